// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-chart.h"
#include "bf-layout-private.h"
#include "bf-picture.h"

/* A heading longer than this may go over a page end; its last lines still stay
 * with what follows. */
#define HEADING_KEEP_LINES 3

#define LIST_INDENT_PT 16
#define LIST_SPACE_PT 3.5
#define CHECK_INDENT_PT 19
#define CHECK_SIZE_PT 9
#define CHECK_SPACE_PT 5
/* As tall as a title and a subtitle. */
#define LOGO_HEIGHT_PT 48
#define LOGO_GAP_PT 14

#define PANEL_PADDING_X_PT 12
#define PANEL_PADDING_Y_PT 8

/* Long lines tire the eye; text is set a little narrower than tables. */
#define MEASURE_PT 468

typedef struct
{
  BfLayout *layout;
  guint parent;
  double space; /* asked for by what was built last */
} Builder;

/* How one text is set. */
typedef struct
{
  BfStyle style;
  const char *text;
  guint element;
  double indent;
  double width;
  double kept_free; /* at the end of the line */
  BfKeep keep;      /* with what follows */
  guint keep_lines;
  guint mark;
  BfBox *marker; /* (nullable): before the first line */
  gboolean is_panel;
} TextSpec;

static double
take_space (Builder *builder,
            double before,
            double after)
{
  double space = MAX (builder->space, before);

  builder->space = after;
  return builder->layout->strips->len > 0 ? space : 0;
}

/* Two lines at least stay together at both sides of a page break. */
static BfKeep
line_keep (const TextSpec *spec,
           guint line,
           guint n_lines)
{
  guint after = n_lines - 1 - line;

  if (after == 0)
    return spec->keep;
  if (spec->keep_lines > 0)
    return after < spec->keep_lines ? BF_KEEP_MUST : BF_KEEP_NONE;
  return line == 0 || after == 1 ? BF_KEEP_MUST : BF_KEEP_NONE;
}

/* A paragraph in the other writing direction starts at the other side. */
static gboolean
starts_at_end (const BfLayout *layout,
               const PangoLayoutLine *line)
{
  gboolean rtl = line->resolved_dir == PANGO_DIRECTION_RTL;
  gboolean ltr = line->resolved_dir == PANGO_DIRECTION_LTR;

  return bf_typesetter_is_rtl (layout->typesetter) ? ltr : rtl;
}

static void
add_panel (BfLayout *layout,
           BfStrip *strip)
{
  BfBox *panel = bf_box_new (BF_BOX_PANEL, BF_ELEMENT_NONE);

  panel->x = layout->left;
  panel->width = layout->width;
  panel->height = strip->height;
  panel->ink = BF_INK_PANEL;
  g_ptr_array_insert (strip->boxes, 0, panel);
}

static void
add_text_line (Builder *builder,
               const TextSpec *spec,
               const BfText *text,
               guint line)
{
  BfLayout *layout = builder->layout;
  BfStrip *strip = g_ptr_array_index (layout->strips, layout->strips->len - 1);
  BfBox *box = bf_box_new_line (layout->typesetter, text, line, spec->element);
  double padding_top = spec->is_panel && line == 0 ? PANEL_PADDING_Y_PT : 0;
  double padding_bottom = spec->is_panel && line == text->lines->len - 1 ? PANEL_PADDING_Y_PT : 0;

  box->x = layout->left + spec->indent;
  if (starts_at_end (layout, box->line))
    box->x = layout->left + layout->width - spec->kept_free - (spec->is_panel ? PANEL_PADDING_X_PT : 0) - box->width;
  box->y = padding_top;
  g_ptr_array_add (strip->boxes, box);
  strip->height = padding_top + box->height + padding_bottom;
  strip->keep = line_keep (spec, line, text->lines->len);
  if (spec->is_panel)
    add_panel (layout, strip);
}

static void
add_text (Builder *builder,
          const TextSpec *spec,
          double space_before)
{
  BfLayout *layout = builder->layout;
  g_autoptr (BfText) text = bf_text_new (layout->typesetter, spec->style, spec->text, spec->width);

  for (guint i = 0; i < text->lines->len; i++)
    {
      BfStrip *strip = bf_layout_add_strip (layout, i == 0 ? space_before : 0);

      strip->line = i;
      strip->is_heading = spec->keep_lines > 0;
      if (i == 0)
        {
          strip->mark = spec->mark;
          if (spec->marker != NULL)
            g_ptr_array_add (strip->boxes, spec->marker);
        }
      add_text_line (builder, spec, text, i);
    }
}

