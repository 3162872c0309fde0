// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "core/bf-catalog.h"
#include "core/bf-json.h"

/* A list of a role, by its place in the struct. */
typedef enum
{
  LIST_RESPONSIBILITIES,
  LIST_TRAINING,
  LIST_SKILLS,
  LIST_ADVANTAGES,
  LIST_SETTINGS,
  LIST_CAREERS,
  LIST_HIRE_WHEN,
} RoleList;

typedef struct
{
  const char *role;
  RoleList list;
  const char *needle;
} RoleFact;

#define CLINICAL "clinical-medical-assistant"
#define GENERAL "medical-assistant"
#define CROSS "cross-trained-assistant"

/* What must be said about the two roles that Backfill is about, and about the
 * person trained for both.  Needles are looked for without regard to case. */
static const RoleFact role_facts[] = {
  { CLINICAL, LIST_RESPONSIBILITIES, "vital signs" },
  { CLINICAL, LIST_RESPONSIBILITIES, "exam rooms" },
  { CLINICAL, LIST_RESPONSIBILITIES, "patients ready" },
  { CLINICAL, LIST_RESPONSIBILITIES, "draw blood" },
  { CLINICAL, LIST_RESPONSIBILITIES, "specimens" },
  { CLINICAL, LIST_RESPONSIBILITIES, "procedure" },
  { CLINICAL, LIST_RESPONSIBILITIES, "medication under supervision" },
  { CLINICAL, LIST_RESPONSIBILITIES, "histories" },
  { CLINICAL, LIST_RESPONSIBILITIES, "symptoms" },
  { CLINICAL, LIST_RESPONSIBILITIES, "follow-ups" },
  { CLINICAL, LIST_TRAINING, "certificate" },
  { CLINICAL, LIST_TRAINING, "associate degree" },
  { CLINICAL, LIST_TRAINING, "anatomy" },
  { CLINICAL, LIST_TRAINING, "clinical pharmacology" },
  { CLINICAL, LIST_TRAINING, "medical ethics" },
  { CLINICAL, LIST_TRAINING, "laboratory techniques" },
  { CLINICAL, LIST_TRAINING, "hands-on" },
  { CLINICAL, LIST_SKILLS, "clinical tools" },
  { CLINICAL, LIST_SKILLS, "empathy" },
  { CLINICAL, LIST_SKILLS, "bedside manner" },
  { CLINICAL, LIST_SKILLS, "attention to detail" },
  { CLINICAL, LIST_SKILLS, "calm under pressure" },
  { CLINICAL, LIST_ADVANTAGES, "procedures and diagnostic" },
  { CLINICAL, LIST_ADVANTAGES, "infection control" },
  { CLINICAL, LIST_ADVANTAGES, "sterile" },
  { CLINICAL, LIST_ADVANTAGES, "injections and medication under supervision" },
  { CLINICAL, LIST_ADVANTAGES, "between intake" },
  { CLINICAL, LIST_ADVANTAGES, "physicians and nurses" },
  { CLINICAL, LIST_SETTINGS, "urgent care" },
  { CLINICAL, LIST_SETTINGS, "emergency rooms" },
  { CLINICAL, LIST_SETTINGS, "surgery centers" },
  { CLINICAL, LIST_SETTINGS, "hospitals" },
  { CLINICAL, LIST_CAREERS, "phlebotomist" },
  { CLINICAL, LIST_CAREERS, "licensed practical nurse" },
  { CLINICAL, LIST_CAREERS, "registered nurse" },
  { CLINICAL, LIST_CAREERS, "further education" },
  { CLINICAL, LIST_CAREERS, "surgical tech" },
  { CLINICAL, LIST_CAREERS, "diagnostic technician" },
  { CLINICAL, LIST_HIRE_WHEN, "direct support" },
  { CLINICAL, LIST_HIRE_WHEN, "stretched thin" },
  { CLINICAL, LIST_HIRE_WHEN, "diagnostics" },
  { CLINICAL, LIST_HIRE_WHEN, "laboratory" },
  { CLINICAL, LIST_HIRE_WHEN, "medication" },
  { GENERAL, LIST_RESPONSIBILITIES, "appointments" },
  { GENERAL, LIST_RESPONSIBILITIES, "patient records" },
  { GENERAL, LIST_RESPONSIBILITIES, "electronic health record" },
  { GENERAL, LIST_RESPONSIBILITIES, "prepare patients" },
  { GENERAL, LIST_RESPONSIBILITIES, "simple clinical procedures" },
  { GENERAL, LIST_RESPONSIBILITIES, "billing and coding" },
  { GENERAL, LIST_RESPONSIBILITIES, "test results" },
  { GENERAL, LIST_RESPONSIBILITIES, "follow-ups" },
  { GENERAL, LIST_RESPONSIBILITIES, "first contact" },
  { GENERAL, LIST_TRAINING, "cross-training" },
  { GENERAL, LIST_TRAINING, "medical terminology" },
  { GENERAL, LIST_TRAINING, "office management" },
  { GENERAL, LIST_TRAINING, "communication" },
  { GENERAL, LIST_TRAINING, "basic medical procedures" },
  { GENERAL, LIST_SKILLS, "communicates" },
  { GENERAL, LIST_SKILLS, "organizes" },
  { GENERAL, LIST_SKILLS, "electronic records" },
  { GENERAL, LIST_SKILLS, "billing systems" },
  { GENERAL, LIST_SKILLS, "adapts quickly" },
  { GENERAL, LIST_SKILLS, "multi-tasking" },
  { GENERAL, LIST_SKILLS, "problem-solving" },
  { GENERAL, LIST_ADVANTAGES, "intake flowing" },
  { GENERAL, LIST_ADVANTAGES, "billing and documentation" },
  { GENERAL, LIST_ADVANTAGES, "schedule on track" },
  { GENERAL, LIST_ADVANTAGES, "dressing wounds" },
  { GENERAL, LIST_ADVANTAGES, "vital signs" },
  { GENERAL, LIST_ADVANTAGES, "several positions" },
  { GENERAL, LIST_SETTINGS, "small practices" },
  { GENERAL, LIST_SETTINGS, "one absence" },
  { GENERAL, LIST_SETTINGS, "outpatient clinics" },
  { GENERAL, LIST_SETTINGS, "private practices" },
  { GENERAL, LIST_CAREERS, "office manager" },
  { GENERAL, LIST_CAREERS, "practice coordinator" },
  { GENERAL, LIST_CAREERS, "health information technician" },
  { GENERAL, LIST_CAREERS, "patient care coordinator" },
  { GENERAL, LIST_CAREERS, "insurance billing specialist" },
  { GENERAL, LIST_HIRE_WHEN, "front desk" },
  { GENERAL, LIST_HIRE_WHEN, "clinical rooms" },
  { GENERAL, LIST_HIRE_WHEN, "scheduling" },
  { GENERAL, LIST_HIRE_WHEN, "electronic record" },
  { GENERAL, LIST_HIRE_WHEN, "several roles" },
  { CROSS, LIST_ADVANTAGES, "worth more to an employer" },
  { CROSS, LIST_ADVANTAGES, "career options" },
  { CROSS, LIST_HIRE_WHEN, "both the administrative and the clinical" },
  { CROSS, LIST_HIRE_WHEN, "sustainable" },
};

