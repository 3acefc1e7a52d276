#!/usr/bin/env bash
# Makes all of the migration @migration@ in @region@; what is there already is
# kept. It starts no task: start.sh does. Run again after an interruption, it
# goes on where it was.
#
# usage: deploy.sh [-h]
#
@inputs@
#
# Each of them is taken from the environment.
# @banner@

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

@stages@

# What the next steps need.
@outlets@
