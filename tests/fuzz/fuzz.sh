#!/bin/sh
# Fuzzes every parser for a while with libFuzzer, starting from its corpus.
# An input that breaks one is left in tests/fuzz/corpus/NAME: once it is
# mended, the replay of the corpus in `make test` keeps it so.
#
#   sh tests/fuzz/fuzz.sh [SECONDS] [NAME...]
set -u
seconds=${1:-60}
[ $# -gt 0 ] && shift
build="build-fuzz"

CC=clang cmake -S . -B "$build" -G Ninja -DDMSC_SANITIZE=ON \
    -DDMSC_LIBFUZZER=ON >/dev/null || exit 1
sh cmake/build.sh "$build" "$(nproc)" all || exit 1

if [ $# -eq 0 ]; then
    # shellcheck disable=SC2046  # names without blanks
    set -- $(for f in tests/fuzz/fuzz_*.c; do basename "$f" .c; done)
fi
broken=0
for name in "$@"; do
    corpus=tests/fuzz/corpus/$name
    found=$build/found/$name
    mkdir -p "$found"
    echo "== $name, $seconds s"
    "$build/tests/$name" -max_total_time="$seconds" -timeout=5 \
        -rss_limit_mb=1024 -artifact_prefix="$corpus/" -verbosity=0 \
        -print_final_stats=1 "$found" "$corpus" || broken=$((broken + 1))
done
echo "$broken of $# broken"
[ "$broken" -eq 0 ]
