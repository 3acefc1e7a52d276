resource "aws_dms_replication_instance" "shop" {
  replication_instance_identifier = "shop"
  instance_class                  = "dms.t3.medium"
}

resource "aws_dms_endpoint" "target" {
  endpoint_identifier = "shop-target"
  endpoint_type       = "target"
  engine_name         = "mysql"
  server_name         = "db.example.com"
  port                = 3306
  username            = "dms"
  password            = var.password
}

resource "aws_dms_replication_task" "shop" {
  replication_task_id     = "shop"
  migration_type          = "full-load"
  replication_instance_id = "shop"
  source_endpoint_id      = aws_dms_endpoint.source.endpoint_id
  target_endpoint_arn     = aws_dms_endpoint.target.endpoint_arn
}
