#!/usr/bin/env bash
# DMS of the migration shop: makes what is not there; says what is
# there but differs, and leaves it. Run again after an interruption, it goes
# on. deploy.sh runs all of these scripts in order.
#
# usage: 40-dms.sh [-h]
#
#   ENVIRONMENT              Which copy of the shop is moved (default: dev)
#   SOURCE_PASSWORD          Password of the source database.
#   TARGET_PASSWORD          Password of the target database.
#
# Made by dmsc from migration.yaml.

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
. "$HERE/lib.sh"
arguments "$@"
# shellcheck source=/dev/null
. "$HERE/resources.sh"
check_parameters
check_secrets
end_if_wrong
identify
say 'dms'

# What others have made.
subnet_private_1=$(must 'subnet shop-private-1' \
  find_subnet_private_1 SubnetId)
subnet_private_2=$(must 'subnet shop-private-2' \
  find_subnet_private_2 SubnetId)
security_group_dms=$(must 'security group shop-dms' \
  find_security_group_dms GroupId)
secret_source=$(must 'secret shop/source' \
  find_secret_source ARN)
iam_role_dms_secrets_arn=$(must 'IAM role shop-dms-secrets' \
  find_iam_role_dms_secrets Arn)
secret_target=$(must 'secret shop/target' \
  find_secret_target ARN)

# replication subnet group shop
dms_replication_subnet_group=$(find_dms_replication_subnet_group ReplicationSubnetGroupIdentifier)
if absent 'replication subnet group shop' "$dms_replication_subnet_group" \
  owner_of_dms_replication_subnet_group; then
  dms_replication_subnet_group=$(create 'replication subnet group shop' dms create-replication-subnet-group \
    --replication-subnet-group-identifier shop \
    --replication-subnet-group-description 'Subnets of shop' \
    --subnet-ids "$subnet_private_1" "$subnet_private_2" \
    --tags "${TAGS[@]}" \
    --query ReplicationSubnetGroup.ReplicationSubnetGroupIdentifier)
fi
compare 'replication subnet group shop' find_dms_replication_subnet_group \
  'Subnets[].SubnetIdentifier' "$subnet_private_1 $subnet_private_2"

# replication instance shop
dms_replication_instance=$(find_dms_replication_instance ReplicationInstanceArn)
if absent 'replication instance shop' "$dms_replication_instance" \
  owner_of_dms_replication_instance; then
  dms_replication_instance=$(create 'replication instance shop' dms create-replication-instance \
    --replication-instance-identifier shop \
    --replication-instance-class dms.t3.medium \
    --allocated-storage 50 \
    --auto-minor-version-upgrade \
    --replication-subnet-group-identifier "$dms_replication_subnet_group" \
    --vpc-security-group-ids "$security_group_dms" \
    --no-publicly-accessible \
    --no-multi-az \
    --tags "${TAGS[@]}" \
    --query ReplicationInstance.ReplicationInstanceArn)
fi
await 'replication instance shop' dms wait replication-instance-available \
  --filters "Name=replication-instance-arn,Values=$dms_replication_instance"
compare 'replication instance shop' find_dms_replication_instance \
  ReplicationInstanceClass dms.t3.medium \
  AllocatedStorage 50 \
  AutoMinorVersionUpgrade true \
  ReplicationSubnetGroup.ReplicationSubnetGroupIdentifier "$dms_replication_subnet_group" \
  'VpcSecurityGroups[].VpcSecurityGroupId' "$security_group_dms" \
  PubliclyAccessible false \
  MultiAZ false

# endpoint shop-source
dms_endpoint_source=$(find_dms_endpoint_source EndpointArn)
if absent 'endpoint shop-source' "$dms_endpoint_source" \
  owner_of_dms_endpoint_source; then
  dms_endpoint_source=$(create 'endpoint shop-source' dms create-endpoint \
    --endpoint-identifier shop-source \
    --endpoint-type source \
    --engine-name postgres \
    --database-name shop \
    --ssl-mode require \
    --postgre-sql-settings "SecretsManagerSecretId=$secret_source,SecretsManagerAccessRoleArn=$iam_role_dms_secrets_arn" \
    --extra-connection-attributes 'HeartbeatEnable=true;' \
    --tags "${TAGS[@]}" \
    --query Endpoint.EndpointArn)
fi
compare 'endpoint shop-source' find_dms_endpoint_source \
  EngineName postgres \
  DatabaseName shop \
  SslMode require \
  PostgreSQLSettings.SecretsManagerSecretId "$secret_source" \
  PostgreSQLSettings.SecretsManagerAccessRoleArn "$iam_role_dms_secrets_arn"

# endpoint shop-target
dms_endpoint_target=$(find_dms_endpoint_target EndpointArn)
if absent 'endpoint shop-target' "$dms_endpoint_target" \
  owner_of_dms_endpoint_target; then
  dms_endpoint_target=$(create 'endpoint shop-target' dms create-endpoint \
    --endpoint-identifier shop-target \
    --endpoint-type target \
    --engine-name postgres \
    --database-name shop \
    --ssl-mode require \
    --postgre-sql-settings "SecretsManagerSecretId=$secret_target,SecretsManagerAccessRoleArn=$iam_role_dms_secrets_arn" \
    --tags "${TAGS[@]}" \
    --query Endpoint.EndpointArn)
fi
compare 'endpoint shop-target' find_dms_endpoint_target \
  EngineName postgres \
  DatabaseName shop \
  SslMode require \
  PostgreSQLSettings.SecretsManagerSecretId "$secret_target" \
  PostgreSQLSettings.SecretsManagerAccessRoleArn "$iam_role_dms_secrets_arn"

# replication task shop
dms_replication_task_shop=$(find_dms_replication_task_shop ReplicationTaskArn)
if absent 'replication task shop' "$dms_replication_task_shop" \
  owner_of_dms_replication_task_shop; then
  dms_replication_task_shop=$(create 'replication task shop' dms create-replication-task \
    --replication-task-identifier shop \
    --migration-type full-load-and-cdc \
    --replication-instance-arn "$dms_replication_instance" \
    --source-endpoint-arn "$dms_endpoint_source" \
    --target-endpoint-arn "$dms_endpoint_target" \
    --table-mappings "file://$HERE/table-mappings-shop.json" \
    --replication-task-settings "file://$HERE/task-settings-shop.json" \
    --tags "${TAGS[@]}" \
    --query ReplicationTask.ReplicationTaskArn)
  await 'replication task shop' dms wait replication-task-ready \
    --filters "Name=replication-task-arn,Values=$dms_replication_task_shop"
fi
compare 'replication task shop' find_dms_replication_task_shop \
  MigrationType full-load-and-cdc \
  ReplicationInstanceArn "$dms_replication_instance" \
  SourceEndpointArn "$dms_endpoint_source" \
  TargetEndpointArn "$dms_endpoint_target"
