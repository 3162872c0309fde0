// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-chooser.h"
#include "bf-recent.h"
#include "bf-window-private.h"
#include "core/bf-user-catalog.h"
#include "document/bf-export.h"

#define PROFILE_ENDING ".backfill"

static void choose_and_save (BfWindow *self);

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) profiles = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (profiles, _ ("Backfill Plans"));
  gtk_file_filter_add_suffix (profiles, "backfill");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, profiles);
  gtk_file_chooser_add_filter (chooser, all);
}

static void
run_next_step (BfWindow *self)
{
  BfWindowStep step = self->next_step;
  g_autofree char *argument = g_steal_pointer (&self->next_argument);

  self->next_step = NULL;
  if (step != NULL)
    step (self, argument);
}

static gboolean
run_next_step_cb (gpointer data)
{
  run_next_step (data);

  return G_SOURCE_REMOVE;
}

/* The step may destroy the window, which a dialog that is answering needs until
 * it has closed. */
static void
run_next_step_soon (BfWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, run_next_step_cb, g_object_ref (self), g_object_unref);
}

static void
save_error_response_cb (BfWindow *self,
                        const char *response)
{
  if (g_str_equal (response, "save-as"))
    choose_and_save (self);
  else
    bf_window_drop_next_step (self);
}

/* Another place is the way out of nearly all that can go wrong. */
static void
show_save_error (BfWindow *self,
                 const GError *error)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), _ ("Could Not Save the Plan"), error->message));

  adw_message_dialog_add_responses (dialog, "close", _ ("_Close"), "save-as", _ ("Save _As…"), NULL);
  adw_message_dialog_set_default_response (dialog, "save-as");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_error_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_to (BfWindow *self,
         GFile *file)
{
  g_autoptr (GError) error = NULL;

  if (bf_facility_save (self->facility, file, &error))
    {
      bf_recent_add (file);
      run_next_step_soon (self);
      return;
    }

  if (g_error_matches (error, BF_CORE_ERROR, BF_CORE_ERROR_CHANGED))
    {
      bf_window_ask_which_version (self, TRUE);
      return;
    }
  show_save_error (self, error);
}

static void
save_response_cb (BfWindow *self,
                  int response)
{
  g_autoptr (GFile) file = bf_window_steal_chosen_file (self, response, PROFILE_ENDING);

  if (file == NULL)
    bf_window_drop_next_step (self);
  else
    save_to (self, file);
}

static GtkFileChooserNative *
create_save_chooser (BfWindow *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Save Plan"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  add_filters (GTK_FILE_CHOOSER (chooser));

  return chooser;
}

static void
choose_and_save (BfWindow *self)
{
  GFile *file = bf_facility_get_file (self->facility);
  GtkFileChooserNative *chooser = create_save_chooser (self);
  g_autofree char *name = bf_export_dup_file_name (bf_facility_get_profile (self->facility)->name, PROFILE_ENDING);

  if (file != NULL)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), file, NULL);
  else
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  bf_window_take_chooser (self, chooser, G_CALLBACK (save_response_cb));
}

/* A name beside that of the file, which is another program's now. */
void
bf_window_save_copy (BfWindow *self)
{
  GFile *file = bf_facility_get_file (self->facility);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *copy = NULL;
  GtkFileChooserNative *chooser = create_save_chooser (self);

  if (g_str_has_suffix (name, PROFILE_ENDING))
    name[strlen (name) - strlen (PROFILE_ENDING)] = '\0';
  /* Translators: suggested name of a file; %s is the name of the one it is a copy of. */
  copy = g_strdup_printf (_ ("%s (my version)"), name);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_free (name);
  name = g_strconcat (copy, PROFILE_ENDING, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  bf_window_take_chooser (self, chooser, G_CALLBACK (save_response_cb));
}

void
bf_window_save (BfWindow *self)
{
  GFile *file = bf_facility_get_file (self->facility);

  if (file == NULL)
    choose_and_save (self);
  else
    save_to (self, file);
}

static void
unsaved_response_cb (BfWindow *self,
                     const char *response)
{
  if (g_str_equal (response, "save"))
    bf_window_save (self);
  else if (g_str_equal (response, "discard"))
    {
      bf_window_discard_draft (self);
      run_next_step_soon (self);
    }
  else
    bf_window_drop_next_step (self);
}

static void
ask_about_changes (BfWindow *self)
{
  /* Translators: %d is a number of days. */
  g_autofree char *kept = g_strdup_printf (_ ("Changes you discard can be recovered from the menu for %d days."), BF_DRAFT_KEEP_DAYS);
  const char *body = self->drafts != NULL ? kept : _ ("Changes that are not saved will be lost.");
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Save Changes?"), body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (message, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (message, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, "save");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (unsaved_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
start_new_plan (BfWindow *self,
                const char *argument)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();

  profile->catalog_overlay = bf_user_catalog_dup_start (bf_facility_get_base_catalog (self->facility));
  bf_facility_open (self->facility, profile, NULL);
  bf_window_show_plan (self);
  bf_window_set_view (self, "practice");
}

static void
load_uri (BfWindow *self,
          const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  bf_window_load (self, file);
}

static void
load_example (BfWindow *self,
              const char *example)
{
  bf_window_load_example (self, example);
}

static void
open_response_cb (BfWindow *self,
                  int response)
{
  g_autoptr (GFile) file = bf_window_steal_chosen_file (self, response, NULL);

  if (file != NULL)
    bf_window_load (self, file);
}

static void
choose_and_open (BfWindow *self,
                 const char *argument)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Open Plan"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  add_filters (GTK_FILE_CHOOSER (chooser));
  bf_window_take_chooser (self, chooser, G_CALLBACK (open_response_cb));
}

