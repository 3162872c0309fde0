// SPDX-License-Identifier: GPL-3.0-or-later
#include <adwaita.h>

/* Warnings end a test, but for these, which libraries give about themselves. */
static const struct
{
  const char *text;
  guint since; /* minor version of GTK 4 */
  const char *reason;
} known[] = {
  { "Trying to measure GtkLabel", 18, "libadwaita 1.7 measures the heading of AdwMessageDialog in too narrow a space" },
  { "Trying to measure GtkColumnViewCellWidget", 22, "a column view measures the cells of a column that was just made before it has a width" },
  { "gdk_frame_timings_submitted() called", 24, "GDK says so of itself when a window goes with a list open; nothing here touches frames" },
  { "Failed to set locale to en_US.UTF-8", 22, "gtk_test_init() asks for it, and a system need not have it" },
};

static gboolean
is_known (const char *message)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (gtk_get_minor_version () >= known[i].since && g_str_has_prefix (message, known[i].text))
      return TRUE;

  return FALSE;
}

static GLogWriterOutput
write_log (GLogLevelFlags level,
           const GLogField *fields,
           gsize n_fields,
           gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && is_known (fields[i].value))
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, user_data);
}

__attribute__ ((constructor)) static void
ignore_known_warnings (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
}
