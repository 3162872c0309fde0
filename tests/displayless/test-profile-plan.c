// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "core/bf-facility.h"
#include "core/bf-json.h"
#include "core/bf-logo.h"

/* The first bytes of a PNG; nothing behind them is looked at here. */
static GBytes *
make_png (guint32 width,
          guint32 height,
          gsize size)
{
  static const guchar start[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };
  guchar *data = g_malloc0 (MAX (size, 33));

  memcpy (data, start, sizeof start);
  for (guint i = 0; i < 4; i++)
    {
      data[16 + i] = (guchar) (width >> (24 - 8 * i));
      data[20 + i] = (guchar) (height >> (24 - 8 * i));
    }

  return g_bytes_new_take (data, size);
}

static BfProfile *
reread (const BfProfile *profile)
{
  g_autoptr (GBytes) bytes = bf_profile_to_bytes (profile);
  g_autoptr (GError) error = NULL;
  BfProfile *back = bf_profile_new_from_bytes (bytes, bf_catalog_get_builtin (), &error);

  g_assert_no_error (error);
  g_assert_true (bf_profile_equal (profile, back));

  return back;
}

static void
test_logo_limits (void)
{
  static const struct
  {
    guint32 width;
    guint32 height;
    gsize size;
    int code; /* -1: accepted */
  } cases[] = {
    { 1, 1, 33, -1 },
    { 4000, 4000, 1024 * 1024, -1 },
    { 0, 10, 100, BF_CORE_ERROR_TOO_LARGE },
    { 10, 0, 100, BF_CORE_ERROR_TOO_LARGE },
    { 4001, 10, 100, BF_CORE_ERROR_TOO_LARGE },
    { 10, 4001, 100, BF_CORE_ERROR_TOO_LARGE },
    { G_MAXUINT32, G_MAXUINT32, 100, BF_CORE_ERROR_TOO_LARGE },
    { 10, 10, 1024 * 1024 + 1, BF_CORE_ERROR_TOO_LARGE },
    { 10, 10, 32, BF_CORE_ERROR_FORMAT },
    { 10, 10, 0, BF_CORE_ERROR_FORMAT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) png = make_png (cases[i].width, cases[i].height, cases[i].size);
      g_autoptr (GError) error = NULL;

      g_assert_true (bf_logo_check (png, &error) == (cases[i].code < 0));
      if (cases[i].code >= 0)
        g_assert_error (error, BF_CORE_ERROR, cases[i].code);
    }
}

static void
test_jpeg_names_the_remedy (void)
{
  static const guchar jpeg[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F' };
  g_autoptr (GBytes) bytes = g_bytes_new_static (jpeg, sizeof jpeg);
  g_autoptr (GError) error = NULL;

  g_assert_false (bf_logo_check (bytes, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "save it as PNG"));
}

/* From the smallest to one of many pieces. */
static void
test_logo_round_trip (void)
{
  static const gsize sizes[] = { 33, 34, 35, 44999, 45000, 45001, 1024 * 1024 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (BfProfile) profile = bf_profile_new ();
      g_autoptr (BfProfile) back = NULL;

      profile->logo = make_png (10, 10, sizes[i]);
      back = reread (profile);
      g_assert_true (g_bytes_equal (profile->logo, back->logo));
    }
}

static void
test_notes_round_trip (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (BfProfile) copy = NULL;
  g_autoptr (BfProfile) back = NULL;

  g_hash_table_insert (profile->notes, g_strdup ("costs"), g_strdup ("Ask the bank.\n<b>Soon</b> 100%s"));
  g_hash_table_insert (profile->notes, g_strdup ("approval"), g_strnfill (BF_JSON_MAX_TEXT, 'n'));
  copy = bf_profile_copy (profile);
  back = reread (copy);

  g_assert_cmpstr (bf_profile_get_note (back, "costs"), ==, "Ask the bank.\n<b>Soon</b> 100%s");
  g_assert_cmpstr (bf_profile_get_note (back, "summary"), ==, "");
  g_hash_table_remove (back->notes, "costs");
  g_assert_false (bf_profile_equal (profile, back));
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *members;
    int code;
    const char *needle;
  } cases[] = {
    { "\"logo\": []", BF_CORE_ERROR_FIELD, "logo: " },
    { "\"logo\": \"AAAA\"", BF_CORE_ERROR_FIELD, "logo: " },
    { "\"logo\": [\"AAA\"]", BF_CORE_ERROR_FIELD, "logo: " },
    { "\"logo\": [\"AA A\"]", BF_CORE_ERROR_FIELD, "logo: " },
    { "\"logo\": [\"A===\"]", BF_CORE_ERROR_FIELD, "logo: " },
    { "\"logo\": [\"AAAA\"]", BF_CORE_ERROR_FORMAT, "logo: " },
    { "\"logo\": [7]", BF_CORE_ERROR_FIELD, "logo" },
    { "\"weights\": []", BF_CORE_ERROR_FIELD, "weights: " },
    { "\"weights\": {\"beauty\": \"high\"}", BF_CORE_ERROR_FIELD, "“beauty”" },
    { "\"weights\": {\"cost\": 4}", BF_CORE_ERROR_FIELD, "weights.cost: " },
    { "\"weights\": {\"cost\": \"huge\"}", BF_CORE_ERROR_FIELD, "“huge” is no weight" },
    { "\"notes\": []", BF_CORE_ERROR_FIELD, "notes: " },
    { "\"notes\": {\"costs\": 7}", BF_CORE_ERROR_FIELD, "notes.costs: " },
    { "\"notes\": {\"Costs and more\": \"a\"}", BF_CORE_ERROR_FIELD, "“Costs and more”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"format\": \"backfill-profile\", \"version\": 1, %s}", cases[i].members);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;
      g_autoptr (BfProfile) profile = bf_profile_new_from_bytes (bytes, bf_catalog_get_builtin (), &error);

      g_assert_null (profile);
      g_assert_error (error, BF_CORE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].needle));
    }
}

