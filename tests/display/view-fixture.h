// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "analysis/bf-analysis.h"
#include "bf-find.h"
#include "core/bf-facility.h"

/* What the tests of the pages share: a practice with its analysis, a window to
 * show a page in, and ways to find what is in it. */

typedef struct
{
  BfFacility *facility;
  BfAnalysis *analysis;
} ViewFixture;

static inline void
view_fixture_set_up (ViewFixture *self,
                     gconstpointer user_data)
{
  BfCatalog *catalog = bf_catalog_get_builtin ();
  g_autoptr (BfProfile) profile = bf_profile_new ();

  g_free (profile->setting);
  profile->setting = g_strdup (bf_catalog_get_setting (catalog, 0)->id);
  g_free (profile->name);
  profile->name = g_strdup ("Smith & <b>Sons</b>");
  /* More visits than the typical team can take, so that there is a gap. */
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = 1.4 * bf_profile_get_number (profile, catalog, BF_FIELD_VISITS_PER_DAY).value;

  self->facility = bf_facility_new (catalog);
  bf_facility_open (self->facility, profile, NULL);
  self->analysis = bf_analysis_new (bf_facility_get_profile (self->facility), catalog);
}

static inline void
view_fixture_tear_down (ViewFixture *self,
                        gconstpointer user_data)
{
  g_clear_object (&self->facility);
  g_clear_pointer (&self->analysis, bf_analysis_free);
}

/* Handles everything that waits, redrawing included. */
static inline void
view_settle (GtkWidget *widget)
{
  for (guint i = 0; i < 3; i++)
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

      while (g_main_context_iteration (NULL, FALSE))
        ;
      if (clock != NULL)
        {
          gint64 frame = gdk_frame_clock_get_frame_counter (clock);

          gtk_widget_queue_draw (widget);
          while (gdk_frame_clock_get_frame_counter (clock) == frame)
            g_main_context_iteration (NULL, TRUE);
        }
    }
}

/* Takes @page into a window of that size and shows it. */
static inline GtkWidget *
view_show (GtkWidget *page,
           int width,
           int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (page) || gtk_widget_get_width (page) == 0)
    g_main_context_iteration (NULL, TRUE);
  view_settle (page);
  return window;
}

/* Closes the window of view_show(); nobody may hold on to the page but the caller. */
#define view_close(window, page)              \
  G_STMT_START                                \
  {                                           \
    gtk_window_destroy (GTK_WINDOW (window)); \
    g_assert_finalize_object (page);          \
  }                                           \
  G_STMT_END

/* The @n-th descendant of @type, from 0, in any of its forms. */
static inline gpointer
view_find (GtkWidget *widget,
           GType type,
           guint n)
{
  return bf_find_nth (widget, type, n);
}

/* How many descendants of @type are in sight. */
static inline guint
view_count (GtkWidget *widget,
            GType type)
{
  guint count = g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += view_count (child, type);
  return count;
}

/* A label in sight that reads @text, NULL if there is none. */
static inline GtkWidget *
view_find_text (GtkWidget *widget,
                const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = view_find_text (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline int
view_get_min_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}
