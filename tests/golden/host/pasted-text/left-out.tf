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
}
