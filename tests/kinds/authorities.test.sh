#!/bin/sh
# Holds every name in templates/kinds, and the members in gen/dms, against those
# who know them: botocore's models, cfn-lint's schemas, the schema of the
# Terraform provider.
set -eu
BUILD=${BUILD:-build}
missing=''

skip() {
    echo "skip: $1"
    if [ "${DMSC_REQUIRE_TOOLS:-0}" = 1 ]; then exit 1; fi
    exit 77
}

has_module() { python3 -c "import $1" 2>/dev/null; }

# The provider's schema, asked for once: that takes seconds.
provider_schema() {
    unset TF_CLI_CONFIG_FILE
    folder=$BUILD/kinds-terraform
    if [ -s "$folder/schema.json" ]; then return 0; fi
    mkdir -p "$folder"
    cat >"$folder/main.tf" <<'EOF'
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}
EOF
    for plugins in "${DMSC_TF_PLUGINS:-}" /opt/tf-plugins \
        "$HOME/.terraform.d/plugins"; do
        if [ -n "$plugins" ] && [ -d "$plugins" ]; then
            terraform -chdir="$folder" init -input=false \
                -plugin-dir="$plugins" >"$folder/log" 2>&1 || return 1
            terraform -chdir="$folder" providers schema -json \
                >"$folder/schema.tmp" || return 1
            mv "$folder/schema.tmp" "$folder/schema.json"
            return 0
        fi
    done
    return 1
}

command -v python3 >/dev/null || skip 'no python3'
has_module jsonschema || skip 'no python3-jsonschema'
mkdir -p "$BUILD"
set -- schemas/kind.schema.json templates/kinds
has_module botocore || missing="$missing botocore"
has_module cfnlint || missing="$missing cfn-lint"
schema=''
if command -v terraform >/dev/null && provider_schema; then
    schema=$BUILD/kinds-terraform/schema.json
else
    missing="$missing terraform-provider-aws"
fi
python3 tests/kinds/authorities.py "$@" "$schema"
spec=schemas/migration.schema.json
python3 tests/kinds/members.py gen/dms "$spec" "$schema"

# A table that has gone astray must not pass.
if ! has_module botocore; then skip "not held against:$missing"; fi
broken=$BUILD/kinds-broken
mkdir -p "$broken"
cp gen/dms/resource.def "$broken"
sed -e '/^MEMBER(SYBASE, ServerName/d' \
    -e 's/^\(MEMBER(LAKEHOUSE.*\), .required = BY_API/\1/' \
    gen/dms/setting.def >"$broken/setting.def"
if python3 tests/kinds/members.py "$broken" "$spec" >"$broken/out"; then
    echo "a member is missing and nobody noticed"
    exit 1
fi
grep -q '^LAKEHOUSE.Arn: the API says required: True$' "$broken/out"
grep -q '^SYBASE: the API has ServerName$' "$broken/out"
if [ -n "$missing" ]; then skip "not held against:$missing"; fi
