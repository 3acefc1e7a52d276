#!/bin/sh
aws dms create-replication-task --replication-task-identifier shop \
    --migration-type full-load --table-mappings "$MAPPINGS" \
    --source-endpoint-arn "$SOURCE" --target-endpoint-arn "$TARGET" \
    --replication-instance-identifier shop
