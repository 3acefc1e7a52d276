# A file that others refer to is one file, however they name it: its findings
# are told once, its comments and the baseline hold wherever one looks from.
. tests/lib.sh
[ -x "$DMSC" ] || skip "dmsc is not built"
need git

check() { # check ARGUMENTS...: what is found in $tmp/here, in lines
    (cd "$tmp/here" &&
        "$DMSC" check --format concise --ignore resource "$@") 2>&1
}
places() { # places: of findings, without what they say
    sed 's/\(:[0-9]*:[0-9]*\): .*\[/\1 /; s/\]$//'
}
mkdir -p "$tmp/here/a" "$tmp/here/b"
cat >"$tmp/here/a/main.tf" <<'END'
resource "aws_dms_replication_task" "a" {
  migration_type            = "full-load"
  table_mappings            = jsonencode(local.mappings)
  replication_task_settings = jsonencode({ Foo = {} })
}
END
cat >"$tmp/here/a/locals.tf" <<'END'
locals {
  mappings = { rules = [for s in ["a", "b"] : {
    rule-type = "selection", rule-id = "1", rule-name = s,
    rule-action    = "include",
    object-locator = { schema-name = s, table-name = "%" }
  }] }
}
END
cat >"$tmp/here/a/rules.json" <<'END'
{"rules": [
  {"rule-type": "selection", "rule-id": "1", "rule-name": "1",
   "rule-action": "inclde",
   "object-locator": {"schema-name": "a", "table-name": "%"}}
]}
END
cat >"$tmp/here/b/main.tf" <<'END'
resource "aws_dms_replication_task" "b" {
  migration_type = "full-load"
  table_mappings = file("${path.module}/../a/rules.json")
}
END
all="a/main.tf:4:44 settings/unknown-key
a/locals.tf:3:40 mapping/duplicate-rule-id
a/rules.json:3:19 schema/enum"
sorted=$(echo "$all" | sort)

expect "a folder" "$sorted" "$(check . | places | sort)"
expect "a folder and a slash" "$sorted" \
    "$(check ./ | places | sed 's,^\./,,' | sort)"
expect "a folder, twice" "$sorted" "$(check . ./ "$tmp/here" | places | sort)"
expect "files, twice" "$all" \
    "$(check a/main.tf ./a/main.tf a/../a/main.tf a/rules.json b/main.tf |
        places)"
expect "a file that only another names" "a/rules.json:3:19 schema/enum" \
    "$(check b/main.tf | places)"
expect "from within" "../a/rules.json:3:19 schema/enum" \
    "$(cd "$tmp/here/b" && "$DMSC" check --format concise . | places |
        grep -v resource)"
expect "how many" "2 documents in 1 file checked" \
    "$(cd "$tmp/here" && "$DMSC" check ./b b/main.tf --ignore resource,schema |
        sed -n 's/,.*//p')"

# --- the baseline ---
check --write-baseline base.json ./ >"$tmp/said"
expect "each once" 3 "$(grep -c '"rule"' "$tmp/here/base.json")"
for paths in . ./ b a/main.tf a/locals.tf a/rules.json b/main.tf; do
    expect "baseline: $paths" "" "$(check --baseline base.json $paths |
        grep '\[')"
done
cp "$tmp/here/a/rules.json" "$tmp/rules"
sed 's/inclde/include/' "$tmp/rules" >"$tmp/here/a/rules.json"
expect "what is gone is not known from a part" "" \
    "$(check --baseline base.json a/rules.json | grep '\[')"
expect "what is gone" "base.json:6:5 baseline/outdated" \
    "$(check --baseline base.json a | places)"
cp "$tmp/rules" "$tmp/here/a/rules.json"

# --- comments ---
sed 's/rule-id = .*/rule-id = "1" # dmsc-ignore[mapping]: so be it/' \
    "$tmp/here/a/locals.tf" >"$tmp/locals"
cp "$tmp/locals" "$tmp/here/a/locals.tf"
for paths in a ./a a/main.tf a/locals.tf; do
    expect "a comment where it stands: $paths" "" \
        "$(check $paths | grep 'locals')"
done
sed 's/^resource/# dmsc-ignore[schema]: so be it\n&/' \
    "$tmp/here/a/main.tf" >"$tmp/main"
cp "$tmp/main" "$tmp/here/a/main.tf"
expect "a comment that silences nothing" "a/main.tf:1:15 suppress/unused" \
    "$(check ./a | grep unused | places | sed 's,^\./,,')"
expect "nobody knows that from a part" "" \
    "$(check a/main.tf | grep unused)"

# --- what has changed since ---
(
    cd "$tmp/here" && git init -q . && git add . &&
        git -c user.name=x -c user.email=x@x commit -qm all
) || fail "there is no repository"
expect "nothing has" "" "$(check --since HEAD . | grep '\[')"
sed 's/inclde/inclute/' "$tmp/here/a/rules.json" >"$tmp/rules"
cp "$tmp/rules" "$tmp/here/a/rules.json"
for paths in . b b/main.tf; do
    expect "since: $paths" "a/rules.json:3:19 schema/enum" \
        "$(check --since HEAD $paths | places)"
done
finish
