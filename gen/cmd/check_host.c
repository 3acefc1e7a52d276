#include "cmd/check_host.h"

#include "dms/engine.h"
#include "rules/resource.h"

/* The schema of what is DMS's own JSON, whatever holds it. */
static const char *const schemas[HOST_KIND_COUNT] = {
    [HOST_TASK_SETTINGS] = "task-settings",
    [HOST_TABLE_MAPPINGS] = "table-mappings",
};

static int type_of(struct val v)
{
    static const char *const types[] = {"full-load", "cdc",
                                        "full-load-and-cdc"};
    for (int i = 0; i < (int)COUNT_OF(types); i++)
        if (str_is(val_str(v), types[i]))
            return i;
    return -1;
}

/* What is known of a document's task: from the host, else as given. */
static struct rules_context context_of(const struct host_document *d,
                                       const struct rules_context *given)
{
    struct rules_context c = *given;
    const struct host_context *h = &d->context;
    if (h->source_engine.len)
        c.source = engine_find(h->source_engine);
    if (h->target_engine.len)
        c.target = engine_find(h->target_engine);
    if (val_exists(h->migration_type)) {
        c.type = type_of(h->migration_type);
        c.type_at = h->migration_type;
    }
    return c;
}

static bool same_task(const struct host_document *a,
                      const struct host_document *b)
{
    struct val x = a->context.task, y = b->context.task;
    return val_exists(x) && x.tree == y.tree && x.at == y.at;
}

/* The document of KIND of the same task as D, or NULL. */
static const struct host_document *partner(const struct host_search *s,
                                           const struct host_document *d,
                                           enum host_kind kind)
{
    for (size_t i = 0; i < s->documents.n; i++)
        if (s->documents.at[i].kind == kind &&
            same_task(&s->documents.at[i], d))
            return &s->documents.at[i];
    return NULL;
}

/* The documents of a task are checked together, when its settings are met. */
static void check_rules(const struct host_search *s,
                        const struct host_document *d,
                        const struct rules_context *given)
{
    struct rules_context c = context_of(d, given);
    const struct host_document *other;
    if (d->kind == HOST_TASK_SETTINGS) {
        other = partner(s, d, HOST_TABLE_MAPPINGS);
        c.settings = d->val;
        c.mappings = other ? other->val : val_none();
    } else if (d->kind == HOST_TABLE_MAPPINGS &&
               !partner(s, d, HOST_TASK_SETTINGS)) {
        c.mappings = d->val;
    } else {
        return;
    }
    rules_check(&c, s->arena, s->findings);
}

bool check_host(struct known *known, struct host_search *s,
                const struct rules_context *given)
{
    if (!host_find(s))
        return false;
    for (size_t i = 0; i < s->documents.n; i++) {
        const struct host_document *d = &s->documents.at[i];
        const char *name = schemas[d->kind];
        if (name)
            schema_check(known_named(known, name), d->val, s->findings);
    }
    for (size_t i = 0; i < s->documents.n; i++)
        check_rules(s, &s->documents.at[i], given);
    rules_check_resources(s->documents.at, s->documents.n, given->first,
                          s->arena, s->findings);
    return true;
}
