// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-picture.h"
#include "core/bf-error.h"
#include "core/bf-logo.h"

typedef struct
{
  const guchar *data;
  gsize left;
} Reader;

static cairo_status_t
bytes_wanted_cb (void *closure,
                 unsigned char *data,
                 unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;

  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;

  return CAIRO_STATUS_SUCCESS;
}

/**
 * bf_picture_new:
 * @png: the bytes of a PNG
 * @error: where to put a %BF_CORE_ERROR that says the remedy
 *
 * The size is looked at before anything is decoded.
 *
 * Returns: (transfer full): the picture, or NULL
 */
cairo_surface_t *
bf_picture_new (GBytes *png,
                GError **error)
{
  Reader reader = { 0 };
  cairo_surface_t *surface;

  g_return_val_if_fail (png != NULL, NULL);

  if (!bf_logo_check (png, error))
    return NULL;

  reader.data = g_bytes_get_data (png, &reader.left);
  surface = cairo_image_surface_create_from_png_stream (bytes_wanted_cb, &reader);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;

  g_debug ("Reading a logo: %s", cairo_status_to_string (cairo_surface_status (surface)));
  cairo_surface_destroy (surface);
  g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("The logo is a damaged PNG picture. Save it again as PNG, and choose that file."));

  return NULL;
}
