# What is said of .dmsc.yaml and of baselines is true: the example of the page
# is right, what --write-baseline writes is as its schema says, and both
# schemas know what the program reads.
. tests/lib.sh
root=$PWD

# --- the page's example ---
mkdir "$tmp/page"
awk '/^```yaml$/ && !n++ { on = 1; next } /^```/ { on = 0 } on' \
    docs/configuration.md >"$tmp/page/.dmsc.yaml"
echo '{ "version": 1, "findings": [] }' >"$tmp/page/.dmsc-baseline.json"
echo 'CREATE TABLE hr.jobs (id int);' >"$tmp/page/schema.sql"
[ -s "$tmp/page/.dmsc.yaml" ] || fail "docs/configuration.md has no example"
expect "the example" "1 file checked, nothing found" \
    "$("$DMSC" check "$tmp/page/.dmsc.yaml" 2>&1)"
"$DMSC" schema config | sed -n '1,/"\$defs"/s/^    "\([a-z-]*\)": {$/\1/p' \
    >"$tmp/keys"
grep -q '^suppressions$' "$tmp/keys" || fail "which keys there are is unknown"
while read -r key; do
    grep -q "\`$key\`" docs/configuration.md || fail "the page lacks $key"
done <"$tmp/keys"

# --- baselines ---
mkdir "$tmp/a" "$tmp/a/b"
cat >"$tmp/a/b/settings.json" <<'END'
{
  "Logging": { "EnableLogging": true },
  "Loging": { "a": 1 },
  "Owner": "a"
}
END
cd "$tmp" || exit 1
"$DMSC" check --write-baseline a/known.json a >out 2>&1
expect "writing one" "0 2 findings written to a/known.json" "$? $(cat out)"
"$DMSC" check --schema "$root/schemas/baseline.schema.json" a/known.json \
    >out 2>&1 || fail "a baseline is not as its schema says: $(cat out)"

# known FOLDER FILE BASELINE: how many findings the baseline knows.
known() {
    (cd "$1" && "$DMSC" check --baseline "$3" "$2") |
        sed -n 's/ not shown: in the baseline$//p'
}
expect "from here" "2 findings" "$(known . a a/known.json)"
expect "from within" "2 findings" "$(known a/b settings.json ../known.json)"
expect "by absolute paths" "2 findings" \
    "$(known / "$tmp/a/b/settings.json" "$tmp/a/known.json")"
mv a moved
expect "in another place" "2 findings" "$(known . moved moved/known.json)"
sed '1s/$/\n\n/; s/^ *//' moved/b/settings.json >x && mv x moved/b/settings.json
expect "moved and indented lines" "2 findings" \
    "$(known . moved moved/known.json)"
cp moved/known.json before.json
"$DMSC" check --write-baseline moved/known.json moved >/dev/null
expect "written anew it is the same" "$(cat before.json)" \
    "$(cat moved/known.json)"
"$DMSC" check --write-baseline no/such/folder.json moved >out 2>err
expect "a folder that is not there: exit code" 2 $?
[ -s err ] || fail "a baseline that cannot be written is not said"

# --- many findings of one line are told apart ---
head='{ "Logging": { "EnableLogging": true },
"x": 1, "y": 1,'
printf '%s\n"x": 1 }\n' "$head" >same.json
"$DMSC" check --write-baseline k.json same.json >/dev/null
printf '%s\n"x": 1, "x": 1 }\n' "$head" >same.json
"$DMSC" check -f concise --baseline k.json same.json >out
grep -q '^same.json:3:' out || fail "a new finding on a line is taken for known"

# --- what lies above a repository is somebody else's ---
mkdir -p above/repo/.git
echo 'ignore: [settings]' >above/.dmsc.yaml
printf '{\n"FullLoadSetting": {},\n"Logging": { "EnableLogging": true } }\n' \
    >above/repo/a.json
"$DMSC" check -f concise above/repo/a.json >out
grep -q '^above/repo/a.json:2:1: error' out ||
    fail "the configuration above a repository holds in it"

# --- standard input has the configuration of the folder ---
echo 'ignore: [settings]' >.dmsc.yaml
expect "standard input" "1 file checked, nothing found" \
    "$(echo '{"Logging": {"EnableLogging": true}, "Loging": {}}' |
        "$DMSC" check -)"

# --- suppressions, at CONFIG_ENTRIES_MAX and one over it ---
# suppressed N: what is said of a finding that the N-th entry silences.
suppressed() {
    mkdir -p many
    printf '{"Logging": {"EnableLogging": true},\n"Loging": {}}\n' >many/a.json
    awk -v n="$1" 'BEGIN {
        print "suppressions:"
        for (i = 1; i <= n; i++)
            print "  - { rule: settings/unknown-key, path: " \
                (i < n ? "b" : "a") ".json, reason: known }"
    }' >many/.dmsc.yaml
    "$DMSC" check -f concise many/a.json
}
expect "10000 suppressions" "" "$(suppressed 10000 | grep -v '^1 file')"
expect "10001 suppressions" "many/.dmsc.yaml:2:3: error: must have at most \
10000 items, has 10001 [config/invalid]
many/a.json:2:1: warning: unknown key 'Loging' [settings/unknown-key]" \
    "$(suppressed 10001)"

# --- a file that the configuration names says so ---
mkdir "$tmp/named"
echo '{"Logging": {"EnableLogging": true}}' >"$tmp/named/settings.json"
for key in catalog baseline; do
    echo "$key: nowhere.xyz" >"$tmp/named/.dmsc.yaml"
    "$DMSC" check "$tmp/named" >"$tmp/out" 2>&1
    expect "$key that is not there" 2 $?
    grep -q "'$key' in .*dmsc.yaml names it" "$tmp/out" ||
        fail "$key: who names it is not said: $(cat "$tmp/out")"
done
echo 'catalog: ""' >"$tmp/named/.dmsc.yaml"
"$DMSC" check "$tmp/named" >"$tmp/out" 2>&1
expect "an empty catalog is a finding" 1 $?

# One mistake in a pointer is one finding.
for pointer in nope '/a~2b'; do
    printf 'suppressions:\n- rule: schema/type\n  path: settings.json\n' \
        >"$tmp/named/.dmsc.yaml"
    printf '  reason: r\n  pointer: %s\n' "$pointer" >>"$tmp/named/.dmsc.yaml"
    "$DMSC" check -f concise "$tmp/named" >"$tmp/out" 2>&1
    expect "pointer $pointer" 1 "$(wc -l <"$tmp/out")"
    grep -q 'this is no JSON pointer' "$tmp/out" || fail "pointer $pointer"
done
finish
