// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-day-chart.h"
#include "bf-plan-private.h"

static char *
get_caption (const BfPlan *plan,
             guint team)
{
  g_autofree char *option = NULL;

  if (team == 0)
    return g_strdup (_ ("The day with today’s team"));

  option = bf_format_option_phrase (plan->analysis, bf_analysis_get_option (plan->analysis, plan->analysis->days->teams[team].option));
  /* Translators: an option such as "one full-time Medical Assistant". */
  return g_strdup_printf (_ ("The same day with %s"), option);
}

static void
add_team (const BfPlan *plan,
          BfSection *section,
          guint team)
{
  const BfTypicalDays *days = plan->analysis->days;
  g_auto (GStrv) sentences = bf_format_day (plan->profile, plan->analysis, days, team);
  g_autofree char *text = g_strjoinv (" ", sentences);
  g_autofree char *caption = get_caption (plan, team);
  BfChart *chart = bf_day_chart_new (plan->profile, plan->analysis, days, team);

  /* The second chart is read with the first. */
  if (team == 0)
    bf_day_chart_add_legend (chart);
  bf_section_take_figure (section, caption, chart);
  bf_section_add_paragraph (section, text);
}

/**
 * bf_plan_write_day:
 * @plan: a plan whose analysis has a typical day
 * @section: the section to fill
 *
 * The day as it is and as it would be, each as a picture and in words.
 */
void
bf_plan_write_day (const BfPlan *plan,
                   BfSection *section)
{
  g_autofree char *intro = bf_format_days (plan->analysis, plan->analysis->days);

  bf_section_add_paragraph (section, intro);
  for (guint i = 0; i < plan->analysis->days->n_teams; i++)
    add_team (plan, section, i);
}
