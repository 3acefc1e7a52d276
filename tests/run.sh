#!/bin/sh
# Runs the tests of a build folder, then says which did not run, and why.
#
#   sh tests/run.sh BUILD [CTEST-OPTION...]
build=$1
shift
log=$build/Testing/Temporary
rm -f "$log/LastTestsDisabled.log"
ctest --test-dir "$build" --output-on-failure --no-label-summary "$@"
status=$?

# A test that cannot run here exits 77 after a last line "skip: REASON".
[ -s "$log/LastTestsDisabled.log" ] && awk '
FILENAME != ARGV[2] { sub(/^[0-9]+:/, ""); skipped[$0] = 1; next }
/^[0-9]+\/[0-9]+ Test: / { name = $3; why = "" }
/^Output:$/ { getline; inside = 1; next }
/^<end of output>$/ {
    inside = 0
    sub(/^skip: */, "", why)
    if (name in skipped)
        print "  " name ": " (why == "" ? "no reason given" : why)
}
inside && $0 != "" { why = $0 }
BEGIN { print "\nSkipped, as something is missing here:" }
' "$log/LastTestsDisabled.log" "$log/LastTest.log"
exit "$status"
