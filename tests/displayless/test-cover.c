// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "analysis/bf-divider.h"

#define MAX_GROUPS 8
#define MAX_ROLES 7

typedef struct
{
  guint n_groups;
  guint n_roles;
  double need[MAX_GROUPS];
  BfRoleSet eligible[MAX_GROUPS];
  double capacity[MAX_ROLES];
} Instance;

/* Quarters of an hour, with many zeros and many equal roles: the corners where
 * a sum over sets goes wrong. */
static void
random_instance (GRand *rand,
                 Instance *instance)
{
  instance->n_groups = (guint) g_rand_int_range (rand, 1, MAX_GROUPS + 1);
  instance->n_roles = (guint) g_rand_int_range (rand, 1, MAX_ROLES + 1);
  for (guint g = 0; g < instance->n_groups; g++)
    {
      instance->need[g] = g_rand_int_range (rand, 0, 160) / 4.0;
      instance->eligible[g] = (BfRoleSet) g_rand_int_range (rand, 0, 1 << instance->n_roles);
    }
  for (guint r = 0; r < instance->n_roles; r++)
    instance->capacity[r] = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 160) / 4.0 : 0;
}

/* Hall's condition as it is written in the books: over sets of groups. */
static double
uncovered_by_brute_force (const Instance *instance)
{
  double most = 0;

  for (guint set = 0; set < 1u << instance->n_groups; set++)
    {
      double excess = 0;
      BfRoleSet roles = 0;

      for (guint g = 0; g < instance->n_groups; g++)
        if (set >> g & 1)
          {
            excess += instance->need[g];
            roles |= instance->eligible[g];
          }
      for (guint r = 0; r < instance->n_roles; r++)
        if (roles >> r & 1)
          excess -= instance->capacity[r];
      most = MAX (most, excess);
    }

  return most;
}

/* Maximum flow by breadth-first augmenting paths on an adjacency matrix, with
 * nothing in common with the code under test. */
#define N_NODES (MAX_GROUPS + MAX_ROLES + 2)

static gboolean
find_path (double residual[N_NODES][N_NODES],
           guint n_nodes,
           int *parent)
{
  guint queue[N_NODES], head = 0, tail = 0;

  for (guint i = 0; i < n_nodes; i++)
    parent[i] = -1;
  parent[0] = 0;
  queue[tail++] = 0;
  while (head < tail)
    {
      guint at = queue[head++];

      for (guint next = 0; next < n_nodes; next++)
        if (parent[next] < 0 && residual[at][next] > 1e-12)
          {
            parent[next] = (int) at;
            queue[tail++] = next;
          }
    }

  return parent[n_nodes - 1] >= 0;
}

static double
uncovered_by_max_flow (const Instance *instance)
{
  double residual[N_NODES][N_NODES] = { { 0 } };
  guint n_nodes = instance->n_groups + instance->n_roles + 2;
  double total = 0, flow = 0;
  int parent[N_NODES];

  for (guint g = 0; g < instance->n_groups; g++)
    {
      residual[0][1 + g] = instance->need[g];
      total += instance->need[g];
      for (guint r = 0; r < instance->n_roles; r++)
        if (instance->eligible[g] >> r & 1)
          residual[1 + g][1 + instance->n_groups + r] = INFINITY;
    }
  for (guint r = 0; r < instance->n_roles; r++)
    residual[1 + instance->n_groups + r][n_nodes - 1] = instance->capacity[r];

  while (find_path (residual, n_nodes, parent))
    {
      double amount = INFINITY;

      for (guint at = n_nodes - 1; at != 0; at = (guint) parent[at])
        amount = MIN (amount, residual[parent[at]][at]);
      for (guint at = n_nodes - 1; at != 0; at = (guint) parent[at])
        {
          residual[parent[at]][at] -= amount;
          residual[at][parent[at]] += amount;
        }
      flow += amount;
    }

  return total - flow;
}

