#include "cmd/schemas.h"

static const char *const names[HOST_KIND_COUNT] = {
    [HOST_TASK_SETTINGS] = "task-settings",
    [HOST_TABLE_MAPPINGS] = "table-mappings",
};

struct schemas {
    struct arena *arena;
    struct schema_set *set;
    struct schema *compiled[HOST_KIND_COUNT], *config;
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
    if (k->config)
        schema_free(k->config);
}

struct schemas *schemas_borrow(struct session *s)
{
    return s->schemas ? s->schemas : schemas_new(s);
}

void schemas_give_back(struct session *s, struct schemas *k)
{
    if (k != s->schemas)
        schemas_free(k);
}

static struct schema *compiled(struct schemas *k, const char *name,
                               const struct schema_options *options)
{
    struct str uri =
        str_printf(k->arena, "https://dmsc.dev/schemas/%s.schema.json", name);
    return schema_compile_uri(k->set, uri, options);
}

struct schema *schemas_of(struct schemas *k, enum host_kind kind)
{
    if (names[kind] && !k->compiled[kind])
        k->compiled[kind] = compiled(k, names[kind], NULL);
    return k->compiled[kind];
}

struct schema *schemas_of_config(struct schemas *k)
{
    const struct schema_options options = {.assert_format = true};
    if (!k->config)
        k->config = compiled(k, "config", &options);
    return k->config;
}
