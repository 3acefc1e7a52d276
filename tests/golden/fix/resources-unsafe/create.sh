#!/bin/sh
aws dms create-endpoint --endpoint-identifier shop --endpoint-type source \
    --engine-name mysql --server-name shop.example.com \
    --extra-connection-attributes 'eventsPollInterval = 5; parallelLoadThread=1'
aws dms create-replication-instance --cli-input-json '{
    "ReplicationInstanceIdentifier": "shop--1",
    "ReplicationInstanceClass": "dms.t3.medium",
    "MultiAZ": true,
    "AvailabilityZone": "eu-west-1a"
}'
aws dms create-replication-task --replication-task-identifier shop_1 \
    --migration-type cdc --cdc-start-time 1704067200000 \
    --source-endpoint-arn "$source" --target-endpoint-arn "$target" \
    --replication-instance-arn "$instance" --table-mappings "{\"rules\": [
      {\"rule-type\": \"selection\", \"rule-id\": \"1\", \"rule-name\": \"1\", \"rule-action\": \"include\",
       \"object-locator\": {\"schema-name\": \"shop\", \"table-name\": \"%\"}},
      {\"rule-type\": \"selection\", \"rule-id\": \"2\", \"rule-name\": \"2\", \"rule-action\": \"exclude\",
       \"object-locator\": {\"schema-name\": \"shop\", \"table-name\": \"log_%\"}}
    ]}"
