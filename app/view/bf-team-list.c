// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-team-item.h"
#include "bf-team-list.h"

struct _BfTeamList
{
  GObject parent_instance;

  GPtrArray *staff; /* BfStaff */
};

static GType
get_item_type (GListModel *model)
{
  return BF_TYPE_TEAM_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return BF_TEAM_LIST (model)->staff->len;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  GPtrArray *staff = BF_TEAM_LIST (model)->staff;

  return position < staff->len ? bf_team_item_new (staff->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BfTeamList, bf_team_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint
count_equal_at_start (const GPtrArray *before,
                      const GPtrArray *after)
{
  guint n = 0;

  while (n < before->len && n < after->len && bf_staff_equal (before->pdata[n], after->pdata[n]))
    n++;

  return n;
}

static guint
count_equal_at_end (const GPtrArray *before,
                    const GPtrArray *after,
                    guint start)
{
  guint n = 0;

  while (n + start < before->len && n + start < after->len && bf_staff_equal (before->pdata[before->len - 1 - n], after->pdata[after->len - 1 - n]))
    n++;

  return n;
}

static void
bf_team_list_finalize (GObject *object)
{
  BfTeamList *self = BF_TEAM_LIST (object);

  g_clear_pointer (&self->staff, g_ptr_array_unref);

  G_OBJECT_CLASS (bf_team_list_parent_class)->finalize (object);
}

static void
bf_team_list_class_init (BfTeamListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bf_team_list_finalize;
}

static void
bf_team_list_init (BfTeamList *self)
{
  self->staff = g_ptr_array_new ();
}

/**
 * bf_team_list_new:
 *
 * Returns: (transfer full): a list without rows
 */
BfTeamList *
bf_team_list_new (void)
{
  return g_object_new (BF_TYPE_TEAM_LIST, NULL);
}

/**
 * bf_team_list_set_staff:
 * @self: a list
 * @staff: (element-type BfStaff): the rows; the list takes a reference, and nobody
 *   changes them from now on
 *
 * Tells that those rows are new which lie between the like ones at the start and
 * at the end, so that a view keeps its place.
 */
void
bf_team_list_set_staff (BfTeamList *self,
                        GPtrArray *staff)
{
  g_autoptr (GPtrArray) before = NULL;
  guint start;
  guint end;

  g_return_if_fail (BF_IS_TEAM_LIST (self));
  g_return_if_fail (staff != NULL);

  before = g_steal_pointer (&self->staff);
  self->staff = g_ptr_array_ref (staff);
  start = count_equal_at_start (before, staff);
  end = count_equal_at_end (before, staff, start);
  if (before->len != staff->len || start != staff->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, staff->len - start - end);
}
