/* What a resource is not made without. A file may be a part, or a change, of
 * something else; so only those are looked at of which the host says that they
 * make it (host_document.whole). */
#include "base/vec.h"
#include "rules/resource.h"
#include "rules/rules.h"

/* --- What to type instead ------------------------------------------------ */

/* A value of a member as an example. PLAIN gets the quotes of JSON and
 * Terraform; the others are whole where theirs is another. */
static const struct example {
    const char *name, *plain, *terraform, *yaml, *option;
} examples[] = {
    {"AuthType", "none", NULL, NULL, NULL},
    {"Broker", "b-1.example.com:9092", NULL, NULL, NULL},
    {"BucketName", "shop-migration", NULL, NULL, NULL},
    {"CertificateIdentifier", "shop", NULL, NULL, NULL},
    {"ComputeConfig", NULL, "{ replication_subnet_group_id = \"shop\" }",
     "{ MaxCapacityUnits: 4 }", "MaxCapacityUnits=4"},
    {"DatabaseName", "shop", NULL, NULL, NULL},
    {"ElasticsearchSettings", NULL, "{ ... }", NULL, NULL},
    {"EndpointIdentifier", "shop-source", NULL, NULL, NULL},
    {"EndpointType", "source", NULL, NULL, NULL},
    {"EndpointUri", "https://search.example.com", NULL, NULL, NULL},
    {"EngineName", "postgres", NULL, NULL, NULL},
    {"EventCategories", NULL, "[\"failure\", \"state change\"]", NULL, NULL},
    {"KafkaSettings", NULL, "{ broker = \"b-1.example.com:9092\" }", NULL,
     NULL},
    {"KinesisSettings", NULL, "{ stream_arn = aws_kinesis_stream.shop.arn }",
     NULL, NULL},
    {"MaxCapacityUnits", "4", NULL, NULL, NULL},
    {"MigrationType", "full-load-and-cdc", NULL, NULL, NULL},
    {"MongoDbSettings", NULL, "{ auth_type = \"password\" }", NULL, NULL},
    {"Port", "6379", NULL, NULL, NULL},
    {"RedisSettings", NULL, "{ ... }", NULL, NULL},
    {"ReplicationConfigIdentifier", "shop", NULL, NULL, NULL},
    {"ReplicationInstanceArn", NULL,
     "aws_dms_replication_instance.shop.replication_instance_arn",
     "!Ref Instance", "\"$INSTANCE_ARN\""},
    {"ReplicationInstanceClass", "dms.t3.medium", NULL, NULL, NULL},
    {"ReplicationInstanceIdentifier", "shop", NULL, NULL, NULL},
    {"ReplicationSubnetGroupDescription", "Subnets of the migration", NULL,
     NULL, "\"Subnets of the migration\""},
    {"ReplicationSubnetGroupId", "shop", NULL, NULL, NULL},
    {"ReplicationSubnetGroupIdentifier", "shop", NULL, NULL, NULL},
    {"ReplicationTaskIdentifier", "shop", NULL, NULL, NULL},
    {"ReplicationType", "full-load-and-cdc", NULL, NULL, NULL},
    {"S3BucketFolder", "shop", NULL, NULL, NULL},
    {"S3BucketName", "shop-migration", NULL, NULL, NULL},
    {"ServerName", "cache.example.com", NULL, NULL, NULL},
    {"ServiceAccessRoleArn", "arn:aws:iam::123456789012:role/dms",
     "aws_iam_role.dms.arn", NULL, NULL},
    {"SnsTopicArn", NULL, "aws_sns_topic.alarm.arn", "!Ref Alarm",
     "\"$TOPIC_ARN\""},
    {"SourceEndpointArn", NULL, "aws_dms_endpoint.source.endpoint_arn",
     "!Ref Source", "\"$SOURCE_ARN\""},
    {"SourceType", "replication-task", NULL, NULL, NULL},
    {"SubnetIds", NULL, "[aws_subnet.a.id, aws_subnet.b.id]",
     "[!Ref SubnetA, !Ref SubnetB]", "\"$SUBNET_A\" \"$SUBNET_B\""},
    {"SubscriptionName", "shop", NULL, NULL, NULL},
    {"TableMappings", NULL, "file(\"${path.module}/table-mappings.json\")",
     "{ rules: [ ... ] }", "file://table-mappings.json"},
    {"TargetEndpointArn", NULL, "aws_dms_endpoint.target.endpoint_arn",
     "!Ref Target", "\"$TARGET_ARN\""},
};

