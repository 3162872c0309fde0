// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-note-editor.h"
#include "bf-plan-page.h"
#include "bf-plan-preview.h"
#include "bf-print-operation.h"
#include "bf-view-bin.h"
#include "core/bf-language.h"
#include "document/bf-export.h"
#include "document/bf-format.h"
#include "document/bf-plan.h"

/* Rows of the paper drop-down. */
enum
{
  PAPER_LETTER,
  PAPER_A4,
  PAPER_LEGAL,
};

/* Rows of the text size drop-down. */
static const double text_scales[] = { 1, 1.25, 1.5, 2 };

/* Rows of the preset drop-down; the one behind them says that the switches are
 * those of none. */
static const BfPlanPreset presets[] = { BF_PLAN_SHORT, BF_PLAN_FULL, BF_PLAN_PAPERS };
#define OWN_CHOICE G_N_ELEMENTS (presets)

struct _BfPlanPage
{
  GtkWidget parent_instance;

  AdwFlap *flap;
  GtkBox *language_box;
  GtkDropDown *language_drop_down;
  GtkStringList *languages;
  BfNoteEditor *note_editor;
  GtkDropDown *paper_drop_down;
  GtkLabel *page_label;
  GtkDropDown *preset_drop_down;
  BfPlanPreview *preview;
  GtkBox *sections_box;
  GtkDropDown *text_size_drop_down;
  GtkButton *zoom_button;

  BfFacility *facility;
  const BfAnalysis *analysis;
  BfDocument *document;
  GPtrArray *retired; /* BfDocument*, replaced while a printer had them */
  GPtrArray *checks;  /* GtkCheckButton*, one per section */
  BfPaper paper;
  BfPlanPreset detail;
  gboolean updating;
  gboolean document_dirty;
  gboolean layout_dirty;
  BfLayout *growing; /* nullable: a layout of the document that is not complete */
  guint layout_id;   /* waits to lay out */
};

G_DEFINE_FINAL_TYPE (BfPlanPage, bf_plan_page, GTK_TYPE_WIDGET)

/* Actions that act on what is in sight, and only while it is. */
static const char *const action_names[] = {
  "page.zoom-in",
  "page.zoom-out",
  "page.zoom-normal",
  "page.toggle-sections",
};

static void
set_actions_enabled (BfPlanPage *self,
                     gboolean enabled)
{
  for (guint i = 0; i < G_N_ELEMENTS (action_names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), action_names[i], enabled);
}

