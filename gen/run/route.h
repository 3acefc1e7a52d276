/* The way of a table from source to target: which table it becomes, and what
 * becomes of its rows and changes on the way. */
#ifndef DMSC_RUN_ROUTE_H
#define DMSC_RUN_ROUTE_H

#include "base/vec.h"
#include "dms/mapping.h"
#include "run/driver.h"

enum route_state {
    ROUTE_WAITING, /* changes come with the rows of the load */
    ROUTE_LOADING, /* changes are kept */
    ROUTE_FOLLOWING,
    ROUTE_SUSPENDED
};

struct kept_changes {
    struct arena *arena; /* theirs; NULL if there are none */
    VEC(struct change) list;
};

struct route {
    const struct table *source;
    const struct table *target;
    const struct target_table *map;
    size_t number; /* of its table in the report */
    enum route_state state;
    struct str from; /* position after which changes count */
    struct kept_changes kept;
};

/* The routes of the tables that the mapping selects, in load order (higher
 * first, then by names). Fails where two tables would become one, and beyond
 * RUN_TABLES_MAX. */
bool routes_make(struct arena *a, const struct mapping *m,
                 struct str target_schema, const struct table *tables,
                 size_t count, struct route **out, size_t *out_count,
                 struct err *err);

struct route *routes_find(struct route *routes, size_t count,
                          const struct table *source);

/* A row of the source as the target has it. */
struct value *route_row(const struct route *r, struct arena *a,
                        const struct value *source);

/* A change of the source as the target has it, its values in A; false if the
 * filters keep it away. An update that moves a row in or out of the filters
 * is an insert or a delete, and *MOVED. */
bool route_change(const struct route *r, struct arena *a,
                  const struct change *in, struct change *out, bool *moved);

/* Keeps a copy of a change until the load is over; and forgets them all. */
void route_keep(struct route *r, const struct change *c);
void route_forget(struct route *r);

#endif
