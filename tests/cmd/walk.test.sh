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

# Scripts of any shell, and files of other trades are none.
mkdir "$tmp/shells"
for ending in sh bash ksh zsh fish txt; do
    echo "aws dms create-replication-task" \
        "--replication-task-settings '$document'" >"$tmp/shells/deploy.$ending"
done
printf '#!/bin/sh\n' | cat - "$tmp/shells/deploy.sh" >"$tmp/shells/deploy"
expect "scripts" "deploy deploy.bash deploy.ksh deploy.sh deploy.zsh" \
    "$("$DMSC" check -f concise --only settings/unknown-key "$tmp/shells" |
        sed -n 's|.*/shells/\([^:]*\):.*|\1|p' | sort | xargs)"

# A NUL makes a file binary within its first WALK_BINARY_BYTES.
expect "a NUL in time" 0 "$({ padded 8191; printf '\0'; } | found)"
expect "a NUL too late" 1 "$({ padded 8192; printf '\0'; } | found)"
finish
