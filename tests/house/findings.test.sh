# Every finding has its page and every page its finding; what a page shows is
# what dmsc prints. The format of a page: docs/rules/README.md.
#
#   sh tests/house/findings.test.sh --update [GROUP/SLUG...]
#
# writes the Output blocks anew, of all pages or of those named.
. tests/lib.sh

# ids ROOT: the names in findings.def, which may be broken over lines.
ids() {
    awk '
    /^FINDING\(/ { row = ""; open = 1 }
    open { row = row $0 }
    open && match(row, /"[^"]*"/) {
        print substr(row, RSTART + 1, RLENGTH - 2)
        open = 0
    }' "$1/gen/text/findings.def" | LC_ALL=C sort
}

# pages ROOT: the names that have a page.
pages() {
    (cd "$1/docs/rules" 2>/dev/null && find . -mindepth 2 -name '*.md') |
        sed -e 's/^\.\///' -e 's/\.md$//' | LC_ALL=C sort
}

# scene PAGE SECTION FOLDER: the section's files, in that folder.
scene() {
    mkdir -p "$3"
    awk -v section="$2" -v dir="$3" -f tests/page.awk "$1"
}

# renew PAGE FOLDER: the page, its Output made anew from the bad example.
renew() {
    rm -rf "$2"
    scene "$1" Bad "$2"
    awk -v dir="$2" -v only='^## Output' -v allowed=dmsc \
        -f tests/console.awk "$1" 2>&1
}

# good PAGE FOLDER NAME: the good example, laid over the bad one, passes and
# says nothing of NAME.
good() {
    rm -rf "$2"
    scene "$1" Bad "$2"
    scene "$1" Good "$2"
    awk '/^## / { heading = $2 } heading == "Output" && /^\$ dmsc / {
        print substr($0, 3) }' "$1" >"$tmp/commands"
    while read -r command; do
        (cd "$2" && eval "$command") >"$tmp/said" 2>&1 </dev/null ||
            echo "the good example fails: $command"
        grep -F "$3" "$tmp/said"
    done <"$tmp/commands"
}

# page ROOT NAME: prints what is wrong with the page.
page() {
    file=$1/docs/rules/$2.md
    [ "$(sed 1q "$file")" = "# $2" ] || echo "line 1 is not: # $2"
    sections=$(grep '^## ' "$file" | tr '\n' ' ')
    [ "$sections" = "## What ## Why ## Bad ## Output ## Good " ] ||
        echo "its sections are not What, Why, Bad, Output, Good: $sections"
    renew "$file" "$tmp/scene" >"$tmp/new.md"
    diff -u "$file" "$tmp/new.md" | sed '1,2d'
    awk '/^## / { heading = $2 } heading == "Output"' "$tmp/new.md" |
        grep -qF "$2" || echo "the bad example gives no $2"
    good "$file" "$tmp/scene" "$2"
}

# findings ROOT: prints what is wrong with ids and pages.
findings() {
    ids "$1" >"$tmp/ids"
    pages "$1" >"$tmp/pages"
    uniq -d "$tmp/ids" | sed 's/$/ stands twice in findings.def/'
    comm -23 "$tmp/ids" "$tmp/pages" | sed 's/$/ has no page in docs\/rules/'
    comm -13 "$tmp/ids" "$tmp/pages" | sed 's/$/ has a page but no finding/'
    while read -r name; do
        page "$1" "$name" | sed "s|^|$name: |"
    done <"$tmp/pages"
}

# The commands of the pages say `dmsc`.
mkdir "$tmp/bin"
dmsc_is() {
    ln -sf "$1" "$tmp/bin/dmsc"
}
path=$PATH
PATH=$tmp/bin:$path

if [ "${1:-}" = --update ]; then
    shift
    dmsc_is "$DMSC"
    # shellcheck disable=SC2046  # names without blanks
    [ $# -gt 0 ] || set -- $(pages .)
    for name in "$@"; do
        file=docs/rules/$name.md
        renew "$file" "$tmp/scene" >"$tmp/new.md"
        cmp -s "$file" "$tmp/new.md" || { cat "$tmp/new.md" >"$file" &&
            echo "updated $file"; }
    done
    exit 0
fi

# --- miniatures ---
mini=$tmp/mini
mkdir -p "$mini/gen/text" "$mini/docs/rules/word"
cat >"$mini/gen/text/findings.def" <<'END'
/* FINDING( in a comment */
FINDING(WORD_BAD,
        "word/bad", ERROR, "A \"bad\" word", FIX_NONE)
END
# A linter of one rule: no file may say bad.
cat >"$tmp/linter" <<'END'
#!/bin/sh
[ "$1" = check ] || exit 2
grep -n bad "$2" || exit 0
echo "error: [word/bad]"
exit 1
END
chmod +x "$tmp/linter"
dmsc_is "$tmp/linter"
write_page() { # write_page BAD-LINE OUTPUT-LINE GOOD-LINE
    cat >"$mini/docs/rules/word/bad.md" <<END
# word/bad

## What
No file says it.

## Why
\`\`\`yaml other.yaml
no file of the example
\`\`\`

## Bad
\`\`\`yaml in/spec.yaml
$1
\`\`\`
\`\`\`sh
printf '%s\n' more >>in/spec.yaml
\`\`\`

## Output
\`\`\`console
\$ dmsc check in/spec.yaml
$2
error: [word/bad]
\`\`\`

## Good
\`\`\`yaml in/spec.yaml
$3
\`\`\`
END
}
write_page "a bad word" "1:a bad word" "a good word"
expect "a good page" "" "$(findings "$mini")"

write_page "a bad word" "2:a bad word" "a good word"
expect "another output" "word/bad: -2:a bad word
word/bad: +1:a bad word" "$(findings "$mini" | grep ': [-+]')"

write_page "a bad word" "1:a bad word" "still bad"
expect "a good example that is not" \
"word/bad: the good example fails: dmsc check in/spec.yaml
word/bad: error: [word/bad]" "$(findings "$mini")"

write_page "a good word" "1:a bad word" "a good word"
case $(findings "$mini") in
*"the bad example gives no word/bad"*) ;;
*) fail "a bad example without the finding is not seen" ;;
esac

write_page "a bad word" "1:a bad word" "a good word"
mkdir "$mini/docs/rules/old"
sed -e 's/^## Why/## When/' -e 's/^# word/# old/' -e 's/\$ dmsc/$ rm x; dmsc/' \
    "$mini/docs/rules/word/bad.md" >"$mini/docs/rules/old/bad.md"
echo 'FINDING(X, "word/worse", ERROR, "", FIX_NONE)' \
    >>"$mini/gen/text/findings.def"
wrong=$(findings "$mini")
for mistake in "word/worse has no page in docs/rules" \
    "old/bad has a page but no finding" \
    "old/bad: its sections are not What" \
    "rm x; dmsc check in/spec.yaml\` is not run here"; do
    case $wrong in
    *"$mistake"*) ;;
    *) fail "not seen: $mistake" ;;
    esac
done

# --- ours ---
[ -x "$DMSC" ] || skip "dmsc is not built"
[ -f gen/text/findings.def ] || skip "there are no findings yet"
dmsc_is "$DMSC"
expect "findings and their pages" "" "$(findings .)"
finish
