// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-day-chart.h"
#include "bf-format-private.h"
#include "bf-format-waits.h"

/* How long the busiest time of a day is looked for. */
#define BUSIEST_MINUTES 120

/* Less than a minute is none. */
#define SMALLEST_MINUTES 0.5

/* The user's name for the row of the roster that the person is in, NULL for none. */
static const char *
get_label (const BfProfile *profile,
           const BfAnalysis *analysis,
           const BfSimFacilityPerson *person)
{
  const BfModelStaff *staff;
  const BfStaff *row;

  if (person->staff == BF_SIM_FACILITY_HIRED || !analysis->model->staff_given)
    return NULL;
  staff = &g_array_index (analysis->model->staff, BfModelStaff, person->staff);
  if (staff->roster_row >= profile->staff->len)
    return NULL;
  row = g_ptr_array_index (profile->staff, staff->roster_row);

  return row->label != NULL && *row->label != '\0' ? row->label : NULL;
}

static gboolean
is_hired (const BfSimFacilityPerson *person)
{
  return person->staff == BF_SIM_FACILITY_HIRED;
}

/* Counts people of the same role, up to and with @person; those hired are
 * counted by themselves. */
static guint
get_number (const BfSimFacility *facility,
            guint person,
            guint *n_alike)
{
  const BfSimFacilityPerson *it = &g_array_index (facility->people, BfSimFacilityPerson, person);
  guint number = 0;

  *n_alike = 0;
  for (guint i = 0; i < facility->people->len; i++)
    {
      const BfSimFacilityPerson *other = &g_array_index (facility->people, BfSimFacilityPerson, i);

      if (other->role != it->role || is_hired (other) != is_hired (it))
        continue;
      (*n_alike)++;
      number += i <= person;
    }

  return number;
}

static char *
format_hired (const char *role,
              guint number,
              guint n_alike)
{
  if (n_alike > 1)
    /* Translators: a person who is hired: short role, number, such as "MA, new 2". */
    return g_strdup_printf (_ ("%s, new %u"), role, number);
  /* Translators: a person who is hired: short role, such as "MA, new". */
  return g_strdup_printf (_ ("%s, new"), role);
}

/**
 * bf_format_day_person:
 * @profile: has the names
 * @analysis: what was found for @profile
 * @facility: a simulated day
 * @person: of that day
 *
 * Returns: (transfer full): who it is: "Ana (RN)" if the roster has a name for
 *   one person, else "RN 2" or "MA, new"
 */
char *
bf_format_day_person (const BfProfile *profile,
                      const BfAnalysis *analysis,
                      const BfSimFacility *facility,
                      guint person)
{
  const BfSimFacilityPerson *it = &g_array_index (facility->people, BfSimFacilityPerson, person);
  const char *role = gettext (bf_model_get_catalog_role (analysis->model, it->role)->short_title);
  const char *label = get_label (profile, analysis, it);
  guint n_alike;
  guint number = get_number (facility, person, &n_alike);

  if (is_hired (it))
    return format_hired (role, number, n_alike);
  if (label != NULL && g_array_index (analysis->model->staff, BfModelStaff, it->staff).people == 1)
    /* Translators: a person: name, short role, such as "Ana (RN)". */
    return g_strdup_printf (_ ("%s (%s)"), label, role);
  if (n_alike == 1)
    return g_strdup (role);

  /* Translators: one of several people: short role, number, such as "RN 2". */
  return g_strdup_printf (_ ("%s %u"), role, number);
}

static char *
format_patients (const BfTypicalDay *day)
{
  g_autofree char *wait = bf_format_minutes (day->mean_wait);

  if (isnan (day->mean_wait))
    return g_strdup (_ ("No patient is seen to the end on this day."));
  if (day->mean_wait < SMALLEST_MINUTES)
    return g_strdup (_ ("Hardly anybody waits."));

  /* Translators: such as "A patient waits 14 minutes on average." */
  return g_strdup_printf (_ ("A patient waits %s on average."), wait);
}

static char *
format_busiest (const BfTypicalDay *day)
{
  double from = bf_typical_day_find_busiest (day, BUSIEST_MINUTES);
  guint most = isnan (from) ? 0 : bf_typical_day_get_most_waiting (day, from, from + BUSIEST_MINUTES);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (most == 0 || day->mean_wait < SMALLEST_MINUTES)
    return NULL;

  start = bf_format_hour (from);
  end = bf_format_hour (from + BUSIEST_MINUTES);
  /* Translators: two times of day, then how many patients. */
  return g_strdup_printf (ngettext ("Between %s and %s up to %u patient waits.", "Between %s and %s up to %u patients wait.", most), start, end, most);
}

/* The area of work that patients wait for the longest, -1 for none. */
static int
find_awaited_area (const BfAnalysis *analysis,
                   const BfTypicalDay *day,
                   double *share)
{
  guint n_areas = analysis->model->catalog->areas->len;
  g_autofree double *minutes = g_new0 (double, n_areas + 1);
  double total = 0;
  int longest = -1;

  for (guint i = 0; i < day->waits->len; i++)
    {
      const BfDayWait *wait = &g_array_index (day->waits, BfDayWait, i);

      total += wait->end - wait->start;
      if (wait->task != BF_DAY_NO_TASK)
        minutes[bf_model_get_catalog_task (analysis->model, (guint) wait->task)->area] += wait->end - wait->start;
    }
  for (guint i = 0; i < n_areas; i++)
    if (minutes[i] > (longest < 0 ? 0 : minutes[longest]))
      longest = (int) i;
  *share = longest < 0 ? 0 : minutes[longest] / total;

  return longest;
}

