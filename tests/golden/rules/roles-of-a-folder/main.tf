resource "aws_iam_role_policy_attachment" "management" {
  role       = aws_iam_role.management.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}

resource "aws_dms_replication_subnet_group" "shop" {
  replication_subnet_group_id          = "shop"
  replication_subnet_group_description = "shop"
  subnet_ids                           = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_dms_replication_instance" "shop" {
  replication_instance_id     = "shop"
  replication_instance_class  = "dms.r6i.large"
  replication_subnet_group_id = aws_dms_replication_subnet_group.shop.id
}

resource "aws_dms_replication_instance" "other" {
  replication_instance_id    = "other"
  replication_instance_class = "dms.r6i.large"
  depends_on                 = [aws_iam_role.vpc]
}

resource "aws_dms_endpoint" "shop" {
  endpoint_id                     = "shop"
  endpoint_type                   = "source"
  engine_name                     = "mysql"
  secrets_manager_arn             = aws_secretsmanager_secret.shop.arn
  secrets_manager_access_role_arn = aws_iam_role.secrets.arn
}
