/* What a resource is not made without, by who makes it: what is missing, and
 * what only seems to be. */
#define KEEPS_REQUIRED
#include "unit/resources.h"

#define ENDPOINT(body)                                                         \
    "a.tf", "resource \"aws_dms_endpoint\" \"a\" {\n  endpoint_id = \"a\"\n"   \
            "  endpoint_type = \"target\"\n" body "\n}\n"
#define RESOURCE(type, body)                                                   \
    "a.tf", "resource \"" type "\" \"a\" {\n" body "\n}\n"
#define CFN(type, body)                                                        \
    "a.yaml", "Resources:\n  A:\n    Type: AWS::DMS::" type "\n" body "\n"
#define CLI(body) "a.sh", "aws dms create-endpoint " body "\n"
#define TOLD      "resource/required:1"
#define PLUGINS(version)                                                       \
    "terraform { required_providers { aws = { source = \"hashicorp/aws\", "    \
    "version = \"" version "\" } } }\n"

static const struct row terraform[] = {
    {ENDPOINT("engine_name = \"mysql\""), ""},
    {ENDPOINT(""), TOLD},
    {ENDPOINT("engine_name = null"), TOLD},
    {ENDPOINT("engine_name = var.engine"), ""},
    {ENDPOINT("engine_name = local.not_seen"), ""},
    {ENDPOINT("engine = \"mysql\""), TOLD},
    {ENDPOINT("dynamic \"engine_name\" {\n}"), ""},
    {RESOURCE("aws_dms_replication_instance",
              "  replication_instance_id = \"a\"\n"
              "  replication_instance_class = \"dms.t3.medium\""),
     ""},
    {RESOURCE("aws_dms_replication_instance",
              "  replication_instance_class = \"dms.t3.medium\""),
     TOLD},
    {RESOURCE("aws_dms_certificate", "  certificate_pem = var.x"), TOLD},
    {RESOURCE("aws_dms_s3_endpoint",
              "  endpoint_id = \"a\"\n  endpoint_type = \"target\"\n"
              "  bucket_name = \"b\"\n  service_access_role_arn = var.r"),
     ""},
    {RESOURCE("aws_dms_s3_endpoint",
              "  endpoint_id = \"a\"\n  endpoint_type = \"target\"\n"
              "  bucket_name = \"b\""),
     TOLD},
    {"a.tf.json", "{\"resource\": {\"aws_dms_certificate\":\n{\"c\": {}}}}\n",
     "resource/required:2"},
    {"a.tf.json",
     "{\"resource\": {\"aws_dms_certificate\":\n"
     "{\"c\": {\"certificate_id\": \"c\"}}}}\n",
     "resource/required:2"},
    {"a.tf.json",
     "{\"resource\": {\"aws_dms_certificate\":\n"
     "{\"c\": {\"certificate_id\": \"c\", \"certificate_pem\": "
     "\"${var.c}\"}}}}\n",
     ""},
    {RESOURCE("aws_dms_certificate",
              "  certificate_id = \"c\"\n  certificate_wallet = var.w"),
     ""},
    {RESOURCE("aws_dms_certificate", "  certificate_id = \"c\""), TOLD},
};

/* Blocks, and what the engine wants. */
static const struct row blocks[] = {
    {ENDPOINT("engine_name = \"kafka\""), TOLD},
    {ENDPOINT("engine_name = \"kafka\"\nkafka_settings {\n}"), TOLD},
    {ENDPOINT("engine_name = \"kafka\"\nkafka_settings {\nbroker = \"b\"\n}"),
     ""},
    {ENDPOINT("engine_name = \"kafka\"\ndynamic \"kafka_settings\" {\n}"), ""},
    {ENDPOINT("engine_name = \"opensearch\""), TOLD},
    {ENDPOINT("engine_name = var.engine"), ""},
    {ENDPOINT("engine_name = \"dynamodb\""), ""},
    {ENDPOINT("engine_name = \"redshift\"\nredshift_settings {\n}"), ""},
    /* Version 6 has no s3_settings, and then none are wanted. */
    {ENDPOINT("engine_name = \"s3\""), ""},
    {ENDPOINT("engine_name = \"redis\"\nredis_settings {\n"
              "server_name = \"s\"\nport = 6379\n}"),
     TOLD},
    {RESOURCE("aws_dms_replication_config",
              "  replication_config_identifier = \"c\"\n"
              "  replication_type = \"cdc\"\n  source_endpoint_arn = var.s\n"
              "  target_endpoint_arn = var.t\n  table_mappings = \"{}\"\n"
              "  compute_config {\n    max_capacity_units = 2\n  }"),
     TOLD},
    {RESOURCE("aws_dms_replication_config",
              "  replication_config_identifier = \"c\"\n"
              "  replication_type = \"cdc\"\n  source_endpoint_arn = var.s\n"
              "  target_endpoint_arn = var.t\n  table_mappings = \"{}\"\n"
              "  dynamic \"compute_config\" {\n  }"),
     ""},
};

