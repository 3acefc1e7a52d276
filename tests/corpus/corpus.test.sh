# The documents in DMSC_CORPUS: what is found in each stands in expected.txt.
#
#   sh tests/corpus/corpus.test.sh --update
. tests/lib.sh
expected=tests/corpus/expected.txt
. tests/corpus/judge.sh

[ -d "${DMSC_CORPUS:-}" ] || skip "DMSC_CORPUS is not set"
(cd "$DMSC_CORPUS" && find settings mappings describe -type f |
    LC_ALL=C sort) >"$tmp/files"
judge "$DMSC_CORPUS" "$@"
finish