/* The role a certification is first recommended for. */
static const struct
{
  const char *role;
  const char *credential;
} recommended[] = {
  { CLINICAL, "ccma-nha" },
  { GENERAL, "cma-aama" },
  { GENERAL, "rma-amt" },
};

static gboolean
contains (const char *text,
          const char *needle)
{
  g_autofree char *folded_text = g_utf8_casefold (text, -1);
  g_autofree char *folded_needle = g_utf8_casefold (needle, -1);

  return strstr (folded_text, folded_needle) != NULL;
}

static gboolean
list_contains (GStrv list,
               const char *needle)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (contains (list[i], needle))
      return TRUE;

  return FALSE;
}

static GStrv
role_list (const BfRole *role,
           RoleList list)
{
  const GStrv lists[] = {
    [LIST_RESPONSIBILITIES] = role->responsibilities,
    [LIST_TRAINING] = role->training,
    [LIST_SKILLS] = role->skills,
    [LIST_ADVANTAGES] = role->advantages,
    [LIST_SETTINGS] = role->settings,
    [LIST_CAREERS] = role->careers,
    [LIST_HIRE_WHEN] = role->hire_when,
  };

  return lists[list];
}

static const BfRole *
find_role (const BfCatalog *catalog,
           const char *id)
{
  int index = bf_catalog_find_role (catalog, id);

  g_assert_cmpint (index, >=, 0);

  return bf_catalog_get_role (catalog, (guint) index);
}

