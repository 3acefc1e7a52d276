resource "aws_dms_replication_task" "native" {
  replication_task_id = "native"
  migration_type      = "full-load"
  table_mappings = jsonencode({
    rules = [
      { # everything
        rule-type   = "selection"
        rule-id     = "1"
        rule-name   = "all"
        rule-action = "Include"
        object-locator = {
          schema-name = "sales"
          table-nam   = "%"
        }
      }
    ]
  })
  replication_task_settings = jsonencode({
    Logging          = { EnableLogging = "true" } # on
    FullLoadSettings = { "CommitRate" : "10000", MaxFullLoadSubTasks = 8 }
  })

  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
}

resource "aws_dms_replication_task" "heredoc" {
  replication_task_id = "heredoc"
  migration_type      = "full-load"
  table_mappings      = file("${path.module}/mappings.json")
  replication_task_settings = <<-EOF
    {
      "Logging": {
        "EnableLogging": false,
        "EnableLogContext": true,
      },
      "FullLoadSettings": {
        "CommitRate": "${var.rate}",
        "MaxFullLoadSubTasks": "8"
      },
      "ErrorBehavior": { "DataErrorPolicy": "log_error" }
    }
  EOF

  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
}

resource "aws_dms_replication_task" "string" {
  replication_task_id       = "string"
  migration_type            = "full-load"
  table_mappings            = file("${path.module}/mappings.json")
  replication_task_settings = "{\"Logging\": {\"EnableLogging\": \"true\"}, \"FullLoadSettings\": {\"TransactionConsistencyTimout\": 600}}"

  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
}
