aws dms create-replication-task \
    --replication-task-identifier shop \
    --replication-instance-arn "$INSTANCE" \
    --source-endpoint-arn "$SOURCE" \
    --target-endpoint-arn "$TARGET" \
    --migration-type full-load \
    --table-mappings file://mappings.json
