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

  replication_config_identifier = "shop"
  source_endpoint_arn           = var.source_arn
  target_endpoint_arn           = var.target_arn
  replication_type              = var.replication_type

  compute_config {
    replication_subnet_group_id = var.subnet_group
  }
}
