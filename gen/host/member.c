#include "host/member.h"

#include <assert.h>

enum object host_kind_object(enum host_kind kind)
{
    static const enum object objects[HOST_KIND_COUNT] = {
        [HOST_TASK] = OBJECT_TASK,
        [HOST_CONFIG] = OBJECT_CONFIG,
        [HOST_ENDPOINT] = OBJECT_ENDPOINT,
        [HOST_S3_ENDPOINT] = OBJECT_S3_ENDPOINT,
        [HOST_INSTANCE] = OBJECT_INSTANCE,
        [HOST_SUBNET_GROUP] = OBJECT_SUBNET_GROUP,
        [HOST_EVENT_SUBSCRIPTION] = OBJECT_EVENT_SUBSCRIPTION,
        [HOST_CERTIFICATE] = OBJECT_CERTIFICATE,
    };
    return objects[kind];
}

enum object host_object(const struct host_document *d)
{
    return host_kind_object(d->kind);
}

enum member_words host_member_words(const struct host_document *d)
{
    switch (d->words) {
    case HOST_WORDS_TERRAFORM:
        return MEMBER_TERRAFORM;
    case HOST_WORDS_CLOUDFORMATION:
        return MEMBER_CLOUDFORMATION;
    case HOST_WORDS_MODULE:
        return MEMBER_MODULE;
    default:
        return MEMBER_API;
    }
}

struct val host_plain(const struct host_document *d, struct val v)
{
    return d->resolver.plain ? d->resolver.plain(d->resolver.of, v) : v;
}

/* --- Paths --- */

/* The blocks of a resource are an array if there are several, and always in
 * what Terraform prints. */
static struct val only_block(struct val v)
{
    return val_is(v, NODE_ARRAY) && val_count(v) == 1 ? val_item(v, 0) : v;
}

/* `dynamic "s3_settings" { ... }` */
static bool is_dynamic(struct val v, const char *name)
{
    return val_exists(val_path(v, "dynamic", name, (char *)NULL));
}

struct step {
    struct val key, val;
    bool absent; /* surely */
};

/* What M is called in V. The module takes some by the resource's name too. */
static const char *called(const struct host_document *d, const struct member *m,
                          struct val v)
{
    const char *name = member_name(m, host_member_words(d));
    if (d->words == HOST_WORDS_MODULE && m->terraform && name &&
        !val_exists(val_key(v, str_of(name))) &&
        val_exists(val_key(v, str_of(m->terraform))))
        return m->terraform;
    return name;
}

/* One member: from S->val to its value. */
static void descend(const struct host_document *d, const struct member *m,
                    struct step *s)
{
    struct val from = s->val;
    const char *name = called(d, m, from);
    if (!name) {
        *s = (struct step){.absent = true};
        return;
    }
    s->key = val_key(from, str_of(name));
    s->val = host_plain(d, val_get_z(from, name));
    if (m->type == MEMBER_OBJECT)
        s->val = only_block(s->val);
    if (val_is(s->val, NODE_NULL))
        s->val = val_none();
    bool there = val_exists(s->val);
    s->absent = !there &&
                (val_exists(s->key) ||
                 (val_is_closed(from, NODE_OBJECT) && !is_dynamic(from, name)));
    if (val_is(s->val, NODE_ARRAY) && val_count(s->val) == 0 &&
        m->type == MEMBER_OBJECT)
        *s = (struct step){.absent = true};
}

static struct step walk(const struct host_document *d, const char *path)
{
    enum object object = host_object(d);
    struct str rest = str_of(path);
    struct step s = {.val = host_plain(d, d->val)};
    while (rest.len) {
        const struct member *m = member_at(object, str_cut(&rest, '.'));
        assert(m != NULL);
        object = (enum object)m->object;
        if (m->flat)
            continue;
        descend(d, m, &s);
        if (!val_exists(s.val))
            break;
    }
    return s;
}

struct val host_member(const struct host_document *d, const char *path)
{
    return walk(d, path).val;
}

bool host_absent(const struct host_document *d, const char *path)
{
    return !d->partial && walk(d, path).absent;
}

struct val host_member_key(const struct host_document *d, const char *path)
{
    struct step s = walk(d, path);
    return val_exists(s.val) ? s.key : val_none();
}

const struct member *host_member_at(const struct host_document *d,
                                    const char *path)
{
    enum object object = host_object(d);
    const struct member *m = NULL;
    for (struct str rest = str_of(path); rest.len;
         object = (enum object)m->object) {
        m = member_at(object, str_cut(&rest, '.'));
        assert(m != NULL);
    }
    return m;
}

/* --- Values --- */

static bool word_int(struct str s, int64_t *out)
{
    bool negative = s.len > 1 && *s.ptr == '-';
    uint64_t n;
    if (!str_to_u64(str_sub(s, negative ? 1 : 0, s.len), &n) || n > INT64_MAX)
        return false;
    *out = negative ? -(int64_t)n : (int64_t)n;
    return true;
}

static bool word_bool(struct str s, const char *yes, const char *no, bool *out)
{
    struct str on = str_of(yes), off = str_of(no);
    while (on.len)
        if (str_eq_nocase(s, str_cut(&on, ' '))) {
            *out = true;
            return true;
        }
    while (off.len)
        if (str_eq_nocase(s, str_cut(&off, ' '))) {
            *out = false;
            return true;
        }
    return false;
}

