// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-accessible.h"
#include "bf-date-row.h"
#include "bf-logo-row.h"
#include "bf-number-row.h"
#include "bf-practice-page.h"
#include "bf-staff-group.h"
#include "bf-steady-layout.h"
#include "bf-team-page.h"
#include "bf-ui-text.h"
#include "core/bf-json.h"
#include "document/bf-format.h"

struct _BfPracticePage
{
  AdwBin parent_instance;

  AdwExpanderRow *absence_row;
  AdwEntryRow *address_row;
  BfLogoRow *logo_row;
  AdwPreferencesGroup *money_group;
  AdwEntryRow *name_row;
  AdwPreferencesGroup *pains_group;
  AdwExpanderRow *pay_row;
  AdwPreferencesGroup *practice_group;
  AdwEntryRow *prepared_by_row;
  GtkLabel *result_label;
  AdwComboRow *setting_row;
  GtkStringList *settings;
  BfStaffGroup *staff_group;
  BfDateRow *start_date_row;
  GtkDropDown *state_drop_down;
  GtkStringList *states;
  AdwExpanderRow *targets_row;
  AdwExpanderRow *tasks_row;
  AdwExpanderRow *time_row;
  AdwExpanderRow *volumes_row;
  AdwExpanderRow *hiring_row;
  AdwExpanderRow *day_row;
  GtkStack *stack;
  BfTeamPage *team_page; /* NULL until it is shown */

  BfFacility *facility;
  BfCatalog *catalog; /* whose tasks, roles and complaints have rows */
  BfNumberRow *number_rows[BF_N_FIELDS];
  GPtrArray *volume_rows;   /* BfNumberRow*, by task of the catalog */
  GPtrArray *task_rows;     /* BfNumberRow*, likewise */
  GPtrArray *role_rows;     /* BfNumberRow*, by role of the catalog */
  GPtrArray *pain_switches; /* GtkSwitch*, by pain of the catalog */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BfPracticePage, bf_practice_page, ADW_TYPE_BIN)

static const BfField practice_fields[] = {
  BF_FIELD_PROVIDERS_FTE,
  BF_FIELD_VISITS_PER_DAY,
  BF_FIELD_WALK_IN_PERCENT,
  BF_FIELD_OPEN_DAYS_PER_WEEK,
  BF_FIELD_OPEN_HOURS_PER_DAY,
  BF_FIELD_OPEN_WEEKS_PER_YEAR,
};

static const BfField money_fields[] = {
  BF_FIELD_BUDGET_PER_YEAR,
  BF_FIELD_MAX_HIRES,
  BF_FIELD_BENEFITS_PERCENT,
  BF_FIELD_RECRUITING_COST,
  BF_FIELD_ONBOARDING_COST,
  BF_FIELD_REPLACEMENT_PERCENT,
  BF_FIELD_CROSS_TRAINING_COST,
};

static const BfField time_fields[] = {
  BF_FIELD_FULL_TIME_HOURS_PER_WEEK,
  BF_FIELD_PRODUCTIVE_HOURS_PER_DAY,
  BF_FIELD_HOLIDAY_DAYS_PER_YEAR,
  BF_FIELD_VACATION_DAYS_PER_YEAR,
  BF_FIELD_SICK_DAYS_PER_YEAR,
  BF_FIELD_TRAINING_DAYS_PER_YEAR,
  BF_FIELD_SUPPORT_PERCENT,
  BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR,
  BF_FIELD_PLANNED_UTILISATION_PERCENT,
};

static const BfField absence_fields[] = {
  BF_FIELD_ABSENCE_PERCENT,
  BF_FIELD_TURNOVER_PERCENT,
};

static const BfField hiring_fields[] = {
  BF_FIELD_WEEKS_TO_HIRE,
  BF_FIELD_WEEKS_TO_PRODUCTIVE,
  BF_FIELD_WEEKS_TO_CROSS_TRAIN,
};

