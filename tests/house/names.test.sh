# No file of the project names a place on one machine or leaves a note to do.
. tests/lib.sh

# Pattern and reason, parted by a tab. The words are put together here, so
# that this file is clean too.
tab=$(printf '\t')
work=/wo root=/ro home=/ho todo=TO fixme=FIX
work=${work}rk root=${root}ot home=${home}me todo=${todo}DO fixme=${fixme}ME
start='(^|[^A-Za-z0-9_/.}-])'
cat >"$tmp/patterns" <<END
$start$work/${tab}a path of one machine
$start$root/${tab}a path of one machine
$start$home/[a-z]${tab}a path of one machine
$todo${tab}write it, or open an issue
$fixme${tab}mend it, or open an issue
END

# files ROOT: what git tracks or would; where git cannot tell, all but builds.
files() {
    (
        cd "$1" || exit
        { [ -e .git ] && git ls-files -co --exclude-standard 2>/dev/null; } ||
            find . -name 'build*' -prune -o -name .git -prune -o \
                -type f -print
    )
}

# names ROOT: prints each file and line that should not be there.
names() {
    files "$1" | while read -r file; do
        [ -f "$1/$file" ] && printf '%s\n' "$1/$file"
    done >"$tmp/files"
    while IFS=$tab read -r pattern reason; do
        tr '\n' '\0' <"$tmp/files" |
            xargs -0 grep -nIE -- "$pattern" /dev/null |
            sed "s|\$|   <- $reason|"
    done <"$tmp/patterns"
}

mini=$tmp/mini
mkdir -p "$mini/docs" "$mini/build"
echo "a path: $work/main" >"$mini/docs/a.md"
echo "/* $todo: all */" >"$mini/b.c"
echo "$root/x" >"$mini/build/c"
echo "\$tmp$work/x" >"$mini/fine.sh"
expect "a path and a note" \
"$mini/./docs/a.md:1:a path: $work/main   <- a path of one machine
$mini/./b.c:1:/* $todo: all */   <- write it, or open an issue" \
    "$(names "$mini")"

expect "nothing that belongs elsewhere" "" "$(names .)"
[ "$(wc -l <"$tmp/files")" -gt 20 ] || fail "which files are ours is unknown"
finish