static const char **
dup_sections_off (BfPlanPage *self)
{
  g_autoptr (GPtrArray) off = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    {
      if (!gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
        g_ptr_array_add (off, (gpointer) bf_plan_get_section_id (i));
    }
  g_ptr_array_add (off, NULL);
  return (const char **) g_ptr_array_free (g_steal_pointer (&off), FALSE);
}

static void
drop_document (BfPlanPage *self)
{
  if (self->document != NULL)
    g_ptr_array_add (self->retired, g_steal_pointer (&self->document));
  /* The print dialog runs the main loop, so that the plan may change under it. */
  if (!bf_print_operation_is_running ())
    g_ptr_array_set_size (self->retired, 0);
}

/* The first row stands for the language of the window. */
static const char *
get_language (BfPlanPage *self)
{
  guint row = gtk_drop_down_get_selected (self->language_drop_down);

  return row > 0 && row != GTK_INVALID_LIST_POSITION ? bf_language_get_codes ()[row - 1] : NULL;
}

static void
ensure_document (BfPlanPage *self)
{
  g_autofree const char **sections_off = NULL;
  BfPlanOptions options = { NULL };
  int variant;

  if (!self->document_dirty)
    return;

  self->document_dirty = FALSE;
  drop_document (self);
  if (self->facility == NULL || self->analysis == NULL)
    return;

  sections_off = dup_sections_off (self);
  options.sections_off = (const char *const *) sections_off;
  options.detail = self->detail;
  options.language = get_language (self);
  g_date_clear (&options.today, 1);
  g_date_set_time_t (&options.today, g_get_real_time () / G_USEC_PER_SEC);
  variant = bf_facility_get_active_variant (self->facility);
  options.variant = variant < 0 ? NULL : bf_facility_get_variant_name (self->facility, (guint) variant);
  self->document = bf_plan_new (bf_facility_get_profile (self->facility), self->analysis, &options);
}

/* Returns whether there is more to do. */
static gboolean
lay_part_out (BfPlanPage *self)
{
  if (self->growing != NULL && bf_layout_advance (self->growing))
    return TRUE;

  if (self->growing == NULL)
    {
      ensure_document (self);
      if (self->document != NULL)
        {
          self->growing = bf_layout_begin (self->document, &self->paper);
          return TRUE;
        }
    }
  self->layout_dirty = FALSE;
  bf_plan_preview_take_layout (self->preview, g_steal_pointer (&self->growing));

  return FALSE;
}

static void
ensure_layout (BfPlanPage *self)
{
  g_clear_handle_id (&self->layout_id, g_source_remove);
  if (!self->layout_dirty || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  while (lay_part_out (self))
    continue;
}

static gboolean
layout_cb (gpointer user_data)
{
  BfPlanPage *self = BF_PLAN_PAGE (user_data);

  self->layout_id = 0;
  ensure_layout (self);

  return G_SOURCE_REMOVE;
}

static gboolean
layout_part_cb (gpointer user_data)
{
  BfPlanPage *self = BF_PLAN_PAGE (user_data);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && (lay_part_out (self) || self->layout_dirty))
    return G_SOURCE_CONTINUE;
  self->layout_id = 0;

  return G_SOURCE_REMOVE;
}

/* The layout takes as long as a frame, so that it lets frames pass, which show the old
 * pages meanwhile. */
static void
layout_soon (BfPlanPage *self)
{
  g_clear_pointer (&self->growing, bf_layout_free);
  self->layout_dirty = TRUE;
  if (self->layout_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->layout_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, layout_part_cb, self, NULL);
}

/* Pages that come into sight are those of now. */
static void
layout_before_frame (BfPlanPage *self)
{
  g_clear_handle_id (&self->layout_id, g_source_remove);
  self->layout_id = g_idle_add_full (GTK_PRIORITY_RESIZE, layout_cb, self, NULL);
}

static void
invalidate_document (BfPlanPage *self)
{
  self->document_dirty = TRUE;
  layout_soon (self);
}

/* Whether the switches are those of @preset. */
static gboolean
has_sections_of (BfPlanPage *self,
                 BfPlanPreset preset)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)) != bf_plan_preset_has_section (preset, i))
      return FALSE;

  return TRUE;
}

static void
show_preset (BfPlanPage *self)
{
  guint row = OWN_CHOICE;

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (presets[i] == self->detail && has_sections_of (self, presets[i]))
      row = i;

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->preset_drop_down, row);
  self->updating = FALSE;
}

static void
set_preset (BfPlanPage *self,
            BfPlanPreset preset)
{
  self->updating = TRUE;
  self->detail = preset;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), bf_plan_preset_has_section (preset, i));
  self->updating = FALSE;
  invalidate_document (self);
}

static void
add_section (BfPlanPage *self,
             guint index,
             GCallback toggled)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (bf_plan_get_section_title (index));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, bf_plan_get_section_title (index), -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_connect_swapped (check, "toggled", toggled, self);
  gtk_box_append (self->sections_box, check);
  g_ptr_array_add (self->checks, check);
}

static void
section_toggled_cb (BfPlanPage *self,
                    GtkCheckButton *check)
{
  guint index;

  if (self->updating)
    return;

  show_preset (self);
  invalidate_document (self);

  /* Who switches a section on wants to see it. */
  ensure_layout (self);
  if (self->document == NULL || !gtk_check_button_get_active (check) || !g_ptr_array_find (self->checks, check, &index))
    return;
  bf_plan_preview_scroll_to_section (self->preview, bf_plan_get_section_id (index));
}

/* One's own choice starts with the sections there are. */
static void
preset_selected_cb (BfPlanPage *self)
{
  guint row = gtk_drop_down_get_selected (self->preset_drop_down);

  if (!self->updating && row < G_N_ELEMENTS (presets))
    set_preset (self, presets[row]);
}

static void
language_selected_cb (BfPlanPage *self)
{
  invalidate_document (self);
}

/* Settings hold the code, "" for the language of the window. */
static gboolean
language_to_row_cb (GValue *row,
                    GVariant *code,
                    gpointer user_data)
{
  const char *const *codes = bf_language_get_codes ();
  guint found = 0;

  for (guint i = 0; codes[i] != NULL; i++)
    if (g_str_equal (codes[i], g_variant_get_string (code, NULL)))
      found = i + 1;
  g_value_set_uint (row, found);

  return TRUE;
}

