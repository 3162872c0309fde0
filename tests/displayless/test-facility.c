// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "core/bf-facility.h"
#include "core/bf-file.h"
#include "core/bf-json.h"

/* A facility whose signals are counted. */
typedef struct
{
  BfCatalog *catalog;
  BfFacility *facility;
  guint n_changed;
  guint n_modified;
  guint n_can_undo;
  guint n_can_redo;
  guint n_name;
  guint n_file;
} Fixture;

static void
count_cb (guint *counter)
{
  *counter += 1;
}

static void
setup (Fixture *fixture,
       gconstpointer data)
{
  fixture->catalog = bf_catalog_get_builtin ();
  fixture->facility = bf_facility_new (fixture->catalog);
  g_signal_connect_swapped (fixture->facility, "changed", G_CALLBACK (count_cb), &fixture->n_changed);
  g_signal_connect_swapped (fixture->facility, "notify::modified", G_CALLBACK (count_cb), &fixture->n_modified);
  g_signal_connect_swapped (fixture->facility, "notify::can-undo", G_CALLBACK (count_cb), &fixture->n_can_undo);
  g_signal_connect_swapped (fixture->facility, "notify::can-redo", G_CALLBACK (count_cb), &fixture->n_can_redo);
  g_signal_connect_swapped (fixture->facility, "notify::name", G_CALLBACK (count_cb), &fixture->n_name);
  g_signal_connect_swapped (fixture->facility, "notify::file", G_CALLBACK (count_cb), &fixture->n_file);
}

static void
teardown (Fixture *fixture,
          gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->facility));
}

static void
reset_counts (Fixture *fixture)
{
  fixture->n_changed = 0;
  fixture->n_modified = 0;
  fixture->n_can_undo = 0;
  fixture->n_can_redo = 0;
  fixture->n_name = 0;
  fixture->n_file = 0;
}

static guint
sum_counts (const Fixture *fixture)
{
  return fixture->n_changed + fixture->n_modified + fixture->n_can_undo +
         fixture->n_can_redo + fixture->n_name + fixture->n_file;
}

static double
get_visits (Fixture *fixture)
{
  return bf_facility_get_profile (fixture->facility)->numbers[BF_FIELD_VISITS_PER_DAY];
}

static void
set_visits (Fixture *fixture,
            double visits)
{
  bf_facility_set_number (fixture->facility, BF_FIELD_VISITS_PER_DAY, visits);
}

static const char *
get_name (Fixture *fixture)
{
  return bf_facility_get_profile (fixture->facility)->name;
}

static void
take_visits (Fixture *fixture,
             double visits,
             const char *merge_key)
{
  BfProfile *profile = bf_profile_copy (bf_facility_get_profile (fixture->facility));

  profile->numbers[BF_FIELD_VISITS_PER_DAY] = visits;
  bf_facility_take_profile (fixture->facility, profile, "Visits", merge_key);
}

