// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-accessible.h"
#include "bf-number-row.h"
#include "bf-shift-rows.h"
#include "bf-staff-fields.h"
#include "bf-tab-out.h"
#include "bf-team-columns.h"
#include "bf-team-item.h"
#include "bf-team-list.h"
#include "bf-team-page.h"
#include "bf-ui-text.h"
#include "core/bf-error.h"
#include "core/bf-staff-text.h"
#include "document/bf-format.h"

struct _BfTeamPage
{
  GtkWidget parent_instance;

  GtkMenuButton *add_button;
  GMenu *add_menu;
  GtkColumnView *column_view;
  GtkLabel *count_label;
  AdwPreferencesGroup *editor;
  AdwFlap *flap;
  AdwEntryRow *label_row;
  AdwActionRow *leaving_row;
  GtkSwitch *leaving_switch;
  AdwComboRow *role_row;
  GtkStringList *roles;
  GtkSingleSelection *selection;

  BfNumberRow *people_row;
  BfNumberRow *fte_row;
  BfNumberRow *pay_row;
  BfNumberRow *absence_row;
  BfShiftRows *shift_rows;

  BfFacility *facility;
  BfCatalog *catalog; /* whose roles the menu and the editor have */
  BfTeamList *list;
  guint selected; /* row; kept over edits */
  gboolean updating;
  gboolean dirty;
};

G_DEFINE_FINAL_TYPE (BfTeamPage, bf_team_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_role_title (BfTeamPage *self,
                const char *id)
{
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);
  int role = bf_catalog_find_role (catalog, id);

  return role < 0 ? id : _ (bf_catalog_get_role (catalog, (guint) role)->title);
}

static GPtrArray *
dup_staff (BfTeamPage *self)
{
  return bf_profile_dup_staff (bf_facility_get_profile (self->facility), bf_facility_get_catalog (self->facility));
}

static gboolean
has_selection (BfTeamPage *self)
{
  return self->selected < g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static const BfStaff *
get_selected_staff (BfTeamPage *self)
{
  BfTeamItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? bf_team_item_get_staff (item) : NULL;
}

static void
show_count (BfTeamPage *self,
            const GPtrArray *staff)
{
  guint people = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < staff->len; i++)
    people += ((const BfStaff *) staff->pdata[i])->people;
  /* Translators: how many people a team has. */
  text = g_strdup_printf (ngettext ("Team: %u person", "Team: %u people", people), people);
  gtk_label_set_text (self->count_label, text);
}

static void
enable_actions (BfTeamPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  gtk_widget_action_set_enabled (widget, "team.remove", has_selection (self));
  gtk_widget_action_set_enabled (widget, "team.move-up", has_selection (self) && self->selected > 0);
  gtk_widget_action_set_enabled (widget, "team.move-down", has_selection (self) && self->selected + 1 < n);
  gtk_widget_set_sensitive (GTK_WIDGET (self->editor), has_selection (self));
}

static void
show_number (BfTeamPage *self,
             BfNumberRow *row,
             double value,
             BfNumber typical)
{
  if (!isnan (value))
    {
      typical.value = value;
      typical.origin = BF_ORIGIN_GIVEN;
    }
  bf_number_row_set_number (row, &typical, bf_facility_get_catalog (self->facility), bf_facility_get_profile (self->facility)->currency);
}

static void
show_editor (BfTeamPage *self)
{
  const BfStaff *staff = get_selected_staff (self);
  const BfProfile *profile = bf_facility_get_profile (self->facility);
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);
  const BfNumber none = BF_NUMBER_UNSET;
  const char *label;
  int role;

  enable_actions (self);
  if (staff == NULL)
    return;

  self->updating = TRUE;
  role = bf_catalog_find_role (catalog, staff->role);
  adw_combo_row_set_selected (self->role_row, role < 0 ? GTK_INVALID_LIST_POSITION : (guint) role);
  label = staff->label != NULL ? staff->label : "";
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->label_row)), label))
    gtk_editable_set_text (GTK_EDITABLE (self->label_row), label);
  show_number (self, self->people_row, staff->people, none);
  show_number (self, self->fte_row, staff->fte, none);
  show_number (self, self->pay_row, staff->hourly_pay, role < 0 ? none : bf_profile_get_role_pay (profile, catalog, (guint) role));
  show_number (self, self->absence_row, staff->absence_percent, bf_profile_get_number (profile, catalog, BF_FIELD_ABSENCE_PERCENT));
  gtk_switch_set_active (self->leaving_switch, staff->leaving);
  bf_shift_rows_set_day (self->shift_rows, bf_profile_get_number (profile, catalog, BF_FIELD_OPENING_HOUR).value, bf_profile_get_number (profile, catalog, BF_FIELD_OPEN_HOURS_PER_DAY).value);
  bf_shift_rows_set_staff (self->shift_rows, staff);
  self->updating = FALSE;
}

