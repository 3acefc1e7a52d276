resource "aws_dms_replication_task" "orders" {
  table_mappings            = var.mappings
  replication_task_settings = var.settings
}
