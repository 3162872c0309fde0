// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-plan-preview.h"
#include "bf-zoom.h"

/* Room around and between pages, in pixels. */
#define GAP 18
/* A page at its own size: a point is 1/72, a pixel 1/96 inch. */
#define PIXELS_PER_POINT (96.0 / 72.0)
/* Fitting the width stops here, else a wide window shows a third of a page. */
#define MAX_FIT_ZOOM 1.5

struct _BfPlanPreview
{
  GtkWidget parent_instance;

  BfLayout *layout;
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;
  gboolean fit_width;
  double zoom;
  guint page;
  double anchor; /* pages and parts of one above the top edge */
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_N_PAGES,
  PROP_FIT_WIDTH,
  PROP_ZOOM,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (BfPlanPreview, bf_plan_preview, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
get_scale (BfPlanPreview *self)
{
  return self->zoom * PIXELS_PER_POINT;
}

static void
get_page_size (BfPlanPreview *self,
               double *width,
               double *height)
{
  const BfPaper *paper = bf_layout_get_paper (self->layout);

  *width = paper->width_pt * get_scale (self);
  *height = paper->height_pt * get_scale (self);
}

static double
get_content_width (BfPlanPreview *self)
{
  double width, height;

  if (self->layout == NULL)
    return 0;
  get_page_size (self, &width, &height);
  return width + 2 * GAP;
}

static double
get_content_height (BfPlanPreview *self)
{
  double width, height;

  if (self->layout == NULL)
    return 0;
  get_page_size (self, &width, &height);
  return GAP + bf_plan_preview_get_n_pages (self) * (height + GAP);
}

static double
get_page_pitch (BfPlanPreview *self)
{
  double width, height;

  get_page_size (self, &width, &height);
  return height + GAP;
}

static void
update_label (BfPlanPreview *self)
{
  guint n_pages = bf_plan_preview_get_n_pages (self);
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  if (n_pages == 0)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("No pages"), -1);
      return;
    }