/* The copy has a file of its own once it is saved. */
static void
duplicate_activated (GtkWidget *widget,
                     const char *action_name,
                     GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);
  GtkWidget *copy;

  bf_window_take_typed (self);
  copy = bf_window_new (gtk_window_get_application (GTK_WINDOW (self)), bf_facility_get_base_catalog (self->facility), self->settings);
  if (self->drafts != NULL)
    bf_window_keep_drafts (BF_WINDOW (copy), self->drafts);
  bf_facility_open (BF_WINDOW (copy)->facility, bf_facility_get_base_profile (self->facility), NULL);
  bf_window_show_plan (BF_WINDOW (copy));
  bf_window_set_view (BF_WINDOW (copy), bf_window_get_view (self));
  gtk_window_present (GTK_WINDOW (copy));
}

static void
new_activated (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  bf_window_ask_and_step (BF_WINDOW (widget), start_new_plan, NULL);
}

static void
open_activated (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  bf_window_ask_and_step (BF_WINDOW (widget), choose_and_open, NULL);
}

static void
open_example_activated (GtkWidget *widget,
                        const char *action_name,
                        GVariant *parameter)
{
  bf_window_ask_and_step (BF_WINDOW (widget), load_example, g_variant_get_string (parameter, NULL));
}

static void
open_recent_activated (GtkWidget *widget,
                       const char *action_name,
                       GVariant *parameter)
{
  bf_window_ask_and_step (BF_WINDOW (widget), load_uri, g_variant_get_string (parameter, NULL));
}

static void
save_activated (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  bf_window_take_typed (BF_WINDOW (widget));
  bf_window_save (BF_WINDOW (widget));
}

static void
save_as_activated (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  bf_window_take_typed (BF_WINDOW (widget));
  choose_and_save (BF_WINDOW (widget));
}

void
bf_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.duplicate", NULL, duplicate_activated);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_activated);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_activated);
  gtk_widget_class_install_action (widget_class, "win.open-example", "s", open_example_activated);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", open_recent_activated);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_activated);
}

void
bf_window_drop_next_step (BfWindow *self)
{
  self->next_step = NULL;
  g_clear_pointer (&self->next_argument, g_free);
}

/* Runs @step with @argument once the plan is saved, or the user gave it up. */
void
bf_window_ask_and_step (BfWindow *self,
                        BfWindowStep step,
                        const char *argument)
{
  bf_window_drop_next_step (self);
  self->next_step = step;
  self->next_argument = g_strdup (argument);

  bf_window_take_typed (self);
  if (bf_facility_get_modified (self->facility))
    ask_about_changes (self);
  else
    run_next_step (self);
}

void
bf_window_take_chooser (BfWindow *self,
                        GtkFileChooserNative *chooser,
                        GCallback response_cb)
{
  bf_chooser_clear (&self->chooser);
  self->chooser = chooser;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", response_cb, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GFile *
add_ending (GFile *file,
            const char *ending)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *full = g_strconcat (name, ending, NULL);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autoptr (GFile) sibling = parent == NULL ? NULL : g_file_get_child (parent, full);

  /* The chooser has not asked about replacing that other file. */
  if (sibling == NULL || strchr (name, '.') != NULL || g_file_query_exists (sibling, NULL))
    return g_object_ref (file);

  return g_steal_pointer (&sibling);
}

/* The file chosen, or NULL if the dialog was cancelled; the chooser goes away.
 * A name without any ending gets @ending (nullable). */
GFile *
bf_window_steal_chosen_file (BfWindow *self,
                             int response,
                             const char *ending)
{
  g_autoptr (GFile) file = bf_chooser_take_file (&self->chooser, response);

  if (file == NULL || ending == NULL)
    return g_steal_pointer (&file);

  return add_ending (file, ending);
}

/**
 * bf_window_load:
 * @self: a window
 * @file: a profile
 *
 * Replaces what the window shows, without asking.
 *
 * Returns: whether @file could be read; if not, a dialog says why and the
 *   window shows what it did before
 */
gboolean
bf_window_load (BfWindow *self,
                GFile *file)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (BF_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!bf_facility_load (self->facility, file, &error))
    {
      bf_window_show_error (self, _ ("Could Not Open the Plan"), error);
      return FALSE;
    }

  bf_recent_add (file);
  bf_window_show_plan (self);

  return TRUE;
}

/**
 * bf_window_load_example:
 * @self: a window
 * @example: file name of an example facility
 *
 * Replaces what the window shows, without asking. An example has no file of its
 * own: saving asks for one.
 *
 * Returns: whether there is such an example
 */
gboolean
bf_window_load_example (BfWindow *self,
                        const char *example)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BfProfile) profile = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (BF_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (example != NULL, FALSE);

  path = g_strconcat (BF_RESOURCE_BASE "/examples/", example, NULL);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes != NULL)
    profile = bf_profile_new_from_bytes (bytes, bf_facility_get_base_catalog (self->facility), &error);
  if (profile == NULL)
    {
      bf_window_show_error (self, _ ("Could Not Open the Example"), error);
      return FALSE;
    }

  bf_facility_open (self->facility, profile, NULL);
  bf_window_show_plan (self);
  bf_window_set_view (self, "practice");

  return TRUE;
}
