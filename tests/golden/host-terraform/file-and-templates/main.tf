resource "aws_dms_replication_task" "shop" {
  replication_task_settings = file("${path.module}/json/settings.json")
  table_mappings = templatefile("${path.module}/json/mappings.tftpl", {
    schema = var.schema
  })

  replication_task_id      = "shop"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}