static GVariant *
row_to_language_cb (const GValue *row,
                    const GVariantType *type,
                    gpointer user_data)
{
  guint index = g_value_get_uint (row);

  return g_variant_new_string (index > 0 && index != GTK_INVALID_LIST_POSITION ? bf_language_get_codes ()[index - 1] : "");
}

/* Who writes a note wants to see where it goes. */
static void
note_section_chosen_cb (BfPlanPage *self,
                        const char *section)
{
  if (self->document != NULL)
    bf_plan_preview_scroll_to_section (self->preview, section);
}

static BfPaper
get_paper (guint row)
{
  switch (row)
    {
    case PAPER_LEGAL:
      return BF_PAPER_LEGAL;
    case PAPER_A4:
      return BF_PAPER_A4;
    case PAPER_LETTER:
    default:
      return BF_PAPER_LETTER;
    }
}

static void
paper_changed_cb (BfPlanPage *self)
{
  guint size = gtk_drop_down_get_selected (self->text_size_drop_down);

  self->paper = get_paper (gtk_drop_down_get_selected (self->paper_drop_down));
  if (size < G_N_ELEMENTS (text_scales))
    self->paper.text_scale = text_scales[size];
  layout_soon (self);
}

static void
page_changed_cb (BfPlanPage *self)
{
  guint n_pages = bf_plan_preview_get_n_pages (self->preview);
  g_autofree char *text = NULL;

  if (n_pages > 0)
    /* Translators: which page of the plan is in sight, such as "Page 2 of 9". */
    text = g_strdup_printf (_ ("Page %u of %u"), bf_plan_preview_get_page (self->preview) + 1, n_pages);
  gtk_label_set_text (self->page_label, text != NULL ? text : "");
}

static void
zoom_changed_cb (BfPlanPage *self)
{
  g_autofree char *text = bf_format_percent (bf_plan_preview_get_zoom (self->preview) * 100);
  g_autofree char *label = NULL;

  /* Translators: a button that shows pages at the size of the paper; %s is their size now, such as "85 %". */
  label = g_strdup_printf (_ ("Normal size, now %s"), text);
  gtk_button_set_label (self->zoom_button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
zoom_in_cb (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  bf_plan_preview_zoom_in (BF_PLAN_PAGE (widget)->preview);
}

static void
zoom_out_cb (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  bf_plan_preview_zoom_out (BF_PLAN_PAGE (widget)->preview);
}

static void
zoom_normal_cb (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  bf_plan_preview_set_zoom (BF_PLAN_PAGE (widget)->preview, 1);
}

static void
toggle_sections_cb (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  BfPlanPage *self = BF_PLAN_PAGE (widget);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
bf_plan_page_map (GtkWidget *widget)
{
  BfPlanPage *self = BF_PLAN_PAGE (widget);

  GTK_WIDGET_CLASS (bf_plan_page_parent_class)->map (widget);

  set_actions_enabled (self, TRUE);
  layout_before_frame (self);
}

static void
bf_plan_page_unmap (GtkWidget *widget)
{
  set_actions_enabled (BF_PLAN_PAGE (widget), FALSE);

  GTK_WIDGET_CLASS (bf_plan_page_parent_class)->unmap (widget);
}

static void
bf_plan_page_dispose (GObject *object)
{
  BfPlanPage *self = BF_PLAN_PAGE (object);

  g_clear_handle_id (&self->layout_id, g_source_remove);
  g_clear_pointer (&self->growing, bf_layout_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_PLAN_PAGE);
  g_clear_object (&self->facility);
  self->analysis = NULL;
  g_clear_pointer (&self->document, bf_document_free);
  g_clear_pointer (&self->retired, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (bf_plan_page_parent_class)->dispose (object);
}

static void
bf_plan_page_class_init (BfPlanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BF_TYPE_NOTE_EDITOR);
  g_type_ensure (BF_TYPE_PLAN_PREVIEW);
  g_type_ensure (BF_TYPE_VIEW_BIN);

  object_class->dispose = bf_plan_page_dispose;

  widget_class->map = bf_plan_page_map;
  widget_class->unmap = bf_plan_page_unmap;

  gtk_widget_class_install_action (widget_class, "page.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "page.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "page.zoom-normal", NULL, zoom_normal_cb);
  gtk_widget_class_install_action (widget_class, "page.toggle-sections", NULL, toggle_sections_cb);

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BfPlanPage, flap);
  gtk_widget_class_bind_template_child (widget_class, BfPlanPage, language_box);
  gtk_widget_class_bind_template_child (widget_class, BfPlanPage, language_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BfPlanPage, languages);
  gtk_widget_class_bind_template_child (widget_class, BfPlanPage, note_editor);
  gtk_widget_class_bind_template_child (widget_class, BfPlanPage, page_label);
  gtk_widget_class_bind_template_child (widget_class, BfPlanPage, paper_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BfPlanPage, preset_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BfPlanPage, preview);
  gtk_widget_class_bind_template_child (widget_class, BfPlanPage, sections_box);
  gtk_widget_class_bind_template_child (widget_class, BfPlanPage, text_size_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BfPlanPage, zoom_button);
  gtk_widget_class_bind_template_callback (widget_class, language_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_section_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_changed_cb);
}

/* With one language there is nothing to choose. */
static void
add_languages (BfPlanPage *self)
{
  const char *const *codes = bf_language_get_codes ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *name = bf_language_dup_name (codes[i]);

      gtk_string_list_append (self->languages, name);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->language_box), codes[1] != NULL);
}

