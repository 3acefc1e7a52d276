/* What CREATE makes: tables, views, unique indexes, types. */
#include <ctype.h>

#include "dms/sql_state.h"

/* ── Tables ──────────────────────────────────────────────────────────── */

static bool is_temporary_name(struct str name)
{
    return str_starts(name, STR("#"));
}

/* The table of that name to be filled: a new one, or the one that was there,
 * emptied. */
static struct ddl_table *make_table(struct ddl *d,
                                    const struct ddl_full_name *n, bool view)
{
    void **slot = map_put(d->by_name, ddl_key_of(d, n));
    if (!*slot) {
        struct ddl_table *t = ARENA_NEW(d->arena, struct ddl_table);
        *vec_push(d->arena, &d->tables) = t;
        *slot = t;
    }
    struct ddl_table *t = *slot;
    *t = (struct ddl_table){.t = {.schema = n->schema,
                                  .name = n->name,
                                  .view = view,
                                  .origin = n->span}};
    return t;
}

void ddl_list(struct ddl *d, struct ddl_table *t)
{
    while (!sql_at_symbol(&d->r, ')') && !ddl_at_end(d)) {
        ddl_element(d, t);
        ddl_symbol(d, ',');
    }
    if (ddl_symbol(d, ')'))
        return;
    ddl_note(d, t->t.origin, "the list of columns has no end");
    t->t.partial = true;
}

/* The columns of the tables that are named from here on. */
static void inherit(struct ddl *d, struct ddl_table *t)
{
    struct ddl_full_name n;
    do {
        const struct ddl_table *from =
            ddl_full_name(d, &n) ? ddl_find(d, &n) : NULL;
        if (from != t)
            ddl_copy_columns(d, t, from);
    } while (ddl_symbol(d, ','));
}

static void read_options(struct ddl *d, struct ddl_table *t)
{
    while (!ddl_at_end(d)) {
        if (ddl_word(d, "inherits") && ddl_symbol(d, '('))
            inherit(d, t);
        else
            ddl_skip_group(d);
    }
    if (!t->columns.n)
        ddl_note(d, t->t.origin, "the columns of this table are not known");
}

static void create_table(struct ddl *d, bool temporary)
{
    struct ddl_full_name n;
    ddl_if_exists(d);
    if (!ddl_full_name(d, &n) || temporary || is_temporary_name(n.name))
        return;
    struct ddl_table *before = ddl_find(d, &n);
    if (before && before->t.view)
        return; /* what mysqldump puts in a view's place for a while */
    struct ddl_table *t = make_table(d, &n, false);
    if (ddl_word(d, "partition") && ddl_word(d, "of"))
        inherit(d, t);
    else if (ddl_word(d, "like"))
        inherit(d, t);
    else if (ddl_symbol(d, '('))
        ddl_list(d, t);
    read_options(d, t);
}

/* Of a view its name, and its columns where they stand in a list. */
static void create_view(struct ddl *d)
{
    struct ddl_full_name n;
    ddl_if_exists(d);
    if (!ddl_full_name(d, &n))
        return;
    struct ddl_table *t = make_table(d, &n, true);
    struct ddl_key columns = ddl_key(d);
    for (size_t i = 0; i < columns.n; i++)
        *vec_push(d->arena, &t->columns) = (struct column){
            .name = columns.names[i], .type = DMS_STRING, .nullable = true};
}

static void create_unique_index(struct ddl *d)
{
    struct ddl_full_name n;
    while (!sql_at_word(&d->r, "on") && !ddl_at_end(d))
        sql_next(&d->r);
    if (!ddl_word(d, "on"))
        return;
    ddl_word(d, "only");
    struct ddl_table *t = ddl_full_name(d, &n) ? ddl_find(d, &n) : NULL;
    while (!sql_at_symbol(&d->r, '(') && !ddl_at_end(d))
        sql_next(&d->r);
    struct ddl_key k = ddl_key(d);
    bool whole = true;
    for (; !ddl_at_end(d); sql_next(&d->r))
        whole &= !sql_at_word(&d->r, "where");
    if (t && whole)
        ddl_set_unique(d, t, &k);
}

