/* What holds for every member of a resource: that there is such, its type, its
 * values, its range. Of Terraform's resources `terraform validate` knows names
 * and types; of the maps that the community module takes nobody does. What the
 * API answered is right as it is. */
#include "rules/resource.h"
#include "rules/rules.h"

struct look {
    struct rules *r;
    const struct rules_resource *x;
    enum object object;
    enum member_words words;
};

/* --- Names --------------------------------------------------------------- */

/* Whether V is made of the words of a command, where options of the AWS CLI
 * itself stand among DMS's. */
static bool is_options(const struct look *p, struct val v)
{
    return p->x->doc->options && v.tree == p->x->doc->val.tree;
}

/* A setting that only the API takes can be given as an attribute. */
static bool attribute_only(const struct look *p, struct finding *f,
                           struct str name)
{
    struct member_extra known;
    if (p->words == MEMBER_API || p->object != p->x->settings ||
        !member_extra(p->object, name, &known))
        return false;
    rules_help(p->r, f, "give it in ExtraConnectionAttributes: '%.*s=...'",
               STR_ARG(known.name));
    return true;
}

/* The member of the object that has a member NAME itself: the settings of the
 * engine, or the only one; else NULL. */
static const struct member *member_within(const struct look *p, struct str name)
{
    const struct member *m = NULL, *found = NULL;
    size_t n = 0;
    while ((m = member_next(p->object, m))) {
        if (m->object == OBJECT_NONE || !member_name(m, p->words) ||
            !member_find((enum object)m->object, p->words, name))
            continue;
        if (m->object == p->x->settings)
            return m;
        found = m;
        n++;
    }
    return n == 1 ? found : NULL;
}

static void unknown(const struct look *p, struct val key)
{
    struct str name = val_str(key);
    bool property = p->words == MEMBER_CLOUDFORMATION;
    struct str near =
        property ? resource_meant(p->x, p->object, name) : STR("");
    if (!near.len)
        near = member_nearest(p->object, p->words, name);
    /* Maps that are handed to a module, and JSON that may be nobody's request,
     * may have members of their own. */
    if (p->words != MEMBER_CLOUDFORMATION && !near.len)
        return;
    struct finding *f = rules_report(
        p->r, FINDING_RESOURCE_UNKNOWN_MEMBER, key, "unknown %s '%.*s'",
        property ? "property" : "member", STR_ARG(name));
    if (!f)
        return;
    bool attribute = attribute_only(p, f, name);
    const struct member *within = attribute ? NULL : member_within(p, name);
    if (!near.len && within)
        rules_help(p->r, f, "write it within '%s'",
                   member_name(within, p->words));
    if (near.len && !attribute) {
        rules_help(p->r, f, "did you mean '%.*s'?", STR_ARG(near));
        rules_fix_name(p->r, f, key, near);
    }
    if (!near.len || attribute || p->words == MEMBER_MODULE)
        f->severity = SEVERITY_WARNING;
}

/* --- Values -------------------------------------------------------------- */

/* Words of a command and Key=Value are no JSON, though they are the API's. */
static bool is_json(const struct look *p, struct val v)
{
    if (p->words != MEMBER_API || is_options(p, v))
        return false;
    return !val_is(v, NODE_STRING) ||
           str_starts(span_str(val_span(v)), STR("\""));
}

/* The API's JSON is taken as it is; Terraform and CloudFormation make numbers
 * of texts and texts of numbers. */
static bool fits(const struct look *p, const struct member *m, struct val v)
{
    bool strict = is_json(p, v);
    enum node_kind kind = val_kind(v);
    bool scalar = kind != NODE_OBJECT && kind != NODE_ARRAY, on;
    int64_t n;
    switch ((enum member_type)m->type) {
    case MEMBER_STRING:
        return strict ? kind == NODE_STRING : scalar;
    case MEMBER_INTEGER:
        return strict ? kind == NODE_NUMBER : host_val_int(v, &n);
    case MEMBER_BOOLEAN:
        return strict ? kind == NODE_TRUE || kind == NODE_FALSE
                      : host_val_bool(v, &on);
    case MEMBER_LIST:
        return kind == NODE_ARRAY || p->x->doc->options;
    case MEMBER_OBJECT:
        return kind == NODE_OBJECT;
    default:
        return true;
    }
}

/* The same with quotes, or without. */
static void fix_type(const struct look *p, const struct member *m, struct val v,
                     struct finding *f)
{
    enum node_kind kind = val_kind(v);
    struct str s = val_str(v);
    uint64_t n;
    bool truth = str_is(s, "true") || str_is(s, "false");
    bool number =
        s.len < 19 && str_to_u64(s, &n) && (s.len == 1 || *s.ptr != '0');
    if (m->type == MEMBER_STRING &&
        (kind == NODE_NUMBER || kind == NODE_TRUE || kind == NODE_FALSE))
        rules_fix_string(p->r, f, v, s);
    else if (kind == NODE_STRING && ((m->type == MEMBER_BOOLEAN && truth) ||
                                     (m->type == MEMBER_INTEGER && number)))
        rules_fix(p->r, f, v, str_z(p->r->arena, s));
}

