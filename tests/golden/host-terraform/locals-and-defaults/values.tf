variable "settings" {
  default = <<-EOT
    { "Logging": { "EnableLogging": 1 } }
  EOT
}

locals {
  mappings = {
    shop = jsonencode({ rules = local.rules, other = 1 })
  }
}
