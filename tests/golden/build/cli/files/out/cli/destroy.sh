#!/usr/bin/env bash
# Takes all of the migration shop in eu-west-1 down, THE DATABASES AND
# THEIR ROWS TOO. Tasks that run are stopped first. What this migration has
# not made is left alone. Run again after an interruption, it goes on.
#
# usage: destroy.sh [-h]
#
# Made by dmsc from migration.yaml.

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
. "$HERE/lib.sh"
arguments "$@"
# shellcheck source=/dev/null
. "$HERE/resources.sh"
check_parameters
end_if_wrong
identify
LEAVING=yes bash "$HERE/stop.sh"

# What is there.
vpc=$(find_vpc VpcId)
internet_gateway=$(find_internet_gateway InternetGatewayId)
gateway_attachment=$(find_gateway_attachment VpcId)
subnet_public_1=$(find_subnet_public_1 SubnetId)
subnet_public_2=$(find_subnet_public_2 SubnetId)
subnet_private_1=$(find_subnet_private_1 SubnetId)
subnet_private_2=$(find_subnet_private_2 SubnetId)
route_table_public=$(find_route_table_public RouteTableId)
route_public=$(find_route_public DestinationCidrBlock)
route_table_association_public_1=$(find_route_table_association_public_1 RouteTableAssociationId)
route_table_association_public_2=$(find_route_table_association_public_2 RouteTableAssociationId)
route_table_private=$(find_route_table_private RouteTableId)
eip_nat=$(find_eip_nat AllocationId)
nat_gateway_nat=$(find_nat_gateway_nat NatGatewayId)
route_private=$(find_route_private DestinationCidrBlock)
route_table_association_private_1=$(find_route_table_association_private_1 RouteTableAssociationId)
route_table_association_private_2=$(find_route_table_association_private_2 RouteTableAssociationId)
security_group_dms=$(find_security_group_dms GroupId)
security_group_egress_rule_dms=$(find_security_group_egress_rule_dms SecurityGroupRuleId)
security_group_database_source=$(find_security_group_database_source GroupId)
security_group_egress_rule_database_source=$(find_security_group_egress_rule_database_source SecurityGroupRuleId)
security_group_ingress_rule_database_source_dms=$(find_security_group_ingress_rule_database_source_dms SecurityGroupRuleId)
security_group_ingress_rule_database_source_vpc=$(find_security_group_ingress_rule_database_source_vpc SecurityGroupRuleId)
security_group_database_target=$(find_security_group_database_target GroupId)
security_group_egress_rule_database_target=$(find_security_group_egress_rule_database_target SecurityGroupRuleId)
security_group_ingress_rule_database_target_dms=$(find_security_group_ingress_rule_database_target_dms SecurityGroupRuleId)
security_group_ingress_rule_database_target_vpc=$(find_security_group_ingress_rule_database_target_vpc SecurityGroupRuleId)
secret_source=$(find_secret_source ARN)
db_parameter_group_source=$(find_db_parameter_group_source DBParameterGroupName)
db_subnet_group=$(find_db_subnet_group DBSubnetGroupName)
db_instance_source=$(find_db_instance_source DBInstanceIdentifier)
secret_target=$(find_secret_target ARN)
db_instance_target=$(find_db_instance_target DBInstanceIdentifier)
iam_role_dms_vpc=$(find_iam_role_dms_vpc RoleName)
iam_policy_attachment_dms_vpc=$(find_iam_policy_attachment_dms_vpc PolicyArn)
iam_role_dms_cloudwatch_logs=$(find_iam_role_dms_cloudwatch_logs RoleName)
iam_policy_attachment_dms_cloudwatch_logs=$(find_iam_policy_attachment_dms_cloudwatch_logs PolicyArn)
iam_role_dms_secrets=$(find_iam_role_dms_secrets RoleName)
iam_role_policy_dms_secrets=$(find_iam_role_policy_dms_secrets PolicyName)
dms_replication_subnet_group=$(find_dms_replication_subnet_group ReplicationSubnetGroupIdentifier)
dms_replication_instance=$(find_dms_replication_instance ReplicationInstanceArn)
dms_endpoint_source=$(find_dms_endpoint_source EndpointArn)
dms_endpoint_target=$(find_dms_endpoint_target EndpointArn)
dms_replication_task_shop=$(find_dms_replication_task_shop ReplicationTaskArn)

