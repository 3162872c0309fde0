// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <math.h>

#include "core/bf-facility.h"
#include "core/bf-variant.h"

#define TYPICAL NAN

typedef struct
{
  BfFacility *facility;
  guint n_changed;
  guint n_active;
  guint n_modified;
} Fixture;

static void
count_cb (guint *counter)
{
  *counter += 1;
}

/* Forty visits, and two what-ifs; nothing to undo. */
static void
setup (Fixture *fixture,
       gconstpointer data)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();

  profile->numbers[BF_FIELD_VISITS_PER_DAY] = 40;
  g_ptr_array_add (profile->variants, bf_variant_new ("First"));
  g_ptr_array_add (profile->variants, bf_variant_new ("Second"));
  fixture->facility = bf_facility_new (bf_catalog_get_builtin ());
  bf_facility_open (fixture->facility, profile, NULL);
  g_signal_connect_swapped (fixture->facility, "changed", G_CALLBACK (count_cb), &fixture->n_changed);
  g_signal_connect_swapped (fixture->facility, "notify::active-variant", G_CALLBACK (count_cb), &fixture->n_active);
  g_signal_connect_swapped (fixture->facility, "notify::modified", G_CALLBACK (count_cb), &fixture->n_modified);
}

static void
teardown (Fixture *fixture,
          gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->facility));
}

static double
get_visits (Fixture *fixture,
            int variant)
{
  const BfProfile *base = bf_facility_get_base_profile (fixture->facility);
  g_autoptr (BfProfile) resolved = variant < 0 ? bf_profile_copy (base) : bf_profile_dup_variant (base, (guint) variant);

  return resolved->numbers[BF_FIELD_VISITS_PER_DAY];
}

static void
set_visits (Fixture *fixture,
            int variant,
            double visits)
{
  bf_facility_set_active_variant (fixture->facility, variant);
  bf_facility_set_number (fixture->facility, BF_FIELD_VISITS_PER_DAY, visits);
}

static void
assert_visits (Fixture *fixture,
               double base,
               double first,
               double second)
{
  g_assert_cmpfloat (get_visits (fixture, -1), ==, base);
  g_assert_cmpfloat (get_visits (fixture, 0), ==, first);
  g_assert_cmpfloat (get_visits (fixture, 1), ==, second);
}

static void
assert_active (Fixture *fixture,
               int variant)
{
  int property;

  g_object_get (fixture->facility, "active-variant", &property, NULL);
  g_assert_cmpint (property, ==, variant);
  g_assert_cmpint (bf_facility_get_active_variant (fixture->facility), ==, variant);
  if (bf_facility_get_n_variants (fixture->facility) == 2)
    g_assert_cmpfloat (bf_facility_get_profile (fixture->facility)->numbers[BF_FIELD_VISITS_PER_DAY], ==, get_visits (fixture, variant));
}

static void
test_defaults (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (BfFacility) empty = bf_facility_new (bf_catalog_get_builtin ());

  g_assert_cmpuint (bf_facility_get_n_variants (empty), ==, 0);
  g_assert_cmpint (bf_facility_get_active_variant (empty), ==, -1);
  g_assert_cmpuint (bf_facility_get_n_variants (fixture->facility), ==, 2);
  g_assert_cmpstr (bf_facility_get_variant_name (fixture->facility, 1), ==, "Second");
  assert_active (fixture, -1);
}

static void
test_switching_is_no_edit (Fixture *fixture,
                           gconstpointer data)
{
  bf_facility_set_active_variant (fixture->facility, 1);
  assert_active (fixture, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->n_active, ==, 1);
  bf_facility_set_active_variant (fixture->facility, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->n_active, ==, 1);
  g_assert_cmpuint (fixture->n_modified, ==, 0);
  g_assert_false (bf_facility_get_modified (fixture->facility));
  g_assert_false (bf_facility_get_can_undo (fixture->facility));
}

static void
test_edits_go_to_the_active (Fixture *fixture,
                             gconstpointer data)
{
  set_visits (fixture, 1, 55);
  assert_visits (fixture, 40, 40, 55);
  g_assert_true (bf_facility_get_modified (fixture->facility));
  set_visits (fixture, -1, 30);
  assert_visits (fixture, 30, 30, 55);
  set_visits (fixture, 0, TYPICAL);
  g_assert_true (isnan (get_visits (fixture, 0)));
  set_visits (fixture, -1, 20);
  g_assert_true (isnan (get_visits (fixture, 0)));
}

static void
test_the_bases_answer_is_none_of_its_own (Fixture *fixture,
                                          gconstpointer data)
{
  set_visits (fixture, 0, 55);
  set_visits (fixture, 0, 40);
  g_assert_false (bf_facility_get_modified (fixture->facility));
  set_visits (fixture, -1, 30);
  assert_visits (fixture, 30, 30, 30);
}

