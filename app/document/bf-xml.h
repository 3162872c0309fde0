// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text on its way into XML.  ODT, DOCX and HTML get all of their text here, so
 * that none of it can become markup or make a file unreadable. */

/* Without what XML 1.0 cannot hold; tabs and line breaks stay. */
char *bf_xml_dup_clean (const char *text);
/* Cleaned and escaped, as content or as the value of an attribute. */
void bf_xml_append_text (GString *xml,
                         const char *text);
void bf_xml_append_attribute (GString *xml,
                              const char *name,
                              const char *value);
/* A length in points, such as ' fo:margin-top="12.5pt"', in every locale. */
void bf_xml_append_points (GString *xml,
                           const char *name,
                           double points);

G_END_DECLS
