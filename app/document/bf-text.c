// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-pdf.h"
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
#define MAX_MEASURED_CHARS 400
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
  [BF_STYLE_SECTION] = { 15, 20, 20, 6, PANGO_WEIGHT_BOLD, BF_INK_ACCENT },
  [BF_STYLE_HEADING_2] = { 11.5, 16, 12, 3.5, PANGO_WEIGHT_BOLD, BF_INK_TEXT },
  [BF_STYLE_HEADING_3] = { 10, 14.5, 11, 2.5, PANGO_WEIGHT_BOLD, BF_INK_ACCENT },
  [BF_STYLE_HEADING_4] = { 10, 14.5, 9, 2, PANGO_WEIGHT_BOLD, BF_INK_MUTED },
  [BF_STYLE_LEAD] = { 12.5, 18, 2, 9, PANGO_WEIGHT_NORMAL, BF_INK_TEXT },
  [BF_STYLE_BODY] = { 10, 14, 0, 6.5, PANGO_WEIGHT_NORMAL, BF_INK_TEXT },
  [BF_STYLE_NOTE] = { 9.5, 13.75, 8, 11, PANGO_WEIGHT_NORMAL, BF_INK_TEXT },
  [BF_STYLE_CAPTION] = { 9.5, 13.5, 11, 5, PANGO_WEIGHT_BOLD, BF_INK_TEXT },
  [BF_STYLE_CONTENTS] = { 9.5, 16, 0, 0, PANGO_WEIGHT_NORMAL, BF_INK_TEXT },
  [BF_STYLE_CELL] = { 9, 12, 0, 0, PANGO_WEIGHT_NORMAL, BF_INK_TEXT },
  [BF_STYLE_CELL_NAME] = { 9, 12, 0, 0, PANGO_WEIGHT_NORMAL, BF_INK_MUTED },
  [BF_STYLE_CELL_STRONG] = { 9, 12, 0, 0, PANGO_WEIGHT_BOLD, BF_INK_TEXT },
  [BF_STYLE_CELL_TITLE] = { 8.5, 11.5, 0, 0, PANGO_WEIGHT_BOLD, BF_INK_ACCENT },
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
  PangoFontDescription *fonts[BF_N_STYLES];
  PangoAttrList *attributes;
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

static const PangoFontDescription *
get_font (BfTypesetter *self,
          BfStyle style)
{
  if (self->fonts[style] == NULL)
    {
      self->fonts[style] = pango_font_description_from_string (FONT_FAMILIES);
      pango_font_description_set_absolute_size (self->fonts[style], styles[style].size_pt * PANGO_SCALE);
      pango_font_description_set_weight (self->fonts[style], styles[style].weight);
    }

  return self->fonts[style];
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

  pango_layout_set_font_description (layout, get_font (typesetter, style));
  pango_layout_set_attributes (layout, typesetter->attributes);
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

/* As much of the text as is ever looked at for its width. */
static char *
dup_start (const char *text)
{
  return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_MEASURED_CHARS));
}

static BfText *
text_new (BfTypesetter *typesetter,
          BfStyle style,
          const char *text)
{
  BfText *self = g_new0 (BfText, 1);

  self->style = style;
  self->layout = new_layout (typesetter, style, text);
  self->lines = g_array_new (FALSE, FALSE, sizeof (BfTextLine));

  return self;
}

/* The width of each character; those of a cluster have it at its first. */
static double *
new_character_widths (PangoLayout *layout,
                      int n_characters)
{
  const char *text = pango_layout_get_text (layout);
  double *widths = g_new0 (double, n_characters + 1);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;
      glong place = g_utf8_pointer_to_offset (text, text + pango_layout_iter_get_index (iter));

      pango_layout_iter_get_cluster_extents (iter, NULL, &logical);
      widths[CLAMP (place, 0, n_characters)] += (double) logical.width / PANGO_SCALE;
    }
  while (pango_layout_iter_next_cluster (iter));
  pango_layout_iter_free (iter);

  return widths;
}

/* The longest stretch without a place to break.  Asking Pango for the narrowest
 * lines would shape the text once more. */
