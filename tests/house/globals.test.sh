# No two files of gen/ give one name to two functions: of a library the linker
# takes the first that it meets, and says nothing.
. tests/lib.sh

command -v nm >/dev/null || skip "nm is not installed"

# twice LIBRARY: the names that stand in two of its objects.
twice() {
    nm "$1" 2>/dev/null | awk '$2 ~ /^[BDRT]$/ { print $3 }' | sort | uniq -d
}

cc=${CC:-cc}
for name in one two; do
    echo "int both = 1; int $name = 2;" >"$tmp/$name.c"
    "$cc" -fno-common -c -o "$tmp/$name.o" "$tmp/$name.c"
done
ar rc "$tmp/mini.a" "$tmp/one.o" "$tmp/two.o"
expect "a name that stands twice" "both" "$(twice "$tmp/mini.a")"

library=$BUILD/libdmsc_lib.a
[ -f "$library" ] || skip "the library is not built"
expect "names of the library" "" "$(twice "$library")"
finish
