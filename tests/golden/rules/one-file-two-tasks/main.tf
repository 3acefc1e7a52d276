resource "aws_dms_replication_task" "first" {
  replication_task_settings = file("settings.json")
}

resource "aws_dms_replication_task" "second" {
  replication_task_settings = file("settings.json")
}
