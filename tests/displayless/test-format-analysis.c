// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "../support/example.h"
#include "document/bf-format-private.h"

/* The family practice, whose analysis is then set as each test needs it. */
static BfAnalysis *
analyze (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();

  g_free (profile->setting);
  profile->setting = g_strdup ("family-practice");

  return bf_analysis_new (profile, bf_catalog_get_builtin ());
}

static guint
find_role (const BfAnalysis *analysis,
           const char *id)
{
  int role = bf_model_find_role (analysis->model, id);

  g_assert_cmpint (role, >=, 0);

  return (guint) role;
}

/* An option at the end of the analysis's list, owned by it. */
static BfOption *
add_option (BfAnalysis *analysis)
{
  BfOption *option = g_new0 (BfOption, 1);

  option->id = g_strdup ("test");
  option->actions = g_array_new (FALSE, TRUE, sizeof (BfAction));
  option->cost_lines = g_array_new (FALSE, TRUE, sizeof (BfCostLine));
  option->capacity_fte = g_new0 (double, analysis->model->roles->len);
  option->feasible = TRUE;
  g_ptr_array_add (analysis->options, option);

  return option;
}

static void
add_hire (BfAnalysis *analysis,
          BfOption *option,
          const char *role,
          guint people,
          double fte)
{
  BfAction action = {
    .kind = BF_ACTION_HIRE,
    .role = find_role (analysis, role),
    .people = people,
    .fte = fte,
  };

  g_array_append_val (option->actions, action);
  option->headcount += people;
}

static void
add_training (BfAnalysis *analysis,
              BfOption *option)
{
  BfAction action = {
    .kind = BF_ACTION_CROSS_TRAIN,
    .role = find_role (analysis, "cross-trained-assistant"),
    .from_role = find_role (analysis, "medical-assistant"),
    .people = 1,
    .fte = 1,
  };

  g_array_append_val (option->actions, action);
}

#define CLINICAL "clinical-medical-assistant"
#define ASSISTANT "medical-assistant"