static const BfField day_fields[] = {
  BF_FIELD_OPENING_HOUR,
  BF_FIELD_EXAM_ROOMS,
  BF_FIELD_ROOMS_PER_PROVIDER,
  BF_FIELD_BREAK_MINUTES,
  BF_FIELD_NO_SHOW_PERCENT,
  BF_FIELD_PUNCTUALITY_MINUTES,
  BF_FIELD_WALK_IN_PEAK_PERCENT,
  BF_FIELD_DURATION_SPREAD_PERCENT,
  BF_FIELD_OBSERVED_WAIT_MINUTES,
  BF_FIELD_OBSERVED_TOTAL_MINUTES,
};

static const BfField target_fields[] = {
  BF_FIELD_TARGET_COVER_PERCENT,
  BF_FIELD_TARGET_RIGHT_HANDS_PERCENT,
  BF_FIELD_TARGET_RESILIENCE_PERCENT,
  BF_FIELD_TARGET_WAIT_MINUTES,
};

/* Entries that are written to while the user types; text that is the same is
 * left alone, so that the cursor stays. */
static void
show_text (AdwEntryRow *row,
           const char *text)
{
  GtkEditable *editable = GTK_EDITABLE (row);

  if (g_strcmp0 (gtk_editable_get_text (editable), text) != 0)
    gtk_editable_set_text (editable, text);
}

static void
show_setting (BfPracticePage *self,
              const BfProfile *profile,
              const BfCatalog *catalog)
{
  int setting = bf_catalog_find_setting (catalog, profile->setting);

  adw_combo_row_set_selected (self->setting_row, (guint) (setting + 1));
}

