// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-facility-private.h"
#include "bf-file.h"
#include "bf-history.h"
#include "bf-variant.h"

struct _BfFacility
{
  GObject parent_instance;

  BfCatalog *base_catalog;
  BfCatalog *catalog;     /* with the changes of the profile */
  GBytes *merged_overlay; /* those changes, NULL for none */
  BfProfile *profile;     /* with all its variants */
  BfProfile *resolved;    /* the active variant, NULL for the facility itself */
  int active;             /* variant, -1 for the facility itself */
  BfProfile *saved;
  GFile *file;
  char *file_version; /* of @file when it was read or written last; NULL: not known */
  BfHistory *history;
  char *name; /* what was notified last, as the four below */
  int notified_active;
  gboolean modified;
  gboolean can_undo;
  gboolean can_redo;
};

G_DEFINE_FINAL_TYPE (BfFacility, bf_facility, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FILE,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_NAME,
  PROP_ACTIVE_VARIANT,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
update_flag (BfFacility *self,
             gboolean *flag,
             gboolean value,
             guint property)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Works out anew what follows from the values, and tells what is different
 * from the last time. */
static void
update (BfFacility *self)
{
  gboolean lost = g_strcmp0 (self->file_version, BF_FILE_NO_VERSION) == 0;

  g_object_freeze_notify (G_OBJECT (self));
  update_flag (self, &self->modified, lost || !bf_profile_equal (self->profile, self->saved), PROP_MODIFIED);
  update_flag (self, &self->can_undo, bf_history_get_undo_title (self->history) != NULL, PROP_CAN_UNDO);
  update_flag (self, &self->can_redo, bf_history_get_redo_title (self->history) != NULL, PROP_CAN_REDO);
  if (g_strcmp0 (self->name, self->profile->name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (self->profile->name);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
    }
  if (self->notified_active != self->active)
    {
      self->notified_active = self->active;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE_VARIANT]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
update_catalog (BfFacility *self,
                GError **error)
{
  BfCatalog *catalog = bf_profile_dup_catalog (self->profile, self->base_catalog, error);

  if (catalog == NULL)
    return FALSE;
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  self->catalog = catalog;
  g_clear_pointer (&self->merged_overlay, g_bytes_unref);
  if (self->profile->catalog_overlay != NULL)
    self->merged_overlay = g_bytes_ref (self->profile->catalog_overlay);
  return TRUE;
}

/* After any change of the profile or of which variant is active.  Copies of a
 * profile share the changes of the catalog, so that comparing the addresses is
 * enough to tell that there is nothing to merge. */
static void
resolve (BfFacility *self,
         int active)
{
  g_autoptr (GError) error = NULL;

  if (self->merged_overlay != self->profile->catalog_overlay && !update_catalog (self, &error))
    g_critical ("The catalog of a facility is broken: %s", error->message);
  self->active = active < (int) self->profile->variants->len ? active : -1;
  g_clear_pointer (&self->resolved, bf_profile_free);
  if (self->active >= 0)
    self->resolved = bf_profile_dup_variant (self->profile, (guint) self->active);
}

static void
emit_changed (BfFacility *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_file (BfFacility *self,
          GFile *file)
{
  gboolean same = self->file && file ? g_file_equal (self->file, file) : self->file == file;

  if (same)
    return;
  g_set_object (&self->file, file);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
}

/* After undo or redo: the profile is another one. */
static void
take_step (BfFacility *self,
           int active)
{
  g_object_ref (self);
  resolve (self, active);
  update (self);
  emit_changed (self);
  g_object_unref (self);
}

static void
bf_facility_get_property (GObject *object,
                          guint property,
                          GValue *value,
                          GParamSpec *pspec)
{
  BfFacility *self = BF_FACILITY (object);

  switch (property)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->modified);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->can_undo);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->can_redo);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->profile->name);
      break;
    case PROP_ACTIVE_VARIANT:
      g_value_set_int (value, self->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      break;
    }
}

