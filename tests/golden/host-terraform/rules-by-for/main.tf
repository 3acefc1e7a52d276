locals {
  tables = ["customers", "orders", "items"]
}

# The ids of the two lists meet.
resource "aws_dms_replication_task" "shop" {
  replication_task_id      = "shop"
  migration_type           = "full-load"
  replication_instance_arn = var.instance_arn
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  table_mappings = jsonencode({
    rules = concat(
      [for i, t in local.tables : {
        rule-type      = "selection"
        rule-id        = tostring(i + 1)
        rule-name      = "include-${t}"
        object-locator = { schema-name = "public", table-name = t }
        rule-action    = "include"
      }],
      [for i, t in local.tables : {
        rule-type      = "transformation"
        rule-id        = tostring(i + 3)
        rule-name      = "upper-${t}"
        rule-target    = "table"
        object-locator = { schema-name = "public", table-name = t }
        rule-action    = "rename"
        value          = upper(t)
      }],
    )
  })
}

# Of the tables nothing is known, of the rules all that is wrong.
resource "aws_dms_replication_task" "open" {
  replication_task_id      = "open"
  migration_type           = "full-load"
  replication_instance_arn = var.instance_arn
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  table_mappings = jsonencode({
    rules = [for i, t in var.tables : {
      rule-type      = "selection"
      rule-id        = i + 1
      rule-name      = t.name
      object-locator = { schema-name = t.schema, table-name = t.name }
      rule-acton     = "include"
    } if t.on]
  })
}
