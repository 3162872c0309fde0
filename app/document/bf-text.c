// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-text.h"

/* The first family that is installed is used; glyphs it lacks come from others. */
#define FONT_FAMILIES "Cantarell,Noto Sans,DejaVu Sans,sans-serif"

/* A ligature is one glyph for several letters, and search in the finished PDF
 * does not find "profile" when its "fi" is one. */
#define FONT_FEATURES "liga=0, clig=0, dlig=0"

/* Pango tries every position in a word that is wider than its line, which takes
 * seconds for a word of many thousand letters.  Such a word gets places to
 * break: after LONG_WORD letters, one in each LONG_WORD_STEP. */
#define LONG_WORD 200
#define LONG_WORD_STEP 40
#define ZERO_WIDTH_SPACE "\342\200\213"

typedef struct
{
  double size_pt;
  double leading_pt; /* least distance between two baselines */
  double before_pt;
  double after_pt;
  PangoWeight weight;
  BfInk ink;
} StyleInfo;

static const StyleInfo styles[BF_N_STYLES] = {
  [BF_STYLE_TITLE] = { 24, 29, 0, 4, PANGO_WEIGHT_BOLD, BF_INK_ACCENT },
  [BF_STYLE_SUBTITLE] = { 11, 15.5, 0, 2, PANGO_WEIGHT_NORMAL, BF_INK_MUTED },
  [BF_STYLE_SECTION] = { 15, 20, 26, 7, PANGO_WEIGHT_BOLD, BF_INK_ACCENT },
  [BF_STYLE_HEADING_2] = { 11.5, 16, 15, 4, PANGO_WEIGHT_BOLD, BF_INK_TEXT },
  [BF_STYLE_HEADING_3] = { 10, 14.5, 11, 2.5, PANGO_WEIGHT_BOLD, BF_INK_ACCENT },
  [BF_STYLE_HEADING_4] = { 10, 14.5, 9, 2, PANGO_WEIGHT_BOLD, BF_INK_MUTED },
  [BF_STYLE_LEAD] = { 12.5, 18, 2, 9, PANGO_WEIGHT_NORMAL, BF_INK_TEXT },
  [BF_STYLE_BODY] = { 10, 14.5, 0, 7, PANGO_WEIGHT_NORMAL, BF_INK_TEXT },
  [BF_STYLE_NOTE] = { 9.5, 13.75, 8, 11, PANGO_WEIGHT_NORMAL, BF_INK_TEXT },
  [BF_STYLE_CAPTION] = { 9.5, 13.5, 11, 5, PANGO_WEIGHT_BOLD, BF_INK_TEXT },
  [BF_STYLE_CONTENTS] = { 9.5, 16, 0, 0, PANGO_WEIGHT_NORMAL, BF_INK_TEXT },
  [BF_STYLE_CELL] = { 9, 12.5, 0, 0, PANGO_WEIGHT_NORMAL, BF_INK_TEXT },
  [BF_STYLE_CELL_NAME] = { 9, 12.5, 0, 0, PANGO_WEIGHT_NORMAL, BF_INK_MUTED },
  [BF_STYLE_CELL_STRONG] = { 9, 12.5, 0, 0, PANGO_WEIGHT_BOLD, BF_INK_TEXT },
  [BF_STYLE_CELL_TITLE] = { 8.5, 12, 0, 0, PANGO_WEIGHT_BOLD, BF_INK_ACCENT },
  [BF_STYLE_FOOTER] = { 8, 11, 0, 0, PANGO_WEIGHT_NORMAL, BF_INK_MUTED },
};

/* Light enough that a black and white printer keeps the text readable. */
static const double inks[][3] = {
  [BF_INK_TEXT] = { 0.13, 0.14, 0.16 },
  [BF_INK_MUTED] = { 0.36, 0.39, 0.43 },
  [BF_INK_ACCENT] = { 0.110, 0.290, 0.459 },
  [BF_INK_RULE] = { 0.80, 0.83, 0.86 },
  [BF_INK_SHADE] = { 0.920, 0.940, 0.962 },
  [BF_INK_PANEL] = { 0.953, 0.965, 0.978 },
};

struct _BfTypesetter
{
  PangoContext *context;
  PangoLayout *spaces[BF_N_STYLES];
  gboolean right_to_left;
};