static void
bf_plan_page_init (BfPlanPage *self)
{
  BfPaper paper = bf_paper_from_locale ();

  self->checks = g_ptr_array_new ();
  self->retired = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_document_free);
  self->document_dirty = TRUE;
  self->layout_dirty = TRUE;

  gtk_widget_init_template (GTK_WIDGET (self));

  add_languages (self);
  for (guint i = 0; i < bf_plan_get_n_sections (); i++)
    add_section (self, i, G_CALLBACK (section_toggled_cb));
  set_preset (self, BF_PLAN_FULL);
  show_preset (self);
  self->paper = paper;
  gtk_drop_down_set_selected (self->paper_drop_down, paper.width_pt == BF_PAPER_LETTER.width_pt ? PAPER_LETTER : PAPER_A4);
  set_actions_enabled (self, FALSE);
  page_changed_cb (self);
  zoom_changed_cb (self);
}

/**
 * bf_plan_page_set_facility:
 * @self: a page
 * @facility: whose plan the page shows
 *
 * The page keeps a reference.  It reads the profile when the next analysis comes.
 */
void
bf_plan_page_set_facility (BfPlanPage *self,
                           BfFacility *facility)
{
  g_return_if_fail (BF_IS_PLAN_PAGE (self));
  g_return_if_fail (BF_IS_FACILITY (facility));

  if (!g_set_object (&self->facility, facility))
    return;

  bf_note_editor_set_facility (self->note_editor, facility);
  invalidate_document (self);
}

/**
 * bf_plan_page_set_analysis:
 * @self: a page
 * @analysis: (nullable): what was found for the profile; it stays valid until
 *   the next call
 *
 * Words the plan anew: at once while the page is in sight, else when it is
 * needed.
 */
void
bf_plan_page_set_analysis (BfPlanPage *self,
                           const BfAnalysis *analysis)
{
  g_return_if_fail (BF_IS_PLAN_PAGE (self));

  self->analysis = analysis;
  invalidate_document (self);
}

/**
 * bf_plan_page_get_document:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the plan without the sections that are
 *   switched off, valid until the main loop runs or the page changes; NULL
 *   while there is no analysis
 */
BfDocument *
bf_plan_page_get_document (BfPlanPage *self)
{
  g_return_val_if_fail (BF_IS_PLAN_PAGE (self), NULL);

  /* What is shown goes with the document it was laid out from. */
  ensure_layout (self);
  ensure_document (self);
  return self->document;
}

/**
 * bf_plan_page_get_paper:
 * @self: a page
 *
 * Returns: (transfer none): the paper that is chosen
 */
const BfPaper *
bf_plan_page_get_paper (BfPlanPage *self)
{
  g_return_val_if_fail (BF_IS_PLAN_PAGE (self), NULL);

  return &self->paper;
}

/**
 * bf_plan_page_bind_settings:
 * @self: a page
 * @settings: (nullable): those of the application
 *
 * Remembers in which language plans are.
 */
void
bf_plan_page_bind_settings (BfPlanPage *self,
                            GSettings *settings)
{
  g_return_if_fail (BF_IS_PLAN_PAGE (self));

  if (settings != NULL)
    g_settings_bind_with_mapping (settings, "plan-language", self->language_drop_down, "selected", G_SETTINGS_BIND_DEFAULT, language_to_row_cb, row_to_language_cb, NULL, NULL);
}
