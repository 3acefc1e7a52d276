/* What the source of a task that captures changes needs. */
#include "host/rds.h"
#include "rules/resource.h"
#include "rules/rules.h"

/* The source endpoint of a task that surely captures changes. What engine it is
 * of must be no mistake already. */
static bool captured(struct rules *r, const struct rules_resource *task,
                     struct rules_resource *source)
{
    const char *type =
        task->doc->kind == HOST_CONFIG ? "ReplicationType" : "MigrationType";
    struct str s;
    return resource_str(r, task, type, &s) && str_contains(s, STR("cdc")) &&
           resource_end(r, task, ENGINE_SOURCE, source) && source->engine &&
           !resource_is_led_astray(task, source);
}

static bool is_engine(const struct rules_resource *x, const char *engines)
{
    return rules_engine(x->engine, engines);
}

/* An address that leads to the readers of an Aurora cluster. */
static bool is_reader(const struct rules_resource *x)
{
    struct val v = host_member(x->doc, "ServerName");
    struct str s = val_exists(v) ? span_str(val_span(v)) : STR("");
    if (str_contains(s, STR(".cluster-ro-")))
        return true;
    if (x->doc->words == HOST_WORDS_CLOUDFORMATION)
        return str_contains(s, STR("ReadEndpoint.Address")) &&
               !str_contains(s, STR("If"));
    return str_contains(s, STR("aws_rds_cluster.")) &&
           str_contains(s, STR(".reader_endpoint")) &&
           !str_contains(s, STR("?")) && !str_contains(s, STR("("));
}

/* What the source of TASK surely is a read replica of. */
static struct val replicated(const struct rules_resource *task)
{
    const struct host_rds *db = task->doc->context.database;
    return db ? db->source : val_none();
}

static void heartbeat_replica(struct rules *r, const struct rules_resource *x)
{
    struct rules_resource source;
    if (!captured(r, x, &source) || !is_engine(&source, ENGINES_POSTGRES) ||
        !val_exists(replicated(x)) ||
        !resource_on(r, &source, "HeartbeatEnable"))
        return;
    struct finding *f = resource_report(
        r, &source, FINDING_ENDPOINT_HEARTBEAT_REPLICA, "HeartbeatEnable",
        "a heartbeat is written, and the source is a read replica");
    rules_help(r, f, "set '%s' to false, or capture the changes of the primary",
               resource_name(&source, "HeartbeatEnable"));
    rules_related(r, f, replicated(x), "what it is a replica of");
}

static void heartbeat_reader(struct rules *r, const struct rules_resource *x)
{
    if (!is_engine(x, ENGINES_POSTGRES) || x->role != ENGINE_SOURCE ||
        !is_reader(x) || !resource_on(r, x, "HeartbeatEnable"))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_ENDPOINT_HEARTBEAT_REPLICA, "HeartbeatEnable",
        "a heartbeat is written, and the server is that of the readers");
    rules_help(r, f, "set '%s' to false, or name the writer of the cluster",
               resource_name(x, "HeartbeatEnable"));
    resource_related(r, f, x, "ServerName", "leads to read replicas");
}

static void heartbeat(struct rules *r, const struct rules_resource *x)
{
    struct rules_resource source;
    if (!captured(r, x, &source) || !is_engine(&source, ENGINES_POSTGRES) ||
        !resource_off(r, &source, "HeartbeatEnable") || is_reader(&source) ||
        val_exists(replicated(x)) ||
        resource_there(r, &source, "HeartbeatFrequency") ||
        resource_there(r, &source, "HeartbeatSchema"))
        return;
    struct finding *f = resource_report(
        r, &source, FINDING_ENDPOINT_NO_HEARTBEAT, "HeartbeatEnable",
        "without a heartbeat a quiet source keeps its write-ahead log until "
        "the disk is full");
    rules_help(r, f, "set '%s' to true, where the source is no read replica",
               resource_name(&source, "HeartbeatEnable"));
    rules_related(r, f, resource_place(x), "the task that captures changes");
    /* Who turned it off may have had a reason. */
    if (resource_absent(r, &source, "HeartbeatEnable"))
        resource_fix_switch(r, f, &source, "HeartbeatEnable", true, false);
}

/* From the guide's pages on PostgreSQL as a source: pglogical is used where it
 * is there. A slot has its plugin. */
static void plugin(struct rules *r, const struct rules_resource *x)
{
    struct rules_resource source;
    if (!captured(r, x, &source) || !is_engine(&source, ENGINES_POSTGRES) ||
        !resource_absent(r, &source, "PluginName") ||
        !resource_absent(r, &source, "SlotName"))
        return;
    struct finding *f = resource_report(
        r, &source, FINDING_ENDPOINT_PLUGIN_NAME, "PluginName",
        "what decodes the changes hangs on the source: pglogical if it is "
        "there, else test_decoding");
    rules_help(r, f,
               "write '%s' as \"test-decoding\", or \"pglogical\" where it is "
               "wanted",
               resource_name(&source, "PluginName"));
    rules_related(r, f, resource_place(x), "the task that captures changes");
}

