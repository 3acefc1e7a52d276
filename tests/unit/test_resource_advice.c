/* What the rules say of resources to those who ask for advice, and of what task
 * settings take along from another account. */
#define KEEPS_ADVICE
#include "unit/resources.h"

static const struct row advice[] = {
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"s\" {\n"
     "  endpoint_type = \"source\"\n"
     "  engine_name = \"postgres\"\n"
     "  postgres_settings {\n"
     "    heartbeat_enable = true\n"
     "  }\n"
     "}\n"
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"cdc\"\n"
     "  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n"
     "}\n"
     "",
     "endpoint/plugin-name:1"},
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"s\" {\n"
     "  endpoint_type = \"source\"\n"
     "  engine_name = \"aurora-postgresql\"\n"
     "  postgres_settings {\n"
     "    heartbeat_enable = true\n"
     "  }\n"
     "}\n"
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"full-load-and-cdc\"\n"
     "  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n"
     "}\n"
     "",
     "endpoint/plugin-name:1"},
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"s\" {\n"
     "  endpoint_type = \"source\"\n"
     "  engine_name = \"postgres\"\n"
     "  postgres_settings {\n"
     "    heartbeat_enable = true\n"
     "  }\n"
     "}\n"
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"full-load\"\n"
     "  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"s\" {\n"
     "  endpoint_type = \"source\"\n"
     "  engine_name = \"mysql\"\n"
     "\n"
     "}\n"
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"cdc\"\n"
     "  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"s\" {\n"
     "  endpoint_type = \"source\"\n"
     "  engine_name = \"postgres\"\n"
     "  postgres_settings {\n"
     "    heartbeat_enable = true\n"
     "    plugin_name = var.p\n"
     "  }\n"
     "}\n"
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"cdc\"\n"
     "  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"s\" {\n"
     "  endpoint_type = \"source\"\n"
     "  engine_name = \"postgres\"\n"
     "  postgres_settings {\n"
     "    heartbeat_enable = true\n"
     "    slot_name = \"s\"\n"
     "  }\n"
     "}\n"
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"cdc\"\n"
     "  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"s\" {\n"
     "  endpoint_type = \"source\"\n"
     "  engine_name = \"postgres\"\n"
     "  postgres_settings {\n"
     "    heartbeat_enable = true\n"
     "  }\n"
     "  extra_connection_attributes = \"PluginName=test_decoding\"\n"
     "}\n"
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"cdc\"\n"
     "  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"s\" {\n"
     "  endpoint_type = \"source\"\n"
     "  engine_name = \"postgres\"\n"
     "  endpoint_id = \"a-b\"\n"
     "}\n"
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"cdc\"\n"
     "  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n"
     "}\n"
     "",
     "endpoint/no-heartbeat:4 endpoint/plugin-name:4"},
    {"a.tf",
     "resource \"aws_dms_endpoint\" \"s\" {\n"
     "  endpoint_type = \"source\"\n"
     "  engine_name = \"aurora-postgresql-serverless\"\n"
     "  endpoint_id = \"a-b\"\n"
     "}\n"
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"cdc\"\n"
     "  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n"
     "}\n"
     "",
     "endpoint/no-heartbeat:4 endpoint/plugin-name:4"},
    /* ignored changes */
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  table_mappings = var.m\n"
     "  replication_task_settings = var.s\n"
     "  lifecycle {\n"
     "    ignore_changes = [replication_task_settings]\n"
     "  }\n"
     "}\n"
     "",
     "task/ignored-changes:5"},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  table_mappings = var.m\n"
     "  replication_task_settings = var.s\n"
     "  lifecycle {\n"
     "    ignore_changes = [\"table_mappings\"]\n"
     "  }\n"
     "}\n"
     "",
     "task/ignored-changes:5"},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  table_mappings = var.m\n"
     "  replication_task_settings = var.s\n"
     "  lifecycle {\n"
     "    ignore_changes = [\n"
     "      tags,\n"
     "      table_mappings,\n"
     "    ]\n"
     "  }\n"
     "}\n"
     "",
     "task/ignored-changes:7"},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  table_mappings = var.m\n"
     "  replication_task_settings = var.s\n"
     "  lifecycle {\n"
     "    ignore_changes = all\n"
     "  }\n"
     "}\n"
     "",
     "task/ignored-changes:5"},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  table_mappings = var.m\n"
     "  replication_task_settings = var.s\n"
     "  lifecycle {\n"
     "    ignore_changes = [tags]\n"
     "  }\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  table_mappings = var.m\n"
     "  replication_task_settings = var.s\n"
     "  lifecycle {\n"
     "    ignore_changes = [start_replication_task, cdc_start_time]\n"
     "  }\n"
     "}\n"
     "",
     ""},
    {"a.tf.json",
     "{\"resource\": {\"aws_dms_replication_config\": {\"c\": {\n"
     "\"replication_settings\": \"${var.s}\", \"lifecycle\": {\n"
     "\"ignore_changes\": [\"replication_settings\"]}}}}}\n"
     "",
     "instance/default-key:1 task/ignored-changes:3"},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  replication_task_settings = jsonencode({ CharacterSetSettings = {\n"
     "    CharacterReplacements = [{ SourceCharacterCodePoint = 62 }] } })\n"
     "  lifecycle {\n"
     "    ignore_changes = [replication_task_settings]\n"
     "  }\n"
     "}\n"
     "",
     ""},
    /* starts */
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"cdc\"\n"
     "  start_replication_task = true\n"
     "}\n"
     "",
     "task/no-assessment:3"},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"cdc\"\n"
     "  start_replication_task = \"true\"\n"
     "}\n"
     "",
     "task/no-assessment:3"},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"cdc\"\n"
     "  start_replication_task = false\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"cdc\"\n"
     "  start_replication_task = var.start\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  migration_type = \"full-load\"\n"
     "  start_replication_task = true\n"
     "}\n"
     "",
     "task/start-race:3"},
    {"a.tf",
     "resource \"aws_dms_replication_config\" \"t\" {\n"
     "  replication_type = \"cdc\"\n"
     "  start_replication = true\n"
     "}\n"
     "",
     "instance/default-key:1 task/no-assessment:3"},
    {"a.sh",
     "aws dms create-replication-task --replication-task-identifier a-b\n"
     "aws dms start-replication-task --start-replication-task-type "
     "start-replication\n"
     "",
     "task/no-assessment:2"},
    {"a.sh",
     "aws dms create-replication-task --replication-task-identifier a-b\n"
     "aws dms start-replication-task --start-replication-task-type "
     "resume-processing\n"
     "",
     ""},
    {"a.sh",
     "aws dms create-replication-task --replication-task-identifier a-b\n"
     "aws dms start-replication-task-assessment --replication-task-arn x\n"
     "aws dms start-replication-task --start-replication-task-type "
     "start-replication\n"
     "",
     ""},
    {"a.sh",
     "aws dms create-replication-task --replication-task-identifier a-b\n"
     "# aws dms start-replication-task\n"
     "",
     ""},
    {"a.sh",
     "aws dms create-replication-task --replication-task-identifier a-b\n"
     "echo aws dms start-replication-task\n"
     "",
     ""},
    {"a.sh",
     "aws dms modify-replication-task --replication-task-arn A-B\n"
     "aws dms start-replication-task\n"
     "",
     ""},
    /* keys and versions */
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "  multi_az = true\n"
     "  replication_instance_id = \"a-b\"\n"
     "}\n"
     "",
     "instance/default-key:3 instance/no-minor-upgrades:3"},
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "  auto_minor_version_upgrade = false\n"
     "  kms_key_arn = var.k\n"
     "}\n"
     "",
     "instance/no-minor-upgrades:2"},
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "  auto_minor_version_upgrade = true\n"
     "  kms_key_arn = var.k\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "  auto_minor_version_upgrade = var.u\n"
     "  kms_key_arn = aws_kms_key.k.arn\n"
     "}\n"
     "",
     ""},
    {"a.yaml",
     "Resources: { I: { Type: AWS::DMS::ReplicationInstance, Properties: {\n"
     "  ReplicationInstanceClass: dms.r6i.large, KmsKeyId: !Ref K } } }\n"
     "",
     ""},
    {"a.yaml",
     "Resources: { I: { Type: AWS::DMS::ReplicationInstance, Properties: {\n"
     "  ReplicationInstanceClass: dms.r6i.large, KmsKeyId: !Ref K,\n"
     "  AutoMinorVersionUpgrade: false } } }\n"
     "",
     "instance/no-minor-upgrades:3"},
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "  kms_key_arn = var.k\n"
     "  auto_minor_version_upgrade = true\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"a\" {\n"
     "  endpoint_id = \"a-b\"\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"b\" {\n"
     "  endpoint_id = \"b-c\"\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "  auto_minor_version_upgrade = true\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"a\" {\n"
     "  endpoint_id = \"a-b\"\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"b\" {\n"
     "  endpoint_id = \"b-c\"\n"
     "}\n"
     "",
     "instance/default-key:1"},
};

