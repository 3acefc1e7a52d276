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

# A source and its header are one.
function module(path) {
    sub(/\.[ch]$/, "", path)
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

!reading && /^circle:/ {
    sub(/#.*/, "")
    ties++
    tie_line[ties] = FNR
    tie[ties] = ""
    for (i = 2; i <= NF; i++) {
        tie[ties] = tie[ties] " " $i
        tied_to[$i] = $2
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
FNR == 1 && name ~ /\.c$/ { has_source[module(name)] = 1 }

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
    if (path ~ /\.h$/ && !((module(name), module(path)) in known_below) &&
        module(path) != module(name)) {
        known_below[module(name), module(path)] = 1
        below[module(name)] = below[module(name)] " " module(path)
    }
}

# Depth first over EDGES; state 1 is on the way, 2 is done. The circle is read
# off the way when it closes.
function visit(edges, here, depth, what,    list, n, i, k, circle) {
    state[here] = 1
    way[depth] = here
    n = split(edges[here], list, " ")
    for (i = 1; i <= n; i++) {
        if (state[list[i]] == 1) {
            circle = list[i]
            for (k = depth; way[k] != list[i]; k--)
                circle = way[k] " -> " circle
            circles++
            print "gen: a circle of " what ": " list[i] " -> " circle
        } else if (!state[list[i]]) {
            visit(edges, list[i], depth + 1, what)
        }
    }
    state[here] = 2
}

# Whether a module stands on another, be it in many steps.
function reaches(from, to,    queue, n, i, j, k, list, seen) {
    queue[n = 1] = from
    for (i = 1; i <= n; i++) {
        k = split(below[queue[i]], list, " ")
        for (j = 1; j <= k; j++) {
            if (list[j] == to)
                return 1
            if (list[j] in has_source && !(list[j] in seen)) {
                seen[list[j]] = 1
                queue[++n] = list[j]
            }
        }
    }
    return 0
}

# A header without a source of its own has only words, which may be everybody's.
# Those that are said to be one take the name of the first.
function join_modules(    m, list, n, i, from, to, known_joined) {
    for (m in has_source) {
        from = m in tied_to ? tied_to[m] : m
        n = split(below[m], list, " ")
        for (i = 1; i <= n; i++) {
            to = list[i] in tied_to ? tied_to[list[i]] : list[i]
            if (list[i] in has_source && from != to &&
                !((from, to) in known_joined)) {
                known_joined[from, to] = 1
                joined[from] = joined[from] " " to
            }
        }
    }
}

END {
    for (i = 1; i <= nodes; i++)
        if (!state[node[i]])
            visit(out, node[i], 1, "includes")
    join_modules()
    split("", state)
    for (i = 1; i <= nodes && !circles; i++) {
        m = module(node[i])
        if (!state[m])
            visit(joined, m, 1, "modules")
    }
    for (i = 1; i <= ties; i++) {
        n = split(tie[i], list, " ")
        for (j = 2; j <= n; j++)
            if (!reaches(list[1], list[j]) || !reaches(list[j], list[1]))
                print "gen/LAYERS:" tie_line[i] ": " list[1] " and " list[j] \
                    " are in no circle"
    }
}
