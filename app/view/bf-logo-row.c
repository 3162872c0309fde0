// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-chooser.h"
#include "bf-logo-row.h"
#include "bf-ui-text.h"
#include "core/bf-logo.h"
#include "document/bf-picture.h"

struct _BfLogoRow
{
  AdwActionRow parent_instance;

  GtkButton *choose_button;
  GtkImage *image;
  GtkButton *remove_button;

  BfFacility *facility;
  GBytes *shown;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (BfLogoRow, bf_logo_row, ADW_TYPE_ACTION_ROW)

static cairo_surface_t *
decode (GBytes *png)
{
  return png != NULL ? bf_picture_new (png, NULL) : NULL;
}

/* The toolkit's own decoder is not asked: what prints is what is shown. */
static GdkTexture *
new_texture (cairo_surface_t *picture)
{
  int width = cairo_image_surface_get_width (picture);
  int height = cairo_image_surface_get_height (picture);
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (copy);
  gsize stride = (gsize) cairo_image_surface_get_stride (copy);
  g_autoptr (GBytes) pixels = NULL;
  GdkTexture *texture;

  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (copy);
  pixels = g_bytes_new (cairo_image_surface_get_data (copy), stride * (gsize) height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride);
  cairo_surface_destroy (copy);

  return texture;
}

static void
show_logo (BfLogoRow *self,
           GBytes *logo)
{
  cairo_surface_t *picture = decode (logo);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->image), picture != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_button), logo != NULL);
  if (picture != NULL)
    {
      g_autoptr (GdkTexture) texture = new_texture (picture);

      gtk_image_set_from_paintable (self->image, GDK_PAINTABLE (texture));
      /* Translators: the width and the height of a picture in pixels. */
      text = g_strdup_printf (_ ("%d × %d pixels"), cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture));
      cairo_surface_destroy (picture);
    }
  else if (logo != NULL)
    text = g_strdup (_ ("The picture is damaged and is not printed"));
  else
    text = g_strdup (_ ("A PNG picture of up to 1 MB"));
  bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (self), text);
}

/* A picture is decoded once, not at each edit of the practice. */
static void
refresh (BfLogoRow *self)
{
  GBytes *logo = bf_facility_get_profile (self->facility)->logo;

  if (logo == self->shown)
    return;

  g_clear_pointer (&self->shown, g_bytes_unref);
  self->shown = logo != NULL ? g_bytes_ref (logo) : NULL;
  show_logo (self, logo);
}

static void
show_error (BfLogoRow *self,
            const GError *error)
{
  bf_ui_show_message (GTK_WIDGET (self), _ ("The Picture Cannot Be the Logo"), error->message);
}

static void
chooser_response_cb (BfLogoRow *self,
                     int response)
{
  g_autoptr (GFile) file = bf_chooser_take_file (&self->chooser, response);

  if (file != NULL)
    bf_logo_row_take_file (self, file);
}

static void
choose_clicked_cb (BfLogoRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  bf_chooser_clear (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Logo"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("C_hoose"), _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("PNG Pictures"));
  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
remove_clicked_cb (BfLogoRow *self)
{
  /* The button goes away with its reason; the focus must not go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->choose_button));
  bf_facility_set_logo (self->facility, NULL, NULL);
}

static void
bf_logo_row_dispose (GObject *object)
{
  BfLogoRow *self = BF_LOGO_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_LOGO_ROW);
  g_clear_object (&self->facility);
  g_clear_pointer (&self->shown, g_bytes_unref);
  bf_chooser_clear (&self->chooser);

  G_OBJECT_CLASS (bf_logo_row_parent_class)->dispose (object);
}

static void
bf_logo_row_class_init (BfLogoRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_logo_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-logo-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BfLogoRow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, BfLogoRow, image);
  gtk_widget_class_bind_template_child (widget_class, BfLogoRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
bf_logo_row_init (BfLogoRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_logo (self, NULL);
}

/**
 * bf_logo_row_set_facility:
 * @self: a row without a facility
 * @facility: whose logo it shows and edits
 */
void
bf_logo_row_set_facility (BfLogoRow *self,
                          BfFacility *facility)
{
  g_return_if_fail (BF_IS_LOGO_ROW (self));
  g_return_if_fail (BF_IS_FACILITY (facility));
  g_return_if_fail (self->facility == NULL);

  self->facility = g_object_ref (facility);
  g_signal_connect_object (facility, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * bf_logo_row_take_file:
 * @self: a row with a facility
 * @file: what the user chose
 *
 * Makes the picture the logo, or opens a message that says why it cannot be and
 * what to do.
 */
void
bf_logo_row_take_file (BfLogoRow *self,
                       GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = NULL;
  cairo_surface_t *picture = NULL;

  g_return_if_fail (BF_IS_LOGO_ROW (self) && self->facility != NULL);
  g_return_if_fail (G_IS_FILE (file));

  png = bf_logo_load (file, &error);
  if (png != NULL)
    picture = bf_picture_new (png, &error);
  if (picture == NULL || !bf_facility_set_logo (self->facility, png, &error))
    show_error (self, error);
  g_clear_pointer (&picture, cairo_surface_destroy);
}
