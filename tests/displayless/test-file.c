// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <utime.h>
#include <unistd.h>

#include "file-fixture.h"

#define NOBODY 65534

/* How the process with the small disk says that it could not have one. */
#define NO_DISK 77

/* How often each of two programs counts up. */
#define N_COUNTED 200

/* A refusal leaves everything as it was and names the file and the reason. */
static void
assert_save_refused (Fixture *fixture,
                     GFile *file,
                     int code,
                     const char *words)
{
  g_autoptr (GError) error = NULL;
  guint n = count_names (fixture);

  g_assert_false (save (file, "new", &error));
  g_assert_error (error, BF_CORE_ERROR, code);
  if (!strstr (error->message, words))
    g_error ("“%s” does not say “%s”", error->message, words);
  g_assert_cmpuint (count_names (fixture), ==, n);
}

static void
assert_read_refused (GFile *file,
                     gsize max_bytes,
                     int code,
                     const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bf_file_read (file, max_bytes, &error));
  g_assert_error (error, BF_CORE_ERROR, code);
  if (!strstr (error->message, words))
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
assert_reads (GFile *file,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bf_file_read (file, BF_FILE_MAX_BYTES, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

static void
test_read (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a.backfill");

  put (fixture, "a.backfill", "{}\n", 0400);
  assert_reads (file, "{}\n");
}

static void
test_read_missing (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "elm.backfill");
  g_autoptr (GFile) deep = get_file (fixture, "no/folder/elm.backfill");

  assert_read_refused (file, 100, BF_CORE_ERROR_NOT_FOUND, "“elm.backfill” was not found.");
  assert_read_refused (deep, 100, BF_CORE_ERROR_NOT_FOUND, "“elm.backfill” was not found.");
}

static void
test_read_folder (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->folder);

  assert_read_refused (file, 100, BF_CORE_ERROR_NOT_A_FILE, "is a folder. Choose a file.");
}

static void
test_read_special (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *pipe_path = dup_path (fixture, "pipe");
  g_autofree char *socket_path = dup_path (fixture, "socket");
  g_autoptr (GFile) pipe_file = g_file_new_for_path (pipe_path);
  g_autoptr (GFile) socket_file = g_file_new_for_path (socket_path);
  g_autoptr (GFile) null_file = g_file_new_for_path ("/dev/null");
  g_autoptr (GFile) zero_file = g_file_new_for_path ("/dev/zero");
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_strlcpy (address.sun_path, socket_path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  assert_read_refused (pipe_file, 100, BF_CORE_ERROR_NOT_A_FILE, "“pipe” is a device or a pipe");
  assert_read_refused (socket_file, 100, BF_CORE_ERROR_NOT_A_FILE, "“socket” is a device or a pipe");
  assert_read_refused (null_file, 100, BF_CORE_ERROR_NOT_A_FILE, "“null” is a device or a pipe");
  assert_read_refused (zero_file, 100, BF_CORE_ERROR_NOT_A_FILE, "“zero” is a device or a pipe");
  close (fd);
}

static void
test_read_empty (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");

  put (fixture, "a", "", 0600);
  assert_read_refused (file, 100, BF_CORE_ERROR_EMPTY, "“a” is empty.");
}

static void
test_read_limit (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");
  g_autoptr (GFile) sparse = get_file (fixture, "sparse");
  g_autoptr (GBytes) bytes = NULL;

  put (fixture, "a", "12345678", 0600);
  put (fixture, "sparse", "", 0600);
  g_assert_cmpint (truncate (g_file_peek_path (sparse), G_GINT64_CONSTANT (20) * 1024 * 1024 * 1024), ==, 0);
  bytes = bf_file_read (file, 8, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 8);
  assert_read_refused (file, 7, BF_CORE_ERROR_TOO_LARGE, "“a” is larger than 7 bytes");
  assert_read_refused (sparse, BF_FILE_MAX_BYTES, BF_CORE_ERROR_TOO_LARGE, "8.0\xc2\xa0MiB");
}

/* /proc gives files that say they are empty and are not; what counts is what
 * is read. */
static void
test_read_limit_of_growing (Fixture *fixture,
                            gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/proc/self/status");
  g_autoptr (GBytes) bytes = bf_file_read (file, BF_FILE_MAX_BYTES, NULL);

  if (!bytes)
    {
      g_test_skip ("There is no /proc here.");
      return;
    }
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 10);
  assert_read_refused (file, 10, BF_CORE_ERROR_TOO_LARGE, "“status” is larger than 10 bytes");
}