static void
test_name_is_the_facilitys (Fixture *fixture,
                            gconstpointer data)
{
  bf_facility_set_active_variant (fixture->facility, 0);
  bf_facility_set_name (fixture->facility, "Smith & Sons");
  g_assert_cmpstr (bf_facility_get_base_profile (fixture->facility)->name, ==, "Smith & Sons");
  bf_facility_set_active_variant (fixture->facility, 1);
  g_assert_cmpstr (bf_facility_get_profile (fixture->facility)->name, ==, "Smith & Sons");
  g_assert_true (bf_variant_is_empty (bf_facility_get_base_profile (fixture->facility)->variants->pdata[0]));
}

static void
test_lists_are_replaced (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);
  const BfPain *pain = bf_catalog_get_builtin ()->pains->pdata[0];

  g_ptr_array_add (staff, bf_staff_new ("medical-assistant", 2, 1));
  bf_facility_set_active_variant (fixture->facility, 0);
  bf_facility_set_staff (fixture->facility, staff);
  bf_facility_set_pain (fixture->facility, pain->id, TRUE);
  g_assert_cmpuint (bf_facility_get_profile (fixture->facility)->staff->len, ==, 1);
  g_assert_cmpuint (bf_facility_get_profile (fixture->facility)->pains->len, ==, 1);
  bf_facility_set_active_variant (fixture->facility, -1);
  g_assert_false (bf_facility_get_profile (fixture->facility)->staff_given);
  g_assert_cmpuint (bf_facility_get_profile (fixture->facility)->pains->len, ==, 0);
  bf_facility_undo (fixture->facility);
  bf_facility_undo (fixture->facility);
  g_assert_false (bf_facility_get_modified (fixture->facility));
}

static void
test_undo_goes_where_it_was (Fixture *fixture,
                             gconstpointer data)
{
  set_visits (fixture, 0, 50);
  set_visits (fixture, 1, 60);
  bf_facility_set_active_variant (fixture->facility, -1);

  bf_facility_undo (fixture->facility);
  assert_active (fixture, 1);
  assert_visits (fixture, 40, 50, 40);
  bf_facility_undo (fixture->facility);
  assert_active (fixture, 0);
  assert_visits (fixture, 40, 40, 40);
  g_assert_false (bf_facility_get_modified (fixture->facility));
  g_assert_false (bf_facility_get_can_undo (fixture->facility));

  bf_facility_set_active_variant (fixture->facility, -1);
  bf_facility_redo (fixture->facility);
  assert_active (fixture, 0);
  assert_visits (fixture, 40, 50, 40);
  bf_facility_redo (fixture->facility);
  assert_active (fixture, 1);
  assert_visits (fixture, 40, 50, 60);
}

static void
test_switching_ends_a_step (Fixture *fixture,
                            gconstpointer data)
{
  bf_facility_set_name (fixture->facility, "a");
  bf_facility_set_name (fixture->facility, "ab");
  bf_facility_set_active_variant (fixture->facility, 0);
  bf_facility_set_name (fixture->facility, "abc");
  bf_facility_undo (fixture->facility);
  g_assert_cmpstr (bf_facility_get_profile (fixture->facility)->name, ==, "ab");
  assert_active (fixture, 0);
  bf_facility_undo (fixture->facility);
  g_assert_cmpstr (bf_facility_get_profile (fixture->facility)->name, ==, "");
  assert_active (fixture, -1);
}

