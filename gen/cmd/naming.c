#include "cmd/naming.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/map.h"

struct naming {
    struct arena *arena; /* names that stay; nothing else */
    struct arena *scratch;
    const struct map *checked;
    struct map *names; /* by the name that a place has: the one it gets */
    struct map *full;  /* by absolute path: the name; NULL before it is made */
};

/* Most findings are of files that were looked at: of these alone nothing need
 * be asked of the disk. */
static void make_full(struct naming *n)
{
    n->full = map_new(n->scratch);
    for (size_t i = 0; i < map_count(n->checked); i++) {
        const char *name = map_at(n->checked, i)->key.ptr;
        void **known = map_put(n->full, str_of(file_full(n->scratch, name)));
        if (!*known)
            *known = (void *)name;
    }
}

/* Whether a part of the path only says where it begins, or leads back. */
static bool has_dots(struct str path)
{
    while (path.len) {
        struct str part = str_cut(&path, '/');
        if (str_is(part, ".") || str_is(part, ".."))
            return true;
    }
    return false;
}

static const char *plain(struct naming *n, const char *name, struct str full)
{
    if (!has_dots(str_of(name)))
        return name;
    if (*name == '/')
        return str_z(n->arena, full);
    char *here = realpath(".", NULL);
    const char *path =
        here ? file_relative(n->arena, str_of(here), full) : name;
    free(here);
    return path;
}

static const char *name_of(struct naming *n, const char *name)
{
    void **known = map_put(n->names, str_of(name));
    if (*known)
        return *known;
    *known = (void *)name;
    if (strcmp(name, "-") == 0 || map_get(n->checked, str_of(name)))
        return name;
    if (!n->full)
        make_full(n);
    struct str full = str_of(file_full(n->scratch, name));
    void **same = map_put(n->full, full);
    if (!*same)
        *same = (void *)plain(n, name, full);
    *known = *same;
    return *known;
}

static void rename_all(struct naming *n, struct finding *f)
{
    f->place.file = name_of(n, f->place.file);
    for (size_t i = 0; i < f->related.n; i++) {
        struct place *p = &f->related.at[i].place;
        p->file = name_of(n, p->file);
    }
    for (size_t i = 0; i < f->fixes.n; i++)
        for (size_t k = 0; k < f->fixes.at[i].edits.n; k++) {
            struct place *p = &f->fixes.at[i].edits.at[k].place;
            p->file = name_of(n, p->file);
        }
}

void naming_unify(struct session *s, struct findings *fs,
                  const struct map *checked)
{
    struct naming n = {.arena = s->arena, .scratch = arena_new()};
    n.checked = checked;
    n.names = map_new(n.scratch);
    for (size_t i = 0; i < fs->list.n; i++)
        rename_all(&n, fs->list.at[i]);
    arena_free(n.scratch);
}
