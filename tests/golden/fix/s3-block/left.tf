# What cannot be written so, is left.
resource "aws_dms_endpoint" "shared" {
  endpoint_id   = "shared"
  endpoint_type = "target"
  engine_name   = "s3"

  s3_settings {
    bucket_name             = "example"
    service_access_role_arn = aws_iam_role.lake.arn
  }
}

resource "aws_dms_endpoint" "named" {
  endpoint_id   = "named"
  endpoint_type = "target"
  engine_name   = "s3"
  database_name = "shop"

  s3_settings {
    bucket_name             = "example"
    service_access_role_arn = aws_iam_role.lake.arn
  }
}

resource "aws_dms_endpoint" "attributes" {
  endpoint_id                 = "attributes"
  endpoint_type               = "target"
  engine_name                 = "s3"
  extra_connection_attributes = "dataFormat=parquet"

  s3_settings {
    bucket_name             = "example"
    service_access_role_arn = aws_iam_role.lake.arn
  }
}

resource "aws_dms_endpoint" "any" {
  endpoint_id   = "any"
  endpoint_type = "target"
  engine_name   = var.engine

  s3_settings {
    bucket_name             = "example"
    service_access_role_arn = aws_iam_role.lake.arn
  }
}

resource "aws_dms_endpoint" "roleless" {
  endpoint_id   = "roleless"
  endpoint_type = "target"
  engine_name   = "s3"

  s3_settings {
    bucket_name = "example"
  }
}

resource "aws_dms_endpoint" "moved" {
  endpoint_id   = "moved"
  endpoint_type = "target"
  engine_name   = "s3"

  s3_settings {
    bucket_name             = "example"
    service_access_role_arn = aws_iam_role.lake.arn
  }
}

moved {
  from = aws_dms_endpoint.old
  to   = aws_dms_endpoint.moved
}

resource "aws_dms_endpoint" "engine" {
  endpoint_id   = "engine"
  endpoint_type = "target"
  engine_name   = "s3"

  s3_settings {
    bucket_name             = "example"
    service_access_role_arn = aws_iam_role.lake.arn
  }
}

output "engine" {
  value = aws_dms_endpoint.engine.engine_name
}

resource "aws_dms_endpoint" "ignored" {
  endpoint_id   = "ignored"
  endpoint_type = "target"
  engine_name   = "s3"

  s3_settings {
    bucket_name             = "example"
    service_access_role_arn = aws_iam_role.lake.arn
  }

  lifecycle {
    ignore_changes = [s3_settings[0].bucket_folder]
  }
}

resource "aws_dms_endpoint" "taken" {
  endpoint_id   = "taken"
  endpoint_type = "target"
  engine_name   = "s3"

  s3_settings {
    bucket_name             = "example"
    service_access_role_arn = aws_iam_role.lake.arn
  }
}

resource "aws_dms_s3_endpoint" "taken" {
  endpoint_id             = "taken-too"
  endpoint_type           = "target"
  bucket_name             = "example"
  service_access_role_arn = aws_iam_role.lake.arn
}
