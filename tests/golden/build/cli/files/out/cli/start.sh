#!/usr/bin/env bash
# Starts the tasks of the migration shop in eu-west-1, or resumes them.
# Both ends of a task are tested first, until they answer. A task that runs
# already is left alone. Before the first start assess.sh tells what DMS makes
# of the databases.
#
# usage: start.sh [-h] [--reload]
#
#   --reload   loads all tables again
#
# It works with what is there, whoever made it: these scripts, Terraform or
# CloudFormation.
# Made by dmsc from migration.yaml.

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
. "$HERE/lib.sh"
RELOAD=no
if [ "${1:-}" = --reload ]; then
  RELOAD=yes
  shift
fi
export RELOAD
arguments "$@"
# shellcheck source=/dev/null
. "$HERE/resources.sh"
check_parameters
end_if_wrong
identify

dms_replication_instance=$(must 'replication instance shop' \
  find_dms_replication_instance ReplicationInstanceArn)
dms_endpoint_source=$(must 'endpoint shop-source' \
  find_dms_endpoint_source EndpointArn)
dms_endpoint_target=$(must 'endpoint shop-target' \
  find_dms_endpoint_target EndpointArn)
dms_replication_task_shop=$(must 'replication task shop' \
  find_dms_replication_task_shop ReplicationTaskArn)
mine 'replication task shop' \
  "$(owner_of_dms_replication_task_shop "$dms_replication_task_shop")" || exit 1
test_connection "$dms_replication_instance" "$dms_endpoint_source"
test_connection "$dms_replication_instance" "$dms_endpoint_target"
start_task "$dms_replication_task_shop"