/* The eligibility of the role @role for the task @task, both by id. */
static BfEligibility
eligibility (const BfCatalog *catalog,
             const char *role,
             const char *task)
{
  int index = bf_catalog_find_task (catalog, task);

  g_assert_cmpint (index, >=, 0);

  return find_role (catalog, role)->eligibility[index];
}

static void
assert_number (const BfCatalog *catalog,
               const BfNumber *number,
               const char *place)
{
  if (isnan (number->value))
    g_error ("%s has no value", place);
  if (number->origin == BF_ORIGIN_DEFAULT && bf_catalog_get_source (catalog, number->source) == NULL)
    g_error ("%s names no source", place);
  if (number->origin == BF_ORIGIN_GIVEN)
    g_error ("%s cannot have been typed by a user", place);
  if (number->low > number->value || number->high < number->value)
    g_error ("%s is outside of its own range", place);
}

static void
assert_text (const char *text,
             const char *place)
{
  if (text == NULL || *text == '\0')
    g_error ("%s has no text", place);
}

static void
test_fields_have_an_origin (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  for (guint i = 0; i < BF_N_FIELDS; i++)
    {
      const BfFieldInfo *info = bf_field_get_info (i);
      const BfNumber *number = &catalog->numbers[i];

      if (info->optional && isnan (number->value))
        continue;
      assert_number (catalog, number, info->id);
      g_assert_cmpfloat (number->value, >=, info->minimum);
      g_assert_cmpfloat (number->value, <=, info->maximum);
    }
}

static void
test_tasks_have_an_origin (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  for (guint i = 0; i < catalog->tasks->len; i++)
    {
      const BfTask *task = bf_catalog_get_task (catalog, i);

      assert_number (catalog, &task->minutes, task->id);
      assert_number (catalog, &task->per_driver, task->id);
      assert_text (task->title, task->id);
      assert_text (task->description, task->id);
      g_assert_cmpuint (task->area, <, catalog->areas->len);
      g_assert_cmpuint (task->priority, >=, 1);
      g_assert_cmpuint (task->priority, <=, 9);
    }
}

static void
test_pay_has_an_origin (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = bf_catalog_get_role (catalog, i);

      assert_number (catalog, &role->hourly_pay, role->id);
      g_assert_cmpfloat (role->hourly_pay.value, >, 7.25);
      assert_text (role->soc, role->id);
      g_assert_true (g_regex_match_simple ("^[0-9]{2}-[0-9]{4}$", role->soc, 0, 0));
      if (role->pay_factor.value != 1)
        assert_number (catalog, &role->pay_factor, role->id);
    }
}

static void
assert_pay (const BfCatalog *catalog,
            const BfPay *pay,
            const char *state)
{
  const BfSource *source;

  assert_number (catalog, &pay->hourly, state);
  g_assert_cmpint (pay->hourly.origin, ==, BF_ORIGIN_DEFAULT);
  source = bf_catalog_get_source (catalog, pay->hourly.source);
  g_assert_true (contains (source->title, "state"));
  g_assert_cmpuint (pay->year, ==, 2025);
}

static void
test_states_pay_has_year_and_source (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();
  guint with_pay = 0;

  for (guint i = 0; i < catalog->states->len; i++)
    {
      const BfStateInfo *state = g_ptr_array_index (catalog->states, i);
      GHashTableIter iter;
      gpointer pay;

      g_hash_table_iter_init (&iter, state->pay);
      while (g_hash_table_iter_next (&iter, NULL, &pay))
        assert_pay (catalog, pay, state->code);
      with_pay += g_hash_table_size (state->pay) > 0;
    }
  /* No more than nine states have a figure of May 2025 that was read somewhere. */
  g_assert_cmpuint (with_pay, ==, 9);
}

/* Where the state's pay is not known, what holds must not pass for the state's. */
static void
test_national_pay_says_so (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();
  const BfRole *role = find_role (catalog, GENERAL);
  const BfSource *source = bf_catalog_get_source (catalog, role->hourly_pay.source);

  g_assert_nonnull (source);
  g_assert_true (contains (source->publisher, "national"));
  g_assert_true (contains (source->title, "national"));
}