static void
show_state (BfPracticePage *self,
            const BfProfile *profile,
            const BfCatalog *catalog)
{
  guint selected = 0;

  for (guint i = 0; i < catalog->states->len; i++)
    {
      const BfStateInfo *state = catalog->states->pdata[i];

      if (g_strcmp0 (state->code, profile->state) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_selected (self->state_drop_down, selected);
}

/* What the facility's catalog says of a task or role is the user's too, but not from
 * here: @entered is whether it was entered in the form. */
static void
show_item_number (BfNumberRow *row,
                  const BfNumber *number,
                  const BfCatalog *catalog,
                  const BfProfile *profile,
                  gboolean entered)
{
  bf_number_row_set_can_reset (row, entered);
  bf_number_row_set_number (row, number, catalog, profile->currency);
}

static void
show_numbers (BfPracticePage *self,
              const BfProfile *profile,
              const BfCatalog *catalog)
{
  for (guint i = 0; i < BF_N_FIELDS; i++)
    {
      BfNumber number = bf_profile_get_number (profile, catalog, i);

      if (self->number_rows[i] != NULL)
        bf_number_row_set_number (self->number_rows[i], &number, catalog, profile->currency);
    }
  for (guint i = 0; i < self->volume_rows->len; i++)
    {
      BfNumber number = bf_profile_get_task_per_driver (profile, catalog, i);

      show_item_number (self->volume_rows->pdata[i], &number, catalog, profile, g_hash_table_contains (profile->task_per_driver, bf_catalog_get_task (catalog, i)->id));
    }
  for (guint i = 0; i < self->task_rows->len; i++)
    {
      BfNumber number = bf_profile_get_task_minutes (profile, catalog, i);

      show_item_number (self->task_rows->pdata[i], &number, catalog, profile, g_hash_table_contains (profile->task_minutes, bf_catalog_get_task (catalog, i)->id));
    }
  for (guint i = 0; i < self->role_rows->len; i++)
    {
      BfNumber number = bf_profile_get_role_pay (profile, catalog, i);

      show_item_number (self->role_rows->pdata[i], &number, catalog, profile, g_hash_table_contains (profile->role_pay, bf_catalog_get_role (catalog, i)->id));
    }
}

static void
show_pains (BfPracticePage *self,
            const BfProfile *profile,
            const BfCatalog *catalog)
{
  for (guint i = 0; i < self->pain_switches->len; i++)
    {
      const BfPain *pain = catalog->pains->pdata[i];
      gboolean ticked = g_ptr_array_find_with_equal_func (profile->pains, pain->id, g_str_equal, NULL);

      gtk_switch_set_active (self->pain_switches->pdata[i], ticked);
    }
}

static void show_catalog (BfPracticePage *self);

static void
refresh (BfPracticePage *self)
{
  const BfProfile *profile = bf_facility_get_profile (self->facility);
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);

  self->updating = TRUE;
  show_catalog (self);
  show_text (self->name_row, profile->name);
  show_text (self->address_row, profile->address);
  show_text (self->prepared_by_row, profile->prepared_by);
  bf_date_row_set_date (self->start_date_row, profile->start_date);
  show_setting (self, profile, catalog);
  show_state (self, profile, catalog);
  show_numbers (self, profile, catalog);
  show_pains (self, profile, catalog);
  bf_staff_group_refresh (self->staff_group);
  if (self->team_page != NULL)
    bf_team_page_refresh (self->team_page);
  self->updating = FALSE;
}

static void
field_edited_cb (BfPracticePage *self,
                 double value,
                 BfNumberRow *row)
{
  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (self->number_rows[i] == row)
      bf_facility_set_number (self->facility, i, value);
}

static void
volume_edited_cb (BfPracticePage *self,
                  double per_driver,
                  BfNumberRow *row)
{
  guint index;

  if (g_ptr_array_find (self->volume_rows, row, &index))
    bf_facility_set_task_per_driver (self->facility, bf_catalog_get_task (bf_facility_get_catalog (self->facility), index)->id, per_driver);
}

static void
task_edited_cb (BfPracticePage *self,
                double minutes,
                BfNumberRow *row)
{
  guint index;

  if (g_ptr_array_find (self->task_rows, row, &index))
    bf_facility_set_task_minutes (self->facility, bf_catalog_get_task (bf_facility_get_catalog (self->facility), index)->id, minutes);
}

static void
role_edited_cb (BfPracticePage *self,
                double hourly_pay,
                BfNumberRow *row)
{
  guint index;

  if (g_ptr_array_find (self->role_rows, row, &index))
    bf_facility_set_role_pay (self->facility, bf_catalog_get_role (bf_facility_get_catalog (self->facility), index)->id, hourly_pay);
}

static void
pain_switched_cb (BfPracticePage *self,
                  GParamSpec *pspec,
                  GtkSwitch *toggle)
{
  const BfPain *pain;
  guint index;

  if (self->updating || !g_ptr_array_find (self->pain_switches, toggle, &index))
    return;

  pain = bf_facility_get_catalog (self->facility)->pains->pdata[index];
  bf_facility_set_pain (self->facility, pain->id, gtk_switch_get_active (toggle));
}

static void
name_changed_cb (BfPracticePage *self)
{
  if (!self->updating && self->facility != NULL)
    bf_facility_set_name (self->facility, gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
}

static void
address_changed_cb (BfPracticePage *self)
{
  if (!self->updating && self->facility != NULL)
    bf_facility_set_address (self->facility, gtk_editable_get_text (GTK_EDITABLE (self->address_row)));
}

static void
prepared_by_changed_cb (BfPracticePage *self)
{
  if (!self->updating && self->facility != NULL)
    bf_facility_set_prepared_by (self->facility, gtk_editable_get_text (GTK_EDITABLE (self->prepared_by_row)));
}

static void
start_date_edited_cb (BfPracticePage *self,
                      const char *date)
{
  bf_facility_set_start_date (self->facility, date);
}

static void
setting_selected_cb (BfPracticePage *self)
{
  guint selected = adw_combo_row_get_selected (self->setting_row);
  const BfCatalog *catalog;

  if (self->updating || self->facility == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  catalog = bf_facility_get_catalog (self->facility);
  bf_facility_set_setting (self->facility, selected == 0 ? "" : bf_catalog_get_setting (catalog, selected - 1)->id);
}

static void
state_selected_cb (BfPracticePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->state_drop_down);
  const BfCatalog *catalog;
  const BfStateInfo *state;

  if (self->updating || self->facility == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  catalog = bf_facility_get_catalog (self->facility);
  state = selected == 0 ? NULL : catalog->states->pdata[selected - 1];
  bf_facility_set_state (self->facility, state == NULL ? "" : state->code);
}

static BfNumberRow *
create_number_row (BfPracticePage *self,
                   const BfFieldInfo *info,
                   GCallback edited_cb)
{
  GtkWidget *row = bf_number_row_new (info);

  g_signal_connect_object (row, "edited", edited_cb, self, G_CONNECT_SWAPPED);
  return BF_NUMBER_ROW (row);
}

static void
add_rows (BfPracticePage *self,
          GtkWidget *parent,
          const BfField *fields,
          guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      BfNumberRow *row = create_number_row (self, bf_field_get_info (fields[i]), G_CALLBACK (field_edited_cb));

      self->number_rows[fields[i]] = row;
      if (ADW_IS_EXPANDER_ROW (parent))
        adw_expander_row_add_row (ADW_EXPANDER_ROW (parent), GTK_WIDGET (row));
      else
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (parent), GTK_WIDGET (row));
    }
}

static void
add_field_rows (BfPracticePage *self)
{
  add_rows (self, GTK_WIDGET (self->practice_group), practice_fields, G_N_ELEMENTS (practice_fields));
  add_rows (self, GTK_WIDGET (self->money_group), money_fields, G_N_ELEMENTS (money_fields));
}

static void
add_volume_rows (BfPracticePage *self,
                 const BfCatalog *catalog)
{
  BfFieldInfo info = {
    .unit = BF_UNIT_NONE,
    .maximum = BF_MAX_TASK_PER_DRIVER,
    .step = 0.05,
    .digits = 2,
  };

  for (guint i = 0; i < catalog->tasks->len; i++)
    {
      const BfTask *task = bf_catalog_get_task (catalog, i);
      BfNumberRow *row;

      info.id = task->id;
      info.title = task->title;
      info.help = bf_driver_get_title (task->driver);
      row = create_number_row (self, &info, G_CALLBACK (volume_edited_cb));
      g_ptr_array_add (self->volume_rows, row);
      adw_expander_row_add_row (self->volumes_row, GTK_WIDGET (row));
    }
}

static void
add_task_rows (BfPracticePage *self,
               const BfCatalog *catalog)
{
  BfFieldInfo info = {
    .unit = BF_UNIT_NONE,
    .maximum = 480,
    .step = 0.5,
    .digits = 1,
  };

  for (guint i = 0; i < catalog->tasks->len; i++)
    {
      const BfTask *task = bf_catalog_get_task (catalog, i);
      BfNumberRow *row;

      info.id = task->id;
      info.title = task->title;
      info.help = task->description;
      row = create_number_row (self, &info, G_CALLBACK (task_edited_cb));
      g_ptr_array_add (self->task_rows, row);
      adw_expander_row_add_row (self->tasks_row, GTK_WIDGET (row));
    }
}

static void
add_role_rows (BfPracticePage *self,
               const BfCatalog *catalog)
{
  BfFieldInfo info = {
    .unit = BF_UNIT_MONEY,
    .minimum = 1,
    .maximum = 1000,
    .step = 0.25,
    .digits = 2,
  };

  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = bf_catalog_get_role (catalog, i);
      BfNumberRow *row;

      info.id = role->id;
      info.title = role->title;
      row = create_number_row (self, &info, G_CALLBACK (role_edited_cb));
      g_ptr_array_add (self->role_rows, row);
      adw_expander_row_add_row (self->pay_row, GTK_WIDGET (row));
    }
}

