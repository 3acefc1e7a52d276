/* `check --schema`: documents held against a JSON Schema of the user's. */
#ifndef DMSC_CMD_CHECK_SCHEMA_H
#define DMSC_CMD_CHECK_SCHEMA_H

#include "cmd/cmd.h"
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

/* The names of the drafts for --draft; ends with NULL. */
extern const char *const check_drafts[];

#endif
