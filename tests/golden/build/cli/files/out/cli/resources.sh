# shellcheck shell=bash
# What the migration shop is made of: its parameters, its tags, and how
# each thing is found, by its name or its tags. Sourced, never run.
# Made by dmsc from migration.yaml.

export MIGRATION=shop
export AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1
# shellcheck disable=SC2034  # not every migration needs it
REGION=$AWS_REGION

# Parameters, from the environment.
ENVIRONMENT=${ENVIRONMENT:-dev}
SOURCE_PASSWORD=${SOURCE_PASSWORD:-}
TARGET_PASSWORD=${TARGET_PASSWORD:-}

# check_parameters, check_secrets: name each one that is missing or not
# allowed. end_if_wrong then ends the script.
check_parameters() {
  need ENVIRONMENT
  allow ENVIRONMENT dev staging prod
}

check_secrets() {
  need SOURCE_PASSWORD
  matches SOURCE_PASSWORD '^[]!#-.0-?A-[^-~]{8,128}$' \
    "has 8 to 128 printable ASCII characters, without space, \", /, @ and \\"
  need TARGET_PASSWORD
  matches TARGET_PASSWORD '^[]!#-.0-?A-[^-~]{8,128}$' \
    "has 8 to 128 printable ASCII characters, without space, \", /, @ and \\"
}

