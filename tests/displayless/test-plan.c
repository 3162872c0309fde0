// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "../support/example.h"
#include "analysis/bf-schedule.h"
#include "analysis/bf-typical-days.h"
#include "document/bf-format-private.h"
#include "document/bf-layout.h"
#include "document/bf-plan.h"

/* Sections that only make sense when somebody is hired. */
static const char *const hiring_sections[] = { "posting", "interview", "checks" };

typedef struct
{
  BfProfile *profile;
  BfAnalysis *analysis;
  BfDocument *document;
} Plan;

static void
plan_free (Plan *plan)
{
  g_clear_pointer (&plan->document, bf_document_free);
  g_clear_pointer (&plan->analysis, bf_analysis_free);
  g_clear_pointer (&plan->profile, bf_profile_free);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static void
set_text (char **text,
          const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static BfDocument *
write_plan (const BfProfile *profile,
            const BfAnalysis *analysis,
            const char *const *sections_off)
{
  BfPlanOptions options = { .sections_off = sections_off, .detail = BF_PLAN_PAPERS };

  g_date_set_dmy (&options.today, 23, G_DATE_NOVEMBER, 2026);

  return bf_plan_new (profile, analysis, &options);
}

/* Enough for a section, too few for a figure to go by. */
static const BfWaitsRunOptions fewest_days = { .most_days = 32 };

/* Takes @profile. */
static Plan *
plan_new (BfProfile *profile)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->profile = profile;
  plan->analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  bf_analysis_ensure_waits (plan->analysis, &fewest_days);
  bf_analysis_ensure_days (plan->analysis);
  plan->document = write_plan (profile, plan->analysis, NULL);

  return plan;
}

static const BfSection *
find_section (const BfDocument *document,
              const char *id)
{
  for (guint i = 0; i < document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (document->sections, i);

      if (g_str_equal (section->id, id))
        return section;
    }

  return NULL;
}

static void
collect_strings (GPtrArray *texts,
                 const GPtrArray *strings)
{
  for (guint i = 0; strings != NULL && i < strings->len; i++)
    g_ptr_array_add (texts, g_ptr_array_index (strings, i));
}

static void
collect_block (GPtrArray *texts,
               const BfBlock *block)
{
  if (block->text != NULL)
    g_ptr_array_add (texts, block->text);
  collect_strings (texts, block->items);
  if (block->table != NULL)
    {
      collect_strings (texts, block->table->titles);
      for (guint i = 0; i < block->table->rows->len; i++)
        collect_strings (texts, g_ptr_array_index (block->table->rows, i));
    }
  if (block->chart != NULL)
    {
      g_ptr_array_add (texts, block->chart->description);
      collect_strings (texts, block->chart->part_titles);
      for (guint i = 0; i < block->chart->rows->len; i++)
        g_ptr_array_add (texts, ((BfChartRow *) g_ptr_array_index (block->chart->rows, i))->label);
    }
}

/* All texts of a section, or of the whole plan when @section is NULL. */
static GPtrArray *
list_texts (const BfDocument *document,
            const BfSection *section)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < document->sections->len; i++)
    {
      const BfSection *item = g_ptr_array_index (document->sections, i);

      if (section != NULL && item != section)
        continue;
      g_ptr_array_add (texts, item->title);
      for (guint k = 0; k < item->blocks->len; k++)
        collect_block (texts, g_ptr_array_index (item->blocks, k));
    }

  return texts;
}

static gboolean
says (const BfDocument *document,
      const char *section,
      const char *text)
{
  g_autoptr (GPtrArray) texts = list_texts (document, section != NULL ? find_section (document, section) : NULL);

  for (guint i = 0; i < texts->len; i++)
    if (strstr (g_ptr_array_index (texts, i), text) != NULL)
      return TRUE;

  return FALSE;
}

/* "CMA" is a word of two meanings: only CMA (AAMA) may be said. */
static void
assert_no_bare_abbreviation (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\bCMA\\b(?! \\(AAMA\\))", 0, 0, NULL);

  g_assert_false (g_regex_match (regex, text, 0, NULL));
}