static void
test_agrees_with_brute_force_and_max_flow (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  guint short_ones = 0;

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (BfCover) cover = NULL;
      Instance instance;
      double uncovered;

      random_instance (rand, &instance);
      cover = bf_cover_new (instance.need, instance.eligible, instance.n_groups, instance.n_roles);
      uncovered = bf_cover_get_uncovered (cover, instance.capacity, NULL);
      g_assert_cmpfloat_with_epsilon (uncovered, uncovered_by_brute_force (&instance), 1e-9);
      g_assert_cmpfloat_with_epsilon (uncovered, uncovered_by_max_flow (&instance), 1e-9);
      short_ones += uncovered > 0;
    }
  /* The draw must not be all easy or all hopeless. */
  g_assert_cmpuint (short_ones, >, 1000);
  g_assert_cmpuint (short_ones, <, 4990);
}

static void
test_binding_set_attains_the_maximum (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (BfCover) cover = NULL;
      Instance instance;
      BfRoleSet roles = 0;
      double uncovered, excess = 0;

      random_instance (rand, &instance);
      cover = bf_cover_new (instance.need, instance.eligible, instance.n_groups, instance.n_roles);
      uncovered = bf_cover_get_uncovered (cover, instance.capacity, &roles);
      if (uncovered == 0)
        continue;
      for (guint g = 0; g < instance.n_groups; g++)
        if ((instance.eligible[g] & ~roles) == 0)
          excess += instance.need[g];
      for (guint r = 0; r < instance.n_roles; r++)
        if (roles >> r & 1)
          excess -= instance.capacity[r];
      g_assert_cmpfloat_with_epsilon (excess, uncovered, 1e-9);
    }
}

static void
test_binding_set_names_the_missing_skill (void)
{
  /* Role 0 does both groups, role 1 only the second; the first is short. */
  const double need[] = { 40, 10 };
  const BfRoleSet eligible[] = { 1, 3 };
  const double capacity[] = { 26, 26 };
  g_autoptr (BfCover) cover = bf_cover_new (need, eligible, 2, 2);
  BfRoleSet roles = 0;

  g_assert_cmpfloat (bf_cover_get_uncovered (cover, capacity, &roles), ==, 14);
  g_assert_cmpuint (roles, ==, 1);
}

static void
test_task_nobody_may_do_stays_uncovered (void)
{
  const double need[] = { 5 };
  const BfRoleSet eligible[] = { 0 };
  const double capacity[] = { 1000 };
  g_autoptr (BfCover) cover = bf_cover_new (need, eligible, 1, 1);

  g_assert_cmpfloat (bf_cover_get_uncovered (cover, capacity, NULL), ==, 5);
}

static void
test_nothing_needed_is_covered_by_nobody (void)
{
  const double need[] = { 0 };
  const BfRoleSet eligible[] = { 1 };
  const double capacity[] = { 0 };
  g_autoptr (BfCover) cover = bf_cover_new (need, eligible, 1, 1);

  g_assert_cmpfloat (bf_cover_get_uncovered (cover, capacity, NULL), ==, 0);
}

static void
add_role (BfModel *model,
          gboolean licensed)
{
  BfModelRole role = { .licensed = licensed };

  g_array_append_val (model->roles, role);
}

/* A model with three unlicensed and two licensed roles, enough for the team's
 * levels; nothing of it reads the catalog. */
static BfModel *
model_new (void)
{
  BfModel *model = g_new0 (BfModel, 1);

  model->roles = g_array_new (FALSE, TRUE, sizeof (BfModelRole));
  model->tasks = g_array_new (FALSE, TRUE, sizeof (BfModelTask));
  model->staff = g_array_new (FALSE, TRUE, sizeof (BfModelStaff));
  model->pains = g_ptr_array_new ();
  model->catalog = bf_catalog_ref (bf_catalog_get_builtin ());
  for (guint i = 0; i < 5; i++)
    add_role (model, i >= 3);

  return model;
}

