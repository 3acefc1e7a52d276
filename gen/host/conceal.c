#include "host/conceal.h"

#include "host/attributes.h"
#include "host/member.h"

struct concealer {
    const struct host_search *s;
    const struct host_document *doc;
    size_t first;
};

static void conceal_span(const struct concealer *c, struct span span)
{
    findings_conceal(c->s->findings, c->first, span);
}

/* What stands for a secret is none, and is good to see. */
static bool is_reference(struct str raw)
{
    return str_starts(raw, STR("$")) || str_starts(raw, STR("{{"));
}

static void conceal_val(const struct concealer *c, struct val v)
{
    if (!val_is(v, NODE_STRING) && !val_is(v, NODE_NUMBER))
        return;
    struct span span = val_span(val_target(v));
    struct str raw = span_str(span);
    if (raw.len && memchr("\"'", *raw.ptr, 2)) {
        char quote = *raw.ptr;
        bool closed = raw.len > 1 && raw.ptr[raw.len - 1] == quote;
        span.off++;
        span.len -= 1 + closed;
    }
    if (span.len && !is_reference(span_str(span)))
        conceal_span(c, span);
}

/* The members of an object within the document, at PATH ("" or "A."). */
static void conceal_members(const struct concealer *c, enum object object,
                            const char *path)
{
    struct arena *a = c->s->arena;
    const struct member *m = NULL;
    while ((m = member_next(object, m))) {
        const char *at = arena_printf(a, "%s%s", path, m->name);
        if (m->secret)
            conceal_val(c, host_member(c->doc, at));
        else if (m->object != OBJECT_NONE &&
                 (m->flat || val_exists(host_member(c->doc, at))))
            conceal_members(c, (enum object)m->object,
                            arena_printf(a, "%s.", at));
    }
}

/* Whether it is a secret of any engine. */
static bool is_secret(struct str name)
{
    const struct member *m = NULL;
    struct member_extra extra;
    while ((m = member_next(OBJECT_ENDPOINT, m)))
        if (m->object != OBJECT_NONE &&
            member_extra((enum object)m->object, name, &extra) &&
            extra.member && extra.member->secret)
            return true;
    return false;
}

static void conceal_attributes(const struct concealer *c)
{
    struct host_attributes all = host_attributes(c->s->arena, c->doc);
    for (size_t i = 0; i < all.list.n; i++) {
        const struct host_attribute *it = &all.list.at[i];
        if (it->value.len && !is_reference(it->value) && is_secret(it->name))
            conceal_span(c, it->value_span);
    }
}

static bool is_password(struct str name)
{
    const struct str word = STR("password");
    for (size_t i = 0; i + word.len <= name.len; i++)
        if (str_eq_nocase(str_sub(name, i, word.len), word))
            return true;
    return false;
}

/* What is not DMS's may stand on the same line: the database, or the same
 * endpoint once more in a plan. */
static void conceal_keys(const struct concealer *c, const struct tree *t)
{
    for (uint32_t i = 0; t && i + 1 < t->count; i++) {
        struct val key = {t, i};
        if (t->nodes[i].kind == NODE_KEY && is_password(val_str(key)))
            conceal_val(c, (struct val){t, i + 1});
    }
}

/* Whether there are others than DMS's own JSON, which has no secrets. */
static bool has_resources(const struct host_search *s)
{
    for (size_t i = 0; i < s->documents.n; i++)
        if (host_object(&s->documents.at[i]) != OBJECT_NONE)
            return true;
    return false;
}

void host_conceal(const struct host_search *s, size_t first)
{
    struct concealer c = {s, NULL, first};
    const struct tree *seen = s->tree;
    if (!has_resources(s))
        return;
    conceal_keys(&c, seen);
    for (size_t i = 0; i < s->documents.n; i++) {
        c.doc = &s->documents.at[i];
        if (c.doc->kind != HOST_ENDPOINT)
            continue;
        if (c.doc->val.tree != seen)
            conceal_keys(&c, c.doc->val.tree);
        seen = c.doc->val.tree;
        conceal_members(&c, OBJECT_ENDPOINT, "");
        conceal_attributes(&c);
    }
}