static void
show_catalog (BfTeamPage *self)
{
  BfCatalog *catalog = bf_facility_get_catalog (self->facility);

  if (catalog == self->catalog)
    return;
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  self->catalog = bf_catalog_ref (catalog);
  g_menu_remove_all (self->add_menu);
  gtk_string_list_splice (self->roles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->roles)), NULL);
  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = bf_catalog_get_role (catalog, i);
      g_autofree char *label = bf_ui_dup_menu_label (_ (role->title));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "team.add", "s", role->id);
      g_menu_append_item (self->add_menu, item);
      gtk_string_list_append (self->roles, _ (role->title));
    }
}

static void
update (BfTeamPage *self)
{
  g_autoptr (GPtrArray) staff = NULL;

  if (!self->dirty || self->facility == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->dirty = FALSE;
  self->updating = TRUE;
  show_catalog (self);
  staff = dup_staff (self);
  bf_team_list_set_staff (self->list, staff);
  if (self->selected >= staff->len && staff->len > 0)
    self->selected = staff->len - 1;
  gtk_single_selection_set_selected (self->selection, self->selected);
  show_count (self, staff);
  self->updating = FALSE;
  show_editor (self);
}

/* Takes the roster with a change in it; @selected is the row to go on with. */
static void
take_staff (BfTeamPage *self,
            GPtrArray *staff,
            guint selected)
{
  self->selected = selected;
  bf_facility_set_staff (self->facility, staff);
  bf_team_page_refresh (self);
}

static BfStaff *
get_row_to_edit (BfTeamPage *self,
                 GPtrArray *staff)
{
  return self->updating || self->selected >= staff->len ? NULL : staff->pdata[self->selected];
}

static void
selected_cb (BfTeamPage *self)
{
  if (self->updating)
    return;

  self->selected = gtk_single_selection_get_selected (self->selection);
  show_editor (self);
}

static void
row_activated_cb (BfTeamPage *self)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->role_row));
}

static void
role_selected_cb (BfTeamPage *self)
{
  const BfCatalog *catalog;
  g_autoptr (GPtrArray) staff = NULL;
  guint role = adw_combo_row_get_selected (self->role_row);
  BfStaff *row;

  if (self->updating || self->facility == NULL)
    return;
  catalog = bf_facility_get_catalog (self->facility);
  staff = dup_staff (self);
  row = get_row_to_edit (self, staff);
  if (row == NULL || role >= catalog->roles->len)
    return;

  g_free (row->role);
  row->role = g_strdup (bf_catalog_get_role (catalog, role)->id);
  take_staff (self, staff, self->selected);
}

static void
label_entered_cb (BfTeamPage *self)
{
  g_autoptr (GPtrArray) staff = NULL;
  g_autofree char *label = NULL;
  BfStaff *row;

  if (self->updating || self->facility == NULL)
    return;
  staff = dup_staff (self);
  row = get_row_to_edit (self, staff);
  label = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->label_row))));
  if (row == NULL || g_strcmp0 (row->label != NULL ? row->label : "", label) == 0)
    return;

  g_free (row->label);
  row->label = *label != '\0' ? g_steal_pointer (&label) : NULL;
  take_staff (self, staff, self->selected);
}

static void
number_edited_cb (BfTeamPage *self,
                  double value,
                  BfNumberRow *number_row)
{
  g_autoptr (GPtrArray) staff = dup_staff (self);
  BfStaff *row = get_row_to_edit (self, staff);

  if (row == NULL)
    return;
  if (number_row == self->people_row)
    row->people = (guint) value;
  else if (number_row == self->fte_row)
    row->fte = value;
  else if (number_row == self->pay_row)
    row->hourly_pay = value;
  else
    row->absence_percent = value;
  take_staff (self, staff, self->selected);
}

static void
shift_edited_cb (BfTeamPage *self)
{
  g_autoptr (GPtrArray) staff = dup_staff (self);
  BfStaff *row = get_row_to_edit (self, staff);

  if (row == NULL)
    return;
  bf_shift_rows_fill (self->shift_rows, row);
  take_staff (self, staff, self->selected);
}

static void
leaving_changed_cb (BfTeamPage *self)
{
  g_autoptr (GPtrArray) staff = NULL;
  gboolean leaving = gtk_switch_get_active (self->leaving_switch);
  BfStaff *row;

  if (self->updating || self->facility == NULL)
    return;
  staff = dup_staff (self);
  row = get_row_to_edit (self, staff);
  if (row == NULL || row->leaving == leaving)
    return;

  row->leaving = leaving;
  take_staff (self, staff, self->selected);
}

