#include "spec/attached.h"

#include "base/file.h"
#include "read/json.h"
#include "schema/shelf.h"

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
    if (val_exists(root))
        schema_check(shelf_schema(f->shelf, schema, NULL), root, f->fs);
    return root;
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
