#!/bin/sh
# What one call tells by itself: one subnet, a heartbeat at a target, and
# positions of a source that is not seen.
aws dms create-replication-subnet-group \
  --replication-subnet-group-identifier one \
  --replication-subnet-group-description 'one of two' --subnet-ids subnet-1
aws dms create-replication-subnet-group \
  --replication-subnet-group-identifier two \
  --replication-subnet-group-description two --subnet-ids subnet-1 subnet-2
aws dms create-replication-subnet-group \
  --replication-subnet-group-identifier any \
  --replication-subnet-group-description any --subnet-ids $SUBNETS
aws dms create-endpoint --endpoint-identifier shop --endpoint-type target \
  --engine-name postgres --database-name shop \
  --extra-connection-attributes 'heartbeatFrequency=1;'
aws dms create-endpoint --endpoint-identifier off --endpoint-type target \
  --engine-name postgres --database-name shop \
  --extra-connection-attributes 'heartbeatEnable=false;heartbeatFrequency=1'
aws dms create-replication-task --replication-task-identifier wrong \
  --source-endpoint-arn "$SOURCE" --target-endpoint-arn "$TARGET" \
  --replication-instance-arn "$INSTANCE" --migration-type cdc \
  --table-mappings file://mappings.json \
  --cdc-start-position yesterday --cdc-stop-position 2026-01-31
aws dms create-replication-task --replication-task-identifier right \
  --source-endpoint-arn "$SOURCE" --target-endpoint-arn "$TARGET" \
  --replication-instance-arn "$INSTANCE" --migration-type cdc \
  --table-mappings file://mappings.json \
  --cdc-start-position 4AF/B00000D0 \
  --cdc-stop-position commit_time:2026-01-31T12:00:00
