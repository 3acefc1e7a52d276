# As Terraform 0.11 wrote it.
data "template_file" "mappings" {
  template = "${file("${path.module}/mappings.json")}"

  vars {
    schema = "${var.schema}"
  }
}

resource "aws_dms_replication_task" "shop" {
  replication_task_id = "${var.name}"
  table_mappings      = "${data.template_file.mappings.rendered}"

  tags {
    "Name" = "${var.name}"
  }

  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}
