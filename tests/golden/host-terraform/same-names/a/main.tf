resource "aws_dms_replication_task" "first" {
  migration_type           = "full-load"
  replication_task_id      = "first"
  replication_instance_arn = aws_dms_replication_instance.shop.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.source.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.target.endpoint_arn
  table_mappings           = jsonencode(local.orders)
}
