resource "aws_dms_replication_task" "events" {
  table_mappings = <<-EOT
    {
      "rules": [
        {
          "rule-type": "selection", "rule-id": "9", "rule-name": "9",
          "object-locator": { "schema-name": "%", "table-name": "%" },
          "rule-action": "include"
        },
        {
          "rule-type": "object-mapping",
          "rule-id": "1",
          "rule-name": "1",
          "rule-action": "map-record-to-document",
          "object-locator": { "schema-name": "shop", "table-name": "events" },
          "mapping-parameters": {
            "attribute-mappings": [
              {
                "target-attribute-name": "key",
                "attribute-type": "scalar",
                "attribute-sub-type": "string",
                "value": "${EventId}"
              },
              {
                "target-attribute-name": "name",
                "attribute-type": "scalar",
                "attribute-sub-type": "string",
                "value": "$${Name}"
              }
            ]
          }
        }
      ]
    }
  EOT

  replication_task_id      = "events"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}