#define SUBSCRIPTION                                                           \
    "resource \"aws_dms_event_subscription\" \"a\" {\n  name = \"a\"\n"        \
    "  sns_topic_arn = var.t\n  event_categories = [\"failure\"]\n}\n"

/* Older versions of the provider did without the type of the source. */
static const struct row versions[] = {
    {"a.tf", PLUGINS("~> 6.0") SUBSCRIPTION, "resource/required:2"},
    {"a.tf", PLUGINS("~> 5.40") SUBSCRIPTION, ""},
    {"a.tf", SUBSCRIPTION, ""},
};

/* Who says less because it says the rest elsewhere. */
static const struct row parts[] = {
    {"main_override.tf",
     "resource \"aws_dms_endpoint\" \"a\" {\n  port = 5433\n}\n", ""},
    {"override.tf.json",
     "{\"resource\": {\"aws_dms_certificate\": {\"c\": {}}}}\n", ""},
    {"a.tf",
     "module \"m\" {\n  source = \"terraform-aws-modules/dms/aws\"\n"
     "  endpoints = { a = { engine_name = \"mysql\" } }\n}\n",
     ""},
    {"part.yaml", "Type: AWS::DMS::Endpoint\nProperties:\n  Port: 1\n", ""},
    {"part.yaml",
     "A:\n  Type: AWS::DMS::Endpoint\n  Properties:\n    Port: 1\n", ""},
    {"a.yaml",
     "Transform: [My::Macro]\nResources:\n  A:\n    Type: AWS::DMS::Endpoint\n",
     ""},
    /* A request that may be a change, or have options beside it. */
    {"a.json", "{\"EndpointIdentifier\": \"a\", \"EngineName\": \"mysql\"}\n",
     ""},
    {"a.json",
     "{\"EndpointIdentifier\": \"\", \"EndpointType\": \"source\", "
     "\"EngineName\": \"\"}\n",
     ""},
    {"a.json",
     "{\"Endpoints\": [{\"EndpointIdentifier\": \"a\", \"Status\": \"active\", "
     "\"EngineName\": \"mysql\"}]}\n",
     ""},
    {"plan.json",
     "{\"format_version\": \"1.2\", \"planned_values\": {\"root_module\": "
     "{\"resources\": [{\"address\": \"aws_dms_endpoint.a\", \"mode\": "
     "\"managed\", \"type\": \"aws_dms_endpoint\", \"values\": "
     "{\"endpoint_id\": \"a\", \"engine_name\": null}}]}}}\n",
     ""},
};

