// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <stdlib.h>

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <malloc.h>
#include <signal.h>

#include "bf-accessible.h"
#include "bf-application.h"
#include "bf-discarded-dialog.h"
#include "bf-draft-offer.h"
#include "bf-help.h"
#include "bf-toolkit.h"
#include "bf-window.h"
#include "core/bf-user-catalog.h"

struct _BfApplication
{
  AdwApplication parent_instance;

  GThread *catalog_thread; /* reads the catalog while GTK starts, NULL once it is needed */
  BfCatalog *catalog;
  GError *catalog_error; /* why the user's could not be read, until it is shown */
  BfDraftFolder *drafts;
  guint offer_source; /* waits to offer drafts */
  gboolean offered;
  guint end_sources[2];
  guint trim_source;   /* waits until a closed window is out of memory */
  GSettings *settings; /* nullable: not installed */
};

G_DEFINE_FINAL_TYPE (BfApplication, bf_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accelerators[3];
} accelerators[] = {
  { "app.new-window", { "<Control><Shift>n" } },
  { "app.quit", { "<Control>q" } },
  { "app.help", { "F1" } },
  { "app.shortcuts", { "<Control>question", "<Control>F1" } },
  { "window.close", { "<Control>w" } },
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.print", { "<Control>p" } },
  { "win.export", { "<Control>e" } },
  { "win.view::practice", { "<Alt>1" } },
  { "win.view::needs", { "<Alt>2" } },
  { "win.view::roles", { "<Alt>3" } },
  { "win.view::plan", { "<Alt>4" } },
};

/* A program that runs from its build folder may have no schema installed; it
 * works without remembering. */
static GSettings *
create_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, BF_APPLICATION_ID, TRUE);

  return schema == NULL ? NULL : g_settings_new (BF_APPLICATION_ID);
}

/* Without the user's catalog the program still works, but says so. */
static gpointer
load_catalog_in_thread (gpointer data)
{
  BfApplication *self = data;
  g_autoptr (BfCatalog) user = bf_user_catalog_load (&self->catalog_error);

  if (user == NULL)
    user = bf_catalog_ref (bf_catalog_get_builtin ());

  return bf_user_catalog_new_base (user);
}

static BfCatalog *
get_catalog (BfApplication *self)
{
  if (self->catalog_thread != NULL)
    self->catalog = g_thread_join (g_steal_pointer (&self->catalog_thread));

  return self->catalog;
}

static void
show_catalog_error (BfApplication *self,
                    GtkWindow *window)
{
  g_autoptr (GError) error = g_steal_pointer (&self->catalog_error);
  GtkWidget *dialog;

  if (error == NULL)
    return;
  dialog = adw_message_dialog_new (window, _ ("Your Catalog Cannot Be Read"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Go On Without It"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static BfWindow *
create_window (BfApplication *self)
{
  BfWindow *window = BF_WINDOW (bf_window_new (GTK_APPLICATION (self), get_catalog (self), self->settings));

  if (BF_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (window), "devel");
  show_catalog_error (self, GTK_WINDOW (window));
  bf_window_keep_drafts (window, self->drafts);

  return window;
}

static GFile *
get_file_of (BfWindow *window)
{
  GFile *opening = bf_window_get_opening (window);

  return opening != NULL ? opening : bf_facility_get_file (bf_window_get_facility (window));
}

static BfWindow *
find_window_of (BfApplication *self,
                GFile *file)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL; item = item->next)
    {
      GFile *other = BF_IS_WINDOW (item->data) ? get_file_of (item->data) : NULL;

      if (other != NULL && g_file_equal (other, file))
        return item->data;
    }

  return NULL;
}

static BfWindow *
find_empty_window (BfApplication *self)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL; item = item->next)
    if (BF_IS_WINDOW (item->data) && bf_window_is_empty (item->data) && bf_window_get_opening (item->data) == NULL)
      return item->data;

  return NULL;
}

/* Goes on where the user left off.  A file that is gone since is no reason to
 * bother anybody: then it is the start page. */
static void
restore (BfApplication *self,
         BfWindow *window)
{
  g_autofree char *uri = NULL;
  g_autofree char *view = NULL;
  g_autoptr (GFile) file = NULL;

  if (self->settings == NULL)
    return;

  uri = g_settings_get_string (self->settings, "last-file");
  view = g_settings_get_string (self->settings, "last-view");
  if (*uri == '\0')
    return;

  file = g_file_new_for_uri (uri);
  if (g_file_query_exists (file, NULL))
    bf_window_open_soon (window, file, view);
}

/* A window that shows the file a draft belongs to, if nothing would be lost. */
static BfWindow *
get_window_for_draft (GFile *file,
                      gpointer data)
{
  BfApplication *self = BF_APPLICATION (data);
  BfWindow *window = file != NULL ? find_window_of (self, file) : NULL;

  if (window != NULL && bf_facility_get_modified (bf_window_get_facility (window)))
    window = NULL;
  if (window == NULL)
    window = find_empty_window (self);

  return window != NULL ? window : create_window (self);
}

