module "alarms" {
  source = "git::https://example.com/alarms.git"
}