static void
random_need (GRand *rand,
             BfNeed *need)
{
  guint n_groups = (guint) g_rand_int_range (rand, 1, MAX_GROUPS + 1);

  for (guint g = 0; g < n_groups; g++)
    {
      BfTaskGroup group = { 0 };

      group.primary = (BfRoleSet) g_rand_int_range (rand, 0, 32);
      group.fallback = (BfRoleSet) g_rand_int_range (rand, 0, 32) & ~group.primary;
      group.support = (group.primary & 7) != 0 || group.primary == 0;
      group.hours_per_week = g_rand_int_range (rand, 0, 160) / 4.0;
      group.priority = (guint) g_rand_int_range (rand, 1, 4);
      g_array_append_val (need->groups, group);
    }
}

static BfNeed *
need_new (void)
{
  BfNeed *need = g_new0 (BfNeed, 1);

  need->groups = g_array_new (FALSE, TRUE, sizeof (BfTaskGroup));

  return need;
}

static void
assert_assignment_fits (const BfModel *model,
                        const BfNeed *need,
                        const double *capacity)
{
  guint n_groups = need->groups->len;
  g_autofree double *hours = g_new (double, model->roles->len *n_groups + 1);
  g_autoptr (BfDivider) divider = bf_divider_new (model, need->groups);

  bf_divider_assign (divider, capacity, hours);
  for (guint r = 0; r < model->roles->len; r++)
    {
      double used = 0;

      for (guint g = 0; g < n_groups; g++)
        {
          const BfTaskGroup *group = &g_array_index (need->groups, BfTaskGroup, g);
          double part = hours[r * n_groups + g];

          g_assert_cmpfloat (part, >=, -1e-9);
          if (part > 1e-9)
            g_assert_true ((group->primary | group->fallback) >> r & 1);
          used += part;
        }
      g_assert_cmpfloat (used, <=, capacity[r] + 1e-6);
    }
  for (guint g = 0; g < n_groups; g++)
    {
      const BfTaskGroup *group = &g_array_index (need->groups, BfTaskGroup, g);
      double done = 0;

      for (guint r = 0; r < model->roles->len; r++)
        done += hours[r * n_groups + g];
      g_assert_cmpfloat_with_epsilon (done + group->uncovered_hours_per_week, group->hours_per_week, 1e-6);
      g_assert_cmpfloat_with_epsilon (group->covered_hours_per_week + group->fallback_hours_per_week + group->uncovered_hours_per_week,
                                      group->hours_per_week,
                                      1e-6);
      g_assert_cmpfloat (group->misplaced_hours_per_week, <=, group->fallback_hours_per_week + 1e-6);
    }
}

/* Divides the work; the hours go into the groups. */
static void
divide (const BfModel *model,
        const BfNeed *need,
        const double *capacity)
{
  g_autoptr (BfDivider) divider = bf_divider_new (model, need->groups);
  g_autofree double *hours = g_new (double, model->roles->len * need->groups->len + 1);
  double misplaced = 0;

  bf_divider_assign (divider, capacity, hours);
  bf_divider_fill_groups (divider, hours, need->groups);
  for (guint g = 0; g < need->groups->len; g++)
    if (g_array_index (need->groups, BfTaskGroup, g).support)
      misplaced += g_array_index (need->groups, BfTaskGroup, g).misplaced_hours_per_week;
  g_assert_cmpfloat (bf_divider_get_misplaced (divider, capacity), ==, misplaced);
}

/* The division of the work and the sums of Hall's condition must tell the same
 * story, whatever the matrix. */
