resource "aws_dms_endpoint" "source" {
  endpoint_id   = "shop-source"
  endpoint_type = "source"
  engine_name   = "oracle"
}

resource "aws_dms_endpoint" "lake" {
  endpoint_id   = "shop-lake"
  endpoint_type = "target"
  engine_name   = "kafka"

  kafka_settings {
    broker = "b-1.example.com:9092"
  }
}

resource "aws_dms_replication_task" "shop" {
  replication_task_id      = "shop"
  migration_type           = "cdc"
  replication_instance_arn = var.instance_arn
  source_endpoint_arn      = aws_dms_endpoint.source.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.lake.endpoint_arn

  replication_task_settings = jsonencode({
    TargetMetadata = {
      BatchApplyEnabled = true
      LobMaxSize        = var.lob_size
    }
    ErrorBehavior = { DataMaskingErrorPolicy = "LOG_ERROR" }
  })

  table_mappings = <<-EOF
    {
      "rules": [
        {
          "rule-type": "selection", "rule-id": "1", "rule-name": "1",
          "object-locator": { "schema-name": "shop", "table-name": "${var.table}" },
          "rule-action": "include"
        },
        {
          "rule-type": "transformation", "rule-id": "2", "rule-name": "2",
          "rule-target": "column",
          "object-locator": {
            "schema-name": "shop", "table-name": "x", "column-name": "card"
          },
          "rule-action": "data-masking-hash-mask"
        }
      ]
    }
  EOF
}
