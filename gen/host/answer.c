#include "host/answer.h"

#include "host/functions.h"
#include "read/read.h"

/* What each kind is known by: one of `known_by`, and one of `and_by` if there
 * is any. From the shapes of botocore's service model of dms. */
static const struct shape {
    enum host_kind kind;
    const char *identifier;
    const char *known_by[3], *and_by[3];
    const char *settings, *migration_type;
} shapes[] = {
    {HOST_CONFIG,
     "ReplicationConfigIdentifier",
     {"ReplicationConfigIdentifier", "ReplicationConfigArn", NULL},
     {"TableMappings", "ReplicationSettings", "ReplicationType"},
     "ReplicationSettings",
     "ReplicationType"},
    {HOST_TASK,
     "ReplicationTaskIdentifier",
     {"ReplicationTaskIdentifier", "ReplicationTaskArn", NULL},
     {"TableMappings", "ReplicationTaskSettings", "MigrationType"},
     "ReplicationTaskSettings",
     "MigrationType"},
    {HOST_ENDPOINT,
     "EndpointIdentifier",
     {"EndpointIdentifier", "EndpointArn", NULL},
     {"EngineName", NULL, NULL},
     NULL,
     NULL},
    {HOST_INSTANCE,
     "ReplicationInstanceIdentifier",
     {"ReplicationInstanceIdentifier", "ReplicationInstanceArn", NULL},
     {"ReplicationInstanceClass", NULL, NULL},
     NULL,
     NULL},
    {HOST_SUBNET_GROUP,
     "ReplicationSubnetGroupIdentifier",
     {"ReplicationSubnetGroupIdentifier", NULL, NULL},
     {"SubnetIds", "Subnets", NULL},
     NULL,
     NULL},
    {HOST_EVENT_SUBSCRIPTION,
     "SubscriptionName",
     {"SubscriptionName", "CustSubscriptionId", NULL},
     {"SnsTopicArn", NULL, NULL},
     NULL,
     NULL},
    {HOST_CERTIFICATE,
     "CertificateIdentifier",
     {"CertificateIdentifier", NULL, NULL},
     {"CertificatePem", "CertificateWallet", "CertificateArn"},
     NULL,
     NULL},
};

/* Members that no request has. */
static const char *const only_written[] = {
    "CertificateCreationDate",
    "InstanceCreateTime",
    "ReplicationConfigCreateTime",
    "ReplicationInstanceStatus",
    "ReplicationTaskCreationDate",
    "ReplicationTaskStats",
    "Status",
    "SubnetGroupStatus",
    "SubscriptionCreationTime",
};

static struct val get(struct val v, const char *key)
{
    return val_get(v, str_of(key));
}

/* The ends of the identifiers above, the ARNs of what a request changes, and
 * the ends of what may stand without either. */
const char *const answer_signs[] = {
    "Identifier\"",
    "SubscriptionName\"",
    "\"EndpointArn\"",
    "\"ReplicationConfigArn\"",
    "\"ReplicationInstanceArn\"",
    "\"ReplicationTaskArn\"",
    "Mappings\"",
    "\"ReplicationSettings\"",
    "\"ReplicationTaskSettings\"",
    /* In YAML. */
    "Identifier:",
    "Mappings:",
    "SubscriptionName:",
    NULL,
};

static bool has_one(struct val v, const char *const keys[3])
{
    for (size_t i = 0; i < 3 && keys[i]; i++)
        if (val_exists(get(v, keys[i])))
            return true;
    return false;
}

/* A schema, a model of the service has objects there. */
static bool is_named(struct val v, const char *const keys[3])
{
    for (size_t i = 0; i < 3 && keys[i]; i++) {
        struct val name = get(v, keys[i]);
        if (val_is(name, NODE_STRING) || val_is(name, NODE_UNKNOWN))
            return true;
    }
    return false;
}

static const struct shape *shape_of(struct val v)
{
    for (size_t i = 0; i < COUNT_OF(shapes); i++)
        if (is_named(v, shapes[i].known_by) && has_one(v, shapes[i].and_by))
            return &shapes[i];
    return NULL;
}

static bool is_exported(struct val v)
{
    for (size_t i = 0; i < COUNT_OF(only_written); i++)
        if (val_exists(get(v, only_written[i])))
            return true;
    return false;
}

