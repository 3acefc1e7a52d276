resource "aws_dms_replication_task" "shop" {
  replication_task_id      = "shop"
  migration_type           = "full-load"
  replication_instance_arn = var.instance
  source_endpoint_arn      = var.source
  target_endpoint_arn      = var.target
  table_mappings           = <<-EOT
    {
      "rules": [
        %{~ for i, t in ["users", "orders"] ~}
        {
          "rule-type": "selection",
          "rule-id": "${i + 1}",
          "rule-name": "${t}",
          "object-locator": {"schema-name": "public", "tabel-name": "${t}"},
          "rule-action": "include"
        },
        %{~ endfor ~}
        %{~ if true ~}
        {
          "rule-type": "transformation",
          "rule-id": "100",
          "rule-name": "lower",
          "rule-target": "schema",
          "object-locator": {"schema-name": "public"},
          "rule-action": "convert-lowercas"
        }
        %{~ endif ~}
      ]
    }
  EOT
}
