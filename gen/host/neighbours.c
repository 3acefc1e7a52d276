#include "host/neighbours.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/map.h"
#include "base/vec.h"

struct neighbours {
    struct arena *arena; /* of one folder */
    struct str folder;
    struct map *files;
};

struct neighbours *neighbours_new(void)
{
    struct neighbours *n = xmalloc(sizeof *n);
    *n = (struct neighbours){.arena = arena_new()};
    return n;
}

void neighbours_free(struct neighbours *n)
{
    if (!n)
        return;
    arena_free(n->arena);
    free(n);
}

void neighbours_enter(struct neighbours *n, const char *path)
{
    struct str folder = file_folder(str_of(path));
    if (n->files && str_eq(n->folder, folder))
        return;
    arena_reset(n->arena);
    n->folder = str_copy(n->arena, folder);
    n->files = map_new(n->arena);
}

struct neighbour **neighbours_at(struct neighbours *n, struct str folder,
                                 struct str name, struct arena **a)
{
    if (!n || !n->files || !str_eq(n->folder, folder))
        return NULL;
    *a = n->arena;
    if (!map_get(n->files, name))
        name = str_copy(n->arena, name);
    return (struct neighbour **)map_put(n->files, name);
}
