// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "bf-find.h"
#include "document/bf-format.h"
#include "view/bf-number-row.h"
#include "view/bf-practice-page.h"
#include "view/bf-staff-group.h"
#include "view/bf-staff-row.h"

typedef struct
{
  BfFacility *facility;
  GtkWidget *page;
  guint n_changes;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->facility = bf_facility_new (bf_catalog_get_builtin ());
  fixture->page = g_object_ref_sink (g_object_new (BF_TYPE_PRACTICE_PAGE, NULL));
  bf_practice_page_set_facility (BF_PRACTICE_PAGE (fixture->page), fixture->facility);
  g_signal_connect_swapped (fixture->facility, "changed", G_CALLBACK (count_cb), &fixture->n_changes);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->facility, &fixture->n_changes);
  g_assert_finalize_object (g_steal_pointer (&fixture->page));
  g_assert_finalize_object (g_steal_pointer (&fixture->facility));
}

static BfNumberRow *
find_number_row (Fixture *fixture,
                 const char *title)
{
  GtkWidget *label = bf_find_label (fixture->page, title);

  g_assert_nonnull (label);
  return BF_NUMBER_ROW (gtk_widget_get_ancestor (label, BF_TYPE_NUMBER_ROW));
}

/* The row of the first task below the row @part. */
static BfNumberRow *
find_task_row (Fixture *fixture,
               const char *part)
{
  GtkWidget *expander = gtk_widget_get_ancestor (bf_find_label (fixture->page, part), ADW_TYPE_EXPANDER_ROW);

  return BF_NUMBER_ROW (bf_find_nth (expander, BF_TYPE_NUMBER_ROW, 0));
}

static void
unfold_all (GtkWidget *page)
{
  guint n = bf_find_count (page, ADW_TYPE_EXPANDER_ROW);

  for (guint i = 0; i < n; i++)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (bf_find_nth (page, ADW_TYPE_EXPANDER_ROW, i)), TRUE);
}

static void
test_every_field_has_a_row (Fixture *fixture,
                            gconstpointer data)
{
  unfold_all (fixture->page);
  for (guint i = 0; i < BF_N_FIELDS; i++)
    g_assert_nonnull (find_number_row (fixture, bf_field_get_info (i)->title));
}

static void
test_folded_rows_are_made_when_unfolded (Fixture *fixture,
                                         gconstpointer data)
{
  const BfCatalog *catalog = bf_facility_get_catalog (fixture->facility);
  guint before = bf_find_count (fixture->page, BF_TYPE_NUMBER_ROW);
  const char *task = bf_catalog_get_task (catalog, 0)->id;

  bf_facility_set_task_minutes (fixture->facility, task, 77);
  bf_facility_set_task_per_driver (fixture->facility, task, 3);
  unfold_all (fixture->page);
  g_assert_cmpuint (bf_find_count (fixture->page, BF_TYPE_NUMBER_ROW), >=, before + 2 * catalog->tasks->len + catalog->roles->len);
  g_assert_cmpfloat (bf_number_row_get_value (find_task_row (fixture, "Volume per Task")), ==, 3);
  g_assert_cmpfloat (bf_number_row_get_value (find_task_row (fixture, "Minutes per Task")), ==, 77);
  /* Unfolding is no edit. */
  g_assert_cmpuint (fixture->n_changes, ==, 2);
}

