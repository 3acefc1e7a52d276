#include "cmd/check_schema.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/select.h"
#include "cmd/walk.h"
#include "read/read.h"
#include "schema/uri.h"

const char *const check_drafts[] = {"draft-07", "2020-12", NULL};

static enum schema_draft draft_of(const char *name)
{
    return name && strcmp(name, "draft-07") == 0 ? SCHEMA_DRAFT_07
                                                 : SCHEMA_DRAFT_2020_12;
}

/* The URI of a file, or of standard input. */
static struct str file_uri(struct session *s, const char *path)
{
    char *whole = realpath(path, NULL);
    struct str uri = uri_of_path(s->arena, str_of(whole ? whole : "/stdin"));
    free(whole);
    return uri;
}

static bool add_map(struct session *s, struct schema_set *set, const char *map)
{
    struct str folder = str_of(map), prefix = str_cut(&folder, '=');
    if (!folder.ptr || prefix.len == 0) {
        session_error(
            s, EXIT_WRONG,
            arena_printf(s->arena, "--schema-map cannot be '%s'", map),
            "write URL=FOLDER, such as https://example.com/=schemas");
        return false;
    }
    if (!file_is_folder(folder.ptr)) {
        session_error(s, EXIT_WRONG,
                      arena_printf(s->arena,
                                   "--schema-map: there is no folder %s",
                                   folder.ptr),
                      NULL);
        return false;
    }
    set_map(set, prefix, folder);
    return true;
}

struct schema *check_schema(struct session *s,
                            const struct schema_request *request)
{
    struct str bytes;
    struct err err;
    struct schema_set *set =
        set_new(s->arena, draft_of(request->draft), s->findings);
    for (size_t i = 0; i < request->maps->list.n; i++)
        if (!add_map(s, set, request->maps->list.at[i]))
            return NULL;
    /* What a file refers to beside it may be read: it is no fetching. */
    set_map(set, STR("file:///"), STR("/"));
    if (!file_read(s->arena, request->file, &bytes, &err)) {
        session_error(s, EXIT_WRONG, err.message,
                      did_you_mean_file(s, request->file));
        return NULL;
    }
    struct text *text = text_new(s->arena, request->file, bytes);
    struct tree *tree = read_document(s->arena, text, NULL, s->findings);
    return schema_compile(set, file_uri(s, request->file), tree, NULL);
}

void check_by_schema(struct session *s, struct schema *schema,
                     const struct names *paths, struct inspected *n)
{
    struct walk walk = {0};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < paths->list.n; i++)
        walk_add(s, &walk, paths->list.at[i]);
    n->excluded = walk.excluded;
    for (size_t i = 0; i < walk.files.n; i++) {
        arena_reset(arena);
        struct text *text = walk_read(s, arena, &walk.files.at[i]);
        if (!text)
            continue;
        struct tree *tree = read_document(arena, text, NULL, s->findings);
        schema_check(schema, tree_root(tree), s->findings);
        select_file(s, text, true);
        n->folder |= !walk.files.at[i].named;
        n->files++;
        n->documents++;
    }
    arena_free(arena);
}
