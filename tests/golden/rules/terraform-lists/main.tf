resource "aws_dms_replication_task" "plain" {
  replication_task_settings = jsonencode({
    Logging              = null
    CharacterSetSettings = { CharacterReplacements = [] }
  })

  replication_task_id      = "plain"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
  table_mappings           = var.table_mappings
}

resource "aws_dms_replication_task" "ignored" {
  replication_task_settings = <<-EOF
    {
      "CharacterSetSettings": { "CharacterReplacements": [
        { "SourceCharacterCodePoint": 62, "TargetCharacterCodePoint": 61 }
      ] }
    }
  EOF
  lifecycle {
    ignore_changes = [tags, replication_task_settings]
  }

  replication_task_id      = "ignored"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
  table_mappings           = var.table_mappings
}

resource "aws_dms_replication_task" "all_ignored" {
  replication_task_settings = jsonencode({ PostProcessingRules = [] })
  lifecycle {
    ignore_changes = all
  }

  replication_task_id      = "all-ignored"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
  table_mappings           = var.table_mappings
}

resource "aws_dms_replication_config" "serverless" {
  replication_settings = jsonencode({
    CharacterSetSettings = { CharacterReplacements = [
      { SourceCharacterCodePoint = 62, TargetCharacterCodePoint = 61 },
    ] }
  })
  lifecycle {
    ignore_changes = [table_mappings]
  }

  replication_config_identifier = "serverless"
  source_endpoint_arn           = var.source_arn
  target_endpoint_arn           = var.target_arn
  replication_type              = var.replication_type
  table_mappings                = var.table_mappings

  compute_config {
    replication_subnet_group_id = var.subnet_group
  }
}
