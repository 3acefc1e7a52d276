#!/usr/bin/env bash
# Stops the tasks of the migration @migration@ in @region@ and waits until they
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
# @banner@

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
. "$HERE/lib.sh"
arguments "$@"
# shellcheck source=/dev/null
. "$HERE/resources.sh"
check_parameters
end_if_wrong
identify
@calls@
