#!/usr/bin/env bash
# Says how the tasks of the migration shop in eu-west-1 stand, and each
# of their tables.
#
# usage: status.sh [-h]
#
# It works with what is there, whoever made it: these scripts, Terraform or
# CloudFormation.
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

dms_replication_task_shop=$(must 'replication task shop' \
  find_dms_replication_task_shop ReplicationTaskArn)
mine 'replication task shop' \
  "$(owner_of_dms_replication_task_shop "$dms_replication_task_shop")" || exit 1
task_status "$dms_replication_task_shop"
