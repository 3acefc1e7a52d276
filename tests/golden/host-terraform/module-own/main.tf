module "tasks" {
  source = "./modules/task"

  tasks = [
    {
      mappings = {
        rules = [{ "rule-type" = "selection", "rule-id" = "1", "rule-name" = "1",
          "object-locator" = { "schema-name" = "%", "table-name" = "%" },
        "rule-action" = "includ" }]
      }
    }
  ]
}