static const struct example *example_of(const struct member *m)
{
    static const struct example none = {"", "...", NULL, NULL, NULL};
    for (size_t i = 0; i < COUNT_OF(examples); i++)
        if (str_is(str_of(m->name), examples[i].name))
            return &examples[i];
    return &none;
}

/* --- What is missing ------------------------------------------------------ */

#define LACKS_MAX 16 /* more than any resource needs */
#define LINES_MAX 3  /* that are shown; more are nobody's oversight */

struct lack {
    const struct member *m;
    const struct member *within; /* the member that has it, or NULL */
    const char *path;            /* of host_member */
    struct val meant;            /* a key that is near to it, or none */
};

struct lacks {
    struct rules *r;
    const struct rules_resource *x;
    enum member_words words;
    struct lack at[LACKS_MAX];
    size_t n;
};

static bool is_wanted(const struct lacks *l, const struct member *m,
                      unsigned who)
{
    bool terraform = l->words == MEMBER_TERRAFORM;
    if (m->by_engine && terraform && m->object == l->x->settings)
        return true;
    return m->required & who && !(terraform && m->since > l->x->doc->provider);
}

/* The AWS CLI takes what an option begins with for the option. */
static bool is_option_of(struct str name, const struct member *m)
{
    return name.len &&
           str_eq_nocase(str_sub(str_of(m->name), 0, name.len), name);
}

/* Whether S is what the API calls M, in the words of Terraform:
 * endpoint_identifier, which is endpoint_id there. */
static bool is_name_of(struct str s, const struct member *m)
{
    struct str name = str_of(m->name);
    while (s.len) {
        struct str part = str_cut(&s, '_');
        if (!str_eq_nocase(str_sub(name, 0, part.len), part))
            return false;
        name = str_sub(name, part.len, name.len);
    }
    return !name.len;
}

struct str resource_meant(const struct rules_resource *x, enum object object,
                          struct str name)
{
    enum member_words words = host_member_words(x->doc);
    struct str found = member_handle(object, words, name);
    const struct member *m = NULL;
    size_t n = 0;
    if (found.len || object != x->object)
        return found;
    while ((m = member_next(object, m)))
        if (m->required & 1u << words && member_ends(m, words, name)) {
            bool lacks = host_absent(x->doc, m->name);
            found = str_of(lacks ? member_name(m, words) : "");
            n++;
        }
    return n == 1 ? found : STR("");
}

/* Whether NAME, which is no member, is near to M: misspelt, or what M is
 * elsewhere. */
static bool is_near(const struct lacks *l, struct str name,
                    const struct member *m)
{
    const char *called = member_name(m, l->words);
    enum object object = (enum object)m->of;
    return str_is(resource_meant(l->x, object, name), called) ||
           str_is(member_nearest(object, l->words, name), called) ||
           is_name_of(name, m);
}

/* Whether M is given in V after all: misspelt, which was told, or in another
 * way. If not, *MEANT is the key that may be meant for it, or none. */
static bool is_given(const struct lacks *l, struct val v,
                     const struct member *m, struct val *meant)
{
    *meant = val_none();
    VAL_EACH(it, v)
    {
        struct str key = val_str(it.key);
        if (val_flags(it.key) & NODE_HOLES ||
            member_find((enum object)m->of, l->words, key))
            continue;
        if (l->x->doc->options && is_option_of(key, m))
            return true;
        if (!is_near(l, key, m))
            continue;
        if (rules_blamed(l->r, it.key))
            return true;
        *meant = it.key;
    }
    VAL_EACH(it, l->x->doc->beside)
    if (is_option_of(val_str(it.key), m))
        return true;
    /* cloudformation/null-value */
    const char *name = member_name(m, l->words);
    return l->words == MEMBER_CLOUDFORMATION &&
           val_exists(val_key(v, str_of(name)));
}

/* Settings of another engine are wrong as a whole: endpoint/settings-engine. */
static bool is_looked_into(const struct rules_resource *x,
                           const struct member *m)
{
    return m->object != OBJECT_NONE && (!x->engine || m->object == x->settings);
}

