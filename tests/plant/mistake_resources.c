/* Mistakes in what stands beside a task: in Terraform and CloudFormation. */
#include "base/vec.h"
#include "mistake_tools.h"

#define BACKUPS "database/backup_retention_period|BackupRetentionPeriod"
#define FAMILY  "group/family|Family"
#define BINLOG  "parameters/binlog_format"
#define LOGICAL "parameters/rds.logical_replication"
#define SLOT    "parameters/max_slot_wal_keep_size"

static struct item *at(struct item *doc, const char *path, struct item **parent)
{
    *parent = NULL;
    return mistake_path(doc, path, parent);
}

/* What stands at FROM becomes TO; where WHERE is, there must be such a thing:
 * of engines that have that parameter. */
static bool set(const struct mistake *m, struct item *doc, struct arena *a,
                struct chance *c)
{
    (void)a;
    (void)c;
    struct item *parent, *i = at(doc, m->from, &parent);
    if (!i || !at(doc, m->where, &parent))
        return false;
    mistake_set(i, m->to);
    return true;
}

/* The same, and TO is what Terraform calls another resource. */
static bool refer(const struct mistake *m, struct item *doc, struct arena *a,
                  struct chance *c)
{
    bool good = set(m, doc, a, c);
    mistake_path(doc, m->from, &(struct item *){NULL})->kind = ITEM_PLAIN;
    return good;
}

/* The same, which is told at WHERE: of what is not there. */
static bool cut(const struct mistake *m, struct item *doc, struct arena *a,
                struct chance *c)
{
    struct item *parent, *place = at(doc, m->where, &parent);
    if (place)
        place->flags |= ITEM_AT_VALUE;
    return at(doc, LOGICAL, &parent) && set(m, doc, a, c);
}

/* FROM is missing, which is told at WHERE. */
static bool lack(const struct mistake *m, struct item *doc, struct arena *a,
                 struct chance *c)
{
    (void)a;
    (void)c;
    struct item *parent, *place = at(doc, m->where, &parent);
    struct item *i = at(doc, m->from, &parent);
    if (!i || !place)
        return false;
    item_remove(parent, i);
    place->flags |= ITEM_AT_KEY | ITEM_AT_VALUE;
    return true;
}

/* FROM is called TO, which is told there in templates, and at WHERE of a
 * resource that lacks it so. */
static bool rename_to(const struct mistake *m, struct item *doc,
                      struct arena *a, struct chance *c)
{
    (void)a;
    (void)c;
    struct item *parent, *place = at(doc, m->where, &parent);
    struct item *i = at(doc, m->from, &parent);
    if (!i || !place)
        return false;
    i->key = m->to;
    i->flags |= ITEM_AT_KEY;
    place->flags |= ITEM_AT_VALUE;
    return true;
}

/* Backups are needed where the log that is read is written for them. */
static bool is_mysql(struct item *doc)
{
    struct item *parent;
    return at(doc, "parameters/binlog_format", &parent) != NULL;
}

static bool no_backups(const struct mistake *m, struct item *doc,
                       struct arena *a, struct chance *c)
{
    return is_mysql(doc) && (*m->to ? set(m, doc, a, c) : lack(m, doc, a, c));
}

/* An endpoint for another engine, with nothing else that is its own. */
static bool other_engine(const struct mistake *m, struct item *doc,
                         struct arena *a, struct chance *c)
{
    struct item *endpoint = item_get(doc, "endpoint");
    item_remove(
        endpoint,
        item_get(endpoint,
                 "extra_connection_attributes|ExtraConnectionAttributes"));
    return is_mysql(doc) == (strcmp(m->to, "postgres") == 0) &&
           set(m, doc, a, c);
}

#define CERTIFICATE "certificate/certificate_pem|CertificatePem"
#define AUTHORITY   "endpoint/certificate_arn|CertificateArn"
#define CLASS       "instance/replication_instance_class|ReplicationInstanceClass"

#define BOTH        (MISTAKE_ANY | MISTAKE_RESOURCES)
#define HCL         (MISTAKE_HCL | MISTAKE_RESOURCES)
#define ADVICE      MISTAKE_INFO
#define ROW(name, flags, rules, plant, where, from, to)                        \
    {                                                                          \
        name, false, flags, rules, plant, where, from, to, 0, 0                \
    }

