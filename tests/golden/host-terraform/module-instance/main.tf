module "dms" {
  source = "terraform-aws-modules/dms/aws"

  repl_instance_id                = "shop--dms"
  repl_instance_class             = "dms.t3.lage"
  repl_instance_allocated_storage = 64
  repl_subnet_group_name          = "shop"
  tags                            = { team = "a" }
}

# Its tasks are serverless.
module "other" {
  source           = "terraform-aws-modules/dms/aws"
  repl_instance_id = "shop--dms"
}
