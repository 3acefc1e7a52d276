output "shared" {
  value = aws_dms_endpoint.shared.endpoint_arn
}
