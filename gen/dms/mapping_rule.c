#include "dms/mapping_rule.h"

#include <assert.h>
#include <stdlib.h>

#include "base/map.h"

#define NAME(name)                                                             \
    {                                                                          \
        name, sizeof(name) - 1                                                 \
    }

static const struct str type_names[] = {
    NAME("selection"),      NAME("transformation"),  NAME("table-settings"),
    NAME("object-mapping"), NAME("post-processing"), NAME("validation"),
};

static const struct str action_names[] = {
#define MAPPING_ACTION(id, name) NAME(name),
    NAME(""), MAPPING_ACTIONS(MAPPING_ACTION)
#undef MAPPING_ACTION
};

static const struct {
    struct str name;
    enum mapping_object object;
} objects[] = {
    {NAME("schema"), MAPPING_SCHEMA},
    {NAME("table"), MAPPING_TABLE},
    {NAME("column"), MAPPING_COLUMN},
    {NAME("table-tablespace"), MAPPING_OTHER_OBJECT},
    {NAME("index-tablespace"), MAPPING_OTHER_OBJECT},
};

/* What a key of a rule, or of its locator, is. */
struct part {
    struct str name;
    enum mapping_part id;
};

#define PART(id, name) {NAME(name), MAPPING_PART_##id},
#define NO_PART(id, name)
static const struct part rule_parts[] = {MAPPING_PARTS(PART, NO_PART)};
static const struct part locator_parts[] = {MAPPING_PARTS(NO_PART, PART)};
#undef PART
#undef NO_PART

const char *mapping_action_name(enum mapping_action action)
{
    assert(action < MAPPING_ACTION_COUNT);
    return action_names[action].ptr;
}

const char *mapping_type_name(enum mapping_rule_type type)
{
    assert(type < MAPPING_RULE_TYPE_COUNT);
    return type_names[type].ptr;
}

static int find_name(const struct str *names, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++)
        if (name.len && str_eq(name, names[i]))
            return (int)i;
    return -1;
}

static enum mapping_object find_object(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(objects); i++)
        if (str_eq(name, objects[i].name))
            return objects[i].object;
    return MAPPING_NO_OBJECT;
}

/* Ids and load orders stand as numbers or as strings of digits. */
static int64_t read_number(struct val v)
{
    int64_t n = 0;
    uint64_t digits;
    if (val_is(v, NODE_STRING) && str_to_u64(val_str(v), &digits))
        n = (int64_t)(digits & INT64_MAX);
    else if (!val_int(v, &n))
        n = 0;
    return n;
}

static void read_filters(struct arena *a, struct mapping_rule *r)
{
    struct val v = mapping_part(r, MAPPING_PART_FILTERS);
    if (!val_count(v))
        return;
    r->filters = ARENA_ARRAY(a, struct filter, val_count(v));
    VAL_EACH(it, v)
    r->filters[r->filter_count++] = filter_read(a, it.value);
}

static struct map *index_parts(struct arena *a, const struct part *parts,
                               size_t n)
{
    struct map *m = map_new_for(a, n);
    for (size_t i = 0; i < n; i++)
        *map_put(m, parts[i].name) = (void *)&parts[i];
    return m;
}

/* The members of a rule, or of its locator, in one walk over them. */
static void take_parts(struct mapping_rule *r, struct val object,
                       const struct map *parts)
{
    if (!val_is(object, NODE_OBJECT))
        return;
    VAL_EACH(it, object)
    {
        const struct node *key = &it.tree->nodes[it.key.at];
        const struct part *part =
            map_find(parts, node_str(it.tree, key), key->hash);
        if (part)
            r->parts[part->id] = it.value.at;
    }
}

static struct str text(const struct mapping_rule *r, enum mapping_part part)
{
    return val_str(mapping_part(r, part));
}

/* What a rule says, once its parts are found. */
static bool read_rule(struct arena *a, struct mapping_rule *r)
{
    int type =
        find_name(type_names, COUNT_OF(type_names), text(r, MAPPING_PART_TYPE));
    int action = find_name(action_names, COUNT_OF(action_names),
                           text(r, MAPPING_PART_ACTION));
    struct str table_type = text(r, MAPPING_PART_TABLE_TYPE);
    if (type < 0)
        return false;
    r->id = read_number(mapping_part(r, MAPPING_PART_ID));
    r->type = (enum mapping_rule_type)type;
    r->action = action < 0 ? MAPPING_NO_ACTION : (enum mapping_action)action;
    r->object = find_object(text(r, MAPPING_PART_TARGET));
    r->schema = text(r, MAPPING_PART_SCHEMA_NAME);
    r->table = text(r, MAPPING_PART_TABLE_NAME);
    r->column = text(r, MAPPING_PART_COLUMN_NAME);
    r->value = text(r, MAPPING_PART_VALUE);
    r->old_value = text(r, MAPPING_PART_OLD_VALUE);
    r->load_order = read_number(mapping_part(r, MAPPING_PART_LOAD_ORDER));
    r->views = str_is(table_type, "view") || str_is(table_type, "all");
    r->tables = !str_is(table_type, "view");
    read_filters(a, r);
    return true;
}

static int by_id(const void *a, const void *b)
{
    const struct mapping_rule *x = a, *y = b;
    if (x->id != y->id)
        return x->id < y->id ? -1 : 1;
    return (x->origin.at > y->origin.at) - (x->origin.at < y->origin.at);
}

static bool in_order(const struct mapping_rule *rules, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (by_id(&rules[i - 1], &rules[i]) > 0)
            return false;
    return true;
}

struct mapping_rule *mapping_read(struct arena *a, const struct val *items,
                                  size_t count, size_t *rule_count)
{
    *rule_count = 0;
    if (!count)
        return NULL;
    struct mapping_rule *rules = arena_raw(a, sizeof *rules * count);
    struct map *in_rule = index_parts(a, rule_parts, COUNT_OF(rule_parts));
    struct map *in_locator =
        index_parts(a, locator_parts, COUNT_OF(locator_parts));
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        struct mapping_rule *r = &rules[n];
        *r = (struct mapping_rule){.origin = items[i]};
        take_parts(r, items[i], in_rule);
        take_parts(r, mapping_part(r, MAPPING_PART_LOCATOR), in_locator);
        n += read_rule(a, r);
    }
    if (!in_order(rules, n))
        qsort(rules, n, sizeof *rules, by_id);
    *rule_count = n;
    return rules;
}
