# labels: slow
# What the aws provider of Terraform makes of task settings, which
# settings/provider-crash and settings/endless-diff are about: asked of the
# provider itself, by plans over a state that is made up, without an account.
. tests/lib.sh
need terraform jq
unset TF_CLI_CONFIG_FILE
plugins=
for folder in "${DMSC_TF_PLUGINS:-}" /opt/tf-plugins \
    "$HOME/.terraform.d/plugins"; do
    if [ -z "$plugins" ] && [ -n "$folder" ] && [ -d "$folder" ]; then
        plugins=$folder
    fi
done
[ -n "$plugins" ] || skip "no mirror of Terraform's providers"

cat >"$tmp/main.tf" <<'END'
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

locals {
  arn = "arn:aws:dms:eu-west-1:123456789012"
}

resource "aws_dms_replication_task" "shop" {
  migration_type            = "cdc"
  replication_task_id       = "shop"
  replication_instance_arn  = "${local.arn}:rep:SHOP"
  source_endpoint_arn       = "${local.arn}:endpoint:SOURCE"
  target_endpoint_arn       = "${local.arn}:endpoint:TARGET"
  table_mappings            = "{}"
  replication_task_settings = file("settings.json")
}

resource "aws_dms_replication_config" "shop" {
  replication_config_identifier = "shop"
  replication_type              = "cdc"
  source_endpoint_arn           = "${local.arn}:endpoint:SOURCE"
  target_endpoint_arn           = "${local.arn}:endpoint:TARGET"
  table_mappings                = "{}"
  replication_settings          = file("settings.json")

  compute_config {
    replication_subnet_group_id = "shop"
    max_capacity_units          = "4"
  }
}
END
terraform -chdir="$tmp" init -input=false -plugin-dir="$plugins" \
    >"$tmp/log" 2>&1 || fail "terraform init: $(cat "$tmp/log")"

# plan IS WANTED: what a plan does to a task and to a serverless replication
# that have the settings IS, where the configuration says WANTED: nothing,
# change (of both), or crash.
plan() {
    printf '%s' "$2" >"$tmp/settings.json"
    jq -n --arg settings "$1" '
        "arn:aws:dms:eu-west-1:123456789012" as $arn |
        def made($type; $attributes): {
            mode: "managed", type: $type, name: "shop",
            provider: "provider[\"registry.terraform.io/hashicorp/aws\"]",
            instances: [{schema_version: 0, sensitive_attributes: [],
                attributes: ($attributes + {
                    source_endpoint_arn: ($arn + ":endpoint:SOURCE"),
                    target_endpoint_arn: ($arn + ":endpoint:TARGET"),
                    table_mappings: "{}", tags_all: {}})}]};
        {version: 4, terraform_version: "1.0.0", serial: 1, lineage: "made-up",
         outputs: {}, resources: [
            made("aws_dms_replication_task"; {
                id: "shop", replication_task_id: "shop",
                migration_type: "cdc", status: "stopped",
                replication_task_arn: ($arn + ":task:SHOP"),
                replication_instance_arn: ($arn + ":rep:SHOP"),
                cdc_start_position: "", start_replication_task: false,
                replication_task_settings: $settings}),
            made("aws_dms_replication_config"; {
                id: ($arn + ":replication-config:SHOP"),
                arn: ($arn + ":replication-config:SHOP"),
                replication_config_identifier: "shop",
                replication_type: "cdc", start_replication: false,
                resource_identifier: "shop",
                replication_settings: $settings,
                compute_config: [{
                    availability_zone: "", dns_name_servers: "",
                    kms_key_id: "", max_capacity_units: 4,
                    min_capacity_units: 0, multi_az: false,
                    preferred_maintenance_window: "",
                    replication_subnet_group_id: "shop",
                    vpc_security_group_ids: []}]})]}' \
        >"$tmp/terraform.tfstate"
    terraform -chdir="$tmp" plan -refresh=false -no-color -input=false \
        >"$tmp/said" 2>&1
    sed -n -e 's/^No changes.*/nothing/p' \
        -e 's/^Plan: .* 2 to change.*/change/p' \
        -e 's/^Error: The terraform-provider.*crashed!$/crash/p' "$tmp/said"
}

a='{"Id":"A","Severity":"X"}' b='{"Id":"B","Severity":"Y"}'
two="{\"Logging\":{\"LogComponents\":[$a,$b]}}"
owt="{\"Logging\":{\"LogComponents\":[$b,$a]}}"
list='"CharacterReplacements":[{"SourceCharacterCodePoint":62}]'
expect "another order of components" nothing "$(plan "$two" "$owt")"
expect "an equal list" change "$(plan "{\"CharacterSetSettings\":{$list}}" \
    "{ \"CharacterSetSettings\":{$list}}")"
expect "a part of them" nothing \
    "$(plan '{"Logging":{"EnableLogging":true},"TTSettings":{}}' \
        '{"Logging":{"EnableLogging":true}}')"
expect "an unknown setting" change "$(plan "$two" '{"Loging":{}}')"
expect "null" crash "$(plan "$two" '{"Logging":null}')"
finish
