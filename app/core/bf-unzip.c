// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-unzip.h"

#define END_SIZE 22
#define ENTRY_SIZE 46
#define LOCAL_SIZE 30
#define MAX_COMMENT 65535
#define MAX_ENTRIES 4096
#define PIECE (64 * 1024)

#define END_MARK 0x06054b50u
#define ENTRY_MARK 0x02014b50u
#define LOCAL_MARK 0x04034b50u
#define ZIP64 0xffffffffu

#define FLAG_ENCRYPTED 1

enum
{
  METHOD_STORED = 0,
  METHOD_DEFLATED = 8
};

typedef struct
{
  guint method;
  guint32 crc;
  gsize packed;
  gsize size;
  gsize start; /* of the packed bytes */
} Part;

struct _BfUnzip
{
  GBytes *archive;
  const guint8 *data;
  gsize length;
  GHashTable *parts; /* name -> Part* */
};

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("The file is damaged, or it is not a workbook. Download it once more."));

  return FALSE;
}

static guint
get_16 (const guint8 *p)
{
  return p[0] | (guint) p[1] << 8;
}

static guint32
get_32 (const guint8 *p)
{
  return get_16 (p) | (guint32) get_16 (p + 2) << 16;
}

/* The directory of the archive is at its end, before a comment of any length. */
static const guint8 *
find_end (const BfUnzip *self)
{
  gsize last = self->length < END_SIZE ? 0 : self->length - END_SIZE;

  if (self->length < END_SIZE)
    return NULL;
  for (gsize back = 0; back <= MAX_COMMENT && back <= last; back++)
    {
      const guint8 *p = self->data + last - back;

      if (get_32 (p) == END_MARK && get_16 (p + 20) == back)
        return p;
    }

  return NULL;
}

/* The name and what comes after it may be longer here than in the directory. */
static gboolean
find_start (const BfUnzip *self,
            gsize offset,
            Part *part)
{
  const guint8 *p = self->data + offset;

  if (offset > self->length || self->length - offset < LOCAL_SIZE || get_32 (p) != LOCAL_MARK)
    return FALSE;
  part->start = offset + LOCAL_SIZE + get_16 (p + 26) + get_16 (p + 28);

  return part->start <= self->length && part->packed <= self->length - part->start;
}

/* One entry of the directory; its length, 0 if it makes no sense. */
static gsize
read_entry (BfUnzip *self,
            gsize offset)
{
  const guint8 *p = self->data + offset;
  g_autofree Part *part = NULL;
  gsize name_length, length;

  if (self->length - offset < ENTRY_SIZE || get_32 (p) != ENTRY_MARK)
    return 0;
  name_length = get_16 (p + 28);
  length = ENTRY_SIZE + name_length + get_16 (p + 30) + get_16 (p + 32);
  if (self->length - offset < length || get_32 (p + 20) == ZIP64 || get_32 (p + 24) == ZIP64 || get_32 (p + 42) == ZIP64)
    return 0;

  part = g_new0 (Part, 1);
  part->method = (get_16 (p + 8) & FLAG_ENCRYPTED) != 0 ? G_MAXUINT : get_16 (p + 10);
  part->crc = get_32 (p + 16);
  part->packed = get_32 (p + 20);
  part->size = get_32 (p + 24);
  if (!find_start (self, get_32 (p + 42), part))
    return 0;
  g_hash_table_insert (self->parts, g_strndup ((const char *) p + ENTRY_SIZE, name_length), g_steal_pointer (&part));

  return length;
}

static gboolean
read_directory (BfUnzip *self)
{
  const guint8 *end = find_end (self);
  guint n_entries;
  gsize offset;

  if (end == NULL)
    return FALSE;
  n_entries = get_16 (end + 10);
  offset = get_32 (end + 16);
  if (get_16 (end + 4) != 0 || get_16 (end + 8) != n_entries || n_entries > MAX_ENTRIES || offset > (gsize) (end - self->data))
    return FALSE;

  for (guint i = 0; i < n_entries; i++)
    {
      gsize length = read_entry (self, offset);

      if (length == 0)
        return FALSE;
      offset += length;
    }

  return TRUE;
}

static guint32
update_crc (guint32 crc,
            const guint8 *data,
            gsize length)
{
  static guint32 table[256];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < 256; i++)
        {
          guint32 value = i;

          for (guint bit = 0; bit < 8; bit++)
            value = (value & 1) != 0 ? value >> 1 ^ 0xedb88320u : value >> 1;
          table[i] = value;
        }
      g_once_init_leave (&ready, 1);
    }

  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ crc >> 8;

  return crc;
}