static void
test_read_links (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GFile) link_file = get_file (fixture, "link");
  g_autoptr (GFile) dangling = get_file (fixture, "dangling");
  g_autoptr (GFile) circle = get_file (fixture, "circle");

  put (fixture, "a", "text", 0600);
  g_assert_cmpint (symlink ("a", g_file_peek_path (link_file)), ==, 0);
  g_assert_cmpint (symlink ("gone", g_file_peek_path (dangling)), ==, 0);
  g_assert_cmpint (symlink ("circle", g_file_peek_path (circle)), ==, 0);
  assert_reads (link_file, "text");
  assert_read_refused (dangling, 100, BF_CORE_ERROR_NOT_FOUND, "“dangling” was not found.");
  assert_read_refused (circle, 100, BF_CORE_ERROR_NOT_FOUND, "“circle” was not found.");
}

/* As an ordinary user, whom permissions bind. */
static gboolean
become_nobody (void)
{
  return geteuid () != 0 || seteuid (NOBODY) == 0;
}

static void
become_again (void)
{
  g_assert_cmpint (seteuid (getuid ()), ==, 0);
}

static void
test_read_permission (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");

  put (fixture, "a", "text", 0000);
  if (!become_nobody ())
    {
      g_test_skip ("Permissions do not bind this user.");
      return;
    }
  assert_read_refused (file, 100, BF_CORE_ERROR_PERMISSION, "You may not read “a”.");
  become_again ();
}

static void
test_no_path (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("sftp://host/elm.backfill");

  assert_read_refused (file, 100, BF_CORE_ERROR_IO, "Choose a local folder");
  assert_save_refused (fixture, file, BF_CORE_ERROR_IO, "“elm.backfill” is not in a folder of this computer.");
}

static void
test_strange_names (Fixture *fixture,
                    gconstpointer data)
{
  static const char *const names[] = { "-rf", ".hidden", "two\nlines", "a b", "ä漢😀", "100%s%n", "<b>&amp;" };
  g_autoptr (GFile) latin = get_file (fixture, "caf\xe9");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = get_file (fixture, names[i]);

      assert_read_refused (file, 100, BF_CORE_ERROR_NOT_FOUND, names[i]);
      g_assert_true (save (file, "text", NULL));
      assert_reads (file, "text");
    }
  g_assert_null (bf_file_read (latin, 100, &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_save_new (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a.backfill");
  g_autoptr (GError) error = NULL;
  mode_t before = umask (0);

  g_assert_true (save (file, "text", &error));
  umask (before);
  g_assert_no_error (error);
  assert_content (fixture, "a.backfill", "text");
  assert_mode (fixture, "a.backfill", 0600);
  g_assert_cmpuint (count_names (fixture), ==, 1);
}

static void
test_save_replaces (Fixture *fixture,
                    gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0644, 0640, 0664, 0777, 0606 };
  g_autoptr (GFile) file = get_file (fixture, "a");

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      put (fixture, "a", "a long text that must not show at the end", modes[i]);
      g_assert_true (save (file, "short", NULL));
      assert_content (fixture, "a", "short");
      assert_mode (fixture, "a", modes[i]);
      g_assert_cmpuint (count_names (fixture), ==, 1);
    }
}

