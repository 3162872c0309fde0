// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-day-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-format-private.h"

/* A chart of more people could not be read. */
#define MAX_LANES 40

/* What the charts of the same days have in common. */
typedef struct
{
  double first_minute; /* a full hour */
  guint n_hours;
  guint most_waiting;
} Scale;

static Scale
find_scale (const BfTypicalDays *days)
{
  double first = INFINITY;
  double last = 0;
  Scale scale = { 0 };

  for (guint i = 0; i < days->n_teams; i++)
    {
      const BfTypicalDay *day = days->teams[i].day;
      const BfSimModel *sim = days->teams[i].facility->sim;

      first = MIN (first, day->opening);
      last = MAX (last, day->last);
      scale.most_waiting = MAX (scale.most_waiting, day->most_waiting);
      for (guint k = 0; k < sim->people->len; k++)
        {
          const BfSimPerson *person = bf_sim_model_get_person (sim, k);

          if (person->end > person->start)
            first = MIN (first, person->start);
        }
    }
  scale.first_minute = floor (MIN (first, last) / 60) * 60;
  scale.n_hours = (guint) CLAMP (ceil ((last - scale.first_minute) / 60), 1, 48);

  return scale;
}

static double
place (const Scale *scale,
       double minute)
{
  return CLAMP ((minute - scale->first_minute) / 60, 0, scale->n_hours);
}

static char *
format_span (const BfAnalysis *analysis,
             const BfDayBar *bar)
{
  g_autofree char *start = bf_format_clock (bar->start);
  g_autofree char *end = bf_format_clock (bar->end);
  const char *what = _ ("Lunch");

  if (bar->task != BF_DAY_NO_TASK)
    what = gettext (bf_model_get_catalog_task (analysis->model, (guint) bar->task)->title);

  /* Translators: what somebody does: two times of day, then the work. */
  return g_strdup_printf (_ ("%s to %s: %s"), start, end, what);
}

static void
add_spans (BfChart *chart,
           const BfAnalysis *analysis,
           const Scale *scale,
           const BfDayLane *lane)
{
  static const BfChartDayPart parts[] = {
    [BF_DAY_PATIENT] = BF_CHART_DAY_FULL,
    [BF_DAY_WORK] = BF_CHART_DAY_LOW,
    [BF_DAY_LUNCH] = BF_CHART_DAY_BREAK,
  };

  for (guint i = 0; i < lane->bars->len; i++)
    {
      const BfDayBar *bar = &g_array_index (lane->bars, BfDayBar, i);
      g_autofree char *label = format_span (analysis, bar);
      BfChartSpan span = { place (scale, bar->start), place (scale, bar->end), parts[bar->kind] };

      span.hatched = bar->kind != BF_DAY_LUNCH && !bar->own;
      span.label = label;
      bf_chart_add_span (chart, &span);
    }
}

static char *
format_value (const BfDayLane *lane)
{
  if (lane->absent)
    /* Translators: somebody did not come to work that day. */
    return g_strdup (_ ("out"));
  if (lane->shift_minutes <= 0)
    return NULL;

  return bf_format_percent (lane->busy_minutes / lane->shift_minutes * 100);
}

static void
add_lane (BfChart *chart,
          const BfProfile *profile,
          const BfAnalysis *analysis,
          const BfTeamDay *team,
          const Scale *scale,
          guint person)
{
  const BfDayLane *lane = bf_typical_day_get_lane (team->day, person);
  const BfSimPerson *it = bf_sim_model_get_person (team->facility->sim, person);
  g_autofree char *label = bf_format_day_person (profile, analysis, team->facility, person);
  g_autofree char *value = format_value (lane);
  double shift[] = { 0, 0 };

  if (!lane->absent)
    {
      shift[0] = place (scale, it->start);
      shift[1] = place (scale, it->end);
    }
  bf_chart_add_row (chart, label, value, shift, G_N_ELEMENTS (shift));
  add_spans (chart, analysis, scale, lane);
}

static guint
get_role (const BfSimFacility *facility,
          guint person)
{
  return g_array_index (facility->people, BfSimFacilityPerson, person).role;
}

/* People of one role are next to each other, roles in the order of the roster. */
static GArray *
list_by_role (const BfSimFacility *facility)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (guint));
  BfRoleSet done = 0;

  for (guint i = 0; i < facility->people->len; i++)
    {
      guint role = get_role (facility, i);

      if ((done & (1u << role)) != 0)
        continue;
      done |= 1u << role;
      for (guint k = i; k < facility->people->len; k++)
        if (get_role (facility, k) == role)
          g_array_append_val (people, k);
    }

  return people;
}