/* The license asks for the name of the work, the license and word of changes. */
static void
test_onet_is_attributed (void)
{
  const BfSource *source = bf_catalog_get_source (bf_catalog_get_builtin (), "onet-31-9092");

  g_assert_nonnull (source);
  g_assert_true (contains (source->note, "O*NET Database"));
  g_assert_true (contains (source->note, "U.S. Department of Labor"));
  g_assert_true (contains (source->note, "Used under the CC BY 4.0 license"));
  g_assert_true (contains (source->note, "modified by Backfill"));
  g_assert_true (contains (source->note, "not approved"));
}

/* The ids stand for the notes of who did what to the wording. */
static void
test_tasks_name_their_onet_tasks (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (BF_RESOURCE_BASE "/catalog.json", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonNode) root = bf_json_parse (bytes, NULL);
  JsonArray *tasks = json_object_get_array_member (json_node_get_object (root), "tasks");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < json_array_get_length (tasks); i++)
    {
      JsonObject *task = json_array_get_object_element (tasks, i);
      const char *area = json_object_get_string_member (task, "area");
      JsonArray *onet = json_object_has_member (task, "onet") ? json_object_get_array_member (task, "onet") : NULL;

      /* What nurses and providers do is no task of a medical assistant. */
      g_assert_true ((onet == NULL) == (g_str_equal (area, "nursing") || g_str_equal (area, "visits")));
      for (guint j = 0; onet != NULL && j < json_array_get_length (onet); j++)
        {
          gint64 id = json_array_get_int_element (onet, j);

          g_assert_cmpint (id, >=, 2024);
          g_assert_cmpint (id, <=, 2043);
          g_hash_table_add (seen, GINT_TO_POINTER ((int) id));
        }
    }
  /* All twenty of the occupation have their place. */
  g_assert_cmpuint (g_hash_table_size (seen), ==, 20);
}

static void
assert_setting (const BfCatalog *catalog,
                const BfSetting *setting)
{
  const BfField required[] = {
    BF_FIELD_PROVIDERS_FTE, BF_FIELD_VISITS_PER_DAY, BF_FIELD_WALK_IN_PERCENT, BF_FIELD_OPEN_DAYS_PER_WEEK, BF_FIELD_OPEN_WEEKS_PER_YEAR, BF_FIELD_OPEN_HOURS_PER_DAY
  };
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    assert_number (catalog, &setting->numbers[required[i]], setting->id);
  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (!isnan (setting->numbers[i].value))
      assert_number (catalog, &setting->numbers[i], setting->id);
  g_hash_table_iter_init (&iter, setting->task_per_driver);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_assert_cmpint (bf_catalog_find_task (catalog, key), >=, 0);
      assert_number (catalog, value, key);
    }
  g_assert_cmpuint (setting->staff->len, >, 0);
  for (guint i = 0; i < setting->staff->len; i++)
    {
      const BfTypicalStaff *staff = &g_array_index (setting->staff, BfTypicalStaff, i);

      g_assert_cmpint (bf_catalog_find_role (catalog, staff->role), >=, 0);
      g_assert_cmpfloat (staff->fte_per_provider, >, 0);
      g_assert_cmpint (staff->origin, !=, BF_ORIGIN_GIVEN);
      g_assert_true (staff->origin == BF_ORIGIN_ASSUMED || bf_catalog_get_source (catalog, staff->source) != NULL);
    }
}

static void
test_settings_are_complete (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();
  const char *const ids[] = { "family-practice", "specialty-clinic", "urgent-care", "emergency-department", "surgery-center", "community-health-center", "hospital-clinic" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpint (bf_catalog_find_setting (catalog, ids[i]), >=, 0);
  for (guint i = 0; i < catalog->settings->len; i++)
    assert_setting (catalog, bf_catalog_get_setting (catalog, i));
}

static void
assert_unique (const GPtrArray *items,
               const char *place)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (items->len, >, 0);
  for (guint i = 0; i < items->len; i++)
    {
      /* Every item starts with its id or code. */
      char *const *item = g_ptr_array_index (items, i);

      assert_text (*item, place);
      if (!g_hash_table_add (seen, *item))
        g_error ("%s: %s is there twice", place, *item);
    }
}

