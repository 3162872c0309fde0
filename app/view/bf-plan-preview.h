// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "document/bf-layout.h"

G_BEGIN_DECLS

#define BF_TYPE_PLAN_PREVIEW (bf_plan_preview_get_type ())

G_DECLARE_FINAL_TYPE (BfPlanPreview, bf_plan_preview, BF, PLAN_PREVIEW, GtkWidget)

/* Shows the pages of a layout below each other.  Properties: "page" (the one in
 * sight, from 0), "n-pages", "fit-width" and "zoom" (1 is the size of the paper). */

GtkWidget *bf_plan_preview_new (void);

/* Takes @layout; NULL shows no page.  The place in the text is kept. */
void bf_plan_preview_take_layout (BfPlanPreview *self,
                                  BfLayout *layout);
guint bf_plan_preview_get_n_pages (BfPlanPreview *self);
guint bf_plan_preview_get_page (BfPlanPreview *self);
void bf_plan_preview_scroll_to_page (BfPlanPreview *self,
                                     guint page);
void bf_plan_preview_scroll_to_section (BfPlanPreview *self,
                                        const char *id);
gboolean bf_plan_preview_get_fit_width (BfPlanPreview *self);
void bf_plan_preview_set_fit_width (BfPlanPreview *self,
                                    gboolean fit_width);
double bf_plan_preview_get_zoom (BfPlanPreview *self);
/* Also ends fitting the width. */
void bf_plan_preview_set_zoom (BfPlanPreview *self,
                               double zoom);
void bf_plan_preview_zoom_in (BfPlanPreview *self);
void bf_plan_preview_zoom_out (BfPlanPreview *self);

G_END_DECLS
