# Holds the #includes of gen/ against gen/LAYERS. The first file is the table,
# all others are sources, named from gen/ on ("base/arena.c").
# Prints one line a violation.

# A shell pattern as an anchored regular expression.
function pattern(glob) {
    gsub(/[.+]/, "\\\\&", glob)
    gsub(/\*/, ".*", glob)
    return "^" glob "$"
}

function folder(path) {
    sub(/\/.*/, "", path)
    return path
}

function problem(text) {
    print "gen/" name ":" FNR ": " text
}

FNR == 1 {
    reading = ++files > 1
    name = FILENAME
    sub(/^.*gen\//, "", name)
}

# --- the table ---
!reading && (/^#/ || /^[ \t]*$/) { next }

!reading && /^</ {
    headers = $0
    sub(/^</, "", headers)
    sub(/>:.*/, "", headers)
    sub(/^[^>]*>:[ \t]*/, "")
    n = split(headers, list, " ")
    for (i = 1; i <= n; i++) {
        doors++
        door[doors] = pattern(list[i])
        through[doors] = $0
    }
    next
}

!reading && /^(family|aloud):/ { next }

!reading {
    row = $1
    sub(/:$/, "", row)
    for (i = 2; i <= NF; i++) {
        if ($i == "*") {
            for (f in known)
                may[row, f] = 1
        } else if (!($i in known)) {
            problem(row " names " $i ", which is no row above it")
        } else {
            may[row, $i] = 1
        }
    }
    known[row] = 1
    next
}

# --- the sources ---
FNR == 1 && !(folder(name) in known) {
    problem("the folder " folder(name) " has no row in gen/LAYERS")
}

!/^[ \t]*#[ \t]*include/ { next }

/</ {
    header = $0
    sub(/^[^<]*</, "", header)
    sub(/>.*/, "", header)
    matched = allowed = 0
    for (i = 1; i <= doors; i++) {
        if (header !~ door[i])
            continue
        matched = 1
        n = split(through[i], list, " ")
        for (j = 1; j <= n; j++)
            if (name ~ pattern(list[j]))
                allowed = 1
        where = through[i]
    }
    if (!matched)
        problem("<" header "> is not in gen/LAYERS")
    else if (!allowed)
        problem("<" header "> is for " where " only")
    next
}

{
    path = $0
    sub(/^[^"]*"/, "", path)
    sub(/".*/, "", path)
    if (path !~ /\//) {
        problem("write the folder too: \"" folder(name) "/" path "\"")
        next
    }
    from = folder(name)
    to = folder(path)
    if (from != to && !((from, to) in may))
        problem(from " may not include " to " (\"" path "\")")
    out[name] = out[name] " " path
    node[++nodes] = name
}

# Depth first; state 1 is on the way, 2 is done. The circle is read off the
# way when it closes.
function visit(here, depth,    list, n, i, k, circle) {
    state[here] = 1
    way[depth] = here
    n = split(out[here], list, " ")
    for (i = 1; i <= n; i++) {
        if (state[list[i]] == 1) {
            circle = list[i]
            for (k = depth; way[k] != list[i]; k--)
                circle = way[k] " -> " circle
            print "gen: a circle of includes: " list[i] " -> " circle
        } else if (!state[list[i]]) {
            visit(list[i], depth + 1)
        }
    }
    state[here] = 2
}

END {
    for (i = 1; i <= nodes; i++)
        if (!state[node[i]])
            visit(node[i], 1)
}
