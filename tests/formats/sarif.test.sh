# labels: slow
# What --format sarif prints is valid by Microsoft's validator, with the rules
# of the standard's authors and those of GitHub's code scanning.
. tests/lib.sh
[ -x "$DMSC" ] || skip "dmsc is not built"
need jq

# --- what stands in it ---
cp tests/golden/spec/misspelt-key/migration.yaml "$tmp/migration.yaml"
of() { # of JQ: of the report on $tmp/migration.yaml
    (cd "$tmp" && "$DMSC" check -f sarif migration.yaml) | jq -r "$1"
}
hash='.runs[0].results[0].partialFingerprints.primaryLocationLineHash'
line='.runs[0].results[0].locations[0].physicalLocation.region.startLine'
before=$(of "$hash") at=$(of "$line")
{ echo '# one more line' && cat "$tmp/migration.yaml"; } >"$tmp/moved" &&
    mv "$tmp/moved" "$tmp/migration.yaml"
expect "the line moved" "$((at + 1))" "$(of "$line")"
expect "and its fingerprint is the same" "$before" "$(of "$hash")"
expect "the rule is the result's" "spec/unknown-key SpecUnknownKey" \
    "$(of '.runs[0] as $run | $run.tool.driver.rules[$run.results[0].ruleIndex]
    | .id + " " + .name')"
expect "the help is the page" "$(cat docs/rules/spec/unknown-key.md)" \
    "$(of '.runs[0].tool.driver.rules[0].help.markdown')"

# --- what the validator says ---
. tests/formats/npm.sh
npm_package @microsoft/sarif-multitool-linux 5.7.0
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
chmod +x "$package/Sarif.Multitool"
"$package/Sarif.Multitool" help >/dev/null 2>&1
[ $? -le 1 ] || skip "Sarif.Multitool does not run on this machine"

# validate FILE: what is wrong with it.
validate() {
    "$package/Sarif.Multitool" validate "$1" --rule-kind 'Sarif;Gh' \
        >"$tmp/said" 2>&1
    grep -qF 'Analysis completed successfully.' "$tmp/said" ||
        cat "$tmp/said"
    grep -E ' (error|warning) ' "$tmp/said"
}

of '.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0
    | del(.runs[0].tool.driver.rules[0].help)' >"$tmp/bad.sarif"
case $(validate "$tmp/bad.sarif") in
*JSON1008*GH2012* | *GH2012*JSON1008*) ;;
*) fail "the validator sees no mistake: $(cat "$tmp/said")" ;;
esac

"$DMSC" check -f sarif --info tests/golden >"$tmp/golden.sarif" 2>/dev/null
expect "all that the goldens find" "" "$(validate "$tmp/golden.sarif")"
"$DMSC" check -f sarif samples >"$tmp/clean.sarif" || fail "samples"
expect "nothing found" "" "$(validate "$tmp/clean.sarif")"
mkdir "$tmp/all"
"$BUILD/tests/test_formats" "$tmp/all" || fail "test_formats writes nothing"
mv "$tmp/all/sarif" "$tmp/all.sarif"
expect "all that a finding may have" "" "$(validate "$tmp/all.sarif")"
finish