/* ── Types ───────────────────────────────────────────────────────────── */

static void define_type(struct ddl *d, struct str name,
                        const struct ddl_own_type *type)
{
    struct sql_type t = {.name = ""};
    for (size_t i = 0; i < name.len && i + 1 < sizeof t.name; i++)
        t.name[i] = (char)tolower((unsigned char)name.ptr[i]);
    struct ddl_own_type *own = ARENA_NEW(d->arena, struct ddl_own_type);
    *own = *type;
    *map_put(d->types, str_copy(d->arena, str_of(t.name))) = own;
}

/* Whether the current word, after AS, says what the type is, instead of naming
 * another one. */
static bool made_type(const struct ddl *d, struct ddl_own_type *out)
{
    static const struct {
        const char *word, *base;
        enum dms_type type;
    } kinds[] = {
        {"enum", "enum", DMS_STRING},         {"range", "range", DMS_STRING},
        {"object", "object", DMS_NCLOB},      {"under", "object", DMS_NCLOB},
        {"varray", "varray", DMS_NCLOB},      {"varying", "varray", DMS_NCLOB},
        {"table", "nested table", DMS_NCLOB},
    };
    *out = (struct ddl_own_type){DMS_NCLOB, STR("composite"), false};
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (sql_at_word(&d->r, kinds[i].word)) {
            out->base = str_of(kinds[i].base);
            out->type = kinds[i].type;
            return true;
        }
    return sql_at_symbol(&d->r, '(');
}

/* CREATE DOMAIN x AS varchar(9), CREATE TYPE x AS ENUM (...), AS (...), IS
 * OBJECT (...), and SQL Server's CREATE TYPE x FROM varchar(9). */
static void create_type(struct ddl *d)
{
    struct ddl_full_name n;
    struct column c = {.name = STR("")};
    if (!ddl_full_name(d, &n))
        return;
    ddl_word(d, "force");
    if (!ddl_word(d, "from") && !ddl_word(d, "as"))
        ddl_word(d, "is");
    struct ddl_own_type own;
    if (made_type(d, &own)) {
        define_type(d, n.name, &own);
    } else if (d->r.token.kind == SQL_WORD || d->r.token.kind == SQL_QUOTED) {
        ddl_type(d, &c);
        own = (struct ddl_own_type){c.type, c.base, c.sized};
        define_type(d, n.name, &own);
    }
}

/* ── Whatever it is ──────────────────────────────────────────────────── */

/* What is made that is no table, so that no word further on is looked at. */
static bool at_other_object(const struct ddl *d)
{
    static const char *const others[] = {
        "aggregate", "cast",     "event",   "extension", "function",
        "index",     "operator", "package", "policy",    "procedure",
        "proc",      "role",     "rule",    "schema",    "sequence",
        "server",    "synonym",  "trigger", "user",      "database",
    };
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (sql_at_word(&d->r, others[i]))
            return true;
    return false;
}

/* Whether it was what the current word says. */
static bool create_object(struct ddl *d, bool temporary, bool unique)
{
    if (ddl_word(d, "table"))
        create_table(d, temporary);
    else if (ddl_word(d, "view"))
        create_view(d);
    else if (unique && ddl_word(d, "index"))
        create_unique_index(d);
    else if (ddl_word(d, "domain") || ddl_word(d, "type"))
        create_type(d);
    else
        return at_other_object(d);
    return true;
}

void ddl_create(struct ddl *d)
{
    bool temporary = false, unique = false;
    while (!ddl_at_end(d) && !create_object(d, temporary, unique)) {
        temporary |=
            sql_at_word(&d->r, "temporary") || sql_at_word(&d->r, "temp");
        unique |= sql_at_word(&d->r, "unique");
        sql_next(&d->r);
    }
    ddl_skip_rest(d);
}
