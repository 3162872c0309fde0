// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "analysis/bf-resilience.h"

#define N_ROLES 4
#define DAYS 5

static BfModel *
model_new (void)
{
  BfModel *model = g_new0 (BfModel, 1);

  model->roles = g_array_new (FALSE, TRUE, sizeof (BfModelRole));
  model->tasks = g_array_new (FALSE, TRUE, sizeof (BfModelTask));
  model->staff = g_array_new (FALSE, TRUE, sizeof (BfModelStaff));
  model->pains = g_ptr_array_new ();
  model->catalog = bf_catalog_ref (bf_catalog_get_builtin ());
  for (guint i = 0; i < N_ROLES; i++)
    {
      BfModelRole role = { .licensed = i == N_ROLES - 1 };

      g_array_append_val (model->roles, role);
    }
  model->numbers[BF_FIELD_OPEN_DAYS_PER_WEEK].value = DAYS;

  return model;
}

static BfNeed *
need_new (void)
{
  BfNeed *need = g_new0 (BfNeed, 1);

  need->groups = g_array_new (FALSE, TRUE, sizeof (BfTaskGroup));

  return need;
}

static void
add_group (BfNeed *need,
           BfRoleSet primary,
           BfRoleSet fallback,
           double hours_per_day)
{
  BfTaskGroup group = { 0 };

  group.primary = primary;
  group.fallback = fallback;
  group.support = (primary & 7) != 0;
  group.essential = TRUE;
  group.hours_per_week = hours_per_day * DAYS;
  group.essential_hours_per_week = hours_per_day * DAYS;
  g_array_append_val (need->groups, group);
}

static void
test_one_person_covers_when_there (void)
{
  g_autoptr (BfModel) model = model_new ();
  g_autoptr (BfNeed) need = need_new ();
  g_autoptr (BfDay) day = NULL;
  const BfPeople one = { 0, 1, 7, 0.1 };

  add_group (need, 1, 0, 6);
  day = bf_day_new (model, need);

  g_assert_cmpfloat_with_epsilon (bf_day_get_resilience (day, &one, 1), 0.9, 1e-12);
}

static void
test_two_of_three_are_enough (void)
{
  g_autoptr (BfModel) model = model_new ();
  g_autoptr (BfNeed) need = need_new ();
  g_autoptr (BfDay) day = NULL;
  const BfPeople three = { 0, 3, 7, 0.1 };

  add_group (need, 1, 0, 14);
  day = bf_day_new (model, need);

  /* Three there, or any two of them. */
  g_assert_cmpfloat_with_epsilon (bf_day_get_resilience (day, &three, 1), 0.729 + 3 * 0.081, 1e-12);
}

static void
test_cross_trained_person_raises_the_chance (void)
{
  g_autoptr (BfModel) model = model_new ();
  g_autoptr (BfNeed) need = need_new ();
  g_autoptr (BfDay) day = NULL;
  const BfPeople apart[] = { { 0, 1, 7, 0.1 }, { 1, 2, 7, 0.1 } };
  const BfPeople crossed[] = { { 2, 1, 7, 0.1 }, { 0, 1, 7, 0.1 }, { 1, 1, 7, 0.1 } };

  add_group (need, 1 | 4, 0, 5);
  add_group (need, 2 | 4, 0, 5);
  day = bf_day_new (model, need);

  g_assert_cmpfloat_with_epsilon (bf_day_get_resilience (day, apart, 2), 0.9 * 0.99, 1e-12);
  /* Any two of the three, since the third can stand in for either. */
  g_assert_cmpfloat_with_epsilon (bf_day_get_resilience (day, crossed, 3), 0.729 + 3 * 0.081, 1e-12);
}

static double
resilience_by_brute_force (const BfDay *day,
                           const BfNeed *need,
                           const BfPeople *people,
                           guint n_people)
{
  double total = 0;

  for (guint pattern = 0; pattern < 1u << n_people; pattern++)
    {
      double chance = 1, capacity[N_ROLES] = { 0 }, most = 0, most_others = 0;

      for (guint i = 0; i < n_people; i++)
        {
          gboolean there = pattern >> i & 1;

          chance *= there ? 1 - people[i].absence : people[i].absence;
          capacity[people[i].role] += there ? people[i].daily_hours : 0;
        }
      for (guint set = 0; set < 1u << need->groups->len; set++)
        {
          double excess = 0;
          gboolean only_others = TRUE;
          BfRoleSet roles = 0;

          for (guint g = 0; g < need->groups->len; g++)
            if (set >> g & 1)
              {
                const BfTaskGroup *group = &g_array_index (need->groups, BfTaskGroup, g);

                excess += group->hours_per_week / DAYS;
                roles |= group->primary | group->fallback;
                only_others = only_others && !group->support;
              }
          for (guint r = 0; r < N_ROLES; r++)
            excess -= roles >> r & 1 ? capacity[r] : 0;
          most = MAX (most, excess);
          if (only_others)
            most_others = MAX (most_others, excess);
        }
      if (most - most_others <= 1e-6)
        total += chance;
    }

  return total;
}