static void
test_defaults (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (BfProfile) fresh = bf_profile_new ();
  g_autofree char *name = NULL;
  g_autoptr (GFile) file = NULL;
  gboolean modified;
  gboolean can_undo;
  gboolean can_redo;

  g_object_get (fixture->facility, "name", &name, "file", &file, "modified", &modified, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_assert_cmpstr (name, ==, "");
  g_assert_null (file);
  g_assert_false (modified);
  g_assert_false (can_undo);
  g_assert_false (can_redo);
  g_assert_null (bf_facility_get_file (fixture->facility));
  g_assert_null (bf_facility_get_undo_title (fixture->facility));
  g_assert_null (bf_facility_get_redo_title (fixture->facility));
  g_assert_true (bf_facility_get_catalog (fixture->facility) == fixture->catalog);
  g_assert_true (bf_profile_equal (bf_facility_get_profile (fixture->facility), fresh));
}

/* Each setter, to another value and then to the same. */
typedef void (*Edit) (Fixture *fixture,
                      gboolean other);

static void
edit_number (Fixture *fixture,
             gboolean other)
{
  set_visits (fixture, other ? 41 : 40);
}

static void
edit_name (Fixture *fixture,
           gboolean other)
{
  bf_facility_set_name (fixture->facility, other ? "Oak" : "Elm & Sons <b>");
}

static void
edit_address (Fixture *fixture,
              gboolean other)
{
  bf_facility_set_address (fixture->facility, other ? "2 Main St\nSpringfield" : "1 Main St");
}

static void
edit_prepared_by (Fixture *fixture,
                  gboolean other)
{
  bf_facility_set_prepared_by (fixture->facility, other ? "Ann" : "Bob");
}

static void
edit_setting (Fixture *fixture,
              gboolean other)
{
  bf_facility_set_setting (fixture->facility, bf_catalog_get_setting (fixture->catalog, other)->id);
}

static void
edit_state (Fixture *fixture,
            gboolean other)
{
  const BfStateInfo *info = g_ptr_array_index (fixture->catalog->states, other);

  bf_facility_set_state (fixture->facility, info->code);
}

static void
edit_start_date (Fixture *fixture,
                 gboolean other)
{
  bf_facility_set_start_date (fixture->facility, other ? "2028-02-29" : "2027-01-11");
}

static void
edit_pain (Fixture *fixture,
           gboolean other)
{
  const BfPain *info = g_ptr_array_index (fixture->catalog->pains, 1);

  bf_facility_set_pain (fixture->facility, info->id, !other);
}

static void
edit_task_minutes (Fixture *fixture,
                   gboolean other)
{
  bf_facility_set_task_minutes (fixture->facility, bf_catalog_get_task (fixture->catalog, 0)->id, other ? 7.5 : 5);
}

static void
edit_task_per_driver (Fixture *fixture,
                      gboolean other)
{
  bf_facility_set_task_per_driver (fixture->facility, bf_catalog_get_task (fixture->catalog, 0)->id, other ? 0.5 : 0.25);
}

static void
edit_role_pay (Fixture *fixture,
               gboolean other)
{
  bf_facility_set_role_pay (fixture->facility, bf_catalog_get_role (fixture->catalog, 0)->id, other ? 23.25 : 22);
}

static void
edit_staff (Fixture *fixture,
            gboolean other)
{
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);

  g_ptr_array_add (staff, bf_staff_new (bf_catalog_get_role (fixture->catalog, 0)->id, 2, other ? 0.5 : 1));
  bf_facility_set_staff (fixture->facility, staff);
}

static const struct
{
  const char *name;
  Edit edit;
} edits[] = {
  { "number", edit_number },
  { "name", edit_name },
  { "address", edit_address },
  { "prepared-by", edit_prepared_by },
  { "setting", edit_setting },
  { "state", edit_state },
  { "start-date", edit_start_date },
  { "pain", edit_pain },
  { "task-minutes", edit_task_minutes },
  { "task-per-driver", edit_task_per_driver },
  { "role-pay", edit_role_pay },
  { "staff", edit_staff },
};

static void
test_edits (Fixture *fixture,
            gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (BfProfile) before = bf_profile_copy (bf_facility_get_profile (fixture->facility));
      g_autoptr (BfProfile) after = NULL;

      reset_counts (fixture);
      edits[i].edit (fixture, FALSE);
      g_assert_cmpuint (fixture->n_changed, ==, 1);
      g_assert_false (bf_profile_equal (before, bf_facility_get_profile (fixture->facility)));
      after = bf_profile_copy (bf_facility_get_profile (fixture->facility));
      reset_counts (fixture);
      edits[i].edit (fixture, FALSE);
      g_assert_cmpuint (sum_counts (fixture), ==, 0);
      g_assert_true (bf_profile_equal (after, bf_facility_get_profile (fixture->facility)));
      edits[i].edit (fixture, TRUE);
      g_assert_cmpuint (fixture->n_changed, ==, 1);
      g_assert_nonnull (bf_facility_get_undo_title (fixture->facility));
      g_assert_cmpuint (strlen (bf_facility_get_undo_title (fixture->facility)), >, 0);
    }
}

