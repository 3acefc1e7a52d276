resource "aws_dms_endpoint" "source" {
  endpoint_id   = "shop-source"
  endpoint_type = "source"
}

resource "aws_dms_endpoint" "target" {
  endpoint_id   = "shop-target"
  endpoint_type = "target"
  engine_nam    = "kafka"
}

resource "aws_dms_replication_task" "shop" {
  replication_task_id      = "shop"
  migration_type           = "full-load"
  target_endpoint_arn      = null
  replication_instance_arn = aws_dms_replication_instance.main.replication_instance_arn
  table_mappings           = file("mappings.json")
}
