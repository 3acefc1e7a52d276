# serial
# `dmsc check` on the sample stays within 10 ms and 16 MiB.
. tests/lib.sh

# The best of several runs, so that a busy machine is no failure. The figures
# of measure: median ms, best ms, peak KiB.
within() { # within FIGURES MILLISECONDS KIB: prints what is over
    echo "$1" | awk -v ms="$2" -v kib="$3" '
    NF != 3 { print "no figures" }
    $2 > ms { print $2 " ms, more than " ms }
    $3 > kib { print $3 " KiB, more than " kib }'
}
expect "figures within" "" "$(within "11.20 9.90 16000" 10 16384)"
expect "figures over" "10.10 ms, more than 10
16385 KiB, more than 16384" "$(within "11.20 10.10 16385" 10 16384)"
expect "no figures" "no figures" "$(within "" 10 16384)"

[ -x "$DMSC" ] || skip "dmsc is not built"
[ -x "$BUILD/tests/measure" ] || skip "tests/measure is not built"
if grep -q '^DMSC_SANITIZE:BOOL=ON' "$BUILD/CMakeCache.txt"; then
    echo "under sanitizers figures say nothing"
    finish
fi
figures=$("$BUILD/tests/measure" 20 "$DMSC" check \
    samples/homogeneous/migration.yaml) || fail "dmsc check fails"
echo "check: median ms, best ms, peak KiB: $figures"
expect "dmsc check on the sample" "" "$(within "$figures" 10 16384)"
finish
