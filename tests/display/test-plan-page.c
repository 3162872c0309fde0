// SPDX-License-Identifier: GPL-3.0-or-later
#include "view-fixture.h"

#include "document/bf-plan.h"
#include "view/bf-plan-page.h"
#include "view/bf-plan-preview.h"

static GtkWidget *
create_page (ViewFixture *fixture)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (BF_TYPE_PLAN_PAGE, NULL));

  bf_plan_page_set_facility (BF_PLAN_PAGE (page), fixture->facility);
  bf_plan_page_set_analysis (BF_PLAN_PAGE (page), fixture->analysis);
  return page;
}

static gboolean
has_section (GtkWidget *page,
             const char *id)
{
  const BfDocument *document = bf_plan_page_get_document (BF_PLAN_PAGE (page));

  for (guint i = 0; i < document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (document->sections, i);

      if (g_str_equal (section->id, id))
        return TRUE;
    }
  return FALSE;
}

static void
test_no_analysis (ViewFixture *fixture,
                  gconstpointer user_data)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (BF_TYPE_PLAN_PAGE, NULL));

  g_assert_null (bf_plan_page_get_document (BF_PLAN_PAGE (page)));
  bf_plan_page_set_facility (BF_PLAN_PAGE (page), fixture->facility);
  g_assert_null (bf_plan_page_get_document (BF_PLAN_PAGE (page)));
  g_assert_finalize_object (page);
}

static void
test_sections (ViewFixture *fixture,
               gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkCheckButton *first = view_find (page, GTK_TYPE_CHECK_BUTTON, 0);

  g_assert_true (has_section (page, bf_plan_get_section_id (0)));
  gtk_check_button_set_active (first, FALSE);
  g_assert_false (has_section (page, bf_plan_get_section_id (0)));
  gtk_check_button_set_active (first, TRUE);
  g_assert_true (has_section (page, bf_plan_get_section_id (0)));
  g_assert_null (view_find (page, GTK_TYPE_CHECK_BUTTON, bf_plan_get_n_sections ()));
  g_assert_finalize_object (page);
}

static void
test_out_of_sight (ViewFixture *fixture,
                   gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  BfPlanPreview *preview = view_find (page, BF_TYPE_PLAN_PREVIEW, 0);
  GtkWidget *window;

  g_assert_nonnull (bf_plan_page_get_document (BF_PLAN_PAGE (page)));
  g_assert_cmpuint (bf_plan_preview_get_n_pages (preview), ==, 0);

  window = view_show (page, 900, 600);
  g_assert_cmpuint (bf_plan_preview_get_n_pages (preview), >, 0);

  bf_plan_page_set_analysis (BF_PLAN_PAGE (page), NULL);
  view_settle (page);
  g_assert_cmpuint (bf_plan_preview_get_n_pages (preview), ==, 0);
  g_assert_null (bf_plan_page_get_document (BF_PLAN_PAGE (page)));
  view_close (window, page);
}

/* What changes while sections are laid out counts, too. */
static void
test_old_pages (ViewFixture *fixture,
                gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  BfPlanPreview *preview = view_find (page, BF_TYPE_PLAN_PREVIEW, 0);
  GtkDropDown *sizes = view_find (page, GTK_TYPE_DROP_DOWN, 1);
  GtkWidget *window = view_show (page, 900, 600);
  guint n_pages = bf_plan_preview_get_n_pages (preview);

  gtk_drop_down_set_selected (sizes, 1);
  for (guint i = 0; i < 3; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (bf_plan_preview_get_n_pages (preview), ==, n_pages);
    }
  gtk_drop_down_set_selected (sizes, 3);
  g_assert_cmpuint (bf_plan_preview_get_n_pages (preview), ==, n_pages);
  view_settle (page);
  g_assert_cmpuint (bf_plan_preview_get_n_pages (preview), >, n_pages);
  g_assert_nonnull (bf_plan_page_get_document (BF_PLAN_PAGE (page)));
  gtk_drop_down_set_selected (sizes, 0);
  g_main_context_iteration (NULL, FALSE);
  bf_plan_page_set_analysis (BF_PLAN_PAGE (page), fixture->analysis);
  g_assert_nonnull (bf_plan_page_get_document (BF_PLAN_PAGE (page)));
  g_assert_cmpuint (bf_plan_preview_get_n_pages (preview), ==, n_pages);
  view_close (window, page);
}

