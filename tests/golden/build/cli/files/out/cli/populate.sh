#!/usr/bin/env bash
# Fills the databases of the migration shop with the tables and rows of
# ../sql, all or nothing, and counts them. A database that has tables already
# is left alone.
#
# usage: populate.sh [-h] [--force]
#
#   --force   fills a database that has tables, too
#
# Needs psql and a way to the databases. Through a tunnel set PGHOST and
# PGPORT to its near end. The password comes from Secrets Manager.
# Made by dmsc from migration.yaml.

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

db_instance_source_address=$(must 'RDS database shop-source' \
  find_db_instance_source Endpoint.Address)
secret_source=$(must 'secret shop/source' \
  find_secret_source ARN)
db_instance_source=$(must 'RDS database shop-source' \
  find_db_instance_source DBInstanceIdentifier)
mine 'RDS database shop-source' \
  "$(owner_of_db_instance_source "$db_instance_source")" || exit 1
populate_database "$db_instance_source_address" 5432 shop dms_user "$secret_source" sql/source-shop.sql
