# Only the first of three targets leaves its foreign keys on.
resource "aws_dms_endpoint" "old" {
  endpoint_id   = "old"
  endpoint_type = "source"
  engine_name   = "postgres"
  database_name = "shop"
}

resource "aws_dms_endpoint" "strict" {
  endpoint_id   = "strict"
  endpoint_type = "target"
  engine_name   = "mysql"
}

resource "aws_dms_endpoint" "lax" {
  endpoint_id                 = "lax"
  endpoint_type               = "target"
  engine_name                 = "mysql"
  extra_connection_attributes = "initstmt=SET FOREIGN_KEY_CHECKS=0"
}

resource "aws_dms_endpoint" "scripted" {
  endpoint_id   = "scripted"
  endpoint_type = "target"
  engine_name   = "aurora-postgresql"
  database_name = "shop"

  postgres_settings {
    after_connect_script = "SET session_replication_role = 'replica'"
  }
}

resource "aws_dms_replication_task" "strict" {
  replication_task_id      = "strict"
  migration_type           = "full-load"
  replication_instance_arn = aws_dms_replication_instance.main.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.old.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.strict.endpoint_arn
  table_mappings = jsonencode({
    rules = [{
      rule-type      = "selection"
      rule-id        = "1"
      rule-name      = "1"
      object-locator = { schema-name = "public", table-name = "%" }
      rule-action    = "include"
    }]
  })
  replication_task_settings = jsonencode({
    FullLoadSettings = { TargetTablePrepMode = "TRUNCATE_BEFORE_LOAD" }
    Logging          = { EnableLogging = true }
  })
}

resource "aws_dms_replication_task" "lax" {
  replication_task_id      = "lax"
  migration_type           = "full-load"
  replication_instance_arn = aws_dms_replication_instance.main.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.old.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.lax.endpoint_arn
  table_mappings = jsonencode({
    rules = [{
      rule-type      = "selection"
      rule-id        = "1"
      rule-name      = "1"
      object-locator = { schema-name = "public", table-name = "%" }
      rule-action    = "include"
    }]
  })
  replication_task_settings = jsonencode({
    FullLoadSettings = { TargetTablePrepMode = "TRUNCATE_BEFORE_LOAD" }
    Logging          = { EnableLogging = true }
  })
}

resource "aws_dms_replication_task" "scripted" {
  replication_task_id      = "scripted"
  migration_type           = "full-load"
  replication_instance_arn = aws_dms_replication_instance.main.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.old.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.scripted.endpoint_arn
  table_mappings = jsonencode({
    rules = [{
      rule-type      = "selection"
      rule-id        = "1"
      rule-name      = "1"
      object-locator = { schema-name = "public", table-name = "%" }
      rule-action    = "include"
    }]
  })
  replication_task_settings = jsonencode({
    FullLoadSettings = { TargetTablePrepMode = "TRUNCATE_BEFORE_LOAD" }
    Logging          = { EnableLogging = true }
  })
}
