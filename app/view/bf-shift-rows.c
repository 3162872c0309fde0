// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-number-row.h"
#include "bf-shift-rows.h"
#include "bf-staff-fields.h"
#include "bf-ui-text.h"

#define HOURS_PER_DAY 24
/* A shift that is switched on starts like this where the day does not say otherwise. */
#define USUAL_START 8
#define USUAL_HOURS 8.5

struct _BfShiftRows
{
  GObject parent_instance;

  AdwActionRow *own_row;
  GtkSwitch *own_switch;
  BfNumberRow *start_row;
  BfNumberRow *end_row;
  BfNumberRow *lunch_row;

  double start; /* all NAN: found from the hours they work */
  double end;
  double lunch;
  double usual_start;
  double usual_end;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BfShiftRows, bf_shift_rows, G_TYPE_OBJECT)

enum
{
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_time (BfNumberRow *row,
           double given,
           double typical)
{
  BfNumber number = BF_NUMBER_UNSET;

  number.value = isnan (given) ? typical : given;
  number.origin = isnan (given) ? BF_ORIGIN_DEFAULT : BF_ORIGIN_GIVEN;
  bf_number_row_set_number (row, &number, bf_catalog_get_builtin (), "");
}

static void
show (BfShiftRows *self)
{
  gboolean own = !isnan (self->start);

  self->updating = TRUE;
  gtk_switch_set_active (self->own_switch, own);
  gtk_widget_set_visible (GTK_WIDGET (self->start_row), own);
  gtk_widget_set_visible (GTK_WIDGET (self->end_row), own);
  gtk_widget_set_visible (GTK_WIDGET (self->lunch_row), own);
  bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (self->own_row), own ? _ ("Yours. Off: found from the hours they work") : _ ("Typical: found from the hours they work"));
  if (own)
    {
      bf_number_row_set_range (self->lunch_row, self->start, self->end);
      show_time (self->start_row, self->start, NAN);
      show_time (self->end_row, self->end, NAN);
      show_time (self->lunch_row, self->lunch, (self->start + self->end) / 2);
    }
  self->updating = FALSE;
}

/* A break that is no longer in the shift goes back to its middle. */
static void
take_shift (BfShiftRows *self,
            double start,
            double end)
{
  self->start = start;
  self->end = end;
  if (!(self->lunch >= start && self->lunch <= end))
    self->lunch = NAN;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* Who comes earlier or later goes earlier or later. */
static void
start_edited_cb (BfShiftRows *self,
                 double start)
{
  take_shift (self, start, MIN (start + self->end - self->start, 2 * HOURS_PER_DAY));
}

/* What is before the start is of the next day. */
static void
end_edited_cb (BfShiftRows *self,
               double end)
{
  if (end <= self->start)
    end += HOURS_PER_DAY;
  take_shift (self, self->start, MIN (end, 2 * HOURS_PER_DAY));
}

static void
lunch_edited_cb (BfShiftRows *self,
                 double lunch)
{
  self->lunch = lunch;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
own_switched_cb (BfShiftRows *self)
{
  gboolean own = gtk_switch_get_active (self->own_switch);

  if (self->updating || own == !isnan (self->start))
    return;

  take_shift (self, own ? self->usual_start : NAN, own ? self->usual_end : NAN);
}

static BfNumberRow *
create_time_row (BfShiftRows *self,
                 const BfFieldInfo *info,
                 gboolean can_reset,
                 GCallback edited_cb)
{
  BfNumberRow *row = BF_NUMBER_ROW (g_object_ref_sink (bf_number_row_new (info)));

  bf_number_row_set_can_reset (row, can_reset);
  g_signal_connect_object (row, "edited", edited_cb, self, G_CONNECT_SWAPPED);

  return row;
}

static void
create_own_row (BfShiftRows *self)
{
  self->own_switch = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->own_switch), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->own_switch), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Shift of Their Own"), -1);
  self->own_row = ADW_ACTION_ROW (g_object_ref_sink (adw_action_row_new ()));
  bf_ui_set_row_title (ADW_PREFERENCES_ROW (self->own_row), _ ("Shift of Their Own"));
  adw_action_row_add_suffix (self->own_row, GTK_WIDGET (self->own_switch));
  adw_action_row_set_activatable_widget (self->own_row, GTK_WIDGET (self->own_switch));
  g_signal_connect_object (self->own_switch, "notify::active", G_CALLBACK (own_switched_cb), self, G_CONNECT_SWAPPED);
}

