/* Words and names of statements, and where these end. */
#include <ctype.h>

#include "base/buf.h"
#include "dms/sql_state.h"

void ddl_note(struct ddl *d, struct span span, const char *format, ...)
{
    if (d->out->notes.n == SQL_NOTES_MAX) {
        d->out->dropped++;
        return;
    }
    va_list args;
    va_start(args, format);
    *vec_push(d->arena, &d->out->notes) =
        (struct sql_note){span, str_of(arena_vprintf(d->arena, format, args))};
    va_end(args);
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

void ddl_if_exists(struct ddl *d)
{
    if (!ddl_word(d, "if"))
        return;
    ddl_word(d, "not");
    ddl_word(d, "exists");
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

void ddl_skip_rest(struct ddl *d)
{
    while (!ddl_at_end(d))
        sql_next(&d->r);
    if (sql_at_symbol(&d->r, ';') || sql_at_symbol(&d->r, '/') ||
        sql_at_word(&d->r, "go"))
        sql_next(&d->r);
}

struct str ddl_key_of(const struct ddl *d, const struct ddl_full_name *n)
{
    char *key = arena_alloc(d->arena, n->schema.len + n->name.len + 1);
    if (n->schema.len)
        memcpy(key, n->schema.ptr, n->schema.len);
    memcpy(key + n->schema.len + 1, n->name.ptr, n->name.len);
    return (struct str){key, n->schema.len + n->name.len + 1};
}

struct ddl_table *ddl_find(const struct ddl *d, const struct ddl_full_name *n)
{
    return map_get(d->by_name, ddl_key_of(d, n));
}
