#!/usr/bin/env bash
# Stops the tasks of the migration shop in eu-west-1 and waits until they
# stand. start.sh resumes them.
#
# DMS changes neither a task that runs nor the endpoints of one. So a change by
# Terraform or CloudFormation goes: stop.sh, then the change, then start.sh,
# which goes on where the tasks stood.
#
# usage: stop.sh [-h]
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

dms_replication_task_shop=$(find_dms_replication_task_shop ReplicationTaskArn)
if [ -n "$dms_replication_task_shop" ] &&
  mine 'replication task shop' \
    "$(owner_of_dms_replication_task_shop "$dms_replication_task_shop")"; then
  stop_task "$dms_replication_task_shop"
  slot_waits 'shop on shop-source'
fi
