// SPDX-License-Identifier: GPL-3.0-or-later
#include "view-fixture.h"

#include "view/bf-plan-preview.h"

static BfLayout *
create_layout (guint n_sections)
{
  g_autoptr (BfDocument) document = bf_document_new ("Hiring plan");
  const BfPaper paper = BF_PAPER_LETTER;

  for (guint i = 0; i < n_sections; i++)
    {
      g_autofree char *id = g_strdup_printf ("section-%u", i);
      BfSection *section = bf_document_add_section (document, id, "Costs");

      for (guint j = 0; j < 60; j++)
        bf_section_add_paragraph (section, "A sentence that takes a line of the page.");
    }
  return bf_layout_new (document, &paper);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static GtkWidget *
show_preview (GtkWidget *preview,
              int width)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), preview);
  return view_show (scrolled, width, 500);
}

static void
test_empty (void)
{
  GtkWidget *preview = g_object_ref_sink (bf_plan_preview_new ());

  g_assert_cmpuint (bf_plan_preview_get_n_pages (BF_PLAN_PREVIEW (preview)), ==, 0);
  g_assert_cmpuint (bf_plan_preview_get_page (BF_PLAN_PREVIEW (preview)), ==, 0);
  gtk_test_accessible_assert_property (preview, GTK_ACCESSIBLE_PROPERTY_LABEL, "No pages");
  bf_plan_preview_scroll_to_page (BF_PLAN_PREVIEW (preview), 3);
  bf_plan_preview_scroll_to_section (BF_PLAN_PREVIEW (preview), "costs");
  g_assert_finalize_object (preview);
}

static void
test_pages (void)
{
  GtkWidget *preview = g_object_ref_sink (bf_plan_preview_new ());
  BfLayout *layout = create_layout (2);
  guint n_pages = bf_layout_get_n_pages (layout);
  g_autofree char *text = bf_layout_dup_page_text (layout, 0);
  g_autofree char *label = g_strdup_printf ("Page 1 of %u: %s", n_pages, text);
  guint notified = 0;

  g_signal_connect_swapped (preview, "notify::n-pages", G_CALLBACK (count_cb), &notified);
  bf_plan_preview_take_layout (BF_PLAN_PREVIEW (preview), layout);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpuint (bf_plan_preview_get_n_pages (BF_PLAN_PREVIEW (preview)), ==, n_pages);
  gtk_test_accessible_assert_property (preview, GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  bf_plan_preview_take_layout (BF_PLAN_PREVIEW (preview), create_layout (2));
  g_assert_cmpuint (notified, ==, 1);
  g_assert_finalize_object (preview);
}

static void
test_zoom (void)
{
  GtkWidget *widget = g_object_ref_sink (bf_plan_preview_new ());
  BfPlanPreview *preview = BF_PLAN_PREVIEW (widget);
  guint zoomed = 0;
  guint fitted = 0;

  g_signal_connect_swapped (preview, "notify::zoom", G_CALLBACK (count_cb), &zoomed);
  g_signal_connect_swapped (preview, "notify::fit-width", G_CALLBACK (count_cb), &fitted);
  g_assert_true (bf_plan_preview_get_fit_width (preview));

  bf_plan_preview_zoom_in (preview);
  g_assert_cmpfloat_with_epsilon (bf_plan_preview_get_zoom (preview), 1.1, 0.001);
  g_assert_false (bf_plan_preview_get_fit_width (preview));
  g_assert_cmpuint (zoomed, ==, 1);
  g_assert_cmpuint (fitted, ==, 1);

  bf_plan_preview_set_zoom (preview, 1.1);
  g_assert_cmpuint (zoomed, ==, 1);
  bf_plan_preview_zoom_out (preview);
  g_assert_cmpfloat_with_epsilon (bf_plan_preview_get_zoom (preview), 1, 0.001);
  g_assert_cmpuint (zoomed, ==, 2);
  g_assert_cmpuint (fitted, ==, 1);

  for (guint i = 0; i < 30; i++)
    bf_plan_preview_zoom_in (preview);
  g_assert_cmpfloat_with_epsilon (bf_plan_preview_get_zoom (preview), 3, 0.001);
  for (guint i = 0; i < 30; i++)
    bf_plan_preview_zoom_out (preview);
  g_assert_cmpfloat_with_epsilon (bf_plan_preview_get_zoom (preview), 0.25, 0.001);
  bf_plan_preview_set_zoom (preview, 100);
  g_assert_cmpfloat_with_epsilon (bf_plan_preview_get_zoom (preview), 3, 0.001);
  g_assert_finalize_object (widget);
}

static void
test_fit_width (void)
{
  static const int widths[] = { 320, 500, 700 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *preview = bf_plan_preview_new ();
      GtkWidget *window;
      double page_width;

      bf_plan_preview_take_layout (BF_PLAN_PREVIEW (preview), create_layout (1));
      window = show_preview (preview, widths[i]);
      page_width = bf_plan_preview_get_zoom (BF_PLAN_PREVIEW (preview)) * 612 * 96 / 72;
      g_assert_cmpfloat (page_width, >, gtk_widget_get_width (preview) - 40);
      g_assert_cmpfloat (page_width, <, gtk_widget_get_width (preview));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static void
test_scroll (void)
{
  GtkWidget *widget = bf_plan_preview_new ();
  BfPlanPreview *preview = BF_PLAN_PREVIEW (widget);
  GtkWidget *window;
  double zoom;

  bf_plan_preview_take_layout (preview, create_layout (3));
  window = show_preview (widget, 500);
  g_assert_cmpuint (bf_plan_preview_get_n_pages (preview), >=, 3);

  bf_plan_preview_scroll_to_page (preview, 1);
  view_settle (widget);
  g_assert_cmpuint (bf_plan_preview_get_page (preview), ==, 1);

  /* A change of the plan or of the size does not turn the page. */
  bf_plan_preview_take_layout (preview, create_layout (3));
  view_settle (widget);
  g_assert_cmpuint (bf_plan_preview_get_page (preview), ==, 1);
  zoom = bf_plan_preview_get_zoom (preview);
  bf_plan_preview_zoom_in (preview);
  view_settle (widget);
  g_assert_cmpfloat (bf_plan_preview_get_zoom (preview), >, zoom);
  g_assert_cmpuint (bf_plan_preview_get_page (preview), ==, 1);

  /* Past the end is the end; a shorter plan is shown from where it is left. */
  bf_plan_preview_scroll_to_page (preview, 99);
  view_settle (widget);
  g_assert_cmpuint (bf_plan_preview_get_page (preview), ==, bf_plan_preview_get_n_pages (preview) - 1);
  bf_plan_preview_take_layout (preview, create_layout (1));
  view_settle (widget);
  g_assert_cmpuint (bf_plan_preview_get_page (preview), <, bf_plan_preview_get_n_pages (preview));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/plan-preview/without-a-layout-there-is-no-page", test_empty);
  g_test_add_func ("/plan-preview/its-name-is-the-text-of-the-page", test_pages);
  g_test_add_func ("/plan-preview/zoom-goes-by-steps-and-has-limits", test_zoom);
  g_test_add_func ("/plan-preview/pages-fit-the-width-of-the-window", test_fit_width);
  g_test_add_func ("/plan-preview/the-page-in-sight-stays-in-sight", test_scroll);

  return g_test_run ();
}
