// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "bf-find.h"
#include "view/bf-number-row.h"
#include "view/bf-staff-row.h"

#define ROLE "medical-assistant"

static void
count_cb (guint *count)
{
  (*count)++;
}

static GtkWidget *
create_row (const BfStaff *staff)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  GtkWidget *row = g_object_ref_sink (bf_staff_row_new ());

  bf_staff_row_set_staff (BF_STAFF_ROW (row), staff, profile, bf_catalog_get_builtin ());
  return row;
}

/* What is in it is made when it is unfolded. */
static GtkWidget *
create_unfolded_row (const BfStaff *staff)
{
  GtkWidget *row = create_row (staff);

  g_assert_cmpuint (bf_find_count (row, BF_TYPE_NUMBER_ROW), ==, 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_cmpuint (bf_find_count (row, BF_TYPE_NUMBER_ROW), >, 0);
  return row;
}

static GtkSpinButton *
find_people_spin (GtkWidget *row)
{
  for (guint i = 0; i < bf_find_count (row, GTK_TYPE_SPIN_BUTTON); i++)
    {
      GtkWidget *spin = bf_find_nth (row, GTK_TYPE_SPIN_BUTTON, i);

      if (gtk_widget_get_ancestor (spin, BF_TYPE_NUMBER_ROW) == NULL)
        return GTK_SPIN_BUTTON (spin);
    }

  g_assert_not_reached ();
}

static void
test_counts_people_and_time (void)
{
  static const struct
  {
    guint people;
    double fte;
    const char *subtitle;
  } cases[] = {
    { 1, 1, "1 person, full-time" },
    { 3, 1, "3 people, full-time" },
    { 1, 0.5, "1 person, 0.5 FTE" },
    { 2, 0.75, "2 people, 0.75 FTE each" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BfStaff) staff = bf_staff_new (ROLE, cases[i].people, cases[i].fte);
      g_autoptr (GtkWidget) row = create_row (staff);

      g_assert_nonnull (bf_find_label (row, "Medical Assistant"));
      g_assert_nonnull (bf_find_label (row, cases[i].subtitle));
    }
}

static void
test_shows_the_label_as_written (void)
{
  g_autoptr (BfStaff) staff = bf_staff_new (ROLE, 1, 1);
  g_autoptr (GtkWidget) row = NULL;

  staff->label = g_strdup ("Smith & <b>Sons</b>");
  row = create_row (staff);
  g_assert_nonnull (bf_find_label (row, "Smith & <b>Sons</b>"));
}

static void
test_people_edit_tells_once (void)
{
  g_autoptr (BfStaff) staff = bf_staff_new (ROLE, 2, 1);
  g_autoptr (GtkWidget) row = create_row (staff);
  guint n_edits = 0;

  g_signal_connect_swapped (row, "edited", G_CALLBACK (count_cb), &n_edits);
  gtk_spin_button_spin (find_people_spin (row), GTK_SPIN_STEP_FORWARD, 1);
  g_assert_cmpuint (n_edits, ==, 1);
  g_assert_cmpuint (bf_staff_row_get_staff (BF_STAFF_ROW (row))->people, ==, 3);
}

static void
test_pay_edit_is_kept_and_reset (void)
{
  g_autoptr (BfStaff) staff = bf_staff_new (ROLE, 2, 1);
  g_autoptr (GtkWidget) row = create_unfolded_row (staff);
  GtkWidget *pay_row = bf_find_nth (row, BF_TYPE_NUMBER_ROW, 1);

  g_assert_true (isnan (bf_staff_row_get_staff (BF_STAFF_ROW (row))->hourly_pay));
  g_signal_emit_by_name (pay_row, "edited", 21.5);
  g_assert_cmpfloat (bf_staff_row_get_staff (BF_STAFF_ROW (row))->hourly_pay, ==, 21.5);
  g_signal_emit_by_name (pay_row, "edited", NAN);
  g_assert_true (isnan (bf_staff_row_get_staff (BF_STAFF_ROW (row))->hourly_pay));
}

static void
test_leaving_edit_tells_once (void)
{
  g_autoptr (BfStaff) staff = bf_staff_new (ROLE, 2, 1);
  g_autoptr (GtkWidget) row = create_unfolded_row (staff);
  g_autoptr (BfProfile) profile = bf_profile_new ();
  /* The expander has a switch of its own. */
  GtkWidget *line = gtk_widget_get_ancestor (bf_find_label (row, "Leaving"), ADW_TYPE_ACTION_ROW);
  GtkWidget *leaving = bf_find_nth (line, GTK_TYPE_SWITCH, 0);
  guint n_edits = 0;

  g_signal_connect_swapped (row, "edited", G_CALLBACK (count_cb), &n_edits);
  gtk_switch_set_active (GTK_SWITCH (leaving), TRUE);
  g_assert_cmpuint (n_edits, ==, 1);
  g_assert_true (bf_staff_row_get_staff (BF_STAFF_ROW (row))->leaving);
  staff->leaving = TRUE;
  bf_staff_row_set_staff (BF_STAFF_ROW (row), staff, profile, bf_catalog_get_builtin ());
  g_assert_cmpuint (n_edits, ==, 1);
  g_assert_nonnull (bf_find_label (row, "2 people, full-time, leaving"));
}

static BfNumberRow *
find_time_row (GtkWidget *row,
               const char *title)
{
  return BF_NUMBER_ROW (gtk_widget_get_ancestor (bf_find_label (row, title), BF_TYPE_NUMBER_ROW));
}

/* On gives a whole shift, off takes it away; in between it is kept whole. */
static void
test_shift_is_given_and_taken (void)
{
  g_autoptr (BfStaff) staff = bf_staff_new (ROLE, 2, 1);
  g_autoptr (GtkWidget) row = create_unfolded_row (staff);
  const BfStaff *shown = bf_staff_row_get_staff (BF_STAFF_ROW (row));
  GtkWidget *line, *own;
  guint n_edits = 0;

  line = gtk_widget_get_ancestor (bf_find_label (row, "Shift of Their Own"), ADW_TYPE_ACTION_ROW);
  own = bf_find_nth (line, GTK_TYPE_SWITCH, 0);
  g_signal_connect_swapped (row, "edited", G_CALLBACK (count_cb), &n_edits);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_time_row (row, "Comes At"))));
  g_assert_nonnull (bf_find_label (row, "Typical: found from the hours they work"));

  gtk_switch_set_active (GTK_SWITCH (own), TRUE);
  g_assert_cmpuint (n_edits, ==, 1);
  g_assert_cmpfloat (shown->shift_end, >, shown->shift_start);
  g_assert_true (isnan (shown->lunch));

  g_signal_emit_by_name (find_time_row (row, "Goes At"), "edited", shown->shift_start + 8);
  g_signal_emit_by_name (find_time_row (row, "Break At"), "edited", shown->shift_start + 3);
  g_signal_emit_by_name (find_time_row (row, "Comes At"), "edited", 9.5);
  g_assert_cmpfloat (shown->shift_start, ==, 9.5);
  g_assert_cmpfloat (shown->shift_end, ==, 17.5);
  g_signal_emit_by_name (find_time_row (row, "Goes At"), "edited", 2.0);
  g_assert_cmpfloat (shown->shift_end, ==, 26);

  gtk_switch_set_active (GTK_SWITCH (own), FALSE);
  g_assert_true (isnan (shown->shift_start) && isnan (shown->shift_end) && isnan (shown->lunch));
  g_assert_cmpuint (n_edits, ==, 6);
}

