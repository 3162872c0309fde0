// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-json.h"
#include "bf-profile-private.h"

/* What matters to the user: in files by name, and only what is not normal. */

static gboolean
read_weight (BfProfile *self,
             JsonObject *object,
             const char *id,
             GError **error)
{
  g_autofree char *text = NULL;
  BfCriterion criterion;

  if (!bf_criterion_from_id (id, &criterion))
    {
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("weights: There is no criterion “%s”. Correct its name or take it out."), id);
      return FALSE;
    }
  text = bf_json_dup_string (object, "weights", id, BF_JSON_MAX_KEY, error);
  if (text == NULL)
    return FALSE;
  if (!bf_weight_from_id (text, &self->weights[criterion]))
    {
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
                   /* Translators: name of a criterion in a file, then what it says. The words in quotes at the end stay as they are. */
                   _ ("weights.%s: “%s” is no weight. Write “off”, “low”, “normal” or “high”."),
                   id,
                   text);
      return FALSE;
    }

  return TRUE;
}

gboolean
bf_profile_read_weights (BfProfile *self,
                         JsonObject *top,
                         GError **error)
{
  JsonObject *object = NULL;
  JsonObjectIter iter;
  const char *id;

  if (!bf_json_get_optional_object (top, "", "weights", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &id, NULL))
    if (!read_weight (self, object, id, error))
      return FALSE;

  return TRUE;
}

void
bf_profile_write_weights (const BfProfile *self,
                          BfJsonWriter *writer)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < BF_N_CRITERIA; i++)
    {
      if (self->weights[i] == BF_WEIGHT_NORMAL)
        continue;
      if (!begun)
        bf_json_writer_begin_object (writer, "weights");
      begun = TRUE;
      bf_json_writer_string (writer, bf_criterion_get_info (i)->id, bf_weight_get_id (self->weights[i]));
    }
  if (begun)
    bf_json_writer_end_object (writer);
}
