#!/usr/bin/env bash
# Takes all of the migration @migration@ in @region@ down, THE DATABASES AND
# THEIR ROWS TOO. Tasks that run are stopped first. What this migration has
# not made is left alone. Run again after an interruption, it goes on.
#
# usage: destroy.sh [-h]
#
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
LEAVING=yes bash "$HERE/stop.sh"

# What is there.
@found@

# The last that was made goes first.
@removals@

notes
