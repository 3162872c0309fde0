// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-chart.h"
#include "bf-figure.h"
#include "bf-pdf.h"
#include "bf-picture.h"
#include "bf-text.h"

#define PIXELS_PER_INCH 200

/* Even a chart of thousands of rows stays in memory. */
#define MAX_PIXELS 12000

static cairo_status_t
bytes_written_cb (void *closure,
                  const unsigned char *data,
                  unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw (cairo_surface_t *surface,
      const BfChart *chart,
      BfTypesetter *typesetter,
      double scale,
      double width_pt)
{
  BfChartStyle style = bf_chart_style_paper;
  cairo_t *cr = cairo_create (surface);

  style.right_to_left = bf_typesetter_is_rtl (typesetter);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  bf_chart_draw (chart, cr, bf_typesetter_get_context (typesetter), &style, width_pt);
  cairo_destroy (cr);
}

static gboolean
write_png (BfFigure *self,
           cairo_surface_t *surface,
           GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, bytes_written_cb, bytes);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_debug ("Drawing a chart: %s", cairo_status_to_string (status));
      g_set_error_literal (error, BF_DOCUMENT_ERROR, BF_DOCUMENT_ERROR_RENDER, _ ("A chart could not be drawn. Leave out the sections with charts, or export the plan as PDF."));
      return FALSE;
    }

  self->png = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return TRUE;
}

/**
 * bf_figure_new:
 * @chart: what to draw
 * @language: (nullable): BCP 47; decides the direction of writing
 * @width_pt: the width of the text around it
 * @height_pt: the height of a page; a taller chart is made smaller
 *
 * Returns: (transfer full): the picture, or %NULL with %BF_DOCUMENT_ERROR_RENDER
 */
BfFigure *
bf_figure_new (const BfChart *chart,
               const char *language,
               double width_pt,
               double height_pt,
               GError **error)
{
  g_autoptr (BfFigure) self = NULL;
  g_autoptr (BfTypesetter) typesetter = NULL;
  cairo_surface_t *surface;
  double natural;
  double shrink;
  double scale;
  gboolean is_written;

  g_return_val_if_fail (chart != NULL, NULL);
  g_return_val_if_fail (width_pt >= 1 && height_pt >= 1, NULL);

  typesetter = bf_typesetter_new (language);
  if (!bf_typesetter_check_fonts (typesetter, error))
    return NULL;

  natural = MAX (bf_chart_measure (chart, bf_typesetter_get_context (typesetter), &bf_chart_style_paper, width_pt), 1);
  shrink = MIN (height_pt / natural, 1);
  scale = MIN (shrink * PIXELS_PER_INCH / 72.0, MAX_PIXELS / MAX (natural, width_pt));

  self = g_new0 (BfFigure, 1);
  self->width_pt = width_pt * shrink;
  self->height_pt = natural * shrink;
  self->width_px = MAX ((int) ceil (width_pt * scale), 1);
  self->height_px = MAX ((int) ceil (natural * scale), 1);
  self->alternative = bf_figure_dup_alternative (chart);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->width_px, self->height_px);
  draw (surface, chart, typesetter, scale, width_pt);
  is_written = write_png (self, surface, error);
  cairo_surface_destroy (surface);
  return is_written ? g_steal_pointer (&self) : NULL;
}

/**
 * bf_figure_new_logo:
 * @png: the bytes of a PNG, which go into the file as they are
 * @width_pt: how wide it may be
 * @height_pt: how high; a small picture stays small, because its pixels would show
 *
 * Returns: (transfer full) (nullable): the picture, without an alternative text:
 *   the name of the practice stands beside it
 */
BfFigure *
bf_figure_new_logo (GBytes *png,
                    double width_pt,
                    double height_pt)
{
  cairo_surface_t *surface = png != NULL ? bf_picture_new (png, NULL) : NULL;
  BfFigure *self;
  double scale;

  if (surface == NULL)
    return NULL;

  self = g_new0 (BfFigure, 1);
  self->png = g_bytes_ref (png);
  self->width_px = cairo_image_surface_get_width (surface);
  self->height_px = cairo_image_surface_get_height (surface);
  self->alternative = g_strdup ("");
  scale = MIN (width_pt / self->width_px, height_pt / self->height_px);
  self->width_pt = self->width_px * MIN (scale, 1);
  self->height_pt = self->height_px * MIN (scale, 1);
  cairo_surface_destroy (surface);

  return self;
}

void
bf_figure_free (BfFigure *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->png, g_bytes_unref);
  g_clear_pointer (&self->alternative, g_free);
  g_free (self);
}

/**
 * bf_figure_dup_alternative:
 *
 * The rows are data, a name and its value in a line each: nothing that is drawn
 * in the chart is lost where pictures are not shown.
 *
 * Returns: (transfer full): the alternative text
 */
char *
bf_figure_dup_alternative (const BfChart *chart)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (chart != NULL, NULL);

  text = g_string_new (chart->description);
  for (guint i = 0; i < chart->rows->len; i++)
    {
      const BfChartRow *row = g_ptr_array_index (chart->rows, i);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (row->value_text != NULL && *row->value_text != '\0')
        /* Translators: a row of a chart, told in text: its name, then its value. */
        g_string_append_printf (text, _ ("%s: %s"), row->label, row->value_text);
      else
        g_string_append (text, row->label);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
