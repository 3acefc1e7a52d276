#!/bin/sh
aws dms create-endpoint --endpoint-identifier=shop --endpoint-type=sorce \
  --engine-name='postgress'
# A request, and documents beside it.
aws dms create-replication-task --cli-input-json file://task.skeleton \
  --replication-task-settings '{"TargetMetadata": {"LobMaxSize": "32"}}'
aws dms create-endpoint --endpoint-identifier shop-my --endpoint-type=target \
  --engine-name=mysql --server-name="$HOST" --port=3306 \
  --extra-connection-attributes='initstmt=SET FOREIGN_KEY_CHECKS'=0
