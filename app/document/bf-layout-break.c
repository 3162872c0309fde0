// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-layout-private.h"

/* Sums of the same heights in another order differ in their last digits. */
#define TOLERANCE_PT 0.01

/* Breaks the row of strips into pages. */
typedef struct
{
  BfLayout *layout;
  GPtrArray *page;
  double y;       /* from the top of the body */
  guint n_placed; /* strips on the page */
} Breaker;

static void
begin_page (Breaker *breaker)
{
  breaker->page = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_box_free);
  g_ptr_array_add (breaker->layout->pages, breaker->page);
  breaker->y = 0;
  breaker->n_placed = 0;
}

/* Parts of one panel that touch are one panel: two grounds side by side would
 * show a seam on some screens. */
static gboolean
extends_panel (Breaker *breaker,
               const BfBox *box)
{
  for (guint i = breaker->page->len; i > 0; i--)
    {
      BfBox *last = g_ptr_array_index (breaker->page, i - 1);

      if (last->kind != BF_BOX_PANEL)
        continue;
      if (ABS (last->y + last->height - box->y) > TOLERANCE_PT)
        return FALSE;
      last->height += box->height;
      return TRUE;
    }

  return FALSE;
}

static void
take_box (Breaker *breaker,
          BfBox *box)
{
  box->y += breaker->layout->top + breaker->y;
  if (box->kind == BF_BOX_PANEL && extends_panel (breaker, box))
    bf_box_free (box);
  else
    g_ptr_array_add (breaker->page, box);
}

static void
place_strip (Breaker *breaker,
             BfStrip *strip)
{
  if (breaker->y > 0)
    breaker->y += strip->space_before;
  strip->page = breaker->layout->pages->len - 1;
  if (strip->mark > 0)
    {
      BfMark *mark = &g_array_index (breaker->layout->marks, BfMark, strip->mark - 1);

      mark->page = (int) strip->page;
      mark->y = breaker->layout->top + breaker->y;
    }
  while (strip->boxes->len > 0)
    take_box (breaker, g_ptr_array_steal_index (strip->boxes, 0));
  breaker->y += strip->height;
  breaker->n_placed++;
}

/* The header of a table that goes on, as decoration: it has been read once. */
static void
place_header_again (Breaker *breaker,
                    const GPtrArray *boxes,
                    double height)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      BfBox *copy = bf_box_copy (g_ptr_array_index (boxes, i));

      copy->element = BF_ELEMENT_NONE;
      copy->y += breaker->layout->top + breaker->y;
      g_ptr_array_add (breaker->page, copy);
    }
  breaker->y += height;
}

static BfStrip *
get_strip (const Breaker *breaker,
           guint index)
{
  return g_ptr_array_index (breaker->layout->strips, index);
}

static guint
find_chain_end (const Breaker *breaker,
                guint start,
                BfKeep weakest)
{
  guint end = start + 1;

  while (end < breaker->layout->strips->len && get_strip (breaker, end - 1)->keep >= weakest)
    end++;

  return end;
}

static double
measure_chain (const Breaker *breaker,
               guint start,
               guint end)
{
  double height = 0;

  for (guint i = start; i < end; i++)
    {
      const BfStrip *strip = get_strip (breaker, i);

      height += (i > start ? strip->space_before : 0) + strip->height;
    }

  return height;
}

/* The header to repeat when a page begins with strip @index. */
static const BfStrip *
find_header (const Breaker *breaker,
             guint index)
{
  const BfStrip *strip = get_strip (breaker, index);

  if (strip->table == 0 || strip->is_header)
    return NULL;
  return g_ptr_array_index (breaker->layout->headers, strip->table - 1);
}

static gboolean
fits_here (const Breaker *breaker,
           guint start,
           guint end)
{
  double space = breaker->y > 0 ? get_strip (breaker, start)->space_before : 0;

  return breaker->y + space + measure_chain (breaker, start, end) <= breaker->layout->height + TOLERANCE_PT;
}

/* A break before @start would leave one line of its text alone on this page. */
static gboolean
strands_line (const Breaker *breaker,
              guint start)
{
  return breaker->n_placed == 1 && get_strip (breaker, start)->line > 0;
}

/* The longest run from @start that may stay together: wishes are granted if a
 * page has room for them. */
static guint
choose_chain (const Breaker *breaker,
              guint start)
{
  const BfStrip *header = find_header (breaker, start);
  double room = breaker->layout->height - (header != NULL ? header->height : 0);
  const BfKeep tries[] = { BF_KEEP_WISH, BF_KEEP_MUST };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      guint end = find_chain_end (breaker, start, tries[i]);

      if (tries[i] == BF_KEEP_WISH && strands_line (breaker, start) && !fits_here (breaker, start, end))
        continue;
      if (measure_chain (breaker, start, end) <= room + TOLERANCE_PT)
        return end;
    }

  return start + 1;
}

static GPtrArray *
copy_boxes (const GPtrArray *boxes)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_box_free);

  for (guint i = 0; i < boxes->len; i++)
    g_ptr_array_add (copies, bf_box_copy (g_ptr_array_index (boxes, i)));

  return copies;
}

/* Placing a header takes its boxes; the copies for later pages are made before. */
static GHashTable *
copy_headers (const BfLayout *layout)
{
  GHashTable *copies = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < layout->headers->len; i++)
    {
      BfStrip *header = g_ptr_array_index (layout->headers, i);

      if (header != NULL)
        g_hash_table_insert (copies, header, copy_boxes (header->boxes));
    }

  return copies;
}

/* A note may follow a note, and a page may end between two lines of one: the
 * shade of a table row and the ground of a note are never left without text,
 * because both are boxes of the strip that has the text. */
void
bf_layout_break_pages (BfLayout *self)
{
  Breaker breaker = { .layout = self };
  g_autoptr (GHashTable) headers = copy_headers (self);

  begin_page (&breaker);
  for (guint start = 0; start < self->strips->len;)
    {
      guint end = choose_chain (&breaker, start);

      if (breaker.y > 0 && !fits_here (&breaker, start, end))
        {
          const BfStrip *header = find_header (&breaker, start);

          begin_page (&breaker);
          if (header != NULL)
            place_header_again (&breaker, g_hash_table_lookup (headers, header), header->height);
        }
      for (; start < end; start++)
        place_strip (&breaker, get_strip (&breaker, start));
    }
}