static gboolean
is_rtl_script (PangoScript script)
{
  return script == PANGO_SCRIPT_ARABIC || script == PANGO_SCRIPT_HEBREW ||
         script == PANGO_SCRIPT_SYRIAC || script == PANGO_SCRIPT_THAANA ||
         script == PANGO_SCRIPT_NKO;
}

static gboolean
is_rtl_language (PangoLanguage *language)
{
  int n_scripts = 0;
  const PangoScript *scripts = pango_language_get_scripts (language, &n_scripts);

  return scripts != NULL && n_scripts > 0 && is_rtl_script (scripts[0]);
}

/* One layout for screen, printer and PDF: nothing may depend on the pixels of
 * one of them. */
static PangoContext *
new_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoFontDescription *font = pango_font_description_from_string (FONT_FAMILIES);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, font);

  pango_font_description_free (font);
  cairo_font_options_destroy (options);
  return context;
}

static void
set_font (PangoLayout *layout,
          BfStyle style)
{
  PangoFontDescription *font = pango_font_description_from_string (FONT_FAMILIES);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, styles[style].size_pt * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new (FONT_FEATURES));
  pango_layout_set_attributes (layout, attributes);

  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
}

static char *
dup_breakable (const char *text)
{
  g_autoptr (GString) breakable = g_string_sized_new (strlen (text));
  guint word = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      word = g_unichar_isspace (c) ? 0 : word + 1;
      g_string_append_unichar (breakable, c);
      if (word >= LONG_WORD && word % LONG_WORD_STEP == 0)
        g_string_append (breakable, ZERO_WIDTH_SPACE);
    }

  return g_string_free (g_steal_pointer (&breakable), FALSE);
}

static PangoLayout *
new_layout (BfTypesetter *typesetter,
            BfStyle style,
            const char *text)
{
  PangoLayout *layout = pango_layout_new (typesetter->context);

  set_font (layout, style);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (strlen (text) > LONG_WORD)
    {
      g_autofree char *breakable = dup_breakable (text);

      pango_layout_set_text (layout, breakable, -1);
    }
  else
    pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Pango drops the space at which it broke the line.  A reader of the PDF would
 * then join the two words around the break, so the drawing puts it back. */
static gboolean
lost_its_space (PangoLayoutLine *line,
                const char *text,
                gboolean is_last)
{
  return !is_last && line->length > 0 && text[line->start_index + line->length - 1] == ' ';
}

static void
take_lines (BfText *text,
            double room)
{
  const StyleInfo *style = &styles[text->style];
  const char *characters = pango_layout_get_text (text->layout);
  GSList *lines = pango_layout_get_lines_readonly (text->layout);

  for (GSList *l = lines; l != NULL; l = l->next)
    {
      BfTextLine line = { .line = l->data };
      PangoRectangle logical;
      double natural;

      pango_layout_line_get_extents (line.line, NULL, &logical);
      natural = (double) logical.height / PANGO_SCALE;
      line.width = (double) logical.width / PANGO_SCALE;
      line.cut = line.width > room + 0.5;
      line.width = MIN (line.width, room);
      line.height = MAX (natural, style->leading_pt);
      line.baseline = (line.height - natural) / 2 - (double) logical.y / PANGO_SCALE;
      line.spaced = lost_its_space (line.line, characters, l->next == NULL);
      g_array_append_val (text->lines, line);
      text->width = MAX (text->width, line.width);
      text->height += line.height;
    }
}

static BfText *
text_new (BfTypesetter *typesetter,
          BfStyle style,
          const char *text,
          double width,
          guint max_lines)
{
  BfText *self = g_new0 (BfText, 1);

  self->style = style;
  self->layout = new_layout (typesetter, style, text);
  self->lines = g_array_new (FALSE, FALSE, sizeof (BfTextLine));
  pango_layout_set_width (self->layout, (int) (MAX (width, 1) * PANGO_SCALE));
  if (max_lines > 0)
    {
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (self->layout, -(int) max_lines);
    }
  take_lines (self, MAX (width, 1));
  return self;
}

/**
 * bf_typesetter_new:
 * @language: (nullable): BCP 47; tells the writing direction of the page and
 *   guides line breaks and the choice of fonts
 *
 * Returns: (transfer full): what shapes the text of one document
 */
BfTypesetter *
bf_typesetter_new (const char *language)
{
  BfTypesetter *self = g_new0 (BfTypesetter, 1);

  self->context = new_context ();
  if (language != NULL && *language != '\0')
    {
      PangoLanguage *known = pango_language_from_string (language);

      pango_context_set_language (self->context, known);
      self->right_to_left = is_rtl_language (known);
    }
  pango_context_set_base_dir (self->context, self->right_to_left ? PANGO_DIRECTION_WEAK_RTL : PANGO_DIRECTION_WEAK_LTR);
  return self;
}

void
bf_typesetter_free (BfTypesetter *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->context);
  for (guint i = 0; i < BF_N_STYLES; i++)
    g_clear_object (&self->spaces[i]);
  g_free (self);
}

