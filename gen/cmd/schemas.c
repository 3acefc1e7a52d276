#include "cmd/schemas.h"

struct shelf *schemas_borrow(struct session *s)
{
    return s->shelf ? s->shelf : shelf_new(s->arena);
}

void schemas_give_back(struct session *s, struct shelf *shelf)
{
    if (shelf != s->shelf)
        shelf_free(shelf);
}

struct schema *schemas_of(struct shelf *shelf, enum host_kind kind)
{
    static const char *const names[HOST_KIND_COUNT] = {
        [HOST_TASK_SETTINGS] = "schemas/task-settings.schema.json",
        [HOST_TABLE_MAPPINGS] = "schemas/table-mappings.schema.json",
        [HOST_TABLE_DEFINITION] =
            "schemas/external-table-definition.schema.json",
    };
    return names[kind] ? shelf_schema(shelf, names[kind], NULL) : NULL;
}

struct schema *schemas_of_config(struct shelf *shelf)
{
    static const struct schema_options options = {.assert_format = true};
    return shelf_schema(shelf, "schemas/config.schema.json", &options);
}
