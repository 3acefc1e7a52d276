#include "dms/sql_ddl.h"

#include <ctype.h>

#include "base/buf.h"
#include "dms/sql_state.h"

/* ── The shared parts ────────────────────────────────────────────────── */

void ddl_note(struct ddl *d, struct span span, const char *format, ...)
{
    if (d->out->notes.n == SQL_NOTES_MAX) {
        d->out->dropped++;
        return;
    }
    struct buf text;
    va_list args;
    buf_init(&text, 0);
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    *vec_push(d->arena, &d->out->notes) =
        (struct sql_note){span, str_copy(d->arena, buf_str(&text))};
    buf_free(&text);
}

struct span ddl_here(const struct ddl *d)
{
    return (struct span){d->text, d->r.token.off, d->r.token.len};
}

bool ddl_word(struct ddl *d, const char *word)
{
    bool is = sql_at_word(&d->r, word);
    if (is)
        sql_next(&d->r);
    return is;
}

bool ddl_symbol(struct ddl *d, char symbol)
{
    bool is = sql_at_symbol(&d->r, symbol);
    if (is)
        sql_next(&d->r);
    return is;
}

/* Whether the current token has its line for itself. */
static bool is_alone(const struct sql_reader *r)
{
    uint32_t end = r->token.off + r->token.len;
    return r->token.line_start &&
           (end == r->bytes.len || r->bytes.ptr[end] == '\n' ||
            r->bytes.ptr[end] == '\r');
}

bool ddl_at_end(const struct ddl *d)
{
    static const char *const starts[] = {"alter", "create", "insert"};
    const struct sql_reader *r = &d->r;
    if (r->token.kind == SQL_END || sql_at_symbol(r, ';'))
        return true;
    if (!r->token.line_start)
        return false;
    if (is_alone(r) && (sql_at_word(r, "go") || sql_at_symbol(r, '/')))
        return true;
    if (d->out->dialect != SQL_ANY && d->out->dialect != SQL_SQLSERVER)
        return false;
    for (size_t i = 0; i < COUNT_OF(starts); i++)
        if (sql_at_word(r, starts[i]))
            return true;
    return false;
}

/* In the case that the database gives names without quotes. */
static struct str fold(struct ddl *d, struct str name)
{
    bool lower = d->out->dialect == SQL_POSTGRES;
    if (!lower && d->out->dialect != SQL_ORACLE)
        return name;
    char *copy = str_z(d->arena, name);
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)copy[i] < 0x80)
            copy[i] = (char)(lower ? tolower(copy[i]) : toupper(copy[i]));
    return (struct str){copy, name.len};
}

/* A name without the doubling of its quotes. */
static struct str undouble(struct ddl *d, struct str name)
{
    char *copy = str_z(d->arena, name);
    size_t n = 0;
    for (size_t i = 0; i < name.len; i++) {
        copy[n++] = name.ptr[i];
        if (i + 1 < name.len && name.ptr[i] == name.ptr[i + 1] &&
            strchr("\"`]", name.ptr[i]))
            i++;
    }
    return (struct str){copy, n};
}

struct str ddl_name(struct ddl *d)
{
    const struct sql_token *t = &d->r.token;
    struct str name = STR("");
    if (t->kind == SQL_WORD)
        name = fold(d, t->text);
    else if (t->kind == SQL_QUOTED)
        name = t->doubled ? undouble(d, t->text) : t->text;
    else
        return name;
    sql_next(&d->r);
    return name;
}

static void split_dotted(const struct ddl *d, struct ddl_full_name *n)
{
    struct str rest = n->name, first = str_cut(&rest, '.');
    if (!d->options.stand_in || n->schema.len || !first.len || !rest.len)
        return;
    n->schema = first;
    n->name = rest;
}

bool ddl_full_name(struct ddl *d, struct ddl_full_name *out)
{
    struct span start = ddl_here(d);
    *out = (struct ddl_full_name){.span = start};
    out->name = ddl_name(d);
    while (sql_at_symbol(&d->r, '.')) {
        while (ddl_symbol(d, '.')) {
        }
        out->schema = out->name;
        struct span last = ddl_here(d);
        out->name = ddl_name(d);
        if (!out->name.len)
            return false;
        out->span.len = last.off + last.len - start.off;
    }
    split_dotted(d, out);
    if (!out->schema.len)
        out->schema = d->options.schema;
    return out->name.len > 0;
}

static struct str key_for(const struct ddl *d, const struct ddl_full_name *n)
{
    char *key = arena_alloc(d->arena, n->schema.len + n->name.len + 1);
    if (n->schema.len)
        memcpy(key, n->schema.ptr, n->schema.len);
    memcpy(key + n->schema.len + 1, n->name.ptr, n->name.len);
    return (struct str){key, n->schema.len + n->name.len + 1};
}

struct ddl_table *ddl_find(const struct ddl *d, const struct ddl_full_name *n)
{
    return map_get(d->by_name, key_for(d, n));
}

