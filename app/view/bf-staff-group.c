// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-staff-group.h"
#include "bf-staff-row.h"
#include "bf-ui-text.h"

struct _BfStaffGroup
{
  AdwPreferencesGroup parent_instance;

  GtkMenuButton *add_button;
  GMenu *add_menu;
  GtkListBox *list;
  GtkButton *typical_button;

  BfFacility *facility;
  BfCatalog *menu_catalog; /* whose roles the menu has */
  GPtrArray *rows;         /* BfStaffRow*, borrowed from the list box */
};

G_DEFINE_FINAL_TYPE (BfStaffGroup, bf_staff_group, ADW_TYPE_PREFERENCES_GROUP)

static GPtrArray *
dup_staff (BfStaffGroup *self)
{
  return bf_profile_dup_staff (bf_facility_get_profile (self->facility), bf_facility_get_catalog (self->facility));
}

static void
show_description (BfStaffGroup *self,
                  guint n_staff)
{
  const BfProfile *profile = bf_facility_get_profile (self->facility);
  g_autofree char *text = NULL;

  if (n_staff > BF_STAFF_GROUP_MAX_ROWS)
    /* Translators: how many rows a list has. */
    text = g_strdup_printf (ngettext ("The team has %u row. The table shows it.", "The team has %u rows. The table shows all of them.", n_staff), n_staff);
  else if (n_staff == 0)
    text = g_strdup (_ ("Nobody yet. Add the roles there are in the practice."));
  else if (!profile->staff_given)
    text = g_strdup (_ ("A typical team. Change it to the people you have."));
  else
    text = g_strdup (_ ("The people you have now, providers included."));

  bf_ui_set_group_description (ADW_PREFERENCES_GROUP (self), text);
  gtk_widget_set_visible (GTK_WIDGET (self->typical_button), profile->staff_given);
}

static void
row_edited_cb (BfStaffGroup *self,
               BfStaffRow *row)
{
  g_autoptr (GPtrArray) staff = dup_staff (self);
  guint index;

  if (!g_ptr_array_find (self->rows, row, &index) || index >= staff->len)
    return;

  bf_staff_free (staff->pdata[index]);
  staff->pdata[index] = bf_staff_copy (bf_staff_row_get_staff (row));
  bf_facility_set_staff (self->facility, staff);
}

static void
row_removed_cb (BfStaffGroup *self,
                BfStaffRow *row)
{
  g_autoptr (GPtrArray) staff = dup_staff (self);
  g_autofree char *text = NULL;
  guint index;

  if (!g_ptr_array_find (self->rows, row, &index) || index >= staff->len)
    return;

  /* Translators: %s is a role, such as "Front Desk". */
  text = g_strdup_printf (_ ("“%s” removed"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  /* The row may go away, and the focus must not go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
  g_ptr_array_remove_index (staff, index);
  bf_facility_set_staff (self->facility, staff);
  bf_ui_offer_undo (GTK_WIDGET (self), self->facility, text);
}

static void
append_row (BfStaffGroup *self)
{
  GtkWidget *row = bf_staff_row_new ();

  g_signal_connect_object (row, "edited", G_CALLBACK (row_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  /* The row for adding stays the last one. */
  gtk_list_box_insert (self->list, row, (int) self->rows->len);
  g_ptr_array_add (self->rows, row);
}

static void
remove_last_row (BfStaffGroup *self)
{
  GtkWidget *row = self->rows->pdata[self->rows->len - 1];

  g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
  gtk_list_box_remove (self->list, row);
}

static void
fill_add_menu (BfStaffGroup *self)
{
  BfCatalog *catalog = bf_facility_get_catalog (self->facility);

  if (catalog == self->menu_catalog)
    return;
  g_clear_pointer (&self->menu_catalog, bf_catalog_unref);
  self->menu_catalog = bf_catalog_ref (catalog);
  g_menu_remove_all (self->add_menu);
  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = bf_catalog_get_role (catalog, i);
      g_autofree char *label = bf_ui_dup_menu_label (_ (role->title));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "staff.add", "s", role->id);
      g_menu_append_item (self->add_menu, item);
    }
}

static void
add_role (GtkWidget *widget,
          const char *action_name,
          GVariant *parameter)
{
  BfStaffGroup *self = BF_STAFF_GROUP (widget);
  g_autoptr (GPtrArray) staff = NULL;

  if (self->facility == NULL)
    return;

  staff = dup_staff (self);
  if (staff->len >= BF_PROFILE_MAX_STAFF)
    return;

  g_ptr_array_add (staff, bf_staff_new (g_variant_get_string (parameter, NULL), 1, 1));
  bf_facility_set_staff (self->facility, staff);
}

static void
use_typical_staff (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  BfStaffGroup *self = BF_STAFF_GROUP (widget);

  if (self->facility == NULL)
    return;

  bf_facility_set_staff (self->facility, NULL);
  bf_ui_offer_undo (GTK_WIDGET (self), self->facility, _ ("Your team was replaced by the typical one"));
}

static void
bf_staff_group_dispose (GObject *object)
{
  BfStaffGroup *self = BF_STAFF_GROUP (object);

  /* GTK 4.8 sometimes keeps the menu for good, of which the items are the most. */
  if (self->add_menu != NULL)
    g_menu_remove_all (self->add_menu);
  g_clear_object (&self->facility);
  g_clear_pointer (&self->menu_catalog, bf_catalog_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_STAFF_GROUP);

  G_OBJECT_CLASS (bf_staff_group_parent_class)->dispose (object);
}

static void
bf_staff_group_class_init (BfStaffGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_staff_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-staff-group.ui");
  gtk_widget_class_bind_template_child (widget_class, BfStaffGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, BfStaffGroup, add_menu);
  gtk_widget_class_bind_template_child (widget_class, BfStaffGroup, list);
  gtk_widget_class_bind_template_child (widget_class, BfStaffGroup, typical_button);
  gtk_widget_class_install_action (widget_class, "staff.add", "s", add_role);
  gtk_widget_class_install_action (widget_class, "staff.use-typical", NULL, use_typical_staff);
}

static void
bf_staff_group_init (BfStaffGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bf_staff_group_set_facility:
 * @self: a group
 * @facility: whose roster to show and edit
 */
void
bf_staff_group_set_facility (BfStaffGroup *self,
                             BfFacility *facility)
{
  g_return_if_fail (BF_IS_STAFF_GROUP (self));
  g_return_if_fail (BF_IS_FACILITY (facility));

  g_set_object (&self->facility, facility);
  bf_staff_group_refresh (self);
}

/**
 * bf_staff_group_refresh:
 * @self: a group
 *
 * Shows the roster as it is now. Rows are kept as far as possible, so that the
 * focus and what is expanded outlive an edit.
 */
void
bf_staff_group_refresh (BfStaffGroup *self)
{
  g_autoptr (GPtrArray) staff = NULL;
  guint n_rows;

  g_return_if_fail (BF_IS_STAFF_GROUP (self));

  if (self->facility == NULL)
    return;

  fill_add_menu (self);
  staff = dup_staff (self);
  n_rows = staff->len > BF_STAFF_GROUP_MAX_ROWS ? 0 : staff->len;
  while (self->rows->len > n_rows)
    remove_last_row (self);
  while (self->rows->len < n_rows)
    append_row (self);
  for (guint i = 0; i < n_rows; i++)
    bf_staff_row_set_staff (self->rows->pdata[i], staff->pdata[i], bf_facility_get_profile (self->facility), bf_facility_get_catalog (self->facility));
  show_description (self, staff->len);
}
