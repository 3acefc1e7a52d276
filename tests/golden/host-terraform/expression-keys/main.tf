locals {
  names = ["orders", "items"]
  tasks = {
    for i, name in local.names : upper(name) => {
      local.names[i]    = "full-load"
      upper(name)       = "cdc"
      keys(var.more)[0] : { size = 1 }
    }
  }
  mappings = { rules = [{ "rule-type" = "selektion" }] }
}
