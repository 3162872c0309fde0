// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-layout-private.h"

#define FOOTER_HEIGHT_PT 26
#define FOOTER_GAP_PT 18

/* Below this a page has no room for a heading and two lines. */
#define MIN_BODY_HEIGHT_PT 100
#define MIN_BODY_WIDTH_PT 60

static void
strip_free (gpointer data)
{
  BfStrip *strip = data;

  g_clear_pointer (&strip->boxes, g_ptr_array_unref);
  g_free (strip);
}

static void
element_clear (gpointer data)
{
  BfElement *element = data;

  g_clear_pointer (&element->alternative, g_free);
}

static void
mark_clear (gpointer data)
{
  BfMark *mark = data;

  g_clear_pointer (&mark->id, g_free);
  g_clear_pointer (&mark->title, g_free);
}

static void
box_free (gpointer data)
{
  bf_box_free (data);
}

static void
chart_free (gpointer data)
{
  bf_chart_free (data);
}

/* Larger text is the same text on a smaller page, drawn larger: nothing but the
 * sizes changes, and the margins stay those of the paper. */
static void
set_body (BfLayout *self)
{
  double margin;

  self->scale = bf_paper_get_text_scale (&self->paper);
  self->page_width = self->paper.width_pt / self->scale;
  self->page_height = self->paper.height_pt / self->scale;
  margin = MAX (self->paper.margin_pt, 0) / self->scale;
  margin = MIN (margin, (self->page_width - MIN_BODY_WIDTH_PT) / 2);
  margin = MIN (margin, (self->page_height - MIN_BODY_HEIGHT_PT - FOOTER_HEIGHT_PT) / 2);
  margin = MAX (margin, 0);
  self->left = margin;
  self->top = margin;
  self->width = MAX (self->page_width - 2 * margin, MIN_BODY_WIDTH_PT);
  self->height = MAX (self->page_height - 2 * margin - FOOTER_HEIGHT_PT, MIN_BODY_HEIGHT_PT);
}

static BfLayout *
layout_new (const BfDocument *document,
            const BfPaper *paper)
{
  BfLayout *self = g_new0 (BfLayout, 1);

  self->paper = *paper;
  self->typesetter = bf_typesetter_new (document->language);
  self->footer = g_strdup (document->footer);
  self->page_label = g_strdupv (document->page_label);
  self->elements = g_array_new (FALSE, TRUE, sizeof (BfElement));
  g_array_set_clear_func (self->elements, element_clear);
  self->strips = g_ptr_array_new_with_free_func (strip_free);
  self->headers = g_ptr_array_new ();
  self->charts = g_ptr_array_new_with_free_func (chart_free);
  self->marks = g_array_new (FALSE, TRUE, sizeof (BfMark));
  g_array_set_clear_func (self->marks, mark_clear);
  self->references = g_array_new (FALSE, TRUE, sizeof (BfReference));
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  set_body (self);
  return self;
}

/* Turns a distance from the start of the line into one from the left. */
static double
place_x (const BfLayout *self,
         double x,
         double width)
{
  return bf_typesetter_is_rtl (self->typesetter) ? self->page_width - x - width : x;
}

static void
add_footer_line (BfLayout *self,
                 GPtrArray *page,
                 const char *text,
                 double width,
                 gboolean at_end)
{
  g_autoptr (BfText) line = bf_text_new_short (self->typesetter, BF_STYLE_FOOTER, text, width, 1);
  BfBox *box = bf_box_new_line (self->typesetter, line, 0, BF_ELEMENT_NONE);
  double x = at_end ? self->left + self->width - box->width : self->left;

  g_clear_object (&box->space);
  box->x = place_x (self, x, box->width);
  box->y = self->top + self->height + FOOTER_HEIGHT_PT - box->height;
  g_ptr_array_add (page, box);
}

static void
add_footers (BfLayout *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      GPtrArray *page = g_ptr_array_index (self->pages, i);
      g_autofree char *number = g_strdup_printf ("%s%u%s%u%s", self->page_label[0], i + 1, self->page_label[1], self->pages->len, self->page_label[2]);
      g_autoptr (BfText) text = bf_text_new_measured (self->typesetter, BF_STYLE_FOOTER, number);
      double number_width = MIN (ceil (text->natural_width) + 1, self->width);

      if (self->footer != NULL && *self->footer != '\0' && self->width - number_width > 2 * FOOTER_GAP_PT)
        add_footer_line (self, page, self->footer, self->width - number_width - FOOTER_GAP_PT, FALSE);
      add_footer_line (self, page, number, number_width, TRUE);
    }
}

