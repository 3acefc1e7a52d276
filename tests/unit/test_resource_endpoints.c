/* What the rules find in endpoints: how they get at a database, settings that
 * exclude or need each other, what a source needs. */
#include "unit/resources.h"

/* An endpoint in each host; what is given goes into it from line 2 on. */
#define TF(body) "a.tf", "resource \"aws_dms_endpoint\" \"a\" {\n" body "\n}\n"
#define S3(body)                                                               \
    "a.tf", "resource \"aws_dms_s3_endpoint\" \"a\" {\n" body "\n}\n"
#define CFN_OF(type, body)                                                     \
    "a.yaml", "Resources: { E: { Type: AWS::DMS::Endpoint, Properties: {\n"    \
              "EndpointType: " type ",\n" body "\n} } }\n"
#define CFN(body)        CFN_OF("source", body)
#define CFN_TARGET(body) CFN_OF("target", body)
#define CLI(body)                                                              \
    "a.sh",                                                                    \
        "aws dms create-endpoint --endpoint-identifier a --endpoint-type \\\n" \
        "target " body "\n"

/* A task or a serverless replication between two endpoints. */
#define TF_ENDS(source, target)                                                \
    "resource \"aws_dms_endpoint\" \"s\" {\n" source                           \
    "\n  endpoint_type = \"source\"\n}\n"                                      \
    "resource \"aws_dms_endpoint\" \"t\" {\n" target                           \
    "\n  endpoint_type = \"target\"\n}\n"
#define TF_BETWEEN(type, source, target, task)                                 \
    "a.tf", TF_ENDS(source, target) "resource \"" type "\" \"t\" {\n"          \
                                    "  source_endpoint_arn = "                 \
                                    "aws_dms_endpoint.s.endpoint_arn\n"        \
                                    "  target_endpoint_arn = "                 \
                                    "aws_dms_endpoint.t.endpoint_arn\n" task   \
                                    "\n}\n"
#define TF_TASK(source, target, task)                                          \
    TF_BETWEEN("aws_dms_replication_task", source, target, task)
#define TF_CONFIG(source, target, task)                                        \
    TF_BETWEEN("aws_dms_replication_config", source, target, task)
#define CFN_BETWEEN(type, source, target, task)                                \
    "a.yaml",                                                                  \
        "Resources:\n  S: { Type: AWS::DMS::Endpoint, Properties: {\n"         \
        "    EndpointType: source, " source " } }\n"                           \
        "  T: { Type: AWS::DMS::Endpoint, Properties: {\n"                     \
        "    EndpointType: target, " target " } }\n"                           \
        "  K: { Type: AWS::DMS::" type ", Properties: {\n"                     \
        "    SourceEndpointArn: !Ref S, TargetEndpointArn: !Ref T,\n" task     \
        " } }\n"
#define CFN_TASK(source, target, task)                                         \
    CFN_BETWEEN("ReplicationTask", source, target,                             \
                "ReplicationInstanceArn: !Ref I,\n" task)
#define CFN_CONFIG(source, target, task)                                       \
    CFN_BETWEEN("ReplicationConfig", source, target,                           \
                "ReplicationConfigIdentifier: c,\n" task)

