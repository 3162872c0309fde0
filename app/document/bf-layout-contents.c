// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-layout-private.h"

/* Documents with more sections have a list of contents; with so many entries it
 * is set in two columns. */
#define MIN_SECTIONS 7
#define TWO_COLUMNS 8
#define GAP_PT 28

static guint
count_shown (const BfDocument *document)
{
  guint n = 0;

  for (guint i = 0; i < document->sections->len; i++)
    if (bf_section_is_shown (g_ptr_array_index (document->sections, i)))
      n++;

  return n;
}

/* Marks are added in the order of the document, and each heading has one. */
static guint
count_marks (const BfSection *section)
{
  guint n = *section->title != '\0' ? 1 : 0;

  for (guint i = 0; i < section->blocks->len; i++)
    {
      const BfBlock *block = g_ptr_array_index (section->blocks, i);

      if (block->kind == BF_BLOCK_HEADING && bf_section_shows_block (section, i))
        n++;
    }

  return n;
}

/* The room of one entry in the list of contents. */
typedef struct
{
  double x;
  double y;
  double width;
  guint list;
  guint mark;
} EntrySpec;

static double
add_entry (BfLayout *layout,
           BfStrip *strip,
           const char *title,
           const EntrySpec *spec)
{
  const double number_room = 30;
  guint item = bf_layout_add_element (layout, "TOCI", spec->list);
  guint link = bf_layout_add_element (layout, "Link", item);
  g_autoptr (BfText) text = bf_text_new_short (layout->typesetter, BF_STYLE_CONTENTS, title, spec->width - number_room, 1);
  BfBox *box = bf_box_new_line (layout->typesetter, text, 0, link);
  BfBox *dots = bf_box_new (BF_BOX_DOTS, link);
  BfReference reference = { .box = dots, .mark = spec->mark, .right = spec->x + spec->width };

  g_array_index (layout->elements, BfElement, link).mark = (int) spec->mark;
  box->x = spec->x;
  box->y = spec->y;
  dots->x = spec->x + box->width + 5;
  dots->width = MAX (spec->width - box->width - number_room + 8, 0);
  dots->y = spec->y + box->height - 8;
  dots->height = 8;
  dots->ink = BF_INK_MUTED;
  g_ptr_array_add (strip->boxes, box);
  g_ptr_array_add (strip->boxes, dots);
  g_array_append_val (layout->references, reference);
  return box->height;
}

/* Whether @document is long enough for a list of contents. */
gboolean
bf_layout_wants_contents (const BfDocument *document)
{
  return count_shown (document) >= MIN_SECTIONS;
}

/* The list of contents, below @space: all entries in one strip of two columns,
 * read down the first, then the second; or each in a strip of its own where that
 * would not fit. */
void
bf_layout_add_contents (BfLayout *layout,
                        const BfDocument *document,
                        guint parent,
                        double space)
{
  guint n_shown = count_shown (document);
  gboolean two_columns = n_shown >= TWO_COLUMNS && n_shown <= 40 && layout->width > 300 && layout->height > 500;
  guint n_rows = two_columns ? (n_shown + 1) / 2 : n_shown;
  EntrySpec spec = { .x = layout->left, .width = layout->width };
  BfStrip *strip = NULL;
  guint n = 0;

  spec.list = bf_layout_add_element (layout, "TOC", parent);
  if (two_columns)
    spec.width = (layout->width - GAP_PT) / 2;
  for (guint i = 0; i < document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (document->sections, i);

      if (!bf_section_is_shown (section))
        continue;
      if (*section->title == '\0')
        {
          spec.mark += count_marks (section);
          continue;
        }
      if (strip == NULL || !two_columns)
        strip = bf_layout_add_strip (layout, n == 0 ? space : 0);
      if (two_columns && n == n_rows)
        {
          spec.x += spec.width + GAP_PT;
          spec.y = 0;
        }
      spec.y += add_entry (layout, strip, section->title, &spec);
      strip->height = MAX (strip->height, spec.y);
      if (!two_columns)
        spec.y = 0;
      spec.mark += count_marks (section);
      n++;
    }
}
