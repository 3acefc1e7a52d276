/* Files that are a document themselves: task settings or table mappings as
 * JSON (or YAML), alone or in one wrapping object.
 */
#ifndef DMSC_HOST_BARE_H
#define DMSC_HOST_BARE_H

#include "host/host.h"

extern const char *const bare_signs[];

/* Whether the root of a file is a document, and so no other host. */
bool bare_is(struct val root);

/* Whether the name of a file says that table mappings are in it. */
bool bare_is_named(const struct text *text);

/* False where the document is of another kind, or a migration of ours. */
bool bare_find(struct host_search *s);

#endif