/* Text processors make one long dash of the two of an option, which the AWS
 * CLI then takes for more of what stands before it. */
static bool pasted_dash(const struct look *p, struct val v)
{
    static const struct str dashes[] = {{"\xE2\x80\x93", 3},
                                        {"\xE2\x80\x94", 3}};
    if (!p->x->doc->options || !val_is(v, NODE_ARRAY))
        return false;
    VAL_EACH(it, v)
    for (size_t i = 0; i < COUNT_OF(dashes); i++) {
        struct str s = val_str(it.value);
        if (!str_starts(s, dashes[i]))
            continue;
        struct finding *f =
            rules_report(p->r, FINDING_RESOURCE_UNKNOWN_MEMBER, it.value,
                         "unknown option '%.*s'", STR_ARG(s));
        rules_help(p->r, f, "write '--%.*s': this is another dash",
                   STR_ARG(str_sub(s, dashes[i].len, s.len)));
        return true;
    }
    return false;
}

/* Whether the last of several words is a blank: "\ " at the end of a line. */
static bool ends_blank(struct val v)
{
    uint32_t n = val_is(v, NODE_ARRAY) ? val_count(v) : 0;
    return n > 1 && !str_trim(val_str(val_item(v, n - 1))).len &&
           val_is(val_item(v, n - 1), NODE_STRING);
}

static bool wrong_type(const struct look *p, const struct member *m,
                       struct val v)
{
    static const char *const wanted[] = {
        [MEMBER_STRING] = "a string",   [MEMBER_INTEGER] = "a number",
        [MEMBER_BOOLEAN] = "a boolean", [MEMBER_LIST] = "a list",
        [MEMBER_OBJECT] = "an object",
    };
    bool naked =
        p->x->doc->options && val_is(v, NODE_TRUE) && m->type != MEMBER_BOOLEAN;
    if (pasted_dash(p, v))
        return true;
    if (p->words == MEMBER_TERRAFORM || p->words == MEMBER_MODULE ||
        (!naked && fits(p, m, v)))
        return false;
    if (naked) {
        struct finding *f = rules_report(
            p->r, FINDING_RESOURCE_TYPE, v,
            "this option has no value, and needs %s", wanted[m->type]);
        rules_help(p->r, f,
                   "write one behind it; a line goes on where it ends with "
                   "'\\'");
        return true;
    }
    if (is_options(p, v) && ends_blank(v)) {
        struct finding *f = rules_report(
            p->r, FINDING_RESOURCE_TYPE, v,
            "the '\\' escapes the blank behind it, and the command ends");
        rules_help(p->r, f,
                   "remove the blank: a line goes on where '\\' ends "
                   "it");
        return true;
    }
    struct finding *f =
        rules_report(p->r, FINDING_RESOURCE_TYPE, v, "'%s' must be %s",
                     member_name(m, p->words), wanted[m->type]);
    fix_type(p, m, v, f);
    return true;
}

/* What a program fills in: "{}", "<type>", "%TYPE%". */
static bool is_template(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (strchr("{}<>[]$%", s.ptr[i]))
            return true;
    return false;
}

/* Whether the provider of Terraform is going to look at values, which it does
 * to the letter: "expected migration_type to be one of [...], got CDC". One it
 * takes in any case, of an aws_dms_s3_endpoint, not of a block s3_settings. */
static bool by_provider(const struct look *p, const struct member *m)
{
    return p->words == MEMBER_TERRAFORM &&
           p->x->doc->host == HOST_IS_terraform &&
           !(p->object == OBJECT_S3_ENDPOINT &&
             str_is(str_of(m->name), "CompressionType"));
}

/* Whether AWS takes S as one of the values. Of the settings of an engine it is
 * documented in two ways, SSE_KMS and sse-kms; of the resource itself, which
 * Terraform checks, in one. */
static bool is_value(const struct look *p, const struct member *m, struct str s)
{
    struct str known = member_value(m, s);
    if (by_provider(p, m))
        return known.len && str_eq(member_spelt(m, s), s);
    bool own = p->object == p->x->object &&
               (p->words == MEMBER_CLOUDFORMATION || p->words == MEMBER_API);
    return known.len && (!own || str_eq_nocase(known, s));
}

