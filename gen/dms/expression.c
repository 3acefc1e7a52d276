#include "dms/expression.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

struct expressions {
    sqlite3 *db;
    char unlisted[64]; /* the first function that DMS's guide does not list */
};

enum owner { DMS, CORE, LATER };

static const struct {
    struct str name;
    enum owner owner;
} functions[] = {
#define FUNCTION(name, owner) {{name, sizeof(name) - 1}, owner},
#define INSTEAD(name, words)
#include "dms/expression.def"
#undef FUNCTION
#undef INSTEAD
};

static const struct {
    const char *name, *words;
} instead[] = {
#define FUNCTION(name, owner)
#define INSTEAD(name, words) {name, words},
#include "dms/expression.def"
#undef FUNCTION
#undef INSTEAD
};

/* LATER for what no table has. */
static bool is_known(struct str name, enum owner *owner)
{
    *owner = LATER;
    for (size_t i = 0; i < COUNT_OF(functions); i++)
        if (str_eq_nocase(functions[i].name, name)) {
            *owner = functions[i].owner;
            return true;
        }
    return false;
}

const char *expression_instead(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(instead); i++)
        if (str_eq_nocase(str_of(instead[i].name), name))
            return instead[i].words;
    return NULL;
}

struct str expression_near(struct str name)
{
    struct str names[COUNT_OF(functions)];
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(functions); i++)
        if (functions[i].owner != LATER)
            names[n++] = functions[i].name;
    int near = str_nearest(name, names, n);
    return near < 0 ? STR("") : names[near];
}

/* ---- SQLite ---- */

/* Never called: expressions are only read. */
static void nothing(sqlite3_context *context, int n, sqlite3_value **values)
{
    (void)n;
    (void)values;
    sqlite3_result_null(context);
}

/* SQLite tells of each function that it finds; those of its newer versions
 * must not pass only since this one has them. */
static int on_access(void *self, int action, const char *a, const char *name,
                     const char *b, const char *c)
{
    struct expressions *e = self;
    enum owner owner;
    (void)a;
    (void)b;
    (void)c;
    if (action != SQLITE_FUNCTION || !name || *e->unlisted)
        return SQLITE_OK;
    is_known(str_of(name), &owner);
    if (owner == LATER && strlen(name) < sizeof e->unlisted)
        strcpy(e->unlisted, name);
    return SQLITE_OK;
}

static const struct {
    const char *name;
    int arguments;
} own[] = {{"hash_sha256", 1}, {"operation_indicator", 3}, {"replaceChars", 3}};

struct expressions *expressions_new(void)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    struct expressions *e = calloc(1, sizeof *e);
    if (!e || sqlite3_open_v2(":memory:", &e->db, flags, NULL) != SQLITE_OK) {
        expressions_free(e);
        return NULL;
    }
    for (size_t i = 0; i < COUNT_OF(own); i++)
        sqlite3_create_function(e->db, own[i].name, own[i].arguments,
                                SQLITE_UTF8, NULL, nothing, NULL, NULL);
    sqlite3_set_authorizer(e->db, on_access, e);
    return e;
}

void expressions_free(struct expressions *e)
{
    if (!e)
        return;
    sqlite3_close(e->db);
    free(e);
}

/* ---- Its errors ---- */

/* The words of SQLite's errors before the word in question, and after it.
 * What else it says (too deep, too long) is about its own limits. */
static const struct {
    const char *before, *after;
    enum expression_fault fault;
} errors[] = {
    {"near \"", "\": syntax error", EXPRESSION_SYNTAX},
    {"unrecognized token: \"", "\"", EXPRESSION_SYNTAX},
    {"incomplete input", "", EXPRESSION_UNFINISHED},
    {"no such function: ", "", EXPRESSION_FUNCTION},
    {"wrong number of arguments to function ", "()", EXPRESSION_ARGUMENTS},
    {"no such column: ", "", EXPRESSION_NAME},
    {"no such table: ", "", EXPRESSION_TABLE},
};

static bool within(struct str message, size_t row, struct str *word)
{
    struct str before = str_of(errors[row].before);
    struct str after = str_of(errors[row].after);
    if (!str_starts(message, before) || !str_ends(message, after) ||
        message.len < before.len + after.len)
        return false;
    *word = str_sub(message, before.len, message.len - before.len - after.len);
    return true;
}

