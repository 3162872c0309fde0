// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-profile-private.h"

/* A row whose label was emptied says the same as one that never had any; files
 * hold no empty labels. */
static gboolean
same_label (const char *a,
            const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

/**
 * bf_staff_new:
 * @role: id of a role
 * @people: how many like persons
 * @fte: full-time equivalent of each
 *
 * Returns: (transfer full): a row of the roster with typical pay and absence
 */
BfStaff *
bf_staff_new (const char *role,
              guint people,
              double fte)
{
  BfStaff *self = g_new0 (BfStaff, 1);

  g_return_val_if_fail (role != NULL, self);

  self->role = g_strdup (role);
  self->people = people;
  self->fte = fte;
  self->hourly_pay = NAN;
  self->absence_percent = NAN;
  self->shift_start = NAN;
  self->shift_end = NAN;
  self->lunch = NAN;

  return self;
}

/**
 * bf_staff_copy:
 * @self: a row
 *
 * Returns: (transfer full): the same
 */
BfStaff *
bf_staff_copy (const BfStaff *self)
{
  BfStaff *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->role = g_strdup (self->role);
  copy->label = g_strdup (self->label);

  return copy;
}

/**
 * bf_staff_free:
 * @self: (transfer full) (nullable): a row
 */
void
bf_staff_free (BfStaff *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->role, g_free);
  g_clear_pointer (&self->label, g_free);
  g_free (self);
}

/**
 * bf_staff_equal:
 * @a: a row of the roster
 * @b: another
 *
 * Returns: whether both say the same
 */
gboolean
bf_staff_equal (const BfStaff *a,
                const BfStaff *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_str_equal (a->role, b->role) &&
         same_label (a->label, b->label) &&
         a->people == b->people &&
         a->fte == b->fte &&
         bf_number_equal (a->hourly_pay, b->hourly_pay) &&
         bf_number_equal (a->absence_percent, b->absence_percent) &&
         a->leaving == b->leaving &&
         bf_number_equal (a->shift_start, b->shift_start) &&
         bf_number_equal (a->shift_end, b->shift_end) &&
         bf_number_equal (a->lunch, b->lunch);
}

GPtrArray *
bf_staff_list_copy (GPtrArray *staff)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);

  for (guint i = 0; i < staff->len; i++)
    g_ptr_array_add (copy, bf_staff_copy (g_ptr_array_index (staff, i)));

  return copy;
}

gboolean
bf_staff_list_equal (GPtrArray *a,
                     GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!bf_staff_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}
