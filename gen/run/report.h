/* What a rehearsal has to say: the report as data, and as text for people.
 * (For programs: run/report_json.h, schemas/run-report.schema.json.) */
#ifndef DMSC_RUN_REPORT_H
#define DMSC_RUN_REPORT_H

#include "base/buf.h"
#include "base/vec.h"
#include "dms/value.h"
#include "run/driver.h"
#include "run/unseen.h"
#include "spec/model.h"

/* Phases in their order: id, name for programs, words for people. */
#define RUN_PHASES(X)                                                          \
    X(PREPARE, "prepare", "prepare")                                           \
    X(COPY, "copy", "copy before")                                             \
    X(LOAD, "full-load", "full load")                                          \
    X(CHANGES, "change-processing", "changes")                                 \
    X(COMPARE, "compare", "compare")

enum run_phase {
#define RUN_PHASE(id, name, words) PHASE_##id,
    RUN_PHASES(RUN_PHASE)
#undef RUN_PHASE
        PHASE_COUNT
};

const char *run_phase_name(enum run_phase phase);
const char *run_phase_words(enum run_phase phase);

struct phase_report {
    enum run_phase phase;
    char started[32]; /* UTC, as RFC 3339 has it */
    double seconds;
    struct str done; /* "990 rows" */
};

/* How a row differs: id, word. */
#define DIFFERENCES(X)                                                         \
    X(MISSING, "missing")                                                      \
    X(EXTRA, "extra")                                                          \
    X(CHANGED, "changed")

enum difference_kind {
#define DIFFERENCE(id, name) DIFFERENCE_##id,
    DIFFERENCES(DIFFERENCE)
#undef DIFFERENCE
};

const char *difference_name(enum difference_kind kind);

struct difference {
    enum difference_kind kind;
    struct str *key_names; /* of the target; all columns if it has no key */
    struct value *key_values;
    size_t key_count;
    struct str *columns; /* DIFFERENCE_CHANGED: those that differ */
    size_t column_count;
};

struct table_report {
    struct str source, target; /* schema.table */
    bool has_key;
    size_t loaded, refused; /* rows by the load: taken, not taken */
    size_t inserts, updates, deletes;
    size_t overlaps; /* changes that the load had seen already */
    size_t moved;    /* rows that an update moved in or out of the filters */
    size_t errors;   /* changes that could not be applied */
    bool suspended;
    size_t source_rows, target_rows;
    size_t different; /* rows, of which the first are listed */
    VEC(struct difference) differences;
};

/* Something that was left out, and what of this migration it concerns. */
struct unseen_report {
    const struct unseen *unseen;
    VEC(struct str) names;
};

struct run_report {
    const char *spec, *task;
    enum task_type type;
    /* The drivers of the stand-ins, and what they stand in for. */
    const struct driver *source_driver, *target_driver;
    const char *source_for, *target_for;
    VEC(struct phase_report) phases;
    VEC(struct table_report) tables;
    size_t captured, applied, transactions;
    size_t with_load; /* captured changes that came with the load's rows */
    struct str last_position;
    VEC(struct str) notes; /* sentences */
    VEC(struct unseen_report) unseen;
    bool equal;
};

/* Adds the report as text of at most WIDTH columns where it can be broken. */
void run_print_human(const struct run_report *r, struct buf *out,
                     unsigned width);

#endif
