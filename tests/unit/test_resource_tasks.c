/* What the rules find in tasks with both their ends, in instances, in plans of
 * Terraform, and in resources without what they need. */
#include "unit/resources.h"

/* An endpoint in each host; what is given goes into it from line 2 on. */
#define TF(body) "a.tf", "resource \"aws_dms_endpoint\" \"a\" {\n" body "\n}\n"
#define CFN_OF(type, body)                                                     \
    "a.yaml", "Resources: { E: { Type: AWS::DMS::Endpoint, Properties: {\n"    \
              "EndpointType: " type ",\n" body "\n} } }\n"
#define CFN(body) CFN_OF("source", body)
#define CLI(body)                                                              \
    "a.sh",                                                                    \
        "aws dms create-endpoint --endpoint-identifier a --endpoint-type \\\n" \
        "target " body "\n"
#define API(body) "a.json", "{\"EndpointIdentifier\":\"a\",\n" body "}\n"

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

static const struct row instances[] = {
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "multi_az = true\n"
     "availability_zone = \"eu-west-1a\"\n"
     "}\n"
     "",
     "resource/multi-az:3"},
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "multi_az = var.multi\n"
     "availability_zone = \"eu-west-1a\"\n"
     "}\n"
     "",
     ""},
    {"a.yaml",
     "Resources: { I: { Type: AWS::DMS::ReplicationInstance, Properties: {\n"
     "ReplicationInstanceClass: dms.r6i.large, MultiAZ: true, "
     "AvailabilityZone: eu-west-1a } } }\n"
     "",
     "resource/multi-az:2"},
    {"a.yaml",
     "Resources: { I: { Type: AWS::DMS::ReplicationInstance, Properties: {\n"
     "ReplicationInstanceClass: dms.r6i.large, MultiAZ: false, "
     "AvailabilityZone: eu-west-1a } } }\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "replication_instance_class = \"dms.t2.micro\"\n"
     "}\n"
     "",
     "instance/old-class:2"},
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "replication_instance_class = \"dms.t3.micro\"\n"
     "}\n"
     "",
     ""},
    {"a.yaml",
     "Resources: { I: { Type: AWS::DMS::ReplicationInstance, Properties: {\n"
     "ReplicationInstanceClass: dms.c4.large } } }\n"
     "",
     "instance/old-class:2"},
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "replication_instance_class = \"dms.t3.mirco\"\n"
     "}\n"
     "",
     "instance/unknown-class:2"},
    {"a.yaml",
     "Resources: { I: { Type: AWS::DMS::ReplicationInstance, Properties: {\n"
     "ReplicationInstanceClass: dms.r6i.larg } } }\n"
     "",
     "instance/unknown-class:2"},
    {"a.yaml",
     "Resources: { I: { Type: AWS::DMS::ReplicationInstance, Properties: {\n"
     "ReplicationInstanceClass: !Ref Class } } }\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "publicly_accessible = true\n"
     "}\n"
     "",
     "instance/public:2"},
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "publicly_accessible = false\n"
     "}\n"
     "",
     ""},
    {"a.yaml",
     "Resources: { I: { Type: AWS::DMS::ReplicationInstance, Properties: {\n"
     "ReplicationInstanceClass: dms.r6i.large, PubliclyAccessible: true } } }\n"
     "",
     "instance/public:2"},
    {"a.yaml",
     "Resources: { I: { Type: AWS::DMS::ReplicationInstance, Properties: {\n"
     "ReplicationInstanceClass: dms.r6i.large, PubliclyAccessible: !Ref P } } "
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_subnet_group\" \"g\" {\n"
     "subnet_ids = [\"subnet-1\"]\n"
     "}\n"
     "",
     "resource/one-subnet:2"},
    {"a.tf",
     "resource \"aws_dms_replication_subnet_group\" \"g\" {\n"
     "subnet_ids = aws_subnet.a[*].id\n"
     "}\n"
     "",
     ""},
    {"a.yaml",
     "Resources: { G: { Type: AWS::DMS::ReplicationSubnetGroup, Properties: {\n"
     "ReplicationSubnetGroupDescription: d, SubnetIds: [subnet-1] } } }\n"
     "",
     "resource/one-subnet:2"},
    {"a.yaml",
     "Resources: { G: { Type: AWS::DMS::ReplicationSubnetGroup, Properties: {\n"
     "ReplicationSubnetGroupDescription: d, SubnetIds: [!Ref Both] } } }\n"
     "",
     ""},
    {"a.yaml",
     "Parameters: { One: { Type: String }, Both: { Type: CommaDelimitedList } "
     "}\n"
     "Resources: { G: { Type: AWS::DMS::ReplicationSubnetGroup, Properties: {\n"
     "ReplicationSubnetGroupDescription: d, SubnetIds: [!Ref One] } } }\n"
     "",
     "resource/one-subnet:3"},
    {"a.yaml",
     "Parameters: { One: { Type: String }, Both: { Type: CommaDelimitedList } "
     "}\n"
     "Resources: { G: { Type: AWS::DMS::ReplicationSubnetGroup, Properties: {\n"
     "ReplicationSubnetGroupDescription: d, SubnetIds: [!Ref Both] } } }\n"
     "",
     ""},
    {"a.json",
     "{\"Resources\": { \"S\": { \"Type\": \"AWS::EC2::Subnet\" },\n"
     "\"G\": { \"Type\": \"AWS::DMS::ReplicationSubnetGroup\",\n"
     "\"Properties\": { \"ReplicationSubnetGroupDescription\": \"d\",\n"
     "\"SubnetIds\": [{\"Ref\": \"S\"}] } } } }\n"
     "",
     "resource/one-subnet:4"},
    {TF_CONFIG("engine_name = \"mysql\"", "engine_name = \"mysql\"",
               "  replication_type = \"full-load\"\n"
               "  compute_config {\n"
               "    max_capacity_units = 48\n"
               "  }"),
     "resource/capacity:14"},
    {TF_CONFIG("engine_name = \"mysql\"", "engine_name = \"mysql\"",
               "  replication_type = \"full-load\"\n"
               "  compute_config {\n"
               "    max_capacity_units = 64\n"
               "  }"),
     ""},
    {CFN_CONFIG(
         "EngineName: mysql", "EngineName: mysql",
         "ReplicationType: full-load, ComputeConfig: { MinCapacityUnits: 8, "
         "MaxCapacityUnits: 4 }, TableMappings: !Ref M"),
     "resource/capacity:9"},
    {CFN_CONFIG("EngineName: mysql", "EngineName: mysql",
                "ReplicationType: full-load, TableMappings: !Ref M, "
                "ComputeConfig: !Ref C"),
     ""},
};

