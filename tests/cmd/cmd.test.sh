# What holds for every command, every rule and every schema, so that a new one
# needs no test of its own for it.
. tests/lib.sh
root=$PWD

# status WANTED WHAT COMMAND...: runs it; stdout and stderr in $tmp.
status() {
    wanted=$1 what=$2
    shift 2
    "$@" >"$tmp/out" 2>"$tmp/err"
    got=$?
    [ "$got" -eq "$wanted" ] || fail "$what: exit code $got, not $wanted"
}

# --- help: fits a terminal, teaches by three examples ---
commands=$("$DMSC" help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p')
[ "$(echo "$commands" | wc -l)" -ge 7 ] || fail "help lists no commands"
for command in $commands; do
    status 0 "$command --help" "$DMSC" "$command" --help
    cp "$tmp/out" "$tmp/help"
    "$DMSC" help "$command" | cmp -s - "$tmp/help" ||
        fail "help $command is not $command --help"
    examples=$(sed -n '/^Examples/,/^$/p' "$tmp/help" | grep -c '^  dmsc ')
    [ "$examples" -ge 3 ] || fail "$command --help has $examples examples"
    expect "$command --help: each letter once" "" \
        "$(grep -o '^  -[a-zA-Z],' "$tmp/help" | sort | uniq -d)"
    long=$(awk 'length > 80' "$tmp/help")
    expect "$command --help fits 80 columns" "" "$long"
done
expect "help fits 80 columns" "" "$("$DMSC" help | awk 'length > 80')"

# --- rules: each of findings.def, each with its page ---
grep -o '^FINDING([A-Z0-9_]*, *"[^"]*"\|^ *"[a-z0-9-]*/[a-z0-9-]*", [A-Z]' \
    gen/text/findings.def | sed 's/.*"\(.*\)".*/\1/' | LC_ALL=C sort >"$tmp/ids"
"$DMSC" rules | sed 's/ .*//' >"$tmp/rules"
expect "rules lists findings.def" "$(cat "$tmp/ids")" "$(cat "$tmp/rules")"
status 0 "rules --format json" "$DMSC" rules --format json
expect "rules --format json lists them too" "$(cat "$tmp/ids")" \
    "$(sed -n 's/^ *"rule": "\(.*\)",$/\1/p' "$tmp/out")"
while read -r rule; do
    [ -f "docs/rules/$rule.md" ] || continue # tests/house misses it
    status 0 "explain $rule" "$DMSC" explain "$rule"
    expect "explain $rule begins with its name" "$rule" "$(sed 1q "$tmp/out")"
    grep -q '^```' "$tmp/out" && fail "explain $rule shows fences"
done <"$tmp/ids"

# --- version ---
status 0 "version -v" "$DMSC" version -v
[ "$(wc -l <"$tmp/out")" -ge 4 ] || fail "version -v names no libraries"
expect "version -v: a name and a number a line" "" \
    "$(grep -Ev '^[a-z0-9-]+ [0-9]+\.[0-9]+' "$tmp/out")"

# --- schema: each to the byte ---
for schema in $("$DMSC" schema); do
    status 0 "schema $schema" "$DMSC" schema "$schema"
    cmp -s "$tmp/out" "schemas/$schema.schema.json" ||
        fail "schema $schema is not its file"
done

# --- what is printed for programs is as its schema says ---
for bad in tests/golden/cmd/*/*.json tests/golden/cmd/*/*.yaml; do
    "$DMSC" check -f json "$bad" >"$tmp/findings.json" 2>/dev/null
    "$DMSC" check -f concise --schema schemas/findings.schema.json \
        "$tmp/findings.json" >"$tmp/out" 2>&1 ||
        fail "findings of $bad: $(sed 3q "$tmp/out")"
done

# --- init: writes what passes, overwrites nothing ---
mkdir "$tmp/in"
cd "$tmp/in" || exit 1
status 0 "init" "$DMSC" init
[ -f migration.yaml ] || fail "init writes no migration.yaml"
for file in $(cd "$root/samples/homogeneous" && find . -type f); do
    cmp -s "$file" "$root/samples/homogeneous/$file" ||
        fail "init: $file is not the sample's"
done
status 0 "init -o" "$DMSC" init homogeneous -o deep/er
diff -r deep/er "$root/samples/homogeneous" >&2 || fail "init -o differs"
echo mine >migration.yaml
rm -f shop.sql
status 2 "init over a file" "$DMSC" init
expect "init keeps my file" "mine" "$(cat migration.yaml)"
[ -e shop.sql ] && fail "init wrote although a file was there"
grep -q 'migration.yaml is there already' "$tmp/err" ||
    fail "init does not say which file is there"
rm -r deep
mkdir half
ln -s nowhere half/shop.sql
status 2 "init that cannot write one" "$DMSC" init -o half
expect "init that cannot write one leaves none" "shop.sql" "$(ls half)"
status 2 "init into an unset variable" "$DMSC" init -o ""
expect "init into an unset variable" "error: --output needs a value" \
    "$(sed 1q "$tmp/err")"
status 2 "init unknown" "$DMSC" init homogenous -o deep
grep -q "did you mean 'homogeneous'" "$tmp/err" || fail "init: no did-you-mean"
[ -e deep ] && fail "init made a folder for nothing"
cd "$root" || exit 1

# --- standard output that cannot be written ---
if [ -c /dev/full ]; then
    "$DMSC" version >/dev/full 2>"$tmp/err"
    expect "full disk" "2 error: cannot write to standard output: No space \
left on device" "$? $(cat "$tmp/err")"
fi
"$DMSC" version >&- 2>"$tmp/err"
expect "closed output" 2 "$?"
grep -q '^error: cannot write to standard output' "$tmp/err" ||
    fail "a closed output is not said"
{ "$DMSC" schema migration 2>"$tmp/err"; echo $? >"$tmp/code"; } | :
sleep 0.1
case $(cat "$tmp/code") in
0) ;; # written before the reader went away
2) grep -q '^error: cannot write to standard output' "$tmp/err" ||
    fail "a broken pipe is not said" ;;
