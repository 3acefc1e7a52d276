#include "rules/resource.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "host/task.h"

/* Of two rules that speak of one value the first is heard. */
static const struct resource_part *const parts[] = {
    &resource_engines,   &resource_members,  &resource_attributes,
    &resource_texts,     &resource_names,    &resource_capacity,
    &resource_starts,    &resource_sources,  &resource_s3,
    &resource_access,    &resource_settings, &resource_ends,
    &resource_changes,   &resource_roles,    &resource_regions,
    &resource_databases, &resource_required, &resource_advice,
    &resource_s3_block,
};

/* --- What a resource is -------------------------------------------------- */

static int role_of(const struct host_document *d)
{
    struct str type;
    if (!host_str(d, "EndpointType", &type))
        return 0;
    if (str_eq_nocase(type, STR("source")))
        return ENGINE_SOURCE;
    return str_eq_nocase(type, STR("target")) ? ENGINE_TARGET : 0;
}

static struct rules_resource resource_of(const struct host_document *d)
{
    struct rules_resource x = {.doc = d, .object = host_object(d)};
    struct str engine;
    if (d->kind == HOST_S3_ENDPOINT)
        x.engine = engine_find(STR("s3"));
    else if (d->kind == HOST_ENDPOINT && host_str(d, "EngineName", &engine))
        x.engine = engine_find(engine);
    if (d->kind == HOST_S3_ENDPOINT || d->kind == HOST_ENDPOINT)
        x.role = role_of(d);
    x.settings = x.engine ? x.engine->settings : OBJECT_NONE;
    return x;
}

bool resource_end(struct rules *r, const struct rules_resource *task, int role,
                  struct rules_resource *out)
{
    struct host_document *end = ARENA_NEW(r->arena, struct host_document);
    if (!host_task_end(task->doc, (enum engine_role)role, end))
        return false;
    for (size_t i = 0; i < r->resource_count; i++) {
        *out = r->resources[i];
        if (val_same(out->doc->val, end->val))
            return true;
    }
    *out = resource_of(end);
    return true;
}

/* The same where the resources have not been read. */
static bool find_end(const struct host_search *found, struct arena *a,
                     const struct rules_resource *task, int role,
                     struct rules_resource *out)
{
    struct host_document *end = ARENA_NEW(a, struct host_document);
    if (!host_task_end(task->doc, (enum engine_role)role, end))
        return false;
    for (size_t i = 0; i < found->documents.n; i++)
        if (val_same(found->documents.at[i].val, end->val)) {
            *out = resource_of(&found->documents.at[i]);
            return true;
        }
    *out = resource_of(end);
    return true;
}

const struct host_document *resource_document(struct rules *r,
                                              const struct rules_resource *task,
                                              enum host_kind kind)
{
    return host_task_document(r->documents, r->document_count, task->doc, kind);
}

/* --- Members and settings ------------------------------------------------- */

/* Whether NAME is a path of the resource itself. Where its words have none for
 * it, the settings of the engine may: secrets, which Terraform has at the
 * top. */
static bool is_own(const struct rules_resource *x, const char *name)
{
    struct str rest = str_of(name);
    const struct member *m = member_at(x->object, str_cut(&rest, '.'));
    if (!m || x->settings == OBJECT_NONE ||
        !member_at(x->settings, str_of(name)))
        return m != NULL;
    return member_name(m, host_member_words(x->doc)) != NULL;
}

/* S3's members are settings of an S3 endpoint, whose Terraform has them at the
 * top. */
struct host_setting resource_written(struct rules *r,
                                     const struct rules_resource *x,
                                     const char *name)
{
    struct host_setting s = {.unknown = true};
    struct str word;
    if (!is_own(x, name)) {
        if (x->settings == OBJECT_NONE || !member_at(x->settings, str_of(name)))
            return s;
        return host_setting(r->arena, x->doc, x->settings, name);
    }
    s.member = host_member_at(x->doc, name);
    s.val = host_member(x->doc, name);
    s.key = host_member_key(x->doc, name);
    s.unknown = val_exists(s.val) ? !host_val_str(s.val, &word)
                                  : !host_absent(x->doc, name);
    return s;
}

struct host_setting resource_setting(struct rules *r,
                                     const struct rules_resource *x,
                                     const char *name)
{
    struct host_setting s = resource_written(r, x, name);
    if (val_exists(s.val) && !rules_heard(r, s.val))
        s = (struct host_setting){.member = s.member, .unknown = true};
    return s;
}

bool resource_str(struct rules *r, const struct rules_resource *x,
                  const char *name, struct str *out)
{
    struct host_setting s = resource_setting(r, x, name);
    return host_setting_str(&s, out);
}

bool resource_int(struct rules *r, const struct rules_resource *x,
                  const char *name, int64_t *out)
{
    struct host_setting s = resource_setting(r, x, name);
    return host_setting_int(&s, out);
}

