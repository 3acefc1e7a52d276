/* Any bytes give a sound tree and findings with places; strings read as
 * documents of their own do too. */
#include <stdlib.h>

#include "base/arena.h"
#include "reading.h"

enum { STRINGS_CHECKED = 16 };

static void check_strings(struct arena *a, const struct tree *t,
                          struct findings *fs)
{
    for (uint32_t i = 0, n = 0; i < t->count && n < STRINGS_CHECKED; i++) {
        struct val v = {t, i};
        if (t->nodes[i].kind != NODE_STRING && t->nodes[i].kind != NODE_KEY)
            continue;
        struct text *view = json_string_view(a, v);
        check_view(view, v);
        check_tree(a, json_read(a, view, NULL, fs));
        n++;
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
    struct text *text = text_new(a, "fuzz.json", (struct str){bytes, size});
    struct tree *t = json_read(a, text, NULL, fs);
    check_tree(a, t);
    check_comments(t);
    check_strings(a, t, fs);
    struct json_options templated = {.comments = true, .templated = true};
    check_tree(a, json_read(a, text, &templated, fs));
    findings_sort(fs);
    arena_free(a);
    free(bytes);
    return 0;
}
