#include "host/attributes.h"

#include "read/read.h"

/* Where VALUE stands within SPAN as it is; text NULL if it does not. */
static struct span verbatim(struct span span, struct str value)
{
    struct str raw = span_str(span);
    for (uint32_t i = 0; i + value.len <= raw.len; i++)
        if (str_eq(str_sub(raw, i, value.len), value))
            return (struct span){span.text, span.off + i, (uint32_t)value.len};
    return (struct span){0};
}

static struct text *view_of(struct arena *a, struct val v)
{
    switch (read_syntax(v.tree->text)) {
    case READ_HCL:
        return hcl_string_view(a, v);
    case READ_JSON:
        return json_string_view(a, v);
    case READ_YAML:
        return yaml_string_view(a, v);
    }
    return NULL;
}

/* The string's value as a text over the file. A word of a command that is not
 * there as it is stays unknown. */
static struct span value_of(struct arena *a, const struct host_document *d,
                            struct val v)
{
    struct span span = {0};
    if (!(val_flags(v) & NODE_HOLES))
        span = verbatim(val_span(v), val_str(v));
    if (span.text || (d->options && v.tree == d->val.tree))
        return span;
    struct text *view = view_of(a, val_target(v));
    return (struct span){view, 0, (uint32_t)view->bytes.len};
}

/* Where the hole that byte AT lies in ends; AT if it lies in none. */
static uint32_t after_hole(const struct text *text, uint32_t at)
{
    for (size_t i = 0; i < text->segment_count; i++) {
        const struct segment *s = &text->segments[i];
        if (s->kind == SEGMENT_HOLE && at >= s->inner &&
            at < s->inner + s->inner_len)
            return s->inner + s->inner_len;
    }
    return at;
}

/* The first C in SPAN outside of holes, or its end. */
static uint32_t find(struct span span, char c)
{
    uint32_t end = span.off + span.len, at = span.off;
    while (at < end) {
        uint32_t after = after_hole(span.text, at);
        if (after == at && span.text->bytes.ptr[at] == c)
            return at;
        at = after == at ? at + 1 : after;
    }
    return end;
}

static struct span part(struct span s, uint32_t from, uint32_t to)
{
    return (struct span){s.text, from, to - from};
}

static struct span trimmed(struct span s)
{
    struct str all = span_str(s), inner = str_trim(all);
    if (!inner.len)
        return part(s, s.off, s.off);
    uint32_t off = s.off + (uint32_t)(inner.ptr - all.ptr);
    return part(s, off, off + (uint32_t)inner.len);
}

static void add(struct arena *a, struct host_attributes *out, struct span all)
{
    struct span span = trimmed(all);
    if (!span.len)
        return;
    uint32_t end = span.off + span.len, equals = find(span, '=');
    struct span name = part(span, span.off, equals);
    struct span value = part(span, equals < end ? equals + 1 : end, end);
    struct host_attribute *found = vec_push(a, &out->list);
    *found = (struct host_attribute){
        .span = span,
        .name_span = trimmed(name),
        .value_span = trimmed(value),
        .assigned = equals < end,
        .unknown = span_has_hole(span),
    };
    found->name = span_str(found->name_span);
    found->value = span_str(found->value_span);
    bool before = span.off != all.off, behind = span.len != all.len;
    bool blank = found->assigned && !found->value.len;
    found->spaced = before || found->name.len != name.len ||
                    (!blank && (behind || found->value.len != value.len));
    if (span_has_hole(name))
        out->unknown = true;
}

struct host_attributes host_attributes_read(struct arena *a,
                                            const struct host_document *d,
                                            struct val v)
{
    struct host_attributes out = {0};
    struct span rest = {0};
    /* A word of a command that could be the AWS CLI's shorthand: a=b,c=d. */
    if (d->options && val_is(v, NODE_OBJECT) && v.tree->syntax == TREE_OTHER &&
        v.tree->text->parent)
        rest =
            (struct span){v.tree->text, 0, (uint32_t)v.tree->text->bytes.len};
    if (val_is(v, NODE_STRING) && !(val_flags(v) & NODE_BROKEN))
        rest = value_of(a, d, v);
    out.unknown = !rest.text;
    /* What a heredoc ends with is not worth a word. */
    if (rest.text)
        rest = trimmed(rest);
    while (rest.len) {
        uint32_t end = rest.off + rest.len, stop = find(rest, ';');
        add(a, &out, part(rest, rest.off, stop));
        rest = part(rest, stop < end ? stop + 1 : end, end);
    }
    return out;
}
