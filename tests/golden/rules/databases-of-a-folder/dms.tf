locals {
  catalog = aws_rds_cluster.catalog.endpoint
}

resource "aws_dms_endpoint" "orders" {
  endpoint_id                 = "orders"
  endpoint_type               = "source"
  engine_name                 = "mysql"
  server_name                 = aws_db_instance.orders.address
  port                        = 3306
  username                    = "dms"
  password                    = var.password
  extra_connection_attributes = "eventsPollInterval=5"
}

resource "aws_dms_endpoint" "catalog" {
  endpoint_id                 = "catalog"
  endpoint_type               = "source"
  engine_name                 = "aurora-postgresql"
  server_name                 = local.catalog
  port                        = 5432
  username                    = "dms"
  password                    = var.password
  database_name               = "catalog"
  extra_connection_attributes = "heartbeatEnable=Y"
}

resource "aws_dms_endpoint" "stock" {
  endpoint_id                 = "stock"
  endpoint_type               = "source"
  engine_name                 = "postgres"
  server_name                 = aws_db_instance.stock[0].endpoint
  port                        = 5432
  username                    = "dms"
  password                    = var.password
  database_name               = "stock"
  extra_connection_attributes = "heartbeatEnable=Y"
}

resource "aws_dms_replication_task" "orders" {
  replication_task_id      = "orders"
  migration_type           = "full-load-and-cdc"
  replication_instance_arn = var.instance
  source_endpoint_arn      = aws_dms_endpoint.orders.endpoint_arn
  target_endpoint_arn      = var.target
  table_mappings           = var.mappings
}

# Two tasks, one database: its mistakes are told once.
resource "aws_dms_replication_task" "items" {
  replication_task_id      = "items"
  migration_type           = "cdc"
  replication_instance_arn = var.instance
  source_endpoint_arn      = aws_dms_endpoint.orders.endpoint_arn
  target_endpoint_arn      = var.target
  table_mappings           = var.mappings
}

resource "aws_dms_replication_task" "catalog" {
  replication_task_id      = "catalog"
  migration_type           = "cdc"
  replication_instance_arn = var.instance
  source_endpoint_arn      = aws_dms_endpoint.catalog.endpoint_arn
  target_endpoint_arn      = var.target
  table_mappings           = var.mappings
}

resource "aws_dms_replication_task" "stock" {
  replication_task_id      = "stock"
  migration_type           = "cdc"
  replication_instance_arn = var.instance
  source_endpoint_arn      = aws_dms_endpoint.stock.endpoint_arn
  target_endpoint_arn      = var.target
  table_mappings           = var.mappings
}
