// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <locale.h>
#include <string.h>

#include "bf-spin.h"
#include "core/bf-clock.h"

/* Room for the numbers people have; longer ones scroll in the entry. */
#define LEAST_WIDTH_CHARS 5
#define MOST_WIDTH_CHARS 7

/* Marks entries of money. */
#define MONEY_KEY "bf-money"
/* Marks entries of a time of day. */
#define CLOCK_KEY "bf-clock"

/* "2.5" for two and a half days, but "2.50" for an amount of money. */
static char *
format_value (double value,
              guint digits,
              gboolean is_money)
{
  const char *point = localeconv ()->decimal_point;
  g_autofree char *text = g_strdup_printf ("%.*f", (int) digits, value);
  char *fraction = strstr (text, point);

  if (fraction != NULL && !is_money)
    {
      char *end = text + strlen (text);

      while (end > fraction && end[-1] == '0')
        *--end = '\0';
      if (g_str_has_suffix (text, point))
        *fraction = '\0';
    }

  return g_steal_pointer (&text);
}

static char *
dup_shown_text (GtkSpinButton *spin)
{
  double value = gtk_adjustment_get_value (gtk_spin_button_get_adjustment (spin));
  gboolean is_money = g_object_get_data (G_OBJECT (spin), MONEY_KEY) != NULL;

  if (g_object_get_data (G_OBJECT (spin), CLOCK_KEY) != NULL)
    return bf_clock_dup_text (value);

  return format_value (value, gtk_spin_button_get_digits (spin), is_money);
}

static void
remove_text (GString *string,
             const char *text)
{
  if (*text != '\0')
    g_string_replace (string, text, "", 0);
}

/* People write "$1,200" and "15 %", and some locales group with a space. */
static gboolean
parse_value (const char *text,
             double *value)
{
  static const char *const ignored[] = { "$", "€", "£", "%", " ", "\u00a0", "\u202f" };
  g_autoptr (GString) string = g_string_new (text);
  char *end;

  for (guint i = 0; i < G_N_ELEMENTS (ignored); i++)
    remove_text (string, ignored[i]);
  remove_text (string, localeconv ()->thousands_sep);
  if (g_strcmp0 (localeconv ()->decimal_point, ".") == 0)
    remove_text (string, ",");
  if (string->len == 0)
    return FALSE;

  *value = g_strtod (string->str, &end);
  return *end == '\0';
}

static int
input_cb (GtkSpinButton *spin,
          double *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  double current = gtk_adjustment_get_value (gtk_spin_button_get_adjustment (spin));
  g_autofree char *shown = dup_shown_text (spin);

  /* A number with more decimals than are shown must outlive a visit to its
   * entry, and so must any number a slip of the keys. */
  if (g_strcmp0 (text, shown) == 0)
    *value = current;
  else if (g_object_get_data (G_OBJECT (spin), CLOCK_KEY) != NULL && bf_clock_parse (text, value))
    return TRUE;
  else if (!parse_value (text, value))
    *value = current;

  return TRUE;
}

static gboolean
output_cb (GtkSpinButton *spin)
{
  g_autofree char *text = dup_shown_text (spin);

  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (spin))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);

  return TRUE;
}

/**
 * bf_spin_ignore_wheel:
 * @widget: a spin button or a slider
 *
 * Turning the wheel scrolls the form; it must not change what is under the
 * pointer.
 */
void
bf_spin_ignore_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  controllers = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

/**
 * bf_spin_set_up:
 * @spin: a new spin button
 * @info: range, step and decimals
 *
 * Makes @spin behave like every number entry of Backfill: the mouse wheel
 * scrolls the page instead of changing the value, zeros at the end are only
 * shown of money, times of day are shown as on a clock, grouped numbers and signs of
 * currency are understood, and undo belongs to the window.
 */
void
bf_spin_set_up (GtkSpinButton *spin,
                const BfFieldInfo *info)
{
  g_autofree char *longest = NULL;
  int width;

  g_return_if_fail (GTK_IS_SPIN_BUTTON (spin));
  g_return_if_fail (info != NULL);

  longest = format_value (info->maximum, 0, FALSE);
  width = (int) strlen (longest) + (info->digits > 0 ? 1 + (int) info->digits : 0);
  width = CLAMP (width, LEAST_WIDTH_CHARS, MOST_WIDTH_CHARS);

  gtk_spin_button_configure (spin, gtk_adjustment_new (info->minimum, info->minimum, info->maximum, info->step, info->step * 10, 0), info->step, info->digits);
  gtk_spin_button_set_update_policy (spin, GTK_UPDATE_ALWAYS);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), width);
  gtk_editable_set_enable_undo (GTK_EDITABLE (spin), FALSE);
  gtk_editable_set_alignment (GTK_EDITABLE (spin), 1.0);
  if (info->unit == BF_UNIT_MONEY)
    g_object_set_data (G_OBJECT (spin), MONEY_KEY, GINT_TO_POINTER (TRUE));
  if (info->unit == BF_UNIT_CLOCK)
    g_object_set_data (G_OBJECT (spin), CLOCK_KEY, GINT_TO_POINTER (TRUE));
  bf_spin_ignore_wheel (GTK_WIDGET (spin));
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), NULL);
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  gtk_spin_button_update (spin);
}

/**
 * bf_spin_take_typed:
 * @window: a window
 *
 * A number that is typed counts once its entry is left. Here it counts at once, for
 * what does not move the focus: a shortcut, or the end of @window.
 */
void
bf_spin_take_typed (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *spin = focus == NULL ? NULL : gtk_widget_get_ancestor (focus, GTK_TYPE_SPIN_BUTTON);

  if (spin != NULL)
    gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
}
