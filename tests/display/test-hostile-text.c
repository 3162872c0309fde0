// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <string.h>

#include "bf-find.h"
#include "view/bf-window.h"

/* What somebody wrote into a field of a plan is shown as that text, wherever the
 * window shows it: never as markup. */

#define TEXT "Zq<b>&amp;%s"
#define BEGINNING "Zq"

static const char plan[] = "{\"format\": \"backfill-profile\", \"version\": 1, \"setting\": \"urgent-care\", \"numbers\": {\"visits-per-day\": 90},"
                           " \"name\": \"" TEXT "\", \"address\": \"" TEXT "\", \"prepared_by\": \"" TEXT "\", \"notes\": {\"summary\": \"" TEXT "\"},"
                           " \"staff\": [{\"role\": \"medical-assistant\", \"fte\": 1, \"label\": \"" TEXT "\"}],"
                           " \"variants\": [{\"name\": \"" TEXT "\"}],"
                           " \"catalog\": {\"format\": \"backfill-catalog\", \"version\": 1,"
                           "  \"roles\": [{\"id\": \"medical-assistant\", \"title\": \"" TEXT " role\", \"short_title\": \"" TEXT " short\", \"plural\": \"" TEXT " plural\", \"summary\": \"" TEXT "\"}],"
                           "  \"tasks\": [{\"id\": \"claims\", \"title\": \"" TEXT " task\", \"description\": \"" TEXT "\"}]}}";

static guint n_seen;

static void
check_text (const char *text,
            const char *where)
{
  for (const char *p = text; p != NULL && (p = strstr (p, BEGINNING)) != NULL; p += strlen (BEGINNING))
    {
      /* An ellipsis may end it. */
      if (!g_str_has_prefix (p, TEXT))
        g_error ("%s shows “%s”", where, text);
      n_seen++;
    }
}

/* All that is made, in sight or not. */
static void
check_widget (GtkWidget *widget)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  check_text (gtk_widget_get_tooltip_text (widget), type);
  if (GTK_IS_LABEL (widget))
    check_text (gtk_label_get_text (GTK_LABEL (widget)), type);
  else if (GTK_IS_EDITABLE (widget))
    check_text (gtk_editable_get_text (GTK_EDITABLE (widget)), type);
  else if (GTK_IS_WINDOW (widget))
    check_text (gtk_window_get_title (GTK_WINDOW (widget)), type);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_widget (child);
}

static void
test_window (void)
{
  static const char *const views[] = { "practice", "needs", "roles", "plan" };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), TEXT ".backfill", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  BfWindow *window = BF_WINDOW (bf_window_new (NULL, bf_catalog_get_builtin (), NULL));

  g_file_set_contents (path, plan, -1, &error);
  g_assert_no_error (error);
  g_assert_true (bf_window_load (window, file));
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      bf_window_set_view (window, views[i]);
      bf_find_settle ();
      n_seen = 0;
      check_widget (GTK_WIDGET (window));
      g_assert_cmpuint (n_seen, >, i == 0 ? 5 : 0);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  bf_find_settle ();
  g_unlink (path);
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/hostile-text/window-shows-what-was-written", test_window);

  return g_test_run ();
}
