# The golden cases (tests/golden/run.sh), and that their runner sees it when
# a case's output, error, exit code or files are not what they should be.
. tests/lib.sh

# A program that is not dmsc: it prints, complains and writes on demand.
cat >"$tmp/toy" <<'END'
#!/bin/sh
while [ $# -gt 0 ]; do
    case $1 in
    say) echo "$2" ;;
    cry) echo "$2" >&2 ;;
    write) mkdir -p made && echo "$2" >made/file ;;
    show) cat "$2" ;;
    exit) exit "$2" ;;
    esac
    shift 2
done
END
chmod +x "$tmp/toy"

# toy [--update] PATTERN...: the runner over the miniatures.
toy() {
    GOLDEN=$tmp/cases DMSC=$tmp/toy sh tests/golden/run.sh "$@" \
        >"$tmp/said" 2>&1
}
make_case() { # make_case NAME CMD
    mkdir -p "$tmp/cases/a/$1"
    echo "$2" >"$tmp/cases/a/$1/cmd"
}
make_case quiet "nothing here"
make_case loud "say 'two words' cry no show input exit 3"
echo "the input" >"$tmp/cases/a/loud/input"
make_case writer "write text"
mkdir "$tmp/cases/a/writer/files"

toy && fail "cases without what they expect pass"
toy --update || fail "--update fails"
toy || fail "accepted cases differ: $(cat "$tmp/said")"
loud=$tmp/cases/a/loud
expect "out" "two words
the input" "$(cat "$loud/out")"
expect "err and exit" "no 3" "$(cat "$loud/err") $(cat "$loud/exit")"
expect "files" "text" "$(cat "$tmp/cases/a/writer/files/made/file")"
[ -e "$tmp/cases/a/writer/exit" ] && fail "an exit of 0 is written down"

for part in loud/out loud/err writer/files/made/file; do
    cp "$tmp/cases/a/$part" "$tmp/saved"
    echo "something else" >"$tmp/cases/a/$part"
    toy && fail "a wrong $part passes"
    grep -q '^-something else' "$tmp/said" || fail "no diff for $part"
    cp "$tmp/saved" "$tmp/cases/a/$part"
done
rm "$loud/exit"
toy && fail "a wrong exit code passes"
toy quiet || fail "a pattern does not choose"
toy nonesuch && fail "a pattern that matches nothing passes"

# --- ours ---
[ -x "$DMSC" ] || skip "dmsc is not built"
if ! sh tests/golden/run.sh >"$tmp/said" 2>&1; then
    cat "$tmp/said" >&2
    fail "accept with: sh tests/golden/run.sh --update"
fi
tail -n 1 "$tmp/said"
finish