static void collect(struct lacks *l, struct val v, enum object object,
                    const struct member *within, unsigned who)
{
    const struct host_document *d = l->x->doc;
    const struct member *m = NULL;
    while ((m = member_next(object, m)) && l->n < LACKS_MAX) {
        const char *path =
            within ? arena_printf(l->r->arena, "%s.%s", within->name, m->name)
                   : m->name;
        struct val inner = val_none();
        if (m->flat && l->words == MEMBER_TERRAFORM) {
            collect(l, v, (enum object)m->object, m, BY_S3_ENDPOINT);
            continue;
        }
        if (is_wanted(l, m, who) && host_absent(d, path)) {
            struct val meant;
            if (!is_given(l, v, m, &meant))
                l->at[l->n++] = (struct lack){m, within, path, meant};
            continue;
        }
        if (!within && is_looked_into(l->x, m))
            inner = host_member(d, path);
        if (val_is(inner, NODE_OBJECT))
            collect(l, inner, (enum object)m->object, m, who);
    }
}

/* --- How it is said ------------------------------------------------------- */

/* "--engine-name" of EngineName. */
static const char *option_of(struct arena *a, const struct member *m)
{
    const char *s = m->name;
    char *out = arena_alloc(a, 2 * strlen(s) + 3);
    size_t n = 0;
    out[n++] = '-';
    for (; *s; s++) {
        bool upper = *s >= 'A' && *s <= 'Z';
        if (upper)
            out[n++] = '-';
        out[n++] = upper ? (char)(*s - 'A' + 'a') : *s;
    }
    out[n] = '\0';
    return out;
}

static const char *called(const struct lacks *l, const struct member *m,
                          bool top)
{
    if (top && l->x->doc->options)
        return option_of(l->r->arena, m);
    return member_name(m, l->words);
}

/* The only resource of the file that is of KIND, and of ROLE if that is not 0;
 * or NULL. */
static const struct rules_resource *only_one(const struct rules *r,
                                             enum host_kind kind, int role)
{
    const struct rules_resource *found = NULL;
    for (size_t i = 0; i < r->resource_count; i++) {
        const struct rules_resource *x = &r->resources[i];
        if (x->doc->kind != kind || (role && x->role != role))
            continue;
        if (found)
            return NULL;
        found = x;
    }
    return found;
}

/* ATTRIBUTE of the resource that another attribute of is written for the
 * member, or NULL. */
static const char *same_resource(const struct lacks *l, const struct lack *lack,
                                 const char *attribute)
{
    if (!val_exists(lack->meant))
        return NULL;
    struct val v = {lack->meant.tree, lack->meant.at + 1};
    struct str s = span_str(val_span(v));
    size_t dot = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '.')
            dot = i;
        else if (!char_is_word(s.ptr[i]))
            return NULL;
    }
    return dot && str_starts(s, STR("aws_dms_"))
               ? arena_printf(l->r->arena, "%.*s.%s", (int)dot, s.ptr,
                              attribute)
               : NULL;
}

/* What refers to the resource of the file that a member may be of, or NULL. */
static const char *reference(const struct lacks *l, const struct lack *lack)
{
    static const struct {
        const char *name, *attribute;
        enum host_kind kind;
        int role;
    } rows[] = {
        {"ReplicationInstanceArn", "replication_instance_arn", HOST_INSTANCE,
         0},
        {"SourceEndpointArn", "endpoint_arn", HOST_ENDPOINT, ENGINE_SOURCE},
        {"TargetEndpointArn", "endpoint_arn", HOST_ENDPOINT, ENGINE_TARGET},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct rules_resource *one;
        if (!str_is(str_of(lack->m->name), rows[i].name))
            continue;
        const char *same = same_resource(l, lack, rows[i].attribute);
        if (same)
            return same;
        if (!(one = only_one(l->r, rows[i].kind, rows[i].role)))
            continue;
        if (l->words == MEMBER_TERRAFORM)
            return arena_printf(l->r->arena, "%.*s.%s", STR_ARG(one->doc->name),
                                rows[i].attribute);
        if (l->words == MEMBER_CLOUDFORMATION)
            return arena_printf(l->r->arena, "!Ref %.*s",
                                STR_ARG(one->doc->name));
    }
    return NULL;
}

/* VALUE in the quotes of JSON and Terraform; numbers have none. */
static const char *quoted(struct arena *a, const char *value)
{
    uint64_t number;
    return str_to_u64(str_of(value), &number)
               ? value
               : arena_printf(a, "\"%s\"", value);
}

