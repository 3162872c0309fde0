// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "bf-spin.h"
#include "core/bf-clock.h"
#include "document/bf-format.h"

/* Room for the numbers people have; longer ones scroll in the entry. */
#define LEAST_WIDTH_CHARS 6
#define MOST_WIDTH_CHARS 7

/* Marks entries of money. */
#define MONEY_KEY "bf-money"
/* Marks entries of a time of day. */
#define CLOCK_KEY "bf-clock"
/* What was typed last and could not be taken. */
#define REFUSED_KEY "bf-refused"
/* As much of it is repeated. */
#define MOST_REFUSED_CHARS 12

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

static gboolean
parse_text (GtkSpinButton *spin,
            const char *text,
            double *value)
{
  double minimum, maximum;

  gtk_spin_button_get_range (spin, &minimum, &maximum);
  if (!(g_object_get_data (G_OBJECT (spin), CLOCK_KEY) != NULL && bf_clock_parse (text, value)) && !parse_value (text, value))
    return FALSE;

  return *value >= minimum && *value <= maximum;
}

static void
set_refused (GtkSpinButton *spin,
             const char *text)
{
  g_object_set_data_full (G_OBJECT (spin), REFUSED_KEY, text == NULL || *text == '\0' ? NULL : g_strdup (text), g_free);
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
  else if (parse_text (spin, text, value))
    set_refused (spin, NULL);
  else
    {
      set_refused (spin, text);
      *value = current;
    }

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
 * currency are understood, what is out of range is refused, and undo belongs to the
 * window.
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

static char *
format_bound (GtkSpinButton *spin,
              double value)
{
  return g_object_get_data (G_OBJECT (spin), CLOCK_KEY) != NULL ? bf_clock_dup_text (value) : bf_format_number (value, gtk_spin_button_get_digits (spin));
}

/* What cannot be taken is not replaced by something near it: the number stays as it
 * was.  What was typed last and which numbers are taken; NULL if it was one of them, or
 * something was typed or forgotten since. */
static char *
dup_refusal (GtkSpinButton *spin)
{
  const char *refused = g_object_get_data (G_OBJECT (spin), REFUSED_KEY);
  g_autofree char *shown = dup_shown_text (spin);
  g_autofree char *start = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  double minimum, maximum;

  if (refused == NULL || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), shown) != 0)
    return NULL;

  gtk_spin_button_get_range (spin, &minimum, &maximum);
  first = format_bound (spin, minimum);
  last = format_bound (spin, maximum);
  start = g_utf8_substring (refused, 0, MIN (g_utf8_strlen (refused, -1), MOST_REFUSED_CHARS));

  /* Translators: under an entry: what was typed there, then the smallest and the largest
   * number, or times of day. */
  return g_strdup_printf (_ ("“%s” is not from %s to %s"), start, first, last);
}

/**
 * bf_spin_show_caption:
 * @spin: an entry that was set up
 * @caption: a dim label under it
 * @words: (nullable): what it says usually; without, it is hidden then
 * @width_chars: how many letters a line of a refusal has
 *
 * Says under the number what it is, or why it did not change.
 */
void
bf_spin_show_caption (GtkSpinButton *spin,
                      GtkLabel *caption,
                      const char *words,
                      int width_chars)
{
  GtkWidget *widget = GTK_WIDGET (caption);
  g_autofree char *refusal = dup_refusal (spin);
  const char *text = refusal != NULL ? refusal : words;
  gboolean refused = refusal != NULL;

  gtk_label_set_text (caption, text != NULL ? text : "");
  gtk_widget_set_visible (widget, text != NULL);
  if (gtk_widget_has_css_class (widget, "error") == refused)
    return;

  gtk_label_set_wrap (caption, refused);
  gtk_label_set_max_width_chars (caption, refused ? width_chars : -1);
  gtk_widget_remove_css_class (widget, refused ? "dim-label" : "error");
  gtk_widget_add_css_class (widget, refused ? "error" : "dim-label");
  if (refused)
    gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, refusal, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * bf_spin_forget_refusal:
 * @spin: an entry that was set up
 */
void
bf_spin_forget_refusal (GtkSpinButton *spin)
{
  set_refused (spin, NULL);
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