static char *
format_awaited (const BfAnalysis *analysis,
                const BfTypicalDay *day)
{
  double share;
  int area = find_awaited_area (analysis, day, &share);
  g_autofree char *percent = bf_format_percent (share * 100);

  if (area < 0 || day->mean_wait < SMALLEST_MINUTES)
    return NULL;

  /* Translators: a share such as "62%", then a kind of work such as "Provider Visits". */
  return g_strdup_printf (_ ("%s of the waiting is for “%s”."), percent, gettext (bf_catalog_get_area (analysis->model->catalog, (guint) area)->title));
}

static double
get_busy_share (const BfDayLane *lane)
{
  return !lane->absent && lane->shift_minutes > 0 ? lane->busy_minutes / lane->shift_minutes : 0;
}

static char *
format_busiest_person (const BfProfile *profile,
                       const BfAnalysis *analysis,
                       const BfTeamDay *team)
{
  const BfDayLane *busiest = NULL;
  g_autofree char *name = NULL;
  g_autofree char *percent = NULL;
  g_autofree char *borrowed = NULL;

  for (guint i = 0; i < team->day->lanes->len; i++)
    {
      const BfDayLane *lane = bf_typical_day_get_lane (team->day, i);

      if (busiest == NULL || get_busy_share (lane) > get_busy_share (busiest))
        busiest = lane;
    }
  if (busiest == NULL || get_busy_share (busiest) <= 0)
    return NULL;

  name = bf_format_day_person (profile, analysis, team->facility, busiest->person);
  percent = bf_format_percent (get_busy_share (busiest) * 100);
  borrowed = bf_format_minutes (busiest->borrowed_minutes);
  if (busiest->borrowed_minutes < SMALLEST_MINUTES)
    /* Translators: a person, then a share such as "92%". */
    return g_strdup_printf (_ ("The busiest is %s, busy %s of the shift."), name, percent);

  /* Translators: a person, a share such as "92%", a time such as "40 minutes". */
  return g_strdup_printf (_ ("The busiest is %s, busy %s of the shift, %s of it with work that is somebody else’s."), name, percent, borrowed);
}

static char *
format_absent (const BfProfile *profile,
               const BfAnalysis *analysis,
               const BfTeamDay *team)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < team->day->lanes->len && names->len < 5; i++)
    if (bf_typical_day_get_lane (team->day, i)->absent)
      g_ptr_array_add (names, bf_format_day_person (profile, analysis, team->facility, i));
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  list = bf_format_list ((const char *const *) names->pdata);
  /* Translators: one person, or a list of them. */
  return g_strdup_printf (_ ("Out on this day: %s."), list);
}

static char *
format_end (const BfTypicalDay *day)
{
  double late = day->last - day->closing;
  g_autofree char *minutes = bf_format_minutes (late);
  g_autofree char *last = bf_format_clock (day->last);

  if (day->n_turned_away > 0)
    return g_strdup_printf (ngettext ("%u patient is turned away.", "%u patients are turned away.", day->n_turned_away), day->n_turned_away);
  if (late < 5)
    return NULL;

  /* Translators: a time of day, then a time such as "40 minutes". */
  return g_strdup_printf (_ ("The last work ends at %s, %s after closing."), last, minutes);
}

/**
 * bf_format_day:
 * @profile: has the names
 * @analysis: what was found for @profile
 * @days: days that were played
 * @team: which of them
 *
 * Returns: (transfer full): what the chart of the day shows, in sentences
 */
GStrv
bf_format_day (const BfProfile *profile,
               const BfAnalysis *analysis,
               const BfTypicalDays *days,
               guint team)
{
  const BfTeamDay *it;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  char *all[6];

  g_return_val_if_fail (profile != NULL && analysis != NULL && days != NULL, NULL);
  g_return_val_if_fail (team < days->n_teams && days->teams[team].day != NULL, NULL);

  it = &days->teams[team];
  all[0] = format_patients (it->day);
  all[1] = format_busiest (it->day);
  all[2] = format_awaited (analysis, it->day);
  all[3] = format_busiest_person (profile, analysis, it);
  all[4] = format_absent (profile, analysis, it);
  all[5] = format_end (it->day);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      g_ptr_array_add (sentences, all[i]);
  g_ptr_array_add (sentences, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&sentences), FALSE);
}

/**
 * bf_format_days:
 * @analysis: an analysis
 * @days: days that were played
 *
 * Returns: (transfer full): what the days have in common, and how they were chosen
 */
char *
bf_format_days (const BfAnalysis *analysis,
                const BfTypicalDays *days)
{
  const BfTypicalDay *today;
  guint n_patients;

  g_return_val_if_fail (analysis != NULL && days != NULL, NULL);
  g_return_val_if_fail (days->n_teams > 0 && days->teams[0].day != NULL, NULL);

  today = days->teams[0].day;
  n_patients = today->n_arrived + today->n_turned_away;
  if (days->n_teams < 2)
    return g_strdup_printf (ngettext ("A day with %u patient, chosen because its waits are the most ordinary of %u simulated days.",
                                      "A day with %u patients, chosen because its waits are the most ordinary of %u simulated days.",
                                      n_patients),
                            n_patients,
                            BF_TYPICAL_DAYS_CHOICE);

  /* Translators: a number of patients, a number of days. */
  return g_strdup_printf (ngettext ("The same day with the same %u patient, once with today’s team and once with the team that would be. It was chosen because its waits are the most ordinary of %u simulated days.",
                                    "The same day with the same %u patients, once with today’s team and once with the team that would be. It was chosen because its waits are the most ordinary of %u simulated days.",
                                    n_patients),
                          n_patients,
                          BF_TYPICAL_DAYS_CHOICE);
}
