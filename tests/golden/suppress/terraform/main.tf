# dmsc-ignore[hcl/syntax]: nothing of that is here
resource "aws_dms_replication_task" "shop" {
  replication_task_id = "shop"
  migration_type      = "full-load-and-cdc"

  // dmsc-ignore[mapping/unknown-key]: a key of ours
  // dmsc-ignore[json/syntax]: made by a tool
  table_mappings = <<-EOT
    {
      "rules": [
        {
          "rule-type": "selection", "rule-id": "1", "rule-name": "1",
          "object-locator": { "schema-name": "shop", "table-name": "%" },
          "rule-action": "include",
          "note": "# dmsc-ignore[mapping/unknown-key]: text, and no comment"
        }
      ]
    }
  EOT

  replication_task_settings = jsonencode({
    Logging = {
      EnableLogging = true
      EnableLoging  = true # dmsc-ignore[settings]: seen, and left
      EnableLogged  = true
    }
    /* dmsc-ignore[settings/unknown-key]: it will be known
       in the next version */
    FullLoadSetting = {
      CommitRate = 10000
    }
  })

  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
}