static void
bf_facility_set_property (GObject *object,
                          guint property,
                          const GValue *value,
                          GParamSpec *pspec)
{
  BfFacility *self = BF_FACILITY (object);

  switch (property)
    {
    case PROP_NAME:
      bf_facility_set_name (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      break;
    }
}

static void
bf_facility_finalize (GObject *object)
{
  BfFacility *self = BF_FACILITY (object);

  g_clear_pointer (&self->base_catalog, bf_catalog_unref);
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  g_clear_pointer (&self->merged_overlay, g_bytes_unref);
  g_clear_pointer (&self->profile, bf_profile_free);
  g_clear_pointer (&self->resolved, bf_profile_free);
  g_clear_pointer (&self->saved, bf_profile_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->file_version, g_free);
  g_clear_pointer (&self->history, bf_history_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (bf_facility_parent_class)->finalize (object);
}

static void
bf_facility_class_init (BfFacilityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bf_facility_get_property;
  object_class->set_property = bf_facility_set_property;
  object_class->finalize = bf_facility_finalize;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, readable);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", readable | G_PARAM_WRITABLE);
  properties[PROP_ACTIVE_VARIANT] = g_param_spec_int ("active-variant", NULL, NULL, -1, BF_PROFILE_MAX_VARIANTS - 1, -1, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BfFacility::changed:
   *
   * The profile has another value or other variants, or another variant is
   * active; the profile handed out before is gone.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bf_facility_init (BfFacility *self)
{
  self->profile = bf_profile_new ();
  self->active = -1;
  self->notified_active = -1;
  self->saved = bf_profile_new ();
  self->name = g_strdup (self->profile->name);
  self->history = bf_history_new ();
}

/**
 * bf_facility_new:
 * @catalog: what its ids and typical values come from
 *
 * Returns: (transfer full): a facility of which nothing is known, without a file
 */
BfFacility *
bf_facility_new (BfCatalog *catalog)
{
  BfFacility *self;

  g_return_val_if_fail (catalog != NULL, NULL);

  self = g_object_new (BF_TYPE_FACILITY, NULL);
  self->base_catalog = bf_catalog_ref (catalog);
  self->catalog = bf_catalog_ref (catalog);
  return self;
}

/**
 * bf_facility_get_catalog:
 * @self: a facility
 *
 * Returns: (transfer none): its catalog with its own changes, valid until the
 *   next edit; hold a reference to keep it longer
 */
BfCatalog *
bf_facility_get_catalog (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), NULL);

  return self->catalog;
}

/**
 * bf_facility_get_base_catalog:
 * @self: a facility
 *
 * Returns: (transfer none): the catalog without the facility's own changes, as
 *   it is for all facilities
 */
BfCatalog *
bf_facility_get_base_catalog (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), NULL);

  return self->base_catalog;
}

/**
 * bf_facility_set_base_catalog:
 * @self: a facility
 * @catalog: the catalog for all facilities, with the ids of the one before
 * @error: where to put a %BF_CORE_ERROR if the facility's changes do not fit
 *
 * For catalogs that get better while the program runs, such as by a table of
 * pay.  It is no edit: nothing is to be undone or saved.
 *
 * Returns: whether it is used from now on
 */
gboolean
bf_facility_set_base_catalog (BfFacility *self,
                              BfCatalog *catalog,
                              GError **error)
{
  g_autoptr (BfCatalog) before = NULL;

  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);
  g_return_val_if_fail (catalog != NULL, FALSE);

  if (catalog == self->base_catalog)
    return TRUE;
  before = g_steal_pointer (&self->base_catalog);
  self->base_catalog = bf_catalog_ref (catalog);
  if (!update_catalog (self, error))
    {
      bf_catalog_unref (self->base_catalog);
      self->base_catalog = g_steal_pointer (&before);
      return FALSE;
    }
  emit_changed (self);
  return TRUE;
}

/**
 * bf_facility_get_profile:
 * @self: a facility
 *
 * Returns: (transfer none): its value as it is in the active variant, valid
 *   until the next edit or change of the active variant; copy what is to be
 *   kept longer
 */
