#!/usr/bin/env bash
# Databases of the migration shop: makes what is not there; says what is
# there but differs, and leaves it. Run again after an interruption, it goes
# on. deploy.sh runs all of these scripts in order.
#
# usage: 20-databases.sh [-h]
#
#   ENVIRONMENT              Which copy of the shop is moved (default: dev)
#   SOURCE_PASSWORD          Password of the source database.
#   TARGET_PASSWORD          Password of the target database.
#
# Made by dmsc from migration.yaml.

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
say 'databases'

# What others have made.
subnet_private_1=$(must 'subnet shop-private-1' \
  find_subnet_private_1 SubnetId)
subnet_private_2=$(must 'subnet shop-private-2' \
  find_subnet_private_2 SubnetId)
security_group_database_source=$(must 'security group shop-database-source' \
  find_security_group_database_source GroupId)
security_group_database_target=$(must 'security group shop-database-target' \
  find_security_group_database_target GroupId)

# secret shop/source
secret_source=$(find_secret_source ARN)
if absent 'secret shop/source' "$secret_source" \
  owner_of_secret_source; then
  secret_source=$(create 'secret shop/source' secretsmanager create-secret \
    --name shop/source \
    --description 'How DMS reaches the source database of shop' \
    --tags "${TAGS[@]}" \
    --query ARN)
fi

# DB parameter group shop-source
db_parameter_group_source=$(find_db_parameter_group_source DBParameterGroupName)
if absent 'DB parameter group shop-source' "$db_parameter_group_source" \
  owner_of_db_parameter_group_source; then
  db_parameter_group_source=$(create 'DB parameter group shop-source' rds create-db-parameter-group \
    --db-parameter-group-name shop-source \
    --db-parameter-group-family postgres15 \
    --description 'Parameters of the source database of shop' \
    --tags "${TAGS[@]}" \
    --query DBParameterGroup.DBParameterGroupName)
fi
compare 'DB parameter group shop-source' find_db_parameter_group_source \
  DBParameterGroupFamily postgres15

# DB parameter rds.logical_replication
db_parameter_source_rds_logical_replication=$(find_db_parameter_source_rds_logical_replication ParameterName)
if absent 'DB parameter rds.logical_replication' "$db_parameter_source_rds_logical_replication"; then
  create 'DB parameter rds.logical_replication' rds modify-db-parameter-group \
    --db-parameter-group-name "$db_parameter_group_source" \
    --parameters ParameterName=rds.logical_replication,ParameterValue=1,ApplyMethod=pending-reboot >/dev/null
fi
compare 'DB parameter rds.logical_replication' find_db_parameter_source_rds_logical_replication \
  ParameterValue 1

# DB parameter wal_sender_timeout
db_parameter_source_wal_sender_timeout=$(find_db_parameter_source_wal_sender_timeout ParameterName)
if absent 'DB parameter wal_sender_timeout' "$db_parameter_source_wal_sender_timeout"; then
  create 'DB parameter wal_sender_timeout' rds modify-db-parameter-group \
    --db-parameter-group-name "$db_parameter_group_source" \
    --parameters ParameterName=wal_sender_timeout,ParameterValue=0,ApplyMethod=pending-reboot >/dev/null
fi
compare 'DB parameter wal_sender_timeout' find_db_parameter_source_wal_sender_timeout \
  ParameterValue 0

# DB subnet group shop
db_subnet_group=$(find_db_subnet_group DBSubnetGroupName)
if absent 'DB subnet group shop' "$db_subnet_group" \
  owner_of_db_subnet_group; then
  db_subnet_group=$(create 'DB subnet group shop' rds create-db-subnet-group \
    --db-subnet-group-name shop \
    --db-subnet-group-description 'Subnets of shop' \
    --subnet-ids "$subnet_private_1" "$subnet_private_2" \
    --tags "${TAGS[@]}" \
    --query DBSubnetGroup.DBSubnetGroupName)
fi
compare 'DB subnet group shop' find_db_subnet_group \
  'Subnets[].SubnetIdentifier' "$subnet_private_1 $subnet_private_2"

# RDS database shop-source
db_instance_source=$(find_db_instance_source DBInstanceIdentifier)
if absent 'RDS database shop-source' "$db_instance_source" \
  owner_of_db_instance_source; then
  db_instance_source=$(printf '%s' "$SOURCE_PASSWORD" |
    create 'RDS database shop-source' rds create-db-instance \
      --db-instance-identifier shop-source \
      --engine postgres \
      --engine-version 15.14 \
      --no-auto-minor-version-upgrade \
      --db-instance-class db.t3.medium \
      --allocated-storage 20 \
      --storage-type gp3 \
      --storage-encrypted \
      --db-name shop \
      --master-username dms_user \
      --master-user-password file:///dev/stdin \
      --port 5432 \
      --db-subnet-group-name "$db_subnet_group" \
      --vpc-security-group-ids "$security_group_database_source" \
      --db-parameter-group-name "$db_parameter_group_source" \
      --no-publicly-accessible \
      --no-multi-az \
      --backup-retention-period 1 \
      --copy-tags-to-snapshot \
      --no-deletion-protection \
      --tags "${TAGS[@]}" \
      --query DBInstance.DBInstanceIdentifier)
