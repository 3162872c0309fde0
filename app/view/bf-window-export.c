// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-print-operation.h"
#include "bf-window-private.h"
#include "document/bf-export.h"

typedef struct
{
  const char *ending;
  const char *title;
} ExportFormat;

/* The first is what win.export writes. */
static const ExportFormat formats[] = {
  { ".pdf", N_ ("PDF Documents") },
  { ".odt", N_ ("OpenDocument Text") },
  { ".docx", N_ ("Word Documents") },
  { ".html", N_ ("Web Pages") },
  { ".csv", N_ ("Tables as CSV") },
  { ".ics", N_ ("Calendars") },
  { ".json", N_ ("Numbers as JSON") },
};

static const ExportFormat *
find_format (const char *ending)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].ending, ending))
      return &formats[i];

  return NULL;
}

static gboolean
save_plan (BfWindow *self,
           GFile *file,
           GError **error)
{
  BfPlanPage *page = bf_window_get_plan_page (self);

  if (bf_export_is_data (file))
    return bf_export_analysis (self->analysis, bf_facility_get_profile (self->facility), file, error);

  return bf_export_document (bf_plan_page_get_document (page), bf_plan_page_get_paper (page), file, error);
}

static void
write_plan (BfWindow *self,
            GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *text = NULL;

  if (!save_plan (self, file, &error))
    {
      bf_window_show_error (self, _ ("Could Not Export the Plan"), error);
      return;
    }

  /* Translators: %s is a file name. */
  text = g_strdup_printf (_ ("Plan saved as “%s”"), shown_name);
  bf_window_show_toast (self, text);
}

static void
export_response_cb (BfWindow *self,
                    int response)
{
  g_autoptr (GFile) file = bf_window_steal_chosen_file (self, response, self->export_ending);

  if (file != NULL)
    bf_window_export_to (self, file);
}

static void
choose_export_file (BfWindow *self,
                    const ExportFormat *format)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Export Plan"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;

  bf_window_take_typed (self);
  /* It is found while a file is chosen. */
  bf_window_hasten_examination (self);
  self->export_ending = format->ending;
  name = bf_export_dup_file_name (bf_facility_get_profile (self->facility)->name, format->ending);
  gtk_file_filter_set_name (filter, _ (format->title));
  gtk_file_filter_add_suffix (filter, format->ending + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  bf_window_take_chooser (self, chooser, G_CALLBACK (export_response_cb));
}

static void
export_activated (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  choose_export_file (BF_WINDOW (widget), &formats[0]);
}

static void
export_as_activated (GtkWidget *widget,
                     const char *action_name,
                     GVariant *parameter)
{
  const ExportFormat *format = find_format (g_variant_get_string (parameter, NULL));

  if (format != NULL)
    choose_export_file (BF_WINDOW (widget), format);
}

static void
print_plan (BfWindow *self)
{
  BfPlanPage *page = bf_window_get_plan_page (self);

  if (!bf_print_operation_is_running ())
    bf_print_operation_run (GTK_WINDOW (self), bf_plan_page_get_document (page), bf_plan_page_get_paper (page));
}

static void
print_activated (GtkWidget *widget,
                 const char *action_name,
                 GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);

  bf_window_take_typed (self);
  self->print_waits = TRUE;
  if (bf_window_hasten_examination (self))
    bf_window_continue_export (self);
}

/* Does what waited for the whole plan to be known. */
void
bf_window_continue_export (BfWindow *self)
{
  g_autoptr (GFile) file = g_steal_pointer (&self->export_file);
  gboolean print = self->print_waits;

  self->print_waits = FALSE;
  if (file != NULL)
    write_plan (self, file);
  if (print)
    print_plan (self);
}

/* Exports the plan with all its parts, at once or as soon as they are known. */
void
bf_window_export_to (BfWindow *self,
                     GFile *file)
{
  g_set_object (&self->export_file, file);
  if (bf_window_hasten_examination (self))
    bf_window_continue_export (self);
}

void
bf_window_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "win.export-as", "s", export_as_activated);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_activated);
}
