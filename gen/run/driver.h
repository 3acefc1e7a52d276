/* Drivers: how the runner reads a source, writes a target, and lets somebody
 * write to the source meanwhile. A driver is one row of a table of drivers;
 * the runner knows nothing of any database.
 *
 * Everything is told in canonical values (dms/value.h). A row has a value for
 * each column of its `struct table`, in the table's order.
 *
 * A driver keeps the `struct table` pointers that it is given: they live
 * longer than it does. What it gives out (rows, events, names) lives in the
 * arena that it is given, or, where there is none, until the next call.
 */
#ifndef DMSC_RUN_DRIVER_H
#define DMSC_RUN_DRIVER_H

#include "base/arena.h"
#include "base/err.h"
#include "dms/table.h"

/* Where a database is, and the schema of the tables that have none. */
struct db_place {
    const char *path;
    struct str schema;
};

struct rows {
    struct value *at; /* row by row, `count` times the table's columns */
    size_t count;
};

enum change_op { CHANGE_INSERT, CHANGE_UPDATE, CHANGE_DELETE };

/* A change of one row. BEFORE is the row as it was (update, delete), AFTER as
 * it is (insert, update); the other is NULL. */
struct change {
    enum change_op op;
    const struct table *table;
    const struct value *before, *after;
};

enum event_kind {
    EVENT_NONE, /* nothing at present */
    EVENT_BEGIN,
    EVENT_ROW,
    EVENT_DDL,   /* a table became another; `text` says what is known */
    EVENT_COMMIT /* what came since EVENT_BEGIN holds, up to `position` */
};

/* Transactions come in the order of their commits. One that is followed by
 * another EVENT_BEGIN, without EVENT_COMMIT, was rolled back. */
struct event {
    enum event_kind kind;
    struct change change;
    struct str text;
    struct str position; /* opaque; a later one is greater, as bytes are */
};

/* Something of a source that is not a table with rows. */
struct source_object {
    const char *kind; /* a name of unseen.def, such as "VIEWS" */
    struct str name;
};

/* Reading rows in order of the key (value_compare over its columns), without
 * a key in any order. One table at a time, of source or target. */
struct reader_ops {
    bool (*begin)(void *self, const struct table *t, struct err *err);
    /* At most MAX rows; none at the end. */
    bool (*rows)(void *self, struct arena *a, size_t max, struct rows *out,
                 struct err *err);
    void (*end)(void *self);
};

struct source_ops {
    void *(*open)(const struct db_place *where, struct err *err);
    void (*close)(void *self);
    bool (*catalogue)(void *self, struct arena *a, struct table **tables,
                      size_t *count, struct err *err);
    bool (*objects)(void *self, struct arena *a, struct source_object **objects,
                    size_t *count, struct err *err);
    /* Begins to capture: no change that these tables see from now on is
     * missing among the events. Called once. */
    bool (*capture)(void *self, const struct table *const *tables, size_t count,
                    struct err *err);
    /* The hand-over: like reader.begin, and puts into *FROM the position
     * after which changes must be added to the rows that are going to be
     * read. Some changes after it may be in the rows already if the table
     * has a key; none if not, for nobody could tell them apart. */
    bool (*snapshot)(void *self, struct arena *a, const struct table *t,
                     struct str *from, struct err *err);
    bool (*next)(void *self, struct arena *a, struct event *event,
                 struct err *err);
    struct reader_ops reader;
};

enum prep_mode { PREP_DO_NOTHING, PREP_DROP_AND_CREATE, PREP_TRUNCATE };

enum apply_result {
    APPLY_DONE,
    APPLY_DUPLICATE, /* the key is there already */
    APPLY_MISSING,   /* there is no row of that key */
    APPLY_REFUSED    /* the target says no, for a reason of its own */
};

/* A change that could not be applied. */
struct refusal {
    const struct table *table;
    struct str statement, reason;
};

struct target_ops {
    void *(*open)(const struct db_place *where, struct err *err);
    void (*close)(void *self);
    /* Makes the table, or leaves the one that is there, with its rows or
     * without: TargetTablePrepMode. Only its key becomes a constraint. */
    bool (*prepare)(void *self, const struct table *t, enum prep_mode mode,
                    struct err *err);
    bool (*begin)(void *self, struct err *err);
    /* Inserts rows; those that the target refuses are left out and counted.
     * Between begin and commit, as apply and refuse. */
    bool (*load)(void *self, const struct table *t, const struct rows *rows,
                 size_t *refused, struct err *err);
    /* One change of a row. What is not APPLY_DONE has changed nothing. */
    bool (*apply)(void *self, const struct change *change,
                  enum apply_result *result, struct err *err);
    /* Why the last apply was not done, in the target's words. */
    struct str (*reason)(void *self);
    /* Writes it into awsdms_apply_exceptions. */
    bool (*refuse)(void *self, const char *task, const struct refusal *refusal,
                   struct err *err);
    /* Commits; CHECKPOINT (unless "") becomes the task's in that very
     * transaction. */
    bool (*commit)(void *self, const char *task, struct str checkpoint,
                   struct err *err);
    void (*rollback)(void *self);
    /* The task's checkpoint; "" if there is none. */
    bool (*checkpoint)(void *self, struct arena *a, const char *task,
                       struct str *out, struct err *err);
    struct reader_ops reader;
};

/* Who writes to the source during a rehearsal. */
struct writer_ops {
    /* WHERE is the source; CHANGES is what is to be done, as the driver
     * understands it. */
    void *(*open)(const struct db_place *where, const char *changes,
                  struct err *err);
    void (*close)(void *self);
    /* Runs the next transaction, whole; *DONE if there was none. */
    bool (*step)(void *self, bool *done, struct err *err);
};

struct driver {
    const char *name;  /* "sqlite" */
    const char *words; /* "SQLite" */
    /* Makes the database PATH, and fills it, from a file that the spec names
     * as a stand-in. */
    bool (*make)(const char *path, const char *script, struct err *err);
    const struct source_ops *source;
    const struct target_ops *target;
    const struct writer_ops *writer;
};

#endif
