// SPDX-License-Identifier: GPL-3.0-or-later
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>

#include "file-fixture.h"

/* What a disk does to a saver: every call of it that matters can be made to fail. */

/* How many faults the storm has at least; the memory checker needs fewer. */
#ifdef __SANITIZE_ADDRESS__
#define N_FAULTS 1500
#else
#define N_FAULTS 6000
#endif

/* A save that replaces a file opens the folder and the temporary file, asks for
 * owner, mode and space and then writes. */
#define OWNER_CALL 2
#define WRITE_CALL 5

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
  guint n_hits;
  GRand *rand; /* NULL: as said above; else any call, for any cause */
} fault;

static const int any_cause[] = { ENOSPC, EDQUOT, EIO, EROFS, EACCES, EPERM, EINTR, ENOENT, EBUSY, ESTALE, ENOTCONN, EINVAL, EOPNOTSUPP, ENFILE, ENOMEM };

static gboolean
fails_by_chance (void)
{
  if (g_rand_int_range (fault.rand, 0, 8) != 0)
    return FALSE;
  fault.n_hits++;
  fault.half = g_rand_boolean (fault.rand);
  fault.code = any_cause[g_rand_int_range (fault.rand, 0, G_N_ELEMENTS (any_cause))];
  errno = fault.code;
  return TRUE;
}

static gboolean
fails (void)
{
  guint call = fault.n_calls;

  if (!fault.armed)
    return FALSE;
  fault.n_calls++;
  if (fault.rand)
    return fails_by_chance ();
  if (call < fault.point || call - fault.point >= fault.times)
    return FALSE;
  fault.n_hits++;
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

/* Creates, finds and opens. */
int
open (const char *path,
      int flags,
      ...)
{
  static int (*real) (const char *, int, ...);
  mode_t mode = 0;
  va_list arguments;

  va_start (arguments, flags);
  if (flags & O_CREAT)
    mode = (mode_t) va_arg (arguments, int);
  va_end (arguments);
  if (!real)
    real = (int (*) (const char *, int, ...)) dlsym (RTLD_NEXT, "open");
  return fails () ? -1 : real (path, flags, mode);
}

ssize_t
read (int fd,
      void *buffer,
      size_t length)
{
  static ssize_t (*real) (int, void *, size_t);

  if (!real)
    real = (ssize_t (*) (int, void *, size_t)) dlsym (RTLD_NEXT, "read");
  return fails () ? -1 : real (fd, buffer, length);
}

int
renameat2 (int from_folder,
           const char *from,
           int to_folder,
           const char *to,
           unsigned int flags)
{
  static int (*real) (int, const char *, int, const char *, unsigned int);

  if (!real)
    real = (int (*) (int, const char *, int, const char *, unsigned int)) dlsym (RTLD_NEXT, "renameat2");
  return fails () ? -1 : real (from_folder, from, to_folder, to, flags);
}

/* No power is cut here, and thousands of real ones would take minutes. */
int
fsync (int fd)
{
  return fails () ? -1 : 0;
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

/* A group that cannot be kept must not leave its rights to another one. */
static void
test_save_drops_lost_group (Fixture *fixture,
                            gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "a");

  put (fixture, "a", "old", 0664);
  inject (OWNER_CALL, 1, EPERM);
  g_assert_true (save (file, "new", NULL));
  fault.armed = FALSE;
  assert_mode (fixture, "a", 0664);
  inject (OWNER_CALL, 2, EPERM);
  g_assert_true (save (file, "new", NULL));
  fault.armed = FALSE;
  assert_mode (fixture, "a", 0604);
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
  { ESTALE, BF_CORE_ERROR_IO, "The folder of “a” does not answer" },
  { ENOTCONN, BF_CORE_ERROR_IO, "The folder of “a” does not answer" },
  { ECONNABORTED, BF_CORE_ERROR_IO, "The folder of “a” does not answer" },
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
  return fault.n_hits > 0;
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
        /* Folder, file, owner, mode, reserve, write, sync, close, rename, sync and
         * close of the folder. */
        g_assert_cmpuint (point, >=, sticky ? 8 : 11);
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
      hit = fault.n_hits > 0;
    }
  /* Open of the folder and of the file, reserve, write, sync, close, rename and
   * sync of the folder. */
  g_assert_cmpuint (n_failed, ==, 8);
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
      hit = fault.n_hits > 0;
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

/* What is there before a save, and how it is saved. */
typedef struct
{
  const char *title;
  gboolean exists;
  gboolean linked;
  gboolean over; /* only over the version that is known */
} Start;

static const Start starts[] = {
  { "new file", FALSE, FALSE, FALSE },
  { "old file", TRUE, FALSE, FALSE },
  { "link", TRUE, TRUE, FALSE },
  { "new file, known", FALSE, FALSE, TRUE },
  { "old file, known", TRUE, FALSE, TRUE },
  { "link, known", TRUE, TRUE, TRUE },
};

#define OLD_TEXT "the old text"
#define NEW_TEXT "a new text that is longer"

static void
set_start (Fixture *fixture,
           const Start *start)
{
  g_autofree char *path = dup_path (fixture, "a");
  g_autofree char *link_path = dup_path (fixture, "link");

  g_unlink (path);
  g_unlink (link_path);
  if (start->exists)
    put (fixture, "a", OLD_TEXT, 0640);
  if (start->linked)
    g_assert_cmpint (symlink ("a", link_path), ==, 0);
}

static gboolean
save_from (Fixture *fixture,
           const Start *start,
           GError **error)
{
  g_autoptr (GFile) file = get_file (fixture, start->linked ? "link" : "a");
  g_autoptr (GBytes) old = g_bytes_new_static (OLD_TEXT, strlen (OLD_TEXT));
  g_autoptr (GBytes) new = g_bytes_new_static (NEW_TEXT, strlen (NEW_TEXT));
  g_autofree char *version = start->exists ? bf_file_dup_version_of_bytes (old) : g_strdup (BF_FILE_NO_VERSION);
  gboolean saved;

  fault.armed = TRUE;
  saved = start->over ? bf_file_save_over (file, version, new, error) : bf_file_save (file, new, error);
  fault.armed = FALSE;
  return saved;
}

/* The text of @name, NULL if there is no such file. */
static char *
dup_text (Fixture *fixture,
          const char *name)
{
  g_autofree char *path = dup_path (fixture, name);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* Only when the disk fails twice while what came out is put back, both texts
 * stay, one of them hidden. */
static void
assert_nothing_else (Fixture *fixture,
                     const Start *start)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    if (*name == '.')
      {
        g_autofree char *left = dup_text (fixture, name);
        g_autofree char *path = dup_path (fixture, name);

        g_assert_true (start->over && start->exists);
        assert_content (fixture, "a", g_strcmp0 (left, OLD_TEXT) == 0 ? NEW_TEXT : OLD_TEXT);
        g_assert_cmpint (g_unlink (path), ==, 0);
      }
}

static void
assert_old_or_new (Fixture *fixture,
                   const Start *start,
                   gboolean saved,
                   const GError *error)
{
  g_autofree char *text = dup_text (fixture, "a");
  g_autofree char *linked = start->linked ? dup_text (fixture, "link") : NULL;

  if (saved)
    g_assert_no_error (error);
  else
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == BF_CORE_ERROR);
      g_assert_nonnull (strstr (error->message, start->linked ? "“link”" : "“a”"));
      g_assert_cmpuint (strlen (error->message), >, 30);
    }
  if (saved || g_strcmp0 (text, start->exists ? OLD_TEXT : NULL) != 0)
    g_assert_cmpstr (text, ==, NEW_TEXT);
  if (start->linked)
    g_assert_cmpstr (linked, ==, text);
  assert_nothing_else (fixture, start);
}