static void
test_paper (ViewFixture *fixture,
            gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkDropDown *papers = view_find (page, GTK_TYPE_DROP_DOWN, 0);

  gtk_drop_down_set_selected (papers, 0);
  g_assert_cmpfloat (bf_plan_page_get_paper (BF_PLAN_PAGE (page))->width_pt, ==, 612);
  gtk_drop_down_set_selected (papers, 1);
  g_assert_cmpfloat (bf_plan_page_get_paper (BF_PLAN_PAGE (page))->height_pt, ==, 841.89);
  g_assert_finalize_object (page);
}

static void
test_legal_and_text_size (ViewFixture *fixture,
                          gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkDropDown *papers = view_find (page, GTK_TYPE_DROP_DOWN, 0);
  GtkDropDown *sizes = view_find (page, GTK_TYPE_DROP_DOWN, 1);

  gtk_drop_down_set_selected (papers, 2);
  g_assert_cmpfloat (bf_plan_page_get_paper (BF_PLAN_PAGE (page))->height_pt, ==, 1008);
  g_assert_cmpfloat (bf_plan_page_get_paper (BF_PLAN_PAGE (page))->text_scale, ==, 1);
  gtk_drop_down_set_selected (sizes, 3);
  g_assert_cmpfloat (bf_plan_page_get_paper (BF_PLAN_PAGE (page))->text_scale, ==, 2);
  g_assert_cmpfloat (bf_plan_page_get_paper (BF_PLAN_PAGE (page))->height_pt, ==, 1008);
  gtk_drop_down_set_selected (papers, 0);
  g_assert_cmpfloat (bf_plan_page_get_paper (BF_PLAN_PAGE (page))->text_scale, ==, 2);
  g_assert_finalize_object (page);
}

/* Rows: short, full, with working papers, own choice. */
static void
test_presets (ViewFixture *fixture,
              gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkDropDown *drop_down = view_find (page, GTK_TYPE_DROP_DOWN, 2);
  GtkCheckButton *first = view_find (page, GTK_TYPE_CHECK_BUTTON, 0);

  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 1);
  g_assert_true (has_section (page, "gaps"));
  g_assert_false (has_section (page, "posting"));

  gtk_drop_down_set_selected (drop_down, 0);
  g_assert_false (has_section (page, "gaps"));
  g_assert_cmpuint (bf_plan_page_get_document (BF_PLAN_PAGE (page))->sections->len, ==, 4);
  gtk_drop_down_set_selected (drop_down, 2);
  g_assert_true (has_section (page, "posting"));

  gtk_check_button_set_active (first, FALSE);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 3);
  g_assert_true (has_section (page, "posting"));
  gtk_check_button_set_active (first, TRUE);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 2);
  gtk_drop_down_set_selected (drop_down, 3);
  g_assert_true (has_section (page, "posting"));
  g_assert_finalize_object (page);
}

static void
test_note (ViewFixture *fixture,
           gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkDropDown *sections = view_find (page, GTK_TYPE_DROP_DOWN, 4);
  GtkTextView *view = view_find (page, GTK_TYPE_TEXT_VIEW, 0);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkWidget *window = view_show (page, 900, 600);
  GtkTextIter start, end;

  g_assert_true (gtk_check_button_get_active (view_find (page, GTK_TYPE_CHECK_BUTTON, 0)));
  gtk_text_buffer_insert_at_cursor (buffer, "Call the", -1);
  gtk_text_buffer_insert_at_cursor (buffer, " bank & ask", -1);
  g_assert_cmpstr (bf_profile_get_note (bf_facility_get_profile (fixture->facility), bf_plan_get_section_id (0)), ==, "Call the bank & ask");

  gtk_drop_down_set_selected (sections, 1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_assert_true (gtk_text_iter_equal (&start, &end));
  gtk_drop_down_set_selected (sections, 0);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 19);

  bf_facility_undo (fixture->facility);
  view_settle (page);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  g_assert_false (bf_facility_get_can_undo (fixture->facility));
  view_close (window, page);
}

