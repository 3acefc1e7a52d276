#include "dms/mapping.h"

#include <assert.h>
#include <stdlib.h>

#include "dms/wildcard.h"

struct mapping {
    VEC(struct mapping_rule) rules; /* by rule-id */
};

static const char *const type_names[] = {
    "selection",      "transformation",  "table-settings",
    "object-mapping", "post-processing", "validation",
};

static const char *const action_names[] = {[MAPPING_NO_ACTION] = "",
#define MAPPING_ACTION(id, name) [MAPPING_##id] = name,
                                           MAPPING_ACTIONS(MAPPING_ACTION)
#undef MAPPING_ACTION
};

static const struct {
    const char *name;
    enum mapping_object object;
} objects[] = {
    {"schema", MAPPING_SCHEMA},
    {"table", MAPPING_TABLE},
    {"column", MAPPING_COLUMN},
    {"table-tablespace", MAPPING_OTHER_OBJECT},
    {"index-tablespace", MAPPING_OTHER_OBJECT},
};

const char *mapping_action_name(enum mapping_action action)
{
    assert(action < MAPPING_ACTION_COUNT);
    return action_names[action];
}

const char *mapping_type_name(enum mapping_rule_type type)
{
    assert(type < MAPPING_RULE_TYPE_COUNT);
    return type_names[type];
}

static int find_name(const char *const *names, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++)
        if (name.len && str_is(name, names[i]))
            return (int)i;
    return -1;
}

static enum mapping_object find_object(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(objects); i++)
        if (str_is(name, objects[i].name))
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

static void read_filters(struct arena *a, struct mapping_rule *r, struct val v)
{
    r->filters = ARENA_ARRAY(a, struct filter, val_count(v));
    VAL_EACH(it, v)
    r->filters[r->filter_count++] = filter_read(a, it.value);
}

static bool read_rule(struct arena *a, struct val v, struct mapping_rule *r)
{
    int type = find_name(type_names, COUNT_OF(type_names),
                         val_str(val_get(v, STR("rule-type"))));
    if (type < 0)
        return false;
    int action = find_name(action_names, COUNT_OF(action_names),
                           val_str(val_get(v, STR("rule-action"))));
    struct val where = val_get(v, STR("object-locator"));
    struct str table_type = val_str(val_get(where, STR("table-type")));
    *r = (struct mapping_rule){
        .origin = v,
        .id = read_number(val_get(v, STR("rule-id"))),
        .type = (enum mapping_rule_type)type,
        .action = action < 0 ? MAPPING_NO_ACTION : (enum mapping_action)action,
        .object = find_object(val_str(val_get(v, STR("rule-target")))),
        .schema = val_str(val_get(where, STR("schema-name"))),
        .table = val_str(val_get(where, STR("table-name"))),
        .column = val_str(val_get(where, STR("column-name"))),
        .value = val_str(val_get(v, STR("value"))),
        .old_value = val_str(val_get(v, STR("old-value"))),
        .load_order = read_number(val_get(v, STR("load-order"))),
        .views = str_is(table_type, "view") || str_is(table_type, "all"),
        .tables = !str_is(table_type, "view"),
    };
    read_filters(a, r, val_get(v, STR("filters")));
    return true;
}

static int by_id(const void *a, const void *b)
{
    const struct mapping_rule *x = a, *y = b;
    if (x->id != y->id)
        return x->id < y->id ? -1 : 1;
    return (x->origin.at > y->origin.at) - (x->origin.at < y->origin.at);
}

struct mapping *mapping_new(struct arena *a, const struct val *items,
                            size_t count)
{
    struct mapping *m = ARENA_NEW(a, struct mapping);
    struct mapping_rule rule;
    for (size_t i = 0; i < count; i++)
        if (read_rule(a, items[i], &rule))
            *vec_push(a, &m->rules) = rule;
    if (m->rules.n)
        qsort(m->rules.at, m->rules.n, sizeof *m->rules.at, by_id);
    return m;
}

