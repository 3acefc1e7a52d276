/* What the rules find in texts that must have a form, and in options that are
 * given twice. */
#include "unit/resources.h"

#define TF(type, body) "a.tf", "resource \"" type "\" \"a\" {\n" body "\n}\n"
#define CFN(type, body)                                                        \
    "a.yaml", "Resources: { E: { Type: AWS::DMS::" type ", Properties: {\n"    \
              "" body "\n} } }\n"
#define CLI(verb, body) "a.sh", "aws dms " verb " \\\n" body "\n"
#define TASK            "aws_dms_replication_task"
#define S3(role)                                                               \
    "EngineName: s3, S3Settings: { ServiceAccessRoleArn: " role " }"

static const struct row arns[] = {
    {CFN("Endpoint", S3("writer")), "resource/arn:2"},
    {CFN("Endpoint", S3("''")), "resource/arn:2"},
    {CFN("Endpoint", S3("'role/writer'")), "resource/arn:2"},
    {CFN("Endpoint", S3("'arn:aws:iam::999988887777:policy/writer'")),
     "resource/arn:2"},
    {CFN("Endpoint", S3("'arn:aws:s3:::lake'")), "resource/arn:2"},
    {CFN("Endpoint", "EngineName: mysql, MySqlSettings: {\n"
                     "SecretsManagerAccessRoleArn: reader }"),
     "resource/arn:3"},
    {CFN("EventSubscription", "SnsTopicArn: alerts"), "resource/arn:2"},
    {CFN("EventSubscription", "SnsTopicArn: ''"), "resource/arn:2"},
    {CFN("ReplicationTask", "SourceEndpointArn: orders\n"), "resource/arn:2"},
    {TF("aws_dms_endpoint", "engine_name = \"dynamodb\"\n"
                            "service_access_role = \"writer\""),
     "resource/arn:3"},
    {TF("aws_dms_s3_endpoint", "service_access_role_arn = \"writer\""),
     "resource/arn:2"},
    {TF("aws_dms_endpoint", "engine_name = \"redshift\"\nredshift_settings {\n"
                            "service_access_role_arn = \"writer\"\n}"),
     "resource/arn:4"},
    {TF(TASK, "source_endpoint_arn = \"orders\"\n"
              "target_endpoint_arn = "
              "\"arn:aws:rds:eu-west-1:999988887777:db:orders\""),
     "resource/arn:2 resource/arn:3"},
    {TF(TASK, "replication_instance_arn = "
              "\"arn:aws:dms:eu-west-1:999988887777:endpoint:A\""),
     "resource/arn:2"},
    {CLI("create-replication-task", "--source-endpoint-arn orders"),
     "resource/arn:2"},
    {CLI("modify-endpoint", "--endpoint-arn orders"), "resource/arn:2"},
    {CLI("create-endpoint", "--engine-name s3 --s3-settings "
                            "ServiceAccessRoleArn=writer,BucketName=b"),
     "resource/arn:2"},
    {"a.json",
     "{\"EngineName\": \"s3\", \"EndpointIdentifier\": \"a\",\n"
     "\"S3Settings\": {\"ServiceAccessRoleArn\": \"writer\"}}",
     "resource/arn:2"},
    {CLI("create-endpoint", "--engine-name s3 --extra-connection-attributes "
                            "'serviceAccessRoleArn=writer;bucketName=b'"),
     "resource/arn:2"},
};

