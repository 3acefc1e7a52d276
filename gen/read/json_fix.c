/* Fixes of the syntax, where it is certain what was meant. */
#include <stdio.h>

#include "read/json_reader.h"

static void add_fix(struct json_reader *r, struct finding *f, bool safe,
                    const char *title, const struct edit *edits, size_t n)
{
    if (f)
        finding_fix(r->fs, f, safe, title, edits, n);
}

void json_fix(struct json_reader *r, struct finding *f, bool safe,
              const char *at, size_t len, const char *text)
{
    struct edit e = {{r->text, json_off(r, at), (uint32_t)len}, str_of(text)};
    char title[32] = "remove it";
    if (e.text.len)
        snprintf(title, sizeof title, "write %s", text);
    add_fix(r, f, safe, title, &e, 1);
}

void json_fix_quotes(struct json_reader *r, struct finding *f, const char *from,
                     size_t open, const char *end, size_t close)
{
    struct span first = {r->text, json_off(r, from), (uint32_t)open};
    struct span last = {r->text, json_off(r, end) - (uint32_t)close,
                        (uint32_t)close};
    size_t len = (size_t)(end - from) - open - close;
    if (memchr(from + open, '"', len) || memchr(from + open, '\\', len))
        return;
    struct edit edits[] = {{first, STR("\"")}, {last, STR("\"")}};
    add_fix(r, f, true, "write \" on both sides", edits, COUNT_OF(edits));
}

void json_fix_comment(struct json_reader *r, const char *end)
{
    const char *from = r->at;
    while (from > r->start && (from[-1] == ' ' || from[-1] == '\t'))
        from--;
    bool alone = from > r->start && from[-1] == '\n' &&
                 (end == r->end || *end == '\n' || *end == '\r');
    if (alone)
        from -= from - r->start > 1 && from[-2] == '\r' ? 2 : 1;
    struct span span = {r->text, json_off(r, from), (uint32_t)(end - from)};
    *vec_push(r->fs->arena, &r->comments) = (struct edit){span, STR("")};
}
