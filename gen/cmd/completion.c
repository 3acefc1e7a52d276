/* What a shell needs to complete command lines of dmsc: a script for each,
 * made from the tables that the parser reads, so that it knows what the
 * program knows. Summaries and names are ours, but are quoted all the same. */
#include "cmd/cmd.h"

/* What an operand or the value of an option may be. */
struct wanted {
    const char *label;
    struct names words;
    bool files;
};

static bool is_file(const char *label)
{
    static const char *const files[] = {"FILE", "FOLDER", "SPEC", ".json"};
    for (size_t i = 0; i < COUNT_OF(files); i++)
        if (strstr(label, files[i]))
            return !strchr(label, '=');
    return false;
}

static struct wanted value_of(struct session *s, const struct option *o)
{
    struct wanted w = {.label = o->argument ? o->argument : o->name};
    w.files = !o->choices && is_file(w.label);
    for (size_t i = 0; o->choices && o->choices[i]; i++)
        *vec_push(s->arena, &w.words.list) = o->choices[i];
    if (strcmp(w.label, "RULE") == 0)
        command_explain.words(s, &w.words);
    return w;
}

static struct wanted operand_of(struct session *s, const struct command *c)
{
    struct wanted w = {.label = c->operands, .files = is_file(c->operands)};
    if (c->words)
        c->words(s, &w.words);
    return w;
}

static void put_words(struct buf *out, const struct names *words)
{
    for (size_t i = 0; i < words->list.n; i++)
        buf_printf(out, "%s%s", i ? " " : "", words->list.at[i]);
}

/* Adds Z, and a backslash before each character of SPECIAL. A quote ends the
 * quotes, stands for itself, and opens them again. */
static void put_escaped(struct buf *out, const char *z, const char *special)
{
    for (; *z; z++) {
        if (*z == '\'') {
            buf_add_z(out, "'\\''");
            continue;
        }
        if (strchr(special, *z))
            buf_add_char(out, '\\');
        buf_add_char(out, *z);
    }
}

/* Calls PUT for each option that C takes. */
static void each_option(struct session *s, const struct command *c,
                        void (*put)(struct session *, const struct command *,
                                    const struct option *))
{
    struct option_table tables[OPTION_TABLES];
    size_t n = command_tables(c, s, NULL, tables);
    for (size_t t = 0; t < n; t++)
        for (size_t i = 0; i < tables[t].n; i++)
            put(s, c, &tables[t].rows[i]);
}

/* ---- bash ---- */

static void bash_wanted(struct buf *out, const struct wanted *w)
{
    if (w->files)
        buf_add_z(out, "files=yes");
    if (w->words.list.n) {
        buf_add_z(out, w->files ? " words='" : "words='");
        put_words(out, &w->words);
        buf_add_z(out, "'");
    }
    buf_add_z(out, w->files || w->words.list.n ? " ;;\n" : ";;\n");
}

static void bash_value(struct session *s, const struct command *c,
                       const struct option *o)
{
    struct wanted w = value_of(s, o);
    if (o->kind == OPTION_FLAG)
        return;
    buf_printf(&s->out, "    %s:--%s", c->name, o->name);
    if (o->letter)
        buf_printf(&s->out, " | %s:-%c", c->name, o->letter);
    buf_add_z(&s->out, ") ");
    bash_wanted(&s->out, &w);
}

static void bash_name(struct session *s, const struct command *c,
                      const struct option *o)
{
    (void)c;
    buf_printf(&s->out, "--%s ", o->name);
}

static void bash_command(struct session *s, const struct command *c)
{
    struct wanted w = operand_of(s, c);
    each_option(s, c, bash_value);
    buf_printf(&s->out, "    %s:*)\n        options='", c->name);
    each_option(s, c, bash_name);
    buf_add_z(&s->out, "'\n        ");
    bash_wanted(&s->out, &w);
}

