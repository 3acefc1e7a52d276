#include "spec/attached.h"

#include <assert.h>

#include "base/embed.h"
#include "base/file.h"
#include "read/json.h"

static void report_missing(struct fill *f, struct val path, const char *why)
{
    struct finding *e =
        fill_error(f, FINDING_SPEC_MISSING_FILE, path, "%s", why);
    fill_help(f, e, "paths are relative to the folder of the spec");
}

struct val attached_read(struct fill *f, struct val path, const char *schema,
                         const char **opened)
{
    struct arena *a = f->m->arena;
    struct str bytes;
    struct err err = {0};
    *opened = model_file(f->m, path);
    if (!*opened)
        return val_none();
    if (!file_read(a, *opened, &bytes, &err)) {
        report_missing(f, path, err.message);
        return val_none();
    }
    struct text *text = text_new(a, *opened, bytes);
    struct val root = tree_root(json_read(a, text, NULL, f->fs));
    (void)schema;
    return root;
}

struct val attached_embedded(struct fill *f, const char *name)
{
    struct str bytes;
    bool found = embed_find(name, &bytes);
    assert(found);
    (void)found;
    struct text *text = text_new(f->m->arena, name, bytes);
    return tree_root(json_read(f->m->arena, text, NULL, f->fs));
}

void attached_check(struct fill *f, struct val path)
{
    const char *file = model_file(f->m, path);
    if (!file || (file_exists(file) && !file_is_folder(file)))
        return;
    report_missing(f, path,
                   arena_printf(f->m->arena, "there is no file '%s'", file));
}