/* M as a line of JSON. */
static const char *json_line(const struct lacks *l, const struct member *m)
{
    const struct example *e = example_of(m);
    struct arena *a = l->r->arena;
    struct str ref = str_of(e->yaml ? e->yaml : "");
    const char *value = e->plain                   ? quoted(a, e->plain)
                        : m->type == MEMBER_LIST   ? "[...]"
                        : m->type == MEMBER_OBJECT ? "{...}"
                                                   : "\"...\"";
    if (l->words == MEMBER_CLOUDFORMATION && str_starts(ref, STR("!Ref ")))
        value = arena_printf(a, "{\"Ref\": \"%s\"}", e->yaml + 5);
    if (l->words == MEMBER_TERRAFORM && e->terraform &&
        m->type == MEMBER_STRING)
        value = arena_printf(a, "\"${%s}\"", e->terraform);
    return arena_printf(a, "\"%s\": %s", member_name(m, l->words), value);
}

static const char *hcl_line(const struct lacks *l, const struct lack *lack)
{
    const struct member *m = lack->m;
    const struct example *e = example_of(m);
    struct arena *a = l->r->arena;
    const char *value = reference(l, lack);
    if (!value)
        value = e->terraform ? e->terraform : quoted(a, e->plain);
    return arena_printf(a, "%s%s %s", member_name(m, l->words),
                        m->type == MEMBER_OBJECT ? "" : " =", value);
}

static const char *line(const struct lacks *l, const struct lack *lack)
{
    const struct member *m = lack->m;
    const struct example *e = example_of(m);
    enum tree_syntax syntax = l->x->doc->val.tree->syntax;
    struct arena *a = l->r->arena;
    const char *name = called(l, m, !lack->within);
    if (l->x->doc->options)
        return arena_printf(a, "%s%s%s", name, lack->within ? "=" : " ",
                            e->option ? e->option : e->plain);
    if (syntax == TREE_HCL)
        return hcl_line(l, lack);
    if (syntax == TREE_JSON)
        return json_line(l, m);
    const char *value = reference(l, lack);
    if (!value)
        value = e->yaml ? e->yaml : e->plain;
    return arena_printf(a, "%s: %s", name, value);
}

/* "'a', 'b' and 'c' of 'd'" */
static struct str names(const struct lacks *l)
{
    struct str s = STR("");
    for (size_t i = 0; i < l->n; i++) {
        const struct lack *lack = &l->at[i];
        bool within = lack->within && !lack->within->flat;
        s = str_printf(l->r->arena, "%.*s%s'%s'%s%s%s", STR_ARG(s),
                       i == 0          ? ""
                       : i + 1 == l->n ? " and "
                                       : ", ",
                       called(l, lack->m, !within), within ? " of '" : "",
                       within ? called(l, lack->within, true) : "",
                       within ? "'" : "");
    }
    return s;
}

/* Whether the options of a command go on below it, where a line does not end
 * with '\', or something stands behind that. */
static bool is_broken_off(const struct rules_resource *x)
{
    struct span span = val_span(x->doc->val);
    struct str bytes = span.text->bytes;
    struct str rest = str_sub(bytes, span.off + span.len, bytes.len);
    str_cut(&rest, '\n');
    while (rest.len) {
        struct str line = str_trim(str_cut(&rest, '\n'));
        if (line.len && *line.ptr != '#')
            return str_starts(line, STR("--"));
    }
    return false;
}

/* resource/type tells of the blank behind the '\'. */
static bool is_told(const struct rules *r, const struct rules_resource *x)
{
    return x->doc->options && rules_faulty(r, x->doc->val) && is_broken_off(x);
}

/* A key as it is written: an option with its dashes. */
static struct str written(const struct lacks *l, struct val key)
{
    struct str option = span_str(val_span(key));
    return l->x->doc->options ? str_cut(&option, '=') : val_str(key);
}

/* Appends what takes the place of a key, whose value stays right unless an ARN
 * is wanted. */
static void add_in_place(const struct lacks *l, const struct lack *lack,
                         struct str *to)
{
    bool arn = str_ends(str_of(lack->m->name), STR("Arn"));
    *to = str_printf(l->r->arena, "%.*s%s'%s' in place of '%.*s'", STR_ARG(*to),
                     to->len ? ", " : "",
                     arn ? line(l, lack) : called(l, lack->m, !lack->within),
                     STR_ARG(written(l, lack->meant)));
}

