resource "aws_dms_replication_task" "shop" {
  replication_task_id      = "shop"
  migration_type           = "cdc"
  replication_instance_arn = var.instance
  source_endpoint_arn      = var.source
  target_endpoint_arn      = var.target
  table_mappings           = var.mappings
  replication_task_settings = jsonencode({
    TTSettings = {
      EnableTT = true
      TTS3Settings = { ServiceAccessRoleArn = "arn:aws:iam::112233445566:role/dms-tt-s3-access-role, BucketName = "shop-time-travel" }
    }
  })
}
