/* A driver whose databases are tables in memory: the second row of the table
 * of drivers, in tests only. It keeps the driver table honest, since nothing
 * in it is like SQLite: rows are read while they change, each transaction is
 * an event of its own, and a rolled-back one is seen too.
 *
 * Databases are found by their names (the path of a place). Rows are written
 * "1|Anna|NULL". A database lives until memory_free.
 */
#ifndef DMSC_TESTS_MEMORY_DRIVER_H
#define DMSC_TESTS_MEMORY_DRIVER_H

#include "run/driver.h"

extern const struct driver memory_driver;

struct memory_db;

struct memory_db *memory_new(const char *name);
void memory_free(struct memory_db *db);

/* Adds the table NAME ("public.people") with COLUMNS, "id:int4:1 name:string":
 * name, DMS type, and the place in the key if it is part of it. */
void memory_table(struct memory_db *db, const char *name, const char *columns);
void memory_row(struct memory_db *db, const char *table, const char *row);

/* What the source's writer does in its next transaction, for example
 *     "+public.people 3|Cem|NULL; -public.people 1|Anna|x;
 *      public.people 2|Bo|y > 2|Bob|y; rollback"
 * An insert, a delete, an update; without the last word it is committed. */
void memory_step(struct memory_db *db, const char *step);

/* As a target: from now on the N-th change (from 1) makes the driver fail. */
void memory_fail_at(struct memory_db *db, size_t n);

/* The rows of a table as it is now, in order: "1|Anna|x\n2|Bo|y\n". */
const char *memory_dump(struct memory_db *db, const char *table);
const char *memory_checkpoint(const struct memory_db *db);
size_t memory_refusals(const struct memory_db *db);

#endif
