resource "aws_dms_replication_task" "orders" {
  replication_task_settings = "..."
}
