#include "rules/together.h"

#include "base/file.h"
#include "base/map.h"
#include "dms/wildcard.h"

/* The tasks of a folder that prevent loops. */
struct preventing {
    size_t n;
    size_t first, second; /* indices of tasks */
};

struct rules_together {
    struct findings *fs;
    VEC(struct rules_task) tasks;
    struct map *folders; /* struct preventing, by folder */
    struct rules_watch watch;
};

#define LOOPBACK "LoopbackPreventionSettings"
#define ENABLE   "EnableLoopbackPrevention"

struct rules_together *rules_together_new(struct findings *fs)
{
    struct rules_together *t = ARENA_NEW(fs->arena, struct rules_together);
    t->fs = fs;
    t->folders = map_new(fs->arena);
    return t;
}

/* ── Facts ───────────────────────────────────────────────────────────── */

static struct str kept(const struct rules *r, struct str s)
{
    return str_copy(r->fs->arena, s);
}

static struct place place_at(const struct rules *r, struct val v,
                             const struct place *otherwise)
{
    return val_exists(v) ? finding_place(r->fs, val_span(v)) : *otherwise;
}

/* A switch: 1 on, 0 off, -1 not known. FALLBACK holds of settings that do not
 * write it, and of a task that surely has none. */
static int state(const struct rules *r, bool whole, const char *section,
                 const char *key, bool fallback)
{
    if (!val_exists(r->c->settings))
        return whole ? fallback : -1;
    return rules_on(r, section, key, fallback)    ? 1
           : rules_off(r, section, key, fallback) ? 0
                                                  : -1;
}

static void keep_loopback(const struct rules *r, struct rules_task *t,
                          bool whole)
{
    struct val source = rules_setting(r, LOOPBACK, "SourceSchema");
    struct val target = rules_setting(r, LOOPBACK, "TargetSchema");
    t->loopback = state(r, whole, LOOPBACK, ENABLE, false);
    t->loopback_at = place_at(r, rules_setting(r, LOOPBACK, ENABLE), &t->place);
    t->loopback_source = kept(r, val_str(source));
    t->loopback_target = kept(r, val_str(target));
    t->loopback_source_at = place_at(r, source, &t->loopback_at);
}

static void keep_settings(const struct rules *r, struct rules_task *t,
                          bool whole)
{
    static const char *const ddl[] = {"HandleSourceTableDropped",
                                      "HandleSourceTableTruncated",
                                      "HandleSourceTableAltered"};
    struct val mode =
        rules_setting(r, "FullLoadSettings", "TargetTablePrepMode");
    for (size_t i = 0; i < COUNT_OF(ddl); i++)
        t->ddl |= state(r, whole, "ChangeProcessingDdlHandlingPolicy", ddl[i],
                        true) == 1;
    /* Of engines that are known validation/off says it of each task. */
    t->unvalidated =
        !r->c->partial &&
        state(r, whole, "ValidationSettings", "EnableValidation", false) == 0 &&
        !(r->c->source && r->c->target && val_exists(r->c->settings));
    t->resets = str_is(val_str(mode), "DROP_AND_CREATE") ||
                str_is(val_str(mode), "TRUNCATE_BEFORE_LOAD");
    t->resets_at = place_at(r, mode, &t->place);
    keep_loopback(r, t, whole);
}

/* Whether what a rule does to tables is known. */
static bool is_clear(struct val rule)
{
    struct val where = val_get(rule, STR("object-locator"));
    struct val value = val_get(rule, STR("value"));
    return rules_known(rule) &&
           (!val_exists(where) ||
            (rules_known(where) &&
             !val_is(val_get(where, STR("schema-name")), NODE_UNKNOWN) &&
             !val_is(val_get(where, STR("table-name")), NODE_UNKNOWN))) &&
           (!val_exists(value) || val_is(value, NODE_NULL) ||
            rules_known(value)) &&
           !val_str(val_get(rule, STR("expression"))).len;
}

static bool is_route(const struct mapping_rule *rule)
{
    return rule->type == MAPPING_SELECTION &&
           (rule->action == MAPPING_INCLUDE ||
            rule->action == MAPPING_EXPLICIT) &&
           rule->schema.len && wildcard_is_exact(rule->schema) &&
           (wildcard_is_exact(rule->table) || str_is(rule->table, "%"));
}

/* The place of the name that a rule selects by. */
static struct val where(const struct mapping_rule *rule)
{
    struct val name = mapping_part(rule, MAPPING_PART_TABLE_NAME);
    return val_exists(name) ? name : rule->origin;
}