/* Numbers and words that agree: neither "1 hours" nor "2 hour". */
static void
assert_plurals (const char *text)
{
  g_autoptr (GRegex) one = g_regex_new ("(?<![\\d.,])1 (hours|people|weeks|days)\\b", 0, 0, NULL);
  g_autoptr (GRegex) several = g_regex_new ("\\b([2-9]|[1-9]\\d+) (hour|person|week|day)\\b(?!-)", 0, 0, NULL);

  g_assert_false (g_regex_match (one, text, 0, NULL));
  g_assert_false (g_regex_match (several, text, 0, NULL));
}

static void
assert_clean (const char *text)
{
  static const char *const bad[] = { "(null)", "%s", "%d", "%u", "%1", "  ", " .", " ,", "..", "nan", "inf ", "-nan", "—," };

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (strstr (text, bad[i]) != NULL && !(g_str_equal (bad[i], "nan") && strstr (text, "nance") != NULL))
      g_error ("“%s” is in: %s", bad[i], text);
  assert_no_bare_abbreviation (text);
  assert_plurals (text);
}

static void
assert_table (const BfTable *table)
{
  g_assert_cmpuint (table->rows->len, >, 0);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (table->rows, i);

      g_assert_cmpuint (row->len, ==, table->titles->len);
      g_assert_cmpstr (g_ptr_array_index (row, 0), !=, "");
    }
}

/* What holds for every plan, whatever the facility. */
static void
assert_plan (const BfDocument *document)
{
  g_autoptr (GPtrArray) texts = list_texts (document, NULL);
  guint last = 0;

  for (guint i = 0; i < document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (document->sections, i);
      guint index = 0;

      while (index < bf_plan_get_n_sections () && !g_str_equal (bf_plan_get_section_id (index), section->id))
        index++;
      g_assert_cmpuint (index, <, bf_plan_get_n_sections ());
      g_assert_cmpuint (index, >=, last);
      last = index;
      g_assert_cmpstr (section->title, ==, bf_plan_get_section_title (index));
      g_assert_true (bf_section_is_shown (section));
      for (guint k = 0; k < section->blocks->len; k++)
        {
          const BfBlock *block = g_ptr_array_index (section->blocks, k);

          g_assert_true (bf_section_shows_block (section, k));
          if (block->table != NULL)
            assert_table (block->table);
          if (block->items != NULL)
            g_assert_cmpuint (block->items->len + (block->table != NULL) + (block->text != NULL) + (block->chart != NULL), >, 0);
        }
    }
  for (guint i = 0; i < texts->len; i++)
    assert_clean (g_ptr_array_index (texts, i));
}

static void
test_examples (gconstpointer data)
{
  g_autoptr (Plan) plan = plan_new (example_new (data));

  assert_plan (plan->document);
  g_assert_cmpuint (plan->document->sections->len, ==, bf_plan_get_n_sections ());
  g_assert_cmpstr (plan->document->created, ==, "2026-11-23T00:00:00Z");
  g_assert_cmpstr (plan->document->language, ==, "en");
}

/* Both charts have a row for each person, and the words stand below them. */
static void
test_day (gconstpointer data)
{
  g_autoptr (Plan) plan = plan_new (example_new (data));
  const BfTypicalDays *days = plan->analysis->days;
  const BfSection *section = find_section (plan->document, "day");
  guint n_charts = 0;

  g_assert_cmpuint (days->n_teams, ==, 2);
  for (guint i = 0; i < section->blocks->len; i++)
    {
      const BfBlock *block = g_ptr_array_index (section->blocks, i);

      if (block->chart == NULL)
        continue;
      g_assert_cmpint (block->chart->kind, ==, BF_CHART_DAY);
      g_assert_cmpuint (block->chart->rows->len, ==, days->teams[n_charts].day->lanes->len);
      g_assert_cmpfloat (block->chart->levels_top, ==, MAX (days->teams[0].day->most_waiting, days->teams[1].day->most_waiting));
      g_assert_true (says (plan->document, "day", block->chart->description));
      n_charts++;
    }
  g_assert_cmpuint (n_charts, ==, 2);
}

