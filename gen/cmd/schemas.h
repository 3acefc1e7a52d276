/* The schemas of DMS's own documents, each compiled when it is first asked
 * for. */
#ifndef DMSC_CMD_SCHEMAS_H
#define DMSC_CMD_SCHEMAS_H

#include "cmd/cmd.h"
#include "host/host.h"
#include "schema/schema.h"

struct schemas;

/* Reports what is wrong with a schema itself to the session's findings. */
struct schemas *schemas_new(struct session *s);
void schemas_free(struct schemas *k);

/* The schema of documents of that kind; NULL if there is none. */
struct schema *schemas_of(struct schemas *k, enum host_kind kind);

#endif
