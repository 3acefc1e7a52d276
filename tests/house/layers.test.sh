# The includes of gen/ against the table gen/LAYERS: which folder may include
# which, which file is the door to a library, and no circles.
. tests/lib.sh

# layers ROOT: prints what is wrong with the tree there.
layers() {
    find "$1/gen" -name '*.[ch]' | LC_ALL=C sort |
        xargs awk -f tests/house/layers.awk "$1/gen/LAYERS"
}

# --- miniatures, so that we know that each mistake is seen ---
mini=$tmp/mini
mkdir -p "$mini/gen/base" "$mini/gen/text" "$mini/gen/cmd"
cat >"$mini/gen/LAYERS" <<'END'
base:
text: base
cmd:  *
<json-c/*>: base/json.c
<stdio.h string.h>: *
END
put() {
    file=$mini/gen/$1
    shift
    printf '%s\n' "$@" >"$file"
}
put base/json.c '#include "base/json.h"' '#include <json-c/json.h>'
put base/json.h '#include <stdio.h>'
put text/text.c '#include "text/text.h"' '#include "base/json.h"'
put text/text.h '#include <string.h>'
put cmd/main.c '#  include "text/text.h"'
expect "a good tree" "" "$(layers "$mini")"

put base/json.h '#include "text/text.h"'
put text/text.h '#include "base/json.h"'
expect "upwards, and the circle that it closes" \
"gen/base/json.h:1: base may not include text (\"text/text.h\")
gen: a circle of includes: base/json.h -> text/text.h -> base/json.h" \
    "$(layers "$mini")"

put base/json.h '#include <stdio.h>'
put text/text.h '#include <json-c/json.h>' '#include "text.h"' \
    '#include <windows.h>'
expect "a library past its door, no folder, a strange header" \
"gen/text/text.h:1: <json-c/json.h> is for base/json.c only
gen/text/text.h:2: write the folder too: \"text/text.h\"
gen/text/text.h:3: <windows.h> is not in gen/LAYERS" "$(layers "$mini")"

put text/text.h '#include "text/a.h"'
put text/a.h '#include "text/b.h"'
put text/b.h '#include "text/text.h"'
circle="text/text.h -> text/a.h -> text/b.h -> text/text.h"
expect "a circle in a folder" "gen: a circle of includes: $circle" \
    "$(layers "$mini")"
put text/b.h '#include <string.h>'

put text/text.c '#include "text/text.h"' '#include "text/a.h"'
put text/text.h '#include <string.h>'
put text/a.h '#include "text/text.h"'
put text/a.c '#include "text/a.h"'
expect "a circle of modules" \
    "gen: a circle of modules: text/text -> text/a -> text/text" \
    "$(layers "$mini")"
echo 'circle: text/text text/a # they are one' >>"$mini/gen/LAYERS"
expect "one that is allowed" "" "$(layers "$mini")"
put text/b.c '#include "text/a.h"'
put text/text.c '#include "text/b.h"'
expect "one that is allowed, through a third" \
    "gen: a circle of modules: text/text -> text/b -> text/text" \
    "$(layers "$mini")"
put text/text.c '#include "text/text.h"'
expect "one that is none" \
    "gen/LAYERS:6: text/text and text/a are in no circle" "$(layers "$mini")"
rm "$mini/gen/text/a.c" "$mini/gen/text/b.c"
sed "/^circle/d" "$mini/gen/LAYERS" >"$tmp/rows"
mv "$tmp/rows" "$mini/gen/LAYERS"

mkdir "$mini/gen/attic"
put attic/x.c
echo >>"$mini/gen/attic/x.c"
expect "a folder without a row" \
"gen/attic/x.c:1: the folder attic has no row in gen/LAYERS" \
    "$(layers "$mini")"
rm -r "$mini/gen/attic"
echo 'low: high' >>"$mini/gen/LAYERS"
expect "a row that names one below it" \
"gen/LAYERS:6: low names high, which is no row above it" "$(layers "$mini")"

# --- ours ---
expect "gen/ keeps its layers" "" "$(layers .)"
finish
