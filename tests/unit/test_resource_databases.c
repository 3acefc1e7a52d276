/* What the rules find in databases that tasks capture the changes of: of RDS,
 * beside the task. */
#include "unit/resources.h"

/* What is given, from line 1 on, and a task behind it that captures changes of
 * what `server` is. */
#define TASK(engine, server, type)                                             \
    "resource \"aws_dms_endpoint\" \"s\" {\n"                                  \
    "  endpoint_type = \"source\"\n  engine_name = \"" engine "\"\n"           \
    "  server_name = " server "\n"                                             \
    "  extra_connection_attributes = var.more\n}\n"                            \
    "resource \"aws_dms_replication_task\" \"t\" {\n  migration_type = "       \
    "\"" type                                                                  \
    "\"\n  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n}\n"
#define TF(engine, server, body)                                               \
    "a.tf", body "\n" TASK(engine, server, "full-load-and-cdc")
#define POSTGRES(parameters)                                                   \
    TF("postgres", "aws_db_instance.d.address",                                \
       "resource \"aws_db_parameter_group\" \"p\" {\n"                         \
       "  family = \"postgres15\"\n" parameters "\n}\n"                        \
       "resource \"aws_db_instance\" \"d\" {\n"                                \
       "  engine = \"postgres\"\n  backup_retention_period = 0\n"              \
       "  parameter_group_name = aws_db_parameter_group.p.name\n}")
#define PARAMETER(name, value)                                                 \
    "parameter {\n  name = \"" name "\"\n  value = " value                     \
    "\n  apply_method = \"pending-reboot\"\n}\n"
#define LOGICAL PARAMETER("rds.logical_replication", "1")
#define LIMIT   PARAMETER("max_slot_wal_keep_size", "4096")

static const struct row postgres[] = {
    {POSTGRES(LIMIT LOGICAL), ""},
    {POSTGRES(LIMIT), "database/cdc-parameter:2"},
    {POSTGRES(LIMIT PARAMETER("rds.logical_replication", "0")),
     "database/cdc-parameter:10"},
    {POSTGRES(LIMIT PARAMETER("rds.logical_replication", "\"off\"")),
     "database/cdc-parameter:10"},
    {POSTGRES(LIMIT PARAMETER("rds.logical_replication", "var.logical")), ""},
    {POSTGRES(LIMIT PARAMETER("${var.name}", "1")), ""},
    {POSTGRES(LIMIT "dynamic \"parameter\" {\n  for_each = var.all\n}"), ""},
    {POSTGRES("parameter = var.all"), ""},
    {POSTGRES("parameter = [\"a\", 1, var.one]"), ""},
    {POSTGRES("parameter = \"a\""), ""},
    {POSTGRES(LIMIT LOGICAL PARAMETER("wal_sender_timeout", "5000")),
     "database/cdc-parameter:15"},
    {POSTGRES(LIMIT LOGICAL PARAMETER("wal_sender_timeout", "10000")), ""},
    {POSTGRES(LIMIT LOGICAL PARAMETER("wal_sender_timeout", "0")), ""},
    {POSTGRES(LOGICAL), "database/slot-size:2"},
    {POSTGRES(LOGICAL PARAMETER("max_slot_wal_keep_size", "-1")),
     "database/slot-size:10"},
    {POSTGRES(""), "database/cdc-parameter:2"},
    {POSTGRES(LIMIT "parameter {\n  name = \"rds.logical_replication\"\n"
                    "  value = 1\n}"),
     "database/apply-method:9"},
    {POSTGRES(LIMIT "parameter {\n  name = \"rds.logical_replication\"\n"
                    "  value = 1\n  apply_method = \"Immediate\"\n}"),
     "database/apply-method:11"},
    {POSTGRES(LIMIT "parameter {\n  name = \"rds.logical_replication\"\n"
                    "  value = 1\n  apply_method = var.method\n}"),
     ""},
};

#define MYSQL(database)                                                        \
    TF("mysql", "aws_db_instance.d.address",                                   \
       "resource \"aws_db_instance\" \"d\" {\n" database "\n}")
#define OWN "parameter_group_name = var.group\n"

