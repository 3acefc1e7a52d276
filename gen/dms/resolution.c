#include "dms/resolution.h"

#include <assert.h>
#include <stdlib.h>

#include "base/map.h"
#include "dms/wildcard.h"

static const char *const use_names[RULE_USE_COUNT] = {
    [RULE_USED] = "used",
    [RULE_MATCHES_NOTHING] = "matches-nothing",
    [RULE_ALL_EXCLUDED] = "all-excluded",
    [RULE_NOTHING_INCLUDED] = "nothing-included",
    [RULE_NOTHING_SELECTED] = "nothing-selected",
    [RULE_BEATEN] = "beaten",
    [RULE_NOT_JUDGED] = "not-judged",
};

const char *rule_use_name(enum rule_use use)
{
    assert(use < RULE_USE_COUNT);
    return use_names[use];
}

/* A table on its way: what was found out for it, told to its rules. */
struct telling {
    struct resolution *res;
    struct mapping_choice choice;
    const struct target_table *to; /* NULL if it is not selected */
};

/* The column rule that took effect where R, another one, matched too; NULL if
 * there is none, since R took effect itself or no column is left to it. */
static const struct mapping_rule *beater(const struct mapping_rule *r,
                                         const struct target_table *to,
                                         bool *effect)
{
    const struct mapping_rule *first = NULL;
    for (size_t i = 0; i < to->column_count; i++) {
        const struct target_column *c = &to->columns[i];
        struct str name = to->source->columns[c->source].name;
        if (!wildcard_match(r->column, name))
            continue;
        *effect |= c->by == r || c->type_by == r;
        const struct mapping_rule *by =
            r->action == MAPPING_CHANGE_DATA_TYPE ? c->type_by : c->by;
        first = first ? first : by;
    }
    for (size_t i = 0; i < to->removed_count; i++) {
        const struct removed_column *c = &to->removed[i];
        struct str name = to->source->columns[c->source].name;
        if (!wildcard_match(r->column, name))
            continue;
        *effect |= c->by == r;
        first = first ? first : c->by;
    }
    return first;
}

/* Of actions that do not exclude each other each takes effect. */
static bool has_rivals(enum mapping_action action)
{
    return (action >= MAPPING_RENAME && action <= MAPPING_REMOVE_COLUMN) ||
           action == MAPPING_CHANGE_DATA_TYPE;
}

/* Whether a transformation took effect on a selected table. */
static bool transformed(struct resolved_rule *rr, const struct target_table *to)
{
    const struct mapping_rule *r = rr->rule, *by = NULL;
    bool effect = false;
    if (!has_rivals(r->action))
        return true;
    if (r->object == MAPPING_COLUMN)
        by = beater(r, to, &effect);
    else
        by = r->object == MAPPING_SCHEMA ? to->schema_by : to->name_by;
    effect |= by == r;
    if (!effect && !rr->beaten_by)
        rr->beaten_by = by;
    return effect;
}

static void tell(void *context, size_t i)
{
    struct telling *t = context;
    struct resolved_rule *rr = &t->res->rules[i];
    bool effect;
    if (rr->rule->action == MAPPING_EXCLUDE)
        effect = t->choice.included != NULL;
    else if (!t->to || rr->rule->type != MAPPING_TRANSFORMATION)
        effect = t->to != NULL;
    else
        effect = transformed(rr, t->to);
    rr->matched++;
    rr->affected += effect;
}

static enum rule_use use_of(const struct resolved_rule *rr)
{
    enum mapping_rule_type type = rr->rule->type;
    if (rr->affected)
        return RULE_USED;
    if (type > MAPPING_TABLE_SETTINGS ||
        rr->rule->object == MAPPING_OTHER_OBJECT)
        return RULE_NOT_JUDGED;
    if (!rr->matched)
        return RULE_MATCHES_NOTHING;
    if (type == MAPPING_SELECTION)
        return rr->rule->action == MAPPING_EXCLUDE ? RULE_NOTHING_INCLUDED
                                                   : RULE_ALL_EXCLUDED;
    return rr->beaten_by ? RULE_BEATEN : RULE_NOTHING_SELECTED;
}

static int in_load_order(const void *x, const void *y)
{
    const struct target_table *a = *(const struct target_table *const *)x;
    const struct target_table *b = *(const struct target_table *const *)y;
    int64_t m = a->selected_by->load_order, n = b->selected_by->load_order;
    if (m != n)
        return m > n ? -1 : 1;
    int schema = str_cmp(a->source->schema, b->source->schema);
    return schema ? schema : str_cmp(a->source->name, b->source->name);
}

/* Schema and name with a NUL between them, which is in no name. */
static struct str target_key(struct arena *a, const struct target_table *t)
{
    size_t size = t->schema.len + 1 + t->name.len;
    char *key = arena_alloc(a, size);
    if (t->schema.len)
        memcpy(key, t->schema.ptr, t->schema.len);
    if (t->name.len)
        memcpy(key + t->schema.len + 1, t->name.ptr, t->name.len);
    return (struct str){key, size};
}

static void find_clashes(struct resolution *res, struct arena *a)
{
    struct map *seen = map_new(a);
    for (size_t i = 0; i < res->tables.n; i++) {
        const struct target_table *t = res->tables.at[i];
        void **slot = map_put(seen, target_key(a, t));
        if (*slot)
            *vec_push(a, &res->clashes) = (struct clash){*slot, t};
        else
            *slot = (void *)t;
    }
}

/* Whether it is left for its type alone. */
static bool would_be_included(const struct mapping *m, const struct table *t)
{
    struct table other = *t;
    other.view = !t->view;
    return mapping_choose(m, &other).included != NULL;
}

static void resolve_one(struct resolution *res, struct arena *a,
                        const struct mapping *m, const struct table *t,
                        struct str default_schema)
{
    struct telling telling = {.res = res, .choice = mapping_choose(m, t)};
    if (telling.choice.included && !telling.choice.excluded) {
        telling.to = mapping_resolve(m, a, t, default_schema);
        *vec_push(a, &res->tables) = telling.to;
    } else {
        bool included = telling.choice.included != NULL;
        *vec_push(a, &res->left) = (struct left_table){
            .table = t,
            .excluded = telling.choice.excluded,
            .included = included,
            .by_type = !included && would_be_included(m, t),
        };
    }
    mapping_matching(m, t, tell, &telling);
}

struct resolution *resolution_make(struct arena *a, const struct mapping *m,
                                   const struct table *tables, size_t count,
                                   struct str default_schema)
{
    struct resolution *res = ARENA_NEW(a, struct resolution);
    res->count = count;
    res->rule_count = mapping_rule_count(m);
    res->rules = ARENA_ARRAY(a, struct resolved_rule, res->rule_count);
    for (size_t i = 0; i < res->rule_count; i++)
        res->rules[i].rule = mapping_rule_at(m, i);
    for (size_t i = 0; i < count; i++)
        resolve_one(res, a, m, &tables[i], default_schema);
    for (size_t i = 0; i < res->rule_count; i++)
        res->rules[i].use = use_of(&res->rules[i]);
    if (res->tables.n)
        qsort(res->tables.at, res->tables.n, sizeof *res->tables.at,
              in_load_order);
    find_clashes(res, a);
    return res;
}