/* Back to the beginning and forth again, through every value. */
static void
test_undo_all (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_profile_free);
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_ptr_array_add (values, bf_profile_copy (bf_facility_get_profile (fixture->facility)));
      edits[i].edit (fixture, FALSE);
    }
  g_ptr_array_add (values, bf_profile_copy (bf_facility_get_profile (fixture->facility)));
  for (n = values->len - 1; bf_facility_get_can_undo (fixture->facility); n--)
    {
      g_assert_true (bf_profile_equal (bf_facility_get_profile (fixture->facility), g_ptr_array_index (values, n)));
      bf_facility_undo (fixture->facility);
    }
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (bf_facility_get_modified (fixture->facility));
  for (; bf_facility_get_can_redo (fixture->facility); n++)
    {
      g_assert_true (bf_profile_equal (bf_facility_get_profile (fixture->facility), g_ptr_array_index (values, n)));
      bf_facility_redo (fixture->facility);
    }
  g_assert_cmpuint (n, ==, values->len - 1);
  g_assert_true (bf_profile_equal (bf_facility_get_profile (fixture->facility), g_ptr_array_index (values, n)));
}

static void
test_notifies (Fixture *fixture,
               gconstpointer data)
{
  set_visits (fixture, 40);
  g_assert_cmpuint (fixture->n_modified, ==, 1);
  g_assert_cmpuint (fixture->n_can_undo, ==, 1);
  g_assert_cmpuint (fixture->n_can_redo, ==, 0);
  g_assert_cmpuint (fixture->n_name, ==, 0);
  set_visits (fixture, 41);
  bf_facility_set_name (fixture->facility, "Elm");
  g_assert_cmpuint (fixture->n_modified, ==, 1);
  g_assert_cmpuint (fixture->n_can_undo, ==, 1);
  g_assert_cmpuint (fixture->n_name, ==, 1);
  bf_facility_undo (fixture->facility);
  g_assert_cmpuint (fixture->n_can_redo, ==, 1);
  g_assert_cmpuint (fixture->n_name, ==, 2);
  bf_facility_undo (fixture->facility);
  bf_facility_undo (fixture->facility);
  g_assert_cmpuint (fixture->n_modified, ==, 2);
  g_assert_cmpuint (fixture->n_can_undo, ==, 2);
  g_assert_cmpuint (fixture->n_can_redo, ==, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 6);
  g_assert_cmpuint (fixture->n_file, ==, 0);
}

static void
test_titles (Fixture *fixture,
             gconstpointer data)
{
  const BfTask *task = bf_catalog_get_task (fixture->catalog, 0);

  set_visits (fixture, 40);
  bf_facility_set_task_minutes (fixture->facility, task->id, 7);
  g_assert_cmpstr (bf_facility_get_undo_title (fixture->facility), ==, task->title);
  g_assert_null (bf_facility_get_redo_title (fixture->facility));
  bf_facility_undo (fixture->facility);
  g_assert_cmpstr (bf_facility_get_undo_title (fixture->facility), ==, bf_field_get_info (BF_FIELD_VISITS_PER_DAY)->title);
  g_assert_cmpstr (bf_facility_get_redo_title (fixture->facility), ==, task->title);
  bf_facility_redo (fixture->facility);
  g_assert_cmpstr (bf_facility_get_undo_title (fixture->facility), ==, task->title);
}

static void
test_nothing_to_undo (Fixture *fixture,
                      gconstpointer data)
{
  bf_facility_undo (fixture->facility);
  bf_facility_redo (fixture->facility);
  g_assert_cmpuint (sum_counts (fixture), ==, 0);
}

static void
test_edit_drops_redo (Fixture *fixture,
                      gconstpointer data)
{
  set_visits (fixture, 40);
  set_visits (fixture, 41);
  bf_facility_undo (fixture->facility);
  set_visits (fixture, 42);
  g_assert_false (bf_facility_get_can_redo (fixture->facility));
  bf_facility_undo (fixture->facility);
  g_assert_cmpfloat (get_visits (fixture), ==, 40);
}

static void
test_equal_edit_keeps_redo (Fixture *fixture,
                            gconstpointer data)
{
  set_visits (fixture, 40);
  set_visits (fixture, 41);
  bf_facility_undo (fixture->facility);
  set_visits (fixture, 40);
  g_assert_true (bf_facility_get_can_redo (fixture->facility));
}

