// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-catalog-edit.h"
#include "bf-catalog-merge.h"
#include "bf-json-writer.h"
#include "bf-json.h"

#define MAX_ID_LENGTH 40

/* A task of the user is done on ordinary days after the urgent ones. */
#define NEW_TASK_PRIORITY 5

static const char *const drivers[] = { "visit", "walk-in", "provider-day", "open-day", "week" };
static const char *const categories[] = { "clinical", "administrative" };

static BfJsonWriter *
begin_overlay (void)
{
  BfJsonWriter *writer = bf_json_writer_new ();

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "format", BF_CATALOG_FORMAT);
  bf_json_writer_integer (writer, "version", BF_CATALOG_VERSION);

  return writer;
}

static BfCatalog *
end_overlay (BfJsonWriter *writer,
             const BfCatalog *self,
             GError **error)
{
  g_autoptr (GBytes) overlay = NULL;

  bf_json_writer_end_object (writer);
  overlay = bf_json_writer_free_to_bytes (writer);

  return bf_catalog_new_merged (self, overlay, error);
}

static void
begin_item (BfJsonWriter *writer,
            const char *list,
            const char *id)
{
  bf_json_writer_begin_array (writer, list);
  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "id", id);
}

static void
end_item (BfJsonWriter *writer)
{
  bf_json_writer_end_object (writer);
  bf_json_writer_end_array (writer);
}

static void
write_yours (BfJsonWriter *writer,
             const char *member,
             double value)
{
  bf_json_writer_begin_object (writer, member);
  bf_json_writer_number (writer, "value", value);
  bf_json_writer_boolean (writer, "yours", TRUE);
  bf_json_writer_end_object (writer);
}

/* The ids of the tasks of @role that have @eligibility, @task having @changed. */
static void
write_row (BfJsonWriter *writer,
           const char *member,
           const BfCatalog *self,
           const BfRole *role,
           BfEligibility eligibility,
           guint task,
           BfEligibility changed)
{
  bf_json_writer_begin_array (writer, member);
  for (guint i = 0; i < self->tasks->len; i++)
    if ((i == task ? changed : role->eligibility[i]) == eligibility)
      bf_json_writer_string (writer, NULL, bf_catalog_get_task (self, i)->id);
  bf_json_writer_end_array (writer);
}

/**
 * bf_catalog_edit_eligibility:
 * @self: a catalog
 * @role: index of a role
 * @task: index of a task
 * @eligibility: whether the role does the task from now on
 * @error: where to put an error
 *
 * Returns: (transfer full): the catalog with that cell of the matrix
 */
BfCatalog *
bf_catalog_edit_eligibility (const BfCatalog *self,
                             guint role,
                             guint task,
                             BfEligibility eligibility,
                             GError **error)
{
  const BfRole *item;
  BfJsonWriter *writer;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (role < self->roles->len && task < self->tasks->len, NULL);

  item = bf_catalog_get_role (self, role);
  writer = begin_overlay ();
  begin_item (writer, "roles", item->id);
  bf_json_writer_begin_object (writer, "tasks");
  write_row (writer, "primary", self, item, BF_ELIGIBILITY_PRIMARY, task, eligibility);
  write_row (writer, "fallback", self, item, BF_ELIGIBILITY_FALLBACK, task, eligibility);
  bf_json_writer_end_object (writer);
  end_item (writer);

  return end_overlay (writer, self, error);
}

/* Letters and digits of @title with dashes between them, such as
 * "own-scan-paper", which no later built-in catalog will have.  Titles in other
 * scripts have none and are counted. */
