// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-error.h"
#include "bf-file.h"
#include "bf-logo.h"

/* A PNG begins with these bytes, then with a chunk that has the size of the
 * picture (PNG specification, third edition, 2003, sections 5.2 and 11.2.2). */
static const guchar signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
static const guchar header[] = { 0, 0, 0, 13, 'I', 'H', 'D', 'R' };
#define WIDTH_OFFSET 16
#define HEIGHT_OFFSET 20
#define HEADER_SIZE 33

static guint32
read_number (const guchar *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static gboolean
check_kind (const guchar *data,
            gsize size,
            GError **error)
{
  if (size >= 3 && data[0] == 0xff && data[1] == 0xd8 && data[2] == 0xff)
    g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("The logo is a JPEG picture. Open it in any picture program, save it as PNG, and choose that file."));
  else if (size < HEADER_SIZE || memcmp (data, signature, sizeof signature) != 0 || memcmp (data + sizeof signature, header, sizeof header) != 0)
    g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("The logo is not a PNG picture. Save it as PNG, and choose that file."));
  else
    return TRUE;

  return FALSE;
}

/**
 * bf_logo_check:
 * @png: what is to be a logo
 * @error: where to put a %BF_CORE_ERROR that says the remedy
 *
 * Looks at the size and at the first bytes only, so that nothing large is
 * decoded before it is known to be of reasonable size.
 *
 * Returns: whether @png looks like a PNG picture within the limits
 */
gboolean
bf_logo_check (GBytes *png,
               GError **error)
{
  const guchar *data;
  gsize size;

  g_return_val_if_fail (png != NULL, FALSE);

  data = g_bytes_get_data (png, &size);
  if (size > BF_LOGO_MAX_BYTES)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_TOO_LARGE, _ ("The logo is larger than 1 MB. Save it smaller, and choose that file."));
      return FALSE;
    }
  if (!check_kind (data, size, error))
    return FALSE;

  for (guint offset = WIDTH_OFFSET; offset <= HEIGHT_OFFSET; offset += HEIGHT_OFFSET - WIDTH_OFFSET)
    {
      guint32 pixels = read_number (data + offset);

      if (pixels == 0 || pixels > BF_LOGO_MAX_PIXELS)
        {
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_TOO_LARGE, _ ("The logo may be up to %d pixels wide and high. Save it smaller, and choose that file."), BF_LOGO_MAX_PIXELS);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * bf_logo_load:
 * @file: a picture
 * @error: where to put a %BF_CORE_ERROR
 *
 * Returns: (transfer full): what bf_logo_check() accepts, or NULL
 */
GBytes *
bf_logo_load (GFile *file,
              GError **error)
{
  g_autoptr (GBytes) png = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  png = bf_file_read (file, BF_LOGO_MAX_BYTES, error);
  if (png == NULL || !bf_logo_check (png, error))
    return NULL;

  return g_steal_pointer (&png);
}
