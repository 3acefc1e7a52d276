#include "base/embed.h"
#include "base/file.h"
#include "cmd/aws_error.h"
#include "cmd/cmd.h"

/* Prints a page of docs/rules as a terminal likes it: headings stand out,
 * the content of fences is set in, with the name of the file above it. */
struct page {
    struct buf *out;
    bool color;
    bool fence;
};

static void fence(struct page *p, struct str info)
{
    p->fence = !p->fence;
    str_cut(&info, ' ');
    if (!p->fence || info.len == 0)
        return;
    buf_printf(p->out, p->color ? "    \033[2m%.*s\033[0m\n" : "    %.*s:\n",
               STR_ARG(info));
}

static void heading(struct page *p, struct str line)
{
    while (line.len && line.ptr[0] == '#')
        line = str_sub(line, 1, line.len);
    line = str_trim(line);
    buf_printf(p->out, p->color ? "\033[1m%.*s\033[0m\n" : "%.*s\n",
               STR_ARG(line));
}

static void print_line(struct page *p, struct str line)
{
    if (str_starts(line, STR("```"))) {
        fence(p, str_sub(line, 3, line.len));
    } else if (!p->fence && str_starts(line, STR("#"))) {
        heading(p, line);
    } else {
        if (p->fence && line.len)
            buf_add_z(p->out, "    ");
        buf_printf(p->out, "%.*s\n", STR_ARG(line));
    }
}

static void print_page(struct session *s, struct str page)
{
    struct page p = {&s->out, session_look(s).color, false};
    while (page.len)
        print_line(&p, str_cut(&page, '\n'));
}

static bool is_group(struct str name)
{
    for (enum finding_id id = 0; id < FINDING_COUNT; id++) {
        struct str rule = str_of(finding_rule(id)->name);
        if (str_eq(str_cut(&rule, '/'), name))
            return true;
    }
    return false;
}

static void unknown_rule(struct session *s, const char *name)
{
    if (is_group(str_of(name))) {
        session_error(s, EXIT_WRONG,
                      arena_printf(s->arena, "'%s' is a group of rules", name),
                      arena_printf(s->arena,
                                   "'dmsc rules | grep ^%s/' lists them",
                                   name));
        return;
    }
    struct str names[FINDING_COUNT];
    for (enum finding_id id = 0; id < FINDING_COUNT; id++)
        names[id] = str_of(finding_rule(id)->name);
    const char *help = did_you_mean(s, str_of(name), names, FINDING_COUNT);
    session_error(s, EXIT_WRONG,
                  arena_printf(s->arena, "there is no rule '%s'", name),
                  *help ? help : "'dmsc rules' lists them");
}

static void unknown_error(struct session *s, struct str text)
{
    struct str near = aws_error_nearest(s->arena, text);
    const char *help =
        near.len
            ? arena_printf(s->arena, "did you mean \"%.*s\"?", STR_ARG(near))
            : "'dmsc check .' finds what AWS would reject; paste the "
              "part of the text that says what is wrong";
    session_error(s, EXIT_WRONG, "dmsc knows no error with this text", help);
}

/* What is no rule may be the text of an error: a word alone is looked up as
 * such, but is more likely a rule that is misspelt. */
static void explain_error(struct session *s, struct str text)
{
    struct str page;
    if (aws_error_find(s->arena, text, &page))
        print_page(s, page);
    else if (str_contains(str_trim(text), STR(" ")))
        unknown_error(s, text);
    else
        unknown_rule(s, str_z(s->arena, text));
}

static void explain_rule(struct session *s, enum finding_id id)
{
    struct str page;
    const struct finding_rule *rule = finding_rule(id);
    if (embed_find(arena_printf(s->arena, "docs/rules/%s.md", rule->name),
                   &page))
        print_page(s, page);
    else
        buf_printf(&s->out, "%s\n\n%s.\n", rule->name, rule->title);
}

static void explain(struct session *s, const char *name)
{
    int id = finding_by_name(str_of(name));
    struct str text = str_of(name);
    struct err err;
    buf_add_z(&s->out, s->out.len ? "\n" : "");
    if (id >= 0)
        explain_rule(s, (enum finding_id)id);
    else if (strcmp(name, "-") == 0 && !file_read(s->arena, "-", &text, &err))
        session_error(s, EXIT_WRONG, err.message, NULL);
    else
        explain_error(s, text);
}

/* Whether the operands are the words of an error that was not quoted: several,
 * of which none could be a rule. */
static bool is_unquoted(const struct names *operands)
{
    for (size_t i = 0; i < operands->list.n; i++)
        if (strchr(operands->list.at[i], '/') ||
            strchr(operands->list.at[i], ' '))
            return false;
    return operands->list.n > 1;
}

static void words(struct session *s, struct names *list)
{
    for (enum finding_id id = 0; id < FINDING_COUNT; id++)
        *vec_push(s->arena, &list->list) = finding_rule(id)->name;
}

static void run(struct session *s, const void *none,
                const struct names *operands)
{
    (void)none;
    if (is_unquoted(operands)) {
        const char *text = "";
        for (size_t i = 0; i < operands->list.n; i++)
            text = arena_printf(s->arena, "%s%s ", text, operands->list.at[i]);
        explain_error(s, str_of(text));
        return;
    }
    for (size_t i = 0; i < operands->list.n; i++)
        explain(s, operands->list.at[i]);
}

static const struct example examples[] = {
    {"dmsc explain json/syntax", "what is wrong, and why"},
    {"dmsc explain \"Invalid task settings JSON\"", "an error of AWS"},
    {"dmsc rules", "all rules that there are"},
    {NULL, NULL},
};

const struct command command_explain = {
    .name = "explain",
    .summary = "tell what a rule, or an error of AWS, means",
    .operands = "RULE|ERROR...",
    .operands_min = 1,
    .operands_max = SIZE_MAX,
    .examples = examples,
    .more = "An error is the text that AWS or Terraform printed, or a part of "
            "it; ids, ARNs\nand line ends in it do not matter. '-' reads it "
            "from standard input.",
    .words = words,
    .run = run,
};
