variable "head" {
  default = "{\"rules\": [{\"rule-type\": \"selection\", \"object-locator\": {\"schema-name\": \""
}

variable "tail" {
  default = "\", \"table-name\": \"%\"}, \"rule-action\": \"include\"}]}"
}

resource "aws_dms_replication_task" "orders" {
  table_mappings            = "${var.head}${var.schema}${var.tail}"
  replication_task_settings = ""

  replication_task_id      = "orders"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}

locals {
  cut_off = <<-EOT
    {"rules": [{"rule-type": "selection"
  EOT
}
