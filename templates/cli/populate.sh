#!/usr/bin/env bash
# Fills the databases of the migration @migration@ with the tables and rows of
# ../sql, all or nothing, and counts them. A database that has tables already
# is left alone.
#
# usage: populate.sh [-h] [--force]
#
#   --force   fills a database that has tables, too
#
# Needs psql and a way to the databases. Through a tunnel set PGHOST and
# PGPORT to its near end. The password comes from Secrets Manager.
# @banner@

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
. "$HERE/lib.sh"
FORCE=no
if [ "${1:-}" = --force ]; then
  FORCE=yes
  shift
fi
export FORCE
arguments "$@"
# shellcheck source=/dev/null
. "$HERE/resources.sh"
check_parameters
end_if_wrong
identify
@calls@
