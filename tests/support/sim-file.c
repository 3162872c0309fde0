// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "core/bf-file.h"
#include "sim-file.h"

#define MAX_ITEMS 20000
#define MAX_COUNT 1e6

/* A member of an object that is being read. */
typedef struct
{
  SimFile *file;
  JsonObject *object;
  char *where;
  GError **error;
} Reader;

typedef gboolean (*ReadFunc) (Reader *reader);

static gboolean
refuse (Reader *self,
        const char *member,
        const char *reason)
{
  g_set_error (self->error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, "%s%s%s: %s", self->where, *self->where != '\0' ? "." : "", member, reason);

  return FALSE;
}

static gboolean
read_number (Reader *self,
             const char *member,
             double minimum,
             double maximum,
             double *value)
{
  return bf_json_get_optional_number (self->object, self->where, member, minimum, maximum, value, self->error);
}

static gboolean
read_count (Reader *self,
            const char *member,
            guint *value)
{
  double number = *value;

  if (!read_number (self, member, 0, MAX_COUNT, &number))
    return FALSE;
  *value = number;

  return TRUE;
}

static char *
dup_id (Reader *self)
{
  return bf_json_dup_string (self->object, self->where, "id", BF_JSON_MAX_NAME, self->error);
}

/* Calls @read for every object of an array that may be missing. */
static gboolean
read_objects (Reader *self,
              const char *member,
              ReadFunc read)
{
  JsonArray *array = NULL;

  if (!bf_json_get_optional_array (self->object, self->where, member, MAX_ITEMS, &array, self->error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s%s%s[%u]", self->where, *self->where != '\0' ? "." : "", member, i);
      JsonNode *node = json_array_get_element (array, i);
      Reader item = { self->file, NULL, where, self->error };

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return refuse (self, member, "This must be a list of objects.");
      item.object = json_node_get_object (node);
      if (!read (&item))
        return FALSE;
    }

  return TRUE;
}

static int
find_task (const SimFile *self,
           const char *id)
{
  for (guint i = 0; i < self->model->tasks->len; i++)
    if (g_str_equal (g_array_index (self->model->tasks, char *, i), id))
      return i;

  return -1;
}

static int
find_role (const SimFile *self,
           const char *id)
{
  for (guint i = 0; i < self->model->roles->len; i++)
    if (g_str_equal (bf_sim_model_get_role (self->model, i)->id, id))
      return i;

  return -1;
}

static int
find_room (const SimFile *self,
           const char *id)
{
  for (guint i = 0; i < self->model->rooms->len; i++)
    if (g_str_equal (g_array_index (self->model->rooms, BfSimRoom, i).id, id))
      return i;

  return -1;
}

static int
find_visit_type (const SimFile *self,
                 const char *id)
{
  for (guint i = 0; i < self->model->visit_types->len; i++)
    if (g_str_equal (bf_sim_model_get_visit_type (self->model, i)->id, id))
      return i;

  return -1;
}

static gboolean
read_name (Reader *self,
           const char *member,
           int (*find) (const SimFile *file, const char *id),
           int *index)
{
  g_autofree char *id = bf_json_dup_string (self->object, self->where, member, BF_JSON_MAX_NAME, self->error);

  if (id == NULL)
    return FALSE;
  *index = find (self->file, id);

  return *index >= 0 || refuse (self, member, "There is nothing of that name.");
}

/* Which parameters a shape has, in the order of BfSimDistribution. */
static const char *const parameters[BF_N_SIM_SHAPES][3] = {
  [BF_SIM_CONSTANT] = { "value" },
  [BF_SIM_EXPONENTIAL] = { "mean" },
  [BF_SIM_TRIANGULAR] = { "low", "mode", "high" },
  [BF_SIM_UNIFORM] = { "low", "high" },
  [BF_SIM_NORMAL] = { "mean", "sd", "floor" },
  [BF_SIM_LOGNORMAL] = { "mean", "sd" },
  [BF_SIM_GAMMA] = { "mean", "sd" },
};

static gboolean
read_distribution (Reader *self,
                   const char *member,
                   double floor,
                   BfSimDistribution *distribution)
{
  g_autofree char *where = g_strdup_printf ("%s.%s", self->where, member);
  g_autofree char *shape = NULL;
  Reader inner = { self->file, NULL, where, self->error };
  double *values[] = { &distribution->a, &distribution->b, &distribution->c };

  if (!bf_json_get_optional_object (self->object, self->where, member, &inner.object, self->error))
    return FALSE;
  if (inner.object == NULL)
    return TRUE;
  shape = bf_json_dup_string (inner.object, where, "shape", BF_JSON_MAX_KEY, self->error);
  if (shape == NULL)
    return FALSE;
  if (!bf_sim_shape_from_string (shape, &distribution->shape))
    return refuse (&inner, "shape", "There is no such shape.");
  for (guint i = 0; i < 3 && parameters[distribution->shape][i] != NULL; i++)
    {
      const char *name = parameters[distribution->shape][i];

      *values[i] = i == 2 ? floor : 0;
      if (g_str_equal (name, "floor") ? !read_number (&inner, name, -BF_SIM_MAX_MINUTES, BF_SIM_MAX_MINUTES, values[i])
                                      : !bf_json_get_number (inner.object, where, name, -BF_SIM_MAX_MINUTES, BF_SIM_MAX_MINUTES, values[i], self->error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_tasks (Reader *self)
{
  g_auto (GStrv) tasks = NULL;

  if (!bf_json_dup_optional_strv (self->object, "", "tasks", BF_JSON_MAX_NAME, MAX_ITEMS, &tasks, self->error))
    return FALSE;
  for (guint i = 0; tasks != NULL && tasks[i] != NULL; i++)
    bf_sim_model_add_task (self->file->model, tasks[i]);

  return TRUE;
}

static gboolean
read_abilities (Reader *self,
                const char *member,
                guint role,
                BfSimEligibility eligibility)
{
  g_auto (GStrv) tasks = NULL;

  if (!bf_json_dup_optional_strv (self->object, self->where, member, BF_JSON_MAX_NAME, MAX_ITEMS, &tasks, self->error))
    return FALSE;
  for (guint i = 0; tasks != NULL && tasks[i] != NULL; i++)
    {
      int task = find_task (self->file, tasks[i]);

      if (task < 0)
        return refuse (self, member, "There is no such task.");
      bf_sim_model_allow (self->file->model, role, task, eligibility);
    }

  return TRUE;
}

static gboolean
read_role (Reader *self)
{
  g_autofree char *id = dup_id (self);
  guint role;

  if (id == NULL)
    return FALSE;
  role = bf_sim_model_add_role (self->file->model, id);

  return read_abilities (self, "fallback", role, BF_SIM_FALLBACK) && read_abilities (self, "primary", role, BF_SIM_PRIMARY);
}

static gboolean
read_people (Reader *self)
{
  BfSimModel *model = self->file->model;
  g_autofree char *id = dup_id (self);
  BfSimPerson person = { .start = model->opening, .end = model->closing, .lunch = BF_SIM_NONE };
  guint count = 1, first;
  int role;

  if (id == NULL || !read_name (self, "role", find_role, &role) || !read_count (self, "count", &count) ||
      !read_number (self, "pay", 0, 1e6, &person.pay) || !read_number (self, "absence", 0, 1, &person.absence) ||
      !read_number (self, "start", 0, BF_SIM_MAX_MINUTES, &person.start) ||
      !read_number (self, "end", 0, BF_SIM_MAX_MINUTES, &person.end) ||
      !read_number (self, "lunch", 0, BF_SIM_MAX_MINUTES, &person.lunch) ||
      !read_number (self, "lunch_minutes", 0, BF_SIM_MAX_MINUTES, &person.lunch_minutes))
    return FALSE;
  first = bf_sim_model_add_people (model, id, role, count);
  for (guint i = first; i < model->people->len; i++)
    {
      BfSimPerson *added = bf_sim_model_get_person (model, i);

      person.id = added->id;
      person.role = added->role;
      person.stream = added->stream;
      *added = person;
    }

  return TRUE;
}

static gboolean
read_room (Reader *self)
{
  g_autofree char *id = dup_id (self);
  guint count = 1;

  if (id == NULL || !read_count (self, "count", &count))
    return FALSE;
  bf_sim_model_add_room (self->file->model, id, count);

  return TRUE;
}

static BfSimVisitType *
get_last_type (Reader *self)
{
  return bf_sim_model_get_visit_type (self->file->model, self->file->model->visit_types->len - 1);
}

static gboolean
read_route (Reader *self)
{
  GArray *steps = get_last_type (self)->steps;
  BfSimStep *step = &g_array_index (steps, BfSimStep, steps->len - 1);
  double probability, to;

  if (!bf_json_get_number (self->object, self->where, "probability", 0, 1, &probability, self->error) ||
      !bf_json_get_number (self->object, self->where, "to", 0, BF_SIM_MAX_STEPS, &to, self->error))
    return FALSE;
  bf_sim_step_add_route (step, probability, to);

  return TRUE;
}

static gboolean
read_team (Reader *self,
           BfSimStep *step)
{
  g_auto (GStrv) tasks = NULL;

  if (!bf_json_dup_optional_strv (self->object, self->where, "tasks", BF_JSON_MAX_NAME, BF_SIM_MAX_TEAM, &tasks, self->error))
    return FALSE;
  for (guint i = 0; tasks != NULL && tasks[i] != NULL; i++)
    {
      int task = find_task (self->file, tasks[i]);

      if (task < 0)
        return refuse (self, "tasks", "There is no such task.");
      step->team[step->n_team++] = task;
    }

  return TRUE;
}

static gboolean
read_step (Reader *self)
{
  g_autofree char *id = dup_id (self);
  BfSimModel *model = self->file->model;
  BfSimStep *step;

  if (id == NULL)
    return FALSE;
  step = bf_sim_model_add_step (model, model->visit_types->len - 1, id, BF_SIM_NONE, (BfSimDistribution){ 0 });
  if (!read_team (self, step) || !read_distribution (self, "duration", 0, &step->duration) ||
      !read_number (self, "probability", 0, 1, &step->probability) || !read_count (self, "priority", &step->priority) ||
      !bf_json_get_optional_boolean (self->object, self->where, "leaves_room", &step->leaves_room, self->error))
    return FALSE;
  if (json_object_has_member (self->object, "room") && !read_name (self, "room", find_room, &step->room))
    return FALSE;

  return read_objects (self, "routes", read_route);
}

static gboolean
read_visit_type (Reader *self)
{
  g_autofree char *id = dup_id (self);

  if (id == NULL)
    return FALSE;
  bf_sim_model_add_visit_type (self->file->model, id);

  return read_objects (self, "steps", read_step);
}

static gboolean
read_rates (Reader *self,
            GArray *rates)
{
  JsonArray *array = NULL;

  if (!bf_json_get_optional_array (self->object, self->where, "rates", MAX_ITEMS, &array, self->error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s.rates[%u]", self->where, i);
      JsonNode *node = json_array_get_element (array, i);
      BfSimRate rate = { 0 };

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return refuse (self, "rates", "This must be a list of objects.");
      if (!bf_json_get_optional_number (json_node_get_object (node), where, "from", 0, BF_SIM_MAX_MINUTES, &rate.from, self->error) ||
          !bf_json_get_number (json_node_get_object (node), where, "per_hour", 0, 1e12, &rate.per_hour, self->error))
        return FALSE;
      g_array_append_val (rates, rate);
    }

  return TRUE;
}

static gboolean
read_slots (Reader *self,
            GArray *slots)
{
  JsonArray *array = NULL;

  if (!bf_json_get_optional_array (self->object, self->where, "slots", MAX_ITEMS, &array, self->error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      double minute;

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING)
        return refuse (self, "slots", "This must be a list of minutes.");
      minute = json_node_get_double (node);
      g_array_append_val (slots, minute);
    }

  return TRUE;
}

static gboolean
read_shares (Reader *self,
             guint arrivals)
{
  JsonObject *shares = NULL;
  g_autoptr (GList) members = NULL;

  if (!bf_json_get_optional_object (self->object, self->where, "shares", &shares, self->error))
    return FALSE;
  members = shares != NULL ? json_object_get_members (shares) : NULL;
  for (GList *member = members; member != NULL; member = member->next)
    {
      int type = find_visit_type (self->file, member->data);
      double share;

      if (type < 0)
        return refuse (self, "shares", "There is no such visit type.");
      if (!bf_json_get_number (shares, self->where, member->data, 0, 1e6, &share, self->error))
        return FALSE;
      bf_sim_model_set_share (self->file->model, arrivals, type, share);
    }

  return TRUE;
}

static gboolean
read_arrivals (Reader *self)
{
  g_autofree char *id = dup_id (self);
  BfSimArrivals *arrivals;
  guint index;

  if (id == NULL)
    return FALSE;
  index = bf_sim_model_add_arrivals (self->file->model, id);
  arrivals = bf_sim_model_get_arrivals (self->file->model, index);

  return read_shares (self, index) && read_rates (self, arrivals->rates) && read_slots (self, arrivals->slots) &&
         read_number (self, "no_show", 0, 1, &arrivals->no_show) &&
         bf_json_get_optional_boolean (self->object, self->where, "lags", &arrivals->lags, self->error) &&
         read_distribution (self, "offset", -BF_SIM_MAX_MINUTES, &arrivals->offset);
}

static gboolean
read_work (Reader *self)
{
  g_autofree char *id = dup_id (self);
  BfSimWork *work;
  int task;

  if (id == NULL || !read_name (self, "task", find_task, &task))
    return FALSE;
  bf_sim_model_add_work (self->file->model, id, task, (BfSimDistribution){ 0 });
  work = bf_sim_model_get_work (self->file->model, self->file->model->works->len - 1);

  return read_distribution (self, "duration", 0, &work->duration) && read_count (self, "priority", &work->priority) &&
         read_count (self, "at_opening", &work->at_opening) &&
         bf_json_get_optional_boolean (self->object, self->where, "deferrable", &work->deferrable, self->error) &&
         read_rates (self, work->rates);
}

static gboolean
read_day (Reader *self)
{
  static const char *const overtimes[] = { "none", "visits", "work", NULL };
  BfSimModel *model = self->file->model;
  g_autofree char *overtime = NULL;
  Reader day = { self->file, NULL, (char *) "day", self->error };

  if (!bf_json_get_optional_object (self->object, "", "day", &day.object, self->error))
    return FALSE;
  if (day.object == NULL)
    return refuse (self, "day", "This is missing.");
  if (!bf_json_get_number (day.object, "day", "closing", 0, BF_SIM_MAX_MINUTES, &model->closing, self->error))
    return FALSE;
  model->doors_close = model->horizon = model->closing;
  if (!read_number (&day, "opening", 0, BF_SIM_MAX_MINUTES, &model->opening) ||
      !read_number (&day, "doors_close", 0, BF_SIM_MAX_MINUTES, &model->doors_close) ||
      !read_number (&day, "horizon", 0, BF_SIM_MAX_MINUTES, &model->horizon) ||
      !read_number (&day, "warm_up", 0, BF_SIM_MAX_MINUTES, &model->warm_up) ||
      !read_count (&day, "max_inside", &model->max_inside) ||
      !bf_json_dup_optional_string (day.object, "day", "overtime", BF_JSON_MAX_KEY, &overtime, self->error))
    return FALSE;
  for (guint i = 0; overtimes[i] != NULL; i++)
    if (overtime == NULL || g_str_equal (overtime, overtimes[i]))
      {
        model->overtime = i;
        return TRUE;
      }

  return refuse (&day, "overtime", "This must be none, visits or work.");
}

static gboolean
read_run (Reader *self)
{
  Reader run = { self->file, NULL, (char *) "run", self->error };
  double seed = self->file->seed;

  if (!bf_json_get_optional_object (self->object, "", "run", &run.object, self->error))
    return FALSE;
  if (run.object == NULL)
    return TRUE;
  if (!read_count (&run, "replications", &self->file->replications) || !read_count (&run, "threads", &self->file->threads) ||
      !read_number (&run, "seed", 0, 0x1p53, &seed))
    return FALSE;
  self->file->seed = seed;

  return TRUE;
}

static gboolean
read_model (Reader *self)
{
  g_autofree char *format = bf_json_dup_string (self->object, "", "format", BF_JSON_MAX_KEY, self->error);
  double version;

  if (format == NULL)
    return FALSE;
  if (!g_str_equal (format, "backfill-simulation"))
    return refuse (self, "format", "This is not a simulation model.");
  if (!bf_json_get_number (self->object, "", "version", 1, 1, &version, self->error))
    return FALSE;
  self->file->name = bf_json_dup_string (self->object, "", "name", BF_JSON_MAX_NAME, self->error);

  return self->file->name != NULL && read_day (self) && read_run (self) && read_tasks (self) &&
         read_objects (self, "roles", read_role) && read_objects (self, "people", read_people) &&
         read_objects (self, "rooms", read_room) && read_objects (self, "visit_types", read_visit_type) &&
         read_objects (self, "arrivals", read_arrivals) && read_objects (self, "work", read_work);
}

/**
 * sim_file_load:
 * @path: of a model file
 * @error: where to say what is wrong with it, naming the member
 *
 * Returns: (transfer full) (nullable): the model; whether it can be run is
 *   for bf_sim_model_check() to say
 */
SimFile *
sim_file_load (const char *path,
               GError **error)
{
  g_autoptr (SimFile) self = g_new0 (SimFile, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = bf_file_read (file, BF_FILE_MAX_BYTES, error);
  Reader reader = { self, NULL, (char *) "", error };

  if (bytes == NULL)
    return NULL;
  self->root = bf_json_parse (bytes, error);
  if (self->root == NULL)
    return NULL;
  self->model = bf_sim_model_new (0);
  self->replications = 100;
  self->seed = 1;
  if (!JSON_NODE_HOLDS_OBJECT (self->root))
    {
      refuse (&reader, "format", "This is missing.");
      return NULL;
    }
  reader.object = json_node_get_object (self->root);
  if (!read_model (&reader))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sim_file_free:
 * @self: (transfer full) (nullable): a model file
 */
void
sim_file_free (SimFile *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->model, bf_sim_model_free);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}
