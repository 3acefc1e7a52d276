#include "rules/catalogue.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/map.h"
#include "dms/wildcard.h"

/* The tables of one schema. */
struct schema_tables {
    struct str name;
    VEC(const struct table *) list;
};

struct rules_tables {
    struct map *by_name; /* "schema\ntable": struct rules_list, and what was
                            found for patterns, by these */
    struct map *schemas; /* struct schema_tables */
    struct map *columns; /* names, each once */
    struct str *column_names; /* the same, in a row */
    const struct resolution *resolution;
    const struct target_table **targets; /* of the tables, in their order */
};

/* ── Preparing ───────────────────────────────────────────────────────── */

static struct str table_key(const struct rules *r, bool pattern,
                            struct str schema, struct str table)
{
    return rules_key(r, pattern, schema, table, STR(""));
}

static void add_table(struct rules *r, const struct table *t)
{
    struct rules_list *one = ARENA_NEW(r->arena, struct rules_list);
    *vec_push(r->arena, one) = t;
    *map_put(r->tables->by_name, table_key(r, false, t->schema, t->name)) = one;
    void **slot = map_put(r->tables->schemas, t->schema);
    if (!*slot) {
        struct schema_tables *made = ARENA_NEW(r->arena, struct schema_tables);
        made->name = t->schema;
        *slot = made;
    }
    struct schema_tables *s = *slot;
    *vec_push(r->arena, &s->list) = t;
}

/* Many tables have columns of the same names. */
static void add_columns(struct rules *r)
{
    const struct rules_catalogue *c = r->c->catalogue;
    struct map *names = r->tables->columns = map_new(r->arena);
    for (size_t i = 0; i < c->count; i++)
        for (size_t k = 0; k < c->tables[i].column_count; k++)
            map_put(names, c->tables[i].columns[k].name);
    r->tables->column_names =
        ARENA_ARRAY(r->arena, struct str, map_count(names));
    for (size_t i = 0; i < map_count(names); i++)
        r->tables->column_names[i] = map_at(names, i)->key;
}

/* A placeholder, or what was reported, hides what becomes of tables. */
static bool all_sure(const struct rules *r)
{
    if (!r->complete || !r->take_count)
        return false;
    for (size_t i = 0; i < r->n; i++) {
        const struct mapping_rule *m = r->items[i].rule;
        struct val value = mapping_part(m, MAPPING_PART_VALUE);
        struct val old = mapping_part(m, MAPPING_PART_OLD_VALUE);
        if (m->type == MAPPING_TRANSFORMATION &&
            (!r->items[i].located ||
             (val_is(value, NODE_STRING) && !rules_known(value)) ||
             val_is(value, NODE_UNKNOWN) ||
             (val_is(old, NODE_STRING) && !rules_known(old))))
            return false;
    }
    return true;
}

/* MySQL has no schemas within a database, so the setting does nothing. */
static struct str target_schema(const struct rules *r)
{
    if (rules_engine(r->c->target, ENGINES_MYSQL_BOTH))
        return STR("");
    return val_str(rules_setting(r, "TargetMetadata", "TargetSchema"));
}

static void resolve(struct rules *r)
{
    const struct rules_catalogue *c = r->c->catalogue;
    const struct resolution *res =
        resolution_make(r->arena, mapping_new(r->arena, r->docs, r->doc_count),
                        c->tables, c->count, target_schema(r));
    r->tables->targets =
        ARENA_ARRAY(r->arena, const struct target_table *, c->count);
    for (size_t i = 0; i < res->tables.n; i++)
        r->tables->targets[res->tables.at[i]->source - c->tables] =
            res->tables.at[i];
    r->tables->resolution = res;
}

void rules_read_tables(struct rules *r)
{
    const struct rules_catalogue *c = r->c->catalogue;
    if (!c || !r->n)
        return;
    r->tables = ARENA_NEW(r->arena, struct rules_tables);
    r->tables->by_name = map_new(r->arena);
    r->tables->schemas = map_new(r->arena);
    for (size_t i = 0; i < c->count; i++)
        add_table(r, &c->tables[i]);
    add_columns(r);
    if (all_sure(r))
        resolve(r);
}

/* ── Finding ─────────────────────────────────────────────────────────── */

static void find_in_schema(const struct rules *r, struct rules_list *out,
                           const struct schema_tables *s, struct str pattern)
{
    bool all = str_is(pattern, "%");
    for (size_t i = 0; i < s->list.n; i++)
        if (all || wildcard_match(pattern, s->list.at[i]->name))
            *vec_push(r->arena, out) = s->list.at[i];
}

