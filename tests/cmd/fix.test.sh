# `dmsc fix` on the disk: files are written whole or not at all and stay what
# they are; fixing again changes nothing; --diff is a patch that others take.
. tests/lib.sh
[ -x "$DMSC" ] || skip "dmsc is not built"
need git patch

bad='{"Logging": {"EnableLogging": "true"}}'
good='{"Logging": {"EnableLogging": true}}'
try() { # try NAME EXIT ARGUMENTS...: runs fix in $tmp/here
    name=$1 want=$2
    shift 2
    (cd "$tmp/here" && "$DMSC" fix "$@") >"$tmp/out" 2>"$tmp/err" </dev/null
    expect "$name: exit code" "$want" "$?"
}
fresh() { # fresh: an empty folder with a bad file
    chmod -R u+rwx "$tmp/here" 2>/dev/null
    rm -rf "$tmp/here"
    mkdir "$tmp/here"
    echo "$bad" >"$tmp/here/a.json"
}
holds() { # holds NAME FILE TEXT
    expect "$1" "$3" "$(cat "$tmp/here/$2")"
}

# --- files stay what they are ---
fresh
chmod 640 "$tmp/here/a.json"
mkdir "$tmp/here/there"
mv "$tmp/here/a.json" "$tmp/here/there"
ln -s there/a.json "$tmp/here/link.json"
try "a link" 0 link.json
[ -L "$tmp/here/link.json" ] || fail "the link is none any more"
holds "what a link leads to" there/a.json "$good"
[ "$(find "$tmp/here/there" -perm 640)" ] || fail "it has another mode"
expect "nothing is left beside it" "a.json" "$(cd "$tmp/here/there" && echo *)"

# Two names of one file: its fix goes in once.
fresh
try "one file, named twice" 0 a.json ./a.json "$tmp/here/a.json"
holds "one file, named twice" a.json "$good"

# --- whole or not at all ---
if [ "$(id -u)" != 0 ]; then
    fresh
    chmod 400 "$tmp/here/a.json"
    try "a file that may not be written" 2 a.json
    holds "a file that may not be written" a.json "$bad"
    grep -q "^error: cannot write a.json" "$tmp/err" || fail "it is not said"
    fresh
    chmod 500 "$tmp/here"
    try "a folder that may not be written" 2 a.json
    holds "a folder that may not be written" a.json "$bad"
    grep -q "^error: cannot make a new file beside a.json: " "$tmp/err" ||
        fail "it is not said whose fault it is"
    chmod 700 "$tmp/here"
fi
# A file of somebody else: its group stays, as far as it is one's own, and
# nobody may read it who might not.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null &&
    setpriv --reuid=65534 "$DMSC" version >/dev/null 2>&1; then
    shared() { # shared OWNER:GROUP MODE WANTED: in a folder that is all's
        fresh
        chown "$1" "$tmp/here/a.json"
        chmod "$2" "$tmp/here/a.json"
        chmod 777 "$tmp" "$tmp/here"
        setpriv --reuid=65534 --regid=65534 --groups=7 \
            "$DMSC" fix "$tmp/here/a.json" >"$tmp/out" 2>&1
        holds "of $1, $2" a.json "$good"
        expect "of $1, $2" "$3" \
            "$(stat -c "%A %u %g" "$tmp/here/a.json")"
    }
    shared 1:7 660 "-rw-rw---- 65534 7"
    shared 65534:7 2644 "-rw-r-Sr-- 65534 7"
    shared 1:8 666 "-rw-rw-rw- 65534 65534"
    shared 65534:8 666 "-rw-rw-rw- 65534 65534"
    shared 65534:8 664 "-rw-r--r-- 65534 65534"
    shared 65534:8 640 "-rw------- 65534 65534"
