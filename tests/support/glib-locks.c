// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib.h>
#include <pthread.h>

/* GLib makes its locks of system calls that the thread sanitizer does not see, so it
 * would take everything that they guard for a race.  In builds with that sanitizer
 * these stand in front of GLib's own for the code of the program: the same locks,
 * made of those of POSIX, which it knows.  A lock must not be shared with GLib's
 * inside; none is. */

static pthread_mutex_t *
get_mutex (gpointer *place)
{
  pthread_mutex_t *mutex = g_atomic_pointer_get (place);

  if (mutex == NULL)
    {
      mutex = g_new (pthread_mutex_t, 1);
      pthread_mutex_init (mutex, NULL);
      if (!g_atomic_pointer_compare_and_exchange (place, NULL, mutex))
        {
          g_free (mutex);
          mutex = g_atomic_pointer_get (place);
        }
    }

  return mutex;
}

static pthread_cond_t *
get_cond (gpointer *place)
{
  pthread_cond_t *cond = g_atomic_pointer_get (place);

  if (cond == NULL)
    {
      cond = g_new (pthread_cond_t, 1);
      pthread_cond_init (cond, NULL);
      if (!g_atomic_pointer_compare_and_exchange (place, NULL, cond))
        {
          g_free (cond);
          cond = g_atomic_pointer_get (place);
        }
    }

  return cond;
}

void
g_mutex_init (GMutex *mutex)
{
  mutex->p = NULL;
}

void
g_mutex_clear (GMutex *mutex)
{
  g_clear_pointer (&mutex->p, g_free);
}

void
g_mutex_lock (GMutex *mutex)
{
  pthread_mutex_lock (get_mutex (&mutex->p));
}

void
g_mutex_unlock (GMutex *mutex)
{
  pthread_mutex_unlock (get_mutex (&mutex->p));
}

void
g_cond_init (GCond *cond)
{
  cond->p = NULL;
}

void
g_cond_clear (GCond *cond)
{
  g_clear_pointer (&cond->p, g_free);
}

void
g_cond_wait (GCond *cond,
             GMutex *mutex)
{
  pthread_cond_wait (get_cond (&cond->p), get_mutex (&mutex->p));
}

void
g_cond_signal (GCond *cond)
{
  pthread_cond_signal (get_cond (&cond->p));
}

void
g_cond_broadcast (GCond *cond)
{
  pthread_cond_broadcast (get_cond (&cond->p));
}
