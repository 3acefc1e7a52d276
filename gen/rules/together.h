/* Tasks that belong together: two that replicate into each other, two that
 * write the same table. They may stand in files that are read one after the
 * other, so that what is kept of a task is facts, and the places that findings
 * will speak of; its documents may go.
 *
 *     rules_together_add(t, &context, &ends);    for each task
 *     rules_together_check(t);                   when all are known
 *
 * Facts: the AWS DMS user guide, "Creating tasks for ongoing replication",
 * "Performing bidirectional replication", and "Using Amazon S3 as a target".
 */
#ifndef DMSC_RULES_TOGETHER_H
#define DMSC_RULES_TOGETHER_H

#include "rules/rules.h"

/* Who a task is. */
struct rules_ends {
    struct str name; /* for people: "aws_dms_replication_task.shop" */
    struct span at;  /* where it is written */
    bool whole;      /* what it has not written has DMS's default */
    /* Names for the databases at its ends: equal names are surely the same
     * database; "" if it is not known. */
    struct str source, target;
};

struct rules_together;

/* Everything lives in the arena of FS. */
struct rules_together *rules_together_new(struct findings *fs);

/* Keeps what is to be known of the task that C holds. SCRATCH as in
 * rules_check. */
void rules_together_add(struct rules_together *t, const struct rules_context *c,
                        const struct rules_ends *ends, struct arena *scratch);

/* Takes note of who watches tasks, and which tasks want to be watched: of a
 * file that lies in a folder that is checked as a whole, with its neighbours.
 */
struct text;
void rules_together_watch(struct rules_together *t, const struct text *file,
                          const struct host_search *found);

/* Adds what is wrong with the tasks among each other. */
void rules_together_check(const struct rules_together *t);

/* ---- what its files share ---- */

/* A table that a task selects by its name, or all of a schema ("%"). */
struct rules_route {
    struct str schema, table; /* at the source */
    struct str target_schema, target_table;
    bool filtered;
    struct place place; /* of the rule that selects it */
};

/* A foreign key of a table that a task selects. */
struct rules_link {
    struct str schema, table, to_schema, to_table;
};

struct rules_task {
    struct str name;
    struct place place;        /* of the task */
    struct place type_at;      /* of its type, or of the task */
    struct str source, target; /* as in rules_ends */
    const struct engine *target_engine;
    int type;                 /* enum task_type, or -1 */
    int loopback;             /* 1 on, 0 off, -1 not known */
    struct place loopback_at; /* of the switch, if it is on */
    struct str loopback_source, loopback_target; /* schemas; "": not known */
    struct place loopback_source_at;
    bool unvalidated; /* surely, and nothing was said about it */
    bool ddl;         /* surely replicates DDL */
    bool resets;      /* surely drops or truncates what it loads into */
    struct place resets_at;
    VEC(struct rules_route) routes;
    struct map *tables; /* that it captures changes of, by a catalogue that has
                           foreign keys; NULL: not known */
    VEC(struct rules_link) links; /* of these */
};

/* Who watches the tasks of a run. */
struct rules_watch {
    bool watched;       /* somebody may, or nobody knows */
    struct str name;    /* of the first task that captures changes */
    struct place place; /* file NULL: there is none */
    size_t more;
};

/* What is said of that. */
void rules_check_watch(struct findings *fs, const struct rules_watch *w);
void rules_watch_file(struct findings *fs, struct rules_watch *w,
                      const struct text *file, const struct host_search *found);

/* Keeps the tables that TASK, with the rules M, takes of the catalogue. */
void rules_keep_tables(const struct rules *r, const struct mapping *m,
                       struct rules_task *task);

/* Reports the first foreign key that leads from A to B alone, which go from
 * one database to one other. */
void rules_check_split(struct findings *fs, const struct rules_task *a,
                       const struct rules_task *b, struct arena *scratch);

/* What is wrong with A and B, which replicate into each other. */
void rules_check_pair(struct findings *fs, const struct rules_task *a,
                      const struct rules_task *b);

#endif
