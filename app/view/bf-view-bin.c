// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-close-popovers.h"
#include "bf-view-bin.h"

struct _BfViewBin
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (BfViewBin, bf_view_bin, ADW_TYPE_BIN)

static void
bf_view_bin_unmap (GtkWidget *widget)
{
  bf_close_popovers (widget);

  GTK_WIDGET_CLASS (bf_view_bin_parent_class)->unmap (widget);
}

static void
bf_view_bin_class_init (BfViewBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->unmap = bf_view_bin_unmap;
}

static void
bf_view_bin_init (BfViewBin *self)
{
}
