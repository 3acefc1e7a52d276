/* The schemas of DMS's own documents and of ours, each compiled when it is
 * first asked for. They outlive what is checked by them: who looks at files
 * again and again keeps them in the session. */
#ifndef DMSC_CMD_SCHEMAS_H
#define DMSC_CMD_SCHEMAS_H

#include "cmd/cmd.h"
#include "host/host.h"
#include "schema/schema.h"

struct schemas;

/* Reports what is wrong with a schema itself to the session's findings. */
struct schemas *schemas_new(struct session *s);
void schemas_free(struct schemas *k);

/* Those that the session keeps, or else new ones, until they are given back. */
struct schemas *schemas_borrow(struct session *s);
void schemas_give_back(struct session *s, struct schemas *k);

/* The schema of documents of that kind; NULL if there is none. */
struct schema *schemas_of(struct schemas *k, enum host_kind kind);

/* That of configurations. */
struct schema *schemas_of_config(struct schemas *k);

#endif
