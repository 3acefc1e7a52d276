#include "base/map.h"
#include "rules/rules.h"

/* Whether of two rules for one object only one takes effect. */
static bool rival(const struct mapping_rule *a, const struct mapping_rule *b)
{
    if (mapping_is_structural(a->action))
        return mapping_is_structural(b->action);
    if (a->action != b->action)
        return false;
    return a->action == MAPPING_CHANGE_DATA_TYPE ||
           a->action == MAPPING_DEFINE_PRIMARY_KEY ||
           (a->action == MAPPING_ADD_COLUMN && str_eq(a->value, b->value));
}

/* What narrows a locator beyond its names. */
static bool is_narrow(const struct rules_item *item)
{
    return val_exists(mapping_part(item->rule, MAPPING_PART_COLUMN_TYPE)) ||
           val_exists(mapping_part(item->rule, MAPPING_PART_TABLE_TYPE));
}

static bool takes_over(const struct rules_item *first,
                       const struct rules_item *item)
{
    const struct mapping_rule *a = first->rule, *b = item->rule;
    bool schema = a->object == MAPPING_SCHEMA;
    bool column =
        a->object == MAPPING_COLUMN && a->action != MAPPING_ADD_COLUMN;
    if (!schema && rules_apart(first, item))
        return false;
    return a->object == b->object && rival(a, b) &&
           (schema || wildcard_cover(a->table, b->table)) &&
           wildcard_cover(a->schema, b->schema) &&
           (!column || wildcard_cover(a->column, b->column)) &&
           !is_narrow(first);
}

/* What a rule by name is found again by: its object, and its action as far as
 * others are its rivals. */
static struct str rival_key(const struct rules *r, const struct mapping_rule *m)
{
    bool schema = m->object == MAPPING_SCHEMA;
    unsigned kind =
        mapping_is_structural(m->action) ? MAPPING_RENAME : m->action;
    if (m->action == MAPPING_ADD_COLUMN)
        return rules_key(r, kind, m->schema, m->table, m->value);
    return rules_key(r, schema ? 0 : kind, m->schema,
                     schema ? STR("") : m->table, m->column);
}

static bool is_by_name(const struct mapping_rule *m)
{
    return !rules_broad(m->schema) && !rules_broad(m->table) &&
           !rules_broad(m->column);
}

static void report_shadowed(struct rules *r, const struct rules_item *item,
                            const struct rules_item *first)
{
    struct finding *f = rules_report(
        r, FINDING_MAPPING_DUPLICATE_TRANSFORMATION,
        mapping_part(item->rule, MAPPING_PART_ACTION),
        "rule %lld changes the same objects, and the lower rule-id wins: "
        "this never takes effect",
        (long long)first->rule->id);
    rules_help(r, f,
               "remove one of the two, or give the narrower one the lower "
               "rule-id");
    rules_related(r, f, mapping_part(first->rule, MAPPING_PART_ACTION),
                  "this takes effect");
}

static bool is_rule(const struct rules_item *item)
{
    return item->located && item->rule->type == MAPPING_TRANSFORMATION &&
           item->rule->object != MAPPING_OTHER_OBJECT &&
           item->rule->object != MAPPING_NO_OBJECT;
}

/* The rules of one kind of object that are not by name. */
struct broad {
    VEC(const struct rules_item *) list;
};

/* Items are in order of their ids. Of those by name only an equal one can be
 * a rival, so that long documents take no square of their length. */
static void shadowed(struct rules *r)
{
    struct map *by_name = map_new(r->arena);
    struct broad lists[MAPPING_OTHER_OBJECT] = {0};
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_item *item = &r->items[i], *first = NULL;
        if (!is_rule(item))
            continue;
        struct broad *broad = &lists[item->rule->object];
        for (size_t j = 0; j < broad->list.n && !first; j++)
            if (takes_over(broad->list.at[j], item))
                first = broad->list.at[j];
        if (is_by_name(item->rule)) {
            void **slot = map_put(by_name, rival_key(r, item->rule));
            const struct rules_item *same = *slot;
            if (same && !first && takes_over(same, item))
                first = same;
            if (!same)
                *slot = (void *)item;
        } else {
            *vec_push(r->arena, &broad->list) = item;
        }
        if (first)
            report_shadowed(r, item, first);
    }
}

/* A masked column has the type that it is masked in. */
static void masking_order(struct rules *r, const struct rules_item *mask)
{
    if (!mask->located || !mapping_is_masking(mask->rule->action))
        return;
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_item *item = &r->items[i];
        if (!item->located || item->rule->id <= mask->rule->id ||
            item->rule->action != MAPPING_CHANGE_DATA_TYPE ||
            !rules_meet(item, mask) ||
            !wildcard_overlap(item->rule->column, mask->rule->column))
            continue;
        struct finding *f = rules_report(
            r, FINDING_MAPPING_MASKING_ORDER,
            mapping_part(item->rule, MAPPING_PART_ID),
            "the type must change before the column is masked, by rule %lld",
            (long long)mask->rule->id);
        rules_help(r, f, "give this rule a rule-id below %lld",
                   (long long)mask->rule->id);
        rules_related(r, f, mask->rule->origin, "the column is masked here");
    }
}

static void special_char(struct rules *r, const struct rules_item *item)
{
    if (item->rule->type != MAPPING_TRANSFORMATION ||
        item->rule->object != MAPPING_COLUMN || !rules_known(item->column))
        return;
    struct str name = item->rule->column;
    for (size_t i = 0; i < name.len; i++) {
        if (!strchr("#\\/-", name.ptr[i]) || str_contains(name, STR("[")))
            continue;
        struct finding *f =
            rules_report(r, FINDING_MAPPING_SPECIAL_CHAR_COLUMN, item->column,
                         "AWS does not support transformations of columns "
                         "with '%c' in their name",
                         name.ptr[i]);
        rules_help(r, f, "rename the column on the source, or remove the rule");
        return;
    }
}

static void before_image_full_load(struct rules *r,
                                   const struct rules_item *item)
{
    if (item->rule->action != MAPPING_ADD_BEFORE_IMAGE_COLUMNS ||
        !rules_loads_only(r))
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_BEFORE_IMAGE_TARGET,
                     mapping_part(item->rule, MAPPING_PART_ACTION),
                     "a full-load task sees no changes, so there are no "
                     "before images");
    rules_help(r, f, "remove the rule");
}

static rules_fn *const all[] = {shadowed};

static rules_item_fn *const each[] = {
    masking_order,
    special_char,
    before_image_full_load,
};

const struct rules_part rules_mappings_transformation = {
    all, COUNT_OF(all), each, COUNT_OF(each), RULES_OF(TRANSFORMATION)};
