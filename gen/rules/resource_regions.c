/* Where things are: what a task works with, and what an endpoint or an
 * instance needs, is in one Region, and a task's own in one account. From the
 * pages of the AWS DMS user guide on the targets, and the ARNs of AWS. */
#include "dms/region.h"
#include "rules/resource.h"
#include "rules/rules.h"

/* Members that name something in the Region of DMS. */
static const struct {
    enum host_kind kind;
    const char *name;
} members[] = {
    {HOST_TASK, "ReplicationInstanceArn"},
    {HOST_TASK, "SourceEndpointArn"},
    {HOST_TASK, "TargetEndpointArn"},
    {HOST_CONFIG, "SourceEndpointArn"},
    {HOST_CONFIG, "TargetEndpointArn"},
    {HOST_CONFIG, "ComputeConfig.KmsKeyId"},
    {HOST_INSTANCE, "KmsKeyId"},
    {HOST_ENDPOINT, "CertificateArn"},
    {HOST_ENDPOINT, "KmsKeyId"},
    {HOST_S3_ENDPOINT, "CertificateArn"},
    {HOST_S3_ENDPOINT, "KmsKeyId"},
};

/* The same of the settings of an engine. */
static const struct {
    const char *engines, *name;
} settings[] = {
    {"kinesis", "StreamArn"},
    {ENGINES_SEARCH, "EndpointUri"},
    {"s3 redshift", "ServerSideEncryptionKmsKeyId"},
};

struct where {
    struct str name; /* for people */
    struct str region, account;
    struct val val;
};
typedef VEC(struct where) wheres;

static struct str part_of(struct str s, char by, unsigned n)
{
    struct str part = str_cut(&s, by);
    while (n--)
        part = str_cut(&s, by);
    return part;
}

/* What task settings name; a role has no Region. */
static const char *const of_time_travel[] = {"ServiceAccessRoleArn",
                                             "ServerSideEncryptionKmsKeyId"};

/* Numbers that AWS's documentation has in place of one's own. */
static bool is_example(struct str account)
{
    static const char *const examples =
        "000000000000 012345678901 012345678910 111111111111 111122223333 "
        "123456789012 123456789123 222222222222 444455556666";
    return str_among(account, examples);
}

bool resource_is_account(struct str s)
{
    uint64_t n;
    return s.len == 12 && str_to_u64(s, &n) && !is_example(s);
}

/* "https://search-shop-x.eu-west-1.es.amazonaws.com" */
static struct str host_region(struct str uri)
{
    static const struct str end = {".es.amazonaws.com", 17};
    while (uri.len && *uri.ptr != '.')
        uri = str_sub(uri, 1, uri.len);
    if (!uri.len || !str_contains(uri, end))
        return STR("");
    return part_of(uri, '.', 1);
}

static void add(struct rules *r, wheres *out, const char *name, struct val v)
{
    struct str s;
    if (!rules_heard(r, v) || !host_val_str(v, &s))
        return;
    struct where w = {.name = str_of(name), .val = v};
    if (str_starts(s, STR("arn:"))) {
        w.region = part_of(s, ':', 3);
        w.account = part_of(s, ':', 4);
    } else {
        w.region = host_region(s);
    }
    if (!resource_is_account(w.account))
        w.account = STR("");
    if (region_find(w.region) || (!w.region.len && w.account.len))
        *vec_push(r->arena, out) = w;
}

static void add_members(struct rules *r, const struct rules_resource *x,
                        wheres *out)
{
    for (size_t i = 0; i < COUNT_OF(members); i++)
        if (members[i].kind == x->doc->kind)
            add(r, out, resource_name(x, members[i].name),
                host_member(x->doc, members[i].name));
    for (size_t i = 0; i < COUNT_OF(settings); i++) {
        struct host_setting s;
        if (!rules_engine(x->engine, settings[i].engines))
            continue;
        s = resource_setting(r, x, settings[i].name);
        if (val_exists(s.val))
            add(r, out, resource_name(x, settings[i].name), s.val);
    }
}

/* Those of a task's endpoints too. */
static void add_ends(struct rules *r, const struct rules_resource *x,
                     wheres *out)
{
    struct rules_resource end;
    if (x->object != OBJECT_TASK && x->object != OBJECT_CONFIG)
        return;
    if (resource_end(r, x, ENGINE_SOURCE, &end))
        add_members(r, &end, out);
    if (resource_end(r, x, ENGINE_TARGET, &end))
        add_members(r, &end, out);
}

/* --region of a command, the region of a provider of Terraform. */
static void add_region(struct rules *r, const struct rules_resource *x,
                       wheres *out)
{
    struct val v = x->doc->context.region;
    struct str s;
    const char *name = "region";
    if (x->doc->options) {
        v = host_plain(x->doc, val_get(x->doc->val, STR("Region")));
        name = "Region";
    }
    if (rules_known(v) && host_val_str(v, &s) && region_find(s))
        *vec_push(r->arena, out) =
            (struct where){.name = str_of(name), .region = s, .val = v};
}

static bool differ(struct str a, struct str b)
{
    return a.len && b.len && !str_eq(a, b);
}

static bool report(struct rules *r, enum finding_id id, const struct where *a,
                   const struct where *b)
{
    bool region = differ(a->region, b->region);
    if (!region && !differ(a->account, b->account))
        return false;
    struct str here = region ? a->region : a->account;
    struct str there = region ? b->region : b->account;
    struct finding *f =
        rules_report(r, id, b->val, "'%.*s' is in %s%.*s, and '%.*s' in %.*s",
                     STR_ARG(b->name), region ? "" : "account ", STR_ARG(there),
                     STR_ARG(a->name), STR_ARG(here));
    rules_help(r, f, "DMS takes both from one %s",
               region ? "Region" : "account");
    rules_related(r, f, a->val, "the other");
    return true;
}

/* What the settings of a task took with them from another account. */
static void foreign(struct rules *r, const struct rules_resource *x,
                    const struct where *home)
{
    const struct host_document *d =
        x->object == OBJECT_TASK || x->object == OBJECT_CONFIG
            ? resource_document(r, x, HOST_TASK_SETTINGS)
            : NULL;
    struct val tt = d ? val_get(d->val, STR("TTSettings")) : val_none();
    wheres all = {0};
    if (!val_is(val_get(tt, STR("EnableTT")), NODE_TRUE))
        return;
    for (size_t i = 0; i < COUNT_OF(of_time_travel); i++)
        add(r, &all, of_time_travel[i],
            val_path(tt, "TTS3Settings", of_time_travel[i], (char *)NULL));
    for (size_t i = 0; i < all.n; i++)
        if (report(r, FINDING_SETTINGS_FOREIGN_ARN, home, &all.at[i]))
            return;
}

static void elsewhere(struct rules *r, const struct rules_resource *x)
{
    wheres all = {0};
    if (x->doc->exported)
        return;
    add_region(r, x, &all);
    add_members(r, x, &all);
    add_ends(r, x, &all);
    for (size_t i = 1; i < all.n; i++)
        if (report(r, FINDING_RESOURCE_ELSEWHERE, &all.at[0], &all.at[i]))
            return;
    if (all.n)
        foreign(r, x, &all.at[0]);
}

static const struct resource_rule rules[] = {
    {ON(TASK) | ON(CONFIG) | ON(ENDPOINT) | ON(S3_ENDPOINT) | ON(INSTANCE),
     elsewhere},
};

const struct resource_part resource_regions = {rules, COUNT_OF(rules)};