static const struct row quiet_arns[] = {
    {CFN("Endpoint", S3("!GetAtt R.Arn")), ""},
    {CFN("Endpoint", S3("!Sub 'arn:aws:iam::${AWS::AccountId}:role/w'")), ""},
    {CFN("Endpoint", S3("'{{resolve:ssm:/role}}'")), ""},
    {CFN("Endpoint", S3("'arn:aws:iam::999988887777:role/writer'")), ""},
    {CFN("Endpoint", S3("'arn:aws-cn:iam::999988887777:role/a/writer'")), ""},
    {CFN("Endpoint", S3("'arn:aws:iam::123456789012:policy/writer'")), ""},
    {CFN("Endpoint", S3("ROLE")), ""},
    {CFN("Endpoint", S3("your-role")), ""},
    {CFN("Endpoint", S3("my-role-arn")), ""},
    {CFN("Endpoint", S3("<role>")), ""},
    {CFN("Endpoint", S3("...")), ""},
    {CFN("ReplicationTask", "SourceEndpointArn: ''\n"), ""},
    {TF("aws_dms_endpoint", "engine_name = \"mysql\"\n"
                            "service_access_role = \"\""),
     ""},
    {TF(TASK, "source_endpoint_arn = var.source\n"
              "target_endpoint_arn = aws_dms_endpoint.t.endpoint_arn\n"
              "replication_instance_arn = "
              "\"arn:aws:dms:eu-west-1:${var.account}:rep:A\""),
     ""},
    {TF(TASK, "source_endpoint_arn = "
              "\"arn:aws:dms:eu-west-1:999988887777:endpoint:A\""),
     ""},
    {TF("aws_dms_endpoint",
        "engine_name = \"mysql\"\ncertificate_arn = "
        "\"arn:aws:acm:us-east-1:123456789012:certificate/1\""),
     ""},
    {CLI("create-replication-task", "--source-endpoint-arn \"$SOURCE\""), ""},
    {CLI("create-replication-task",
         "--source-endpoint-arn source-endpoint-arn"),
     ""},
    {"a.tf",
     "module \"dms\" {\n"
     "  source = \"terraform-aws-modules/dms/aws\"\n"
     "  endpoints = { orders = { engine_name = \"mysql\" } }\n"
     "  replication_tasks = { a = { source_endpoint_key = \"orders\" } }\n"
     "}\n",
     ""},
    {"answer.json",
     "{\"EngineName\": \"s3\", \"EndpointIdentifier\": \"a\", \"Status\": "
     "\"active\",\n\"S3Settings\": {\"ServiceAccessRoleArn\": \"writer\"}}",
     ""},
};

#define PEM "-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----"
#define DER "MIIDBTCCAe2gAwIBAgIUQ5PTvCkRhXh8TCl5VJNMC0X4lAwwDQYJ"

static const struct row certificates[] = {
    {TF("aws_dms_certificate", "certificate_pem = \"ca.pem\""),
     "resource/certificate:2"},
    {TF("aws_dms_certificate", "certificate_pem = \"" DER "\""),
     "resource/certificate:2"},
    {TF("aws_dms_certificate", "certificate_wallet = \"wallet/cwallet.sso\""),
     "resource/certificate:2"},
    {TF("aws_dms_certificate", "certificate_wallet = \"a:b-c\""),
     "resource/certificate:2"},
    {CFN("Certificate", "CertificatePem: " DER), "resource/certificate:2"},
    {CFN("Certificate", "CertificatePem: ./rds-ca.crt"),
     "resource/certificate:2"},
    {CLI("import-certificate", "--certificate-pem rds-ca.pem"),
     "resource/certificate:2"},
    {CLI("import-certificate", "--certificate-wallet cwallet.sso"),
     "resource/certificate:2"},
    {CLI("import-certificate", "--certificate-pem " DER),
     "resource/certificate:2"},
    {TF("aws_dms_certificate", "certificate_pem = \"" PEM "\""), ""},
    {TF("aws_dms_certificate", "certificate_pem = file(\"no-such-file.pem\")"),
     ""},
    {TF("aws_dms_certificate", "certificate_pem = var.ca"), ""},
    {TF("aws_dms_certificate", "certificate_pem = \"...\""), ""},
    {TF("aws_dms_certificate", "certificate_pem = \"\""), ""},
    {TF("aws_dms_certificate", "certificate_pem = \"your certificate\""), ""},
    {TF("aws_dms_certificate", "certificate_wallet = \"" DER "\""), ""},
    {TF("aws_dms_certificate",
        "certificate_wallet = filebase64(\"cwallet.sso\")"),
     ""},
    {CFN("Certificate", "CertificatePem: \"" PEM "\""), ""},
    {CFN("Certificate", "CertificatePem: !Ref Pem"), ""},
    {CLI("import-certificate", "--certificate-pem file://no-such-file.pem"),
     ""},
    {CLI("import-certificate", "--certificate-pem \"$(cat ca.pem)\""), ""},
    {CLI("import-certificate", "--certificate-wallet fileb://cwallet.sso"), ""},
    {CLI("import-certificate", "--certificate-pem '" PEM "'"), ""},
    {CLI("import-certificate", "--certificate-pem file://path to the CA"), ""},
};