static void
test_no_day (void)
{
  g_autoptr (Plan) plan = plan_new (example_new ("small-family-practice"));
  const char *const off[] = { "day", NULL };
  g_autoptr (BfDocument) without = write_plan (plan->profile, plan->analysis, off);
  g_autoptr (BfAnalysis) bare = bf_analysis_new (plan->profile, bf_catalog_get_builtin ());
  g_autoptr (BfDocument) before = write_plan (plan->profile, bare, NULL);

  g_assert_null (find_section (without, "day"));
  g_assert_null (find_section (before, "day"));
  g_assert_null (find_section (before, "waits"));
}

static void
test_waits (gconstpointer data)
{
  g_autoptr (Plan) plan = plan_new (example_new (data));
  g_autoptr (BfDocument) document = NULL;

  plan->profile->numbers[BF_FIELD_OBSERVED_WAIT_MINUTES] = 12;
  plan->analysis->model->numbers[BF_FIELD_OBSERVED_WAIT_MINUTES].value = 12;
  bf_analysis_ensure_calibration (plan->analysis, plan->profile);
  document = write_plan (plan->profile, plan->analysis, NULL);
  assert_plan (document);
  g_assert_cmpuint (document->sections->len, ==, bf_plan_get_n_sections ());
  g_assert_true (says (document, "waits", "imulated"));
  g_assert_true (says (document, "waits", "You see patients wait 12 minutes today"));
  g_assert_true (says (document, "summary", "in simulated days"));
}

static void
test_summary_numbers (gconstpointer data)
{
  g_autoptr (Plan) plan = plan_new (example_new (data));
  const BfOption *chosen = bf_analysis_get_recommended (plan->analysis);
  g_autofree char *lead = bf_format_recommendation (plan->analysis);
  g_autofree char *yearly = bf_format_money (chosen->cost_per_year_cents, "USD");
  g_autofree char *once = bf_format_money (chosen->one_off_cost_cents, "USD");
  g_autofree char *title = bf_format_option_title (plan->analysis, chosen);

  g_assert_true (says (plan->document, "summary", lead));
  g_assert_true (says (plan->document, "summary", yearly));
  g_assert_true (says (plan->document, "costs", yearly));
  g_assert_true (says (plan->document, "costs", once));
  g_assert_true (says (plan->document, "approval", yearly));
  g_assert_true (says (plan->document, "recommendation", title));
  g_assert_cmpuint (plan->analysis->reasons->len, >=, 3);
  for (guint i = 0; i < plan->analysis->reasons->len; i++)
    {
      const BfReason *item = &g_array_index (plan->analysis->reasons, BfReason, i);
      g_autofree char *reason = bf_format_reason (plan->analysis, item);

      if (item->kind != BF_REASON_BINDING)
        g_assert_true (says (plan->document, NULL, reason));
    }
}

static void
test_three_reasons (gconstpointer data)
{
  g_autoptr (Plan) plan = plan_new (example_new (data));
  const BfSection *summary = find_section (plan->document, "summary");
  guint reasons = 0;

  for (guint i = 0; i < summary->blocks->len; i++)
    {
      const BfBlock *block = g_ptr_array_index (summary->blocks, i);

      if (block->kind == BF_BLOCK_LIST)
        reasons += block->items->len;
    }
  g_assert_cmpuint (reasons, ==, 3);
}

static void
test_weekends (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) plan = NULL;

  /* A Saturday. */
  set_text (&profile->start_date, "2027-01-09");
  plan = plan_new (profile);

  g_assert_true (says (plan->document, "summary", "January 11, 2027"));
  g_assert_false (says (plan->document, NULL, "January 9, 2027"));
  g_assert_false (says (plan->document, NULL, "January 10, 2027"));
}

static void
test_empty_profile (void)
{
  g_autoptr (Plan) plan = plan_new (bf_profile_new ());

  assert_plan (plan->document);
  g_assert_nonnull (find_section (plan->document, "summary"));
  g_assert_nonnull (find_section (plan->document, "sources"));
}

static void
test_closed_practice (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) plan = NULL;

  profile->numbers[BF_FIELD_VISITS_PER_DAY] = 0;
  profile->numbers[BF_FIELD_OPEN_DAYS_PER_WEEK] = 0;
  plan = plan_new (profile);

  assert_plan (plan->document);
  g_assert_true (says (plan->document, "summary", "There is no work to plan for yet"));
  g_assert_null (find_section (plan->document, "gaps"));
  g_assert_null (find_section (plan->document, "posting"));
  g_assert_null (find_section (plan->document, "approval"));
}

