// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-document-private.h"

static void
chart_span_clear (gpointer data)
{
  BfChartSpan *span = data;

  g_clear_pointer (&span->label, g_free);
}

static void
chart_row_free (gpointer data)
{
  BfChartRow *row = data;

  g_clear_pointer (&row->label, g_free);
  g_clear_pointer (&row->value_text, g_free);
  g_clear_pointer (&row->spans, g_array_unref);
  g_free (row);
}

static double
clean_part (double part)
{
  return part > 0 && part < 1e12 ? part : 0;
}

/**
 * bf_chart_new:
 *
 * Returns: (transfer full): a chart without rows
 */
BfChart *
bf_chart_new (BfChartKind kind)
{
  BfChart *self = g_new0 (BfChart, 1);

  self->kind = kind;
  self->part_titles = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func (chart_row_free);
  self->tick_labels = g_ptr_array_new_with_free_func (g_free);
  self->peer_labels = g_ptr_array_new_with_free_func (g_free);
  self->levels = g_array_new (FALSE, FALSE, sizeof (BfChartLevel));
  return self;
}

/**
 * bf_chart_copy:
 *
 * Returns: (transfer full): an equal chart with a life of its own
 */
BfChart *
bf_chart_copy (const BfChart *self)
{
  BfChart *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = bf_chart_new (self->kind);
  for (guint i = 0; i < self->part_titles->len; i++)
    bf_chart_add_part (copy, g_ptr_array_index (self->part_titles, i));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const BfChartRow *row = g_ptr_array_index (self->rows, i);

      bf_chart_add_row (copy, row->label, row->value_text, row->parts, BF_CHART_MAX_PARTS);
      for (guint k = 0; k < row->spans->len; k++)
        bf_chart_add_span (copy, &g_array_index (row->spans, BfChartSpan, k));
    }
  for (guint i = 0; i < self->tick_labels->len; i++)
    bf_chart_add_tick (copy, g_ptr_array_index (self->tick_labels, i));
  for (guint i = 0; i < self->peer_labels->len; i++)
    bf_chart_add_peer_label (copy, g_ptr_array_index (self->peer_labels, i));
  bf_chart_set_value_title (copy, self->value_title);
  bf_chart_set_levels (copy, self->levels_title, self->levels_text, self->levels_top);
  g_array_append_vals (copy->levels, self->levels->data, self->levels->len);
  bf_chart_set_description (copy, self->description);
  return copy;
}

void
bf_chart_free (BfChart *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->part_titles, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->tick_labels, g_ptr_array_unref);
  g_clear_pointer (&self->peer_labels, g_ptr_array_unref);
  g_clear_pointer (&self->value_title, g_free);
  g_clear_pointer (&self->levels, g_array_unref);
  g_clear_pointer (&self->levels_title, g_free);
  g_clear_pointer (&self->levels_text, g_free);
  g_clear_pointer (&self->description, g_free);
  g_free (self);
}

/**
 * bf_chart_add_part:
 * @title: what the next part of each bar stands for, in the legend
 */
void
bf_chart_add_part (BfChart *self,
                   const char *title)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->part_titles->len < (self->kind == BF_CHART_DAY ? (guint) BF_CHART_DAY_N_PARTS : BF_CHART_MAX_PARTS));

  g_ptr_array_add (self->part_titles, bf_document_dup_clean (title));
}

/**
 * bf_chart_add_tick:
 * @label: the name of the next unit of a timeline or a day, counted from 0
 */
void
bf_chart_add_tick (BfChart *self,
                   const char *label)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_add (self->tick_labels, bf_document_dup_clean (label));
}

/**
 * bf_chart_add_row:
 * @label: the row's name
 * @value_text: (nullable): at the end of the bar
 * @parts: (array length=n_parts): lengths of the parts; a timeline and a day
 *   have two values, start and end.  What is negative or not finite counts as 0
 */
void
bf_chart_add_row (BfChart *self,
                  const char *label,
                  const char *value_text,
                  const double *parts,
                  guint n_parts)
{
  BfChartRow *row;

  g_return_if_fail (self != NULL);
  g_return_if_fail (parts != NULL || n_parts == 0);

  row = g_new0 (BfChartRow, 1);
  row->label = bf_document_dup_clean (label);
  row->value_text = bf_document_dup_clean_or_null (value_text);
  row->spans = g_array_new (FALSE, FALSE, sizeof (BfChartSpan));
  g_array_set_clear_func (row->spans, chart_span_clear);
  for (guint i = 0; i < MIN (n_parts, BF_CHART_MAX_PARTS); i++)
    row->parts[i] = clean_part (parts[i]);
  g_ptr_array_add (self->rows, row);
}

/**
 * bf_chart_add_span:
 * @span: a bar of the last row; copied
 */
void
bf_chart_add_span (BfChart *self,
                   const BfChartSpan *span)
{
  const BfChartRow *row;
  BfChartSpan copy;

  g_return_if_fail (self != NULL && span != NULL);
  g_return_if_fail (self->rows->len > 0);

  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  copy = *span;
  copy.start = clean_part (span->start);
  copy.end = MAX (clean_part (span->end), copy.start);
  copy.label = bf_document_dup_clean_or_null (span->label);
  g_array_append_val (row->spans, copy);
}

/**
 * bf_chart_add_level:
 * @level: how much there is from a moment on, which is not before the last one
 */
void
bf_chart_add_level (BfChart *self,
                    const BfChartLevel *level)
{
  g_return_if_fail (self != NULL && level != NULL);

  g_array_append_val (self->levels, *level);
}

/**
 * bf_chart_add_peer_label:
 * @label: of a row of another chart; the labels have room for it
 */
void
bf_chart_add_peer_label (BfChart *self,
                         const char *label)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_add (self->peer_labels, bf_document_dup_clean (label));
}

/**
 * bf_chart_set_value_title:
 * @title: (nullable): over the value texts
 */
void
bf_chart_set_value_title (BfChart *self,
                          const char *title)
{
  g_return_if_fail (self != NULL);

  g_free (self->value_title);
  self->value_title = bf_document_dup_clean_or_null (title);
}

/**
 * bf_chart_set_levels:
 * @title: (nullable): their name
 * @text: (nullable): beside their highest point
 * @top: what their height stands for; charts that are compared have the same
 */
void
bf_chart_set_levels (BfChart *self,
                     const char *title,
                     const char *text,
                     double top)
{
  g_return_if_fail (self != NULL);

  g_free (self->levels_title);
  self->levels_title = bf_document_dup_clean_or_null (title);
  g_free (self->levels_text);
  self->levels_text = bf_document_dup_clean_or_null (text);
  self->levels_top = clean_part (top);
}

/**
 * bf_chart_set_description:
 * @description: (nullable): the chart in a sentence, for those who cannot see it
 */
void
bf_chart_set_description (BfChart *self,
                          const char *description)
{
  g_return_if_fail (self != NULL);

  g_free (self->description);
  self->description = bf_document_dup_clean_or_null (description);
}
