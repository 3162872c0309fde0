// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-accessible.h"
#include "bf-steady-layout.h"
#include "bf-window-private.h"

/* A page is made when it is looked at for the first time: together they are most
 * of what the program has to do, and the start page needs none of them. */

static void
put (BfWindow *self,
     const char *view,
     GtkWidget *page)
{
  GtkWidget *bin = adw_view_stack_get_child_by_name (self->view_stack, view);

  bf_accessible_name_page (page, adw_view_stack_page_get_title (adw_view_stack_get_page (self->view_stack, bin)));
  bf_accessible_name_buttons (page);
  bf_steady_layout_apply (page);
  adw_bin_set_child (ADW_BIN (bin), page);
}

static void
make_practice_page (BfWindow *self)
{
  self->practice_page = g_object_new (BF_TYPE_PRACTICE_PAGE, NULL);
  bf_practice_page_set_facility (self->practice_page, self->facility);
  if (self->analysis != NULL)
    bf_practice_page_set_analysis (self->practice_page, self->analysis);
  put (self, "practice", GTK_WIDGET (self->practice_page));
}

static void
make_needs_page (BfWindow *self)
{
  self->needs_page = g_object_new (BF_TYPE_NEEDS_PAGE, NULL);
  bf_needs_page_set_facility (self->needs_page, self->facility);
  bf_needs_page_set_analysis (self->needs_page, self->analysis);
  put (self, "needs", GTK_WIDGET (self->needs_page));
}

static void
make_roles_page (BfWindow *self)
{
  self->roles_page = g_object_new (BF_TYPE_ROLES_PAGE, NULL);
  bf_roles_page_bind_settings (self->roles_page, self->settings);
  bf_roles_page_set_facility (self->roles_page, self->facility);
  bf_roles_page_set_analysis (self->roles_page, self->analysis);
  put (self, "roles", GTK_WIDGET (self->roles_page));
}

static void
make_plan_page (BfWindow *self)
{
  self->plan_page = g_object_new (BF_TYPE_PLAN_PAGE, NULL);
  bf_plan_page_bind_settings (self->plan_page, self->settings);
  bf_plan_page_set_facility (self->plan_page, self->facility);
  bf_plan_page_set_analysis (self->plan_page, self->analyzing != NULL ? NULL : self->analysis);
  put (self, "plan", GTK_WIDGET (self->plan_page));
}

/* The page with the plan of what the facility is now; exporting needs it before
 * anybody has seen it. */
BfPlanPage *
bf_window_get_plan_page (BfWindow *self)
{
  bf_window_finish_analysis (self);
  if (self->plan_page == NULL)
    make_plan_page (self);

  return self->plan_page;
}

/* The start page needs none of it. */
void
bf_window_make_views (BfWindow *self)
{
  BfViews *views;

  if (self->view_stack != NULL)
    return;

  views = BF_VIEWS (bf_views_new (self->facility));
  self->view_stack = bf_views_get_stack (views);
  self->work_bar = bf_views_get_work_bar (views);
  bf_accessible_name_buttons (GTK_WIDGET (views));
  adw_bin_set_child (self->views_bin, GTK_WIDGET (views));
  g_signal_connect_object (self->view_stack, "notify::visible-child-name", G_CALLBACK (bf_window_view_changed), self, G_CONNECT_SWAPPED);
}

/* Makes the page of the view that is shown, if there is a plan to show. */
void
bf_window_make_page (BfWindow *self)
{
  const char *view = bf_window_get_view (self);

  if (self->facility == NULL || bf_window_is_empty (self))
    return;
  if (g_str_equal (view, "practice") && self->practice_page == NULL)
    make_practice_page (self);
  else if (g_str_equal (view, "needs") && self->needs_page == NULL)
    make_needs_page (self);
  else if (g_str_equal (view, "roles") && self->roles_page == NULL)
    make_roles_page (self);
  else if (g_str_equal (view, "plan") && self->plan_page == NULL)
    make_plan_page (self);
}

/* Hands the analysis to the pages there are. */
void
bf_window_show_analysis (BfWindow *self)
{
  if (self->practice_page != NULL && self->analysis != NULL)
    bf_practice_page_set_analysis (self->practice_page, self->analysis);
  if (self->needs_page != NULL)
    bf_needs_page_set_analysis (self->needs_page, self->analysis);
  if (self->roles_page != NULL)
    bf_roles_page_set_analysis (self->roles_page, self->analysis);
  if (self->plan_page != NULL)
    bf_plan_page_set_analysis (self->plan_page, self->analysis);
}
