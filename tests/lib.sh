# What every shell test starts with:  . tests/lib.sh
# Tests run from the root of the sources, with DMSC (the program) and BUILD
# (the build folder) set; without them build/dmsc and build are taken.
# shellcheck shell=sh
# shellcheck disable=SC2034  # tmp is for the tests
set -u

BUILD=${BUILD:-build}
DMSC=${DMSC:-$BUILD/dmsc}
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
case $DMSC in /*) ;; *) DMSC=$PWD/$DMSC ;; esac
export BUILD DMSC
export LC_ALL=C.UTF-8 NO_COLOR=1 COLUMNS=80
# A test may call make, and must not meet the options of the make around it.
unset MAKEFLAGS MFLAGS MAKELEVEL
if [ ! -e "${TF_CLI_CONFIG_FILE:-}" ]; then
    unset TF_CLI_CONFIG_FILE
fi

# A folder for the test, gone when the test ends.
tmp=$(mktemp -d "${TMPDIR:-/tmp}/dmsc-test.XXXXXX") || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM

failures=0

# fail MESSAGE...: note a failure and go on, so that one run shows them all.
fail() {
    echo "FAIL: $*" >&2
    failures=$((failures + 1))
}

# skip REASON: what the test needs is not here. CI demands everything, and
# what failed before stays failed.
skip() {
    [ "$failures" -eq 0 ] || finish
    echo "skip: $*"
    if [ "${DMSC_REQUIRE_TOOLS:-}" = 1 ]; then
        echo "FAIL: DMSC_REQUIRE_TOOLS=1 allows no skip" >&2
        exit 1
    fi
    exit 77
}

# need TOOL...: skip unless these commands are here.
need() {
    for tool in "$@"; do
        command -v "$tool" >/dev/null 2>&1 || skip "$tool is not installed"
    done
}

# expect NAME WANTED ACTUAL: both texts are equal.
expect() {
    [ "$2" = "$3" ] && return
    fail "$1"
    printf '%s\n' "$2" >"$tmp/wanted"
    printf '%s\n' "$3" >"$tmp/actual"
    diff -u "$tmp/wanted" "$tmp/actual" >&2
}

# The last line of a test.
finish() {
    if [ "$failures" -gt 0 ]; then
        echo "$failures failed" >&2
        exit 1
    fi
    echo "ok"
    exit 0
}
