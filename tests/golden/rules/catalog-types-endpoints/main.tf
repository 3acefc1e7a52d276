# What the endpoints say of types decides, and what nobody knows is silent.

resource "aws_dms_endpoint" "plain" {
  endpoint_id   = "plain"
  endpoint_type = "source"
  engine_name   = "postgres"
  server_name   = "old.example.com"
  database_name = "shop"
}

resource "aws_dms_endpoint" "set" {
  endpoint_id                 = "set"
  endpoint_type               = "source"
  engine_name                 = "postgres"
  server_name                 = "old.example.com"
  database_name               = "shop"
  extra_connection_attributes = "unboundedVarcharMaxSize=100000;MapUnboundedNumericAsString=true;mapBooleanAsBoolean=true"
}

resource "aws_dms_endpoint" "unknown" {
  endpoint_id                 = "unknown"
  endpoint_type               = "source"
  engine_name                 = "postgres"
  server_name                 = "old.example.com"
  database_name               = "shop"
  extra_connection_attributes = var.attributes
}

resource "aws_dms_endpoint" "redshift" {
  endpoint_id   = "redshift"
  endpoint_type = "target"
  engine_name   = "redshift"
  server_name   = "shop.example.eu-west-1.redshift.amazonaws.com"
  database_name = "shop"
}

resource "aws_dms_endpoint" "redshift_set" {
  endpoint_id                 = "redshift-set"
  endpoint_type               = "target"
  engine_name                 = "redshift"
  server_name                 = "shop.example.eu-west-1.redshift.amazonaws.com"
  database_name               = "shop"
  extra_connection_attributes = "mapBooleanAsBoolean=true"
}

resource "aws_dms_endpoint" "stream" {
  endpoint_id   = "stream"
  endpoint_type = "target"
  engine_name   = "kinesis"

  kinesis_settings {
    stream_arn              = "arn:aws:kinesis:eu-west-1:123456789012:stream/shop"
    service_access_role_arn = "arn:aws:iam::123456789012:role/dms"
    message_format          = "json"
  }
}

resource "aws_dms_replication_task" "plain" {
  replication_task_id       = "plain"
  migration_type            = "full-load"
  replication_instance_arn  = var.instance
  source_endpoint_arn       = aws_dms_endpoint.plain.endpoint_arn
  target_endpoint_arn       = aws_dms_endpoint.redshift.endpoint_arn
  replication_task_settings = file("settings.json")
  table_mappings = jsonencode({
    rules = [{
      rule-type      = "selection"
      rule-id        = "1"
      rule-name      = "all"
      object-locator = { schema-name = "public", table-name = "%" }
      rule-action    = "include"
    }]
  })
}

resource "aws_dms_replication_task" "set" {
  replication_task_id       = "set"
  migration_type            = "full-load"
  replication_instance_arn  = var.instance
  source_endpoint_arn       = aws_dms_endpoint.set.endpoint_arn
  target_endpoint_arn       = aws_dms_endpoint.redshift_set.endpoint_arn
  replication_task_settings = file("settings.json")
  table_mappings            = file("mappings.json")
}

resource "aws_dms_replication_task" "unknown" {
  replication_task_id       = "unknown"
  migration_type            = "full-load"
  replication_instance_arn  = var.instance
  source_endpoint_arn       = aws_dms_endpoint.unknown.endpoint_arn
  target_endpoint_arn       = aws_dms_endpoint.redshift.endpoint_arn
  replication_task_settings = file("settings.json")
  table_mappings            = file("mappings.json")
}

resource "aws_dms_replication_task" "stream" {
  replication_task_id      = "stream"
  migration_type           = "full-load"
  replication_instance_arn = var.instance
  source_endpoint_arn      = aws_dms_endpoint.set.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.stream.endpoint_arn
  table_mappings = jsonencode({
    rules = [{
      rule-type      = "selection"
      rule-id        = "1"
      rule-name      = "orders"
      object-locator = { schema-name = "public", table-name = "orders" }
      rule-action    = "include"
    }]
  })
}
