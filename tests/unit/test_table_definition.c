/* What the rules find in external table definitions, in each host; their shape
 * is checked by the schema (tests/schemas/external-table-definition). */
#include "unit/resources.h"

/* A definition of one table, from line 1 on; the columns begin on line 5. */
#define OF(count, columns, total)                                              \
    "{\"TableCount\": " count ",\n\"Tables\": [{\n"                            \
    "\"TableName\": \"parcel\", \"TablePath\": \"post/parcel/\",\n"            \
    "\"TableOwner\": \"post\", \"TableColumns\": [\n" columns "],\n"           \
    "\"TableColumnsTotal\": " total "}]}\n"
#define COLUMN(name, more)                                                     \
    "{\"ColumnName\": \"" name "\", \"ColumnType\": \"INT8\"" more "}"
#define JSON(count, columns, total) "a.json", OF(count, columns, total)
#define TWO                         COLUMN("a", "") ",\n" COLUMN("b", "")
#define KEY(is, may)                                                           \
    COLUMN("a", ",\n\"ColumnIsPk\": " is ",\n\"ColumnNullable\": " may)

static const struct row counts[] = {
    {JSON("1", TWO, "2"), ""},
    {JSON("\"1\"", TWO, "\"2\""), ""},
    {JSON("\"01\"", TWO, "2"), ""},
    {JSON("2", TWO, "2"), "endpoint/table-count:1"},
    {JSON("1", TWO, "\"3\""), "endpoint/table-count:7"},
    {JSON("0", TWO, "1"), "endpoint/table-count:1 endpoint/table-count:7"},
    {JSON("1", "", "0"), ""},
    {JSON("1", "", "1"), "endpoint/table-count:6"},
    /* What is filled in may be any number, and any number of columns. */
    {JSON("${count}", TWO, "\"${total}\""), ""},
    {JSON("{{ count }}", TWO, "2"), ""},
    {JSON("1", COLUMN("a", "") ", ${columns}", "7"), ""},
    {JSON("1", "${columns}", "7"), ""},
    /* The schema tells what is no number, or not there. */
    {JSON("\"two\"", TWO, "null"), ""},
    {"a.json", "{\"Tables\": [{\"TableColumns\": [{}]}]}", ""},
    {"a.json", "{\"TableCount\": 2, \"Tables\": [{\"TableColumns\": 1}, 1]}",
     ""},
    /* Of what cannot be read nobody knows how much there is. */
    {"a.json",
     "{\"TableCount\": 2, \"Tables\": [{\"TableColumns\": []}, {\"a\": x y z"
     " 'u }]}",
     "json/syntax:1"},
};

static const struct row names[] = {
    {JSON("1", COLUMN("a", "") ",\n" COLUMN("a", ""), "2"),
     "endpoint/table-definition:6"},
    {JSON("1", COLUMN("a", "") ",\n" COLUMN("a", "") ",\n" COLUMN("a", ""),
          "3"),
     "endpoint/table-definition:6 endpoint/table-definition:7"},
    {JSON("1", COLUMN("a", "") ",\n" COLUMN("A", ""), "2"), ""},
    {JSON("1", COLUMN("${x}", "") ",\n" COLUMN("${x}", ""), "2"), ""},
};

static const struct row keys[] = {
    {JSON("1", KEY("true", "true"), "1"), "endpoint/table-key:7"},
    {JSON("1", KEY("\"true\"", "\"True\""), "1"), "endpoint/table-key:7"},
    {JSON("1", KEY("\"true\"", "\"false\""), "1"), ""},
    {JSON("1", KEY("\"false\"", "\"true\""), "1"), ""},
    {JSON("1", KEY("\"true\"", "\"${nullable}\""), "1"), ""},
    {JSON("1", KEY("\"${key}\"", "\"true\""), "1"), ""},
    {JSON("1", COLUMN("a", ", \"ColumnIsPk\": true"), "1"), ""},
    {JSON("1", COLUMN("a", ", \"ColumnNullable\": true"), "1"), ""},
};

/* In other documents of many trades tables have columns, too. */
#define WRONG          "{\"TableCount\": 2, \"Tables\": [{\"TableColumns\": []}]}"
#define TF(type, body) "a.tf", "resource \"" type "\" \"a\" {\n" body "\n}\n"
#define S3             "aws_dms_s3_endpoint"
#define ENDPOINT       "aws_dms_endpoint"
#define CFN(body)                                                              \
    "a.yaml", "Resources: { E: { Type: AWS::DMS::Endpoint, Properties: {\n"    \
              "EngineName: s3, S3Settings: {\n" body "\n} } } }\n"
#define CLI(options)                                                           \
    "a.sh", "aws dms create-endpoint --endpoint-identifier a \\\n"             \
            "--engine-name s3 \\\n" options "\n"
#define INNER                                                                  \
    "{\\\"TableCount\\\": 2, \\\"Tables\\\": [{\\\"TableColumns\\\": []}]}"

