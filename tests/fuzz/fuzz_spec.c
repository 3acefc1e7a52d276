/* Any bytes as a migration spec: there is a model whatever they are, and one
 * without flaws has documents that are JSON and names that AWS takes. */
#include <assert.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "dms/mapping.h"
#include "keeping.h"
#include "read/read.h"
#include "spec/name.h"
#include "spec/spec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void is_json(struct arena *a, struct buf *b)
{
    struct findings *fs = findings_new(a);
    struct str copy = str_copy(a, buf_str(b));
    struct tree *tree = json_read(a, text_new(a, "b.json", copy), NULL, fs);
    assert(findings_count(fs, SEVERITY_ERROR) == 0);
    assert(val_is(tree_root(tree), NODE_OBJECT));
    buf_clear(b);
}

static void look_at_task(struct arena *a, const struct model *m,
                         const struct task *t)
{
    struct buf b;
    buf_init(&b, 0);
    mapping_new(a, t->rule_docs.at, t->rule_docs.n);
    model_settings_json(t, &b);
    if (!m->flawed)
        is_json(a, &b);
    buf_clear(&b);
    model_mappings_json(t, &b);
    if (!m->flawed)
        is_json(a, &b);
    buf_free(&b);
    assert(m->flawed || name_task(m, t).len <= name_kind_max(NAME_TASK));
}

static void look_at_database(const struct model *m, const struct database *d)
{
    struct piece *pieces;
    assert(model_pieces(m, d->host, &pieces) > 0);
    if (m->flawed)
        return;
    assert(d->engine && d->ssl_mode.len);
    assert(name_database(m, d).len <= name_kind_max(NAME_DB_INSTANCE));
    assert(name_endpoint(m, d, true).len <= name_kind_max(NAME_ENDPOINT));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* A folder that is not there: what a spec names is not opened. */
    static const char path[] = "/nonexistent/dmsc/migration.yaml";
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    char *bytes = arena_copy(a, data, size);
    struct text *text = text_new(a, path, (struct str){bytes, size});
    struct tree *tree = read_document(a, text, NULL, fs);
    struct model *m = spec_check(a, tree, path, kept_shelf(), fs);
    assert(m->flawed == (findings_count(fs, SEVERITY_ERROR) > 0));
    for (size_t i = 0; i < m->database_count; i++)
        look_at_database(m, &m->databases[i]);
    for (size_t i = 0; i < m->task_count; i++)
        look_at_task(a, m, &m->tasks[i]);
    findings_sort(fs);
    arena_free(a);
    return 0;
}
