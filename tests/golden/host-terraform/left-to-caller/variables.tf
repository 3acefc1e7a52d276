variable "mappings" {
  type    = string
  default = ""
}

variable "settings" {
  type    = string
  default = <<-EOT
  EOT
}
