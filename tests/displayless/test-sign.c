// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "analysis/bf-sign.h"
#include "document/bf-format-sign.h"

static BfAnalysis *
analyze_example (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "resources", "examples", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = bf_profile_load (file, bf_catalog_get_builtin (), &error);

  g_assert_no_error (error);

  return bf_analysis_new (profile, bf_catalog_get_builtin ());
}

/* What the examples are about speaks for the roles that are right for them. */
static void
test_conditions_hold_where_they_are_true (void)
{
  static const struct
  {
    const char *example;
    const char *role;
    gboolean holds[3];
  } cases[] = {
    { "small-family-practice.backfill", "medical-assistant", { FALSE, TRUE, TRUE } },
    { "small-family-practice.backfill", "cross-trained-assistant", { TRUE, FALSE, FALSE } },
    { "busy-urgent-care.backfill", "clinical-medical-assistant", { TRUE, TRUE, TRUE } },
    { "busy-urgent-care.backfill", "medical-assistant", { FALSE, FALSE, FALSE } },
    { "rural-health-center.backfill", "cross-trained-assistant", { TRUE, FALSE, TRUE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BfAnalysis) analysis = analyze_example (cases[i].example);
      int role = bf_model_find_role (analysis->model, cases[i].role);

      g_assert_cmpint (role, >=, 0);
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].holds); k++)
        {
          g_autofree char *text = NULL;
          BfSign sign;

          g_assert_true (bf_sign_judge (analysis, (guint) role, k, &sign));
          text = bf_format_sign (analysis, &sign);
          if (sign.holds != cases[i].holds[k])
            g_error ("%s, %s, %u: %s", cases[i].example, cases[i].role, k, text);
          g_assert_true (g_str_equal (text, "Not so here.") == !sign.holds);
          g_assert_true (!sign.holds || g_str_has_prefix (text, "So it is here: "));
        }
    }
}

static void
test_the_roles_compared_say_how_each_is_measured (void)
{
  g_autoptr (BfAnalysis) analysis = analyze_example ("busy-urgent-care.backfill");

  for (guint r = 0; r < analysis->model->roles->len; r++)
    {
      const BfRole *role = bf_model_get_catalog_role (analysis->model, r);
      guint n = role->hire_when != NULL ? g_strv_length (role->hire_when) : 0;
      BfSign sign;

      if (!role->compared)
        continue;
      g_assert_cmpuint (n, >, 0);
      for (guint k = 0; k < n; k++)
        g_assert_true (bf_sign_judge (analysis, r, k, &sign));
      g_assert_false (bf_sign_judge (analysis, r, n, &sign));
      g_assert_null (bf_format_sign (analysis, &sign));
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sign/conditions-hold-where-they-are-true", test_conditions_hold_where_they_are_true);
  g_test_add_func ("/sign/the-roles-compared-say-how-each-is-measured", test_the_roles_compared_say_how_each_is_measured);

  return g_test_run ();
}
