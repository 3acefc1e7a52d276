# Values that the aws provider does not take, but for the letter case or a dash,
# and some that it takes so: tests/kinds/values.test.sh.
resource "aws_dms_endpoint" "a" {
  endpoint_id = "a1"
  endpoint_type = "SOURCE"
  engine_name = "Postgres"
  ssl_mode = "VERIFY-CA"
  s3_settings {
    data_format = "PARQUET"
    encryption_mode = "sse_s3"
    compression_type = "gzip"
    parquet_version = "PARQUET-1-0"
    date_partition_sequence = "yyyymmdd"
    date_partition_delimiter = "slash"
    encoding_type = "PLAIN"
    canned_acl_for_objects = "PRIVATE"
  }
  kafka_settings {
    broker = "b"
    message_format = "JSON"
    security_protocol = "SSL_ENCRYPTION"
    sasl_mechanism = "PLAIN"
  }
  kinesis_settings {
    message_format = "JSON_UNFORMATTED"
  }
  mongodb_settings {
    auth_mechanism = "SCRAM-SHA-1"
    nesting_level = "NONE"
    auth_type = "PASSWORD"
  }
  redis_settings {
    server_name = "x"
    port = 1
    auth_type = "NONE"
    ssl_security_protocol = "PLAINTEXT"
  }
  redshift_settings {
    encryption_mode = "sse_kms"
  }
}
variable "mappings" {
  type = string
}
resource "aws_dms_s3_endpoint" "b" {
  endpoint_id = "b1"
  endpoint_type = "TARGET"
  bucket_name = "b"
  service_access_role_arn = "arn:aws:iam::123456789012:role/r"
  data_format = "PARQUET"
  encryption_mode = "sse_s3"
  compression_type = "GZIP"
  parquet_version = "PARQUET-1-0"
  date_partition_sequence = "yyyymmdd"
  date_partition_delimiter = "slash"
  encoding_type = "PLAIN"
  canned_acl_for_objects = "PRIVATE"
  ssl_mode = "NONE"
}
resource "aws_dms_event_subscription" "c" {
  name = "c1"
  sns_topic_arn = "arn:aws:sns:eu-west-1:123456789012:x"
  event_categories = ["x"]
  source_type = "Replication-Task"
}
resource "aws_dms_replication_task" "e" {
  replication_task_id = "e1"
  replication_instance_arn = "arn:aws:dms:eu-west-1:123456789012:rep:X"
  source_endpoint_arn = "arn:aws:dms:eu-west-1:123456789012:endpoint:X"
  target_endpoint_arn = "arn:aws:dms:eu-west-1:123456789012:endpoint:Y"
  table_mappings = var.mappings
  migration_type = "CDC"
}