static void
add_pain_rows (BfPracticePage *self,
               const BfCatalog *catalog)
{
  for (guint i = 0; i < catalog->pains->len; i++)
    {
      const BfPain *pain = catalog->pains->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *toggle = gtk_switch_new ();

      bf_ui_set_row_title (ADW_PREFERENCES_ROW (row), _ (pain->title));
      gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
      g_signal_connect_object (toggle, "notify::active", G_CALLBACK (pain_switched_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->pain_switches, toggle);
      adw_preferences_group_add (self->pains_group, row);
    }
}

static void
fill_choices (BfPracticePage *self,
              const BfCatalog *catalog)
{
  gtk_string_list_append (self->settings, _ ("Choose…"));
  for (guint i = 0; i < catalog->settings->len; i++)
    gtk_string_list_append (self->settings, _ (bf_catalog_get_setting (catalog, i)->title));

  gtk_string_list_append (self->states, _ ("Choose…"));
  for (guint i = 0; i < catalog->states->len; i++)
    {
      const BfStateInfo *state = catalog->states->pdata[i];

      gtk_string_list_append (self->states, _ (state->name));
    }
}

static void
remove_catalog_rows (BfPracticePage *self)
{
  for (guint i = 0; i < self->volume_rows->len; i++)
    adw_expander_row_remove (self->volumes_row, self->volume_rows->pdata[i]);
  for (guint i = 0; i < self->task_rows->len; i++)
    adw_expander_row_remove (self->tasks_row, self->task_rows->pdata[i]);
  for (guint i = 0; i < self->role_rows->len; i++)
    adw_expander_row_remove (self->pay_row, self->role_rows->pdata[i]);
  for (guint i = 0; i < self->pain_switches->len; i++)
    adw_preferences_group_remove (self->pains_group, gtk_widget_get_ancestor (self->pain_switches->pdata[i], ADW_TYPE_ACTION_ROW));
  g_ptr_array_set_size (self->volume_rows, 0);
  g_ptr_array_set_size (self->task_rows, 0);
  g_ptr_array_set_size (self->role_rows, 0);
  g_ptr_array_set_size (self->pain_switches, 0);
  gtk_string_list_splice (self->settings, 0, g_list_model_get_n_items (G_LIST_MODEL (self->settings)), NULL);
  gtk_string_list_splice (self->states, 0, g_list_model_get_n_items (G_LIST_MODEL (self->states)), NULL);
}

/* The facility may have another catalog after an edit of its roles and tasks. */
static void
show_catalog (BfPracticePage *self)
{
  BfCatalog *catalog = bf_facility_get_catalog (self->facility);

  if (catalog == self->catalog)
    return;

  remove_catalog_rows (self);
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  self->catalog = bf_catalog_ref (catalog);
  fill_choices (self, catalog);
  if (adw_expander_row_get_expanded (self->volumes_row))
    add_volume_rows (self, catalog);
  if (adw_expander_row_get_expanded (self->tasks_row))
    add_task_rows (self, catalog);
  if (adw_expander_row_get_expanded (self->pay_row))
    add_role_rows (self, catalog);
  add_pain_rows (self, catalog);
}

/* What is folded away is made once it is unfolded: most of it never is. */
static void
expanded_cb (BfPracticePage *self,
             GParamSpec *pspec,
             AdwExpanderRow *row)
{
  const struct
  {
    AdwExpanderRow *row;
    const BfField *fields;
    guint n_fields;
  } parts[] = {
    { self->time_row, time_fields, G_N_ELEMENTS (time_fields) },
    { self->absence_row, absence_fields, G_N_ELEMENTS (absence_fields) },
    { self->hiring_row, hiring_fields, G_N_ELEMENTS (hiring_fields) },
    { self->day_row, day_fields, G_N_ELEMENTS (day_fields) },
    { self->targets_row, target_fields, G_N_ELEMENTS (target_fields) },
  };

  if (self->facility == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (row == parts[i].row && self->number_rows[parts[i].fields[0]] == NULL)
      add_rows (self, GTK_WIDGET (row), parts[i].fields, parts[i].n_fields);
  if (row == self->volumes_row && self->volume_rows->len == 0)
    add_volume_rows (self, self->catalog);
  if (row == self->tasks_row && self->task_rows->len == 0)
    add_task_rows (self, self->catalog);
  if (row == self->pay_row && self->role_rows->len == 0)
    add_role_rows (self, self->catalog);
  self->updating = TRUE;
  show_numbers (self, bf_facility_get_profile (self->facility), self->catalog);
  self->updating = FALSE;
}

/* Undo is the window's, over everything. */
static void
set_up_entry (AdwEntryRow *row,
              int max_length)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (row));

  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  if (GTK_IS_TEXT (delegate))
    gtk_text_set_max_length (GTK_TEXT (delegate), max_length);
}