static bool has_arn(struct val v, const struct shape *shape)
{
    const char *name = shape->known_by[1];
    return name && str_ends(str_of(name), STR("Arn")) &&
           val_exists(get(v, name));
}

/* --- What an object holds ------------------------------------------------ */

/* The AWS CLI reads a file:// only behind an option; within JSON it is handed
 * on as it is, and refused. */
static bool is_path(struct host_search *s, const struct host_document *d,
                    struct val v)
{
    if (!val_is(v, NODE_STRING) || !str_starts(val_str(v), STR("file://")))
        return false;
    if (d->exported)
        return true;
    struct finding *f = val_finding(s->findings, FINDING_JSON_SYNTAX, v,
                                    "a path stands for the document");
    finding_help(s->findings, f,
                 "write the JSON itself as a string; file:// is read only "
                 "behind an option of the AWS CLI");
    return true;
}

static void add_json(struct host_search *s, struct host_document d,
                     enum host_kind kind, struct val v)
{
    if (is_path(s, &d, v))
        return;
    d.kind = kind;
    d.words = HOST_WORDS_DMS;
    d.holder = v;
    d.val = host_embedded(s, v);
    if (val_exists(d.val))
        host_add(s, &d);
}

static struct host_document document(struct val v, const struct shape *shape)
{
    return (struct host_document){
        .kind = shape->kind,
        .words = HOST_WORDS_API,
        .name = val_str(get(v, shape->identifier)),
        .val = v,
        .holder = v,
        .exported = is_exported(v),
    };
}

static void add_shape(struct host_search *s, struct host_document d,
                      const struct shape *shape)
{
    struct val v = d.val;
    if (!d.name.len)
        d.name = str_of(host_kind_name(d.kind));
    if (!shape->settings) {
        host_add(s, &d);
        return;
    }
    d.context = (struct host_context){
        .task = v,
        .migration_type = get(v, shape->migration_type),
        .cdc_start_position = get(v, "CdcStartPosition"),
        .cdc_start_time = get(v, "CdcStartTime"),
    };
    host_add(s, &d);
    add_json(s, d, HOST_TASK_SETTINGS, get(v, shape->settings));
    add_json(s, d, HOST_TABLE_MAPPINGS, get(v, "TableMappings"));
}

static const struct {
    const char *key;
    enum host_kind kind;
} members[] = {
    {"ReplicationSettings", HOST_TASK_SETTINGS},
    {"ReplicationTaskSettings", HOST_TASK_SETTINGS},
    {"TableMappings", HOST_TABLE_MAPPINGS},
};

/* Settings and mappings of an object that does not say of which task. */
static void add_members(struct host_search *s, struct val v)
{
    for (size_t i = 0; i < COUNT_OF(members); i++) {
        struct val member = get(v, members[i].key);
        struct host_document d = {.name = str_of(members[i].key)};
        if (val_is(member, NODE_STRING) || host_content(member, NULL) >= 0)
            add_json(s, d, members[i].kind, member);
    }
}

void answer_search(struct host_search *s, struct val v)
{
    const struct shape *shape = val_is(v, NODE_OBJECT) ? shape_of(v) : NULL;
    if (shape) {
        struct host_document d = document(v, shape);
        /* Who makes a thing has no ARN of it yet. */
        d.partial = !d.exported && has_arn(v, shape);
        add_shape(s, d, shape);
        return;
    }
    if (val_is(v, NODE_OBJECT))
        add_members(s, v);
    VAL_EACH(it, v)
    answer_search(s, it.value);
}

void answer_request(struct host_search *s, struct val v, enum host_kind kind,
                    struct val options)
{
    for (size_t i = 0; i < COUNT_OF(shapes); i++)
        if (shapes[i].kind == kind) {
            struct host_document d = document(v, &shapes[i]);
            d.whole = true;
            d.beside = options;
            add_shape(s, d, &shapes[i]);
        }
}

bool answer_find(struct host_search *s)
{
    struct val root = host_root(s);
    if (read_syntax(s->text) != READ_JSON)
        root = tree_root(functions_unknown(s->arena, s->tree));
    answer_search(s, root);
    return s->documents.n > 0;
}
