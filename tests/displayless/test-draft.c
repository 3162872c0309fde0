// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "core/bf-draft-folder.h"
#include "core/bf-error.h"

#define UUID "6f1c2b3a-1111-4222-8333-0123456789ab"
#define OTHER_UUID "6f1c2b3a-1111-4222-8333-0123456789ac"
#define PROFILE "{\"format\": \"backfill-profile\", \"version\": 1, \"name\": \"Smith & Sons\"}"
#define HEAD "{\"format\": \"backfill-draft\", \"version\": 1, \"time\": 1700000000, "

typedef struct
{
  char *path;
  BfDraftFolder *folder;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *parent = g_dir_make_tmp ("backfill-XXXXXX", &error);

  g_assert_no_error (error);
  self->path = g_build_filename (parent, "deeper", "drafts", NULL);
  file = g_file_new_for_path (self->path);
  self->folder = bf_draft_folder_new (file);
}

static void
remove_tree (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *self,
           gconstpointer user_data)
{
  g_autofree char *deeper = g_path_get_dirname (self->path);
  g_autofree char *parent = g_path_get_dirname (deeper);

  remove_tree (parent);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, bf_draft_folder_unref);
}

static BfProfile *
create_profile (const char *name)
{
  BfProfile *profile = bf_profile_new ();

  g_free (profile->name);
  profile->name = g_strdup (name);
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = 61.25;
  return profile;
}

static BfDraft *
create_draft (const char *name)
{
  g_autoptr (BfProfile) profile = create_profile (name);

  return bf_draft_new (UUID, profile, NULL, 1700000000);
}

