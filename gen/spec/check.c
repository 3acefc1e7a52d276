#include "spec/check.h"

#include "base/map.h"
#include "dms/region.h"
#include "spec/name.h"

static void check_region(struct fill *f)
{
    struct val v = f->m->region;
    struct str name = val_str(v);
    if (!val_exists(v) || region_find(name))
        return;
    const struct region *near = region_nearest(name);
    struct finding *e =
        fill_error(f, FINDING_SPEC_UNKNOWN_REGION, v,
                   "there is no AWS Region '%.*s'", STR_ARG(name));
    if (near) {
        fill_help(f, e, "did you mean '%.*s'?", STR_ARG(near->name));
        return;
    }
    fill_help(f, e, "if it is new, dmsc does not know it yet");
    if (e)
        e->severity = SEVERITY_WARNING;
}

/* DMS API reference, CreateReplicationInstance: 5 to 6144 GB. */
static void check_instance(struct fill *f)
{
    struct quantity q = f->m->instance.storage;
    if (q.n < 0 || !val_exists(q.origin) || (q.n >= 5 && q.n <= 6144))
        return;
    struct finding *e = fill_error(f, FINDING_SPEC_SIZE_RANGE, q.origin,
                                   "this disk is %s than DMS makes one",
                                   q.n < 5 ? "smaller" : "larger");
    fill_help(f, e, "write a size from 5 GiB to 6144 GiB");
}

/* Names that have been given out, each kind apart. */
struct names {
    struct fill *f;
    struct map *taken[NAME_KIND_COUNT];
};

/* Gives NAME to the thing whose key or identifier is ORIGIN. */
static void take_name(struct names *n, enum name_kind kind, struct str name,
                      struct val origin)
{
    struct arena *a = n->f->m->arena;
    if (!n->taken[kind])
        n->taken[kind] = map_new(a);
    void **slot = map_put(n->taken[kind], name);
    if (!*slot) {
        struct val *keep = ARENA_NEW(a, struct val);
        *keep = origin;
        *slot = keep;
        return;
    }
    struct finding *e =
        fill_error(n->f, FINDING_SPEC_NAME_COLLISION, origin,
                   "this %s would be named '%.*s' as another one is",
                   name_kind_words(kind), STR_ARG(name));
    fill_help(n->f, e, "choose another name");
    if (e && val_exists(*(struct val *)*slot))
        finding_related(n->f->fs, e, val_span(*(struct val *)*slot),
                        "the other one is named here");
}

static struct val either(struct val identifier, struct val key)
{
    return val_exists(identifier) ? identifier : key;
}

static void check_names(struct fill *f)
{
    struct model *m = f->m;
    struct names n = {.f = f};
    if (!val_exists(m->name))
        return;
    take_name(&n, NAME_REPLICATION_INSTANCE, name_instance(m),
              either(m->instance.identifier, m->name));
    for (size_t i = 0; i < m->database_count; i++) {
        const struct database *d = &m->databases[i];
        if (d->create)
            take_name(&n, NAME_DB_INSTANCE, name_database(m, d),
                      either(d->created.identifier, d->key));
        if (d->is_source)
            take_name(&n, NAME_ENDPOINT, name_endpoint(m, d, false), d->key);
        if (d->is_target)
            take_name(&n, NAME_ENDPOINT, name_endpoint(m, d, true), d->key);
    }
    for (size_t i = 0; i < m->task_count; i++)
        take_name(&n, NAME_TASK, name_task(m, &m->tasks[i]),
                  either(m->tasks[i].identifier, m->tasks[i].key));
}

void check_model(struct scope root)
{
    check_region(root.f);
    check_instance(root.f);
    check_names(root.f);
}