static void
test_typing_merges (Fixture *fixture,
                    gconstpointer data)
{
  bf_facility_set_name (fixture->facility, "E");
  bf_facility_set_name (fixture->facility, "El");
  bf_facility_set_name (fixture->facility, "Elm");
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  bf_facility_set_prepared_by (fixture->facility, "A");
  bf_facility_set_prepared_by (fixture->facility, "Al");
  bf_facility_undo (fixture->facility);
  g_assert_cmpstr (bf_facility_get_profile (fixture->facility)->prepared_by, ==, "");
  g_assert_cmpstr (get_name (fixture), ==, "Elm");
  bf_facility_undo (fixture->facility);
  g_assert_cmpstr (get_name (fixture), ==, "");
  g_assert_false (bf_facility_get_can_undo (fixture->facility));
  bf_facility_redo (fixture->facility);
  g_assert_cmpstr (get_name (fixture), ==, "Elm");
}

static void
test_merging_ends (Fixture *fixture,
                   gconstpointer data)
{
  /* Another key, and none at all. */
  take_visits (fixture, 1, "a");
  take_visits (fixture, 2, "b");
  take_visits (fixture, 3, NULL);
  take_visits (fixture, 4, NULL);
  take_visits (fixture, 5, "a");
  for (int expected = 4; expected >= 1; expected--)
    {
      bf_facility_undo (fixture->facility);
      g_assert_cmpfloat (get_visits (fixture), ==, expected);
    }
  /* Undo and redo. */
  bf_facility_redo (fixture->facility);
  take_visits (fixture, 6, "b");
  bf_facility_undo (fixture->facility);
  g_assert_cmpfloat (get_visits (fixture), ==, 2);
}

static void
test_merged_to_nothing (Fixture *fixture,
                        gconstpointer data)
{
  set_visits (fixture, 40);
  bf_facility_set_name (fixture->facility, "E");
  bf_facility_set_name (fixture->facility, "El");
  bf_facility_set_name (fixture->facility, "");
  g_assert_cmpstr (bf_facility_get_undo_title (fixture->facility), ==, bf_field_get_info (BF_FIELD_VISITS_PER_DAY)->title);
  bf_facility_set_name (fixture->facility, "O");
  bf_facility_undo (fixture->facility);
  g_assert_cmpstr (get_name (fixture), ==, "");
  g_assert_cmpfloat (get_visits (fixture), ==, 40);
}

static void
test_history_is_bounded (Fixture *fixture,
                         gconstpointer data)
{
  guint n = 0;

  for (guint i = 1; i <= 250; i++)
    set_visits (fixture, i);
  for (; bf_facility_get_can_undo (fixture->facility); n++)
    bf_facility_undo (fixture->facility);
  g_assert_cmpuint (n, ==, 200);
  g_assert_cmpfloat (get_visits (fixture), ==, 50);
}

/* Twenty thousand rows are kept in some steps, not in two hundred. */
static void
test_history_of_large_team (Fixture *fixture,
                            gconstpointer data)
{
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);
  guint n = 0;

  for (guint i = 0; i < BF_PROFILE_MAX_STAFF; i++)
    g_ptr_array_add (staff, bf_staff_new (bf_catalog_get_role (fixture->catalog, 0)->id, 1, 1));
  bf_facility_set_staff (fixture->facility, staff);
  for (guint i = 1; i <= 40; i++)
    set_visits (fixture, i);
  for (; bf_facility_get_can_undo (fixture->facility); n++)
    bf_facility_undo (fixture->facility);
  g_assert_cmpuint (n, ==, 20);
}

static void
test_modified_by_value (Fixture *fixture,
                        gconstpointer data)
{
  set_visits (fixture, 40);
  g_assert_true (bf_facility_get_modified (fixture->facility));
  set_visits (fixture, NAN);
  g_assert_false (bf_facility_get_modified (fixture->facility));
  g_assert_true (bf_facility_get_can_undo (fixture->facility));
  bf_facility_undo (fixture->facility);
  g_assert_true (bf_facility_get_modified (fixture->facility));
}