static void
test_ids_are_unique (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  assert_unique (catalog->sources, "sources");
  assert_unique (catalog->areas, "areas");
  assert_unique (catalog->tasks, "tasks");
  assert_unique (catalog->roles, "roles");
  assert_unique (catalog->credentials, "credentials");
  assert_unique (catalog->pains, "pains");
  assert_unique (catalog->settings, "settings");
  assert_unique (catalog->scenarios, "scenarios");
  assert_unique (catalog->states, "states");
  assert_unique (catalog->checks, "checks");
}

static void
test_role_facts_are_told (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (role_facts); i++)
    {
      const RoleFact *fact = &role_facts[i];

      if (!list_contains (role_list (find_role (catalog, fact->role), fact->list), fact->needle))
        g_error ("%s, list %d: nothing about “%s”", fact->role, fact->list, fact->needle);
    }
}

static void
test_roles_have_their_texts (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = bf_catalog_get_role (catalog, i);

      assert_text (role->title, role->id);
      assert_text (role->short_title, role->id);
      assert_text (role->plural, role->id);
      assert_text (role->summary, role->id);
      g_assert_cmpint (g_utf8_strlen (role->short_title, -1), <=, 20);
      for (RoleList list = LIST_RESPONSIBILITIES; list <= LIST_HIRE_WHEN; list++)
        if (role->compared && *role_list (role, list) == NULL)
          g_error ("%s is compared but its list %d is empty", role->id, list);
      if (role->hireable && *role->hire_when == NULL)
        g_error ("%s can be hired, but nothing says when", role->id);
      if (role->compared)
        assert_text (role->demand, role->id);
    }
}

static void
test_credentials_exist_and_name_their_issuer (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = bf_catalog_get_role (catalog, i);

      for (guint j = 0; role->credentials[j] != NULL; j++)
        if (bf_catalog_get_credential (catalog, role->credentials[j]) == NULL)
          g_error ("%s: there is no credential %s", role->id, role->credentials[j]);
    }
  for (guint i = 0; i < catalog->credentials->len; i++)
    {
      const BfCredential *credential = g_ptr_array_index (catalog->credentials, i);

      assert_text (credential->issuer, credential->id);
      g_assert_nonnull (bf_catalog_get_source (catalog, credential->source));
      /* The abbreviation carries its issuer in brackets, such as "CCMA (NHA)". */
      g_assert_true (g_regex_match_simple ("^[A-Z]+ \\([A-Z]+\\): ", credential->name, 0, 0));
    }
}

static void
test_recommended_credentials_come_first (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (recommended); i++)
    {
      const BfRole *role = find_role (catalog, recommended[i].role);
      guint place = 0;

      while (role->credentials[place] != NULL && !g_str_equal (role->credentials[place], recommended[i].credential))
        place++;
      g_assert_nonnull (role->credentials[place]);
      g_assert_cmpuint (place, <, 2);
    }
}

static void
test_every_task_is_somebodys (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  for (guint task = 0; task < catalog->tasks->len; task++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < catalog->roles->len && !found; i++)
        found = bf_catalog_get_role (catalog, i)->eligibility[task] == BF_ELIGIBILITY_PRIMARY;
      if (!found)
        g_error ("%s is nobody's work", bf_catalog_get_task (catalog, task)->id);
    }
}

