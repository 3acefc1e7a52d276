#!/usr/bin/env bash
# Makes all of the migration shop in eu-west-1; what is there already is
# kept. It starts no task: start.sh does. Run again after an interruption, it
# goes on where it was.
#
# usage: deploy.sh [-h]
#
#   ENVIRONMENT              Which copy of the shop is moved (default: dev)
#   SOURCE_PASSWORD          Password of the source database.
#   TARGET_PASSWORD          Password of the target database.
#
# Each of them is taken from the environment.
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

bash "$HERE/10-network.sh"
bash "$HERE/20-databases.sh"
bash "$HERE/30-iam.sh"
bash "$HERE/40-dms.sh"

# What the next steps need.
dms_replication_task_shop=$(must 'replication task shop' \
  find_dms_replication_task_shop ReplicationTaskArn)
printf '%s\n' "task-shop-arn: $dms_replication_task_shop"
dms_replication_instance=$(must 'replication instance shop' \
  find_dms_replication_instance ReplicationInstanceArn)
printf '%s\n' "replication-instance-arn: $dms_replication_instance"
dms_endpoint_source=$(must 'endpoint shop-source' \
  find_dms_endpoint_source EndpointArn)
printf '%s\n' "endpoint-source-arn: $dms_endpoint_source"
dms_endpoint_target=$(must 'endpoint shop-target' \
  find_dms_endpoint_target EndpointArn)
printf '%s\n' "endpoint-target-arn: $dms_endpoint_target"
db_instance_source_address=$(must 'RDS database shop-source' \
  find_db_instance_source Endpoint.Address)
printf '%s\n' "database-source-address: $db_instance_source_address"
db_instance_target_address=$(must 'RDS database shop-target' \
  find_db_instance_target Endpoint.Address)
printf '%s\n' "database-target-address: $db_instance_target_address"
secret_source=$(must 'secret shop/source' \
  find_secret_source ARN)
printf '%s\n' "secret-source-arn: $secret_source"
secret_target=$(must 'secret shop/target' \
  find_secret_target ARN)
printf '%s\n' "secret-target-arn: $secret_target"
