// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <cairo-pdf.h>
#include <math.h>

#include "document/bf-chart.h"
#include "document/bf-text.h"

#define N_HOURS 10
#define EPSILON 0.5

static const char *const names[] = {
  "Front Desk",
  "RN 1",
  "Ana Maria Gonzalez-Hernandez of the Second Floor (Registered Nurse)",
  "\327\236\327\242\327\250\327\233\327\252",
  "Mx. <b>&amp; Sons</b>",
};

/* A day with all there can be, and with a name that is longer than the chart is
 * wide. */
static BfChart *
create_day (void)
{
  const char *const parts[] = { "With a patient", "Without a patient", "Somebody else’s work", "Free", "Lunch", "Waits outside", "Waits in a room" };
  BfChart *chart = bf_chart_new (BF_CHART_DAY);
  const double shift[] = { 0.5, 9 };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    bf_chart_add_part (chart, parts[i]);
  for (guint i = 0; i < N_HOURS; i++)
    {
      g_autofree char *hour = g_strdup_printf ("%u AM", i + 8);

      bf_chart_add_tick (chart, hour);
    }
  bf_chart_set_value_title (chart, "Busy");
  bf_chart_set_levels (chart, "Patients waiting", "up to 14", 14);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      bf_chart_add_row (chart, names[i], i == 3 ? "out" : "87%", shift, G_N_ELEMENTS (shift));
      for (guint k = 0; k < 40; k++)
        {
          g_autofree char *label = g_strdup_printf ("%u/%u", i, k);
          BfChartSpan span = { 0.5 + 0.22 * k, 0.5 + 0.22 * k + 0.2, k % 3, i == 1, label };

          span.part = k == 20 ? BF_CHART_DAY_BREAK : k % 2;
          bf_chart_add_span (chart, &span);
        }
    }
  for (guint i = 0; i < 60; i++)
    {
      BfChartLevel level = { 0.5 + i * 0.15, { i % 8, i % 7 } };

      bf_chart_add_level (chart, &level);
    }

  return chart;
}

static BfChartStyle
get_style (double font_size_pt,
           gboolean right_to_left)
{
  BfChartStyle style = bf_chart_style_paper;

  style.font_size_pt = font_size_pt;
  style.right_to_left = right_to_left;
  return style;
}

typedef void (*ShapeFunc) (const BfChart *chart,
                           PangoContext *context,
                           const BfChartStyle *style,
                           double width);

static void
for_each_shape (ShapeFunc check)
{
  static const double widths[] = { 200, 336, 480, 640, 1200 };
  static const double sizes[] = { 8.5, 11, 22 };
  g_autoptr (BfTypesetter) typesetter = bf_typesetter_new ("en");
  PangoContext *context = bf_typesetter_get_context (typesetter);
  BfChart *chart = create_day ();

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint s = 0; s < 2 * G_N_ELEMENTS (sizes); s++)
      {
        BfChartStyle style = get_style (sizes[s / 2], s % 2 == 1);

        check (chart, context, &style, widths[w]);
      }
  bf_chart_free (chart);
}

static void
check_ink (const BfChart *chart,
           PangoContext *context,
           const BfChartStyle *style,
           double width)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double height = bf_chart_measure (chart, context, style, width);
  double x, y, w, h;

  bf_chart_draw (chart, cr, context, style, width);
  cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpfloat (x, >=, -EPSILON - style->font_size_pt / 4);
  g_assert_cmpfloat (y, >=, -EPSILON);
  g_assert_cmpfloat (x + w, <=, width + EPSILON + style->font_size_pt / 4);
  g_assert_cmpfloat (y + h, <=, height + EPSILON);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_inside (void)
{
  for_each_shape (check_ink);
}

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Box;

/* Where the words of a PDF are. */
static GArray *
list_words (const char *path)
{
  const char *const command[] = { "pdftotext", "-bbox", path, "-", NULL };
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Box box;

      if (sscanf (lines[i], " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &box.left, &box.top, &box.right, &box.bottom) == 4)
        g_array_append_val (boxes, box);
    }

  return boxes;
}

/* The boxes are those of the line, which is higher than the letters. */
static gboolean
overlap (const Box *a,
         const Box *b)
{
  double across = MIN (a->right, b->right) - MAX (a->left, b->left);
  double down = MIN (a->bottom, b->bottom) - MAX (a->top, b->top);

  return across > EPSILON && down > (a->bottom - a->top) * 0.35;
}

static void
check_words (const BfChart *chart,
             PangoContext *context,
             const BfChartStyle *style,
             double width)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "chart.pdf", NULL);
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GArray) boxes = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  surface = cairo_pdf_surface_create (path, width, bf_chart_measure (chart, context, style, width));
  cr = cairo_create (surface);
  bf_chart_draw (chart, cr, context, style, width);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  boxes = list_words (path);
  g_assert_cmpuint (boxes->len, >, 10);
  for (guint i = 0; i < boxes->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const Box *a = &g_array_index (boxes, Box, i);
        const Box *b = &g_array_index (boxes, Box, k);

        if (overlap (a, b))
          g_error ("words at %.0f, %.0f and %.0f, %.0f overlap in a chart %.0f wide, letters %.1f high", a->left, a->top, b->left, b->top, width, style->font_size_pt);
      }
}

