// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"
#include "bf-catalog-window.h"
#include "bf-needs-page.h"
#include "bf-plan-page.h"
#include "bf-practice-page.h"
#include "bf-roles-page.h"
#include "bf-start-page.h"
#include "bf-views.h"
#include "bf-window.h"

G_BEGIN_DECLS

typedef void (*BfWindowStep) (BfWindow *self,
                              const char *argument);

/* The parts of the window: bf-window.c has the views and the analysis,
 * bf-window-header.c what a plan needs above them,
 * bf-window-file.c opens and saves, bf-window-version.c notices when the file
 * changes, bf-window-draft.c keeps what is not saved,
 * bf-window-export.c exports and prints, bf-window-variant.c has the what-ifs,
 * bf-window-work.c says what takes long. */
struct _BfWindow
{
  AdwApplicationWindow parent_instance;

  AdwHeaderBar *header_bar;
  GtkMenuButton *primary_button;
  GMenuModel *primary_menu;
  GtkStack *stack;
  BfStartPage *start_page;
  const char *export_ending; /* of the format being exported */
  GFile *export_file;        /* waits for the whole plan to be known */
  gboolean print_waits;      /* likewise */
  AdwToastOverlay *toast_overlay;
  AdwBin *views_bin;

  GSettings *settings;
  BfFacility *facility;
  BfDraftFolder *drafts; /* NULL: nothing is kept */
  char *draft_id;
  guint draft_source; /* waits to write the draft */
  gboolean draft_failed;
  char *expected_version;    /* of the file, which the user has been asked about */
  char *lost_version;        /* of the file, before it was gone */
  GtkWidget *version_dialog; /* which asks about that, NULL while nothing is asked */
  BfAnalysis *analysis;      /* NULL while there is no plan */
  BfProfile *analyzed;       /* what it is of */
  GCancellable *examining;   /* while a thread looks for what would change the answer */
  GCancellable *analyzing;   /* while a thread analyses a large team */
  guint examine_source;      /* waits for edits to settle before that */
  GCancellable *simulating;  /* while a thread simulates clinic days */
  guint simulate_source;     /* waits for the main loop to be idle before that */

  /* NULL until there is a plan. */
  AdwViewStack *view_stack;
  BfWorkBar *work_bar;
  AdwViewSwitcherTitle *switcher_title;
  GMenu *recent_menu;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkButton *save_button;
  /* Each in its bin once it has been looked at, else NULL. */
  BfPracticePage *practice_page;
  BfNeedsPage *needs_page;
  BfRolesPage *roles_page;
  BfPlanPage *plan_page;
  BfCatalogWindow *catalog_window; /* NULL while it is closed */

  /* What is opened once the window is on the screen. */
  GFile *opening;
  char *opening_view;
  gulong opening_handler; /* of the frame clock, until the first frame is drawn */
  guint opening_source;   /* then */

  /* One chooser at a time; a native dialog belongs to nobody else. */
  GtkFileChooserNative *chooser;
  /* What to do once the question of unsaved changes is answered. */
  BfWindowStep next_step;
  char *next_argument;
};

/* bf-window.c */
void bf_window_view_changed (BfWindow *self);
void bf_window_show_plan (BfWindow *self);
void bf_window_show_error (BfWindow *self,
                           const char *heading,
                           const GError *error);
void bf_window_show_toast (BfWindow *self,
                           const char *text);

/* bf-window-analysis.c */
void bf_window_analyze (BfWindow *self);
void bf_window_finish_analysis (BfWindow *self);
gboolean bf_window_hasten_examination (BfWindow *self);
void bf_window_stop_analysis (BfWindow *self);
void bf_window_stop_work (BfWindow *self);
void bf_window_continue_work (BfWindow *self);

/* bf-window-work.c */
void bf_window_install_work_actions (GtkWidgetClass *widget_class);
void bf_window_show_work (BfWindow *self);

/* bf-window-pages.c */
BfPlanPage *bf_window_get_plan_page (BfWindow *self);
void bf_window_make_views (BfWindow *self);
void bf_window_make_page (BfWindow *self);
void bf_window_show_analysis (BfWindow *self);

/* bf-window-header.c */
void bf_window_make_header (BfWindow *self);
void bf_window_show_title (BfWindow *self);

/* bf-window-draft.c */
void bf_window_drop_draft (BfWindow *self);
void bf_window_discard_draft (BfWindow *self);
void bf_window_keep_damaged_version (BfWindow *self);
void bf_window_keep_other_version (BfWindow *self,
                                   const BfProfile *profile,
                                   const char *version);

/* bf-window-version.c */
void bf_window_watch_file (BfWindow *self);
void bf_window_ask_which_version (BfWindow *self,
                                  gboolean saving);
void bf_window_expect_file_version (BfWindow *self,
                                    const char *version);

/* bf-window-file.c */
void bf_window_install_file_actions (GtkWidgetClass *widget_class);
void bf_window_save (BfWindow *self);
void bf_window_save_copy (BfWindow *self);
void bf_window_drop_next_step (BfWindow *self);
void bf_window_ask_and_step (BfWindow *self,
                             BfWindowStep step,
                             const char *argument);
/* Takes @chooser and shows it; @response_cb is a GtkNativeDialog::response. */
void bf_window_take_chooser (BfWindow *self,
                             GtkFileChooserNative *chooser,
                             GCallback response_cb);
GFile *bf_window_steal_chosen_file (BfWindow *self,
                                    int response,
                                    const char *ending);

/* bf-window-open.c */
void bf_window_cancel_opening (BfWindow *self);

/* bf-window-export.c */
void bf_window_install_export_actions (GtkWidgetClass *widget_class);
void bf_window_continue_export (BfWindow *self);
void bf_window_export_to (BfWindow *self,
                          GFile *file);

/* bf-window-catalog.c */
void bf_window_install_catalog_actions (GtkWidgetClass *widget_class);
void bf_window_take_typed (BfWindow *self);
void bf_window_update_catalog (BfWindow *self);

/* bf-window-variant.c */
void bf_window_install_variant_actions (GtkWidgetClass *widget_class);
void bf_window_enable_variant_actions (BfWindow *self);

G_END_DECLS