static const struct row hosts[] = {
    {"a.json", WRONG, "endpoint/table-count:1"},
    /* Settings of S3, for file:// of a script. */
    {"a.json",
     "{\"BucketName\": \"a\",\n\"ExternalTableDefinition\": \"" INNER "\"}",
     "endpoint/table-count:2"},
    {"a.tf",
     "locals {\n  a = { TableCount = 2, Tables = [{ TableColumns = [] }] "
     "}\n}\n",
     "endpoint/table-count:2"},
    {"a.tf",
     "locals {\n  a = { TableCount = 2, Tables = [{ Columns = [] }] }\n}\n",
     ""},
    {TF(S3, "  external_table_definition = <<EOF\n" WRONG "\nEOF"),
     "endpoint/table-count:3"},
    {TF(S3, "  external_table_definition = \"" INNER "\""),
     "endpoint/table-count:2"},
    {TF(S3, "  external_table_definition = jsonencode({\n"
            "    TableCount = 2\n    Tables = [{ TableColumns = [] }]\n  })"),
     "endpoint/table-count:3"},
    {TF(S3, "  external_table_definition = jsonencode({\n"
            "    TableCount = 2\n    Tables = [for t in var.t : {}]\n  })"),
     ""},
    {TF(S3, "  external_table_definition = var.definition"), ""},
    {TF(S3, "  external_table_definition = \"\""), ""},
    {TF(S3, "  external_table_definition = null"), ""},
    {TF(S3, "  external_table_definition = local.d\n}\nlocals {\n  d = "
            "<<EOF\n" WRONG "\nEOF"),
     "endpoint/table-count:6"},
    {TF(ENDPOINT,
        "  s3_settings {\n    external_table_definition = <<EOF\n" WRONG
        "\nEOF\n  }"),
     "endpoint/s3-settings-block:2 endpoint/table-count:4"},
    {"a.tf",
     "module \"dms\" {\n  source = \"terraform-aws-modules/dms/aws\"\n"
     "  s3_endpoints = {\n    a = {\n      external_table_definition = "
     "\"" INNER "\"\n    }\n  }\n}\n",
     "endpoint/table-count:5"},
    {CFN("ExternalTableDefinition: '" WRONG "'"), "endpoint/table-count:3"},
    {CFN("ExternalTableDefinition: !Sub '" WRONG "'"),
     "endpoint/table-count:3"},
    {CFN("ExternalTableDefinition: !Ref Definition"), ""},
    {CFN("ExternalTableDefinition: ''"), ""},
    {CLI("--s3-settings '{\"ExternalTableDefinition\": \"" INNER "\"}'"),
     "endpoint/table-count:3"},
    {CLI("--s3-settings \"$SETTINGS\""), ""},
    {CLI("--s3-settings BucketName=a,CdcPath=b"), ""},
    {CLI("--external-table-definition '" WRONG "'"), "endpoint/table-count:3"},
    {CLI("--external-table-definition \"$DEFINITION\""), ""},
    {"a.json",
     "{\"Endpoints\": [{\"EndpointIdentifier\": \"a\", \"EngineName\": "
     "\"s3\",\n\"Status\": \"active\", \"S3Settings\": {\n"
     "\"ExternalTableDefinition\": \"" INNER "\"}}]}",
     "endpoint/table-count:3"},
    {"a.json",
     "{\"format_version\": \"1.2\", \"planned_values\": {\"root_module\": "
     "{\"resources\": [{\n\"address\": \"aws_dms_s3_endpoint.a\", \"type\": "
     "\"aws_dms_s3_endpoint\",\n\"values\": {\"external_table_definition\": "
     "\"" INNER "\"}}]}}}",
     "endpoint/table-count:3"},
};

/* A source needs one. */
static const struct row sources[] = {
    {TF(S3, "  endpoint_type = \"source\""), "endpoint/table-definition:1"},
    {TF(S3, "  endpoint_type = \"target\""), ""},
    {TF(S3, "  endpoint_type = var.type"), ""},
    {TF(S3, "  endpoint_type = \"source\"\n"
            "  external_table_definition = var.definition"),
     ""},
    {TF(S3, "  endpoint_type = \"source\"\n  data_format = \"parquet\""), ""},
    {TF(ENDPOINT, "  endpoint_type = \"source\"\n  engine_name = \"s3\"\n"
                  "  extra_connection_attributes = "
                  "\"bucketName=a;externalTableDefinition={}\""),
     ""},
    {TF(ENDPOINT, "  endpoint_type = \"source\"\n  engine_name = \"s3\"\n"
                  "  extra_connection_attributes = \"bucketName=a\""),
     "endpoint/table-definition:1"},
    {TF(ENDPOINT, "  endpoint_type = \"source\"\n  engine_name = \"s3\"\n"
                  "  extra_connection_attributes = var.more"),
     ""},
    {TF(ENDPOINT, "  endpoint_type = \"source\"\n  engine_name = \"s3\"\n"
                  "  dynamic \"s3_settings\" {\n    for_each = var.s\n  }"),
     ""},
    {"a.yaml",
     "Resources: { E: { Type: AWS::DMS::Endpoint, Properties: {\n"
     "EndpointType: source, EngineName: s3, S3Settings: { BucketName: a } "
     "} } }\n",
     "endpoint/table-definition:1"},
    {CLI("--endpoint-type source --s3-settings BucketName=a"),
     "endpoint/table-definition:1"},
    {CLI("--endpoint-type source --s3-settings \"$SETTINGS\""), ""},
    {CLI("--endpoint-type source --external-table-definition \"$D\""), ""},
    {CLI("--endpoint-type source --s3-settings "
         "'{\"ExternalTableDefinition\": \"'\"$D\"'\"}'"),
     ""},
};

TEST(counts)
TEST(names)
TEST(keys)
TEST(hosts)
TEST(sources)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_counts),  cmocka_unit_test(of_names),
        cmocka_unit_test(of_keys),    cmocka_unit_test(of_hosts),
        cmocka_unit_test(of_sources),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