static const struct row access[] = {
    {TF("engine_name = \"mysql\"\n"
        "secrets_manager_arn = aws_secretsmanager_secret.s.arn\n"
        "secrets_manager_access_role_arn = var.r\n"
        "username = \"u\""),
     "endpoint/secret-and-login:5"},
    {TF("engine_name = \"mysql\"\n"
        "secrets_manager_arn = var.s\n"
        "secrets_manager_access_role_arn = var.r"),
     ""},
    {CFN("EngineName: mysql,\n"
         "ServerName: db,\n"
         "MySqlSettings: { SecretsManagerSecretId: !Ref S, "
         "SecretsManagerAccessRoleArn: !Ref R }"),
     "endpoint/secret-and-login:4"},
    {CFN("EngineName: mysql,\n"
         "ServerName: !Ref AWS::NoValue,\n"
         "MySqlSettings: { SecretsManagerSecretId: !Ref S, "
         "SecretsManagerAccessRoleArn: !Ref R }"),
     ""},
    {CFN("EngineName: mysql,\n"
         "ServerName: !If [Plain, db, !Ref AWS::NoValue],\n"
         "MySqlSettings: { SecretsManagerSecretId: !Ref S, "
         "SecretsManagerAccessRoleArn: !Ref R }"),
     ""},
    {CFN("EngineName: mysql,\n"
         "ServerName: !GetAtt Db.Endpoint.Address,\n"
         "MySqlSettings: { SecretsManagerSecretId: !Ref S, "
         "SecretsManagerAccessRoleArn: !Ref R }"),
     "endpoint/secret-and-login:4"},
    {TF("engine_name = \"mysql\"\n"
        "secrets_manager_arn = var.s\n"
        "secrets_manager_access_role_arn = var.r\n"
        "username = var.u"),
     ""},
    {TF("engine_name = \"mysql\"\n"
        "secrets_manager_arn = data.aws_secretsmanager_secret.s[0].arn"),
     "endpoint/secret-role:3"},
    {TF("engine_name = \"mysql\"\n"
        "secrets_manager_arn = var.s"),
     ""},
    {CFN("EngineName: oracle,\n"
         "OracleSettings: { SecretsManagerAccessRoleArn: !Ref R }"),
     "endpoint/secret-role:4"},
    {CFN("EngineName: oracle,\n"
         "OracleSettings: !If [A, { SecretsManagerSecretId: !Ref S }, {}]"),
     ""},
    {TF("engine_name = \"mysql\"\n"
        "password = \"hunter2\""),
     "endpoint/plain-password:3"},
    {TF("engine_name = \"mysql\"\n"
        "password = var.password"),
     ""},
    {CFN("EngineName: mysql,\n"
         "Password: hunter2"),
     "endpoint/plain-password:4"},
    {CFN("EngineName: mysql,\n"
         "Password: '{{resolve:secretsmanager:a:SecretString:p}}'"),
     ""},
    {CLI("--engine-name mysql --password hunter2"),
     "endpoint/plain-password:2"},
    {CLI("--engine-name mysql --password \"$PASSWORD\""), ""},
    {TF("engine_name = \"oracle\"\n"
        "ssl_mode = \"verify-ca\"\n"
        "port = 1"),
     "endpoint/no-certificate:3"},
    {TF("engine_name = \"oracle\"\n"
        "ssl_mode = \"verify-ca\"\n"
        "certificate_arn = var.c"),
     ""},
    {CFN("EngineName: docdb,\n"
         "SslMode: verify-full"),
     "endpoint/no-certificate:4"},
    {CFN("EngineName: postgres,\n"
         "SslMode: verify-full"),
     ""},
    {TF("engine_name = \"postgres\"\n"
        "secrets_manager_arn = \"s\"\n"
        "secrets_manager_access_role_arn = var.r"),
     "endpoint/no-database:1"},
    {TF("engine_name = \"postgres\"\n"
        "secrets_manager_arn = var.s\n"
        "secrets_manager_access_role_arn = var.r\n"
        "database_name = var.d"),
     ""},
    {CFN_TARGET("EngineName: redshift,\n"
                "RedshiftSettings: { SecretsManagerSecretId: !Ref S, "
                "SecretsManagerAccessRoleArn: !Ref R }"),
     "endpoint/no-database:1"},
    {CFN("EngineName: sqlserver,\n"
         "MicrosoftSqlServerSettings: { DatabaseName: d, "
         "SecretsManagerSecretId: !Ref S, SecretsManagerAccessRoleArn: !Ref R "
         "}"),
     ""},
    {CFN("EngineName: sqlserver,\n"
         "MicrosoftSqlServerSettings: { SecretsManagerSecretId: !Ref S, "
         "SecretsManagerAccessRoleArn: !Ref R }"),
     "endpoint/no-database:1"},
    {CFN_TARGET("EngineName: redshift,\n"
                "DatabaseName: d,\n"
                "RedshiftSettings: { SecretsManagerSecretId: !Ref S, "
                "SecretsManagerAccessRoleArn: !Ref R }"),
     ""},
};