# The tags of everything, as words and as a list.
# shellcheck disable=SC2054  # the commas are the CLI's
TAGS=(
  Key=project,Value=shop-migration
  "Key=environment,Value=$(quoted "$ENVIRONMENT")"
  Key=migration,Value=shop
)
TAG_LIST=$(printf ',{%s}' "${TAGS[@]}")
# shellcheck disable=SC2034  # for what is made by ec2
TAG_LIST=${TAG_LIST#,}

# identify: asks whose account this is, for parts of ARNs, once.
identify() {
  local arn
  arn=$(aws sts get-caller-identity --query Arn --output text) ||
    die 'AWS cannot be asked; are there credentials?'
  IFS=: read -r _ PARTITION _ _ ACCOUNT _ <<<"$arn"
  export PARTITION ACCOUNT
}

# find_THING FIELD: a field of a thing; nothing if it is not there, or if the
# thing that it belongs to is not. What a finder needs to know of others
# stands in variables that are named like them. owner_of_THING ID: the
# migration that a thing belongs to, by its tag.
internet_gateway=''
vpc=''
route_table_public=''
subnet_public_1=''
subnet_public_2=''
route_table_private=''
subnet_private_1=''
subnet_private_2=''
security_group_dms=''
security_group_database_source=''
security_group_database_target=''
db_parameter_group_source=''
secret_source=''
secret_target=''
iam_role_dms_vpc=''
iam_role_dms_cloudwatch_logs=''
iam_role_dms_secrets=''

find_vpc() {
  lookup ec2 describe-vpcs \
    --filters Name=tag:Name,Values=shop Name=tag:migration,Values=shop \
    --query "Vpcs[].$1"
}

find_internet_gateway() {
  lookup ec2 describe-internet-gateways \
    --filters Name=tag:Name,Values=shop Name=tag:migration,Values=shop \
    --query "InternetGateways[].$1"
}

find_gateway_attachment() {
  if [ -z "$internet_gateway" ]; then return 0; fi
  if [ -z "$vpc" ]; then return 0; fi
  lookup ec2 describe-internet-gateways \
    --internet-gateway-ids "$internet_gateway" \
    --query "InternetGateways[].Attachments[?VpcId=='$vpc'][].$1"
}

find_subnet_public_1() {
  lookup ec2 describe-subnets \
    --filters Name=tag:Name,Values=shop-public-1 Name=tag:migration,Values=shop \
    --query "Subnets[].$1"
}

find_subnet_public_2() {
  lookup ec2 describe-subnets \
    --filters Name=tag:Name,Values=shop-public-2 Name=tag:migration,Values=shop \
    --query "Subnets[].$1"
}

find_subnet_private_1() {
  lookup ec2 describe-subnets \
    --filters Name=tag:Name,Values=shop-private-1 Name=tag:migration,Values=shop \
    --query "Subnets[].$1"
}

find_subnet_private_2() {
  lookup ec2 describe-subnets \
    --filters Name=tag:Name,Values=shop-private-2 Name=tag:migration,Values=shop \
    --query "Subnets[].$1"
}

find_route_table_public() {
  lookup ec2 describe-route-tables \
    --filters Name=tag:Name,Values=shop-public Name=tag:migration,Values=shop \
    --query "RouteTables[].$1"
}

find_route_public() {
  if [ -z "$route_table_public" ]; then return 0; fi
  lookup ec2 describe-route-tables \
    --route-table-ids "$route_table_public" \
    --query "RouteTables[].Routes[?DestinationCidrBlock=='0.0.0.0/0'][].$1"
}

find_route_table_association_public_1() {
  if [ -z "$route_table_public" ]; then return 0; fi
  if [ -z "$subnet_public_1" ]; then return 0; fi
  lookup ec2 describe-route-tables \
    --route-table-ids "$route_table_public" \
    --query "RouteTables[].Associations[?SubnetId=='$subnet_public_1'][].$1"
}

find_route_table_association_public_2() {
  if [ -z "$route_table_public" ]; then return 0; fi
  if [ -z "$subnet_public_2" ]; then return 0; fi
  lookup ec2 describe-route-tables \
    --route-table-ids "$route_table_public" \
    --query "RouteTables[].Associations[?SubnetId=='$subnet_public_2'][].$1"
}

find_route_table_private() {
  lookup ec2 describe-route-tables \
    --filters Name=tag:Name,Values=shop-private Name=tag:migration,Values=shop \
    --query "RouteTables[].$1"
}

find_eip_nat() {
  lookup ec2 describe-addresses \
    --filters Name=tag:Name,Values=shop-nat Name=tag:migration,Values=shop \
    --query "Addresses[].$1"
}

find_nat_gateway_nat() {
  lookup ec2 describe-nat-gateways \
    --filter Name=tag:Name,Values=shop-nat Name=tag:migration,Values=shop 'Name=state,Values=[pending,available]' \
    --query "NatGateways[].$1"
}

find_route_private() {
  if [ -z "$route_table_private" ]; then return 0; fi
  lookup ec2 describe-route-tables \
    --route-table-ids "$route_table_private" \
    --query "RouteTables[].Routes[?DestinationCidrBlock=='0.0.0.0/0'][].$1"
}

find_route_table_association_private_1() {
  if [ -z "$route_table_private" ]; then return 0; fi
  if [ -z "$subnet_private_1" ]; then return 0; fi
  lookup ec2 describe-route-tables \
    --route-table-ids "$route_table_private" \
    --query "RouteTables[].Associations[?SubnetId=='$subnet_private_1'][].$1"
}

find_route_table_association_private_2() {
  if [ -z "$route_table_private" ]; then return 0; fi
  if [ -z "$subnet_private_2" ]; then return 0; fi
  lookup ec2 describe-route-tables \
    --route-table-ids "$route_table_private" \
    --query "RouteTables[].Associations[?SubnetId=='$subnet_private_2'][].$1"
}

find_security_group_dms() {
  lookup ec2 describe-security-groups \
    --filters Name=tag:Name,Values=shop-dms Name=tag:migration,Values=shop \
    --query "SecurityGroups[].$1"
}

find_security_group_egress_rule_dms() {
  if [ -z "$security_group_dms" ]; then return 0; fi
  lookup ec2 describe-security-group-rules \
    --filters "Name=group-id,Values=$security_group_dms" \
    --query "SecurityGroupRules[?IsEgress && IpProtocol=='-1' && CidrIpv4=='0.0.0.0/0'].$1"
}

find_security_group_database_source() {
  lookup ec2 describe-security-groups \
    --filters Name=tag:Name,Values=shop-database-source Name=tag:migration,Values=shop \
    --query "SecurityGroups[].$1"
}

find_security_group_egress_rule_database_source() {
  if [ -z "$security_group_database_source" ]; then return 0; fi
  lookup ec2 describe-security-group-rules \
    --filters "Name=group-id,Values=$security_group_database_source" \
    --query "SecurityGroupRules[?IsEgress && IpProtocol=='-1' && CidrIpv4=='0.0.0.0/0'].$1"
}

find_security_group_ingress_rule_database_source_dms() {
  if [ -z "$security_group_database_source" ]; then return 0; fi
  if [ -z "$security_group_dms" ]; then return 0; fi
  lookup ec2 describe-security-group-rules \
    --filters "Name=group-id,Values=$security_group_database_source" \
    --query "SecurityGroupRules[?!IsEgress && IpProtocol=='tcp' && to_string(FromPort)=='5432' && to_string(ToPort)=='5432' && (CidrIpv4=='' || ReferencedGroupInfo.GroupId=='$security_group_dms')].$1"
}

find_security_group_ingress_rule_database_source_vpc() {
  if [ -z "$security_group_database_source" ]; then return 0; fi
  lookup ec2 describe-security-group-rules \
    --filters "Name=group-id,Values=$security_group_database_source" \
    --query "SecurityGroupRules[?!IsEgress && IpProtocol=='tcp' && to_string(FromPort)=='5432' && to_string(ToPort)=='5432' && (CidrIpv4=='10.20.0.0/16' || ReferencedGroupInfo.GroupId=='')].$1"
}

find_security_group_database_target() {
  lookup ec2 describe-security-groups \
    --filters Name=tag:Name,Values=shop-database-target Name=tag:migration,Values=shop \
    --query "SecurityGroups[].$1"
}

find_security_group_egress_rule_database_target() {
  if [ -z "$security_group_database_target" ]; then return 0; fi
  lookup ec2 describe-security-group-rules \
    --filters "Name=group-id,Values=$security_group_database_target" \
    --query "SecurityGroupRules[?IsEgress && IpProtocol=='-1' && CidrIpv4=='0.0.0.0/0'].$1"
}

find_security_group_ingress_rule_database_target_dms() {
  if [ -z "$security_group_database_target" ]; then return 0; fi
  if [ -z "$security_group_dms" ]; then return 0; fi
  lookup ec2 describe-security-group-rules \
    --filters "Name=group-id,Values=$security_group_database_target" \
    --query "SecurityGroupRules[?!IsEgress && IpProtocol=='tcp' && to_string(FromPort)=='5432' && to_string(ToPort)=='5432' && (CidrIpv4=='' || ReferencedGroupInfo.GroupId=='$security_group_dms')].$1"
}

find_security_group_ingress_rule_database_target_vpc() {
  if [ -z "$security_group_database_target" ]; then return 0; fi
  lookup ec2 describe-security-group-rules \
    --filters "Name=group-id,Values=$security_group_database_target" \
    --query "SecurityGroupRules[?!IsEgress && IpProtocol=='tcp' && to_string(FromPort)=='5432' && to_string(ToPort)=='5432' && (CidrIpv4=='10.20.0.0/16' || ReferencedGroupInfo.GroupId=='')].$1"
}

find_secret_source() {
  lookup secretsmanager describe-secret \
    --secret-id shop/source \
    --query "[@][?!DeletedDate].$1"
}

owner_of_secret_source() {
  lookup secretsmanager describe-secret \
    --secret-id "$1" \
    --query "Tags[?Key=='migration'].Value"
}

find_db_parameter_group_source() {
  lookup rds describe-db-parameter-groups \
    --db-parameter-group-name shop-source \
    --query "DBParameterGroups[].$1"
}

owner_of_db_parameter_group_source() {
  lookup rds list-tags-for-resource \
    --resource-name "$(find_db_parameter_group_source DBParameterGroupArn)" \
    --query "TagList[?Key=='migration'].Value"
}

find_db_parameter_source_rds_logical_replication() {
  if [ -z "$db_parameter_group_source" ]; then return 0; fi
  lookup rds describe-db-parameters \
    --db-parameter-group-name "$db_parameter_group_source" \
    --source user \
    --query "Parameters[?ParameterName=='rds.logical_replication'].$1"
}

find_db_parameter_source_wal_sender_timeout() {
  if [ -z "$db_parameter_group_source" ]; then return 0; fi
  lookup rds describe-db-parameters \
    --db-parameter-group-name "$db_parameter_group_source" \
    --source user \
    --query "Parameters[?ParameterName=='wal_sender_timeout'].$1"
}

find_db_subnet_group() {
  lookup rds describe-db-subnet-groups \
    --db-subnet-group-name shop \
    --query "DBSubnetGroups[].$1"
}

owner_of_db_subnet_group() {
  lookup rds list-tags-for-resource \
    --resource-name "$(find_db_subnet_group DBSubnetGroupArn)" \
    --query "TagList[?Key=='migration'].Value"
}

find_db_instance_source() {
  lookup rds describe-db-instances \
    --db-instance-identifier shop-source \
    --query "DBInstances[?DBInstanceStatus!='deleting'].$1"
}

owner_of_db_instance_source() {
  lookup rds list-tags-for-resource \
    --resource-name "$(find_db_instance_source DBInstanceArn)" \
    --query "TagList[?Key=='migration'].Value"
}

find_secret_version_source() {
  if [ -z "$secret_source" ]; then return 0; fi
  lookup secretsmanager list-secret-version-ids \
    --secret-id "$secret_source" \
    --query "Versions[?contains(VersionStages, 'AWSCURRENT')].$1"
}

find_secret_target() {
  lookup secretsmanager describe-secret \
    --secret-id shop/target \
    --query "[@][?!DeletedDate].$1"
}

owner_of_secret_target() {
  lookup secretsmanager describe-secret \
    --secret-id "$1" \
    --query "Tags[?Key=='migration'].Value"
}

find_db_instance_target() {
  lookup rds describe-db-instances \
    --db-instance-identifier shop-target \
    --query "DBInstances[?DBInstanceStatus!='deleting'].$1"
}

owner_of_db_instance_target() {
  lookup rds list-tags-for-resource \
    --resource-name "$(find_db_instance_target DBInstanceArn)" \
    --query "TagList[?Key=='migration'].Value"
}

find_secret_version_target() {
  if [ -z "$secret_target" ]; then return 0; fi
  lookup secretsmanager list-secret-version-ids \
    --secret-id "$secret_target" \
    --query "Versions[?contains(VersionStages, 'AWSCURRENT')].$1"
}

find_iam_role_dms_vpc() {
  lookup iam get-role \
    --role-name dms-vpc-role \
    --query "Role.$1"
}

owner_of_iam_role_dms_vpc() {
  lookup iam get-role \
    --role-name "$1" \
    --query "Role.Tags[?Key=='migration'].Value"
}

find_iam_policy_attachment_dms_vpc() {
  if [ -z "$iam_role_dms_vpc" ]; then return 0; fi
  lookup iam list-attached-role-policies \
    --role-name "$iam_role_dms_vpc" \
    --query "AttachedPolicies[?PolicyArn=='arn:$PARTITION:iam::aws:policy/service-role/AmazonDMSVPCManagementRole'].$1"
}

find_iam_role_dms_cloudwatch_logs() {
  lookup iam get-role \
    --role-name dms-cloudwatch-logs-role \
    --query "Role.$1"
}

owner_of_iam_role_dms_cloudwatch_logs() {
  lookup iam get-role \
    --role-name "$1" \
    --query "Role.Tags[?Key=='migration'].Value"
}

find_iam_policy_attachment_dms_cloudwatch_logs() {
  if [ -z "$iam_role_dms_cloudwatch_logs" ]; then return 0; fi
  lookup iam list-attached-role-policies \
    --role-name "$iam_role_dms_cloudwatch_logs" \
    --query "AttachedPolicies[?PolicyArn=='arn:$PARTITION:iam::aws:policy/service-role/AmazonDMSCloudWatchLogsRole'].$1"
}

find_iam_role_dms_secrets() {
  lookup iam get-role \
    --role-name shop-dms-secrets \
    --query "Role.$1"
}

owner_of_iam_role_dms_secrets() {
  lookup iam get-role \
    --role-name "$1" \
    --query "Role.Tags[?Key=='migration'].Value"
}

find_iam_role_policy_dms_secrets() {
  if [ -z "$iam_role_dms_secrets" ]; then return 0; fi
  lookup iam get-role-policy \
    --role-name "$iam_role_dms_secrets" \
    --policy-name read-secrets \
    --query "$1"
}

find_dms_replication_subnet_group() {
  lookup dms describe-replication-subnet-groups \
    --filters Name=replication-subnet-group-id,Values=shop \
    --query "ReplicationSubnetGroups[].$1"
}

owner_of_dms_replication_subnet_group() {
  lookup dms list-tags-for-resource \
    --resource-arn "arn:$PARTITION:dms:$REGION:$ACCOUNT:subgrp:shop" \
    --query "TagList[?Key=='migration'].Value"
}

find_dms_replication_instance() {
  lookup dms describe-replication-instances \
    --filters Name=replication-instance-id,Values=shop \
    --query "ReplicationInstances[?ReplicationInstanceStatus!='deleting'].$1"
}

owner_of_dms_replication_instance() {
  lookup dms list-tags-for-resource \
    --resource-arn "$1" \
    --query "TagList[?Key=='migration'].Value"
}

find_dms_endpoint_source() {
  lookup dms describe-endpoints \
    --filters Name=endpoint-id,Values=shop-source \
    --query "Endpoints[].$1"
}

owner_of_dms_endpoint_source() {
  lookup dms list-tags-for-resource \
    --resource-arn "$1" \
    --query "TagList[?Key=='migration'].Value"
}

find_dms_endpoint_target() {
  lookup dms describe-endpoints \
    --filters Name=endpoint-id,Values=shop-target \
    --query "Endpoints[].$1"
}

owner_of_dms_endpoint_target() {
  lookup dms list-tags-for-resource \
    --resource-arn "$1" \
    --query "TagList[?Key=='migration'].Value"
}

find_dms_replication_task_shop() {
  lookup dms describe-replication-tasks \
    --filters Name=replication-task-id,Values=shop \
    --without-settings \
    --query "ReplicationTasks[?Status!='deleting'].$1"
}

owner_of_dms_replication_task_shop() {
  lookup dms list-tags-for-resource \
    --resource-arn "$1" \
    --query "TagList[?Key=='migration'].Value"
}
