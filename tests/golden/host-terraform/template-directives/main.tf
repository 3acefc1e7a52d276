locals {
  tables = ["users", "orders"]
}

variable "tables" {
  type = list(string)
}

variable "lower" {
  type = bool
}

resource "aws_dms_replication_task" "known" {
  replication_task_id      = "known"
  migration_type           = "full-load"
  replication_instance_arn = var.instance
  source_endpoint_arn      = var.source
  target_endpoint_arn      = var.target
  table_mappings = templatefile("${path.module}/known.tftpl", {
    schema = "public"
    tables = local.tables
    lower  = true
  })
}

# Of a list that nobody knows one turn is looked at.
resource "aws_dms_replication_task" "unknown" {
  replication_task_id      = "unknown"
  migration_type           = "full-load"
  replication_instance_arn = var.instance
  source_endpoint_arn      = var.source
  target_endpoint_arn      = var.target
  table_mappings           = <<-EOT
    {
      "rules": [
        %{~ for i, t in var.tables ~}
        {
          "rule-type": "selection",
          "rule-id": "${i + 1}",
          "rule-name": "${t}",
          "object-locator": {"schema-name": "public", "table-name": "${t}"},
          "rule-action": "includ"
        },
        %{~ endfor ~}
        %{~ if var.lower ~}
        {
          "rule-type": "transformation",
          "rule-id": "100",
          "rule-name": "lower",
          "rule-target": "schema",
          "object-locator": {"schema-name": "public"},
          "rule-action": "convert-lowercase"
        }
        %{~ endif ~}
      ]
    }
  EOT
}

# What is around a condition need not fit together.
resource "aws_dms_replication_task" "pieces" {
  replication_task_id      = "pieces"
  migration_type           = "full-load"
  replication_instance_arn = var.instance
  source_endpoint_arn      = var.source
  target_endpoint_arn      = var.target
  table_mappings           = "{%{ if var.lower }\"rules\": [%{ endif } ]}"
}

# A template that is one jsonencode().
resource "aws_dms_replication_task" "encoded" {
  replication_task_id      = "encoded"
  migration_type           = "full-load"
  replication_instance_arn = var.instance
  source_endpoint_arn      = var.source
  target_endpoint_arn      = var.target
  table_mappings           = templatefile("encoded.tftpl", { tables = var.tables })
}
