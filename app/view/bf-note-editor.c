// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-note-editor.h"
#include "document/bf-plan.h"

struct _BfNoteEditor
{
  AdwBin parent_instance;

  GtkTextBuffer *buffer;
  GtkDropDown *section_drop_down;
  GtkStringList *sections;
  GtkTextView *text_view;

  BfFacility *facility;
  guint refresh_source;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BfNoteEditor, bf_note_editor, ADW_TYPE_BIN)

enum
{
  SIGNAL_SECTION_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_section (BfNoteEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->section_drop_down);

  return selected < bf_plan_get_n_sections () ? bf_plan_get_section_id (selected) : NULL;
}

static char *
dup_text (BfNoteEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/* Text that is the same is left alone, so that the cursor stays. */
static void
refresh (BfNoteEditor *self)
{
  const char *section = get_section (self);
  g_autofree char *shown = dup_text (self);
  const char *note;

  if (self->facility == NULL || section == NULL)
    return;

  note = bf_profile_get_note (bf_facility_get_profile (self->facility), section);
  if (g_str_equal (shown, note))
    return;

  self->updating = TRUE;
  gtk_text_buffer_set_text (self->buffer, note, -1);
  self->updating = FALSE;
}

static gboolean
refresh_cb (gpointer user_data)
{
  BfNoteEditor *self = user_data;

  self->refresh_source = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

/* Files keep less than can be pasted.  What they keep is shown once the edit is
 * over: a buffer must not change while it is changing. */
static void
refresh_soon (BfNoteEditor *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (refresh_cb, self);
}

static void
text_changed_cb (BfNoteEditor *self)
{
  const char *section = get_section (self);
  g_autofree char *text = NULL;

  if (self->updating || self->facility == NULL || section == NULL)
    return;

  text = dup_text (self);
  bf_facility_set_note (self->facility, section, text);
  refresh_soon (self);
}

static void
section_selected_cb (BfNoteEditor *self)
{
  const char *section = get_section (self);

  refresh (self);
  if (self->facility != NULL && section != NULL)
    g_signal_emit (self, signals[SIGNAL_SECTION_CHOSEN], 0, section);
}

static void
bf_note_editor_dispose (GObject *object)
{
  BfNoteEditor *self = BF_NOTE_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_NOTE_EDITOR);
  g_clear_object (&self->facility);
  g_clear_handle_id (&self->refresh_source, g_source_remove);

  G_OBJECT_CLASS (bf_note_editor_parent_class)->dispose (object);
}

static void
bf_note_editor_class_init (BfNoteEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_note_editor_dispose;

  signals[SIGNAL_SECTION_CHOSEN] = g_signal_new ("section-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, BfNoteEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, BfNoteEditor, section_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BfNoteEditor, sections);
  gtk_widget_class_bind_template_child (widget_class, BfNoteEditor, text_view);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
bf_note_editor_init (BfNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < bf_plan_get_n_sections (); i++)
    gtk_string_list_append (self->sections, bf_plan_get_section_title (i));
}

/**
 * bf_note_editor_set_facility:
 * @self: an editor
 * @facility: whose notes it shows and edits
 */
void
bf_note_editor_set_facility (BfNoteEditor *self,
                             BfFacility *facility)
{
  g_return_if_fail (BF_IS_NOTE_EDITOR (self));
  g_return_if_fail (BF_IS_FACILITY (facility));

  if (self->facility != NULL)
    g_signal_handlers_disconnect_by_func (self->facility, refresh_soon, self);
  g_set_object (&self->facility, facility);
  g_signal_connect_object (facility, "changed", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
  refresh (self);
}
