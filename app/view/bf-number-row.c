// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-number-row.h"
#include "bf-spin.h"
#include "bf-ui-text.h"
#include "document/bf-format.h"

/* So many lines hold every help, but in a narrow row. */
#define MAX_HELP_LINES 3
#define WHOLE_HELP_WIDTH 450

/* Of the line that says what was refused, before it is broken. */
#define REFUSAL_WIDTH_CHARS 20

struct _BfNumberRow
{
  AdwActionRow parent_instance;

  GtkLabel *caption;
  GtkButton *reset_button;
  GtkSpinButton *spin;
  GtkSwitch *limit_switch;

  BfFieldInfo info;
  char *words; /* of the caption, unless something was refused */
  double value;
  gboolean can_reset;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BfNumberRow, bf_number_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_origin_word (BfOrigin origin)
{
  switch (origin)
    {
    case BF_ORIGIN_GIVEN:
      /* Translators: one word under a number: the user entered it. */
      return _ ("yours");
    case BF_ORIGIN_DEFAULT:
      /* Translators: one word under a number: it comes from published figures. */
      return _ ("typical");
    case BF_ORIGIN_ASSUMED:
    default:
      /* Translators: one word under a number: no published figure is known. */
      return _ ("assumed");
    }
}

static const char *
get_unit_words (BfUnit unit,
                const char *currency)
{
  switch (unit)
    {
    case BF_UNIT_FTE:
      /* Translators: a unit, full-time equivalents. */
      return _ ("FTE");
    case BF_UNIT_DAYS_PER_YEAR:
      /* Translators: a unit. */
      return _ ("days a year");
    case BF_UNIT_HOURS_PER_DAY:
      /* Translators: a unit. */
      return _ ("hours a day");
    case BF_UNIT_HOURS_PER_WEEK:
      /* Translators: a unit. */
      return _ ("hours a week");
    case BF_UNIT_HOURS_PER_YEAR:
      /* Translators: a unit. */
      return _ ("hours a year");
    case BF_UNIT_PERCENT:
      /* Translators: a unit. */
      return _ ("percent");
    case BF_UNIT_MONEY:
      return currency;
    case BF_UNIT_MINUTES:
      /* Translators: a unit. */
      return _ ("minutes");
    case BF_UNIT_ROOMS:
    case BF_UNIT_CLOCK:
    case BF_UNIT_NONE:
    case BF_UNIT_PER_DAY:
    case BF_UNIT_DAYS_PER_WEEK:
    case BF_UNIT_WEEKS_PER_YEAR:
    case BF_UNIT_WEEKS:
    case BF_UNIT_PEOPLE:
    default:
      /* The title says it. */
      return NULL;
    }
}

/* The entry has the hours as they are counted; here they are read as on a clock. */
static char *
dup_time_caption (const BfNumber *number)
{
  g_autofree char *time = bf_format_clock (number->value * 60);

  if (number->value >= 24)
    /* Translators: under a time of day: how the clock shows it, and where it comes
     * from, such as "2:00 AM the next day · yours". */
    return g_strdup_printf (_ ("%s the next day · %s"), time, get_origin_word (number->origin));

  /* Translators: under a number: its unit and where it comes from, such as
   * "hours a week · typical". */
  return g_strdup_printf (_ ("%s · %s"), time, get_origin_word (number->origin));
}

static char *
dup_caption (BfNumberRow *self,
             const BfNumber *number,
             const char *currency)
{
  const char *unit = get_unit_words (self->info.unit, currency);

  if (isnan (number->value))
    return g_strdup (self->info.unset != NULL ? _ (self->info.unset) : _ ("not set"));
  if (self->info.unit == BF_UNIT_CLOCK)
    return dup_time_caption (number);
  if (unit == NULL)
    return g_strdup (get_origin_word (number->origin));

  /* Translators: under a number: its unit and where it comes from, such as
   * "hours a week · typical". */
  return g_strdup_printf (_ ("%s · %s"), unit, get_origin_word (number->origin));
}

/* Where a limit starts when it is switched on. */
static double
get_first_limit (BfNumberRow *self)
{
  double value = gtk_spin_button_get_value (self->spin);

  return value > self->info.minimum ? value : CLAMP (self->info.first, self->info.minimum, self->info.maximum);
}

static void
ask_for (BfNumberRow *self,
         double value)
{
  if (self->updating || value == self->value)
    return;

  g_signal_emit (self, signals[SIGNAL_EDITED], 0, value);
}

static void
value_changed_cb (BfNumberRow *self)
{
  ask_for (self, gtk_spin_button_get_value (self->spin));
}

static void
show_caption (BfNumberRow *self)
{
  bf_spin_show_caption (self->spin, self->caption, self->words, REFUSAL_WIDTH_CHARS);
}

static void
text_changed_cb (BfNumberRow *self)
{
  if (!self->updating && self->words != NULL)
    show_caption (self);
}

static void
reset_clicked_cb (BfNumberRow *self)
{
  /* The button goes away with its reason; the focus must not go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->spin));
  ask_for (self, NAN);
}

static void
limit_switched_cb (BfNumberRow *self)
{
  if (self->updating)
    return;

  ask_for (self, gtk_switch_get_active (self->limit_switch) ? get_first_limit (self) : NAN);
}

/* A narrow row shows the beginning of its help; the pointer brings the rest. */
static gboolean
query_tooltip_cb (BfNumberRow *self,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip)
{
  if (gtk_widget_get_width (GTK_WIDGET (self)) >= WHOLE_HELP_WIDTH)
    return FALSE;

  gtk_tooltip_set_text (tooltip, _ (self->info.help));
  return TRUE;
}

static void
bf_number_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BF_TYPE_NUMBER_ROW);

