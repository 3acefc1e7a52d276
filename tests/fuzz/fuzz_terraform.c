/* Any bytes as a Terraform file, and as one in JSON: the documents found are
 * sound, whatever was reported. */
#include <stdlib.h>

#include "base/arena.h"
#include "host/find.h"
#include "reading.h"

static void search(const char *name, const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    /* A copy of just this size, so that one byte too far is seen. */
    char *bytes = xmalloc(size);
    memcpy(bytes, data, size);
    /* A folder that is not there: it has no neighbours. */
    struct text *text = text_new(a, name, (struct str){bytes, size});
    struct host_search s = {
        .arena = a, .findings = findings_new(a), .text = text};
    assert(host_find(&s));
    for (size_t i = 0; i < s.documents.n; i++) {
        const struct host_document *d = &s.documents.at[i];
        assert(val_exists(d->val) && val_exists(d->holder));
        assert(*host_kind_name(d->kind));
        struct span outer = span_outer(val_span(d->val));
        assert(outer.off + outer.len <= outer.text->bytes.len);
        check_tree(a, d->val.tree);
    }
    findings_sort(s.findings);
    arena_free(a);
    free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    search("/nowhere/fuzz.tf", data, size);
    search("/nowhere/fuzz.tf.json", data, size);
    return 0;
}
