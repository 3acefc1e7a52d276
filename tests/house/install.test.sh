# `make install` puts a program that runs, its manual page and what shells need
# to complete commands where PREFIX and DESTDIR say, and nothing anywhere else.
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
installed() { # installed PATH COMMAND...: a file made by that command
    path=$1
    shift
    cmp -s "$tmp/staged/usr/share/$path" - <<END || fail "$path is not there"
$("$DMSC" "$@")
END
}
installed man/man1/dmsc.1 help --man
installed bash-completion/completions/dmsc completion bash
installed zsh/site-functions/_dmsc completion zsh
installed fish/vendor_completions.d/dmsc.fish completion fish

install_to "" "$tmp/own"
runs "$tmp/own/bin/dmsc"
finish