static void
test_volumes_are_edited (Fixture *fixture,
                         gconstpointer data)
{
  const char *task = bf_catalog_get_task (bf_facility_get_catalog (fixture->facility), 0)->id;
  BfNumberRow *row;

  unfold_all (fixture->page);
  row = find_task_row (fixture, "Volume per Task");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (bf_find_nth (GTK_WIDGET (row), GTK_TYPE_SPIN_BUTTON, 0)), 2.5);
  g_assert_cmpfloat (*(double *) g_hash_table_lookup (bf_facility_get_profile (fixture->facility)->task_per_driver, task), ==, 2.5);
  g_assert_cmpfloat (bf_number_row_get_value (row), ==, 2.5);

  /* One click, and it is typical again. */
  g_signal_emit_by_name (bf_find_nth (GTK_WIDGET (row), GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_false (g_hash_table_contains (bf_facility_get_profile (fixture->facility)->task_per_driver, task));
}

static void
test_opening_is_no_edit (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();

  profile->numbers[BF_FIELD_VISITS_PER_DAY] = 33.333;
  profile->numbers[BF_FIELD_BUDGET_PER_YEAR] = 120000;
  g_free (profile->name);
  profile->name = g_strdup ("Smith & <b>Sons</b>");
  bf_facility_open (fixture->facility, profile, NULL);
  bf_find_settle ();

  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_false (bf_facility_get_can_undo (fixture->facility));
  g_assert_true (bf_profile_equal (bf_facility_get_profile (fixture->facility), profile));
}

static void
test_name_goes_both_ways (Fixture *fixture,
                          gconstpointer data)
{
  GtkEditable *row = GTK_EDITABLE (bf_find_nth (fixture->page, ADW_TYPE_ENTRY_ROW, 0));

  gtk_editable_set_text (row, "Smith & <b>Sons</b>");
  g_assert_cmpstr (bf_facility_get_profile (fixture->facility)->name, ==, "Smith & <b>Sons</b>");
  g_assert_true (bf_facility_get_can_undo (fixture->facility));
  bf_facility_undo (fixture->facility);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "");
}

static void
test_number_goes_both_ways (Fixture *fixture,
                            gconstpointer data)
{
  BfNumberRow *row = find_number_row (fixture, "Visits per Day");
  double before = bf_number_row_get_value (row);

  g_signal_emit_by_name (row, "edited", 77.0);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpfloat (bf_facility_get_profile (fixture->facility)->numbers[BF_FIELD_VISITS_PER_DAY], ==, 77);
  g_assert_cmpfloat (bf_number_row_get_value (row), ==, 77);
  bf_facility_undo (fixture->facility);
  g_assert_cmpfloat (bf_number_row_get_value (row), ==, before);
}

static void
test_reset_goes_back_to_typical (Fixture *fixture,
                                 gconstpointer data)
{
  BfNumberRow *row = find_number_row (fixture, "Visits per Day");
  double typical = bf_number_row_get_value (row);

  g_signal_emit_by_name (row, "edited", typical + 9);
  g_signal_emit_by_name (row, "edited", NAN);
  g_assert_true (isnan (bf_facility_get_profile (fixture->facility)->numbers[BF_FIELD_VISITS_PER_DAY]));
  g_assert_cmpfloat (bf_number_row_get_value (row), ==, typical);
}

static void
test_setting_fills_typical_values (Fixture *fixture,
                                   gconstpointer data)
{
  BfCatalog *catalog = bf_catalog_get_builtin ();
  AdwComboRow *row = ADW_COMBO_ROW (bf_find_nth (fixture->page, ADW_TYPE_COMBO_ROW, 0));
  BfNumberRow *visits = find_number_row (fixture, "Visits per Day");

  for (guint i = 0; i < catalog->settings->len; i++)
    {
      const BfSetting *setting = bf_catalog_get_setting (catalog, i);

      adw_combo_row_set_selected (row, i + 1);
      g_assert_cmpstr (bf_facility_get_profile (fixture->facility)->setting, ==, setting->id);
      g_assert_cmpfloat (bf_number_row_get_value (visits), ==, bf_profile_get_number (bf_facility_get_profile (fixture->facility), catalog, BF_FIELD_VISITS_PER_DAY).value);
    }
  g_assert_cmpuint (fixture->n_changes, ==, catalog->settings->len);
}

static void
test_state_is_chosen_by_name (Fixture *fixture,
                              gconstpointer data)
{
  BfCatalog *catalog = bf_catalog_get_builtin ();
  GtkDropDown *drop_down = NULL;
  const BfStateInfo *state = catalog->states->pdata[2];

  for (guint i = 0; drop_down == NULL; i++)
    {
      GtkWidget *candidate = bf_find_nth (fixture->page, GTK_TYPE_DROP_DOWN, i);

      g_assert_nonnull (candidate);
      if (gtk_drop_down_get_enable_search (GTK_DROP_DOWN (candidate)))
        drop_down = GTK_DROP_DOWN (candidate);
    }
  gtk_drop_down_set_selected (drop_down, 3);
  g_assert_cmpstr (bf_facility_get_profile (fixture->facility)->state, ==, state->code);
  gtk_drop_down_set_selected (drop_down, 0);
  g_assert_cmpstr (bf_facility_get_profile (fixture->facility)->state, ==, "");
}

