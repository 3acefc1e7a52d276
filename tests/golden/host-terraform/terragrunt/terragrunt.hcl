include "root" {
  path = find_in_parent_folders()
}

inputs = {
  task_settings = jsonencode({
    TargetMetadata   = { SuportLobs = true }
    FullLoadSettings = { CommitRate = 10000 }
  })
}
