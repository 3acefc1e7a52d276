#!/bin/sh
# The golden tests. A case is a folder tests/golden/AREA/CASE with
#
#   cmd     one line: what is typed after `dmsc`, as the shell reads it
#   out     what must come on standard output (no file: nothing)
#   err     what must come on standard error (no file: nothing)
#   exit    the exit code (no file: 0)
#   files/  what the folder must hold afterwards that was not there before,
#           or is changed (no folder: not looked at)
#
# and whatever files the command needs. It is run in a copy of the folder
# without those five.
#
#   sh tests/golden/run.sh [--update] [PATTERN...]
#
# runs the cases whose AREA/CASE contains one of the patterns; all without.
# --update accepts what comes. A new case is a folder with its input and cmd.
. tests/lib.sh

cases=${GOLDEN:-tests/golden}
update=
if [ "${1:-}" = --update ]; then
    update=1
    shift
fi
mkdir "$tmp/bin"
ln -s "$DMSC" "$tmp/bin/dmsc"
PATH=$tmp/bin:$PATH

wanted() { # wanted CASE PATTERN...
    name=$1
    shift
    [ $# -eq 0 ] && return 0
    for pattern in "$@"; do
        case $name in *"$pattern"*) return 0 ;; esac
    done
    return 1
}

# copy CASE FOLDER: its input.
copy() {
    rm -rf "$2"
    cp -R "$1" "$2"
    rm -rf "$2/cmd" "$2/out" "$2/err" "$2/exit" "$2/files"
}

# run CASE: leaves out, err, exit and files in $tmp/got.
run() {
    rm -rf "$tmp/got"
    mkdir -p "$tmp/got/files"
    copy "$1" "$tmp/work"
    arguments=$(cat "$1/cmd")
    (cd "$tmp/work" && eval "dmsc $arguments") \
        >"$tmp/got/out" 2>"$tmp/got/err" </dev/null
    echo $? >"$tmp/got/exit"
    [ -d "$1/files" ] || { rmdir "$tmp/got/files" && return; }

    copy "$1" "$tmp/before"
    (cd "$tmp/work" && find . -type f) | LC_ALL=C sort |
        while read -r file; do
            cmp -s "$tmp/before/$file" "$tmp/work/$file" && continue
            mkdir -p "$tmp/got/files/$(dirname "$file")"
            cp "$tmp/work/$file" "$tmp/got/files/$file"
        done
}

# tidy FOLDER: what is the same as no file is no file.
tidy() {
    for file in out err; do
        [ -s "$1/$file" ] || rm -f "$1/$file"
    done
    [ "$(cat "$1/exit" 2>/dev/null)" = 0 ] && rm -f "$1/exit"
}

compare() { # compare CASE
    rm -rf "$tmp/want"
    mkdir "$tmp/want"
    for part in out err exit files; do
        [ -e "$1/$part" ] && cp -R "$1/$part" "$tmp/want/$part"
    done
    tidy "$tmp/want"
    tidy "$tmp/got"
    (cd "$tmp" && diff -ruN want got) >"$tmp/diff"
}

accept() { # accept CASE
    rm -rf "$1/out" "$1/err" "$1/exit" "$1/files"
    for part in out err exit files; do
        [ -e "$tmp/got/$part" ] && cp -R "$tmp/got/$part" "$1/$part"
    done
    echo "updated $1"
}

count=0
find "$cases" -name cmd -type f | LC_ALL=C sort >"$tmp/cases"
while read -r path <&3; do
    path=${path%/cmd}
    wanted "${path#"$cases"/}" "$@" || continue
    count=$((count + 1))
    run "$path"
    compare "$path" && continue
    if [ "$update" ]; then
        accept "$path"
    else
        fail "$path: dmsc $(cat "$path/cmd")"
        cat "$tmp/diff" >&2
    fi
done 3<"$tmp/cases"

[ "$count" -gt 0 ] || fail "no case under $cases matches ${*:-anything}"
echo "$count cases, $failures differ"
[ "$failures" -eq 0 ]
