// SPDX-License-Identifier: GPL-3.0-or-later
#include "bf-find.h"

typedef gboolean (*Match) (GtkWidget *widget,
                           gconstpointer data);

static GtkWidget *
find (GtkWidget *widget,
      Match match,
      gconstpointer data,
      guint *n)
{
  if (match (widget, data) && (*n)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, data, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_of_type (GtkWidget *widget,
            gconstpointer data)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) data);
}

static gboolean
shows_text (GtkWidget *widget,
            gconstpointer data)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), data);
}

GtkWidget *
bf_find_nth (GtkWidget *widget,
             GType type,
             guint n)
{
  return find (widget, is_of_type, &type, &n);
}

guint
bf_find_count (GtkWidget *widget,
               GType type)
{
  guint n = 0;

  while (bf_find_nth (widget, type, n) != NULL)
    n++;

  return n;
}

GtkWidget *
bf_find_label (GtkWidget *widget,
               const char *text)
{
  guint n = 0;

  return find (widget, shows_text, text, &n);
}

void
bf_find_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}
