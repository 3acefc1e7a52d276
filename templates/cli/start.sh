#!/usr/bin/env bash
# Starts the tasks of the migration @migration@ in @region@, or resumes them.
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
# @banner@

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
@calls@
