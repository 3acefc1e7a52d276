#include "base/embed.h"
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

static void unknown_rule(struct session *s, const char *name)
{
    struct str names[FINDING_COUNT];
    for (enum finding_id id = 0; id < FINDING_COUNT; id++)
        names[id] = str_of(finding_rule(id)->name);
    const char *help = did_you_mean(s, str_of(name), names, FINDING_COUNT);
    session_error(s, EXIT_WRONG,
                  arena_printf(s->arena, "there is no rule '%s'", name),
                  *help ? help : "'dmsc rules' lists them");
}

static void explain(struct session *s, const char *name)
{
    struct str page;
    int id = finding_by_name(str_of(name));
    if (id < 0) {
        unknown_rule(s, name);
        return;
    }
    buf_add_z(&s->out, s->out.len ? "\n" : "");
    if (embed_find(arena_printf(s->arena, "docs/rules/%s.md", name), &page))
        print_page(s, page);
    else
        buf_printf(&s->out, "%s\n\n%s.\n", name,
                   finding_rule((enum finding_id)id)->title);
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
    for (size_t i = 0; i < operands->list.n; i++)
        explain(s, operands->list.at[i]);
}

static const struct example examples[] = {
    {"dmsc explain json/syntax", "what is wrong, why, and what is right"},
    {"dmsc explain json/syntax json/comment", "one after the other"},
    {"dmsc rules", "all rules that there are"},
    {NULL, NULL},
};

const struct command command_explain = {
    .name = "explain",
    .summary = "tell what a rule finds, why, and what to write instead",
    .operands = "RULE...",
    .operands_min = 1,
    .operands_max = SIZE_MAX,
    .examples = examples,
    .words = words,
    .run = run,
};