static const struct row mysql[] = {
    {MYSQL(OWN "engine = \"mysql\"\nbackup_retention_period = 0"),
     "database/no-backups:4"},
    {MYSQL(OWN "engine = \"mysql\"\nbackup_retention_period = \"0\""),
     "database/no-backups:4"},
    {MYSQL(OWN "engine = \"mysql\"\nbackup_retention_period = 1"), ""},
    {MYSQL(OWN "engine = \"mysql\"\nbackup_retention_period = var.days"), ""},
    {MYSQL(OWN "engine = \"mysql\"\nidentifier = \"d\""),
     "database/no-backups:4"},
    {MYSQL(OWN "engine = \"mysql\"\nsnapshot_identifier = var.snapshot"), ""},
    {MYSQL(OWN "engine = \"mysql\"\nreplicate_source_db = var.source"), ""},
    {MYSQL(OWN "engine = \"mysql\"\ndynamic \"restore_to_point_in_time\" {\n"
               "  for_each = var.restore\n}"),
     ""},
    {MYSQL(OWN "engine = var.engine\nbackup_retention_period = 0"), ""},
    {MYSQL("engine = \"mysql\"\nengine_version = \"8.0.35\"\n"
           "backup_retention_period = 7"),
     "database/cdc-parameter:2"},
    {MYSQL("engine = \"mysql\"\nengine_version = \"8.4.3\"\n"
           "backup_retention_period = 7"),
     ""},
    {MYSQL("engine = \"mysql\"\nparameter_group_name = \"default.mysql5.7\"\n"
           "backup_retention_period = 7"),
     "database/cdc-parameter:3"},
    {MYSQL("engine = \"mysql\"\nparameter_group_name = \"mine\"\n"
           "backup_retention_period = 7"),
     ""},
    {MYSQL("engine = \"mysql\"\nengine_version = \"8.0\"\n"
           "replicate_source_db = var.source"),
     ""},
    {MYSQL("engine = \"postgres\"\nidentifier = \"d\""), "database/engine:7"},
    {MYSQL("engine = \"oracle-ee\"\nidentifier = \"d\""), ""},
};

#define AURORA(server, body)                                                   \
    TF("aurora", server,                                                       \
       "resource \"aws_rds_cluster_parameter_group\" \"p\" {\n"                \
       "  family = \"aurora-mysql8.0\"\n" body "\n}\n"                         \
       "resource \"aws_rds_cluster\" \"c\" {\n  engine = \"aurora-mysql\"\n"   \
       "  db_cluster_parameter_group_name = "                                  \
       "aws_rds_cluster_parameter_group.p.id\n}\n"                             \
       "resource \"aws_rds_cluster_instance\" \"i\" {\n"                       \
       "  cluster_identifier = aws_rds_cluster.c.id\n}\n"                      \
       "locals {\n  host = aws_rds_cluster.c.endpoint\n}")
#define ROW PARAMETER("binlog_format", "\"ROW\"")

static const struct row aurora[] = {
    {AURORA("aws_rds_cluster.c.endpoint", ""), "database/cdc-parameter:2"},
    {AURORA("local.host", ""), "database/cdc-parameter:2"},
    {AURORA("\"${aws_rds_cluster.c.endpoint}\"", ""),
     "database/cdc-parameter:2"},
    {AURORA("aws_rds_cluster_instance.i.endpoint", ""),
     "database/cdc-parameter:2"},
    {AURORA("aws_rds_cluster_instance.i[0].endpoint", ""),
     "database/cdc-parameter:2"},
    {AURORA("aws_rds_cluster.c.reader_endpoint", ""), ""},
    {AURORA("var.a ? aws_rds_cluster.c.endpoint : var.host", ""), ""},
    {AURORA("aws_rds_cluster.c.endpoint", ROW), ""},
    {AURORA("aws_rds_cluster.c.endpoint",
            PARAMETER("binlog_format", "\"MIXED\"")),
     "database/cdc-parameter:5"},
    {AURORA("aws_rds_cluster.c.endpoint",
            ROW PARAMETER("binlog_row_image", "\"minimal\"")),
     "database/cdc-parameter:10"},
    {AURORA("aws_rds_cluster.c.endpoint",
            ROW PARAMETER("binlog_transaction_compression", "1")),
     "database/cdc-parameter:10"},
};

