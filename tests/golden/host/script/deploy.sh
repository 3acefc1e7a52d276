#!/bin/bash
# Makes the task.
set -e
settings=$(cat <<'END'
{
  "TargetMetadata": {"LobMaxSize": "32"}
}
END
)
ARN=$(aws dms describe-replication-instances --query x --output text)
aws dms create-replication-task \
    --replication-task-identifier shop --replication-instance-arn "$ARN" \
    --source-endpoint-arn "$SOURCE" --target-endpoint-arn "$TARGET" \
    --migration-type full-load \
    --table-mappings '{"rules": [{"rule-type": "selection", "rule-id": "1",
        "rule-name": "1", "rule-action": "include",
        "object-locator": {"schema-name": "'$SCHEMA'", "table-nam": "%"}}]}' \
    --replication-task-settings "$settings"
