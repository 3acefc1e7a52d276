# Small functions, small files: no function over 100 lines unless a comment
# right before it says why, no file over 800, and half of all functions are
# at most 20 lines. DMSC_VERBOSE=1 prints the ten longest.
. tests/lib.sh

# functions ROOT: "lines <tab> place <tab> name <tab> marker", longest first.
functions() {
    find "$1/gen" "$1/tests" -name '*.[ch]' -exec awk -f \
        tests/house/sizes.awk {} + | sort -t "$(printf '\t')" -k1,1nr -k2,2
}

# sizes ROOT: prints what is too long.
sizes() {
    functions "$1" | awk -F '\t' '
    { lines[NR] = $1 }
    $1 > 100 && $4 == "" {
        print $2 ": " $3 "() has " $1 " lines, more than 100"
    }
    $1 <= 100 && $4 != "" {
        print $2 ": " $3 "() has " $1 " lines and needs no `house: long`"
    }
    END {
        middle = lines[int((NR + 1) / 2)]
        if (middle > 20)
            print "half of all functions have more than " middle - 1 " lines"
    }'
    find "$1/gen" "$1/tests" -name '*.[ch]' -exec awk '
    FNR == 801 { print FILENAME ": more than 800 lines" }' {} +
}

# --- miniatures ---
mini=$tmp/mini
mkdir -p "$mini/gen" "$mini/tests"
lines() { # lines N TEXT
    awk -v n="$1" -v text="$2" 'BEGIN { while (n-- > 0) print text }'
}
function_of() { # function_of LINES NAME
    echo "static int $2(int a,"
    echo "    int b)"
    echo "{"
    lines $(($1 - 4)) "    a++;"
    echo "}"
}
{
    for name in a b c d; do
        function_of 10 $name
        echo
    done
    echo 'static const struct row rows[] = {'
    lines 200 '    {1},'
    echo '};'
    function_of 100 most
    echo
} >"$mini/gen/x.c"
expect "a good tree" "" "$(sizes "$mini")"
expect "the longest is counted from its head" "100 $mini/gen/x.c:247 most" \
    "$(functions "$mini" | sed 1q | tr '\t' ' ' | sed 's/ $//')"

function_of 101 over >"$mini/gen/y.c"
expect "one line over" \
    "$mini/gen/y.c:1: over() has 101 lines, more than 100" "$(sizes "$mini")"
{
    echo '/* house: long, one loop over all'
    echo ' * instructions */'
    function_of 101 over
} >"$mini/gen/y.c"
expect "a marker with a reason" "" "$(sizes "$mini")"
{
    echo '/* house: long, */'
    function_of 101 over
} >"$mini/gen/y.c"
expect "a marker without a reason" \
    "$mini/gen/y.c:2: over() has 101 lines, more than 100" "$(sizes "$mini")"
{
    echo '/* house: long, it was once */'
    function_of 9 short
} >"$mini/gen/y.c"
expect "a marker that is not needed" \
    "$mini/gen/y.c:2: short() has 9 lines and needs no \`house: long\`" \
    "$(sizes "$mini")"

for name in a b c d e f g h; do
    function_of 21 $name
done >"$mini/gen/y.c"
expect "the median" "half of all functions have more than 20 lines" \
    "$(sizes "$mini")"
rm "$mini/gen/y.c"

lines 801 "" >"$mini/tests/long.c"
expect "a long file" "$mini/tests/long.c: more than 800 lines" \
    "$(sizes "$mini")"

# --- ours ---
[ "${DMSC_VERBOSE:-}" = 1 ] && functions . | sed 10q
expect "no function and no file is too long" "" "$(sizes .)"
finish
