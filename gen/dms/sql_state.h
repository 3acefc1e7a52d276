/* What the parts of the DDL reader share: statements (sql_ddl.c), CREATE
 * (sql_create.c), columns and keys (sql_element.c), words and names
 * (sql_name.c). Nobody else includes this. */
#ifndef DMSC_DMS_SQL_STATE_H
#define DMSC_DMS_SQL_STATE_H

#include "base/map.h"
#include "dms/sql_ddl.h"
#include "read/sql.h"

/* A table while it is read. */
struct ddl_table {
    struct table t;
    VEC(struct column) columns;
    VEC(struct foreign_key) foreign;
    VEC(uint64_t) uniques; /* a number for the columns of each, in any order */
};

struct ddl {
    struct arena *arena;
    struct text *text;
    struct sql_reader r;
    struct sql_options options;
    struct sql_catalogue *out;
    VEC(struct ddl_table *) tables;
    struct map *by_name; /* "schema\0name": struct ddl_table */
    struct map *types;   /* users' types in lower case: struct ddl_own_type */
};

/* A type that the script makes. */
struct ddl_own_type {
    enum dms_type type;
    struct str base; /* as of a column; of what has no base type what it is:
                        "enum", "range", "composite", "object", "varray" */
    bool sized;
};

/* Columns of a key, or of an index. */
struct ddl_key {
    struct str names[SQL_KEY_MAX];
    size_t n;
    bool plain; /* columns as they are, no expressions or parts of them */
};

__attribute__((format(printf, 3, 4))) void
ddl_note(struct ddl *d, struct span span, const char *format, ...);

/* The span of the current token. */
struct span ddl_here(const struct ddl *d);

/* Goes on if the current token is that word (symbol); false if it is not. */
bool ddl_word(struct ddl *d, const char *word);
bool ddl_symbol(struct ddl *d, char symbol);

/* Goes over IF EXISTS, or IF NOT EXISTS. */
void ddl_if_exists(struct ddl *d);

/* Whether the statement ends at the current token: at its `;`, at the end, or
 * where the next one begins on a line of its own, as in scripts of SQL Server
 * and Oracle, which part them with GO and `/`. */
bool ddl_at_end(const struct ddl *d);

/* The name at the current token as the database has it; "" if there is none.
 * Goes on. */
struct str ddl_name(struct ddl *d);

/* A table's name, of one to three parts. False if there is none. */
struct ddl_full_name {
    struct str schema, name;
    struct span span;
};
bool ddl_full_name(struct ddl *d, struct ddl_full_name *out);

/* What DDL.by_name has a table by; the table of that name, or NULL. */
struct str ddl_key_of(const struct ddl *d, const struct ddl_full_name *n);
struct ddl_table *ddl_find(const struct ddl *d, const struct ddl_full_name *n);

/* Goes to after the statement's end. */
void ddl_skip_rest(struct ddl *d);

/* Reads what comes after the word CREATE, to after the statement's end. */
void ddl_create(struct ddl *d);

/* Goes over the rest of a bracket, from its `(`, or over one token. */
void ddl_skip_group(struct ddl *d);

/* Goes to the `,` or `)` that ends an element, or to the statement's end. */
void ddl_skip_element(struct ddl *d);

/* Reads a type into its declared text and its DMS type. */
void ddl_type(struct ddl *d, struct column *c);

/* Whether the current word says that the database counts a column up. */
bool ddl_at_counter(const struct ddl *d);

/* Reads the elements of a table's list, from behind its bracket. */
void ddl_list(struct ddl *d, struct ddl_table *t);

/* Reads one element of a table's list: a column or a constraint. */
void ddl_element(struct ddl *d, struct ddl_table *t);

/* Reads the names in a bracket. */
struct ddl_key ddl_key(struct ddl *d);
void ddl_set_key(struct ddl *d, struct ddl_table *t, const struct ddl_key *k);
void ddl_set_unique(struct ddl *d, struct ddl_table *t,
                    const struct ddl_key *k);

/* How many different sets of columns are unique, without the primary key's. */
size_t ddl_count_uniques(const struct ddl_table *t);

/* Reads from the word REFERENCES on what a foreign key over COLUMN leads to. */
void ddl_references(struct ddl *d, struct ddl_table *t, struct str column);

/* Appends the columns of another table, as LIKE and INHERITS do. FROM may be
 * NULL: one that is not known. */
void ddl_copy_columns(struct ddl *d, struct ddl_table *to,
                      const struct ddl_table *from);

#endif