static double
find_longest_word (PangoLayout *layout)
{
  int n_places = 0;
  const PangoLogAttr *places = pango_layout_get_log_attrs_readonly (layout, &n_places);
  g_autofree double *widths = new_character_widths (layout, n_places - 1);
  double longest = 0;
  double word = 0;
  double blank = 0;

  for (int i = 0; i + 1 < n_places; i++)
    {
      if (places[i].is_line_break)
        word = blank = 0;
      /* A space at the end of a line takes no room. */
      if (places[i].is_white)
        blank += widths[i];
      else
        {
          word += blank + widths[i];
          blank = 0;
        }
      longest = MAX (longest, word);
    }

  return longest;
}

static void
measure (BfText *self,
         PangoLayout *layout)
{
  int width = 0;

  pango_layout_get_size (layout, &width, NULL);
  self->natural_width = (double) width / PANGO_SCALE;
  self->min_width = find_longest_word (layout);
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
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new (FONT_FEATURES));
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
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  for (guint i = 0; i < BF_N_STYLES; i++)
    {
      g_clear_pointer (&self->fonts[i], pango_font_description_free);
      g_clear_object (&self->spaces[i]);
    }
  g_free (self);
}

/**
 * bf_typesetter_check_fonts:
 *
 * A system may have no fonts, as in a small container.  Letters of other scripts
 * that it lacks are no error: most of the plan is still read.
 *
 * Returns: %FALSE with %BF_DOCUMENT_ERROR_RENDER if not even Latin letters can be
 *   drawn
 */
gboolean
bf_typesetter_check_fonts (BfTypesetter *self,
                           GError **error)
{
  g_autoptr (PangoLayout) layout = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  layout = new_layout (self, BF_STYLE_BODY, "Aa1");
  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    return TRUE;

  g_set_error_literal (error, BF_DOCUMENT_ERROR, BF_DOCUMENT_ERROR_RENDER, _ ("There is no font on this computer to write the plan with. Install one, such as Cantarell or DejaVu Sans, and try again. Tables as CSV need no font."));

  return FALSE;
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
  BfText *self;

  g_return_val_if_fail (typesetter != NULL && text != NULL, NULL);
  g_return_val_if_fail (style < BF_N_STYLES, NULL);

  self = text_new (typesetter, style, text);
  bf_text_wrap (self, width);

  return self;
}

BfText *
bf_text_new_short (BfTypesetter *typesetter,
                   BfStyle style,
                   const char *text,
                   double width,
                   guint n_lines)
{
  g_autofree char *start = NULL;
  BfText *self;

  g_return_val_if_fail (typesetter != NULL && text != NULL, NULL);
  g_return_val_if_fail (style < BF_N_STYLES, NULL);

  /* Far more than fits: shaping the rest would be lost time.  Each line break
   * would start a paragraph with a number of lines of its own. */
  start = dup_start (text);
  g_strdelimit (start, "\n\t", ' ');
  self = text_new (typesetter, style, start);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (self->layout, -(int) MAX (n_lines, 1));
  bf_text_wrap (self, width);

  return self;
}

/**
 * bf_text_new_measured:
 *
 * Only the first 400 characters count: no column is made wide for more.
 *
 * Returns: (transfer full): the text, to be wrapped when its width is known
 */
BfText *
bf_text_new_measured (BfTypesetter *typesetter,
                      BfStyle style,
                      const char *text)
{
  g_autofree char *start = NULL;
  BfText *self;

  g_return_val_if_fail (typesetter != NULL && text != NULL, NULL);
  g_return_val_if_fail (style < BF_N_STYLES, NULL);

  self = text_new (typesetter, style, text);
  start = dup_start (text);
  if (strlen (start) == strlen (text))
    {
      measure (self, self->layout);
      self->is_whole = TRUE;
    }
  else
    {
      g_autoptr (PangoLayout) layout = new_layout (typesetter, style, start);

      measure (self, layout);
    }

  return self;
}

/**
 * bf_text_wrap:
 * @self: a text without lines
 * @width: in points
 *
 * A text that was measured and fits is shaped already.
 */
void
bf_text_wrap (BfText *self,
              double width)
{
  double room = MAX (width, 1);

  g_return_if_fail (self != NULL && self->lines->len == 0);

  if (!self->is_whole || self->natural_width > room)
    pango_layout_set_width (self->layout, (int) (room * PANGO_SCALE));
  take_lines (self, room);
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
