locals {
  schema   = "public"
  subtasks = 25
  base     = { TargetMetadata = { LobMaxSize = 32, SupportLobs = true } }
  logging  = { EnableLogging = true }

  selections = [{
    rule-type      = "selection"
    rule-id        = "1"
    rule-name      = "orders of ${local.schema}"
    object-locator = { schema-name = local.schema, table-name = "orders" }
    rule-action    = "include"
  }]
}