const BfProfile *
bf_facility_get_profile (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), NULL);

  return self->resolved != NULL ? self->resolved : self->profile;
}

/**
 * bf_facility_get_base_profile:
 * @self: a facility
 *
 * Returns: (transfer none): its value with all its variants, whichever is
 *   active; valid until the next edit
 */
const BfProfile *
bf_facility_get_base_profile (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), NULL);

  return self->profile;
}

/**
 * bf_facility_get_active_variant:
 * @self: a facility
 *
 * Returns: the index of the active variant, -1 for the facility itself
 */
int
bf_facility_get_active_variant (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), -1);

  return self->active;
}

/**
 * bf_facility_set_active_variant:
 * @self: a facility
 * @index: of a variant, -1 for the facility itself
 *
 * Shows another variant.  That is no edit: it is no step, and the facility is as
 * modified as before.  "changed" is emitted if it is another one.
 */
void
bf_facility_set_active_variant (BfFacility *self,
                                int index)
{
  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (index >= -1 && index < (int) self->profile->variants->len);

  if (self->active == index)
    return;
  g_object_ref (self);
  resolve (self, index);
  bf_history_close_step (self->history);
  update (self);
  emit_changed (self);
  g_object_unref (self);
}

/**
 * bf_facility_get_file:
 * @self: a facility
 *
 * Returns: (transfer none) (nullable): where it was opened from or saved to last
 */
GFile *
bf_facility_get_file (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), NULL);

  return self->file;
}

/**
 * bf_facility_get_modified:
 * @self: a facility
 *
 * Returns: whether its value differs from the one that was opened or saved
 *   last; undoing all edits makes it unmodified again
 */
gboolean
bf_facility_get_modified (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);

  return self->modified;
}

/**
 * bf_facility_get_can_undo:
 * @self: a facility
 *
 * Returns: whether there is a step to take back
 */
gboolean
bf_facility_get_can_undo (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);

  return self->can_undo;
}

/**
 * bf_facility_get_can_redo:
 * @self: a facility
 *
 * Returns: whether there is a step that was taken back
 */
gboolean
bf_facility_get_can_redo (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);

  return self->can_redo;
}

/**
 * bf_facility_get_undo_title:
 * @self: a facility
 *
 * Returns: (transfer none) (nullable): what undo would take back, in the
 *   user's language, or NULL if there is nothing
 */
const char *
bf_facility_get_undo_title (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), NULL);

  return bf_history_get_undo_title (self->history);
}

/**
 * bf_facility_get_redo_title:
 * @self: a facility
 *
 * Returns: (transfer none) (nullable): what redo would do again, in the user's
 *   language, or NULL if there is nothing
 */
const char *
bf_facility_get_redo_title (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), NULL);

  return bf_history_get_redo_title (self->history);
}

/**
 * bf_facility_open:
 * @self: a facility
 * @profile: its new value, which is copied
 * @file: (nullable): where it comes from; NULL for a new or an example facility
 *
 * Replaces the whole, forgets the history and counts as unmodified; no variant
 * is active.  "changed" is emitted only if the value is another one.
 */
void
bf_facility_open (BfFacility *self,
                  const BfProfile *profile,
                  GFile *file)
{
  gboolean differs;
  BfProfile *opened;

  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (profile != NULL);
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  g_object_ref (self);
  differs = self->active >= 0 || !bf_profile_equal (self->profile, profile);
  opened = bf_profile_copy (profile);
  bf_profile_free (self->profile);
  bf_profile_free (self->saved);
  self->profile = opened;
  resolve (self, -1);
  self->saved = bf_profile_copy (opened);
  bf_history_clear (self->history);
  g_clear_pointer (&self->file_version, g_free);
  g_object_freeze_notify (G_OBJECT (self));
  set_file (self, file);
  update (self);
  g_object_thaw_notify (G_OBJECT (self));
  if (differs)
    emit_changed (self);
  g_object_unref (self);
}

