resource "aws_dms_replication_task" "orders" {
  replication_task_settings = "..."
}

resource "aws_dms_replication_task" "items" {
  table_mappings = <<-EOT
    {
      "rules": [
        {
          "rule-type": "selection", "rule-id": "1", "rule-name": "1",
          "object-locator": {...}, "rule-action": "include"
        },
        { "rule-type": "selektion", … }
      ]
    }
  EOT

  replication_task_id      = "items"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}