static const struct row s3[] = {
    {S3("endpoint_type = \"target\"\n"
        "data_format = \"parquet\"\n"
        "csv_delimiter = \";\""),
     "endpoint/s3-format:4"},
    {S3("endpoint_type = \"target\"\n"
        "data_format = \"parquet\"\n"
        "csv_delimiter = \",\""),
     ""},
    {S3("endpoint_type = \"target\"\n"
        "data_format = var.f\n"
        "csv_delimiter = \";\""),
     ""},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "DataFormat: csv, ParquetVersion: parquet-2-0 }"),
     "endpoint/s3-format:5"},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "DataFormat: parquet, ParquetVersion: parquet-2-0 }"),
     ""},
    {S3("endpoint_type = \"target\"\n"
        "add_column_name = true\n"
        "timestamp_column_name = \"\""),
     "endpoint/s3-timestamp-name:4"},
    {S3("endpoint_type = \"target\"\n"
        "add_column_name = true\n"
        "timestamp_column_name = \"at\""),
     ""},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "AddColumnName: true, TimestampColumnName: \"\" }"),
     "endpoint/s3-timestamp-name:5"},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "AddColumnName: !Ref A, TimestampColumnName: \"\" }"),
     ""},
    {S3("endpoint_type = \"target\"\n"
        "preserve_transactions = true"),
     "endpoint/s3-transactions:3"},
    {S3("endpoint_type = \"target\"\n"
        "preserve_transactions = true\n"
        "cdc_path = \"c\""),
     ""},
    {S3("endpoint_type = \"target\"\n"
        "preserve_transactions = true\n"
        "cdc_path = \"c\"\n"
        "glue_catalog_generation = true"),
     "endpoint/s3-transactions:5"},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "PreserveTransactions: true, CdcPath: c,\n"
                "DatePartitionEnabled: true }"),
     "endpoint/s3-transactions:6"},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "PreserveTransactions: true, CdcPath: c,\n"
                "DatePartitionEnabled: !Ref P }"),
     ""},
    {S3("endpoint_type = \"target\"\n"
        "cdc_inserts_only = true\n"
        "cdc_inserts_and_updates = true"),
     "endpoint/s3-inserts:4"},
    {S3("endpoint_type = \"target\"\n"
        "cdc_inserts_only = true\n"
        "cdc_inserts_and_updates = false"),
     ""},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "CdcInsertsOnly: true, CdcInsertsAndUpdates: true }"),
     "endpoint/s3-inserts:5"},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "CdcInsertsOnly: true }"),
     ""},
    {S3("endpoint_type = \"target\"\n"
        "encryption_mode = \"SSE_KMS\""),
     "endpoint/s3-kms-key:3"},
    {S3("endpoint_type = \"target\"\n"
        "encryption_mode = \"SSE_KMS\"\n"
        "server_side_encryption_kms_key_id = var.k"),
     ""},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "EncryptionMode: sse-kms }"),
     "endpoint/s3-kms-key:5"},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "EncryptionMode: sse-s3 }"),
     ""},
    {S3("endpoint_type = \"target\"\n"
        "date_partition_enabled = false\n"
        "date_partition_delimiter = \"DASH\""),
     "endpoint/s3-partition:4"},
    {S3("endpoint_type = \"target\"\n"
        "date_partition_enabled = true\n"
        "date_partition_delimiter = \"DASH\""),
     ""},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "DatePartitionSequence: DDMMYYYY }"),
     "endpoint/s3-partition:5"},
    {CFN_TARGET(
         "EngineName: s3,\n"
         "S3Settings: {\n"
         "DatePartitionEnabled: true, DatePartitionSequence: DDMMYYYY }"),
     ""},
    {S3("endpoint_type = \"target\"\n"
        "data_format = \"parquet\"\n"
        "glue_catalog_generation = true"),
     "endpoint/s3-timestamp-unit:1"},
    {S3("endpoint_type = \"target\"\n"
        "data_format = \"parquet\"\n"
        "glue_catalog_generation = true\n"
        "parquet_timestamp_in_millisecond = true"),
     ""},
    {S3("endpoint_type = \"target\"\n"
        "data_format = \"parquet\""),
     ""},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "DataFormat: parquet, GlueCatalogGeneration: true }"),
     "endpoint/s3-timestamp-unit:1"},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "DataFormat: parquet, GlueCatalogGeneration: true, "
                "ParquetTimestampInMillisecond: !Ref P }"),
     ""},
};