static void
bf_shift_rows_dispose (GObject *object)
{
  BfShiftRows *self = BF_SHIFT_ROWS (object);

  g_clear_object (&self->own_row);
  g_clear_object (&self->start_row);
  g_clear_object (&self->end_row);
  g_clear_object (&self->lunch_row);

  G_OBJECT_CLASS (bf_shift_rows_parent_class)->dispose (object);
}

static void
bf_shift_rows_class_init (BfShiftRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bf_shift_rows_dispose;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bf_shift_rows_init (BfShiftRows *self)
{
  self->start = NAN;
  self->end = NAN;
  self->lunch = NAN;
  self->usual_start = USUAL_START;
  self->usual_end = USUAL_START + USUAL_HOURS;
  create_own_row (self);
  self->start_row = create_time_row (self, &bf_staff_shift_start_info, FALSE, G_CALLBACK (start_edited_cb));
  self->end_row = create_time_row (self, &bf_staff_shift_end_info, FALSE, G_CALLBACK (end_edited_cb));
  self->lunch_row = create_time_row (self, &bf_staff_lunch_info, TRUE, G_CALLBACK (lunch_edited_cb));
}

/**
 * bf_shift_rows_new:
 *
 * Returns: (transfer full): rows without a shift; see bf_shift_rows_set_staff()
 */
BfShiftRows *
bf_shift_rows_new (void)
{
  return g_object_new (BF_TYPE_SHIFT_ROWS, NULL);
}

/**
 * bf_shift_rows_get_row:
 * @self: the rows
 * @index: less than BF_SHIFT_N_ROWS
 *
 * Returns: (transfer none): a row for the owner's list
 */
GtkWidget *
bf_shift_rows_get_row (BfShiftRows *self,
                       guint index)
{
  g_return_val_if_fail (BF_IS_SHIFT_ROWS (self) && index < BF_SHIFT_N_ROWS, NULL);

  switch (index)
    {
    case 0:
      return GTK_WIDGET (self->own_row);
    case 1:
      return GTK_WIDGET (self->start_row);
    case 2:
      return GTK_WIDGET (self->end_row);
    case 3:
    default:
      return GTK_WIDGET (self->lunch_row);
    }
}

/**
 * bf_shift_rows_set_day:
 * @self: the rows
 * @opening_hour: hour of the day at which the practice opens, NAN if nobody knows
 * @open_hours: how long it is open a day
 *
 * Sets where a shift begins and ends once it is switched on.
 */
void
bf_shift_rows_set_day (BfShiftRows *self,
                       double opening_hour,
                       double open_hours)
{
  g_return_if_fail (BF_IS_SHIFT_ROWS (self));

  self->usual_start = isnan (opening_hour) ? USUAL_START : opening_hour;
  self->usual_end = self->usual_start + (open_hours > 0 ? MIN (open_hours, USUAL_HOURS) : USUAL_HOURS);
}

/**
 * bf_shift_rows_set_staff:
 * @self: the rows
 * @staff: whose shift to show; copied
 *
 * Never emits "edited".
 */
void
bf_shift_rows_set_staff (BfShiftRows *self,
                         const BfStaff *staff)
{
  g_return_if_fail (BF_IS_SHIFT_ROWS (self));
  g_return_if_fail (staff != NULL);

  self->start = staff->shift_start;
  self->end = staff->shift_end;
  self->lunch = staff->lunch;
  show (self);
}

/**
 * bf_shift_rows_fill:
 * @self: the rows
 * @staff: gets the shift that the rows have
 */
void
bf_shift_rows_fill (BfShiftRows *self,
                    BfStaff *staff)
{
  g_return_if_fail (BF_IS_SHIFT_ROWS (self));
  g_return_if_fail (staff != NULL);

  staff->shift_start = self->start;
  staff->shift_end = self->end;
  staff->lunch = self->lunch;
}
