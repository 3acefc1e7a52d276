# check --since: only what is on lines that git says are changed.
. tests/lib.sh
need git

unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com

repo=$(cd "$tmp" && pwd -P)/repo
mkdir "$repo"
cd "$repo" || exit 1
git init -q -b main . || skip "git cannot make a repository here"
# What users set must not change what is read.
git config diff.noprefix true
git config diff.mnemonicPrefix true
git config color.ui always
git config diff.relative true

# settings KEY...: a settings file in which each key is one finding.
settings() {
    printf '{\n  "Logging": {\n'
    for key in "$@"; do
        printf '    "%s": 1,\n' "$key"
    done
    printf '    "EnableLogging": true\n  }\n}\n'
}

commit() {
    git add -A && git commit -q -m "$1"
}

# found ARGUMENT...: what check says, as FILE KEY, in one line each.
found() {
    "$DMSC" check -f concise "$@" 2>"$tmp/err" |
        sed -n "s/^\([^:]*\):[0-9]*:[0-9]*: .*'\(.*\)'.*/\1 \2/p"
}

mkdir sub
settings a b c >one.json
settings a b c >'sub/odd "name".json'
settings a >sub/moved.json
settings a >still.json
commit first
expect "nothing is changed" "" "$(found --since HEAD .)"

# --- lines changed, added, taken away ---
settings a B c d >one.json
expect "a line changed and one added" "one.json B
one.json d" "$(found --since HEAD .)"
settings a c >one.json
expect "beside a line that is gone" "one.json a
one.json c" "$(found --since HEAD .)"
git checkout -q one.json

# --- names that git quotes, files that it does not know, renames ---
settings a b C >'sub/odd "name".json'
settings x >sub/new.json
git mv sub/moved.json sub/gone.json
expect "odd, new and renamed files" "sub/new.json x
sub/odd \"name\".json C" "$(found --since HEAD .)"
git add -A
expect "the same in the index" "sub/new.json x
sub/odd \"name\".json C" "$(found --since HEAD .)"
expect "from another folder" "new.json x
odd \"name\".json C" "$(cd sub && found --since HEAD .)"
expect "a file by its name" "sub/new.json x" \
    "$(found --since HEAD sub/new.json still.json)"
expect "in a hook of git" "new.json x
odd \"name\".json C" \
    "$(cd sub && export GIT_DIR=.git GIT_INDEX_FILE=.git/index.lock &&
        found --since HEAD .)"
expect "by its absolute path" "$repo/sub/new.json x" \
    "$(cd / && found --since HEAD "$repo/sub/new.json")"

# --- a branch: what main did since is not its doing ---
commit second
git checkout -q -b work HEAD~1
settings a b c w >one.json
commit work
git checkout -q main
settings m a >still.json
commit main
git checkout -q work
expect "since a branch that went on" "one.json w" "$(found --since main .)"
expect "a range is git's" "one.json w" "$(found --since HEAD~1..HEAD .)"

# --- related places, and ends of findings ---
git checkout -q main
cat >rules.json <<'END'
{
  "rules": [
    {
      "rule-type": "selection", "rule-id": "1", "rule-name": "1",
      "object-locator": { "schema-name": "a", "table-name": "%" },
      "rule-action": "include"
    },
    {
      "rule-type": "selection", "rule-id": "2", "rule-name": "2",
      "object-locator": { "schema-name": "b", "table-name": "%" },
      "rule-action": "include"
    }
  ]
}
END
commit rules
sed 's/"rule-id": "1"/"rule-id": "2"/' rules.json >rules.new
mv rules.new rules.json
case $("$DMSC" check -f concise --since HEAD .) in
rules.json:9:*mapping/duplicate-rule-id*) ;;
*) fail "the other of two equal ids is on a changed line" ;;
esac

# --- the configuration is heard in any case ---
echo 'ignore: [mapping/duplicate-rule-id, setings]' >.dmsc.yaml
commit config
"$DMSC" check -f concise --since HEAD . >"$tmp/out"
grep -q 'config/unknown-rule' "$tmp/out" || fail "its mistakes are hidden"
rm .dmsc.yaml

# --- what fails ---
expect_error() { # expect_error WHAT TEXT ARGUMENT...
    what=$1 text=$2
    shift 2
    "$DMSC" check "$@" >"$tmp/out" 2>"$tmp/err"
    expect "$what: the exit code" 2 $?
    grep -q -- "$text" "$tmp/err" || {
        fail "$what is not said"
        cat "$tmp/err" >&2
    }
}
expect_error "no such revision" "since nonsense: git failed" \
    --since nonsense still.json
expect_error "an option for git" "cannot be '--output=x'" \
    --since=--output=x still.json
[ -e x ] && fail "git took an option of ours"
git clone -q --depth 1 "file://$repo" "$tmp/shallow"
expect_error "a clone that lacks it" "git fetch --unshallow" \
    --since HEAD~2 "$tmp/shallow"
settings a >"$tmp/alone.json"
expect_error "no repository" "git failed" --since HEAD "$tmp/alone.json"
(
    ln -s "$DMSC" "$tmp/dmsc"
    PATH=$tmp
    dmsc check --since HEAD still.json
) >"$tmp/out" 2>"$tmp/err"
expect "no git: the exit code" 2 $?
expect "no git" "error: --since needs git, which could not be run" \
    "$(cat "$tmp/err")"

expect "what is hidden is counted" "1 file checked, nothing new
1 finding not shown: on unchanged lines" \
    "$("$DMSC" check --since HEAD sub/gone.json)"
finish
