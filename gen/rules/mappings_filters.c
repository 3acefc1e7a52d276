#include "rules/rules.h"
#include "tree/number.h"

static struct val filters_of(const struct rules_item *item)
{
    if (!rules_takes(item) || !item->rule->filter_count)
        return val_none();
    struct val v = mapping_part(item->rule, MAPPING_PART_FILTERS);
    return rules_known(v) ? v : val_none();
}

static void wildcard(struct rules *r, const struct rules_item *item)
{
    struct val filters = filters_of(item);
    if (!val_count(filters) || !item->located)
        return;
    bool schema = str_contains(item->rule->schema, STR("%"));
    if (!schema && !str_contains(item->rule->table, STR("%")))
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_FILTER_WILDCARD, schema ? item->schema : item->table,
        "a rule with filters takes one table, named in full");
    rules_help(r, f, "write one rule for each table that is to be filtered");
    rules_related(r, f, filters, "the filters");
}

static void source(struct rules *r, const struct rules_item *item)
{
    struct val filters = filters_of(item);
    if (!val_count(filters) || !rules_engine(r->c->source, "mongodb docdb"))
        return;
    struct finding *f = rules_report(r, FINDING_MAPPING_FILTER_SOURCE, filters,
                                     "DMS filters no rows of %.*s",
                                     STR_ARG(r->c->source->words));
    rules_help(r, f, "remove the filters");
}

static bool is_negative(struct val condition)
{
    return str_among(val_str(val_get(condition, STR("filter-operator"))),
                     "noteq notbetween");
}

/* The conditions of a filter are joined by OR. */
static void negative(struct rules *r, struct val filter)
{
    struct val conditions = val_get(filter, STR("filter-conditions")), first;
    unsigned n = 0;
    if (!rules_known(conditions))
        return;
    VAL_EACH(it, conditions)
    {
        if (!is_negative(it.value))
            continue;
        if (n++ == 0) {
            first = it.value;
            continue;
        }
        struct finding *f = rules_report(
            r, FINDING_MAPPING_NEGATIVE_FILTER_MULTI,
            val_get(it.value, STR("filter-operator")),
            "conditions of one filter are joined by OR, so what one of these "
            "leaves out the other takes in");
        rules_help(r, f,
                   "write a filter of its own for each: filters are joined by "
                   "AND");
        rules_related(r, f, first, "the other one");
        return;
    }
}

static bool number(struct val v, struct str *out)
{
    *out = val_str(v);
    if (val_is(v, NODE_NUMBER))
        return true;
    uint64_t n;
    return val_is(v, NODE_STRING) && str_to_u64(*out, &n) &&
           (out->len == 1 || out->ptr[0] != '0');
}

/* 2026-01-31, with or without a time after it. */
static bool date(struct val v)
{
    struct str s = val_str(v);
    if (!val_is(v, NODE_STRING) || s.len < 10 || s.ptr[4] != '-' ||
        s.ptr[7] != '-')
        return false;
    for (size_t i = 0; i < 10; i++)
        if (i != 4 && i != 7 && (s.ptr[i] < '0' || s.ptr[i] > '9'))
            return false;
    return true;
}

static bool reversed(struct val low, struct val high)
{
    struct str a, b;
    if (number(low, &a) && number(high, &b))
        return number_compare(a, b) > 0;
    return date(low) && date(high) && str_cmp(val_str(low), val_str(high)) > 0;
}

static void bounds(struct rules *r, struct val condition)
{
    struct val low = val_get(condition, STR("start-value"));
    struct val high = val_get(condition, STR("end-value"));
    struct str op = val_str(val_get(condition, STR("filter-operator")));
    if (!str_among(op, "between notbetween") || !rules_known(low) ||
        !rules_known(high) || !reversed(low, high))
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_FILTER_BOUNDS_REVERSED, low,
                     "the range begins above its end, so %s row passes",
                     str_is(op, "between") ? "no" : "every");
    rules_help(r, f, "swap \"start-value\" and \"end-value\"");
    rules_related(r, f, high, "the end");
}

static void filters(struct rules *r, const struct rules_item *item)
{
    VAL_EACH(it, filters_of(item))
    {
        negative(r, it.value);
        VAL_EACH(condition, val_get(it.value, STR("filter-conditions")))
        {
            bounds(r, condition.value);
        }
    }
}

static rules_item_fn *const each[] = {wildcard, source, filters};

const struct rules_part rules_mappings_filters = {NULL, 0, each, COUNT_OF(each),
                                                  RULES_OF(SELECTION)};