static void
team_closed_cb (BfPracticePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_child_focus (GTK_WIDGET (self->staff_group), GTK_DIR_TAB_FORWARD);
}

static void
show_team (GtkWidget *widget,
           const char *action_name,
           GVariant *parameter)
{
  BfPracticePage *self = BF_PRACTICE_PAGE (widget);

  if (self->team_page == NULL)
    {
      self->team_page = g_object_new (BF_TYPE_TEAM_PAGE, NULL);
      g_signal_connect_object (self->team_page, "closed", G_CALLBACK (team_closed_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_titled (self->stack, GTK_WIDGET (self->team_page), "team", _ ("Team"));
      bf_accessible_name_stack (self->stack);
      bf_team_page_set_facility (self->team_page, self->facility);
    }
  gtk_stack_set_visible_child_name (self->stack, "team");
  gtk_widget_grab_focus (GTK_WIDGET (self->team_page));
}

/* The setting decides all that follows; the name before it would be replaced by the
 * first key. */
static gboolean
bf_practice_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BF_PRACTICE_PAGE (widget)->setting_row));
}

static void
bf_practice_page_dispose (GObject *object)
{
  BfPracticePage *self = BF_PRACTICE_PAGE (object);

  g_clear_object (&self->facility);
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_PRACTICE_PAGE);

  G_OBJECT_CLASS (bf_practice_page_parent_class)->dispose (object);
}