# The last that was made goes first.
if [ -n "$dms_replication_task_shop" ] &&
  mine 'replication task shop' \
    "$(owner_of_dms_replication_task_shop "$dms_replication_task_shop")"; then
  remove 'replication task shop' dms delete-replication-task \
    --replication-task-arn "$dms_replication_task_shop"
  await 'replication task shop' dms wait replication-task-deleted \
    --filters "Name=replication-task-arn,Values=$dms_replication_task_shop"
fi

if [ -n "$dms_endpoint_target" ] &&
  mine 'endpoint shop-target' \
    "$(owner_of_dms_endpoint_target "$dms_endpoint_target")"; then
  remove 'endpoint shop-target' dms delete-endpoint \
    --endpoint-arn "$dms_endpoint_target"
  await 'endpoint shop-target' dms wait endpoint-deleted \
    --filters "Name=endpoint-arn,Values=$dms_endpoint_target"
fi

if [ -n "$dms_endpoint_source" ] &&
  mine 'endpoint shop-source' \
    "$(owner_of_dms_endpoint_source "$dms_endpoint_source")"; then
  remove 'endpoint shop-source' dms delete-endpoint \
    --endpoint-arn "$dms_endpoint_source"
  await 'endpoint shop-source' dms wait endpoint-deleted \
    --filters "Name=endpoint-arn,Values=$dms_endpoint_source"
fi

if [ -n "$dms_replication_instance" ] &&
  mine 'replication instance shop' \
    "$(owner_of_dms_replication_instance "$dms_replication_instance")"; then
  remove 'replication instance shop' dms delete-replication-instance \
    --replication-instance-arn "$dms_replication_instance"
  await 'replication instance shop' dms wait replication-instance-deleted \
    --filters "Name=replication-instance-arn,Values=$dms_replication_instance"
fi

if [ -n "$dms_replication_subnet_group" ] &&
  mine 'replication subnet group shop' \
    "$(owner_of_dms_replication_subnet_group "$dms_replication_subnet_group")"; then
  remove 'replication subnet group shop' dms delete-replication-subnet-group \
    --replication-subnet-group-identifier "$dms_replication_subnet_group"
fi

if [ -n "$iam_role_policy_dms_secrets" ] &&
  mine 'inline policy read-secrets' \
    "$(owner_of_iam_role_dms_secrets "$iam_role_dms_secrets")"; then
  remove 'inline policy read-secrets' iam delete-role-policy \
    --role-name "$iam_role_dms_secrets" \
    --policy-name read-secrets
fi

if [ -n "$iam_role_dms_secrets" ] &&
  mine 'IAM role shop-dms-secrets' \
    "$(owner_of_iam_role_dms_secrets "$iam_role_dms_secrets")"; then
  remove 'IAM role shop-dms-secrets' iam delete-role \
    --role-name "$iam_role_dms_secrets"
fi

if [ -n "$iam_policy_attachment_dms_cloudwatch_logs" ] &&
  mine 'attachment of policy dms-cloudwatch-logs' \
    "$(owner_of_iam_role_dms_cloudwatch_logs "$iam_role_dms_cloudwatch_logs")"; then
  remove 'attachment of policy dms-cloudwatch-logs' iam detach-role-policy \
    --role-name "$iam_role_dms_cloudwatch_logs" \
    --policy-arn "arn:$PARTITION:iam::aws:policy/service-role/AmazonDMSCloudWatchLogsRole"
fi

if [ -n "$iam_role_dms_cloudwatch_logs" ] &&
  mine 'IAM role dms-cloudwatch-logs-role' \
    "$(owner_of_iam_role_dms_cloudwatch_logs "$iam_role_dms_cloudwatch_logs")"; then
  remove 'IAM role dms-cloudwatch-logs-role' iam delete-role \
    --role-name "$iam_role_dms_cloudwatch_logs"
fi

