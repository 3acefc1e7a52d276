# DMS reads how tables are defined of sources only: in a target the text is
# whatever somebody copied.
resource "aws_dms_s3_endpoint" "lake" {
  endpoint_id               = "lake"
  endpoint_type             = "target"
  bucket_name               = "lake"
  service_access_role_arn   = var.role
  external_table_definition = "none"
}

resource "aws_dms_s3_endpoint" "files" {
  endpoint_id               = "files"
  endpoint_type             = "source"
  bucket_name               = "files"
  service_access_role_arn   = var.role
  external_table_definition = "none"
}

resource "aws_dms_s3_endpoint" "either" {
  endpoint_id               = "either"
  endpoint_type             = var.type
  bucket_name               = "either"
  service_access_role_arn   = var.role
  external_table_definition = "{\"TableCount\": 1}"
}

variable "role" {
  type = string
}

variable "type" {
  type = string
}