static const struct row needs[] = {
    {TF("engine_name = \"kafka\"\n"
        "kafka_settings {\n"
        "  security_protocol = \"sasl-ssl\"\n"
        "  sasl_username = \"u\"\n"
        "}"),
     "endpoint/setting-needs:4"},
    {TF("engine_name = \"kafka\"\n"
        "kafka_settings {\n"
        "  security_protocol = \"sasl-ssl\"\n"
        "  sasl_username = \"u\"\n"
        "  sasl_password = var.p\n"
        "}"),
     ""},
    {TF("engine_name = \"oracle\"\nextra_connection_attributes = "
        "\"directPathParallelLoad=true;useDirectPathFullLoad=false\""),
     "endpoint/setting-needs:3"},
    {TF("engine_name = \"oracle\"\nextra_connection_attributes = "
        "\"directPathParallelLoad=true;useDirectPathFullLoad=true\""),
     ""},
    {S3("endpoint_type = \"target\"\n"
        "max_file_size = 512"),
     "endpoint/max-file-size:3"},
    {S3("endpoint_type = \"target\"\n"
        "max_file_size = 524288"),
     ""},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "MaxFileSize: 100 }"),
     "endpoint/max-file-size:5"},
    {CFN_TARGET("EngineName: s3,\n"
                "S3Settings: {\n"
                "MaxFileSize: !Ref M }"),
     ""},
    {TF("engine_name = \"s3\"\n"
        "s3_settings {\n"
        "}"),
     "endpoint/s3-settings-block:3"},
    {TF("engine_name = \"s3\""), ""},
};