/* To after the statement's end. */
static void skip_rest(struct ddl *d)
{
    while (!ddl_at_end(d))
        sql_next(&d->r);
    if (sql_at_symbol(&d->r, ';') || sql_at_symbol(&d->r, '/') ||
        sql_at_word(&d->r, "go"))
        sql_next(&d->r);
}

/* ── CREATE ──────────────────────────────────────────────────────────── */

static bool is_temporary_name(struct str name)
{
    return str_starts(name, STR("#"));
}

/* The table of that name to be filled: a new one, or the one that was there,
 * emptied. */
static struct ddl_table *make_table(struct ddl *d,
                                    const struct ddl_full_name *n, bool view)
{
    void **slot = map_put(d->by_name, key_for(d, n));
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

/* The list of columns and constraints, from its bracket. */
static void read_list(struct ddl *d, struct ddl_table *t)
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
    if (ddl_word(d, "if")) {
        ddl_word(d, "not");
        ddl_word(d, "exists");
    }
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
        read_list(d, t);
    read_options(d, t);
}

/* Of a view its name, and its columns where they stand in a list. */
static void create_view(struct ddl *d)
{
    struct ddl_full_name n;
    if (ddl_word(d, "if")) {
        ddl_word(d, "not");
        ddl_word(d, "exists");
    }
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

static void create(struct ddl *d)
{
    bool temporary = false, unique = false;
    while (!ddl_at_end(d) && !create_object(d, temporary, unique)) {
        temporary |=
            sql_at_word(&d->r, "temporary") || sql_at_word(&d->r, "temp");
        unique |= sql_at_word(&d->r, "unique");
        sql_next(&d->r);
    }
    skip_rest(d);
}

/* ── ALTER TABLE ─────────────────────────────────────────────────────── */

static void add_elements(struct ddl *d, struct ddl_table *t)
{
    ddl_word(d, "column");
    if (ddl_word(d, "if")) {
        ddl_word(d, "not");
        ddl_word(d, "exists");
    }
    if (!ddl_symbol(d, '(')) {
        ddl_element(d, t);
        return;
    }
    read_list(d, t);
    ddl_skip_element(d);
}

/* Whether a column may be null, and who counts it up, is all that is looked
 * at. */
static void change_column(struct ddl *d, struct ddl_table *t)
{
    ddl_word(d, "column");
    ddl_symbol(d, '(');
    struct str name = ddl_name(d);
    bool required = false, counted = false;
    while (!sql_at_symbol(&d->r, ',') && !ddl_at_end(d)) {
        required |= ddl_word(d, "not") && sql_at_word(&d->r, "null");
        counted |= ddl_at_counter(d);
        if (!ddl_at_end(d))
            ddl_skip_group(d);
    }
    for (size_t i = 0; i < t->columns.n; i++)
        if (str_eq_nocase(t->columns.at[i].name, name)) {
            t->columns.at[i].nullable &= !required;
            t->columns.at[i].counted |= counted;
        }
}

/* Of REPLICA IDENTITY what comes after REPLICA. */
static bool replica_identity(struct ddl *d)
{
    ddl_word(d, "identity");
    return sql_at_word(&d->r, "full") || sql_at_word(&d->r, "using");
}

/* A script that drops or renames leaves more open than a dump does. */
static void change_table(struct ddl *d, struct ddl_table *t)
{
    while (!ddl_at_end(d)) {
        if (ddl_word(d, "with")) {
            sql_next(&d->r); /* CHECK or NOCHECK */
            continue;
        }
        if (ddl_word(d, "add"))
            add_elements(d, t);
        else if (ddl_word(d, "modify") || ddl_word(d, "alter"))
            change_column(d, t);
        else if (ddl_word(d, "replica"))
            t->t.identified = replica_identity(d);
        else if (ddl_word(d, "drop") || ddl_word(d, "rename") ||
                 ddl_word(d, "change"))
            t->t.partial = true;
        while (!sql_at_symbol(&d->r, ',') && !ddl_at_end(d))
            ddl_skip_group(d);
        ddl_symbol(d, ',');
    }
}

static void alter(struct ddl *d)
{
    struct ddl_full_name n;
    if (ddl_word(d, "table")) {
        if (ddl_word(d, "if"))
            ddl_word(d, "exists");
        ddl_word(d, "only");
        struct ddl_table *t = ddl_full_name(d, &n) ? ddl_find(d, &n) : NULL;
        if (t)
            change_table(d, t);
    }
    skip_rest(d);
}

/* ── Statements ──────────────────────────────────────────────────────── */

/* SET search_path = x, pg_catalog, as older dumps of PostgreSQL have it. */
static void set(struct ddl *d)
{
    if (ddl_word(d, "search_path")) {
        if (!ddl_symbol(d, '='))
            ddl_word(d, "to");
        struct str name = ddl_name(d);
        if (name.len && !str_is(name, "pg_catalog"))
            d->options.schema = name;
    }
    skip_rest(d);
}

/* USE names a schema in MySQL, and a database in SQL Server. */
static void use(struct ddl *d)
{
    struct str name = ddl_name(d);
    if (name.len && d->out->dialect != SQL_SQLSERVER)
        d->options.schema = name;
    skip_rest(d);
}

static void copy(struct ddl *d)
{
    bool data = false;
    for (; !ddl_at_end(d); sql_next(&d->r))
        data |= sql_at_word(&d->r, "stdin");
    if (data && sql_at_symbol(&d->r, ';'))
        sql_skip_copy(&d->r);
    else
        skip_rest(d);
}

/* Data: quickly where each statement has its end. */
static void insert(struct ddl *d)
{
    if (d->out->dialect == SQL_ANY || d->out->dialect == SQL_SQLSERVER)
        skip_rest(d);
    else
        sql_skip_statement(&d->r);
}

static const struct {
    const char *word;
    void (*read)(struct ddl *d);
} statements[] = {
    {"create", create},  {"alter", alter}, {"insert", insert},
    {"replace", insert}, {"copy", copy},   {"set", set},
    {"use", use},
};

static void read_statement(struct ddl *d)
{
    for (size_t i = 0; i < COUNT_OF(statements); i++)
        if (ddl_word(d, statements[i].word)) {
            statements[i].read(d);
            return;
        }
    if (!ddl_at_end(d)) /* else it is what ends a statement, and no more */
        sql_next(&d->r);
    skip_rest(d);
}

/* ── The whole ───────────────────────────────────────────────────────── */

enum { GUESS_BYTES = 64 << 10 };

enum sql_dialect sql_dialect_guess(struct str text)
{
    static const struct {
        const char *sign;
        enum sql_dialect dialect;
    } signs[] = {
        {"PostgreSQL database", SQL_POSTGRES},
        {"-- MySQL dump", SQL_MYSQL},
        {"-- MariaDB dump", SQL_MYSQL},
        {"phpMyAdmin", SQL_MYSQL},
        {"ENGINE=", SQL_MYSQL},
        {"AUTO_INCREMENT", SQL_MYSQL},
        {"VARCHAR2(", SQL_ORACLE},
        {"[dbo].", SQL_SQLSERVER},
        {"\nGO\n", SQL_SQLSERVER},
        {"\nGO\r\n", SQL_SQLSERVER},
        {"search_path", SQL_POSTGRES},
        {"character varying", SQL_POSTGRES},
        {"bigserial", SQL_POSTGRES},
        {"VARCHAR2 (", SQL_ORACLE},
    };
    struct str head = str_sub(text, 0, GUESS_BYTES);
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_contains(head, str_of(signs[i].sign)))
            return signs[i].dialect;
    return memchr(head.ptr ? head.ptr : "", '`', head.len) ? SQL_MYSQL
                                                           : SQL_ANY;
}