bool resource_is(struct rules *r, const struct rules_resource *x,
                 const char *name, const char *word)
{
    struct host_setting s = resource_setting(r, x, name);
    struct str value;
    return host_setting_str(&s, &value) &&
           str_is(member_value(s.member, value), word);
}

/* Terraform sends the settings of a block as a whole: a boolean that is not
 * written goes as false, whatever DMS's own default is. */
static bool is_default(const struct rules_resource *x, const struct member *m,
                       bool on)
{
    enum member_words words = host_member_words(x->doc);
    bool terraform = words == MEMBER_TERRAFORM || words == MEMBER_MODULE;
    if (!m || !m->fallback || (on && terraform && m->terraform))
        return false;
    return str_is(str_of(m->fallback), on ? "true" : "false");
}

static bool switched(struct rules *r, const struct rules_resource *x,
                     const char *name, bool on)
{
    struct host_setting s = resource_setting(r, x, name);
    bool is;
    if (host_setting_bool(&s, &is))
        return is == on;
    return !s.unknown && !host_setting_there(&s) && is_default(x, s.member, on);
}

bool resource_on(struct rules *r, const struct rules_resource *x,
                 const char *name)
{
    return switched(r, x, name, true);
}

bool resource_off(struct rules *r, const struct rules_resource *x,
                  const char *name)
{
    return switched(r, x, name, false);
}

static bool is_path(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool word = char_is_word(c);
        if (!word && !memchr(".[]\"", c, 4))
            return false;
    }
    return true;
}

/* Whether what stands there may come to nothing: a variable may be null, one
 * way of a condition may be AWS::NoValue. What a resource has, is there. */
static bool may_be_nothing(const struct rules_resource *x, struct val v)
{
    struct str s = val_is(v, NODE_UNKNOWN) ? span_str(val_span(v)) : STR("");
    if (!val_is(v, NODE_UNKNOWN) || x->doc->options)
        return val_is(v, NODE_NULL);
    if (x->doc->words == HOST_WORDS_CLOUDFORMATION)
        return str_contains(s, STR("If")) ||
               str_contains(s, STR("AWS::NoValue"));
    if (str_starts(s, STR("\"${")) && str_ends(s, STR("}\"")))
        s = str_sub(s, 3, s.len - 5);
    bool resource = str_starts(s, STR("aws_")) || str_starts(s, STR("data."));
    return !resource || !is_path(s);
}

bool resource_there(struct rules *r, const struct rules_resource *x,
                    const char *name)
{
    struct host_setting s = resource_written(r, x, name);
    return host_setting_there(&s) && !may_be_nothing(x, s.val);
}

bool resource_absent(struct rules *r, const struct rules_resource *x,
                     const char *name)
{
    struct host_setting s = resource_written(r, x, name);
    return !s.unknown && !host_setting_there(&s);
}

bool resource_given(struct rules *r, const struct rules_resource *x,
                    const char *name)
{
    struct host_setting s = resource_setting(r, x, name);
    struct str text;
    return host_setting_there(&s) && !val_is(s.val, NODE_NULL) &&
           !val_is(s.val, NODE_UNKNOWN) &&
           !(host_setting_str(&s, &text) && !text.len);
}

const char *resource_name(const struct rules_resource *x, const char *name)
{
    const struct member *m;
    const char *called;
    if (is_own(x, name)) {
        m = host_member_at(x->doc, name);
        called = m ? member_name(m, host_member_words(x->doc)) : NULL;
        return called ? called : name;
    }
    m = member_at(x->settings, str_of(name));
    called = m ? member_name(m, host_member_words(x->doc)) : NULL;
    return called ? called : m && m->eca ? m->eca : name;
}

struct val resource_place(const struct rules_resource *x)
{
    static const char *const identifiers[OBJECT_COUNT] = {
        [OBJECT_ENDPOINT] = "EndpointIdentifier",
        [OBJECT_S3_ENDPOINT] = "EndpointIdentifier",
        [OBJECT_TASK] = "ReplicationTaskIdentifier",
        [OBJECT_CONFIG] = "ReplicationConfigIdentifier",
        [OBJECT_INSTANCE] = "ReplicationInstanceIdentifier",
        [OBJECT_SUBNET_GROUP] = "ReplicationSubnetGroupIdentifier",
        [OBJECT_EVENT_SUBSCRIPTION] = "SubscriptionName",
        [OBJECT_CERTIFICATE] = "CertificateIdentifier",
    };
    struct val v = host_member(x->doc, identifiers[x->object]);
    return val_exists(v) ? v : x->doc->val;
}

/* --- What becomes of types ------------------------------------------------ */

static enum rules_given attribute_given(struct arena *a,
                                        const struct rules_resource *x,
                                        const char *name)
{
    struct host_attributes all = host_attributes(a, x->doc);
    for (size_t i = 0; i < all.list.n; i++)
        if (str_eq_nocase(all.list.at[i].name, str_of(name)))
            return str_eq_nocase(all.list.at[i].value, STR("false")) ? GIVEN_NOT
                                                                     : GIVEN;
    return all.unknown || x->doc->partial ? GIVEN_MAYBE : GIVEN_NOT;
}