  G_OBJECT_CLASS (bf_number_row_parent_class)->dispose (object);
}

static void
bf_number_row_finalize (GObject *object)
{
  g_free (BF_NUMBER_ROW (object)->words);

  G_OBJECT_CLASS (bf_number_row_parent_class)->finalize (object);
}

static void
bf_number_row_class_init (BfNumberRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_number_row_dispose;
  object_class->finalize = bf_number_row_finalize;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-number-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BfNumberRow, caption);
  gtk_widget_class_bind_template_child (widget_class, BfNumberRow, limit_switch);
  gtk_widget_class_bind_template_child (widget_class, BfNumberRow, reset_button);
  gtk_widget_class_bind_template_child (widget_class, BfNumberRow, spin);
  gtk_widget_class_bind_template_callback (widget_class, limit_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
}

static void
bf_number_row_init (BfNumberRow *self)
{
  self->value = NAN;
  self->can_reset = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bf_number_row_new:
 * @info: what the row says and which numbers it takes; its texts must be
 *   in English and are translated here
 *
 * Returns: (transfer full): a row
 */
GtkWidget *
bf_number_row_new (const BfFieldInfo *info)
{
  BfNumberRow *self;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (BF_TYPE_NUMBER_ROW, NULL);
  self->info = *info;
  self->updating = TRUE;
  bf_spin_set_up (self->spin, info);
  self->updating = FALSE;
  bf_ui_set_row_title (ADW_PREFERENCES_ROW (self), _ (info->title));
  if (info->help != NULL && *info->help != '\0')
    {
      bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (self), _ (info->help));
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), MAX_HELP_LINES);
      gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
      g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->limit_switch), info->optional);

  return GTK_WIDGET (self);
}

/**
 * bf_number_row_set_number:
 * @self: a row
 * @number: the value that holds and where it comes from
 * @catalog: knows the sources
 * @currency: ISO 4217 code, for rows of money
 *
 * Shows @number. Never emits "edited".
 */
void
bf_number_row_set_number (BfNumberRow *self,
                          const BfNumber *number,
                          const BfCatalog *catalog,
                          const char *currency)
{
  g_autofree char *origin = NULL;
  gboolean set;

  g_return_if_fail (BF_IS_NUMBER_ROW (self));
  g_return_if_fail (number != NULL);

  set = !isnan (number->value);
  g_free (self->words);
  self->words = dup_caption (self, number, currency);
  origin = set ? bf_format_origin (number, catalog) : NULL;

  self->updating = TRUE;
  self->value = number->value;
  if (set)
    gtk_spin_button_set_value (self->spin, number->value);
  gtk_switch_set_active (self->limit_switch, set);
  bf_spin_forget_refusal (self->spin);
  show_caption (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->caption), origin);
  gtk_widget_set_visible (GTK_WIDGET (self->spin), set);
  gtk_widget_set_visible (GTK_WIDGET (self->reset_button), set && self->can_reset && !self->info.optional && number->origin == BF_ORIGIN_GIVEN);
  self->updating = FALSE;
}

/**
 * bf_number_row_set_can_reset:
 * @self: a row
 * @can_reset: whether there is a typical value to go back to; TRUE at first
 *
 * Holds from the next number that is shown.
 */
void
bf_number_row_set_can_reset (BfNumberRow *self,
                             gboolean can_reset)
{
  g_return_if_fail (BF_IS_NUMBER_ROW (self));

  self->can_reset = can_reset;
}

/**
 * bf_number_row_set_range:
 * @self: a row
 * @minimum: the least that can be entered from now on
 * @maximum: the most, at least @minimum
 *
 * Never emits "edited": the number that is shown is the one of
 * bf_number_row_set_number().
 */
void
bf_number_row_set_range (BfNumberRow *self,
                         double minimum,
                         double maximum)
{
  g_return_if_fail (BF_IS_NUMBER_ROW (self));
  g_return_if_fail (minimum <= maximum);

  self->updating = TRUE;
  gtk_spin_button_set_range (self->spin, minimum, maximum);
  self->updating = FALSE;
}

/**
 * bf_number_row_get_value:
 * @self: a row
 *
 * Returns: the value last set, NAN for none
 */
double
bf_number_row_get_value (BfNumberRow *self)
{
  g_return_val_if_fail (BF_IS_NUMBER_ROW (self), NAN);

  return self->value;
}