/* mysqldump of one database names it in its head alone. */
static struct str mysql_database(struct str text)
{
    struct str head = str_sub(text, 0, 1024), mark = STR("Database: ");
    for (size_t i = 0; i + mark.len < head.len; i++)
        if (str_starts(str_sub(head, i, mark.len), mark)) {
            struct str rest = str_sub(head, i + mark.len, head.len);
            return str_trim(str_cut(&rest, '\n'));
        }
    return STR("");
}

static void finish(struct ddl *d)
{
    struct sql_catalogue *c = d->out;
    c->tables = ARENA_ARRAY(d->arena, struct table, d->tables.n);
    for (size_t i = 0; i < d->tables.n; i++) {
        struct ddl_table *t = d->tables.at[i];
        t->t.columns = t->columns.at;
        t->t.column_count = t->columns.n;
        t->t.foreign = t->foreign.at;
        t->t.foreign_count = t->foreign.n;
        t->t.unique_count = ddl_count_uniques(t);
        c->tables[c->table_count++] = t->t;
    }
}

struct sql_catalogue *sql_ddl_read(struct arena *a, struct text *text,
                                   const struct sql_options *o)
{
    struct sql_catalogue *out = ARENA_NEW(a, struct sql_catalogue);
    struct ddl d = {.arena = a, .text = text, .options = *o, .out = out};
    out->dialect = o->dialect;
    if (!o->dialect && !o->stand_in)
        out->dialect = sql_dialect_guess(text->bytes);
    if (!d.options.schema.len && out->dialect == SQL_MYSQL)
        d.options.schema = mysql_database(text->bytes);
    if (!d.options.schema.len)
        d.options.schema = sql_dialect_schema(out->dialect);
    d.by_name = map_new(a);
    d.types = map_new(a);
    sql_start(&d.r, text->bytes, out->dialect == SQL_MYSQL);
    while (d.r.token.kind != SQL_END)
        read_statement(&d);
    finish(&d);
    return out;
}
