#include "run/sqlite_script.h"

#include "base/arena.h"
#include "base/file.h"
#include "run/sqlite_db.h"

/* Where the statement begins that AT comes before: without blanks and
 * comments, which belong to the statement for SQLite. */
static size_t skip_blank(struct str s, size_t at)
{
    while (at < s.len) {
        struct str rest = str_sub(s, at, s.len);
        if (str_starts(rest, STR("--"))) {
            struct str line = str_cut(&rest, '\n');
            at += line.len + 1;
        } else if (str_starts(rest, STR("/*"))) {
            for (at += 2; at < s.len; at++)
                if (s.ptr[at - 1] == '*' && s.ptr[at] == '/')
                    break;
            at++;
        } else if (strchr(" \t\r\n;", rest.ptr[0]) && rest.ptr[0]) {
            at++;
        } else {
            break;
        }
    }
    return at < s.len ? at : s.len;
}

static size_t line_of(struct str s, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at && i < s.len; i++)
        line += s.ptr[i] == '\n';
    return line;
}

static bool failed(const struct sqlite_script *s, sqlite3 *db, struct err *err)
{
    int offset = sqlite3_error_offset(db);
    size_t at = s->at + (size_t)(offset > 0 ? offset : 0);
    return err_set(err, "%s:%zu: %s", s->path, line_of(s->text, at),
                   sqlite3_errmsg(db));
}

static bool run_statement(struct sqlite_script *s, sqlite3 *db, struct err *err)
{
    const char *start = s->text.ptr + s->at, *tail = start;
    sqlite3_stmt *stmt = NULL;
    int result = sqlite3_prepare_v2(db, start, -1, &stmt, &tail);
    if (result == SQLITE_OK && tail == start)
        return err_set(err, "%s:%zu: there is a NUL byte", s->path,
                       line_of(s->text, s->at));
    if (result == SQLITE_OK && stmt)
        while ((result = sqlite3_step(stmt)) == SQLITE_ROW) {
        }
    bool good = result == SQLITE_OK || result == SQLITE_DONE;
    if (!good)
        failed(s, db, err);
    sqlite3_finalize(stmt);
    s->at += (size_t)(tail - start);
    return good;
}

bool sqlite_script_step(struct sqlite_script *s, sqlite3 *db, bool *done,
                        struct err *err)
{
    *done = false;
    do {
        s->at = skip_blank(s->text, s->at);
        if (s->at == s->text.len) {
            *done = sqlite3_get_autocommit(db);
            return *done || err_set(err,
                                    "%s ends inside a transaction: "
                                    "COMMIT is missing",
                                    s->path);
        }
        if (!run_statement(s, db, err))
            return false;
    } while (!sqlite3_get_autocommit(db));
    return true;
}

bool sqlite_script_make(const char *path, const char *script, struct err *err)
{
    struct arena *a = arena_new();
    struct sqlite_script s = {.path = script};
    bool done = false, good = file_read(a, script, &s.text, err);
    sqlite3 *db = good ? sqlite_open(path, err) : NULL;
    good = db != NULL;
    while (good && !done)
        good = sqlite_script_step(&s, db, &done, err);
    sqlite3_close(db);
    arena_free(a);
    return good;
}
