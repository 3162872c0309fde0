// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-format.h"
#include "bf-role-comparison-private.h"

/* A row that shows one of the lists of a catalog role. */
typedef struct
{
  const char *group;
  const char *title;
  gsize offset;
} ListInfo;

static const ListInfo lists[] = {
  { N_ ("The role"), N_ ("Responsibilities"), G_STRUCT_OFFSET (BfRole, responsibilities) },
  { N_ ("The role"), N_ ("Advantages"), G_STRUCT_OFFSET (BfRole, advantages) },
  { N_ ("The role"), N_ ("Settings it suits"), G_STRUCT_OFFSET (BfRole, settings) },
  { N_ ("Training and skills"), N_ ("Training"), G_STRUCT_OFFSET (BfRole, training) },
  { N_ ("Training and skills"), N_ ("Skills"), G_STRUCT_OFFSET (BfRole, skills) },
  { N_ ("Career and pay"), N_ ("Career path"), G_STRUCT_OFFSET (BfRole, careers) },
};

static const char *
get_eligibility_word (const BfModelTask *task,
                      BfRoleSet roles)
{
  if (task->primary & roles)
    /* Translators: whether a role does a task as its own work. */
    return _ ("Yes");
  if (task->fallback & roles)
    /* Translators: a role may do a task, but it is somebody else’s work. */
    return _ ("If needed");
  /* Translators: whether a role does a task. */
  return _ ("No");
}

static void
add_tasks (GPtrArray *rows,
           const BfAnalysis *analysis,
           const GArray *columns,
           BfCategory category)
{
  const BfModel *model = analysis->model;
  const char *group = category == BF_CATEGORY_CLINICAL ? _ ("Clinical tasks") : _ ("Administrative tasks");

  for (guint i = 0; i < model->tasks->len; i++)
    {
      const BfModelTask *task = &g_array_index (model->tasks, BfModelTask, i);
      const BfTask *info = bf_model_get_catalog_task (model, i);
      BfComparisonCriterion *row;

      if (info->category != category)
        continue;

      row = bf_comparison_add_row (rows, group, gettext (info->title));
      for (guint j = 0; j < columns->len; j++)
        bf_comparison_take_cell (row, g_strdup (get_eligibility_word (task, bf_comparison_get_column (columns, j)->roles)));
    }
}

/* Lines that several roles share are there once. */
static void
add_lines (GPtrArray *lines,
           const GStrv items)
{
  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      const char *line = gettext (items[i]);

      if (!g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
        g_ptr_array_add (lines, (char *) line);
    }
}

static char *
join_lines (GPtrArray *lines,
            const char *none)
{
  if (lines->len == 0)
    return g_strdup (none);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
add_list (GPtrArray *rows,
          const BfAnalysis *analysis,
          const GArray *columns,
          const ListInfo *info)
{
  BfComparisonCriterion *row = bf_comparison_add_row (rows, gettext (info->group), gettext (info->title));

  for (guint i = 0; i < columns->len; i++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();

      for (guint r = 0; r < analysis->model->roles->len; r++)
        if (bf_comparison_get_column (columns, i)->roles >> r & 1)
          add_lines (lines, G_STRUCT_MEMBER (GStrv, bf_model_get_catalog_role (analysis->model, r), info->offset));
      bf_comparison_take_cell (row, join_lines (lines, bf_comparison_get_column (columns, i)->roles != 0 ? _ ("Not stated") : _ ("Nobody is hired")));
    }
}

static void
add_credentials (GPtrArray *lines,
                 const BfCatalog *catalog,
                 const BfRole *role)
{
  for (guint i = 0; role->credentials && role->credentials[i]; i++)
    {
      const BfCredential *credential = bf_catalog_get_credential (catalog, role->credentials[i]);

      /* The catalog's names say who issues it, such as "CCMA (NHA)". */
      if (credential)
        add_lines (lines, (char *[]){ credential->name, NULL });
    }
}

static char *
dup_pay (const BfModel *model,
         guint role)
{
  const BfNumber *pay = &g_array_index (model->roles, BfModelRole, role).hourly_pay;
  g_autofree char *money = NULL;
  g_autofree char *origin = NULL;

  if (isnan (pay->value))
    return g_strdup (_ ("Not stated"));

  money = bf_format_money_exact ((gint64) round (pay->value * 100), model->currency);
  origin = bf_format_origin (pay, model->catalog);
  /* Translators: pay, such as "$21.97 an hour, typical (BLS, 2024)". */
  return g_strdup_printf (_ ("%s an hour, %s"), money, origin);
}

static void
add_certification (GPtrArray *rows,
                   const BfAnalysis *analysis,
                   const GArray *columns)
{
  BfComparisonCriterion *row = bf_comparison_add_row (rows, _ ("Training and skills"), _ ("Certification"));

  for (guint i = 0; i < columns->len; i++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();

      for (guint r = 0; r < analysis->model->roles->len; r++)
        if (bf_comparison_get_column (columns, i)->roles >> r & 1)
          add_credentials (lines, analysis->model->catalog, bf_model_get_catalog_role (analysis->model, r));
      bf_comparison_take_cell (row, join_lines (lines, _ ("None recommended")));
    }
}

static void
add_pay_and_demand (GPtrArray *rows,
                    const BfAnalysis *analysis,
                    const GArray *columns)
{
  BfComparisonCriterion *pay = bf_comparison_add_row (rows, _ ("Career and pay"), _ ("Pay"));
  BfComparisonCriterion *demand = bf_comparison_add_row (rows, _ ("Career and pay"), _ ("Demand"));

  for (guint i = 0; i < columns->len; i++)
    {
      g_autoptr (GPtrArray) pays = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) demands = g_ptr_array_new ();

      for (guint r = 0; r < analysis->model->roles->len; r++)
        {
          const BfRole *role = bf_model_get_catalog_role (analysis->model, r);

          if (!(bf_comparison_get_column (columns, i)->roles >> r & 1))
            continue;
          g_ptr_array_add (pays, dup_pay (analysis->model, r));
          if (role->demand != NULL)
            add_lines (demands, (char *[]){ role->demand, NULL });
        }
      bf_comparison_take_cell (pay, join_lines (pays, _ ("Nobody is hired")));
      bf_comparison_take_cell (demand, join_lines (demands, _ ("Not stated")));
    }
}

static void
add_lists (GPtrArray *rows,
           const BfAnalysis *analysis,
           const GArray *columns)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (lists[i].offset == G_STRUCT_OFFSET (BfRole, skills))
        add_certification (rows, analysis, columns);
      add_list (rows, analysis, columns, &lists[i]);
    }
}

void
bf_comparison_add_roles (GPtrArray *rows,
                         const BfAnalysis *analysis,
                         const GArray *columns)
{
  add_tasks (rows, analysis, columns, BF_CATEGORY_CLINICAL);
  add_tasks (rows, analysis, columns, BF_CATEGORY_ADMINISTRATIVE);
  add_lists (rows, analysis, columns);
  add_pay_and_demand (rows, analysis, columns);
}
