// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-date-row.h"
#include "bf-ui-text.h"
#include "document/bf-format.h"

struct _BfDateRow
{
  AdwActionRow parent_instance;

  GtkCalendar *calendar;
  GtkButton *clear_button;
  GtkMenuButton *menu_button;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BfDateRow, bf_date_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GDateTime *
parse_date (const char *date)
{
  g_autofree char *text = g_strconcat (date, "T00:00:00Z", NULL);

  return g_date_time_new_from_iso8601 (text, NULL);
}

static char *
format_date (GDateTime *time)
{
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (time), (GDateMonth) g_date_time_get_month (time), (GDateYear) g_date_time_get_year (time));

  return bf_format_date (date);
}

static void
day_selected_cb (BfDateRow *self)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *date = NULL;

  if (self->updating)
    return;

  time = gtk_calendar_get_date (self->calendar);
  date = g_date_time_format (time, "%Y-%m-%d");
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, date);
}

static void
clear_clicked_cb (BfDateRow *self)
{
  /* The button goes away with its reason; the focus must not go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, "");
}

static void
bf_date_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BF_TYPE_DATE_ROW);

  G_OBJECT_CLASS (bf_date_row_parent_class)->dispose (object);
}

static void
bf_date_row_class_init (BfDateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_date_row_dispose;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BfDateRow, calendar);
  gtk_widget_class_bind_template_child (widget_class, BfDateRow, clear_button);
  gtk_widget_class_bind_template_child (widget_class, BfDateRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
bf_date_row_init (BfDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bf_date_row_set_date:
 * @self: a row
 * @date: an ISO 8601 date; "" or text that is no date shows "Not decided"
 *
 * Never emits "edited".
 */
void
bf_date_row_set_date (BfDateRow *self,
                      const char *date)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (BF_IS_DATE_ROW (self));
  g_return_if_fail (date != NULL);

  time = parse_date (date);
  text = time == NULL ? g_strdup (_ ("Not decided")) : format_date (time);

  self->updating = TRUE;
  if (time != NULL)
    gtk_calendar_select_day (self->calendar, time);
  bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (self), text);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), time != NULL);
  self->updating = FALSE;
}
