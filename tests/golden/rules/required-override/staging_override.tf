resource "aws_dms_endpoint" "source" {
  engine_name = "postgres"
}
