#include "schema/shelf.h"

#include <assert.h>

#include "base/embed.h"
#include "base/map.h"
#include "read/json.h"
#include "schema/set.h"

struct shelf {
    struct arena *arena;
    struct findings *findings; /* none: what is in the program is sound */
    struct schema_set *set;
    struct map *schemas, *documents; /* by name */
};

struct shelf *shelf_new(struct arena *a)
{
    struct shelf *shelf = ARENA_NEW(a, struct shelf);
    shelf->arena = a;
    shelf->findings = findings_new(a);
    shelf->set = set_new(a, SCHEMA_DRAFT_2020_12, shelf->findings);
    shelf->schemas = map_new(a);
    shelf->documents = map_new(a);
    return shelf;
}

void shelf_free(struct shelf *shelf)
{
    for (size_t i = 0; i < map_count(shelf->schemas); i++)
        schema_free(map_at(shelf->schemas, i)->value);
}

static struct str uri_of(struct shelf *shelf, const char *name)
{
    return str_printf(shelf->arena, "https://dmsc.dev/%s", name);
}

struct schema *shelf_schema(struct shelf *shelf, const char *name,
                            const struct schema_options *options)
{
    void **schema = map_put(shelf->schemas, str_of(name));
    if (!*schema)
        *schema = schema_compile_uri(shelf->set, uri_of(shelf, name), options);
    assert(*schema && shelf->findings->list.n == 0);
    return *schema;
}

struct val shelf_document(struct shelf *shelf, const char *name)
{
    if (str_ends(str_of(name), STR(".schema.json"))) {
        const struct resource *r = set_find(shelf->set, uri_of(shelf, name));
        assert(r);
        return (struct val){shelf->set->docs.at[r->doc], r->node};
    }
    void **read = map_put(shelf->documents, str_of(name));
    if (!*read) {
        struct str bytes;
        bool found = embed_find(name, &bytes);
        assert(found);
        (void)found;
        *read = json_read(shelf->arena, text_new(shelf->arena, name, bytes),
                          NULL, shelf->findings);
    }
    return tree_root(*read);
}
