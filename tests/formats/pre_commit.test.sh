# labels: slow
# The hooks of .pre-commit-hooks.yaml, run by pre-commit itself.
. tests/lib.sh
[ -x "$DMSC" ] || skip "dmsc is not built"
need git pre-commit
export HOME="$tmp/home" PRE_COMMIT_HOME="$tmp/cache" PRE_COMMIT_COLOR=never
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a
export GIT_COMMITTER_EMAIL=a@b
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
mkdir "$tmp/home" "$tmp/bin" "$tmp/hooks" "$tmp/repo"
ln -s "$DMSC" "$tmp/bin/dmsc"
PATH=$tmp/bin:$PATH

cp .pre-commit-hooks.yaml "$tmp/hooks"
git init -q "$tmp/hooks"
git -C "$tmp/hooks" add .
git -C "$tmp/hooks" commit -qm hooks
pre-commit validate-manifest .pre-commit-hooks.yaml || fail "no good manifest"

good=samples/homogeneous
cp "$good"/* "$tmp/repo"
cat >"$tmp/repo/.pre-commit-config.yaml" <<END
repos:
  - repo: $tmp/hooks
    rev: $(git -C "$tmp/hooks" rev-parse HEAD)
    hooks: [{id: dmsc-fix}, {id: dmsc-check}, {id: dmsc-spec}]
END
git init -q "$tmp/repo"
git -C "$tmp/repo" add .
(cd "$tmp/repo" && pre-commit install) >/dev/null || fail "pre-commit install"

try() { # try: commits what is there; what the hooks say is in $tmp/said
    git -C "$tmp/repo" add . && git -C "$tmp/repo" commit -qm x \
        >"$tmp/said" 2>&1
}
says() {
    grep -qF -e "$1" "$tmp/said" || fail "not said: $1: $(cat "$tmp/said")"
}
try || fail "a good one is refused: $(cat "$tmp/said")"
says "dmsc check...."
expect "all hooks ran" 3 "$(grep -c 'Passed$' "$tmp/said")"

sed 's/from: source/from: sauce/' "$good/migration.yaml" \
    >"$tmp/repo/migration.yaml"
try && fail "a bad one is let in"
says "[spec/unknown-database]"
says "exit code: 1"
expect "all hooks fail" 3 "$(grep -c 'Failed$' "$tmp/said")"

cp "$good/migration.yaml" "$tmp/repo"
echo '{"Logging": {"EnableLogging": "true"}}' >"$tmp/repo/settings.json"
try && fail "what had to be fixed is let in"
says "settings.json:1:31: write true [schema/type]"
says "files were modified by this hook"
try || fail "what was fixed is refused: $(cat "$tmp/said")"
expect "it is fixed" '{"Logging": {"EnableLogging": true}}' \
    "$(git -C "$tmp/repo" show HEAD:settings.json)"

printf '// of another trade\n{}\n' >"$tmp/repo/tsconfig.json"
try || fail "a file of another trade is refused: $(cat "$tmp/said")"
echo text >"$tmp/repo/notes.txt"
try || fail "notes are refused"
expect "no hook ran" 3 "$(grep -c 'Skipped$' "$tmp/said")"

# --- which names reach which hook: each prints those that it is given ---
mkdir "$tmp/names" "$tmp/printers"
awk '$1 == "-" && $2 == "id:" { id = $3 }
    /pass_filenames/ { next }
    /entry:/ { print "  entry: printf \047" id " %s\\n\047"; next }
    { print }' .pre-commit-hooks.yaml >"$tmp/printers/.pre-commit-hooks.yaml"
git init -q "$tmp/printers"
git -C "$tmp/printers" add .
git -C "$tmp/printers" commit -qm printers
git init -q "$tmp/names"
reach() { # reach HOOKS NAME...: files of these names, and the hooks they reach
    hooks=$1
    shift
    for name; do
        mkdir -p "$(dirname "$tmp/names/$name")"
        echo x >"$tmp/names/$name"
        for hook in $hooks; do
            echo "$hook $name" >>"$tmp/wanted"
        done
    done
}
reach "dmsc-check dmsc-fix" .pre-commit-config.yaml settings.json .dmsc.yaml \
    deep/er/mappings.yml stack.template my-migration.yaml migration.yaml.tpl \
    migration.json migration/other.yaml main.tf main.tf.json terragrunt.hcl \
    "with blank.json" shop.sql bin/deploy
reach "dmsc-check dmsc-fix dmsc-spec" migration.yaml envs/prod/migration.yml
reach "" notes.txt README.md deploy.py x.json5 x.jsonl main.tf.bak main.TF \
    json.txt migration.yaml.orig .gitignore archive.tar.gz
# What dmsc finds in a folder by the end of its name.
sed -n '/endings\[\]/,/};/s/"\([^"]*\)",*/\1/gp' gen/cmd/walk.c |
    grep '^ ' | tr -s ' ' '\n' | grep . >"$tmp/ends"
while read -r end; do
    reach "dmsc-check dmsc-fix" "ends/x$end"
done <"$tmp/ends"
expect "ends of names" yes "$([ -f "$tmp/names/ends/x.tfvars" ] && echo yes)"
cat >"$tmp/names/.pre-commit-config.yaml" <<END
repos:
  - repo: $tmp/printers
    rev: $(git -C "$tmp/printers" rev-parse HEAD)
    hooks: [{id: dmsc-check}, {id: dmsc-fix}, {id: dmsc-spec}]
END
git -C "$tmp/names" add -f .
(cd "$tmp/names" && pre-commit run --all-files --verbose) >"$tmp/said" 2>&1 ||
    fail "the printers fail: $(cat "$tmp/said")"
expect "names and hooks" "$(LC_ALL=C sort "$tmp/wanted")" \
    "$(grep '^dmsc-[a-z]* ' "$tmp/said" | LC_ALL=C sort)"
finish
