# The role, which nothing waits for.
resource "aws_iam_role" "vpc" {
  name_prefix        = "dms-vpc-role"
  assume_role_policy = data.aws_iam_policy_document.dms.json
}

data "aws_iam_policy_document" "dms" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSCloudWatchLogsRole"
}

resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}

resource "aws_dms_replication_subnet_group" "one" {
  replication_subnet_group_id          = "one"
  replication_subnet_group_description = "one"
  subnet_ids                           = var.subnet_ids
}

resource "aws_dms_replication_subnet_group" "two" {
  replication_subnet_group_id          = "two"
  replication_subnet_group_description = "two"
  subnet_ids                           = var.subnet_ids
  depends_on                           = [time_sleep.a_little] # or more
}

resource "aws_dms_replication_subnet_group" "three" {
  replication_subnet_group_id          = "three"
  replication_subnet_group_description = "three"
  subnet_ids                           = var.subnet_ids

  depends_on = [
    time_sleep.a_little, # or more
  ]
}

# Two ends and a task.
resource "aws_dms_endpoint" "shop" {
  endpoint_id                 = "shop--db-"
  endpoint_type               = "source"
  engine_name                 = "postgres"
  server_name                 = "shop.example.com"
  database_name               = "shop"
  extra_connection_attributes = "captureDdls = Y; executeTimeot=60;mapBooleanAsBoolean=true"
}

resource "aws_dms_endpoint" "copy" {
  endpoint_id                 = "copy"
  endpoint_type               = "target"
  engine_name                 = "postgresql"
  server_name                 = "copy.example.com"
  database_name               = "shop"
  extra_connection_attributes = <<-EOT
    executeTimeout = 60;
    maxFileSize=1048576;
  EOT
}

resource "aws_dms_replication_task" "shop" {
  replication_task_id      = "shop"
  migration_type           = "full-load-and-cdc"
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
        object-locator = { schema-name = "shop", table-name = "%" }
      },
      {
        rule-type      = "selection"
        rule-id        = "2"
        rule-name      = "no-logs"
        rule-action    = "exclude"
        object-locator = { schema-name = "shop", table-name = "log_%" }
      }
    ]
  })
}

resource "aws_dms_replication_instance" "main" {
  replication_instance_id     = "shop"
  replication_instance_class  = "dms.t3.medium"
  replication_subnet_group_id = aws_dms_replication_subnet_group.one.id
  multi_az                    = true
  availability_zone           = "eu-west-1a"
  publicly_accessible         = true
}

resource "aws_dms_s3_endpoint" "lake" {
  endpoint_id             = "lake"
  endpoint_type           = "target"
  bucket_name             = "lake"
  service_access_role_arn = aws_iam_role.lake.arn
  data_format             = "parquet"
  csv_delimiter           = ";"
  csv_row_delimiter       = "\\r"
  glue_catalog_generation = true
}
