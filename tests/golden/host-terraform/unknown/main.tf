locals {
  base = { Logging = { EnableLogging = true } }
}

resource "aws_dms_replication_task" "shop" {
  table_mappings            = var.mappings
  replication_task_settings = jsonencode(merge(local.base, var.more))
}

resource "aws_dms_replication_task" "more" {
  table_mappings            = <<-EOT
    { "rules": [ %{ for t in var.tables }{ "x": "${t}" },%{ endfor } ] }
  EOT
  replication_task_settings = jsonencode(merge(var.more, { Logging = 1 }))
}
