// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "core/bf-error.h"
#include "view-fixture.h"
#include "view/bf-number-row.h"
#include "view/bf-team-item.h"
#include "view/bf-team-list.h"
#include "view/bf-team-page.h"

typedef struct
{
  ViewFixture base;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
set_roles (BfFacility *facility,
           const char *const *roles)
{
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);

  for (guint i = 0; roles[i] != NULL; i++)
    g_ptr_array_add (staff, bf_staff_new (roles[i], 1, 1));
  bf_facility_set_staff (facility, staff);
}

static void
set_up (Fixture *self,
        gconstpointer user_data)
{
  static const char *const roles[] = { "medical-assistant", "registered-nurse", "front-desk", NULL };

  view_fixture_set_up (&self->base, user_data);
  set_roles (self->base.facility, roles);
  self->page = g_object_new (BF_TYPE_TEAM_PAGE, NULL);
  bf_team_page_set_facility (BF_TEAM_PAGE (self->page), self->base.facility);
  g_signal_connect_object (self->base.facility, "changed", G_CALLBACK (bf_team_page_refresh), self->page, G_CONNECT_SWAPPED);
  self->window = view_show (self->page, 1000, 600);
}

static void
tear_down (Fixture *self,
           gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  view_fixture_tear_down (&self->base, user_data);
}

static GtkSingleSelection *
get_selection (Fixture *self)
{
  GtkColumnView *view = view_find (self->page, GTK_TYPE_COLUMN_VIEW, 0);

  return GTK_SINGLE_SELECTION (gtk_column_view_get_model (view));
}

/* The roles by their first letters: "mrf" to begin with. */
static void
assert_order (Fixture *self,
              const char *letters)
{
  const GPtrArray *staff = bf_facility_get_profile (self->base.facility)->staff;

  g_assert_cmpuint (staff->len, ==, strlen (letters));
  for (guint i = 0; i < staff->len; i++)
    g_assert_cmpint (((const BfStaff *) staff->pdata[i])->role[0], ==, letters[i]);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_selection (self))), ==, staff->len);
}

static void
act (Fixture *self,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (self->page, action, NULL));
}

static void
test_moves_the_selected_row (Fixture *self,
                             gconstpointer user_data)
{
  act (self, "team.move-down");
  assert_order (self, "rmf");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (self)), ==, 1);
  act (self, "team.move-down");
  assert_order (self, "rfm");
  gtk_widget_activate_action (self->page, "team.move-down", NULL);
  assert_order (self, "rfm");
  act (self, "team.move-up");
  assert_order (self, "rmf");
  bf_facility_undo (self->base.facility);
  assert_order (self, "rfm");
}

static void
test_adds_behind_and_removes (Fixture *self,
                              gconstpointer user_data)
{
  gtk_widget_activate_action (self->page, "team.add", "s", "biller-coder");
  assert_order (self, "mbrf");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (self)), ==, 1);
  act (self, "team.remove");
  assert_order (self, "mrf");
  act (self, "team.remove");
  act (self, "team.remove");
  act (self, "team.remove");
  assert_order (self, "");
  /* There is nothing left to remove. */
  gtk_widget_activate_action (self->page, "team.remove", NULL);
  gtk_widget_activate_action (self->page, "team.add", "s", "biller-coder");
  assert_order (self, "b");
}

static void
test_editor_changes_the_selected_row (Fixture *self,
                                      gconstpointer user_data)
{
  const BfStaff *staff;

  gtk_single_selection_set_selected (get_selection (self), 1);
  g_signal_emit_by_name (view_find (self->page, BF_TYPE_NUMBER_ROW, 0), "edited", 3.0);
  g_signal_emit_by_name (view_find (self->page, BF_TYPE_NUMBER_ROW, 1), "edited", 0.5);
  g_signal_emit_by_name (view_find (self->page, BF_TYPE_NUMBER_ROW, 2), "edited", 44.5);
  g_signal_emit_by_name (view_find (self->page, BF_TYPE_NUMBER_ROW, 3), "edited", 7.0);
  staff = bf_facility_get_profile (self->base.facility)->staff->pdata[1];
  g_assert_cmpuint (staff->people, ==, 3);
  g_assert_cmpfloat (staff->fte, ==, 0.5);
  g_assert_cmpfloat (staff->hourly_pay, ==, 44.5);
  g_assert_cmpfloat (staff->absence_percent, ==, 7);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (self)), ==, 1);
  view_settle (self->page);
  g_assert_nonnull (view_find_text (self->page, "$44.50"));

  g_signal_emit_by_name (view_find (self->page, BF_TYPE_NUMBER_ROW, 2), "edited", NAN);
  staff = bf_facility_get_profile (self->base.facility)->staff->pdata[1];
  g_assert_true (isnan (staff->hourly_pay));
}