static void
test_save_keeps_owner (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");
  struct stat info;

  put (fixture, "a", "old", 0640);
  if (chown (g_file_peek_path (file), NOBODY, NOBODY) != 0)
    {
      g_test_skip ("This user may not give files away.");
      return;
    }
  g_assert_true (save (file, "new", NULL));
  g_assert_cmpint (stat (g_file_peek_path (file), &info), ==, 0);
  g_assert_cmpuint (info.st_uid, ==, NOBODY);
  g_assert_cmpuint (info.st_gid, ==, NOBODY);
  assert_mode (fixture, "a", 0640);
}

static void
test_save_link (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GFile) link_file = get_file (fixture, "link");
  g_autoptr (GFile) second = get_file (fixture, "second");

  put (fixture, "a", "old", 0640);
  g_assert_cmpint (symlink ("a", g_file_peek_path (link_file)), ==, 0);
  g_assert_cmpint (symlink ("link", g_file_peek_path (second)), ==, 0);
  g_assert_true (save (second, "new", NULL));
  g_assert_true (g_file_test (g_file_peek_path (second), G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (g_file_peek_path (link_file), G_FILE_TEST_IS_SYMLINK));
  assert_content (fixture, "a", "new");
  assert_mode (fixture, "a", 0640);
  g_assert_cmpuint (count_names (fixture), ==, 3);
}

static void
test_save_bad_links (Fixture *fixture,
                     gconstpointer data)
{
  g_autoptr (GFile) dangling = get_file (fixture, "dangling");
  g_autoptr (GFile) circle = get_file (fixture, "circle");

  g_assert_cmpint (symlink ("gone", g_file_peek_path (dangling)), ==, 0);
  g_assert_cmpint (symlink ("circle", g_file_peek_path (circle)), ==, 0);
  assert_save_refused (fixture, dangling, BF_CORE_ERROR_NOT_FOUND, "“dangling” is a link to a file that does not exist.");
  assert_save_refused (fixture, circle, BF_CORE_ERROR_NOT_FOUND, "“circle” is a link to a file that does not exist.");
  g_assert_true (g_file_test (g_file_peek_path (dangling), G_FILE_TEST_IS_SYMLINK));
}

static void
test_save_not_a_file (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GFile) folder = get_file (fixture, "folder");
  g_autoptr (GFile) pipe_file = get_file (fixture, "pipe");
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");

  g_assert_cmpint (g_mkdir (g_file_peek_path (folder), 0700), ==, 0);
  g_assert_cmpint (mkfifo (g_file_peek_path (pipe_file), 0600), ==, 0);
  assert_save_refused (fixture, folder, BF_CORE_ERROR_NOT_A_FILE, "“folder” is a folder.");
  assert_save_refused (fixture, pipe_file, BF_CORE_ERROR_NOT_A_FILE, "“pipe” is a device or a pipe");
  assert_save_refused (fixture, full, BF_CORE_ERROR_NOT_A_FILE, "“full” is a device or a pipe");
}

static void
test_save_read_only (Fixture *fixture,
                     gconstpointer data)
{
  static const mode_t modes[] = { 0444, 0400, 0555 };
  g_autoptr (GFile) file = get_file (fixture, "a");

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      put (fixture, "a", "old", modes[i]);
      assert_save_refused (fixture, file, BF_CORE_ERROR_PERMISSION, "the file is read-only");
      assert_content (fixture, "a", "old");
      assert_mode (fixture, "a", modes[i]);
      g_assert_cmpint (g_remove (g_file_peek_path (file)), ==, 0);
    }
}

