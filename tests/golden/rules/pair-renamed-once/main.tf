# One task renames a table; the other takes it by its old name.
resource "aws_dms_endpoint" "as" {
  endpoint_id   = "as"
  endpoint_type = "source"
  engine_name   = "postgres"
  server_name   = "a.example.com"
  database_name = "d"
  postgres_settings { heartbeat_enable = true }
}
resource "aws_dms_endpoint" "at" {
  endpoint_id   = "at"
  endpoint_type = "target"
  engine_name   = "postgres"
  server_name   = "a.example.com"
  database_name = "d"
}
resource "aws_dms_endpoint" "bs" {
  endpoint_id   = "bs"
  endpoint_type = "source"
  engine_name   = "postgres"
  server_name   = "b.example.com"
  database_name = "d"
  postgres_settings { heartbeat_enable = true }
}
resource "aws_dms_endpoint" "bt" {
  endpoint_id   = "bt"
  endpoint_type = "target"
  engine_name   = "postgres"
  server_name   = "b.example.com"
  database_name = "d"
}
resource "aws_dms_replication_task" "x" {
  replication_task_id       = "x1"
  migration_type            = "full-load-and-cdc"
  replication_instance_arn  = "arn:aws:dms:eu-west-1:123456789012:rep:ABC"
  source_endpoint_arn       = aws_dms_endpoint.as.endpoint_arn
  target_endpoint_arn       = aws_dms_endpoint.bt.endpoint_arn
  table_mappings            = jsonencode({ rules = [{ "rule-type" = "selection", "rule-id" = "1", "rule-name" = "1", "object-locator" = { "schema-name" = "a", "table-name" = "b" }, "rule-action" = "include" }, { "rule-type" = "transformation", "rule-id" = "2", "rule-name" = "2", "rule-target" = "table", "object-locator" = { "schema-name" = "a", "table-name" = "b" }, "rule-action" = "rename", "value" = "c" }] })
  replication_task_settings = jsonencode({ Logging = { EnableLogging = true }, LoopbackPreventionSettings = { EnableLoopbackPrevention = true, SourceSchema = "p", TargetSchema = "q" }, ChangeProcessingDdlHandlingPolicy = { HandleSourceTableDropped = false, HandleSourceTableTruncated = false, HandleSourceTableAltered = false } })
}
resource "aws_dms_replication_task" "y" {
  replication_task_id       = "y1"
  migration_type            = "cdc"
  replication_instance_arn  = "arn:aws:dms:eu-west-1:123456789012:rep:ABC"
  source_endpoint_arn       = aws_dms_endpoint.bs.endpoint_arn
  target_endpoint_arn       = aws_dms_endpoint.at.endpoint_arn
  table_mappings            = jsonencode({ rules = [{ "rule-type" = "selection", "rule-id" = "1", "rule-name" = "1", "object-locator" = { "schema-name" = "a", "table-name" = "b" }, "rule-action" = "include" }] })
  replication_task_settings = jsonencode({ Logging = { EnableLogging = true }, LoopbackPreventionSettings = { EnableLoopbackPrevention = true, SourceSchema = "q", TargetSchema = "p" }, ChangeProcessingDdlHandlingPolicy = { HandleSourceTableDropped = false, HandleSourceTableTruncated = false, HandleSourceTableAltered = false } })
}
