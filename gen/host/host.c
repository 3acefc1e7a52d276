#include "host/host.h"

#include <assert.h>

#include "base/words.h"
#include "host/answer.h"
#include "host/bare.h"
#include "host/cloudformation.h"
#include "host/plan.h"
#include "host/script.h"
#include "host/terraform.h"
#include "read/read.h"
#include "tree/build.h"

static const struct {
    enum host id;
    bool (*is)(const struct text *);
    const char *const *signs;
    bool (*find)(struct host_search *);
} hosts[] = {
#define BY_NAME(name)  {HOST_IS_##name, name##_is, NULL, name##_find},
#define BY_SIGNS(name) {HOST_IS_##name, NULL, name##_signs, name##_find},
    HOSTS(BY_NAME, BY_SIGNS)
#undef BY_NAME
#undef BY_SIGNS
};

static const char *const kind_names[] = {
#define HOST_KIND(id, name) name,
    HOST_KINDS(HOST_KIND)
#undef HOST_KIND
};

const char *host_kind_name(enum host_kind kind)
{
    return kind_names[kind];
}

static bool find_as(struct host_search *s, size_t i)
{
    s->host = hosts[i].id;
    return hosts[i].find(s);
}

static bool find_by_name(struct host_search *s)
{
    for (size_t i = 0; i < COUNT_OF(hosts); i++)
        if (hosts[i].is && hosts[i].is(s->text) && find_as(s, i))
            return true;
    return false;
}

/* The signs of all hosts; each of the group of its host, or all of one. */
static size_t take_signs(struct word *words, bool by_host)
{
    size_t n = 0;
    for (unsigned i = 0; i < COUNT_OF(hosts); i++) {
        const char *const *sign = hosts[i].signs;
        for (; sign && *sign; sign++) {
            assert(n < WORDS_MAX);
            words[n++] = (struct word){*sign, by_host ? i : 0};
        }
    }
    return n;
}

/* Most files of a folder have no sign and are not read, and most that are
 * ours are a document themselves: neither need be searched for which signs it
 * has. */
static bool find_by_signs(struct host_search *s)
{
    struct word words[WORDS_MAX];
    size_t n = take_signs(words, false);
    bool signs = words_groups(s->text->bytes, words, n) != 0;
    if (!signs && !bare_is_named(s->text))
        return false;
    s->host = HOST_IS_bare;
    if (!signs || bare_is(host_root(s)))
        return bare_find(s);
    take_signs(words, true);
    uint32_t may = words_groups(s->text->bytes, words, n);
    for (unsigned i = 0; i < COUNT_OF(hosts); i++)
        if (may >> i & 1 && find_as(s, i))
            return true;
    return false;
}

bool host_find(struct host_search *s)
{
    struct findings *fs = s->findings;
    size_t before = fs->list.n, dropped = fs->dropped;
    if (find_by_name(s) || find_by_signs(s))
        return true;
    fs->list.n = before;
    fs->dropped = dropped;
    return false;
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
    struct text *text = json_string_view(s->arena, v);
    return host_json(s, text);
}