static void
test_open (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/elm.backfill");

  profile->numbers[BF_FIELD_VISITS_PER_DAY] = 30;
  set_visits (fixture, 40);
  reset_counts (fixture);
  bf_facility_open (fixture->facility, profile, file);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->n_file, ==, 1);
  g_assert_cmpuint (fixture->n_modified, ==, 1);
  g_assert_cmpuint (fixture->n_can_undo, ==, 1);
  g_assert_cmpfloat (get_visits (fixture), ==, 30);
  g_assert_false (bf_facility_get_modified (fixture->facility));
  g_assert_false (bf_facility_get_can_undo (fixture->facility));
  g_assert_true (g_file_equal (bf_facility_get_file (fixture->facility), file));
  reset_counts (fixture);
  bf_facility_open (fixture->facility, bf_facility_get_profile (fixture->facility), file);
  g_assert_cmpuint (sum_counts (fixture), ==, 0);
  bf_facility_open (fixture->facility, profile, NULL);
  g_assert_null (bf_facility_get_file (fixture->facility));
  g_assert_cmpuint (fixture->n_file, ==, 1);
}

static void
test_reset (Fixture *fixture,
            gconstpointer data)
{
  const char *task = bf_catalog_get_task (fixture->catalog, 0)->id;
  const char *role = bf_catalog_get_role (fixture->catalog, 0)->id;

  edit_task_minutes (fixture, FALSE);
  edit_task_per_driver (fixture, FALSE);
  edit_role_pay (fixture, FALSE);
  edit_staff (fixture, FALSE);
  set_visits (fixture, 40);
  g_assert_true (bf_facility_get_profile (fixture->facility)->staff_given);
  bf_facility_set_task_minutes (fixture->facility, task, NAN);
  bf_facility_set_task_per_driver (fixture->facility, task, NAN);
  bf_facility_set_role_pay (fixture->facility, role, NAN);
  bf_facility_set_staff (fixture->facility, NULL);
  set_visits (fixture, NAN);
  g_assert_false (bf_facility_get_profile (fixture->facility)->staff_given);
  g_assert_false (bf_facility_get_modified (fixture->facility));
}

static void
test_setting_keeps_numbers (Fixture *fixture,
                            gconstpointer data)
{
  set_visits (fixture, 40);
  edit_setting (fixture, FALSE);
  edit_setting (fixture, TRUE);
  g_assert_cmpfloat (get_visits (fixture), ==, 40);
  bf_facility_set_setting (fixture->facility, "");
  g_assert_cmpstr (bf_facility_get_profile (fixture->facility)->setting, ==, "");
}

static void
test_pains_are_sorted (Fixture *fixture,
                       gconstpointer data)
{
  const GPtrArray *pains = fixture->catalog->pains;
  const GPtrArray *active;

  for (guint i = 0; i < pains->len; i++)
    bf_facility_set_pain (fixture->facility, ((const BfPain *) g_ptr_array_index (pains, i))->id, TRUE);
  active = bf_facility_get_profile (fixture->facility)->pains;
  g_assert_cmpuint (active->len, ==, pains->len);
  for (guint i = 1; i < active->len; i++)
    g_assert_cmpstr (g_ptr_array_index (active, i - 1), <, g_ptr_array_index (active, i));
  for (guint i = 0; i < pains->len; i++)
    bf_facility_set_pain (fixture->facility, ((const BfPain *) g_ptr_array_index (pains, i))->id, FALSE);
  g_assert_false (bf_facility_get_modified (fixture->facility));
}

static const char *
get_label_after (Fixture *fixture,
                 const char *label)
{
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);
  BfStaff *row = bf_staff_new (bf_catalog_get_role (fixture->catalog, 0)->id, 1, 1);

  row->label = g_strdup (label);
  g_ptr_array_add (staff, row);
  bf_facility_set_staff (fixture->facility, staff);
  row = g_ptr_array_index (bf_facility_get_profile (fixture->facility)->staff, 0);

  return row->label;
}

static void
test_normalises_labels (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (BF_JSON_MAX_NAME + 50, 'x');

  g_assert_cmpstr (get_label_after (fixture, NULL), ==, NULL);
  g_assert_cmpstr (get_label_after (fixture, "A\xe2\x80\x8bnn\x07"), ==, "Ann");
  g_assert_cmpint (g_utf8_strlen (get_label_after (fixture, long_name), -1), ==, BF_JSON_MAX_NAME);
}