static void heartbeat_alone(struct rules *r, const struct rules_resource *x)
{
    static const char *const parts[] = {"HeartbeatFrequency",
                                        "HeartbeatSchema"};
    if (!is_engine(x, ENGINES_POSTGRES) || x->role != ENGINE_SOURCE ||
        !resource_off(r, x, "HeartbeatEnable"))
        return;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (!resource_there(r, x, parts[i]))
            continue;
        struct finding *f =
            resource_report(r, x, FINDING_ENDPOINT_HEARTBEAT_OFF, parts[i],
                            "'%s' does nothing, since the heartbeat is off",
                            resource_name(x, parts[i]));
        rules_help(r, f, "set '%s' to true, or remove this",
                   resource_name(x, "HeartbeatEnable"));
        resource_related(r, f, x, "HeartbeatEnable", "it is off");
        return;
    }
}

static void heartbeat_target(struct rules *r, const struct rules_resource *x)
{
    static const char *const parts[] = {"HeartbeatEnable", "HeartbeatFrequency",
                                        "HeartbeatSchema"};
    size_t i = 0;
    if (x->role != ENGINE_TARGET || !is_engine(x, ENGINES_POSTGRES) ||
        (resource_there(r, x, parts[0]) && !resource_on(r, x, parts[0])))
        return;
    while (i < COUNT_OF(parts) && !resource_there(r, x, parts[i]))
        i++;
    if (i == COUNT_OF(parts))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_ENDPOINT_HEARTBEAT_TARGET, parts[i],
        "a heartbeat is written to a source, and this is a target");
    rules_help(r, f, "remove it here, and set it in the source endpoint");
    resource_related(r, f, x, "EndpointType", "a target");
}

static void supplemental_logging(struct rules *r,
                                 const struct rules_resource *x)
{
    struct rules_resource source;
    if (!captured(r, x, &source) || !is_engine(&source, "oracle") ||
        !resource_off(r, &source, "AddSupplementalLogging"))
        return;
    struct finding *f = resource_report(
        r, &source, FINDING_ENDPOINT_SUPPLEMENTAL_LOGGING,
        "AddSupplementalLogging",
        "updates of tables without supplemental logging of their keys are not "
        "captured");
    rules_help(r, f,
               "set '%s' to true, or turn it on for each table: ALTER TABLE "
               "... ADD SUPPLEMENTAL LOG DATA (PRIMARY KEY) COLUMNS",
               resource_name(&source, "AddSupplementalLogging"));
    rules_related(r, f, resource_place(x), "the task that captures changes");
}

static void s3_changes(struct rules *r, const struct rules_resource *x)
{
    struct rules_resource source;
    if (!captured(r, x, &source) || !is_engine(&source, "s3") ||
        !resource_absent(r, &source, "CdcPath"))
        return;
    struct finding *f = resource_report(
        r, &source, FINDING_ENDPOINT_S3_CDC_PATH, "CdcPath",
        "a task captures changes from here, and nothing says where they lie");
    rules_help(r, f, "give the folder of the change files as '%s'",
               resource_name(&source, "CdcPath"));
    rules_related(r, f, resource_place(x), "the task");
}

/* A server of RDS is known by its name, or by what it refers to. */
static bool is_rds(const struct rules_resource *x)
{
    struct val v = host_member(x->doc, "ServerName");
    struct str s = val_exists(v) ? span_str(val_span(v)) : STR("");
    return str_contains(s, STR(".rds.amazonaws.com")) ||
           str_contains(s, STR("aws_db_instance.")) ||
           str_contains(s, STR("Endpoint.Address"));
}

static void backup_only(struct rules *r, const struct rules_resource *x)
{
    if (!is_engine(x, "sqlserver") || x->role != ENGINE_SOURCE || !is_rds(x) ||
        !resource_on(r, x, "ReadBackupOnly"))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_ENDPOINT_READ_BACKUP_ONLY, "ReadBackupOnly",
        "Amazon RDS gives no access to backups of the log");
    rules_help(r, f, "remove it");
    resource_related(r, f, x, "ServerName", "a server of RDS");
}

static void serverless_db2(struct rules *r, const struct rules_resource *x)
{
    struct rules_resource source;
    struct str mode;
    if (!resource_end(r, x, ENGINE_SOURCE, &source) ||
        !is_engine(&source, "db2") ||
        !resource_str(r, &source, "SslMode", &mode) || str_is(mode, "none"))
        return;
    struct finding *f =
        resource_report(r, &source, FINDING_ENDPOINT_SERVERLESS_DB2, "SslMode",
                        "a serverless replication reads from Db2 without TLS "
                        "only");
    rules_help(r, f, "write 'none', or use a replication instance");
    rules_related(r, f, resource_place(x), "the serverless replication");
}

#define TASKS     (ON(TASK) | ON(CONFIG))
#define ENDPOINTS ON(ENDPOINT)

static const struct resource_rule rules[] = {
    {TASKS, heartbeat},
    {TASKS, heartbeat_replica},
    {ENDPOINTS, heartbeat_reader},
    {TASKS, plugin},
    {ENDPOINTS, heartbeat_alone},
    {ENDPOINTS, heartbeat_target},
    {TASKS, supplemental_logging},
    {TASKS, s3_changes},
    {ENDPOINTS, backup_only},
    {ON(CONFIG), serverless_db2},
};

const struct resource_part resource_sources = {rules, COUNT_OF(rules)};
