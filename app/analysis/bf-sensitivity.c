// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-option-private.h"
#include "bf-sensitivity.h"

/* How finely a flip is located, in parts of the way to the end of the range. */
#define PRECISION 64

/* A swing under this is none: cents a year, hours a week. */
#define NOTICEABLE_CENTS 5000
#define NOTICEABLE_HOURS 0.25

/* More threads than this have little left to share. */
#define MAX_THREADS 4

/* What several threads do together: each number is examined by one of them, and
 * what it finds does not depend on which. */
typedef struct
{
  const BfProfile *profile;
  const BfCatalog *catalog;
  const BfSensitivity *result; /* the answer as it is */
  const BfOption *base;
  GArray *swings; /* BfSwing */
  gint next;      /* of them, to be examined */
  GCancellable *cancellable;
} Examination;

/* The question, prepared to be asked again with other numbers. */
typedef struct
{
  const BfProfile *profile;
  const BfCatalog *catalog;
  const BfSensitivity *result;
  BfModel *model; /* a working copy */
  BfNeed *need;
  BfScales scales;
  BfTouches changed; /* what the scales do not know yet */
  const BfOption *base;
  GCancellable *cancellable;
} Asking;

/* The answer to the question with a number changed. */
typedef struct
{
  BfOption *option;
  double gap_hours;
} Answer;