static void
test_normalises (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (BF_JSON_MAX_NAME + 50, 'x');
  const BfFieldInfo *info = bf_field_get_info (BF_FIELD_VISITS_PER_DAY);

  bf_facility_set_name (fixture->facility, "E\xe2\x80\xaelm\x07");
  g_assert_cmpstr (get_name (fixture), ==, "Elm");
  bf_facility_set_name (fixture->facility, long_name);
  g_assert_cmpint (g_utf8_strlen (get_name (fixture), -1), ==, BF_JSON_MAX_NAME);
  bf_facility_set_name (fixture->facility, NULL);
  g_assert_cmpstr (get_name (fixture), ==, "");
  set_visits (fixture, -5);
  g_assert_cmpfloat (get_visits (fixture), ==, info->minimum);
  set_visits (fixture, INFINITY);
  g_assert_cmpfloat (get_visits (fixture), ==, info->maximum);
  edit_start_date (fixture, FALSE);
  reset_counts (fixture);
  bf_facility_set_start_date (fixture->facility, "2027-02-30");
  bf_facility_set_start_date (fixture->facility, "tomorrow");
  bf_facility_set_start_date (fixture->facility, "2027-1-1");
  g_assert_cmpuint (sum_counts (fixture), ==, 0);
  bf_facility_set_start_date (fixture->facility, "");
  g_assert_cmpstr (bf_facility_get_profile (fixture->facility)->start_date, ==, "");
}

