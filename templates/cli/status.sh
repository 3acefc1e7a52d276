#!/usr/bin/env bash
# Says how the tasks of the migration @migration@ in @region@ stand, and each
# of their tables.
#
# usage: status.sh [-h]
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