static const struct row tasks[] = {
    {TF_TASK("engine_name = \"mysql\"", "engine_name = \"mysql\"",
             "  migration_type = \"cdc\"\n"
             "  cdc_start_time = 1704067200\n"
             "  cdc_start_position = \"mysql-bin-changelog.000024:373\""),
     "task/start-twice:14"},
    {TF_TASK("engine_name = \"mysql\"", "engine_name = \"mysql\"",
             "  migration_type = \"cdc\"\n"
             "  cdc_start_time = null\n"
             "  cdc_start_position = \"mysql-bin-changelog.000024:373\""),
     ""},
    {CFN_TASK("EngineName: mysql", "EngineName: mysql",
              "MigrationType: cdc, CdcStartTime: 1704067200000,\n"
              "CdcStartPosition: \"mysql-bin-changelog.000024:373\", "
              "TableMappings: !Ref M"),
     "task/start-twice:10"},
    {TF_TASK("engine_name = \"mysql\"", "engine_name = \"mysql\"",
             "  migration_type = \"full-load\"\n"
             "  cdc_start_time = 1704067200"),
     "task/start-of-load:13"},
    {CFN_TASK("EngineName: mysql", "EngineName: mysql",
              "MigrationType: full-load,\n"
              "CdcStartPosition: \"mysql-bin-changelog.000024:373\", "
              "TableMappings: !Ref M"),
     "task/start-of-load:10"},
    {CFN_TASK("EngineName: mysql", "EngineName: mysql",
              "MigrationType: !Ref T,\n"
              "CdcStartPosition: \"mysql-bin-changelog.000024:373\", "
              "TableMappings: !Ref M"),
     ""},
    {TF_TASK("engine_name = \"mysql\"", "engine_name = \"mysql\"",
             "  migration_type = \"cdc\"\n"
             "  cdc_start_position = \"mysql-bin-changelog.000024\""),
     "task/start-form:13"},
    {CFN_TASK("EngineName: mysql", "EngineName: mysql",
              "MigrationType: cdc,\n"
              "CdcStartPosition: \"4AF/B00000D0\", TableMappings: !Ref M"),
     "task/start-form:10"},
    {CFN_TASK("EngineName: mysql", "EngineName: mysql",
              "MigrationType: cdc,\n"
              "CdcStartPosition: "
              "\"checkpoint:V1#27#mysql-bin-changelog.157832:1975:-1:2002:"
              "677883278264080:mysql-bin-changelog.157832:1876#0#0#*#0#93\", "
              "TableMappings: !Ref M"),
     ""},
    {TF_TASK("engine_name = \"postgres\"\n"
             "extra_connection_attributes = \"heartbeatEnable=Y\"",
             "engine_name = \"mysql\"",
             "  migration_type = \"cdc\"\n"
             "  cdc_start_time = 1704067200"),
     "task/start-at-time:14"},
    {CFN_TASK(
         "EngineName: postgres, PostgreSqlSettings: { HeartbeatEnable: true }",
         "EngineName: mysql",
         "MigrationType: cdc,\n"
         "CdcStartPosition: \"2024-01-01T00:00:00\", TableMappings: !Ref M"),
     "task/start-at-time:10"},
    {TF_TASK("engine_name = \"postgres\"\n"
             "extra_connection_attributes = \"heartbeatEnable=Y\"",
             "engine_name = \"mysql\"",
             "  migration_type = \"cdc\"\n"
             "  cdc_start_position = \"4AF/B00000D0\""),
     "task/start-without-slot:14"},
    {TF_TASK("engine_name = \"postgres\"\n"
             "extra_connection_attributes = \"heartbeatEnable=Y;slotName=a\"",
             "engine_name = \"mysql\"",
             "  migration_type = \"cdc\"\n"
             "  cdc_start_position = \"4AF/B00000D0\""),
     ""},
    {CFN_TASK(
         "EngineName: postgres, PostgreSqlSettings: { HeartbeatEnable: true }",
         "EngineName: mysql",
         "MigrationType: cdc,\n"
         "CdcStartPosition: 4AF/B00000D0, TableMappings: !Ref M"),
     "task/start-without-slot:10"},
    {CFN_TASK("EngineName: postgres, PostgreSqlSettings: { HeartbeatEnable: "
              "true, SlotName: a }",
              "EngineName: mysql",
              "MigrationType: cdc,\n"
              "CdcStartPosition: 4AF/B00000D0, TableMappings: !Ref M"),
     ""},
    {CFN_TASK("EngineName: mysql", "EngineName: mysql",
              "MigrationType: cdc,\n"
              "CdcStartTime: 1704067200, TableMappings: !Ref M"),
     "task/start-unit:10"},
    {CFN_TASK("EngineName: mysql", "EngineName: mysql",
              "MigrationType: cdc,\n"
              "CdcStartTime: 1704067200000, TableMappings: !Ref M"),
     ""},
    {TF_TASK("engine_name = \"mysql\"", "engine_name = \"mysql\"",
             "  migration_type = \"cdc\"\n"
             "  cdc_start_time = 1704067200000"),
     "task/start-unit:13"},
    {TF_TASK("engine_name = \"mysql\"", "engine_name = \"mysql\"",
             "  migration_type = \"cdc\"\n"
             "  cdc_start_time = 1704067200"),
     ""},
    {TF_TASK("engine_name = \"mysql\"", "engine_name = \"mysql\"",
             "  migration_type = \"full-load\"\n"
             "  start_replication_task = true"),
     "task/start-race:13"},
    {TF_TASK("engine_name = \"mysql\"", "engine_name = \"mysql\"",
             "  migration_type = \"cdc\"\n"
             "  start_replication_task = true"),
     ""},
    {"p.json",
     "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"a\","
     "\"change\":{\"actions\":[\"create\"]}}],\n"
     "\"planned_values\":{\"root_module\":{\"resources\":[{\"address\":\"a\","
     "\"mode\":\"managed\",\"type\":\"aws_dms_replication_task\",\"values\":{"
     "\"migration_type\":\"full-load\",\"start_replication_task\":true}}]}}}\n"
     "",
     "task/start-race:2"},
    {"p.json",
     "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"a\","
     "\"change\":{\"actions\":[\"create\"]}}],\n"
     "\"planned_values\":{\"root_module\":{\"resources\":[{\"address\":\"a\","
     "\"mode\":\"managed\",\"type\":\"aws_dms_replication_task\",\"values\":{"
     "\"migration_type\":\"full-load\",\"start_replication_task\":false}}]}}}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"a\" {\n"
     "  endpoint_type = \"source\"\n"
     "  engine_name = \"mysql\"\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"b\" {\n"
     "  endpoint_type = var.t\n"
     "  engine_name = \"mysql\"\n"
     "}\n"
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  source_endpoint_arn = aws_dms_endpoint.b.endpoint_arn\n"
     "  target_endpoint_arn = aws_dms_endpoint.a.endpoint_arn\n"
     "}\n"
     "",
     "task/endpoint-role:11"},
    {"a.yaml",
     "Resources:\n"
     "  E: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: target, "
     "EngineName: mysql } }\n"
     "  T: { Type: AWS::DMS::ReplicationTask, Properties: {\n"
     "    SourceEndpointArn: !Ref E,\n"
     "    TargetEndpointArn: !Ref F, ReplicationInstanceArn: !Ref I, "
     "TableMappings: !Ref M, MigrationType: cdc } }\n"
     "",
     "task/endpoint-role:4"},
    {"a.yaml",
     "Resources:\n"
     "  E: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: source, "
     "EngineName: mysql } }\n"
     "  T: { Type: AWS::DMS::ReplicationTask, Properties: {\n"
     "    SourceEndpointArn: !Ref E,\n"
     "    TargetEndpointArn: !Ref E, ReplicationInstanceArn: !Ref I, "
     "TableMappings: !Ref M, MigrationType: cdc } }\n"
     "",
     "task/one-endpoint:5"},
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"a\" {\n"
     "  endpoint_type = \"source\"\n"
     "  engine_name = \"mysql\"\n"
     "}\n"
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  source_endpoint_arn = aws_dms_endpoint.a.endpoint_arn\n"
     "  target_endpoint_arn = aws_dms_endpoint.a.endpoint_arn\n"
     "}\n"
     "",
     "task/one-endpoint:7"},
    {TF_TASK("engine_name = \"postgres\"\n"
             "postgres_settings {\n"
             "  map_boolean_as_boolean = true\n"
             "}",
             "engine_name = \"postgres\"", "  migration_type = \"full-load\""),
     "endpoint/booleans:4"},
    {TF_TASK("engine_name = \"postgres\"\n"
             "postgres_settings {\n"
             "  map_boolean_as_boolean = true\n"
             "}",
             "engine_name = \"mysql\"", "  migration_type = \"full-load\""),
     ""},
    {CFN_TASK("EngineName: postgres",
              "EngineName: redshift, RedshiftSettings: { MapBooleanAsBoolean: "
              "true }",
              "MigrationType: full-load, TableMappings: !Ref M"),
     "endpoint/booleans:5"},
    {CFN_TASK("EngineName: postgres, PostgreSqlSettings: { "
              "MapBooleanAsBoolean: true }",
              "EngineName: redshift, RedshiftSettings: { MapBooleanAsBoolean: "
              "true }",
              "MigrationType: full-load, TableMappings: !Ref M"),
     ""},
    {TF_TASK("engine_name = \"mysql\"",
             "engine_name = \"s3\"\n"
             "s3_settings {\n"
             "  data_format = \"parquet\"\n"
             "}",
             "  migration_type = \"cdc\"\n"
             "  replication_task_settings = jsonencode({ ValidationSettings = "
             "{ EnableValidation = true } })"),
     "endpoint/s3-settings-block:7 validation/s3:16"},
    {CFN_TASK("EngineName: mysql",
              "EngineName: s3, S3Settings: { DataFormat: csv }",
              "MigrationType: full-load,\n"
              "ReplicationTaskSettings: "
              "'{\"ValidationSettings\":{\"EnableValidation\":true}}', "
              "TableMappings: !Ref M"),
     "validation/s3:10"},
    {CFN_TASK("EngineName: mysql",
              "EngineName: s3, S3Settings: { DataFormat: parquet }",
              "MigrationType: full-load,\n"
              "ReplicationTaskSettings: "
              "'{\"ValidationSettings\":{\"EnableValidation\":true}}', "
              "TableMappings: !Ref M"),
     ""},
    {CFN_TASK("EngineName: sqlserver", "EngineName: mysql",
              "MigrationType: cdc,\n"
              "ReplicationTaskSettings: "
              "'{\"LoopbackPreventionSettings\":{\"EnableLoopbackPrevention\":"
              "true}}', TableMappings: !Ref M"),
     "settings/loopback-engine:10"},
    {CFN_TASK("EngineName: sqlserver, ExtraConnectionAttributes: "
              "setUpMsCdcForTables=true",
              "EngineName: mysql",
              "MigrationType: cdc,\n"
              "ReplicationTaskSettings: "
              "'{\"LoopbackPreventionSettings\":{\"EnableLoopbackPrevention\":"
              "true}}', TableMappings: !Ref M"),
     ""},
    {CFN_TASK("EngineName: sqlserver, ExtraConnectionAttributes: !Ref A",
              "EngineName: mysql",
              "MigrationType: cdc,\n"
              "ReplicationTaskSettings: "
              "'{\"LoopbackPreventionSettings\":{\"EnableLoopbackPrevention\":"
              "true}}', TableMappings: !Ref M"),
     ""},
    {TF_TASK("engine_name = \"sqlserver\"", "engine_name = \"mysql\"",
             "  migration_type = \"cdc\"\n"
             "  replication_task_settings = jsonencode({\n"
             "    LoopbackPreventionSettings = { EnableLoopbackPrevention = "
             "true } })"),
     "settings/loopback-engine:14"},
    {TF_TASK("engine_name = \"sqlserver\"", "engine_name = \"mysql\"",
             "  migration_type = \"cdc\"\n"
             "  replication_task_settings = jsonencode({\n"
             "    LoopbackPreventionSettings = { EnableLoopbackPrevention = "
             "false } })"),
     ""},
    {CFN_CONFIG("EngineName: mysql", "EngineName: mysql",
                "ReplicationType: full-load, TableMappings: "
                "'{\"rules\":[{\"rule-type\":\"selection\",\"object-locator\":{"
                "\"schema-name\":\"a\",\"table-name\":\"%\",\"table-type\":"
                "\"view\"}}]}', ComputeConfig: !Ref C"),
     "mapping/serverless-view:9"},
    {CFN_CONFIG("EngineName: mysql", "EngineName: mysql",
                "ReplicationType: full-load, TableMappings: "
                "'{\"rules\":[{\"rule-type\":\"selection\",\"object-locator\":{"
                "\"schema-name\":\"a\",\"table-name\":\"%\",\"table-type\":"
                "\"all\"}}]}', ComputeConfig: !Ref C"),
     ""},
    {CFN_TASK("EngineName: mysql", "EngineName: mysql",
              "MigrationType: full-load, TableMappings: "
              "'{\"rules\":[{\"rule-type\":\"selection\",\"object-locator\":{"
              "\"schema-name\":\"a\",\"table-name\":\"%\",\"table-type\":"
              "\"view\"}}]}'"),
     ""},
    {TF_CONFIG("engine_name = \"mysql\"", "engine_name = \"mysql\"",
               "  replication_type = \"full-load\"\n"
               "  table_mappings = jsonencode({ rules = [{ rule-type = "
               "\"selection\", object-locator = {\n"
               "    schema-name = \"a\", table-name = \"%\", table-type = "
               "\"view\" } }] })"),
     "mapping/serverless-view:14"},
    {TF_CONFIG("engine_name = \"mysql\"", "engine_name = \"mysql\"",
               "  replication_type = \"full-load\"\n"
               "  table_mappings = jsonencode({ rules = [{ rule-type = "
               "\"selection\", object-locator = {\n"
               "    schema-name = \"a\", table-name = \"%\", table-type = "
               "\"table\" } }] })"),
     ""},
};