static void
bf_practice_page_finalize (GObject *object)
{
  BfPracticePage *self = BF_PRACTICE_PAGE (object);

  g_clear_pointer (&self->volume_rows, g_ptr_array_unref);
  g_clear_pointer (&self->task_rows, g_ptr_array_unref);
  g_clear_pointer (&self->role_rows, g_ptr_array_unref);
  g_clear_pointer (&self->pain_switches, g_ptr_array_unref);

  G_OBJECT_CLASS (bf_practice_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, absence_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, address_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, hiring_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, day_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, logo_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, money_group);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, name_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, pains_group);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, pay_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, practice_group);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, prepared_by_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, result_label);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, setting_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, settings);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, stack);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, staff_group);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, start_date_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, state_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, states);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, targets_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, tasks_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, time_row);
  gtk_widget_class_bind_template_child (widget_class, BfPracticePage, volumes_row);
}

static void
bf_practice_page_class_init (BfPracticePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_practice_page_dispose;
  object_class->finalize = bf_practice_page_finalize;

  widget_class->grab_focus = bf_practice_page_grab_focus;

  g_type_ensure (BF_TYPE_DATE_ROW);
  g_type_ensure (BF_TYPE_LOGO_ROW);
  g_type_ensure (BF_TYPE_STAFF_GROUP);
  g_type_ensure (BF_TYPE_STEADY_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-practice-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepared_by_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setting_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_date_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_selected_cb);
  gtk_widget_class_install_action (widget_class, "practice.show-team", NULL, show_team);
}

static void
bf_practice_page_init (BfPracticePage *self)
{
  self->volume_rows = g_ptr_array_new ();
  self->task_rows = g_ptr_array_new ();
  self->role_rows = g_ptr_array_new ();
  self->pain_switches = g_ptr_array_new ();

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_entry (self->name_row, BF_JSON_MAX_NAME);
  set_up_entry (self->address_row, BF_JSON_MAX_NAME);
  set_up_entry (self->prepared_by_row, BF_JSON_MAX_NAME);
  add_field_rows (self);
  self->updating = FALSE;
}

/**
 * bf_practice_page_set_facility:
 * @self: a page without a facility
 * @facility: what the form shows and edits
 */
void
bf_practice_page_set_facility (BfPracticePage *self,
                               BfFacility *facility)
{
  g_return_if_fail (BF_IS_PRACTICE_PAGE (self));
  g_return_if_fail (BF_IS_FACILITY (facility));
  g_return_if_fail (self->facility == NULL);

  self->facility = g_object_ref (facility);
  bf_staff_group_set_facility (self->staff_group, facility);
  bf_logo_row_set_facility (self->logo_row, facility);
  g_signal_connect_object (facility, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * bf_practice_page_set_analysis:
 * @self: a page
 * @analysis: what the live result says; not kept
 */
void
bf_practice_page_set_analysis (BfPracticePage *self,
                               const BfAnalysis *analysis)
{
  g_autofree char *text = NULL;

  g_return_if_fail (BF_IS_PRACTICE_PAGE (self));
  g_return_if_fail (analysis != NULL);

  text = bf_format_live_result (analysis);
  gtk_label_set_text (self->result_label, text);
}