static void
test_label_counts_once_it_is_entered (Fixture *self,
                                      gconstpointer user_data)
{
  GtkWidget *row = view_find (self->page, ADW_TYPE_ENTRY_ROW, 0);
  const BfStaff *staff;

  gtk_editable_set_text (GTK_EDITABLE (row), " Night & <b>day</b> ");
  staff = bf_facility_get_profile (self->base.facility)->staff->pdata[0];
  g_assert_null (staff->label);
  g_signal_emit_by_name (row, "entry-activated");
  staff = bf_facility_get_profile (self->base.facility)->staff->pdata[0];
  g_assert_cmpstr (staff->label, ==, "Night & <b>day</b>");
  view_settle (self->page);
  g_assert_nonnull (view_find_text (self->page, "Night & <b>day</b>"));
}

/* Rows may have switches of their own that nobody sees. */
static GtkSwitch *
find_leaving_switch (Fixture *self)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *widget = view_find (self->page, GTK_TYPE_SWITCH, i);
      GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Leaving"))
        return GTK_SWITCH (widget);
    }
}

static void
test_who_leaves_is_marked (Fixture *self,
                           gconstpointer user_data)
{
  GtkSwitch *leaving = find_leaving_switch (self);

  g_assert_null (view_find_text (self->page, "Yes"));
  gtk_single_selection_set_selected (get_selection (self), 1);
  g_assert_false (gtk_switch_get_active (leaving));
  gtk_switch_set_active (leaving, TRUE);
  g_assert_true (((const BfStaff *) bf_facility_get_profile (self->base.facility)->staff->pdata[1])->leaving);
  view_settle (self->page);
  g_assert_nonnull (view_find_text (self->page, "Yes"));
  gtk_single_selection_set_selected (get_selection (self), 0);
  g_assert_false (gtk_switch_get_active (leaving));
  bf_facility_undo (self->base.facility);
  g_assert_false (((const BfStaff *) bf_facility_get_profile (self->base.facility)->staff->pdata[1])->leaving);
}

static void
test_shifts_are_edited (Fixture *self,
                        gconstpointer user_data)
{
  GtkWidget *line = gtk_widget_get_ancestor (bf_find_label (self->page, "Shift of Their Own"), ADW_TYPE_ACTION_ROW);
  GtkSwitch *own = GTK_SWITCH (bf_find_nth (line, GTK_TYPE_SWITCH, 0));
  const BfStaff *staff;

  gtk_single_selection_set_selected (get_selection (self), 1);
  gtk_switch_set_active (own, TRUE);
  g_signal_emit_by_name (gtk_widget_get_ancestor (bf_find_label (self->page, "Goes At"), BF_TYPE_NUMBER_ROW), "edited", 16.25);
  staff = bf_facility_get_profile (self->base.facility)->staff->pdata[1];
  g_assert_cmpfloat (staff->shift_end, ==, 16.25);
  view_settle (self->page);
  g_assert_nonnull (view_find_text (self->page, "8:00 AM – 4:15 PM"));

  bf_facility_undo (self->base.facility);
  bf_facility_undo (self->base.facility);
  view_settle (self->page);
  staff = bf_facility_get_profile (self->base.facility)->staff->pdata[1];
  g_assert_true (isnan (staff->shift_start));
  g_assert_false (gtk_switch_get_active (own));
}

static void
text_read_cb (GObject *clipboard,
              GAsyncResult *result,
              gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copies_what_can_be_pasted (Fixture *self,
                                gconstpointer user_data)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  act (self, "team.copy");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self->page), NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (bf_team_page_paste (BF_TEAM_PAGE (self->page), text, &error));
  g_assert_no_error (error);
  assert_order (self, "mmrfrf");
}

static void
test_role_can_be_changed (Fixture *self,
                          gconstpointer user_data)
{
  AdwComboRow *row = view_find (self->page, ADW_TYPE_COMBO_ROW, 0);
  int role = bf_catalog_find_role (bf_catalog_get_builtin (), "biller-coder");

  adw_combo_row_set_selected (row, (guint) role);
  assert_order (self, "brf");
}

static void
test_pastes_all_rows_or_none (Fixture *self,
                              gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bf_team_page_paste (BF_TEAM_PAGE (self->page), "Role\tPeople\nBiller and Coder\t2\nfront-desk\t3\n", &error));
  g_assert_no_error (error);
  assert_order (self, "mbfrf");
  bf_facility_undo (self->base.facility);
  assert_order (self, "mrf");

  g_assert_false (bf_team_page_paste (BF_TEAM_PAGE (self->page), "Biller and Coder\nWizard\n", &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, "Line 2"));
  assert_order (self, "mrf");
}

static void
test_follows_undo_elsewhere (Fixture *self,
                             gconstpointer user_data)
{
  static const char *const roles[] = { "front-desk", NULL };

  gtk_single_selection_set_selected (get_selection (self), 2);
  set_roles (self->base.facility, roles);
  assert_order (self, "f");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (self)), ==, 0);
  bf_facility_undo (self->base.facility);
  assert_order (self, "mrf");
}