static void
test_agrees_with_all_presence_patterns (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1935);
  guint between = 0;

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (BfModel) model = model_new ();
      g_autoptr (BfNeed) need = need_new ();
      g_autoptr (BfDay) day = NULL;
      BfPeople people[9];
      guint n_people = (guint) g_rand_int_range (rand, 1, 10);
      double chance;

      for (int g = g_rand_int_range (rand, 1, 5); g > 0; g--)
        add_group (need,
                   (BfRoleSet) g_rand_int_range (rand, 1, 16),
                   (BfRoleSet) g_rand_int_range (rand, 0, 16),
                   g_rand_int_range (rand, 0, 40) / 4.0);
      for (guint p = 0; p < n_people; p++)
        people[p] = (BfPeople){ (guint) g_rand_int_range (rand, 0, N_ROLES), 1, g_rand_int_range (rand, 1, 4) * 2.0, g_rand_int_range (rand, 0, 11) / 10.0 };
      day = bf_day_new (model, need);
      chance = bf_day_get_resilience (day, people, n_people);
      g_assert_cmpfloat_with_epsilon (chance, resilience_by_brute_force (day, need, people, n_people), 1e-6);
      between += chance > 0.01 && chance < 0.99;
    }
  g_assert_cmpuint (between, >, 80);
}

/* Twelve people of whom no two are alike have thousands of patterns, most of them
 * rare: the bounds leave those out. */
static void
test_bounds_hold_the_chance (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1956);
  guint apart = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (BfModel) model = model_new ();
      g_autoptr (BfNeed) need = need_new ();
      g_autoptr (BfDay) day = NULL;
      BfPeople people[12];
      double low, high, chance;

      for (guint g = 0; g < 4; g++)
        add_group (need, (BfRoleSet) g_rand_int_range (rand, 1, 16), (BfRoleSet) g_rand_int_range (rand, 0, 16), g_rand_int_range (rand, 2, 16));
      for (guint p = 0; p < G_N_ELEMENTS (people); p++)
        people[p] = (BfPeople){ p % N_ROLES, 1, 5 + 0.13 * p, 0.02 + 0.01 * p };
      day = bf_day_new (model, need);
      chance = bf_day_get_resilience (day, people, G_N_ELEMENTS (people));
      bf_day_bound_resilience (day, people, G_N_ELEMENTS (people), &low, &high);
      g_assert_cmpfloat (low, <=, chance);
      g_assert_cmpfloat (chance, <=, high);
      g_assert_cmpfloat (high - low, <, 0.02);
      apart += high - low > 1e-8;
    }
  g_assert_cmpuint (apart, >, 5);
}

static void
test_large_teams_stay_bounded (void)
{
  g_autoptr (BfModel) model = model_new ();
  g_autoptr (BfNeed) need = need_new ();
  g_autoptr (BfDay) day = NULL;
  const BfPeople people[] = { { 0, 300, 7, 0.05 }, { 1, 300, 7, 0.04 }, { 2, 300, 7, 0.03 }, { 3, 300, 7, 0.02 } };
  double plenty, never;

  add_group (need, 1, 2, 1900);
  add_group (need, 2 | 4, 8, 3000);
  day = bf_day_new (model, need);
  plenty = bf_day_get_resilience (day, people, 4);
  never = bf_day_get_resilience (day, people, 1);

  g_assert_cmpfloat (plenty, >, 0.99);
  g_assert_cmpfloat (never, ==, 0);
}

/* Of 300 people hardly ever all are there; the likely head counts decide. */
static void
test_rare_full_house_hides_nothing (void)
{
  g_autoptr (BfModel) model = model_new ();
  g_autoptr (BfNeed) need = need_new ();
  g_autoptr (BfDay) day = NULL;
  const BfPeople people[] = { { 1, 1, 7, 0.999 }, { 0, 300, 7, 0.1 } };
  double chance;

  add_group (need, 1, 2, 7 * 270);
  day = bf_day_new (model, need);
  chance = bf_day_get_resilience (day, people, 2);

  /* 270 of 300 are expected, so about half of the days have that many. */
  g_assert_cmpfloat (chance, >, 0.45);
  g_assert_cmpfloat (chance, <, 0.60);
}

static void
test_many_kinds_of_people_stay_bounded (void)
{
  g_autoptr (BfModel) model = model_new ();
  g_autoptr (BfNeed) need = need_new ();
  g_autoptr (BfDay) day = NULL;
  BfPeople people[300];

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    people[i] = (BfPeople){ i % N_ROLES, 1, 3.5 + 1.75 * (i % 3), 0.02 + 0.0001 * i };
  add_group (need, 1, 2, 300);
  add_group (need, 2 | 4, 8, 500);
  add_group (need, 8, 0, 200);
  day = bf_day_new (model, need);

  g_assert_cmpfloat (bf_day_get_resilience (day, people, G_N_ELEMENTS (people)), >, 0.9);
}

static void
test_nobody_needed_is_always_covered (void)
{
  g_autoptr (BfModel) model = model_new ();
  g_autoptr (BfNeed) need = need_new ();
  g_autoptr (BfDay) day = bf_day_new (model, need);

  g_assert_cmpfloat (bf_day_get_resilience (day, NULL, 0), ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/analysis/resilience/one-person-covers-when-there", test_one_person_covers_when_there);
  g_test_add_func ("/analysis/resilience/two-of-three-are-enough", test_two_of_three_are_enough);
  g_test_add_func ("/analysis/resilience/cross-trained-person-raises-the-chance", test_cross_trained_person_raises_the_chance);
  g_test_add_func ("/analysis/resilience/agrees-with-all-presence-patterns", test_agrees_with_all_presence_patterns);
  g_test_add_func ("/analysis/resilience/bounds-hold-the-chance", test_bounds_hold_the_chance);
  g_test_add_func ("/analysis/resilience/large-teams-stay-bounded", test_large_teams_stay_bounded);
  g_test_add_func ("/analysis/resilience/rare-full-house-hides-nothing", test_rare_full_house_hides_nothing);
  g_test_add_func ("/analysis/resilience/many-kinds-of-people-stay-bounded", test_many_kinds_of_people_stay_bounded);
  g_test_add_func ("/analysis/resilience/nobody-needed-is-always-covered", test_nobody_needed_is_always_covered);

  return g_test_run ();
}
