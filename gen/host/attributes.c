#include "host/attributes.h"

#include "read/hcl.h"
#include "read/json.h"
#include "read/read.h"
#include "read/yaml.h"

static bool is_hcl(const struct text *text)
{
    struct str name = str_of(text->name);
    return str_ends(name, STR(".tf")) || str_ends(name, STR(".tfvars"));
}

/* The string's value as a text over the file. What stands there as it is needs
 * no view. */
static struct span value_of(struct arena *a, struct val v)
{
    v = val_target(v);
    const struct node *n = &v.tree->nodes[v.at];
    struct text *text = v.tree->text, *view = NULL;
    if (!(n->flags & (NODE_DECODED | NODE_HOLES)))
        return (struct span){text, n->value, n->size};
    if (is_hcl(text))
        view = hcl_string_view(a, v);
    else if (read_syntax(text) == READ_JSON)
        view = json_string_view(a, v);
    else if (read_syntax(text) == READ_YAML)
        view = yaml_string_view(a, v);
    return view ? (struct span){view, 0, (uint32_t)view->bytes.len}
                : (struct span){0};
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
    found->spaced = span.len != all.len || found->name.len != name.len ||
                    found->value.len != value.len;
    if (span_has_hole(name))
        out->unknown = true;
}

struct host_attributes host_attributes(struct arena *a, struct val v)
{
    struct host_attributes out = {0};
    if (val_is(v, NODE_NONE) || val_is(v, NODE_NULL))
        return out;
    struct span rest = {0};
    if (val_is(v, NODE_STRING) && !(val_flags(v) & NODE_BROKEN))
        rest = value_of(a, v);
    out.unknown = !rest.text;
    while (rest.len) {
        uint32_t end = rest.off + rest.len, stop = find(rest, ';');
        add(a, &out, part(rest, rest.off, stop));
        rest = part(rest, stop < end ? stop + 1 : end, end);
    }
    return out;
}
