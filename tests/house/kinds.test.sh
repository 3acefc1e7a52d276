# Every kind of templates/kinds is made by at least one sample, on each target
# where it is something of its own: so no kind is there that nobody has seen.
. tests/lib.sh

# marks FILE...: "KIND <tab> PLACE <tab> MARK" for each thing that a kind is in
# an output: its Terraform and CloudFormation types and the call that makes it.
marks() {
    awk '
    function value(key) {
        key = substr($0, index($0, "\"" key "\": \"") + length(key) + 5)
        sub(/".*/, "", key)
        return key
    }
    FNR == 1 { kind = FILENAME; sub(/.*\//, "", kind); section = step = "" }
    /^  "(terraform|cloudformation|cli)": / {
        section = $1
        gsub(/[":]/, "", section)
        step = ""
    }
    section == "terraform" && /"type": "aws_/ {
        print kind "\t" section "\tresource \"" value("type") "\""
    }
    section == "cloudformation" && /"type": "AWS::/ {
        print kind "\t" section "\tType: " value("type")
    }
    section == "cli" && /^    "service": / { service = value("service") }
    section == "cli" && /^    "[a-z-]+": / { step = $1 }
    section == "cli" && step == "\"create\":" && /"operation": / {
        print kind "\t" section "\t" service " " value("operation")
        step = ""
    }' "$@"
}

# kinds ROOT OUTPUTS: prints the kinds of ROOT/templates/kinds that are not
# seen in the folders terraform, cloudformation and cli below OUTPUTS/*.
kinds() {
    marks "$1"/templates/kinds/*.json >"$tmp/marks"
    for file in "$1"/templates/kinds/*.json; do
        grep -q "^${file##*/}" "$tmp/marks" ||
            echo "${file##*/} is nothing of its own on any target"
    done
    while IFS=$(printf '\t') read -r kind place mark; do
        grep -rqE -- "$mark([^A-Za-z0-9:-]|\$)" "$2"/*/"$place" 2>/dev/null ||
            echo "$kind: no sample's $place has: $mark"
    done <"$tmp/marks"
}

mini=$tmp/mini
mkdir -p "$mini/templates/kinds" "$mini/out/one/terraform" \
    "$mini/out/two/cloudformation" "$mini/out/two/cli"
cat >"$mini/templates/kinds/net.json" <<'END'
{
  "kind": "net",
  "terraform": {
    "type": "aws_net",
    "arguments": { "type": "@kind" }
  },
  "cloudformation": { "type": "AWS::EC2::Net", "properties": {} },
  "cli": {
    "service": "ec2",
    "find": { "operation": "describe-nets" },
    "create": {
      "operation": "create-net"
    },
    "delete": { "operation": "delete-net" }
  }
}
END
echo 'resource "aws_net" "this" {' >"$mini/out/one/terraform/a.tf"
echo '    Type: AWS::EC2::Net' >"$mini/out/two/cloudformation/b.yaml"
echo '  aws ec2 create-net --name x' >"$mini/out/two/cli/c.sh"
expect "a kind in all three" "" "$(kinds "$mini" "$mini/out")"
echo 'resource "aws_net_work" "this" {' >"$mini/out/one/terraform/a.tf"
echo '    Type: AWS::EC2::Network' >"$mini/out/two/cloudformation/b.yaml"
echo '  aws ec2 create-net-work' >"$mini/out/two/cli/c.sh"
echo '{ "kind": "odd" }' >"$mini/templates/kinds/odd.json"
expect "a kind in none, and one that is nothing" \
'odd.json is nothing of its own on any target
net.json: no sample'"'"'s terraform has: resource "aws_net"
net.json: no sample'"'"'s cloudformation has: Type: AWS::EC2::Net
net.json: no sample'"'"'s cli has: ec2 create-net' \
    "$(kinds "$mini" "$mini/out")"

# --- ours ---
[ -x "$DMSC" ] || skip "dmsc is not built"
for spec in samples/*/migration.yaml; do
    name=$(basename "$(dirname "$spec")")
    "$DMSC" build "$spec" -o "$tmp/out/$name" >"$tmp/log" 2>&1 ||
        fail "$spec does not build: $(cat "$tmp/log")"
done
expect "every kind is in a sample" "" "$(kinds . "$tmp/out")"
finish
