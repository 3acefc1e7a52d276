locals {
  everything = jsonencode({ rules = [{
    rule-type      = "selection"
    rule-id        = "1"
    rule-name      = "1"
    object-locator = { schema-name = "shop", table-name = "%" }
    rule-action    = "include"
  }] })
}

resource "aws_dms_replication_task" "among_them" {
  table_mappings            = local.everything
  replication_task_settings = jsonencode({ ControlTablesSettings = { ControlSchema = "shop" } })

  replication_task_id      = "among-them"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}

resource "aws_dms_replication_task" "all_in_one" {
  table_mappings = local.everything
  replication_task_settings = jsonencode({
    TargetMetadata        = { TargetSchema = "store" }
    ControlTablesSettings = { ControlSchema = "store" }
  })

  replication_task_id      = "all-in-one"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}

resource "aws_dms_replication_task" "apart" {
  table_mappings            = local.everything
  replication_task_settings = jsonencode({ ControlTablesSettings = { ControlSchema = "dms" } })

  replication_task_id      = "apart"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}

resource "aws_dms_replication_task" "renamed" {
  table_mappings = jsonencode({ rules = [
    {
      rule-type      = "selection"
      rule-id        = "1"
      rule-name      = "1"
      object-locator = { schema-name = "shop", table-name = "%" }
      rule-action    = "include"
    },
    {
      rule-type      = "transformation"
      rule-id        = "2"
      rule-name      = "2"
      rule-target    = "schema"
      object-locator = { schema-name = "shop" }
      rule-action    = "rename"
      value          = "store"
    },
  ] })
  replication_task_settings = jsonencode({ ControlTablesSettings = { ControlSchema = "shop" } })

  replication_task_id      = "renamed"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}
