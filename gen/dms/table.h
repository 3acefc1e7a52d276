/* Tables and columns as a source's catalogue has them. */
#ifndef DMSC_DMS_TABLE_H
#define DMSC_DMS_TABLE_H

#include "dms/value.h"
#include "text/text.h"

struct column {
    struct str name;
    struct str declared; /* the type as the database spells it */
    struct str base;     /* its name alone, as dms/sql_type.h has it, that of
                            a user's type resolved; "" if nobody knows it */
    bool sized;          /* it has a length or a precision */
    bool counted;        /* the database counts its values up: serial,
                            AUTO_INCREMENT, IDENTITY */
    enum dms_type type;
    bool nullable;
    uint32_t key; /* place in the primary key from 1; 0: not part of it */
    bool unique;  /* no two rows have the same in it, by a constraint or an
                     index over it alone */
};

/* A foreign key, of one column or several. */
struct foreign_key {
    struct str column;        /* the first of its columns */
    struct str schema, table; /* what it leads to */
};

struct table {
    struct str schema, name;
    struct column *columns;
    size_t column_count;
    struct foreign_key *foreign;
    size_t foreign_count;
    size_t unique_count; /* unique constraints and indexes beside the primary
                            key, of any number of columns */
    bool view;
    bool partial;       /* not all of its columns could be read */
    bool identified;    /* PostgreSQL logs whole old rows of it, or those of an
                           index: REPLICA IDENTITY */
    struct span origin; /* its name in the text of the catalogue; where there
                           is no text, `text` is NULL */
};

/* How many columns the primary key has. */
size_t table_key_size(const struct table *t);

/* Whether no two rows are the same, by the primary key or another one. */
bool table_has_key(const struct table *t);

/* Whether all of its columns are known. */
bool table_is_whole(const struct table *t);

/* The index of a column, or -1. */
int table_column(const struct table *t, struct str name);

/* Whether it holds large objects, by its type. */
bool column_is_lob(const struct column *c);

#endif