/* A task that copies only, and no task at all. */
static const struct row tasks[] = {
    {"a.tf",
     "resource \"aws_db_instance\" \"d\" {\n  engine = \"mysql\"\n}\n" TASK(
         "mysql", "aws_db_instance.d.address", "full-load"),
     ""},
    {"a.tf",
     "resource \"aws_db_instance\" \"d\" {\n  engine = \"mysql\"\n}\n" TASK(
         "mysql", "aws_db_instance.d.address", "${var.type}"),
     ""},
    {"a.tf",
     "resource \"aws_db_instance\" \"d\" {\n  engine = \"mysql\"\n"
     "  identifier = \"d\"\n  parameter_group_name = var.p\n}\n" TASK(
         "mysql", "aws_db_instance.d.address", "cdc"),
     "database/no-backups:3"},
    {"a.tf",
     "resource \"aws_db_instance\" \"d\" {\n  engine = \"mysql\"\n"
     "  identifier = \"d\"\n  parameter_group_name = var.p\n}\n"
     "module \"dms\" {\n  source = \"terraform-aws-modules/dms/aws\"\n"
     "  endpoints = { s = { endpoint_type = \"source\", engine_name = "
     "\"mysql\",\n  server_name = aws_db_instance.d.address } }\n"
     "  replication_tasks = { t = { migration_type = \"cdc\"\n"
     "  source_endpoint_key = \"s\" } }\n}\n",
     "database/no-backups:3"},
    /* What hangs on the engine of the endpoint is not said besides. */
    {"a.tf",
     "resource \"aws_db_instance\" \"d\" {\n  engine = \"mysql\"\n}\n"
     "resource \"aws_dms_endpoint\" \"s\" {\n"
     "  endpoint_type = \"source\"\n  engine_name = \"postgres\"\n"
     "  server_name = aws_db_instance.d.address\n}\n"
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"cdc\"\n"
     "  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n}\n",
     "database/engine:6"},
};

#define TEMPLATE(engine, server, body)                                         \
    "a.yaml", "Resources:\n" body                                              \
              "  E:\n    Type: AWS::DMS::Endpoint\n    Properties:\n"          \
              "      EndpointType: source\n      EngineName: " engine          \
              "\n      ServerName: " server "\n"                               \
              "      ExtraConnectionAttributes: !Ref More\n"                   \
              "  T:\n    Type: AWS::DMS::ReplicationTask\n    Properties:\n"   \
              "      MigrationType: cdc\n      SourceEndpointArn: !Ref E\n"
#define CLUSTER(group)                                                         \
    "  C:\n    Type: AWS::RDS::DBCluster\n    Properties:\n"                   \
    "      Engine: aurora-postgresql\n"                                        \
    "      DBClusterParameterGroupName: " group "\n"                           \
    "  P:\n    Type: AWS::RDS::DBClusterParameterGroup\n    Properties:\n"     \
    "      Family: aurora-postgresql15\n"
#define INSTANCE "  I:\n    Type: AWS::RDS::DBInstance\n    Properties:\n"

