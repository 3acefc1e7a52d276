#!/bin/sh
# Time and memory of the commands on the sample, what all rules cost beside the
# schema alone, and what that costs beside the fastest validator there is.
#
#   sh tests/bench/bench.sh [BUILD [RUNS]]
set -u
build=${1:-build} runs=${2:-50}
spec=samples/homogeneous/migration.yaml
settings=schemas/task-settings.schema.json
mappings=schemas/table-mappings.schema.json
jobs=$build/bench
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT

bench() {
    figures=$("$build/tests/measure" "$@" 2>"$out/said") ||
        { cat "$out/said" >&2; exit 1; }
    times=$1
    shift
    # shellcheck disable=SC2086  # three numbers
    set -- "$*" $figures
    printf '%8s ms %8s ms %8d KiB  %4d x  dmsc %s\n' \
        "$2" "$3" "$4" "$times" "${1#* }"
}

# The program of npm's @sourcemeta/jsonschema, installed when it is not there.
find_other() {
    os=$(uname -s | tr '[:upper:]' '[:lower:]') cpu=$(uname -m)
    case $cpu in aarch64) cpu=arm64 ;; esac
    other=$build/npm/node_modules/@sourcemeta/jsonschema/build
    other=$other/github-releases/jsonschema-$os-$cpu
    [ -x "$other" ] && return
    mkdir -p "$build/npm" && command -v npm >/dev/null &&
        npm install --silent --no-audit --no-fund --prefix "$build/npm" \
            @sourcemeta/jsonschema@16 >/dev/null 2>&1
    [ -x "$other" ]
}

# beside NAME COMMAND [ARG...] -- COMMAND [ARG...]: run in turn
beside() {
    name=$1
    shift
    figures=$("$build/tests/versus" 9 "$@" 2>"$out/said") ||
        { cat "$out/said" >&2; exit 1; }
    # shellcheck disable=SC2086  # five numbers
    set -- $figures
    printf '%8s ms %8s ms %8s %8d KiB %8d KiB  %s\n' "$@" "$name"
}

# all_rules NAME SCHEMA FOLDER
all_rules() {
    beside "$1" "$build/dmsc" check "$3" -- \
        "$build/dmsc" check --schema "$2" "$3"
}

# versus NAME SCHEMA FOLDER
versus() {
    beside "$1" "$build/dmsc" check --schema "$2" "$3" -- \
        "$other" validate --fast "$2" "$3"
}

cmake --build "$build" --target make_jobs versus >/dev/null || exit 1
"$build/tests/make_jobs" tests/bench/settings.json.in "$jobs" || exit 1

printf 'Wall time\n%11s %11s %12s\n' median best peak
bench "$runs" "$build/dmsc" version
bench "$runs" "$build/dmsc" check --schema "$settings" \
    "$jobs/settings/s0000.json"
bench "$runs" "$build/dmsc" check "$spec"
bench "$runs" "$build/dmsc" build "$spec" -o "$out/build"
bench 3 "$build/dmsc" run "$spec"

printf '\nProcessor time of check, and of check --schema\n'
printf '%11s %11s %8s %12s %12s\n' 'all rules' schema ratio 'its peak' \
    'its peak'
all_rules '2,000 task settings' "$settings" "$jobs/settings"
all_rules '200 table mappings' "$mappings" "$jobs/mappings"

printf '\nProcessor time of check --schema, and of jsonschema validate --fast\n'
if find_other; then
    printf '%11s %11s %8s %12s %12s\n' dmsc jsonschema ratio 'dmsc peak' \
        'its peak'
    versus '2,000 task settings' "$settings" "$jobs/settings"
    versus '200 table mappings' "$mappings" "$jobs/mappings"
else
    echo "left out: npm's @sourcemeta/jsonschema cannot be installed here"
fi