static void
test_matrix_tells_the_roles_apart (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();
  const char *const clinical[] = { "blood-draw", "specimens-and-point-of-care-tests", "injections-and-vaccines", "medication-under-supervision", "procedure-assist", "diagnostic-tests" };
  const char *const administrative[] = { "greet-and-check-in", "phone-calls", "records-and-ehr-updates", "results-and-follow-up", "insurance-verification", "claims" };
  const char *const shared[] = { "room-patient-and-vitals", "record-history", "prepare-room", "dressings-and-simple-procedures" };

  for (guint i = 0; i < G_N_ELEMENTS (clinical); i++)
    {
      g_assert_cmpint (eligibility (catalog, CLINICAL, clinical[i]), ==, BF_ELIGIBILITY_PRIMARY);
      g_assert_cmpint (eligibility (catalog, GENERAL, clinical[i]), ==, BF_ELIGIBILITY_NONE);
      g_assert_cmpint (eligibility (catalog, CROSS, clinical[i]), ==, BF_ELIGIBILITY_PRIMARY);
    }
  for (guint i = 0; i < G_N_ELEMENTS (administrative); i++)
    {
      g_assert_cmpint (eligibility (catalog, CLINICAL, administrative[i]), ==, BF_ELIGIBILITY_NONE);
      g_assert_cmpint (eligibility (catalog, GENERAL, administrative[i]), ==, BF_ELIGIBILITY_PRIMARY);
      g_assert_cmpint (eligibility (catalog, CROSS, administrative[i]), ==, BF_ELIGIBILITY_PRIMARY);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      g_assert_cmpint (eligibility (catalog, CLINICAL, shared[i]), ==, BF_ELIGIBILITY_PRIMARY);
      g_assert_cmpint (eligibility (catalog, GENERAL, shared[i]), ==, BF_ELIGIBILITY_PRIMARY);
    }
}

/* Triage and nursing care need a license: no role without one may do them. */
static void
test_nursing_stays_with_licenses (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();
  const char *const nursing[] = { "nurse-triage-and-advice", "patient-education-and-care-coordination", "nursing-care-and-monitoring", "provider-visit" };

  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = bf_catalog_get_role (catalog, i);

      for (guint j = 0; j < G_N_ELEMENTS (nursing) && !role->licensed; j++)
        if (eligibility (catalog, role->id, nursing[j]) != BF_ELIGIBILITY_NONE)
          g_error ("%s may not do %s", role->id, nursing[j]);
    }
}

static void
test_assistants_cross_train (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();
  const BfRole *cross = find_role (catalog, CROSS);

  g_assert_cmpstr (find_role (catalog, CLINICAL)->cross_trains_to, ==, CROSS);
  g_assert_cmpstr (find_role (catalog, GENERAL)->cross_trains_to, ==, CROSS);
  for (guint task = 0; task < catalog->tasks->len; task++)
    if (find_role (catalog, CLINICAL)->eligibility[task] == BF_ELIGIBILITY_PRIMARY ||
        find_role (catalog, GENERAL)->eligibility[task] == BF_ELIGIBILITY_PRIMARY)
      g_assert_cmpint (cross->eligibility[task], ==, BF_ELIGIBILITY_PRIMARY);
}

static void
test_scenarios_are_told (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();
  const struct
  {
    const char *situation;
    const char *best_fit;
    const char *example;
  } expected[] = {
    { "calls out sick", "Medical Assistant", "small-family-practice.backfill" },
    { "three nurses", "Clinical Medical Assistant", "busy-urgent-care.backfill" },
    { "providers rotate", "Both roles", "rural-health-center.backfill" },
  };

  g_assert_cmpuint (catalog->scenarios->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const BfScenario *scenario = g_ptr_array_index (catalog->scenarios, i);

      g_assert_true (contains (scenario->situation, expected[i].situation));
      g_assert_cmpstr (scenario->best_fit, ==, expected[i].best_fit);
      g_assert_cmpstr (scenario->example, ==, expected[i].example);
      assert_text (scenario->why, scenario->id);
    }
}

static void
test_pains_name_tasks (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  for (guint i = 0; i < catalog->pains->len; i++)
    {
      const BfPain *pain = g_ptr_array_index (catalog->pains, i);

      g_assert_nonnull (pain->tasks[0]);
      for (guint j = 0; pain->tasks[j] != NULL; j++)
        g_assert_cmpint (bf_catalog_find_task (catalog, pain->tasks[j]), >=, 0);
    }
}

static void
test_states_are_complete (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  /* Fifty and the District of Columbia. */
  g_assert_cmpuint (catalog->states->len, ==, 51);
  assert_text (catalog->scope_disclaimer, "scope");
  g_assert_cmpuint (catalog->general_scope->len, >, 0);
  for (guint i = 0; i < catalog->states->len; i++)
    {
      const BfStateInfo *state = g_ptr_array_index (catalog->states, i);

      g_assert_cmpuint (strlen (state->code), ==, 2);
      assert_text (state->name, state->code);
      assert_text (state->hiring_effect, state->code);
      assert_text (state->certainty, state->code);
      /* Each note says where it was read, and all of them when. */
      g_assert_cmpuint (g_strv_length (state->facts), ==, g_strv_length (state->fact_sources));
      for (guint j = 0; state->facts[j] != NULL; j++)
        assert_text (state->fact_sources[j], state->code);
      if (state->facts[0] != NULL || state->injections != NULL || state->credential != NULL)
        assert_text (state->date, state->code);
    }
  g_assert_cmpstr (bf_catalog_get_state (catalog, "NY")->injections, ==, "Prohibited");
}