static void
add_plain (Builder *builder,
           BfStyle style,
           const char *tag,
           const char *text,
           BfKeep keep)
{
  TextSpec spec = {
    .style = style,
    .text = text,
    .element = bf_layout_add_element (builder->layout, tag, builder->parent),
    .width = MIN (builder->layout->width, MEASURE_PT),
    .keep = keep,
  };

  add_text (builder, &spec, take_space (builder, bf_style_get_space_before (style), bf_style_get_space_after (style)));
}

static void
add_heading (Builder *builder,
             const char *id,
             guint level,
             const char *text)
{
  static const char *const tags[] = { "H1", "H2", "H3", "H4" };
  static const BfStyle heading_styles[] = { BF_STYLE_SECTION, BF_STYLE_HEADING_2, BF_STYLE_HEADING_3, BF_STYLE_HEADING_4 };
  guint index = CLAMP (level, 1, G_N_ELEMENTS (tags)) - 1;
  BfStyle style = heading_styles[index];
  TextSpec spec = {
    .style = style,
    .text = text,
    .element = bf_layout_add_element (builder->layout, tags[index], builder->parent),
    .width = builder->layout->width,
    .keep = BF_KEEP_MUST,
    .keep_lines = HEADING_KEEP_LINES,
    .mark = 1 + bf_layout_add_mark (builder->layout, id, text, index + 1),
  };

  add_text (builder, &spec, take_space (builder, bf_style_get_space_before (style), bf_style_get_space_after (style)));
}

static void
add_note (Builder *builder,
          const char *text)
{
  BfStyle style = BF_STYLE_NOTE;
  TextSpec spec = {
    .style = style,
    .text = text,
    .element = bf_layout_add_element (builder->layout, "P", builder->parent),
    .indent = PANEL_PADDING_X_PT,
    .width = builder->layout->width - 2 * PANEL_PADDING_X_PT,
    .is_panel = TRUE,
  };

  add_text (builder, &spec, take_space (builder, bf_style_get_space_before (style), bf_style_get_space_after (style)));
}

/* The bullet, number or box of an item, in an element of its own. */
static BfBox *
new_marker (Builder *builder,
            const BfBlock *block,
            guint index,
            guint item)
{
  BfLayout *layout = builder->layout;
  guint element = bf_layout_add_element (layout, "Lbl", item);
  g_autofree char *label = NULL;
  g_autoptr (BfText) text = NULL;
  BfBox *box;

  if (block->kind == BF_BLOCK_CHECKLIST)
    {
      box = bf_box_new (BF_BOX_CHECK, element);
      box->x = layout->left + 2;
      box->y = 3;
      box->width = box->height = CHECK_SIZE_PT;
      box->ink = BF_INK_MUTED;
      return box;
    }

  label = block->ordered ? g_strdup_printf ("%u.", index + 1) : g_strdup ("\342\200\242");
  text = bf_text_new (layout->typesetter, BF_STYLE_BODY, label, layout->width);
  box = bf_box_new_line (layout->typesetter, text, 0, element);
  box->x = layout->left + 2;
  box->ink = BF_INK_ACCENT;
  return box;
}

static double
get_item_indent (const BfBlock *block)
{
  if (block->kind == BF_BLOCK_CHECKLIST)
    return CHECK_INDENT_PT;
  if (!block->ordered)
    return LIST_INDENT_PT;
  return LIST_INDENT_PT + (block->items->len > 9 ? 6 : 2) + (block->items->len > 99 ? 6 : 0);
}

static void
add_list (Builder *builder,
          const BfBlock *block)
{
  BfLayout *layout = builder->layout;
  guint list = bf_layout_add_element (layout, "L", builder->parent);
  double indent = get_item_indent (block);
  double between = block->kind == BF_BLOCK_CHECKLIST ? CHECK_SPACE_PT : LIST_SPACE_PT;
  double space = take_space (builder, 0, bf_style_get_space_after (BF_STYLE_BODY) + 2);

  for (guint i = 0; i < block->items->len; i++)
    {
      guint item = bf_layout_add_element (layout, "LI", list);
      TextSpec spec = { .style = BF_STYLE_BODY, .text = g_ptr_array_index (block->items, i) };

      spec.marker = new_marker (builder, block, i, item);
      spec.element = bf_layout_add_element (layout, "LBody", item);
      spec.indent = indent;
      spec.width = MIN (layout->width, MEASURE_PT) - indent;
      /* A single item over or under the break looks like a mistake. */
      spec.keep = i == 0 || i + 2 == block->items->len ? BF_KEEP_WISH : BF_KEEP_NONE;
      if (i + 1 == block->items->len)
        spec.keep = BF_KEEP_NONE;
      add_text (builder, &spec, i == 0 ? space : between);
    }
}

