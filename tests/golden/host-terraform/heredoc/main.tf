resource "aws_dms_replication_config" "shop" {
  replication_settings = <<EOT
{
  "Logging": { "EnableLogging": tru }
}
EOT

  table_mappings = <<-EOT
    {
      "rules": [
        {
          "rule-type": "selection", "rule-id": "1", "rule-name": "1",
          "object-locator": {
            "schema-name": "${var.schema}", "table-nam": "%"
          },
          "rule-action": ${jsonencode(var.action)}
        }
      ]
    }
  EOT
}