static void keep_route(const struct rules *r, struct rules_task *t,
                       const struct mapping *m, const struct mapping_rule *rule)
{
    struct val schema = rules_setting(r, "TargetMetadata", "TargetSchema");
    struct table source = {.schema = rule->schema, .name = rule->table};
    struct target_table *to =
        mapping_resolve(m, r->arena, &source, val_str(schema));
    if (!to || to->selected_by != rule)
        return;
    *vec_push(r->fs->arena, &t->routes) = (struct rules_route){
        .schema = kept(r, rule->schema),
        .table = kept(r, rule->table),
        .target_schema = kept(r, to->schema),
        .target_table = kept(r, to->name),
        .filtered = rule->filter_count > 0,
        .place = finding_place(r->fs, val_span(where(rule))),
    };
}

static void keep_routes(const struct rules *r, struct rules_task *t)
{
    VEC(struct val) docs = {0};
    for (size_t i = 0; i < r->c->rule_count; i++)
        *vec_push(r->arena, &docs) = r->c->rules[i];
    VAL_EACH(it, val_get(r->c->mappings, STR("rules")))
    *vec_push(r->arena, &docs) = it.value;
    for (size_t i = 0; i < docs.n; i++)
        if (!is_clear(docs.at[i]))
            return;
    struct mapping *m = mapping_new(r->arena, docs.at, docs.n);
    for (size_t i = 0; i < mapping_rule_count(m); i++)
        if (is_route(mapping_rule_at(m, i)))
            keep_route(r, t, m, mapping_rule_at(m, i));
    rules_keep_tables(r, m, t);
}

/* Whether a database of the task has a name that others may have too. */
static bool is_of_named(const struct rules_task *t)
{
    return t->source.len || t->target.len;
}

/* Counts a task that prevents loops, which will be the next of the list.
 * Whether it may be one of a pair: of more than two none is. */
static bool count_preventing(struct rules_together *t, struct span at)
{
    struct arena *a = t->fs->arena;
    struct str folder = file_folder(str_of(span_outer(at).text->name));
    struct preventing *p = map_get(t->folders, folder);
    if (!p) {
        p = ARENA_NEW(a, struct preventing);
        *map_put(t->folders, str_copy(a, folder)) = p;
    }
    *(p->n ? &p->second : &p->first) = t->tasks.n;
    return ++p->n <= 2;
}

void rules_together_add(struct rules_together *t, const struct rules_context *c,
                        const struct rules_ends *ends, struct arena *scratch)
{
    struct rules r = {.c = c, .arena = scratch, .fs = t->fs};
    bool pair =
        rules_on(&r, LOOPBACK, ENABLE, -1) && count_preventing(t, ends->at);
    /* Nothing holds others together. */
    if (!pair && !ends->source.len && !ends->target.len)
        return;
    struct rules_task *task = vec_push(t->fs->arena, &t->tasks);
    *task = (struct rules_task){
        .name = kept(&r, ends->name),
        .place = finding_place(t->fs, ends->at),
        .source = kept(&r, ends->source),
        .target = kept(&r, ends->target),
        .target_engine = c->target,
        .type = c->type,
    };
    task->type_at = place_at(&r, c->type_at, &task->place);
    keep_settings(&r, task, ends->whole);
    keep_routes(&r, task);
}

/* ── Two tasks that write one table ──────────────────────────────────── */

static bool loads(const struct rules_task *t)
{
    return t->type == TASK_FULL_LOAD || t->type == TASK_FULL_LOAD_AND_CDC;
}

static bool is_same(const struct rules_route *a, const struct rules_route *b)
{
    return str_eq(a->target_schema, b->target_schema) &&
           str_eq(a->target_table, b->target_table);
}

/* What A and B both write: a task that drops or truncates it takes away what
 * the other loaded. The same rows loaded by two tasks are another's trial, and
 * a load beside a capture of changes is one migration in two tasks. */
