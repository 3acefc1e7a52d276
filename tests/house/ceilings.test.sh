# Each ceiling of a limits.h is named by a test, which holds it at the ceiling
# and one over it.
. tests/lib.sh

# ceilings ROOT: the names that no test has.
ceilings() {
    sed -n 's/^#define \([A-Z0-9_]*\) .*/\1/p' "$1"/gen/*/limits.h |
        sort -u | while read -r name; do
            grep -rqw --include='*.[ch]' --include='*.sh' "$name" \
                "$1/tests" || echo "$name has no test"
        done
}

mini=$tmp/mini
mkdir -p "$mini/gen/base" "$mini/tests/unit"
cat >"$mini/gen/base/limits.h" <<'END'
#ifndef DMSC_BASE_LIMITS_H
#define DMSC_BASE_LIMITS_H
#define A_MAX 10 /* words */
#define A_MAX_BYTES                                                            \
    10000 /* words */
#define B_LIMIT 3
#endif
END
echo 'assert(A_MAX); /* NO_B_LIMIT */' >"$mini/tests/unit/test_a.c"
expect "two without a test" "A_MAX_BYTES has no test
B_LIMIT has no test" "$(ceilings "$mini")"
echo '# B_LIMIT, and one over it: A_MAX_BYTES' >"$mini/tests/b.test.sh"
expect "tests of two kinds" "" "$(ceilings "$mini")"

expect "ceilings" "" "$(ceilings .)"
finish
