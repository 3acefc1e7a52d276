resource "aws_dms_replication_task" "shop" {
  replication_task_id      = "shop"
  migration_type           = "full-load-and-cdc"
  replication_instance_arn = aws_dms_replication_instance.shop.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.source.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.target.endpoint_arn

  table_mappings = jsonencode({
    rules = [
      {
        rule-type      = "selection"
        rule-id        = "1"
        rule-name      = "shop"
        object-locator = { schema-name = var.schema, table-name = "%" }
        rule-action    = "include"
      },
      {
        rule-type      = "selection"
        rule-id        = "2"
        rule-name      = "audit"
        object-locator = { schema-name = "audit", table-name = "entires" }
        rule-action    = "include"
      },
    ]
  })
  replication_task_settings = <<-JSON
    {
      "TargetMetadata": { "BatchApplyEnabled": true, "LobMaxSize": 32 },
      "Logging": { "EnableLogging": true }
    }
  JSON
}

resource "aws_dms_replication_task" "hr" {
  replication_task_id      = "hr"
  migration_type           = "full-load-and-cdc"
  replication_instance_arn = aws_dms_replication_instance.shop.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.source.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.target.endpoint_arn

  table_mappings = jsonencode({
    rules = [{
      rule-type      = "selection"
      rule-id        = "1"
      rule-name      = "hr"
      object-locator = { schema-name = "hr", table-name = "%" }
      rule-action    = "include"
    }]
  })
  replication_task_settings = <<-JSON
    {
      "TargetMetadata": { "BatchApplyEnabled": true, "LobMaxSize": 32 },
      "ValidationSettings": { "EnableValidation": true },
      "Logging": { "EnableLogging": true }
    }
  JSON
}

resource "aws_dms_endpoint" "source" {
  endpoint_id                 = "source"
  endpoint_type               = "source"
  engine_name                 = "aurora-postgresql"
  extra_connection_attributes = "HeartbeatEnable=true;HeartbeatFrequency=1"
}

resource "aws_dms_endpoint" "target" {
  endpoint_id   = "target"
  endpoint_type = "target"
  engine_name   = "aurora-postgresql"
}
