/* Two tasks that replicate into each other. */
#include "rules/rules.h"
#include "rules/together.h"

/* Whether A may write what B captures. */
static bool meet(const struct rules_task *a, const struct rules_task *b)
{
    for (size_t i = 0; i < a->routes.n; i++)
        for (size_t j = 0; j < b->routes.n; j++) {
            const struct rules_route *x = &a->routes.at[i];
            const struct rules_route *y = &b->routes.at[j];
            bool all = str_is(x->table, "%") || str_is(y->table, "%");
            if (str_eq(x->target_schema, y->schema) &&
                (all || str_eq(x->target_table, y->table)))
                return true;
        }
    return false;
}

static bool captures(const struct rules_task *t)
{
    return t->type == TASK_CDC || t->type == TASK_FULL_LOAD_AND_CDC;
}

/* A reverse task that waits for the day of a rollback needs none: where
 * neither has it, it is a warning. */
static void check_loopback(struct findings *fs, const struct rules_task *a,
                           const struct rules_task *b)
{
    struct finding *f;
    if (a->loopback == 0 && b->loopback == 1) {
        check_loopback(fs, b, a);
    } else if (a->loopback == 1 && b->loopback == 0) {
        f = finding_add_at(fs, FINDING_PAIR_LOOPBACK, &b->place,
                           "this task and '%.*s' replicate into each other, "
                           "and only '%.*s' prevents loops",
                           STR_ARG(a->name), STR_ARG(a->name));
        finding_help(fs, f,
                     "give this task \"LoopbackPreventionSettings\" with "
                     "\"SourceSchema\": \"%.*s\" and \"TargetSchema\": "
                     "\"%.*s\"",
                     STR_ARG(a->loopback_target), STR_ARG(a->loopback_source));
        finding_related_at(fs, f, &a->loopback_at, "loops are prevented here");
    } else if (a->loopback == 0 && b->loopback == 0 && captures(a) &&
               captures(b) && (meet(a, b) || meet(b, a))) {
        f = finding_add_at(fs, FINDING_PAIR_LOOPBACK, &b->place,
                           "this task and '%.*s' replicate into each other, "
                           "and neither prevents loops",
                           STR_ARG(a->name));
        f->severity = SEVERITY_WARNING;
        finding_help(fs, f,
                     "run one of them at a time, or give both "
                     "\"LoopbackPreventionSettings\"");
        finding_related_at(fs, f, &a->place, "the other task");
    }
}

static void check_schemas(struct findings *fs, const struct rules_task *a,
                          const struct rules_task *b)
{
    bool known = a->loopback_source.len && a->loopback_target.len &&
                 b->loopback_source.len && b->loopback_target.len;
    if (!known || (str_eq(a->loopback_source, b->loopback_target) &&
                   str_eq(a->loopback_target, b->loopback_source)))
        return;
    struct finding *f = finding_add_at(
        fs, FINDING_PAIR_SCHEMA_MIRROR, &b->loopback_source_at,
        "the loopback schemas of the two tasks do not mirror each other");
    finding_help(fs, f,
                 "write \"SourceSchema\": \"%.*s\" and \"TargetSchema\": "
                 "\"%.*s\" here%s",
                 STR_ARG(a->loopback_target), STR_ARG(a->loopback_source),
                 str_eq_nocase(a->loopback_source, b->loopback_target) &&
                         str_eq_nocase(a->loopback_target, b->loopback_source)
                     ? "; letter case counts"
                     : "");
    finding_related_at(
        fs, f, &a->loopback_source_at,
        arena_printf(fs->arena, "the other task goes from '%.*s' to '%.*s'",
                     STR_ARG(a->loopback_source), STR_ARG(a->loopback_target)));
}

static void check_load(struct findings *fs, const struct rules_task *a,
                       const struct rules_task *b)
{
    if (a->type != TASK_FULL_LOAD_AND_CDC || b->type != TASK_FULL_LOAD_AND_CDC)
        return;
    struct finding *f =
        finding_add_at(fs, FINDING_PAIR_BOTH_LOAD, &b->type_at,
                       "both tasks of a two-way replication load: each "
                       "loads what the other has written");
    finding_help(fs, f,
                 "write 'cdc' for one of them, and start it when the "
                 "other has loaded");
    finding_related_at(fs, f, &a->type_at, "the other task loads too");
}

