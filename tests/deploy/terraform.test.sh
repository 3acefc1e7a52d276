# The Terraform that `dmsc build` writes deploys: applied to a fake account,
# planned again without a difference, and destroyed without a trace. Most of
# its time are the provider's own pauses, so there is one apply.
# labels: deploy
. tests/lib.sh
. tests/fake/lib.sh

spec=samples/homogeneous/migration.yaml
secret='planted-Pa55word' # no output of ours may ever show it

fake_need terraform aws-provider python3 moto
[ -x "$DMSC" ] || skip "dmsc is not built"
run build "$DMSC" build "$spec" -o "$tmp/out" || finish
stack=$tmp/out/terraform

tf() {
    command=$1
    shift
    run "$command" terraform -chdir="$stack" "$command" -no-color "$@"
}
# required DIR: the variables that have no default.
required() {
    cat "$1"/*.tf | awk '
    /^variable "/ { split($0, part, "\""); name = part[2]; open = 1 }
    open && /^  default[ \t]*=/ { name = "" }
    open && /}[ \t]*$/ && /^(}|variable)/ {
        if (name != "")
            print name
        open = 0
    }'
}

fake_start --slow 0
for variable in $(required "$stack"); do
    export "TF_VAR_$variable=$secret"
done
tf fmt -check -recursive
tf_init "$stack" || finish
tf validate || finish
tf apply -auto-approve -parallelism=30 || finish

fake_calls >"$tmp/applied"
expect_text apply "dms CreateReplicationTask 200" "$tmp/applied"
fake_inventory >"$tmp/inventory"
fake_forget
tf plan -detailed-exitcode # 2 would be a difference
expect "a plan changes nothing" "" "$(fake_calls)"
expect "the inventory is the same" "" \
    "$(fake_inventory | diff "$tmp/inventory" -)"

tf output -json
grep -Eq '"arn:aws:dms:[a-z0-9-]+:[0-9]+:task:' "$tmp/output" ||
    fail "no output tells the ARN of the task"
for said in build apply plan output; do
    grep -qF "$secret" "$tmp/$said" && fail "$said shows the secret"
done

tf destroy -auto-approve -parallelism=30
expect_empty "after destroy"
finish
