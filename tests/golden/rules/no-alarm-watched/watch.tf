resource "aws_cloudwatch_metric_alarm" "late" {
  alarm_name  = "late"
  namespace   = "AWS/DMS"
  metric_name = "CDCLatencyTarget"
}
