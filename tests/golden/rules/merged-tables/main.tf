resource "aws_dms_replication_task" "merged" {
  migration_type            = "full-load-and-cdc"
  table_mappings            = file("${path.module}/mappings.json")
  replication_task_settings = jsonencode({ FullLoadSettings = { TargetTablePrepMode = "DO_NOTHING" } })
}

resource "aws_dms_replication_task" "emptied" {
  migration_type            = "full-load-and-cdc"
  table_mappings            = file("${path.module}/emptied.json")
  replication_task_settings = jsonencode({ FullLoadSettings = { TargetTablePrepMode = "TRUNCATE_BEFORE_LOAD" } })
}

resource "aws_dms_replication_task" "schemas_merged" {
  migration_type            = "full-load-and-cdc"
  table_mappings            = file("${path.module}/schemas.json")
  replication_task_settings = jsonencode({ FullLoadSettings = { TargetTablePrepMode = "DO_NOTHING" } })
}

resource "aws_dms_replication_task" "schemas_emptied" {
  migration_type            = "full-load-and-cdc"
  table_mappings            = file("${path.module}/schemas-emptied.json")
  replication_task_settings = jsonencode({ FullLoadSettings = { TargetTablePrepMode = "TRUNCATE_BEFORE_LOAD" } })
}
