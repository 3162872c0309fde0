// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <cairo-pdf.h>

#include "bf-pdf-tags.h"

/* From this release on, content outside of any element is read in the middle of
 * the document, unless it is marked as an artifact; before it, the mark is an
 * error. */
#define FIRST_CAIRO_WITH_ARTIFACTS CAIRO_VERSION_ENCODE (1, 18, 0)

static const BfElement *
get_element (const BfPdfTags *self,
             guint index)
{
  return &g_array_index (self->layout->elements, BfElement, index);
}

static guint
get_open (const BfPdfTags *self)
{
  return self->path->len > 0 ? g_array_index (self->path, guint, self->path->len - 1) : BF_ELEMENT_NONE;
}

static gboolean
is_ancestor_or_self (const BfPdfTags *self,
                     guint candidate,
                     guint element)
{
  while (element != BF_ELEMENT_NONE && element != candidate)
    element = get_element (self, element)->parent;

  return element != BF_ELEMENT_NONE;
}

static void
close_one (BfPdfTags *self)
{
  cairo_tag_end (self->cr, get_element (self, get_open (self))->tag);
  g_array_set_size (self->path, self->path->len - 1);
}

static void
close_leaf (BfPdfTags *self)
{
  guint open = get_open (self);

  if (open != BF_ELEMENT_NONE && get_element (self, open)->n_children == 0)
    close_one (self);
}

static void
open_one (BfPdfTags *self,
          guint index)
{
  const BfElement *element = get_element (self, index);
  g_autofree char *attributes = NULL;

  if (element->mark >= 0)
    {
      g_autofree char *name = bf_pdf_tags_dup_name ((guint) element->mark);

      attributes = g_strdup_printf ("dest='%s'", name);
    }
  cairo_tag_begin (self->cr, element->tag, attributes != NULL ? attributes : "");
  g_array_append_val (self->path, index);
  if (g_str_equal (element->tag, "Figure"))
    g_array_append_val (self->figures, index);
  else if (g_str_equal (element->tag, "TH"))
    g_array_append_val (self->headers, index);
}

static void
move_to (BfPdfTags *self,
         guint element)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (guint));

  while (self->path->len > 0 && !is_ancestor_or_self (self, get_open (self), element))
    close_one (self);
  for (guint i = element; i != get_open (self) && i != BF_ELEMENT_NONE; i = get_element (self, i)->parent)
    g_array_prepend_val (missing, i);
  for (guint i = 0; i < missing->len; i++)
    open_one (self, g_array_index (missing, guint, i));
}

static void
draw_decoration (BfPdfTags *self,
                 const BfBox *box)
{
  gboolean marked = cairo_version () >= FIRST_CAIRO_WITH_ARTIFACTS;

  close_leaf (self);
  if (marked)
    cairo_tag_begin (self->cr, "Artifact", "");
  bf_box_draw (box, self->cr);
  if (marked)
    cairo_tag_end (self->cr, "Artifact");
}

/* Links lead to names: those by page number fail for pages that come later. */
static void
add_destinations (BfPdfTags *self,
                  guint page)
{
  for (guint i = 0; i < self->layout->marks->len; i++)
    {
      const BfMark *mark = &g_array_index (self->layout->marks, BfMark, i);
      g_autofree char *name = NULL;
      g_autofree char *attributes = NULL;

      if (mark->page != (int) page)
        continue;
      name = bf_pdf_tags_dup_name (i);
      attributes = g_strdup_printf ("name='%s' x=%d y=%d", name, (int) (self->layout->left * self->layout->scale), (int) (MAX (mark->y - 8, 0) * self->layout->scale));
      cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
      cairo_tag_end (self->cr, CAIRO_TAG_DEST);
    }
}

void
bf_pdf_tags_init (BfPdfTags *self,
                  const BfLayout *layout,
                  cairo_t *cr)
{
  self->layout = layout;
  self->cr = cr;
  self->path = g_array_new (FALSE, FALSE, sizeof (guint));
  self->figures = g_array_new (FALSE, FALSE, sizeof (guint));
  self->headers = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
bf_pdf_tags_clear (BfPdfTags *self)
{
  g_clear_pointer (&self->path, g_array_unref);
  g_clear_pointer (&self->figures, g_array_unref);
  g_clear_pointer (&self->headers, g_array_unref);
}

/**
 * bf_pdf_tags_draw_page:
 * @page: from 0; pages are drawn in order, each once
 */
void
bf_pdf_tags_draw_page (BfPdfTags *self,
                       guint page)
{
  const GPtrArray *boxes = bf_layout_get_page_boxes (self->layout, page);

  add_destinations (self, page);
  cairo_save (self->cr);
  cairo_scale (self->cr, self->layout->scale, self->layout->scale);
  for (guint i = 0; i < boxes->len; i++)
    {
      const BfBox *box = g_ptr_array_index (boxes, i);

      if (box->element == BF_ELEMENT_NONE)
        {
          draw_decoration (self, box);
          continue;
        }
      move_to (self, box->element);
      bf_box_draw (box, self->cr);
    }
  close_leaf (self);
  cairo_restore (self->cr);
}

void
bf_pdf_tags_finish (BfPdfTags *self)
{
  while (self->path->len > 0)
    close_one (self);
}

char *
bf_pdf_tags_dup_name (guint mark)
{
  return g_strdup_printf ("place-%u", mark);
}
