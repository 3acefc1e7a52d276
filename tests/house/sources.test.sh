# Makefile.inc is the one list of sources: it names what is on disk, each file
# once and in the list where it belongs.
. tests/lib.sh

# listed ROOT: "LIST path" for each entry of Makefile.inc.
listed() {
    awk '
    /^[ \t]*#/ { next }
    /^[A-Z_]+[ \t]*=/ { list = $1; sub(/=.*/, "", list); sub(/^[^=]*=/, "") }
    {
        gsub(/\\/, "")
        for (i = 1; i <= NF; i++)
            print list, $i
    }' "$1/Makefile.inc" | LC_ALL=C sort
}

# on_disk ROOT: "LIST path" for each file that belongs into a list.
on_disk() {
    (
        cd "$1" || exit
        find gen schemas templates samples tests/unit tests/fuzz -type f \
            ! -name '.*' ! -name '*~' 2>/dev/null
    ) | awk -F / '
    /^gen\/[^\/]+\/.*\.c$/ { print toupper($2) "_SRC", $0 }
    /^schemas\/.*\.json$/ { print "SCHEMA_FILES", $0 }
    /^templates\// { print "TEMPLATE_FILES", $0 }
    /^samples\/[^\/]+\// { print "SAMPLE_FILES", $0 }
    /^tests\/unit\/test_[^\/]*\.c$/ { print "UNIT_TESTS", $0; next }
    /^tests\/unit\/[^\/]*\.c$/ { print "UNIT_SUPPORT", $0 }
    /^tests\/fuzz\/fuzz_[^\/]*\.c$/ { print "FUZZERS", $0 }' | LC_ALL=C sort
}

# sources ROOT: prints "-LIST path" (listed only) and "+LIST path" (on disk
# only), and each fuzzer without a corpus.
sources() {
    listed "$1" >"$tmp/listed"
    on_disk "$1" >"$tmp/on-disk"
    diff "$tmp/listed" "$tmp/on-disk" |
        sed -n -e 's/^< /-/p' -e 's/^> /+/p'
    sed -n 's/^FUZZERS //p' "$tmp/on-disk" | while read -r fuzzer; do
        corpus=tests/fuzz/corpus/$(basename "$fuzzer" .c)
        [ -n "$(ls "$1/$corpus" 2>/dev/null)" ] ||
            echo "$fuzzer has no input in $corpus"
    done
}

mini=$tmp/mini
for file in gen/base/a.c gen/base/a.h gen/cmd/main.c schemas/s.json \
    templates/kinds/k.json templates/cli/pre.sh samples/one/spec.yaml \
    samples/demo.sh tests/unit/test_a.c tests/unit/helper.h \
    tests/fuzz/fuzz_a.c tests/fuzz/corpus/fuzz_a/1; do
    mkdir -p "$mini/$(dirname $file)"
    : >"$mini/$file"
done
cat >"$mini/Makefile.inc" <<'END'
# A comment.
BASE_SRC = \
	gen/base/a.c
TEXT_SRC =
CMD_SRC = gen/cmd/main.c
SCHEMA_FILES = \
	schemas/s.json
TEMPLATE_FILES = \
	templates/kinds/k.json \
	templates/cli/pre.sh
SAMPLE_FILES = \
	samples/one/spec.yaml
UNIT_TESTS = tests/unit/test_a.c
FUZZERS = tests/fuzz/fuzz_a.c
END
expect "a good tree" "" "$(sources "$mini")"
: >"$mini/gen/cmd/new.c"
rm "$mini/templates/cli/pre.sh" "$mini/tests/fuzz/corpus/fuzz_a/1"
sed 's/^TEXT_SRC =/& gen\/base\/a.c/' "$mini/Makefile.inc" >"$tmp/inc"
mv "$tmp/inc" "$mini/Makefile.inc"
expect "unlisted, gone, in the wrong list, no corpus" \
"+CMD_SRC gen/cmd/new.c
-TEMPLATE_FILES templates/cli/pre.sh
-TEXT_SRC gen/base/a.c
tests/fuzz/fuzz_a.c has no input in tests/fuzz/corpus/fuzz_a" \
    "$(sources "$mini" | LC_ALL=C sort)"

expect "Makefile.inc equals the files on disk" "" "$(sources .)"
finish
