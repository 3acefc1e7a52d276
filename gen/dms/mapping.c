#include "dms/mapping.h"

#include <assert.h>
#include <stdlib.h>

#include "dms/mapping_index.h"
#include "dms/wildcard.h"

struct mapping {
    struct mapping_rule *rules; /* by rule-id */
    size_t rule_count;
    struct mapping_index *selections, *settings;
    struct mapping_index *transformations[MAPPING_OTHER_OBJECT]; /* by what
                                          they are about */
};

/* The index that a rule belongs into, or NULL. */
static struct mapping_index *index_of(const struct mapping *m,
                                      const struct mapping_rule *r)
{
    if (r->type == MAPPING_SELECTION)
        return m->selections;
    if (r->type == MAPPING_TABLE_SETTINGS)
        return m->settings;
    if (r->type == MAPPING_TRANSFORMATION && r->object < MAPPING_OTHER_OBJECT)
        return m->transformations[r->object];
    return NULL;
}

static void make_indexes(struct mapping *m, struct arena *a)
{
    m->selections = mapping_index_new(a);
    m->settings = mapping_index_new(a);
    for (int i = MAPPING_SCHEMA; i <= MAPPING_COLUMN; i++)
        m->transformations[i] = mapping_index_new(a);
    for (size_t i = 0; i < m->rule_count; i++) {
        const struct mapping_rule *r = &m->rules[i];
        struct mapping_index *x = index_of(m, r);
        bool schema =
            r->type == MAPPING_TRANSFORMATION && r->object == MAPPING_SCHEMA;
        if (x)
            mapping_index_add(x, (uint32_t)i, r->schema,
                              schema ? STR("%") : r->table,
                              r->action == MAPPING_EXPLICIT);
    }
    mapping_index_finish(m->selections);
    mapping_index_finish(m->settings);
    for (int i = MAPPING_SCHEMA; i <= MAPPING_COLUMN; i++)
        mapping_index_finish(m->transformations[i]);
}

struct mapping *mapping_new(struct arena *a, const struct val *items,
                            size_t count)
{
    struct mapping *m = ARENA_NEW(a, struct mapping);
    m->rules = mapping_read(a, items, count, &m->rule_count);
    make_indexes(m, a);
    return m;
}

size_t mapping_rule_count(const struct mapping *m)
{
    return m->rule_count;
}

const struct mapping_rule *mapping_rule_at(const struct mapping *m, size_t i)
{
    assert(i < m->rule_count);
    return &m->rules[i];
}

/* The rules of a selection that were found for a table so far. */
struct choosing {
    const struct mapping *m;
    bool view;
    uint32_t in, out; /* the lowest; UINT32_MAX if none */
};

static bool takes_type(const struct mapping_rule *r, bool view)
{
    return view ? r->views : r->tables;
}

/* Each list is in order of rule-id, so it is left as soon as it has nothing
 * lower to give. */
static void choose(void *context, const uint32_t *rules, size_t n)
{
    struct choosing *c = context;
    for (size_t i = 0; i < n && (rules[i] < c->in || rules[i] < c->out); i++) {
        const struct mapping_rule *r = &c->m->rules[rules[i]];
        uint32_t *lowest = r->action == MAPPING_EXCLUDE ? &c->out : &c->in;
        if (rules[i] < *lowest && takes_type(r, c->view))
            *lowest = rules[i];
    }
}

static const struct mapping_rule *rule_or_null(const struct mapping *m,
                                               uint32_t i)
{
    return i == UINT32_MAX ? NULL : &m->rules[i];
}

struct mapping_choice mapping_choose(const struct mapping *m,
                                     const struct table *t)
{
    struct choosing c = {m, t->view, UINT32_MAX, UINT32_MAX};
    mapping_index_find(m->selections, t->schema, t->name, choose, &c);
    return (struct mapping_choice){rule_or_null(m, c.in),
                                   rule_or_null(m, c.out)};
}