static const struct row sources[] = {
    {TF_TASK("engine_name = \"postgres\"", "engine_name = \"mysql\"",
             "  migration_type = \"cdc\""),
     "endpoint/no-heartbeat:1"},
    {TF_TASK("engine_name = \"postgres\"", "engine_name = \"mysql\"",
             "  migration_type = \"full-load\""),
     ""},
    {CFN_TASK("EngineName: postgres", "EngineName: mysql",
              "MigrationType: cdc, TableMappings: !Ref M"),
     "endpoint/no-heartbeat:2"},
    {CFN_TASK(
         "EngineName: postgres, PostgreSqlSettings: { HeartbeatEnable: true }",
         "EngineName: mysql", "MigrationType: cdc, TableMappings: !Ref M"),
     ""},
    {TF("endpoint_type = \"source\"\n"
        "engine_name = \"postgres\"\n"
        "postgres_settings {\n"
        "  heartbeat_frequency = 5\n"
        "}"),
     "endpoint/heartbeat-off:5"},
    {TF("endpoint_type = \"source\"\n"
        "engine_name = \"postgres\"\n"
        "postgres_settings {\n"
        "  heartbeat_enable = true\n"
        "  heartbeat_frequency = 5\n"
        "}"),
     ""},
    {CFN("EngineName: postgres,\n"
         "PostgreSqlSettings: { HeartbeatSchema: a }"),
     "endpoint/heartbeat-off:4"},
    {CFN("EngineName: postgres,\n"
         "PostgreSqlSettings: { HeartbeatEnable: !Ref H, HeartbeatSchema: a }"),
     ""},
    {TF("endpoint_type = \"target\"\n"
        "engine_name = \"postgres\"\n"
        "postgres_settings {\n"
        "  heartbeat_enable = true\n"
        "}"),
     "endpoint/heartbeat-target:5"},
    {CLI("--engine-name postgres --extra-connection-attributes "
         "heartbeatEnable=Y"),
     "endpoint/heartbeat-target:2"},
    {CLI("--engine-name postgres --extra-connection-attributes "
         "heartbeatEnable=N"),
     ""},
    {TF_TASK("engine_name = \"oracle\"", "engine_name = \"mysql\"",
             "  migration_type = \"cdc\""),
     "endpoint/supplemental-logging:1"},
    {TF_TASK("engine_name = \"oracle\"\n"
             "extra_connection_attributes = \"addSupplementalLogging=Y\"",
             "engine_name = \"mysql\"", "  migration_type = \"cdc\""),
     ""},
    {CFN_TASK("EngineName: oracle", "EngineName: mysql",
              "MigrationType: full-load-and-cdc, TableMappings: !Ref M"),
     "endpoint/supplemental-logging:2"},
    {CFN_TASK(
         "EngineName: oracle, OracleSettings: { AddSupplementalLogging: true }",
         "EngineName: mysql", "MigrationType: cdc, TableMappings: !Ref M"),
     ""},
    {TF_TASK("engine_name = \"s3\"", "engine_name = \"mysql\"",
             "  migration_type = \"cdc\""),
     "endpoint/s3-cdc-path:1"},
    {TF_TASK("engine_name = \"s3\"", "engine_name = \"mysql\"",
             "  migration_type = var.type"),
     "endpoint/table-definition:1"},
    {CFN_TASK("EngineName: s3, S3Settings: { BucketName: b }",
              "EngineName: mysql", "MigrationType: cdc, TableMappings: !Ref M"),
     "endpoint/s3-cdc-path:2"},
    {CFN_TASK("EngineName: s3, S3Settings: { BucketName: b, CdcPath: c, "
              "ExternalTableDefinition: !Ref D }",
              "EngineName: mysql", "MigrationType: cdc, TableMappings: !Ref M"),
     ""},
    {TF("endpoint_type = \"source\"\n"
        "engine_name = \"sqlserver\"\n"
        "server_name = aws_db_instance.a.address\n"
        "extra_connection_attributes = \"readBackupOnly=Y\""),
     "endpoint/read-backup-only:5"},
    {TF("endpoint_type = \"source\"\n"
        "engine_name = \"sqlserver\"\n"
        "server_name = \"db.example.com\"\n"
        "extra_connection_attributes = \"readBackupOnly=Y\""),
     ""},
    {CFN("EngineName: sqlserver, ServerName: a.b.eu-west-1.rds.amazonaws.com,\n"
         "MicrosoftSqlServerSettings: { ReadBackupOnly: true }"),
     "endpoint/read-backup-only:4"},
    {CFN("EngineName: sqlserver, ServerName: !Ref S,\n"
         "MicrosoftSqlServerSettings: { ReadBackupOnly: true }"),
     ""},
    {TF_CONFIG("engine_name = \"db2\"\n"
               "ssl_mode = \"verify-ca\"\n"
               "certificate_arn = var.c",
               "engine_name = \"mysql\"", "  replication_type = \"full-load\""),
     "endpoint/serverless-db2:3"},
    {TF_TASK("engine_name = \"db2\"\n"
             "ssl_mode = \"verify-ca\"\n"
             "certificate_arn = var.c",
             "engine_name = \"mysql\"", "  migration_type = \"full-load\""),
     ""},
    {CFN_CONFIG("EngineName: db2, SslMode: verify-ca, CertificateArn: !Ref C",
                "EngineName: mysql",
                "ReplicationType: full-load, TableMappings: !Ref M, "
                "ComputeConfig: !Ref C"),
     "endpoint/serverless-db2:3"},
    {CFN_CONFIG("EngineName: db2, SslMode: none", "EngineName: mysql",
                "ReplicationType: full-load, TableMappings: !Ref M, "
                "ComputeConfig: !Ref C"),
     ""},
};

static const struct row identifiers[] = {
    {TF("endpoint_id = \"a--b\""), "resource/identifier:2"},
    {TF("endpoint_id = \"a-b\""), ""},
    {TF("endpoint_id = \"${var.a}--b\""), ""},
    {CFN("EngineName: mysql,\n"
         "EndpointIdentifier: 1a"),
     "resource/identifier:4"},
    {CFN("EngineName: mysql,\n"
         "EndpointIdentifier: a1"),
     ""},
    {"a.sh",
     "aws dms create-replication-instance --replication-instance-class "
     "dms.r6i.large \\\n"
     "  --replication-instance-identifier a_b\n"
     "",
     "resource/identifier:2"},
    {"a.sh",
     "aws dms create-replication-instance --replication-instance-class "
     "dms.r6i.large \\\n"
     "  --replication-instance-identifier \"$NAME\"\n"
     "",
     ""},
};

TEST(access)
TEST(s3)
TEST(needs)
TEST(sources)
TEST(identifiers)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_access),      cmocka_unit_test(of_s3),
        cmocka_unit_test(of_needs),       cmocka_unit_test(of_sources),
        cmocka_unit_test(of_identifiers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
