# A second corpus: public repositories of other people, as OWNER/NAME/PATH in
# the folder DMSC_SECOND_CORPUS. Which files, by their content, stands in
# second.sha256, and what is found in them in second.txt.
#
#   sh tests/corpus/second.test.sh --update
. tests/lib.sh
expected=tests/corpus/second.txt
. tests/corpus/judge.sh

# The list is read by everybody, the files by who has them.
sed 's/^[^ ]*  //' tests/corpus/second.sha256 >"$tmp/files"
sed '/^#/d; s/:[0-9]* .*//' "$expected" | LC_ALL=C sort -u >"$tmp/named"
expect "findings in files that are not listed" "" \
    "$(LC_ALL=C comm -23 "$tmp/named" "$tmp/files")"
if ! [ -d "${DMSC_SECOND_CORPUS:-}" ]; then
    [ "$failures" -eq 0 ] || finish
    echo "skip: DMSC_SECOND_CORPUS is not set"
    exit 77
fi
list=$PWD/tests/corpus/second.sha256
(cd "$DMSC_SECOND_CORPUS" && sha256sum -c --quiet "$list" >&2) ||
    fail "the files are not those that were looked at"
judge "$DMSC_SECOND_CORPUS" "$@"
finish