if [ -n "$iam_policy_attachment_dms_vpc" ] &&
  mine 'attachment of policy dms-vpc' \
    "$(owner_of_iam_role_dms_vpc "$iam_role_dms_vpc")"; then
  remove 'attachment of policy dms-vpc' iam detach-role-policy \
    --role-name "$iam_role_dms_vpc" \
    --policy-arn "arn:$PARTITION:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
fi

if [ -n "$iam_role_dms_vpc" ] &&
  mine 'IAM role dms-vpc-role' \
    "$(owner_of_iam_role_dms_vpc "$iam_role_dms_vpc")"; then
  remove 'IAM role dms-vpc-role' iam delete-role \
    --role-name "$iam_role_dms_vpc"
fi

if [ -n "$db_instance_target" ] &&
  mine 'RDS database shop-target' \
    "$(owner_of_db_instance_target "$db_instance_target")"; then
  remove 'RDS database shop-target' rds delete-db-instance \
    --db-instance-identifier "$db_instance_target" \
    --skip-final-snapshot
  await 'RDS database shop-target' rds wait db-instance-deleted \
    --db-instance-identifier "$db_instance_target"
fi

if [ -n "$secret_target" ] &&
  mine 'secret shop/target' \
    "$(owner_of_secret_target "$secret_target")"; then
  remove 'secret shop/target' secretsmanager delete-secret \
    --secret-id "$secret_target" \
    --force-delete-without-recovery
fi

if [ -n "$db_instance_source" ] &&
  mine 'RDS database shop-source' \
    "$(owner_of_db_instance_source "$db_instance_source")"; then
  remove 'RDS database shop-source' rds delete-db-instance \
    --db-instance-identifier "$db_instance_source" \
    --skip-final-snapshot
  await 'RDS database shop-source' rds wait db-instance-deleted \
    --db-instance-identifier "$db_instance_source"
fi

if [ -n "$db_subnet_group" ] &&
  mine 'DB subnet group shop' \
    "$(owner_of_db_subnet_group "$db_subnet_group")"; then
  remove 'DB subnet group shop' rds delete-db-subnet-group \
    --db-subnet-group-name "$db_subnet_group"
fi

if [ -n "$db_parameter_group_source" ] &&
  mine 'DB parameter group shop-source' \
    "$(owner_of_db_parameter_group_source "$db_parameter_group_source")"; then
  remove 'DB parameter group shop-source' rds delete-db-parameter-group \
    --db-parameter-group-name "$db_parameter_group_source"
fi

if [ -n "$secret_source" ] &&
  mine 'secret shop/source' \
    "$(owner_of_secret_source "$secret_source")"; then
  remove 'secret shop/source' secretsmanager delete-secret \
    --secret-id "$secret_source" \
    --force-delete-without-recovery
fi

if [ -n "$security_group_ingress_rule_database_target_vpc" ]; then
  remove 'ingress rule database-target-vpc' ec2 revoke-security-group-ingress \
    --group-id "$security_group_database_target" \
    --security-group-rule-ids "$security_group_ingress_rule_database_target_vpc"
fi

if [ -n "$security_group_ingress_rule_database_target_dms" ]; then
  remove 'ingress rule database-target-dms' ec2 revoke-security-group-ingress \
    --group-id "$security_group_database_target" \
    --security-group-rule-ids "$security_group_ingress_rule_database_target_dms"
fi

if [ -n "$security_group_egress_rule_database_target" ]; then
  remove 'egress rule database-target' ec2 revoke-security-group-egress \
    --group-id "$security_group_database_target" \
    --security-group-rule-ids "$security_group_egress_rule_database_target"
fi

if [ -n "$security_group_database_target" ]; then
  remove 'security group shop-database-target' ec2 delete-security-group \
    --group-id "$security_group_database_target"
fi

if [ -n "$security_group_ingress_rule_database_source_vpc" ]; then
  remove 'ingress rule database-source-vpc' ec2 revoke-security-group-ingress \
    --group-id "$security_group_database_source" \
    --security-group-rule-ids "$security_group_ingress_rule_database_source_vpc"
fi