/* What was found for a pattern is kept, since many rules have the same. */
static const struct rules_list *
find_pattern(const struct rules *r, struct str schema, struct str table)
{
    struct rules_tables *t = r->tables;
    void **slot = map_put(t->by_name, table_key(r, true, schema, table));
    if (*slot)
        return *slot;
    struct rules_list *out = ARENA_NEW(r->arena, struct rules_list);
    *slot = out;
    for (size_t i = 0; i < map_count(t->schemas); i++) {
        const struct schema_tables *s = map_at(t->schemas, i)->value;
        if (wildcard_match(schema, s->name))
            find_in_schema(r, out, s, table);
    }
    return out;
}

const struct rules_list *rules_find(const struct rules *r, struct str schema,
                                    struct str table, bool exact)
{
    static const struct rules_list none;
    if (!exact && (!wildcard_is_exact(schema) || !wildcard_is_exact(table)))
        return find_pattern(r, schema, table);
    const struct rules_list *one =
        map_get(r->tables->by_name, table_key(r, false, schema, table));
    return one ? one : &none;
}

const struct rules_list *rules_matched(const struct rules *r,
                                       const struct rules_item *item)
{
    const struct mapping_rule *m = item->rule;
    bool schema =
        m->type == MAPPING_TRANSFORMATION && m->object == MAPPING_SCHEMA;
    return rules_find(r, m->schema, schema ? STR("%") : m->table,
                      m->action == MAPPING_EXPLICIT);
}

const struct resolution *rules_resolution(const struct rules *r)
{
    return r->tables ? r->tables->resolution : NULL;
}

const struct target_table *rules_target(const struct rules *r,
                                        const struct table *t)
{
    return r->tables->targets ? r->tables->targets[t - r->c->catalogue->tables]
                              : NULL;
}

const struct target_table *rules_selected(const struct rules *r,
                                          const struct rules_item *item,
                                          const struct table *t)
{
    const struct target_table *to = rules_target(r, t);
    return to && to->selected_by->origin.at == item->rule->origin.at ? to
                                                                     : NULL;
}

/* ── Names that may be meant ─────────────────────────────────────────── */

static struct str lower(struct arena *a, struct str s)
{
    char *copy = str_z(a, s);
    for (size_t i = 0; i < s.len; i++)
        if (copy[i] >= 'A' && copy[i] <= 'Z')
            copy[i] = (char)(copy[i] + 32);
    return (struct str){copy, s.len};
}

static bool match_nocase(const struct rules *r, struct str pattern,
                         struct str name)
{
    if (wildcard_is_exact(pattern))
        return str_eq_nocase(pattern, name);
    return wildcard_match(lower(r->arena, pattern), lower(r->arena, name));
}

static const struct table *but_for_case(const struct rules *r,
                                        struct str schema, struct str table)
{
    for (size_t i = 0; i < map_count(r->tables->schemas); i++) {
        const struct schema_tables *s = map_at(r->tables->schemas, i)->value;
        if (!match_nocase(r, schema, s->name))
            continue;
        for (size_t k = 0; k < s->list.n; k++)
            if (match_nocase(r, table, s->list.at[k]->name))
                return s->list.at[k];
    }
    return NULL;
}

static const struct table *misspelt_in(const struct rules *r,
                                       const struct schema_tables *s,
                                       struct str table)
{
    struct str *names = ARENA_ARRAY(r->arena, struct str, s->list.n);
    for (size_t i = 0; i < s->list.n; i++)
        names[i] = s->list.at[i]->name;
    int near = str_nearest(table, names, s->list.n);
    return near < 0 ? NULL : s->list.at[near];
}

/* A schema by a misspelt name; it has to have the table. */
static const struct table *
of_misspelt_schema(const struct rules *r, struct str schema, struct str table)
{
    size_t n = map_count(r->tables->schemas);
    struct str *names = ARENA_ARRAY(r->arena, struct str, n);
    for (size_t i = 0; i < n; i++)
        names[i] = map_at(r->tables->schemas, i)->key;
    int near = str_nearest(schema, names, n);
    return near < 0 ? NULL : but_for_case(r, names[near], table);
}

const struct table *rules_near_table(const struct rules *r, struct str schema,
                                     struct str table)
{
    const struct table *t = but_for_case(r, schema, table);
    const struct schema_tables *s = map_get(r->tables->schemas, schema);
    if (!t && s && !rules_broad(table))
        t = misspelt_in(r, s, table);
    if (!t && !s && !rules_broad(schema))
        t = of_misspelt_schema(r, schema, table);
    return t;
}