static void
test_save_permission (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GFile) others = get_file (fixture, "others");
  g_autoptr (GFile) open_file = get_file (fixture, "open");
  g_autoptr (GFile) fresh = get_file (fixture, "fresh");

  put (fixture, "others", "old", 0644);
  put (fixture, "open", "old", 0666);
  g_assert_cmpint (chmod (fixture->folder, 0555), ==, 0);
  if (!become_nobody ())
    {
      g_test_skip ("Permissions do not bind this user.");
      return;
    }
  if (getuid () == 0)
    assert_save_refused (fixture, others, BF_CORE_ERROR_PERMISSION, "the file is read-only");
  assert_save_refused (fixture, open_file, BF_CORE_ERROR_PERMISSION, "you may not write into its folder");
  assert_save_refused (fixture, fresh, BF_CORE_ERROR_PERMISSION, "you may not write into its folder");
  become_again ();
  g_assert_cmpint (chmod (fixture->folder, 0755), ==, 0);
  assert_content (fixture, "others", "old");
  assert_content (fixture, "open", "old");
}

static void
test_save_folder_gone (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "gone/a");
  g_autoptr (GFile) below_file = get_file (fixture, "file/a");

  put (fixture, "file", "old", 0600);
  assert_save_refused (fixture, file, BF_CORE_ERROR_NOT_FOUND, "its folder no longer exists");
  assert_save_refused (fixture, below_file, BF_CORE_ERROR_NOT_FOUND, "its folder no longer exists");
}

static void
test_save_long_names (Fixture *fixture,
                      gconstpointer data)
{
  g_autofree char *longest = g_strnfill (255, 'x');
  g_autofree char *too_long = g_strnfill (256, 'x');
  g_autoptr (GString) wide = g_string_new ("x");
  g_autoptr (GFile) file = get_file (fixture, longest);
  g_autoptr (GFile) refused = get_file (fixture, too_long);
  g_autoptr (GFile) wide_file = NULL;

  while (wide->len < 250)
    g_string_append (wide, "漢");
  wide_file = get_file (fixture, wide->str);
  g_assert_true (save (file, "new", NULL));
  assert_content (fixture, longest, "new");
  g_assert_true (save (wide_file, "new", NULL));
  assert_content (fixture, wide->str, "new");
  assert_save_refused (fixture, refused, BF_CORE_ERROR_IO, "is too long for this disk");
}

static void
test_save_nothing (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");
  g_autoptr (GBytes) bytes = g_bytes_new (NULL, 0);
  g_autoptr (GError) error = NULL;

  put (fixture, "a", "old", 0600);
  g_assert_false (bf_file_save (file, bytes, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_EMPTY);
  assert_content (fixture, "a", "old");
}

static void
test_save_binary (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a.pdf");
  g_autofree guint8 *content = g_malloc (3000000);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) read = NULL;

  for (guint i = 0; i < 3000000; i++)
    content[i] = (guint8) (i * 7 + i / 256);
  bytes = g_bytes_new (content, 3000000);
  g_assert_true (bf_file_save (file, bytes, NULL));
  read = bf_file_read (file, BF_FILE_MAX_BYTES, NULL);
  g_assert_true (g_bytes_equal (bytes, read));
}

/* A second name of the same file keeps the old content, as a backup that shares
 * its files wants it. */
static void
test_save_hard_link (Fixture *fixture,
                     gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");
  g_autofree char *backup = dup_path (fixture, "backup");

  put (fixture, "a", "old", 0640);
  g_assert_cmpint (link (g_file_peek_path (file), backup), ==, 0);
  g_assert_true (save (file, "new", NULL));
  assert_content (fixture, "a", "new");
  assert_content (fixture, "backup", "old");
}

