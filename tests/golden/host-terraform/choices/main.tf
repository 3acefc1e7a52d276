# Nobody knows which it is: each is looked at by itself.
resource "aws_dms_replication_task" "shop" {
  replication_task_id       = "shop"
  replication_instance_arn  = var.instance_arn
  source_endpoint_arn       = var.source_arn
  target_endpoint_arn       = var.target_arn
  migration_type            = "cdc"
  replication_task_settings = var.settings != null ? var.settings : jsonencode({ TargetMetadata = { LobMaxSiz = 1 } })
  table_mappings = coalesce(var.mappings, <<-EOT
    {"rules": [{"rule-type": "selection", "rule-id": "1", "rule-name": "1",
      "object-locator": {"schema-name": "a", "table-name": "b"},
      "rule-action": "Include"}]}
  EOT
  )
}

# A name that a document has, too, but these are locals.
locals {
  rules  = [{ rule-type = "selection", rule-id = "1" }]
  others = []
}
