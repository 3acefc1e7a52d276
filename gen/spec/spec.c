#include "spec/spec.h"

#include "base/file.h"
#include "base/map.h"
#include "read/read.h"
#include "schema/shelf.h"
#include "spec/attached.h"
#include "spec/check.h"
#include "spec/conceal.h"
#include "spec/database.h"
#include "spec/network.h"
#include "spec/parameters.h"
#include "spec/task.h"

#define MIGRATION_SCHEMA "schemas/migration.schema.json"

bool spec_is(struct val document)
{
    return val_exists(val_get(document, STR("dmsc"))) ||
           (val_exists(val_get(document, STR("databases"))) &&
            val_exists(val_get(document, STR("tasks"))));
}

static void fill_instance(struct scope root)
{
    struct scope s = scope_in(root, "instance");
    struct instance *i = &root.f->m->instance;
    i->origin = s.object;
    i->class = ask(s, "class", NODE_STRING);
    i->storage = ask_size(s, "storage");
    i->engine_version = ask(s, "engine-version", NODE_STRING);
    i->multi_az = ask_flag(s, "multi-az");
    i->public = ask_flag(s, "public");
    i->auto_minor_version_upgrade = ask_flag(s, "auto-minor-version-upgrade");
    i->maintenance_window = ask(s, "maintenance-window", NODE_STRING);
    i->kms_key = ask(s, "kms-key", NODE_STRING);
    i->identifier = ask(s, "identifier", NODE_STRING);
    i->roles_origin = ask(s, "roles", NODE_STRING);
    i->roles = str_is(val_str(i->roles_origin), "create") ? ROLES_CREATE
                                                          : ROLES_EXISTING;
}

static void fill_rest(struct scope root)
{
    struct model *m = root.f->m;
    m->tags = ask_pairs(root, "tags");
    m->overrides = ask(root, "overrides", NODE_OBJECT);
    m->rehearse_changes =
        ask(scope_in(root, "rehearse"), "changes", NODE_STRING);
    attached_check(root.f, m->rehearse_changes);
}

/* In the order in which the parts rely on each other. */
static void fill_model(struct fill *f)
{
    struct scope root = scope_root(f, tree_root(f->m->tree));
    f->m->name = ask(root, "name", NODE_STRING);
    f->m->region = ask(root, "region", NODE_STRING);
    parameters_fill(root);
    network_fill(root);
    fill_instance(root);
    fill_rest(root);
    databases_fill(root);
    tasks_fill(root);
    databases_finish(root);
    parameters_check(root);
    check_model(root);
}

static bool any_error(const struct findings *fs, size_t first)
{
    for (size_t i = first; i < fs->list.n; i++)
        if (fs->list.at[i]->severity == SEVERITY_ERROR)
            return true;
    return false;
}

/* What reading the document reported is already in the list, at its end. */
static size_t first_finding(const struct findings *fs, const struct tree *tree)
{
    size_t first = fs->list.n;
    while (first &&
           str_is(str_of(tree->text->name), fs->list.at[first - 1]->place.file))
        first--;
    return first;
}

struct model *spec_check(struct arena *a, const struct tree *tree,
                         const char *path, struct shelf *shelf,
                         struct findings *fs)
{
    struct model *m = ARENA_NEW(a, struct model);
    struct fill f = {.m = m, .fs = fs, .first = first_finding(fs, tree)};
    m->arena = a;
    m->tree = tree;
    m->path = path;
    m->folder = file_folder(str_of(path));
    f.shelf = shelf ? shelf : shelf_new(a);
    f.schema = shelf_document(f.shelf, MIGRATION_SCHEMA);
    schema_check(shelf_schema(f.shelf, MIGRATION_SCHEMA, NULL), tree_root(tree),
                 fs);
    fill_model(&f);
    conceal_passwords(&f);
    if (!shelf)
        shelf_free(f.shelf);
    m->flawed = any_error(fs, f.first);
    return m;
}

struct model *spec_load(struct arena *a, const char *path, struct findings *fs,
                        struct err *err)
{
    struct str bytes;
    if (!file_read(a, path, &bytes, err))
        return NULL;
    struct text *text = text_new(a, path, bytes);
    return spec_check(a, read_document(a, text, NULL, fs), path, NULL, fs);
}
