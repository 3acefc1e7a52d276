# The scripts that `dmsc build` writes deploy, to a fake account where all
# takes its time (so that a missing waiter shows): up, up again without a
# change, start, stop, and down again while the task runs.
# labels: deploy
. tests/lib.sh
. tests/fake/lib.sh

spec=samples/homogeneous/migration.yaml
secret='planted-Pa55word' # no output of ours may ever show it
password='[A-Z][A-Z0-9_]*PASSWORD' # what the variables for secrets are called
up=deploy.sh down=destroy.sh start=start.sh stop=stop.sh status=status.sh
assess=assess.sh

fake_need bash aws python3 moto
[ -x "$DMSC" ] || skip "dmsc is not built"
run build "$DMSC" build "$spec" -o "$tmp/out" || finish
cli=$tmp/out/cli

# script LOG SCRIPT: runs one of ours; nobody is there to answer a question.
script() {
    run "$1" bash "$cli/$2" </dev/null
}
state() {
    script "$1" "$status"
    expect_text "$status" "$2" "$tmp/$1"
}

# --- nothing is made before all parameters are there ---
fake_start --slow 3
bash "$cli/$up" >"$tmp/bare" 2>&1 </dev/null &&
    fail "$up succeeds without its parameters"
names=$(grep -oE "$password" "$tmp/bare" | sort -u)
expect "two passwords are asked for" 2 "$(echo "$names" | grep -c .)"
for missing in $names; do
    (
        for name in $names; do
            [ "$name" = "$missing" ] || export "$name=$secret"
        done
        expect_refused "$missing" bash "$cli/$up"
        [ "$failures" -eq 0 ]
    ) || fail "without $missing"
done
expect "nothing was made" "" "$(fake_calls)"
for name in $names; do
    export "$name=$secret"
done

# --- up, and up again ---
script up "$up" || finish
fake_inventory >"$tmp/inventory"
for made in VpcId DBInstanceIdentifier ReplicationTaskIdentifier; do
    expect_text "$up" "\"$made\"" "$tmp/inventory"
done
fake_forget
script again "$up"
expect "the second run makes nothing" "" "$(fake_calls)"
expect "the account is the same" "" \
    "$(fake_inventory | diff "$tmp/inventory" -)"

# --- the task is assessed before it is started, once there is a place for the
# reports and a role that may write them ---
reports='arn:aws:iam::123456789012:role/reports'
expect_refused 'ASSESSMENT_ROLE is not right: it is the ARN of a role' \
    env ASSESSMENT_BUCKET=reports ASSESSMENT_ROLE=reports \
    bash "$cli/$assess"
export ASSESSMENT_BUCKET=reports ASSESSMENT_ROLE="$reports"
run bucket aws s3api create-bucket --bucket reports \
    --create-bucket-configuration LocationConstraint=eu-west-1
expect_refused "Unable to assume $reports" bash "$cli/$assess"
run role aws iam create-role --role-name reports \
    --assume-role-policy-document '{"Version": "2012-10-17", "Statement": {
      "Effect": "Allow", "Action": "sts:AssumeRole",
      "Principal": { "Service": "dms.amazonaws.com" } } }'
script assessed "$assess"
expect_text "$assess" 'warning  shop; the report is in s3://reports/shop/' \
    "$tmp/assessed"
expect "only what did not pass is shown" \
    "warning	postgres-check-max-slot-wal-keep-size" \
    "$(grep postgres-check "$tmp/assessed")"
run rid aws iam delete-role --role-name reports
run rid aws s3api delete-bucket --bucket reports

# --- the task; the account starts none whose endpoints were not tested ---
script start "$start"
state running running
script stop "$stop"
expect_text "$stop" 'a replication slot of shop on shop-source' "$tmp/stop"
state stopped stopped
script resume "$start"
state resumed running
fake_calls >"$tmp/calls"
expect "the task was started twice" 2 \
    "$(grep -c '^dms StartReplicationTask 200' "$tmp/calls")"

# --- down, and down again ---
script down "$down"
grep -q 'replication slot' "$tmp/down" &&
    fail "$down speaks of a slot in a database that it deletes"
expect_empty "after $down"
fake_forget
script nothing "$down"
expect "a second $down has nothing to do" "" "$(fake_calls)"

for said in "$tmp"/*; do
    if [ -f "$said" ] && grep -qF "$secret" "$said"; then
        fail "$(basename "$said") shows the secret"
    fi
done
finish
