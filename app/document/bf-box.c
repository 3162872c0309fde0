// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-box.h"
#include "bf-chart.h"

#define PANEL_RULE_PT 2.5

static void
draw_line (const BfBox *self,
           cairo_t *cr)
{
  bf_ink_set_source (self->ink, cr);
  if (self->cut)
    {
      cairo_rectangle (cr, self->x, self->y, self->width, self->height);
      cairo_clip (cr);
    }
  cairo_move_to (cr, self->x, self->y + self->baseline);
  pango_cairo_show_layout_line (cr, self->line);

  if (self->space != NULL)
    {
      gboolean rtl = self->line->resolved_dir == PANGO_DIRECTION_RTL ||
                     self->line->resolved_dir == PANGO_DIRECTION_WEAK_RTL;
      int width = 0;

      pango_layout_get_size (self->space, &width, NULL);
      cairo_move_to (cr,
                     rtl ? self->x - (double) width / PANGO_SCALE : self->x + self->width,
                     self->y + self->baseline);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (self->space, 0));
    }
}

static void
draw_fill (const BfBox *self,
           cairo_t *cr)
{
  bf_ink_set_source (self->ink, cr);
  cairo_rectangle (cr, self->x, self->y, self->width, self->height);
  cairo_fill (cr);
}

static void
draw_panel (const BfBox *self,
            cairo_t *cr)
{
  draw_fill (self, cr);
  bf_ink_set_source (BF_INK_ACCENT, cr);
  cairo_rectangle (cr,
                   self->right_to_left ? self->x + self->width - PANEL_RULE_PT : self->x,
                   self->y,
                   PANEL_RULE_PT,
                   self->height);
  cairo_fill (cr);
}

static void
draw_dots (const BfBox *self,
           cairo_t *cr)
{
  const double dashes[] = { 0.01, 3 };

  bf_ink_set_source (self->ink, cr);
  cairo_set_line_width (cr, 0.8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, self->x, self->y + self->height / 2);
  cairo_rel_line_to (cr, self->width, 0);
  cairo_stroke (cr);
}

static void
draw_check (const BfBox *self,
            cairo_t *cr)
{
  bf_ink_set_source (self->ink, cr);
  cairo_set_line_width (cr, 0.7);
  cairo_rectangle (cr, self->x + 0.35, self->y + 0.35, self->width - 0.7, self->height - 0.7);
  cairo_stroke (cr);
}

static void
draw_figure (const BfBox *self,
             cairo_t *cr)
{
  BfChartStyle style = bf_chart_style_paper;

  style.right_to_left = self->right_to_left;
  cairo_translate (cr, self->x, self->y);
  cairo_scale (cr, self->scale, self->scale);
  bf_chart_draw (self->chart, cr, pango_layout_get_context (self->layout), &style, self->width / self->scale);
}

static void
draw_image (const BfBox *self,
            cairo_t *cr)
{
  cairo_translate (cr, self->x, self->y);
  cairo_scale (cr, self->width / cairo_image_surface_get_width (self->image), self->height / cairo_image_surface_get_height (self->image));
  cairo_set_source_surface (cr, self->image, 0, 0);
  cairo_paint (cr);
}

BfBox *
bf_box_new (BfBoxKind kind,
            guint element)
{
  BfBox *self = g_new0 (BfBox, 1);

  self->kind = kind;
  self->element = element;
  self->scale = 1;
  return self;
}

/**
 * bf_box_new_line:
 * @line: which line of @text
 *
 * Returns: (transfer full): the line, at 0, 0
 */
BfBox *
bf_box_new_line (BfTypesetter *typesetter,
                 const BfText *text,
                 guint line,
                 guint element)
{
  const BfTextLine *source = &g_array_index (text->lines, BfTextLine, line);
  BfBox *self = bf_box_new (BF_BOX_LINE, element);

  self->width = source->width;
  self->height = source->height;
  self->baseline = source->baseline;
  self->cut = source->cut;
  self->ink = bf_style_get_ink (text->style);
  self->layout = g_object_ref (text->layout);
  self->line = pango_layout_line_ref (source->line);
  if (source->spaced)
    self->space = g_object_ref (bf_typesetter_get_space (typesetter, text->style));
  return self;
}

BfBox *
bf_box_copy (const BfBox *self)
{
  BfBox *copy = g_memdup2 (self, sizeof *self);

  if (copy->line != NULL)
    pango_layout_line_ref (copy->line);
  if (copy->layout != NULL)
    g_object_ref (copy->layout);
  if (copy->space != NULL)
    g_object_ref (copy->space);
  if (copy->image != NULL)
    cairo_surface_reference (copy->image);
  return copy;
}

void
bf_box_free (BfBox *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->line, pango_layout_line_unref);
  g_clear_object (&self->layout);
  g_clear_object (&self->space);
  g_clear_pointer (&self->image, cairo_surface_destroy);
  g_free (self);
}

/**
 * bf_box_draw:
 *
 * Draws the box at its place on the page, in points.
 */
void
bf_box_draw (const BfBox *self,
             cairo_t *cr)
{
  cairo_save (cr);
  switch (self->kind)
    {
    case BF_BOX_LINE:
      draw_line (self, cr);
      break;
    case BF_BOX_FILL:
      draw_fill (self, cr);
      break;
    case BF_BOX_PANEL:
      draw_panel (self, cr);
      break;
    case BF_BOX_DOTS:
      draw_dots (self, cr);
      break;
    case BF_BOX_CHECK:
      draw_check (self, cr);
      break;
    case BF_BOX_FIGURE:
      draw_figure (self, cr);
      break;
    case BF_BOX_IMAGE:
      draw_image (self, cr);
      break;
    default:
      g_assert_not_reached ();
    }
  cairo_restore (cr);
}

/**
 * bf_box_dup_text:
 *
 * Returns: (transfer full) (nullable): a line's text, a chart's description,
 *   %NULL for decoration
 */
char *
bf_box_dup_text (const BfBox *self)
{
  g_autofree char *line = NULL;
  g_auto (GStrv) parts = NULL;

  if (self->kind == BF_BOX_FIGURE)
    return g_strdup (self->chart->description);
  if (self->kind != BF_BOX_LINE)
    return NULL;

  line = g_strndup (pango_layout_get_text (self->layout) + self->line->start_index,
                    (gsize) self->line->length);
  /* The places to break that long words were given are not text. */
  parts = g_strsplit (line, "\342\200\213", -1);
  return g_strjoinv ("", parts);
}