const struct mapping_rule *mapping_select(const struct mapping *m,
                                          const struct table *t,
                                          const struct mapping_rule **excluded)
{
    struct mapping_choice c = mapping_choose(m, t);
    if (excluded)
        *excluded = c.excluded;
    return c.excluded ? NULL : c.included;
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

/* The transformations that are about a table, in order of rule-id. */
struct about {
    const struct mapping *m;
    struct arena *arena; /* of the call alone */
    VEC(uint32_t) list;
};

static void collect(void *context, const uint32_t *rules, size_t n)
{
    struct about *about = context;
    for (size_t i = 0; i < n; i++)
        *vec_push(about->arena, &about->list) = rules[i];
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static struct about find_about(const struct mapping *m, struct arena *a,
                               const struct table *t,
                               enum mapping_object object)
{
    struct about about = {.m = m, .arena = a};
    mapping_index_find(m->transformations[object], t->schema, t->name, collect,
                       &about);
    if (about.list.n)
        qsort(about.list.at, about.list.n, sizeof *about.list.at, by_number);
    return about;
}

static bool takes_column(const struct mapping_rule *r, const struct column *c)
{
    return !c || wildcard_match(r->column, c->name);
}

/* The structural rule among them (for a column: that matches it), or NULL. */
static const struct mapping_rule *structural(const struct about *about,
                                             const struct column *c)
{
    for (size_t i = 0; i < about->list.n; i++) {
        const struct mapping_rule *r = &about->m->rules[about->list.at[i]];
        if (mapping_is_structural(r->action) && takes_column(r, c))
            return r;
    }
    return NULL;
}

/* The first rule among them with that action, or NULL. */
static const struct mapping_rule *rule_for(const struct about *about,
                                           const struct column *c,
                                           enum mapping_action action)
{
    for (size_t i = 0; i < about->list.n; i++) {
        const struct mapping_rule *r = &about->m->rules[about->list.at[i]];
        if (r->action == action && takes_column(r, c))
            return r;
    }
    return NULL;
}

/* The include-column rule that takes one of the table's columns first, so
 * that only columns that are named by such a rule stay; or NULL. */
static const struct mapping_rule *include_column(const struct about *about,
                                                 const struct table *t)
{
    for (size_t i = 0; i < t->column_count; i++) {
        const struct mapping_rule *r =
            rule_for(about, &t->columns[i], MAPPING_INCLUDE_COLUMN);
        if (r)
            return r;
    }
    return NULL;
}

static struct target_column target_column(struct arena *a,
                                          const struct about *about,
                                          const struct table *t, size_t i,
                                          const struct mapping_rule *by)
{
    const struct column *c = &t->columns[i];
    const struct mapping_rule *retype =
        rule_for(about, c, MAPPING_CHANGE_DATA_TYPE);
    struct val type = val_path(retype ? retype->origin : val_none(),
                               "data-type", "type", NULL);
    int changed = dms_type_by_name(val_str(type));
    return (struct target_column){
        .name = by ? rename_by(a, by, c->name) : c->name,
        .source = (int)i,
        .type = changed < 0 ? c->type : (enum dms_type)changed,
        .by = by,
        .type_by = retype,
    };
}

/* Rules that add a column have no column-name, or "%", in their locator. */
static void add_columns(const struct about *about, struct arena *a,
                        struct target_table *out)
{
    VEC(struct added_column) added = {0};
    for (size_t i = 0; i < about->list.n; i++) {
        const struct mapping_rule *r = &about->m->rules[about->list.at[i]];
        if (r->action == MAPPING_ADD_COLUMN)
            *vec_push(a, &added) = (struct added_column){
                r->value,
                val_str(val_path(r->origin, "data-type", "type", NULL)), r};
    }
    out->added = added.at;
    out->added_count = added.n;
}

static void resolve_columns(const struct about *about, struct arena *a,
                            struct target_table *out)
{
    const struct table *t = out->source;
    const struct mapping_rule *only = include_column(about, t);
    out->columns = ARENA_ARRAY(a, struct target_column, t->column_count);
    out->removed = ARENA_ARRAY(a, struct removed_column, t->column_count);
    for (size_t i = 0; i < t->column_count; i++) {
        const struct column *c = &t->columns[i];
        const struct mapping_rule *r = structural(about, c);
        bool removed = r && r->action == MAPPING_REMOVE_COLUMN;
        if (removed || (only && !rule_for(about, c, MAPPING_INCLUDE_COLUMN)))
            out->removed[out->removed_count++] =
                (struct removed_column){(int)i, removed ? r : only};
        else
            out->columns[out->column_count++] =
                target_column(a, about, t, i, r);
    }
    add_columns(about, a, out);
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
    struct about schema = find_about(m, a, source, MAPPING_SCHEMA);
    struct about table = find_about(m, a, source, MAPPING_TABLE);
    struct about columns = find_about(m, a, source, MAPPING_COLUMN);
    t->schema_by = structural(&schema, NULL);
    t->name_by = structural(&table, NULL);
    t->schema = default_schema.len ? default_schema : source->schema;
    if (t->schema_by)
        t->schema = rename_by(a, t->schema_by, source->schema);
    t->name =
        t->name_by ? rename_by(a, t->name_by, source->name) : source->name;
    resolve_columns(&columns, a, t);
    return t;
}

/* What mapping_matching hands on, and to whom. */
struct matching {
    const struct mapping *m;
    const struct table *table;
    mapping_visit *visit;
    void *context;
};

static bool names_column(const struct mapping_rule *r, const struct table *t)
{
    if (r->object != MAPPING_COLUMN || r->action == MAPPING_ADD_COLUMN ||
        t->column_count == 0)
        return true;
    for (size_t i = 0; i < t->column_count; i++)
        if (takes_column(r, &t->columns[i]))
            return true;
    return false;
}

static void hand_on(void *context, const uint32_t *rules, size_t n)
{
    const struct matching *to = context;
    for (size_t i = 0; i < n; i++) {
        const struct mapping_rule *r = &to->m->rules[rules[i]];
        bool selection = r->type == MAPPING_SELECTION;
        if (selection ? takes_type(r, to->table->view)
                      : names_column(r, to->table))
            to->visit(to->context, rules[i]);
    }
}

void mapping_matching(const struct mapping *m, const struct table *t,
                      mapping_visit *visit, void *context)
{
    struct matching to = {m, t, visit, context};
    mapping_index_find(m->selections, t->schema, t->name, hand_on, &to);
    mapping_index_find(m->settings, t->schema, t->name, hand_on, &to);
    for (int i = MAPPING_SCHEMA; i <= MAPPING_COLUMN; i++)
        mapping_index_find(m->transformations[i], t->schema, t->name, hand_on,
                           &to);
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