static void
answer_clear (Answer *self)
{
  g_clear_pointer (&self->option, bf_option_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static gboolean
has_work (const BfNeed *need)
{
  return need->support_hours_per_week > 0 && need->time.task_hours_per_week > 0;
}

static void
answer_question (BfScales *scales,
                 const BfOption *base,
                 Answer *answer)
{
  double hint = base != NULL ? base->cost_per_year_cents / 100.0 : 0;

  answer->gap_hours = scales->today.short_hours[BF_COVER_COLLEAGUES];
  if (has_work (scales->need))
    answer->option = bf_enumerate_best (scales, hint);
  else
    {
      answer->option = bf_option_alloc (scales->model);
      bf_scales_weigh (scales, answer->option);
    }
}

/* Roles of another model of the same catalog, as those of @self's. */
static void
translate_roles (Asking *self,
                 const BfModel *from,
                 BfOption *option)
{
  for (guint i = 0; i < option->actions->len; i++)
    {
      BfAction *action = &g_array_index (option->actions, BfAction, i);
      int role = bf_model_find_role (self->result->model, bf_model_get_catalog_role (from, action->role)->id);
      int from_role = bf_model_find_role (self->result->model, bf_model_get_catalog_role (from, action->from_role)->id);

      action->role = (guint) MAX (role, 0);
      action->from_role = (guint) MAX (from_role, 0);
    }
}

/* A number that decides who is on the team: everything is built anew. */
static void
ask_with_another_team (Asking *self,
                       const BfFactor *factor,
                       double value,
                       Answer *answer)
{
  g_autoptr (BfProfile) profile = bf_profile_copy (self->profile);
  g_autoptr (BfModel) model = NULL;
  g_autoptr (BfNeed) need = NULL;
  BfScales scales;

  profile->numbers[factor->index] = value;
  model = bf_model_new (profile, self->catalog);
  need = bf_need_new (model);
  bf_scales_init (&scales, model, need);
  answer_question (&scales, self->base, answer);
  translate_roles (self, model, answer->option);
  bf_scales_clear (&scales);
}

static void
set_value (Asking *self,
           const BfFactor *factor,
           double value)
{
  bf_factor_set_value (factor, self->model, value);
  self->changed |= bf_factor_get_touches (factor);
  if (self->changed & BF_TOUCHES_WORK)
    bf_need_update (self->need, self->model);
}

static void
ask (Asking *self,
     const BfFactor *factor,
     double value,
     Answer *answer)
{
  double before = bf_factor_get_number (factor, self->model)->value;

  if (bf_factor_get_touches (factor) & BF_TOUCHES_TEAM)
    {
      ask_with_another_team (self, factor, value, answer);
      return;
    }

  set_value (self, factor, value);
  if (self->changed != BF_TOUCHES_COST)
    bf_scales_update (&self->scales);
  answer_question (&self->scales, self->base, answer);
  self->changed = BF_TOUCHES_NOTHING;
  set_value (self, factor, before);
}

/* Rounds away from @from to what is worth a word, but not beyond @end. */
static double
round_outward (const BfFactor *factor,
               double value,
               double from,
               double end)
{
  double step = bf_factor_get_step (factor);
  double rounded = value > from ? ceil (value / step - 1e-9) * step : floor (value / step + 1e-9) * step;

  return value > from ? MIN (rounded, end) : MAX (rounded, end);
}

/* Halves the way between a value with the present answer and one with another
 * until both are close. */
static void
locate_flip (Asking *self,
             const BfFactor *factor,
             double same,
             double other,
             Answer *at_other,
             BfFlip *flip)
{
  double from = same, end = other;
  double close = MAX (fabs (other - same) / PRECISION, bf_factor_get_step (factor) / 2);

  while (fabs (other - same) > close && !g_cancellable_is_cancelled (self->cancellable))
    {
      g_auto (Answer) answer = { 0 };
      double middle = (same + other) / 2;

      ask (self, factor, middle, &answer);
      if (bf_option_same_answer (answer.option, self->base))
        {
          same = middle;
          continue;
        }
      other = middle;
      answer_clear (at_other);
      *at_other = answer;
      answer.option = NULL;
    }
  flip->value = round_outward (factor, other, from, end);
  flip->option = g_steal_pointer (&at_other->option);
}

/* Looks at one end of the range. */
static void
examine_end (Asking *self,
             const BfSwing *swing,
             double end,
             gint64 *cost_cents,
             double *gap_hours,
             BfFlip *flip)
{
  g_auto (Answer) answer = { 0 };

  flip->value = NAN;
  *cost_cents = self->base->cost_per_year_cents;
  *gap_hours = self->result->gap_hours;
  if (end == swing->number.value || isnan (end))
    return;

  ask (self, &swing->factor, end, &answer);
  *cost_cents = answer.option->cost_per_year_cents;
  *gap_hours = answer.gap_hours;
  if (!bf_option_same_answer (answer.option, self->base))
    locate_flip (self, &swing->factor, swing->number.value, end, &answer, flip);
}

static void
examine (Asking *self,
         BfSwing *swing)
{
  if (bf_factor_get_touches (&swing->factor) == BF_TOUCHES_NOTHING)
    return;

  bf_factor_get_range (&swing->factor, self->model, &swing->low, &swing->high, &swing->assumed_range);
  examine_end (self, swing, swing->low, &swing->low_cost_cents, &swing->low_gap_hours, &swing->below);
  examine_end (self, swing, swing->high, &swing->high_cost_cents, &swing->high_gap_hours, &swing->above);
}

static void
asking_init (Asking *self,
             const BfProfile *profile,
             const BfCatalog *catalog)
{
  self->profile = profile;
  self->catalog = catalog;
  self->model = bf_model_new (profile, catalog);
  self->need = bf_need_new (self->model);
  bf_scales_init (&self->scales, self->model, self->need);
}

static void
asking_clear (Asking *self)
{
  bf_scales_clear (&self->scales);
  g_clear_pointer (&self->need, bf_need_free);
  g_clear_pointer (&self->model, bf_model_free);
}

/* Takes number after number until none is left. */
static gpointer
examine_some (gpointer data)
{
  Examination *self = data;
  Asking asking = { .result = self->result, .base = self->base, .cancellable = self->cancellable };

  asking_init (&asking, self->profile, self->catalog);
  while (!g_cancellable_is_cancelled (self->cancellable))
    {
      gint i = g_atomic_int_add (&self->next, 1);

      if (i >= (gint) self->swings->len)
        break;
      examine (&asking, &g_array_index (self->swings, BfSwing, i));
    }
  asking_clear (&asking);

  return NULL;
}

static void
examine_all (Examination *self)
{
  GThread *threads[MAX_THREADS];
  guint n = MIN (MIN (g_get_num_processors (), MAX_THREADS), self->swings->len);

  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_new ("sensitivity", examine_some, self);
  examine_some (self);
  for (guint i = 1; i < n; i++)
    g_thread_join (threads[i]);
}

static void
add_number (GArray *swings,
            const BfModel *model,
            BfFactorKind kind,
            guint index,
            gboolean given_too)
{
  BfSwing swing = { .factor = { kind, index }, .below = { NAN, NULL }, .above = { NAN, NULL } };

  swing.number = *bf_factor_get_number (&swing.factor, model);
  if (!isnan (swing.number.value) && (swing.number.origin != BF_ORIGIN_GIVEN || given_too))
    g_array_append_val (swings, swing);
}

static GArray *
list_numbers (const BfModel *model,
              gboolean given_too)
{
  GArray *swings = g_array_new (FALSE, TRUE, sizeof (BfSwing));

  for (guint i = 0; i < BF_N_FIELDS; i++)
    add_number (swings, model, BF_FACTOR_FIELD, i, given_too);
  for (guint i = 0; i < model->tasks->len; i++)
    {
      add_number (swings, model, BF_FACTOR_TASK_MINUTES, i, given_too);
      add_number (swings, model, BF_FACTOR_TASK_PER_DRIVER, i, given_too);
    }
  for (guint i = 0; i < model->roles->len; i++)
    if (g_array_index (model->roles, BfModelRole, i).hireable)
      add_number (swings, model, BF_FACTOR_ROLE_PAY, i, given_too);

  return swings;
}

static gboolean
is_noticeable (const BfSwing *swing)
{
  return bf_swing_flips (swing) ||
         ABS (swing->high_cost_cents - swing->low_cost_cents) >= NOTICEABLE_CENTS ||
         fabs (swing->high_gap_hours - swing->low_gap_hours) >= NOTICEABLE_HOURS;
}

/* Keeps what is worth a word, and the options that it points to. */
static void
keep_swings (BfSensitivity *self,
             const GArray *swings)
{
  self->n_examined = swings->len;
  for (guint i = 0; i < swings->len; i++)
    {
      const BfSwing *swing = &g_array_index (swings, BfSwing, i);
      const BfOption *const options[] = { swing->below.option, swing->above.option };

      for (guint k = 0; k < G_N_ELEMENTS (options); k++)
        if (options[k] != NULL)
          g_ptr_array_add (self->options, (gpointer) options[k]);
      self->n_flips += bf_swing_flips (swing);
      if (is_noticeable (swing))
        g_array_append_vals (self->swings, swing, 1);
    }
}

/* How near a flip is, in parts of the present value. */
static double
flip_distance (const BfSwing *self)
{
  double distance = INFINITY, unit = MAX (fabs (self->number.value), 1e-9);

  if (!isnan (self->below.value))
    distance = MIN (distance, (self->number.value - self->below.value) / unit);
  if (!isnan (self->above.value))
    distance = MIN (distance, (self->above.value - self->number.value) / unit);

  return distance;
}

static int
compare_doubles (double a,
                 double b)
{
  return a < b ? -1 : a > b;
}

static int
compare_swings (gconstpointer a,
                gconstpointer b)
{
  const BfSwing *first = a, *second = b;
  double first_cost = ABS (first->high_cost_cents - first->low_cost_cents);
  double second_cost = ABS (second->high_cost_cents - second->low_cost_cents);
  int order = compare_doubles (flip_distance (first), flip_distance (second));

  if (order == 0)
    order = compare_doubles (second_cost, first_cost);
  if (order == 0)
    order = compare_doubles (fabs (second->high_gap_hours - second->low_gap_hours), fabs (first->high_gap_hours - first->low_gap_hours));
  if (order == 0)
    order = (int) first->factor.kind - (int) second->factor.kind;

  return order != 0 ? order : (int) first->factor.index - (int) second->factor.index;
}

/**
 * bf_option_same_answer:
 * @a: an option
 * @b: another
 *
 * Two options are the same answer if both meet the targets or neither does, and
 * both hire as many people of each role and train as many to each; a few hours
 * more or less are no other answer.
 *
 * Returns: whether a reader would take them for the same
 */
gboolean
bf_option_same_answer (const BfOption *a,
                       const BfOption *b)
{
  int hired[BF_MODEL_MAX_ROLES] = { 0 }, trained[BF_MODEL_MAX_ROLES] = { 0 };

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->feasible != b->feasible)
    return FALSE;
  for (guint i = 0; i < a->actions->len; i++)
    {
      const BfAction *action = &g_array_index (a->actions, BfAction, i);

      *(bf_action_is_hire (action) ? &hired[action->role] : &trained[action->role]) += (int) action->people;
    }
  for (guint i = 0; i < b->actions->len; i++)
    {
      const BfAction *action = &g_array_index (b->actions, BfAction, i);

      *(bf_action_is_hire (action) ? &hired[action->role] : &trained[action->role]) -= (int) action->people;
    }
  for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
    if (hired[r] != 0 || trained[r] != 0)
      return FALSE;

  return TRUE;
}

/**
 * bf_swing_flips:
 * @self: what a number does
 *
 * Returns: whether the number changes the answer within its range
 */
gboolean
bf_swing_flips (const BfSwing *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !isnan (self->below.value) || !isnan (self->above.value);
}

/**
 * bf_sensitivity_new:
 * @profile: what the user said; only read, so a copy is needed only if another
 *   thread may change it meanwhile
 * @catalog: the catalog it is read with
 * @options: (nullable): what to vary, and how to be stopped
 *
 * Varies every number that was not given, one at a time, over its range (see
 * bf_factor_get_range()) and asks for the best option at both ends.  Where it is
 * another answer (bf_option_same_answer()) the value at which it changes is
 * found by bisection, to a 64th of the way.  A number that changes the answer
 * inside its range and back again before the end goes unseen.
 *
 * Steps: two questions a number and six more for each flip; a question is one
 * bf_enumerate_best().  The numbers are shared out among as many threads as there
 * are processors, at most four, with the same result for any number of them.  It
 * needs no locale and no main loop, and may run in any thread.
 *
 * Returns: (transfer full) (nullable): what would change the answer, NULL if it
 *   was cancelled
 */
BfSensitivity *
bf_sensitivity_new (const BfProfile *profile,
                    const BfCatalog *catalog,
                    const BfSensitivityOptions *options)
{
  g_autoptr (BfSensitivity) self = NULL;
  g_autoptr (GArray) swings = NULL;
  g_auto (Answer) answer = { 0 };
  GCancellable *cancellable = options != NULL ? options->cancellable : NULL;
  Asking asking = { 0 };

  g_return_val_if_fail (profile != NULL && catalog != NULL, NULL);

  self = g_new0 (BfSensitivity, 1);
  self->model = bf_model_new (profile, catalog);
  self->swings = g_array_new (FALSE, TRUE, sizeof (BfSwing));
  self->options = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_option_free);
  asking_init (&asking, profile, catalog);
  answer_question (&asking.scales, NULL, &answer);
  self->cost_per_year_cents = answer.option->cost_per_year_cents;
  self->gap_hours = answer.gap_hours;
  if (has_work (asking.need))
    {
      Examination examination = { profile, catalog, self, answer.option, NULL, 0, cancellable };

      swings = examination.swings = list_numbers (self->model, options != NULL && options->given_too);
      examine_all (&examination);
      keep_swings (self, swings);
    }
  asking_clear (&asking);
  g_array_sort (self->swings, compare_swings);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bf_sensitivity_free:
 * @self: (transfer full) (nullable): what would change the answer
 */
void
bf_sensitivity_free (BfSensitivity *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->model, bf_model_free);
  g_clear_pointer (&self->swings, g_array_unref);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_free (self);
}
