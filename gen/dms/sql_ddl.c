#include "dms/sql_ddl.h"

#include "dms/sql_state.h"

/* ── ALTER TABLE ─────────────────────────────────────────────────────── */

static void add_elements(struct ddl *d, struct ddl_table *t)
{
    ddl_word(d, "column");
    ddl_if_exists(d);
    if (!ddl_symbol(d, '(')) {
        ddl_element(d, t);
        return;
    }
    ddl_list(d, t);
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
        ddl_if_exists(d);
        ddl_word(d, "only");
        struct ddl_table *t = ddl_full_name(d, &n) ? ddl_find(d, &n) : NULL;
        if (t)
            change_table(d, t);
    }
    ddl_skip_rest(d);
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
    ddl_skip_rest(d);
}

/* USE names a schema in MySQL, and a database in SQL Server. */
static void use(struct ddl *d)
{
    struct str name = ddl_name(d);
    if (name.len && d->out->dialect != SQL_SQLSERVER)
        d->options.schema = name;
    ddl_skip_rest(d);
}

static void copy(struct ddl *d)
{
    bool data = false;
    for (; !ddl_at_end(d); sql_next(&d->r))
        data |= sql_at_word(&d->r, "stdin");
    if (data && sql_at_symbol(&d->r, ';'))
        sql_skip_copy(&d->r);
    else
        ddl_skip_rest(d);
}

/* Data: quickly where each statement has its end. */
static void insert(struct ddl *d)
{
    if (d->out->dialect == SQL_ANY || d->out->dialect == SQL_SQLSERVER)
        ddl_skip_rest(d);
    else
        sql_skip_statement(&d->r);
}

static const struct {
    const char *word;
    void (*read)(struct ddl *d);
} statements[] = {
    {"create", ddl_create}, {"alter", alter}, {"insert", insert},
    {"replace", insert},    {"copy", copy},   {"set", set},
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
    ddl_skip_rest(d);
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