fi
# A disk that is full: no file may have more than a block of 512 bytes.
fresh
{
    echo "$bad" | sed 's/}$/, "Foo": 1, "TargetMetadata": {/'
    awk 'BEGIN { for (i = 0; i < 600; i++) print "" }'
    echo '}}'
} >"$tmp/here/a.json"
cp "$tmp/here/a.json" "$tmp/large"
echo "$bad" >"$tmp/here/b.json"
(
    ulimit -f 1
    try "a full disk" 2 a.json b.json
    exit "$failures"
) || failures=$?
cmp -s "$tmp/here/a.json" "$tmp/large" || fail "a full disk spoils the file"
holds "the other file has room" b.json "$good"
expect "what is left in what was not written is not counted" \
    "b.json:1:31: write true [schema/type]
1 mistake fixed in 1 file" "$(cat "$tmp/out")"
expect "nothing is left beside them" "a.json b.json" \
    "$(cd "$tmp/here" && echo *)"

# --- what a file refers to, or a link leads to, may be anybody's ---
away() { # away: a file in two/ that others in one/ lead to
    fresh
    mkdir "$tmp/here/one" "$tmp/here/two"
    mv "$tmp/here/a.json" "$tmp/here/two"
    cat >"$tmp/here/one/main.tf" <<'END'
resource "aws_dms_replication_task" "a" {
  replication_task_settings = file("${path.module}/../two/a.json")
}
END
}
told="two/a.json lies elsewhere: name it too, and it is fixed"
away
try "another folder" 1 one
holds "another folder" two/a.json "$bad"
expect "another folder" "$told" "$(grep elsewhere "$tmp/out")"
try "another folder, as a patch" 1 --diff one/main.tf
expect "another folder, as a patch" "" "$(cat "$tmp/out")"
(cd "$tmp/here/one" && "$DMSC" fix - <main.tf) >/dev/null 2>&1
holds "standard input" two/a.json "$bad"
try "its name" 0 two/a.json
holds "its name" two/a.json "$good"
away
try "both folders" 1 one two
holds "both folders" two/a.json "$good"
expect "both folders" "" "$(grep elsewhere "$tmp/out")"
away
mkdir "$tmp/here/.git"
try "one repository" 1 one
holds "one repository" two/a.json "$good"
away
ln -s ../two/a.json "$tmp/here/one/link.json"
rm "$tmp/here/one/main.tf"
try "a link that was met" 1 one
holds "a link that was met" two/a.json "$bad"
try "a link that was named" 0 one/link.json
holds "a link that was named" two/a.json "$good"
away
mv "$tmp/here/two" "$tmp/here/one-b"
sed 's/two/one-b/' "$tmp/here/one/main.tf" >"$tmp/main"
cp "$tmp/main" "$tmp/here/one/main.tf"
try "a folder of nearly its name" 1 one
holds "a folder of nearly its name" one-b/a.json "$bad"

# --- no more rounds than FIX_ROUNDS_MAX, of 50 mistakes each ---
many() { # many N: a file with N commas too many
    fresh
    awk -v n="$1" 'BEGIN {
        printf "{\"Logging\": {\"EnableLogging\": true, \"X\": ["
        for (i = 0; i < n; i++)
            printf "%s[1,]", i ? ", " : ""
        print "]}}"
    }' >"$tmp/here/a.json"
    try "$1 mistakes" "$2" --only json/syntax a.json
    expect "$1 mistakes, fixed" "1000 mistakes fixed in 1 file" \
        "$(grep fixed "$tmp/out")"
    expect "$1 mistakes, left" "$3" "$(grep -c 'left' "$tmp/out")"
}
many 1000 0 0
many 1001 1 1

# --- what is printed ---
fresh
cp "$tmp/here/a.json" "$tmp/here/b.json"
try "two files" 0 .
expect "two files" "a.json:1:31: write true [schema/type]
b.json:1:31: write true [schema/type]
2 mistakes fixed in 2 files" "$(cat "$tmp/out")"
try "once more" 0 .
expect "once more" "nothing to fix" "$(cat "$tmp/out")"
fresh
try "--diff" 1 --diff a.json
holds "--diff" a.json "$bad"
expect "a patch has nothing around it" "--- a.json" \
    "$(head -n 1 "$tmp/out")"

