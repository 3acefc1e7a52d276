# Writes the files that a section of a Markdown page shows into a folder. A
# fenced block that carries a name after its language is a file:
#
#   ```yaml migration.yaml
#
# A ```sh block without a name is run in the folder, for what a page cannot
# show (bytes that are not UTF-8, a thousand brackets).
#
#   awk -v section=Bad -v dir=FOLDER -f page.awk FILE

function quoted(text) {
    gsub(/'/, "'\\''", text)
    return "'" text "'"
}

/^```/ && inside {
    inside = 0
    if (file != "")
        close(file)
    file = ""
    shell = 0
    next
}
/^```/ {
    inside = 1
    if (heading != section)
        next
    if (NF >= 2) {
        file = dir "/" $2
        folder = file
        sub(/\/[^\/]*$/, "", folder)
        system("mkdir -p " quoted(folder))
        printf "" >file
    } else if ($1 == "```sh") {
        file = "cd " quoted(dir) " && sh"
        shell = 1
    }
    next
}
!inside && /^## / { heading = substr($0, 4); next }

inside && file != "" {
    if (shell)
        print | file
    else
        print >file
}