/* Serverless replications get their start when they are started. */
#define START(options)                                                         \
    "a.sh", "aws dms start-replication --replication-config-arn \"$ARN\" \\\n" \
            "--start-replication-type start-replication " options "\n"

static const struct row starts[] = {
    {START("--cdc-start-time 2026-01-31T12:00:00 "
           "--cdc-start-position checkpoint:V1#1"),
     "task/start-twice:2"},
    {START("--cdc-start-position yesterday"), "task/start-form:2"},
    {START("--cdc-stop-position never"), "task/start-form:2"},
    {START("--cdc-start-time 1769860800000"), "task/start-unit:2"},
    {"a.json",
     "{\"ReplicationConfigArn\": \"A\", \"CdcStartTime\": 1769860800,\n"
     "\"StartReplicationType\": \"start-replication\",\n"
     "\"CdcStartPosition\": \"checkpoint:V1#1\"}",
     "task/start-twice:3"},
    {START("--cdc-start-time 2026-01-31T12:00:00"), ""},
    {START("--cdc-start-position mysql-bin-changelog.000024:373"), ""},
    {START("--cdc-start-position \"$POSITION\" --cdc-stop-position "
           "server_time:2026-01-31T12:00:00"),
     ""},
    {START("--premigration-assessment-settings '{\"IncludeOnly\": \"a b\"}'"),
     ""},
    {START(""), ""},
};