*) fail "broken pipe: exit code $(cat "$tmp/code")" ;;
esac
"$DMSC" check - <&- 2>"$tmp/err"
expect "closed input" 2 "$?"

# --- colours ---
escape=$(printf '\033')
echo '{' >"$tmp/bad.json"
colored() { # colored WANTED ENV... -- ARGUMENT...
    wanted=$1
    shift
    NO_COLOR='' env "$@" "$tmp/bad.json" >"$tmp/out" 2>&1
    grep -q "$escape" "$tmp/out" && got=yes || got=no
    [ "$got" = "$wanted" ] || fail "colours: $got, not $wanted: $*"
}
colored no "$DMSC" check
colored yes "$DMSC" check --color always
colored no NO_COLOR=1 "$DMSC" check --color auto
colored yes NO_COLOR=1 "$DMSC" check --color=always
if command -v script >/dev/null 2>&1; then
    tty() { # tty ENV...: what check prints on a terminal
        env NO_COLOR='' TERM=xterm "$@" script -qec \
            "'$DMSC' check '$tmp/bad.json'" /dev/null </dev/null
    }
    tty | grep -q "$escape" || fail "no colours on a terminal"
    tty NO_COLOR=1 | grep -q "$escape" && fail "NO_COLOR is not kept"
    tty TERM=dumb | grep -q "$escape" && fail "colours on a dumb terminal"
fi

# --- folders ---
mkdir -p "$tmp/walk/a/b" "$tmp/walk/.git" "$tmp/walk/node_modules"
for file in z.json a/one.json a/b/two.json .git/no.json node_modules/no.json \
    a/other.txt .hidden.json; do
    echo '{}' >"$tmp/walk/$file"
done
ln -s .. "$tmp/walk/a/circle"
echo true >"$tmp/any.json"
status 0 "a folder" "$DMSC" check --schema "$tmp/any.json" "$tmp/walk"
expect "what a folder means" "3 files checked, nothing found" \
    "$(cat "$tmp/out")"

