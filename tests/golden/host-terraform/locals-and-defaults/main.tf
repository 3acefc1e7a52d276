resource "aws_dms_replication_task" "shop" {
  replication_task_settings = var.settings
  table_mappings            = local.mappings["shop"]
}

resource "aws_dms_replication_task" "elsewhere" {
  table_mappings = local.nowhere
}
