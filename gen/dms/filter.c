#include "dms/filter.h"

#include <assert.h>

static const struct {
    const char *name;
    enum filter_operator op;
} operators[] = {
    {"eq", FILTER_EQ},           {"noteq", FILTER_NOTEQ},
    {"gte", FILTER_GTE},         {"lte", FILTER_LTE},
    {"ste", FILTER_LTE},         {"between", FILTER_BETWEEN},
    {"null", FILTER_NULL},       {"notbetween", FILTER_NOTBETWEEN},
    {"notnull", FILTER_NOTNULL},
};

int filter_operator_by_name(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(operators); i++)
        if (str_is(name, operators[i].name))
            return (int)operators[i].op;
    return -1;
}

const char *filter_operator_name(enum filter_operator op)
{
    size_t i = 0;
    while (operators[i].op != op) {
        i++;
        assert(i < COUNT_OF(operators));
    }
    return operators[i].name;
}

static struct filter_condition read_condition(struct val v, int op)
{
    struct filter_condition c = {.op = (enum filter_operator)op};
    bool range = op == FILTER_BETWEEN || op == FILTER_NOTBETWEEN;
    c.low = val_str(val_get(v, range ? STR("start-value") : STR("value")));
    c.high = val_str(val_get(v, STR("end-value")));
    return c;
}

struct filter filter_read(struct arena *a, struct val v)
{
    struct filter f = {.column = val_str(val_get(v, STR("column-name")))};
    struct val conditions = val_get(v, STR("filter-conditions"));
    f.conditions =
        ARENA_ARRAY(a, struct filter_condition, val_count(conditions));
    VAL_EACH(it, conditions)
    {
        struct str name = val_str(val_get(it.value, STR("filter-operator")));
        int op = filter_operator_by_name(name);
        if (op >= 0)
            f.conditions[f.condition_count++] = read_condition(it.value, op);
    }
    return f;
}

static int compare(struct value v, struct str with)
{
    return value_compare(v, (struct value){.type = v.type, .bytes = with});
}

static bool between(const struct filter_condition *c, struct value v)
{
    return compare(v, c->low) >= 0 && compare(v, c->high) <= 0;
}

static bool holds(const struct filter_condition *c, struct value v)
{
    if (c->op == FILTER_NULL || c->op == FILTER_NOTNULL)
        return v.null == (c->op == FILTER_NULL);
    if (v.null)
        return false;
    switch (c->op) {
    case FILTER_EQ:
        return compare(v, c->low) == 0;
    case FILTER_NOTEQ:
        return compare(v, c->low) != 0;
    case FILTER_GTE:
        return compare(v, c->low) >= 0;
    case FILTER_LTE:
        return compare(v, c->low) <= 0;
    case FILTER_BETWEEN:
        return between(c, v);
    default:
        assert(c->op == FILTER_NOTBETWEEN);
        return !between(c, v);
    }
}

bool filter_passes(const struct filter *f, struct value v)
{
    for (size_t i = 0; i < f->condition_count; i++)
        if (holds(&f->conditions[i], v))
            return true;
    return f->condition_count == 0;
}
