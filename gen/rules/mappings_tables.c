/* table-settings: how one table is loaded in parallel. */
#include "base/map.h"
#include "rules/rules.h"
#include "tree/number.h"

/* From "Table and collection settings rules and operations". */
#define SOURCES                                                                \
    ENGINES_SQLSERVER " " ENGINES_MYSQL " " ENGINES_POSTGRES                   \
                      " oracle db2 sybase mongodb docdb"
#define TARGETS                                                                \
    ENGINES_MYSQL " " ENGINES_POSTGRES " " ENGINES_REDSHIFT                    \
                  " oracle sqlserver s3 sybase mongodb docdb db2"

static struct val load_of(const struct rules_item *item)
{
    if (item->rule->type != MAPPING_TABLE_SETTINGS)
        return val_none();
    struct val v = mapping_part(item->rule, MAPPING_PART_PARALLEL_LOAD);
    return rules_known(v) && val_is(v, NODE_OBJECT) ? v : val_none();
}

static struct finding *wrong_type(struct rules *r, struct val type)
{
    struct str name = val_str(type);
    const struct engine *source = r->c->source;
    if (rules_engine(source, ENGINES_POSTGRES) && !str_is(name, "ranges"))
        return rules_report(r, FINDING_MAPPING_PARALLEL_LOAD_ENGINE, type,
                            "tables of %.*s are loaded in parallel by ranges "
                            "only",
                            STR_ARG(source->words));
    if (rules_engine_not(source, "oracle") &&
        str_is(name, "subpartitions-auto"))
        return rules_report(r, FINDING_MAPPING_PARALLEL_LOAD_ENGINE, type,
                            "only Oracle has subpartitions, and the source is "
                            "%.*s",
                            STR_ARG(source->words));
    return NULL;
}

static struct finding *wrong_engine(struct rules *r, struct val type)
{
    const struct engine *e = NULL;
    if (rules_engine_not(r->c->source, SOURCES))
        e = r->c->source;
    else if (rules_engine_not(r->c->target, TARGETS))
        e = r->c->target;
    if (!e)
        return NULL;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_PARALLEL_LOAD_ENGINE, type,
        "parallel load does not work with %.*s", STR_ARG(e->words));
    if (f)
        f->severity = SEVERITY_WARNING;
    return f;
}

static void engine(struct rules *r, const struct rules_item *item)
{
    struct val type = val_get(load_of(item), STR("type"));
    if (!rules_known(type) || str_is(val_str(type), "none"))
        return;
    struct finding *f = wrong_type(r, type);
    if (f) {
        rules_help(r, f,
                   "write \"ranges\" with \"columns\" and \"boundaries\"");
        return;
    }
    f = wrong_engine(r, type);
    rules_help(r, f, "remove \"parallel-load\"");
}

static bool arity(struct rules *r, struct val columns, struct val boundaries)
{
    bool good = true;
    VAL_EACH(it, boundaries)
    {
        if (!rules_known(it.value) || !val_is(it.value, NODE_ARRAY) ||
            val_count(it.value) == val_count(columns))
            continue;
        good = false;
        struct finding *f = rules_report(
            r, FINDING_MAPPING_PARALLEL_LOAD_RANGES, it.value,
            "this boundary has %u value%s, and there %s %u column%s",
            val_count(it.value), val_count(it.value) == 1 ? "" : "s",
            val_count(columns) == 1 ? "is" : "are", val_count(columns),
            val_count(columns) == 1 ? "" : "s");
        rules_help(r, f, "write one value for each column");
        rules_related(r, f, columns, "the columns");
    }
    return good;
}

/* Digits may be text to the source, which sorts them otherwise: only what is
 * out of order in both ways is. */
static int order(struct val a, struct val b)
{
    struct str x = val_str(a), y = val_str(b);
    uint64_t n, m;
    int text = str_cmp(x, y);
    if (text == 0)
        return 0;
    bool numbers = str_to_u64(x, &n) && str_to_u64(y, &m);
    if (!numbers)
        return -1;
    return text > 0 && n > m ? 1 : -1;
}

static void ascending(struct rules *r, struct val boundaries)
{
    struct val last = val_none();
    VAL_EACH(it, boundaries)
    {
        struct val v = it.value, one = val_item(v, 0);
        bool equal = val_exists(last) && val_equal(last, v);
        bool above = val_exists(last) && val_count(v) == 1 &&
                     rules_known(one) && rules_known(val_item(last, 0)) &&
                     order(val_item(last, 0), one) > 0;
        if (equal || above) {
            struct finding *f = rules_report(
                r, FINDING_MAPPING_PARALLEL_LOAD_RANGES, v,
                equal ? "this boundary is the one before it"
                      : "this boundary is below the one before it");
            rules_help(r, f,
                       equal ? "remove it"
                             : "write the boundaries in ascending order");
            rules_related(r, f, last, "the one before");
        }
        last = v;
    }
}

static void segment_names(struct rules *r, struct val load, struct val bounds)
{
    struct val names = val_get(load, STR("segment-names"));
    if (!rules_known(names) || val_count(names) == val_count(bounds) + 1)
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_PARALLEL_LOAD_RANGES, names,
        "%u boundaries make %u segments, and there are %u names",
        val_count(bounds), val_count(bounds) + 1, val_count(names));
    rules_help(r, f, "write one name for each segment");
}

static void ranges(struct rules *r, const struct rules_item *item)
{
    struct val load = load_of(item);
    if (!val_exists(load))
        return;
    struct val columns = val_get(load, STR("columns"));
    struct val boundaries = val_get(load, STR("boundaries"));
    if (!str_is(val_str(val_get(load, STR("type"))), "ranges") ||
        !rules_known(columns) || !rules_known(boundaries) ||
        !val_is(columns, NODE_ARRAY) || !val_count(columns) ||
        !val_count(boundaries))
        return;
    if (arity(r, columns, boundaries))
        ascending(r, boundaries);
    segment_names(r, load, boundaries);
}

/* A name that stands twice in a list of names. */
static void named_twice(struct rules *r, struct val list, const char *what)
{
    struct map *seen = map_new(r->arena);
    VAL_EACH(it, list)
    {
        if (!rules_known(it.value) || !val_is(it.value, NODE_STRING))
            continue;
        void **slot = map_put(seen, val_str(it.value));
        if (!*slot) {
            struct val *first = ARENA_NEW(r->arena, struct val);
            *first = it.value;
            *slot = first;
            continue;
        }
        struct finding *f =
            rules_report(r, FINDING_MAPPING_PARALLEL_LOAD_RANGES, it.value,
                         "the %s '%.*s' stands twice in this list", what,
                         STR_ARG(val_str(it.value)));
        rules_help(r, f, "remove one of the two");
        rules_related(r, f, *(struct val *)*slot, "it is first here");
    }
}

static void names_of(struct rules *r, const struct rules_item *item)
{
    struct val load = load_of(item);
    if (!val_exists(load))
        return;
    named_twice(r, val_get(load, STR("columns")), "column");
    named_twice(r, val_get(load, STR("partitions")), "partition");
    named_twice(r, val_get(load, STR("subpartitions")), "subpartition");
}

static rules_item_fn *const each[] = {engine, ranges, names_of};

const struct rules_part rules_mappings_tables = {NULL, 0, each, COUNT_OF(each),
                                                 RULES_OF(TABLE_SETTINGS)};
