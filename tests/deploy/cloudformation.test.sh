# The template that `dmsc build` writes deploys to a fake account, whose stacks
# are made as late as references and DependsOn allow: what they leave out
# fails. Deployed again nothing changes; deleted, nothing is left.
# labels: deploy
. tests/lib.sh
. tests/fake/lib.sh

spec=samples/homogeneous/migration.yaml
secret='planted-Pa55word' # no output of ours may ever show it
stack=dmsc-test

fake_need aws python3 moto
[ -x "$DMSC" ] || skip "dmsc is not built"
run build "$DMSC" build "$spec" -o "$tmp/out" || finish
set -- "$tmp"/out/cloudformation/*.yaml
expect "one template" 1 $#
template=$1

# required: the parameters that have no default.
required() {
    awk '
    /^[A-Za-z]/ { inside = /^Parameters:/; next }
    inside && /^  [A-Za-z0-9]+:/ {
        if (name != "")
            print name
        name = $1
        sub(/:.*/, "", name)
    }
    inside && /^    Default:/ { name = "" }
    END { if (name != "") print name }' "$template"
}
deploy() {
    # shellcheck disable=SC2086  # one word a parameter
    run "$1" aws cloudformation deploy --stack-name "$stack" \
        --template-file "$template" --capabilities CAPABILITY_NAMED_IAM \
        --no-fail-on-empty-changeset --parameter-overrides $parameters
}
events() {
    aws cloudformation describe-stack-events --stack-name "$stack" \
        --query 'StackEvents[].[ResourceStatus,ResourceStatusReason]' \
        --output text >&2
}
# arns WHAT QUERY: ARNs that `aws dms describe-WHAT` tells.
arns() {
    aws dms "describe-$1" --query "$2" --output text
}

fake_start --slow 0
parameters=
for name in $(required); do
    parameters="$parameters $name=$secret"
done
deploy deploy || {
    events
    finish
}
fake_inventory >"$tmp/inventory"
fake_forget
deploy again
grep -Ev '^cloudformation ' >"$tmp/calls" <<END
$(fake_calls)
END
expect "a second deployment makes nothing" "" "$(cat "$tmp/calls")"

run stacks aws cloudformation describe-stacks --stack-name "$stack"
grep -Eq '"arn:aws:dms:[a-z0-9-]+:[0-9]+:task:' "$tmp/stacks" ||
    fail "no output tells the ARN of the task"
for said in build deploy again stacks; do
    grep -qF "$secret" "$tmp/$said" && fail "$said shows the secret"
done

# The secrets lead to the databases.
instance=$(arns replication-instances \
    'ReplicationInstances[0].ReplicationInstanceArn')
for endpoint in $(arns endpoints 'Endpoints[].EndpointArn'); do
    run connection aws dms test-connection --endpoint-arn "$endpoint" \
        --replication-instance-arn "$instance"
done
expect "connections" "successful successful" \
    "$(arns connections 'Connections[].Status' | tr '\t' ' ')"

run delete aws cloudformation delete-stack --stack-name "$stack"
run gone aws cloudformation wait stack-delete-complete --stack-name "$stack" ||
    events
expect_empty "after the stack is deleted"
finish
