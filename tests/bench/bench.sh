#!/bin/sh
# Time and memory of the commands on the sample.
#
#   sh tests/bench/bench.sh [BUILD [RUNS]]
set -u
build=${1:-build} runs=${2:-50}
spec=samples/homogeneous/migration.yaml
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT

bench() {
    figures=$("$build/tests/measure" "$@") || exit 1
    times=$1
    shift
    # shellcheck disable=SC2086  # three numbers
    set -- "$*" $figures
    printf '%8s ms %8s ms %8d KiB  %4d x  dmsc %s\n' \
        "$2" "$3" "$4" "$times" "${1#* }"
}

printf '%11s %11s %12s\n' median best peak
bench "$runs" "$build/dmsc" version
bench "$runs" "$build/dmsc" check "$spec"
bench "$runs" "$build/dmsc" build "$spec" -o "$out/build"
bench 3 "$build/dmsc" run "$spec"
