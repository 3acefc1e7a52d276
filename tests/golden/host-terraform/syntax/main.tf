resource "aws_dms_replication_task" "shop" {
  migration_type : "full-load"
  table_mappings = jsonencode({
    rules = [
  })
  replication_task_settings = jsonencode({ Logging = { EnableLogging = 'yes' } })
}
