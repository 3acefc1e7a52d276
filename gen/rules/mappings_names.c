/* Transformations: whether they meet anything, and whether several objects
 * come out with one name. */
#include <stdio.h>

#include "base/map.h"
#include "dms/wildcard.h"
#include "rules/catalogue.h"
#include "rules/rules.h"

/* A rule for a schema is about all of its tables. */
static bool is_included(const struct rules *r, const struct rules_item *item)
{
    if (item->rule->type != MAPPING_TRANSFORMATION ||
        item->rule->object != MAPPING_SCHEMA)
        return rules_included(r, item);
    for (size_t i = 0; i < r->take_count; i++)
        if (wildcard_overlap(r->takes[i]->rule->schema, item->rule->schema))
            return true;
    return false;
}

static bool names_tables(const struct rules_item *item)
{
    if (!item->located || !val_exists(item->schema))
        return false;
    if (item->rule->type == MAPPING_SELECTION)
        return false;
    if (item->rule->type != MAPPING_TRANSFORMATION)
        return val_exists(item->table);
    return item->rule->object == MAPPING_SCHEMA ||
           ((item->rule->object == MAPPING_TABLE ||
             item->rule->object == MAPPING_COLUMN) &&
            val_exists(item->table));
}

static const struct rules_item *but_for_case(const struct rules *r,
                                             const struct rules_item *item)
{
    for (size_t i = 0; i < r->take_count; i++) {
        const struct rules_item *in = r->takes[i];
        if (str_eq_nocase(in->rule->schema, item->rule->schema))
            return in;
    }
    return NULL;
}

/* Rules about one table that nothing includes: one mistake. */
struct orphans {
    const struct rules_item *first;
    unsigned count;
};

static void report_orphans(struct rules *r, const struct orphans *o)
{
    const struct rules_item *item = o->first;
    char others[48] = "";
    if (o->count > 1)
        snprintf(others, sizeof others, " and %u other%s", o->count - 1,
                 o->count > 2 ? "s are" : " are");
    struct finding *f =
        rules_report(r, FINDING_MAPPING_ORPHAN_TRANSFORMATION,
                     mapping_part(item->rule, MAPPING_PART_LOCATOR),
                     "this rule%s about tables that no rule includes",
                     o->count > 1 ? others : " is");
    const struct rules_item *near = but_for_case(r, item);
    if (near && !str_eq(near->rule->schema, item->rule->schema))
        rules_help(r, f, "did you mean the schema \"%.*s\"? case counts",
                   STR_ARG(near->rule->schema));
    if (near && !str_eq(near->rule->schema, item->rule->schema))
        rules_fix_string(r, f, item->schema, near->rule->schema);
    else
        rules_help(r, f,
                   "check the spelling of schema and table, letter case "
                   "included, or remove the rule");
    if (near)
        rules_related(r, f, near->schema, "what is included");
}

static void orphans(struct rules *r)
{
    struct map *tables = map_new(r->arena);
    VEC(struct orphans *) found = {0};
    if (!r->complete || !r->take_count || rules_resolution(r))
        return; /* with tables, catalogue_selection.c says more */
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_item *item = &r->items[i];
        if (!names_tables(item) || is_included(r, item) ||
            (r->tables && !rules_matched(r, item)->n))
            continue;
        void **slot = map_put(tables, rules_key(r, 0, item->rule->schema,
                                                item->rule->table, STR("")));
        if (!*slot) {
            *slot = ARENA_NEW(r->arena, struct orphans);
            ((struct orphans *)*slot)->first = item;
            *vec_push(r->arena, &found) = *slot;
        }
        ((struct orphans *)*slot)->count++;
    }
    for (size_t i = 0; i < found.n; i++)
        report_orphans(r, found.at[i]);
}

static bool renames(const struct rules_item *item, enum mapping_object object)
{
    const struct mapping_rule *m = item->rule;
    return item->located && m->type == MAPPING_TRANSFORMATION &&
           m->action == MAPPING_RENAME && m->object == object &&
           rules_known(mapping_part(m, MAPPING_PART_VALUE)) && m->value.len &&
           !val_str(mapping_part(m, MAPPING_PART_EXPRESSION)).len;
}

/* How many tables a rule renames, as far as the selection says: 2 stands for
 * surely more than one, 1 for maybe, 0 for one or none. */