static const struct row templates[] = {
    {TEMPLATE("aurora-postgresql", "!GetAtt C.Endpoint.Address",
              CLUSTER("!Ref P") "      Parameters:\n"
                                "        rds.logical_replication: 1\n"),
     ""},
    {TEMPLATE("aurora-postgresql", "!GetAtt C.Endpoint.Address",
              CLUSTER("!Ref P") "      Parameters:\n"
                                "        rds.logical_replication: 0\n"),
     "database/cdc-parameter:12"},
    {TEMPLATE("aurora-postgresql", "!GetAtt [C, Endpoint.Address]",
              CLUSTER("!Ref P")),
     "database/cdc-parameter:10"},
    {TEMPLATE("aurora-postgresql", "!Sub '${C.Endpoint.Address}'",
              CLUSTER("!Ref P")),
     "database/cdc-parameter:10"},
    {TEMPLATE("aurora-postgresql", "!GetAtt C.ReadEndpoint.Address",
              CLUSTER("!Ref P")),
     ""},
    {TEMPLATE("aurora-postgresql", "!GetAtt C.Endpoint.Address",
              CLUSTER("!Ref Group")),
     ""},
    {TEMPLATE("aurora-postgresql", "!GetAtt C.Endpoint.Address",
              CLUSTER("default.aurora-postgresql15")),
     "database/cdc-parameter:6"},
    {TEMPLATE("aurora-postgresql", "!GetAtt C.Endpoint.Address",
              CLUSTER("!Ref P") "      Parameters: !If [A, {}, {}]\n"),
     ""},
    {TEMPLATE("aurora-postgresql", "!GetAtt C.Endpoint.Address",
              CLUSTER("!Ref P") "      Parameters:\n"
                                "        rds.logical_replication: !Ref On\n"),
     ""},
    {TEMPLATE("aurora-postgresql", "!GetAtt I.Endpoint.Address",
              CLUSTER("!Ref P") INSTANCE "      DBClusterIdentifier: !Ref C\n"),
     "database/cdc-parameter:10"},
    {TEMPLATE("mysql", "!GetAtt I.Endpoint.Address",
              INSTANCE "      Engine: mysql\n      DBParameterGroupName: mine\n"
                       "      BackupRetentionPeriod: 0\n"),
     "database/no-backups:7"},
    /* RDS keeps them for a day unless told. */
    {TEMPLATE("mysql", "!GetAtt I.Endpoint.Address",
              INSTANCE "      Engine: mysql\n"
                       "      DBParameterGroupName: mine\n"),
     ""},
    {TEMPLATE("mysql", "!GetAtt I.Endpoint.Address",
              INSTANCE "      Engine: mysql\n"
                       "      EngineVersion: 8.0.40\n"),
     "database/cdc-parameter:5"},
    {TEMPLATE("aurora", "!GetAtt C.Endpoint.Address", CLUSTER("!Ref P")),
     "database/engine:15"},
    {TEMPLATE("mysql", "!GetAtt I.Endpoint.Address",
              "  I:\n    Type: AWS::RDS::DBInstance\n"),
     ""},
    {"a.yaml",
     "Transform: Mine\nResources:\n" INSTANCE
     "      Engine: mysql\n      BackupRetentionPeriod: 0\n"
     "  E:\n    Type: AWS::DMS::Endpoint\n    Properties:\n"
     "      EngineName: mysql\n      ServerName: !GetAtt I.Endpoint.Address\n"
     "  T:\n    Type: AWS::DMS::ReplicationTask\n    Properties:\n"
     "      MigrationType: cdc\n      SourceEndpointArn: !Ref E\n",
     ""},
};

/* A heartbeat at a database that may be a replica, from line 1 on. */
#define BEATING(engine, server, beats, database)                               \
    "a.tf", "resource \"aws_dms_endpoint\" \"s\" {\n"                          \
            "  endpoint_type = \"source\"\n  engine_name = \"" engine "\"\n"   \
            "  server_name = " server "\n"                                     \
            "  postgres_settings {\n    heartbeat_enable = " beats             \
            "\n    plugin_name = \"test-decoding\"\n  }\n}\n"                  \
            "resource \"aws_dms_replication_task\" \"t\" {\n"                  \
            "  migration_type = \"cdc\"\n"                                     \
            "  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n}\n"     \
            "resource \"aws_db_instance\" \"m\" {\n  identifier = \"m\"\n}\n"  \
            "resource \"aws_db_instance\" \"d\" {\n" database "\n}\n"
#define REPLICA(source)                                                        \
    BEATING("postgres", "aws_db_instance.d.address", "true",                   \
            "replicate_source_db = " source)
#define READER(server) BEATING("aurora-postgresql", server, "true", "")

