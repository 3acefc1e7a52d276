/* What holds for every member of a resource, and for the engine of an endpoint:
 * documents that have a mistake and such that have not, in the words of
 * different hosts. */
#include "unit/resources.h"

/* An endpoint in each host; what is given goes into it from line 2 on. */
#define TF(body) "a.tf", "resource \"aws_dms_endpoint\" \"a\" {\n" body "\n}\n"
#define S3(body)                                                               \
    "a.tf", "resource \"aws_dms_s3_endpoint\" \"a\" {\n" body "\n}\n"
#define MODULE(body)                                                           \
    "a.tf", "module \"m\" {\n  source = \"terraform-aws-modules/dms/aws\"\n"   \
            "  endpoints = { a = {\n" body "\n  } }\n}\n"
#define CFN(body)                                                              \
    "a.yaml", "Resources: { E: { Type: AWS::DMS::Endpoint, Properties: {\n"    \
              "EndpointType: source,\n" body "\n} } }\n"
#define API(body) "a.json", "{\"EndpointIdentifier\":\"a\",\n" body "}\n"
#define CLI(body)                                                              \
    "a.sh", "aws dms create-endpoint --endpoint-identifier a --endpoint-type " \
            "\\\ntarget " body "\n"
#define ENGINE(name) "\"EngineName\":\"" name "\",\n"

static const struct row engines[] = {
    {TF("engine_name = \"postgress\""), "endpoint/unknown-engine:2"},
    {TF("engine_name = \"postgres\""), ""},
    {TF("engine_name = var.engine"), ""},
    {TF("engine_name = \"${var.engine}-x\""), ""},
    {CFN("EngineName: AURORA"), ""},
    {CFN("EngineName: !Ref Engine"), ""},
    {API("\"EngineName\":\"<ENGINE>\"\n"), ""},
    {CLI("--engine-name cobol"), "endpoint/unknown-engine:2"},
    {CLI("--engine-name \"$ENGINE\""), ""},
    {CLI("--engine-name mongodb"), "endpoint/engine-role:2"},
    {CFN("EngineName: kafka"), "endpoint/engine-role:2"},
    {CFN("EngineName: s3, S3Settings: !Ref S"), ""},
    {TF("endpoint_type = var.type\nengine_name = \"kafka\""), ""},
    {TF("engine_name = \"oracle\"\nssl_mode = \"require\""),
     "endpoint/ssl-mode:3"},
    {TF("engine_name = \"oracle\"\nssl_mode = \"verify-ca\"\ncertificate_arn = "
        "\"C\""),
     ""},
    {TF("engine_name = \"oracle\"\nssl_mode = \"verify\""), "resource/value:3"},
    {S3("ssl_mode = \"verify-full\""), "endpoint/ssl-mode:2"},
    {S3("ssl_mode = \"none\""), ""},
};

static const struct row settings[] = {
    {TF("engine_name = \"mysql\"\npostgres_settings {\n}"),
     "endpoint/settings-engine:3"},
    {TF("engine_name = \"aurora-postgresql\"\npostgres_settings {\n}"), ""},
    {TF("engine_name = var.x\npostgres_settings {\n}"), ""},
    {TF("engine_name = \"mysql\"\ndynamic \"postgres_settings\" {\n}"), ""},
    {CFN("EngineName: mysql,\nMySqlSettings: {}"), ""},
    {CFN("EngineName: oracle,\nMySqlSettings: {}"),
     "endpoint/settings-engine:4"},
    {API(ENGINE("opensearch") "\"ElasticsearchSettings\":{}"), ""},
    {API(ENGINE("docdb") "\"MongoDbSettings\":{}"),
     "endpoint/settings-engine:3"},
    {API(ENGINE("docdb") "\"MongoDbSettings\":null"), ""},
    {CLI("--engine-name s3 --kafka-settings Broker=x"),
     "endpoint/settings-engine:2"},
    {CLI("--engine-name oracle --server-name --port 1521"), "resource/type:2"},
    {CLI("--engine-name oracle --endpoint-type target "
         "--oracle-settings UseBFile=true"),
     "endpoint/setting-role:2"},
    {CLI("--engine-name oracle --endpoint-type target "
         "--oracle-settings UseBFile=false"),
     ""},
    {CLI("--engine-name oracle --endpoint-type \"$TYPE\" "
         "--oracle-settings UseBFile=true,UseLogminerReader=false"),
     "resource/option-twice:1"},
    {TF("engine_name = \"mysql\"\nendpoint_type = \"source\"\n"
        "extra_connection_attributes = \"parallelLoadThreads=4\""),
     "endpoint/setting-role:4"},
};