static void
add_reference (BfLayout *self,
               const BfReference *reference)
{
  const BfMark *mark = &g_array_index (self->marks, BfMark, reference->mark);
  GPtrArray *page = g_ptr_array_index (self->pages, 0);
  g_autofree char *number = g_strdup_printf ("%d", mark->page + 1);
  g_autoptr (BfText) text = bf_text_new (self->typesetter, BF_STYLE_CONTENTS, number, self->width);
  BfBox *dots = reference->box;
  BfBox *box = bf_box_new_line (self->typesetter, text, 0, dots->element);
  guint index = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      page = g_ptr_array_index (self->pages, i);
      if (g_ptr_array_find (page, dots, &index))
        break;
    }
  box->y = dots->y + dots->height / 2 - box->height + 4;
  box->x = place_x (self, reference->right - box->width, box->width);
  /* The number follows its title, so that both are read together. */
  g_ptr_array_insert (page, (int) index + 1, box);
}

static void
note_page (BfElement *element,
           int page)
{
  element->first_page = element->first_page < 0 ? page : MIN (element->first_page, page);
  element->last_page = MAX (element->last_page, page);
}

/* A leaf that is open over a page break would be closed and lost: each of its
 * parts becomes a leaf of its own. */
static void
split_leaf (BfLayout *self,
            BfBox *box,
            int page,
            guint *spans)
{
  const BfElement *element = &g_array_index (self->elements, BfElement, box->element);
  guint leaf = box->element;

  if (element->first_page == element->last_page)
    return;
  if (spans[leaf] == 0 || g_array_index (self->elements, BfElement, spans[leaf]).first_page != page)
    {
      spans[leaf] = bf_layout_add_element (self, "Span", leaf);
      note_page (&g_array_index (self->elements, BfElement, spans[leaf]), page);
    }
  box->element = spans[leaf];
}

static void
split_leaves (BfLayout *self)
{
  g_autofree guint *spans = g_new0 (guint, self->elements->len);

  for (guint i = 0; i < self->pages->len; i++)
    {
      GPtrArray *page = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < page->len; j++)
        {
          const BfBox *box = g_ptr_array_index (page, j);

          if (box->element != BF_ELEMENT_NONE)
            note_page (&g_array_index (self->elements, BfElement, box->element), (int) i);
        }
    }
  for (guint i = 0; i < self->pages->len; i++)
    {
      GPtrArray *page = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < page->len; j++)
        {
          BfBox *box = g_ptr_array_index (page, j);

          if (box->element != BF_ELEMENT_NONE)
            split_leaf (self, box, (int) i, spans);
        }
    }
}

/* Builders think in distances from the start; here they become places. */
static void
mirror_pages (BfLayout *self)
{
  gboolean rtl = bf_typesetter_is_rtl (self->typesetter);

  for (guint i = 0; i < self->pages->len; i++)
    {
      GPtrArray *page = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < page->len; j++)
        {
          BfBox *box = g_ptr_array_index (page, j);

          box->x = place_x (self, box->x, box->width);
          box->right_to_left = rtl;
        }
    }
}

static void
make_pages (BfLayout *self)
{
  bf_layout_break_pages (self);
  mirror_pages (self);
  for (guint i = 0; i < self->references->len; i++)
    add_reference (self, &g_array_index (self->references, BfReference, i));
  split_leaves (self);
  add_footers (self);
}

guint
bf_layout_add_element (BfLayout *self,
                       const char *tag,
                       guint parent)
{
  BfElement element = { .tag = tag, .parent = parent, .mark = -1, .first_page = -1, .last_page = -1 };

  if (parent != BF_ELEMENT_NONE)
    g_array_index (self->elements, BfElement, parent).n_children++;
  g_array_append_val (self->elements, element);
  return self->elements->len - 1;
}

guint
bf_layout_add_mark (BfLayout *self,
                    const char *id,
                    const char *title,
                    guint level)
{
  BfMark mark = { .id = g_strdup (id), .title = g_strdup (title), .level = level, .page = -1 };

  g_array_append_val (self->marks, mark);
  return self->marks->len - 1;
}

BfStrip *
bf_layout_add_strip (BfLayout *self,
                     double space_before)
{
  BfStrip *strip = g_new0 (BfStrip, 1);

  strip->space_before = space_before;
  strip->boxes = g_ptr_array_new_with_free_func (box_free);
  g_ptr_array_add (self->strips, strip);
  return strip;
}

double
bf_layout_get_open_height (const BfLayout *self)
{
  double height = 0;

  for (guint i = self->strips->len; i > 0; i--)
    {
      const BfStrip *strip = g_ptr_array_index (self->strips, i - 1);

      if (strip->keep != BF_KEEP_MUST)
        break;
      height += strip->space_before + strip->height;
    }

  return height;
}