static void
test_add (Fixture *fixture,
          gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_visits (fixture, 0, 50);
  fixture->n_changed = 0;
  g_assert_true (bf_facility_add_variant (fixture->facility, 0, "  Third\n", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (bf_facility_get_n_variants (fixture->facility), ==, 3);
  g_assert_cmpstr (bf_facility_get_variant_name (fixture->facility, 2), ==, "Third");
  assert_active (fixture, 2);
  g_assert_cmpfloat (get_visits (fixture, 2), ==, 50);
  bf_facility_undo (fixture->facility);
  g_assert_cmpuint (bf_facility_get_n_variants (fixture->facility), ==, 2);
  assert_active (fixture, 0);
  bf_facility_redo (fixture->facility);
  assert_active (fixture, 2);
  g_assert_true (bf_facility_add_variant (fixture->facility, -1, "Fourth", &error));
  g_assert_cmpfloat (get_visits (fixture, 3), ==, 40);
}

static void
test_rename (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bf_facility_rename_variant (fixture->facility, 0, "First", &error));
  g_assert_false (bf_facility_get_can_undo (fixture->facility));
  g_assert_true (bf_facility_rename_variant (fixture->facility, 0, "<b>Erste</b>", &error));
  g_assert_cmpstr (bf_facility_get_variant_name (fixture->facility, 0), ==, "<b>Erste</b>");
  assert_active (fixture, -1);
  bf_facility_undo (fixture->facility);
  g_assert_cmpstr (bf_facility_get_variant_name (fixture->facility, 0), ==, "First");
}

static void
test_remove (Fixture *fixture,
             gconstpointer data)
{
  set_visits (fixture, 1, 60);
  bf_facility_remove_variant (fixture->facility, 0);
  assert_active (fixture, 0);
  g_assert_cmpstr (bf_facility_get_variant_name (fixture->facility, 0), ==, "Second");
  g_assert_cmpfloat (bf_facility_get_profile (fixture->facility)->numbers[BF_FIELD_VISITS_PER_DAY], ==, 60);
  bf_facility_remove_variant (fixture->facility, 0);
  assert_active (fixture, -1);
  g_assert_cmpuint (bf_facility_get_n_variants (fixture->facility), ==, 0);
  bf_facility_undo (fixture->facility);
  assert_active (fixture, 0);
  bf_facility_undo (fixture->facility);
  assert_active (fixture, 1);
  assert_visits (fixture, 40, 40, 60);
}

static void
test_names_that_are_refused (Fixture *fixture,
                             gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (201, 'x');
  const char *const names[] = { "", " \n", "First", " First ", long_name };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) rename_error = NULL;

      g_assert_false (bf_facility_check_variant_name (fixture->facility, -1, names[i], NULL));
      g_assert_false (bf_facility_add_variant (fixture->facility, -1, names[i], &error));
      g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
      g_assert_false (bf_facility_rename_variant (fixture->facility, 1, names[i], &rename_error));
      g_assert_error (rename_error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
    }
  g_assert_true (bf_facility_check_variant_name (fixture->facility, 0, "First", NULL));
  g_assert_false (bf_facility_get_can_undo (fixture->facility));
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
test_thousand_are_enough (Fixture *fixture,
                          gconstpointer data)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < BF_PROFILE_MAX_VARIANTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("w%u", i);

      g_ptr_array_add (profile->variants, bf_variant_new (name));
    }
  bf_facility_open (fixture->facility, profile, NULL);
  g_assert_false (bf_facility_add_variant (fixture->facility, -1, "more", &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_TOO_LARGE);
  g_assert_true (bf_facility_rename_variant (fixture->facility, 999, "most", NULL));
  bf_facility_set_active_variant (fixture->facility, 999);
  g_assert_cmpint (bf_facility_get_active_variant (fixture->facility), ==, 999);
}

static void
test_open_shows_the_facility (Fixture *fixture,
                              gconstpointer data)
{
  g_autoptr (BfProfile) same = bf_profile_copy (bf_facility_get_base_profile (fixture->facility));

  bf_facility_set_active_variant (fixture->facility, 1);
  fixture->n_changed = 0;
  bf_facility_open (fixture->facility, same, NULL);
  assert_active (fixture, -1);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_saves_the_whole (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("backfill-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.backfill", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BfProfile) back = NULL;

  set_visits (fixture, 1, 60);
  g_assert_true (bf_facility_save (fixture->facility, file, &error));
  g_assert_no_error (error);
  g_assert_false (bf_facility_get_modified (fixture->facility));
  assert_active (fixture, 1);
  back = bf_profile_load (file, bf_catalog_get_builtin (), &error);
  g_assert_no_error (error);
  g_assert_true (bf_profile_equal (back, bf_facility_get_base_profile (fixture->facility)));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

#define ADD(path, function) g_test_add ("/facility/variant/" path, Fixture, NULL, setup, function, teardown)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("none-is-active-at-first", test_defaults);
  ADD ("switching-is-no-edit", test_switching_is_no_edit);
  ADD ("edits-go-to-the-active-one", test_edits_go_to_the_active);
  ADD ("the-facilitys-answer-is-none-of-its-own", test_the_bases_answer_is_none_of_its_own);
  ADD ("the-practice-name-is-the-facilitys", test_name_is_the_facilitys);
  ADD ("lists-are-replaced-as-a-whole", test_lists_are_replaced);
  ADD ("undo-goes-where-the-edit-was", test_undo_goes_where_it_was);
  ADD ("switching-ends-a-step", test_switching_ends_a_step);
  ADD ("adding-is-one-step", test_add);
  ADD ("renaming-is-one-step", test_rename);
  ADD ("removing-keeps-the-others-apart", test_remove);
  ADD ("refuses-names-with-a-remedy", test_names_that_are_refused);
  ADD ("a-thousand-are-enough", test_thousand_are_enough);
  ADD ("opening-shows-the-facility-itself", test_open_shows_the_facility);
  ADD ("saves-the-whole", test_saves_the_whole);

  return g_test_run ();
}