static void
test_no_hire (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) plan = NULL;

  g_ptr_array_add (profile->staff, bf_staff_new ("medical-assistant", 6, 1));
  g_ptr_array_add (profile->staff, bf_staff_new ("clinical-medical-assistant", 4, 1));
  g_ptr_array_add (profile->staff, bf_staff_new ("biller-coder", 3, 1));
  plan = plan_new (profile);

  assert_plan (plan->document);
  g_assert_cmpint (plan->analysis->recommended, ==, plan->analysis->no_hire);
  g_assert_true (says (plan->document, "summary", "Hire nobody now"));
  g_assert_true (says (plan->document, "approval", "no hire"));
  for (guint i = 0; i < G_N_ELEMENTS (hiring_sections); i++)
    g_assert_null (find_section (plan->document, hiring_sections[i]));
  g_assert_null (find_section (plan->document, "costs"));
  g_assert_null (find_section (plan->document, "onboarding"));
  g_assert_nonnull (find_section (plan->document, "timeline"));
  g_assert_false (says (plan->document, "timeline", "Post the job"));
}

/* The first option that trains somebody and hires as many as asked for. */
static int
find_training (const BfAnalysis *analysis,
               gboolean hires)
{
  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = g_ptr_array_index (analysis->options, i);

      for (guint k = 0; k < option->actions->len; k++)
        if (g_array_index (option->actions, BfAction, k).kind == BF_ACTION_CROSS_TRAIN && (option->headcount > 0) == hires)
          return (int) i;
    }

  g_assert_not_reached ();
}

static void
test_training (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  g_autoptr (BfDocument) alone = NULL;
  g_autoptr (BfDocument) both = NULL;

  analysis->recommended = find_training (analysis, FALSE);
  alone = write_plan (profile, analysis, NULL);
  analysis->recommended = find_training (analysis, TRUE);
  both = write_plan (profile, analysis, NULL);

  assert_plan (alone);
  g_assert_null (find_section (alone, "posting"));
  g_assert_true (says (alone, "onboarding", "Cross-Training: "));
  g_assert_true (says (alone, "timeline", "Cross-train, with sign-offs"));
  g_assert_false (says (alone, "timeline", "Post the job"));
  assert_plan (both);
  g_assert_true (says (both, "posting", "What You Will Do"));
  g_assert_true (says (both, "onboarding", "Cross-Training: "));
  g_assert_true (says (both, "onboarding", "Skill Sign-Off: "));
  bf_profile_free (profile);
}

static void
test_nothing_feasible (void)
{
  BfProfile *profile = example_new ("rural-health-center");
  g_autoptr (Plan) plan = NULL;

  profile->numbers[BF_FIELD_BUDGET_PER_YEAR] = 1000;
  plan = plan_new (profile);

  assert_plan (plan->document);
  g_assert_false (plan->analysis->anything_feasible);
  g_assert_true (says (plan->document, "summary", "No option meets"));
  g_assert_true (says (plan->document, "summary", "What It Does Not Solve"));
}

static void
test_no_state (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) plan = NULL;

  set_text (&profile->state, "");
  plan = plan_new (profile);

  assert_plan (plan->document);
  g_assert_true (says (plan->document, "scope", "names no state"));
  g_assert_true (says (plan->document, "scope", bf_catalog_get_builtin ()->scope_disclaimer));
}

static void
test_every_state (void)
{
  const GPtrArray *states = bf_catalog_get_builtin ()->states;

  for (guint i = 0; i < states->len; i++)
    {
      const BfStateInfo *state = g_ptr_array_index (states, i);
      BfProfile *profile = example_new ("busy-urgent-care");
      g_autoptr (BfAnalysis) analysis = NULL;
      g_autoptr (BfDocument) document = NULL;

      set_text (&profile->state, state->code);
      if (i == 0)
        {
          g_autoptr (Plan) plan = plan_new (bf_profile_copy (profile));

          assert_plan (plan->document);
        }
      analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      document = write_plan (profile, analysis, NULL);
      g_assert_true (says (document, "scope", state->name));
      g_assert_true (says (document, "scope", state->hiring_effect));
      bf_profile_free (profile);
    }
}

