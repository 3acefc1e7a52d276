# Prints one line a function: its length, place and name, and `long` if a
# marker comment right before it allows any length:
#
#   /* house: long, REASON */
#
# The layout is clang-format's: a function's body opens with a brace alone in
# column 0, and closes the same way. The length counts from the first line of
# the head to the closing brace. Tabs part the columns.

FNR == 1 { head = 0; body = 0; comment = 0; marked = "" }

body {
    if (/^}/) {
        print FNR - head + 1 "\t" FILENAME ":" head "\t" name "\t" marked
        head = body = 0
        marked = ""
    }
    next
}

# A comment in column 0, which may be the marker.
/^\/\*/ {
    marked = ""
    if (/^\/\* house: long, +[^ *]/)
        marked = "long"
    comment = !/\*\//
    head = 0
    next
}
comment { comment = !/\*\//; next }

/^{$/ && head { body = 1; next }

# The head: lines up to the brace. The name is the word before its first
# parenthesis.
/^[A-Za-z_]/ && !/;[ \t]*$/ {
    if (!head) {
        head = FNR
        name = ""
    }
    if (name == "" && /\(/) {
        name = $0
        sub(/\(.*/, "", name)
        sub(/.*[ *]/, "", name)
    }
    next
}
/^[ \t]/ && head { next }

{ head = 0; marked = "" }
