#include "base/template.h"

#include <assert.h>

#include "base/buf.h"
#include "base/embed.h"

/* The length of the hole that TEXT starts with, both @ included, or 0. */
static size_t hole_length(struct str text)
{
    size_t i = 1;
    if (text.len == 0 || text.ptr[0] != '@')
        return 0;
    while (i < text.len &&
           ((text.ptr[i] >= 'a' && text.ptr[i] <= 'z') || text.ptr[i] == '-'))
        i++;
    return i > 1 && i < text.len && text.ptr[i] == '@' ? i + 1 : 0;
}

static struct str find_hole(const struct template_hole *holes, size_t n,
                            struct str name)
{
    size_t i = 0;
    while (i < n && !str_is(name, holes[i].name))
        i++;
    assert(i < n);
    return holes[i].text;
}

static bool starts_line(const struct buf *b)
{
    return b->len == 0 || b->ptr[b->len - 1] == '\n';
}

struct str template_fill(struct arena *a, const char *path,
                         const struct template_hole *holes, size_t n)
{
    struct str rest;
    struct buf b;
    bool known = embed_find(path, &rest);
    assert(known);
    (void)known;
    buf_init(&b, 0);
    while (rest.len) {
        size_t skip = hole_length(rest);
        if (skip == 0) {
            buf_add_char(&b, rest.ptr[0]);
            rest = str_sub(rest, 1, rest.len);
            continue;
        }
        struct str text = find_hole(holes, n, str_sub(rest, 1, skip - 2));
        buf_add_str(&b, text);
        rest = str_sub(rest, skip, rest.len);
        if (text.len == 0 && starts_line(&b) && str_starts(rest, STR("\n")))
            rest = str_sub(rest, 1, rest.len);
    }
    return buf_take(&b, a);
}
