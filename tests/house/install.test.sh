# `make install` puts a program that runs and its manual pages
# where PREFIX and DESTDIR say, and nothing anywhere else.
. tests/lib.sh
[ -x "$DMSC" ] || skip "dmsc is not built"

# The tree is built: what is asked here is only where things go.
install_to() { # install_to DESTDIR PREFIX
    make -s install BUILD="$BUILD" DESTDIR="$1" PREFIX="$2" \
        >"$tmp/log" 2>&1 || fail "make install: $(cat "$tmp/log")"
}

# runs PROGRAM: it says the version of the one that was built.
runs() {
    [ -x "$1" ] || { fail "no program ${1#"$tmp"}" && return; }
    # Away from the sources: what it needs it carries.
    expect "version of ${1#"$tmp"}" "$("$DMSC" version)" \
        "$(cd "$tmp" && "$1" version 2>&1)"
    expect "schema of ${1#"$tmp"}" "$("$DMSC" schema migration | cksum)" \
        "$(cd "$tmp" && "$1" schema migration 2>&1 | cksum)"
}

install_to "$tmp/staged" /usr
runs "$tmp/staged/usr/bin/dmsc"
outside=$(find "$tmp/staged" -type f ! -path "$tmp/staged/usr/*")
expect "nothing outside the prefix" "" "$outside"
for page in docs/man/*.1; do
    [ -e "$page" ] || continue
    name=${page##*/}
    [ -e "$tmp/staged/usr/share/man/man1/$name" ] ||
        fail "$page is not installed"
done

install_to "" "$tmp/own"
runs "$tmp/own/bin/dmsc"
finish
