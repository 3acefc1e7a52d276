# The manual page: clean roff that has every command and every option.
. tests/lib.sh
[ -x "$DMSC" ] || skip "dmsc is not built"
"$DMSC" help --man >"$tmp/dmsc.1" || fail "help --man"
fails=$(grep -c . "$tmp/dmsc.1")
[ "$fails" -gt 100 ] || fail "a page of $fails lines"

# --- what it holds, by the help texts ---
plain=$(sed -e 's/\\f[BIR]//g' -e 's/\\-/-/g' "$tmp/dmsc.1")
for command in $("$DMSC" help |
    sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
    case $plain in
    *".SS dmsc $command
"*) ;;
    *) fail "the command $command is not in it" ;;
    esac
    for option in $("$DMSC" help "$command" |
        sed -n 's/^  .*\(--[a-z][a-z-]*\).*/\1/p'); do
        case $plain in
        *"$option"*) ;;
        *) fail "$option of $command is not in it" ;;
        esac
    done
done

# --- what formatters say ---
need mandoc
# No date: the same program makes the same page.
mandoc -T lint -W warning "$tmp/dmsc.1" 2>&1 |
    grep -v 'missing date' >"$tmp/said"
expect "mandoc" "" "$(cat "$tmp/said")"
{ cat "$tmp/dmsc.1" && echo '.nonsense'; } >"$tmp/bad.1"
mandoc -T lint -W warning "$tmp/bad.1" 2>&1 | grep -q 'unknown macro' ||
    fail "mandoc sees no mistake"
need groff
expect "groff" "" "$(groff -man -Tutf8 -ww -z "$tmp/dmsc.1" 2>&1)"
finish
