#include "host/answer.h"

#include "host/functions.h"
#include "host/member.h"
#include "read/read.h"

/* What each kind is known by: one of `known_by`, and one of `and_by` if there
 * is any; or all of `together`, which no other service has. From the shapes of
 * botocore's service model of dms. */
static const struct shape {
    enum host_kind kind;
    const char *identifier;
    const char *known_by[3], *and_by[4];
    const char *settings, *migration_type;
    const char *together[3];
} shapes[] = {
    {HOST_CONFIG,
     "ReplicationConfigIdentifier",
     {"ReplicationConfigIdentifier", "ReplicationConfigArn", NULL},
     {"TableMappings", "ReplicationSettings", "ReplicationType",
      "StartReplicationType"},
     "ReplicationSettings",
     "ReplicationType",
     {"SourceEndpointArn", "TargetEndpointArn", "ReplicationType"}},
    {HOST_TASK,
     "ReplicationTaskIdentifier",
     {"ReplicationTaskIdentifier", "ReplicationTaskArn", NULL},
     {"TableMappings", "ReplicationTaskSettings", "MigrationType",
      "StartReplicationTaskType"},
     "ReplicationTaskSettings",
     "MigrationType",
     {"SourceEndpointArn", "TargetEndpointArn", "MigrationType"}},
    {HOST_ENDPOINT,
     "EndpointIdentifier",
     {"EndpointIdentifier", "EndpointArn", NULL},
     {"EngineName", NULL, NULL},
     NULL,
     NULL,
     {"EngineName", "EndpointType", NULL}},
    {HOST_INSTANCE,
     "ReplicationInstanceIdentifier",
     {"ReplicationInstanceIdentifier", "ReplicationInstanceArn", NULL},
     {"ReplicationInstanceClass", NULL, NULL},
     NULL,
     NULL,
     {"ReplicationInstanceClass", "AllocatedStorage", NULL}},
    {HOST_SUBNET_GROUP,
     "ReplicationSubnetGroupIdentifier",
     {"ReplicationSubnetGroupIdentifier", NULL, NULL},
     {"SubnetIds", "Subnets", NULL},
     NULL,
     NULL,
     {"ReplicationSubnetGroupDescription", NULL, NULL}},
    {HOST_EVENT_SUBSCRIPTION,
     "SubscriptionName",
     {"SubscriptionName", "CustSubscriptionId", NULL},
     {"SnsTopicArn", NULL, NULL},
     NULL,
     NULL,
     {NULL}},
    {HOST_CERTIFICATE,
     "CertificateIdentifier",
     {"CertificateIdentifier", NULL, NULL},
     {"CertificatePem", "CertificateWallet", "CertificateArn"},
     NULL,
     NULL,
     {NULL}},
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

/* The ends of the identifiers above and of ARNs, and what may stand without
 * either. */
const char *const answer_signs[] = {
    "Identifier\"",
    "SubscriptionName\"",
    "EndpointArn\"",
    "\"ExternalTableDefinition\"",
    "\"ReplicationConfigArn\"",
    "\"ReplicationInstanceArn\"",
    "\"ReplicationTaskArn\"",
    "Mappings\"",
    "\"ReplicationSettings\"",
    "\"ReplicationTaskSettings\"",
    /* In YAML too. */
    "EndpointType",
    "ReplicationInstanceClass",
    "ReplicationSubnetGroupDescription",
    /* In YAML. */
    "Identifier:",
    "Mappings:",
    "SubscriptionName:",
    "EndpointArn:",
    NULL,
};

static bool has_one(struct val v, const char *const keys[4])
{
    for (size_t i = 0; i < 4 && keys[i]; i++)
        if (val_exists(val_get_z(v, keys[i])))
            return true;
    return false;
}

/* A schema, a model of the service has objects there. */
static bool is_text(struct val v)
{
    return val_is(v, NODE_STRING) || val_is(v, NODE_UNKNOWN);
}

static bool is_named(struct val v, const char *const keys[3])
{
    for (size_t i = 0; i < 3 && keys[i]; i++)
        if (is_text(val_get_z(v, keys[i])))
            return true;
    return false;
}

/* An identifier may be left out of a request where an option gives it. */
static bool has_all(struct val v, const char *const keys[3])
{
    for (size_t i = 0; i < 3 && keys[i]; i++) {
        struct val member = val_get_z(v, keys[i]);
        if (!is_text(member) && (i == 0 || !val_is(member, NODE_NUMBER)))
            return false;
    }
    return keys[0] != NULL;
}

/* RDS, Redshift and others have event subscriptions with the same members, of
 * other sources. */
static bool is_of_dms(struct val v, const struct shape *shape)
{
    return shape->kind != HOST_EVENT_SUBSCRIPTION ||
           str_starts(val_str(val_get_z(v, "SourceType")), STR("repl"));
}

static const struct shape *shape_of(struct val v)
{
    for (size_t i = 0; i < COUNT_OF(shapes); i++)
        if ((is_named(v, shapes[i].known_by) && has_one(v, shapes[i].and_by) &&
             is_of_dms(v, &shapes[i])) ||
            has_all(v, shapes[i].together))
            return &shapes[i];
    return NULL;
}

/* A resource of a template that is none of DMS's: CloudFormation makes texts
 * of its numbers, and only its provider knows what they mean. */
static bool is_resource(struct val v)
{
    return is_text(val_get_z(v, "Type")) &&
           val_is(val_get_z(v, "Properties"), NODE_OBJECT);
}

static const struct shape *shape_of_kind(enum host_kind kind)
{
    for (size_t i = 0; i < COUNT_OF(shapes); i++)
        if (shapes[i].kind == kind)
            return &shapes[i];
    return NULL;
}

static bool is_exported(struct val v)
{
    for (size_t i = 0; i < COUNT_OF(only_written); i++)
        if (val_exists(val_get_z(v, only_written[i])))
            return true;
    return false;
}

static bool has_arn(struct val v, const struct shape *shape)
{
    const char *name = shape->known_by[1];
    return name && str_ends(str_of(name), STR("Arn")) &&
           val_exists(val_get_z(v, name));
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

static void add_json(struct host_search *s, const struct host_document *d,
                     enum host_kind kind, struct val v)
{
    if (!is_path(s, d, v))
        host_add_embedded(s, d, kind, v);
}

static struct host_document document(struct val v, const struct shape *shape)
{
    return (struct host_document){
        .kind = shape->kind,
        .words = HOST_WORDS_API,
        .name = val_str(val_get_z(v, shape->identifier)),
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
        struct val definition =
            val_path(v, "S3Settings", "ExternalTableDefinition", (char *)NULL);
        if (val_exists(definition) && host_reads_definition(&d))
            add_json(s, &d, HOST_TABLE_DEFINITION, definition);
        return;
    }
    d.context = (struct host_context){
        .task = v,
        .migration_type = val_get_z(v, shape->migration_type),
        .cdc_start_position = val_get_z(v, "CdcStartPosition"),
        .cdc_start_time = val_get_z(v, "CdcStartTime"),
    };
    host_add(s, &d);
    add_json(s, &d, HOST_TASK_SETTINGS, val_get_z(v, shape->settings));
    add_json(s, &d, HOST_TABLE_MAPPINGS, val_get_z(v, "TableMappings"));
}

static const struct {
    const char *key;
    enum host_kind kind;
} members[] = {
    {"ExternalTableDefinition", HOST_TABLE_DEFINITION},
    {"ReplicationSettings", HOST_TASK_SETTINGS},
    {"ReplicationTaskSettings", HOST_TASK_SETTINGS},
    {"TableMappings", HOST_TABLE_MAPPINGS},
};

/* Settings and mappings of an object that does not say of which task. */
static void add_members(struct host_search *s, struct val v)
{
    for (size_t i = 0; i < COUNT_OF(members); i++) {
        struct val member = val_get_z(v, members[i].key);
        struct host_document d = {.name = str_of(members[i].key)};
        if (val_is(member, NODE_STRING) || host_content(member, NULL) >= 0)
            add_json(s, &d, members[i].kind, member);
    }
}

static void search(struct host_search *s, struct val v, bool shapeless)
{
    bool object = val_is(v, NODE_OBJECT);
    const struct shape *shape = object && !shapeless ? shape_of(v) : NULL;
    if (shape) {
        struct host_document d = document(v, shape);
        /* Where the identifier is an option, others may be. */
        if (!is_named(v, shape->known_by))
            v.tree->nodes[val_target(v).at].flags |= NODE_OPEN;
        /* Who makes a thing has no ARN of it yet. */
        d.partial = !d.exported && has_arn(v, shape);
        add_shape(s, d, shape);
        return;
    }
    if (object)
        add_members(s, v);
    shapeless |= object && is_resource(v);
    VAL_EACH(it, v)
    search(s, it.value, shapeless);
}

void answer_request(struct host_search *s, struct val v,
                    const struct host_document *call)
{
    const struct shape *shape = shape_of_kind(call->kind);
    if (!shape || !val_is(v, NODE_OBJECT))
        return;
    struct host_document d = document(v, shape);
    d.partial = !d.exported && call->partial;
    d.whole = call->whole;
    d.beside = call->val;
    add_shape(s, d, shape);
}

bool answer_find(struct host_search *s)
{
    struct val root = host_root(s);
    if (read_syntax(s->text) != READ_JSON)
        root = tree_root(functions_unknown(s->arena, s->tree));
    search(s, root, false);
    return s->documents.n > 0;
}
