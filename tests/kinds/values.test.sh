# The values that the Terraform provider takes to the letter are those that
# `dmsc check` does: each line of tests/kinds/values/main.tf that one of them
# refuses the other refuses, too.
# labels: slow
. tests/lib.sh

need terraform
unset TF_CLI_CONFIG_FILE
for folder in "${DMSC_TF_PLUGINS:-}" /opt/tf-plugins \
    "$HOME/.terraform.d/plugins"; do
    [ -n "$folder" ] && [ -d "$folder" ] && plugins=$folder && break
done
[ -n "${plugins:-}" ] || skip "the aws provider of Terraform is not here"

cp tests/kinds/values/main.tf "$tmp"
cat >"$tmp/versions.tf" <<'END'
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}
END
terraform -chdir="$tmp" init -input=false -plugin-dir="$plugins" \
    >"$tmp/log" 2>&1 || skip "the aws provider of Terraform is not here"
terraform -chdir="$tmp" validate -no-color >"$tmp/said" 2>&1 &&
    fail "the provider takes all"

# "Error: expected x to be one of ..., got y", and some lines below "on main.tf
# line 8".
awk '/Error: / { refused = /to be one of/ }
    refused && match($0, /on main.tf line [0-9]+/) {
        print substr($0, RSTART + 16, RLENGTH - 16)
        refused = 0
    }' "$tmp/said" | sort -n >"$tmp/refused"
"$DMSC" check -f concise \
    --only resource/value,endpoint/unknown-engine "$tmp/main.tf" |
    sed -n 's/^[^:]*main.tf:\([0-9]*\):.*: error: .*/\1/p' |
    sort -n >"$tmp/found"
expect "lines with values that are refused" "$(cat "$tmp/refused")" \
    "$(cat "$tmp/found")"
expect "there are some" yes \
    "$([ "$(wc -l <"$tmp/refused")" -gt 25 ] && echo yes)"

# Put right, nothing is left to refuse.
"$DMSC" fix "$tmp/main.tf" >/dev/null
expect "after the fix" "" "$("$DMSC" check -f concise \
    --only resource/value,endpoint/unknown-engine "$tmp/main.tf")"
terraform -chdir="$tmp" validate -no-color 2>&1 | grep 'to be one of' &&
    fail "the provider refuses what was put right"
finish