static void
test_too_many_notes (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= BF_PROFILE_MAX_NOTES; i++)
    g_hash_table_insert (profile->notes, g_strdup_printf ("section-%u", i), g_strdup ("a"));
  bytes = bf_profile_to_bytes (profile);

  g_assert_null (bf_profile_new_from_bytes (bytes, bf_catalog_get_builtin (), &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
}

static void
test_note_is_one_step (void)
{
  g_autoptr (BfFacility) facility = bf_facility_new ((BfCatalog *) bf_catalog_get_builtin ());
  g_autofree char *long_text = g_strnfill (BF_JSON_MAX_TEXT + 10, 'n');

  bf_facility_set_note (facility, "costs", "A");
  bf_facility_set_note (facility, "costs", "As");
  bf_facility_set_note (facility, "costs", "Ask");
  bf_facility_set_note (facility, "risks", long_text);
  g_assert_cmpuint (strlen (bf_profile_get_note (bf_facility_get_profile (facility), "risks")), ==, BF_JSON_MAX_TEXT);
  bf_facility_undo (facility);
  g_assert_cmpstr (bf_profile_get_note (bf_facility_get_profile (facility), "costs"), ==, "Ask");
  bf_facility_undo (facility);
  g_assert_cmpstr (bf_profile_get_note (bf_facility_get_profile (facility), "costs"), ==, "");
  g_assert_false (bf_facility_get_can_undo (facility));
  bf_facility_redo (facility);
  bf_facility_set_note (facility, "costs", "");
  g_assert_cmpuint (g_hash_table_size (bf_facility_get_profile (facility)->notes), ==, 0);
}

static void
test_logo_is_one_step (void)
{
  g_autoptr (BfFacility) facility = bf_facility_new ((BfCatalog *) bf_catalog_get_builtin ());
  g_autoptr (GBytes) png = make_png (10, 10, 100);
  g_autoptr (GBytes) large = make_png (5000, 10, 100);
  g_autoptr (GError) error = NULL;

  g_assert_true (bf_facility_set_logo (facility, png, NULL));
  g_assert_false (bf_facility_set_logo (facility, large, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_TOO_LARGE);
  g_assert_true (g_bytes_equal (bf_facility_get_profile (facility)->logo, png));
  g_assert_true (bf_facility_set_logo (facility, NULL, NULL));
  g_assert_null (bf_facility_get_profile (facility)->logo);
  bf_facility_undo (facility);
  g_assert_true (g_bytes_equal (bf_facility_get_profile (facility)->logo, png));
  bf_facility_undo (facility);
  g_assert_null (bf_facility_get_profile (facility)->logo);
  g_assert_false (bf_facility_get_modified (facility));
}

/* Notes and logo are the facility's, whichever what-if is open. */
static void
test_what_ifs_share_them (void)
{
  g_autoptr (BfFacility) facility = bf_facility_new ((BfCatalog *) bf_catalog_get_builtin ());
  g_autoptr (GBytes) png = make_png (10, 10, 100);

  g_assert_true (bf_facility_add_variant (facility, -1, "More visits", NULL));
  bf_facility_set_note (facility, "costs", "Ask");
  bf_facility_set_weight (facility, BF_CRITERION_COST, BF_WEIGHT_LOW);
  g_assert_true (bf_facility_set_logo (facility, png, NULL));
  bf_facility_set_active_variant (facility, -1);

  g_assert_cmpstr (bf_profile_get_note (bf_facility_get_profile (facility), "costs"), ==, "Ask");
  g_assert_nonnull (bf_facility_get_base_profile (facility)->logo);
  g_assert_cmpuint (bf_facility_get_base_profile (facility)->weights[BF_CRITERION_COST], ==, BF_WEIGHT_LOW);
}

static void
test_weights_round_trip (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();

  for (guint criterion = 0; criterion < BF_N_CRITERIA; criterion++)
    for (guint weight = 0; weight < BF_N_WEIGHTS; weight++)
      {
        g_autoptr (BfProfile) back = NULL;

        profile->weights[criterion] = weight;
        back = reread (profile);
        g_assert_cmpuint (back->weights[criterion], ==, weight);
      }
}

static void
test_weights_are_undone (void)
{
  g_autoptr (BfFacility) facility = bf_facility_new ((BfCatalog *) bf_catalog_get_builtin ());

  bf_facility_set_weight (facility, BF_CRITERION_COST, BF_WEIGHT_LOW);
  bf_facility_set_weight (facility, BF_CRITERION_COST, BF_WEIGHT_OFF);
  bf_facility_set_weight (facility, BF_CRITERION_WAIT, BF_WEIGHT_HIGH);
  g_assert_cmpstr (bf_facility_get_undo_title (facility), ==, "What Matters");

  bf_facility_undo (facility);
  g_assert_cmpuint (bf_facility_get_profile (facility)->weights[BF_CRITERION_WAIT], ==, BF_WEIGHT_NORMAL);
  g_assert_cmpuint (bf_facility_get_profile (facility)->weights[BF_CRITERION_COST], ==, BF_WEIGHT_OFF);
  bf_facility_undo (facility);
  g_assert_cmpuint (bf_facility_get_profile (facility)->weights[BF_CRITERION_COST], ==, BF_WEIGHT_NORMAL);
  g_assert_false (bf_facility_get_modified (facility));

  bf_facility_redo (facility);
  bf_facility_reset_weights (facility);
  g_assert_true (bf_weights_are_equal (bf_facility_get_profile (facility)->weights));
  bf_facility_undo (facility);
  g_assert_false (bf_weights_are_equal (bf_facility_get_profile (facility)->weights));
}

/* What is only for the plan, or comes after the analysis, lets it stand. */
static void
test_some_members_are_not_analysed (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (BfProfile) other = bf_profile_copy (profile);

  other->weights[BF_CRITERION_COST] = BF_WEIGHT_HIGH;
  g_hash_table_insert (other->notes, g_strdup ("costs"), g_strdup ("Ask"));
  g_free (other->name);
  other->name = g_strdup ("Elm Street");
  g_assert_false (bf_profile_equal (profile, other));
  g_assert_true (bf_profile_has_same_answers (profile, other));

  other->numbers[BF_FIELD_VISITS_PER_DAY] = 1;
  g_assert_false (bf_profile_has_same_answers (profile, other));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/profile-plan/logo/keeps-to-its-limits", test_logo_limits);
  g_test_add_func ("/profile-plan/logo/jpeg-is-told-to-become-png", test_jpeg_names_the_remedy);
  g_test_add_func ("/profile-plan/logo/reads-back-the-same", test_logo_round_trip);
  g_test_add_func ("/profile-plan/logo/is-one-step", test_logo_is_one_step);
  g_test_add_func ("/profile-plan/notes/read-back-the-same", test_notes_round_trip);
  g_test_add_func ("/profile-plan/notes/typing-is-one-step", test_note_is_one_step);
  g_test_add_func ("/profile-plan/notes/are-not-many", test_too_many_notes);
  g_test_add_func ("/profile-plan/weights/read-back-the-same", test_weights_round_trip);
  g_test_add_func ("/profile-plan/weights/are-undone", test_weights_are_undone);
  g_test_add_func ("/profile-plan/answers/names-notes-and-weights-are-none", test_some_members_are_not_analysed);
  g_test_add_func ("/profile-plan/file/bad-members-are-named", test_refusals);
  g_test_add_func ("/profile-plan/what-ifs/share-notes-and-logo", test_what_ifs_share_them);

  return g_test_run ();
}