static int tables_of(const struct rules *r, const struct rules_item *item)
{
    struct str named = {0};
    bool maybe = false;
    for (size_t i = 0; i < r->take_count; i++) {
        const struct rules_item *in = r->takes[i];
        if (!in->located || !rules_meet(in, item))
            continue;
        if (str_is(in->rule->table, "%") && str_is(item->rule->table, "%"))
            return 2;
        if (rules_broad(in->rule->table)) {
            maybe = true;
            continue;
        }
        if (named.len && !str_eq(named, in->rule->table))
            return 2;
        named = in->rule->table;
    }
    return maybe;
}

static void collapse(struct rules *r, const struct rules_item *item)
{
    bool table = renames(item, MAPPING_TABLE) && rules_broad(item->rule->table);
    bool column =
        renames(item, MAPPING_COLUMN) && rules_broad(item->rule->column);
    int many = 0;
    if (table)
        many = tables_of(r, item);
    else if (column)
        many = str_is(item->rule->column, "%") ? 2 : 1;
    if (!many)
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_RENAME_COLLAPSE,
                     mapping_part(item->rule, MAPPING_PART_VALUE),
                     "every %s that '%.*s' matches becomes the one '%.*s'",
                     table ? "table" : "column",
                     STR_ARG(table ? item->rule->table : item->rule->column),
                     STR_ARG(item->rule->value));
    rules_help(r, f,
               "write one rule for each %s, or use \"add-prefix\" or "
               "\"replace-prefix\"",
               table ? "table" : "column");
    if (f && many == 1)
        f->severity = SEVERITY_WARNING;
}

/* Tables of shards are merged on purpose; where a load empties the target
 * first, one takes the other's rows. */
static bool merges(const struct rules *r)
{
    struct val mode =
        rules_setting(r, "FullLoadSettings", "TargetTablePrepMode");
    return !str_among(val_str(mode), "DROP_AND_CREATE TRUNCATE_BEFORE_LOAD");
}

/* The table that is included as SCHEMA.NAME, by that name, and keeps it; or
 * NULL. What a rule about it makes of it nobody asks here. */
static const struct rules_item *keeps_name(const struct rules *r,
                                           struct str schema, struct str name)
{
    const struct rules_item *found =
        map_get(r->taken, rules_key(r, 0, schema, name, STR("")));
    if (!found || !r->complete)
        return NULL;
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_item *item = &r->items[i];
        const struct mapping_rule *m = item->rule;
        bool table = m->type == MAPPING_TRANSFORMATION &&
                     m->object == MAPPING_TABLE &&
                     m->action != MAPPING_DEFINE_PRIMARY_KEY;
        bool out = m->type == MAPPING_SELECTION && m->action == MAPPING_EXCLUDE;
        if ((table || out) && (!item->located || rules_meet(item, found)))
            return NULL;
    }
    return found;
}

static void collide_with_kept(struct rules *r, const struct rules_item *item)
{
    const struct mapping_rule *m = item->rule;
    if (!renames(item, MAPPING_TABLE) || rules_broad(m->schema) ||
        rules_broad(m->table) || !rules_included(r, item) ||
        rules_resolution(r))
        return;
    const struct rules_item *kept = keeps_name(r, m->schema, m->value);
    if (!kept || str_eq(kept->rule->table, m->table))
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_TARGET_COLLISION,
        mapping_part(m, MAPPING_PART_VALUE),
        "the task copies another table '%.*s', and one would write into the "
        "other",
        STR_ARG(m->value));
    rules_help(r, f, "write another name, or rename the other table too");
    if (f && merges(r))
        f->severity = SEVERITY_WARNING;
    rules_related(r, f, kept->table, "it is included here");
}

/* The names that renamed tables and columns come out with. */
static void collide(struct rules *r, struct map *names,
                    const struct rules_item *item, enum mapping_object object)
{
    const struct mapping_rule *m = item->rule;
    bool column = object == MAPPING_COLUMN;
    if (!renames(item, object) || rules_broad(m->schema) ||
        rules_broad(m->table) || (column && rules_broad(m->column)))
        return;
    void **slot =
        map_put(names, rules_key(r, column, m->schema,
                                 column ? m->table : STR(""), m->value));
    const struct rules_item *first = *slot;
    if (!first) {
        *slot = (void *)item;
        return;
    }
    struct str was = column ? first->rule->column : first->rule->table;
    if (str_eq(was, column ? m->column : m->table))
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_TARGET_COLLISION,
                     mapping_part(m, MAPPING_PART_VALUE),
                     "'%.*s' is what '%.*s' is renamed to already",
                     STR_ARG(m->value), STR_ARG(was));
    rules_help(r, f, "write another name");
    if (f && !column && merges(r))
        f->severity = SEVERITY_WARNING;
    rules_related(r, f, mapping_part(first->rule, MAPPING_PART_VALUE),
                  "it is taken here");
}

