aws dms create-endpoint --endpoint-identifier lake --endpoint-type target \
    --engine-name s3 --s3-settings '{
        "BucketName": "lake",
        "ServiceAccessRoleArn": "arn:aws:iam::123456789012:role/lake",
        "ExternalTableDefinition": "none"
    }'
aws dms create-endpoint --endpoint-identifier files --endpoint-type source \
    --engine-name s3 --s3-settings '{
        "BucketName": "files",
        "ServiceAccessRoleArn": "arn:aws:iam::123456789012:role/files",
        "ExternalTableDefinition": "none"
    }'