static const struct row cloudformation[] = {
    {CFN("Endpoint", "    Properties:\n      EndpointType: source\n"
                     "      EngineName: mysql"),
     ""},
    {CFN("Endpoint", "    Properties:\n      EndpointType: source"),
     "resource/required:2"},
    {CFN("Endpoint", ""), "resource/required:2"},
    {CFN("Endpoint", "    Properties:\n      EndpointType: source\n"
                     "      EngineName: !If [A, mysql, !Ref AWS::NoValue]"),
     ""},
    {CFN("Endpoint", "    Properties: !If [A, {}, {}]"), ""},
    {CFN("Endpoint", "    Properties:\n      EndpointType: source\n"
                     "      Fn::Transform: { Name: AWS::Include }"),
     ""},
    {CFN("Endpoint", "    Properties:\n      EndpointType: source\n"
                     "      EnginName: mysql"),
     "resource/unknown-member:6"},
    {CFN("ReplicationTask",
         "    Properties:\n      MigrationType: cdc\n"
         "      ReplicationInstanceIdentifier: !Ref i\n"
         "      SourceEndpointArn: !Ref s\n      TargetEndpointArn: !Ref t\n"
         "      TableMappings: !Ref m"),
     "resource/unknown-member:6"},
    {CFN("ReplicationInstance", "    Properties:\n"
                                "      InstanceClass: dms.t3.medium"),
     "resource/unknown-member:5"},
    {CFN("ReplicationTask",
         "    Properties:\n      MigrationType: cdc\n"
         "      EndpointArn: !Ref e\n      ReplicationInstanceArn: !Ref i\n"
         "      TableMappings: !Ref m"),
     "resource/required:2 resource/unknown-member:6"},
    {CFN("Endpoint", "    Metadata: &m { EngineName: mysql }\n"
                     "    Properties:\n      EndpointType: source\n"
                     "      <<: *m"),
     ""},
    {CFN("Certificate", ""), ""},
    {CFN("EventSubscription", "    Properties:\n      SnsTopicArn: !Ref t"),
     ""},
    {CFN("ReplicationConfig",
         "    Properties:\n      ReplicationConfigIdentifier: c\n"
         "      ReplicationType: cdc\n      SourceEndpointArn: !Ref s\n"
         "      TargetEndpointArn: !Ref t\n      TableMappings: {}\n"
         "      ComputeConfig: { MinCapacityUnits: 2 }"),
     "resource/required:2"},
    {CFN("Endpoint", "    Properties:\n      EndpointType: target\n"
                     "      EngineName: redis\n      RedisSettings: {}"),
     ""},
    {"a.json",
     "{\"Resources\": {\n\"A\": {\"Type\": \"AWS::DMS::Endpoint\",\n"
     "\"Properties\": {\"EngineName\": \"mysql\"}}}}\n",
     "resource/required:2"},
};

#define MOST "--endpoint-identifier a --engine-name mysql"

static const struct row scripts[] = {
    {CLI(MOST " --endpoint-type source"), ""},
    {CLI(MOST), TOLD},
    {CLI(MOST " $MORE"), ""},
    {CLI(MOST " \"$@\""), ""},
    {CLI(MOST " \"${more[@]}\""), ""},
    {CLI(MOST " $(options)"), ""},
    {CLI(MOST " --no-cli-pager $MORE"), ""},
    {CLI(MOST " --region $REGION $MORE"), ""},
    {CLI(MOST " --region=eu-west-1 $MORE"), ""},
    {CLI(MOST " --region $REGION"), TOLD},
    {CLI(MOST " --$option source"), ""},
    {CLI(MOST " ..."), ""},
    {CLI("--endpoint-id a --engine-name mysql"), TOLD},
    {CLI("--endpoint-ident a --engine-n mysql --endpoint-t source"), ""},
    {CLI("--endpoint-identifier a --engine-nme mysql --endpoint-type source"),
     "resource/unknown-member:1"},
    {CLI("--cli-input-json file://not-there.json"), ""},
    {CLI("--cli-input-json \"$(cat request.json)\""), ""},
    {CLI("--cli-input-yaml file://a.yaml --engine-name mysql"), ""},
    {CLI("--generate-cli-skeleton"), ""},
    {CLI("help"), ""},
    {CLI("--help"), ""},
    {CLI(""), ""},
    {CLI("--cli-input-json '{\"EngineName\": \"mysql\", \"EndpointType\": "
         "\"source\"}'"),
     TOLD},
    {CLI("--cli-input-json '{\"EngineName\": \"mysql\", \"EndpointType\": "
         "\"source\"}' --endpoint-identifier a"),
     ""},
    {CLI("--cli-input-json '{\"EngineName\": \"mysql\", \"EndpointType\": "
         "\"source\"}' $MORE"),
     ""},
    {CLI(MOST " --endpoint-type target --dynamo-db-settings '{}'"),
     "endpoint/settings-engine:1"},
    {CLI("--endpoint-identifier a --engine-name dynamodb --endpoint-type "
         "target --dynamo-db-settings '{}'"),
     TOLD},
    {CLI("--endpoint-identifier a --engine-name dynamodb --endpoint-type "
         "target --dynamo-db-settings ServiceAccessRoleArn=$R"),
     ""},
    {CLI("--endpoint-identifier a --engine-name dynamodb --endpoint-type "
         "target --dynamo-db-settings \"$SETTINGS\""),
     ""},
    {"a.sh",
     "aws dms create-replication-instance --replication-instance-identifier a "
     "--multi-az $MORE\n",
     ""},
    {"a.sh", "echo aws dms create-endpoint " MOST "\n", ""},
    {"a.sh", "ls | xargs aws dms create-endpoint " MOST "\n", ""},
    {"a.sh", "aws dms modify-endpoint --endpoint-arn $A\n", ""},
    {"a.sh", "aws dms describe-endpoints --filters Name=a\n", ""},
    {"a.sh", "aws dms create-endpoint " MOST " \\ \n  --endpoint-type source\n",
     "resource/type:1"},
    {"a.sh", "aws dms create-endpoint " MOST "\n  --endpoint-type source\n",
     TOLD},
};

