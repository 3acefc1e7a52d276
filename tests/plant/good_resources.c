#include "good_resources.h"

#include "base/vec.h"

struct parameter {
    const char *name, *value;
    bool fixed; /* it takes a reboot */
};

/* An engine that tasks capture changes of, and what it needs for that. */
static const struct source {
    const char *engine, *version, *family, *port, *attributes;
    struct parameter parameters[4];
} sources[] = {
    {"postgres",
     "15.7",
     "postgres15",
     "5432",
     "heartbeatEnable=Y;pluginName=test_decoding",
     {{"rds.logical_replication", "1", true},
      {"max_slot_wal_keep_size", "20000", false},
      {"wal_sender_timeout", "30000", false}}},
    {"mysql",
     "8.0.39",
     "mysql8.0",
     "3306",
     "eventsPollInterval=5",
     {{"binlog_format", "ROW", false},
      {"binlog_row_image", "full", false},
      {"binlog_transaction_compression", "0", false},
      {"max_connections", "500", false}}},
    {"mariadb",
     "10.6.19",
     "mariadb10.6",
     "3306",
     "eventsPollInterval=5",
     {{"binlog_format", "ROW", false}, {"binlog_row_image", "full", false}}},
};

static void add_database(struct arena *a, struct item *doc,
                         const struct source *s)
{
    struct item *db = item_object(a, doc, "database");
    item_string(a, db, "identifier|DBInstanceIdentifier", "shop");
    item_string(a, db, "engine|Engine", s->engine);
    item_string(a, db, "engine_version|EngineVersion", s->version);
    item_string(a, db, "instance_class|DBInstanceClass", "db.m6g.large");
    item_plain(a, db, "backup_retention_period|BackupRetentionPeriod", "7");
    struct item *group = item_object(a, doc, "group");
    item_string(a, group, "description|Description", "captured");
    item_string(a, group, "family|Family", s->family);
}

static void add_parameters(struct arena *a, struct item *doc,
                           const struct source *s)
{
    struct item *all = item_object(a, doc, "parameters");
    for (size_t i = 0; i < COUNT_OF(s->parameters); i++) {
        const struct parameter *p = &s->parameters[i];
        if (!p->name)
            continue;
        struct item *o = item_object(a, all, p->name);
        item_string(a, o, "value", p->value);
        if (p->fixed)
            item_string(a, o, "apply_method", "pending-reboot");
    }
}

static void add_endpoint(struct arena *a, struct item *doc,
                         const struct source *s)
{
    struct item *e = item_object(a, doc, "endpoint");
    item_string(a, e, "endpoint_id|EndpointIdentifier", "source");
    item_string(a, e, "endpoint_type|EndpointType", "source");
    item_string(a, e, "engine_name|EngineName", s->engine);
    item_plain(a, e, "server_name|", "aws_db_instance.shop.address");
    item_plain(a, e, "port|Port", s->port);
    item_string(a, e, "ssl_mode|SslMode", "verify-full");
    item_string(a, e, "certificate_arn|CertificateArn",
                "arn:aws:dms:eu-west-1:112233445566:cert:AUTHORITY");
    item_string(a, e, "username|Username", "dms");
    item_string(a, e, "database_name|DatabaseName", "shop");
    item_string(a, e, "extra_connection_attributes|ExtraConnectionAttributes",
                s->attributes);
}

static void add_instance(struct arena *a, struct item *doc)
{
    struct item *i = item_object(a, doc, "instance");
    item_string(a, i, "replication_instance_id|ReplicationInstanceIdentifier",
                "shop");
    item_string(a, i, "replication_instance_class|ReplicationInstanceClass",
                "dms.r6i.large");
    item_string(a, i, "kms_key_arn|KmsKeyId",
                "arn:aws:kms:eu-west-1:112233445566:key/4bd6b0b5");
    item_plain(a, i, "auto_minor_version_upgrade|AutoMinorVersionUpgrade",
               "true");
    item_plain(a, i, "publicly_accessible|PubliclyAccessible", "false");
}

static void add_certificate(struct arena *a, struct item *doc)
{
    struct item *i = item_object(a, doc, "certificate");
    item_string(a, i, "certificate_id|CertificateIdentifier", "authority");
    item_string(a, i, "certificate_pem|CertificatePem",
                "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ2y5\n"
                "-----END CERTIFICATE-----\n");
}

struct item *good_resources(struct arena *a, struct chance *c)
{
    const struct source *s = &sources[chance_below(c, COUNT_OF(sources))];
    struct item *doc = item_new(a, ITEM_OBJECT, NULL, NULL);
    add_database(a, doc, s);
    add_parameters(a, doc, s);
    add_endpoint(a, doc, s);
    add_instance(a, doc);
    add_certificate(a, doc);
    struct item *task = item_object(a, doc, "task");
    item_string(a, task, "replication_task_id|ReplicationTaskIdentifier",
                "shop");
    item_string(a, task, "migration_type|MigrationType",
                chance_word(c, a, "full-load-and-cdc|cdc"));
    item_plain(a, task, "start_replication_task|", "false");
    return doc;
}