static const struct row replicas[] = {
    {REPLICA("aws_db_instance.m.identifier"), "endpoint/heartbeat-replica:6"},
    {REPLICA("aws_db_instance.m[0].arn"), "endpoint/heartbeat-replica:6"},
    {REPLICA("\"${aws_db_instance.m.id}\""), "endpoint/heartbeat-replica:6"},
    {REPLICA("data.aws_db_instance.m.db_instance_arn"),
     "endpoint/heartbeat-replica:6"},
    {REPLICA("\"shop-primary\""), "endpoint/heartbeat-replica:6"},
    {REPLICA("var.primary"), ""},
    {REPLICA("var.on ? aws_db_instance.m.id : null"), ""},
    {REPLICA("null"), ""},
    {REPLICA("\"\""), ""},
    {BEATING("postgres", "aws_db_instance.d.address", "var.beats",
             "replicate_source_db = \"m\""),
     ""},
    /* Nor is it advised there. */
    {BEATING("postgres", "aws_db_instance.d.address", "false",
             "replicate_source_db = \"m\""),
     ""},
    {BEATING("postgres", "aws_db_instance.m.address", "true", ""), ""},
    {BEATING("postgres", "aws_db_instance.m.address", "false", ""),
     "endpoint/no-heartbeat:6"},
    {READER("\"a.cluster-ro-x.eu-west-1.rds.amazonaws.com\""),
     "endpoint/heartbeat-replica:6"},
    {READER("\"a.cluster-ro-${var.id}.rds.amazonaws.com\""),
     "endpoint/heartbeat-replica:6"},
    {READER("\"a.cluster-x.eu-west-1.rds.amazonaws.com\""), ""},
    {READER("aws_rds_cluster.c.reader_endpoint"),
     "endpoint/heartbeat-replica:6"},
    {READER("\"${aws_rds_cluster.c[0].reader_endpoint}\""),
     "endpoint/heartbeat-replica:6"},
    {READER("data.aws_rds_cluster.c.reader_endpoint"),
     "endpoint/heartbeat-replica:6"},
    {READER("aws_rds_cluster.c.endpoint"), ""},
    {READER("module.c.reader_endpoint"), ""},
    {READER("var.on ? aws_rds_cluster.c.reader_endpoint : var.host"), ""},
    {BEATING("aurora-postgresql", "aws_rds_cluster.c.reader_endpoint", "false",
             ""),
     ""},
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"s\" {\n  endpoint_type = \"source\"\n"
     "  engine_name = \"postgres\"\n"
     "  server_name = \"a.cluster-ro-x.eu-west-1.rds.amazonaws.com\"\n"
     "  extra_connection_attributes = \"heartbeatEnable=Y\"\n}\n",
     "endpoint/heartbeat-replica:5"},
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"s\" {\n  endpoint_type = \"source\"\n"
     "  engine_name = \"mysql\"\n"
     "  server_name = \"a.cluster-ro-x.eu-west-1.rds.amazonaws.com\"\n}\n",
     ""},
};

#define BEATING_CFN(server, source)                                            \
    "a.yaml",                                                                  \
        "Resources:\n  E:\n    Type: AWS::DMS::Endpoint\n    Properties:\n"    \
        "      EndpointType: source\n      EngineName: postgres\n"             \
        "      ServerName: " server "\n"                                       \
        "      PostgreSqlSettings: { HeartbeatEnable: true }\n"                \
        "  T:\n    Type: AWS::DMS::ReplicationTask\n    Properties:\n"         \
        "      MigrationType: cdc\n      SourceEndpointArn: !Ref E\n"          \
        "  M:\n    Type: AWS::RDS::DBInstance\n"                               \
        "  I:\n    Type: AWS::RDS::DBInstance\n    Properties:\n"              \
        "      SourceDBInstanceIdentifier: " source "\n"
#define INSTANCE_ADDRESS "!GetAtt I.Endpoint.Address"

