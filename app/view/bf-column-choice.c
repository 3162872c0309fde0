// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-column-choice.h"

struct _BfColumnChoice
{
  GPtrArray *role_ids;   /* char*; NULL: the first ones */
  GPtrArray *option_ids; /* char*, which come after the roles */
};

static gboolean
contains (GPtrArray *ids,
          const char *id)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

static void
remove_id (GPtrArray *ids,
           const char *id)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (ids, id, g_str_equal, &index))
    g_ptr_array_remove_index (ids, index);
}

static int
find_option (const BfAnalysis *analysis,
             const char *id)
{
  for (int i = 0; i < (int) analysis->options->len; i++)
    if (g_str_equal (bf_analysis_get_option (analysis, i)->id, id))
      return i;

  return -1;
}

/* From now on the roles are those that were chosen. */
static void
keep_roles (BfColumnChoice *self,
            const BfAnalysis *analysis)
{
  BfComparisonChoice choice;

  if (self->role_ids != NULL)
    return;

  bf_column_choice_get (self, analysis, &choice);
  self->role_ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < analysis->role_findings->len; i++)
    if (choice.roles >> i & 1)
      g_ptr_array_add (self->role_ids, g_strdup (bf_role_comparison_get_role (analysis, i)->id));
}

/**
 * bf_column_choice_new:
 *
 * Returns: (transfer full): the first roles, and no option
 */
BfColumnChoice *
bf_column_choice_new (void)
{
  BfColumnChoice *self = g_new0 (BfColumnChoice, 1);

  self->option_ids = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
bf_column_choice_free (BfColumnChoice *self)
{
  g_clear_pointer (&self->role_ids, g_ptr_array_unref);
  g_ptr_array_unref (self->option_ids);
  g_free (self);
}

/**
 * bf_column_choice_get:
 * @self: a choice
 * @analysis: an analysis
 * @choice: (out): at most BF_COMPARISON_MAX_COLUMNS columns of @analysis
 *
 * Tells which of the columns that were chosen there are in @analysis; the first roles, if
 * there is none.
 */
void
bf_column_choice_get (const BfColumnChoice *self,
                      const BfAnalysis *analysis,
                      BfComparisonChoice *choice)
{
  guint n_roles = 0;

  g_return_if_fail (self != NULL && analysis != NULL && choice != NULL);

  *choice = (BfComparisonChoice){ 0 };
  for (guint i = 0; i < self->option_ids->len && choice->n_options < G_N_ELEMENTS (choice->options); i++)
    {
      int option = find_option (analysis, self->option_ids->pdata[i]);

      if (option >= 0)
        choice->options[choice->n_options++] = option;
    }
  for (guint i = 0; i < analysis->role_findings->len && n_roles + choice->n_options < BF_COMPARISON_MAX_COLUMNS; i++)
    {
      if (self->role_ids != NULL && !contains (self->role_ids, bf_role_comparison_get_role (analysis, i)->id))
        continue;
      choice->roles |= 1u << i;
      n_roles++;
    }
  if (n_roles + choice->n_options == 0)
    choice->roles = (1u << BF_COMPARISON_MAX_COLUMNS) - 1;
}

/**
 * bf_column_choice_add_option:
 * @self: a choice
 * @analysis: what is shown now
 * @id: of one of its options
 *
 * Where there is no room, the option that came first gives way.
 *
 * Returns: whether @analysis has such an option
 */
gboolean
bf_column_choice_add_option (BfColumnChoice *self,
                             const BfAnalysis *analysis,
                             const char *id)
{
  BfComparisonChoice choice;

  g_return_val_if_fail (self != NULL && analysis != NULL && id != NULL, FALSE);

  if (find_option (analysis, id) < 0)
    return FALSE;

  keep_roles (self, analysis);
  if (contains (self->option_ids, id))
    return TRUE;

  bf_column_choice_get (self, analysis, &choice);
  if (choice.n_options > 0 && self->role_ids->len + choice.n_options >= BF_COMPARISON_MAX_COLUMNS)
    g_ptr_array_remove_index (self->option_ids, 0);
  g_ptr_array_add (self->option_ids, g_strdup (id));

  return TRUE;
}

/**
 * bf_column_choice_drop_option:
 * @self: a choice
 * @id: of an option; one that was not chosen is ignored
 */
void
bf_column_choice_drop_option (BfColumnChoice *self,
                              const char *id)
{
  g_return_if_fail (self != NULL && id != NULL);

  remove_id (self->option_ids, id);
}

/**
 * bf_column_choice_show_role:
 * @self: a choice
 * @analysis: what is shown now
 * @id: of one of its compared roles
 * @shown: whether it is one of the columns
 */
void
bf_column_choice_show_role (BfColumnChoice *self,
                            const BfAnalysis *analysis,
                            const char *id,
                            gboolean shown)
{
  g_return_if_fail (self != NULL && analysis != NULL && id != NULL);

  keep_roles (self, analysis);
  remove_id (self->role_ids, id);
  if (shown)
    g_ptr_array_add (self->role_ids, g_strdup (id));
}