static void
test_save_removes_leftovers (Fixture *fixture,
                             gconstpointer data)
{
  static const struct
  {
    const char *name;
    gint64 age;
    gboolean stays;
  } cases[] = {
    { ".a.x1y2z3.backfill-save", 2 * G_TIME_SPAN_DAY, FALSE },
    { ".other.x1y2z3.backfill-save", 2 * G_TIME_SPAN_DAY, FALSE },
    { ".xdp-.a.x1y2z3.backfill-save-A1B2C3", 2 * G_TIME_SPAN_DAY, FALSE },
    { ".xdp-.a.now123.backfill-save-A1B2C3", G_TIME_SPAN_HOUR, TRUE },
    { ".xdp-.other-A1B2C3", 2 * G_TIME_SPAN_DAY, TRUE },
    { ".a.now123.backfill-save", G_TIME_SPAN_HOUR, TRUE },
    { ".a.backup", 2 * G_TIME_SPAN_DAY, TRUE },
    { "a.x1y2z3.backfill-save", 2 * G_TIME_SPAN_DAY, TRUE },
  };
  g_autoptr (GFile) file = get_file (fixture, "a");
  gint64 now = g_get_real_time ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = dup_path (fixture, cases[i].name);
      const struct utimbuf times = { (now - cases[i].age) / G_USEC_PER_SEC, (now - cases[i].age) / G_USEC_PER_SEC };

      put (fixture, cases[i].name, "half", 0600);
      g_assert_cmpint (utime (path, &times), ==, 0);
    }
  g_assert_true (save (file, "new", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = dup_path (fixture, cases[i].name);

      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, cases[i].stays);
    }
}

static char *
dup_version (GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *version = bf_file_dup_version (file, &error);

  g_assert_no_error (error);
  return version;
}

static gboolean
save_over (GFile *file,
           const char *version,
           const char *text,
           GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bf_file_save_over (file, version, bytes, error);
}

/* Even with the time and the size of before, as programs do that keep folders
 * the same on two machines. */
static void
test_version_is_the_content (Fixture *fixture,
                             gconstpointer data)
{
  const struct utimbuf times = { 1000000, 1000000 };
  g_autoptr (GFile) file = get_file (fixture, "a");
  g_autoptr (GFile) gone = get_file (fixture, "gone");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *nothing = dup_version (gone);

  put (fixture, "a", "old", 0600);
  g_assert_cmpint (utime (g_file_peek_path (file), &times), ==, 0);
  before = dup_version (file);
  put (fixture, "a", "odd", 0600);
  g_assert_cmpint (utime (g_file_peek_path (file), &times), ==, 0);
  after = dup_version (file);
  put (fixture, "a", "", 0600);
  empty = dup_version (file);
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpstr (empty, !=, after);
  g_assert_cmpstr (empty, !=, BF_FILE_NO_VERSION);
  g_assert_cmpstr (nothing, ==, BF_FILE_NO_VERSION);
}

static void
test_save_over_known (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");
  g_autofree char *version = NULL;
  g_autofree char *next = NULL;

  put (fixture, "a", "old", 0640);
  version = dup_version (file);
  g_assert_true (save_over (file, version, "new", NULL));
  assert_content (fixture, "a", "new");
  assert_mode (fixture, "a", 0640);
  /* Gone is not changed: nobody's work is in the way. */
  next = dup_version (file);
  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
  g_assert_true (save_over (file, next, "newer", NULL));
  assert_content (fixture, "a", "newer");
  g_assert_cmpuint (count_names (fixture), ==, 1);
}

static void
test_save_over_changed (Fixture *fixture,
                        gconstpointer data)
{
  static const char *const others[] = { "theirs", "", "old " };
  g_autoptr (GFile) file = get_file (fixture, "a");
  g_autofree char *version = NULL;

  put (fixture, "a", "old", 0640);
  version = dup_version (file);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;

      put (fixture, "a", others[i], 0640);
      g_assert_false (save_over (file, version, "mine", &error));
      g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_CHANGED);
      g_assert_nonnull (strstr (error->message, "another program has changed the file"));
      g_assert_false (save_over (file, BF_FILE_NO_VERSION, "mine", NULL));
      assert_content (fixture, "a", others[i]);
      g_assert_cmpuint (count_names (fixture), ==, 1);
    }
}

/* Adds one to the number in the file, again and again, and only over the number
 * it has seen. */
static void
count_up (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  guint n_done = 0;

  while (n_done < N_COUNTED)
    {
      g_autoptr (GBytes) bytes = bf_file_read (file, 100, NULL);
      g_autofree char *version = bf_file_dup_version_of_bytes (bytes);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autofree char *next = g_strdup_printf ("%d", atoi (text) + 1);

      n_done += save_over (file, version, next, NULL);
    }
}

