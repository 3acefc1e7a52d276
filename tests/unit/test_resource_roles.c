/* What the rules find in the IAM roles that DMS works with, and in what needs
 * them. */
#include "unit/resources.h"

static const struct row roles[] = {
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name_prefix = \"dms-vpc-role\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "",
     "role/name:2"},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"dms-vpc-role\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"dms-vpc-role-x\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "",
     "role/name:2"},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"${var.env}-dms-vpc-role\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "",
     "role/name:2"},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"${var.env}dms-vpc-role\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = var.name\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"dms_cloudwatch_logs_role\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "",
     "role/name:2"},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"dms-vpc-role-x\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"ec2.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"dms-access-for-endpoint-x\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"dms-access-for-endpoint-x\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "resource \"aws_iam_role_policy_attachment\" \"a\" {\n"
     "  role = aws_iam_role.r.name\n"
     "  policy_arn = "
     "\"arn:aws:iam::aws:policy/service-role/AmazonDMSRedshiftS3Role\"\n"
     "}\n"
     "",
     "role/name:2"},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"shop\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "resource \"aws_iam_role_policy_attachment\" \"a\" {\n"
     "  role = \"shop\"\n"
     "  policy_arn = "
     "\"arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole\"\n"
     "}\n"
     "",
     "role/name:2"},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"${var.prefix}-vpc-role\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "resource \"aws_iam_role_policy_attachment\" \"a\" {\n"
     "  role = aws_iam_role.r.name\n"
     "  policy_arn = "
     "\"arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole\"\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"shop\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "resource \"aws_iam_role_policy_attachment\" \"a\" {\n"
     "  role = aws_iam_role.other.name\n"
     "  policy_arn = "
     "\"arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole\"\n"
     "}\n"
     "",
     ""},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      RoleName: dms-vpc-roles\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "",
     "role/name:5"},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      RoleName: !Sub \"${AWS::StackName}-dms-vpc-role\"\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "",
     "role/name:5"},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      RoleName: !Join [\"-\", [dms, vpc, role]]\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "",
     ""},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      RoleName: !Ref Name\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "",
     ""},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      ManagedPolicyArns: "
     "[arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole]\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "",
     "role/name:5"},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      ManagedPolicyArns: "
     "[arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole, "
     "arn:aws:iam::aws:policy/x]\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "",
     ""},
    {"a.sh",
     "aws iam create-role --role-name dms-vpc-role-1 \\\n"
     "  --assume-role-policy-document "
     "'{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"dms."
     "amazonaws.com\"}}]}'\n"
     "",
     "role/name:1"},
    {"a.sh",
     "aws iam create-role --role-name dms-vpc-role \\\n"
     "  --assume-role-policy-document "
     "'{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"dms."
     "amazonaws.com\"}}]}'\n"
     "",
     ""},
    {"a.sh",
     "aws iam create-role --role-name \"dms-vpc-role-$ENV\" \\\n"
     "  --assume-role-policy-document "
     "'{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"dms."
     "amazonaws.com\"}}]}'\n"
     "",
     ""},
};

