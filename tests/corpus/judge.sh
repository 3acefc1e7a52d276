# shellcheck shell=sh
# shellcheck disable=SC2154  # expected and tmp are of the tests
# What is found in documents of other people, which are never part of this
# project: each finding stands in a file, with a word on whether it is true and
# why. An error that is not true has no place there. For the tests beside it,
# which set $expected; with --update the findings are written anew and the
# words of those that stay are kept; new ones get "new", which is to be
# replaced by somebody who has looked.

# columns 1 to 3 of a line are the finding, the rest is what we know of it.
judged() { sed '/^#/d' "$expected" | cut -d' ' -f1-3; }

# Words: true (and true alone, of an error), or noise: what follows from a
# mistake that was reported beside it.
if grep -v '^#' "$expected" | grep -qvE \
    '^[^ ]+:[0-9]+ (error|warning) [a-z0-9]+/[a-z0-9-]+ (true|noise): .'; then
    fail "lines of $expected that do not say what they should"
fi
grep -E '^[^ ]+ error [^ ]+ noise' "$expected" | grep -v ' json/' &&
    fail "errors that are not true"

# judge FOLDER [--update]: what is found in the files of the folder that stand
# in $tmp/files.
judge() {
    line='^([^:]+):([0-9]+):[0-9]+: (error|warning): .*\[(.*)\]$'
    (cd "$1" && xargs "$DMSC" check --no-config --format concise \
        <"$tmp/files") 2>/dev/null |
        sed -nE "s/$line/\\1:\\2 \\3 \\4/p" >"$tmp/found"
    if [ "${2:-}" != --update ]; then
        expect "what is found" "$(judged)" "$(cat "$tmp/found")"
        return
    fi
    awk 'FNR == NR {
        if (/^#/) { print; next }
        known[$1 " " $2 " " $3] = $0; next
    }
    { print (($0 in known) ? known[$0] : $0 " new") }' \
        "$expected" "$tmp/found" >"$tmp/new"
    cat "$tmp/new" >"$expected"
    exit 0
}