static void target_collision(struct rules *r)
{
    if (rules_resolution(r))
        return; /* catalogue_names.c knows which tables there are */
    struct map *names = map_new(r->arena);
    for (size_t i = 0; i < r->n; i++) {
        collide(r, names, &r->items[i], MAPPING_TABLE);
        collide(r, names, &r->items[i], MAPPING_COLUMN);
    }
}

/* ---- schemas that become one ---- */

enum { SCHEMA_RENAMES_MAX = 8 }; /* more are looked through for each table */

struct schema_renames {
    const struct rules_item *at[SCHEMA_RENAMES_MAX];
    size_t n;
};

/* The rules that rename schemas; false if others may change what comes of
 * them. */
static bool find_schema_renames(const struct rules *r, struct schema_renames *s)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_item *item = &r->items[i];
        const struct mapping_rule *m = item->rule;
        if (m->type != MAPPING_TRANSFORMATION || m->object == MAPPING_COLUMN ||
            m->action == MAPPING_DEFINE_PRIMARY_KEY)
            continue;
        if (!renames(item, MAPPING_SCHEMA) || s->n == SCHEMA_RENAMES_MAX)
            return false;
        s->at[s->n++] = item;
    }
    return s->n > 0;
}

/* The rule that renames the schema of a table: the one with the lowest id. */
static const struct rules_item *schema_rename(const struct schema_renames *s,
                                              struct str schema)
{
    for (size_t i = 0; i < s->n; i++)
        if (wildcard_match(s->at[i]->rule->schema, schema))
            return s->at[i];
    return NULL;
}

static void report_merged(struct rules *r, const struct rules_item *by,
                          const struct rules_item *a,
                          const struct rules_item *b)
{
    struct finding *f = rules_report(
        r, FINDING_MAPPING_TARGET_COLLISION,
        mapping_part(by->rule, MAPPING_PART_VALUE),
        "'%.*s.%.*s' and '%.*s.%.*s' both become '%.*s.%.*s', which the load "
        "of each empties",
        STR_ARG(a->rule->schema), STR_ARG(a->rule->table),
        STR_ARG(b->rule->schema), STR_ARG(b->rule->table),
        STR_ARG(by->rule->value), STR_ARG(b->rule->table));
    rules_help(r, f,
               "set \"TargetTablePrepMode\" to \"DO_NOTHING\" if their rows "
               "are to be in one table, or rename the schemas apart");
    rules_related(r, f, a->table, "the one");
    rules_related(r, f, b->table, "the other");
}

/* Rows of shards meet in one table on purpose, so that only a load which
 * empties it is a mistake. */
static void schemas_collide(struct rules *r)
{
    struct schema_renames s = {.n = 0};
    if (rules_resolution(r) || !r->complete || r->drop_count || merges(r) ||
        r->c->type == TASK_CDC || !find_schema_renames(r, &s))
        return;
    struct map *seen = map_new(r->arena);
    for (size_t i = 0; i < r->take_count; i++) {
        const struct rules_item *in = r->takes[i];
        if (!in->located || rules_broad(in->rule->schema) ||
            rules_broad(in->rule->table))
            continue;
        const struct rules_item *by = schema_rename(&s, in->rule->schema);
        if (!by)
            continue;
        void **slot = map_put(
            seen, rules_key(r, 0, by->rule->value, in->rule->table, STR("")));
        const struct rules_item *first = *slot;
        if (!first)
            *slot = (void *)in;
        else if (!str_eq(first->rule->schema, in->rule->schema))
            report_merged(r, by, first, in);
    }
}

static rules_fn *const all[] = {orphans, target_collision, schemas_collide};

static rules_item_fn *const each[] = {collapse, collide_with_kept};

const struct rules_part rules_mappings_names = {
    all, COUNT_OF(all), each, COUNT_OF(each), RULES_OF(TRANSFORMATION)};
