# All C files are as clang-format 14 leaves them (`make format`).
. tests/lib.sh
need clang-format-14

# formatted ROOT: prints the files that are not.
formatted() {
    find "$1/gen" "$1/tests" -name '*.[ch]' | LC_ALL=C sort |
        while read -r file; do
            clang-format-14 --dry-run -Werror "$file" >/dev/null 2>&1 ||
                echo "$file: run make format"
        done
}

mini=$tmp/mini
mkdir -p "$mini/gen" "$mini/tests"
cp .clang-format "$mini"
printf 'int a;\n' >"$mini/gen/good.c"
printf 'int  a ;\n' >"$mini/tests/bad.h"
expect "a bad file is seen, a good one is not" \
    "$mini/tests/bad.h: run make format" "$(formatted "$mini")"

expect "all C files are formatted" "" "$(formatted .)"
finish
