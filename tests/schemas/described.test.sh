# The schemas of DMS's documents are of use in any editor: each key has a title
# and a description, numbers of settings have their limits, what DMS documents
# as a default is there, and versions are said in words.
. tests/lib.sh
need jq

# Parts of the schemas that only say more about keys are not looked into.
cat >"$tmp/walk.jq" <<'END'
def resolved($root): if type == "object" and has("$ref")
  then . as $o | ($root | getpath($o["$ref"] | ltrimstr("#/") | split("/")))
    + del(.["$ref"]) else . end;
def parts: ["allOf", "anyOf", "oneOf", "if", "then", "else", "not"];
# [path, schema] of each key below.
def keys_of($root; $path):
  if type == "object" then
    . as $o
    | (if (.properties | type) == "object" and (has("$ref") | not)
       then .properties | to_entries[]
         | [$path + "/" + .key, (.value | resolved($root))] else empty end),
      (to_entries[] | select(.key | IN(parts[]) | not)
       | .key as $k | .value | keys_of($root; $path + "/" + $k))
  elif type == "array" then .[] | keys_of($root; $path)
  else empty end;
. as $root | keys_of($root; "") | .[0] as $path | .[1]
END

# undescribed SCHEMA: the keys without a title or a description, and those
# whose description does not say since which version there is what.
undescribed() {
    jq -r "$(cat "$tmp/walk.jq")"'
        | if (.title // "") == "" or (.description // "") == ""
          then "\($path) is not described" else empty end,
          (.["x-dmsc-since"] // empty
           | if type == "object" then to_entries[].value else . end) as $since
          | select(.description | contains($since) | not)
          | "\($path): since \($since) is not said"' "$1" | sort -u
}

# defaults SCHEMA DEFAULTS: each value of a document of defaults that is not
# the default of its key.
defaults() {
    jq -r --slurpfile d "$2" '. as $root | $d[0]
        | paths(type != "object") as $p
        | select(all($p[]; type == "string"))
        | ($root | getpath($p | map(["properties", .]) | add)) as $s
        | select(($s | has("default") | not)
            or $s.default != ($d[0] | getpath($p)))
        | "\($p | join("/")) has another default"' "$1"
}

# unlimited SCHEMA: whole numbers without a least value.
unlimited() {
    jq -r "$(cat "$tmp/walk.jq")"'
        | select(.type == "integer" and (has("minimum") | not))
        | "\($path) has no least value"' "$1"
}

cat >"$tmp/bad.json" <<'END'
{ "properties": {
    "a": { "title": "A", "description": "Words.", "x-dmsc-since": "3.5" },
    "b": { "title": "B", "type": "integer", "default": 2 },
    "c": { "$ref": "#/$defs/c" }, "d": { "$ref": "#/$defs/d" } },
  "$defs": {
    "c": { "title": "C", "description": "Words.", "properties": { "e": {} } },
    "d": { "title": "D" } } }
END
expect "a bad schema" \
"/\$defs/c/e is not described
/a: since 3.5 is not said
/b is not described
/d is not described" "$(undescribed "$tmp/bad.json")"
expect "a number" "/b has no least value" "$(unlimited "$tmp/bad.json")"
echo '{"a": 1, "b": 3}' >"$tmp/defaults.json"
expect "other defaults" "a has another default
b has another default" "$(defaults "$tmp/bad.json" "$tmp/defaults.json")"

for name in task-settings table-mappings external-table-definition; do
    expect "$name" "" "$(undescribed schemas/$name.schema.json)"
done
expect "the defaults" "" "$(defaults schemas/task-settings.schema.json \
    schemas/task-settings.defaults.json)"
expect "limits" "" "$(unlimited schemas/task-settings.schema.json)"
finish
