#!/bin/sh
# Builds a target of a configured build folder. Silent if all goes well,
# except on a terminal where a first build shows how far it is.
#
#   sh cmake/build.sh BUILD JOBS TARGET
set -u
build=$1 jobs=$2 target=$3
log=$build/build-$target.log

if [ -t 1 ] && [ ! -e "$log" ]; then
    : >"$log"
    cmake --build "$build" -j "$jobs" --target "$target"
    exit
fi
quiet=
[ -f "$build/build.ninja" ] && quiet=--quiet
cmake --build "$build" -j "$jobs" --target "$target" -- $quiet >"$log" 2>&1
status=$?
# What is left beside progress is warnings and errors.
grep -Ev '^(\[ *[0-9]+[%/]|ninja: no work|Consolidate compiler|gmake)' "$log"
exit "$status"
