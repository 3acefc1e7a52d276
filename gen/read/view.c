#include "read/view.h"

void view_start(struct view *v, struct arena *a, struct text *parent)
{
    *v = (struct view){.arena = a, .parent = parent};
    buf_init(&v->bytes, 0);
}

static void add(struct view *v, enum segment_kind kind, uint32_t outer,
                uint32_t len, struct str value)
{
    *vec_push(v->arena, &v->segments) = (struct segment){
        .inner = (uint32_t)v->bytes.len,
        .inner_len = (uint32_t)value.len,
        .outer = outer,
        .outer_len = len,
        .kind = kind,
        .encoding = v->encoding,
        .sub = v->sub,
    };
    buf_add_str(&v->bytes, value);
}

void view_copy(struct view *v, uint32_t outer, uint32_t len)
{
    struct segment *last =
        v->segments.n ? &v->segments.at[v->segments.n - 1] : NULL;
    struct str value = str_sub(v->parent->bytes, outer, len);
    if (len == 0)
        return;
    if (last && last->kind == SEGMENT_COPY && last->encoding == v->encoding &&
        last->outer + last->outer_len == outer) {
        last->inner_len += len;
        last->outer_len += len;
        buf_add_str(&v->bytes, value);
        return;
    }
    add(v, SEGMENT_COPY, outer, len, value);
}

void view_escape(struct view *v, uint32_t outer, uint32_t len, struct str value)
{
    add(v, SEGMENT_ESCAPE, outer, len, value);
}

void view_hole(struct view *v, uint32_t outer, uint32_t len,
               struct str stand_in)
{
    add(v, SEGMENT_HOLE, outer, len, stand_in);
}

/* The first segment that ends after OFF; they stand in order. */
static size_t segment_after(const struct text *from, uint32_t off)
{
    size_t low = 0, high = from->segment_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct segment *s = &from->segments[middle];
        if (s->inner + s->inner_len <= off)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void view_part(struct view *v, const struct text *from, uint32_t off,
               uint32_t len)
{
    enum encoding encoding = v->encoding;
    uint32_t end = off + len;
    for (size_t i = segment_after(from, off); i < from->segment_count; i++) {
        struct segment s = from->segments[i];
        uint32_t stop = s.inner + s.inner_len;
        if (s.inner >= end)
            break;
        if (stop == s.inner)
            continue;
        uint32_t first = off > s.inner ? off : s.inner;
        uint32_t last = end < stop ? end : stop;
        struct str value = str_sub(from->bytes, first, last - first);
        v->encoding = s.encoding;
        if (s.kind == SEGMENT_COPY)
            view_copy(v, s.outer + (first - s.inner), last - first);
        else
            add(v, s.kind, s.outer, s.outer_len, value);
    }
    v->encoding = encoding;
}

void view_part_hole(struct view *v, struct text *from, uint32_t off,
                    uint32_t len, struct str stand_in)
{
    struct span outer = span_parent((struct span){from, off, len});
    enum encoding encoding = v->encoding;
    if (from->segment_count)
        v->encoding = text_segment(from, off)->encoding;
    view_hole(v, outer.off, outer.len, stand_in);
    v->encoding = encoding;
}

struct text *view_text(struct view *v)
{
    struct str bytes = str_copy(v->arena, buf_str(&v->bytes));
    buf_free(&v->bytes);
    return text_view(v->arena, v->parent, bytes, v->segments.at, v->segments.n);
}

struct text *view_finish(struct view *v, struct val string)
{
    struct str value = val_str(string);
    struct span span = val_span(string);
    if (!str_eq(buf_str(&v->bytes), value)) {
        v->segments.n = 0;
        v->encoding = ENCODING_NONE;
        buf_clear(&v->bytes);
        add(v, SEGMENT_ESCAPE, span.off, span.len, value);
    }
    if (v->segments.n == 0) /* an empty string has a place too */
        add(v, SEGMENT_COPY, span.off + (span.len > 1), 0, STR(""));
    return view_text(v);
}
