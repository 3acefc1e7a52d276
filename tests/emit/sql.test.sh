# prepare.sh and populate.sh of the sample, with a real PostgreSQL as the
# deployed source and an `aws` that knows where it is: twice each, for nothing
# may happen the second time.
. tests/lib.sh

need bash psql
bin=
for folder in /usr/lib/postgresql/*/bin \
    "$(command -v initdb | xargs -r dirname)"; do
    [ -x "$folder/initdb" ] && bin=$folder
done
[ -n "$bin" ] || skip "PostgreSQL is not installed"

# PostgreSQL refuses to be root.
as_user() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    need runuser
    user=postgres
    id "$user" >/dev/null 2>&1 || user=nobody
    chown "$user" "$tmp"
    chmod 755 "$tmp"
    as_user() { runuser -u "$user" -- "$@"; }
fi

# Nothing but a socket in our folder, so no port can be taken.
cluster=$tmp/cluster
as_user "$bin/initdb" -D "$cluster" -U dms_user -A trust --no-sync \
    --encoding UTF8 --locale C.UTF-8 >"$tmp/log" 2>&1 || {
    cat "$tmp/log" >&2
    skip "PostgreSQL cannot make a cluster here"
}
echo "max_slot_wal_keep_size = 1GB" >>"$cluster/postgresql.conf"
trap 'as_user "$bin/pg_ctl" -D "$cluster" -m immediate stop >/dev/null 2>&1
      rm -rf "$tmp"' EXIT
as_user "$bin/pg_ctl" -D "$cluster" -l "$cluster/log" -w \
    -o "-k $tmp -c listen_addresses= -c fsync=off -c wal_level=logical" \
    start >"$tmp/log" 2>&1 || {
    cat "$tmp/log" "$cluster/log" >&2
    fail "PostgreSQL does not start"
    finish
}

mkdir "$tmp/bin"
cat >"$tmp/bin/aws" <<'END'
#!/bin/bash
case $2 in
get-caller-identity) echo arn:aws:iam::123456789012:user/me ;;
list-tags-for-resource) echo shop ;;
get-secret-value)
    echo '{"username": "dms_user", "password": "planted-Pa55word"}' ;;
*) echo thing-1 ;;
esac
END
chmod +x "$tmp/bin/aws"
PATH=$tmp/bin:$PATH
export PATH PGHOST="$tmp" PGPORT=5432 PGSSLMODE=prefer

db() { psql -X -At -U dms_user -d "${2:-shop}" -c "$1"; }
# script NAME: runs one of ours; what it says is in $tmp/said.
script() {
    bash "$tmp/out/cli/$1" ${2+"$2"} >"$tmp/said" 2>&1 </dev/null || {
        fail "$1: exit $?"
        cat "$tmp/said" >&2
    }
}
"$DMSC" build samples/homogeneous/migration.yaml -o "$tmp/out" -t cli \
    >"$tmp/said" 2>&1 || fail "the sample does not build"

# On RDS there is a role that may replicate; the user is not a superuser.
db "CREATE DATABASE shop" postgres >/dev/null
db "CREATE ROLE rds_replication" >/dev/null

script populate.sh
for rows in 'categories: 10' 'customers: 50' 'products: 100' 'inventory: 100' \
    'orders: 200' 'order_items: 530'; do
    grep -qx "$rows" "$tmp/said" || fail "populate.sh does not count $rows"
done
if bash "$tmp/out/cli/populate.sh" >"$tmp/said" 2>&1 </dev/null; then
    fail "populate.sh fills a database that has tables"
fi
grep -q 'has 6 tables already; --force' "$tmp/said" ||
    fail "populate.sh does not say what is in the way"
expect "nothing was added" 200 "$(db 'SELECT count(*) FROM orders')"
grep -q planted "$tmp/said" && fail "populate.sh shows the password"

state() {
    db "SELECT evtname FROM pg_event_trigger"
    db "SELECT g.rolname FROM pg_auth_members m
        JOIN pg_roles g ON g.oid = m.roleid
        JOIN pg_roles u ON u.oid = m.member WHERE u.rolname = 'dms_user'"
    db "SELECT count(*) FROM pg_class WHERE relname LIKE 'awsdms%'"
}
script prepare.sh
state >"$tmp/first"
expect "an event trigger, the role, DMS's table with key and sequence" \
    "awsdms_intercept_ddl rds_replication 3" "$(xargs <"$tmp/first")"
script prepare.sh
expect "prepared again" "$(cat "$tmp/first")" "$(state)"
expect "and nothing to complain of" "" "$(grep -i warning "$tmp/said")"

# A change of a table goes through DMS's table, and leaves nothing behind.
db "CREATE TABLE keyless (a integer)" >/dev/null
expect "the audit table is empty" 0 \
    "$(db 'SELECT count(*) FROM public.awsdms_ddl_audit')"
expect "but was written to" 1 \
    "$(db "SELECT last_value FROM public.awsdms_ddl_audit_c_key_seq")"
script prepare.sh
grep -q 'without a primary key.*keyless' "$tmp/said" ||
    fail "a table without a key is not named"

# What fills the disk of a source is told: a slot that nobody reads, and that
# there is no limit.
db "SELECT pg_create_logical_replication_slot('left_over', 'test_decoding')" \
    >/dev/null
script prepare.sh
grep -q 'nobody reads the replication slot left_over' "$tmp/said" ||
    fail "a slot that nobody reads is not named"
grep -q 'nothing limits' "$tmp/said" && fail "the limit is not seen"
hint=$(sed -n 's/^HINT:.*: \(SELECT .*;\)$/\1/p' "$tmp/said")
db "$hint" >/dev/null
expect "what the hint says drops it" 0 \
    "$(db 'SELECT count(*) FROM pg_replication_slots')"
db "ALTER SYSTEM SET max_slot_wal_keep_size = -1" >/dev/null
db "SELECT pg_reload_conf()" >/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ "$(db 'SHOW max_slot_wal_keep_size')" = -1 ] && break
    sleep 0.2
done
script prepare.sh
grep -q 'nothing limits what a replication slot holds back' "$tmp/said" ||
    fail "that nothing limits slots is not told"
grep -q 'nobody reads' "$tmp/said" && fail "a slot that is gone is named"

# Another user gets what it needs, by hand.
psql -X -q -U dms_user -d shop -v user="o'dd user" \
    -f "$tmp/out/sql/prepare-source.sql" >"$tmp/said" 2>&1 ||
    fail "prepare-source.sql for another user: $(cat "$tmp/said")"
expect "it may read" 50 "$(psql -X -At -U "o'dd user" -d shop \
    -c 'SELECT count(*) FROM customers')"

# A source that is there already: with a heartbeat its user may make a table
# where that writes, and nowhere else; without one, not even there.
may_make() { # SCHEMA SETTINGS
    sed -e '/^    create:/,/^      storage/d' -e '/populate:/d' \
        -e 's/^  source:/&\n    host: old.example.com\n    engine: postgres/' \
        -e '/^      backup-retention/d' -e '/^      deletion-/d' \
        -e 's/^  target:/&\n    host: new.example.com\n    engine: postgres/' \
        samples/homogeneous/migration.yaml |
        awk -v more="$2" '{ print }
            more && /host: old/ { print "    endpoint-settings: " more }' \
            >"$tmp/migration.yaml"
    cp samples/homogeneous/*.sql "$tmp"
    "$DMSC" build "$tmp/migration.yaml" -o "$tmp/there" -t cli \
        >"$tmp/said" 2>&1 || fail "not built: $(cat "$tmp/said")"
    db "DROP OWNED BY reader" >/dev/null 2>&1
    psql -X -q -U dms_user -d shop -v user=reader \
        -f "$tmp/there/sql/prepare-source.sql" >"$tmp/said" 2>&1 ||
        fail "prepare-source.sql with '$2': $(cat "$tmp/said")"
    db "SELECT has_schema_privilege('reader', '$1', 'CREATE')"
}
db "REVOKE CREATE ON SCHEMA public FROM PUBLIC" >/dev/null
db "CREATE ROLE reader LOGIN" >/dev/null
expect "no heartbeat" f "$(may_make public '')"
expect "a heartbeat that is off" f \
    "$(may_make public "{ HeartbeatEnable: false }")"
expect "a heartbeat" t \
    "$(may_make public "{ HeartbeatEnable: true }")"
expect "a heartbeat in a schema of its own" t \
    "$(may_make dms_beat \
        "{ HeartbeatEnable: true, HeartbeatSchema: dms_beat }")"
expect "and nowhere else" f \
    "$(db "SELECT has_schema_privilege('reader', 'public', 'CREATE')")"
finish
