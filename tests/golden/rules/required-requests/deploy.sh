#!/bin/bash
aws dms create-endpoint --cli-input-json file://source.json
aws dms create-endpoint --cli-input-json file://target.json \
    --engine-name kinesis
aws dms modify-endpoint --endpoint-arn "$SOURCE" --cli-input-json file://change.json

# Nobody sees what these hold.
aws dms create-endpoint --endpoint-identifier archive $KIND
aws dms create-endpoint "${options[@]}"
aws dms create-endpoint --cli-input-json "$REQUEST" --engine-name s3

aws dms create-replication-subnet-group \
    --replication-subnet-group-identifier shop
    --replication-subnet-group-description "Subnets of the migration"
    --subnet-ids "$SUBNET_A" "$SUBNET_B"