static char *
dup_slug (const char *title,
          const char *otherwise)
{
  g_autofree char *ascii = g_str_to_ascii (title, "C");
  GString *slug = g_string_new ("own-");

  for (const char *p = ascii; *p != '\0' && slug->len < MAX_ID_LENGTH; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, g_ascii_tolower (*p));
    else if (*p != '?' && *p != '\'' && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  if (g_str_equal (slug->str, "own-"))
    g_string_append (slug, otherwise);
  if (slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);

  return g_string_free (slug, FALSE);
}

typedef int (*FindId) (const BfCatalog *catalog,
                       const char *id);

static char *
dup_new_id (const BfCatalog *self,
            FindId find,
            const char *title,
            const char *otherwise)
{
  g_autofree char *slug = dup_slug (title, otherwise);
  char *id = g_strdup (slug);

  for (guint i = 2; find (self, id) >= 0; i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug, i);
    }

  return id;
}

static gboolean
field_error (GError **error,
             const char *message)
{
  g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, message);

  return FALSE;
}

/* @except is the item that has the title already, NULL for a new one. */
static gboolean
check_title (const GPtrArray *items,
             gsize title_offset,
             const char *title,
             gconstpointer except,
             GError **error)
{
  if (*title == '\0')
    return field_error (error, _ ("Title: must not be empty. Type what it is called."));
  if (g_utf8_strlen (title, -1) > BF_JSON_MAX_NAME)
    return field_error (error, _ ("Title: is too long. Shorten it to 200 characters."));

  for (guint i = 0; i < items->len; i++)
    {
      gconstpointer item = g_ptr_array_index (items, i);
      const char *other = G_STRUCT_MEMBER (const char *, item, title_offset);

      if (item != except && g_utf8_collate (other, title) == 0)
        {
          /* Translators: %s is the title of a task or of a role. */
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("Title: “%s” is there already. Choose another."), title);
          return FALSE;
        }
    }

  return TRUE;
}

/* As the gate would take it from a file: on one line and without controls. */
static char *
dup_clean_title (const char *title)
{
  g_autofree char *clean = bf_json_clean_text (title);

  g_strdelimit (clean, "\n\r\t", ' ');

  return g_strdup (g_strstrip (clean));
}

static gboolean
check_new_task (const BfCatalog *self,
                const BfNewTask *task,
                const char *title,
                GError **error)
{
  if (!check_title (self->tasks, G_STRUCT_OFFSET (BfTask, title), title, NULL, error))
    return FALSE;
  if (!(task->minutes > 0 && task->minutes <= BF_MAX_TASK_MINUTES))
    return field_error (error, _ ("Minutes: must be more than 0 and at most 1,440."));
  if (!(task->per_driver >= 0 && task->per_driver <= BF_MAX_TASK_PER_DRIVER))
    return field_error (error, _ ("How Often: must be from 0 to 1,000."));

  return TRUE;
}

/* What most tasks of the area are. */
static BfCategory
guess_category (const BfCatalog *self,
                guint area)
{
  int clinical = 0;

  for (guint i = 0; i < self->tasks->len; i++)
    if (bf_catalog_get_task (self, i)->area == area)
      clinical += bf_catalog_get_task (self, i)->category == BF_CATEGORY_CLINICAL ? 1 : -1;

  return clinical > 0 ? BF_CATEGORY_CLINICAL : BF_CATEGORY_ADMINISTRATIVE;
}

/**
 * bf_catalog_edit_add_task:
 * @self: a catalog
 * @task: what the user knows about it
 * @error: where to put an error
 *
 * Nobody does the new task until the matrix says so.  It may wait for another
 * day, and a day without it does not go wrong.
 *
 * Returns: (transfer full): the catalog with the task as its last
 */
BfCatalog *
bf_catalog_edit_add_task (const BfCatalog *self,
                          const BfNewTask *task,
                          GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;
  BfJsonWriter *writer;

  g_return_val_if_fail (self != NULL && task != NULL && task->title != NULL, NULL);
  g_return_val_if_fail (task->area < self->areas->len && task->driver < G_N_ELEMENTS (drivers), NULL);

  title = dup_clean_title (task->title);
  if (!check_new_task (self, task, title, error))
    return NULL;

  id = dup_new_id (self, bf_catalog_find_task, title, "task");
  writer = begin_overlay ();
  begin_item (writer, "tasks", id);
  bf_json_writer_string (writer, "title", title);
  bf_json_writer_string (writer, "description", title);
  bf_json_writer_string (writer, "area", bf_catalog_get_area (self, task->area)->id);
  bf_json_writer_string (writer, "category", categories[guess_category (self, task->area)]);
  bf_json_writer_string (writer, "driver", drivers[task->driver]);
  write_yours (writer, "per_driver", task->per_driver);
  write_yours (writer, "minutes", task->minutes);
  bf_json_writer_boolean (writer, "essential", FALSE);
  bf_json_writer_boolean (writer, "deferrable", TRUE);
  bf_json_writer_integer (writer, "priority", NEW_TASK_PRIORITY);
  end_item (writer);

  return end_overlay (writer, self, error);
}

