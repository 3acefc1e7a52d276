# Where no schema is named, it hangs on the target.
locals {
  public = jsonencode({ rules = [{
    rule-type      = "selection"
    rule-id        = "1"
    rule-name      = "1"
    object-locator = { schema-name = "public", table-name = "%" }
    rule-action    = "include"
  }] })
}

resource "aws_dms_endpoint" "postgres" {
  endpoint_id   = "postgres"
  endpoint_type = "target"
  engine_name   = "aurora-postgresql"
}

resource "aws_dms_endpoint" "mysql" {
  endpoint_id   = "mysql"
  endpoint_type = "target"
  engine_name   = "mysql"
}

resource "aws_dms_replication_task" "empty" {
  target_endpoint_arn       = aws_dms_endpoint.postgres.endpoint_arn
  table_mappings            = local.public
  replication_task_settings = jsonencode({ ControlTablesSettings = { ControlSchema = "" } })
}

resource "aws_dms_replication_task" "unsaid" {
  target_endpoint_arn       = aws_dms_endpoint.postgres.endpoint_arn
  table_mappings            = local.public
  replication_task_settings = jsonencode({ ControlTablesSettings = { StatusTableEnabled = true } })
}

resource "aws_dms_replication_task" "null" {
  target_endpoint_arn       = aws_dms_endpoint.postgres.endpoint_arn
  table_mappings            = local.public
  replication_task_settings = jsonencode({ ControlTablesSettings = { ControlSchema = null } })
}

resource "aws_dms_replication_task" "of_its_own" {
  target_endpoint_arn       = aws_dms_endpoint.postgres.endpoint_arn
  table_mappings            = local.public
  replication_task_settings = jsonencode({ ControlTablesSettings = { ControlSchema = "dms" } })
}

resource "aws_dms_replication_task" "not_known" {
  target_endpoint_arn       = aws_dms_endpoint.postgres.endpoint_arn
  table_mappings            = local.public
  replication_task_settings = jsonencode({ ControlTablesSettings = { ControlSchema = var.schema } })
}

resource "aws_dms_replication_task" "merged" {
  target_endpoint_arn       = aws_dms_endpoint.postgres.endpoint_arn
  table_mappings            = local.public
  replication_task_settings = jsonencode({ ControlTablesSettings = merge(var.tables, { StatusTableEnabled = true }) })
}

resource "aws_dms_replication_task" "elsewhere" {
  target_endpoint_arn       = aws_dms_endpoint.postgres.endpoint_arn
  table_mappings            = local.public
  replication_task_settings = jsonencode({
    TargetMetadata        = { TargetSchema = "shop" }
    ControlTablesSettings = { ControlSchema = "" }
  })
}

resource "aws_dms_replication_task" "has_its_own" {
  target_endpoint_arn       = aws_dms_endpoint.mysql.endpoint_arn
  table_mappings            = local.public
  replication_task_settings = jsonencode({ ControlTablesSettings = { ControlSchema = "" } })
}

resource "aws_dms_replication_task" "who_knows" {
  target_endpoint_arn       = var.target
  table_mappings            = local.public
  replication_task_settings = jsonencode({ ControlTablesSettings = { ControlSchema = "" } })
}
