# What findings.def says of fixes is so on the pages: a mistake whose fix is
# safe is gone after `dmsc fix`, an unsafe one only after `dmsc fix --unsafe`,
# another stays. Fixing again changes nothing.
. tests/lib.sh

# rows ROOT KIND: the names in findings.def whose fix is of that kind.
rows() {
    awk -v kind="FIX_$2" '
    /^FINDING\(/ { row = ""; open = 1 }
    open { row = row " " $0 }
    open && /\)$/ {
        match(row, /"[^"]*"/)
        if (row ~ kind "\\)")
            print substr(row, RSTART + 1, RLENGTH - 2)
        open = 0
    }' "$1/gen/text/findings.def"
}

# scene PAGE FOLDER: the bad example, in that folder.
scene() {
    rm -rf "$2"
    mkdir -p "$2"
    awk -v section=Bad -v dir="$2" -f tests/page.awk "$1"
}

# operands PAGE: what follows `dmsc check` where the page runs it.
operands() {
    awk '/^## / { heading = $2 }
    heading == "Output" && /^\$ dmsc check / { print substr($0, 14); exit }' \
        "$1"
}

# has NAME OPERANDS: whether that is found here.
has() {
    eval "dmsc check --format concise $2" </dev/null 2>&1 | grep -qF "[$1]"
}

# fix OPTIONS OPERANDS: what is said of it.
fix() {
    eval "dmsc fix $1 $2" </dev/null 2>&1
}

# again OPTIONS OPERANDS: fixing all once more changes nothing.
again() {
    fix "$1" "$2" >"$tmp/said"
    cp -R . "$tmp/once"
    fix "$1" "$2" >"$tmp/said"
    diff -r . "$tmp/once" >/dev/null || echo "fixing again changes more"
    rm -rf "$tmp/once"
}

# page ROOT NAME KIND: prints what is wrong with the page's fix.
page() {
    file=$1/docs/rules/$2.md
    with=$(operands "$file")
    case $with in
    "") return ;; # found by another command
    *--schema\ *) return ;; # a schema of the user's, of which fix knows nothing
    esac
    scene "$file" "$tmp/scene"
    (
        cd "$tmp/scene" || exit 1
        has "$2" "$with" || echo "is not found"
        fix "--only $2" "$with" >"$tmp/said"
        has "$2" "$with" && gone=no || gone=yes
        case $3$gone in
        SAFEno) echo "is still there after fix: $(cat "$tmp/said")" ;;
        UNSAFEyes | NONEyes) echo "is gone after fix" ;;
        esac
        again "" "$with"
        fix "--unsafe --only $2" "$with" >"$tmp/said"
        has "$2" "$with" && gone=no || gone=yes
        case $3$gone in
        UNSAFEno) echo "is still there after --unsafe: $(cat "$tmp/said")" ;;
        NONEyes) echo "is gone after --unsafe" ;;
        esac
        again --unsafe "$with"
    )
}

# fixes ROOT: prints what is wrong.
fixes() {
    for kind in NONE SAFE UNSAFE; do
        rows "$1" "$kind" >"$tmp/rows"
        while read -r name; do
            page "$1" "$name" "$kind" | sed "s|^|$name: |"
        done <"$tmp/rows"
    done
}

mkdir "$tmp/bin"
dmsc_is() {
    ln -sf "$1" "$tmp/bin/dmsc"
}
path=$PATH
PATH=$tmp/bin:$path

# --- a miniature: a linter of words, whose fix drops their first letter ---
mini=$tmp/mini
mkdir -p "$mini/gen/text" "$mini/docs/rules/word"
for word in bad poor same; do
    cat >"$mini/docs/rules/word/$word.md" <<END
## Bad
\`\`\`txt in.txt
$word
\`\`\`
## Output
\`\`\`console
\$ dmsc check in.txt
\`\`\`
END
done
cat >"$tmp/linter" <<'END'
#!/bin/sh
for last do :; done
case "$*" in
check*) sed -n 's/^\(bad\|poor\|same\)$/x [word\/\1]/p' "$last" ;;
fix*--unsafe*) sed -i 's/^poor$/oor/' "$last" ;;
fix*) sed -i 's/^bad$/ad/' "$last" ;;
esac
END
chmod +x "$tmp/linter"
dmsc_is "$tmp/linter"
table() {
    cat >"$mini/gen/text/findings.def" <<END
FINDING(WORD_BAD, "word/bad", ERROR, "", FIX_$1)
FINDING(WORD_POOR,
        "word/poor", ERROR, "", FIX_$2)
FINDING(WORD_SAME, "word/same", ERROR, "", FIX_$3)
END
}
table SAFE UNSAFE NONE
expect "good rows" "" "$(fixes "$mini")"
table NONE SAFE UNSAFE
expect "wrong rows" "word/bad: is gone after fix
word/bad: is gone after --unsafe
word/poor: is still there after fix: 
word/same: is still there after --unsafe: " "$(fixes "$mini")"
sed -i 's|/^bad$/ad/|/^bad$/ad/;t;s/^ad$/d/;t;s/^d$/dd/|' "$tmp/linter"
table SAFE UNSAFE NONE
expect "a fix that goes on" "word/bad: fixing again changes more" \
    "$(fixes "$mini" | head -n 1)"

# --- ours ---
[ -x "$DMSC" ] || skip "dmsc is not built"
dmsc_is "$DMSC"
expect "fixes and their rows" "" "$(fixes .)"
finish
