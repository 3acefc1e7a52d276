/* Who waits for the role dms-vpc-role, and who does not. */
#include "unit/resources.h"

static const struct row race[] = {
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
     "resource \"aws_dms_replication_subnet_group\" \"g\" {\n"
     "  subnet_ids = var.s\n"
     "}\n"
     "",
     "role/race:13"},
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
     "resource \"aws_dms_replication_subnet_group\" \"g\" {\n"
     "  subnet_ids = var.s\n"
     "  depends_on = [aws_iam_role.r]\n"
     "}\n"
     "",
     ""},
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
     "resource \"aws_iam_role_policy_attachment\" \"a\" {\n"
     "  role = aws_iam_role.r.name\n"
     "  policy_arn = "
     "\"arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole\"\n"
     "}\n"
     "resource \"aws_dms_replication_subnet_group\" \"g\" {\n"
     "  subnet_ids = var.s\n"
     "  depends_on = [aws_iam_role_policy_attachment.a]\n"
     "}\n"
     "",
     ""},
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
     "resource \"aws_iam_role_policy_attachment\" \"a\" {\n"
     "  role = aws_iam_role.r.name\n"
     "  policy_arn = "
     "\"arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole\"\n"
     "}\n"
     "resource \"time_sleep\" \"w\" {\n"
     "  depends_on = [aws_iam_role_policy_attachment.a]\n"
     "}\n"
     "resource \"aws_dms_replication_subnet_group\" \"g\" {\n"
     "  subnet_ids = var.s\n"
     "  depends_on = [time_sleep.w]\n"
     "}\n"
     "",
     ""},
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
     "locals {\n"
     "  name = aws_iam_role.r.name\n"
     "}\n"
     "resource \"aws_dms_replication_subnet_group\" \"g\" {\n"
     "  subnet_ids = var.s\n"
     "  tags = { role = local.name }\n"
     "}\n"
     "",
     ""},
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
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "  multi_az = true\n"
     "}\n"
     "",
     "role/race:13"},
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
     "resource \"aws_dms_replication_subnet_group\" \"g\" {\n"
     "  subnet_ids = var.s\n"
     "}\n"
     "resource \"aws_dms_replication_instance\" \"i\" {\n"
     "  multi_az = true\n"
     "  replication_subnet_group_id = aws_dms_replication_subnet_group.g.id\n"
     "}\n"
     "",
     "role/race:13"},
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
     "resource \"aws_dms_replication_subnet_group\" \"g\" {\n"
     "  subnet_ids = var.s\n"
     "}\n"
     "",
     ""},
    {"a.tf",
     "resource \"aws_dms_replication_subnet_group\" \"g\" {\n"
     "  subnet_ids = var.s\n"
     "}\n"
     "",
     ""},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      RoleName: dms-vpc-role\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "  G:\n"
     "    Type: AWS::DMS::ReplicationSubnetGroup\n"
     "    Properties:\n"
     "      ReplicationSubnetGroupDescription: d\n"
     "      SubnetIds: [!Ref A, !Ref B]\n"
     "",
     "role/race:12"},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      RoleName: dms-vpc-role\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "  G:\n"
     "    Type: AWS::DMS::ReplicationSubnetGroup\n"
     "    DependsOn: R\n"
     "    Properties:\n"
     "      ReplicationSubnetGroupDescription: d\n"
     "      SubnetIds: [!Ref A, !Ref B]\n"
     "",
     ""},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      RoleName: dms-vpc-role\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "  I:\n"
     "    Type: AWS::DMS::ReplicationInstance\n"
     "    Properties:\n"
     "      ReplicationInstanceClass: dms.r6i.large\n"
     "",
     "role/race:12"},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      RoleName: dms-vpc-role\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "  I:\n"
     "    Type: AWS::DMS::ReplicationInstance\n"
     "    DependsOn: [R]\n"
     "    Properties:\n"
     "      ReplicationInstanceClass: dms.r6i.large\n"
     "",
     ""},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      RoleName: dms-vpc-role\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "  G:\n"
     "    Type: AWS::DMS::ReplicationSubnetGroup\n"
     "    DependsOn: R\n"
     "    Properties:\n"
     "      ReplicationSubnetGroupDescription: d\n"
     "      SubnetIds: [!Ref A, !Ref B]\n"
     "  I:\n"
     "    Type: AWS::DMS::ReplicationInstance\n"
     "    Properties:\n"
     "      ReplicationInstanceClass: dms.r6i.large\n"
     "      ReplicationSubnetGroupIdentifier: !Ref G\n"
     "",
     ""},
    {"a.yaml",
     "Resources:\n"
     "  R:\n"
     "    Type: AWS::IAM::Role\n"
     "    Properties:\n"
     "      RoleName: shop\n"
     "      AssumeRolePolicyDocument:\n"
     "        Statement:\n"
     "          - { Effect: Allow, Action: sts:AssumeRole, Principal: { "
     "Service: dms.amazonaws.com } }\n"
     "  G:\n"
     "    Type: AWS::DMS::ReplicationSubnetGroup\n"
     "    Properties:\n"
     "      ReplicationSubnetGroupDescription: d\n"
     "      SubnetIds: [!Ref A, !Ref B]\n"
     "",
     ""},
};

TEST(race)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_race),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