static void
test_pain_switch_is_one_step (Fixture *fixture,
                              gconstpointer data)
{
  const BfPain *pain = bf_catalog_get_builtin ()->pains->pdata[0];
  GtkWidget *label = bf_find_label (fixture->page, pain->title);
  GtkWidget *toggle = bf_find_nth (gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW), GTK_TYPE_SWITCH, 0);

  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (bf_facility_get_profile (fixture->facility)->pains->len, ==, 1);
  bf_facility_undo (fixture->facility);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
}

static void
test_role_is_added_and_removed (Fixture *fixture,
                                gconstpointer data)
{
  GtkWidget *group = bf_find_nth (fixture->page, BF_TYPE_STAFF_GROUP, 0);
  guint before = bf_find_count (group, BF_TYPE_STAFF_ROW);

  gtk_widget_activate_action (group, "staff.add", "s", "medical-assistant");
  g_assert_cmpuint (bf_find_count (group, BF_TYPE_STAFF_ROW), ==, before + 1);
  g_assert_true (bf_facility_get_profile (fixture->facility)->staff_given);
  g_signal_emit_by_name (bf_find_nth (group, BF_TYPE_STAFF_ROW, before), "removed");
  g_assert_cmpuint (bf_find_count (group, BF_TYPE_STAFF_ROW), ==, before);
  bf_facility_undo (fixture->facility);
  g_assert_cmpuint (bf_find_count (group, BF_TYPE_STAFF_ROW), ==, before + 1);
  gtk_widget_activate_action (group, "staff.use-typical", NULL);
  g_assert_false (bf_facility_get_profile (fixture->facility)->staff_given);
}

static void
test_large_roster_is_shown_as_a_table (Fixture *fixture,
                                       gconstpointer data)
{
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);
  GtkWidget *group = bf_find_nth (fixture->page, BF_TYPE_STAFF_GROUP, 0);

  for (guint i = 0; i < BF_STAFF_GROUP_MAX_ROWS; i++)
    g_ptr_array_add (staff, bf_staff_new ("medical-assistant", 1, 1));
  bf_facility_set_staff (fixture->facility, staff);
  g_assert_cmpuint (bf_find_count (group, BF_TYPE_STAFF_ROW), ==, BF_STAFF_GROUP_MAX_ROWS);

  g_ptr_array_add (staff, bf_staff_new ("medical-assistant", 1, 1));
  bf_facility_set_staff (fixture->facility, staff);
  g_assert_cmpuint (bf_find_count (group, BF_TYPE_STAFF_ROW), ==, 0);
  g_assert_nonnull (bf_find_label (group, "The team has 21 rows. The table shows all of them."));
  bf_facility_undo (fixture->facility);
  g_assert_cmpuint (bf_find_count (group, BF_TYPE_STAFF_ROW), ==, BF_STAFF_GROUP_MAX_ROWS);
}

static void
test_result_is_the_formatters (Fixture *fixture,
                               gconstpointer data)
{
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (bf_facility_get_profile (fixture->facility), bf_catalog_get_builtin ());
  g_autofree char *text = bf_format_live_result (analysis);

  bf_practice_page_set_analysis (BF_PRACTICE_PAGE (fixture->page), analysis);
  g_assert_nonnull (bf_find_label (fixture->page, text));
}

#define ADD(path, test) g_test_add ("/view/practice-page/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("every-field-has-a-row", test_every_field_has_a_row);
  ADD ("folded-rows-are-made-when-unfolded", test_folded_rows_are_made_when_unfolded);
  ADD ("a-volume-is-edited-and-reset", test_volumes_are_edited);
  ADD ("opening-is-no-edit", test_opening_is_no_edit);
  ADD ("name-goes-both-ways", test_name_goes_both_ways);
  ADD ("number-goes-both-ways", test_number_goes_both_ways);
  ADD ("reset-goes-back-to-typical", test_reset_goes_back_to_typical);
  ADD ("setting-fills-typical-values", test_setting_fills_typical_values);
  ADD ("state-is-chosen-by-name", test_state_is_chosen_by_name);
  ADD ("pain-switch-is-one-step", test_pain_switch_is_one_step);
  ADD ("role-is-added-and-removed", test_role_is_added_and_removed);
  ADD ("large-roster-is-shown-as-a-table", test_large_roster_is_shown_as_a_table);
  ADD ("result-is-the-formatters", test_result_is_the_formatters);

  return g_test_run ();
}
