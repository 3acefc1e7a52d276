# A parameter of a spec becomes an environment variable of its name, unless the
# scripts have one of that name themselves: a parameter `tries` must not be how
# often they try. So each variable of theirs is on the list of taken names.
. tests/lib.sh

# kept NAME...: those of the names that a parameter called so keeps.
kept() {
    for name in "$@"; do
        printf '  %s: {}\n' "$(printf %s "$name" | tr A-Z_ a-z-)"
    done >"$tmp/parameters"
    sed "/^parameters:/r $tmp/parameters" tests/emit/other.yaml \
        >"$tmp/migration.yaml"
    "$DMSC" build "$tmp/migration.yaml" -o "$tmp/out" -t cli \
        >"$tmp/said" 2>&1 || cat "$tmp/said"
    for name in "$@"; do
        grep -o "^$name=\${$name:-}" "$tmp/out/cli/resources.sh"
    done
}
expect "a name that nobody has" "$(printf 'COLOUR=${COLOUR:-}')" \
    "$(kept COLOUR)"

# shellcheck disable=SC2046  # a word each
set -- $(sed -nE 's/^ *(export |local )?([A-Z][A-Z_]*)\+?=.*/\2/p' \
    templates/cli/*.sh | LC_ALL=C sort -u)
[ $# -gt 20 ] || fail "the scripts have only $# variables"
expect "a variable of the scripts is a parameter too" "" "$(kept "$@")"
finish