static BfCatalog *
remove_item (const BfCatalog *self,
             const char *list,
             const char *id,
             GError **error)
{
  BfJsonWriter *writer = begin_overlay ();

  bf_json_writer_begin_object (writer, "removed");
  bf_json_writer_begin_array (writer, list);
  bf_json_writer_string (writer, NULL, id);
  bf_json_writer_end_array (writer);
  bf_json_writer_end_object (writer);

  return end_overlay (writer, self, error);
}

/**
 * bf_catalog_edit_remove_task:
 * @self: a catalog
 * @task: index of a task
 * @error: where to put an error
 *
 * Returns: (transfer full): the catalog without the task; NULL for the last one
 */
BfCatalog *
bf_catalog_edit_remove_task (const BfCatalog *self,
                             guint task,
                             GError **error)
{
  g_return_val_if_fail (self != NULL && task < self->tasks->len, NULL);

  if (self->tasks->len == 1)
    {
      field_error (error, _ ("The last task cannot be removed: without tasks there is nothing to plan. Add another first."));
      return NULL;
    }

  return remove_item (self, "tasks", bf_catalog_get_task (self, task)->id, error);
}

static gboolean
check_new_role (const BfCatalog *self,
                const BfNewRole *role,
                const char *title,
                const BfRole *except,
                GError **error)
{
  if (!check_title (self->roles, G_STRUCT_OFFSET (BfRole, title), title, except, error))
    return FALSE;
  if (!(role->hourly_pay > 0 && role->hourly_pay <= BF_MAX_HOURLY_PAY))
    return field_error (error, _ ("Hourly Pay: must be more than 0 and at most 1,000."));

  return TRUE;
}

/**
 * bf_catalog_edit_add_role:
 * @self: a catalog
 * @role: what the user knows about it
 * @error: where to put an error
 *
 * The new role does nothing until the matrix says so.
 *
 * Returns: (transfer full): the catalog with the role as its last
 */
BfCatalog *
bf_catalog_edit_add_role (const BfCatalog *self,
                          const BfNewRole *role,
                          GError **error)
{
  static const char *const titles[] = { "title", "short_title", "plural", "summary" };
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;
  BfJsonWriter *writer;

  g_return_val_if_fail (self != NULL && role != NULL && role->title != NULL, NULL);

  title = dup_clean_title (role->title);
  if (!check_new_role (self, role, title, NULL, error))
    return NULL;

  id = dup_new_id (self, bf_catalog_find_role, title, "role");
  writer = begin_overlay ();
  begin_item (writer, "roles", id);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    bf_json_writer_string (writer, titles[i], title);
  bf_json_writer_boolean (writer, "licensed", role->licensed);
  bf_json_writer_boolean (writer, "hireable", role->hireable);
  write_yours (writer, "hourly_pay", role->hourly_pay);
  bf_json_writer_begin_object (writer, "tasks");
  bf_json_writer_end_object (writer);
  end_item (writer);

  return end_overlay (writer, self, error);
}

