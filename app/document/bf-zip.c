// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-pdf.h"
#include "bf-zip.h"

/* Numbers of the "APPNOTE" description of the format, version 6.3. */
#define LOCAL_HEADER 0x04034b50
#define CENTRAL_HEADER 0x02014b50
#define END_OF_DIRECTORY 0x06054b50
#define VERSION_NEEDED 20
#define METHOD_STORED 0
#define METHOD_DEFLATED 8
#define FLAG_UTF8_NAME 0x0800

/* The calendar of DOS begins here. */
#define FIRST_DOS_YEAR 1980
#define LAST_DOS_YEAR 2107

struct _BfZip
{
  GByteArray *bytes;
  GByteArray *directory;
  guint n_parts;
  guint16 dos_time;
  guint16 dos_date;
};

/* What both the local and the central header say about a part. */
typedef struct
{
  const char *name;
  guint16 method;
  guint32 crc;
  gsize packed_size;
  gsize size;
} Part;

static void
append_16 (GByteArray *bytes,
           guint value)
{
  guint16 little = GUINT16_TO_LE ((guint16) value);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
append_32 (GByteArray *bytes,
           gsize value)
{
  guint32 little = GUINT32_TO_LE ((guint32) value);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
append_bytes (GByteArray *bytes,
              GBytes *more)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (more, &size);

  if (size > 0)
    g_byte_array_append (bytes, data, (guint) size);
}

/* The CRC-32 of ISO 3309, with the reversed polynomial. */
static guint32
compute_crc (GBytes *bytes)
{
  static guint32 table[256];
  static gsize is_ready = 0;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 crc = 0xffffffff;

  if (g_once_init_enter (&is_ready))
    {
      for (guint32 i = 0; i < G_N_ELEMENTS (table); i++)
        {
          table[i] = i;
          for (guint bit = 0; bit < 8; bit++)
            table[i] = (table[i] & 1) != 0 ? 0xedb88320 ^ (table[i] >> 1) : table[i] >> 1;
        }
      g_once_init_leave (&is_ready, 1);
    }

  for (gsize i = 0; i < size; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
  return ~crc;
}

/* (nullable): NULL where the data cannot be compressed; it is stored then. */
static GBytes *
deflate (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6);
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  guint8 buffer[16384];
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read = 0;
      gsize n_written = 0;

      result = g_converter_convert (G_CONVERTER (compressor), data, size, buffer, sizeof buffer, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      g_byte_array_append (packed, buffer, (guint) n_written);
      data += n_read;
      size -= n_read;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&packed));
}

static void
append_part_info (const BfZip *self,
                  GByteArray *bytes,
                  const Part *part)
{
  gboolean is_ascii = g_str_is_ascii (part->name);

  append_16 (bytes, VERSION_NEEDED);
  append_16 (bytes, is_ascii ? 0 : FLAG_UTF8_NAME);
  append_16 (bytes, part->method);
  append_16 (bytes, self->dos_time);
  append_16 (bytes, self->dos_date);
  append_32 (bytes, part->crc);
  append_32 (bytes, part->packed_size);
  append_32 (bytes, part->size);
  append_16 (bytes, (guint) strlen (part->name));
  append_16 (bytes, 0); /* extra field */
}

static void
append_name (GByteArray *bytes,
             const Part *part)
{
  g_byte_array_append (bytes, (const guint8 *) part->name, (guint) strlen (part->name));
}

static void
append_directory_entry (BfZip *self,
                        const Part *part,
                        gsize offset)
{
  append_32 (self->directory, CENTRAL_HEADER);
  append_16 (self->directory, VERSION_NEEDED); /* made by: DOS */
  append_part_info (self, self->directory, part);
  append_16 (self->directory, 0); /* comment */
  append_16 (self->directory, 0); /* disk */
  append_16 (self->directory, 0); /* internal attributes */
  append_32 (self->directory, 0); /* external attributes */
  append_32 (self->directory, offset);
  append_name (self->directory, part);
}

static void
add_part (BfZip *self,
          const char *name,
          GBytes *bytes,
          GBytes *packed)
{
  gsize offset = self->bytes->len;
  Part part = {
    .name = name,
    .method = packed != NULL ? METHOD_DEFLATED : METHOD_STORED,
    .crc = compute_crc (bytes),
    .packed_size = g_bytes_get_size (packed != NULL ? packed : bytes),
    .size = g_bytes_get_size (bytes),
  };

  append_32 (self->bytes, LOCAL_HEADER);
  append_part_info (self, self->bytes, &part);
  append_name (self->bytes, &part);
  append_bytes (self->bytes, packed != NULL ? packed : bytes);
  append_directory_entry (self, &part, offset);
  self->n_parts++;
}