static const struct row plans[] = {
    {"p.json",
     "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"a\","
     "\"change\":{\"actions\":[\"delete\",\"create\"],\"replace_paths\":[["
     "\"source_endpoint_arn\"]]}}],\n"
     "\"planned_values\":{\"root_module\":{\"resources\":[{\"address\":\"a\","
     "\"mode\":\"managed\",\"type\":\"aws_dms_replication_task\",\"values\":{"
     "\"migration_type\":\"cdc\"}}]}}}\n"
     "",
     "plan/replaces-task:1"},
    {"p.json",
     "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"a\","
     "\"change\":{\"actions\":[\"delete\",\"create\"]}}],\n"
     "\"planned_values\":{\"root_module\":{\"resources\":[{\"address\":\"a\","
     "\"mode\":\"managed\",\"type\":\"aws_dms_replication_task\",\"values\":{"
     "\"migration_type\":\"full-load\"}}]}}}\n"
     "",
     ""},
    {"p.json",
     "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"a\","
     "\"change\":{\"actions\":[\"delete\",\"create\"]}}],\n"
     "\"planned_values\":{\"root_module\":{\"resources\":[{\"address\":\"a\","
     "\"mode\":\"managed\",\"type\":\"aws_dms_replication_config\",\"values\":{"
     "\"replication_type\":\"cdc\"}}]}}}\n"
     "",
     "plan/replaces-task:1"},
    {"p.json",
     "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"a\","
     "\"change\":{\"actions\":[\"update\"],\"before\":{\"status\":\"running\"}}"
     "}],\n"
     "\"planned_values\":{\"root_module\":{\"resources\":[{\"address\":\"a\","
     "\"mode\":\"managed\",\"type\":\"aws_dms_replication_task\",\"values\":{"
     "\"migration_type\":\"cdc\"}}]}}}\n"
     "",
     "plan/stops-task:1"},
    {"p.json",
     "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"a\","
     "\"change\":{\"actions\":[\"update\"],\"before\":{\"status\":\"stopped\"}}"
     "}],\n"
     "\"planned_values\":{\"root_module\":{\"resources\":[{\"address\":\"a\","
     "\"mode\":\"managed\",\"type\":\"aws_dms_replication_task\",\"values\":{"
     "\"migration_type\":\"cdc\"}}]}}}\n"
     "",
     ""},
    {"p.json",
     "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"a\","
     "\"change\":{\"actions\":[\"update\"]}}],\n"
     "\"planned_values\":{\"root_module\":{\"resources\":[{\"address\":\"a\","
     "\"mode\":\"managed\",\"type\":\"aws_dms_endpoint\",\"values\":{\"engine_"
     "name\":\"mysql\"}}]}}}\n"
     "",
     "plan/changes-endpoint:1"},
    {"p.json",
     "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"a\","
     "\"change\":{\"actions\":[\"no-op\"]}}],\n"
     "\"planned_values\":{\"root_module\":{\"resources\":[{\"address\":\"a\","
     "\"mode\":\"managed\",\"type\":\"aws_dms_endpoint\",\"values\":{\"engine_"
     "name\":\"mysql\"}}]}}}\n"
     "",
     ""},
    {"p.json",
     "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"a\","
     "\"change\":{\"actions\":[\"update\"]}}],\n"
     "\"planned_values\":{\"root_module\":{\"resources\":[{\"address\":\"a\","
     "\"mode\":\"managed\",\"type\":\"aws_dms_endpoint\",\"values\":{\"engine_"
     "name\":\"mysql\",\"pause_replication_tasks\":true}}]}}}\n"
     "",
     ""},
};

