# What Terraform itself makes of the expressions in expressions/main.tf: it is
# what dmsc has to make of them (tests/unit/test_terraform_outcome.c).
. tests/lib.sh
need terraform jq
unset TF_CLI_CONFIG_FILE
folder=tests/kinds/expressions
cp "$folder"/*.tf "$folder"/*.tftpl "$tmp"
(cd "$tmp" && terraform init -input=false >log 2>&1) ||
    fail "terraform init: $(cat "$tmp/log")"
echo 'jsonencode(local.results)' |
    (cd "$tmp" && terraform console) >"$tmp/answer" 2>&1
jq -S 'fromjson' "$tmp/answer" >"$tmp/results.json" ||
    fail "terraform console: $(cat "$tmp/answer")"
if [ "${1:-}" = --update ]; then
    cp "$tmp/results.json" "$folder/results.json"
fi
expect "the results" "$(cat "$folder/results.json")" \
    "$(cat "$tmp/results.json")"
finish
