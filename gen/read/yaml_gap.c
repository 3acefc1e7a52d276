/* What stands between the events: comments, anchors, tags. */
#include "read/yaml_reader.h"

void yaml_take_comments(struct yaml_reader *r, uint32_t until)
{
    const char *s = r->text->bytes.ptr;
    for (uint32_t at = r->gap; at < until; at++) {
        if (s[at] == '!')
            while (at < until && (unsigned char)s[at] > ' ')
                at++;
        if (at >= until || s[at] != '#')
            continue;
        uint32_t from = at;
        while (at < until && s[at] != '\n' && s[at] != '\r')
            at++;
        build_comment(&r->b, from, at - from);
    }
    if (until > r->gap)
        r->gap = until;
}

static uint32_t skip_word(struct str s, uint32_t at)
{
    while (at < s.len && (unsigned char)s.ptr[at] > ' ')
        at++;
    return at;
}

static uint32_t skip_gap(struct str s, uint32_t at)
{
    while (at < s.len && ((unsigned char)s.ptr[at] <= ' ' || s.ptr[at] == '#'))
        if (s.ptr[at] == '#')
            while (at < s.len && s.ptr[at] != '\n' && s.ptr[at] != '\r')
                at++;
        else
            at++;
    return at;
}

uint32_t yaml_skip_properties(const struct yaml_reader *r, uint32_t off,
                              uint32_t end, struct span *tag)
{
    struct str s = r->text->bytes;
    while (off < s.len && (s.ptr[off] == '&' || s.ptr[off] == '!')) {
        uint32_t after = skip_word(s, off);
        if (s.ptr[off] == '!')
            *tag = (struct span){r->text, off, after - off};
        if (after >= end)
            return end;
        off = skip_gap(s, after);
    }
    return off;
}

uint32_t yaml_trim_end(const struct yaml_reader *r, uint32_t off, uint32_t end)
{
    const char *s = r->text->bytes.ptr;
    while (end > off && memchr(" \t\r\n", s[end - 1], 4))
        end--;
    return end;
}
