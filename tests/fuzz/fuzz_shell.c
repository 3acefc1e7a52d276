/* Any bytes give commands whose words lie in the text, and the hosts find
 * what they find in them. */
#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "host/find.h"
#include "read/shell.h"

static void check_view(const struct text *view)
{
    uint32_t inner = 0;
    assert(view->parent && view->segment_count);
    for (size_t i = 0; i < view->segment_count; i++) {
        const struct segment *s = &view->segments[i];
        assert(s->inner == inner);
        assert(s->outer <= view->parent->bytes.len);
        assert(s->outer_len <= view->parent->bytes.len - s->outer);
        inner += s->inner_len;
    }
    assert(inner == view->bytes.len);
}

static void check_word(const struct text *text, const struct shell_word *w)
{
    assert(w->span.text == text);
    assert(w->span.off <= text->bytes.len);
    assert(w->span.len <= text->bytes.len - w->span.off);
    check_view(w->view);
}

static void check_command(const struct text *text,
                          const struct shell_command *c)
{
    for (size_t i = 0; i < c->words.n; i++)
        check_word(text, &c->words.at[i]);
    if (c->input.view)
        check_word(text, &c->input);
    if (c->output.view)
        check_word(text, &c->output);
    if (c->document)
        check_view(c->document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    /* A copy of just this size, so that one byte too far is seen. */
    char *bytes = xmalloc(size);
    memcpy(bytes, data, size);
    struct text *text = text_new(a, "fuzz.sh", (struct str){bytes, size});
    struct span all = {text, 0, (uint32_t)size};
    shell_commands commands = shell_read(a, all);
    for (size_t i = 0; i < commands.n; i++)
        check_command(text, &commands.at[i]);
    struct host_search s = {
        .arena = a, .findings = findings_new(a), .text = text};
    host_find(&s);
    findings_sort(s.findings);
    arena_free(a);
    free(bytes);
    return 0;
}
