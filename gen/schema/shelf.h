/* The schemas, and other documents of JSON, that are part of the program: each
 * read and compiled when it is first asked for, and kept. What is checked by
 * them need not live as long: a shelf serves one document or thousands.
 *
 * Names are those of the files: "schemas/migration.schema.json".
 */
#ifndef DMSC_SCHEMA_SHELF_H
#define DMSC_SCHEMA_SHELF_H

#include "schema/schema.h"

struct shelf;

/* An empty shelf in A; shelf_free releases what is not in A. */
struct shelf *shelf_new(struct arena *a);
void shelf_free(struct shelf *shelf);

/* The schema in the file NAME, which must be there; a fragment may follow it
 * ("#/$defs/document"). OPTIONS, which may be NULL, are the same each time. */
struct schema *shelf_schema(struct shelf *shelf, const char *name,
                            const struct schema_options *options);

/* The document in the file NAME, which must be there: a schema itself, or the
 * defaults of DMS. */
struct val shelf_document(struct shelf *shelf, const char *name);

#endif
