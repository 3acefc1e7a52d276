resource "aws_dms_replication_task" "plain" {
  replication_task_settings = jsonencode({
    Logging              = null
    CharacterSetSettings = { CharacterReplacements = [] }
  })
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
}

resource "aws_dms_replication_task" "all_ignored" {
  replication_task_settings = jsonencode({ PostProcessingRules = [] })
  lifecycle {
    ignore_changes = all
  }
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
}