static void
test_start_date (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) open = NULL;
  g_autoptr (Plan) dated = NULL;

  set_text (&profile->start_date, "");
  open = plan_new (bf_profile_copy (profile));
  set_text (&profile->start_date, "2027-01-11");
  profile->numbers[BF_FIELD_WEEKS_TO_HIRE] = 7;
  dated = plan_new (profile);

  assert_plan (dated->document);
  g_assert_true (says (open->document, "summary", "not decided"));
  g_assert_true (says (open->document, "timeline", "week 1"));
  g_assert_true (says (dated->document, "summary", "January 11, 2027"));
  g_assert_true (says (dated->document, "summary", "March 8, 2027"));
  g_assert_true (says (dated->document, "timeline", "March 8, 2027"));
  g_assert_false (says (dated->document, "timeline", "week 1"));
}

static void
test_bad_start_date (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) plan = NULL;

  set_text (&profile->start_date, "2027-02-31");
  plan = plan_new (profile);

  assert_plan (plan->document);
  g_assert_true (says (plan->document, "summary", "not decided"));
}

static void
test_typical_values_are_said (void)
{
  BfProfile *profile = bf_profile_new ();
  g_autoptr (Plan) typical = NULL;
  g_autoptr (Plan) given = plan_new (example_new ("small-family-practice"));

  set_text (&profile->setting, "family-practice");
  typical = plan_new (profile);

  assert_plan (typical->document);
  g_assert_true (says (typical->document, "summary", "rests on typical values"));
  g_assert_false (says (given->document, "summary", "rests on typical values"));
}

static void
test_sections_off (void)
{
  const char *const off[] = { "roles", "posting", NULL };
  g_autoptr (Plan) plan = plan_new (example_new ("small-family-practice"));
  g_autoptr (BfDocument) document = write_plan (plan->profile, plan->analysis, off);

  g_assert_null (find_section (document, "roles"));
  g_assert_null (find_section (document, "posting"));
  g_assert_nonnull (find_section (document, "costs"));
  g_assert_cmpuint (document->sections->len, ==, plan->document->sections->len - 2);
}

static void
test_user_text_is_kept (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) plan = NULL;

  set_text (&profile->name, "Smith & Sons <b>Clinic</b> 100%s");
  plan = plan_new (profile);

  g_assert_true (says (plan->document, "profile", "Smith & Sons <b>Clinic</b> 100%s"));
  g_assert_nonnull (strstr (plan->document->footer, "Smith & Sons <b>Clinic</b> 100%s"));
}

static void
test_chart (void)
{
  g_autoptr (Plan) plan = plan_new (example_new ("small-family-practice"));
  const BfOption *now = bf_analysis_get_option (plan->analysis, plan->analysis->no_hire);
  g_autoptr (BfChart) chart = bf_plan_new_gaps_chart (plan->analysis, now);
  double needed = 0;

  g_assert_cmpuint (chart->part_titles->len, ==, 3);
  g_assert_cmpuint (chart->rows->len, >, 0);
  g_assert_nonnull (chart->description);
  for (guint i = 0; i < chart->rows->len; i++)
    {
      const BfChartRow *row = g_ptr_array_index (chart->rows, i);

      for (guint k = 0; k < BF_CHART_MAX_PARTS; k++)
        {
          g_assert_cmpfloat (row->parts[k], >=, 0);
          needed += row->parts[k];
        }
    }
  g_assert_cmpfloat_with_epsilon (needed, plan->analysis->need->support_hours_per_week, 1e-6);
}

static void
test_currency (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) plan = NULL;

  set_text (&profile->currency, "CAD");
  plan = plan_new (profile);

  assert_plan (plan->document);
  g_assert_true (says (plan->document, "costs", "CAD "));
  g_assert_false (says (plan->document, "costs", "$"));
}

static BfDocument *
write_preset (const BfProfile *profile,
              const BfAnalysis *analysis,
              BfPlanPreset preset)
{
  g_autofree const char **sections_off = bf_plan_preset_dup_sections_off (preset);
  BfPlanOptions options = { .sections_off = (const char *const *) sections_off, .detail = preset };

  g_date_set_dmy (&options.today, 23, G_DATE_NOVEMBER, 2026);

  return bf_plan_new (profile, analysis, &options);
}

