#!/usr/bin/env bash
# Prepares the databases that the migration @migration@ reads from: what DMS's
# user may do, and what it needs to see changes. ../sql/prepare-*.sql says
# what is done and why. Once more does no harm.
#
# usage: prepare.sh [-h]
#
# Needs psql and a way to the databases. Through a tunnel set PGHOST and
# PGPORT to its near end. The password comes from Secrets Manager.
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