if [ -n "$security_group_ingress_rule_database_source_dms" ]; then
  remove 'ingress rule database-source-dms' ec2 revoke-security-group-ingress \
    --group-id "$security_group_database_source" \
    --security-group-rule-ids "$security_group_ingress_rule_database_source_dms"
fi

if [ -n "$security_group_egress_rule_database_source" ]; then
  remove 'egress rule database-source' ec2 revoke-security-group-egress \
    --group-id "$security_group_database_source" \
    --security-group-rule-ids "$security_group_egress_rule_database_source"
fi

if [ -n "$security_group_database_source" ]; then
  remove 'security group shop-database-source' ec2 delete-security-group \
    --group-id "$security_group_database_source"
fi

if [ -n "$security_group_egress_rule_dms" ]; then
  remove 'egress rule dms' ec2 revoke-security-group-egress \
    --group-id "$security_group_dms" \
    --security-group-rule-ids "$security_group_egress_rule_dms"
fi

if [ -n "$security_group_dms" ]; then
  remove 'security group shop-dms' ec2 delete-security-group \
    --group-id "$security_group_dms"
fi

if [ -n "$route_table_association_private_2" ]; then
  remove 'association of route table private-2' ec2 disassociate-route-table \
    --association-id "$route_table_association_private_2"
fi

if [ -n "$route_table_association_private_1" ]; then
  remove 'association of route table private-1' ec2 disassociate-route-table \
    --association-id "$route_table_association_private_1"
fi

if [ -n "$route_private" ]; then
  remove 'route private' ec2 delete-route \
    --route-table-id "$route_table_private" \
    --destination-cidr-block 0.0.0.0/0
fi

if [ -n "$nat_gateway_nat" ]; then
  remove 'NAT gateway shop-nat' ec2 delete-nat-gateway \
    --nat-gateway-id "$nat_gateway_nat"
  await 'NAT gateway shop-nat' ec2 wait nat-gateway-deleted \
    --nat-gateway-ids "$nat_gateway_nat"
fi

if [ -n "$eip_nat" ]; then
  remove 'elastic IP address shop-nat' ec2 release-address \
    --allocation-id "$eip_nat"
fi

if [ -n "$route_table_private" ]; then
  remove 'route table shop-private' ec2 delete-route-table \
    --route-table-id "$route_table_private"
fi

if [ -n "$route_table_association_public_2" ]; then
  remove 'association of route table public-2' ec2 disassociate-route-table \
    --association-id "$route_table_association_public_2"
fi

if [ -n "$route_table_association_public_1" ]; then
  remove 'association of route table public-1' ec2 disassociate-route-table \
    --association-id "$route_table_association_public_1"
fi

if [ -n "$route_public" ]; then
  remove 'route public' ec2 delete-route \
    --route-table-id "$route_table_public" \
    --destination-cidr-block 0.0.0.0/0
fi

if [ -n "$route_table_public" ]; then
  remove 'route table shop-public' ec2 delete-route-table \
    --route-table-id "$route_table_public"
fi

if [ -n "$subnet_private_2" ]; then
  remove 'subnet shop-private-2' ec2 delete-subnet \
    --subnet-id "$subnet_private_2"
fi

if [ -n "$subnet_private_1" ]; then
  remove 'subnet shop-private-1' ec2 delete-subnet \
    --subnet-id "$subnet_private_1"
fi

if [ -n "$subnet_public_2" ]; then
  remove 'subnet shop-public-2' ec2 delete-subnet \
    --subnet-id "$subnet_public_2"
fi

if [ -n "$subnet_public_1" ]; then
  remove 'subnet shop-public-1' ec2 delete-subnet \
    --subnet-id "$subnet_public_1"
fi

if [ -n "$gateway_attachment" ]; then
  remove 'attachment of internet gateway' ec2 detach-internet-gateway \
    --internet-gateway-id "$internet_gateway" \
    --vpc-id "$vpc"
fi

if [ -n "$internet_gateway" ]; then
  remove 'internet gateway shop' ec2 delete-internet-gateway \
    --internet-gateway-id "$internet_gateway"
fi

if [ -n "$vpc" ]; then
  remove 'VPC shop' ec2 delete-vpc \
    --vpc-id "$vpc"
fi

notes
