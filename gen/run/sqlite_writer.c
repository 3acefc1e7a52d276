#include "run/sqlite_writer.h"

#include "base/file.h"
#include "run/sqlite_db.h"
#include "run/sqlite_script.h"

struct writer {
    struct arena *arena;
    sqlite3 *db;
    struct sqlite_script script;
};

static void writer_close(void *self)
{
    struct writer *w = self;
    sqlite3_close(w->db);
    arena_free(w->arena);
}

/* A row that another replaces fires its delete trigger only with
 * recursive_triggers on. */
static void *writer_open(const struct db_place *where, const char *changes,
                         struct err *err)
{
    struct arena *a = arena_new();
    struct writer *w = ARENA_NEW(a, struct writer);
    w->arena = a;
    w->script.path = changes;
    if (file_read(a, changes, &w->script.text, err))
        w->db = sqlite_open(where->path, err);
    if (w->db && sqlite_run(w->db, err,
                            "PRAGMA foreign_keys = ON;"
                            "PRAGMA recursive_triggers = ON"))
        return w;
    writer_close(w);
    return NULL;
}

static bool writer_step(void *self, bool *done, struct err *err)
{
    struct writer *w = self;
    return sqlite_script_step(&w->script, w->db, done, err);
}

const struct writer_ops sqlite_writer_ops = {writer_open, writer_close,
                                             writer_step};
