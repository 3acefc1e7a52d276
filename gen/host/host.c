#include "host/host.h"

#include "read/read.h"
#include "tree/build.h"

static const char *const kind_names[] = {
#define HOST_KIND(id, name) name,
    HOST_KINDS(HOST_KIND)
#undef HOST_KIND
};

const char *host_kind_name(enum host_kind kind)
{
    return kind_names[kind];
}

struct val host_root(struct host_search *s)
{
    static const struct read_options options = {
        .json = {.templated = true},
        .yaml = {.tags = YAML_TAGS_FUNCTIONS},
    };
    if (!s->tree && read_syntax(s->text) == READ_YAML)
        s->tree = yaml_read(s->arena, s->text, &options.yaml, s->findings);
    if (!s->tree)
        s->tree = json_read(s->arena, s->text, &options.json, s->findings);
    return tree_root(s->tree);
}

void host_add(struct host_search *s, const struct host_document *d)
{
    struct host_document *added = vec_push(s->arena, &s->documents);
    *added = *d;
    added->host = s->host;
}

static bool is_within(struct span inner, struct val v)
{
    if (!val_exists(v))
        return false;
    struct span outer = span_outer(val_span(v));
    return inner.text == outer.text && inner.off >= outer.off &&
           inner.off + inner.len <= outer.off + outer.len;
}

bool host_has(const struct host_search *s, struct val v)
{
    struct span span = span_outer(val_span(v));
    for (size_t i = 0; i < s->documents.n; i++) {
        const struct host_document *d = &s->documents.at[i];
        bool json = d->words == HOST_WORDS_DMS;
        if (json && (is_within(span, d->val) || is_within(span, d->holder)))
            return true;
    }
    return false;
}

struct val host_json(struct host_search *s, struct text *text)
{
    struct json_options options = {.templated = true};
    struct tree *t = json_read(s->arena, text, &options, s->findings);
    if (t->count)
        return tree_root(t);
    struct builder b;
    build_start_part(&b, s->arena, text, 0);
    build_scalar(&b, NODE_ERROR, 0, (uint32_t)text->bytes.len);
    return tree_root(build_finish(&b));
}

struct val host_embedded(struct host_search *s, struct val v)
{
    if (val_is(v, NODE_NULL) || (val_is(v, NODE_STRING) && !val_str(v).len))
        return val_none();
    if (!val_is(v, NODE_STRING))
        return v;
    /* Its mistake has been told. */
    if (val_flags(v) & NODE_BROKEN)
        return val_none();
    bool json = read_syntax(v.tree->text) == READ_JSON;
    return host_json(s, json ? json_string_view(s->arena, v)
                             : yaml_string_view(s->arena, v));
}

void host_add_embedded(struct host_search *s, const struct host_document *of,
                       enum host_kind kind, struct val v)
{
    struct host_document d = *of;
    d.kind = kind;
    d.words = HOST_WORDS_DMS;
    d.holder = v;
    d.val = host_embedded(s, v);
    if (val_exists(d.val))
        host_add(s, &d);
}