# Names that are odd, and mischief: a patch changes the files it names, and
# shows a terminal nothing that it obeys.
fresh
rm "$tmp/here/a.json"
for name in 'a b.json' 'a\b.json' '"a".json' "$(printf 'a\033[31m.json')" \
    "$(printf 'a\n--- b\n+++ b\n@@ -1 +1 @@\n.json')"; do
    echo "$bad" >"$tmp/here/$name"
done
try "odd names" 1 --diff .
expect "odd names: nothing but lines" "" \
    "$(tr -d '\n -~' <"$tmp/out" | tr '\t' 't' | sed 's/^tt$//')"
expect "odd names: as many as there are" 5 "$(grep -c '^+++' "$tmp/out")"
(cd "$tmp/here" && git init -q . && git apply -p0 "$tmp/out") ||
    fail "git apply refuses odd names"
try "odd names: nothing is left" 0 .
expect "odd names: nothing is left" "nothing to fix" "$(cat "$tmp/out")"

# --- over the goldens: again, as a patch, and with CRLF ---
patched() { # patched NAME: --diff and patch -p0 or git apply come to the same
    (
        cd "$tmp/one" || exit 1
        "$DMSC" fix --diff --unsafe . >"$tmp/diff" 2>/dev/null
        [ -s "$tmp/diff" ] || exit 0
        patch -s -p0 --binary <"$tmp/diff" || echo "patch refuses it"
        cd "$tmp/two" && git init -q . && git apply -p0 "$tmp/diff" ||
            echo "git apply refuses it"
        rm -rf .git
    ) >"$tmp/said" 2>&1
    "$DMSC" fix --unsafe "$tmp/three" >/dev/null 2>&1
    expect "$1: the patch is taken" "" "$(cat "$tmp/said")"
    for other in two three; do
        diff -r "$tmp/one" "$tmp/$other" >/dev/null ||
            fail "$1: the patch makes something else ($other)"
    done
}
settled() { # settled NAME: fixing again changes nothing
    "$DMSC" fix --unsafe "$tmp/one" >"$tmp/said" 2>&1
    grep -q "^nothing to fix" "$tmp/said" ||
        fail "$1: not settled: $(cat "$tmp/said")"
}
bare() { # bare: how many lines end without a CR
    cat "$tmp/one"/* | grep -vc "$(printf '\r')\$"
}
for case in tests/golden/fix/*/; do
    for ends in lf crlf; do
        rm -rf "$tmp/one" "$tmp/two" "$tmp/three"
        mkdir "$tmp/one"
        for file in "$case"*.*; do
            [ -f "$file" ] || continue
            case $ends-$file in
            lf-* | *.sh) cp "$file" "$tmp/one" ;;
            *) sed 's/\r*$/\r/' "$file" >"$tmp/one/${file##*/}" ;;
            esac
        done
        cp -R "$tmp/one" "$tmp/two"
        cp -R "$tmp/one" "$tmp/three"
        lines=$(bare)
        patched "$case $ends"
        settled "$case $ends"
        [ "$ends" = lf ] ||
            [ "$(bare)" -le "$lines" ] ||
            fail "$case: a line lost its CR"
    done
done

# --- Ctrl-C: each file is as it was or fixed, and nothing lies beside ---
old='{"TargetMetadata": {"LobMaxSize": "64"}}'
new='{"TargetMetadata": {"LobMaxSize": 64}}'
for delay in 0.05 0.2 0.4 0.8; do
    rm -rf "$tmp/many"
    mkdir "$tmp/many"
    i=0
    while [ $i -lt 400 ]; do
        echo "$old" >"$tmp/many/$i.json"
        i=$((i + 1))
    done
    timeout -s INT $delay "$DMSC" fix "$tmp/many" >"$tmp/said" 2>&1
    expect "interrupted after $delay s: only the files" 400 \
        "$(find "$tmp/many" -name '*.json' | wc -l)"
    expect "interrupted after $delay s: nothing beside them" 400 \
        "$(find "$tmp/many" -type f | wc -l)"
    cat "$tmp/many"/* | grep -vxF -e "$old" -e "$new" &&
        fail "interrupted after $delay s: half a file"
done
finish
