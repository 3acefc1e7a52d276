/* Any bytes as a file of each kind that has comments: what they cover lies in
 * the file. */
#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "host/suppress.h"

static void read_as(const char *name, const char *bytes, size_t size)
{
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct text *text = text_new(a, name, (struct str){bytes, size});
    suppressions list = suppress_read(a, text, fs);
    uint32_t last = text_position(text, (uint32_t)size).line;
    for (size_t i = 0; i < list.n; i++) {
        const struct suppression *s = &list.at[i];
        assert(s->last == UINT32_MAX || s->last <= last);
        assert(s->unused->place.off + s->unused->place.len <= size);
    }
    findings_sort(fs);
    arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"a.yaml", "a.json", "a.tf", "a.sh"};
    /* A copy of just this size, so that one byte too far is seen. */
    char *bytes = xmalloc(size);
    memcpy(bytes, data, size);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        read_as(names[i], bytes, size);
    free(bytes);
    return 0;
}
