// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <dlfcn.h>
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
#include <unistd.h>

#include "core/bf-file.h"

#define NOBODY 65534

/* How the process with the small disk says that it could not have one. */
#define NO_DISK 77

/* A save that replaces a file asks for owner, mode, space and then writes. */
#define WRITE_CALL 3

/* The calls below stand in for those of the C library, so that each of them
 * can be made to fail: @times calls, from the one numbered @point on. */
static struct
{
  gboolean armed;
  gboolean half;  /* a write does half and says so */
  gboolean lying; /* a write does half and says it did all */
  int code;
  guint point;
  guint times;
  guint n_calls;
  gboolean hit;
} fault;

static gboolean
fails (void)
{
  guint call = fault.n_calls;

  if (!fault.armed)
    return FALSE;
  fault.n_calls++;
  if (call < fault.point || call - fault.point >= fault.times)
    return FALSE;
  fault.hit = TRUE;
  errno = fault.code;
  return TRUE;
}

static void
inject (guint point,
        guint times,
        int code)
{
  memset (&fault, 0, sizeof fault);
  fault.point = point;
  fault.times = times;
  fault.code = code;
  fault.armed = TRUE;
}

int
fsync (int fd)
{
  static int (*real) (int);

  if (!real)
    real = (int (*) (int)) dlsym (RTLD_NEXT, "fsync");
  return fails () ? -1 : real (fd);
}

int
fchmod (int fd,
        mode_t mode)
{
  static int (*real) (int, mode_t);

  if (!real)
    real = (int (*) (int, mode_t)) dlsym (RTLD_NEXT, "fchmod");
  return fails () ? -1 : real (fd, mode);
}

int
fchown (int fd,
        uid_t owner,
        gid_t group)
{
  static int (*real) (int, uid_t, gid_t);

  if (!real)
    real = (int (*) (int, uid_t, gid_t)) dlsym (RTLD_NEXT, "fchown");
  return fails () ? -1 : real (fd, owner, group);
}

int
rename (const char *from,
        const char *to)
{
  static int (*real) (const char *, const char *);

  if (!real)
    real = (int (*) (const char *, const char *)) dlsym (RTLD_NEXT, "rename");
  return fails () ? -1 : real (from, to);
}

int
posix_fallocate (int fd,
                 off_t offset,
                 off_t length)
{
  static int (*real) (int, off_t, off_t);

  if (!real)
    real = (int (*) (int, off_t, off_t)) dlsym (RTLD_NEXT, "posix_fallocate");
  return fails () ? fault.code : real (fd, offset, length);
}

ssize_t
write (int fd,
       const void *data,
       size_t length)
{
  static ssize_t (*real) (int, const void *, size_t);

  if (!real)
    real = (ssize_t (*) (int, const void *, size_t)) dlsym (RTLD_NEXT, "write");
  if (!fails ())
    return real (fd, data, length);
  if (fault.lying)
    return real (fd, data, length / 2) >= 0 ? (ssize_t) length : -1;
  return fault.half ? real (fd, data, length / 2 + 1) : -1;
}

int
close (int fd)
{
  static int (*real) (int);
  int result;

  if (!real)
    real = (int (*) (int)) dlsym (RTLD_NEXT, "close");
  result = real (fd);
  return fails () ? -1 : result;
}

/* A folder of its own for each test, gone with everything in it at the end. */
typedef struct
{
  char *folder;
} Fixture;

static void
setup (Fixture *fixture,
       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("backfill-file-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
}

static void
teardown (Fixture *fixture,
          gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_pointer (&fixture->folder, g_free);
}

static char *
dup_path (Fixture *fixture,
          const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static GFile *
get_file (Fixture *fixture,
          const char *name)
{
  g_autofree char *path = dup_path (fixture, name);

  return g_file_new_for_path (path);
}

/* Writes without any care, for what is there before the test begins. */
static void
put (Fixture *fixture,
     const char *name,
     const char *text,
     mode_t mode)
{
  g_autofree char *path = dup_path (fixture, name);
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gsize length = strlen (text);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, text, length), ==, (gssize) length);
  g_assert_cmpint (fchmod (fd, mode), ==, 0);
  g_assert_cmpint (close (fd), ==, 0);
}