fi
await 'RDS database shop-source' rds wait db-instance-available \
  --db-instance-identifier "$db_instance_source"
compare 'RDS database shop-source' find_db_instance_source \
  EngineVersion 15.14 \
  AutoMinorVersionUpgrade false \
  DBInstanceClass db.t3.medium \
  AllocatedStorage 20 \
  StorageType gp3 \
  StorageEncrypted true \
  MasterUsername dms_user \
  DBSubnetGroup.DBSubnetGroupName "$db_subnet_group" \
  'VpcSecurityGroups[].VpcSecurityGroupId' "$security_group_database_source" \
  'DBParameterGroups[].DBParameterGroupName' "$db_parameter_group_source" \
  PubliclyAccessible false \
  MultiAZ false \
  BackupRetentionPeriod 1 \
  CopyTagsToSnapshot true \
  DeletionProtection false
db_instance_source_address=$(must 'RDS database shop-source' \
  find_db_instance_source Endpoint.Address)

# value of secret source
secret_version_source=$(find_secret_version_source VersionId)
if absent 'value of secret source' "$secret_version_source"; then
  secret_version_source=$(printf '{"username":"dms_user","password":%s,"host":%s,"port":5432}' \
    "$(quoted "$SOURCE_PASSWORD")" \
    "$(quoted "$db_instance_source_address")" |
    create 'value of secret source' secretsmanager put-secret-value \
      --secret-id "$secret_source" \
      --secret-string file:///dev/stdin \
      --query VersionId)
fi

# secret shop/target
secret_target=$(find_secret_target ARN)
if absent 'secret shop/target' "$secret_target" \
  owner_of_secret_target; then
  secret_target=$(create 'secret shop/target' secretsmanager create-secret \
    --name shop/target \
    --description 'How DMS reaches the target database of shop' \
    --tags "${TAGS[@]}" \
    --query ARN)
fi

# RDS database shop-target
db_instance_target=$(find_db_instance_target DBInstanceIdentifier)
if absent 'RDS database shop-target' "$db_instance_target" \
  owner_of_db_instance_target; then
  db_instance_target=$(printf '%s' "$TARGET_PASSWORD" |
    create 'RDS database shop-target' rds create-db-instance \
      --db-instance-identifier shop-target \
      --engine postgres \
      --engine-version 16.10 \
      --no-auto-minor-version-upgrade \
      --db-instance-class db.t3.medium \
      --allocated-storage 20 \
      --storage-type gp3 \
      --storage-encrypted \
      --db-name shop \
      --master-username dms_user \
      --master-user-password file:///dev/stdin \
      --port 5432 \
      --db-subnet-group-name "$db_subnet_group" \
      --vpc-security-group-ids "$security_group_database_target" \
      --no-publicly-accessible \
      --no-multi-az \
      --backup-retention-period 7 \
      --copy-tags-to-snapshot \
      --no-deletion-protection \
      --tags "${TAGS[@]}" \
      --query DBInstance.DBInstanceIdentifier)
fi
await 'RDS database shop-target' rds wait db-instance-available \
  --db-instance-identifier "$db_instance_target"
compare 'RDS database shop-target' find_db_instance_target \
  EngineVersion 16.10 \
  AutoMinorVersionUpgrade false \
  DBInstanceClass db.t3.medium \
  AllocatedStorage 20 \
  StorageType gp3 \
  StorageEncrypted true \
  MasterUsername dms_user \
  DBSubnetGroup.DBSubnetGroupName "$db_subnet_group" \
  'VpcSecurityGroups[].VpcSecurityGroupId' "$security_group_database_target" \
  PubliclyAccessible false \
  MultiAZ false \
  BackupRetentionPeriod 7 \
  CopyTagsToSnapshot true \
  DeletionProtection false
db_instance_target_address=$(must 'RDS database shop-target' \
  find_db_instance_target Endpoint.Address)

# value of secret target
secret_version_target=$(find_secret_version_target VersionId)
if absent 'value of secret target' "$secret_version_target"; then
  secret_version_target=$(printf '{"username":"dms_user","password":%s,"host":%s,"port":5432}' \
    "$(quoted "$TARGET_PASSWORD")" \
    "$(quoted "$db_instance_target_address")" |
    create 'value of secret target' secretsmanager put-secret-value \
      --secret-id "$secret_target" \
      --secret-string file:///dev/stdin \
      --query VersionId)
fi
