// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "bf-find.h"
#include "view/bf-number-row.h"

typedef struct
{
  guint n_edits;
  double value;
} Edits;

static const BfFieldInfo plain_info = {
  .id = "plain",
  .title = "Smith & <b>Sons</b>",
  .help = "Help & <i>more</i>",
  .unit = BF_UNIT_PERCENT,
  .minimum = 0,
  .maximum = 10000,
  .step = 5,
  .digits = 1,
};

static const BfFieldInfo optional_info = {
  .id = "optional",
  .title = "Budget",
  .help = "",
  .unit = BF_UNIT_MONEY,
  .minimum = 0,
  .maximum = 1000000,
  .step = 1000,
  .optional = TRUE,
  .unset = "no limit",
  .first = 50000,
};

static void
edited_cb (Edits *edits,
           double value)
{
  edits->n_edits++;
  edits->value = value;
}

static GtkWidget *
create_row (const BfFieldInfo *info,
            double value,
            BfOrigin origin,
            Edits *edits)
{
  GtkWidget *row = g_object_ref_sink (bf_number_row_new (info));
  BfNumber number = BF_NUMBER_UNSET;

  number.value = value;
  number.origin = origin;
  g_signal_connect_swapped (row, "edited", G_CALLBACK (edited_cb), edits);
  bf_number_row_set_number (BF_NUMBER_ROW (row), &number, bf_catalog_get_builtin (), "USD");

  return row;
}

static GtkSpinButton *
get_spin (GtkWidget *row)
{
  return GTK_SPIN_BUTTON (bf_find_nth (row, GTK_TYPE_SPIN_BUTTON, 0));
}

static GtkWidget *
get_reset_button (GtkWidget *row)
{
  /* The first button that is not one of the spin button's own. */
  return bf_find_nth (row, GTK_TYPE_BUTTON, 0);
}

static void
type_text (GtkWidget *row,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_spin (row)), text);
  gtk_spin_button_update (get_spin (row));
}

static void
test_shows_texts_as_written (void)
{
  Edits edits = { 0 };
  g_autoptr (GtkWidget) row = create_row (&plain_info, 12, BF_ORIGIN_DEFAULT, &edits);

  g_assert_nonnull (bf_find_label (row, plain_info.title));
  g_assert_nonnull (bf_find_label (row, plain_info.help));
  g_assert_nonnull (bf_find_label (row, "percent · typical"));
}

static void
test_showing_is_no_edit (void)
{
  Edits edits = { 0 };
  g_autoptr (GtkWidget) row = create_row (&plain_info, 12, BF_ORIGIN_DEFAULT, &edits);

  g_assert_cmpuint (edits.n_edits, ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_spin (row))), ==, "12");
  g_assert_cmpfloat (bf_number_row_get_value (BF_NUMBER_ROW (row)), ==, 12);
}

static void
test_new_value_is_one_edit (void)
{
  Edits edits = { 0 };
  g_autoptr (GtkWidget) row = create_row (&plain_info, 12, BF_ORIGIN_DEFAULT, &edits);

  gtk_spin_button_spin (get_spin (row), GTK_SPIN_STEP_FORWARD, 5);
  g_assert_cmpuint (edits.n_edits, ==, 1);
  g_assert_cmpfloat (edits.value, ==, 17);
}

static void
test_understands_typed_numbers (void)
{
  static const struct
  {
    const char *text;
    double value;
  } cases[] = {
    { "1,200", 1200 },
    { "$ 1,200.5", 1200.5 },
    { "15 %", 15 },
    { "7", 7 },
    { "10000", 10000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Edits edits = { 0 };
      g_autoptr (GtkWidget) row = create_row (&plain_info, 12, BF_ORIGIN_DEFAULT, &edits);

      type_text (row, cases[i].text);
      g_assert_cmpuint (edits.n_edits, ==, 1);
      g_assert_cmpfloat (edits.value, ==, cases[i].value);
    }
}

static void
test_keeps_the_value_and_says_why (void)
{
  static const struct
  {
    const char *text;
    const char *said;
  } cases[] = {
    { "", "percent · typical" },
    { "many", "“many” is not from 0 to 10,000" },
    { "1 or 2", "“1 or 2” is not from 0 to 10,000" },
    { "-5", "“-5” is not from 0 to 10,000" },
    { "99999999", "“99999999” is not from 0 to 10,000" },
    { "far too many of them", "“far too many” is not from 0 to 10,000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Edits edits = { 0 };
      g_autoptr (GtkWidget) row = create_row (&plain_info, 12, BF_ORIGIN_DEFAULT, &edits);

      type_text (row, cases[i].text);
      g_assert_cmpuint (edits.n_edits, ==, 0);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_spin (row))), ==, "12");
      g_assert_nonnull (bf_find_label (row, cases[i].said));
      /* Until something else is typed. */
      gtk_editable_set_text (GTK_EDITABLE (get_spin (row)), "1");
      g_assert_nonnull (bf_find_label (row, "percent · typical"));
    }
}

static void
test_visit_keeps_hidden_decimals (void)
{
  Edits edits = { 0 };
  g_autoptr (GtkWidget) row = create_row (&plain_info, 12.3456, BF_ORIGIN_DEFAULT, &edits);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_spin (row))), ==, "12.3");
  gtk_spin_button_update (get_spin (row));
  g_assert_cmpuint (edits.n_edits, ==, 0);
  g_assert_cmpfloat (gtk_spin_button_get_value (get_spin (row)), ==, 12.3456);
}

