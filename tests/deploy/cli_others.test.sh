# The scripts meet what they did not leave behind themselves: a deployment
# that was cut short, and a thing of the same name that somebody else has made,
# which is told and neither touched nor deleted.
# labels: deploy
. tests/lib.sh
. tests/fake/lib.sh

spec=samples/homogeneous/migration.yaml
fake_need bash aws pgrep python3 moto
[ -x "$DMSC" ] || skip "dmsc is not built"
run build "$DMSC" build "$spec" -o "$tmp/out" -t cli || finish
cli=$tmp/out/cli
export SOURCE_PASSWORD=planted-Pa55word TARGET_PASSWORD=planted-Pa55word
fake_start --slow 2

# --- somebody else's secret, which has no tag of ours ---
run theirs aws secretsmanager create-secret --name shop/source \
    --secret-string theirs || finish
fake_inventory >"$tmp/before"

# --- cut short in the middle of the network ---
bash "$cli/deploy.sh" >"$tmp/cut" 2>&1 </dev/null &
deploy=$!
until grep -q 'create  subnet' "$tmp/cut"; do
    kill -0 "$deploy" 2>/dev/null || break
    sleep 0.1
done
for child in $(pgrep -P "$deploy"); do
    kill -TERM "$child" 2>/dev/null
done
wait "$deploy" && fail "deploy.sh was not cut short"

expect_refused 'secret shop/source is there already, but was not made by this' \
    bash "$cli/deploy.sh"
grep -q 'kept    VPC shop' "$tmp/refused" || fail "it did not go on"
expect "one VPC was made by both runs" 1 \
    "$(fake_calls | grep -c '^ec2 CreateVpc 200')"
expect "a subnet was made once" 4 \
    "$(fake_calls | grep -c '^ec2 CreateSubnet 200')"
fake_calls | grep '^secretsmanager' >"$tmp/calls"
expect "their secret was not touched" 1 "$(grep -c . "$tmp/calls")"

# --- down: all of ours, and nothing of theirs ---
run down bash "$cli/destroy.sh" || finish
expect_text destroy.sh 'left    secret shop/source' "$tmp/down"
expect "all is as it was" "" "$(fake_inventory | diff "$tmp/before" -)"
finish
