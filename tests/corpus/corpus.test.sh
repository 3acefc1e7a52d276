# The documents of other people (DMSC_CORPUS, never part of this project): what
# is found in each stands in expected.txt, with a word on whether it is true
# and why. An error that is not true has no place there.
#
#   sh tests/corpus/corpus.test.sh --update
#
# writes the findings anew and keeps the words of those that stay; new ones get
# "new", which is to be replaced by somebody who has looked.
. tests/lib.sh

expected=tests/corpus/expected.txt

# columns 1 to 3 of a line are the finding, the rest is what we know of it.
findings() { sed '/^#/d' "$1" | cut -d' ' -f1-3; }

# Words: true (and true alone, of an error), or noise: what follows from a
# mistake that was reported beside it.
if grep -v '^#' "$expected" | grep -qvE \
    '^[^ ]+:[0-9]+ (error|warning) [a-z]+/[a-z-]+ (true|noise): .'; then
    fail "lines of $expected that do not say what they should"
fi
grep -E '^[^ ]+ error [^ ]+ noise' "$expected" | grep -v ' json/' &&
    fail "errors that are not true"

[ -d "${DMSC_CORPUS:-}" ] || skip "DMSC_CORPUS is not set"

line='^([^:]+):([0-9]+):[0-9]+: (error|warning): .*\[(.*)\]$'
(cd "$DMSC_CORPUS" && find settings mappings describe -type f |
    LC_ALL=C sort | xargs "$DMSC" check --format concise) 2>/dev/null |
    sed -nE "s/$line/\\1:\\2 \\3 \\4/p" >"$tmp/found"

if [ "${1:-}" = --update ]; then
    awk 'FNR == NR {
        if (/^#/) { print; next }
        known[$1 " " $2 " " $3] = $0; next
    }
    { print (($0 in known) ? known[$0] : $0 " new") }' \
        "$expected" "$tmp/found" >"$tmp/new"
    cat "$tmp/new" >"$expected"
    exit 0
fi
expect "what is found in the corpus" "$(findings "$expected")" \
    "$(cat "$tmp/found")"
finish
