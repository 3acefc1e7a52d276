variable "time" {
  type    = string
  default = null
}

# What the caller does not give is null, and then it is not there.
resource "aws_dms_replication_task" "module" {
  migration_type     = var.type
  cdc_start_time     = var.time
  cdc_start_position = var.position

  replication_task_id      = "module"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  table_mappings           = var.table_mappings
}

resource "aws_dms_replication_task" "load" {
  migration_type     = "full-load"
  cdc_start_time     = var.time
  cdc_start_position = ""

  replication_task_id      = "load"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  table_mappings           = var.table_mappings
}

resource "aws_dms_replication_task" "twice" {
  migration_type     = "cdc"
  cdc_start_time     = "2026-01-01T00:00:00Z"
  cdc_start_position = "checkpoint:V1#27#mysql-bin-changelog.157832:1975:-1"

  replication_task_id      = "twice"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  table_mappings           = var.table_mappings
}

resource "aws_dms_replication_instance" "zones" {
  replication_instance_id = "{prefix}-zones"
  multi_az                = true
  availability_zone       = var.zone

  replication_instance_class = "dms.t3.medium"
}
