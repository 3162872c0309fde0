// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-steady-layout.h"

/* GTK finds the least width of a paragraph by putting each letter on a line of its own,
 * which takes as long as a dozen layouts; so many letters a line are quicker, and no
 * row is that narrow. */
#define LEAST_CHARS 6
/* More than any row holds: without it the least would be the natural width, too. */
#define MOST_CHARS 1000

struct _BfSteadyLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (BfSteadyLayout, bf_steady_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
bf_steady_layout_get_request_mode (GtkLayoutManager *layout,
                                   GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Without a width to be high for it is the natural one: a label would lay its text out
 * for that, and once more for any width at all. */
static int
get_size_for (GtkWidget *child,
              GtkOrientation orientation,
              int for_size)
{
  int natural;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return -1;
  if (for_size >= 0)
    return for_size;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static void
bf_steady_layout_measure (GtkLayoutManager *layout,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, get_size_for (child, orientation, for_size), &child_minimum, &child_natural, NULL, NULL);
      *minimum = is_width ? MAX (*minimum, child_minimum) : *minimum + child_minimum;
      *natural = is_width ? MAX (*natural, child_natural) : *natural + child_natural;
    }
}

static void
bf_steady_layout_allocate (GtkLayoutManager *layout,
                           GtkWidget *widget,
                           int width,
                           int height,
                           int baseline)
{
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      if (gtk_widget_get_next_sibling (child) == NULL)
        child_height = height - y;
      else
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &child_height, NULL, NULL);
      gtk_widget_allocate (child, width, child_height, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, y)));
      y += child_height;
    }
}

static void
bf_steady_layout_class_init (BfSteadyLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = bf_steady_layout_get_request_mode;
  layout_class->measure = bf_steady_layout_measure;
  layout_class->allocate = bf_steady_layout_allocate;
}

static void
bf_steady_layout_init (BfSteadyLayout *self)
{
}

static void
steady_labels (GtkWidget *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && gtk_label_get_wrap (GTK_LABEL (child)))
      g_object_set (child, "width-chars", LEAST_CHARS, "max-width-chars", MOST_CHARS, NULL);
}

/**
 * bf_steady_layout_apply:
 * @widget: a row of a boxed list, or what has such rows
 *
 * Lets titles and subtitles of rows be laid out once.  libadwaita puts them side by
 * side with what follows in a row, and there GTK tries them in many widths: a
 * subtitle of 120 letters takes 4 ms so, and 1 ms without.
 */
void
bf_steady_layout_apply (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_BOX (widget) && gtk_widget_has_css_class (widget, "title") && !BF_IS_STEADY_LAYOUT (gtk_widget_get_layout_manager (widget)))
    {
      gtk_widget_set_layout_manager (widget, g_object_new (BF_TYPE_STEADY_LAYOUT, NULL));
      steady_labels (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    bf_steady_layout_apply (child);
}
