// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-date-row.h"
#include "bf-ui-text.h"
#include "document/bf-format.h"

struct _BfDateRow
{
  AdwActionRow parent_instance;

  GtkButton *clear_button;
  GtkMenuButton *menu_button;
  GtkPopover *popover;

  GtkCalendar *calendar; /* NULL until it is shown */
  GDateTime *date;       /* nullable: not decided */
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
select_date (BfDateRow *self)
{
  if (self->calendar == NULL || self->date == NULL)
    return;

  self->updating = TRUE;
  gtk_calendar_select_day (self->calendar, self->date);
  self->updating = FALSE;
}

/* A calendar has a hundred widgets, and few people look at it. */
static void
popover_wanted_cb (GtkMenuButton *button,
                   gpointer user_data)
{
  BfDateRow *self = BF_DATE_ROW (user_data);

  if (self->calendar != NULL)
    return;

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  select_date (self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
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
  BfDateRow *self = BF_DATE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_DATE_ROW);
  /* It went with its popover. */
  self->calendar = NULL;
  g_clear_pointer (&self->date, g_date_time_unref);

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
  gtk_widget_class_bind_template_child (widget_class, BfDateRow, clear_button);
  gtk_widget_class_bind_template_child (widget_class, BfDateRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BfDateRow, popover);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
bf_date_row_init (BfDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, popover_wanted_cb, self, NULL);
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
  g_autofree char *text = NULL;

  g_return_if_fail (BF_IS_DATE_ROW (self));
  g_return_if_fail (date != NULL);

  g_clear_pointer (&self->date, g_date_time_unref);
  self->date = parse_date (date);
  text = self->date == NULL ? g_strdup (_ ("Not decided")) : format_date (self->date);

  select_date (self);
  bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (self), text);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), self->date != NULL);
}
