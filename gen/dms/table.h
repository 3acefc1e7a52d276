/* Tables and columns as a source's catalogue has them. */
#ifndef DMSC_DMS_TABLE_H
#define DMSC_DMS_TABLE_H

#include "dms/value.h"

struct column {
    struct str name;
    struct str declared; /* the type as the database spells it */
    enum dms_type type;
    bool nullable;
    uint32_t key; /* place in the primary key from 1; 0: not part of it */
};

struct table {
    struct str schema, name;
    struct column *columns;
    size_t column_count;
    bool view;
};

/* How many columns the primary key has. */
size_t table_key_size(const struct table *t);

/* The index of a column, or -1. */
int table_column(const struct table *t, struct str name);

#endif
