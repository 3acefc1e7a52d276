# What findings show of a file, they show without its passwords: for people,
# for machines, and for whoever reads the log of a pipeline.
. tests/lib.sh

secret='planted-Pa55wörd'
cat >"$tmp/a.tf" <<END
resource "aws_dms_endpoint" "a" {
  endpoint_id   = "a--b"
  endpoint_type = "source"
  engine_name   = "postgress"
  password      = "$secret"

  extra_connection_attributes = "foo=1;asm_password=$secret;bar=2"
}
END
# The others have all on one line.
tr -d '\n' >"$tmp/a.json" <<END
{"EndpointIdentifier":"a--b","EndpointType":"source","EngineName":"mongo",
"Password":"$secret","MongoDbSettings":{"Password":"$secret","Prot":1},}
END
tr -d '\n' >"$tmp/a.yaml" <<END
Resources: { D: { Type: AWS::RDS::DBInstance, Properties: {
 MasterUserPassword: $secret } }, E: { Type: AWS::DMS::Endpoint, Properties: {
 EndpointIdentifier: a--b, EndpointType: source, EngineName: mysql,
 Password: "$secret", Prot: 1 } } }
END
tr -d '\n' >"$tmp/a.sh" <<END
aws dms create-endpoint --endpoint-identifier a--b --endpoint-type source
 --engine-name mysq --password '$secret' --prot 1
END
tr -d '\n' >"$tmp/plan.json" <<END
{"format_version":"1.2","terraform_version":"1.9.0","resource_changes":[{
"address":"aws_dms_endpoint.a","type":"aws_dms_endpoint","name":"a","change":{
"actions":["update"],"before":{"password":"$secret"},"after":{
"endpoint_id":"a--b","endpoint_type":"source","engine_name":"mysq",
"password":"$secret"}}}]}
END
for file in a.tf a.json a.yaml a.sh plan.json; do
    for format in human concise json sarif github gitlab junit checkstyle; do
        COLUMNS=500 "$DMSC" check -f "$format" "$tmp/$file" >"$tmp/out" 2>&1
        expect "$file has findings in $format" 1 $?
        grep -q "planted" "$tmp/out" && fail "$file shows it in $format"
    done
done

# endpoint PASSWORD: what is shown of it beside a wrong engine, which is marked.
endpoint() {
    printf '{"Password":"%s","EngineName":"oracl","EndpointType":"source",%s}' \
        "$1" '"EndpointIdentifier":"a"' >"$tmp/b.json"
    COLUMNS=500 "$DMSC" check --only endpoint/unknown-engine "$tmp/b.json" |
        awk -F '"' 'NR == 4 { print $4; at = index($0, "\"oracl\"") }
            NR == 5 { print at == index($0, "^") ? "marked" : "missed" }'
}
expect "what stands behind it keeps its column" "****************
marked" "$(endpoint "$secret")"
reference="\${db_password}"
expect "a reference is no secret" "$reference
marked" "$(endpoint "$reference")"
finish
