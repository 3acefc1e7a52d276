# Every header of gen/ compiles alone and has an include guard of its own;
# every .c but main.c has its header. The files of a family (gen/LAYERS) share
# one; so do the parts of a module: json_string.c has json.h, or json_more.h.
. tests/lib.sh
need cc

flags="-std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -Wall -Wextra"

# headers ROOT: prints what is wrong with the headers there.
headers() {
    (
        cd "$1" || exit
        find gen -name '*.h' | LC_ALL=C sort | while read -r header; do
            # shellcheck disable=SC2086  # flags are words
            cc $flags -Werror -fsyntax-only -Igen -include "$header" \
                -x c /dev/null 2>"$tmp/cc" ||
                echo "$header does not compile alone: $(sed -n \
                    '/error:/{s/.*error: //p;q;}' "$tmp/cc")"
            guard=$(awk '
                /^#ifndef / && !name { name = $2; next }
                name { if ($1 == "#define" && $2 == name) print name; exit }
                /^#/ { exit }' "$header")
            echo "guard $guard $header"
        done | awk '
        $1 != "guard" { print; next }
        NF == 2 { print $2 " has no include guard"; next }
        $2 in seen { print $3 " has the include guard of " seen[$2] }
        { seen[$2] = $3 }'

        family=" $(sed -n 's/^family: *//p' gen/LAYERS) "
        find gen -name '*.c' ! -path gen/cmd/main.c | LC_ALL=C sort |
            while read -r source; do
                folder=${source%/*}
                folder=${folder##*/}
                own=${source%.c}.h
                stem=${source##*/}
                stem=$folder/${stem%%_*}
                if [ ! -f "$own" ] &&
                    grep -q "^#include \"$stem\(_[a-z_]*\)\{0,1\}\.h\"" \
                        "$source"; then
                    continue
                fi
                case $family in *" $folder "*)
                    [ -f "$own" ] || own=gen/$folder/$folder.h ;;
                esac
                if [ ! -f "$own" ]; then
                    echo "$source has no header $own"
                elif ! grep -q "^#include \"${own#gen/}\"" "$source"; then
                    echo "$source does not include its header $own"
                fi
            done
    )
}

mini=$tmp/mini
mkdir -p "$mini/gen/base" "$mini/gen/cmd"
echo 'family: cmd' >"$mini/gen/LAYERS"
guarded() { # guarded FILE GUARD LINE
    printf '#ifndef %s\n#define %s\n%s\n#endif\n' "$2" "$2" "$3" \
        >"$mini/gen/$1"
}
guarded base/a.h A_H 'int a(void);'
guarded cmd/cmd.h CMD_H 'int cmd(void);'
echo '#include "base/a.h"' >"$mini/gen/base/a.c"
echo '#include "cmd/cmd.h"' >"$mini/gen/cmd/check.c"
: >"$mini/gen/cmd/main.c"
guarded base/e_more.h E_MORE_H 'int e(void);'
echo '#include "base/e_more.h"' >"$mini/gen/base/e_part.c"
expect "a good tree" "" "$(headers "$mini")"

guarded base/b.h A_H 'size_t b(void);'
echo 'int c(void);' >"$mini/gen/base/c.h"
: >"$mini/gen/base/c.c"
: >"$mini/gen/base/d.c"
echo '#include "base/a.h"' >"$mini/gen/base/e_other.c"
expect "not alone, guards, no header" \
"gen/base/b.h does not compile alone: unknown type name 'size_t'
gen/base/b.h has the include guard of gen/base/a.h
gen/base/c.h has no include guard
gen/base/c.c does not include its header gen/base/c.h
gen/base/d.c has no header gen/base/d.h
gen/base/e_other.c has no header gen/base/e_other.h" \
    "$(headers "$mini" | sed "s/[‘’]/'/g")"

expect "headers stand alone" "" "$(headers .)"
finish
