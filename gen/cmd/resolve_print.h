/* How dmsc resolve shows what it found: resolve_text.c for people,
 * resolve_json.c for programs (schemas/resolve.schema.json). */
#ifndef DMSC_CMD_RESOLVE_PRINT_H
#define DMSC_CMD_RESOLVE_PRINT_H

#include "cmd/cmd.h"
#include "dms/resolution.h"
#include "dms/sql_ddl.h"

/* One task, or one document of table mappings. */
struct resolve_view {
    const char *document; /* the file, as it was named */
    struct str task;      /* "" of table mappings */
    const char *catalogue;
    const char *dialect;             /* of the catalogue, in words */
    struct str assumed;              /* the schema that tables without one were
                                        put into, since the rules name no other;
                                        "" if none had to be */
    const struct sql_catalogue *sql; /* its notes, or NULL */
    const struct resolution *res;
    struct str pattern; /* of the tables to be shown; "" for all */
};

/* Whether a table is to be shown: its name, or schema and name with a dot,
 * matches the pattern. */
bool resolve_shows(const struct resolve_view *v, const struct table *t);

/* Where a rule stands, in the file. */
struct span resolve_place(const struct mapping_rule *r);

/* Appends what people read. */
void resolve_print_text(const struct resolve_view *v,
                        const struct print_options *look, struct buf *out);

/* The same for programs; the caller frees it (base/json.h). */
struct json;
struct json *resolve_json(const struct resolve_view *v);

#endif