/* An endpoint for a stream in us-east-1, from line 1 on, and providers. */
#define STREAM(more, providers)                                                \
    "a.tf",                                                                    \
        "resource \"aws_dms_endpoint\" \"a\" {\n  engine_name = \"kinesis\"\n" \
        "  kinesis_settings {\n    stream_arn = "                              \
        "\"arn:aws:kinesis:us-east-1:1:stream/a\"\n  }\n" more                 \
        "\n}\n" providers "\n"
#define PROVIDER(body) "provider \"aws\" {\n" body "\n}\n"
#define WEST           "  region = \"eu-west-1\""
#define EAST           "  region = \"us-east-1\""
#define ALIAS          "\n  alias = \"other\""

static const struct row provider_regions[] = {
    {STREAM("", PROVIDER(WEST)), "resource/elsewhere:4"},
    {STREAM("", PROVIDER(EAST)), ""},
    {STREAM("", PROVIDER("  region = var.region")), ""},
    {STREAM("", PROVIDER("  region = \"${var.area}-west-1\"")), ""},
    {STREAM("",
            PROVIDER("  region = local.r") "locals {\n  r = \"eu-west-1\"\n}"),
     "resource/elsewhere:4"},
    {STREAM("", PROVIDER("  profile = \"shop\"")), ""},
    {STREAM("", PROVIDER(WEST ALIAS)), ""},
    {STREAM("", PROVIDER(WEST ALIAS) PROVIDER(EAST)), ""},
    {STREAM("  provider = aws.other", PROVIDER(WEST ALIAS) PROVIDER(EAST)),
     "resource/elsewhere:4"},
    {STREAM("  provider = \"aws.other\"", PROVIDER(WEST ALIAS) PROVIDER(EAST)),
     "resource/elsewhere:4"},
    {STREAM("  provider = aws.other", PROVIDER(EAST ALIAS) PROVIDER(WEST)), ""},
    {STREAM("  provider = aws.third", PROVIDER(WEST ALIAS) PROVIDER(WEST)), ""},
    {STREAM("  provider = awscc.other", PROVIDER(WEST ALIAS) PROVIDER(WEST)),
     ""},
    {STREAM("  provider = aws", PROVIDER(WEST)), "resource/elsewhere:4"},
    /* Since version 6 a resource may have one of its own. */
    {STREAM(EAST, PROVIDER(WEST)), ""},
    {STREAM(WEST, PROVIDER(EAST)), "resource/elsewhere:4"},
    {STREAM("  region = var.region", PROVIDER(WEST)), ""},
    {STREAM("", "provider \"google\" {\n" WEST "\n}"), ""},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  replication_instance_arn = "
     "\"arn:aws:dms:us-east-1:1:rep:A\"\n}\n" PROVIDER(WEST),
     "resource/elsewhere:2"},
    {"a.tf.json",
     "{\"provider\": {\"aws\": [{\"region\": \"eu-west-1\"}]},\n"
     "\"resource\": {\"aws_dms_endpoint\": {\"a\": {\"engine_name\": "
     "\"kinesis\",\n\"kinesis_settings\": {\"stream_arn\": "
     "\"arn:aws:kinesis:us-east-1:1:stream/a\"}}}}}",
     "resource/elsewhere:3"},
};