/* How far a part has been read. */
typedef struct
{
  const Part *part;
  gsize done;
  guint32 crc;
  BfUnzipFunc func;
  gpointer user_data;
} Reading;

static gboolean
pass_on (Reading *reading,
         const guint8 *data,
         gsize length,
         GError **error)
{
  /* The directory says how much there is; more is a bomb. */
  if (length > reading->part->size - reading->done)
    return damaged (error);
  reading->done += length;
  reading->crc = update_crc (reading->crc, data, length);

  return reading->func ((const char *) data, length, reading->user_data, error);
}

static gboolean
read_stored (Reading *reading,
             const guint8 *data,
             GError **error)
{
  gsize length = reading->part->packed;

  for (gsize offset = 0; offset < length; offset += PIECE)
    if (!pass_on (reading, data + offset, MIN (PIECE, length - offset), error))
      return FALSE;

  return TRUE;
}

static gboolean
read_deflated (Reading *reading,
               const guint8 *data,
               GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autofree guint8 *piece = g_malloc (PIECE);
  gsize offset = 0;

  for (;;)
    {
      gsize taken = 0, given = 0;
      GConverterResult result = g_converter_convert (G_CONVERTER (decompressor), data + offset, reading->part->packed - offset, piece, PIECE, G_CONVERTER_INPUT_AT_END, &taken, &given, NULL);

      if (result == G_CONVERTER_ERROR)
        return damaged (error);
      offset += taken;
      if (given > 0 && !pass_on (reading, piece, given, error))
        return FALSE;
      if (result == G_CONVERTER_FINISHED)
        return TRUE;
      /* Neither read nor written: it would go on for ever. */
      if (taken == 0 && given == 0)
        return damaged (error);
    }
}

/**
 * bf_unzip_new:
 * @archive: the content of an archive
 * @error: where to put a %BF_CORE_ERROR_FORMAT
 *
 * Returns: (transfer full): its directory, or NULL
 */
BfUnzip *
bf_unzip_new (GBytes *archive,
              GError **error)
{
  g_autoptr (BfUnzip) self = NULL;

  g_return_val_if_fail (archive != NULL, NULL);

  self = g_new0 (BfUnzip, 1);
  self->archive = g_bytes_ref (archive);
  self->data = g_bytes_get_data (archive, &self->length);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!read_directory (self))
    {
      damaged (error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * bf_unzip_free:
 * @self: (transfer full) (nullable): an archive
 */
void
bf_unzip_free (BfUnzip *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->archive, g_bytes_unref);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_free (self);
}

/**
 * bf_unzip_has:
 * @self: an archive
 * @name: of a part, such as "xl/workbook.xml"
 *
 * Returns: whether there is such a part
 */
gboolean
bf_unzip_has (BfUnzip *self,
              const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  return g_hash_table_contains (self->parts, name);
}

/**
 * bf_unzip_read:
 * @self: an archive
 * @name: of a part
 * @max_bytes: the most that is unpacked
 * @func: takes the part piece by piece
 * @user_data: for @func
 * @error: where to put the error of @func or a %BF_CORE_ERROR: FORMAT if the
 *   part is not there, damaged or encrypted, TOO_LARGE
 *
 * @func may have been given a part of the content when this fails.
 *
 * Returns: whether all of it was read and is what was packed
 */
gboolean
bf_unzip_read (BfUnzip *self,
               const char *name,
               gsize max_bytes,
               BfUnzipFunc func,
               gpointer user_data,
               GError **error)
{
  const Part *part;
  Reading reading = { NULL, 0, 0xffffffffu, func, user_data };
  gboolean read;

  g_return_val_if_fail (self != NULL && name != NULL && func != NULL, FALSE);

  part = g_hash_table_lookup (self->parts, name);
  if (part == NULL || (part->method != METHOD_STORED && part->method != METHOD_DEFLATED))
    return damaged (error);
  if (part->size > max_bytes)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_TOO_LARGE, _ ("The table is larger than any that the Bureau publishes. Choose the table of states, such as state_M2025_dl.xlsx."));
      return FALSE;
    }

  reading.part = part;
  if (part->method == METHOD_STORED)
    read = read_stored (&reading, self->data + part->start, error);
  else
    read = read_deflated (&reading, self->data + part->start, error);
  if (!read)
    return FALSE;

  return (reading.done == part->size && ~reading.crc == part->crc) || damaged (error);
}
