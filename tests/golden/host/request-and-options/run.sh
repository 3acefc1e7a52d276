#!/bin/sh
# The database is an option.
aws dms create-endpoint --database-name shop --cli-input-json '{
  "EndpointIdentifier": "shop",
  "EndpointType": "target",
  "EngineName": "postgres",
  "PostgreSQLSettings": {
    "SecretsManagerSecretId": "shop",
    "SecretsManagerAccessRoleArn": "arn:aws:iam::123456789012:role/reader"
  }
}'
# Nothing says which.
aws dms create-endpoint --region eu-west-1 --cli-input-json '{
  "EndpointIdentifier": "shop",
  "EndpointType": "target",
  "EngineName": "postgres",
  "PostgreSQLSettings": {
    "SecretsManagerSecretId": "shop",
    "SecretsManagerAccessRoleArn": "arn:aws:iam::123456789012:role/reader"
  }
}'
aws dms create-endpoint "$@" --cli-input-json '{
  "EndpointIdentifier": "shop",
  "EndpointType": "target",
  "EngineName": "postgres",
  "PostgreSQLSettings": {
    "SecretsManagerSecretId": "shop",
    "SecretsManagerAccessRoleArn": "arn:aws:iam::123456789012:role/reader"
  }
}'