static const struct row regions[] = {
    {"a.yaml",
     "Resources: { T: { Type: AWS::DMS::ReplicationTask, Properties: {\n"
     "MigrationType: cdc, TableMappings: !Ref M,\n"
     "SourceEndpointArn: \"arn:aws:dms:eu-west-1:310023546789:endpoint:ABC\",\n"
     "TargetEndpointArn: \"arn:aws:dms:us-east-1:310023546789:endpoint:ABC\",\n"
     "ReplicationInstanceArn: !Ref I } } }\n"
     "",
     "resource/elsewhere:4"},
    {"a.yaml",
     "Resources: { T: { Type: AWS::DMS::ReplicationTask, Properties: {\n"
     "MigrationType: cdc, TableMappings: !Ref M,\n"
     "SourceEndpointArn: \"arn:aws:dms:eu-west-1:310023546789:endpoint:ABC\",\n"
     "TargetEndpointArn: \"arn:aws:dms:eu-west-1:410023546789:endpoint:ABC\",\n"
     "ReplicationInstanceArn: !Ref I } } }\n"
     "",
     "resource/elsewhere:4"},
    {"a.yaml",
     "Resources: { T: { Type: AWS::DMS::ReplicationTask, Properties: {\n"
     "MigrationType: cdc, TableMappings: !Ref M,\n"
     "SourceEndpointArn: \"arn:aws:dms:eu-west-1:310023546789:endpoint:ABC\",\n"
     "TargetEndpointArn: \"arn:aws:dms:eu-west-1:310023546789:endpoint:ABC\",\n"
     "ReplicationInstanceArn: !Ref I } } }\n"
     "",
     ""},
    {"a.yaml",
     "Resources: { T: { Type: AWS::DMS::ReplicationTask, Properties: {\n"
     "MigrationType: cdc, TableMappings: !Ref M,\n"
     "SourceEndpointArn: \"arn:aws:dms:eu-west-1:310023546789:endpoint:ABC\",\n"
     "TargetEndpointArn: \"arn:aws:dms:eu-west-1:123456789012:endpoint:ABC\",\n"
     "ReplicationInstanceArn: !Ref I } } }\n"
     "",
     ""},
    {"a.yaml",
     "Resources: { T: { Type: AWS::DMS::ReplicationTask, Properties: {\n"
     "MigrationType: cdc, TableMappings: !Ref M,\n"
     "SourceEndpointArn: \"arn:aws:dms:REGION:310023546789:endpoint:ABC\",\n"
     "TargetEndpointArn: \"arn:aws:dms:eu-west-1:310023546789:endpoint:ABC\",\n"
     "ReplicationInstanceArn: !Ref I } } }\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  source_endpoint_arn = "
     "\"arn:aws:dms:eu-west-1:310023546789:endpoint:ABC\"\n"
     "  target_endpoint_arn = "
     "\"arn:aws:dms:us-east-1:310023546789:endpoint:ABC\"\n"
     "}\n"
     "",
     "resource/elsewhere:3"},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  source_endpoint_arn = \"arn:aws:dms:${var.region}:1:endpoint:A\"\n"
     "  target_endpoint_arn = "
     "\"arn:aws:dms:us-east-1:310023546789:endpoint:ABC\"\n"
     "}\n"
     "",
     ""},
    {CLI("--engine-name kinesis --region eu-west-1 \\\n"
         "--kinesis-settings StreamArn=arn:aws:kinesis:us-east-1:1:stream/a"),
     "resource/elsewhere:3"},
    {CLI("--engine-name kinesis --region us-east-1 \\\n"
         "--kinesis-settings StreamArn=arn:aws:kinesis:us-east-1:1:stream/a"),
     ""},
    {CLI("--engine-name kinesis --region \"$R\" \\\n"
         "--kinesis-settings StreamArn=arn:aws:kinesis:us-east-1:1:stream/a"),
     ""},
    {TF("engine_name = \"opensearch\"\n"
        "kms_key_arn = \"arn:aws:kms:eu-west-1:1:key/a\"\n"
        "elasticsearch_settings {\n"
        "  endpoint_uri = \"https://search-a.us-east-1.es.amazonaws.com\"\n"
        "}"),
     "resource/elsewhere:5"},
    {TF("engine_name = \"opensearch\"\n"
        "kms_key_arn = \"arn:aws:kms:us-east-1:1:key/a\"\n"
        "elasticsearch_settings {\n"
        "  endpoint_uri = \"https://search-a.us-east-1.es.amazonaws.com\"\n"
        "}"),
     ""},
};

TEST(instances)
TEST(tasks)
TEST(plans)
TEST(starts)
TEST(regions)
TEST(provider_regions)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_instances), cmocka_unit_test(of_tasks),
        cmocka_unit_test(of_plans),     cmocka_unit_test(of_starts),
        cmocka_unit_test(of_regions),   cmocka_unit_test(of_provider_regions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