/* Two programs that save at the same moment: if one of them ever wrote over what
 * it had not seen, a number would be missing at the end. */
static void
test_save_over_counts (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *path = dup_path (fixture, "a");
  g_autofree char *sum = g_strdup_printf ("%d", 2 * N_COUNTED);
  pid_t children[2];

  put (fixture, "a", "0", 0600);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        {
          count_up (path);
          _exit (0);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  assert_content (fixture, "a", sum);
  g_assert_cmpuint (count_names (fixture), ==, 1);
}

static gpointer
save_many (gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (data);

  for (guint i = 0; i < 100; i++)
    g_assert_true (save (file, i % 2 ? "first text" : "second", NULL));
  return NULL;
}

static void
test_save_at_the_same_time (Fixture *fixture,
                            gconstpointer data)
{
  g_autofree char *path = dup_path (fixture, "a");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GThread *threads[3];

  put (fixture, "a", "second", 0600);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("saver", save_many, path);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GBytes) bytes = bf_file_read (file, 100, NULL);
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);

      g_assert_true ((length == 10 && memcmp (text, "first text", 10) == 0) || (length == 6 && memcmp (text, "second", 6) == 0));
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (count_names (fixture), ==, 1);
}

static gboolean
write_line (const char *path,
            const char *line)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean written = fd >= 0 && write (fd, line, strlen (line)) == (gssize) strlen (line);

  if (fd >= 0)
    close (fd);
  return written;
}

/* The administrator may mount; others may where they are on their own, once
 * it is said that they are still themselves there. */
static gboolean
leave_the_others (void)
{
  g_autofree char *users = g_strdup_printf ("%u %u 1", geteuid (), geteuid ());
  g_autofree char *groups = g_strdup_printf ("%u %u 1", getegid (), getegid ());

  if (geteuid () == 0)
    return unshare (CLONE_NEWNS) == 0;
  return unshare (CLONE_NEWNS | CLONE_NEWUSER) == 0 &&
         write_line ("/proc/self/setgroups", "deny") &&
         write_line ("/proc/self/uid_map", users) &&
         write_line ("/proc/self/gid_map", groups);
}

/* In a process of its own, where a small disk can be mounted without anybody
 * else seeing it. */
static gboolean
mount_small_disk (Fixture *fixture)
{
  return leave_the_others () &&
         mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("tmpfs", fixture->folder, "tmpfs", 0, "size=128k") == 0;
}

static void
fill_disk (Fixture *fixture,
           guint free_pages)
{
  g_autofree char *path = dup_path (fixture, "filler");
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  char page[4096] = { 0 };
  off_t size;

  while (write (fd, page, sizeof page) == sizeof page)
    continue;
  size = lseek (fd, 0, SEEK_END);
  g_assert_cmpint (ftruncate (fd, MAX (0, size - (off_t) free_pages * 4096)), ==, 0);
  close (fd);
}

static void
use_full_disk (Fixture *fixture)
{
  g_autofree char *old = g_strnfill (30000, 'o');
  g_autofree char *new = g_strnfill (40000, 'n');
  g_autoptr (GFile) file = get_file (fixture, "a");
  guint n_saved = 0;

  for (guint free_pages = 0; free_pages <= 12; free_pages++)
    {
      g_autoptr (GError) error = NULL;

      put (fixture, "a", old, 0600);
      fill_disk (fixture, free_pages);
      if (save (file, new, &error))
        {
          n_saved++;
          assert_content (fixture, "a", new);
        }
      else
        {
          g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_NO_SPACE);
          assert_content (fixture, "a", old);
        }
      g_assert_cmpuint (count_names (fixture), ==, 2);
    }
  g_assert_cmpuint (n_saved, >, 0);
  g_assert_cmpuint (n_saved, <, 12);
}