static const struct row attributes[] = {
    {TF("engine_name = \"postgres\"\n"
        "extra_connection_attributes = \"hearbeatEnable=Y\""),
     "endpoint/unknown-attribute:3"},
    {TF("engine_name = \"postgres\"\n"
        "extra_connection_attributes = \"HEARTBEATENABLE=Y;x=1;\""),
     ""},
    {TF("engine_name = \"oracle\"\n"
        "extra_connection_attributes = \"asm_user=a;useLogMinerReader=N\""),
     ""},
    {TF("engine_name = \"mysql\"\n"
        "extra_connection_attributes = "
        "\"Initstmt=SET FOREIGN_KEY_CHECKS=0;${var.more}\""),
     ""},
    {TF("engine_name = \"mysql\"\nextra_connection_attributes = <<-EOT\n"
        "    eventsPollInterval=5;\n    parallelLoadThred=2\n  EOT"),
     "endpoint/unknown-attribute:5 endpoint/attribute-space:5"},
    {CFN("EngineName: postgres,\n"
         "ExtraConnectionAttributes: 'heartbeatEnable=Y; slotName=a'"),
     "endpoint/attribute-space:4"},
    {TF("engine_name = \"s3\"\nextra_connection_attributes = "
        "\"csvDelimiter=\\t;csvRowDelimiter=\\n;bucketFolder=a\""),
     ""},
    {TF("engine_name = \"s3\"\nextra_connection_attributes = "
        "\"csvDelimiter=,; csvRowDelimiter=\\n;bucketFolder=a\""),
     "endpoint/attribute-space:3"},
    {CFN("EngineName: postgres,\n"
         "ExtraConnectionAttributes: !Sub 'heartbeatEnabl=${On}'"),
     ""},
    {CFN("EngineName: postgres,\nPostgreSqlSettings: { SlotName: a },\n"
         "ExtraConnectionAttributes: 'slotName=a;captureDdls=N'"),
     "endpoint/setting-twice:5"},
    {API(ENGINE("s3") "\"S3Settings\":{\"CdcPath\":\"x\"},\n"
                      "\"ExtraConnectionAttributes\":\"cdcPath=\\u0078\""),
     "endpoint/setting-twice:4"},
    {CLI("--engine-name postgres --extra-connection-attributes \\\n"
         "\"maxFileSiz=$S;executeTimeout=1\""),
     ""},
    {CLI("--engine-name postgres --extra-connection-attributes \\\n"
         "'maxFileSiz=1;executeTimeout=1'"),
     "endpoint/unknown-attribute:3"},
};

static const struct row names[] = {
    {"a.yaml",
     "Resources: { T: { Type: AWS::DMS::ReplicationTask, Properties: {\n"
     "MigrationType: full_load } } }",
     "resource/value:2"},
    {CFN("EngineNam: mysql"), "resource/unknown-member:3"},
    {CFN("EngineName: mysql,\nColour: red"), "resource/unknown-member:4"},
    {CFN("EngineName: mysql,\nMySqlSettings: { ExecuteTimeout: 5 }"),
     "resource/unknown-member:4"},
    {CFN("EngineName: mysql,\n'Fn::Transform': x"), ""},
    {"a.yaml", "Resources: { I: { Type: AWS::DMS::ReplicationInstance } }", ""},
    {TF("engine_name = \"mysql\"\n"
        "extra_connection_attributes = <<-EOT\n    a=1;b=2\n  EOT"),
     ""},
    {API("\"EngineName\":\"mysql\",\"ServerNam\":\"a\""),
     "resource/unknown-member:2"},
    {API("\"EngineName\":\"mysql\",\"Colour\":\"red\""), ""},
    {API("\"EngineName\":\"mysql\",\"Status\":\"active\",\"ServerNam\":\"a\""),
     ""},
    {MODULE("engine_nam = \"mysql\""), "resource/unknown-member:4"},
    {MODULE("engine_name = \"mysql\"\ncolour = \"red\""), ""},
    {MODULE("engine_name = \"postgres\"\n"
            "postgres_settings = { heartbeat_enabled = true }"),
     "resource/unknown-member:5"},
    {TF("engine_nam = \"mysql\""), ""},
    {CLI("--engine-nam mysql"), ""},
    {CLI("--engine-name s3 --s3-settings BucketNam=x"),
     "resource/unknown-member:2"},
    {"a.tf",
     "module \"m\" {\n  source = \"terraform-aws-modules/dms/aws\"\n"
     "  replication_tasks = { a = {\n  migration_type = \"cdc\"\n"
     "  serverless_config = { max_capacity_units = 2 }\n"
     "  source_endpoint_arn = var.a\n  target_endpoint_key = \"b\"\n"
     "  } }\n}\n",
     ""},
};