/* The caption, and the height that it and what stands above need on the page
 * of the figure.  A caption of half a page is text like any other. */
static double
add_caption (Builder *builder,
             const char *caption)
{
  BfLayout *layout = builder->layout;
  guint first = layout->strips->len;
  double height = 0;
  BfStrip *last;

  if (caption == NULL)
    return bf_layout_get_open_height (layout);

  add_plain (builder, BF_STYLE_CAPTION, "P", caption, BF_KEEP_MUST);
  for (guint i = first; i < layout->strips->len; i++)
    height += ((const BfStrip *) g_ptr_array_index (layout->strips, i))->height;
  if (height > layout->height / 2)
    {
      last = g_ptr_array_index (layout->strips, layout->strips->len - 1);
      last->keep = BF_KEEP_WISH;
    }
  return MAX (MIN (height, layout->height / 2), bf_layout_get_open_height (layout));
}

static void
add_figure (Builder *builder,
            const BfBlock *block)
{
  BfLayout *layout = builder->layout;
  BfChart *chart = bf_chart_copy (block->chart);
  double above = add_caption (builder, block->text);
  double space = take_space (builder, block->text != NULL ? 0 : 8, 13);
  double room = layout->height - above - space;
  BfStrip *strip;
  BfBox *box;
  double natural;

  g_ptr_array_add (layout->charts, chart);
  natural = bf_chart_measure (chart, bf_typesetter_get_context (layout->typesetter), &bf_chart_style_paper, layout->width);

  strip = bf_layout_add_strip (layout, space);
  box = bf_box_new (BF_BOX_FIGURE, bf_layout_add_element (layout, "Figure", builder->parent));
  g_array_index (layout->elements, BfElement, box->element).alternative = g_strdup (chart->description);
  box->chart = chart;
  box->layout = g_object_ref (bf_typesetter_get_space (layout->typesetter, BF_STYLE_BODY));
  box->scale = natural > room ? MAX (room, 20) / natural : 1;
  box->x = layout->left;
  box->width = layout->width * box->scale;
  box->height = natural * box->scale;
  strip->height = box->height;
  g_ptr_array_add (strip->boxes, box);
}

static gboolean
introduces (const char *text)
{
  return g_str_has_suffix (text, ":");
}

/* Facts say what the sentence before them is about. */
static gboolean
leads_to_facts (const BfSection *section,
                guint index)
{
  const BfBlock *next = index + 1 < section->blocks->len ? g_ptr_array_index (section->blocks, index + 1) : NULL;

  return next != NULL && next->kind == BF_BLOCK_FACTS && bf_section_shows_block (section, index + 1);
}

