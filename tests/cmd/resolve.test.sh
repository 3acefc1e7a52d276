# `dmsc resolve`: what it prints for programs keeps to its schema, and a
# SQLite file as the catalogue is read and left as it is.
. tests/lib.sh

[ -x "$DMSC" ] || skip "dmsc is not built"
schema=schemas/resolve.schema.json
case=tests/golden/resolve/mapping

# valid NAME: holds $tmp/NAME to the schema.
valid() {
    "$DMSC" check --schema "$schema" "$tmp/$1" >"$tmp/said" 2>&1 ||
        fail "$1: $(cat "$tmp/said")"
}

"$DMSC" resolve $case/mappings.json -c $case/dump.sql -f json >"$tmp/a.json"
expect "exit of mappings" 0 $?
valid a.json
"$DMSC" resolve samples/homogeneous/migration.yaml -f json >"$tmp/b.json"
expect "exit of a spec" 0 $?
valid b.json

# The schema can tell.
sed 's/"matches-nothing"/"matches-something"/' "$tmp/a.json" >"$tmp/c.json"
"$DMSC" check --schema "$schema" "$tmp/c.json" >/dev/null 2>&1 &&
    fail "the schema takes a use that there is not"

# The database that a rehearsal leaves is the same catalogue as the script
# that it was made from.
"$DMSC" run samples/homogeneous/migration.yaml -q --keep "$tmp/kept" \
    >/dev/null 2>&1 || fail "the rehearsal fails"
base=$tmp/kept/shop-source.sqlite
[ -f "$base" ] || fail "the rehearsal kept no source"
sum=$(cksum <"$base")
"$DMSC" resolve samples/homogeneous/migration.yaml -c "$base" -f json \
    >"$tmp/d.json"
expect "exit with a SQLite file" 0 $?
valid d.json
expect "the file after it" "$sum" "$(cksum <"$base")"
# SQLite writes some names of types in capitals.
columns() { # columns FILE
    grep -E '"(source|declared|target|key|nullable|[a-z-]*type)":' "$1" |
        tr '[:upper:]' '[:lower:]'
}
expect "the same columns" "$(columns "$tmp/b.json")" "$(columns "$tmp/d.json")"
finish
