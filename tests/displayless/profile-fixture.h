// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string.h>

#include "../support/small-catalog.h"
#include "core/bf-profile.h"

/* A small catalog, and a profile that gives every member. */

#define ROLE(id, pay, more)                                                                    \
  "{\"id\": \"" id "\", \"title\": \"" id "\", \"short_title\": \"" id "\", \"plural\": \"\"," \
  " \"summary\": \"\", \"hourly_pay\": " pay more "}"
#define TASK(id, per_driver, minutes)                                                              \
  "{\"id\": \"" id "\", \"title\": \"" id "\", \"description\": \"\", \"area\": \"desk\","         \
  " \"category\": \"clinical\", \"driver\": \"visit\", \"per_driver\": " ASSUMED (per_driver) ", " \
                                                                                              "\"minutes\": " SOURCED (minutes) "}"
#define ASSISTANT_SOC ", \"compared\": true, \"soc\": \"31-9092\""
#define TYPICAL(role, fte) "{\"role\": \"" role "\", \"fte_per_provider\": " fte ", \"assumed\": true}"

/* The formatter moves every line behind the macros of the one before. */
/* clang-format off */
static const char catalog_text[] =
  "{\"format\": \"backfill-catalog\", \"version\": 1, \"title\": \"Test\", \"date\": \"2026-11-23\", \"currency\": \"USD\","
  " \"sources\": [{\"id\": \"book\", \"title\": \"A Book\", \"publisher\": \"\", \"date\": \"2026\"},"
  "  {\"id\": \"survey\", \"title\": \"A Survey\", \"publisher\": \"\", \"date\": \"2026\"}],"
  " \"numbers\": {\"visits-per-day\": " ASSUMED ("20") ", \"providers-fte\": " SOURCED ("2") ","
  "  \"absence-percent\": {\"value\": 3, \"low\": 1, \"high\": 6, \"source\": \"survey\"}},"
  " \"areas\": [{\"id\": \"desk\", \"title\": \"Desk\"}],"
  " \"tasks\": [" TASK ("greet", "1", "3") ", " TASK ("draw", "0.2", "8") "],"
  " \"roles\": [" ROLE ("medical-assistant", SOURCED ("20"), ASSISTANT_SOC) ","
  "  " ROLE ("clinical", SOURCED ("20"), ASSISTANT_SOC) ", " ROLE ("both", ASSUMED ("22"), ASSISTANT_SOC ", \"pay_factor\": " ASSUMED ("1.1")) ","
  "  " ROLE ("nurse", SOURCED ("45"), "") "],"
  " \"pains\": [{\"id\": \"calls\", \"title\": \"Calls\", \"tasks\": []}, {\"id\": \"waits\", \"title\": \"Waits\", \"tasks\": []}],"
  " \"settings\": [{\"id\": \"clinic\", \"title\": \"Clinic\", \"summary\": \"\","
  "   \"numbers\": {\"visits-per-day\": " SOURCED ("60") ", \"providers-fte\": " ASSUMED ("3") "},"
  "   \"tasks\": {\"draw\": " SOURCED ("0.5") "},"
  "   \"staff\": [" TYPICAL ("medical-assistant", "0.5") ", " TYPICAL ("clinical", "0.7") ", " TYPICAL ("both", "0.1") ", " TYPICAL ("nurse", "0.04") "]},"
  "  {\"id\": \"plain\", \"title\": \"Plain\", \"summary\": \"\"}],"
  " \"states\": [{\"code\": \"CA\", \"name\": \"California\", \"pay\": {\"31-9092\": {\"value\": 23.88, \"source\": \"survey\", \"year\": 2025}}},"
  "  {\"code\": \"OH\", \"name\": \"Ohio\"}]}";
/* clang-format on */

/* Every member, given. */
static const char full_text[] =
    "{\"format\": \"backfill-profile\", \"version\": 1, \"name\": \"Smith & Sons <Clinic>\", \"address\": \"1 Main Street\\nTown\","
    " \"prepared_by\": \"J. Doe\", \"setting\": \"clinic\", \"state\": \"CA\", \"currency\": \"EUR\", \"start_date\": \"2027-01-11\","
    " \"numbers\": {\"visits-per-day\": 42.5, \"budget-per-year\": 90000}, \"task_minutes\": {\"draw\": 7, \"greet\": 0.1},"
    " \"task_per_driver\": {\"draw\": 0.3}, \"role_pay\": {\"nurse\": 50.25},"
    " \"staff\": [{\"role\": \"nurse\", \"label\": \"Nights\", \"people\": 2, \"fte\": 0.75, \"hourly_pay\": 51.5, \"absence_percent\": 12, \"leaving\": true,"
    "  \"shift_start\": 7.5, \"shift_end\": 16, \"lunch\": 11.75}, {\"role\": \"both\", \"fte\": 1}], \"pains\": [\"waits\", \"waits\", \"calls\"]}";

static G_GNUC_UNUSED BfCatalog *
get_catalog (void)
{
  static BfCatalog *catalog = NULL;

  if (catalog == NULL)
    catalog = small_catalog_new (catalog_text);

  return catalog;
}

static G_GNUC_UNUSED BfProfile *
read_text (const char *text,
           GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bf_profile_new_from_bytes (bytes, get_catalog (), error);
}

static G_GNUC_UNUSED BfProfile *
new_full (void)
{
  g_autoptr (GError) error = NULL;
  BfProfile *profile = read_text (full_text, &error);

  g_assert_no_error (error);

  return profile;
}

static G_GNUC_UNUSED void
set_table (GHashTable *table,
           const char *id,
           double value)
{
  g_hash_table_insert (table, g_strdup (id), g_memdup2 (&value, sizeof value));
}

static G_GNUC_UNUSED void
assert_table (GHashTable *table,
              const char *id,
              double expected)
{
  const double *value = g_hash_table_lookup (table, id);

  g_assert_nonnull (value);
  g_assert_cmpfloat (*value, ==, expected);
}

static G_GNUC_UNUSED void
assert_staff (const BfStaff *person,
              const char *role,
              guint people,
              double fte)
{
  g_assert_cmpstr (person->role, ==, role);
  g_assert_cmpuint (person->people, ==, people);
  g_assert_cmpfloat (person->fte, ==, fte);
}