static void
write_changed_titles (BfJsonWriter *writer,
                      const char *title)
{
  static const char *const members[] = { "title", "short_title", "plural" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    bf_json_writer_string (writer, members[i], title);
}

/**
 * bf_catalog_edit_change_role:
 * @self: a catalog
 * @role: index of a role
 * @changed: what it is to be; pay is changed only if it differs
 * @error: where to put an error
 *
 * Returns: (transfer full): the catalog with the role so
 */
BfCatalog *
bf_catalog_edit_change_role (const BfCatalog *self,
                             guint role,
                             const BfNewRole *changed,
                             GError **error)
{
  g_autofree char *title = NULL;
  const BfRole *item;
  BfJsonWriter *writer;

  g_return_val_if_fail (self != NULL && changed != NULL && changed->title != NULL, NULL);
  g_return_val_if_fail (role < self->roles->len, NULL);

  item = bf_catalog_get_role (self, role);
  title = dup_clean_title (changed->title);
  if (!check_new_role (self, changed, title, item, error))
    return NULL;

  writer = begin_overlay ();
  begin_item (writer, "roles", item->id);
  if (!g_str_equal (title, item->title))
    write_changed_titles (writer, title);
  if (changed->licensed != item->licensed)
    bf_json_writer_boolean (writer, "licensed", changed->licensed);
  if (changed->hireable != item->hireable)
    bf_json_writer_boolean (writer, "hireable", changed->hireable);
  if (changed->hourly_pay != item->hourly_pay.value)
    write_yours (writer, "hourly_pay", changed->hourly_pay);
  end_item (writer);

  return end_overlay (writer, self, error);
}

/**
 * bf_catalog_edit_remove_role:
 * @self: a catalog
 * @role: index of a role
 * @error: where to put an error
 *
 * Returns: (transfer full): the catalog without the role; NULL for the last one
 */
BfCatalog *
bf_catalog_edit_remove_role (const BfCatalog *self,
                             guint role,
                             GError **error)
{
  g_return_val_if_fail (self != NULL && role < self->roles->len, NULL);

  if (self->roles->len == 1)
    {
      field_error (error, _ ("The last role cannot be removed: without roles nobody can be hired. Add another first."));
      return NULL;
    }

  return remove_item (self, "roles", bf_catalog_get_role (self, role)->id, error);
}

static void
write_given (BfJsonWriter *writer,
             const char *member,
             const double *given)
{
  if (given != NULL)
    write_yours (writer, member, *given);
}

static void
write_task_numbers (BfJsonWriter *writer,
                    const BfCatalog *self,
                    const BfProfile *profile)
{
  bf_json_writer_begin_array (writer, "tasks");
  for (guint i = 0; i < self->tasks->len; i++)
    {
      const char *id = bf_catalog_get_task (self, i)->id;

      bf_json_writer_begin_object (writer, NULL);
      bf_json_writer_string (writer, "id", id);
      write_given (writer, "per_driver", g_hash_table_lookup (profile->task_per_driver, id));
      write_given (writer, "minutes", g_hash_table_lookup (profile->task_minutes, id));
      bf_json_writer_end_object (writer);
    }
  bf_json_writer_end_array (writer);
}

/**
 * bf_catalog_edit_take_numbers:
 * @self: a catalog
 * @profile: a facility
 * @error: where to put an error
 *
 * What the user typed about tasks and pay is an answer of one facility; this
 * makes it part of a catalog that others can use.
 *
 * Returns: (transfer full): the catalog with the minutes, volumes and pay that
 *   @profile gives
 */
BfCatalog *
bf_catalog_edit_take_numbers (const BfCatalog *self,
                              const BfProfile *profile,
                              GError **error)
{
  BfJsonWriter *writer;

  g_return_val_if_fail (self != NULL && profile != NULL, NULL);

  writer = begin_overlay ();
  write_task_numbers (writer, self, profile);
  bf_json_writer_begin_array (writer, "roles");
  for (guint i = 0; i < self->roles->len; i++)
    {
      const char *id = bf_catalog_get_role (self, i)->id;

      bf_json_writer_begin_object (writer, NULL);
      bf_json_writer_string (writer, "id", id);
      write_given (writer, "hourly_pay", g_hash_table_lookup (profile->role_pay, id));
      bf_json_writer_end_object (writer);
    }
  bf_json_writer_end_array (writer);

  return end_overlay (writer, self, error);
}