/* Whether NAME is a number, or true. */
static enum rules_given given(struct arena *a, const struct rules_resource *x,
                              const char *name)
{
    bool on;
    if (x->settings == OBJECT_NONE)
        return GIVEN_MAYBE;
    if (!member_at(x->settings, str_of(name)))
        return attribute_given(a, x, name);
    struct host_setting s = host_setting(a, x->doc, x->settings, name);
    if (host_setting_bool(&s, &on))
        return on ? GIVEN : GIVEN_NOT;
    if (s.unknown || x->doc->partial)
        return GIVEN_MAYBE;
    return host_setting_there(&s) ? GIVEN : GIVEN_NOT;
}

/* The task of D, or NULL. */
static const struct host_document *task_of(const struct host_search *found,
                                           const struct host_document *d)
{
    for (size_t i = 0; i < found->documents.n; i++) {
        const struct host_document *t = &found->documents.at[i];
        if ((ON(TASK) | ON(CONFIG)) & 1u << t->kind &&
            val_exists(t->context.task) &&
            val_same(t->context.task, d->context.task))
            return t;
    }
    return NULL;
}

struct rules_type_settings rules_type_settings(const struct host_search *found,
                                               const struct host_document *d,
                                               struct arena *scratch)
{
    struct rules_type_settings s = {.text_size = GIVEN_NOT_SEEN};
    struct rules_resource task = {.doc = task_of(found, d)}, ends[2];
    const struct {
        const char *name;
        enum rules_given *to;
        bool target;
    } all[] = {
        {"unboundedVarcharMaxSize", &s.text_size, false},
        {"NumberDatatypeScale", &s.number_scale, false},
        {"MapUnboundedNumericAsString", &s.numbers_as_text, false},
        {"MapBooleanAsBoolean", &s.booleans_from, false},
        {"MapBooleanAsBoolean", &s.booleans_to, true},
        {"UseLargeIntegerValue", &s.large_integers, true},
        {"AfterConnectScript", &s.script, true},
        {"initstmt", &s.statement, true},
    };
    if (!task.doc)
        return s;
    const bool seen[] = {
        find_end(found, scratch, &task, ENGINE_SOURCE, &ends[0]),
        find_end(found, scratch, &task, ENGINE_TARGET, &ends[1]),
    };
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (seen[all[i].target])
            *all[i].to = given(scratch, &ends[all[i].target], all[i].name);
    return s;
}

/* --- Reports -------------------------------------------------------------- */

/* Where the setting is written: a value, or part of the attributes. */
static struct finding *vreport(struct rules *r, const struct rules_resource *x,
                               enum finding_id id, const char *name,
                               const char *format, va_list args)
{
    struct host_setting s = resource_written(r, x, name);
    if (val_exists(s.val) || !s.attribute.span.text)
        return rules_vreport(
            r, id, val_exists(s.val) ? s.val : resource_place(x), format, args);
    return rules_vreport_span(r, id,
                              host_member(x->doc, "ExtraConnectionAttributes"),
                              s.attribute.span, format, args);
}

struct finding *resource_report(struct rules *r, const struct rules_resource *x,
                                enum finding_id id, const char *name,
                                const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct finding *f = vreport(r, x, id, name, format, args);
    va_end(args);
    return f;
}

void resource_related(struct rules *r, struct finding *f,
                      const struct rules_resource *x, const char *name,
                      const char *words)
{
    struct host_setting s = resource_written(r, x, name);
    if (f && host_setting_there(&s))
        finding_related(r->fs, f, host_setting_span(&s), "%s", words);
}

/* --- All of them --- */

static void run(struct rules *r, const struct resource_part *part,
                const struct rules_resource *x)
{
    for (size_t i = 0; i < part->count; i++)
        if (part->rules[i].kinds & 1u << x->doc->kind)
            part->rules[i].check(r, x);
}

void rules_check_resources(const struct host_search *found, size_t first,
                           struct arena *scratch, struct findings *fs)
{
    struct rules_context c = {.first = first, .type = -1};
    size_t n = found->documents.n;
    struct rules r = {.c = &c,
                      .arena = scratch,
                      .fs = fs,
                      .documents = found->documents.at,
                      .document_count = n,
                      .roles = found->roles.at,
                      .role_count = found->roles.n};
    struct rules_resource *all = ARENA_ARRAY(scratch, struct rules_resource, n);
    for (size_t i = 0; i < n; i++)
        if (host_object(&r.documents[i]) != OBJECT_NONE)
            all[r.resource_count++] = resource_of(&r.documents[i]);
    r.resources = all;
    for (size_t k = 0; k < COUNT_OF(parts); k++)
        for (size_t i = 0; i < r.resource_count; i++)
            run(&r, parts[k], &all[i]);
    rules_check_roles(&r);
    rules_check_definitions(&r);
}
