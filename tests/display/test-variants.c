// SPDX-License-Identifier: GPL-3.0-or-later
#include "bf-find.h"
#include "core/bf-variant.h"
#include "document/bf-variant-comparison.h"
#include "view/bf-variant-bar.h"
#include "view/bf-variants-dialog.h"
#include "view/bf-window.h"

#define EXAMPLE "small-family-practice.backfill"
#define MARKUP "From <b>March</b> & on"

static BfWindow *
create_window (void)
{
  BfWindow *window = BF_WINDOW (bf_window_new (NULL, bf_catalog_get_builtin (), NULL));

  g_assert_true (bf_window_load_example (window, EXAMPLE));
  gtk_window_present (GTK_WINDOW (window));
  bf_find_settle ();
  return window;
}

static void
destroy_window (BfWindow *window)
{
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_destroy (GTK_WINDOW (window));
  bf_find_settle ();
  g_assert_null (watched);
}

static gpointer
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (g_type_is_a (G_OBJECT_TYPE (item->data), type))
      return item->data;
  return NULL;
}

/* Through the dialog, as a person does. */
static void
add_variant (BfWindow *window,
             const char *name)
{
  AdwMessageDialog *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.new-variant", NULL));
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "accept"));
  gtk_editable_set_text (GTK_EDITABLE (bf_find_nth (adw_message_dialog_get_extra_child (dialog), GTK_TYPE_ENTRY, 0)), name);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "accept"));
  adw_message_dialog_response (dialog, "accept");
  bf_find_settle ();
}

static GtkWidget *
get_bar (BfWindow *window)
{
  return bf_find_nth (GTK_WIDGET (window), BF_TYPE_VARIANT_BAR, 0);
}

static GtkDropDown *
get_switcher (BfWindow *window)
{
  return GTK_DROP_DOWN (bf_find_nth (get_bar (window), GTK_TYPE_DROP_DOWN, 0));
}

static void
test_bar_comes_with_the_first (void)
{
  BfWindow *window = create_window ();
  BfFacility *facility = bf_window_get_facility (window);

  g_assert_false (gtk_widget_get_visible (get_bar (window)));
  add_variant (window, MARKUP);
  g_assert_true (gtk_widget_get_visible (get_bar (window)));
  g_assert_cmpint (bf_facility_get_active_variant (facility), ==, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (get_switcher (window)), ==, 1);
  g_assert_nonnull (bf_find_label (get_bar (window), MARKUP));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_false (gtk_widget_get_visible (get_bar (window)));
  g_assert_false (bf_facility_get_modified (facility));
  destroy_window (window);
}

static void
test_switcher_switches (void)
{
  BfWindow *window = create_window ();
  BfFacility *facility = bf_window_get_facility (window);
  double visits = bf_facility_get_profile (facility)->numbers[BF_FIELD_VISITS_PER_DAY];

  add_variant (window, "Busier");
  bf_facility_set_number (facility, BF_FIELD_VISITS_PER_DAY, 61);
  gtk_drop_down_set_selected (get_switcher (window), 0);
  g_assert_cmpint (bf_facility_get_active_variant (facility), ==, -1);
  g_assert_cmpfloat (bf_facility_get_profile (facility)->numbers[BF_FIELD_VISITS_PER_DAY], ==, visits);
  gtk_drop_down_set_selected (get_switcher (window), 1);
  g_assert_cmpfloat (bf_facility_get_profile (facility)->numbers[BF_FIELD_VISITS_PER_DAY], ==, 61);

  gtk_drop_down_set_selected (get_switcher (window), 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (get_switcher (window)), ==, 1);
  g_assert_cmpfloat (bf_facility_get_profile (facility)->numbers[BF_FIELD_VISITS_PER_DAY], ==, visits);
  destroy_window (window);
}

