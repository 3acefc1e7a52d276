resource "aws_dms_replication_task" "shop" {
  replication_task_settings = file("${path.module}/json/settings.json")
  table_mappings = templatefile("${path.module}/json/mappings.tftpl", {
    schema = var.schema
  })
}
