#!/bin/sh
cat > task.yaml <<EOF
ReplicationTaskArn: $TASK
StartReplicationTaskType: resume-processing
CdcStopPosition: server_time:2026-01-31T12:00:00
EOF
aws dms start-replication-task --cli-input-yaml file://task.yaml
aws dms create-endpoint --cli-input-yaml '
EndpointIdentifier: shop
EndpointType: source   # of two
EngineName: mysql
Port: 3306
ServerName: db.example.com
'