static void
assert_content (Fixture *fixture,
                const char *name,
                const char *expected)
{
  g_autofree char *path = dup_path (fixture, name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_mode (Fixture *fixture,
             const char *name,
             mode_t expected)
{
  g_autofree char *path = dup_path (fixture, name);
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 07777, ==, expected);
}

static guint
count_names (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir))
    n++;
  return n;
}

static gboolean
save (GFile *file,
      const char *text,
      GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bf_file_save (file, bytes, error);
}

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

/* A group that cannot be kept must not leave its rights to another one. */
static void
test_save_drops_lost_group (Fixture *fixture,
                            gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");

  put (fixture, "a", "old", 0664);
  inject (0, 1, EPERM);
  g_assert_true (save (file, "new", NULL));
  fault.armed = FALSE;
  assert_mode (fixture, "a", 0664);
  inject (0, 2, EPERM);
  g_assert_true (save (file, "new", NULL));
  fault.armed = FALSE;
  assert_mode (fixture, "a", 0604);
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

typedef struct
{
  int code;
  BfCoreError error;
  const char *words;
} Cause;

static const Cause causes[] = {
  { ENOSPC, BF_CORE_ERROR_NO_SPACE, "the disk is full" },
  { EDQUOT, BF_CORE_ERROR_NO_SPACE, "your share of the disk is used up" },
  { EIO, BF_CORE_ERROR_IO, "the disk reported an error" },
  { EROFS, BF_CORE_ERROR_PERMISSION, "the disk can only be read" },
  { EACCES, BF_CORE_ERROR_PERMISSION, "you may not write into its folder" },
  { ENOENT, BF_CORE_ERROR_NOT_FOUND, "its folder no longer exists" },
  { EBUSY, BF_CORE_ERROR_IO, "the system is using the file" },
  { ESTALE, BF_CORE_ERROR_IO, "The network folder of “a” does not answer." },
  { ENOTCONN, BF_CORE_ERROR_IO, "The network folder of “a” does not answer." },
  { ECONNABORTED, BF_CORE_ERROR_IO, "The network folder of “a” does not answer." },
};

/* Fails the calls of a save one after the other.  Returns FALSE when the save
 * had fewer calls. */
static gboolean
try_fault (Fixture *fixture,
           const Cause *cause,
           guint point,
           gboolean sticky)
{
  g_autoptr (GFile) file = get_file (fixture, "a");
  g_autoptr (GError) error = NULL;
  gboolean saved;

  put (fixture, "a", "the old text", 0640);
  inject (point, sticky ? G_MAXUINT : 1, cause->code);
  saved = save (file, "a new text", &error);
  fault.armed = FALSE;
  g_assert_cmpuint (count_names (fixture), ==, 1);
  if (saved)
    {
      g_assert_no_error (error);
      assert_content (fixture, "a", "a new text");
    }
  else if (strstr (error->message, "did not confirm"))
    {
      assert_content (fixture, "a", "a new text");
    }
  else
    {
      g_assert_error (error, BF_CORE_ERROR, (int) cause->error);
      if (!strstr (error->message, cause->words))
        g_error ("“%s” does not say “%s”", error->message, cause->words);
      assert_content (fixture, "a", "the old text");
      assert_mode (fixture, "a", 0640);
    }
  return fault.hit;
}

static void
test_save_faults (Fixture *fixture,
                  gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    for (int sticky = FALSE; sticky <= TRUE; sticky++)
      {
        guint point = 0;

        while (try_fault (fixture, &causes[i], point, sticky))
          point++;
        /* Owner, mode, reserve, write, sync, close, rename, sync and close of
         * the folder. */
        g_assert_cmpuint (point, >=, 9);
      }
}

/* Which of the calls of a save must not fail unnoticed. */
static void
test_save_counts_every_fault (Fixture *fixture,
                              gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");
  guint n_failed = 0;
  gboolean hit = TRUE;

  for (guint point = 0; hit; point++)
    {
      put (fixture, "a", "old", 0600);
      inject (point, 1, EIO);
      n_failed += !save (file, "new", NULL);
      fault.armed = FALSE;
      hit = fault.hit;
    }
  /* Reserve, write, sync, close, rename and sync of the folder. */
  g_assert_cmpuint (n_failed, ==, 6);
}

static void
test_save_interrupted (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");
  guint n_failed = 0;
  gboolean hit = TRUE;

  for (guint point = 0; hit; point++)
    {
      g_autoptr (GError) error = NULL;
      gboolean saved;

      put (fixture, "a", "old", 0600);
      inject (point, 1, EINTR);
      saved = save (file, "new", &error);
      fault.armed = FALSE;
      hit = fault.hit;
      n_failed += !saved;
      assert_content (fixture, "a", saved ? "new" : "old");
      g_assert_cmpuint (count_names (fixture), ==, 1);
    }
  /* Only a rename is never interrupted, so it is not asked for again. */
  g_assert_cmpuint (n_failed, ==, 1);
}

static void
test_save_short_writes (Fixture *fixture,
                        gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");

  g_autoptr (GError) error = NULL;
  gboolean saved;

  put (fixture, "a", "old", 0600);
  inject (WRITE_CALL, 3, EINTR);
  fault.half = TRUE;
  saved = save (file, "a new text", &error);
  fault.armed = FALSE;
  g_assert_no_error (error);
  g_assert_true (saved);
  g_assert_cmpuint (fault.n_calls, >, WRITE_CALL + 5);
  assert_content (fixture, "a", "a new text");
}

/* A disk that swallows half of what it says it wrote is found out before the
 * old file is gone.  It cannot reserve either, which would hide it. */
static void
test_save_lying_disk (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");
  g_autoptr (GError) error = NULL;
  gboolean saved;

  put (fixture, "a", "old", 0600);
  inject (WRITE_CALL - 1, 2, EOPNOTSUPP);
  fault.lying = TRUE;
  saved = save (file, "a new text", &error);
  fault.armed = FALSE;
  g_assert_false (saved);
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_IO);
  assert_content (fixture, "a", "old");
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
  ADD ("save/lost-group-gives-no-rights-to-another", test_save_drops_lost_group);
  ADD ("save/link-stays-a-link", test_save_link);
  ADD ("save/link-to-nowhere-is-refused", test_save_bad_links);
  ADD ("save/folders-and-devices-are-refused", test_save_not_a_file);
  ADD ("save/read-only-file-is-respected", test_save_read_only);
  ADD ("save/permission-of-the-folder-is-named", test_save_permission);
  ADD ("save/lost-folder-is-named", test_save_folder_gone);
  ADD ("save/long-names-work-up-to-the-limit", test_save_long_names);
  ADD ("save/nothing-is-not-saved", test_save_nothing);
  ADD ("save/any-bytes-come-back", test_save_binary);
  ADD ("save/a-fault-anywhere-leaves-the-old-file", test_save_faults);
  ADD ("save/no-fault-goes-unnoticed", test_save_counts_every_fault);
  ADD ("save/interruptions-are-repeated", test_save_interrupted);
  ADD ("save/short-writes-are-continued", test_save_short_writes);
  ADD ("save/lying-disk-is-found-out", test_save_lying_disk);
  ADD ("save/at-the-same-time-leaves-a-whole-file", test_save_at_the_same_time);
  ADD ("save/full-busy-and-read-only-disks-are-named", test_save_real_disk);

  return g_test_run ();
}
