// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-team-item.h"

struct _BfTeamItem
{
  GObject parent_instance;

  BfStaff *staff;
};

G_DEFINE_FINAL_TYPE (BfTeamItem, bf_team_item, G_TYPE_OBJECT)

static void
bf_team_item_finalize (GObject *object)
{
  BfTeamItem *self = BF_TEAM_ITEM (object);

  g_clear_pointer (&self->staff, bf_staff_free);

  G_OBJECT_CLASS (bf_team_item_parent_class)->finalize (object);
}

static void
bf_team_item_class_init (BfTeamItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bf_team_item_finalize;
}

static void
bf_team_item_init (BfTeamItem *self)
{
}

/**
 * bf_team_item_new:
 * @staff: a row of a roster; it is copied
 *
 * Returns: (transfer full): the row as an item
 */
BfTeamItem *
bf_team_item_new (const BfStaff *staff)
{
  BfTeamItem *self;

  g_return_val_if_fail (staff != NULL, NULL);

  self = g_object_new (BF_TYPE_TEAM_ITEM, NULL);
  self->staff = bf_staff_copy (staff);

  return self;
}

/**
 * bf_team_item_get_staff:
 * @self: an item
 *
 * Returns: (transfer none): the row
 */
const BfStaff *
bf_team_item_get_staff (BfTeamItem *self)
{
  g_return_val_if_fail (BF_IS_TEAM_ITEM (self), NULL);

  return self->staff;
}
