resource "aws_dms_replication_task" "load" {
  migration_type            = "full-load"
  replication_instance_arn  = var.instance
  replication_task_id       = "load"
  replication_task_settings = jsonencode({
    TargetMetadata = {
      ParallelLoadThreads          = 8
      ParallelApplyThreads         = 8
      ParallelApplyBufferSize      = 500
      ParallelApplyQueuesPerThread = 4
      BatchApplyEnabled            = false
    }
    Logging = { EnableLogging = true }
  })
  source_endpoint_arn = var.source
  target_endpoint_arn = var.target
  table_mappings      = file("mappings.json")
}