static void help(const struct lacks *l, struct finding *f)
{
    struct str place = STR(""), more = STR("");
    if (l->x->doc->options && is_broken_off(l->x)) {
        rules_help(l->r, f,
                   "the command ends before the options below it: a line goes "
                   "on where it ends with '\\'");
        return;
    }
    for (size_t i = 0; i < l->n && i < LINES_MAX; i++)
        if (val_exists(l->at[i].meant))
            add_in_place(l, &l->at[i], &place);
        else
            more = str_printf(l->r->arena, "%.*s%s'%s'", STR_ARG(more),
                              more.len ? ", " : "", line(l, &l->at[i]));
    rules_help(l->r, f, "%s%.*s%s%s%.*s%s", place.len ? "write " : "",
               STR_ARG(place), place.len && more.len ? ", and " : "",
               more.len ? "add " : "", STR_ARG(more),
               l->n > LINES_MAX ? ", ..." : "");
}

static void report(struct lacks *l)
{
    const struct host_document *d = l->x->doc;
    struct val place = val_exists(d->label) ? d->label : resource_place(l->x);
    struct finding *f = rules_report(l->r, FINDING_RESOURCE_REQUIRED, place,
                                     "missing %.*s", STR_ARG(names(l)));
    if (!f)
        return;
    help(l, f);
    for (size_t i = 0; i < l->n; i++) {
        if (val_exists(l->at[i].meant))
            finding_related(l->r->fs, f, val_span(l->at[i].meant),
                            "this may be meant for %s",
                            l->n == 1 ? "it" : called(l, l->at[i].m, true));
        struct val key = val_key(d->val, str_of(called(l, l->at[i].m, false)));
        if (!l->at[i].within && val_exists(key))
            finding_related(l->r->fs, f, val_span(key),
                            "null is as if it were not there");
    }
}

/* A mistake of the syntax may have taken what stands beside it along. */
static bool is_garbled(const struct rules *r, struct val v)
{
    struct span span = span_outer(val_span(v));
    for (size_t i = r->c->first; i < r->fs->list.n; i++) {
        const struct finding *f = r->fs->list.at[i];
        if (f->id == FINDING_HCL_SYNTAX && f->place.off >= span.off &&
            f->place.off <= span.off + span.len &&
            str_is(str_of(span.text->name), f->place.file))
            return true;
    }
    return false;
}

/* What an example leaves out: `table_mappings = "..."`. */
static bool is_example(struct val v)
{
    VAL_EACH(it, v)
    if (str_among(val_str(it.value), "... \u2026"))
        return true;
    return false;
}

/* "one of `certificate_pem,certificate_wallet` must be specified" */
static void no_certificate(const struct lacks *l)
{
    const struct host_document *d = l->x->doc;
    if (l->x->object != OBJECT_CERTIFICATE || l->words != MEMBER_TERRAFORM ||
        !host_absent(d, "CertificatePem") ||
        !host_absent(d, "CertificateWallet"))
        return;
    struct finding *f =
        rules_report(l->r, FINDING_RESOURCE_REQUIRED,
                     val_exists(d->label) ? d->label : resource_place(l->x),
                     "missing 'certificate_pem' or 'certificate_wallet'");
    rules_help(
        l->r, f,
        "add 'certificate_pem = file(\"ca.pem\")', or a wallet of Oracle "
        "as 'certificate_wallet = filebase64(\"cwallet.sso\")'");
}

static void required(struct rules *r, const struct rules_resource *x)
{
    struct lacks l = {.r = r, .x = x, .words = host_member_words(x->doc)};
    struct val v = host_plain(x->doc, x->doc->val);
    if (!x->doc->whole || x->doc->exported || x->doc->partial ||
        !val_is(v, NODE_OBJECT) || is_told(r, x) || is_garbled(r, v) ||
        is_example(v))
        return;
    collect(&l, v, x->object, NULL, 1u << l.words);
    if (x->doc->elsewhere && x->doc->elsewhere(x->doc))
        return;
    if (l.n)
        report(&l);
    else
        no_certificate(&l);
}

static const struct resource_rule rules[] = {
    {~0u, required},
};

const struct resource_part resource_required = {rules, COUNT_OF(rules)};
