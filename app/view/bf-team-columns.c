// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-team-columns.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-accessible.h"
#include "bf-team-item.h"
#include "bf-ui-text.h"
#include "document/bf-format.h"

typedef enum
{
  COLUMN_ROLE,
  COLUMN_LABEL,
  COLUMN_PEOPLE,
  COLUMN_FTE,
  COLUMN_PAY,
  COLUMN_ABSENCE,
  COLUMN_LEAVING,
  COLUMN_SHIFT,
  N_COLUMNS,
} Column;

static const char *const column_titles[N_COLUMNS] = {
  N_ ("Role"),
  N_ ("Label"),
  N_ ("People"),
  N_ ("FTE"),
  N_ ("Hourly Pay"),
  N_ ("Absence"),
  N_ ("Leaving"),
  N_ ("Shift"),
};

static const char *
get_role_title (BfFacility *facility,
                const char *id)
{
  const BfCatalog *catalog = bf_facility_get_catalog (facility);
  int role = bf_catalog_find_role (catalog, id);

  return role < 0 ? id : _ (bf_catalog_get_role (catalog, (guint) role)->title);
}

static char *
dup_shift (const BfStaff *staff)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (isnan (staff->shift_start))
    return g_strdup (_ ("Typical"));
  start = bf_format_clock (staff->shift_start * 60);
  end = bf_format_clock (staff->shift_end * 60);

  /* Translators: times of day at which somebody comes and goes. */
  return g_strdup_printf (_ ("%s – %s"), start, end);
}

static char *
dup_text (BfFacility *facility,
          const BfStaff *staff,
          Column column)
{
  const BfProfile *profile = bf_facility_get_profile (facility);

  switch (column)
    {
    case COLUMN_ROLE:
      return g_strdup (get_role_title (facility, staff->role));
    case COLUMN_LABEL:
      return g_strdup (staff->label != NULL ? staff->label : "");
    case COLUMN_PEOPLE:
      return bf_format_number (staff->people, 0);
    case COLUMN_FTE:
      return bf_format_number (staff->fte, 2);
    case COLUMN_PAY:
      /* Translators: in place of a number: the value of the catalog holds. */
      return isnan (staff->hourly_pay) ? g_strdup (_ ("Typical")) : bf_format_money_exact (llround (staff->hourly_pay * 100), profile->currency);
    case COLUMN_ABSENCE:
      return isnan (staff->absence_percent) ? g_strdup (_ ("Typical")) : bf_format_percent (staff->absence_percent);
    case COLUMN_LEAVING:
      /* Translators: in a column of a table: these people leave. */
      return g_strdup (staff->leaving ? _ ("Yes") : "");
    case COLUMN_SHIFT:
      return dup_shift (staff);
    case N_COLUMNS:
    default:
      g_assert_not_reached ();
    }
}

/* Words from where one reads, numbers towards their last digit. */
static float
get_xalign (guint column)
{
  return column >= COLUMN_PEOPLE ? 1 : 0;
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "bf-column"));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), get_xalign (column));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), column == COLUMN_ROLE ? 20 : column == COLUMN_LABEL ? 10
                                                                                                    : 6);
  if (column >= COLUMN_PEOPLE)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item,
              BfFacility *facility)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "bf-column"));
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = dup_text (facility, bf_team_item_get_staff (gtk_list_item_get_item (item)), column);
  g_autofree char *name = NULL;

  gtk_label_set_text (GTK_LABEL (label), text);
  if (column == COLUMN_ROLE)
    bf_accessible_name_list_row (label, text);
  if (column == COLUMN_ROLE || *text == '\0')
    name = g_strdup (text);
  else
    /* Translators: what a screen reader says of a cell: title of the column, value. */
    name = g_strdup_printf (_ ("%s: %s"), _ (column_titles[column]), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
append_column (GtkColumnView *view,
               BfFacility *facility,
               guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "bf-column", GUINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), facility, 0);
  column = gtk_column_view_column_new (_ (column_titles[index]), factory);
  gtk_column_view_column_set_expand (column, index <= COLUMN_LABEL);
  /* The window keeps the page, and the page its columns: a width lasts as long. */
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
}

/**
 * bf_team_columns_add:
 * @view: a table whose rows are BfTeamItem
 * @facility: whose catalog and currency word them
 *
 * Adds the columns of a roster to @view.
 */
void
bf_team_columns_add (GtkColumnView *view,
                     BfFacility *facility)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (BF_IS_FACILITY (facility));

  for (guint i = 0; i < N_COLUMNS; i++)
    append_column (view, facility, i);
}

/**
 * bf_team_columns_align_heads:
 * @view: a table with these columns, in a window
 *
 * GTK makes the heads of columns when the table comes into a window, all of them
 * left over whatever is in the column.
 */
void
bf_team_columns_align_heads (GtkColumnView *view)
{
  GtkWidget *head;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  head = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));
  for (guint i = 0; i < N_COLUMNS && head != NULL; i++, head = gtk_widget_get_next_sibling (head))
    {
      GtkWidget *label = bf_ui_find_label (head);

      if (label == NULL)
        continue;
      gtk_label_set_xalign (GTK_LABEL (label), get_xalign (i));
      gtk_widget_set_hexpand (label, TRUE);
    }
}
