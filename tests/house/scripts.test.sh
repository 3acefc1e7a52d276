# Our own scripts: shellcheck has nothing to say, and no line is too long.
. tests/lib.sh
need shellcheck

# scripts ROOT: prints what is wrong with the scripts there.
scripts() {
    find "$1/cmake" "$1/tests" "$1/samples" "$1/.ci" -type f \
        ! -path '*/golden/*/*' \( -name '*.sh' -o -path '*/.ci/run' \) \
        2>/dev/null | LC_ALL=C sort >"$tmp/scripts"
    # A test has no first line of its own. SC2016: awk programs stand in
    # single quotes.
    while read -r script; do
        shell="sh"
        [ "$(sed -n '1s/.*\(bash\)$/\1/p' "$script")" ] && shell="bash"
        shellcheck -x -s "$shell" -f gcc -e SC2016 "$script"
    done <"$tmp/scripts"
    xargs awk 'length > 80 { print FILENAME ":" FNR ": over 80 columns" }' \
        <"$tmp/scripts"
}

mini=$tmp/mini
mkdir -p "$mini/tests"
# shellcheck disable=SC2016  # a broken script
printf '#!/bin/sh\necho $1\n' >"$mini/tests/a.sh"
case $(scripts "$mini") in
*"a.sh:2:6: note: Double quote"*) ;;
*) fail "an unquoted variable passes" ;;
esac
awk 'BEGIN { printf "#!/bin/sh\n: "; while (i++ < 80) printf "x" }' \
    >"$mini/tests/a.sh"
expect "a long line" "$mini/tests/a.sh:2: over 80 columns" "$(scripts "$mini")"

expect "our scripts are clean" "" "$(scripts .)"
finish
