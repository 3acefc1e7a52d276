locals { on = true }
resource "aws_dms_endpoint" "a" {
  engine_name = "postgres"
  port = "5432"
  extra_connection_attributes = "slotName=a; b=${join(";", [1])};;c"
  postgres_settings { heartbeat_enable = local.on }
  dynamic "s3_settings" { content {} }
}
resource "aws_dms_s3_endpoint" "b" { bucket_name = "x" }
