module "m" {
  source = "terraform-aws-modules/dms/aws"
  endpoints = { a = { engine_name = "s3", s3_settings = {} } }
  replication_tasks = { t = { serverless_config = { multi_az = "x" } } }
}
