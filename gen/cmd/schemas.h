/* The schemas of DMS's own documents and of ours. Who looks at files again and
 * again keeps them in the session. */
#ifndef DMSC_CMD_SCHEMAS_H
#define DMSC_CMD_SCHEMAS_H

#include "cmd/cmd.h"
#include "host/host.h"
#include "schema/shelf.h"

/* The shelf that the session keeps, or else a new one, until given back. */
struct shelf *schemas_borrow(struct session *s);
void schemas_give_back(struct session *s, struct shelf *shelf);

/* The schema of documents of that kind; NULL if there is none. */
struct schema *schemas_of(struct shelf *shelf, enum host_kind kind);

/* That of configurations. */
struct schema *schemas_of_config(struct shelf *shelf);

#endif
