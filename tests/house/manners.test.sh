# Below gen/cmd nothing prints, exits or aborts (a bug is an assert), and
# nothing keeps state in a variable: only main knows the world outside. The
# files that gen/LAYERS calls `aloud` may end the program.
. tests/lib.sh
need cc objdump

# voices ROOT: prints each line below cmd that speaks for itself. Comments and
# the contents of strings do not count.
voices() {
    aloud=$(sed -n 's/^aloud: *\([^ ]*\).*/\1/p' "$1/gen/LAYERS")
    find "$1/gen" -name '*.[ch]' ! -path '*/gen/cmd/*' | LC_ALL=C sort |
        grep -vF "/gen/${aloud:-/}" | xargs awk '
    FNR == 1 { comment = 0 }
    {
        line = $0
        gsub(/\\./, "", line)
        gsub(/"[^"]*"/, "\"\"", line)
        if (comment) {
            if (!sub(/^.*\*\//, "", line))
                next
            comment = 0
        }
        gsub(/\/\*([^*]|\*[^\/])*\*\//, "", line)
        if (sub(/\/\*.*/, "", line))
            comment = 1
        word = " " line
        if (match(word, "[^A-Za-z0-9_](printf|vprintf|puts|putchar|perror|" \
            "exit|_exit|_Exit|quick_exit|abort|system)[(]") ||
            match(word, /[^A-Za-z0-9_](stdout|stderr)([^A-Za-z0-9_]|$)/)) {
            word = substr(word, RSTART + 1, RLENGTH - 1)
            gsub(/[^A-Za-z_]/, "", word)
            print FILENAME ":" FNR ": " word " is for gen/cmd only"
        }
    }'
}

# globals FOLDER: prints the variables that the objects there can write to,
# but those of cmd. What only the loader writes (.data.rel.ro) is constant.
globals() {
    (cd "$1" && find . -name '*.o' ! -path './cmd/*' | LC_ALL=C sort) |
        while read -r object; do
            objdump -t "$1/$object" | awk -v object="${object#./}" '
            / O \.(data|bss|tbss|tdata)(\.[^r][^ \t]*)?[ \t]/ || /\*COM\*/ {
                sub(/\.[0-9]+$/, "", $NF)
                print "gen/" object ": " $NF " can be written to"
            }' | sed 's/\.o:/:/'
        done
}

mini=$tmp/mini
mkdir -p "$mini/gen/base" "$mini/gen/cmd" "$mini/obj/base" "$mini/obj/cmd"
echo 'aloud: base/end.c # it is the end' >"$mini/gen/LAYERS"
echo 'void end(void) { abort(); }' >"$mini/gen/base/end.c"
cat >"$mini/gen/base/a.c" <<'END'
/* printf( in a comment, and
 * exit(1) here */
#include <stdlib.h>
static const char *const words[] = {"abort()", "exit("};
const char *a_word(int i) /* puts(it) */
{
    return words[i];
}
END
echo 'int count; int main(void) { exit(count); }' >"$mini/gen/cmd/b.c"
cc -c -fPIC -o "$mini/obj/base/a.c.o" "$mini/gen/base/a.c" || fail "cc"
cc -c -w -o "$mini/obj/cmd/b.c.o" "$mini/gen/cmd/b.c" || fail "cc"
expect "a quiet tree" "" "$(voices "$mini")"
expect "constants" "" "$(globals "$mini/obj")"

cat >"$mini/gen/base/a.c" <<'END'
#include <stdio.h>
#include <stdlib.h>
static int seen = 1;
static const char *last;
int a_next(const char *word)
{
    static int calls;
    fprintf(stderr, "%s %s\n", word, last);
    last = word;
    if (seen++ > 9)
        exit(1);
    return calls++;
}
END
cc -c -fPIC -o "$mini/obj/base/a.c.o" "$mini/gen/base/a.c" || fail "cc"
expect "a loud tree" "$mini/gen/base/a.c:8: stderr is for gen/cmd only
$mini/gen/base/a.c:11: exit is for gen/cmd only" "$(voices "$mini")"
expect "variables" "gen/base/a.c: calls can be written to
gen/base/a.c: last can be written to
gen/base/a.c: seen can be written to" "$(globals "$mini/obj" | sort)"

expect "only cmd prints and exits" "" "$(voices .)"
objects=$BUILD/CMakeFiles/dmsc_lib.dir/gen
if grep -q '^DMSC_SANITIZE:BOOL=ON' "$BUILD/CMakeCache.txt" 2>/dev/null; then
    echo "sanitizers add variables of their own: not looked at here"
elif [ ! -d "$objects" ]; then
    skip "dmsc is not built"
else
    expect "only cmd has variables" "" "$(globals "$objects")"
fi
finish