/* All that there is, with nothing in it: each has a line to type. */
#define BLOCK(type)  RESOURCE(type, ""), TOLD
#define ENGINE(name) ENDPOINT("engine_name = \"" name "\""), TOLD
#define NESTED(engine, block)                                                  \
    ENDPOINT("engine_name = \"" engine "\"\n" block " {\n}"), TOLD
#define EMPTY(type) CFN(type, ""), "resource/required:2"
#define CALL(verb, option)                                                     \
    "a.sh", "aws dms create-" verb " --region eu-west-1 " option "\n", TOLD
#define OPTION(engine, option)                                                 \
    CLI("--endpoint-identifier a --endpoint-type target --engine-name " engine \
        " --" option " '{}'"),                                                 \
        TOLD

static const struct row empty[] = {
    {BLOCK("aws_dms_certificate")},
    {BLOCK("aws_dms_endpoint")},
    {BLOCK("aws_dms_event_subscription")},
    {BLOCK("aws_dms_replication_config")},
    {BLOCK("aws_dms_replication_instance")},
    {BLOCK("aws_dms_replication_subnet_group")},
    {BLOCK("aws_dms_replication_task")},
    {BLOCK("aws_dms_s3_endpoint")},
    {ENGINE("elasticsearch")},
    {ENGINE("kafka")},
    {ENGINE("kinesis")},
    {ENGINE("opensearch")},
    {ENGINE("redis")},
    {NESTED("opensearch", "elasticsearch_settings")},
    {NESTED("redis", "redis_settings")},
    {EMPTY("Endpoint")},
    {EMPTY("EventSubscription")},
    {EMPTY("ReplicationConfig")},
    {EMPTY("ReplicationInstance")},
    {EMPTY("ReplicationSubnetGroup")},
    {EMPTY("ReplicationTask")},
    {CALL("endpoint", "")},
    {CALL("event-subscription", "")},
    {CALL("replication-config", "")},
    {CALL("replication-instance", "")},
    {CALL("replication-subnet-group", "")},
    {CALL("replication-task", "")},
    {CALL("endpoint", "--cli-input-json '{}'")},
    {CALL("event-subscription", "--cli-input-json '{}'")},
    {CALL("replication-config", "--cli-input-json '{}'")},
    {CALL("replication-instance", "--cli-input-json '{}'")},
    {CALL("replication-subnet-group", "--cli-input-json '{}'")},
    {CALL("replication-task", "--cli-input-json '{}'")},
    {OPTION("elasticsearch", "elasticsearch-settings")},
    {OPTION("neptune", "neptune-settings")},
    {OPTION("redis", "redis-settings")},
    {OPTION("timestream", "timestream-settings")},
};

TEST(terraform)
TEST(blocks)
TEST(versions)
TEST(parts)
TEST(cloudformation)
TEST(scripts)
TEST(empty)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_terraform),      cmocka_unit_test(of_blocks),
        cmocka_unit_test(of_versions),       cmocka_unit_test(of_parts),
        cmocka_unit_test(of_cloudformation), cmocka_unit_test(of_scripts),
        cmocka_unit_test(of_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
