// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-layout.h"
#include "bf-writer.h"

G_BEGIN_DECLS

/* Private to the DOCX writer: the parts of the package. */

#define BF_DOCX_XML_HEADER "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define BF_DOCX_NAMESPACE_WORD " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define BF_DOCX_NAMESPACE_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* Word counts in twentieths of a point. */
#define BF_DOCX_TWIPS(points) ((int) ((points) *20 + 0.5))

/* Numbering definitions; each ordered list has one of its own after these. */
typedef enum
{
  BF_DOCX_BULLETS = 1,
  BF_DOCX_CHECKLIST,
  BF_DOCX_FIRST_NUMBERS,
} BfDocxNumbering;

/* bf-docx-parts.c */
GString *bf_docx_new_styles (const BfWriter *writer);
GString *bf_docx_new_numbering (guint n_ordered);
GString *bf_docx_new_footer (const BfDocument *document);
GString *bf_docx_new_settings (void);
GString *bf_docx_new_core (const BfDocument *document);
GString *bf_docx_new_content_types (void);
GString *bf_docx_new_relations (guint n_figures);
GString *bf_docx_new_package_relations (void);
/* User text as runs: spaces, tabs and line breaks stay as they are. */
void bf_docx_append_run (GString *xml,
                         const char *text,
                         gboolean is_rtl);
/* A field with the text that stands for it until it is worked out. */
void bf_docx_append_field (GString *xml,
                           const char *code,
                           const char *text);

G_END_DECLS
