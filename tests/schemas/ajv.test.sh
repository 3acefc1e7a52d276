# labels: slow
# ajv's verdicts over good and mutated documents are ours: the schemas are
# standard JSON Schema, and we read them as others do. More, with other seeds:
# SEED="4 5 6" COUNT=2000 sh tests/schemas/ajv.test.sh
. tests/lib.sh
[ -x "$DMSC" ] || skip "dmsc is not built"
[ -x "$BUILD/tests/mutate" ] || skip "mutate is not built"
need node
. tests/formats/npm.sh
npm_package ajv 8.17.1

# ours SCHEMA FOLDER: the names of documents that have a finding. A severity
# of our own does not make a document valid.
ours() {
    "$DMSC" check -f concise --schema "$1" "$2" >"$tmp/said" 2>"$tmp/err"
    [ $? -le 1 ] || fail "$1: $(cat "$tmp/err")"
    sed -n "s|^$2/\([0-9]*\.json\):.*|\1|p" "$tmp/said" | sort -u
}

# compare NAME SEED COUNT
compare() {
    schema=schemas/$1.schema.json
    # shellcheck disable=SC2086  # one file a word
    "$BUILD/tests/mutate" "$schema" "$2" "$3" "$tmp/$1" \
        tests/schemas/"$1"/good/*.json tests/schemas/"$1"/bad/*.json ||
        fail "$1: no documents"
    node tests/schemas/ajv.mjs "$package" "$schema" "$tmp/$1" >"$tmp/theirs" ||
        fail "$1: ajv did not run"
    ours "$schema" "$tmp/$1" >"$tmp/ours"
    for name in $(comm -3 "$tmp/theirs" "$tmp/ours"); do
        fail "$1: ajv and dmsc differ over $name (seed $2)"
        cat "$tmp/$1/$name" >&2
    done
    invalid=$(wc -l <"$tmp/theirs")
    if [ "$invalid" -lt $(($3 / 4)) ] || [ "$invalid" -gt $(($3 * 9 / 10)) ]
    then
        fail "$1: $invalid of $3 are invalid, which shows little"
    fi
    echo "$1: $3 documents, of which $invalid are invalid"
}

for seed in ${SEED:-1 2 3}; do
    for name in task-settings table-mappings external-table-definition
    do
        rm -rf "${tmp:?}/$name"
        compare $name "$seed" "${COUNT:-1500}"
    done
done
finish
