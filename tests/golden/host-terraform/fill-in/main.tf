locals {
  lob_size = 32 * 10000
  logging  = { EnableLogging = true, EnableLogContex = true }
}

resource "aws_dms_replication_task" "shop" {
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