#define INSTANCE "create-replication-instance"

static const struct row options[] = {
    {CLI(INSTANCE, "--tags Key=a,Value=1 \\\n--tags Key=b,Value=2"),
     "resource/option-twice:2"},
    {CLI(INSTANCE, "--vpc-security-group-ids sg-1 --vpc-security-group-ids "
                   "sg-2 --vpc-security-group-ids sg-3"),
     "resource/option-twice:2"},
    {CLI(INSTANCE, "--engine-version 3.5.4 --engine-version=3.6.1"),
     "resource/option-twice:2"},
    {CLI("create-endpoint", "--engine-name \"$A\" --engine-name \"$B\""),
     "resource/option-twice:2"},
    /* The last one is what is looked at. */
    {CLI("create-endpoint", "--engine-name mysql --engine-name postgress"),
     "resource/option-twice:2 endpoint/unknown-engine:2"},
    {CLI("create-endpoint", "--engine-name postgress --engine-name postgres"),
     "resource/option-twice:2"},
    /* A dash that was pasted. */
    {CLI(INSTANCE, "--engine-version 3.6.1 \\\n\xE2\x80\x94multi-az"),
     "resource/unknown-member:3"},
    {CLI(INSTANCE, "--tags Key=a,Value=1 \xE2\x80\x93multi-az true"),
     "resource/unknown-member:2"},
    {CLI("create-endpoint", "--database-name 'shop \xE2\x80\x94 old'"), ""},
    {CLI(INSTANCE, "--engine-version 3.6.1 --engine-version 3.6.1"), ""},
    {CLI(INSTANCE, "--tags Key=a,Value=1 Key=b,Value=2"), ""},
    {CLI(INSTANCE, "--engine-version 3.6.1 || aws dms " INSTANCE
                   " --engine-version 3.5.4"),
     ""},
};

static const struct row engines[] = {
    {CFN("Endpoint", "EngineName: ''"), "endpoint/unknown-engine:2"},
    {TF("aws_dms_endpoint", "engine_name = \"\""), "endpoint/unknown-engine:2"},
    {CLI("create-endpoint", "--engine-name ''"), ""},
    {"skeleton.json", "{\"EndpointIdentifier\": \"\", \"EngineName\": \"\"}",
     ""},
};

static void test_arns(void **state)
{
    (void)state;
    check_rows(arns, sizeof arns / sizeof *arns);
}

static void test_quiet_arns(void **state)
{
    (void)state;
    check_rows(quiet_arns, sizeof quiet_arns / sizeof *quiet_arns);
}

static void test_certificates(void **state)
{
    (void)state;
    check_rows(certificates, sizeof certificates / sizeof *certificates);
}

static void test_options(void **state)
{
    (void)state;
    check_rows(options, sizeof options / sizeof *options);
}

static void test_engines(void **state)
{
    (void)state;
    check_rows(engines, sizeof engines / sizeof *engines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arns),         cmocka_unit_test(test_quiet_arns),
        cmocka_unit_test(test_certificates), cmocka_unit_test(test_options),
        cmocka_unit_test(test_engines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