static void
close_page (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
}

static void
add_role (GtkWidget *widget,
          const char *action_name,
          GVariant *parameter)
{
  BfTeamPage *self = BF_TEAM_PAGE (widget);
  g_autoptr (GPtrArray) staff = dup_staff (self);
  guint index = MIN (self->selected + 1, staff->len);

  if (staff->len >= BF_PROFILE_MAX_STAFF)
    return;
  g_ptr_array_insert (staff, (int) index, bf_staff_new (g_variant_get_string (parameter, NULL), 1, 1));
  take_staff (self, staff, index);
}

static void
remove_row (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  BfTeamPage *self = BF_TEAM_PAGE (widget);
  g_autoptr (GPtrArray) staff = dup_staff (self);
  g_autofree char *text = NULL;
  const BfStaff *row;

  if (self->selected >= staff->len)
    return;
  row = staff->pdata[self->selected];
  /* Translators: %s is a role, such as "Front Desk". */
  text = g_strdup_printf (_ ("“%s” removed"), row->label != NULL && *row->label != '\0' ? row->label : get_role_title (self, row->role));
  g_ptr_array_remove_index (staff, self->selected);
  take_staff (self, staff, self->selected);
  bf_ui_offer_undo (GTK_WIDGET (self), self->facility, text);
}

static void
move_row (BfTeamPage *self,
          int by)
{
  g_autoptr (GPtrArray) staff = dup_staff (self);
  guint to = (guint) ((int) self->selected + by);
  gpointer row;

  if (self->selected >= staff->len || to >= staff->len)
    return;
  row = staff->pdata[self->selected];
  staff->pdata[self->selected] = staff->pdata[to];
  staff->pdata[to] = row;
  take_staff (self, staff, to);
}

static void
move_up (GtkWidget *widget,
         const char *action_name,
         GVariant *parameter)
{
  move_row (BF_TEAM_PAGE (widget), -1);
}

static void
move_down (GtkWidget *widget,
           const char *action_name,
           GVariant *parameter)
{
  move_row (BF_TEAM_PAGE (widget), 1);
}

static void
show_error (BfTeamPage *self,
            const GError *error)
{
  bf_ui_show_message (GTK_WIDGET (self), _ ("Could Not Paste the Rows"), error->message);
}

static void
text_read_cb (GObject *clipboard,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (BfTeamPage) self = BF_TEAM_PAGE (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (!bf_team_page_paste (self, text != NULL ? text : "", &error))
    show_error (self, error);
}

static void
paste (GtkWidget *widget,
       const char *action_name,
       GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb, g_object_ref (widget));
}

static void
copy (GtkWidget *widget,
      const char *action_name,
      GVariant *parameter)
{
  BfTeamPage *self = BF_TEAM_PAGE (widget);
  g_autoptr (GPtrArray) staff = dup_staff (self);
  g_autofree char *text = bf_staff_text_write (staff, bf_facility_get_catalog (self->facility));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static BfNumberRow *
add_number_row (BfTeamPage *self,
                const BfFieldInfo *info,
                gboolean can_reset)
{
  GtkWidget *row = bf_number_row_new (info);

  bf_number_row_set_can_reset (BF_NUMBER_ROW (row), can_reset);
  g_signal_connect_object (row, "edited", G_CALLBACK (number_edited_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->editor, row);

  return BF_NUMBER_ROW (row);
}

static void
bf_team_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bf_team_page_parent_class)->map (widget);

  bf_team_columns_align_heads (BF_TEAM_PAGE (widget)->column_view);
  update (BF_TEAM_PAGE (widget));
}

static gboolean
bf_team_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BF_TEAM_PAGE (widget)->column_view));
}