static void
test_money_keeps_its_zeros (void)
{
  BfFieldInfo info = plain_info;
  Edits edits = { 0 };
  g_autoptr (GtkWidget) row = NULL;

  info.unit = BF_UNIT_MONEY;
  info.digits = 2;
  row = create_row (&info, 23.5, BF_ORIGIN_DEFAULT, &edits);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_spin (row))), ==, "23.50");
  g_assert_nonnull (bf_find_label (row, "USD · typical"));
}

static void
test_wheel_changes_nothing (void)
{
  Edits edits = { 0 };
  g_autoptr (GtkWidget) row = create_row (&plain_info, 12, BF_ORIGIN_DEFAULT, &edits);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (get_spin (row)));
  guint n_scroll = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        continue;
      n_scroll++;
      g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_NONE);
    }
  g_assert_cmpuint (n_scroll, >, 0);
}

static void
test_reset_asks_for_the_typical_value (void)
{
  Edits edits = { 0 };
  g_autoptr (GtkWidget) row = create_row (&plain_info, 12, BF_ORIGIN_GIVEN, &edits);
  g_autoptr (GtkWidget) typical = create_row (&plain_info, 12, BF_ORIGIN_ASSUMED, &edits);

  g_assert_false (gtk_widget_get_visible (get_reset_button (typical)));
  g_assert_true (gtk_widget_get_visible (get_reset_button (row)));
  g_signal_emit_by_name (get_reset_button (row), "clicked");
  g_assert_cmpuint (edits.n_edits, ==, 1);
  g_assert_true (isnan (edits.value));
}

static void
test_optional_number_has_a_switch (void)
{
  Edits edits = { 0 };
  g_autoptr (GtkWidget) row = create_row (&optional_info, NAN, BF_ORIGIN_ASSUMED, &edits);
  GtkWidget *toggle = bf_find_nth (row, GTK_TYPE_SWITCH, 0);

  g_assert_true (gtk_widget_get_visible (toggle));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_spin (row))));
  g_assert_nonnull (bf_find_label (row, "no limit"));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_cmpuint (edits.n_edits, ==, 1);
  g_assert_cmpfloat (edits.value, ==, 50000);
}

static void
test_switching_off_asks_for_no_limit (void)
{
  Edits edits = { 0 };
  g_autoptr (GtkWidget) row = create_row (&optional_info, 60000, BF_ORIGIN_GIVEN, &edits);

  gtk_switch_set_active (GTK_SWITCH (bf_find_nth (row, GTK_TYPE_SWITCH, 0)), FALSE);
  g_assert_cmpuint (edits.n_edits, ==, 1);
  g_assert_true (isnan (edits.value));
}

static void
test_undo_is_left_to_the_window (void)
{
  Edits edits = { 0 };
  g_autoptr (GtkWidget) row = create_row (&plain_info, 12, BF_ORIGIN_DEFAULT, &edits);

  g_assert_false (gtk_editable_get_enable_undo (GTK_EDITABLE (get_spin (row))));
}

static void
test_icon_button_has_a_name (void)
{
  Edits edits = { 0 };
  g_autoptr (GtkWidget) row = create_row (&plain_info, 12, BF_ORIGIN_GIVEN, &edits);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_reset_button (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Reset to typical value");
}

static void
test_row_is_finalized (void)
{
  Edits edits = { 0 };
  GtkWidget *row = create_row (&plain_info, 12, BF_ORIGIN_GIVEN, &edits);

  g_assert_finalize_object (row);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/view/number-row/shows-texts-as-written", test_shows_texts_as_written);
  g_test_add_func ("/view/number-row/showing-is-no-edit", test_showing_is_no_edit);
  g_test_add_func ("/view/number-row/new-value-is-one-edit", test_new_value_is_one_edit);
  g_test_add_func ("/view/number-row/understands-typed-numbers", test_understands_typed_numbers);
  g_test_add_func ("/view/number-row/keeps-the-value-and-says-why", test_keeps_the_value_and_says_why);
  g_test_add_func ("/view/number-row/visit-keeps-hidden-decimals", test_visit_keeps_hidden_decimals);
  g_test_add_func ("/view/number-row/money-keeps-its-zeros", test_money_keeps_its_zeros);
  g_test_add_func ("/view/number-row/wheel-changes-nothing", test_wheel_changes_nothing);
  g_test_add_func ("/view/number-row/reset-asks-for-the-typical-value", test_reset_asks_for_the_typical_value);
  g_test_add_func ("/view/number-row/optional-number-has-a-switch", test_optional_number_has_a_switch);
  g_test_add_func ("/view/number-row/switching-off-asks-for-no-limit", test_switching_off_asks_for_no_limit);
  g_test_add_func ("/view/number-row/undo-is-left-to-the-window", test_undo_is_left_to_the_window);
  g_test_add_func ("/view/number-row/icon-button-has-a-name", test_icon_button_has_a_name);
  g_test_add_func ("/view/number-row/row-is-finalized", test_row_is_finalized);

  return g_test_run ();
}