/* Every call of every save fails with one chance in eight, for any cause, some
 * of them halfway. */
static void
test_save_fault_storm (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n_hits = 0;
  guint n_saves = 0;
  guint n_saved = 0;

  while (n_hits < N_FAULTS)
    {
      const Start *start = &starts[n_saves % G_N_ELEMENTS (starts)];
      g_autoptr (GError) error = NULL;
      gboolean saved;

      set_start (fixture, start);
      memset (&fault, 0, sizeof fault);
      fault.rand = rand;
      saved = save_from (fixture, start, &error);
      n_hits += fault.n_hits;
      n_saves++;
      n_saved += saved;
      assert_old_or_new (fixture, start, saved, error);
    }
  g_test_message ("%u faults in %u saves, of which %u succeeded", n_hits, n_saves, n_saved);
  g_assert_cmpuint (n_saved, >, n_saves / 20);
  g_assert_cmpuint (n_saved, <, n_saves * 19 / 20);
}

/* One fault at each call of each kind of save. */
static void
test_save_each_call (Fixture *fixture,
                     gconstpointer data)
{
  guint n_hits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    for (guint cause = 0; cause < G_N_ELEMENTS (any_cause); cause++)
      for (guint point = 0, hit = TRUE; hit; point++)
        {
          g_autoptr (GError) error = NULL;
          gboolean saved;

          set_start (fixture, &starts[i]);
          inject (point, 1, any_cause[cause]);
          saved = save_from (fixture, &starts[i], &error);
          hit = fault.n_hits > 0;
          n_hits += hit;
          assert_old_or_new (fixture, &starts[i], saved, error);
          if (!saved && !strstr (error->message, "did not confirm"))
            {
              g_autofree char *text = dup_text (fixture, "a");

              g_assert_cmpstr (text, ==, starts[i].exists ? OLD_TEXT : NULL);
            }
        }
  g_test_message ("%u faults", n_hits);
}

/* Thousands of files, and none of them for keeps: in memory, where there is such
 * a folder. */
static void
setup_in_memory (Fixture *fixture,
                 gconstpointer data)
{
  gboolean in_memory = g_access ("/dev/shm", W_OK) == 0;

  fixture->folder = g_mkdtemp (g_strdup (in_memory ? "/dev/shm/backfill-file-XXXXXX" : "/tmp/backfill-file-XXXXXX"));
  g_assert_nonnull (fixture->folder);
}

#define ADD(path, function) g_test_add ("/file/fault/" path, Fixture, NULL, setup_in_memory, function, teardown)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("lost-group-gives-no-rights-to-another", test_save_drops_lost_group);
  ADD ("names-the-cause-and-leaves-the-old-file", test_save_faults);
  ADD ("at-any-call-leaves-the-old-or-the-new-file", test_save_each_call);
  ADD ("storm-leaves-the-old-or-the-new-file", test_save_fault_storm);
  ADD ("never-goes-unnoticed", test_save_counts_every_fault);
  ADD ("interruptions-are-repeated", test_save_interrupted);
  ADD ("short-writes-are-continued", test_save_short_writes);
  ADD ("lying-disk-is-found-out", test_save_lying_disk);

  return g_test_run ();
}
