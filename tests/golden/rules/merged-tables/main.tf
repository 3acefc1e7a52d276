resource "aws_dms_replication_task" "merged" {
  migration_type            = "full-load-and-cdc"
  table_mappings            = file("${path.module}/mappings.json")
  replication_task_settings = jsonencode({ FullLoadSettings = { TargetTablePrepMode = "DO_NOTHING" } })

  replication_task_id      = "merged"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
}

resource "aws_dms_replication_task" "emptied" {
  migration_type            = "full-load-and-cdc"
  table_mappings            = file("${path.module}/emptied.json")
  replication_task_settings = jsonencode({ FullLoadSettings = { TargetTablePrepMode = "TRUNCATE_BEFORE_LOAD" } })

  replication_task_id      = "emptied"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
}

resource "aws_dms_replication_task" "schemas_merged" {
  migration_type            = "full-load-and-cdc"
  table_mappings            = file("${path.module}/schemas.json")
  replication_task_settings = jsonencode({ FullLoadSettings = { TargetTablePrepMode = "DO_NOTHING" } })

  replication_task_id      = "schemas-merged"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
}

resource "aws_dms_replication_task" "schemas_emptied" {
  migration_type            = "full-load-and-cdc"
  table_mappings            = file("${path.module}/schemas-emptied.json")
  replication_task_settings = jsonencode({ FullLoadSettings = { TargetTablePrepMode = "TRUNCATE_BEFORE_LOAD" } })

  replication_task_id      = "schemas-emptied"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
}