static void print_bash(struct session *s)
{
    struct buf *out = &s->out;
    buf_add_z(out, "# Completes dmsc in bash. Made by: dmsc completion bash\n"
                   "_dmsc() {\n"
                   "    local cur=${COMP_WORDS[COMP_CWORD]}\n"
                   "    local prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
                   "    local words='' options='' files=''\n"
                   "    # --option=value comes as three words\n"
                   "    if [[ $cur == = ]]; then\n"
                   "        cur=''\n"
                   "    elif [[ $prev == = ]]; then\n"
                   "        prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
                   "    fi\n"
                   "    if ((COMP_CWORD == 1)); then\n"
                   "        options='--help --version' words='");
    for (size_t i = 0; command_at(i); i++)
        buf_printf(out, "%s%s", i ? " " : "", command_at(i)->name);
    buf_add_z(out, "'\n    else case ${COMP_WORDS[1]}:$prev in\n");
    for (size_t i = 0; command_at(i); i++)
        bash_command(s, command_at(i));
    buf_add_z(out,
              "    esac; fi\n"
              "    [[ $cur == -* ]] && words=$options files=\n"
              "    local IFS=$' \\t\\n'\n"
              "    # shellcheck disable=SC2207  # old ones have no mapfile\n"
              "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
              "    [[ $files ]] || return 0\n"
              "    IFS=$'\\n'\n"
              "    # shellcheck disable=SC2207\n"
              "    COMPREPLY+=($(compgen -f -- \"$cur\"))\n"
              "    compopt -o filenames 2>/dev/null\n"
              "    return 0\n"
              "}\n"
              "complete -F _dmsc dmsc\n");
}

/* ---- zsh ---- */

static void zsh_wanted(struct buf *out, const struct wanted *w)
{
    buf_add_z(out, ":");
    put_escaped(out, w->label, ":\\");
    buf_add_z(out, ":");
    if (w->words.list.n) {
        buf_add_z(out, "(");
        put_words(out, &w->words);
        buf_add_z(out, ")");
    } else {
        buf_add_z(out, w->files ? "_files" : "");
    }
}

/* NAME as a spec of _arguments: of an option that stands once the others of
 * the same meaning are out. */
static void zsh_spec(struct session *s, const struct option *o,
                     const char *name, const char *after)
{
    struct wanted w = value_of(s, o);
    if (o->kind == OPTION_LIST)
        buf_add_z(&s->out, " \\\n      '*");
    else if (o->letter)
        buf_printf(&s->out, " \\\n      '(-%c --%s)", o->letter, o->name);
    else
        buf_add_z(&s->out, " \\\n      '");
    buf_printf(&s->out, "%s%s[", name, o->kind == OPTION_FLAG ? "" : after);
    put_escaped(&s->out, o->help, "[]:\\");
    buf_add_z(&s->out, "]");
    if (o->kind != OPTION_FLAG)
        zsh_wanted(&s->out, &w);
    buf_add_z(&s->out, "'");
}

static void zsh_option(struct session *s, const struct command *c,
                       const struct option *o)
{
    char letter[] = {'-', o->letter, '\0'};
    (void)c;
    if (o->letter)
        zsh_spec(s, o, letter, "+");
    zsh_spec(s, o, arena_printf(s->arena, "--%s", o->name), "=");
}

static void zsh_command(struct session *s, const struct command *c)
{
    struct wanted w = operand_of(s, c);
    buf_printf(&s->out, "  %s)\n    _arguments -s -S :", c->name);
    each_option(s, c, zsh_option);
    if (*c->operands) {
        buf_printf(&s->out, " \\\n      '%s", c->operands_max == 1 ? "1" : "*");
        zsh_wanted(&s->out, &w);
        buf_add_z(&s->out, "'");
    }
    buf_add_z(&s->out, "\n    ;;\n");
}

static void print_zsh(struct session *s)
{
    struct buf *out = &s->out;
    buf_add_z(out, "#compdef dmsc\n"
                   "# Completes dmsc in zsh. Made by: dmsc completion zsh\n"
                   "_dmsc() {\n"
                   "  local -a commands\n"
                   "  commands=(\n");
    for (size_t i = 0; command_at(i); i++) {
        buf_printf(out, "    '%s:", command_at(i)->name);
        put_escaped(out, command_at(i)->summary, "\\");
        buf_add_z(out, "'\n");
    }
    buf_add_z(out, "  )\n"
                   "  if (( CURRENT == 2 )); then\n"
                   "    _describe -t commands command commands\n"
                   "    return\n"
                   "  fi\n"
                   "  local command=$words[2]\n"
                   "  shift words\n"
                   "  (( CURRENT-- ))\n"
                   "  case $command in\n");
    for (size_t i = 0; command_at(i); i++)
        zsh_command(s, command_at(i));
    buf_add_z(out, "  esac\n"
                   "}\n"
                   "# from $fpath, or by `source`\n"
                   "if [ \"$funcstack[1]\" = _dmsc ]; then\n"
                   "  _dmsc \"$@\"\n"
                   "else\n"
                   "  compdef _dmsc dmsc\n"
                   "fi\n");
}

