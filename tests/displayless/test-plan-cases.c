// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "../support/example.h"
#include "core/bf-profile.h"
#include "document/bf-layout.h"
#include "document/bf-plan.h"

/* What the full plan of an unusual practice says, and what it must not say. */

/* All pages as one text, in which a line break is a space. */
static char *
write_analysis_text (const BfProfile *profile,
                     const BfAnalysis *analysis)
{
  g_autofree const char **sections_off = bf_plan_preset_dup_sections_off (BF_PLAN_FULL);
  BfPlanOptions options = { .sections_off = (const char *const *) sections_off, .detail = BF_PLAN_FULL };
  g_autoptr (BfDocument) document = NULL;
  g_autoptr (BfLayout) layout = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_date_set_dmy (&options.today, 23, G_DATE_NOVEMBER, 2026);
  document = bf_plan_new (profile, analysis, &options);
  layout = bf_layout_new (document, &BF_PAPER_LETTER);
  for (guint i = 0; i < bf_layout_get_n_pages (layout); i++)
    {
      g_autofree char *page = bf_layout_dup_page_text (layout, i);

      g_string_append (text, page);
    }
  g_string_replace (text, " \n", " ", 0);
  g_string_replace (text, "\n", " ", 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
write_text (const BfProfile *profile)
{
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());

  bf_analysis_ensure_sensitivity (analysis, profile);
  bf_analysis_ensure_waits (analysis, NULL);

  return write_analysis_text (profile, analysis);
}

static void
assert_says (const char *text,
             const char *phrase)
{
  if (strstr (text, phrase) == NULL)
    g_error ("The plan does not say “%s”", phrase);
}

static void
assert_silent (const char *text,
               const char *phrase)
{
  if (strstr (text, phrase) != NULL)
    g_error ("The plan says “%s”", phrase);
}

static void
add_staff (BfProfile *profile,
           const char *role,
           guint people)
{
  g_ptr_array_add (profile->staff, bf_staff_new (role, people, 1));
}

static void
test_leaver (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autofree char *text = NULL;

  ((BfStaff *) g_ptr_array_index (profile->staff, 3))->leaving = TRUE;
  text = write_text (profile);
  assert_says (text, "2 people on the team are leaving: “today” in this plan is the team without them.");
  assert_says (text, "Clinical Medical Assistant, leaving");
  bf_profile_free (profile);
}

/* What matters to the practice is told where somebody said it, and nowhere else. */
static void
test_weights (void)
{
  BfProfile *plain = example_new ("busy-urgent-care");
  BfProfile *profile = example_new ("busy-urgent-care");
  g_autofree char *silent = write_text (plain);
  g_autofree char *text = NULL;

  assert_silent (silent, "weights");
  profile->weights[BF_CRITERION_COST] = BF_WEIGHT_LOW;
  profile->weights[BF_CRITERION_RELIEF] = BF_WEIGHT_HIGH;
  text = write_text (profile);
  assert_says (text, "This counts twice as much as usual: Relief of the overloaded.");
  assert_says (text, "By your weights");
  assert_says (text, "Fit by your weights");
  bf_profile_free (plain);
  bf_profile_free (profile);
}

static void
test_nobody (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autofree char *text = NULL;

  add_staff (profile, "medical-assistant", 3);
  add_staff (profile, "front-desk", 2);
  text = write_text (profile);
  assert_says (text, "Hire nobody now: the team you have covers the work.");
  assert_says (text, "Why not hire all the same?");
  assert_says (text, "and there is no gap that it could close.");
  assert_says (text, "Then why does it hurt?");
  assert_silent (text, "with the recommended mix");
  assert_silent (text, "The work slides back to where it was");
  assert_silent (text, "after the change");
  bf_profile_free (profile);
}

static void
test_no_budget (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autofree char *text = NULL;

  profile->numbers[BF_FIELD_BUDGET_PER_YEAR] = 0;
  text = write_text (profile);
  assert_says (text, "To be approved: no hire within these limits.");
  assert_silent (text, "support work goes to the people whose work it is");
  /* Nothing meets every target now, so that it is no other answer. */
  assert_silent (text, "no option meets every target");
  bf_profile_free (profile);
}

static void
test_absences (void)
{
  static const char phrase[] = "unless the profile has another figure for somebody";
  BfProfile *profile = example_new ("small-family-practice");
  g_autofree char *with = write_text (profile);
  g_autofree char *without = NULL;

  for (guint i = 0; i < profile->staff->len; i++)
    ((BfStaff *) g_ptr_array_index (profile->staff, i))->absence_percent = NAN;
  without = write_text (profile);
  assert_says (with, phrase);
  assert_silent (without, phrase);
  bf_profile_free (profile);
}

static void
test_large_team (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autofree char *text = NULL;

  for (guint i = 0; i < 20; i++)
    {
      add_staff (profile, "registered-nurse", 1);
      ((BfStaff *) g_ptr_array_index (profile->staff, profile->staff->len - 1))->hourly_pay = 40 + i;
    }
  text = write_text (profile);
  assert_says (text, "FTE together");
  assert_says (text, "$40.00 to $59.00");
  bf_profile_free (profile);
}

/* Only simulated days can tell who meets a target for the wait; where there are
 * none, every target is not what anybody may be said to meet. */
static void
test_open_wait (gconstpointer data)
{
  static const char open[] = "every target looked at so far";
  BfProfile *profile = example_new (data);
  g_autoptr (BfAnalysis) analysis = NULL;
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  g_autoptr (GString) rest = NULL;

  profile->weights[BF_CRITERION_RELIEF] = BF_WEIGHT_HIGH;
  profile->numbers[BF_FIELD_TARGET_WAIT_MINUTES] = 120;
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  bf_analysis_set_stopped (analysis, TRUE);
  without = write_analysis_text (profile, analysis);
  assert_says (without, open);
  assert_says (without, "Wait not known");
  assert_says (without, "no option was held to the target for the wait, 120 minutes");
  rest = g_string_new (without);
  g_string_replace (rest, open, "", 0);
  assert_silent (rest->str, "every target");
  assert_silent (rest->str, "Meets every");

  bf_analysis_ensure_waits (analysis, NULL);
  with = write_analysis_text (profile, analysis);
  assert_says (with, "Meets every target");
  assert_silent (with, "so far");
  assert_silent (with, "Wait not known");
  bf_profile_free (profile);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/plan-cases/leaver/is-named-and-not-counted-on", test_leaver);
  g_test_add_func ("/plan-cases/weights-are-told-where-somebody-set-them", test_weights);
  g_test_add_func ("/plan-cases/nobody/is-asked-why-and-not-told-of-a-mix", test_nobody);
  g_test_add_func ("/plan-cases/no-budget/approves-no-claim", test_no_budget);
  g_test_add_func ("/plan-cases/absences/only-own-figures-are-mentioned", test_absences);
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan-cases/open-wait/is-not-claimed-to-be-met/%s", example_names[i]);

      g_test_add_data_func (path, example_names[i], test_open_wait);
    }
  g_test_add_func ("/plan-cases/large-team/is-told-by-role", test_large_team);

  return g_test_run ();
}
