# Of mistakes that are planted into good documents, one a document, in every
# format that holds documents, at least 98 in 100 are found at their line, and
# as one finding; good documents have none. So it is with what stands beside a
# task, with mappings beside the schema of the source, and with advice. More,
# with what was missed:
#
#     build/tests/plant -v --count 20000 --seed 7 build/dmsc FOLDER
. tests/lib.sh
[ -x "$DMSC" ] || skip "dmsc is not built"
plant=$BUILD/tests/plant
[ -x "$plant" ] || skip "plant is not built"

# --- it can fail ---
# One that finds nothing, and one that finds the same thing everywhere.
printf '#!/bin/sh\necho "{\\"findings\\": []}"\n' >"$tmp/blind"
cat >"$tmp/loud" <<'END'
#!/bin/sh
shift 3
for folder in "$@"; do
    for file in "$folder"/*; do
        echo "{\"file\": \"$file\", \"line\": 1, \"column\": 1,
            \"rule\": \"json/syntax\", \"message\": \"\"},"
    done
done | sed '1s/^/{"findings": [/; $s/,$/]}/'
END
chmod +x "$tmp/blind" "$tmp/loud"
"$plant" --count 20 "$tmp/blind" "$tmp/a" >"$tmp/out" &&
    fail "a checker that finds nothing passes"
grep -q "^all  *20  *0.0  *0.0  *0.0  *100.0$" "$tmp/out" ||
    fail "nothing found is not seen: $(grep ^all "$tmp/out")"
"$plant" --count 20 --host json "$tmp/loud" "$tmp/b" >"$tmp/out" &&
    fail "a checker that finds too much passes"
grep -q "^all .* 0.0$" "$tmp/out" ||
    fail "findings of good documents are not seen: $(grep ^all "$tmp/out")"

# --- ours ---
"$plant" --count 2000 "$DMSC" "$tmp/ours" >"$tmp/out" || {
    cat "$tmp/out" >&2
    fail "too many planted mistakes are missed"
}
grep ^all "$tmp/out"
# What stands beside a task has so few formats that chance may leave one out.
for host in tf-resources cfn-resources cfn-resources-json; do
    "$plant" --count 60 --host "$host" "$DMSC" "$tmp/$host" >"$tmp/out" || {
        cat "$tmp/out" >&2
        fail "too many mistakes beside a task are missed"
    }
done
finish