static const struct row foreign[] = {
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  replication_instance_arn = "
     "\"arn:aws:dms:eu-west-1:310023546789:rep:ABC\"\n"
     "  replication_task_settings = jsonencode({ TTSettings = { EnableTT = "
     "true, TTS3Settings = {\n"
     "    ServiceAccessRoleArn = "
     "\"arn:aws:iam::410023546789:role/dms-tt-s3-access-role\"\n"
     "    ServerSideEncryptionKmsKeyId = "
     "\"arn:aws:kms:eu-west-1:310023546789:key/a\" } } })\n"
     "}\n"
     "",
     "settings/foreign-arn:4"},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  replication_instance_arn = "
     "\"arn:aws:dms:eu-west-1:310023546789:rep:ABC\"\n"
     "  replication_task_settings = jsonencode({ TTSettings = { EnableTT = "
     "true, TTS3Settings = {\n"
     "    ServiceAccessRoleArn = "
     "\"arn:aws:iam::310023546789:role/dms-tt-s3-access-role\"\n"
     "    ServerSideEncryptionKmsKeyId = "
     "\"arn:aws:kms:us-east-1:310023546789:key/a\" } } })\n"
     "}\n"
     "",
     "settings/foreign-arn:5"},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  replication_instance_arn = "
     "\"arn:aws:dms:eu-west-1:310023546789:rep:ABC\"\n"
     "  replication_task_settings = jsonencode({ TTSettings = { EnableTT = "
     "true, TTS3Settings = {\n"
     "    ServiceAccessRoleArn = "
     "\"arn:aws:iam::310023546789:role/dms-tt-s3-access-role\"\n"
     "    ServerSideEncryptionKmsKeyId = "
     "\"arn:aws:kms:eu-west-1:310023546789:key/a\" } } })\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  replication_instance_arn = "
     "\"arn:aws:dms:eu-west-1:310023546789:rep:ABC\"\n"
     "  replication_task_settings = jsonencode({ TTSettings = { EnableTT = "
     "false, TTS3Settings = {\n"
     "    ServiceAccessRoleArn = "
     "\"arn:aws:iam::410023546789:role/dms-tt-s3-access-role\"\n"
     "    ServerSideEncryptionKmsKeyId = "
     "\"arn:aws:kms:us-east-1:310023546789:key/a\" } } })\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  replication_instance_arn = "
     "\"arn:aws:dms:eu-west-1:310023546789:rep:ABC\"\n"
     "  replication_task_settings = jsonencode({ TTSettings = { EnableTT = "
     "true, TTS3Settings = {\n"
     "    ServiceAccessRoleArn = "
     "\"arn:aws:iam::123456789012:role/dms-tt-s3-access-role\"\n"
     "    ServerSideEncryptionKmsKeyId = "
     "\"arn:aws:kms:eu-west-1:310023546789:key/a\" } } })\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_task\" \"t\" {\n"
     "  replication_instance_arn = \"arn:aws:dms:eu-west-1:${var.a}:rep:ABC\"\n"
     "  replication_task_settings = jsonencode({ TTSettings = { EnableTT = "
     "true, TTS3Settings = {\n"
     "    ServiceAccessRoleArn = "
     "\"arn:aws:iam::410023546789:role/dms-tt-s3-access-role\"\n"
     "    ServerSideEncryptionKmsKeyId = "
     "\"arn:aws:kms:eu-west-1:310023546789:key/a\" } } })\n"
     "}\n"
     "",
     ""},
};

TEST(advice)
TEST(foreign)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_advice),
        cmocka_unit_test(of_foreign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