const GPtrArray *
bf_layout_get_page_boxes (const BfLayout *self,
                          guint page)
{
  return g_ptr_array_index (self->pages, page);
}

double
bf_paper_get_text_scale (const BfPaper *self)
{
  return self->text_scale > 0 ? CLAMP (self->text_scale, BF_TEXT_SCALE_MIN, BF_TEXT_SCALE_MAX) : 1;
}

/**
 * bf_layout_new:
 * @document: what to set; it may be freed afterwards
 * @paper: the page; margins that would leave no room are made smaller
 *
 * Places the document on pages.  There is always at least one.
 *
 * Returns: (transfer full): the pages
 */
BfLayout *
bf_layout_new (const BfDocument *document,
               const BfPaper *paper)
{
  BfLayout *self = bf_layout_begin (document, paper);

  while (self != NULL && bf_layout_advance (self))
    continue;

  return self;
}

/**
 * bf_layout_begin:
 * @document: what to set; it stays until bf_layout_advance() is done
 * @paper: the page, as for bf_layout_new()
 *
 * For who has other things to do meanwhile, such as a window.  There are no pages,
 * and nothing to do but to go on, until bf_layout_advance() says %FALSE.
 *
 * Returns: (transfer full): a layout to go on with
 */
BfLayout *
bf_layout_begin (const BfDocument *document,
                 const BfPaper *paper)
{
  BfLayout *self;

  g_return_val_if_fail (document != NULL && paper != NULL, NULL);
  g_return_val_if_fail (paper->width_pt > 0 && paper->height_pt > 0, NULL);

  self = layout_new (document, paper);
  self->document = document;
  bf_layout_add_element (self, "Document", BF_ELEMENT_NONE);

  return self;
}

/**
 * bf_layout_advance:
 * @self: a layout that was begun and is not done
 *
 * Sets one more section; after the last of them makes the pages.
 *
 * Returns: whether there is more to do
 */
gboolean
bf_layout_advance (BfLayout *self)
{
  g_return_val_if_fail (self != NULL && self->document != NULL, FALSE);

  if (self->n_parts <= self->document->sections->len)
    {
      bf_layout_build_part (self, self->document, self->n_parts++);
      return TRUE;
    }
  self->document = NULL;
  make_pages (self);

  return FALSE;
}

void
bf_layout_free (BfLayout *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->typesetter, bf_typesetter_free);
  g_clear_pointer (&self->footer, g_free);
  g_clear_pointer (&self->page_label, g_strfreev);
  g_clear_pointer (&self->elements, g_array_unref);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_clear_pointer (&self->strips, g_ptr_array_unref);
  g_clear_pointer (&self->references, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->charts, g_ptr_array_unref);
  g_free (self);
}

guint
bf_layout_get_n_pages (const BfLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

const BfPaper *
bf_layout_get_paper (const BfLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->paper;
}

/**
 * bf_layout_draw_page:
 * @page: from 0
 * @cr: in points, with the page's top left corner at 0, 0
 *
 * Draws one page, without a ground: paper is the caller's.
 */
void
bf_layout_draw_page (const BfLayout *self,
                     guint page,
                     cairo_t *cr)
{
  const GPtrArray *boxes;

  g_return_if_fail (self != NULL && page < self->pages->len);
  g_return_if_fail (cr != NULL);

  boxes = bf_layout_get_page_boxes (self, page);
  cairo_save (cr);
  cairo_scale (cr, self->scale, self->scale);
  for (guint i = 0; i < boxes->len; i++)
    bf_box_draw (g_ptr_array_index (boxes, i), cr);
  cairo_restore (cr);
}

/**
 * bf_layout_get_section_page:
 *
 * Returns: the page on which section @id starts, from 0, or -1
 */
int
bf_layout_get_section_page (const BfLayout *self,
                            const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, -1);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const BfMark *mark = &g_array_index (self->marks, BfMark, i);

      if (g_strcmp0 (mark->id, id) == 0)
        return mark->page;
    }

  return -1;
}

/**
 * bf_layout_dup_page_text:
 *
 * Returns: (transfer full): the text of page @page, one line for each line
 *   on it, cells one after another; a chart is read as its description
 */
char *
bf_layout_dup_page_text (const BfLayout *self,
                         guint page)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const GPtrArray *boxes;

  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  boxes = bf_layout_get_page_boxes (self, page);
  for (guint i = 0; i < boxes->len; i++)
    {
      g_autofree char *line = bf_box_dup_text (g_ptr_array_index (boxes, i));

      if (line != NULL && *line != '\0')
        g_string_append_printf (text, "%s\n", line);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