static void
use_mounted_file (Fixture *fixture)
{
  g_autoptr (GFile) file = get_file (fixture, "a");
  const char *path = g_file_peek_path (file);

  g_assert_cmpint (mount (path, path, NULL, MS_BIND, NULL), ==, 0);
  assert_save_refused (fixture, file, BF_CORE_ERROR_IO, "the system is using the file");
  g_assert_cmpint (umount (path), ==, 0);
}

static void
use_read_only_disk (Fixture *fixture)
{
  g_autoptr (GFile) file = get_file (fixture, "a");
  g_autoptr (GFile) fresh = get_file (fixture, "fresh");

  g_assert_cmpint (mount (NULL, fixture->folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  assert_save_refused (fixture, file, BF_CORE_ERROR_PERMISSION, "the disk can only be read");
  assert_save_refused (fixture, fresh, BF_CORE_ERROR_PERMISSION, "the disk can only be read");
}

static void
use_small_disk (Fixture *fixture)
{
  g_autofree char *filler = dup_path (fixture, "filler");

  use_full_disk (fixture);
  g_assert_cmpint (g_remove (filler), ==, 0);
  put (fixture, "a", "old", 0600);
  use_mounted_file (fixture);
  use_read_only_disk (fixture);
}

static void
test_save_real_disk (Fixture *fixture,
                     gconstpointer data)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      if (!mount_small_disk (fixture))
        _exit (NO_DISK);
      use_small_disk (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == NO_DISK)
    g_test_skip ("This user may not mount a disk, not even for one process.");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

#define ADD(path, function) g_test_add ("/file/" path, Fixture, NULL, setup, function, teardown)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("read/gives-the-whole-content", test_read);
  ADD ("read/missing-file-is-not-found", test_read_missing);
  ADD ("read/folder-is-no-file", test_read_folder);
  ADD ("read/pipes-and-devices-are-refused-at-once", test_read_special);
  ADD ("read/empty-file-is-named-empty", test_read_empty);
  ADD ("read/limit-is-named-and-includes-itself", test_read_limit);
  ADD ("read/limit-counts-what-is-read", test_read_limit_of_growing);
  ADD ("read/links-are-followed", test_read_links);
  ADD ("read/permission-is-asked-of-the-owner", test_read_permission);
  ADD ("both/file-without-local-path-is-refused", test_no_path);
  ADD ("both/any-name-works", test_strange_names);
  ADD ("save/new-file-is-private", test_save_new);
  ADD ("save/replaced-file-keeps-its-mode", test_save_replaces);
  ADD ("save/replaced-file-keeps-its-owner", test_save_keeps_owner);
  ADD ("save/link-stays-a-link", test_save_link);
  ADD ("save/link-to-nowhere-is-refused", test_save_bad_links);
  ADD ("save/folders-and-devices-are-refused", test_save_not_a_file);
  ADD ("save/read-only-file-is-respected", test_save_read_only);
  ADD ("save/permission-of-the-folder-is-named", test_save_permission);
  ADD ("save/lost-folder-is-named", test_save_folder_gone);
  ADD ("save/long-names-work-up-to-the-limit", test_save_long_names);
  ADD ("save/nothing-is-not-saved", test_save_nothing);
  ADD ("save/any-bytes-come-back", test_save_binary);
  ADD ("save/second-name-keeps-the-old-content", test_save_hard_link);
  ADD ("save/leftovers-of-killed-savers-go-after-a-day", test_save_removes_leftovers);
  ADD ("version/is-that-of-the-content-not-of-the-time", test_version_is_the_content);
  ADD ("save-over/replaces-what-is-known", test_save_over_known);
  ADD ("save-over/what-another-program-wrote-stays", test_save_over_changed);
  ADD ("save-over/no-save-of-two-programs-is-lost", test_save_over_counts);
  ADD ("save/at-the-same-time-leaves-a-whole-file", test_save_at_the_same_time);
  ADD ("save/full-busy-and-read-only-disks-are-named", test_save_real_disk);

  return g_test_run ();
}