static void
test_name_property (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *name = NULL;

  g_object_set (fixture->facility, "name", "Elm", NULL);
  g_object_set (fixture->facility, "name", "Elm", NULL);
  g_object_get (fixture->facility, "name", &name, NULL);
  g_assert_cmpstr (name, ==, "Elm");
  g_assert_cmpuint (fixture->n_name, ==, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

/* Whatever the form can set, however extreme, can be saved and comes back. */
static void
set_extremes (Fixture *fixture,
              double number)
{
  for (BfField field = 0; field < BF_N_FIELDS; field++)
    bf_facility_set_number (fixture->facility, field, number);
  for (guint i = 0; i < fixture->catalog->tasks->len; i++)
    {
      bf_facility_set_task_minutes (fixture->facility, bf_catalog_get_task (fixture->catalog, i)->id, number);
      bf_facility_set_task_per_driver (fixture->facility, bf_catalog_get_task (fixture->catalog, i)->id, number);
    }
  for (guint i = 0; i < fixture->catalog->roles->len; i++)
    bf_facility_set_role_pay (fixture->facility, bf_catalog_get_role (fixture->catalog, i)->id, number);
}

static void
test_extremes_can_be_saved (Fixture *fixture,
                            gconstpointer data)
{
  static const double numbers[] = { -INFINITY, INFINITY, 0.1, -0.0 };
  g_autofree char *text = g_strnfill (100000, '"');

  bf_facility_set_name (fixture->facility, text);
  bf_facility_set_address (fixture->facility, text);
  bf_facility_set_prepared_by (fixture->facility, text);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (BfProfile) read = NULL;
      g_autoptr (GError) error = NULL;

      set_extremes (fixture, numbers[i]);
      bytes = bf_profile_to_bytes (bf_facility_get_profile (fixture->facility));
      read = bf_profile_new_from_bytes (bytes, fixture->catalog, &error);
      g_assert_no_error (error);
      g_assert_true (bf_profile_equal (read, bf_facility_get_profile (fixture->facility)));
    }
}

static GFile *
get_scratch_file (const char *name)
{
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  return g_file_new_build_filename (g_get_user_data_dir (), name, NULL);
}

static void
test_save (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GFile) file = get_scratch_file ("elm.backfill");
  g_autoptr (BfProfile) read = NULL;
  g_autoptr (GError) error = NULL;

  bf_facility_set_name (fixture->facility, "E");
  reset_counts (fixture);
  g_assert_true (bf_facility_save (fixture->facility, file, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_cmpuint (fixture->n_modified, ==, 1);
  g_assert_cmpuint (fixture->n_file, ==, 1);
  g_assert_cmpuint (fixture->n_can_undo, ==, 0);
  g_assert_false (bf_facility_get_modified (fixture->facility));
  g_assert_true (g_file_equal (bf_facility_get_file (fixture->facility), file));
  read = bf_profile_load (file, fixture->catalog, &error);
  g_assert_no_error (error);
  g_assert_true (bf_profile_equal (read, bf_facility_get_profile (fixture->facility)));
  /* Typing on is a new step, and undo leads to the saved value and beyond. */
  bf_facility_set_name (fixture->facility, "El");
  g_assert_true (bf_facility_get_modified (fixture->facility));
  bf_facility_undo (fixture->facility);
  g_assert_cmpstr (get_name (fixture), ==, "E");
  g_assert_false (bf_facility_get_modified (fixture->facility));
  bf_facility_undo (fixture->facility);
  g_assert_cmpstr (get_name (fixture), ==, "");
  g_assert_true (bf_facility_get_modified (fixture->facility));
  /* Saving again under the same name is no other file. */
  reset_counts (fixture);
  g_assert_true (bf_facility_save (fixture->facility, file, NULL));
  g_assert_cmpuint (fixture->n_file, ==, 0);
}

/* What another program does to the file, as it would be typed by hand. */
static void
write_name (GFile *file,
            const char *name)
{
  g_autofree char *text = g_strdup_printf ("{\"format\": \"backfill-profile\", \"version\": 1, \"name\": \"%s\"}\n", name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), text, -1, &error);
  g_assert_no_error (error);
}

static void
test_save_never_replaces_the_unknown (Fixture *fixture,
                                      gconstpointer data)
{
  g_autoptr (GFile) file = get_scratch_file ("elm.backfill");
  g_autofree char *version = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  write_name (file, "Elm");
  g_assert_true (bf_facility_load (fixture->facility, file, &error));
  g_assert_no_error (error);
  bf_facility_set_name (fixture->facility, "Mine");
  write_name (file, "Theirs");
  g_assert_false (bf_facility_save (fixture->facility, file, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_CHANGED);
  g_assert_true (bf_facility_get_modified (fixture->facility));
  g_assert_cmpstr (get_name (fixture), ==, "Mine");
  g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL);
  g_assert_nonnull (strstr (text, "Theirs"));
  /* Once the user knows, it may. */
  version = bf_file_dup_version (file, NULL);
  bf_facility_set_file_version (fixture->facility, version);
  g_assert_true (bf_facility_save (fixture->facility, file, NULL));
  /* One's own save is no surprise. */
  bf_facility_set_name (fixture->facility, "Mine again");
  g_assert_true (bf_facility_save (fixture->facility, file, NULL));
}

static void
test_reload_is_a_step (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GFile) file = get_scratch_file ("elm.backfill");
  g_autoptr (GError) error = NULL;

  write_name (file, "Elm");
  g_assert_true (bf_facility_load (fixture->facility, file, NULL));
  bf_facility_set_name (fixture->facility, "Mine");
  write_name (file, "Theirs");
  g_assert_true (bf_facility_reload (fixture->facility, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_name (fixture), ==, "Theirs");
  g_assert_false (bf_facility_get_modified (fixture->facility));
  bf_facility_undo (fixture->facility);
  g_assert_cmpstr (get_name (fixture), ==, "Mine");
  g_assert_true (bf_facility_get_modified (fixture->facility));
  g_assert_true (bf_facility_save (fixture->facility, file, NULL));
  /* What cannot be read changes nothing. */
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "half of", -1, NULL));
  g_assert_false (bf_facility_reload (fixture->facility, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_SYNTAX);
  g_assert_cmpstr (get_name (fixture), ==, "Mine");
}

static void
test_lost_file_is_not_saved (Fixture *fixture,
                             gconstpointer data)
{
  g_autoptr (GFile) file = get_scratch_file ("elm.backfill");

  write_name (file, "Elm");
  g_assert_true (bf_facility_load (fixture->facility, file, NULL));
  g_assert_false (bf_facility_get_modified (fixture->facility));
  g_assert_true (g_file_delete (file, NULL, NULL));
  bf_facility_set_file_version (fixture->facility, BF_FILE_NO_VERSION);
  g_assert_true (bf_facility_get_modified (fixture->facility));
  g_assert_true (bf_facility_save (fixture->facility, file, NULL));
  g_assert_false (bf_facility_get_modified (fixture->facility));
  g_assert_true (g_file_query_exists (file, NULL));
}

