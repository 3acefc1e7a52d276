#include "host/task.h"

#include "host/member.h"

static bool is_of_one(const struct host_document *a,
                      const struct host_document *b)
{
    struct val x = a->context.task;
    return val_exists(x) && val_same(x, b->context.task);
}

const struct host_document *host_task_document(const struct host_document *all,
                                               size_t n,
                                               const struct host_document *d,
                                               enum host_kind kind)
{
    for (size_t i = 0; i < n; i++)
        if (all[i].kind == kind && is_of_one(&all[i], d))
            return &all[i];
    return NULL;
}

bool host_task_end(const struct host_document *task, enum engine_role end,
                   struct host_document *out)
{
    const struct host_context *c = &task->context;
    struct val v = end == ENGINE_SOURCE ? c->source : c->target;
    struct str engine =
        end == ENGINE_SOURCE ? c->source_engine : c->target_engine;
    if (!val_exists(v))
        return false;
    *out = (struct host_document){
        .kind = HOST_ENDPOINT,
        .words = task->words,
        .name = STR("endpoint"),
        .val = v,
        .holder = v,
        .resolver = task->resolver,
    };
    if (str_is(engine, "s3") && host_absent(out, "EngineName"))
        out->kind = HOST_S3_ENDPOINT;
    return true;
}