struct str rules_near_column(const struct rules *r, const struct table *t,
                             struct str name)
{
    struct str *names = r->tables->column_names;
    size_t n = map_count(r->tables->columns);
    if (t) {
        names = ARENA_ARRAY(r->arena, struct str, t->column_count);
        n = t->column_count;
        for (size_t i = 0; i < n; i++)
            names[i] = t->columns[i].name;
    }
    int near = str_nearest(name, names, n);
    return near < 0 ? STR("") : names[near];
}

bool rules_has_column(const struct rules *r, struct str name)
{
    for (size_t i = 0; i < map_count(r->tables->columns); i++) {
        struct str other = r->tables->column_names[i];
        if (wildcard_match(name, other) || rules_maybe_same(r, name, other))
            return true;
    }
    return false;
}

bool rules_maybe_same(const struct rules *r, struct str a, struct str b)
{
    const struct rules_catalogue *c = r->c->catalogue;
    return c->dialect == SQL_ANY && !c->stand_in && str_eq_nocase(a, b);
}

bool rules_typed(const struct rules *r)
{
    return r->tables && !r->c->catalogue->stand_in;
}

/* ── Words ───────────────────────────────────────────────────────────── */

enum { NAMES_SHOWN = 3 };

void rules_name(struct rules_names *names, struct str name)
{
    names->n++;
    if (names->n > NAMES_SHOWN)
        return;
    if (names->last.len)
        names->words =
            str_printf(names->r->arena, "%.*s%s%.*s", STR_ARG(names->words),
                       names->words.len ? ", " : "", STR_ARG(names->last));
    names->last = name;
}

void rules_name_column(struct rules_names *names, const struct table *t,
                       const struct column *c, bool typed)
{
    struct rules *r = names->r;
    struct str name = STR("");
    if (names->n < NAMES_SHOWN)
        name = str_printf(
            r->arena, "%.*s.%.*s%s%.*s%s", STR_ARG(rules_table_name(r, t)),
            STR_ARG(c->name), typed ? " (" : "",
            STR_ARG(typed ? c->declared : STR("")), typed ? ")" : "");
    rules_name(names, name);
}

struct str rules_names_end(struct rules_names *names)
{
    struct arena *a = names->r->arena;
    if (names->n <= 1)
        return names->last;
    if (names->n <= NAMES_SHOWN)
        return str_printf(a, "%.*s and %.*s", STR_ARG(names->words),
                          STR_ARG(names->last));
    return str_printf(a, "%.*s, %.*s and %zu more", STR_ARG(names->words),
                      STR_ARG(names->last), names->n - NAMES_SHOWN);
}

struct str rules_schema_names(struct rules *r)
{
    struct rules_names names = {.r = r};
    for (size_t i = 0; i < map_count(r->tables->schemas); i++)
        rules_name(&names, map_at(r->tables->schemas, i)->key);
    return rules_names_end(&names);
}

struct str rules_table_name(const struct rules *r, const struct table *t)
{
    return t->schema.len ? str_printf(r->arena, "%.*s.%.*s", STR_ARG(t->schema),
                                      STR_ARG(t->name))
                         : t->name;
}

void rules_at_table(struct rules *r, struct finding *f, const struct table *t,
                    const char *words)
{
    if (f && t->origin.text)
        finding_related(r->fs, f, t->origin, "%s", words);
}

/* ── Reports ─────────────────────────────────────────────────────────── */

static bool is_reported(const struct rules *r, enum finding_id id, struct val v)
{
    struct span span = span_outer(val_span(v));
    for (size_t i = r->c->first; i < r->fs->list.n; i++) {
        const struct finding *f = r->fs->list.at[i];
        if (f->id == id && f->place.off == span.off &&
            f->place.len == span.len &&
            str_is(str_of(span.text->name), f->place.file))
            return true;
    }
    return false;
}

struct finding *rules_report_tables(struct rules *r, enum finding_id id,
                                    const struct rules_item *item,
                                    const char *format, ...)
{
    struct val v = val_get(item->rule->origin, STR("object-locator"));
    va_list args;
    if (!val_exists(v) || is_reported(r, id, v))
        return NULL;
    va_start(args, format);
    struct finding *f = val_vfinding(r->fs, id, v, format, args);
    va_end(args);
    return f;
}