static void
test_rename_and_remove (void)
{
  BfWindow *window = create_window ();
  AdwMessageDialog *dialog;
  GtkWidget *entry;

  add_variant (window, "One");
  add_variant (window, "Two");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.rename-variant", NULL));
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  entry = bf_find_nth (adw_message_dialog_get_extra_child (dialog), GTK_TYPE_ENTRY, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Two");
  gtk_editable_set_text (GTK_EDITABLE (entry), "One");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "accept"));
  g_assert_nonnull (bf_find_label (GTK_WIDGET (dialog), "Another what-if has this name already. Choose another name."));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Three");
  adw_message_dialog_response (dialog, "accept");
  bf_find_settle ();
  g_assert_nonnull (bf_find_label (get_bar (window), "Three"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.remove-variant", NULL));
  g_assert_cmpuint (bf_facility_get_n_variants (bf_window_get_facility (window)), ==, 1);
  g_assert_cmpint (bf_facility_get_active_variant (bf_window_get_facility (window)), ==, -1);
  destroy_window (window);
}

static void
test_cancel_changes_nothing (void)
{
  BfWindow *window = create_window ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-variant", NULL);
  adw_message_dialog_response (find_window (ADW_TYPE_MESSAGE_DIALOG), "cancel");
  bf_find_settle ();
  g_assert_cmpuint (bf_facility_get_n_variants (bf_window_get_facility (window)), ==, 0);
  g_assert_false (bf_facility_get_can_undo (bf_window_get_facility (window)));
  destroy_window (window);
}

static BfVariantsDialog *
open_dialog (BfWindow *window)
{
  BfVariantsDialog *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.compare-variants", NULL));
  dialog = find_window (BF_TYPE_VARIANTS_DIALOG);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
open_variants (BfWindow *window,
               guint n_variants)
{
  g_autoptr (BfProfile) profile = bf_profile_copy (bf_facility_get_base_profile (bf_window_get_facility (window)));

  for (guint i = 0; i < n_variants; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup (MARKUP) : g_strdup_printf ("What if number %u", i);

      g_ptr_array_add (profile->variants, bf_variant_new (name));
    }
  bf_facility_open (bf_window_get_facility (window), profile, NULL);
}

static void
test_dialog_compares (void)
{
  BfWindow *window = create_window ();
  BfVariantsDialog *dialog;
  GtkWidget *view;
  int minimum;

  open_variants (window, 2);
  dialog = open_dialog (window);
  while (!bf_variants_dialog_get_ready (dialog))
    g_main_context_iteration (NULL, TRUE);
  bf_find_settle ();
  g_assert_nonnull (bf_find_label (GTK_WIDGET (dialog), "As It Is"));
  g_assert_nonnull (bf_find_label (GTK_WIDGET (dialog), MARKUP));
  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);

  view = bf_find_nth (GTK_WIDGET (dialog), GTK_TYPE_COLUMN_VIEW, 0);
  g_signal_emit_by_name (view, "activate", 2);
  bf_find_settle ();
  g_assert_cmpint (bf_facility_get_active_variant (bf_window_get_facility (window)), ==, 1);
  g_assert_null (find_window (BF_TYPE_VARIANTS_DIALOG));
  destroy_window (window);
}

static void
test_closing_ends_the_work (void)
{
  BfWindow *window = create_window ();
  BfVariantsDialog *dialog;
  gpointer watched;

  open_variants (window, 1000);
  watched = dialog = open_dialog (window);
  g_object_add_weak_pointer (G_OBJECT (dialog), &watched);
  gtk_window_close (GTK_WINDOW (dialog));
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
  destroy_window (window);
}

static void
test_thousand_fit_a_phone (void)
{
  BfWindow *window = create_window ();
  g_autofree char *name = g_strnfill (200, 'W');
  int minimum;

  open_variants (window, 998);
  g_assert_true (bf_facility_add_variant (bf_window_get_facility (window), -1, name, NULL));
  bf_find_settle ();
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_cmpuint (gtk_drop_down_get_selected (get_switcher (window)), ==, 999);
  g_assert_true (gtk_drop_down_get_enable_search (get_switcher (window)));
  destroy_window (window);
}

static void
test_controls_have_names (void)
{
  BfWindow *window = create_window ();
  GtkWidget *button;

  add_variant (window, MARKUP);
  button = gtk_widget_get_first_child (GTK_WIDGET (get_switcher (window)));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "What-If: " MARKUP);
  gtk_drop_down_set_selected (get_switcher (window), 0);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "What-If: As It Is");
  destroy_window (window);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/view/variants/bar-comes-with-the-first", test_bar_comes_with_the_first);
  g_test_add_func ("/view/variants/switcher-switches", test_switcher_switches);
  g_test_add_func ("/view/variants/can-be-renamed-and-removed", test_rename_and_remove);
  g_test_add_func ("/view/variants/cancel-changes-nothing", test_cancel_changes_nothing);
  g_test_add_func ("/view/variants/dialog-compares-and-shows", test_dialog_compares);
  g_test_add_func ("/view/variants/closing-the-dialog-ends-its-work", test_closing_ends_the_work);
  g_test_add_func ("/view/variants/a-thousand-fit-a-phone", test_thousand_fit_a_phone);
  g_test_add_func ("/view/variants/controls-have-names", test_controls_have_names);

  return g_test_run ();
}
