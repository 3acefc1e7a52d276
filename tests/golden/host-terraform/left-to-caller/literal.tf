resource "aws_dms_replication_task" "items" {
  table_mappings = ""
}