PangoContext *
bf_typesetter_get_context (const BfTypesetter *self)
{
  return self->context;
}

gboolean
bf_typesetter_is_rtl (const BfTypesetter *self)
{
  return self->right_to_left;
}

/**
 * bf_typesetter_get_space:
 *
 * Returns: (transfer none): one space, set in @style
 */
PangoLayout *
bf_typesetter_get_space (BfTypesetter *self,
                         BfStyle style)
{
  g_return_val_if_fail (style < BF_N_STYLES, NULL);

  if (self->spaces[style] == NULL)
    self->spaces[style] = new_layout (self, style, " ");
  return self->spaces[style];
}

/**
 * bf_text_new:
 * @width: in points; lines are broken at it, inside a word if there is no other
 *   way
 *
 * Returns: (transfer full): the text in lines
 */
BfText *
bf_text_new (BfTypesetter *typesetter,
             BfStyle style,
             const char *text,
             double width)
{
  g_return_val_if_fail (typesetter != NULL && text != NULL, NULL);
  g_return_val_if_fail (style < BF_N_STYLES, NULL);

  return text_new (typesetter, style, text, width, 0);
}

BfText *
bf_text_new_short (BfTypesetter *typesetter,
                   BfStyle style,
                   const char *text,
                   double width,
                   guint n_lines)
{
  g_autofree char *start = NULL;

  g_return_val_if_fail (typesetter != NULL && text != NULL, NULL);
  g_return_val_if_fail (style < BF_N_STYLES, NULL);

  /* Far more than fits: shaping the rest would be lost time.  Each line break
   * would start a paragraph with a number of lines of its own. */
  start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 400));
  g_strdelimit (start, "\n\t", ' ');
  return text_new (typesetter, style, start, width, MAX (n_lines, 1));
}

void
bf_text_free (BfText *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->layout);
  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self);
}

/**
 * bf_text_measure:
 * @min_width: (out): the width of the longest word
 * @natural_width: (out): the width without line breaks
 *
 * Only the first 400 characters count: no column is made wide for more.
 */
void
bf_text_measure (BfTypesetter *typesetter,
                 BfStyle style,
                 const char *text,
                 double *min_width,
                 double *natural_width)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 400));
  g_autoptr (PangoLayout) layout = new_layout (typesetter, style, start);
  int width = 0;

  pango_layout_get_size (layout, &width, NULL);
  *natural_width = (double) width / PANGO_SCALE;
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_size (layout, &width, NULL);
  *min_width = (double) width / PANGO_SCALE;
}

double
bf_style_get_size (BfStyle style)
{
  g_return_val_if_fail (style < BF_N_STYLES, 0);

  return styles[style].size_pt;
}

BfInk
bf_style_get_ink (BfStyle style)
{
  g_return_val_if_fail (style < BF_N_STYLES, BF_INK_TEXT);

  return styles[style].ink;
}

double
bf_style_get_space_before (BfStyle style)
{
  g_return_val_if_fail (style < BF_N_STYLES, 0);

  return styles[style].before_pt;
}

double
bf_style_get_space_after (BfStyle style)
{
  g_return_val_if_fail (style < BF_N_STYLES, 0);

  return styles[style].after_pt;
}

void
bf_ink_set_source (BfInk ink,
                   cairo_t *cr)
{
  cairo_set_source_rgb (cr, inks[ink][0], inks[ink][1], inks[ink][2]);
}
