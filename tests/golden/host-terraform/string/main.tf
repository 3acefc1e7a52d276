resource "aws_dms_replication_task" "shop" {
  table_mappings            = "{\"rules\":[{\"rule-type\":\"selection\",\"rule-id\":\"1\",\"rule-name\":\"1\",\"object-locator\":{\"schema-name\":\"%\",\"table-name\":\"%\"},\"rule-action\":\"exlude\"}]}"
  replication_task_settings = "{\"Logging\":{\"EnableLogging\":\"yes\"},}"

  replication_task_id      = "shop"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}