/* The promise of each preset: pages on Letter and A4, dated or not. */
static void
test_preset_pages (gconstpointer data)
{
  static const struct
  {
    BfPlanPreset preset;
    guint least;
    guint most;
  } cases[] = {
    { BF_PLAN_SHORT, 2, 2 },
    { BF_PLAN_FULL, 8, 10 },
    { BF_PLAN_PAPERS, 15, 32 },
  };
  static const char *const dates[] = { "", "2027-01-11" };
  BfProfile *profile = example_new (data);
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());

  bf_analysis_ensure_sensitivity (analysis, profile);
  bf_analysis_ensure_waits (analysis, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases) * G_N_ELEMENTS (dates); i++)
    {
      guint kind = i / G_N_ELEMENTS (dates);
      const BfPaper papers[] = { BF_PAPER_LETTER, BF_PAPER_A4 };
      g_autoptr (BfDocument) document = NULL;

      set_text (&profile->start_date, dates[i % G_N_ELEMENTS (dates)]);
      document = write_preset (profile, analysis, cases[kind].preset);
      assert_plan (document);
      for (guint k = 0; k < G_N_ELEMENTS (papers); k++)
        {
          g_autoptr (BfLayout) layout = bf_layout_new (document, &papers[k]);

          g_assert_cmpuint (bf_layout_get_n_pages (layout), >=, cases[kind].least);
          g_assert_cmpuint (bf_layout_get_n_pages (layout), <=, cases[kind].most);
        }
    }
  bf_profile_free (profile);
}

static void
test_preset_sections (void)
{
  guint n[BF_N_PLAN_PRESETS] = { 0 };

  for (guint i = 0; i < bf_plan_get_n_sections (); i++)
    {
      gboolean is_short = bf_plan_preset_has_section (BF_PLAN_SHORT, i);
      gboolean is_full = bf_plan_preset_has_section (BF_PLAN_FULL, i);

      g_assert_true (is_full || !is_short);
      g_assert_true (bf_plan_preset_has_section (BF_PLAN_PAPERS, i));
      n[BF_PLAN_SHORT] += is_short;
      n[BF_PLAN_FULL] += is_full;
    }
  g_assert_cmpuint (n[BF_PLAN_SHORT], ==, 4);
  g_assert_cmpuint (n[BF_PLAN_FULL], ==, 13);
}

static void
test_preset_ids (void)
{
  for (guint i = 0; i < BF_N_PLAN_PRESETS; i++)
    {
      BfPlanPreset preset = BF_N_PLAN_PRESETS;

      g_assert_true (bf_plan_preset_from_id (bf_plan_preset_get_id (i), &preset));
      g_assert_cmpint (preset, ==, i);
    }
  for (guint i = 0; i < 3; i++)
    {
      static const char *const bad[] = { NULL, "", "Short" };
      BfPlanPreset preset = BF_PLAN_SHORT;

      g_assert_false (bf_plan_preset_from_id (bad[i], &preset));
      g_assert_cmpint (preset, ==, BF_PLAN_SHORT);
    }
}

/* What every preset must say, however short. */
static void
test_presets_agree (gconstpointer data)
{
  BfProfile *profile = example_new (data);
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  const BfOption *chosen = bf_analysis_get_recommended (analysis);
  g_autofree char *lead = bf_format_recommendation (analysis);
  g_autofree char *yearly = bf_format_money (chosen->cost_per_year_cents, "USD");
  g_autofree char *once = bf_format_money (chosen->one_off_cost_cents, "USD");

  for (guint i = 0; i < BF_N_PLAN_PRESETS; i++)
    {
      g_autoptr (BfDocument) document = write_preset (profile, analysis, i);

      g_assert_true (says (document, "summary", lead));
      g_assert_true (says (document, "costs", yearly));
      g_assert_true (says (document, "costs", once));
      g_assert_true (says (document, "approval", yearly));
      g_assert_true (says (document, "timeline", "First day at work"));
      g_assert_true (says (document, i == BF_PLAN_SHORT ? "summary" : "sources", "assumed"));
    }
  bf_profile_free (profile);
}