static const struct row values[] = {
    {CFN("EngineName: mysql,\nPort: '3306'"), ""},
    {CFN("EngineName: mysql,\nPort: 33a06"), "resource/type:4"},
    {CFN("EngineName: mysql,\nPort: !Ref Port"), ""},
    {CFN("EngineName: mysql,\nServerName: [a, b]"), "resource/type:4"},
    {CFN("EngineName: mysql,\nUsername: 5"), ""},
    {CFN("EngineName: postgres,\nPostgreSqlSettings: { CaptureDdls: no }"), ""},
    {CFN("EngineName: postgres,\nPostgreSqlSettings: { CaptureDdls: nope }"),
     "resource/type:4"},
    {CFN("EngineName: postgres,\nPostgreSqlSettings: text"), "resource/type:4"},
    {API(ENGINE("mysql") "\"Port\":3306"), ""},
    {API(ENGINE("mysql") "\"Port\":\"3306\""), "resource/type:3"},
    {API(ENGINE("mysql") "\"Port\":\"3306\",\"Status\":\"active\""), ""},
    {API(ENGINE("mysql") "\"Port\":null"), ""},
    {API(ENGINE("mysql") "\"Tags\":{}"), "resource/type:3"},
    {CLI("--engine-name mysql --port 3306 --tags Key=a,Value=b"), ""},
    {CLI("--engine-name mysql --port 33a06"), "resource/type:2"},
    {TF("engine_name = \"postgres\"\npostgres_settings {\n"
        "  plugin_name = \"pglogic\"\n}"),
     "resource/value:4"},
    {TF("engine_name = \"postgres\"\npostgres_settings {\n"
        "  plugin_name = \"test_decoding\"\n}"),
     ""},
    {TF("engine_name = \"postgres\"\npostgres_settings {\n"
        "  plugin_name = \"\"\n}"),
     ""},
    {S3("compression_type = \"GZIP\"\nencryption_mode = \"SSE_KMS\""), ""},
    {S3("data_format = \"parqet\""), "resource/value:2"},
    {S3("data_format = \"Parquet\""), "resource/value:2"},
    {S3("encryption_mode = \"sse-kms\""), "resource/value:2"},
    {S3("compression_type = \"gzip\""), ""},
    {TF("engine_name = \"MySQL\""), "endpoint/unknown-engine:2"},
    {CFN("EngineName: MySQL"), ""},
    {CFN("EngineName: mysql,\nSslMode: '{}'"), ""},
    {TF("engine_name = \"postgres\"\npostgres_settings {\n"
        "  heartbeat_frequency = 0\n}"),
     "resource/range:4"},
    {TF("engine_name = \"postgres\"\npostgres_settings {\n"
        "  heartbeat_frequency = 1\n}"),
     ""},
    {S3("max_file_size = 1048577"), "resource/range:2"},
    {S3("max_file_size = local.size\n}\nlocals {\n  size = 0"),
     "resource/range:5"},
    {S3("max_file_size = var.size\n}\nvariable \"size\" {\n  default = 0"), ""},
};

TEST(engines)
TEST(settings)
TEST(attributes)
TEST(names)
TEST(values)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_engines),    cmocka_unit_test(of_settings),
        cmocka_unit_test(of_attributes), cmocka_unit_test(of_names),
        cmocka_unit_test(of_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
