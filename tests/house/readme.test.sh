# What README.md and docs/*.md show as a console is what one really sees: the
# commands of ```console blocks are run, and their output is compared, with
# durations taken as equal.
#
#   sh tests/house/readme.test.sh --update [FILE...]
. tests/lib.sh

# Only what is ours and harmless is run; the rest of a page is ```sh.
allowed='build/dmsc|dmsc|make demo|cat|ls|head'

# renew ROOT FILE: the page with its output made anew, run in a copy of the
# root whose `build` is the folder under test.
renew() {
    rm -rf "$tmp/root"
    mkdir "$tmp/root"
    for entry in "$1"/*; do
        case ${entry##*/} in build*) continue ;; esac
        ln -s "$(realpath "$entry")" "$tmp/root/"
    done
    ln -s "$BUILD" "$tmp/root/build"
    awk -v dir="$tmp/root" -v allowed="($allowed)" -f tests/console.awk \
        "$1/$2" 2>&1
}

# level FILE: the file with all durations and rates alike.
level() {
    number=' *[0-9]+(\.[0-9]+)?' unit='(µs|us|ms|s|min|rows\/s)'
    sed -E "s/$number ?$unit([^a-z]|\$)/ T\3/g" "$1"
}
# same OLD NEW: leaves the difference in $tmp/diff.
same() {
    level "$1" >"$tmp/a"
    level "$2" >"$tmp/b"
    diff -u "$tmp/a" "$tmp/b" >"$tmp/diff"
}

# readme ROOT FILE...: prints what differs.
readme() {
    root=$1
    shift
    for file in "$@"; do
        renew "$root" "$file" >"$tmp/new"
        same "$root/$file" "$tmp/new" || sed "1,2d; s|^|$file: |" "$tmp/diff"
    done
}

mkdir "$tmp/bin"
ln -s "$DMSC" "$tmp/bin/dmsc"
PATH=$tmp/bin:$PATH

pages() {
    for file in README.md docs/*.md; do
        [ -f "$file" ] && echo "$file"
    done
}

if [ "${1:-}" = --update ]; then
    shift
    # shellcheck disable=SC2046  # names without blanks
    [ $# -gt 0 ] || set -- $(pages)
    for file in "$@"; do
        renew . "$file" >"$tmp/new"
        same "$file" "$tmp/new" && continue
        cat "$tmp/new" >"$file"
        echo "updated $file"
    done
    exit 0
fi

# --- miniatures ---
mini=$tmp/mini
mkdir "$mini"
echo 'one line' >"$mini/file"
write_page() {
    printf '%s\n' '# A page' '```sh' '$ rm -r everything' '```' \
        '```console' '$ cat file' "$1" '$ ls no-file 2>&1 | wc -l' 1 \
        '$ head -n 1 file; echo "in   31.5 ms, 7 s"' 'one line' \
        'in 9 ms, 12 s' '```' 'The end.' >"$mini/page.md"
}
write_page 'one line'
expect "a true page" "" "$(readme "$mini" page.md)"
write_page 'two lines'
expect "a page that lies" "page.md: -two lines
page.md: +one line" "$(readme "$mini" page.md | grep ': [-+]')"
printf '%s\n' '```console' '$ sudo reboot' '```' >"$mini/page.md"
case $(readme "$mini" page.md) in
*"is not run here"*) ;;
*) fail "a command that is not run passes" ;;
esac

# --- ours ---
[ -x "$DMSC" ] || skip "dmsc is not built"
[ -f README.md ] || fail "there is no README.md"
# shellcheck disable=SC2046  # names without blanks
expect "the pages show what one sees" "" "$(readme . $(pages))"
finish