static void
test_option_titles (void)
{
  static const struct
  {
    guint clinical;
    double clinical_fte;
    guint assistants;
    double assistants_fte;
    gboolean training;
    const char *title;
  } cases[] = {
    { 0, 0, 0, 0, FALSE, "No hire: re-divide the work" },
    { 0, 0, 1, 1, FALSE, "One full-time Medical Assistant" },
    { 2, 2, 0, 0, FALSE, "Two full-time Clinical Medical Assistants" },
    { 1, 1, 1, 1, FALSE, "One full-time Clinical Medical Assistant and one full-time Medical Assistant" },
    { 0, 0, 1, 0.5, FALSE, "One half-time Medical Assistant (0.5 FTE)" },
    { 0, 0, 1, 0.75, FALSE, "One part-time Medical Assistant (0.75 FTE)" },
    { 0, 0, 2, 1.5, FALSE, "Two Medical Assistants (1.5 FTE together)" },
    { 0, 0, 12, 12, FALSE, "12 full-time Medical Assistants" },
    { 0, 0, 0, 0, TRUE, "Cross-train one Medical Assistant" },
    { 1, 1, 0, 0, TRUE, "One full-time Clinical Medical Assistant plus cross-training for one Medical Assistant" },
  };
  g_autoptr (BfAnalysis) analysis = analyze ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BfOption *option = add_option (analysis);
      g_autofree char *title = NULL;

      if (cases[i].clinical > 0)
        add_hire (analysis, option, CLINICAL, cases[i].clinical, cases[i].clinical_fte);
      if (cases[i].assistants > 0)
        add_hire (analysis, option, ASSISTANT, cases[i].assistants, cases[i].assistants_fte);
      if (cases[i].training)
        add_training (analysis, option);
      title = bf_format_option_title (analysis, option);
      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

/* Makes the last but one option "no hire" and the last the recommended one. */
static void
set_result (BfAnalysis *analysis,
            double short_hours,
            gboolean feasible)
{
  BfOption *no_hire = add_option (analysis);
  BfOption *hire = add_option (analysis);

  no_hire->uncovered_hours_per_week = short_hours;
  add_hire (analysis, hire, ASSISTANT, 1, 1);
  hire->cost_per_year_cents = 6194900;
  analysis->no_hire = (int) analysis->options->len - 2;
  analysis->recommended = (int) analysis->options->len - 1;
  analysis->anything_feasible = feasible;
}

static void
test_live_results (void)
{
  static const struct
  {
    double short_hours;
    gboolean feasible;
    gboolean hire;
    double wait;
    const char *text;
  } cases[] = {
    { 31, TRUE, TRUE, NAN, "You are short 31 hours a week; one full-time Medical Assistant fits best." },
    { 1, TRUE, TRUE, NAN, "You are short 1 hour a week; one full-time Medical Assistant fits best." },
    { 2, TRUE, FALSE, NAN, "You are short 2 hours a week, which is within your targets; no hire is needed." },
    { 0, TRUE, FALSE, NAN, "Your team covers the work; no hire is needed." },
    { 2, TRUE, FALSE, 20, "You are short 2 hours a week; no hire is needed for the targets looked at so far." },
    { 0, TRUE, FALSE, 20, "Your team covers the work; no hire is needed for the targets looked at so far." },
    { 0, TRUE, TRUE, NAN, "Your team covers an ordinary day but not its absences; one full-time Medical Assistant fits best." },
    { 31, FALSE, TRUE, NAN, "You are short 31 hours a week; nothing meets every target, and one full-time Medical Assistant comes closest." },
    { 31, FALSE, FALSE, NAN, "You are short 31 hours a week; nothing within your limits meets the targets." },
    { 0, FALSE, FALSE, NAN, "Your team covers an ordinary day, but nothing within your limits secures it against absences." },
  };
  g_autoptr (BfAnalysis) analysis = analyze ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      set_result (analysis, cases[i].short_hours, cases[i].feasible);
      analysis->model->numbers[BF_FIELD_TARGET_WAIT_MINUTES].value = cases[i].wait;
      if (!cases[i].hire)
        analysis->recommended = analysis->no_hire;
      text = bf_format_live_result (analysis);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_nothing_to_do (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (BfAnalysis) analysis = NULL;
  g_autofree char *live = NULL;
  g_autofree char *lead = NULL;

  profile->numbers[BF_FIELD_VISITS_PER_DAY] = 0;
  profile->numbers[BF_FIELD_OPEN_DAYS_PER_WEEK] = 0;
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  live = bf_format_live_result (analysis);
  lead = bf_format_recommendation (analysis);

  g_assert_cmpstr (live, ==, "Enter the visits per day and the days you are open to see what you need.");
  g_assert_true (g_str_has_prefix (lead, "There is no work to plan for yet"));
}

static void
test_recommendations (void)
{
  g_autoptr (BfAnalysis) analysis = analyze ();
  g_autofree char *good = NULL;
  g_autofree char *poor = NULL;
  g_autofree char *none = NULL;

  set_result (analysis, 31, TRUE);
  good = bf_format_recommendation (analysis);
  analysis->anything_feasible = FALSE;
  poor = bf_format_recommendation (analysis);
  analysis->anything_feasible = TRUE;
  analysis->recommended = analysis->no_hire;
  none = bf_format_recommendation (analysis);

  g_assert_cmpstr (good, ==, "Hire one full-time Medical Assistant, for about $61,900 a year.");
  g_assert_cmpstr (poor, ==, "No option meets all your targets within your limits; the one that comes closest is one full-time Medical Assistant, for about $61,900 a year.");
  g_assert_true (g_str_has_prefix (none, "Hire nobody now:"));
}

static void
test_reasons (void)
{
  static const struct
  {
    BfReason reason;
    const char *text;
  } cases[] = {
    { { .kind = BF_REASON_GAP, .a = 12, .b = 19, .option = -1 }, "Today nobody has time for 12 hours a week of support work, and nurses and providers do another 19 hours a week of it themselves." },
    { { .kind = BF_REASON_GAP, .a = 1, .option = -1 }, "Today nobody has time for 1 hour a week of support work." },
    { { .kind = BF_REASON_GAP, .b = 2, .option = -1 }, "Today nurses and providers do 2 hours a week of support work themselves." },
    { { .kind = BF_REASON_CLOSES, .a = 31.2, .b = 31.4, .option = -1 }, "It closes the whole gap of 31 hours a week." },
    { { .kind = BF_REASON_CLOSES, .a = 28, .b = 31, .option = -1 }, "It closes 28 hours of a gap of 31 hours a week." },
    { { .kind = BF_REASON_RELIEF, .a = 19, .option = -1 }, "It gives nurses and providers back 19 hours a week for work that needs their license." },
    { { .kind = BF_REASON_RESILIENCE, .a = 0.75, .b = 0.96, .option = -1 }, "All essential work is covered on 19 of 20 days even when people call out; today it is on 15 of 20 days." },
    { { .kind = BF_REASON_RESILIENCE, .a = 0.955, .b = 0.96, .option = -1 }, "All essential work stays covered on 19 of 20 days, even when people call out." },
    { { .kind = BF_REASON_LEAST_COST, .a = 6194900, .option = -1 }, "At about $61,900 a year it is the only option that meets every target." },
    { { .kind = BF_REASON_ENOUGH_STAFF, .a = 0.71, .option = -1 }, "The support team is busy 71% of its time, so it can carry the work." },
    { { .kind = BF_REASON_STILL_SHORT, .a = 4, .option = -1 }, "Even then nobody has time for 4 hours a week of support work." },
    { { .kind = BF_REASON_BUDGET_NEEDED, .a = 6194900, .option = -1 }, "A budget of about $61,900 a year would meet every target." },
    { { .kind = BF_REASON_NOTHING_TO_DO, .option = -1 }, "The profile has no visits or no open days, so there is no work to plan for." },
  };
  g_autoptr (BfAnalysis) analysis = analyze ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = bf_format_reason (analysis, &cases[i].reason);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_reasons_name_work (void)
{
  g_autoptr (BfAnalysis) analysis = analyze ();
  const BfReason reason = { .kind = BF_REASON_BINDING, .a = 11, .option = -1, .groups = 1 };
  g_autofree char *title = bf_format_group_title (analysis, 0);
  g_autofree char *text = bf_format_reason (analysis, &reason);

  g_assert_nonnull (strstr (text, title));
  g_assert_nonnull (strstr (text, "11 hours a week"));
}

static void
test_group_titles_differ (void)
{
  g_autoptr (BfAnalysis) analysis = analyze ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < analysis->need->groups->len; i++)
    g_assert_true (g_hash_table_add (seen, bf_format_group_title (analysis, i)));
}

static void
test_misses (void)
{
  static const struct
  {
    BfMiss miss;
    const char *text;
  } cases[] = {
    { BF_MISS_COVER, "It covers 87% of the support work; the target is 95%." },
    { BF_MISS_RIGHT_HANDS, "It keeps only 80% of the support work away from nurses and providers; the target is 90%." },
    { BF_MISS_RESILIENCE, "With absences, all essential work is covered on 94% of days; the target is 95%." },
    { BF_MISS_BUDGET, "It costs $61,949 a year; the budget is $50,000." },
    { BF_MISS_HEADCOUNT, "It hires 1 person; the most you allow is 0 people." },
    { BF_MISS_BUDGET | BF_MISS_HEADCOUNT, "It costs $61,949 a year; the budget is $50,000. It hires 1 person; the most you allow is 0 people." },
    { BF_MISS_NONE, NULL },
  };
  g_autoptr (BfAnalysis) analysis = analyze ();
  BfOption *option;

  set_result (analysis, 31, FALSE);
  option = g_ptr_array_index (analysis->options, analysis->recommended);
  option->covered_percent = 87.3;
  option->right_hands_percent = 80;
  option->resilience = 0.9499;
  analysis->model->numbers[BF_FIELD_TARGET_COVER_PERCENT].value = 95;
  analysis->model->numbers[BF_FIELD_TARGET_RIGHT_HANDS_PERCENT].value = 90;
  analysis->model->numbers[BF_FIELD_TARGET_RESILIENCE_PERCENT].value = 95;
  analysis->model->numbers[BF_FIELD_BUDGET_PER_YEAR].value = 50000;
  analysis->model->numbers[BF_FIELD_MAX_HIRES].value = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      option->misses = cases[i].miss;
      text = bf_format_misses (analysis, option);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_miss_never_reads_as_met (void)
{
  g_autoptr (BfAnalysis) analysis = analyze ();
  BfOption *option;
  g_autofree char *text = NULL;

  set_result (analysis, 31, FALSE);
  option = g_ptr_array_index (analysis->options, analysis->recommended);
  option->covered_percent = 98.4;
  option->misses = BF_MISS_COVER;
  analysis->model->numbers[BF_FIELD_TARGET_COVER_PERCENT].value = 98.5;
  text = bf_format_misses (analysis, option);

  g_assert_cmpstr (text, ==, "It covers 98% of the support work; the target is 98.5%.");
}

static void
test_why_not (void)
{
  g_autoptr (BfAnalysis) analysis = analyze ();
  BfOption *best;
  BfOption *other;
  g_autofree char *itself = NULL;
  g_autofree char *dearer = NULL;
  g_autofree char *relief = NULL;
  g_autofree char *uncovered = NULL;
  g_autofree char *budget = NULL;

  set_result (analysis, 31, TRUE);
  best = g_ptr_array_index (analysis->options, analysis->recommended);
  other = add_option (analysis);
  add_hire (analysis, other, CLINICAL, 1, 1);
  itself = bf_format_why_not (analysis, best);

  other->cost_per_year_cents = best->cost_per_year_cents + 1200000;
  dearer = bf_format_why_not (analysis, other);
  other->cost_per_year_cents = best->cost_per_year_cents;
  best->relief_hours_per_week = 19;
  other->relief_hours_per_week = 12;
  relief = bf_format_why_not (analysis, other);
  other->misses = BF_MISS_COVER;
  other->uncovered_hours_per_week = 12;
  best->uncovered_hours_per_week = 2;
  uncovered = bf_format_why_not (analysis, other);
  other->misses = BF_MISS_COVER | BF_MISS_BUDGET;
  analysis->model->numbers[BF_FIELD_BUDGET_PER_YEAR].value = 60000;
  budget = bf_format_why_not (analysis, other);

  g_assert_null (itself);
  g_assert_cmpstr (dearer, ==, "It meets every target too, but costs about $12,000 more a year.");
  g_assert_cmpstr (relief, ==, "It costs as much, but gives nurses and providers back 12 hours a week instead of 19 hours a week.");
  g_assert_cmpstr (uncovered, ==, "It leaves 12 hours a week of support work to nobody; the recommended choice leaves 2 hours a week.");
  g_assert_cmpstr (budget, ==, "It costs $61,949 a year; the budget is $60,000.");
}

/* What a sentence may start with, and what must then be so. */
static gboolean
says_what_is_so (const BfOption *option,
                 const BfOption *best,
                 const char *sentence)
{
  double more_cents = option->cost_per_year_cents - best->cost_per_year_cents;
  gboolean met = option->misses == BF_MISS_NONE;

  if (g_str_has_prefix (sentence, "It meets every target too"))
    return met && more_cents >= 10000;
  if (g_str_has_prefix (sentence, "It meets every target for the same money, but takes"))
    return met && more_cents < 10000 && option->headcount > best->headcount;
  if (g_str_has_prefix (sentence, "It costs as much, but gives"))
    return met && option->headcount == best->headcount && option->relief_hours_per_week < best->relief_hours_per_week;
  if (g_str_has_prefix (sentence, "It costs as much, but with absences"))
    return met && option->resilience < best->resilience;
  if (g_str_has_prefix (sentence, "It costs as much, but leaves"))
    return met && option->uncovered_hours_per_week > best->uncovered_hours_per_week;
  if (g_str_has_prefix (sentence, "It does as much for the same money"))
    return met && fabs (more_cents) < 10000;
  if (g_str_has_prefix (sentence, "It costs $"))
    return (option->misses & BF_MISS_BUDGET) != 0;
  if (g_str_has_prefix (sentence, "It hires "))
    return (option->misses & BF_MISS_HEADCOUNT) != 0;
  if (strstr (sentence, "support work to nobody;") != NULL)
    return (option->misses & BF_MISS_COVER) != 0 && option->uncovered_hours_per_week > best->uncovered_hours_per_week;
  if (strstr (sentence, "support work to nurses and providers;") != NULL)
    return (option->misses & BF_MISS_RIGHT_HANDS) != 0 && option->misplaced_hours_per_week > best->misplaced_hours_per_week;
  if (g_str_has_prefix (sentence, "With absences, it covers"))
    return option->resilience < best->resilience;
  if (g_str_has_prefix (sentence, "It leaves a gap of"))
    return !met && !best->feasible &&
           option->uncovered_hours_per_week + option->misplaced_hours_per_week > best->uncovered_hours_per_week + best->misplaced_hours_per_week;
  if (g_str_has_prefix (sentence, "It comes as close, but costs"))
    return !met && !best->feasible && more_cents >= 10000;

  return g_str_has_prefix (sentence, "It comes as close for the same money") && !met && !best->feasible && fabs (more_cents) < 10000;
}

/* Each option of each example, with plenty of money, a little and hardly any. */
static void
test_why_not_is_true (void)
{
  static const char *const files[] = { "small-family-practice", "busy-urgent-care", "rural-health-center" };
  static const double budgets[] = { NAN, 130000, 63000, 20000, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (files) * G_N_ELEMENTS (budgets); i++)
    {
      g_autoptr (BfProfile) profile = example_new (files[i % G_N_ELEMENTS (files)]);
      g_autoptr (BfAnalysis) analysis = NULL;
      const BfOption *best;

      profile->numbers[BF_FIELD_BUDGET_PER_YEAR] = budgets[i / G_N_ELEMENTS (files)];
      if (i % 2)
        profile->numbers[BF_FIELD_MAX_HIRES] = 1;
      if (i % 4 == 1)
        profile->numbers[BF_FIELD_TARGET_RESILIENCE_PERCENT] = 99;
      analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      best = bf_analysis_get_recommended (analysis);
      for (guint k = 0; k < analysis->options->len; k++)
        {
          const BfOption *option = bf_analysis_get_option (analysis, (int) k);
          g_autofree char *sentence = bf_format_why_not (analysis, option);

          if (option == best)
            {
              g_assert_null (sentence);
              continue;
            }
          g_assert_nonnull (sentence);
          if (!says_what_is_so (option, best, sentence))
            g_error ("%s, budget %g: %s lost to %s, but not because “%s”", files[i % G_N_ELEMENTS (files)], profile->numbers[BF_FIELD_BUDGET_PER_YEAR], option->id, best->id, sentence);
        }
    }
}

static void
test_verdict_says_what_it_depends_on (void)
{
  g_autoptr (BfProfile) profile = example_new ("small-family-practice");
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  g_autofree char *unknown = bf_format_sensitivity_verdict (analysis);
  g_autofree char *many = NULL;
  g_autofree char *few = NULL;
  g_autofree char *none = NULL;
  g_autofree char *all_given = NULL;

  g_assert_null (unknown);
  bf_analysis_ensure_sensitivity (analysis, profile);
  many = bf_format_sensitivity_verdict (analysis);
  g_assert_true (g_str_has_prefix (many, "The answer depends on numbers that are not yours: "));
  analysis->sensitivity->n_flips = 1;
  analysis->sensitivity->n_examined = 80;
  few = bf_format_sensitivity_verdict (analysis);
  g_assert_true (g_str_has_prefix (few, "The answer depends on "));
  g_assert_true (g_str_has_suffix (few, ": of the 80 numbers that are not yours, no other changes it in its plausible range."));
  analysis->sensitivity->n_flips = 0;
  none = bf_format_sensitivity_verdict (analysis);
  g_assert_cmpstr (none, ==, "The answer is robust: none of the 80 numbers that are not yours changes it anywhere in its plausible range.");
  analysis->sensitivity->n_examined = 0;
  all_given = bf_format_sensitivity_verdict (analysis);
  g_assert_cmpstr (all_given, ==, "Every number is yours, so there is none to be unsure of.");
}

static void
test_flips_name_the_number_and_the_values (void)
{
  g_autoptr (BfAnalysis) analysis = analyze ();
  BfOption *other = add_option (analysis);
  BfAction action = { .kind = BF_ACTION_HIRE, .role = find_role (analysis, "medical-assistant"), .people = 2, .fte = 2 };
  BfSwing swing = { .factor = { BF_FACTOR_FIELD, BF_FIELD_VISITS_PER_DAY }, .number = { .value = 37 } };
  BfFlip none = { NAN, NULL };
  BfFlip above, below;
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;
  g_autofree char *never = NULL;
  g_autofree char *hopeless = NULL;
  g_autofree char *pay = NULL;

  g_array_set_size (other->actions, 0);
  g_array_append_val (other->actions, action);
  other->feasible = TRUE;
  analysis->anything_feasible = TRUE;
  above = (BfFlip){ 41, other };
  below = (BfFlip){ 30, other };
  up = bf_format_flip (analysis, &swing, &above);
  down = bf_format_flip (analysis, &swing, &below);
  never = bf_format_flip (analysis, &swing, &none);
  other->feasible = FALSE;
  hopeless = bf_format_flip (analysis, &swing, &above);
  swing = (BfSwing){ .factor = { BF_FACTOR_ROLE_PAY, action.role }, .number = { .value = 21.97 } };
  above.value = 22.45;
  pay = bf_format_flip (analysis, &swing, &above);

  g_assert_cmpstr (up, ==, "Visits per Day: from 41 a day up, instead of 37 a day, the answer is two full-time Medical Assistants.");
  g_assert_cmpstr (down, ==, "Visits per Day: from 30 a day down, instead of 37 a day, the answer is two full-time Medical Assistants.");
  g_assert_null (never);
  g_assert_cmpstr (hopeless, ==, "Visits per Day: from 41 a day up, instead of 37 a day, no option meets every target.");
  g_assert_cmpstr (pay, ==, "Hourly Pay of Medical Assistants: from $22.45 an hour up, instead of $21.97 an hour, no option meets every target.");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/format/option-title/reads-as-one-phrase", test_option_titles);
  g_test_add_func ("/format/live-result/fits-each-outcome", test_live_results);
  g_test_add_func ("/format/live-result/asks-for-what-is-missing", test_nothing_to_do);
  g_test_add_func ("/format/recommendation/fits-each-outcome", test_recommendations);
  g_test_add_func ("/format/reason/is-a-sentence-with-its-numbers", test_reasons);
  g_test_add_func ("/format/reason/names-the-binding-work", test_reasons_name_work);
  g_test_add_func ("/format/group-title/no-two-are-alike", test_group_titles_differ);
  g_test_add_func ("/format/misses/names-each-target-missed", test_misses);
  g_test_add_func ("/format/misses/never-reads-as-met", test_miss_never_reads_as_met);
  g_test_add_func ("/format/why-not/compares-with-the-recommended-one", test_why_not);
  g_test_add_func ("/format/why-not/is-true-of-every-option", test_why_not_is_true);
  g_test_add_func ("/format/sensitivity/verdict-says-what-it-depends-on", test_verdict_says_what_it_depends_on);
  g_test_add_func ("/format/sensitivity/flips-name-the-number-and-the-values", test_flips_name_the_number_and_the_values);

  return g_test_run ();
}