static void bad_value(const struct look *p, const struct member *m,
                      struct val v)
{
    struct str s, values = str_of(m->values ? m->values : "");
    /* An empty text is what skeletons hold for what is not given. */
    bool empty_is_none = p->words != MEMBER_CLOUDFORMATION && !is_options(p, v);
    if (!m->values || !host_val_str(v, &s) || is_template(s) ||
        (s.len ? is_value(p, m, s) : empty_is_none))
        return;
    struct finding *f = rules_report(p->r, FINDING_RESOURCE_VALUE, v,
                                     "'%.*s' is no value of '%s'", STR_ARG(s),
                                     member_name(m, p->words));
    struct str known = member_value(m, s);
    struct str near = known.len ? known : member_value_nearest(m, s);
    if (near.len && by_provider(p, m))
        near = member_spelt(m, near);
    rules_fix_name(p->r, f, v, near);
    if (near.len)
        rules_help(p->r, f, "did you mean '%.*s'?", STR_ARG(near));
    else
        rules_help(p->r, f, "it is one of: %.*s", STR_ARG(values));
}

static void out_of_range(const struct look *p, const struct member *m,
                         struct val v)
{
    int64_t n;
    if (!m->max || !host_val_int(v, &n) || (n >= m->min && n <= m->max))
        return;
    struct finding *f = rules_report(p->r, FINDING_RESOURCE_RANGE, v,
                                     "%lld is out of the range of '%s'",
                                     (long long)n, member_name(m, p->words));
    if (m->max == MEMBER_UNBOUNDED)
        rules_help(p->r, f, "it is %lld or more", (long long)m->min);
    else
        rules_help(p->r, f, "it is %lld to %lld", (long long)m->min,
                   (long long)m->max);
    const char *end = arena_printf(p->r->arena, "%lld",
                                   (long long)(n < m->min ? m->min : m->max));
    if (val_is(v, NODE_STRING))
        rules_fix_string(p->r, f, v, str_of(end));
    else
        rules_fix(p->r, f, v, end);
}

/* --- Objects --- */

static void check_object(const struct look *p, struct val v);

static void check_value(const struct look *p, const struct member *m,
                        struct val written)
{
    struct val v = host_plain(p->x->doc, written);
    if (m->type == MEMBER_OBJECT && val_is(v, NODE_ARRAY) &&
        p->words == MEMBER_TERRAFORM) {
        VAL_EACH(it, v)
        check_value(p, m, it.value);
        return;
    }
    bool open = val_is(v, NODE_OBJECT) && m->type == MEMBER_OBJECT;
    if (open && m->object != OBJECT_NONE) {
        struct look inner = *p;
        inner.object = (enum object)m->object;
        check_object(&inner, v);
    }
    if (open || !rules_known(v) || wrong_type(p, m, v))
        return;
    bad_value(p, m, v);
    out_of_range(p, m, v);
}

static bool is_function(struct str name)
{
    return str_starts(name, STR("Fn::")) || str_is(name, "Ref");
}

/* A misspelt option of a command; those of the AWS CLI itself and of other
 * verbs are near to none of DMS's members. */
static void unknown_option(const struct look *p, struct val key)
{
    static const char *const others[] = {"EndpointUrl", "Filters", "Marker"};
    struct str name = val_str(key);
    struct str near = member_nearest(p->object, p->words, name);
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (str_is(name, others[i]))
            return;
    /* The AWS CLI takes what an option begins with for the option. */
    if (!near.len || str_starts(near, name) ||
        str_distance(name, near, 2) > 2 || member_folded(p->object, name))
        return;
    struct finding *f =
        rules_report(p->r, FINDING_RESOURCE_UNKNOWN_MEMBER, key,
                     "unknown option '%.*s'", STR_ARG(span_str(val_span(key))));
    if (f)
        rules_help(p->r, f, "did you mean the option of '%.*s'?",
                   STR_ARG(near));
}

static void check_object(const struct look *p, struct val v)
{
    /* The arguments of a module are more than those of its instance. */
    bool names = p->words != MEMBER_TERRAFORM && !is_options(p, v) &&
                 !(p->words == MEMBER_MODULE && p->object == OBJECT_INSTANCE);
    bool options = is_options(p, v) && p->object == p->x->object;
    VAL_EACH(it, v)
    {
        struct str name = val_str(it.key);
        const struct member *m = member_find(p->object, p->words, name);
        if (m)
            check_value(p, m, it.value);
        else if (names && !(val_flags(it.key) & NODE_HOLES) &&
                 !is_function(name))
            unknown(p, it.key);
        else if (options && !(val_flags(it.key) & NODE_HOLES))
            unknown_option(p, it.key);
    }
}

static void each(struct rules *r, const struct rules_resource *x)
{
    struct look p = {r, x, x->object, host_member_words(x->doc)};
    struct val v = host_plain(x->doc, x->doc->val);
    /* A resource of CloudFormation without properties is its document. */
    bool bare =
        p.words == MEMBER_CLOUDFORMATION && val_exists(val_get(v, STR("Type")));
    if (!x->doc->exported && !bare && val_is(v, NODE_OBJECT))
        check_object(&p, v);
}

static const struct resource_rule rules[] = {
    {~0u, each},
};

const struct resource_part resource_members = {rules, COUNT_OF(rules)};