static void
add_lanes (BfChart *chart,
           const BfProfile *profile,
           const BfAnalysis *analysis,
           const BfTeamDay *team,
           const Scale *scale)
{
  g_autoptr (GArray) people = list_by_role (team->facility);
  guint n = MIN (people->len, MAX_LANES);

  for (guint i = 0; i < n; i++)
    add_lane (chart, profile, analysis, team, scale, g_array_index (people, guint, i));
  if (people->len > n)
    {
      guint n_more = people->len - n;
      /* Translators: people who are not shown in a chart. */
      g_autofree char *more = g_strdup_printf (ngettext ("%u more", "%u more", n_more), n_more);

      bf_chart_add_row (chart, more, NULL, NULL, 0);
    }
}

/* Bars of the same minute are above each other only if the labels of all charts
 * take the same room. */
static void
align_labels (BfChart *chart,
              const BfProfile *profile,
              const BfAnalysis *analysis,
              const BfTypicalDays *days)
{
  for (guint i = 0; i < days->n_teams; i++)
    {
      const BfSimFacility *facility = days->teams[i].facility;

      for (guint k = 0; k < MIN (facility->people->len, MAX_LANES); k++)
        {
          g_autofree char *label = bf_format_day_person (profile, analysis, facility, k);

          bf_chart_add_peer_label (chart, label);
        }
    }
}

static void
add_waiting (BfChart *chart,
             const BfTypicalDay *day,
             const Scale *scale)
{
  /* Translators: beside the highest point of a chart: how many patients wait. */
  g_autofree char *text = g_strdup_printf (_ ("up to %u"), day->most_waiting);

  bf_chart_set_levels (chart, _ ("Patients waiting"), text, scale->most_waiting);
  for (guint i = 0; i < day->counts->len; i++)
    {
      const BfDayCount *count = &g_array_index (day->counts, BfDayCount, i);
      BfChartLevel level = { place (scale, count->minute), { count->outside, count->in_rooms } };

      bf_chart_add_level (chart, &level);
    }
}

/**
 * bf_day_chart_add_legend:
 * @self: a day without a legend
 */
void
bf_day_chart_add_legend (BfChart *self)
{
  bf_chart_add_part (self, _ ("With a patient"));
  bf_chart_add_part (self, _ ("Without a patient"));
  bf_chart_add_part (self, _ ("Somebody else’s work"));
  bf_chart_add_part (self, _ ("Free"));
  /* Translators: the midday break. */
  bf_chart_add_part (self, _ ("Lunch"));
  bf_chart_add_part (self, _ ("In the waiting room"));
  bf_chart_add_part (self, _ ("Waiting in a room"));
}

/**
 * bf_day_chart_new_legend:
 *
 * Returns: (transfer full): the legend of a day, without the day
 */
BfChart *
bf_day_chart_new_legend (void)
{
  BfChart *chart = bf_chart_new (BF_CHART_DAY);

  bf_day_chart_add_legend (chart);
  bf_chart_set_description (chart, _ ("What the bars of the charts stand for"));

  return chart;
}

/**
 * bf_day_chart_new:
 * @profile: has the names
 * @analysis: what was found for @profile
 * @days: days that were played
 * @team: which of them
 *
 * Returns: (transfer full): the day: a row for each person, grouped by role, and
 *   the patients who wait; without a legend.  Its description says the day in
 *   words
 */
BfChart *
bf_day_chart_new (const BfProfile *profile,
                  const BfAnalysis *analysis,
                  const BfTypicalDays *days,
                  guint team)
{
  g_auto (GStrv) sentences = NULL;
  g_autofree char *description = NULL;
  BfChart *chart;
  Scale scale;

  g_return_val_if_fail (profile != NULL && analysis != NULL && days != NULL, NULL);
  g_return_val_if_fail (team < days->n_teams && days->teams[team].day != NULL, NULL);

  scale = find_scale (days);
  chart = bf_chart_new (BF_CHART_DAY);
  sentences = bf_format_day (profile, analysis, days, team);
  description = g_strjoinv (" ", sentences);
  bf_chart_set_description (chart, description);
  /* Translators: over a column of shares of the shift: how busy people are. */
  bf_chart_set_value_title (chart, _ ("Busy"));
  for (guint i = 0; i < scale.n_hours; i++)
    {
      g_autofree char *hour = bf_format_hour (scale.first_minute + 60.0 * i);

      bf_chart_add_tick (chart, hour);
    }
  add_lanes (chart, profile, analysis, &days->teams[team], &scale);
  add_waiting (chart, days->teams[team].day, &scale);
  align_labels (chart, profile, analysis, days);

  return chart;
}
