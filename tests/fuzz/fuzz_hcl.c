/* Any bytes give a sound tree, the same one each time, and findings with
 * places; strings have views, and what is unknown can be asked what it is. */
#include <stdlib.h>

#include "base/arena.h"
#include "reading.h"

enum { VALUES_CHECKED = 64 };

static void check_string(struct arena *a, struct val v, struct findings *fs)
{
    struct text *view = hcl_string_view(a, v);
    check_view(view, v);
    for (size_t i = 0; i < view->segment_count; i++) {
        const struct segment *g = &view->segments[i];
        struct span hole = {view->parent, g->outer, g->outer_len};
        struct hcl_directive d = {0};
        if (g->kind == SEGMENT_HOLE)
            d = hcl_directive(a, hole);
        assert(!d.of.text || d.of.off + d.of.len <= hole.off + hole.len);
    }
    struct json_options templated = {.templated = true};
    check_tree(a, json_read(a, view, &templated, fs));
}

/* Arguments of calls are read on their own, and so are theirs. */
static void check_expression(struct arena *a, struct val v, unsigned depth)
{
    struct hcl_expression e = hcl_expression(a, val_span(v));
    if (!val_exists(e.args))
        return;
    check_tree(a, e.args.tree);
    VAL_EACH(it, e.args)
    if (val_is(it.value, NODE_UNKNOWN) && depth < 4)
        check_expression(a, it.value, depth + 1);
}

static void check_values(struct arena *a, const struct tree *t,
                         struct findings *fs)
{
    for (uint32_t i = 0, n = 0; i < t->count && n < VALUES_CHECKED; i++, n++) {
        struct val v = {t, i};
        if (val_is(v, NODE_STRING) || val_is(v, NODE_KEY))
            check_string(a, v, fs);
        else if (val_is(v, NODE_UNKNOWN))
            check_expression(a, v, 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    /* A copy of just this size, so that one byte too far is seen. */
    char *bytes = xmalloc(size);
    memcpy(bytes, data, size);
    struct text *text = text_new(a, "fuzz.tf", (struct str){bytes, size});
    struct tree *t = hcl_read(a, text, fs);
    check_tree(a, t);
    check_comments(t);
    check_values(a, t, fs);
    hcl_template_view(a, text);
    findings_sort(fs);
    arena_free(a);
    free(bytes);
    return 0;
}