static const struct row secrets[] = {
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"shop\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"e\" {\n"
     "  engine_name = \"mysql\"\n"
     "  secrets_manager_arn = var.s\n"
     "  secrets_manager_access_role_arn = aws_iam_role.r.arn\n"
     "}\n"
     "",
     "role/secrets-principal:16"},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"shop\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"dms.eu-west-1.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"e\" {\n"
     "  engine_name = \"mysql\"\n"
     "  secrets_manager_arn = var.s\n"
     "  secrets_manager_access_role_arn = aws_iam_role.r.arn\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"shop\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = "
     "[\"dms.${data.aws_region.current.name}.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"e\" {\n"
     "  engine_name = \"mysql\"\n"
     "  secrets_manager_arn = var.s\n"
     "  secrets_manager_access_role_arn = aws_iam_role.r.arn\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"shop\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "data \"aws_iam_policy_document\" \"d\" {\n"
     "  statement {\n"
     "    principals {\n"
     "      type = \"Service\"\n"
     "      identifiers = [\"${var.service}.amazonaws.com\"]\n"
     "    }\n"
     "  }\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"e\" {\n"
     "  engine_name = \"mysql\"\n"
     "  secrets_manager_arn = var.s\n"
     "  secrets_manager_access_role_arn = aws_iam_role.r.arn\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  name = \"shop\"\n"
     "  assume_role_policy = data.aws_iam_policy_document.d.json\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"e\" {\n"
     "  engine_name = \"mysql\"\n"
     "  secrets_manager_arn = var.s\n"
     "  secrets_manager_access_role_arn = aws_iam_role.r.arn\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  assume_role_policy = jsonencode({ Statement = [{ Effect = \"Allow\", "
     "Principal = { Service = [\"dms.amazonaws.com\"] } }] })\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"e\" {\n"
     "  engine_name = \"mysql\"\n"
     "  secrets_manager_arn = var.s\n"
     "  secrets_manager_access_role_arn = aws_iam_role.r.arn\n"
     "}\n"
     "",
     "role/secrets-principal:7"},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  assume_role_policy = jsonencode({ Statement = [{ Effect = \"Allow\", "
     "Principal = { Service = concat([\"dms.amazonaws.com\"], var.more) } }] "
     "})\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"e\" {\n"
     "  engine_name = \"mysql\"\n"
     "  secrets_manager_arn = var.s\n"
     "  secrets_manager_access_role_arn = aws_iam_role.r.arn\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  assume_role_policy = <<-EOT\n"
     "    {\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {\"Service\": "
     "\"dms.amazonaws.com\"}}}\n"
     "  EOT\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"e\" {\n"
     "  engine_name = \"mysql\"\n"
     "  secrets_manager_arn = var.s\n"
     "  secrets_manager_access_role_arn = aws_iam_role.r.arn\n"
     "}\n"
     "",
     "role/secrets-principal:9"},
    {"a.tf",
     "resource \"aws_iam_role\" \"r\" {\n"
     "  assume_role_policy = <<-EOT\n"
     "    {\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {\"Service\": "
     "\"dms.${var.region}.amazonaws.com\"}}}\n"
     "  EOT\n"
     "}\n"
     "resource \"aws_dms_endpoint\" \"e\" {\n"
     "  engine_name = \"mysql\"\n"
     "  secrets_manager_arn = var.s\n"
     "  secrets_manager_access_role_arn = aws_iam_role.r.arn\n"
     "}\n"
     "",
     ""},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "  E:\n"
     "    Type: AWS::DMS::Endpoint\n"
     "    Properties:\n"
     "      EndpointType: source\n"
     "      EngineName: mysql\n"
     "      MySqlSettings:\n"
     "        SecretsManagerSecretId: !Ref S\n"
     "        SecretsManagerAccessRoleArn: !GetAtt R.Arn\n"
     "",
     "role/secrets-principal:15"},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: !Sub \"dms.${AWS::Region}.amazonaws.com\" } }\n"
     "  E:\n"
     "    Type: AWS::DMS::Endpoint\n"
     "    Properties:\n"
     "      EndpointType: source\n"
     "      EngineName: mysql\n"
     "      MySqlSettings:\n"
     "        SecretsManagerSecretId: !Ref S\n"
     "        SecretsManagerAccessRoleArn: !GetAtt R.Arn\n"
     "",
     ""},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: [dms.amazonaws.com, !Sub \"dms.${AWS::Region}.amazonaws.com\"] "
     "} }\n"
     "  E:\n"
     "    Type: AWS::DMS::Endpoint\n"
     "    Properties:\n"
     "      EndpointType: source\n"
     "      EngineName: mysql\n"
     "      MySqlSettings:\n"
     "        SecretsManagerSecretId: !Ref S\n"
     "        SecretsManagerAccessRoleArn: !GetAtt R.Arn\n"
     "",
     ""},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: [dms.amazonaws.com, !Ref Other] } }\n"
     "  E:\n"
     "    Type: AWS::DMS::Endpoint\n"
     "    Properties:\n"
     "      EndpointType: source\n"
     "      EngineName: mysql\n"
     "      MySqlSettings:\n"
     "        SecretsManagerSecretId: !Ref S\n"
     "        SecretsManagerAccessRoleArn: !GetAtt R.Arn\n"
     "",
     ""},
    {"a.sh",
     "aws iam create-role --role-name shop --assume-role-policy-document "
     "'{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"dms."
     "amazonaws.com\"}}]}'\n"
     "aws dms create-endpoint --endpoint-identifier a --endpoint-type source "
     "--engine-name mysql \\\n"
     "  --my-sql-settings "
     "SecretsManagerSecretId=s,SecretsManagerAccessRoleArn=arn:aws:iam::1:role/"
     "shop\n"
     "",
     "role/secrets-principal:3"},
    {"a.sh",
     "aws iam create-role --role-name shop --assume-role-policy-document "
     "'{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"dms."
     "amazonaws.com\"}}]}'\n"
     "aws dms create-endpoint --endpoint-identifier a --endpoint-type source "
     "--engine-name mysql \\\n"
     "  --my-sql-settings "
     "SecretsManagerSecretId=s,SecretsManagerAccessRoleArn=arn:aws:iam::1:role/"
     "web-shop\n"
     "",
     ""},
};

TEST(roles)
TEST(secrets)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_roles),
        cmocka_unit_test(of_secrets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
