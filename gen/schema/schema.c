#include "schema/schema.h"

#include "schema/compile.h"
#include "schema/machine.h"
#include "schema/report.h"
#include "schema/uri.h"

struct schema {
    struct program *program;
    struct machine machine;
};

static struct schema *make(struct schema_set *set, uint32_t doc, uint32_t node,
                           const struct schema_options *options)
{
    struct schema *s = ARENA_NEW(set->arena, struct schema);
    s->program = compile(set, doc, node, options && options->assert_format);
    machine_init(&s->machine, s->program);
    return s;
}

struct schema *schema_compile(struct schema_set *set, struct str uri,
                              const struct tree *tree,
                              const struct schema_options *options)
{
    uint32_t doc = set_add(set, uri, tree);
    if (tree->count == 0)
        return NULL;
    return make(set, doc, 0, options);
}

struct schema *schema_compile_uri(struct schema_set *set, struct str uri,
                                  const struct schema_options *options)
{
    struct str fragment = uri_cut_fragment(&uri);
    const struct resource *r = set_find(set, uri);
    if (!r)
        return NULL;
    struct val root = {set->docs.at[r->doc], r->node};
    struct val v = val_at_pointer(root, uri_decode(set->arena, fragment));
    return val_exists(v) ? make(set, r->doc, v.at, options) : NULL;
}

void schema_free(struct schema *s)
{
    if (!s)
        return;
    machine_free(&s->machine);
    compile_free(s->program);
}

enum tri schema_check(struct schema *s, struct val v, struct findings *fs)
{
    if (!val_exists(v))
        return TRI_UNKNOWN;
    enum tri verdict = machine_run(&s->machine, v, NULL);
    if (!fs)
        return verdict;
    report_limit(&s->machine, fs);
    if (verdict != TRI_NO)
        return verdict;
    struct collector out = {.arena = arena_new()};
    machine_run(&s->machine, v, &out);
    report_failures(&s->machine, &out, fs);
    if (out.list.n == 0) /* what stopped the second pass on its way */
        report_limit(&s->machine, fs);
    arena_free(out.arena);
    return verdict;
}

size_t schema_size(const struct schema *s)
{
    return s->program->code.n;
}