static void
add_block (Builder *builder,
           const BfSection *section,
           guint index)
{
  const BfBlock *block = g_ptr_array_index (section->blocks, index);

  switch (block->kind)
    {
    case BF_BLOCK_HEADING:
      add_heading (builder, NULL, block->level, block->text);
      break;
    case BF_BLOCK_PARAGRAPH:
      add_plain (builder, BF_STYLE_BODY, "P", block->text, introduces (block->text) || leads_to_facts (section, index) ? BF_KEEP_WISH : BF_KEEP_NONE);
      break;
    case BF_BLOCK_LEAD:
      add_plain (builder, BF_STYLE_LEAD, "P", block->text, BF_KEEP_NONE);
      break;
    case BF_BLOCK_LIST:
    case BF_BLOCK_CHECKLIST:
      add_list (builder, block);
      break;
    case BF_BLOCK_TABLE:
    case BF_BLOCK_FACTS:
      bf_layout_add_table (builder->layout, block, builder->parent, take_space (builder, 5, 11));
      break;
    case BF_BLOCK_FIGURE:
      add_figure (builder, block);
      break;
    case BF_BLOCK_NOTE:
      add_note (builder, block->text);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A logo that cannot be read is left out: the plan is what counts. */
static BfBox *
new_logo (const BfDocument *document,
          double max_width,
          double max_height)
{
  cairo_surface_t *image = document->logo != NULL ? bf_picture_new (document->logo, NULL) : NULL;
  BfBox *box;
  double scale;

  if (image == NULL)
    return NULL;

  box = bf_box_new (BF_BOX_IMAGE, BF_ELEMENT_NONE);
  box->image = image;
  scale = MIN (max_width / cairo_image_surface_get_width (image), max_height / cairo_image_surface_get_height (image));
  /* A small picture would show its pixels. */
  scale = MIN (scale, 1);
  box->width = cairo_image_surface_get_width (image) * scale;
  box->height = cairo_image_surface_get_height (image) * scale;

  return box;
}

static void
add_cover_text (Builder *builder,
                BfStyle style,
                const char *text,
                double room)
{
  TextSpec spec = {
    .style = style,
    .text = text,
    .width = MIN (room, MEASURE_PT),
    .kept_free = builder->layout->width - room,
    /* The logo beside them is taller than one line. */
    .keep = BF_KEEP_WISH,
  };

  if (text == NULL || *text == '\0')
    return;

  spec.element = bf_layout_add_element (builder->layout, "P", builder->parent);
  add_text (builder, &spec, take_space (builder, bf_style_get_space_before (style), bf_style_get_space_after (style)));
}

/* Puts the logo at the end of the first line, beside all of the cover's lines. */
static void
take_logo (BfLayout *layout,
           BfBox *logo)
{
  BfStrip *first = g_ptr_array_index (layout->strips, 0);
  BfStrip *last = g_ptr_array_index (layout->strips, layout->strips->len - 1);
  double height = 0;

  for (guint i = 0; i < layout->strips->len; i++)
    {
      const BfStrip *strip = g_ptr_array_index (layout->strips, i);

      height += strip->space_before + strip->height;
    }
  last->height += MAX (logo->height - height, 0);
  logo->x = layout->left + layout->width - logo->width;
  g_ptr_array_add (first->boxes, logo);
}

static void
add_cover (Builder *builder,
           const BfDocument *document)
{
  BfLayout *layout = builder->layout;
  g_autoptr (BfBox) logo = new_logo (document, layout->width / 3, LOGO_HEIGHT_PT);
  double room = layout->width - (logo != NULL ? logo->width + LOGO_GAP_PT : 0);
  BfStrip *strip;
  BfBox *rule;

  add_cover_text (builder, BF_STYLE_TITLE, document->title, room);
  add_cover_text (builder, BF_STYLE_SUBTITLE, document->subtitle, room);
  add_cover_text (builder, BF_STYLE_SUBTITLE, document->address, room);
  if (layout->strips->len > 0 && logo != NULL)
    take_logo (layout, g_steal_pointer (&logo));
  if (layout->strips->len == 0)
    return;

  strip = bf_layout_add_strip (layout, take_space (builder, 8, 16));
  strip->height = 1.2;
  rule = bf_box_new (BF_BOX_FILL, BF_ELEMENT_NONE);
  rule->x = layout->left;
  rule->width = layout->width;
  rule->height = strip->height;
  rule->ink = BF_INK_ACCENT;
  g_ptr_array_add (strip->boxes, rule);
}

static void
add_section (Builder *builder,
             const BfSection *section)
{
  guint outer = builder->parent;

  builder->parent = bf_layout_add_element (builder->layout, "Sect", outer);
  if (*section->title != '\0')
    add_heading (builder, section->id, 1, section->title);
  for (guint i = 0; i < section->blocks->len; i++)
    if (bf_section_shows_block (section, i))
      add_block (builder, section, i);
  builder->parent = outer;
}

/**
 * bf_layout_build_part:
 * @part: 0 for what comes before the sections, else 1 + the index of one
 *
 * Turns a part of @document into strips.  They are in reading order, and so must the
 * parts be.
 */
void
bf_layout_build_part (BfLayout *self,
                      const BfDocument *document,
                      guint part)
{
  Builder builder = { .layout = self, .space = self->space };

  if (part == 0)
    {
      add_cover (&builder, document);
      if (bf_layout_wants_contents (document))
        bf_layout_add_contents (self, document, builder.parent, take_space (&builder, 0, 8));
    }
  else
    {
      const BfSection *section = g_ptr_array_index (document->sections, part - 1);

      if (bf_section_is_shown (section))
        add_section (&builder, section);
    }
  self->space = builder.space;
}
