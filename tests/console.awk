# Prints a Markdown file with the output in its ```console blocks made anew:
# each line `$ command` is run by sh in the folder `dir`, and what it prints
# (both streams) stands below it up to the next command. `only`, if set, is a
# regular expression: a block is made anew only if its section's heading
# matches it. The commands must begin with a word of `allowed` (a regular
# expression); any other is reported on standard error and left alone. Output
# cannot have lines that begin with `$ `: they would be taken for commands.
#
#   awk -v dir=FOLDER [-v only=REGEX] [-v allowed=REGEX] -f console.awk FILE

function quoted(text) {
    gsub(/'/, "'\\''", text)
    return "'" text "'"
}

function run(command,    line, shell) {
    shell = "cd " quoted(dir) " && { " command "\n} 2>&1 </dev/null"
    while ((shell | getline line) > 0)
        print line
    close(shell)
}

/^```/ && inside { inside = 0; skipping = 0; print; next }
/^```/ {
    inside = 1
    console = /^```console *$/ && (only == "" || heading ~ only)
    print
    next
}
!inside && /^## / { heading = $0 }

inside && console && /^\$ / {
    print
    command = substr($0, 3)
    skipping = allowed == "" || command ~ ("^(" allowed ")( |$)")
    if (skipping)
        run(command)
    else
        print FILENAME ":" FNR ": `" command "` is not run here: " \
            "write ```sh instead of ```console" >"/dev/stderr"
    next
}
skipping { next }
{ print }
