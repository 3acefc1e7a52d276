# What was typed, and what came.
aws cloudformation deploy --stack-name dms

  {
      "ResourceType": "AWS::DMS::ReplicationTask",
      "Status": CREATED
  }
