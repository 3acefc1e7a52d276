#include "text/text.h"

#include <assert.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

struct text *text_new(struct arena *a, const char *name, struct str bytes)
{
    struct text *t = ARENA_NEW(a, struct text);
    t->arena = a;
    t->name = name;
    t->bytes = bytes;
    return t;
}

const struct str *text_draft(const struct map *drafts, const char *path)
{
    if (!drafts || map_count(drafts) == 0)
        return NULL;
    char *real = strcmp(path, "-") == 0 ? NULL : realpath(path, NULL);
    const struct str *found = map_get(drafts, str_of(real ? real : path));
    free(real);
    return found;
}

struct text *text_open(struct arena *a, const struct text *beside,
                       const char *path, struct err *err)
{
    while (beside->parent)
        beside = beside->parent;
    const struct str *draft = text_draft(beside->drafts, path);
    struct str bytes;
    if (draft)
        bytes = *draft;
    else if (!file_read(a, path, &bytes, err))
        return NULL;
    struct text *t = text_new(a, path, bytes);
    t->drafts = beside->drafts;
    return t;
}

struct text *text_view(struct arena *a, struct text *parent, struct str bytes,
                       const struct segment *segments, size_t count)
{
    struct text *t = text_new(a, parent->name, bytes);
    t->parent = parent;
    t->segments = segments;
    t->segment_count = count;
    return t;
}

const struct segment *text_segment(const struct text *t, uint32_t off)
{
    size_t low = 0, high = t->segment_count;
    assert(high);
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (t->segments[mid].inner <= off)
            low = mid;
        else
            high = mid;
    }
    return &t->segments[low];
}

static uint32_t outer_start(const struct text *t, uint32_t off)
{
    const struct segment *s = text_segment(t, off);
    if (off - s->inner >= s->inner_len) /* the very end of the view */
        return s->outer + s->outer_len;
    return s->kind == SEGMENT_COPY ? s->outer + (off - s->inner) : s->outer;
}

/* The outer end of a span that ends before inner offset OFF. */
static uint32_t outer_end(const struct text *t, uint32_t off)
{
    const struct segment *s = text_segment(t, off - 1);
    if (s->kind == SEGMENT_COPY)
        return s->outer + (off - s->inner);
    return s->outer + s->outer_len;
}

struct span span_parent(struct span span)
{
    struct text *t = span.text;
    if (t->segment_count == 0)
        return (struct span){t->parent, 0, 0};
    uint32_t start = outer_start(t, span.off);
    uint32_t end = span.len ? outer_end(t, span.off + span.len) : start;
    struct text *of = segment_text(t, text_segment(t, span.off));
    return (struct span){of, start, end > start ? end - start : 0};
}

struct span span_outer(struct span span)
{
    while (span.text->parent)
        span = span_parent(span);
    return span;
}

bool text_has_hole(const struct text *t)
{
    for (size_t i = 0; i < t->segment_count; i++)
        if (t->segments[i].kind == SEGMENT_HOLE)
            return true;
    return false;
}

bool span_has_hole(struct span span)
{
    for (; span.text->parent; span = span_parent(span)) {
        const struct text *t = span.text;
        uint32_t end = span.off + span.len;
        if (!t->segment_count || !span.len)
            return false;
        for (const struct segment *s = text_segment(t, span.off);
             s < t->segments + t->segment_count && s->inner < end; s++)
            if (s->kind == SEGMENT_HOLE)
                return true;
    }
    return false;
}

bool span_is_hole(struct span span)
{
    const struct text *t = span.text;
    if (!t->segment_count)
        return false;
    const struct segment *s = text_segment(t, span.off);
    return s->kind == SEGMENT_HOLE &&
           span.off + span.len <= s->inner + s->inner_len;
}

struct str span_str(struct span span)
{
    return str_sub(span.text->bytes, span.off, span.len);
}

/* The first C from AT on, or the end. */
static size_t next_of(struct str s, size_t at, char c)
{
    const char *found = at < s.len ? memchr(s.ptr + at, c, s.len - at) : NULL;
    return found ? (size_t)(found - s.ptr) : s.len;
}

/* A line ends with "\n", "\r" or both. */
static void map_lines(struct text *t)
{
    VEC(uint32_t) starts = {0};
    struct str s = t->bytes;
    size_t lf = next_of(s, 0, '\n'), cr = next_of(s, 0, '\r');
    *vec_push(t->arena, &starts) = 0;
    while (lf < s.len || cr < s.len) {
        size_t at = (lf < cr ? lf : cr) + 1;
        if (at == lf && at < s.len)
            at++; /* both */
        *vec_push(t->arena, &starts) = (uint32_t)at;
        if (lf < at)
            lf = next_of(s, at, '\n');
        if (cr < at)
            cr = next_of(s, at, '\r');
    }
    t->lines = starts.at;
    t->line_count = (uint32_t)starts.n;
}

/* The index of the line that OFF is on. */
static uint32_t line_of(struct text *t, uint32_t off)
{
    if (!t->lines)
        map_lines(t);
    uint32_t low = 0, high = t->line_count;
    while (high - low > 1) {
        uint32_t mid = (low + high) / 2;
        if (t->lines[mid] <= off)
            low = mid;
        else
            high = mid;
    }
    return low;
}

static bool has_bom(struct str s)
{
    return str_starts(s, STR("\xEF\xBB\xBF"));
}

/* Whether byte OFF is no later byte of a character. */
static bool is_start(const struct text *t, uint32_t off)
{
    return off == t->bytes.len ||
           ((unsigned char)t->bytes.ptr[off] & 0xC0) != 0x80;
}

/* Counts from the last position that was asked for where that is nearer: a
 * file may be one long line, and have its findings in order, or a little to
 * and fro. A place within a character is none to count from. */
struct position text_position(struct text *t, uint32_t off)
{
    assert(off <= t->bytes.len);
    uint32_t line = line_of(t, off), start = t->lines[line], column = 1;
    uint32_t seen = t->seen_off;
    if (line == 0 && has_bom(t->bytes))
        start = off < 3 ? off : 3;
    bool same = t->seen_column && seen >= start &&
                (line + 1 == t->line_count || seen < t->lines[line + 1]);
    bool back = same && seen > off && seen - off < off - start;
    if (back && is_start(t, off)) {
        struct str between = str_sub(t->bytes, off, seen - off);
        column = t->seen_column - (uint32_t)utf8_count(between);
    } else {
        if (same && seen <= off) {
            start = seen;
            column = t->seen_column;
        }
        column += (uint32_t)utf8_count(str_sub(t->bytes, start, off - start));
    }
    if (is_start(t, off)) {
        t->seen_off = off;
        t->seen_column = column;
    }
    return (struct position){line + 1, column};
}

struct str text_line(struct text *t, uint32_t line)
{
    if (!t->lines)
        map_lines(t);
    assert(line >= 1 && line <= t->line_count);
    size_t start = t->lines[line - 1];
    size_t end = line < t->line_count ? t->lines[line] : t->bytes.len;
    if (line == 1 && has_bom(t->bytes))
        start = 3;
    while (end > start &&
           (t->bytes.ptr[end - 1] == '\n' || t->bytes.ptr[end - 1] == '\r'))
        end--;
    return str_sub(t->bytes, start, end - start);
}