/* What is pasted is cut to what a file keeps, and shown so. */
static void
test_long_note (ViewFixture *fixture,
                gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkTextView *view = view_find (page, GTK_TYPE_TEXT_VIEW, 0);
  g_autofree char *text = g_strnfill (5000, 'n');
  GtkWidget *window = view_show (page, 900, 600);

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), text, -1);
  view_settle (page);
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (view)), ==, 4000);
  view_close (window, page);
}

static void
test_zoom (ViewFixture *fixture,
           gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  BfPlanPreview *preview = view_find (page, BF_TYPE_PLAN_PREVIEW, 0);
  GtkWidget *window = view_show (page, 900, 600);

  g_assert_true (gtk_widget_activate_action (page, "page.zoom-normal", NULL));
  g_assert_cmpfloat (bf_plan_preview_get_zoom (preview), ==, 1);
  g_assert_nonnull (view_find_text (page, "100%"));
  g_assert_true (gtk_widget_activate_action (page, "page.zoom-in", NULL));
  g_assert_cmpfloat (bf_plan_preview_get_zoom (preview), >, 1);
  g_assert_true (gtk_widget_activate_action (page, "page.zoom-out", NULL));
  g_assert_cmpfloat (bf_plan_preview_get_zoom (preview), ==, 1);
  view_close (window, page);
}

static void
test_narrow (ViewFixture *fixture,
             gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 360, 600);
  AdwFlap *flap = view_find (page, ADW_TYPE_FLAP, 0);

  g_assert_cmpint (view_get_min_width (page), <=, 360);
  g_assert_true (adw_flap_get_folded (flap));
  g_assert_false (adw_flap_get_reveal_flap (flap));
  view_close (window, page);
}

/* GTK 4.8 does not free what is hidden around a list that is open. */
static void
test_open_list_goes_with_the_sections (ViewFixture *fixture,
                                       gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 900, 600);
  AdwFlap *flap = view_find (page, ADW_TYPE_FLAP, 0);
  GtkWidget *sections = adw_flap_get_flap (flap);
  GtkWidget *list = view_find (sections, GTK_TYPE_POPOVER, 0);

  g_object_add_weak_pointer (G_OBJECT (sections), (gpointer *) &sections);
  gtk_toggle_button_set_active (view_find (sections, GTK_TYPE_TOGGLE_BUTTON, 0), TRUE);
  view_settle (page);
  g_assert_true (gtk_widget_get_mapped (list));

  adw_flap_set_reveal_flap (flap, FALSE);
  while (gtk_widget_get_mapped (sections))
    g_main_context_iteration (NULL, TRUE);
  view_settle (page);
  view_close (window, page);
  g_assert_null (sections);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(path, test) g_test_add (path, ViewFixture, NULL, view_fixture_set_up, test, view_fixture_tear_down)
  ADD ("/plan-page/without-an-analysis-there-is-no-plan", test_no_analysis);
  ADD ("/plan-page/a-section-switched-off-is-left-out", test_sections);
  ADD ("/plan-page/pages-are-laid-out-only-in-sight", test_out_of_sight);
  ADD ("/plan-page/old-pages-stay-until-the-new-ones-are-complete", test_old_pages);
  ADD ("/plan-page/the-paper-is-the-chosen-one", test_paper);
  ADD ("/plan-page/legal-paper-and-larger-text-can-be-chosen", test_legal_and_text_size);
  ADD ("/plan-page/a-preset-sets-the-switches", test_presets);
  ADD ("/plan-page/a-note-is-one-step-in-its-section", test_note);
  ADD ("/plan-page/a-long-note-is-cut-in-sight", test_long_note);
  ADD ("/plan-page/zoom-is-an-action", test_zoom);
  ADD ("/plan-page/a-narrow-window-hides-the-sections", test_narrow);
  ADD ("/plan-page/an-open-list-goes-with-the-sections", test_open_list_goes_with_the_sections);

  return g_test_run ();
}
