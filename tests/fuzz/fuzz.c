// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <signal.h>
#include <stdlib.h>

#include "core/bf-json.h"
#include "fuzz.h"

/* Room for the longest sentence with a quoted name in it. */
#define MAX_MESSAGE 1000

static const char small_catalog[] = "{\"format\": \"backfill-catalog\", \"version\": 1,"
                                    " \"title\": \"Small\", \"date\": \"2026-11-23\", \"currency\": \"USD\","
                                    " \"sources\": [{\"id\": \"book\", \"title\": \"A Book\", \"publisher\": \"A Press\", \"date\": \"2026\"}],"
                                    " \"numbers\": {\"visits-per-day\": {\"value\": 20, \"source\": \"book\"}},"
                                    " \"areas\": [{\"id\": \"desk\", \"title\": \"Desk\"}],"
                                    " \"tasks\": [{\"id\": \"greet\", \"title\": \"Greet\", \"description\": \"Say hello.\", \"area\": \"desk\","
                                    "   \"category\": \"administrative\", \"driver\": \"visit\","
                                    "   \"per_driver\": {\"value\": 1, \"assumed\": true}, \"minutes\": {\"value\": 3, \"source\": \"book\"}},"
                                    "  {\"id\": \"draw\", \"title\": \"Draw\", \"description\": \"Draw blood.\", \"area\": \"desk\","
                                    "   \"category\": \"clinical\", \"driver\": \"visit\","
                                    "   \"per_driver\": {\"value\": 0.5, \"assumed\": true}, \"minutes\": {\"value\": 5, \"source\": \"book\"}}],"
                                    " \"roles\": [{\"id\": \"desk\", \"title\": \"Desk\", \"short_title\": \"Desk\", \"plural\": \"Desks\","
                                    "   \"summary\": \"Sits there.\", \"hireable\": true, \"hourly_pay\": {\"value\": 20, \"assumed\": true},"
                                    "   \"soc\": \"31-9092\", \"cross_trains_to\": \"nurse\", \"tasks\": {\"primary\": [\"greet\"], \"fallback\": [\"draw\"]}},"
                                    "  {\"id\": \"nurse\", \"title\": \"Nurse\", \"short_title\": \"Nurse\", \"plural\": \"Nurses\", \"summary\": \"Cares.\","
                                    "   \"hourly_pay\": {\"value\": 40, \"source\": \"book\"}, \"soc\": \"29-1141\", \"tasks\": {\"primary\": [\"draw\"], \"fallback\": []}}],"
                                    " \"pains\": [{\"id\": \"waits\", \"title\": \"Waits\", \"tasks\": [\"draw\", \"greet\"]}],"
                                    " \"settings\": [{\"id\": \"clinic\", \"title\": \"Clinic\", \"summary\": \"\","
                                    "   \"numbers\": {\"visits-per-day\": {\"value\": 60, \"source\": \"book\"}},"
                                    "   \"tasks\": {\"draw\": {\"value\": 0.3, \"assumed\": true}},"
                                    "   \"staff\": [{\"role\": \"desk\", \"fte_per_provider\": 1, \"assumed\": true}]}],"
                                    " \"states\": [{\"code\": \"OH\", \"name\": \"Ohio\", \"pay\": {\"29-1141\": {\"value\": 38, \"source\": \"book\", \"year\": 2025}}},"
                                    "  {\"code\": \"TX\", \"name\": \"Texas\"}]}";

BfCatalog *
fuzz_get_small_catalog (void)
{
  static BfCatalog *catalog;
  g_autoptr (GBytes) bytes = g_bytes_new_static (small_catalog, sizeof small_catalog - 1);
  g_autoptr (GError) error = NULL;

  if (catalog == NULL)
    catalog = bf_catalog_new_from_bytes (bytes, &error);
  g_assert_no_error (error);

  return catalog;
}

/* GLib ends with this signal, for which libFuzzer would keep no input. */
static void
trapped_cb (int number)
{
  abort ();
}

void
fuzz_init (void)
{
  static gsize ready;

  if (!g_once_init_enter (&ready))
    return;
  /* A warning is a finding, too. */
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  signal (SIGTRAP, trapped_cb);
  g_once_init_leave (&ready, 1);
}

/* libFuzzer calls this once, replay.c as well. */
int
LLVMFuzzerInitialize (int *argc,
                      char ***argv)
{
  fuzz_init ();
  return 0;
}

void
fuzz_check_refusal (const GError *error,
                    GQuark domain)
{
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, domain);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), >, 10);
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), <, MAX_MESSAGE);
  for (const char *p = error->message; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        g_error ("the message holds U+%04X: %s", c, error->message);
    }
}

char *
fuzz_dup_text (const guint8 *data,
               gsize size)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) data, (gssize) size);

  return bf_json_clean_text (valid);
}