static void
test_showing_is_no_edit (void)
{
  g_autoptr (BfStaff) staff = bf_staff_new (ROLE, 2, 1);
  g_autoptr (BfStaff) other = bf_staff_new ("registered-nurse", 5, 0.4);
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (GtkWidget) row = create_row (staff);
  guint n_edits = 0;

  g_signal_connect_swapped (row, "edited", G_CALLBACK (count_cb), &n_edits);
  bf_staff_row_set_staff (BF_STAFF_ROW (row), other, profile, bf_catalog_get_builtin ());
  g_assert_cmpuint (n_edits, ==, 0);
  g_assert_nonnull (bf_find_label (row, "5 people, 0.4 FTE each"));
}

static void
test_row_is_finalized (void)
{
  g_autoptr (BfStaff) staff = bf_staff_new (ROLE, 2, 1);
  GtkWidget *folded = create_row (staff);
  GtkWidget *unfolded = create_unfolded_row (staff);

  g_assert_finalize_object (folded);
  g_assert_finalize_object (unfolded);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/view/staff-row/counts-people-and-time", test_counts_people_and_time);
  g_test_add_func ("/view/staff-row/shows-the-label-as-written", test_shows_the_label_as_written);
  g_test_add_func ("/view/staff-row/people-edit-tells-once", test_people_edit_tells_once);
  g_test_add_func ("/view/staff-row/pay-edit-is-kept-and-reset", test_pay_edit_is_kept_and_reset);
  g_test_add_func ("/view/staff-row/leaving-edit-tells-once", test_leaving_edit_tells_once);
  g_test_add_func ("/view/staff-row/shift-is-given-and-taken", test_shift_is_given_and_taken);
  g_test_add_func ("/view/staff-row/showing-is-no-edit", test_showing_is_no_edit);
  g_test_add_func ("/view/staff-row/row-is-finalized", test_row_is_finalized);

  return g_test_run ();
}
