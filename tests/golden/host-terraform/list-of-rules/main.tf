resource "aws_dms_replication_task" "shop" {
  migration_type           = "full-load"
  replication_task_id      = "shop"
  replication_instance_arn = aws_dms_replication_instance.shop.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.source.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.target.endpoint_arn
  table_mappings           = file("mappings.json")
}
