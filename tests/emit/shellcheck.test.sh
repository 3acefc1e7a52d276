# Every script that `dmsc build` writes is clean for shellcheck, down to its
# matters of style, and says with -h what it does; for the sample, and for a
# spec whose texts are hard to quote.
. tests/lib.sh
need bash shellcheck

for spec in samples/*/migration.yaml tests/emit/other.yaml; do
    out=$tmp/$(echo "$spec" | tr -c 'a-z\n' _)
    "$DMSC" build "$spec" -o "$out" -t cli >"$tmp/said" 2>&1 || {
        fail "$spec does not build"
        cat "$tmp/said" >&2
        continue
    }
    shellcheck -S style "$out"/cli/*.sh >"$tmp/said" || {
        fail "$spec"
        cat "$tmp/said" >&2
    }
    for script in "$out"/cli/*.sh; do
        case ${script##*/} in lib.sh | resources.sh) continue ;; esac
        [ -x "$script" ] || fail "$script cannot be run"
        bash "$script" -h </dev/null 2>&1 | grep -q "usage: ${script##*/}" ||
            fail "${script##*/} -h does not help"
        bash "$script" --nonsense >"$tmp/said" 2>&1
        expect "${script##*/} --nonsense" 2 $?
    done
done

# What a spec's texts hold reaches AWS as it was written, and nothing in them
# is run: resources.sh tells its tags without asking anybody.
cli=$tmp/tests_emit_other_yaml/cli
cat >"$tmp/tags" <<'END'
cd "$1" && HERE=. && TEAM='a "b" $(touch hacked) `touch hacked`' || exit 1
. ./lib.sh
. ./resources.sh
printf '%s\n' "${TAGS[@]}"
END
commands='$(touch hacked) `touch hacked`'
expect "tags as the shorthand has them" \
    "Key=owner,Value=\"us: a \\\"b\\\" $commands\"
Key=Name,Value=nobody
Key=migration,Value=crm" "$(bash "$tmp/tags" "$cli")"
for line in '--multi-az' '--enable-performance-insights' 'MultiAZ true'; do
    grep -qF -- "  $line \\" "$cli/20-databases.sh" ||
        fail "overrides: no '$line'"
done
[ ! -e "$cli/hacked" ] || fail "a text of the spec was run"
finish