size_t mapping_rule_count(const struct mapping *m)
{
    return m->rules.n;
}

const struct mapping_rule *mapping_rule_at(const struct mapping *m, size_t i)
{
    assert(i < m->rules.n);
    return &m->rules.at[i];
}

static bool locates(const struct mapping_rule *r, const struct table *t)
{
    if (r->action == MAPPING_EXPLICIT)
        return str_eq(r->schema, t->schema) && str_eq(r->table, t->name);
    return wildcard_match(r->schema, t->schema) &&
           wildcard_match(r->table, t->name);
}

static bool selects(const struct mapping_rule *r, const struct table *t)
{
    return r->type == MAPPING_SELECTION && (t->view ? r->views : r->tables) &&
           locates(r, t);
}

const struct mapping_rule *mapping_select(const struct mapping *m,
                                          const struct table *t,
                                          const struct mapping_rule **excluded)
{
    const struct mapping_rule *in = NULL, *out = NULL;
    for (size_t i = 0; i < m->rules.n; i++) {
        const struct mapping_rule *r = &m->rules.at[i];
        if (!selects(r, t))
            continue;
        if (r->action == MAPPING_EXCLUDE && !out)
            out = r;
        else if (r->action != MAPPING_EXCLUDE && !in)
            in = r;
    }
    if (excluded)
        *excluded = out;
    return out ? NULL : in;
}

static char to_case(char c, enum mapping_action action)
{
    if (action == MAPPING_CONVERT_LOWERCASE && c >= 'A' && c <= 'Z')
        return (char)(c + 32);
    if (action == MAPPING_CONVERT_UPPERCASE && c >= 'a' && c <= 'z')
        return (char)(c - 32);
    return c;
}

static struct str convert(struct arena *a, struct str name,
                          enum mapping_action action)
{
    char *copy = str_z(a, name);
    for (size_t i = 0; i < name.len; i++)
        copy[i] = to_case(copy[i], action);
    return (struct str){copy, name.len};
}

static struct str join(struct arena *a, struct str x, struct str y)
{
    return str_printf(a, "%.*s%.*s", STR_ARG(x), STR_ARG(y));
}

/* NAME after a rule that changes names. A prefix or suffix that is not there
 * leaves the name as it is. */
static struct str rename_by(struct arena *a, const struct mapping_rule *r,
                            struct str name)
{
    bool replace = r->action == MAPPING_REPLACE_PREFIX ||
                   r->action == MAPPING_REPLACE_SUFFIX;
    struct str old = replace ? r->old_value : r->value;
    struct str fresh = replace ? r->value : STR("");
    switch (r->action) {
    case MAPPING_RENAME:
        return r->value;
    case MAPPING_CONVERT_LOWERCASE:
    case MAPPING_CONVERT_UPPERCASE:
        return convert(a, name, r->action);
    case MAPPING_ADD_PREFIX:
        return join(a, r->value, name);
    case MAPPING_ADD_SUFFIX:
        return join(a, name, r->value);
    case MAPPING_REMOVE_PREFIX:
    case MAPPING_REPLACE_PREFIX:
        return str_starts(name, old)
                   ? join(a, fresh, str_sub(name, old.len, name.len))
                   : name;
    case MAPPING_REMOVE_SUFFIX:
    case MAPPING_REPLACE_SUFFIX:
        return str_ends(name, old)
                   ? join(a, str_sub(name, 0, name.len - old.len), fresh)
                   : name;
    default:
        return name;
    }
}

/* Whether an action says what becomes of the object itself: its name, or
 * whether it stays. Of these one takes effect. */
static bool is_structural(enum mapping_action action)
{
    return action >= MAPPING_RENAME && action <= MAPPING_REMOVE_COLUMN;
}