static void
test_save_failure (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GFile) file = get_scratch_file ("no/such/folder/elm.backfill");
  g_autoptr (GError) error = NULL;

  bf_facility_set_name (fixture->facility, "Elm");
  reset_counts (fixture);
  g_assert_false (bf_facility_save (fixture->facility, file, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (sum_counts (fixture), ==, 0);
  g_assert_true (bf_facility_get_modified (fixture->facility));
  g_assert_null (bf_facility_get_file (fixture->facility));
  /* It still is the same step. */
  bf_facility_set_name (fixture->facility, "Elms");
  bf_facility_undo (fixture->facility);
  g_assert_cmpstr (get_name (fixture), ==, "");
}

static void
undo_cb (BfFacility *facility)
{
  if (g_str_equal (bf_facility_get_profile (facility)->name, "bad"))
    bf_facility_undo (facility);
}

static void
test_listener_edits (Fixture *fixture,
                     gconstpointer data)
{
  g_signal_connect (fixture->facility, "changed", G_CALLBACK (undo_cb), NULL);
  bf_facility_set_name (fixture->facility, "bad");
  g_assert_cmpstr (get_name (fixture), ==, "");
  g_assert_true (bf_facility_get_can_redo (fixture->facility));
  g_assert_false (bf_facility_get_modified (fixture->facility));
}

static void
drop_cb (BfFacility *facility)
{
  g_object_unref (facility);
}

static void
test_listener_drops (void)
{
  BfFacility *facility = bf_facility_new (bf_catalog_get_builtin ());
  gpointer weak = facility;

  g_object_add_weak_pointer (G_OBJECT (facility), &weak);
  g_signal_connect (facility, "changed", G_CALLBACK (drop_cb), NULL);
  bf_facility_set_name (facility, "Elm");
  g_assert_null (weak);
}

#define ADD(path, function) g_test_add ("/facility/" path, Fixture, NULL, setup, function, teardown)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("defaults/nothing-is-known-and-nothing-modified", test_defaults);
  ADD ("edit/another-value-changes-once-the-same-not-at-all", test_edits);
  ADD ("edit/notifies-only-what-is-different", test_notifies);
  ADD ("edit/nan-goes-back-to-typical", test_reset);
  ADD ("edit/setting-leaves-given-numbers", test_setting_keeps_numbers);
  ADD ("edit/pains-stay-sorted", test_pains_are_sorted);
  ADD ("edit/keeps-to-what-files-hold", test_normalises);
  ADD ("edit/labels-keep-to-what-files-hold", test_normalises_labels);
  ADD ("edit/name-is-a-property", test_name_property);
  ADD ("edit/extremes-can-be-saved", test_extremes_can_be_saved);
  ADD ("history/undo-and-redo-walk-all-values", test_undo_all);
  ADD ("history/names-the-steps", test_titles);
  ADD ("history/without-steps-does-nothing", test_nothing_to_undo);
  ADD ("history/edit-drops-redo", test_edit_drops_redo);
  ADD ("history/equal-edit-keeps-redo", test_equal_edit_keeps_redo);
  ADD ("history/typing-is-one-step", test_typing_merges);
  ADD ("history/merging-ends-with-another-key-undo-and-redo", test_merging_ends);
  ADD ("history/typing-back-leaves-no-step", test_merged_to_nothing);
  ADD ("history/holds-two-hundred-steps", test_history_is_bounded);
  ADD ("history/holds-fewer-steps-of-a-large-team", test_history_of_large_team);
  ADD ("modified/compares-values", test_modified_by_value);
  ADD ("open/replaces-everything", test_open);
  ADD ("save/makes-unmodified-and-remembers-the-file", test_save);
  ADD ("save/failure-changes-nothing", test_save_failure);
  ADD ("save/never-replaces-what-another-program-wrote", test_save_never_replaces_the_unknown);
  ADD ("save/file-that-is-gone-counts-as-not-saved", test_lost_file_is_not_saved);
  ADD ("reload/is-a-step-that-undo-takes-back", test_reload_is_a_step);
  ADD ("signal/listener-may-edit", test_listener_edits);
  g_test_add_func ("/facility/signal/listener-may-drop-it", test_listener_drops);

  return g_test_run ();
}