static gboolean
offer_drafts_cb (gpointer data)
{
  BfApplication *self = BF_APPLICATION (data);

  self->offer_source = 0;
  /* A draft may belong to a file that is about to be opened. */
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL; item = item->next)
    if (BF_IS_WINDOW (item->data))
      bf_window_finish_opening (item->data);
  bf_draft_offer_make (GTK_APPLICATION (self), self->drafts, get_catalog (self), get_window_for_draft, self);

  return G_SOURCE_REMOVE;
}

/* Once in the life of the program, and not before its window is there. */
static void
offer_drafts (BfApplication *self)
{
  if (self->offered)
    return;
  self->offered = TRUE;
  self->offer_source = g_idle_add_full (G_PRIORITY_LOW, offer_drafts_cb, self, NULL);
}

/* The session ends, or somebody ends the program: there is no time for questions,
 * but the next start asks. */
static gboolean
end_cb (gpointer data)
{
  for (GList *item = gtk_application_get_windows (data); item != NULL; item = item->next)
    if (BF_IS_WINDOW (item->data))
      bf_window_write_draft (item->data);
  g_application_quit (data);

  return G_SOURCE_CONTINUE;
}

static void
new_window_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  gtk_window_present (GTK_WINDOW (create_window (data)));
  offer_drafts (data);
}

/* From the menu of a launcher, where there may be no window yet. */
static void
open_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  BfWindow *window = find_empty_window (data);

  if (window == NULL)
    window = create_window (data);
  gtk_window_present (GTK_WINDOW (window));
  offer_drafts (data);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open", NULL);
}

/* Each window asks about its own unsaved changes; the application ends with the
 * last of them. */
static void
quit_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
}

static void
recover_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  BfApplication *self = BF_APPLICATION (data);
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));
  GPtrArray *drafts = bf_draft_folder_list_discarded (self->drafts, self->catalog);

  gtk_window_present (GTK_WINDOW (bf_discarded_dialog_new (parent, drafts, get_window_for_draft, self)));
}

/* What the typical values come from, and of when it is. */
static void
add_data (AdwAboutWindow *about)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  /* Translators: title of the data that comes with the application, and its date. */
  g_ptr_array_add (lines, g_strdup_printf (_ ("%s, %s"), catalog->title, catalog->date));
  for (guint i = 0; i < catalog->sources->len; i++)
    {
      const BfSource *source = g_ptr_array_index (catalog->sources, i);

      /* Translators: a publication: title, publisher, date. */
      g_ptr_array_add (lines, g_strdup_printf (_ ("%s (%s, %s)"), source->title, source->publisher, source->date));
    }
  g_ptr_array_add (lines, NULL);
  /* Translators: heading over a list of publications. */
  adw_about_window_add_credit_section (about, _ ("Data"), (const char **) lines->pdata);
}

static void
about_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer data)
{
  GtkWindow *parent = gtk_application_get_active_window (data);
  const BfSource *onet = bf_catalog_get_source (bf_catalog_get_builtin (), "onet-31-9092");
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (adw_about_window_new ());

  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  adw_about_window_set_application_name (about, BF_APPLICATION_NAME);
  adw_about_window_set_application_icon (about, "bf-application");
  adw_about_window_set_version (about, BF_VERSION);
  adw_about_window_set_comments (about, _ ("Plans the next hire of a medical practice: who is missing, what it costs and what to do first."));
  adw_about_window_set_developer_name (about, _ ("The Backfill contributors"));
  adw_about_window_set_copyright (about, _ ("© 2026 The Backfill contributors"));
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  /* Translators: put your names here, one a line. */
  adw_about_window_set_translator_credits (about, _ ("translator-credits"));
  add_data (about);
  /* The licence of the list of tasks asks for its words wherever the list goes. */
  if (onet != NULL && onet->note != NULL)
    {
      g_autofree char *text = g_markup_escape_text (onet->note, -1);

      adw_about_window_add_legal_section (about, onet->title, NULL, GTK_LICENSE_CUSTOM, text);
    }
  gtk_window_present (GTK_WINDOW (about));
}

static void
help_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    bf_help_show_manual (window);
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    bf_help_show_shortcuts (window);
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = new_window_cb },
  { .name = "open", .activate = open_cb },
  { .name = "quit", .activate = quit_cb },
  { .name = "recover", .activate = recover_cb },
  { .name = "about", .activate = about_cb },
  { .name = "help", .activate = help_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
};

/* GTK starts a thread for each icon, and the C library would give each of them a heap
 * of its own, never to shrink again.  They share one beside that of the main thread: with
 * a single heap it would be waiting for those that read fonts and the catalog, until the
 * window is there; simulated days allocate next to nothing.  It would also take ever
 * larger blocks from the heap, between which what stays in use lies scattered; a large
 * block, the picture of a page, now goes back to the system whole.
 * tests/end-to-end/monkey.c sees a third more memory held without either. */
static void
keep_memory_together (void)
{
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_MMAP_THRESHOLD, 128 * 1024);
#endif
}