/* The three letters mean two different things to the trade; only the
 * credential of the American Association of Medical Assistants may carry them. */
static void
test_no_bare_cma (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (BF_RESOURCE_BASE "/catalog.json", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GRegex) bare = g_regex_new ("\\bCMAs?\\b(?! \\(AAMA\\))", 0, 0, NULL);
  g_autofree char *text = NULL;

  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_false (g_regex_match (bare, text, 0, NULL));
  g_assert_nonnull (strstr (text, "CMA (AAMA)"));
}

static void
test_look_ups_miss_politely (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  g_assert_cmpint (bf_catalog_find_role (catalog, "astronaut"), ==, -1);
  g_assert_cmpint (bf_catalog_find_task (catalog, "juggle"), ==, -1);
  g_assert_cmpint (bf_catalog_find_setting (catalog, "moon-base"), ==, -1);
  g_assert_null (bf_catalog_get_source (catalog, "rumor"));
  g_assert_null (bf_catalog_get_credential (catalog, "none"));
  g_assert_null (bf_catalog_get_pain (catalog, "none"));
  g_assert_null (bf_catalog_get_state (catalog, "ZZ"));
}

static void
add_content_tests (void)
{
  g_test_add_func ("/catalog/builtin/every-field-has-a-source-or-is-assumed", test_fields_have_an_origin);
  g_test_add_func ("/catalog/builtin/every-task-has-a-source-or-is-assumed", test_tasks_have_an_origin);
  g_test_add_func ("/catalog/builtin/every-pay-has-a-source-or-is-assumed", test_pay_has_an_origin);
  g_test_add_func ("/catalog/builtin/pay-of-states-has-year-and-source", test_states_pay_has_year_and_source);
  g_test_add_func ("/catalog/builtin/national-pay-says-so", test_national_pay_says_so);
  g_test_add_func ("/catalog/builtin/attributes-the-tasks-of-onet", test_onet_is_attributed);
  g_test_add_func ("/catalog/builtin/tasks-name-their-onet-tasks", test_tasks_name_their_onet_tasks);
  g_test_add_func ("/catalog/builtin/settings-are-complete", test_settings_are_complete);
  g_test_add_func ("/catalog/builtin/ids-are-unique", test_ids_are_unique);
  g_test_add_func ("/catalog/builtin/facts-of-the-roles-are-told", test_role_facts_are_told);
  g_test_add_func ("/catalog/builtin/roles-have-their-texts", test_roles_have_their_texts);
  g_test_add_func ("/catalog/builtin/credentials-exist-and-name-their-issuer", test_credentials_exist_and_name_their_issuer);
  g_test_add_func ("/catalog/builtin/recommended-credentials-come-first", test_recommended_credentials_come_first);
  g_test_add_func ("/catalog/builtin/scenarios-are-told", test_scenarios_are_told);
  g_test_add_func ("/catalog/builtin/pains-name-tasks", test_pains_name_tasks);
  g_test_add_func ("/catalog/builtin/states-are-complete", test_states_are_complete);
  g_test_add_func ("/catalog/builtin/never-says-the-bare-abbreviation", test_no_bare_cma);
}

static void
add_matrix_tests (void)
{
  g_test_add_func ("/catalog/matrix/every-task-is-somebodys", test_every_task_is_somebodys);
  g_test_add_func ("/catalog/matrix/tells-the-roles-apart", test_matrix_tells_the_roles_apart);
  g_test_add_func ("/catalog/matrix/nursing-stays-with-licenses", test_nursing_stays_with_licenses);
  g_test_add_func ("/catalog/matrix/cross-trained-does-what-both-do", test_assistants_cross_train);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_content_tests ();
  add_matrix_tests ();
  g_test_add_func ("/catalog/look-up/misses-politely", test_look_ups_miss_politely);

  return g_test_run ();
}