static int error_offset(sqlite3 *db)
{
#if SQLITE_VERSION_NUMBER >= 3038000
    return sqlite3_error_offset(db);
#else
    (void)db;
    return -1;
#endif
}

/* SKIP is how long what stands before the text is. */
static struct expression_problem explain(struct expressions *e, struct arena *a,
                                         struct str text, size_t skip)
{
    struct expression_problem p = {.fault = EXPRESSION_GOOD};
    struct str message = str_of(sqlite3_errmsg(e->db)), word;
    int off = error_offset(e->db);
    for (size_t i = 0; i < COUNT_OF(errors); i++) {
        if (!within(message, i, &word))
            continue;
        p.fault = errors[i].fault;
        if (p.fault == EXPRESSION_SYNTAX && word.len &&
            strchr("'\"", *word.ptr))
            p.fault = EXPRESSION_UNFINISHED; /* a quote without its end */
        if (p.fault == EXPRESSION_UNFINISHED)
            break;
        p.what = str_copy(a, word);
        if (off < (int)skip || (size_t)off - skip + word.len > text.len)
            break;
        p.off = (size_t)off - skip;
        p.len = word.len;
        if (!str_eq_nocase(str_sub(text, p.off, p.len), word))
            p.len = 0;
        break;
    }
    return p;
}

static const char head[] = "SELECT ";

static struct str trimmed(struct str s)
{
    while (s.len && memchr(" \t\r\n;", s.ptr[s.len - 1], 5))
        s.len--;
    return s;
}

/* Reads "SELECT <OPEN>TEXT<CLOSE>". */
static struct expression_problem read_as(struct expressions *e, struct arena *a,
                                         struct str text, const char *open,
                                         const char *close)
{
    struct str sql =
        str_printf(a, "%s%s%.*s\n%s", head, open, STR_ARG(text), close);
    struct expression_problem p = {.fault = EXPRESSION_GOOD};
    sqlite3_stmt *stmt = NULL;
    const char *rest = NULL;
    size_t skip = sizeof head - 1 + strlen(open);
    if (sqlite3_prepare_v2(e->db, sql.ptr, (int)sql.len, &stmt, &rest) !=
        SQLITE_OK) {
        p = explain(e, a, text, skip);
    } else if (rest < sql.ptr + sql.len) {
        p = (struct expression_problem){EXPRESSION_SYNTAX, STR(";"),
                                        (size_t)(rest - sql.ptr) - skip - 1, 1};
    }
    sqlite3_finalize(stmt);
    return p;
}

/* A function that this SQLite lacks, or has and DMS may not. */
static void judge_function(struct expressions *e, struct arena *a,
                           struct str text, struct expression_problem *p)
{
    enum owner owner;
    if (p->fault == EXPRESSION_GOOD && *e->unlisted) {
        p->fault = EXPRESSION_UNLISTED;
        p->what = str_copy(a, str_of(e->unlisted));
        for (size_t i = 0; i + p->what.len <= text.len && !p->len; i++)
            if (str_eq_nocase(str_sub(text, i, p->what.len), p->what)) {
                p->off = i;
                p->len = p->what.len;
            }
    } else if (p->fault == EXPRESSION_FUNCTION && is_known(p->what, &owner)) {
        p->fault = EXPRESSION_UNLISTED;
    }
}

struct expression_problem expression_check(struct expressions *e,
                                           struct arena *a, struct str text)
{
    struct expression_problem p = {.fault = EXPRESSION_GOOD};
    text = trimmed(text);
    *e->unlisted = 0;
    if (memchr(text.ptr, 0, text.len))
        return p;
    p = read_as(e, a, text, "", "");
    /* "a AS b" is part of a SELECT, and no expression. */
    if (p.fault == EXPRESSION_GOOD) {
        p = read_as(e, a, text, "(", ")");
        if (p.fault == EXPRESSION_UNFINISHED)
            p.fault = EXPRESSION_SYNTAX;
    }
    judge_function(e, a, text, &p);
    return p;
}