static void
set_time (BfZip *self,
          const char *created)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = created != NULL ? g_date_time_new_from_iso8601 (created, utc) : NULL;
  int year = date != NULL ? g_date_time_get_year (date) : 0;

  self->dos_date = (1 << 5) | 1;
  if (year < FIRST_DOS_YEAR || year > LAST_DOS_YEAR)
    return;

  self->dos_date = (guint16) ((year - FIRST_DOS_YEAR) << 9 | g_date_time_get_month (date) << 5 | g_date_time_get_day_of_month (date));
  self->dos_time = (guint16) (g_date_time_get_hour (date) << 11 | g_date_time_get_minute (date) << 5 | g_date_time_get_second (date) / 2);
}

/**
 * bf_zip_new:
 * @created: (nullable): ISO 8601; without it, or outside 1980 to 2107, parts are
 *   stamped with the first day of 1980.  The clock is never asked
 *
 * Returns: (transfer full): an empty archive
 */
BfZip *
bf_zip_new (const char *created)
{
  BfZip *self = g_new0 (BfZip, 1);

  self->bytes = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  set_time (self, created);
  return self;
}

void
bf_zip_free (BfZip *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_pointer (&self->directory, g_byte_array_unref);
  g_free (self);
}

/**
 * bf_zip_add_stored:
 * @name: the part's path, with slashes, unique in the archive
 *
 * Appends a part without compressing it.
 */
void
bf_zip_add_stored (BfZip *self,
                   const char *name,
                   GBytes *bytes)
{
  g_return_if_fail (self != NULL && bytes != NULL);
  g_return_if_fail (name != NULL && strlen (name) <= G_MAXUINT16);

  add_part (self, name, bytes, NULL);
}

/**
 * bf_zip_add:
 * @name: as for bf_zip_add_stored()
 *
 * Appends a part, compressed unless that would not make it smaller.
 */
void
bf_zip_add (BfZip *self,
            const char *name,
            GBytes *bytes)
{
  g_autoptr (GBytes) packed = NULL;

  g_return_if_fail (self != NULL && bytes != NULL);
  g_return_if_fail (name != NULL && strlen (name) <= G_MAXUINT16);

  packed = deflate (bytes);
  if (packed != NULL && g_bytes_get_size (packed) >= g_bytes_get_size (bytes))
    g_clear_pointer (&packed, g_bytes_unref);
  add_part (self, name, bytes, packed);
}

/**
 * bf_zip_take:
 * @text: (transfer full): the part's content
 */
void
bf_zip_take (BfZip *self,
             const char *name,
             GString *text)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (self != NULL && text != NULL);

  bytes = g_string_free_to_bytes (text);
  bf_zip_add (self, name, bytes);
}

/**
 * bf_zip_finish:
 *
 * Writes the directory of the archive.  Nothing may be added afterwards.
 *
 * Returns: (transfer full): the archive, or %NULL with %BF_DOCUMENT_ERROR_RENDER
 *   for one with more parts or bytes than the format can count
 */
GBytes *
bf_zip_finish (BfZip *self,
               GError **error)
{
  gsize offset;
  gsize size;

  g_return_val_if_fail (self != NULL && self->directory != NULL, NULL);

  offset = self->bytes->len;
  size = self->directory->len;
  if (self->n_parts > G_MAXUINT16 || offset + size > G_MAXINT32)
    {
      g_set_error_literal (error, BF_DOCUMENT_ERROR, BF_DOCUMENT_ERROR_RENDER, _ ("The plan is too large for this kind of file. Leave out sections, or export it as PDF."));
      return NULL;
    }

  g_byte_array_append (self->bytes, self->directory->data, self->directory->len);
  append_32 (self->bytes, END_OF_DIRECTORY);
  append_16 (self->bytes, 0); /* this disk */
  append_16 (self->bytes, 0); /* disk of the directory */
  append_16 (self->bytes, self->n_parts);
  append_16 (self->bytes, self->n_parts);
  append_32 (self->bytes, size);
  append_32 (self->bytes, offset);
  append_16 (self->bytes, 0); /* comment */
  g_clear_pointer (&self->directory, g_byte_array_unref);
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}
