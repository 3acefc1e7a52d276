#include "spec/attached.h"

#include <assert.h>

#include "base/embed.h"
#include "base/file.h"
#include "base/map.h"
#include "read/json.h"
#include "schema/schema.h"

/* FILE is what PATH, a value of the spec, leads to. */
static void report_missing(struct fill *f, struct val path, const char *file,
                           const char *why)
{
    struct arena *a = f->m->arena;
    const char *near = file_nearest(a, file);
    struct finding *e =
        fill_error(f, FINDING_SPEC_MISSING_FILE, path, "%s", why);
    if (near)
        fill_help(
            f, e, "did you mean '%s'?",
            file_join(a, file_folder(val_str(path)), file_name(str_of(near))));
    else
        fill_help(f, e, "paths are relative to the folder of the spec");
}

static struct str schema_uri(struct fill *f, const char *name)
{
    return str_printf(f->m->arena, "https://dmsc.dev/%s", name);
}

void attached_hold(struct fill *f, struct val document, const char *name)
{
    void **schema = map_put(f->compiled, str_of(name));
    if (!*schema)
        *schema = schema_compile_uri(f->schemas, schema_uri(f, name), NULL);
    assert(*schema);
    if (val_exists(document))
        schema_check(*schema, document, f->fs);
}

void attached_free(struct fill *f)
{
    for (size_t i = 0; i < map_count(f->compiled); i++)
        schema_free(map_at(f->compiled, i)->value);
}

struct val attached_schema(struct fill *f, const char *name)
{
    const struct resource *r = set_find(f->schemas, schema_uri(f, name));
    assert(r);
    return (struct val){f->schemas->docs.at[r->doc], r->node};
}

struct val attached_read(struct fill *f, struct val path, const char *schema,
                         const char **opened)
{
    struct arena *a = f->m->arena;
    struct err err = {0};
    *opened = model_file(f->m, path);
    if (!*opened)
        return val_none();
    if (file_exists(*opened) && !file_is_folder(*opened) &&
        !file_is_regular(*opened)) {
        attached_check(f, path);
        return val_none();
    }
    struct text *text = text_open(a, f->m->tree->text, *opened, &err);
    if (!text) {
        report_missing(f, path, *opened, err.message);
        return val_none();
    }
    struct val root = tree_root(json_read(a, text, NULL, f->fs));
    attached_hold(f, root, schema);
    return root;
}

struct val attached_embedded(struct fill *f, const char *name)
{
    struct str bytes;
    void **read = map_put(f->embedded, str_of(name));
    if (!*read) {
        bool found = embed_find(name, &bytes);
        assert(found);
        (void)found;
        struct text *text = text_new(f->m->arena, name, bytes);
        *read = json_read(f->m->arena, text, NULL, f->fs);
    }
    return tree_root(*read);
}

void attached_check(struct fill *f, struct val path)
{
    const char *file = model_file(f->m, path);
    if (!file || file_is_regular(file))
        return;
    /* A pipe or a device could keep whoever reads it for ever. */
    report_missing(f, path, file,
                   arena_printf(f->m->arena,
                                file_exists(file) ? "'%s' is not a file"
                                                  : "there is no file '%s'",
                                file));
}