static void check_reset(struct findings *fs, const struct rules_task *a,
                        const struct rules_task *b, const struct rules_route *x,
                        const struct rules_route *y)
{
    bool shares =
        (a->source.len && b->source.len && !str_eq(a->source, b->source)) ||
        (x->filtered && y->filtered);
    if (!a->resets || !shares)
        return;
    struct finding *f = finding_add_at(
        fs, FINDING_CROSS_DESTRUCTIVE_RELOAD, &a->resets_at,
        "loading '%.*s.%.*s' takes away what '%.*s' wrote into it",
        STR_ARG(x->target_schema), STR_ARG(x->target_table), STR_ARG(b->name));
    finding_help(fs, f,
                 "write \"DO_NOTHING\", and empty the table once by "
                 "hand before both tasks start");
    finding_related_at(fs, f, &y->place, "the other task selects it here");
}

/* The task of Y loads what A, by X, loads into the same place. */
static void check_s3(struct findings *fs, const struct rules_task *a,
                     const struct rules_route *x, const struct rules_route *y)
{
    if (x->filtered || y->filtered)
        return;
    struct finding *f = finding_add_at(
        fs, FINDING_CROSS_S3_SAME_FOLDER, &y->place,
        "'%.*s' loads '%.*s.%.*s' into the same folder of S3", STR_ARG(a->name),
        STR_ARG(x->target_schema), STR_ARG(x->target_table));
    finding_help(fs, f,
                 "give one of the tasks an endpoint with another "
                 "BucketFolder, or leave the table to one of them");
    finding_related_at(fs, f, &x->place, "the other task selects it here");
}

static void check_routes(struct findings *fs, const struct rules_task *a,
                         const struct rules_task *b)
{
    bool s3 = a->target_engine && str_is(a->target_engine->name, "s3");
    for (size_t i = 0; i < a->routes.n; i++)
        for (size_t j = 0; j < b->routes.n; j++) {
            const struct rules_route *x = &a->routes.at[i];
            const struct rules_route *y = &b->routes.at[j];
            if (!is_same(x, y))
                continue;
            if (s3) {
                check_s3(fs, a, x, y);
                return;
            }
            check_reset(fs, a, b, x, y);
            check_reset(fs, b, a, y, x);
        }
}

/* ── Which tasks belong together ─────────────────────────────────────── */

static bool is_named(struct str a, struct str b)
{
    return a.len && str_eq(a, b);
}

/* Whether both are one document, met where it lies and where it is used. */
static bool is_one_document(const struct rules_task *a,
                            const struct rules_task *b)
{
    const struct place *x = &a->loopback_at, *y = &b->loopback_at;
    return x->off == y->off && strcmp(x->file, y->file) == 0;
}

static void check_named(const struct rules_together *t,
                        const struct rules_task *a, const struct rules_task *b,
                        struct arena *scratch)
{
    if (is_named(a->source, b->source) && is_named(a->target, b->target)) {
        rules_check_split(t->fs, a, b, scratch);
        rules_check_split(t->fs, b, a, scratch);
    }
    if (is_named(a->target, b->target) && loads(a) && loads(b))
        check_routes(t->fs, a, b);
    if (is_named(a->source, b->target) && is_named(a->target, b->source))
        rules_check_pair(t->fs, a, b);
}

/* Those whose databases have a name: of the many settings that lie in a folder
 * alone nobody knows whose they are. */
static void check_all_named(const struct rules_together *t, struct arena *a)
{
    VEC(const struct rules_task *) named = {0};
    for (size_t i = 0; i < t->tasks.n; i++)
        if (is_of_named(&t->tasks.at[i]))
            *vec_push(a, &named) = &t->tasks.at[i];
    for (size_t i = 0; i < named.n; i++)
        for (size_t j = i + 1; j < named.n; j++)
            check_named(t, named.at[i], named.at[j], a);
}

/* Two tasks alone in a folder that prevent loops are a pair, though nothing
 * says of which databases. */
static void check_lone_pairs(const struct rules_together *t)
{
    for (size_t i = 0; i < map_count(t->folders); i++) {
        const struct preventing *p = map_at(t->folders, i)->value;
        if (p->n != 2)
            continue;
        const struct rules_task *a = &t->tasks.at[p->first];
        const struct rules_task *b = &t->tasks.at[p->second];
        if (!a->source.len && !b->source.len && !is_one_document(a, b))
            rules_check_pair(t->fs, a, b);
    }
}

void rules_together_watch(struct rules_together *t, const struct text *file,
                          const struct host_search *found)
{
    rules_watch_file(t->fs, &t->watch, file, found);
}

void rules_together_check(const struct rules_together *t)
{
    rules_check_watch(t->fs, &t->watch);
    struct arena *scratch = arena_new();
    check_all_named(t, scratch);
    check_lone_pairs(t);
    arena_free(scratch);
}
