/* `check --schema`: documents held against a JSON Schema of the user's. */
#ifndef DMSC_CMD_CHECK_SCHEMA_H
#define DMSC_CMD_CHECK_SCHEMA_H

#include "cmd/inspect.h"
#include "schema/schema.h"

struct schema_request {
    const char *file;         /* the schema's, or "-" */
    const char *draft;        /* as --draft has it, or NULL */
    const struct names *maps; /* URL=FOLDER */
};

/* Reads and compiles the schema; what is wrong with it becomes findings. NULL,
 * and said (session_error), if it or a folder cannot be opened, or a map is
 * not of that form. Freed by schema_free; lives in the session's arena. */
struct schema *check_schema(struct session *s,
                            const struct schema_request *request);

/* Looks at the files that PATHS name, and those in the folders, and counts
 * them. Whatever a file is, it has to meet the schema. */
void check_by_schema(struct session *s, struct schema *schema,
                     const struct names *paths, struct inspected *n);

/* The names of the drafts for --draft; ends with NULL. */
extern const char *const check_drafts[];

#endif
