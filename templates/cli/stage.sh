#!/usr/bin/env bash
# @title@ of the migration @migration@: makes what is not there; says what is
# there but differs, and leaves it. Run again after an interruption, it goes
# on. deploy.sh runs all of these scripts in order.
#
# usage: @name@ [-h]
#
@inputs@
#
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
say '@group@'
@needs@
@blocks@
