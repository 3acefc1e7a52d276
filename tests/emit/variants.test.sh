# labels: slow
# What samples do not show: specs of other shapes build, and their outputs
# pass the targets' own tools.
. tests/lib.sh
. tests/fake/lib.sh
need terraform cfn-lint shellcheck

for spec in tests/emit/variants/*.yaml; do
    name=${spec##*/}
    out=$tmp/${name%.yaml}
    "$DMSC" check "$spec" >&2 || fail "$name has errors"
    "$DMSC" build "$spec" -o "$out" >/dev/null || fail "$name does not build"
    terraform -chdir="$out/terraform" fmt -check -diff >&2 ||
        fail "$name: terraform fmt"
    tf_init "$out/terraform" >/dev/null || fail "$name: terraform init"
    terraform -chdir="$out/terraform" validate -no-color >"$tmp/log" 2>&1 ||
        fail "$name: terraform validate: $(cat "$tmp/log")"
    cfn-lint "$out"/cloudformation/*.yaml >&2 || fail "$name: cfn-lint"
    (cd "$out/cli" && shellcheck -x ./*.sh >&2) || fail "$name: shellcheck"
done

# Nothing that a spec says is lost on the way.
for file in terraform/dms.tf cloudformation/pair.yaml cli/40-dms.sh; do
    grep -q '0/15A4E28' "$tmp/both-ways/$file" ||
        fail "$file has no start of the changes"
done
finish
