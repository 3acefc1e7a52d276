# The SQL of each sample is one file for two databases: it fills the deployed
# source and the stand-in of the rehearsal. So both PostgreSQL and SQLite must
# take it, and make the same rows of it.
. tests/lib.sh

need sqlite3
bin=
for folder in /usr/lib/postgresql/*/bin $(command -v initdb | xargs -r dirname)
do
    [ -x "$folder/initdb" ] && [ -x "$folder/psql" ] && bin=$folder
done
[ -n "$bin" ] || skip "PostgreSQL is not installed"

# PostgreSQL refuses to be root.
as_user() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    need runuser
    user=postgres
    id "$user" >/dev/null 2>&1 || user=nobody
    chown "$user" "$tmp"
    as_user() { runuser -u "$user" -- "$@"; }
fi

# Nothing but a socket in our folder, so no port can be taken.
cluster=$tmp/cluster
as_user "$bin/initdb" -D "$cluster" -U shop -A trust --no-sync \
    --encoding UTF8 --locale C.UTF-8 >"$tmp/log" 2>&1 || {
    cat "$tmp/log" >&2
    skip "PostgreSQL cannot make a cluster here"
}
trap 'as_user "$bin/pg_ctl" -D "$cluster" -m immediate stop >/dev/null 2>&1
      rm -rf "$tmp"' EXIT
as_user "$bin/pg_ctl" -D "$cluster" -l "$tmp/server" -w \
    -o "-k $tmp -c listen_addresses= -c fsync=off -c timezone=UTC" \
    start >"$tmp/log" 2>&1 || {
    cat "$tmp/log" "$tmp/server" >&2
    fail "PostgreSQL does not start"
    finish
}

psql() {
    as_user "$bin/psql" -X -q -h "$tmp" -U shop -d "$database" \
        -v ON_ERROR_STOP=1 "$@"
}

# tables SAMPLE: those that it makes.
tables() {
    sed -n 's/^CREATE TABLE \([a-z_]*\) .*/\1/p' "$1/shop.sql"
}

# Two spellings of the same: SQLite has 1 for true, and 19.9 for 19.90.
rows() { # rows SAMPLE FILE-PREFIX
    for table in $(tables "$1"); do
        psql -At -F '|' -P null=NULL -c "SELECT * FROM $table" \
            >"$2.postgres"
        sqlite3 -nullvalue NULL "$2.sqlite" "SELECT * FROM $table" \
            >"$2.list"
        for side in postgres list; do
            awk -F '|' -v OFS='|' '{
                for (i = 1; i <= NF; i++) {
                    if ($i == "t" || $i == "f") $i = ($i == "t")
                    if ($i ~ /^-?[0-9]+\.[0-9]+$/) $i = sprintf("%.3f", $i)
                    if ($i ~ /^[0-9]+$/) $i = sprintf("%.3f", $i)
                }
                print
            }' "$2.$side" | LC_ALL=C sort >"$2.$side.sorted"
        done
        [ -s "$2.postgres.sorted" ] || fail "$1: $table is empty"
        cmp -s "$2.postgres.sorted" "$2.list.sorted" || {
            fail "$1: $table differs"
            diff "$2.postgres.sorted" "$2.list.sorted" | head -n 8 >&2
        }
    done
}

try() { # try SAMPLE: fills both, then lets its changes run on both
    database=$(basename "$1" | tr - _)
    as_user "$bin/createdb" -h "$tmp" -U shop "$database"
    stand_in=$tmp/$database
    for file in shop.sql changes.sql; do
        [ -f "$1/$file" ] || continue
        psql <"$1/$file" >"$tmp/log" 2>&1 ||
            fail "$1/$file on PostgreSQL: $(cat "$tmp/log")"
        { echo "PRAGMA foreign_keys = ON;"; cat "$1/$file"; } |
            sqlite3 -bail "$stand_in.sqlite" >"$tmp/log" 2>&1 ||
            fail "$1/$file on SQLite: $(cat "$tmp/log")"
        rows "$1" "$stand_in"
    done
}

for sample in samples/*/; do
    [ -f "$sample/shop.sql" ] && try "${sample%/}"
done

database=homogeneous
expect "rows of the shop after its changes" "$(
    for table in $(tables samples/homogeneous); do
        sqlite3 "$tmp/homogeneous.sqlite" \
            "SELECT '$table ' || count(*) FROM $table"
    done
)" "$(
    for table in $(tables samples/homogeneous); do
        psql -At -c "SELECT '$table ' || count(*) FROM $table"
    done
)"
finish
