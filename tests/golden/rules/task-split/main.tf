resource "aws_dms_endpoint" "from" {
  endpoint_id   = "from"
  endpoint_type = "source"
  engine_name   = "postgres"
  server_name   = "old.example.com"
  database_name = "shop"
  ssl_mode      = "require"
  postgres_settings {
    heartbeat_enable = true
  }
}

resource "aws_dms_endpoint" "to" {
  endpoint_id   = "to"
  endpoint_type = "target"
  engine_name   = "postgres"
  server_name   = "new.example.com"
  database_name = "shop"
  ssl_mode      = "require"
}

resource "aws_dms_replication_task" "orders" {
  replication_task_id = "orders"
  migration_type      = "cdc"
  source_endpoint_arn = aws_dms_endpoint.from.endpoint_arn
  target_endpoint_arn = aws_dms_endpoint.to.endpoint_arn
  table_mappings = jsonencode({ rules = [
    {
      rule-type      = "selection"
      rule-id        = "1"
      rule-name      = "1"
      object-locator = { schema-name = "public", table-name = "orders" }
      rule-action    = "include"
    },
    {
      rule-type      = "selection"
      rule-id        = "2"
      rule-name      = "2"
      object-locator = { schema-name = "public", table-name = "lines" }
      rule-action    = "include"
    },
  ] })

  replication_instance_arn = var.instance_arn
}

resource "aws_dms_replication_task" "rest" {
  replication_task_id = "rest"
  migration_type      = "cdc"
  source_endpoint_arn = aws_dms_endpoint.from.endpoint_arn
  target_endpoint_arn = aws_dms_endpoint.to.endpoint_arn
  table_mappings = jsonencode({ rules = [{
    rule-type      = "selection"
    rule-id        = "1"
    rule-name      = "1"
    object-locator = { schema-name = "public", table-name = "customers" }
    rule-action    = "include"
  }] })

  replication_instance_arn = var.instance_arn
}

# A load sees no transactions.
resource "aws_dms_replication_task" "load" {
  replication_task_id = "load"
  migration_type      = "full-load"
  source_endpoint_arn = aws_dms_endpoint.from.endpoint_arn
  target_endpoint_arn = aws_dms_endpoint.to.endpoint_arn
  table_mappings = jsonencode({ rules = [{
    rule-type      = "selection"
    rule-id        = "1"
    rule-name      = "1"
    object-locator = { schema-name = "public", table-name = "orders" }
    rule-action    = "include"
  }] })

  replication_instance_arn = var.instance_arn
}
