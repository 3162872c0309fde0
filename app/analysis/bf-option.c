// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-option-private.h"

/**
 * bf_option_alloc:
 * @model: the inputs
 *
 * Returns: (transfer full): an option without actions
 */
BfOption *
bf_option_alloc (const BfModel *model)
{
  BfOption *self = g_new0 (BfOption, 1);

  self->actions = g_array_new (FALSE, TRUE, sizeof (BfAction));
  self->cost_lines = g_array_new (FALSE, TRUE, sizeof (BfCostLine));
  self->capacity_fte = g_new0 (double, model->roles->len + 1);
  self->cost_per_gap_hour_cents = -1;

  return self;
}

/**
 * bf_action_is_hire:
 * @self: an action
 *
 * Returns: whether somebody new comes, in place of a leaver or not
 */
gboolean
bf_action_is_hire (const BfAction *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind != BF_ACTION_CROSS_TRAIN;
}

/**
 * bf_option_free:
 * @self: (transfer full) (nullable): an option
 */
void
bf_option_free (BfOption *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->actions, g_array_unref);
  g_clear_pointer (&self->capacity_fte, g_free);
  g_clear_pointer (&self->cost_lines, g_array_unref);
  g_free (self);
}

/**
 * bf_option_hires:
 * @self: an option
 * @role: index of a role of the model
 *
 * Returns: whether somebody is hired as @role or trained to it
 */
gboolean
bf_option_hires (const BfOption *self,
                 guint role)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->actions->len; i++)
    if (g_array_index (self->actions, BfAction, i).role == role)
      return TRUE;

  return FALSE;
}

/**
 * bf_option_get_roles:
 * @self: an option
 *
 * Returns: the roles of the people it hires or trains
 */
BfRoleSet
bf_option_get_roles (const BfOption *self)
{
  BfRoleSet roles = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->actions->len; i++)
    roles |= 1u << g_array_index (self->actions, BfAction, i).role;

  return roles;
}

/**
 * bf_option_dup_id:
 * @self: an option with its actions
 * @model: the inputs
 *
 * Returns: (transfer full): what names the option in files
 */
char *
bf_option_dup_id (const BfOption *self,
                  const BfModel *model)
{
  g_autoptr (GString) id = g_string_new (NULL);

  if (self->actions->len == 0)
    return g_strdup ("no-hire");

  for (guint i = 0; i < self->actions->len; i++)
    {
      const BfAction *action = &g_array_index (self->actions, BfAction, i);
      char fte[G_ASCII_DTOSTR_BUF_SIZE];

      if (i > 0)
        g_string_append_c (id, '+');
      if (action->kind == BF_ACTION_REPLACE)
        g_string_append_printf (id, "replace-%s-%s", bf_model_get_catalog_role (model, action->role)->id, g_ascii_formatd (fte, sizeof fte, "%.2f", action->fte));
      else if (action->kind == BF_ACTION_HIRE)
        g_string_append_printf (id, "hire-%s-%s", bf_model_get_catalog_role (model, action->role)->id, g_ascii_formatd (fte, sizeof fte, "%.2f", action->fte));
      else
        g_string_append_printf (id, "cross-train-%s-%u", bf_model_get_catalog_role (model, action->from_role)->id, action->roster_row + 1);
    }

  return g_string_free (g_steal_pointer (&id), FALSE);
}
