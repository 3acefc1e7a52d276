# See also aws_dms_s3_endpoint.lake, and aws_dms_endpoint.lake2.
resource "aws_dms_s3_endpoint" "lake" {
  endpoint_id                 = "lake"
  endpoint_type               = "target"

  # Where it lies.
  bucket_name             = "example-lake"
  service_access_role_arn = aws_iam_role.lake.arn

  data_format = "parquet"

  tags = { Name = "lake" }
}

resource aws_dms_s3_endpoint "files" {
  count         = 2
  endpoint_id   = "files${count.index}"
  endpoint_type = "source"

    bucket_name               = "example-files"
    service_access_role_arn   = aws_iam_role.lake.arn
    external_table_definition = <<-EOF
      {"TableCount": 0, "Tables": []}
    EOF

  ssl_mode = "none"
}

resource "aws_dms_replication_task" "files" {
  source_endpoint_arn = aws_dms_s3_endpoint.files[0].endpoint_arn
  target_endpoint_arn = "${aws_dms_s3_endpoint.lake.endpoint_arn}"
  depends_on          = [aws_dms_s3_endpoint.lake, aws_dms_s3_endpoint.files]
}

output "all" {
  value = [aws_dms_s3_endpoint.files[*].endpoint_arn, aws_dms_endpoint.lake2.id, data.aws_dms_endpoint.lake.arn]
}
