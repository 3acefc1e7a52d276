# What GitHub runs and reads: the steps of action.yml, and the problem matcher
# for the concise format.
. tests/lib.sh
[ -x "$DMSC" ] || skip "dmsc is not built"
need bash jq

# --- action.yml: its steps, with a make that only looks ---
step() { # step N: the script of the N-th step
    awk -v n="$1" '
    /^      run: \|$/ { at++; inside = 1; next }
    inside && !/^        / { inside = 0 }
    inside && at == n { print substr($0, 9) }' action.yml
}
mkdir "$tmp/bin" "$tmp/temp"
cat >"$tmp/bin/make" <<'END'
#!/bin/sh
[ "$1 $2" = "-C $GITHUB_ACTION_PATH" ] || exit 1
mkdir "${3#BUILD=}" && ln -s "$DMSC" "${3#BUILD=}/dmsc"
END
chmod +x "$tmp/bin/make"
export GITHUB_ACTION_PATH="$PWD" RUNNER_TEMP="$tmp/temp"
export GITHUB_PATH="$tmp/path"
step 1 >"$tmp/1.sh"
step 2 >"$tmp/2.sh"
PATH=$tmp/bin:$PATH bash -eo pipefail "$tmp/1.sh" || fail "the build"
make -n BUILD="$tmp/other" >/dev/null || fail "make with such a BUILD"
PATH=$(cat "$GITHUB_PATH"):$PATH
expect "dmsc is found" "$tmp/temp/dmsc/dmsc" "$(command -v dmsc)"

check() { # check PATHS FAIL-ON: the second step; its output, its exit code
    DMSC_PATHS=$1 DMSC_FAIL_ON=$2 bash -eo pipefail "$tmp/2.sh"
    echo "exit $?"
}
case=tests/golden/spec/misspelt-key/migration.yaml
expect "annotations" "::error file=$case,line=19,endLine=19,col=5,endColumn=9,\
title=spec/unknown-key::unknown key 'form'; did you mean 'from'?
exit 1" "$(check "$case samples" error)"
expect "nothing" "exit 0" "$(check samples warning)"
printf '{"TargetMetadata": {}, "TargetMetadata": {}}\n' >"$tmp/twice.json"
expect "warnings" "exit 0" "$(check "$tmp/twice.json" error | tail -n 1)"
expect "warnings that fail" "exit 1" \
    "$(check "$tmp/twice.json" warning | tail -n 1)"
sed -n '/^inputs:/,/^runs:/s/^  \([a-z-]*\):$/\1/p' action.yml >"$tmp/inputs"
[ -s "$tmp/inputs" ] || fail "action.yml has no inputs"
while read -r input; do
    grep -qF "\${{ inputs.$input }}" action.yml || fail "$input is not used"
done <"$tmp/inputs"
# An expression within a script would be run as part of it.
expect "no expressions in scripts" "" "$(grep -F '${{' "$tmp"/[12].sh)"

# --- the matcher ---
matcher=.github/dmsc-matcher.json
matched() { # matched: each line of standard input, as GitHub takes it apart
    jq -rR --slurpfile m "$matcher" '
    $m[0].problemMatcher[0].pattern[0] as $p |
    (match($p.regexp) // empty).captures | map(.string) |
    [.[$p.file - 1, $p.line - 1, $p.column - 1, $p.severity - 1,
        $p.message - 1, $p.code - 1]] | join("|")'
}
expect "a line" "a b.json|4|2|error|a 'x: 1' [y] (do it)|json/syntax" \
    "$(echo "a b.json:4:2: error: a 'x: 1' [y] (do it) [json/syntax]" |
        matched)"
expect "no line of ours" "" "$(echo "a.c:1:2: error: x" | matched)"
"$DMSC" check -f concise tests/golden >"$tmp/concise" 2>/dev/null
"$DMSC" check -f json tests/golden 2>/dev/null | jq -r '.findings[] |
    [.file, .line, .column, .severity, .rule] | map(tostring) |
    join("|")' >"$tmp/wanted-lines"
[ -s "$tmp/concise" ] || fail "the goldens have no findings"
expect "all that the goldens find" "$(cat "$tmp/wanted-lines")" \
    "$(matched <"$tmp/concise" | sed 's/|\(error\|warning\)|.*|/|\1|/')"
finish