static void
test_questions (gconstpointer data)
{
  g_autoptr (Plan) plan = plan_new (example_new (data));
  const BfOption *now = bf_analysis_get_option (plan->analysis, plan->analysis->no_hire);
  g_autofree char *today = bf_format_chance (now->resilience);

  g_assert_true (says (plan->document, "recommendation", "Why not nobody?"));
  g_assert_true (says (plan->document, "recommendation", today));
  g_assert_true (says (plan->document, "recommendation", "Why not a nurse?"));
  g_assert_true (says (plan->document, "recommendation", "What if the new colleague leaves?"));
  g_assert_true (says (plan->document, "recommendation", "Without the new "));
}

/* Two hires: who leaves decides what is left. */
static void
test_leaver_numbers (void)
{
  g_autoptr (Plan) plan = plan_new (example_new ("small-family-practice"));
  const BfOption *now = bf_analysis_get_option (plan->analysis, plan->analysis->no_hire);
  g_autofree char *nobody = bf_format_hours_per_week (now->uncovered_hours_per_week);
  g_autofree char *others = bf_format_hours (now->misplaced_hours_per_week);
  g_autofree char *left = g_strdup_printf ("Without the new Medical Assistant: %s of support work have nobody, and nurses and providers do another %s of it.", nobody, others);

  g_assert_cmpuint (bf_analysis_get_recommended (plan->analysis)->headcount, ==, 1);
  g_assert_true (says (plan->document, "recommendation", left));
}

static void
test_holidays (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) plan = NULL;

  /* The first step on Thanksgiving, so that Christmas and New Year are in it. */
  set_text (&profile->start_date, "2027-11-25");
  plan = plan_new (profile);

  assert_plan (plan->document);
  g_assert_true (says (plan->document, "summary", "November 26, 2027"));
  g_assert_true (says (plan->document, "timeline", "Thanksgiving Day (November 25, 2027)"));
  g_assert_true (says (plan->document, "timeline", "Christmas Day (December 24, 2027)"));
  g_assert_true (says (plan->document, "timeline", "New Year's Day (December 31, 2027)"));
}

static void
test_events (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) plan = NULL;

  set_text (&profile->start_date, "2027-01-16");
  plan = plan_new (profile);

  g_assert_cmpuint (plan->document->events->len, >=, 10);
  for (guint i = 0; i < plan->document->events->len; i++)
    {
      const BfEvent *event = g_ptr_array_index (plan->document->events, i);
      GDate first = event->first;
      g_autofree char *date = bf_format_date (&first);

      g_assert_true (bf_schedule_is_working_day (&event->first));
      g_assert_true (bf_schedule_is_working_day (&event->last));
      g_assert_cmpint (g_date_compare (&event->first, &event->last), <=, 0);
      g_assert_true (says (plan->document, "timeline", event->title));
      g_assert_true (says (plan->document, "timeline", date));
    }
}

static void
test_no_events_without_a_date (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) plan = NULL;

  set_text (&profile->start_date, "");
  plan = plan_new (profile);
  g_assert_cmpuint (plan->document->events->len, ==, 0);
}

static void
test_notes (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) plan = NULL;
  const BfSection *costs;
  const BfBlock *last;

  g_hash_table_insert (profile->notes, g_strdup ("costs"), g_strdup ("Ask <b>the bank</b> & 100%.\n\n  Then decide.\n"));
  g_hash_table_insert (profile->notes, g_strdup ("risks"), g_strdup (" \n "));
  plan = plan_new (profile);

  assert_plan (plan->document);
  costs = find_section (plan->document, "costs");
  g_assert_true (says (plan->document, "costs", "Ask <b>the bank</b> & 100%."));
  last = g_ptr_array_index (costs->blocks, costs->blocks->len - 1);
  g_assert_cmpint (last->kind, ==, BF_BLOCK_PARAGRAPH);
  g_assert_cmpstr (last->text, ==, "Then decide.");
  last = g_ptr_array_index (costs->blocks, costs->blocks->len - 3);
  g_assert_cmpint (last->kind, ==, BF_BLOCK_HEADING);
  g_assert_cmpstr (last->text, ==, "Note");
  g_assert_false (says (plan->document, "risks", "Note"));
}