  text = bf_layout_dup_page_text (self->layout, self->page);
  /* Translators: what a screen reader says of the page in sight: its number, the number of pages, and its text. */
  label = g_strdup_printf (_ ("Page %u of %u: %s"), self->page + 1, n_pages, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
set_page (BfPlanPreview *self,
          guint page)
{
  if (self->page == page)
    return;

  self->page = page;
  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/* The page in sight is the one a third down the view: there the eye reads. */
static void
update_page (BfPlanPreview *self)
{
  guint n_pages = bf_plan_preview_get_n_pages (self);
  double place;

  if (n_pages == 0)
    return;

  place = gtk_adjustment_get_value (self->vadjustment) + gtk_adjustment_get_page_size (self->vadjustment) / 3;
  set_page (self, (guint) CLAMP (floor ((place - GAP) / get_page_pitch (self)), 0, n_pages - 1));
}

static double
get_fit_zoom (BfPlanPreview *self,
              int width)
{
  const BfPaper *paper = bf_layout_get_paper (self->layout);
  double zoom = (width - 2 * GAP) / (paper->width_pt * PIXELS_PER_POINT);

  return CLAMP (zoom, 0.1, MAX_FIT_ZOOM);
}

static void
fit_to_width (BfPlanPreview *self,
              int width)
{
  double zoom;

  if (self->layout == NULL || !self->fit_width || width <= 0)
    return;

  zoom = get_fit_zoom (self, width);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
configure_adjustments (BfPlanPreview *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double content_width = MAX (get_content_width (self), width);
  double content_height = MAX (get_content_height (self), height);
  double x = (content_width - width) / 2;
  double y = self->layout != NULL ? self->anchor * get_page_pitch (self) : 0;

  if (self->hadjustment == NULL || self->vadjustment == NULL)
    return;

  if (content_width == gtk_adjustment_get_upper (self->hadjustment))
    x = gtk_adjustment_get_value (self->hadjustment);
  gtk_adjustment_configure (self->hadjustment, CLAMP (x, 0, content_width - width), 0, content_width, width * 0.1, width * 0.9, width);
  gtk_adjustment_configure (self->vadjustment, CLAMP (y, 0, content_height - height), 0, content_height, height * 0.1, height * 0.9, height);
  update_page (self);
}

static void
adjustment_changed_cb (BfPlanPreview *self,
                       GtkAdjustment *adjustment)
{
  if (self->layout != NULL && adjustment == self->vadjustment)
    {
      self->anchor = gtk_adjustment_get_value (adjustment) / get_page_pitch (self);
      update_page (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (BfPlanPreview *self,
                GtkAdjustment **field,
                GtkAdjustment *adjustment)
{
  if (adjustment != NULL && *field == adjustment)
    return;

  if (*field != NULL)
    g_signal_handlers_disconnect_by_func (*field, adjustment_changed_cb, self);
  g_clear_object (field);
  *field = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (*field, "value-changed", G_CALLBACK (adjustment_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
change_zoom (BfPlanPreview *self,
             double zoom)
{
  gboolean zoomed = self->zoom != zoom;
  gboolean freed = self->fit_width;

  self->zoom = zoom;
  self->fit_width = FALSE;
  if (zoomed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  if (freed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT_WIDTH]);
  if (zoomed || freed)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
scroll_cb (BfPlanPreview *self,
           double dx,
           double dy,
           GtkEventController *controller)
{
  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;

  if (dy < 0)
    bf_plan_preview_zoom_in (self);
  else if (dy > 0)
    bf_plan_preview_zoom_out (self);
  return GDK_EVENT_STOP;
}

static gboolean
scroll_step_cb (GtkWidget *widget,
                GVariant *args,
                gpointer user_data)
{
  BfPlanPreview *self = BF_PLAN_PREVIEW (widget);
  double step = gtk_adjustment_get_step_increment (self->vadjustment) * g_variant_get_int32 (args);

  gtk_adjustment_set_value (self->vadjustment, gtk_adjustment_get_value (self->vadjustment) + step);
  return GDK_EVENT_STOP;
}

static void
bf_plan_preview_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 480;
}

static void
bf_plan_preview_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  BfPlanPreview *self = BF_PLAN_PREVIEW (widget);

  fit_to_width (self, width);
  configure_adjustments (self);
}

static void
draw_page (BfPlanPreview *self,
           GtkSnapshot *snapshot,
           guint page,
           const graphene_rect_t *bounds)
{
  GskRoundedRect outline;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&outline, bounds, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.35f }, 0, 1, 0, 8);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, bounds);

  cr = gtk_snapshot_append_cairo (snapshot, bounds);
  cairo_translate (cr, bounds->origin.x, bounds->origin.y);
  cairo_scale (cr, get_scale (self), get_scale (self));
  bf_layout_draw_page (self->layout, page, cr);
  cairo_destroy (cr);
}

static void
draw_pages (BfPlanPreview *self,
            GtkSnapshot *snapshot,
            int view_width,
            int view_height)
{
  double pitch = get_page_pitch (self);
  double width, height, x, y;
  guint first;

  get_page_size (self, &width, &height);
  x = (MAX (get_content_width (self), view_width) - width) / 2 - gtk_adjustment_get_value (self->hadjustment);
  y = gtk_adjustment_get_value (self->vadjustment);
  first = (guint) MAX (0, floor ((y - GAP) / pitch));

  for (guint i = first; i < bf_plan_preview_get_n_pages (self); i++)
    {
      double top = GAP + i * pitch - y;

      if (top > view_height)
        break;
      draw_page (self, snapshot, i, &GRAPHENE_RECT_INIT ((float) floor (x), (float) floor (top), (float) width, (float) height));
    }
}

static void
bf_plan_preview_snapshot (GtkWidget *widget,
                          GtkSnapshot *snapshot)
{
  BfPlanPreview *self = BF_PLAN_PREVIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  GdkRGBA ground;

  /* A neutral ground that is darker than paper in the light and lighter than
   * the window in the dark. */
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ground);
  ground.alpha *= 0.1f;

  gtk_snapshot_push_clip (snapshot, &bounds);
  gtk_snapshot_append_color (snapshot, &ground, &bounds);
  if (self->layout != NULL && self->hadjustment != NULL && self->vadjustment != NULL)
    draw_pages (self, snapshot, width, height);
  gtk_snapshot_pop (snapshot);
}

static void
bf_plan_preview_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  BfPlanPreview *self = BF_PLAN_PREVIEW (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, bf_plan_preview_get_n_pages (self));
      break;
    case PROP_FIT_WIDTH:
      g_value_set_boolean (value, self->fit_width);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bf_plan_preview_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  BfPlanPreview *self = BF_PLAN_PREVIEW (object);

  switch (prop_id)
    {
    case PROP_FIT_WIDTH:
      bf_plan_preview_set_fit_width (self, g_value_get_boolean (value));
      break;
    case PROP_ZOOM:
      bf_plan_preview_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Not in dispose: a scrolled window that lets go of us sets adjustments once more. */
static void
bf_plan_preview_finalize (GObject *object)
{
  BfPlanPreview *self = BF_PLAN_PREVIEW (object);

  g_clear_pointer (&self->layout, bf_layout_free);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);

  G_OBJECT_CLASS (bf_plan_preview_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = readable | G_PARAM_WRITABLE;

  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_FIT_WIDTH] = g_param_spec_boolean ("fit-width", NULL, NULL, TRUE, writable);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.1, 4, 1, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
bf_plan_preview_class_init (BfPlanPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bf_plan_preview_get_property;
  object_class->set_property = bf_plan_preview_set_property;
  object_class->finalize = bf_plan_preview_finalize;

  widget_class->measure = bf_plan_preview_measure;
  widget_class->size_allocate = bf_plan_preview_size_allocate;
  widget_class->snapshot = bf_plan_preview_snapshot;

  install_properties (object_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, scroll_step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, scroll_step_cb, "i", 1);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
bf_plan_preview_init (BfPlanPreview *self)
{
  GtkEventController *controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->zoom = 1;
  self->fit_width = TRUE;
  g_signal_connect_swapped (controller, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  update_label (self);
}

/**
 * bf_plan_preview_new:
 *
 * Returns: (transfer full): a preview without pages, to be put into a
 *   #GtkScrolledWindow
 */
GtkWidget *
bf_plan_preview_new (void)
{
  return g_object_new (BF_TYPE_PLAN_PREVIEW, NULL);
}

/**
 * bf_plan_preview_take_layout:
 * @self: a preview
 * @layout: (nullable) (transfer full): what to show
 *
 * Shows @layout at the place where the last one was left, as far as it has that
 * many pages.
 */
void
bf_plan_preview_take_layout (BfPlanPreview *self,
                             BfLayout *layout)
{
  guint n_pages;

  g_return_if_fail (BF_IS_PLAN_PREVIEW (self));

  n_pages = bf_plan_preview_get_n_pages (self);
  g_clear_pointer (&self->layout, bf_layout_free);
  self->layout = layout;

  if (bf_plan_preview_get_n_pages (self) != n_pages)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
  if (self->page >= bf_plan_preview_get_n_pages (self))
    set_page (self, 0);
  update_label (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bf_plan_preview_get_n_pages:
 * @self: a preview
 *
 * Returns: how many pages there are, 0 without a layout
 */
guint
bf_plan_preview_get_n_pages (BfPlanPreview *self)
{
  g_return_val_if_fail (BF_IS_PLAN_PREVIEW (self), 0);

  return self->layout != NULL ? bf_layout_get_n_pages (self->layout) : 0;
}

/**
 * bf_plan_preview_get_page:
 * @self: a preview
 *
 * Returns: the page in sight, from 0; 0 without a layout
 */
guint
bf_plan_preview_get_page (BfPlanPreview *self)
{
  g_return_val_if_fail (BF_IS_PLAN_PREVIEW (self), 0);

  return self->page;
}

/**
 * bf_plan_preview_scroll_to_page:
 * @self: a preview
 * @page: a page, from 0; one past the last means the last
 *
 * Puts the top of @page at the top of the view.
 */
void
bf_plan_preview_scroll_to_page (BfPlanPreview *self,
                                guint page)
{
  guint n_pages;

  g_return_if_fail (BF_IS_PLAN_PREVIEW (self));

  n_pages = bf_plan_preview_get_n_pages (self);
  if (n_pages == 0)
    return;

  page = MIN (page, n_pages - 1);
  if (self->vadjustment != NULL)
    gtk_adjustment_set_value (self->vadjustment, page * get_page_pitch (self));
  /* The adjustment may still have the range of the last layout. */
  self->anchor = page;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * bf_plan_preview_scroll_to_section:
 * @self: a preview
 * @id: id of a section
 *
 * Scrolls to the page on which the section starts, if the layout has it.
 */
void
bf_plan_preview_scroll_to_section (BfPlanPreview *self,
                                   const char *id)
{
  int page;

  g_return_if_fail (BF_IS_PLAN_PREVIEW (self));
  g_return_if_fail (id != NULL);

  page = self->layout != NULL ? bf_layout_get_section_page (self->layout, id) : -1;
  if (page >= 0)
    bf_plan_preview_scroll_to_page (self, (guint) page);
}

/**
 * bf_plan_preview_get_fit_width:
 * @self: a preview
 *
 * Returns: whether pages are as wide as the view
 */
gboolean
bf_plan_preview_get_fit_width (BfPlanPreview *self)
{
  g_return_val_if_fail (BF_IS_PLAN_PREVIEW (self), FALSE);

  return self->fit_width;
}

/**
 * bf_plan_preview_set_fit_width:
 * @self: a preview
 * @fit_width: whether pages are as wide as the view, up to one and a half times
 *   the size of the paper
 */
void
bf_plan_preview_set_fit_width (BfPlanPreview *self,
                               gboolean fit_width)
{
  g_return_if_fail (BF_IS_PLAN_PREVIEW (self));

  fit_width = !!fit_width;
  if (self->fit_width == fit_width)
    return;

  self->fit_width = fit_width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT_WIDTH]);
}

/**
 * bf_plan_preview_get_zoom:
 * @self: a preview
 *
 * Returns: size of the pages on the screen, 1 for the size of the paper
 */
double
bf_plan_preview_get_zoom (BfPlanPreview *self)
{
  g_return_val_if_fail (BF_IS_PLAN_PREVIEW (self), 1);

  return self->zoom;
}

/**
 * bf_plan_preview_set_zoom:
 * @self: a preview
 * @zoom: size of the pages on the screen, 1 for the size of the paper; taken
 *   into the range from 0.25 to 3
 */
void
bf_plan_preview_set_zoom (BfPlanPreview *self,
                          double zoom)
{
  g_return_if_fail (BF_IS_PLAN_PREVIEW (self));

  change_zoom (self, bf_zoom_clamp (zoom));
}

/**
 * bf_plan_preview_zoom_in:
 * @self: a preview
 *
 * Goes to the next greater step, if there is one.
 */
void
bf_plan_preview_zoom_in (BfPlanPreview *self)
{
  g_return_if_fail (BF_IS_PLAN_PREVIEW (self));

  change_zoom (self, bf_zoom_in (self->zoom));
}

/**
 * bf_plan_preview_zoom_out:
 * @self: a preview
 *
 * Goes to the next smaller step, if there is one.
 */
void
bf_plan_preview_zoom_out (BfPlanPreview *self)
{
  g_return_if_fail (BF_IS_PLAN_PREVIEW (self));

  change_zoom (self, bf_zoom_out (self->zoom));
}
