# Each page of docs/errors explains the errors that it names: its heading and
# the items of "Also" lead to it, and the rules that it names are there.
. tests/lib.sh

# page ROOT FILE: prints what is wrong with the page.
page() {
    sections=$(grep '^## ' "$1/$2" | grep -v '^## Also$' | tr '\n' ',')
    [ "$sections" = "## What it means,## Found by,## What to do," ] ||
        echo "its sections are not What it means, Found by, What to do"
    sed -n '1s/^# //p; /^## Also/,/^## What/s/^- //p' "$1/$2" |
        while read -r literal; do
            text=$(echo "before it: $literal, and after" |
                sed 's/…/arn:aws:dms:eu-west-1:123456789012:x/g')
            [ "$("$DMSC" explain "$text" 2>&1 | sed 1q)" = \
                "$(sed '1s/^# //;q' "$1/$2")" ] ||
                echo "not explained by it: $literal"
        done
    sed -n '/^## Found by/,/^## What/p' "$1/$2" |
        grep -o '`[a-z]*/[a-z-]*`' | tr -d '`' | while read -r rule; do
        grep -q "^  *$rule \|^$rule " "$tmp/rules" ||
            echo "there is no rule $rule"
    done
}

# errors ROOT: prints what is wrong with all pages.
errors() {
    (cd "$1" && find docs/errors -name '*.md') | LC_ALL=C sort |
        while read -r file; do
            page "$1" "$file" | sed "s|^|$file: |"
        done
}

[ -x "$DMSC" ] || skip "dmsc is not built"
"$DMSC" rules >"$tmp/rules"
mini=$tmp/mini
mkdir -p "$mini/docs/errors"
cat >"$mini/docs/errors/x.md" <<'END'
# No such error is known

## What it means
## Found by
- `json/sintax`: x
END
expect "a bad page" "docs/errors/x.md: its sections are not What it means, \
Found by, What to do
docs/errors/x.md: not explained by it: No such error is known
docs/errors/x.md: there is no rule json/sintax" "$(errors "$mini")"

expect "our pages" "" "$(errors .)"
finish