# What is no plain file is not waited for; a link that leads nowhere is not
# proposed for itself.
mkdir "$tmp/pipe"
mkfifo "$tmp/pipe/a.json"
status 0 "a pipe in a folder" timeout 10 "$DMSC" check "$tmp/pipe"
cp samples/homogeneous/* "$tmp/pipe"
for key in settings rules; do
    sed "s/settings:.*/$key: a.json/; /^      Target/,/^      Validation/d
        /EnableValidation/d" "$tmp/pipe/migration.yaml" >"$tmp/pipe/$key.yaml"
    status 1 "$key: a pipe" timeout 10 "$DMSC" check "$tmp/pipe/$key.yaml"
    grep -q "a.json' is not a file" "$tmp/out" || fail "$key: a pipe: not said"
done
sed 's/a\.json/"-"/' "$tmp/pipe/settings.yaml" >"$tmp/pipe/dash.yaml"
echo '{}' >"$tmp/in.json"
(cd "$tmp/pipe" && "$DMSC" check dash.yaml <"$tmp/in.json" >"$tmp/out" 2>&1)
expect "settings: - is no standard input" 1 $?
ln -s loop "$tmp/loop"
status 2 "a link to itself" "$DMSC" check "$tmp/loop"
grep -q 'did you mean' "$tmp/err" && fail "a link is proposed for itself"

# At the ceiling (WALK_DEPTH_MAX), and one over it.
deep=$tmp/deep
i=1
while [ $i -lt 64 ]; do
    deep=$deep/d
    i=$((i + 1))
done
mkdir -p "$deep"
echo '{}' >"$deep/a.json"
status 0 "64 folders deep" "$DMSC" check --schema "$tmp/any.json" "$tmp/deep"
expect "64 folders deep" "1 file checked, nothing found" "$(cat "$tmp/out")"
mkdir "$deep/d"
status 2 "65 folders deep" "$DMSC" check --schema "$tmp/any.json" "$tmp/deep"
grep -q 'more than 64 folders deep' "$tmp/err" || fail "65 folders: not said"

# --- the width of the terminal ---
long='{"a": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",,}'
echo "$long" >"$tmp/long.json"
COLUMNS=50 "$DMSC" check "$tmp/long.json" | grep '^  1 |' >"$tmp/out"
[ "$(wc -m <"$tmp/out")" -le 51 ] || fail "COLUMNS=50 is not kept"
COLUMNS=200 "$DMSC" check "$tmp/long.json" | grep -qF "$long" ||
    fail "COLUMNS=200 is not used"

# --- what names nothing is no choice ---
# says WANTED COMMAND...: fails as wrong usage, and says so on stderr.
says() {
    words=$1
    shift
    status 2 "$*" "$DMSC" "$@"
    grep -qF -- "$words" "$tmp/err" || fail "$*: $(cat "$tmp/err")"
}
spec=samples/homogeneous/migration.yaml
echo '{"Logging": {"EnableLogging": "x"}}' >"$tmp/wrong.json"
says "--only needs a value" check --only= "$tmp/wrong.json"
says "--since needs a value" check --since= "$tmp/wrong.json"
says "--info takes no value" check --info= "$tmp/wrong.json"
says "--only names no rule" check --only , "$tmp/wrong.json"
says "--ignore names no rule" check --ignore " , " "$tmp/wrong.json"
says "the name of a file is empty" check ""
says "'schema' is a group of rules" explain schema
says "write it as the API does" check --source nix "$tmp/wrong.json"
says "there is 'shop'" run "$spec" --task nix
says "there is 'shop'" resolve "$spec" --task nix
says "did you mean '$spec'?" run samples/homogeneous
says "did you mean '$spec'?" build samples/homogeneous -o "$tmp/out"
mappings=tests/golden/resolve/mapping/mappings.json
echo 'hello' >"$tmp/none.sql"
says "there is no table in" resolve "$mappings" --catalog "$tmp/none.sql"

# --- a baseline goes where it is told, and takes no device's place ---
mkfifo "$tmp/baseline"
cat "$tmp/baseline" >"$tmp/read" &
status 0 "a baseline into a pipe" "$DMSC" check \
    --write-baseline "$tmp/baseline" "$tmp/wrong.json"
wait $!
[ -p "$tmp/baseline" ] || fail "a baseline took the place of a pipe"
grep -q schema/type "$tmp/read" || fail "no baseline came through the pipe"
says "/dev/stdout" check --write-baseline - "$tmp/wrong.json"
finish