const struct mistake mistakes_resources[] = {
    ROW("no-logical", BOTH, "database/cdc-parameter", lack, FAMILY, LOGICAL,
        ""),
    ROW("logical-off", BOTH, "database/cdc-parameter", set, LOGICAL,
        LOGICAL "/value", "'0"),
    ROW("sender-timeout", BOTH, "database/cdc-parameter", set, LOGICAL,
        "parameters/wal_sender_timeout/value", "'5000"),
    ROW("no-binlog-format", BOTH, "database/cdc-parameter", lack, FAMILY,
        BINLOG, ""),
    ROW("binlog-mixed", BOTH, "database/cdc-parameter", set, BINLOG,
        BINLOG "/value", "MIXED"),
    ROW("binlog-statement", BOTH, "database/cdc-parameter", set, BINLOG,
        BINLOG "/value", "STATEMENT"),
    ROW("binlog-image", BOTH, "database/cdc-parameter", set, BINLOG,
        "parameters/binlog_row_image/value", "minimal"),
    ROW("binlog-compressed", BOTH, "database/cdc-parameter", set,
        "parameters/max_connections",
        "parameters/binlog_transaction_compression/value", "'1"),
    ROW("backups-zero", BOTH, "database/no-backups", no_backups, BINLOG,
        BACKUPS, "0"),
    ROW("backups-unwritten", HCL, "database/no-backups", no_backups,
        "database/identifier|DBInstanceIdentifier", BACKUPS, ""),
    ROW("applied-at-once", HCL, "database/apply-method", set, LOGICAL,
        LOGICAL "/apply_method", "immediate"),
    ROW("no-apply-method", HCL, "database/apply-method", lack, LOGICAL,
        LOGICAL "/apply_method", ""),
    ROW("engine-of-mysql", BOTH, "database/engine", other_engine,
        "endpoint/engine_name|EngineName", "endpoint/engine_name|EngineName",
        "mysql"),
    ROW("engine-of-postgres", BOTH, "database/engine", other_engine,
        "endpoint/engine_name|EngineName", "endpoint/engine_name|EngineName",
        "postgres"),
    ROW("lacks-engine", BOTH, "resource/required", lack, "endpoint",
        "endpoint/engine_name|EngineName", ""),
    ROW("lacks-class", BOTH, "resource/required", lack, "instance", CLASS, ""),
    ROW("other-class", BOTH, "resource/required resource/unknown-member",
        rename_to, "instance", CLASS, "instance_class|InstanceClass"),
    ROW("other-handle", BOTH, "resource/required resource/unknown-member",
        rename_to, "task", "task/replication_task_id|ReplicationTaskIdentifier",
        "replication_task_identifier|ReplicationTaskId"),
    ROW("arn-name", BOTH, "resource/arn", set, "endpoint", AUTHORITY,
        "rds-authority"),
    ROW("arn-of-acm", BOTH, "resource/arn", set, "endpoint", AUTHORITY,
        "arn:aws:acm:eu-west-1:112233445566:certificate/4bd6b0b5"),
    ROW("certificate-path", BOTH, "resource/certificate", set, "certificate",
        CERTIFICATE, "global-bundle.pem"),
    ROW("certificate-bare", BOTH, "resource/certificate", set, "certificate",
        CERTIFICATE, "MIIBszCCAVmgAwIBAgIUQ2y5"),
    ROW("server-and-port", HCL, "endpoint/server-port", refer, "endpoint",
        "endpoint/server_name|", "aws_db_instance.shop.endpoint"),
    ROW("server-by-identifier", HCL, "endpoint/server-name", refer, "endpoint",
        "endpoint/server_name|", "aws_db_instance.shop.identifier"),
    ROW("no-slot-limit", BOTH | ADVICE, "database/slot-size", lack, FAMILY,
        SLOT, ""),
    ROW("endless-slot", BOTH | ADVICE, "database/slot-size", set, SLOT,
        SLOT "/value", "'-1"),
    ROW("no-plugin", BOTH | ADVICE, "endpoint/plugin-name", cut,
        "endpoint/endpoint_id|EndpointIdentifier",
        "endpoint/extra_connection_attributes|ExtraConnectionAttributes",
        "heartbeatEnable=Y"),
    ROW("default-key", BOTH | ADVICE, "instance/default-key", lack,
        "instance/replication_instance_id|ReplicationInstanceIdentifier",
        "instance/kms_key_arn|KmsKeyId", ""),
    ROW("no-minor-upgrades", BOTH | ADVICE, "instance/no-minor-upgrades", set,
        "instance",
        "instance/auto_minor_version_upgrade|AutoMinorVersionUpgrade", "false"),
    ROW("started-at-once", HCL | ADVICE, "task/no-assessment", set, "task",
        "task/start_replication_task|", "true"),
};
const size_t mistakes_resources_count = COUNT_OF(mistakes_resources);
