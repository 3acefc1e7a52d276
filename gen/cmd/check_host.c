#include "cmd/check_host.h"

/* The schema of what is DMS's own JSON, whatever holds it. */
static const char *const schemas[HOST_KIND_COUNT] = {
    [HOST_TASK_SETTINGS] = "task-settings",
    [HOST_TABLE_MAPPINGS] = "table-mappings",
};

bool check_host(struct known *known, struct host_search *s)
{
    if (!host_find(s))
        return false;
    for (size_t i = 0; i < s->documents.n; i++) {
        const struct host_document *d = &s->documents.at[i];
        const char *name = schemas[d->kind];
        if (name)
            schema_check(known_named(known, name), d->val, s->findings);
    }
    return true;
}
