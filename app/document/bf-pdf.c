// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "bf-pdf.h"
#include "bf-pdf-private.h"
#include "bf-pdf-tags.h"
#include "bf-pdf-update.h"
#include "bf-text.h"

/* A document without a date gets this one: the clock would make each file
 * differ from the last. */
#define NO_DATE "2000-01-01T00:00:00Z"

/* Deeper headings would crowd the outline. */
#define OUTLINE_MAX_LEVEL 3

/* The formatter takes the name's dashes for subtractions. */
/* clang-format off */
G_DEFINE_QUARK (bf-document-error-quark, bf_document_error)
/* clang-format on */

static cairo_status_t
bytes_written_cb (void *closure,
                  const unsigned char *data,
                  unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
is_date (const char *created)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = NULL;

  if (created != NULL)
    date = g_date_time_new_from_iso8601 (created, zone);
  return date != NULL;
}

static void
set_text (cairo_surface_t *surface,
          cairo_pdf_metadata_t key,
          const char *text)
{
  if (text != NULL && *text != '\0')
    cairo_pdf_surface_set_metadata (surface, key, text);
}

static void
set_metadata (cairo_surface_t *surface,
              const BfDocument *document)
{
  const char *date = is_date (document->created) ? document->created : NO_DATE;

  set_text (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  set_text (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  set_text (surface, CAIRO_PDF_METADATA_SUBJECT, document->subtitle);
  set_text (surface, CAIRO_PDF_METADATA_CREATOR, "Backfill");
  set_text (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  set_text (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
add_outline (cairo_surface_t *surface,
             const BfLayout *layout)
{
  int parents[OUTLINE_MAX_LEVEL + 1] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const BfMark *mark = &g_array_index (layout->marks, BfMark, i);
      g_autofree char *name = bf_pdf_tags_dup_name (i);
      g_autofree char *attributes = g_strdup_printf ("dest='%s'", name);
      int id;

      if (mark->level > OUTLINE_MAX_LEVEL || mark->page < 0)
        continue;
      id = cairo_pdf_surface_add_outline (surface, parents[mark->level - 1], mark->title, attributes, mark->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      /* A level that was skipped takes the nearest one above it. */
      for (guint level = mark->level; level <= OUTLINE_MAX_LEVEL; level++)
        parents[level] = id;
    }
}

static gboolean
fail_if_bad (cairo_status_t status,
             GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_debug ("Drawing the PDF: %s", cairo_status_to_string (status));
  g_set_error_literal (error,
                       BF_DOCUMENT_ERROR,
                       BF_DOCUMENT_ERROR_RENDER,
                       status == CAIRO_STATUS_NO_MEMORY
                           ? _ ("There is not enough memory to make the PDF. Close other windows and try again.")
                           : _ ("The PDF could not be drawn. Check the paper size, and leave out sections to find the one that fails."));
  return FALSE;
}

static void
draw_pages (cairo_surface_t *surface,
            const BfLayout *layout,
            BfPdfTags *tags)
{
  gboolean is_pdf = cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_PDF;

  for (guint i = 0; i < bf_layout_get_n_pages (layout); i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i + 1);

      if (is_pdf)
        cairo_pdf_surface_set_page_label (surface, label);
      bf_pdf_tags_draw_page (tags, i);
      if (i + 1 == bf_layout_get_n_pages (layout))
        bf_pdf_tags_finish (tags);
      cairo_show_page (tags->cr);
    }
}

/* Some errors show only when the surface is finished.  One that shows before
 * must not be finished: links to pages that were never written crash the
 * library.  Keeping its memory is the lesser harm; the variable is never read and
 * tells leak checkers that it is kept on purpose. */
static cairo_status_t
finish (cairo_surface_t *surface,
        const BfLayout *layout)
{
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      static cairo_surface_t *volatile unfinished;

      unfinished = cairo_surface_reference (surface);
      return cairo_surface_status (unfinished);
    }

  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_PDF)
    add_outline (surface, layout);
  cairo_surface_finish (surface);
  return cairo_surface_status (surface);
}

/* The caller still owns @surface. */
gboolean
bf_pdf_draw (cairo_surface_t *surface,
             const BfLayout *layout,
             BfPdfExtras *extras,
             GError **error)
{
  cairo_t *cr = cairo_create (surface);
  g_auto (BfPdfTags) tags = { 0 };
  cairo_status_t status;
  cairo_status_t finished;

  bf_pdf_tags_init (&tags, layout, cr);
  draw_pages (surface, layout, &tags);
  status = cairo_status (cr);
  cairo_destroy (cr);
  finished = finish (surface, layout);
  bf_pdf_extras_take (extras, layout, &tags);
  return fail_if_bad (status != CAIRO_STATUS_SUCCESS ? status : finished, error);
}

/**
 * bf_pdf_write:
 * @document: what to write
 * @paper: the page
 *
 * Writes @document as a tagged PDF 1.4 with outline, page labels, links and
 * metadata.  The clock is not asked: the same input gives the same bytes.
 *
 * Returns: (transfer full): the file, or %NULL with %BF_DOCUMENT_ERROR_RENDER
 */
GBytes *
bf_pdf_write (const BfDocument *document,
              const BfPaper *paper,
              GError **error)
{
  g_autoptr (BfTypesetter) typesetter = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (BfLayout) layout = NULL;
  g_auto (BfPdfExtras) extras = { 0 };
  cairo_surface_t *surface;
  gboolean drawn;

  g_return_val_if_fail (document != NULL && paper != NULL, NULL);

  typesetter = bf_typesetter_new (document->language);
  if (!bf_typesetter_check_fonts (typesetter, error))
    return NULL;

  layout = bf_layout_new (document, paper);
  bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (bytes_written_cb, bytes, paper->width_pt, paper->height_pt);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
      set_metadata (surface, document);
    }
  bf_pdf_extras_init (&extras, document);
  drawn = bf_pdf_draw (surface, layout, &extras, error);
  cairo_surface_destroy (surface);
  if (!drawn)
    return NULL;

  return bf_pdf_update (bytes, &extras);
}