static void
test_cover (void)
{
  BfProfile *profile = example_new ("small-family-practice");
  g_autoptr (Plan) plan = NULL;
  g_autoptr (Plan) bare = plan_new (bf_profile_new ());

  plan = plan_new (profile);
  g_assert_cmpstr (plan->document->address, ==, profile->address);
  g_assert_nonnull (strstr (plan->document->subtitle, profile->name));
  g_assert_null (bare->document->address);
  g_assert_null (bare->document->logo);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autofree char *complete = g_strconcat ("/plan/", example_names[i], "/is-complete-and-clean", NULL);
      g_autofree char *waits = g_strdup_printf ("/plan/examples/%s/has-what-simulated-days-say", example_names[i]);
      g_autofree char *reasons = g_strconcat ("/plan/", example_names[i], "/gives-three-reasons-first", NULL);
      g_autofree char *numbers = g_strconcat ("/plan/", example_names[i], "/says-the-numbers-of-the-analysis", NULL);
      g_autofree char *day = g_strdup_printf ("/plan/%s/typical-day-has-everybody-twice", example_names[i]);

      g_autofree char *pages = g_strconcat ("/plan/", example_names[i], "/keeps-to-the-pages-of-each-preset", NULL);
      g_autofree char *agree = g_strconcat ("/plan/", example_names[i], "/says-the-same-in-each-preset", NULL);
      g_autofree char *asked = g_strconcat ("/plan/", example_names[i], "/answers-what-owners-ask", NULL);

      g_test_add_data_func (pages, example_names[i], test_preset_pages);
      g_test_add_data_func (agree, example_names[i], test_presets_agree);
      g_test_add_data_func (asked, example_names[i], test_questions);
      g_test_add_data_func (complete, example_names[i], test_examples);
      g_test_add_data_func (waits, example_names[i], test_waits);
      g_test_add_data_func (numbers, example_names[i], test_summary_numbers);
      g_test_add_data_func (day, example_names[i], test_day);
      g_test_add_data_func (reasons, example_names[i], test_three_reasons);
    }
  g_test_add_func ("/plan/empty-profile/still-reads-well", test_empty_profile);
  g_test_add_func ("/plan/closed-practice/plans-nothing", test_closed_practice);
  g_test_add_func ("/plan/no-hire/leaves-the-hiring-out", test_no_hire);
  g_test_add_func ("/plan/training/is-onboarding-without-a-posting", test_training);
  g_test_add_func ("/plan/nothing-feasible/is-said-first", test_nothing_feasible);
  g_test_add_func ("/plan/state/none-keeps-the-disclaimer", test_no_state);
  g_test_add_func ("/plan/state/each-says-what-is-known", test_every_state);
  g_test_add_func ("/plan/start/dates-follow-from-the-first-step", test_start_date);
  g_test_add_func ("/plan/start/no-step-begins-on-a-weekend", test_weekends);
  g_test_add_func ("/plan/start/no-step-begins-on-a-holiday", test_holidays);
  g_test_add_func ("/plan/events/are-the-steps-on-working-days", test_events);
  g_test_add_func ("/plan/events/need-a-date", test_no_events_without_a_date);
  g_test_add_func ("/plan/questions/a-leaver-opens-the-gap-again", test_leaver_numbers);
  g_test_add_func ("/plan/preset/each-has-what-the-shorter-one-has", test_preset_sections);
  g_test_add_func ("/plan/preset/has-an-id", test_preset_ids);
  g_test_add_func ("/plan/notes/are-printed-as-they-are", test_notes);
  g_test_add_func ("/plan/cover/names-practice-and-address", test_cover);
  g_test_add_func ("/plan/start/an-impossible-date-is-not-decided", test_bad_start_date);
  g_test_add_func ("/plan/typical-values/are-owned-up-to", test_typical_values_are_said);
  g_test_add_func ("/plan/sections/can-be-left-out", test_sections_off);
  g_test_add_func ("/plan/user-text/is-never-changed", test_user_text_is_kept);
  g_test_add_func ("/plan/gaps-chart/adds-up-to-the-need", test_chart);
  g_test_add_func ("/plan/currency/is-the-facilitys", test_currency);
  g_test_add_func ("/plan/day/can-be-left-out-and-needs-a-simulation", test_no_day);

  return g_test_run ();
}
