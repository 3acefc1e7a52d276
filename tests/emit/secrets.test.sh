# No secret gets anywhere but to AWS: not into an output, not into what is
# said, not into the arguments of a command. One is planted in the environment
# (under every name that could be taken), in the stand-in, and in the spec
# where no secret belongs.
. tests/lib.sh
need bash

secret='planted-Pa55word'
mkdir "$tmp/spec"
cp samples/homogeneous/* "$tmp/spec"
printf -- "-- %s\nINSERT INTO customers (name) VALUES ('%s');\n" \
    "$secret" "$secret" >>"$tmp/spec/changes.sql"
for name in SOURCE_PASSWORD TARGET_PASSWORD PGPASSWORD AWS_SECRET_ACCESS_KEY \
    TF_VAR_source_password SHOP_SOURCE; do
    export "$name=$secret"
done
"$DMSC" build "$tmp/spec/migration.yaml" -o "$tmp/out" >"$tmp/said" 2>&1 ||
    fail "the sample does not build: $(cat "$tmp/said")"
found=$(grep -rlF "$secret" "$tmp/out" "$tmp/said")
expect "nothing holds the secret" "" "$found"

# A password in the spec is refused, and nothing is written.
sed "s|{ secret: shop/source }.*|$secret|" samples/homogeneous/migration.yaml \
    >"$tmp/spec/migration.yaml"
"$DMSC" build "$tmp/spec/migration.yaml" -o "$tmp/refused" >"$tmp/said" 2>&1
expect "a password in the spec is an error" 1 $?
[ ! -e "$tmp/refused" ] || fail "something was written"

# The scripts, with an `aws` that notes its arguments, and what it is fed.
mkdir "$tmp/bin"
cat >"$tmp/bin/aws" <<'END'
#!/bin/bash
printf '%s\n' "$*" >>"$tmp/arguments"
case "$*" in
*file:///dev/stdin*) cat >>"$tmp/fed"; echo >>"$tmp/fed" ;;
esac
case $2 in
describe-db-instances)
    if grep -q create-db-instance "$tmp/arguments"; then echo thing-1; fi ;;
describe-availability-zones) echo zone-a ;;
get-caller-identity) echo arn:aws:iam::123456789012:user/me ;;
create-* | put-* | allocate-* | authorize-* | associate-*) echo thing-1 ;;
describe-subnets | describe-security-groups) echo thing-1 ;;
list-tags-for-resource) echo shop ;;
esac
END
chmod +x "$tmp/bin/aws"
: >"$tmp/arguments"
export tmp
PATH=$tmp/bin:$PATH TRIES=2 PAUSE=0 bash "$tmp/out/cli/20-databases.sh" \
    >"$tmp/said" 2>&1 || {
    fail "20-databases.sh does not end well"
    tail -n 5 "$tmp/said" >&2
}
grep -q 'create-db-instance' "$tmp/arguments" || fail "no database was made"
grep -qF "$secret" "$tmp/arguments" && fail "an argument shows the secret"
grep -qF "$secret" "$tmp/said" && fail "a message shows the secret"
grep -qxF "$secret" "$tmp/fed" || fail "the database does not get its password"
grep -qF "{\"username\":\"dms_user\",\"password\":\"$secret\",\"host\":" \
    "$tmp/fed" || fail "the secret does not get its value"
finish
