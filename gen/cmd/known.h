/* The documents that DMS itself reads, known by what is in them: task
 * settings and table mappings, as console, CLI and Terraform take them. */
#ifndef DMSC_CMD_KNOWN_H
#define DMSC_CMD_KNOWN_H

#include "cmd/cmd.h"
#include "schema/schema.h"

struct known; /* the schemas of the kinds that were met */

struct known *known_new(struct session *s);
void known_free(struct known *k);

/* The schema that DOCUMENT has to meet, or NULL if it is none of DMS's. */
struct schema *known_schema(struct known *k, struct val document);

/* The schema of that name: "task-settings", "table-mappings". */
struct schema *known_named(struct known *k, const char *name);

/* Marks what a document of DMS leaves for others to fill in ("${size}",
 * "{{resolve:...}}", "<name>") as unknown, since it may be a template. */
void known_mark(struct tree *tree);

/* Whether a document that has a schema is task settings, not mappings. */
bool known_is_settings(struct val document);

#endif