static const struct row template_replicas[] = {
    {BEATING_CFN(INSTANCE_ADDRESS, "!Ref M"), "endpoint/heartbeat-replica:8"},
    {BEATING_CFN(INSTANCE_ADDRESS, "!GetAtt M.DBInstanceArn"),
     "endpoint/heartbeat-replica:8"},
    {BEATING_CFN(INSTANCE_ADDRESS, "shop"), "endpoint/heartbeat-replica:8"},
    {BEATING_CFN(INSTANCE_ADDRESS, "!Ref Primary"), ""},
    {BEATING_CFN(INSTANCE_ADDRESS, "!If [A, !Ref M, !Ref AWS::NoValue]"), ""},
    {BEATING_CFN("!GetAtt M.Endpoint.Address", "!Ref M"), ""},
    {BEATING_CFN("!GetAtt C.ReadEndpoint.Address", "!Ref M"),
     "endpoint/heartbeat-replica:8"},
    {BEATING_CFN("!GetAtt C.Endpoint.Address", "!Ref M"), ""},
    {BEATING_CFN("!If [A, !GetAtt C.ReadEndpoint.Address, db]", "!Ref M"), ""},
};

#define SERVER(engine, server)                                                 \
    "a.tf", "resource \"aws_dms_endpoint\" \"e\" {\n  engine_name = \"" engine \
            "\"\n  server_name = " server "\n}\n"

static const struct row servers[] = {
    {SERVER("mysql", "aws_db_instance.d.endpoint"), "endpoint/server-port:3"},
    {SERVER("mysql", "aws_db_instance.d[0].endpoint"),
     "endpoint/server-port:3"},
    {SERVER("oracle", "\"${aws_db_instance.d.endpoint}\""),
     "endpoint/server-port:3"},
    {SERVER("mysql", "data.aws_db_instance.d.endpoint"),
     "endpoint/server-port:3"},
    {SERVER("redshift", "aws_redshift_cluster.d.endpoint"),
     "endpoint/server-port:3"},
    {SERVER("redshift", "data.aws_redshift_cluster.d.endpoint"), ""},
    {SERVER("redshift", "aws_redshift_cluster.d.dns_name"), ""},
    {SERVER("redshift", "\"${aws_redshift_cluster.d.cluster_identifier}\""),
     "endpoint/server-name:3"},
    {SERVER("mysql", "aws_db_instance.d[0].id"), "endpoint/server-name:3"},
    {SERVER("aurora", "aws_rds_cluster.d.cluster_identifier"),
     "endpoint/server-name:3"},
    {SERVER("oracle", "aws_instance.d.id"), "endpoint/server-name:3"},
    {SERVER("oracle", "aws_instance.d.private_ip"), ""},
    {SERVER("oracle", "aws_instance.d.tags.id"), ""},
    {SERVER("oracle", "module.d.id"), ""},
    {SERVER("mysql", "aws_db_instance.d.address"), ""},
    {SERVER("mysql", "aws_rds_cluster.d.endpoint"), ""},
    {SERVER("mysql", "aws_rds_cluster_instance.d[0].endpoint"), ""},
    {SERVER("mysql", "split(\":\", aws_db_instance.d.endpoint)[0]"), ""},
    {SERVER("mysql", "var.own ? var.host : aws_db_instance.d.endpoint"), ""},
    {SERVER("mysql", "\"db.example.com:3306\""), "endpoint/server-port:3"},
    {SERVER("mysql", "\"db.example.com\""), ""},
    {SERVER("mysql", "\"fe80::1\""), ""},
    {SERVER("mongodb", "\"db.example.com:27017\""), ""},
    {SERVER("mysql", "\"${var.host}:3306\""), ""},
    {"a.tf.json",
     "{\"resource\": {\"aws_dms_endpoint\": {\"e\": {\n"
     "\"engine_name\": \"mysql\",\n"
     "\"server_name\": \"${aws_db_instance.d.endpoint}\"}}}}\n",
     "endpoint/server-port:3"},
    {"a.yaml",
     "Resources: { E: { Type: AWS::DMS::Endpoint, Properties: {\n"
     "EngineName: postgres,\nServerName: 'db:5432' } } }\n",
     "endpoint/server-port:3"},
};

TEST(postgres)
TEST(mysql)
TEST(aurora)
TEST(tasks)
TEST(templates)
TEST(replicas)
TEST(template_replicas)
TEST(servers)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_postgres),  cmocka_unit_test(of_mysql),
        cmocka_unit_test(of_aurora),    cmocka_unit_test(of_tasks),
        cmocka_unit_test(of_templates), cmocka_unit_test(of_servers),
        cmocka_unit_test(of_replicas),  cmocka_unit_test(of_template_replicas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
