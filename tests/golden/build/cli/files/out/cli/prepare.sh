#!/usr/bin/env bash
# Prepares the databases that the migration shop reads from: what DMS's
# user may do, and what it needs to see changes. ../sql/prepare-*.sql says
# what is done and why. Once more does no harm.
#
# usage: prepare.sh [-h]
#
# Needs psql and a way to the databases. Through a tunnel set PGHOST and
# PGPORT to its near end. The password comes from Secrets Manager.
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

db_instance_source_address=$(must 'RDS database shop-source' \
  find_db_instance_source Endpoint.Address)
secret_source=$(must 'secret shop/source' \
  find_secret_source ARN)
db_instance_source=$(must 'RDS database shop-source' \
  find_db_instance_source DBInstanceIdentifier)
mine 'RDS database shop-source' \
  "$(owner_of_db_instance_source "$db_instance_source")" || exit 1
prepare_database "$db_instance_source_address" 5432 shop dms_user "$secret_source" sql/prepare-source.sql
