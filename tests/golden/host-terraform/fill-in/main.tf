locals {
  lob_size = 32 * 10000
  logging  = { EnableLogging = true, EnableLogContex = true }
}

resource "aws_dms_replication_task" "shop" {
  replication_task_id      = "shop"
  migration_type           = "full-load"
  replication_instance_arn = var.instance_arn
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  table_mappings = templatefile("${path.module}/mappings.json.tftpl", {
    schema = "public"
    action = lower("EXCLUDES")
    tables = ["orders"]
  })
  replication_task_settings = <<-EOT
    {
      "TargetMetadata": {"LobMaxSize": ${local.lob_size}, "SupportLobs": ${var.lobs}},
      "Logging": ${jsonencode(local.logging)}
    }
  EOT
}
