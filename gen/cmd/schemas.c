#include "cmd/schemas.h"

static const char *const names[HOST_KIND_COUNT] = {
    [HOST_TASK_SETTINGS] = "task-settings",
    [HOST_TABLE_MAPPINGS] = "table-mappings",
    [HOST_TABLE_DEFINITION] = "external-table-definition",
};

struct schemas {
    struct arena *arena;
    struct schema_set *set;
    struct schema *compiled[HOST_KIND_COUNT];
};

struct schemas *schemas_new(struct session *s)
{
    struct schemas *k = ARENA_NEW(s->arena, struct schemas);
    k->arena = s->arena;
    k->set = set_new(s->arena, SCHEMA_DRAFT_2020_12, s->findings);
    return k;
}

void schemas_free(struct schemas *k)
{
    for (size_t i = 0; i < COUNT_OF(k->compiled); i++)
        if (k->compiled[i])
            schema_free(k->compiled[i]);
}

struct schema *schemas_of(struct schemas *k, enum host_kind kind)
{
    if (names[kind] && !k->compiled[kind])
        k->compiled[kind] = schema_compile_uri(
            k->set,
            str_printf(k->arena, "https://dmsc.dev/schemas/%s.schema.json",
                       names[kind]),
            NULL);
    return k->compiled[kind];
}