/* @profile is what @file, whose fingerprint is @version (nullable), holds now. */
void
bf_facility_set_saved (BfFacility *self,
                       const BfProfile *profile,
                       GFile *file,
                       const char *version)
{
  BfProfile *saved = bf_profile_copy (profile);

  bf_profile_free (self->saved);
  self->saved = saved;
  g_free (self->file_version);
  self->file_version = g_strdup (version);
  bf_history_close_step (self->history);
  g_object_freeze_notify (G_OBJECT (self));
  set_file (self, file);
  update (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * bf_facility_get_file_version:
 * @self: a facility
 *
 * Returns: (transfer none) (nullable): the version of the file that is known
 *   here, see bf_file_dup_version(); NULL if none is, or there is no file
 */
const char *
bf_facility_get_file_version (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), NULL);

  return self->file_version;
}

/**
 * bf_facility_set_file_version:
 * @self: a facility with a file
 * @version: (nullable): what bf_file_dup_version() says of the file
 *
 * The user knows that the file is another one by now and goes on regardless: the
 * next save may replace it.  With BF_FILE_NO_VERSION the file is gone, so that the
 * facility counts as modified whatever its value.
 */
void
bf_facility_set_file_version (BfFacility *self,
                              const char *version)
{
  char *copy;

  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (self->file != NULL);

  copy = g_strdup (version);
  g_free (self->file_version);
  self->file_version = copy;
  update (self);
}

/**
 * bf_facility_take_profile:
 * @self: a facility
 * @profile: (transfer full): its new value
 * @title: what changed, in the user's language
 * @merge_key: (nullable): edits that follow one another with the same key are
 *   one step, until undo, redo, saving or an edit with another key
 *
 * Makes one step of the history and emits "changed"; a value that is equal is
 * no step.  Edits that lead back to where their common step began leave none.
 *
 * While a variant is active, @profile is what bf_facility_get_profile() gave, with
 * other answers: those go to the variant.  What a variant cannot have of its own,
 * such as the name of the practice, goes to the facility and all its variants.
 */
void
bf_facility_take_profile (BfFacility *self,
                          BfProfile *profile,
                          const char *title,
                          const char *merge_key)
{
  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (profile != NULL);
  g_return_if_fail (title != NULL);

  if (self->active >= 0)
    {
      g_autoptr (BfProfile) edited = profile;

      profile = bf_variant_merge (self->profile, (guint) self->active, edited);
    }
  bf_facility_take_base_profile (self, profile, self->active, title, merge_key);
}

void
bf_facility_take_base_profile (BfFacility *self,
                               BfProfile *profile,
                               int active,
                               const char *title,
                               const char *merge_key)
{
  if (bf_profile_equal (self->profile, profile))
    {
      bf_profile_free (profile);
      return;
    }
  g_object_ref (self);
  if (bf_history_joins (self->history, merge_key))
    bf_history_join (self->history, profile);
  else
    bf_history_add (self->history, g_steal_pointer (&self->profile), self->active, active, title, merge_key);
  g_clear_pointer (&self->profile, bf_profile_free);
  self->profile = profile;
  resolve (self, active);
  update (self);
  emit_changed (self);
  g_object_unref (self);
}

void
bf_facility_close_step (BfFacility *self)
{
  bf_history_close_step (self->history);
}

/**
 * bf_facility_undo:
 * @self: a facility
 *
 * Takes the last step back, if there is one.  The variant it was made in becomes
 * active, so that the user sees what is taken back.
 */
void
bf_facility_undo (BfFacility *self)
{
  int active;

  g_return_if_fail (BF_IS_FACILITY (self));

  if (bf_history_undo (self->history, &self->profile, &active))
    take_step (self, active);
}

/**
 * bf_facility_redo:
 * @self: a facility
 *
 * Does again what undo took back, if there is something, in its variant.
 */
void
bf_facility_redo (BfFacility *self)
{
  int active;

  g_return_if_fail (BF_IS_FACILITY (self));

  if (bf_history_redo (self->history, &self->profile, &active))
    take_step (self, active);
}