static bool transforms(const struct mapping_rule *r, const struct table *t,
                       enum mapping_object object, const struct column *c)
{
    if (r->type != MAPPING_TRANSFORMATION || r->object != object)
        return false;
    if (!wildcard_match(r->schema, t->schema))
        return false;
    if (object != MAPPING_SCHEMA && !wildcard_match(r->table, t->name))
        return false;
    return object != MAPPING_COLUMN || wildcard_match(r->column, c->name);
}

/* The structural rule for an object, or NULL. */
static const struct mapping_rule *structural(const struct mapping *m,
                                             const struct table *t,
                                             enum mapping_object object,
                                             const struct column *c)
{
    for (size_t i = 0; i < m->rules.n; i++) {
        const struct mapping_rule *r = &m->rules.at[i];
        if (is_structural(r->action) && transforms(r, t, object, c))
            return r;
    }
    return NULL;
}

static const struct mapping_rule *column_rule(const struct mapping *m,
                                              const struct table *t,
                                              const struct column *c,
                                              enum mapping_action action)
{
    for (size_t i = 0; i < m->rules.n; i++) {
        const struct mapping_rule *r = &m->rules.at[i];
        if (r->action == action && transforms(r, t, MAPPING_COLUMN, c))
            return r;
    }
    return NULL;
}

/* Whether some include-column rule is about a table, so that only columns
 * that are named by one stay. */
static bool has_include_column(const struct mapping *m, const struct table *t)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (column_rule(m, t, &t->columns[i], MAPPING_INCLUDE_COLUMN))
            return true;
    return false;
}

static void resolve_columns(const struct mapping *m, struct arena *a,
                            struct target_table *out)
{
    const struct table *t = out->source;
    bool only_included = has_include_column(m, t);
    out->columns = ARENA_ARRAY(a, struct target_column, t->column_count);
    for (size_t i = 0; i < t->column_count; i++) {
        const struct column *c = &t->columns[i];
        const struct mapping_rule *r = structural(m, t, MAPPING_COLUMN, c);
        bool removed = r && r->action == MAPPING_REMOVE_COLUMN;
        if (removed ||
            (only_included && !column_rule(m, t, c, MAPPING_INCLUDE_COLUMN)))
            continue;
        const struct mapping_rule *retype =
            column_rule(m, t, c, MAPPING_CHANGE_DATA_TYPE);
        struct val type = val_path(retype ? retype->origin : val_none(),
                                   "data-type", "type", NULL);
        int changed = dms_type_by_name(val_str(type));
        out->columns[out->column_count++] = (struct target_column){
            .name = r ? rename_by(a, r, c->name) : c->name,
            .source = (int)i,
            .type = changed < 0 ? c->type : (enum dms_type)changed,
            .by = r,
        };
    }
}

struct target_table *mapping_resolve(const struct mapping *m, struct arena *a,
                                     const struct table *source,
                                     struct str default_schema)
{
    const struct mapping_rule *selected = mapping_select(m, source, NULL);
    if (!selected)
        return NULL;
    struct target_table *t = ARENA_NEW(a, struct target_table);
    t->source = source;
    t->selected_by = selected;
    t->schema_by = structural(m, source, MAPPING_SCHEMA, NULL);
    t->name_by = structural(m, source, MAPPING_TABLE, NULL);
    t->schema = default_schema.len ? default_schema : source->schema;
    if (t->schema_by)
        t->schema = rename_by(a, t->schema_by, source->schema);
    t->name =
        t->name_by ? rename_by(a, t->name_by, source->name) : source->name;
    resolve_columns(m, a, t);
    return t;
}

bool mapping_row_passes(const struct target_table *t,
                        const struct value *values)
{
    const struct mapping_rule *r = t->selected_by;
    for (size_t i = 0; i < r->filter_count; i++) {
        int column = table_column(t->source, r->filters[i].column);
        if (column >= 0 && !filter_passes(&r->filters[i], values[column]))
            return false;
    }
    return true;
}
