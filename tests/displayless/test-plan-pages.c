// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bf-profile.h"
#include "document/bf-layout.h"
#include "document/bf-plan.h"

/* What each preset promises holds for the practices of other people, too, not only
 * for the examples. */

#define LONG_NAME "Saint Bartholomew and All Saints Memorial Family Medicine and Urgent Care Associates of the Upper Valley"

static guint
count_pages (const BfProfile *profile,
             BfAnalysis *analysis,
             BfPlanPreset preset,
             BfPaper paper)
{
  g_autofree const char **sections_off = bf_plan_preset_dup_sections_off (preset);
  BfPlanOptions options = { .sections_off = (const char *const *) sections_off, .detail = preset };
  g_autoptr (BfDocument) document = NULL;
  g_autoptr (BfLayout) layout = NULL;

  g_date_set_dmy (&options.today, 23, G_DATE_NOVEMBER, 2026);
  document = bf_plan_new (profile, analysis, &options);
  layout = bf_layout_new (document, &paper);

  return bf_layout_get_n_pages (layout);
}

/* With nobody to hire there is less to say. */
static void
check_pages (const BfProfile *profile)
{
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  const BfPaper papers[] = { BF_PAPER_LETTER, BF_PAPER_A4 };
  gboolean hires = bf_analysis_get_recommended (analysis)->headcount > 0;

  bf_analysis_ensure_sensitivity (analysis, profile);
  bf_analysis_ensure_waits (analysis, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      guint full = count_pages (profile, analysis, BF_PLAN_FULL, papers[i]);
      guint brief = count_pages (profile, analysis, BF_PLAN_SHORT, papers[i]);

      g_test_message ("%s, %g visits a day: %u pages, short %u", profile->setting, profile->numbers[BF_FIELD_VISITS_PER_DAY], full, brief);
      g_assert_cmpuint (full, >=, hires ? 8 : 6);
      g_assert_cmpuint (full, <=, 10);
      g_assert_cmpuint (brief, <=, 2);
    }
}

static BfProfile *
new_profile (const char *setting,
             double visits)
{
  BfProfile *profile = bf_profile_new ();

  g_free (profile->name);
  profile->name = g_strdup (LONG_NAME);
  g_free (profile->setting);
  profile->setting = g_strdup (setting);
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = visits;

  return profile;
}

/* The state about whose rules there is most to say, and dates in the timeline. */
static void
say_more (BfProfile *profile)
{
  g_free (profile->state);
  profile->state = g_strdup ("WA");
  g_free (profile->start_date);
  profile->start_date = g_strdup ("2027-01-11");
}

static void
test_settings (void)
{
  static const double visits[] = { 12, 45, 110 };
  const GPtrArray *settings = bf_catalog_get_builtin ()->settings;

  for (guint i = 0; i < settings->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (visits); k++)
      {
        BfProfile *profile = new_profile (((const BfSetting *) g_ptr_array_index (settings, i))->id, visits[k]);

        if (k > 0)
          say_more (profile);
        check_pages (profile);
        bf_profile_free (profile);
      }
}

static void
add_people (BfProfile *profile,
            guint n_people)
{
  static const char *const roles[] = { "physician", "registered-nurse", "medical-assistant", "front-desk", "biller-coder", "clinical-medical-assistant" };

  profile->staff_given = TRUE;
  for (guint i = 0; i < n_people; i++)
    {
      BfStaff *staff = bf_staff_new (roles[i % G_N_ELEMENTS (roles)], 1, i % 3 == 0 ? 0.5 : 1);

      g_free (staff->label);
      staff->label = g_strdup_printf ("Room %u, early shift", i);
      staff->leaving = i % 20 == 7;
      g_ptr_array_add (profile->staff, staff);
    }
}

static void
test_teams (void)
{
  static const struct
  {
    guint n_people;
    double visits;
  } cases[] = {
    { 0, 20 },
    { 1, 14 },
    { 12, 60 },
    { 60, 220 },
    { 300, 900 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BfProfile *profile = new_profile ("family-practice", cases[i].visits);

      add_people (profile, cases[i].n_people);
      check_pages (profile);
      bf_profile_free (profile);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/plan-pages/settings/full-is-at-most-ten-pages-and-short-two", test_settings);
  g_test_add_func ("/plan-pages/teams/of-any-size-keep-to-the-pages", test_teams);

  return g_test_run ();
}
