resource "aws_dms_endpoint" "shop" {
  endpoint_id   = "shop"
  endpoint_type = "source"
  engine_name   = "mysql"
  server_name   = "shop.example.com"
}

resource "aws_dms_replication_task" "encoded" {
  replication_task_id      = "encoded"
  migration_type           = "full-load"
  replication_instance_arn = aws_dms_replication_instance.main.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.shop.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.copy.endpoint_arn
  table_mappings = jsonencode({
    rules = [
      {
        rule-type      = "selection"
        rule-id        = "1"
        rule-name      = "all"
        rule-action    = "include"
        object-locator = { schema-name = "%", table-name = "%" }
      }
    ]
  })
}

resource "aws_dms_replication_task" "heredoc" {
  replication_task_id      = "heredoc"
  migration_type           = "full-load"
  replication_instance_arn = aws_dms_replication_instance.main.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.shop.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.copy.endpoint_arn
  table_mappings           = <<-EOT
    {
      "rules": [
        {
          "rule-type": "selection",
          "rule-id": "1",
          "rule-name": "all",
          "rule-action": "include",
          "object-locator": { "schema-name": "%", "table-name": "%" }
        },
        {
          "rule-type": "selection",
          "rule-id": "2",
          "rule-name": "no-sys",
          "rule-action": "exclude",
          "object-locator": { "schema-name": "sys", "table-name": "%" }
        }
      ]
    }
  EOT
}
