// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-layout.h"
#include "bf-writer.h"

G_BEGIN_DECLS

/* Private to the ODT writer: the parts of the package. */

#define BF_ODT_NAMESPACES                                                     \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""        \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""          \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""            \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""          \
  " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""         \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""   \
  " xmlns:xlink=\"http://www.w3.org/1999/xlink\""                             \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""                            \
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""            \
  " office:version=\"1.2\""

#define BF_ODT_XML_HEADER "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* How a paragraph differs from its style. */
typedef enum
{
  BF_ODT_PLAIN,
  BF_ODT_END,    /* a cell of numbers */
  BF_ODT_TURNED, /* written in the other direction */
  BF_ODT_KEPT,   /* stays with the next */
  BF_ODT_LAST,   /* item of a list */
  BF_ODT_N_VARIANTS,
} BfOdtVariant;

/* bf-odt-styles.c */
char *bf_odt_dup_style_name (guint style,
                             BfOdtVariant variant);
GString *bf_odt_new_styles (const BfDocument *document,
                            const BfPaper *paper);
/* The variants, and the styles of cells and pictures, for the content's part. */
void bf_odt_append_automatic_styles (GString *xml,
                                     gboolean is_rtl,
                                     double scale);
/* User text: spaces, tabs and line breaks stay as they are. */
void bf_odt_append_text (GString *xml,
                         const char *text);

G_END_DECLS
