module "dms" {
  source  = "terraform-aws-modules/dms/aws"
  version = "~> 2.0"

  endpoints = {
    source = { engine_name = "postgres" }
  }

  replication_tasks = {
    shop = {
      migration_type            = "full-load"
      source_endpoint_key       = "source"
      table_mappings            = jsonencode({ rules = "none" })
      replication_task_settings = file("settings.json")
    }
  }
}
