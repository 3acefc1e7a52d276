# Every sample passes `dmsc check` with no finding, and a mistake planted in it
# is found.
. tests/lib.sh

count=0
for spec in samples/*/migration.yaml; do
    count=$((count + 1))
    expect "dmsc check $spec" "1 file checked, nothing found" \
        "$("$DMSC" check "$spec" 2>&1)"
    # A mistake in it is found: the check above is one that can fail.
    folder=$tmp/$count
    cp -R "${spec%/*}" "$folder"
    sed 's/^    to: .*/    to: nowhere/' "$spec" >"$folder/migration.yaml"
    "$DMSC" check --format concise "$folder/migration.yaml" 2>&1 |
        grep -q 'spec/unknown-database' ||
        fail "a mistake planted in $spec is not found"
done
[ "$count" -gt 0 ] || fail "there is no sample"
finish
