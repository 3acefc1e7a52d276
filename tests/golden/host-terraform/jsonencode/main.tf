resource "aws_dms_replication_task" "shop" {
  replication_task_id = "shop"
  migration_type      = "full-load"

  replication_task_settings = jsonencode({
    TargetMetadata = {
      SupportLobs : true # colons are fine too
      LobMaxSize  = "32"
    }
    "Logging" = { EnableLogging = var.logging }
  })

  table_mappings = jsonencode({
    rules = [
      {
        "rule-type"      = "selection"
        "rule-id"        = "1"
        "rule-name"      = "1"
        "object-locator" = { "schema-name" = "%", "table-name" = "%" }
        "rule-action"    = "inclde"
      },
    ]
  })

  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
}
