// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-history.h"
#include "bf-variant.h"

/* How far undo goes back.  The second bound keeps a facility with thousands of
 * persons from filling the memory with copies of them. */
#define MAX_STEPS 200
#define MAX_STEP_ROWS 400000

/* A value to go back to, what going there is called, and which variant was
 * active before and after the edit. */
typedef struct
{
  BfProfile *profile;
  char *title;
  int before;
  int after;
} Step;

struct _BfHistory
{
  GPtrArray *undo; /* Step, the newest last */
  GPtrArray *redo; /* Step, the next last */
  char *merge_key; /* of the newest step, while edits may still join it */
};

static void
step_free (Step *self)
{
  g_clear_pointer (&self->profile, bf_profile_free);
  g_clear_pointer (&self->title, g_free);
  g_free (self);
}

static Step *
get_last (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

static const char *
get_title (GPtrArray *steps)
{
  const Step *step = get_last (steps);

  return step != NULL ? step->title : NULL;
}

/* How many rows only this step keeps: variants that it did not change are
 * shared with its neighbours. */
static gsize
count_rows (const Step *step)
{
  const GPtrArray *variants = step->profile->variants;
  gsize rows = step->profile->staff->len;

  if (step->before >= 0 && (guint) step->before < variants->len)
    rows += ((const BfVariant *) g_ptr_array_index (variants, step->before))->staff->len;

  return rows;
}

static void
limit (BfHistory *self)
{
  gsize rows = 0;

  for (guint i = self->undo->len; i > 0; i--)
    {
      rows += count_rows (g_ptr_array_index (self->undo, i - 1));
      if (self->undo->len - i + 1 > MAX_STEPS || (rows > MAX_STEP_ROWS && i < self->undo->len))
        {
          g_ptr_array_remove_range (self->undo, 0, i);
          return;
        }
    }
}

/* Takes the last step of one list to the other, which keeps the value that is
 * left: undo and redo are the same walk in opposite directions. */
static gboolean
walk (BfHistory *self,
      GPtrArray *from,
      GPtrArray *to,
      BfProfile **profile)
{
  Step *step = get_last (from);
  BfProfile *left = *profile;

  if (step == NULL)
    return FALSE;

  g_ptr_array_steal_index (from, from->len - 1);
  *profile = step->profile;
  step->profile = left;
  g_ptr_array_add (to, step);
  bf_history_close_step (self);

  return TRUE;
}

/**
 * bf_history_new:
 *
 * Returns: (transfer full): a history without steps
 */
BfHistory *
bf_history_new (void)
{
  BfHistory *self = g_new0 (BfHistory, 1);

  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);

  return self;
}

/**
 * bf_history_free:
 * @self: (transfer full) (nullable): a history
 */
void
bf_history_free (BfHistory *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_pointer (&self->merge_key, g_free);
  g_free (self);
}

/**
 * bf_history_clear:
 * @self: a history
 *
 * Forgets all steps.
 */
void
bf_history_clear (BfHistory *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  bf_history_close_step (self);
}

/**
 * bf_history_add:
 * @self: a history
 * @before: (transfer full): the value that an edit leads away from
 * @active_before: the variant that was active then, -1 for none
 * @active_after: the variant that is active after the edit, -1 for none
 * @title: what changed, in the user's language
 * @merge_key: (nullable): what edits must have to join this step
 *
 * Makes one step.  What was undone cannot be done again, and the oldest steps are
 * forgotten when there are too many.
 */
void
bf_history_add (BfHistory *self,
                BfProfile *before,
                int active_before,
                int active_after,
                const char *title,
                const char *merge_key)
{
  Step *step;

  g_return_if_fail (self != NULL);
  g_return_if_fail (before != NULL);
  g_return_if_fail (title != NULL);

  step = g_new0 (Step, 1);
  step->profile = before;
  step->title = g_strdup (title);
  step->before = active_before;
  step->after = active_after;
  g_ptr_array_add (self->undo, step);
  limit (self);
  g_ptr_array_set_size (self->redo, 0);
  g_free (self->merge_key);
  self->merge_key = g_strdup (merge_key);
}

/**
 * bf_history_joins:
 * @self: a history
 * @merge_key: (nullable): of an edit
 *
 * Returns: whether that edit is part of the newest step
 */
gboolean
bf_history_joins (const BfHistory *self,
                  const char *merge_key)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return merge_key != NULL && g_strcmp0 (self->merge_key, merge_key) == 0;
}

/**
 * bf_history_join:
 * @self: a history whose newest step an edit joins
 * @after: the value after that edit
 *
 * A step that has led back to where it began is no step any more.
 */
void
bf_history_join (BfHistory *self,
                 const BfProfile *after)
{
  const Step *step;

  g_return_if_fail (self != NULL);
  g_return_if_fail (after != NULL);
  g_return_if_fail (self->undo->len > 0);

  g_ptr_array_set_size (self->redo, 0);
  step = get_last (self->undo);
  if (!bf_profile_equal (step->profile, after))
    return;

  g_ptr_array_set_size (self->undo, self->undo->len - 1);
  bf_history_close_step (self);
}

/**
 * bf_history_close_step:
 * @self: a history
 *
 * Edits to come start a step of their own, whatever their key.
 */
void
bf_history_close_step (BfHistory *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->merge_key, g_free);
}

/**
 * bf_history_get_undo_title:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what undo would take back, NULL if there
 *   is nothing
 */
const char *
bf_history_get_undo_title (const BfHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_title (self->undo);
}

/**
 * bf_history_get_redo_title:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what redo would do again, NULL if there is
 *   nothing
 */
const char *
bf_history_get_redo_title (const BfHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_title (self->redo);
}

/**
 * bf_history_undo:
 * @self: a history
 * @profile: (inout) (transfer full): the value, then the one before it
 * @active: (out): the variant that was active then
 *
 * Returns: whether there was a step to take back
 */
gboolean
bf_history_undo (BfHistory *self,
                 BfProfile **profile,
                 int *active)
{
  g_return_val_if_fail (self != NULL && profile != NULL && active != NULL, FALSE);

  if (!walk (self, self->undo, self->redo, profile))
    return FALSE;
  *active = get_last (self->redo)->before;

  return TRUE;
}

/**
 * bf_history_redo:
 * @self: a history
 * @profile: (inout) (transfer full): the value, then the one after it
 * @active: (out): the variant that was active then
 *
 * Returns: whether there was a step to do again
 */
gboolean
bf_history_redo (BfHistory *self,
                 BfProfile **profile,
                 int *active)
{
  g_return_val_if_fail (self != NULL && profile != NULL && active != NULL, FALSE);

  if (!walk (self, self->redo, self->undo, profile))
    return FALSE;
  *active = get_last (self->undo)->after;

  return TRUE;
}