static gboolean
trim_cb (gpointer data)
{
  BfApplication *self = BF_APPLICATION (data);

  self->trim_source = 0;
#ifdef __GLIBC__
  malloc_trim (0);
#endif

  return G_SOURCE_REMOVE;
}

static void
bf_application_startup (GApplication *application)
{
  BfApplication *self = BF_APPLICATION (application);

  /* GTK would only say that it cannot open a display. */
  if (!bf_toolkit_init ())
    {
      g_printerr ("backfill: %s\n",
                  _ ("There is no display to open a window on. Without one, use “backfill --analyze FILE” or “backfill --export=PLAN.pdf FILE”."));
      exit (EXIT_FAILURE);
    }
  bf_toolkit_start (application, G_APPLICATION_CLASS (bf_application_parent_class));

  gtk_window_set_default_icon_name (BF_APPLICATION_ID);
  bf_accessible_watch_windows ();
  self->drafts = bf_draft_folder_new_default ();
  self->settings = create_settings ();
  self->end_sources[0] = g_unix_signal_add (SIGTERM, end_cb, self);
  self->end_sources[1] = g_unix_signal_add (SIGHUP, end_cb, self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action, accelerators[i].accelerators);
}

static void
bf_application_activate (GApplication *application)
{
  BfApplication *self = BF_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      window = GTK_WINDOW (create_window (self));
      restore (self, BF_WINDOW (window));
    }
  gtk_window_present (window);
  offer_drafts (self);
}

static void
bf_application_open (GApplication *application,
                     GFile **files,
                     int n_files,
                     const char *hint)
{
  BfApplication *self = BF_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      BfWindow *window = find_window_of (self, files[i]);

      if (window == NULL)
        {
          window = find_empty_window (self);
          if (window != NULL)
            bf_window_load (window, files[i]);
          else
            {
              window = create_window (self);
              bf_window_open_soon (window, files[i], NULL);
            }
        }
      gtk_window_present (GTK_WINDOW (window));
    }
  offer_drafts (self);
}

/* The memory of a window that is closed goes back to the system, when there are
 * others that the program lives on with. */
static void
bf_application_window_removed (GtkApplication *application,
                               GtkWindow *window)
{
  BfApplication *self = BF_APPLICATION (application);

  GTK_APPLICATION_CLASS (bf_application_parent_class)->window_removed (application, window);

  if (self->trim_source == 0)
    self->trim_source = g_timeout_add_seconds_full (G_PRIORITY_LOW, 2, trim_cb, self, NULL);
}

static void
bf_application_dispose (GObject *object)
{
  BfApplication *self = BF_APPLICATION (object);

  g_clear_handle_id (&self->trim_source, g_source_remove);
  g_clear_handle_id (&self->offer_source, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->end_sources); i++)
    g_clear_handle_id (&self->end_sources[i], g_source_remove);
  get_catalog (self);
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  g_clear_error (&self->catalog_error);
  g_clear_pointer (&self->drafts, bf_draft_folder_unref);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bf_application_parent_class)->dispose (object);
}

static void
bf_application_class_init (BfApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GtkApplicationClass *gtk_application_class = GTK_APPLICATION_CLASS (klass);

  object_class->dispose = bf_application_dispose;
  application_class->startup = bf_application_startup;
  application_class->activate = bf_application_activate;
  application_class->open = bf_application_open;
  gtk_application_class->window_removed = bf_application_window_removed;
}

static void
bf_application_init (BfApplication *self)
{
  keep_memory_together ();
  self->catalog_thread = g_thread_new ("catalog", load_catalog_in_thread, self);
}

/**
 * bf_application_new:
 *
 * Returns: (transfer full): the application; one process runs it for all
 *   windows of a session
 */
BfApplication *
bf_application_new (void)
{
  return g_object_new (BF_TYPE_APPLICATION,
                       "application-id",
                       BF_APPLICATION_ID,
                       "flags",
                       G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path",
                       BF_RESOURCE_BASE,
                       NULL);
}

/**
 * bf_application_set_catalog:
 * @self: the application
 * @catalog: what plans are opened with from now on
 *
 * Windows whose own roles and tasks do not fit to @catalog keep what they have.
 */
void
bf_application_set_catalog (BfApplication *self,
                            BfCatalog *catalog)
{
  g_return_if_fail (BF_IS_APPLICATION (self));
  g_return_if_fail (catalog != NULL);

  get_catalog (self);
  bf_catalog_ref (catalog);
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  self->catalog = catalog;
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL; item = item->next)
    if (BF_IS_WINDOW (item->data))
      bf_facility_set_base_catalog (bf_window_get_facility (item->data), catalog, NULL);
}

/**
 * bf_application_run:
 * @argc: number of arguments
 * @argv: program name and files to open
 *
 * Without a display it says so in one line.
 *
 * Returns: the exit status of the process
 */
int
bf_application_run (int argc,
                    char **argv)
{
  g_autoptr (BfApplication) self = NULL;

  g_set_application_name (BF_APPLICATION_NAME);
  self = bf_application_new ();

  return g_application_run (G_APPLICATION (self), argc, argv);
}
