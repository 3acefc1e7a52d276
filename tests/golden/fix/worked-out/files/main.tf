# Sections and rules lie in locals, some of them in another file.
resource "aws_dms_replication_task" "shop" {
  replication_task_id      = "shop"
  migration_type           = "full-load"
  replication_instance_arn = var.instance_arn
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn

  table_mappings = jsonencode({
    rules = concat(local.selections, var.more_rules)
  })

  replication_task_settings = jsonencode(merge(local.base, {
    FullLoadSettings = {
      MaxFullLoadSubTasks = local.subtasks * 2
      CommitRate          = 10000
    }
    Logging = local.logging
  }))
}