static void check_ddl(struct findings *fs, const struct rules_task *a,
                      const struct rules_task *b)
{
    if (!a->ddl || !b->ddl)
        return;
    struct finding *f = finding_add_at(
        fs, FINDING_PAIR_DDL_ECHO, &b->loopback_at,
        "both tasks replicate DDL, which loopback prevention does not stop");
    finding_help(fs, f,
                 "set the three HandleSourceTable... of "
                 "\"ChangeProcessingDdlHandlingPolicy\" to false in one "
                 "of them");
    finding_related_at(fs, f, &a->loopback_at, "the other task");
}

static const struct rules_route *route_of(const struct rules_task *t,
                                          struct str schema, struct str table)
{
    for (size_t i = 0; i < t->routes.n; i++)
        if (str_eq(t->routes.at[i].schema, schema) &&
            str_eq(t->routes.at[i].table, table))
            return &t->routes.at[i];
    return NULL;
}

static bool is_renamed(const struct rules_route *t)
{
    return !str_eq(t->schema, t->target_schema) ||
           !str_eq(t->table, t->target_table);
}

/* A gives a table another name, and B still takes it by the old one. */
static void check_old_name(struct findings *fs, const struct rules_task *b,
                           const struct rules_route *to)
{
    const struct rules_route *old = route_of(b, to->schema, to->table);
    if (!old || !is_renamed(to) || is_renamed(old) ||
        str_is(to->target_table, "%") ||
        route_of(b, to->target_schema, STR("%")))
        return;
    struct finding *f = finding_add_at(
        fs, FINDING_PAIR_MAPPING_INVERSE, &old->place,
        "'%.*s.%.*s' comes from the other task as '%.*s.%.*s', which nothing "
        "takes back",
        STR_ARG(to->schema), STR_ARG(to->table), STR_ARG(to->target_schema),
        STR_ARG(to->target_table));
    finding_help(fs, f,
                 "take '%.*s.%.*s' here, and rename it back to '%.*s.%.*s'",
                 STR_ARG(to->target_schema), STR_ARG(to->target_table),
                 STR_ARG(to->schema), STR_ARG(to->table));
    finding_related_at(fs, f, &to->place, "the way there");
}

/* What A makes of a table, B has to make the table of again. */
static void check_inverse(struct findings *fs, const struct rules_task *a,
                          const struct rules_task *b)
{
    for (size_t i = 0; i < a->routes.n; i++) {
        const struct rules_route *to = &a->routes.at[i];
        const struct rules_route *back =
            route_of(b, to->target_schema, to->target_table);
        if (!back)
            check_old_name(fs, b, to);
        if (!back || (str_eq(back->target_schema, to->schema) &&
                      str_eq(back->target_table, to->table)))
            continue;
        struct finding *f = finding_add_at(
            fs, FINDING_PAIR_MAPPING_INVERSE, &back->place,
            "'%.*s.%.*s' comes from '%.*s.%.*s', and goes back to '%.*s.%.*s'",
            STR_ARG(back->schema), STR_ARG(back->table), STR_ARG(to->schema),
            STR_ARG(to->table), STR_ARG(back->target_schema),
            STR_ARG(back->target_table));
        finding_help(fs, f, "rename it back to '%.*s.%.*s'",
                     STR_ARG(to->schema), STR_ARG(to->table));
        finding_related_at(fs, f, &to->place, "the way there");
    }
}

/* Nothing else shows that the two sides have drifted apart. */
static void check_validation(struct findings *fs, const struct rules_task *a,
                             const struct rules_task *b)
{
    if (!a->unvalidated || !b->unvalidated)
        return;
    struct finding *f = finding_add_at(
        fs, FINDING_PAIR_NOT_VALIDATED, &b->loopback_at,
        "neither task of this two-way replication compares its rows");
    finding_help(fs, f,
                 "write \"ValidationSettings\": { \"EnableValidation\": true } "
                 "in both");
    finding_related_at(fs, f, &a->loopback_at, "the other task");
}

void rules_check_pair(struct findings *fs, const struct rules_task *a,
                      const struct rules_task *b)
{
    if (a->type == TASK_FULL_LOAD || b->type == TASK_FULL_LOAD)
        return;
    check_loopback(fs, a, b);
    if (a->loopback != 1 || b->loopback != 1)
        return;
    check_schemas(fs, a, b);
    check_load(fs, a, b);
    check_ddl(fs, a, b);
    check_inverse(fs, a, b);
    check_validation(fs, a, b);
}
