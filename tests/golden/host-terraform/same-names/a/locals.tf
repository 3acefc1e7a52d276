locals {
  orders = {
    rules = [{
      rule-type      = "selection"
      rule-id        = "1"
      rule-name      = "orders"
      object-locator = { schema-name = "shop", table-name = "orders" }
      rule-action    = "include"
    }]
  }
}
