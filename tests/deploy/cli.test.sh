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

# --- the task; the account starts none whose endpoints were not tested ---
script start "$start"
state running running
script stop "$stop"
state stopped stopped
script resume "$start"
state resumed running
fake_calls >"$tmp/calls"
expect "the task was started twice" 2 \
    "$(grep -c '^dms StartReplicationTask 200' "$tmp/calls")"

# --- down, and down again ---
script down "$down"
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
