#include <ctype.h>

#include "base/map.h"
#include "dms/wildcard.h"
#include "rules/rules.h"

static bool selects(const struct rules_item *item)
{
    return item->located && item->rule->type == MAPPING_SELECTION &&
           item->rule->action != MAPPING_NO_ACTION;
}

static bool excludes(const struct rules_item *item)
{
    return selects(item) && item->rule->action == MAPPING_EXCLUDE;
}

/* Sources may have an escape character (escapeCharacter of Oracle). */
static bool is_escaped(struct str pattern, size_t at)
{
    return at && strchr("#\\!/^~@$", pattern.ptr[at - 1]);
}

/* PATTERN with each '_' outside brackets written as "[_]". */
static struct str bracketed(struct arena *a, struct str pattern)
{
    char *out = arena_alloc(a, pattern.len * 3 + 1);
    size_t n = 0;
    bool within = false;
    for (size_t i = 0; i < pattern.len; i++) {
        char c = pattern.ptr[i];
        within = c == '[' || (within && c != ']');
        if (c == '_' && !within && !is_escaped(pattern, i)) {
            memcpy(out + n, "[_]", 3);
            n += 3;
        } else {
            out[n++] = c;
        }
    }
    return (struct str){out, n};
}

static void one_underscore(struct rules *r, struct val v)
{
    struct str pattern = val_str(v);
    if (!str_contains(pattern, STR("%")) || !str_contains(pattern, STR("_")))
        return;
    struct str exact = bracketed(r->arena, pattern);
    if (exact.len == pattern.len)
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_UNDERSCORE_IS_WILDCARD, v,
        "the '_' in '%.*s' stands for any character", STR_ARG(pattern));
    rules_help(r, f, "write \"%.*s\" if an underscore is meant",
               STR_ARG(exact));
}

static void underscore(struct rules *r, const struct rules_item *item)
{
    if (!selects(item) || item->rule->action == MAPPING_EXPLICIT)
        return;
    one_underscore(r, item->schema);
    one_underscore(r, item->table);
}

static bool all_lower(struct str s)
{
    bool letters = false;
    for (size_t i = 0; i < s.len; i++) {
        if (isupper((unsigned char)s.ptr[i]))
            return false;
        letters |= islower((unsigned char)s.ptr[i]) != 0;
    }
    return letters;
}

static void upper_case(struct rules *r, const struct rules_item *item)
{
    struct val v = item->schema;
    if (!selects(item) || !rules_engine(r->c->source, "oracle db2 db2-zos"))
        return;
    if (!all_lower(val_str(v)))
        v = item->table;
    if (!all_lower(val_str(v)))
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_ORACLE_DB2_CASE, v,
        "names in %.*s are upper case unless they were made in quotes, and "
        "'%.*s' matches those only",
        STR_ARG(r->c->source->words), STR_ARG(val_str(v)));
    char *upper = str_z(r->arena, val_str(v));
    for (char *p = upper; *p; p++)
        *p = (char)toupper((unsigned char)*p);
    rules_help(r, f, "write \"%s\"", upper);
    rules_fix_string(r, f, v, str_of(upper));
}

static void same_twice(struct rules *r)
{
    struct map *seen = map_new(r->arena);
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_item *item = &r->items[i];
        if (!selects(item))
            continue;
        const struct mapping_rule *m = item->rule;
        unsigned kind = 4u * excludes(item) + 2u * m->views + m->tables;
        struct str key = rules_key(r, kind, m->schema, m->table, STR(""));
        void **slot = map_put(seen, key);
        const struct rules_item *first = *slot;
        if (!first) {
            *slot = (void *)item;
            continue;
        }
        struct finding *f =
            rules_report(r, FINDING_MAPPING_DEAD_SELECTION,
                         val_get(item->rule->origin, STR("object-locator")),
                         "another rule %s the same tables already",
                         excludes(item) ? "excludes" : "includes");
        rules_help(r, f,
                   item->rule->filter_count
                       ? "write all filters into one of the two rules"
                       : "remove one of the two rules");
        rules_related(r, f, val_get(first->rule->origin, STR("object-locator")),
                      "here");
    }
}

static bool takes_type(const struct rules_item *exclude,
                       const struct rules_item *include)
{
    return (!include->rule->tables || exclude->rule->tables) &&
           (!include->rule->views || exclude->rule->views);
}

static void all_excluded(struct rules *r, const struct rules_item *include)
{
    if (!include->located || !rules_takes(include))
        return;
    for (size_t i = 0; i < r->drop_count; i++) {
        const struct rules_item *out = r->drops[i];
        if (!takes_type(out, include) || !rules_cover(out, include))
            continue;
        struct finding *f =
            rules_report(r, FINDING_MAPPING_DEAD_SELECTION,
                         val_get(include->rule->origin, STR("object-locator")),
                         "another rule excludes all that this one includes");
        rules_help(r, f, "remove one of the two, or exclude less");
        rules_related(r, f, val_get(out->rule->origin, STR("object-locator")),
                      "all of it is excluded here");
        return;
    }
}

static void needless_exclude(struct rules *r, const struct rules_item *item)
{
    if (!excludes(item) || !r->complete || !r->take_count ||
        rules_included(r, item))
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_DEAD_SELECTION,
                     val_get(item->rule->origin, STR("object-locator")),
                     "this excludes tables that no rule includes");
    rules_help(r, f,
               "check the spelling of schema and table, letter case included, "
               "or remove the rule");
}

static void view_in_cdc(struct rules *r, const struct rules_item *item)
{
    if (!rules_captures(r) || !rules_takes(item) || !item->rule->views)
        return;
    struct val v = val_path(item->rule->origin, "object-locator", "table-type",
                            (char *)NULL);
    if (!rules_known(v) || !rules_among(val_str(v), "view all"))
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_VIEW_IN_CDC, v,
                     "views can be copied by full-load tasks only, since "
                     "nothing logs their changes");
    rules_help(r, f,
               "write \"table\", and load the views in a task of their own");
}

static void load_order(struct rules *r, const struct rules_item *item)
{
    if (item->rule->type != MAPPING_SELECTION)
        return;
    struct val v = val_get(item->rule->origin, STR("load-order"));
    if (!rules_known(v))
        return;
    struct finding *f = NULL;
    if (item->rule->action == MAPPING_EXCLUDE)
        f = rules_report(r, FINDING_MAPPING_LOAD_ORDER_IGNORED, v,
                         "tables that are excluded are not loaded in any "
                         "order");
    else if (r->c->type == TASK_CDC)
        f = rules_report(r, FINDING_MAPPING_LOAD_ORDER_IGNORED, v,
                         "a cdc task loads no tables, so they have no load "
                         "order");
    rules_help(r, f, "remove it");
}

static rules_fn *const all[] = {same_twice};

static rules_item_fn *const each[] = {
    underscore,       upper_case,  all_excluded,
    needless_exclude, view_in_cdc, load_order,
};

const struct rules_part rules_mappings_selection = {all, COUNT_OF(all), each,
                                                    COUNT_OF(each)};
