# What `dmsc completion` prints completes: in bash, zsh and fish themselves.
. tests/lib.sh
[ -x "$DMSC" ] || skip "dmsc is not built"
mkdir "$tmp/bin" "$tmp/here"
ln -s "$DMSC" "$tmp/bin/dmsc"
touch "$tmp/here/a b.json" "$tmp/here/alone.yaml"
for shell in bash fish zsh; do
    "$DMSC" completion "$shell" >"$tmp/$shell" || fail "completion $shell"
done
formats="human
concise
json
sarif
github
gitlab
junit
checkstyle"
commands=$("$DMSC" help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p')
[ "$(echo "$commands" | wc -l)" -gt 9 ] || fail "no commands: $commands"

# --- bash ---
need bash
cat >"$tmp/ask.bash" <<'END'
source "$1"
cd "$2"
shift 2
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_dmsc
printf '%s\n' "${COMPREPLY[@]}"
END
in_bash() { # in_bash WORD...: what the last may become
    bash --norc "$tmp/ask.bash" "$tmp/bash" "$tmp/here" dmsc "$@" 2>/dev/null
}
expect "bash: commands" "$commands" "$(in_bash "")"
expect "bash: a command" check "$(in_bash che)"
expect "bash: --version" --version "$(in_bash --v)"
expect "bash: formats" "$formats" "$(in_bash check --format "")"
expect "bash: a letter's value" sarif "$(in_bash check -f sa)"
expect "bash: after =" "$formats" "$(in_bash check --format =)"
expect "bash: after = and more" junit "$(in_bash check --format = ju)"
expect "bash: an option" --fail-on "$(in_bash check x.json --fa)"
expect "bash: only its options" "" "$(in_bash version --fa)"
expect "bash: files" "a b.json
alone.yaml" "$(in_bash check a | LC_ALL=C sort)"
expect "bash: a file of an option" alone.yaml "$(in_bash check -s alo)"
expect "bash: rules" yaml/tag "$(in_bash explain yaml/ta)"
expect "bash: schemas" migration "$(in_bash schema mig)"
expect "bash: scenarios" homogeneous "$(in_bash init homo)"
expect "bash: shells" zsh "$(in_bash completion z)"
expect "bash: rules of an option" yaml/tag "$(in_bash check --only yaml/ta)"
expect "bash: commands of help" explain "$(in_bash help exp)"
expect "bash: nothing" "" "$(in_bash rules "")"
expect "bash: unknown commands" "" "$(in_bash nothing "")"
if command -v shellcheck >/dev/null; then
    expect "bash: shellcheck" "" "$(shellcheck -s bash "$tmp/bash")"
fi

# --- fish ---
need fish
in_fish() { # in_fish LINE: what its last word may become
    (cd "$tmp/here" && HOME=$tmp PATH=$tmp/bin:$PATH fish --no-config -c "
        source $tmp/fish
        complete -C '$1'" | cut -f 1)
}
expect "fish: commands" "$(echo "$commands" | LC_ALL=C sort)" \
    "$(in_fish 'dmsc ' | LC_ALL=C sort)"
expect "fish: formats" "$(echo "$formats" | LC_ALL=C sort)" \
    "$(in_fish 'dmsc check --format ' | LC_ALL=C sort)"
expect "fish: an option" "--fail-on" "$(in_fish 'dmsc check --fa')"
expect "fish: a letter's value" sarif "$(in_fish 'dmsc check -f sa')"
expect "fish: a file" alone.yaml "$(in_fish 'dmsc check alo')"
expect "fish: rules" yaml/tag "$(in_fish 'dmsc explain yaml/ta')"
expect "fish: options of the command only" "" "$(in_fish 'dmsc help --fa')"
expect "fish: summaries" "check find what AWS would only tell you hours later" \
    "$(HOME=$tmp fish --no-config -c "source $tmp/fish
    complete -C 'dmsc che'" | tr '\t' ' ')"

# --- zsh ---
# Its completion lives in the line editor, so it is typed into a terminal that
# zsh makes itself; what the line becomes is read from a widget.
need zsh
mkdir "$tmp/functions"
cp "$tmp/zsh" "$tmp/functions/_dmsc"
cat >"$tmp/ask.zsh" <<'END'
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1= fpath=($1 \$fpath) COLUMNS=200; cd $2"
zpty -w z 'autoload -Uz compinit && compinit -u -D; unsetopt beep list_beep'
zpty -w z 'done-line() { print -r -- "<$BUFFER>" >>$OUT; BUFFER=; }'
zpty -w z 'zle -N done-line; bindkey "^T" done-line; print -r ready >>$OUT'
while [[ ! -s $OUT ]]; do sleep 0.1; done
shift 2
for line in "$@"; do
    zpty -w -n z "$line"$'\t\x14'
done
for (( i = 0; i < 100; i++ )); do
    (( $(wc -l <$OUT) > $# )) && break
    sleep 0.1
done
zpty -d z
END
export OUT="$tmp/typed"
: >"$OUT"
HOME=$tmp zsh -f "$tmp/ask.zsh" "$tmp/functions" "$tmp/here" 'dmsc expl' \
    'dmsc check --fail' 'dmsc check -f sari' 'dmsc check --format=juni' \
    'dmsc check alo' 'dmsc explain yaml/ta' 'dmsc build --targ' \
    >/dev/null 2>&1
expect "zsh" "ready
<dmsc explain >
<dmsc check --fail-on=>
<dmsc check -f sarif >
<dmsc check --format=junit >
<dmsc check alone.yaml >
<dmsc explain yaml/tag >
<dmsc build --target=>" "$(cat "$OUT")"
finish