static void
count_changes_cb (guint *changes,
                  guint position,
                  guint removed,
                  guint added)
{
  changes[0] += 1;
  changes[1] = position;
  changes[2] = removed;
  changes[3] = added;
}

static gpointer
copy_staff (gconstpointer staff,
            gpointer user_data)
{
  return bf_staff_copy (staff);
}

static void
test_list_tells_only_what_differs (void)
{
  g_autoptr (BfTeamList) list = bf_team_list_new ();
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) after = NULL;
  guint changes[4] = { 0 };

  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (before, bf_staff_new ("front-desk", i + 1, 1));
  same = g_ptr_array_copy (before, copy_staff, NULL);
  g_ptr_array_set_free_func (same, (GDestroyNotify) bf_staff_free);
  after = g_ptr_array_copy (before, copy_staff, NULL);
  g_ptr_array_set_free_func (after, (GDestroyNotify) bf_staff_free);
  g_ptr_array_insert (after, 40, bf_staff_new ("front-desk", 7, 0.5));

  bf_team_list_set_staff (list, before);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count_changes_cb), changes);
  bf_team_list_set_staff (list, same);
  g_assert_cmpuint (changes[0], ==, 0);
  bf_team_list_set_staff (list, after);
  g_assert_cmpuint (changes[0], ==, 1);
  g_assert_cmpuint (changes[1], ==, 40);
  g_assert_cmpuint (changes[2], ==, 0);
  g_assert_cmpuint (changes[3], ==, 1);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 101));
}

/* Where the text of @label ends on the page, in pixels. */
static double
get_end (Fixture *self,
         GtkWidget *label)
{
  PangoRectangle ink;
  double x, y;
  int offset;

  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (label)), NULL, &ink);
  gtk_label_get_layout_offsets (GTK_LABEL (label), &offset, NULL);
  gtk_widget_translate_coordinates (label, self->page, offset + ink.x + ink.width, 0, &x, &y);
  return x;
}

static void
test_heads_stand_over_their_columns (Fixture *self,
                                     gconstpointer user_data)
{
  GtkWidget *head = view_find_text (view_find (self->page, GTK_TYPE_COLUMN_VIEW, 0), "People");
  GtkWidget *cell = view_find_text (view_find (self->page, GTK_TYPE_COLUMN_VIEW, 0), "1");

  g_assert_nonnull (head);
  g_assert_nonnull (cell);
  g_assert_cmpfloat_with_epsilon (get_end (self, head), get_end (self, cell), 3);
}

/* GTK hands a width that is dragged to the column. */
static void
test_widths_last (Fixture *self,
                  gconstpointer user_data)
{
  GtkColumnView *view = view_find (self->page, GTK_TYPE_COLUMN_VIEW, 0);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  GtkWidget *cell;

  g_assert_true (gtk_column_view_column_get_resizable (column));
  gtk_column_view_column_set_fixed_width (column, 333);
  gtk_widget_set_visible (self->page, FALSE);
  view_settle (self->window);
  set_roles (self->base.facility, (const char *const[]){ "registered-nurse", NULL });
  gtk_widget_set_visible (self->page, TRUE);
  view_settle (self->window);
  cell = view_find_text (GTK_WIDGET (view), "Registered Nurse");
  g_assert_nonnull (cell);
  while (!g_str_equal (gtk_widget_get_css_name (cell), "cell"))
    cell = gtk_widget_get_parent (cell);
  g_assert_cmpint (gtk_widget_get_allocated_width (cell), ==, 333);
}

static void
test_fits_a_phone (Fixture *self,
                   gconstpointer user_data)
{
  g_assert_cmpint (view_get_min_width (self->page), <=, 360);
}

static void
test_page_is_finalized (void)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (BF_TYPE_TEAM_PAGE, NULL));

  g_assert_finalize_object (page);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add ("/view/team-page/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("moves-the-selected-row", test_moves_the_selected_row);
  ADD ("adds-behind-and-removes", test_adds_behind_and_removes);
  ADD ("editor-changes-the-selected-row", test_editor_changes_the_selected_row);
  ADD ("who-leaves-is-marked", test_who_leaves_is_marked);
  ADD ("shifts-are-edited-and-undone", test_shifts_are_edited);
  ADD ("copies-what-can-be-pasted", test_copies_what_can_be_pasted);
  ADD ("label-counts-once-it-is-entered", test_label_counts_once_it_is_entered);
  ADD ("role-can-be-changed", test_role_can_be_changed);
  ADD ("pastes-all-rows-or-none", test_pastes_all_rows_or_none);
  ADD ("follows-undo-elsewhere", test_follows_undo_elsewhere);
  ADD ("heads-stand-over-their-columns", test_heads_stand_over_their_columns);
  ADD ("widths-of-columns-last", test_widths_last);
  ADD ("fits-a-phone", test_fits_a_phone);
#undef ADD
  g_test_add_func ("/view/team-list/tells-only-what-differs", test_list_tells_only_what_differs);
  g_test_add_func ("/view/team-page/is-finalized", test_page_is_finalized);

  return g_test_run ();
}
