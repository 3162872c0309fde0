// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "bf-pdf-update.h"

#define TAIL_BYTES 64

/* The file ends in a table of the offsets of its objects.  Like any program that
 * amends a PDF, this one appends new versions of a few objects and a second,
 * small table that names them and points to the first. */
typedef struct
{
  GString *out;
  GArray *offsets;   /* gsize: of the objects of the file, 0 where there is none */
  GHashTable *fresh; /* object number -> its offset in the appended part; 0: none */
  gsize table_offset;
  guint root;
  guint info;
} Update;

static void
update_clear (Update *update)
{
  if (update->out != NULL)
    g_string_free (update->out, TRUE);
  g_clear_pointer (&update->offsets, g_array_unref);
  g_clear_pointer (&update->fresh, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Update, update_clear)

static gboolean
read_number (const char **cursor,
             guint64 *number)
{
  char *end = NULL;

  *number = g_ascii_strtoull (*cursor, &end, 10);
  if (end == *cursor)
    return FALSE;
  *cursor = end;
  return TRUE;
}

static gboolean
read_reference (const char *trailer,
                const char *key,
                guint *object)
{
  const char *cursor = strstr (trailer, key);
  guint64 number = 0;

  if (cursor == NULL)
    return FALSE;
  cursor += strlen (key);
  if (!read_number (&cursor, &number) || number == 0 || number > G_MAXUINT16 * 16)
    return FALSE;
  *object = (guint) number;
  return TRUE;
}

static gboolean
begins_object (const Update *update,
               guint object,
               gsize offset)
{
  g_autofree char *head = g_strdup_printf ("%u 0 obj", object);

  return offset < update->out->len && strncmp (update->out->str + offset, head, strlen (head)) == 0;
}

/* Reads the table of offsets.  Entries that point to nothing, which some
 * releases of the library leave behind, are noted as gone. */
static gboolean
read_table (Update *update)
{
  const char *cursor = update->out->str + update->table_offset;
  guint64 first = 0;
  guint64 count = 0;

  if (!g_str_has_prefix (cursor, "xref"))
    return FALSE;
  cursor += strlen ("xref");
  if (!read_number (&cursor, &first) || !read_number (&cursor, &count) || first != 0)
    return FALSE;

  for (guint i = 0; i < count; i++)
    {
      guint64 offset = 0;
      guint64 generation = 0;
      gsize place;

      if (!read_number (&cursor, &offset) || !read_number (&cursor, &generation) || strlen (cursor) < 2)
        return FALSE;
      place = cursor[1] == 'n' && begins_object (update, i, (gsize) offset) ? (gsize) offset : 0;
      cursor += 2;
      if (cursor[-1] == 'n' && place == 0)
        g_hash_table_insert (update->fresh, GUINT_TO_POINTER (i), GSIZE_TO_POINTER (0));
      g_array_append_val (update->offsets, place);
    }
  return read_reference (cursor, "/Root", &update->root) && read_reference (cursor, "/Info", &update->info);
}

static gboolean
read_file (Update *update)
{
  /* Only the tail is text; before it there are streams of any bytes. */
  gsize tail = update->out->len > TAIL_BYTES ? update->out->len - TAIL_BYTES : 0;
  const char *cursor = g_strrstr (update->out->str + tail, "startxref");
  guint64 offset = 0;

  if (cursor == NULL)
    return FALSE;
  cursor += strlen ("startxref");
  if (!read_number (&cursor, &offset) || offset >= update->out->len)
    return FALSE;
  update->table_offset = (gsize) offset;
  return read_table (update) && update->root < update->offsets->len && update->info < update->offsets->len;
}

/* The dictionary of an object, without its end. */
static char *
dup_dictionary (const Update *update,
                guint object)
{
  gsize offset = g_array_index (update->offsets, gsize, object);
  const char *start = update->out->str + offset;
  const char *end = offset > 0 ? g_strstr_len (start, (gssize) (update->out->len - offset), "endobj") : NULL;
  g_autofree char *whole = NULL;
  char *close;

  if (end == NULL || (start = g_strstr_len (start, end - start, "<<")) == NULL)
    return NULL;
  whole = g_strndup (start, (gsize) (end - start));
  close = g_strrstr (whole, ">>");
  if (close == NULL)
    return NULL;
  *close = '\0';
  return g_steal_pointer (&whole);
}

static void
begin_object (Update *update,
              guint object)
{
  g_hash_table_insert (update->fresh, GUINT_TO_POINTER (object), GSIZE_TO_POINTER (update->out->len));
  g_string_append_printf (update->out, "%u 0 obj\n", object);
}

static void
write_dictionary (Update *update,
                  guint object,
                  const char *dictionary,
                  const char *addition)
{
  begin_object (update, object);
  g_string_append_printf (update->out, "%s%s>>\nendobj\n", dictionary, addition);
}

/* UTF-16 in hexadecimal: no character needs escaping. */
static char *
dup_text_string (const char *text)
{
  glong length = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  g_autoptr (GString) string = g_string_new ("<FEFF");

  for (glong i = 0; i < length; i++)
    g_string_append_printf (string, "%04X", units[i]);
  g_string_append_c (string, '>');
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static gboolean
is_structure_element (const char *dictionary,
                      const char *tag)
{
  g_autofree char *line = g_strdup_printf ("/S /%s\n", tag);

  return strstr (dictionary, "/Type /StructElem") != NULL && strstr (dictionary, line) != NULL;
}

/* Object numbers rise in the order in which elements were opened. */
static GArray *
list_elements (const Update *update,
               const char *tag)
{
  GArray *objects = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i < update->offsets->len; i++)
    {
      gsize offset = g_array_index (update->offsets, gsize, i);
      g_autofree char *head = NULL;

      if (offset == 0)
        continue;
      head = g_strndup (update->out->str + offset, MIN (96, update->out->len - offset));
      if (is_structure_element (head, tag))
        g_array_append_val (objects, i);
    }

  return objects;
}

static void
add_alternatives (Update *update,
                  const GPtrArray *alternatives)
{
  g_autoptr (GArray) figures = list_elements (update, "Figure");

  if (figures->len != alternatives->len)
    return;
  for (guint i = 0; i < figures->len; i++)
    {
      const char *text = g_ptr_array_index (alternatives, i);
      guint object = g_array_index (figures, guint, i);
      g_autofree char *dictionary = dup_dictionary (update, object);
      g_autofree char *string = NULL;
      g_autofree char *addition = NULL;

      if (text == NULL || dictionary == NULL)
        continue;
      string = dup_text_string (text);
      addition = g_strdup_printf ("   /Alt %s\n", string);
      write_dictionary (update, object, dictionary, addition);
    }
}

static void
add_scopes (Update *update,
            const GPtrArray *scopes)
{
  g_autoptr (GArray) headers = list_elements (update, "TH");

  if (headers->len != scopes->len)
    return;
  for (guint i = 0; i < headers->len; i++)
    {
      guint object = g_array_index (headers, guint, i);
      g_autofree char *dictionary = dup_dictionary (update, object);
      g_autofree char *addition = g_strdup_printf ("   /A << /O /Table /Scope /%s >>\n", (const char *) g_ptr_array_index (scopes, i));

      if (dictionary != NULL)
        write_dictionary (update, object, dictionary, addition);
    }
}

static void
append_dates (GString *xmp,
              const char *created)
{
  g_autofree char *date = NULL;

  if (created == NULL)
    return;
  date = g_markup_escape_text (created, -1);
  g_string_append_printf (xmp, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n", date, date);
}

static char *
dup_xmp (const BfPdfExtras *extras)
{
  g_autoptr (GString) xmp = g_string_new ("<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                                          "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                                          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                                          "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                                          "<dc:format>application/pdf</dc:format>\n");
  g_autofree char *title = g_markup_escape_text (extras->title, -1);

  g_string_append_printf (xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", title);
  if (extras->author != NULL)
    {
      g_autofree char *author = g_markup_escape_text (extras->author, -1);

      g_string_append_printf (xmp, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", author);
    }
  if (extras->language != NULL)
    g_string_append_printf (xmp, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", extras->language);
  append_dates (xmp, extras->created);
  g_string_append (xmp, "<xmp:CreatorTool>Backfill</xmp:CreatorTool>\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
  return g_string_free (g_steal_pointer (&xmp), FALSE);
}

static void
add_catalog (Update *update,
             const BfPdfExtras *extras)
{
  g_autofree char *dictionary = dup_dictionary (update, update->root);
  g_autofree char *xmp = dup_xmp (extras);
  g_autoptr (GString) addition = g_string_new (NULL);
  guint metadata = update->offsets->len;

  if (dictionary == NULL || strstr (dictionary, "/ViewerPreferences") != NULL || strstr (dictionary, "/Lang") != NULL)
    return;

  g_string_append_printf (addition, "   /ViewerPreferences << /DisplayDocTitle true >>\n   /Metadata %u 0 R\n", metadata);
  if (extras->language != NULL)
    g_string_append_printf (addition, "   /Lang (%s)\n", extras->language);
  write_dictionary (update, update->root, dictionary, addition->str);
  begin_object (update, metadata);
  g_string_append_printf (update->out, "<< /Type /Metadata\n   /Subtype /XML\n   /Length %" G_GSIZE_FORMAT "\n>>\nstream\n%s\nendstream\nendobj\n", strlen (xmp), xmp);
}

/* The library writes dates without their mark; no date is better than one that
 * nobody gave. */
static void
mend_info (Update *update,
           const BfPdfExtras *extras)
{
  g_autofree char *dictionary = dup_dictionary (update, update->info);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) mended = g_string_new (NULL);

  if (dictionary == NULL)
    return;
  lines = g_strsplit (dictionary, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_date = strstr (lines[i], "/CreationDate (") != NULL || strstr (lines[i], "/ModDate (") != NULL;
      char *bracket = is_date ? strchr (lines[i], '(') : NULL;

      if (bracket == NULL)
        g_string_append_printf (mended, "%s\n", lines[i]);
      else if (extras->created != NULL)
        g_string_append_printf (mended, "%.*s(%s%s\n", (int) (bracket - lines[i]), lines[i], g_str_has_prefix (bracket, "(D:") ? "" : "D:", bracket + 1);
    }
  g_strchomp (mended->str);
  mended->len = strlen (mended->str);
  write_dictionary (update, update->info, mended->str, "\n");
}

static int
compare_objects (gconstpointer a,
                 gconstpointer b)
{
  guint left = GPOINTER_TO_UINT (a);
  guint right = GPOINTER_TO_UINT (b);

  return left < right ? -1 : left > right;
}

static void
write_table (Update *update)
{
  g_autoptr (GList) objects = g_list_sort (g_hash_table_get_keys (update->fresh), compare_objects);
  gsize table = update->out->len;

  g_string_append (update->out, "xref\n");
  for (GList *l = objects; l != NULL; l = l->next)
    {
      gsize offset = GPOINTER_TO_SIZE (g_hash_table_lookup (update->fresh, l->data));

      g_string_append_printf (update->out, "%u 1\n", GPOINTER_TO_UINT (l->data));
      if (offset > 0)
        g_string_append_printf (update->out, "%010" G_GSIZE_FORMAT " 00000 n \n", offset);
      else
        g_string_append (update->out, "0000000000 00001 f \n");
    }
  g_string_append_printf (update->out,
                          "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n   /Prev %" G_GSIZE_FORMAT "\n>>\n"
                          "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          update->offsets->len + 1,
                          update->root,
                          update->info,
                          update->table_offset,
                          table);
}

static gboolean
is_language (const char *language)
{
  return language != NULL && *language != '\0' &&
         strspn (language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen (language);
}

static char *
dup_date (const char *created)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = NULL;

  if (created != NULL)
    date = g_date_time_new_from_iso8601 (created, zone);
  return date != NULL ? g_strdup (created) : NULL;
}

void
bf_pdf_extras_init (BfPdfExtras *self,
                    const BfDocument *document)
{
  self->title = g_strdup (document->title);
  self->author = g_strdup (document->author);
  self->language = is_language (document->language) ? g_strdup (document->language) : NULL;
  self->created = dup_date (document->created);
  self->alternatives = g_ptr_array_new_with_free_func (g_free);
  self->scopes = g_ptr_array_new_with_free_func (g_free);
}

/**
 * bf_pdf_extras_take:
 *
 * Notes the texts of the elements that @tags opened, in the order of the file.
 */
void
bf_pdf_extras_take (BfPdfExtras *self,
                    const BfLayout *layout,
                    const BfPdfTags *tags)
{
  for (guint i = 0; i < tags->figures->len; i++)
    {
      guint index = g_array_index (tags->figures, guint, i);

      g_ptr_array_add (self->alternatives, g_strdup (g_array_index (layout->elements, BfElement, index).alternative));
    }
  for (guint i = 0; i < tags->headers->len; i++)
    {
      guint index = g_array_index (tags->headers, guint, i);

      g_ptr_array_add (self->scopes, g_strdup (g_array_index (layout->elements, BfElement, index).scope));
    }
}

void
bf_pdf_extras_clear (BfPdfExtras *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->created, g_free);
  g_clear_pointer (&self->alternatives, g_ptr_array_unref);
  g_clear_pointer (&self->scopes, g_ptr_array_unref);
}

/**
 * bf_pdf_update:
 * @bytes: a finished PDF with a table of offsets, as version 1.4 has it
 *
 * Adds the language, the document's title for the window's title, XMP metadata,
 * the alternative texts of figures and the scopes of table headers.
 *
 * Returns: (transfer full): the amended file
 */
GBytes *
bf_pdf_update (const GByteArray *bytes,
               const BfPdfExtras *extras)
{
  g_auto (Update) update = { 0 };
  GString *out;
  gsize length;

  update.out = g_string_new_len ((const char *) bytes->data, bytes->len);
  update.offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  update.fresh = g_hash_table_new (NULL, NULL);
  if (!read_file (&update))
    return g_bytes_new (bytes->data, bytes->len);

  add_catalog (&update, extras);
  mend_info (&update, extras);
  add_alternatives (&update, extras->alternatives);
  add_scopes (&update, extras->scopes);
  write_table (&update);

  out = g_steal_pointer (&update.out);
  length = out->len;
  return g_bytes_new_take (g_string_free (out, FALSE), length);
}
