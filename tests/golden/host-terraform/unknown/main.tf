locals {
  base = { Logging = { EnableLogging = true } }
}

resource "aws_dms_replication_task" "shop" {
  table_mappings            = var.mappings
  replication_task_settings = jsonencode(merge(local.base, var.more))

  replication_task_id      = "shop"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}

resource "aws_dms_replication_task" "more" {
  table_mappings            = <<-EOT
    { "rules": [ %{ for t in var.tables }{ "x": "${t}" },%{ endfor } ] }
  EOT
  replication_task_settings = jsonencode(merge(var.more, { Logging = 1 }))

  replication_task_id      = "more"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}
