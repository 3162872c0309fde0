// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-number-row.h"
#include "bf-shift-rows.h"
#include "bf-spin.h"
#include "bf-staff-fields.h"
#include "bf-staff-row.h"
#include "bf-ui-text.h"
#include "document/bf-format.h"

struct _BfStaffRow
{
  AdwExpanderRow parent_instance;

  GtkSpinButton *people_spin;
  AdwActionRow *leaving_row;
  GtkSwitch *leaving_switch;
  AdwActionRow *remove_row;

  /* NULL until the row is unfolded for the first time. */
  BfNumberRow *fte_row;
  BfNumberRow *pay_row;
  BfShiftRows *shift_rows;

  BfStaff *staff;
  BfNumber fte;
  BfNumber pay;
  BfCatalog *catalog;
  char *currency;
  double opening_hour;
  double open_hours;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BfStaffRow, bf_staff_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  SIGNAL_EDITED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_title (const BfStaff *staff,
           const BfCatalog *catalog,
           int role)
{
  if (staff->label != NULL && *staff->label != '\0')
    return staff->label;
  if (role < 0)
    return staff->role;

  return _ (bf_catalog_get_role (catalog, (guint) role)->title);
}

static char *
dup_people (const BfStaff *staff)
{
  g_autofree char *fte = bf_format_fte (staff->fte);

  if (staff->fte >= 1)
    return g_strdup_printf (ngettext ("%u person, full-time", "%u people, full-time", staff->people), staff->people);

  /* Translators: people of a role and the working time of each, such as
   * "2 people, 0.75 FTE each". */
  return g_strdup_printf (ngettext ("%u person, %s", "%u people, %s each", staff->people), staff->people, fte);
}

/* A row that goes by a name of the user's own says its role below. */
static char *
dup_subtitle (const BfStaff *staff,
              const BfCatalog *catalog,
              int role)
{
  g_autofree char *count = dup_people (staff);
  g_autofree char *people = NULL;

  if (staff->leaving)
    /* Translators: how many people, such as "2 people, full-time". */
    people = g_strdup_printf (_ ("%s, leaving"), count);
  else
    people = g_steal_pointer (&count);
  if (staff->label == NULL || *staff->label == '\0' || role < 0)
    return g_steal_pointer (&people);

  /* Translators: a role and how many people work in it, such as
   * "Biller and Coder · 2 people, full-time". */
  return g_strdup_printf (_ ("%s · %s"), _ (bf_catalog_get_role (catalog, (guint) role)->title), people);
}

static void
keep_pay (BfStaffRow *self,
          const BfProfile *profile,
          const BfCatalog *catalog,
          int role)
{
  const BfNumber none = BF_NUMBER_UNSET;

  self->pay = role < 0 ? none : bf_profile_get_role_pay (profile, catalog, (guint) role);
  if (!isnan (self->staff->hourly_pay))
    {
      self->pay.value = self->staff->hourly_pay;
      self->pay.origin = BF_ORIGIN_GIVEN;
    }
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  self->catalog = bf_catalog_ref ((BfCatalog *) catalog);
  g_free (self->currency);
  self->currency = g_strdup (profile->currency);
}

static void
show_accessible_name (BfStaffRow *self,
                      const char *title)
{
  /* Translators: name of a number entry for a screen reader; %s is a role. */
  g_autofree char *name = g_strdup_printf (_ ("People: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->people_spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
people_changed_cb (BfStaffRow *self)
{
  guint people = (guint) gtk_spin_button_get_value_as_int (self->people_spin);

  if (self->updating || self->staff == NULL || people == self->staff->people)
    return;

  self->staff->people = people;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
fte_edited_cb (BfStaffRow *self,
               double fte)
{
  self->staff->fte = fte;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
pay_edited_cb (BfStaffRow *self,
               double hourly_pay)
{
  self->staff->hourly_pay = hourly_pay;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
shift_edited_cb (BfStaffRow *self)
{
  bf_shift_rows_fill (self->shift_rows, self->staff);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
leaving_changed_cb (BfStaffRow *self)
{
  gboolean leaving = gtk_switch_get_active (self->leaving_switch);

  if (self->updating || self->staff == NULL || leaving == self->staff->leaving)
    return;

  self->staff->leaving = leaving;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
show_numbers (BfStaffRow *self)
{
  if (self->fte_row == NULL || self->staff == NULL)
    return;

  bf_number_row_set_number (self->fte_row, &self->fte, self->catalog, self->currency);
  bf_number_row_set_number (self->pay_row, &self->pay, self->catalog, self->currency);
  bf_shift_rows_set_day (self->shift_rows, self->opening_hour, self->open_hours);
  bf_shift_rows_set_staff (self->shift_rows, self->staff);
}

/* Most rows are never unfolded, and what is in them takes longer to make than the
 * rest of the form.  Called for a new row, too, which is folded. */
static void
expanded_cb (BfStaffRow *self)
{
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (self);

  if (self->fte_row != NULL || !adw_expander_row_get_expanded (expander))
    return;

  self->fte_row = BF_NUMBER_ROW (bf_number_row_new (&bf_staff_fte_info));
  bf_number_row_set_can_reset (self->fte_row, FALSE);
  self->pay_row = BF_NUMBER_ROW (bf_number_row_new (&bf_staff_pay_info));
  self->shift_rows = bf_shift_rows_new ();
  show_numbers (self);
  g_signal_connect_swapped (self->fte_row, "edited", G_CALLBACK (fte_edited_cb), self);
  g_signal_connect_swapped (self->pay_row, "edited", G_CALLBACK (pay_edited_cb), self);
  adw_expander_row_add_row (expander, GTK_WIDGET (self->fte_row));
  g_signal_connect_object (self->shift_rows, "edited", G_CALLBACK (shift_edited_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (expander, GTK_WIDGET (self->pay_row));
  for (guint i = 0; i < BF_SHIFT_N_ROWS; i++)
    adw_expander_row_add_row (expander, bf_shift_rows_get_row (self->shift_rows, i));
  adw_expander_row_add_row (expander, GTK_WIDGET (self->leaving_row));
  adw_expander_row_add_row (expander, GTK_WIDGET (self->remove_row));
}

static void
remove_clicked_cb (BfStaffRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
bf_staff_row_dispose (GObject *object)
{
  g_clear_object (&BF_STAFF_ROW (object)->shift_rows);
  gtk_widget_dispose_template (GTK_WIDGET (object), BF_TYPE_STAFF_ROW);

  G_OBJECT_CLASS (bf_staff_row_parent_class)->dispose (object);
}

static void
bf_staff_row_finalize (GObject *object)
{
  BfStaffRow *self = BF_STAFF_ROW (object);

  g_clear_pointer (&self->staff, bf_staff_free);
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  g_clear_pointer (&self->currency, g_free);

  G_OBJECT_CLASS (bf_staff_row_parent_class)->finalize (object);
}

static void
bf_staff_row_class_init (BfStaffRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_staff_row_dispose;
  object_class->finalize = bf_staff_row_finalize;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-staff-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BfStaffRow, leaving_row);
  gtk_widget_class_bind_template_child (widget_class, BfStaffRow, leaving_switch);
  gtk_widget_class_bind_template_child (widget_class, BfStaffRow, people_spin);
  gtk_widget_class_bind_template_child (widget_class, BfStaffRow, remove_row);
  gtk_widget_class_bind_template_callback (widget_class, leaving_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, people_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
bf_staff_row_init (BfStaffRow *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  bf_spin_set_up (self->people_spin, &bf_staff_people_info);
  /* Small teams are the rule, and long titles of roles need the room. */
  gtk_editable_set_width_chars (GTK_EDITABLE (self->people_spin), 3);
  self->updating = FALSE;

  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * bf_staff_row_new:
 *
 * Returns: (transfer full): an empty row; see bf_staff_row_set_staff()
 */
GtkWidget *
bf_staff_row_new (void)
{
  return g_object_new (BF_TYPE_STAFF_ROW, NULL);
}

/**
 * bf_staff_row_set_staff:
 * @self: a row
 * @staff: what to show; copied
 * @profile: knows the pay that holds where @staff has none of its own
 * @catalog: knows the role
 *
 * Never emits a signal.
 */
void
bf_staff_row_set_staff (BfStaffRow *self,
                        const BfStaff *staff,
                        const BfProfile *profile,
                        const BfCatalog *catalog)
{
  const BfNumber none = BF_NUMBER_UNSET;
  g_autofree char *subtitle = NULL;
  const char *title;
  int role;

  g_return_if_fail (BF_IS_STAFF_ROW (self));
  g_return_if_fail (staff != NULL);

  self->updating = TRUE;
  g_clear_pointer (&self->staff, bf_staff_free);
  self->staff = bf_staff_copy (staff);
  role = bf_catalog_find_role (catalog, staff->role);
  title = get_title (staff, catalog, role);
  subtitle = dup_subtitle (staff, catalog, role);
  bf_ui_set_row_title (ADW_PREFERENCES_ROW (self), title);
  bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (self), subtitle);
  show_accessible_name (self, title);
  gtk_spin_button_set_value (self->people_spin, staff->people);
  gtk_switch_set_active (self->leaving_switch, staff->leaving);
  self->fte = none;
  self->fte.value = staff->fte;
  self->fte.origin = profile->staff_given ? BF_ORIGIN_GIVEN : BF_ORIGIN_DEFAULT;
  keep_pay (self, profile, catalog, role);
  self->opening_hour = bf_profile_get_number (profile, catalog, BF_FIELD_OPENING_HOUR).value;
  self->open_hours = bf_profile_get_number (profile, catalog, BF_FIELD_OPEN_HOURS_PER_DAY).value;
  show_numbers (self);
  self->updating = FALSE;
}

/**
 * bf_staff_row_get_staff:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what the row says now
 */
const BfStaff *
bf_staff_row_get_staff (BfStaffRow *self)
{
  g_return_val_if_fail (BF_IS_STAFF_ROW (self), NULL);

  return self->staff;
}
