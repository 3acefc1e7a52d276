# Small files that would grow without end when their expressions are worked
# out. Each must end soon, by itself, with what a check says.
. tests/lib.sh

seconds=6
grep -q 'DMSC_SANITIZE:BOOL=ON' "$BUILD/CMakeCache.txt" && seconds=60

# repeat N TEXT: TEXT, N times; "#" in it is the number of the time.
repeat() {
    awk -v n="$1" -v s="$2" 'BEGIN {
        for (i = 1; i <= n; i++) {
            t = s
            gsub(/#/, i, t)
            printf "%s", t
        }
    }'
}

# chain N FIRST TEXT: local l0 is FIRST, each of the next N is TEXT, in which
# "@" is the one before it.
chain() {
    awk -v n="$1" -v first="$2" -v s="$3" 'BEGIN {
        print "l0 = " first
        for (i = 1; i <= n; i++) {
            t = s
            gsub(/@/, "local.l" (i - 1), t)
            print "l" i " = " t
        }
    }'
}

# ends NAME EXPRESSION: a task whose mapping is EXPRESSION, beside the locals
# of standard input, is checked within its time.
ends() {
    mkdir -p "$tmp/$1"
    {
        echo 'locals {'
        cat
        printf '\n}\nresource "aws_dms_replication_task" "t" {\n'
        printf '  table_mappings = %s\n}\n' "$2"
    } >"$tmp/$1/main.tf"
    # shellcheck disable=SC3045  # every shell that we know has -t
    (ulimit -t "$seconds"; exec "$DMSC" check "$tmp/$1" >"$tmp/$1.out" 2>&1)
    expect "$1 ends" 1 "$?"
    expect "$1 is told of" 1 \
        "$(grep -c "missing 'replication_task_id'" "$tmp/$1.out")"
}

{ printf 'a = 1'; repeat 19999 '+1'; } | ends plus 'jsonencode(local.a)'
{ printf 'a = '; repeat 20000 '!'; echo true; } | ends not 'jsonencode(local.a)'
# What refers to a text that refers to a text is followed only so far.
chain 10000 '"x"' 'jsondecode(@)' | ends decode 'jsonencode(local.l10000)'
echo '${v}' >"$tmp/t.tpl"
chain 5000 '"x"' 'templatefile("../t.tpl", {v = @})' |
    ends templates 'jsonencode(local.l5000)'
# One call makes as much as all others before it, many times.
chain 5 '"xxxxxxxxxx"' "\"$(repeat 10000 '${@}')\"" | ends strings local.l5
chain 4 'range(1000)' "concat(@$(repeat 999 ', @'))" |
    ends lists 'jsonencode({rules = local.l4})'
chain 1 '{for i in range(1000) : "k${i}" => i}' \
    "merge(@$(repeat 19999 ', @'))" | ends maps 'jsonencode(local.l1)'
chain 5 'join("xxxxxxxxxx", range(1000))' 'join(@, range(1000))' |
    ends joins local.l5
chain 4 'join("", [for i in range(1000) : "aaaaaaaaaa"])' \
    'replace(@, "a", @)' | ends replaced local.l4
{
    printf 'a = "%s"\n' "$(head -c 450000 /dev/zero | tr "\000" a)"
    printf 'b = "%sb"\n' "$(head -c 225000 /dev/zero | tr "\000" a)"
} | ends needle 'split(local.b, local.a)[0]'

chain 1 'range(1000)' 'setproduct(@, @, @, @)' |
    ends products 'jsonencode(local.l1)'
chain 5 'range(1000)' 'chunklist(concat(@, @), 1)[*]' |
    ends chunks 'jsonencode(local.l5)'
chain 4 '"%s%s%s%s%s%s%s%s"' \
    'format(join("", formatlist(@, @, @, @, @, @, @, @, @)), @)' |
    ends formats local.l4
chain 1 "\"$(repeat 40 a)c\"" '[for i in range(1000) :
    [for k in range(1000) : regexall("(a|a)*[bd]", @)]]' |
    ends patterns 'jsonencode(local.l1)'
chain 4 'join("", [for i in range(1000) : "aaaaaaaaaa"])' \
    'replace(@, "/a+?/", @)' | ends replacements local.l4

# loops N TEXT: a template of N loops within each other, with TEXT in it.
loops() {
    repeat "$1" '%{ for a in range(1000) }'
    printf '%s' "$2"
    repeat "$1" '%{ endfor }'
}

chain 5 '"xxxxxxxxxx"' "\"$(loops 1 '${@}')\"" | ends looped local.l5
printf 'a = "%s"\n' "$(loops 4 x)" | ends nested local.a
printf 'a = "%s"\n' "$(loops 4 '')" | ends hollow local.a
printf 'a = "{\\"rules\\": [%s]}"\n' \
    "$(loops 2 '{\"rule-id\": \"${a}\", \"rule-name\": \"${a}\"},')" |
    ends looped-rules local.a
{ printf 'a = "'; repeat 20000 '%{ if true }'; echo '"'; } |
    ends unpaired local.a
finish
