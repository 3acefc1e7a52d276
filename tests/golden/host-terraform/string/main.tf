resource "aws_dms_replication_task" "shop" {
  table_mappings            = "{\"rules\":[{\"rule-type\":\"selection\",\"rule-id\":\"1\",\"rule-name\":\"1\",\"object-locator\":{\"schema-name\":\"%\",\"table-name\":\"%\"},\"rule-action\":\"exlude\"}]}"
  replication_task_settings = "{\"Logging\":{\"EnableLogging\":\"yes\"},}"
}
