resource "aws_db_instance" "orders" {
  identifier        = "orders"
  engine            = "mysql"
  engine_version    = "8.0.40"
  instance_class    = "db.t3.medium"
  allocated_storage = 100
}

resource "aws_rds_cluster" "catalog" {
  cluster_identifier              = "catalog"
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.catalog.name
}

resource "aws_rds_cluster_parameter_group" "catalog" {
  name   = "catalog"
  family = "aurora-postgresql16"

  parameter {
    name  = "rds.logical_replication"
    value = 1
  }

  parameter {
    name = "wal_sender_timeout"
    # dmsc-ignore[database/cdc-parameter]: the task is tried out with it
    value = 5000
  }
}

resource "aws_db_instance" "stock" {
  count                   = var.stock ? 1 : 0
  identifier              = "stock"
  engine                  = "postgres"
  instance_class          = "db.t3.medium"
  parameter_group_name    = aws_db_parameter_group.stock.id
  backup_retention_period = 0
}

resource "aws_db_parameter_group" "stock" {
  family = "postgres16"

  parameter {
    name         = "rds.logical_replication"
    value        = 1
    apply_method = "pending-reboot"
  }
}

# Nobody captures its changes.
resource "aws_db_instance" "unread" {
  identifier = "unread"
  engine     = "mysql"
}