bool host_val_str(struct val v, struct str *out)
{
    enum node_kind kind = val_kind(v);
    if (kind != NODE_STRING && kind != NODE_NUMBER && kind != NODE_TRUE &&
        kind != NODE_FALSE)
        return false;
    if (val_flags(v) & (NODE_HOLES | NODE_BROKEN))
        return false;
    *out = val_str(v);
    return true;
}

bool host_val_int(struct val v, int64_t *out)
{
    struct str s;
    if (val_is(v, NODE_NUMBER))
        return val_int(v, out);
    return val_is(v, NODE_STRING) && host_val_str(v, &s) && word_int(s, out);
}

bool host_val_bool(struct val v, bool *out)
{
    struct str s;
    if (!host_val_str(v, &s))
        return false;
    /* CloudFormation reads YAML 1.1. */
    if (val_flags(v) & NODE_PLAIN)
        return word_bool(s, "true yes on y", "false no off n", out);
    return word_bool(s, "true", "false", out);
}

bool host_str(const struct host_document *d, const char *path, struct str *out)
{
    return host_val_str(host_member(d, path), out);
}

bool host_reads_definition(const struct host_document *endpoint)
{
    struct str type;
    return !host_str(endpoint, "EndpointType", &type) ||
           !str_eq_nocase(type, STR("target"));
}

bool host_int(const struct host_document *d, const char *path, int64_t *out)
{
    return host_val_int(host_member(d, path), out);
}

bool host_bool(const struct host_document *d, const char *path, bool *out)
{
    return host_val_bool(host_member(d, path), out);
}

/* --- Settings --- */

/* The member of an endpoint that is its settings OBJECT. */
static const struct member *settings_of(const struct host_document *d,
                                        enum object object)
{
    const struct member *m = NULL;
    while ((m = member_next(host_object(d), m)))
        if (m->object == object)
            return m;
    return NULL;
}

/* Looks for M within V; whether it is surely not there. */
static bool find_typed(const struct host_document *d, struct val v,
                       const struct member *m, struct host_setting *s)
{
    struct step step = {.val = v};
    descend(d, m, &step);
    s->val = step.val;
    s->key = step.key;
    return step.absent;
}

struct host_attributes host_attributes(struct arena *a,
                                       const struct host_document *d)
{
    static const char name[] = "ExtraConnectionAttributes";
    if (host_object(d) != OBJECT_ENDPOINT)
        return (struct host_attributes){0};
    struct val v = host_member(d, name);
    if (!val_exists(v))
        return (struct host_attributes){.unknown = !host_absent(d, name)};
    return host_attributes_read(a, d, v);
}

static void find_attribute(struct arena *a, const struct host_document *d,
                           const struct member *m, struct host_setting *s)
{
    struct host_attributes all = host_attributes(a, d);
    for (size_t i = 0; i < all.list.n; i++) {
        struct member_extra extra;
        if (member_extra((enum object)m->of, all.list.at[i].name, &extra) &&
            extra.member == m)
            s->attribute = all.list.at[i];
    }
    s->unknown = s->attribute.span.text ? s->attribute.unknown : all.unknown;
}

struct host_setting host_setting(struct arena *a, const struct host_document *d,
                                 enum object object, const char *name)
{
    const struct member *block = settings_of(d, object);
    const struct member *m = member_at(object, str_of(name));
    const struct member *beside = member_at(host_object(d), str_of(name));
    struct host_setting s = {.member = m};
    struct val root = host_plain(d, d->val);
    struct step step = {.val = root};
    assert(m != NULL);
    if (block && !block->flat)
        descend(d, block, &step);
    bool absent =
        block &&
        (val_exists(step.val) ? find_typed(d, step.val, m, &s) : step.absent);
    if (absent && beside)
        absent = find_typed(d, root, beside, &s);
    if (val_exists(s.val)) {
        struct str known;
        s.unknown = !host_val_str(s.val, &known);
        return s;
    }
    find_attribute(a, d, m, &s);
    if (!s.attribute.span.text && (!absent || d->partial))
        s.unknown = true;
    return s;
}

bool host_setting_room(const struct host_document *d, enum object object,
                       const char *name, struct host_room *out)
{
    const struct member *block = settings_of(d, object);
    enum member_words words = host_member_words(d);
    struct step step = {.val = host_plain(d, d->val)};
    *out = (struct host_room){
        .in = step.val,
        .name = member_name(member_at(object, str_of(name)), words),
    };
    if (!block || !out->name || step.val.tree != d->val.tree)
        return false;
    if (!block->flat)
        descend(d, block, &step);
    if (val_exists(step.val))
        out->in = step.val;
    else
        out->around = member_name(block, words);
    return val_exists(step.val) || (step.absent && out->around);
}

bool host_setting_there(const struct host_setting *s)
{
    return val_exists(s->val) || s->attribute.span.text;
}

struct span host_setting_span(const struct host_setting *s)
{
    return val_exists(s->val) ? val_span(s->val) : s->attribute.span;
}

bool host_setting_str(const struct host_setting *s, struct str *out)
{
    if (val_exists(s->val))
        return host_val_str(s->val, out);
    if (!s->attribute.span.text || s->attribute.unknown)
        return false;
    *out = s->attribute.value;
    return true;
}

bool host_setting_int(const struct host_setting *s, int64_t *out)
{
    struct str word;
    if (val_exists(s->val))
        return host_val_int(s->val, out);
    return host_setting_str(s, &word) && word_int(word, out);
}

bool host_setting_bool(const struct host_setting *s, bool *out)
{
    struct str word;
    if (val_exists(s->val))
        return host_val_bool(s->val, out);
    return host_setting_str(s, &word) &&
           word_bool(word, "true y yes 1", "false n no 0", out);
}
