#!/bin/sh
aws dms modify-endpoint --endpoint-arn "$ARN" \
  --cli-input-json file://modify.skeleton
aws dms create-replication-task --replication-task-identifier shop \
  --cli-input-yaml file://create.yml
aws dms create-replication-subnet-group --cli-input-yaml "
ReplicationSubnetGroupIdentifier: default
SubnetIds:
- subnet-1
"
cat > instance.yaml <<EOF
AllocatedStorage: fifty
EOF
aws dms create-replication-instance --cli-input-yaml=file://instance.yaml
aws dms start-replication-task --replication-task-arn "$TASK" --cli-input-json '{
  "StartReplicationTaskType": "start-replication",
  "CdcStartTime": "2026-01-31T12:00:00",
  "CdcStartPosition": "checkpoint:V1#1"
}'
# Nobody knows what it is.
aws dms create-endpoint --cli-input-yaml "file://$FILE"
aws dms create-endpoint --cli-input-yaml "$REQUEST"