static void
bf_team_page_dispose (GObject *object)
{
  BfTeamPage *self = BF_TEAM_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->facility);
  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_TEAM_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  g_clear_object (&self->list);
  g_clear_object (&self->shift_rows);

  G_OBJECT_CLASS (bf_team_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BfTeamPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, BfTeamPage, add_menu);
  gtk_widget_class_bind_template_child (widget_class, BfTeamPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, BfTeamPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, BfTeamPage, editor);
  gtk_widget_class_bind_template_child (widget_class, BfTeamPage, flap);
  gtk_widget_class_bind_template_child (widget_class, BfTeamPage, label_row);
  gtk_widget_class_bind_template_child (widget_class, BfTeamPage, leaving_row);
  gtk_widget_class_bind_template_child (widget_class, BfTeamPage, leaving_switch);
  gtk_widget_class_bind_template_child (widget_class, BfTeamPage, role_row);
  gtk_widget_class_bind_template_child (widget_class, BfTeamPage, roles);
  gtk_widget_class_bind_template_child (widget_class, BfTeamPage, selection);
  gtk_widget_class_bind_template_callback (widget_class, label_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, leaving_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
bf_team_page_class_init (BfTeamPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_team_page_dispose;
  widget_class->grab_focus = bf_team_page_grab_focus;
  widget_class->map = bf_team_page_map;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-team-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "team.add", "s", add_role);
  gtk_widget_class_install_action (widget_class, "team.close", NULL, close_page);
  gtk_widget_class_install_action (widget_class, "team.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "team.move-down", NULL, move_down);
  gtk_widget_class_install_action (widget_class, "team.move-up", NULL, move_up);
  gtk_widget_class_install_action (widget_class, "team.paste", NULL, paste);
  gtk_widget_class_install_action (widget_class, "team.remove", NULL, remove_row);
}

static void
bf_team_page_init (BfTeamPage *self)
{
  self->list = bf_team_list_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  self->people_row = add_number_row (self, &bf_staff_people_info, FALSE);
  self->fte_row = add_number_row (self, &bf_staff_fte_info, FALSE);
  self->pay_row = add_number_row (self, &bf_staff_pay_info, TRUE);
  self->absence_row = add_number_row (self, bf_field_get_info (BF_FIELD_ABSENCE_PERCENT), TRUE);
  self->shift_rows = bf_shift_rows_new ();
  g_signal_connect_object (self->shift_rows, "edited", G_CALLBACK (shift_edited_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < BF_SHIFT_N_ROWS; i++)
    adw_preferences_group_add (self->editor, bf_shift_rows_get_row (self->shift_rows, i));
  adw_preferences_group_add (self->editor, GTK_WIDGET (self->leaving_row));
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->label_row))), 200);
  bf_tab_out_add (GTK_WIDGET (self->column_view));
  bf_accessible_name_column_view (self->column_view);
  bf_accessible_name_buttons (GTK_WIDGET (self));
}

/**
 * bf_team_page_set_facility:
 * @self: a page
 * @facility: whose roster to show and edit
 */
void
bf_team_page_set_facility (BfTeamPage *self,
                           BfFacility *facility)
{
  g_return_if_fail (BF_IS_TEAM_PAGE (self));
  g_return_if_fail (BF_IS_FACILITY (facility));

  if (self->facility == NULL)
    bf_team_columns_add (self->column_view, facility);
  g_set_object (&self->facility, facility);
  bf_team_page_refresh (self);
}

/**
 * bf_team_page_refresh:
 * @self: a page
 *
 * Shows the roster as it is now: at once while the page is in sight, else when it
 * comes into sight.
 */
void
bf_team_page_refresh (BfTeamPage *self)
{
  g_return_if_fail (BF_IS_TEAM_PAGE (self));

  self->dirty = TRUE;
  update (self);
}

/**
 * bf_team_page_paste:
 * @self: a page that shows a facility
 * @text: rows as a spreadsheet copies them, see bf_staff_text_parse()
 * @error: return location for a BF_CORE_ERROR that names the line
 *
 * Adds all rows behind the selected one, as one step, or none.
 *
 * Returns: whether they were added
 */
gboolean
bf_team_page_paste (BfTeamPage *self,
                    const char *text,
                    GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) staff = NULL;
  g_autofree char *message = NULL;
  guint index;
  guint n_rows;

  g_return_val_if_fail (BF_IS_TEAM_PAGE (self) && self->facility != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  rows = bf_staff_text_parse (text, bf_facility_get_catalog (self->facility), error);
  if (rows == NULL)
    return FALSE;
  staff = dup_staff (self);
  n_rows = rows->len;
  if (staff->len + n_rows > BF_PROFILE_MAX_STAFF)
    {
      /* Translators: %d is the greatest number of rows. */
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_TOO_LARGE, _ ("There would be more than %d rows. Join like rows: one row may stand for many people."), BF_PROFILE_MAX_STAFF);
      return FALSE;
    }
  index = MIN (self->selected + 1, staff->len);
  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_insert (staff, (int) (index + i), bf_staff_copy (rows->pdata[i]));
  take_staff (self, staff, index);
  /* Translators: rows of a team that came from a spreadsheet. */
  message = g_strdup_printf (ngettext ("%u row added", "%u rows added", n_rows), n_rows);
  bf_ui_offer_undo (GTK_WIDGET (self), self->facility, message);

  return TRUE;
}
