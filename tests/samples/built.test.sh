# What `dmsc check` says of the code that a sample is built to, it says of the
# spec too, where it can be put right: else who checks the output hears of
# mistakes that the spec, which has none, made.
. tests/lib.sh

# rules PATH: the rules that have findings there, a line each.
rules() {
    "$DMSC" check --format concise "$1" 2>&1 |
        sed -n 's/^.* \[\([a-z-]*\/[a-z0-9-]*\)\]$/\1/p' | sort -u
}

# unheard SPEC FOLDER: what is found in the output in FOLDER, but not in SPEC.
unheard() {
    rules "$1" >"$tmp/of-spec"
    for target in cli cloudformation terraform; do
        rules "$2/$target" >"$tmp/of-target"
        comm -13 "$tmp/of-spec" "$tmp/of-target" | sed "s/^/$target: /"
    done
}

count=0
for spec in samples/*/migration.yaml; do
    count=$((count + 1))
    out=$tmp/out-$count
    "$DMSC" build "$spec" -o "$out" >/dev/null || fail "$spec is not built"
    for target in cli cloudformation terraform; do
        "$DMSC" check "$out/$target" 2>&1 | grep -Eq '[1-9] files? checked' ||
            fail "nothing is checked of the $target of $spec"
    done
    expect "what is built of $spec" "" "$(unheard "$spec" "$out")"
done
[ "$count" -gt 0 ] || fail "there is no sample"

# It can fail: a mistake that only the output has.
find "$tmp/out-1" -name 'task-settings-*.json' | while read -r file; do
    sed 's/"TargetTablePrepMode": "[A-Z_]*"/"TargetTablePrepMode": "DROP_IT"/' \
        "$file" >"$tmp/file" && cp "$tmp/file" "$file"
done
expect "a mistake in the output alone" "cli: schema/enum
terraform: schema/enum" \
    "$(unheard samples/homogeneous/migration.yaml "$tmp/out-1")"

# What build writes of its own accord may be turned off, and is told then.
sed 's/^    password: { secret: shop\/source }.*/&\
    endpoint-settings: { HeartbeatEnable: false }/' \
    samples/homogeneous/migration.yaml >"$tmp/migration.yaml"
cp samples/homogeneous/*.sql "$tmp"
"$DMSC" build "$tmp/migration.yaml" -o "$tmp/off" >/dev/null ||
    fail "a spec without a heartbeat is not built"
expect "a heartbeat that is off" "endpoint/no-heartbeat" \
    "$(rules "$tmp/migration.yaml")"
expect "what is built of it" "" "$(unheard "$tmp/migration.yaml" "$tmp/off")"
grep -q 'HeartbeatEnable=false' "$tmp/off/terraform/dms.tf" ||
    fail "the heartbeat is not off"

# Nor is a default of DMS that it writes: the spec hears of it, where one would
# write otherwise. settings JSON: the rules of a spec with these settings, and
# what only its output has.
settings() {
    sed -e '/^    settings:/,/^# Who buys/d' -e '/^rehearse:/,$d' \
        samples/homogeneous/migration.yaml >"$tmp/migration.yaml"
    [ -z "$1" ] || echo "    settings: $1" >>"$tmp/migration.yaml"
    "$DMSC" build "$tmp/migration.yaml" -o "$tmp/settings" >/dev/null
    rules "$tmp/migration.yaml" | grep -v '^settings/l[ao][bg][g-]' || :
    unheard "$tmp/migration.yaml" "$tmp/settings"
}

expect "a spec without settings" "\
settings/lob-truncation-risk
settings/logging-off" "$(settings '' >/dev/null; rules "$tmp/migration.yaml")"
expect "what is built of it" "" "$(settings '')"
expect "settings of which none is written" "" "$(settings '{}')"
expect "full LOB mode" "" \
    "$(settings '{ TargetMetadata: { FullLobMode: true } }')"
expect "no LOBs" "" "$(settings '{ TargetMetadata: { SupportLobs: false } }')"
expect "batches that are off" "settings/dead-tuning" \
    "$(settings '{ ChangeProcessingTuning: { BatchSplitSize: 9 } }')"
expect "a least above the largest" "settings/min-max-inverted" \
    "$(settings '{ ChangeProcessingTuning: { BatchApplyTimeoutMin: 99 } }')"
expect "a largest below the least" "settings/min-max-inverted" \
    "$(settings '{ ErrorBehavior: { RecoverableErrorThrottlingMax: 0 } }')"
expect "nothing to escalate" "settings/escalation-zero" \
    "$(settings '{ ErrorBehavior: { DataErrorEscalationPolicy: STOP_TASK } }')"
expect "few failures" "validation/failure-count-swapped" \
    "$(settings '{ ValidationSettings: { FailureMaxCount: 40 } }')"
settings '{ TargetMetadata: { LimitedSizeLobMode: false } }' >/dev/null
expect "no LOB mode" "settings/lob-mode-missing
settings/logging-off" "$(rules "$tmp/migration.yaml")"
finish
