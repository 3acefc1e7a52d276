variable "head" {
  default = "{\"rules\": [{\"rule-type\": \"selection\", \"object-locator\": {\"schema-name\": \""
}

variable "tail" {
  default = "\", \"table-name\": \"%\"}, \"rule-action\": \"include\"}]}"
}

resource "aws_dms_replication_task" "orders" {
  table_mappings            = "${var.head}${var.schema}${var.tail}"
  replication_task_settings = ""
}

locals {
  cut_off = <<-EOT
    {"rules": [{"rule-type": "selection"
  EOT
}