static void
test_division_of_work_adds_up_to_the_shortage (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);
  guint tight = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (BfModel) model = model_new ();
      g_autoptr (BfNeed) need = need_new ();
      g_autoptr (BfTeamCover) cover = NULL;
      double capacity[5], uncovered = 0, not_right = 0;
      BfTeamShortage shortage;

      random_need (rand, need);
      for (guint r = 0; r < 5; r++)
        capacity[r] = g_rand_int_range (rand, 0, 120) / 4.0;
      cover = bf_team_cover_new (model, need);
      bf_team_cover_ask (cover, capacity, &shortage);
      divide (model, need, capacity);
      for (guint g = 0; g < need->groups->len; g++)
        {
          const BfTaskGroup *group = &g_array_index (need->groups, BfTaskGroup, g);

          if (!group->support)
            continue;
          uncovered += group->uncovered_hours_per_week;
          not_right += group->uncovered_hours_per_week + group->misplaced_hours_per_week;
        }
      g_assert_cmpfloat_with_epsilon (uncovered, shortage.short_hours[BF_COVER_EVERYBODY], 1e-6);
      /* Nobody can leave less to nurses and providers than the sums say; an odd
       * matrix may force two of them to move for one hour's gain. */
      g_assert_cmpfloat (not_right, >=, shortage.short_hours[BF_COVER_COLLEAGUES] - 1e-6);
      tight += not_right <= shortage.short_hours[BF_COVER_COLLEAGUES] + 1e-6;
      assert_assignment_fits (model, need, capacity);
    }
  g_test_message ("%u of 2000 at the bound", tight);
  g_assert_cmpuint (tight, >, 1900);
}

static void
test_low_priority_is_left_undone_first (void)
{
  g_autoptr (BfModel) model = model_new ();
  g_autoptr (BfNeed) need = need_new ();
  const BfTaskGroup groups[] = {
    { .primary = 1, .support = TRUE, .hours_per_week = 20, .priority = 5 },
    { .primary = 1, .support = TRUE, .hours_per_week = 20, .priority = 1 },
  };
  const double capacity[] = { 26, 0, 0, 0, 0 };

  g_array_append_vals (need->groups, groups, 2);
  divide (model, need, capacity);

  g_assert_cmpfloat (g_array_index (need->groups, BfTaskGroup, 0).uncovered_hours_per_week, ==, 14);
  g_assert_cmpfloat (g_array_index (need->groups, BfTaskGroup, 1).uncovered_hours_per_week, ==, 0);
  /* The copied groups own nothing. */
  g_array_set_size (need->groups, 0);
}

static void
test_nurses_do_their_own_work_first (void)
{
  g_autoptr (BfModel) model = model_new ();
  g_autoptr (BfNeed) need = need_new ();
  const BfTaskGroup groups[] = {
    { .primary = 1, .fallback = 8, .support = TRUE, .hours_per_week = 30, .priority = 1 },
    { .primary = 8, .support = FALSE, .hours_per_week = 20, .priority = 9 },
  };
  const double capacity[] = { 10, 0, 0, 26, 0 };

  g_array_append_vals (need->groups, groups, 2);
  divide (model, need, capacity);

  g_assert_cmpfloat (g_array_index (need->groups, BfTaskGroup, 1).covered_hours_per_week, ==, 20);
  g_assert_cmpfloat (g_array_index (need->groups, BfTaskGroup, 0).covered_hours_per_week, ==, 10);
  g_assert_cmpfloat (g_array_index (need->groups, BfTaskGroup, 0).misplaced_hours_per_week, ==, 6);
  g_assert_cmpfloat (g_array_index (need->groups, BfTaskGroup, 0).uncovered_hours_per_week, ==, 14);
  g_array_set_size (need->groups, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/analysis/cover/agrees-with-brute-force-and-max-flow", test_agrees_with_brute_force_and_max_flow);
  g_test_add_func ("/analysis/cover/binding-set-attains-the-maximum", test_binding_set_attains_the_maximum);
  g_test_add_func ("/analysis/cover/binding-set-names-the-missing-skill", test_binding_set_names_the_missing_skill);
  g_test_add_func ("/analysis/cover/task-nobody-may-do-stays-uncovered", test_task_nobody_may_do_stays_uncovered);
  g_test_add_func ("/analysis/cover/nothing-needed-is-covered-by-nobody", test_nothing_needed_is_covered_by_nobody);
  g_test_add_func ("/analysis/cover/division-of-work-adds-up-to-the-shortage", test_division_of_work_adds_up_to_the_shortage);
  g_test_add_func ("/analysis/cover/low-priority-is-left-undone-first", test_low_priority_is_left_undone_first);
  g_test_add_func ("/analysis/cover/nurses-do-their-own-work-first", test_nurses_do_their_own_work_first);

  return g_test_run ();
}