/* ---- fish ---- */

static void fish_wanted(struct buf *out, const struct wanted *w)
{
    if (w->files)
        buf_add_z(out, " -F");
    if (w->words.list.n) {
        buf_add_z(out, " -a '");
        put_words(out, &w->words);
        buf_add_z(out, "'");
    }
}

static void fish_about(struct buf *out, const char *text)
{
    buf_add_z(out, " -d '");
    put_escaped(out, text, "\\");
    buf_add_z(out, "'\n");
}

static void fish_option(struct session *s, const struct command *c,
                        const struct option *o)
{
    struct wanted w = value_of(s, o);
    buf_printf(&s->out, "complete -c dmsc -n '__dmsc_is %s' -l %s", c->name,
               o->name);
    if (o->letter)
        buf_printf(&s->out, " -s %c", o->letter);
    if (o->kind != OPTION_FLAG)
        buf_add_z(&s->out, w.files ? " -r" : " -x");
    if (o->kind != OPTION_FLAG)
        fish_wanted(&s->out, &w);
    fish_about(&s->out, o->help);
}

static void fish_command(struct session *s, const struct command *c)
{
    struct wanted w = operand_of(s, c);
    buf_printf(&s->out, "complete -c dmsc -n '__dmsc_is' -a %s", c->name);
    fish_about(&s->out, c->summary);
    each_option(s, c, fish_option);
    if (!w.files && !w.words.list.n)
        return;
    buf_printf(&s->out, "complete -c dmsc -n '__dmsc_is %s'", c->name);
    fish_wanted(&s->out, &w);
    buf_add_z(&s->out, "\n");
}

static void print_fish(struct session *s)
{
    buf_add_z(&s->out,
              "# Completes dmsc in fish. Made by: dmsc completion fish\n"
              "# Whether the command that was typed is $argv[1].\n"
              "function __dmsc_is\n"
              "    set -l typed (commandline -opc)\n"
              "    test \"$typed[2]\" = \"$argv[1]\"\n"
              "end\n"
              "complete -c dmsc -f\n");
    for (size_t i = 0; command_at(i); i++)
        fish_command(s, command_at(i));
}

/* ---- the command ---- */

static const struct {
    const char *name;
    void (*print)(struct session *s);
} shells[] = {{"bash", print_bash}, {"fish", print_fish}, {"zsh", print_zsh}};

static void words(struct session *s, struct names *list)
{
    for (size_t i = 0; i < COUNT_OF(shells); i++)
        *vec_push(s->arena, &list->list) = shells[i].name;
}

static void run(struct session *s, const void *none,
                const struct names *operands)
{
    const char *name = operands->list.at[0];
    struct str names[COUNT_OF(shells)];
    (void)none;
    for (size_t i = 0; i < COUNT_OF(shells); i++) {
        names[i] = str_of(shells[i].name);
        if (strcmp(name, shells[i].name) == 0) {
            shells[i].print(s);
            return;
        }
    }
    const char *help = did_you_mean(s, str_of(name), names, COUNT_OF(names));
    session_error(
        s, EXIT_WRONG,
        arena_printf(s->arena, "there is no completion for '%s'", name),
        *help ? help : "there is one for bash, fish and zsh");
}

static const struct example examples[] = {
    {"dmsc completion bash > file", "then `source file`, in .bashrc for ever"},
    {"dmsc completion zsh > _dmsc", "a file for a folder of $fpath"},
    {"dmsc completion fish | source", "in this shell"},
    {NULL, NULL},
};

const struct command command_completion = {
    .name = "completion",
    .summary = "print what a shell needs to complete commands",
    .operands = "SHELL",
    .operands_min = 1,
    .operands_max = 1,
    .examples = examples,
    .more = "SHELL is bash, fish or zsh. `make install` puts all three where "
            "they are found.",
    .words = words,
    .run = run,
};