static char *
dup_draft_path (Fixture *self,
                const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

static gboolean
exists (Fixture *self,
        const char *name)
{
  g_autofree char *path = dup_draft_path (self, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
put_text (Fixture *self,
          const char *name,
          const char *text)
{
  g_autofree char *path = dup_draft_path (self, name);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (self->path, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static GPtrArray *
find_orphans (Fixture *self)
{
  return bf_draft_folder_find_orphans (self->folder, bf_catalog_get_builtin ());
}

/* Saves as a process that is gone since. */
static void
save_as_orphan (Fixture *self,
                BfDraft *draft)
{
  g_autoptr (GError) error = NULL;

  g_free (draft->owner);
  draft->owner = g_strdup ("long-ago 1 1");
  g_assert_true (bf_draft_folder_save (self->folder, draft, &error));
  g_assert_no_error (error);
}

static void
test_reads_back_as_written (void)
{
  static const char *const uris[] = { NULL, "file:///home/a%20b/plan.backfill" };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr (BfProfile) profile = create_profile ("Smith & <b>Sons</b>\n");
      g_autoptr (GFile) file = uris[i] != NULL ? g_file_new_for_uri (uris[i]) : NULL;
      g_autoptr (BfDraft) draft = bf_draft_new (UUID, profile, file, 1700000000);
      g_autoptr (GBytes) bytes = bf_draft_to_bytes (draft);
      g_autoptr (GError) error = NULL;
      g_autoptr (BfDraft) back = bf_draft_new_from_bytes (bytes, UUID, bf_catalog_get_builtin (), &error);

      g_assert_no_error (error);
      g_assert_true (bf_profile_equal (back->profile, draft->profile));
      g_assert_cmpstr (back->id, ==, UUID);
      g_assert_cmpstr (back->owner, ==, draft->owner);
      g_assert_cmpint (back->time, ==, 1700000000);
      g_assert_cmpuint (back->serial, >, draft->serial);
      g_assert_true (file == NULL ? back->file == NULL : g_file_equal (back->file, file));
    }
}

static void
test_rest_is_a_file_that_opens (void)
{
  g_autoptr (BfDraft) draft = create_draft ("Smith");
  g_autoptr (GBytes) bytes = bf_draft_to_bytes (draft);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = memchr (data, '\n', size);
  g_autoptr (GBytes) rest = g_bytes_new (end + 1, size - (gsize) (end + 1 - data));
  g_autoptr (BfProfile) profile = bf_profile_new_from_bytes (rest, bf_catalog_get_builtin (), &error);

  g_assert_no_error (error);
  g_assert_true (bf_profile_equal (profile, draft->profile));
}

static void
test_refuses_what_is_damaged (void)
{
  static const struct
  {
    const char *text;
    BfCoreError code;
  } cases[] = {
    { "\n", BF_CORE_ERROR_EMPTY },
    { HEAD "\"owner\": \"a\"}", BF_CORE_ERROR_FORMAT },
    { "[]\n" PROFILE, BF_CORE_ERROR_FORMAT },
    { PROFILE "\n" PROFILE, BF_CORE_ERROR_FORMAT },
    { "{\"format\": \"backfill-draft\"}\n" PROFILE, BF_CORE_ERROR_FIELD },
    { "{\"format\": \"backfill-draft\", \"version\": 2}\n" PROFILE, BF_CORE_ERROR_NEWER_VERSION },
    { HEAD "\"owner\": 7}\n" PROFILE, BF_CORE_ERROR_FIELD },
    { "{\"format\": \"backfill-draft\", \"version\": 1, \"time\": -1, \"owner\": \"a\"}\n" PROFILE, BF_CORE_ERROR_FIELD },
    { HEAD "\"owner\": \"a\"}\n{\"format\": ", BF_CORE_ERROR_SYNTAX },
    { HEAD "\"owner\": \"a\"}\n{}", BF_CORE_ERROR_FORMAT },
    { HEAD "\"owner\": \"a\"\n" PROFILE, BF_CORE_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (bf_draft_new_from_bytes (bytes, UUID, bf_catalog_get_builtin (), &error));
      g_assert_error (error, BF_CORE_ERROR, (int) cases[i].code);
    }
}

static void
test_owner_is_one_process_only (void)
{
  g_autoptr (BfDraft) draft = create_draft ("Smith");
  g_auto (GStrv) parts = g_strsplit (draft->owner, " ", -1);
  static const char *const others[] = { "", "x", "a b c", "a 1", "a -3 4", "a 99999999999999999999 4" };

  g_assert_true (bf_draft_owner_is_alive (draft));
  /* The same number, but another start or another boot. */
  g_free (draft->owner);
  draft->owner = g_strdup_printf ("%s %s %s1", parts[0], parts[1], parts[2]);
  g_assert_false (bf_draft_owner_is_alive (draft));
  g_free (draft->owner);
  draft->owner = g_strdup_printf ("%sx %s %s", parts[0], parts[1], parts[2]);
  g_assert_false (bf_draft_owner_is_alive (draft));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_free (draft->owner);
      draft->owner = g_strdup (others[i]);
      g_assert_false (bf_draft_owner_is_alive (draft));
    }
}

static void
test_is_for_its_owner_alone (Fixture *self,
                             gconstpointer user_data)
{
  g_autoptr (BfDraft) draft = create_draft ("Smith");
  g_autofree char *path = dup_draft_path (self, UUID ".draft");
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_true (bf_draft_folder_save (self->folder, draft, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_finds_only_drafts_of_processes_that_are_gone (Fixture *self,
                                                   gconstpointer user_data)
{
  g_autoptr (BfDraft) draft = create_draft ("Smith");
  g_autoptr (BfDraft) orphan = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = find_orphans (self);
  g_autoptr (GPtrArray) still_none = NULL;
  g_autoptr (GPtrArray) one = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (bf_draft_folder_save (self->folder, draft, &error));
  still_none = find_orphans (self);
  g_assert_cmpuint (still_none->len, ==, 0);

  orphan = create_draft ("Jones");
  save_as_orphan (self, orphan);
  one = find_orphans (self);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((BfDraft *) one->pdata[0])->profile->name, ==, "Jones");
  g_assert_cmpstr (((BfDraft *) one->pdata[0])->id, ==, UUID);
}

static void
test_newest_comes_first (Fixture *self,
                         gconstpointer user_data)
{
  g_autoptr (BfDraft) older = create_draft ("older");
  g_autoptr (BfDraft) newer = create_draft ("newer");
  g_autoptr (GPtrArray) found = NULL;

  g_free (newer->id);
  newer->id = g_strdup (OTHER_UUID);
  newer->time = older->time + 1;
  save_as_orphan (self, older);
  save_as_orphan (self, newer);
  found = find_orphans (self);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((BfDraft *) found->pdata[0])->profile->name, ==, "newer");
}

static void
test_slow_thread_never_brings_back_what_is_over (Fixture *self,
                                                 gconstpointer user_data)
{
  g_autoptr (BfDraft) slow = create_draft ("slow");
  g_autoptr (BfDraft) quick = create_draft ("quick");
  g_autoptr (BfDraft) after = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  save_as_orphan (self, quick);
  save_as_orphan (self, slow);
  found = find_orphans (self);
  g_assert_cmpstr (((BfDraft *) found->pdata[0])->profile->name, ==, "quick");

  bf_draft_folder_remove (self->folder, UUID);
  g_assert_true (bf_draft_folder_save (self->folder, slow, &error));
  g_assert_false (exists (self, UUID ".draft"));
  after = create_draft ("after");
  g_assert_true (bf_draft_folder_save (self->folder, after, &error));
  g_assert_true (exists (self, UUID ".draft"));
}

static void
test_removing_needs_no_draft (Fixture *self,
                              gconstpointer user_data)
{
  bf_draft_folder_remove (self->folder, UUID);
  g_assert_false (exists (self, UUID ".draft"));
}

static void
test_damaged_draft_is_put_aside (Fixture *self,
                                 gconstpointer user_data)
{
  g_autoptr (BfDraft) whole = create_draft ("whole");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) again = NULL;

  save_as_orphan (self, whole);
  put_text (self, OTHER_UUID ".draft", "what a mess");
  found = find_orphans (self);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_false (exists (self, OTHER_UUID ".draft"));
  g_assert_true (exists (self, "damaged/" OTHER_UUID ".draft"));
  again = find_orphans (self);
  g_assert_cmpuint (again->len, ==, 1);
}

static void
test_draft_of_a_newer_version_is_left_alone (Fixture *self,
                                             gconstpointer user_data)
{
  g_autoptr (GPtrArray) found = NULL;

  put_text (self, UUID ".draft", "{\"format\": \"backfill-draft\", \"version\": 2}\n{}");
  found = find_orphans (self);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_true (exists (self, UUID ".draft"));
}

static void
test_other_files_are_left_alone (Fixture *self,
                                 gconstpointer user_data)
{
  static const char *const names[] = { "notes.txt", "x.draft", UUID ".draft~", "." UUID ".draft.abc123" };
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    put_text (self, names[i], "hello");
  found = find_orphans (self);
  g_assert_cmpuint (found->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (exists (self, names[i]));
}

static guint
count_discarded (Fixture *self)
{
  g_autoptr (GPtrArray) discarded = bf_draft_folder_list_discarded (self->folder, bf_catalog_get_builtin ());

  return discarded->len;
}

static void
test_discarded_draft_can_be_recovered (Fixture *self,
                                       gconstpointer user_data)
{
  g_autoptr (BfDraft) draft = create_draft ("Smith");
  g_autoptr (BfDraft) late = create_draft ("Smith");
  g_autoptr (GPtrArray) discarded = NULL;
  const BfDraft *back;

  bf_draft_folder_discard (self->folder, UUID);
  g_assert_cmpuint (count_discarded (self), ==, 0);
  /* Both were made before, so that they come too late. */
  g_assert_true (bf_draft_folder_save (self->folder, draft, NULL));
  g_assert_false (exists (self, UUID ".draft"));

  draft->serial = bf_draft_next_serial ();
  g_assert_true (bf_draft_folder_save (self->folder, draft, NULL));
  bf_draft_folder_discard (self->folder, UUID);
  g_assert_true (bf_draft_folder_save (self->folder, late, NULL));
  g_assert_false (exists (self, UUID ".draft"));
  discarded = bf_draft_folder_list_discarded (self->folder, bf_catalog_get_builtin ());
  g_assert_cmpuint (discarded->len, ==, 1);
  back = discarded->pdata[0];
  g_assert_cmpstr (back->profile->name, ==, "Smith");
}

/* The days count from when it was discarded, not from the last change. */
static void
test_discarded_draft_is_kept_for_days (Fixture *self,
                                       gconstpointer user_data)
{
  static const struct
  {
    gint64 hours;
    guint n_kept;
  } cases[] = { { 1, 1 }, { 24 * BF_DRAFT_KEEP_DAYS - 1, 1 }, { 24 * BF_DRAFT_KEEP_DAYS + 1, 0 } };
  g_autofree char *path = dup_draft_path (self, "discarded/" UUID ".draft");
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const struct utimbuf times = { now - cases[i].hours * 3600, now - cases[i].hours * 3600 };
      g_autoptr (BfDraft) draft = create_draft ("Smith");
      g_autoptr (GPtrArray) orphans = NULL;

      save_as_orphan (self, draft);
      bf_draft_folder_discard (self->folder, UUID);
      g_assert_cmpint (utime (path, &times), ==, 0);
      /* A start of the program removes it as well, and offers it in no case. */
      orphans = find_orphans (self);
      g_assert_cmpuint (orphans->len, ==, 0);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, cases[i].n_kept > 0);
      g_assert_cmpuint (count_discarded (self), ==, cases[i].n_kept);
    }
}

static void
test_folder_that_cannot_be_made_is_an_error (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/null/drafts");
  g_autoptr (BfDraftFolder) folder = bf_draft_folder_new (file);
  g_autoptr (BfDraft) draft = create_draft ("Smith");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (bf_draft_folder_save (folder, draft, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, BF_CORE_ERROR);
  found = bf_draft_folder_find_orphans (folder, bf_catalog_get_builtin ());
  g_assert_cmpuint (found->len, ==, 0);
}

static gpointer
save_often (gpointer data)
{
  Fixture *self = data;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (BfDraft) draft = create_draft ("thread");
      g_autoptr (GError) error = NULL;

      g_assert_true (bf_draft_folder_save (self->folder, draft, &error));
      g_assert_no_error (error);
    }
  return NULL;
}

static void
test_threads_may_save_at_once (Fixture *self,
                               gconstpointer user_data)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("save", save_often, self);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  bf_draft_folder_remove (self->folder, UUID);
  g_assert_false (exists (self, UUID ".draft"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/draft/reads-back-as-written", test_reads_back_as_written);
  g_test_add_func ("/draft/rest-is-a-file-that-opens", test_rest_is_a_file_that_opens);
  g_test_add_func ("/draft/refuses-what-is-damaged", test_refuses_what_is_damaged);
  g_test_add_func ("/draft/owner-is-one-process-only", test_owner_is_one_process_only);
#define ADD(path, function) g_test_add ("/draft/folder/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("is-for-its-owner-alone", test_is_for_its_owner_alone);
  ADD ("finds-only-drafts-of-processes-that-are-gone", test_finds_only_drafts_of_processes_that_are_gone);
  ADD ("newest-comes-first", test_newest_comes_first);
  ADD ("slow-thread-never-brings-back-what-is-over", test_slow_thread_never_brings_back_what_is_over);
  ADD ("removing-needs-no-draft", test_removing_needs_no_draft);
  ADD ("damaged-draft-is-put-aside", test_damaged_draft_is_put_aside);
  ADD ("draft-of-a-newer-version-is-left-alone", test_draft_of_a_newer_version_is_left_alone);
  ADD ("discarded-draft-can-be-recovered", test_discarded_draft_can_be_recovered);
  ADD ("discarded-draft-is-kept-for-seven-days", test_discarded_draft_is_kept_for_days);
  ADD ("other-files-are-left-alone", test_other_files_are_left_alone);
  ADD ("threads-may-save-at-once", test_threads_may_save_at_once);
#undef ADD
  g_test_add_func ("/draft/folder/that-cannot-be-made-is-an-error", test_folder_that_cannot_be_made_is_an_error);

  return g_test_run ();
}
