# What a walk looks at unasked: files up to a size, and no binary ones.
. tests/lib.sh

# found: how many findings there are of a folder with what standard input has.
found() {
    mkdir -p "$tmp/walk"
    cat >"$tmp/walk/a.json"
    "$DMSC" check -f concise "$tmp/walk" | grep -c ':1:'
}
document='{"TargetMetadata": {"LobMaxSise": 1}, "Logging": {}}'

# padded SIZE: the document, with blanks behind it. At WALK_FILE_MAX, and one
# over it.
padded() {
    printf "%-$1s" "$document"
}
expect "8 MiB are looked at" 1 "$(padded 8388608 | found)"
expect "a byte more is not" 0 "$(padded 8388609 | found)"
expect "unless it is named" 1 \
    "$("$DMSC" check -f concise "$tmp/walk/a.json" | grep -c ':1:')"

# A NUL makes a file binary within its first WALK_BINARY_BYTES.
expect "a NUL in time" 0 "$({ padded 8191; printf '\0'; } | found)"
expect "a NUL too late" 1 "$({ padded 8192; printf '\0'; } | found)"
finish