static void
test_words (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    for_each_shape (check_words);
}

/* Where the middle of a span of the first row is, found by walking along it. */
static void
test_pointing (void)
{
  g_autoptr (BfTypesetter) typesetter = bf_typesetter_new ("en");
  PangoContext *context = bf_typesetter_get_context (typesetter);
  BfChart *chart = create_day ();

  for (guint rtl = 0; rtl < 2; rtl++)
    {
      BfChartStyle style = get_style (11, rtl);
      double height = bf_chart_measure (chart, context, &style, 900);
      g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);

      for (double y = 0; y < height; y += 7)
        for (double x = 0; x < 900; x += 10)
          {
            const char *label = bf_chart_find_label (chart, context, &style, 900, x, y);

            if (label != NULL)
              g_hash_table_add (found, (gpointer) label);
          }
      g_assert_cmpuint (g_hash_table_size (found), ==, G_N_ELEMENTS (names) * 40);
      g_assert_null (bf_chart_find_label (chart, context, &style, 900, 450, 1));
      g_assert_null (bf_chart_find_label (chart, context, &style, 900, 450, height - 2));
      g_assert_null (bf_chart_find_label (chart, context, &style, 900, rtl ? 898 : 2, height / 2));
    }
  bf_chart_free (chart);
}

static void
test_copy (void)
{
  g_autoptr (BfTypesetter) typesetter = bf_typesetter_new ("en");
  PangoContext *context = bf_typesetter_get_context (typesetter);
  BfChart *chart = create_day ();
  BfChart *copy = bf_chart_copy (chart);
  const BfChartRow *row;

  bf_chart_set_description (chart, "other");
  g_assert_cmpfloat (bf_chart_measure (chart, context, &bf_chart_style_paper, 500), ==, bf_chart_measure (copy, context, &bf_chart_style_paper, 500));
  g_assert_cmpuint (copy->levels->len, ==, chart->levels->len);
  g_assert_cmpstr (copy->levels_title, ==, "Patients waiting");
  g_assert_cmpstr (copy->value_title, ==, "Busy");
  g_assert_null (copy->description);
  bf_chart_free (chart);
  row = g_ptr_array_index (copy->rows, 1);
  g_assert_cmpuint (row->spans->len, ==, 40);
  g_assert_cmpstr (g_array_index (row->spans, BfChartSpan, 7).label, ==, "1/7");
  g_assert_true (g_array_index (row->spans, BfChartSpan, 7).hatched);
  bf_chart_free (copy);
}

/* Numbers that no clock has, and more of everything than the plot has room for. */
static void
test_wild (void)
{
  g_autoptr (BfTypesetter) typesetter = bf_typesetter_new ("en");
  PangoContext *context = bf_typesetter_get_context (typesetter);
  static const double wild[] = { -5, 0, NAN, INFINITY, 1e300, 1e9, 3 };
  BfChart *chart = bf_chart_new (BF_CHART_DAY);

  bf_chart_add_tick (chart, "8");
  for (guint i = 0; i < G_N_ELEMENTS (wild); i++)
    {
      BfChartSpan span = { wild[i], wild[G_N_ELEMENTS (wild) - 1 - i], i % 2, FALSE, NULL };
      BfChartLevel level = { wild[i], { wild[(i + 1) % 7], wild[(i + 2) % 7] } };
      const double shift[] = { wild[i], wild[(i + 3) % 7] };

      bf_chart_add_row (chart, "", NULL, shift, G_N_ELEMENTS (shift));
      bf_chart_add_span (chart, &span);
      bf_chart_add_level (chart, &level);
    }
  bf_chart_set_levels (chart, NULL, NULL, NAN);
  check_ink (chart, context, &bf_chart_style_paper, 400);
  bf_chart_free (chart);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/chart/day/nothing-is-drawn-outside", test_inside);
  g_test_add_func ("/chart/day/labels-do-not-overlap", test_words);
  g_test_add_func ("/chart/day/pointing-finds-each-bar", test_pointing);
  g_test_add_func ("/chart/day/a-copy-has-everything", test_copy);
  g_test_add_func ("/chart/day/wild-numbers-stay-inside", test_wild);

  return g_test_run ();
}
