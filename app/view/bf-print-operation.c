// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bf-print-operation.h"
#include "bf-ui-text.h"
#include "core/bf-file.h"

/* Settings are a few dozen short lines; more is not ours. */
#define MAX_SETTINGS_BYTES (64 * 1024)

typedef struct
{
  const BfDocument *document;
  double margin_pt;
  double text_scale;
  BfLayout *layout;
} PrintJob;

/* What the user last chose in the dialog, for as long as Backfill runs. */
static GtkPrintSettings *last_settings;
static GtkPageSetup *last_page_setup;
static guint n_running;

static GFile *
get_settings_file (void)
{
  return g_file_new_build_filename (g_get_user_config_dir (), "backfill", "print-settings", NULL);
}

/* Settings that cannot be read are no reason to bother anybody: the dialog then
 * opens with what the system suggests. */
static GKeyFile *
load_key_file (void)
{
  g_autoptr (GFile) file = get_settings_file ();
  g_autoptr (GBytes) bytes = bf_file_read (file, MAX_SETTINGS_BYTES, NULL);
  g_autoptr (GKeyFile) key_file = g_key_file_new ();

  if (bytes != NULL)
    g_key_file_load_from_bytes (key_file, bytes, G_KEY_FILE_NONE, NULL);
  return g_steal_pointer (&key_file);
}

static void
ensure_settings (void)
{
  g_autoptr (GKeyFile) key_file = NULL;

  if (last_settings != NULL)
    return;

  key_file = load_key_file ();
  last_settings = gtk_print_settings_new_from_key_file (key_file, NULL, NULL);
  if (last_settings == NULL)
    last_settings = gtk_print_settings_new ();
  last_page_setup = gtk_page_setup_new_from_key_file (key_file, NULL, NULL);
  if (last_page_setup == NULL)
    last_page_setup = gtk_page_setup_new ();
}

static void
save_settings (void)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GFile) file = get_settings_file ();
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  gtk_print_settings_to_key_file (last_settings, key_file, NULL);
  gtk_page_setup_to_key_file (last_page_setup, key_file, NULL);
  data = g_key_file_to_data (key_file, &length, NULL);
  bytes = g_bytes_new_take (data, length);

  /* The plan is printed; that the dialog may forget a choice is for the log. */
  g_mkdir_with_parents (g_file_peek_path (folder), 0700);
  if (!bf_file_save (file, bytes, &error))
    g_info ("The print settings were not saved: %s", error->message);
}

static void
remember_settings (GtkPrintOperation *operation)
{
  g_set_object (&last_settings, gtk_print_operation_get_print_settings (operation));
  g_set_object (&last_page_setup, gtk_print_operation_get_default_page_setup (operation));
  save_settings ();
}

static const char *
get_paper_name (const BfPaper *paper)
{
  if (paper->width_pt != BF_PAPER_LETTER.width_pt)
    return GTK_PAPER_NAME_A4;

  return paper->height_pt == BF_PAPER_LEGAL.height_pt ? GTK_PAPER_NAME_LEGAL : GTK_PAPER_NAME_LETTER;
}

/* The paper of the page overrides the paper of the last print; only how the
 * sheet is turned is kept. */
static GtkPageSetup *
dup_page_setup (const BfPaper *paper)
{
  g_autoptr (GtkPageSetup) page_setup = gtk_page_setup_copy (last_page_setup);
  GtkPaperSize *size = gtk_paper_size_new (get_paper_name (paper));

  gtk_page_setup_set_paper_size (page_setup, size);
  gtk_paper_size_free (size);
  return g_steal_pointer (&page_setup);
}

static void
show_error (GtkWindow *parent)
{
  bf_ui_show_message (GTK_WIDGET (parent), _ ("The Plan Was Not Printed"), _ ("The printer did not take it. Check that it is on and connected, then print again; or export the plan as a PDF file."));
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext *context,
                PrintJob *job)
{
  BfPaper paper = {
    gtk_print_context_get_width (context),
    gtk_print_context_get_height (context),
    job->margin_pt,
    job->text_scale,
  };

  g_clear_pointer (&job->layout, bf_layout_free);
  job->layout = bf_layout_new (job->document, &paper);
  gtk_print_operation_set_n_pages (operation, (int) bf_layout_get_n_pages (job->layout));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              PrintJob *job)
{
  bf_layout_draw_page (job->layout, (guint) page, gtk_print_context_get_cairo_context (context));
}

static GtkPrintOperation *
create_operation (PrintJob *job,
                  const BfPaper *paper)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page_setup = dup_page_setup (paper);

  gtk_print_operation_set_print_settings (operation, last_settings);
  gtk_print_operation_set_default_page_setup (operation, page_setup);
  gtk_print_operation_set_job_name (operation, job->document->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  return g_steal_pointer (&operation);
}

/**
 * bf_print_operation_run:
 * @parent: the window that asks
 * @document: what to print; it must stay valid until the call returns
 * @paper: the paper the dialog starts with, and the margins, in points
 *
 * Opens the print dialog and prints.  Pages are laid out anew for the paper that
 * is chosen there, by the layout that the screen and the PDF use.  The choices
 * are remembered.  A failure opens a message; cancelling says nothing.
 */
void
bf_print_operation_run (GtkWindow *parent,
                        const BfDocument *document,
                        const BfPaper *paper)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  PrintJob job = { document, 0, 0, NULL };
  GtkPrintOperationResult result;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (document != NULL);
  g_return_if_fail (paper != NULL);

  ensure_settings ();
  job.margin_pt = paper->margin_pt;
  job.text_scale = paper->text_scale;
  operation = create_operation (&job, paper);

  n_running++;
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error);
  n_running--;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    remember_settings (operation);
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_info ("Printing failed: %s", error->message);
      show_error (parent);
    }
  g_clear_pointer (&job.layout, bf_layout_free);
}

/**
 * bf_print_operation_is_running:
 *
 * Returns: whether a document is in the hands of a print dialog or a printer, so
 *   that it must not be freed
 */
gboolean
bf_print_operation_is_running (void)
{
  return n_running > 0;
}
