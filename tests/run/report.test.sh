# The rehearsal as a program: its report keeps to its schema, a run that is
# interrupted leaves nothing behind, and no run leaves a database in TMPDIR.
. tests/lib.sh

[ -x "$DMSC" ] || skip "dmsc is not built"
mkdir "$tmp/databases"
export TMPDIR="$tmp/databases"
schema=schemas/run-report.schema.json

nothing_left() { # nothing_left AFTER-WHAT
    expect "what is left after $1" "" "$(ls "$tmp/databases")"
}

# report CASE EXIT: runs a golden case's spec and holds its report to the
# schema.
report() {
    "$DMSC" run "$1" -q --report "$tmp/report.json" >/dev/null
    expect "exit of $1" "$2" $?
    "$DMSC" check --schema "$schema" "$tmp/report.json" >"$tmp/said" 2>&1 ||
        fail "the report of $1: $(cat "$tmp/said")"
    nothing_left "$1"
}

report samples/homogeneous/migration.yaml 0
report tests/golden/run/different/spec.yaml 3
report tests/golden/run/mapping/spec.yaml 0

# The schema can tell: a verdict that the tables do not bear out.
sed -i 's/"verdict": "equal"/"verdict": "different"/' "$tmp/report.json"
"$DMSC" check --schema "$schema" "$tmp/report.json" >/dev/null 2>&1 &&
    fail "the schema takes a verdict that is not the tables'"

"$DMSC" run tests/golden/run/failing-change/spec.yaml -q 2>/dev/null
expect "exit of a run that fails" 3 $?
nothing_left "a run that fails"

# More changes than anybody waits for.
cp -R tests/golden/run/json "$tmp/long"
awk 'BEGIN { for (i = 10; i < 300000; i++)
    print "INSERT INTO people VALUES (" i ", \047x\047, NULL);" }' \
    >"$tmp/long/changes.sql"
"$DMSC" run "$tmp/long/spec.yaml" >/dev/null 2>"$tmp/said" &
pid=$!
while ! grep -q 'full load: ' "$tmp/said" && kill -0 $pid; do
    sleep 0.1
done
kill -TERM $pid
wait $pid
expect "exit of a run that is interrupted" 3 $?
grep -q 'error: task shop: stopped' "$tmp/said" || fail "$(cat "$tmp/said")"
nothing_left "a run that is interrupted"
finish
