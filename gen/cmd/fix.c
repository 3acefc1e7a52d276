#include <stddef.h>

#include "cmd/cmd.h"
#include "cmd/fix_rounds.h"
#include "cmd/select.h"
#include "text/diff.h"
#include "text/show.h"

struct fix_options {
    bool unsafe, diff;
};

struct fixing {
    struct session *s;
    const struct fix_options *o;
    struct fix_rounds rounds;
    bool from_stdin;
    bool unwritten; /* a file could not be: it has its mistakes again */
};

/* ── What is said ────────────────────────────────────────────────────── */

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

static void say_fixes(struct buf *out, const struct fix_file *f)
{
    for (size_t i = 0; i < f->done.n; i++) {
        const struct fix_done *d = &f->done.at[i];
        show_str(out, str_of(strcmp(f->path, "-") == 0 ? "<stdin>" : f->path));
        buf_printf(out, ":%u:%u: ", d->place.start.line, d->place.start.column);
        show_str(out, d->title);
        buf_printf(out, " [%s]\n", finding_rule(d->id)->name);
    }
}

/* What a document refers to may be anybody's. */
static void say_elsewhere(const struct fixing *j, struct buf *out)
{
    struct fix_file *f;
    for (size_t i = 0; (f = fix_files_at(&j->rounds.files, i)); i++) {
        if (!f->elsewhere || !f->wanted)
            continue;
        show_str(out, str_of(f->path));
        buf_add_z(out, " lies elsewhere: name it too, and it is fixed\n");
    }
}

static void say_left(const struct fixing *j, struct buf *out)
{
    const struct findings *fs = j->s->findings;
    size_t left = 0;
    for (size_t i = 0; i < fs->list.n; i++)
        left += select_shows(j->s, fs->list.at[i]);
    if (j->unwritten)
        return;
    if (left)
        buf_printf(out, "%zu finding%s left; 'dmsc check' shows %s\n", left,
                   left == 1 ? " is" : "s are", left == 1 ? "it" : "them");
    if (j->rounds.kept_back && left == 1)
        buf_add_z(out, "--unsafe would fix it\n");
    else if (j->rounds.kept_back)
        buf_printf(out, "--unsafe would fix %zu of them\n",
                   j->rounds.kept_back);
}

/* Each fix with its place, then the sum. */
static void say(const struct fixing *j, struct buf *out)
{
    size_t fixes = 0, files = 0;
    struct fix_file *f;
    for (size_t i = 0; (f = fix_files_at(&j->rounds.files, i)); i++) {
        fixes += f->done.n;
        files += f->done.n > 0;
        if (!j->o->diff)
            say_fixes(out, f);
    }
    if (fixes)
        buf_printf(out, "%zu mistake%s %s in %zu file%s\n", fixes,
                   plural(fixes), j->o->diff ? "would be fixed" : "fixed",
                   files, plural(files));
    else
        buf_add_z(out, j->s->exit < EXIT_WRONG ? "nothing to fix\n"
                                               : "nothing fixed\n");
    say_left(j, out);
    say_elsewhere(j, out);
}

static bool show_diffs(const struct fixing *j)
{
    struct fix_file *f;
    size_t before = j->s->out.len;
    for (size_t i = 0; (f = fix_files_at(&j->rounds.files, i)); i++)
        diff_add(&j->s->out, f->path, f->original, f->bytes);
    return j->s->out.len > before;
}

/* ── The command ─────────────────────────────────────────────────────── */

static bool read_operands(struct fixing *j, const struct names *operands)
{
    for (size_t i = 0; i < operands->list.n; i++)
        j->from_stdin |= strcmp(operands->list.at[i], "-") == 0;
    if (j->from_stdin && operands->list.n > 1) {
        session_error(j->s, EXIT_WRONG, "'-' stands alone",
                      "what comes out is that file, fixed");
        return false;
    }
    for (size_t i = 0; i < operands->list.n; i++) {
        walk_add(j->s, &j->rounds.walk, operands->list.at[i]);
        fix_files_allow(&j->rounds.files, operands->list.at[i]);
    }
    /* It can be read only once. */
    return !j->from_stdin || fix_files_open(&j->rounds.files, "-");
}

/* What is printed beside a result on standard output goes elsewhere. */
static void finish(struct fixing *j)
{
    struct buf words;
    buf_init(&words, 0);
    bool changes = j->o->diff && show_diffs(j), result = j->o->diff;
    if (!j->o->diff)
        j->unwritten = !fix_files_write(&j->rounds.files);
    if (j->from_stdin && !j->o->diff) {
        buf_add_str(&j->s->out, fix_files_at(&j->rounds.files, 0)->bytes);
        result = true;
    }
    say(j, &words);
    if (result)
        session_say(j->s, buf_str(&words));
    else
        buf_add_str(&j->s->out, buf_str(&words));
    buf_free(&words);
    bool errors = findings_count(j->s->findings, SEVERITY_ERROR) > 0;
    if ((changes || errors) && j->s->exit < EXIT_FOUND)
        j->s->exit = EXIT_FOUND;
}

static void run(struct session *s, const void *given,
                const struct names *operands)
{
    struct fixing j = {.s = s, .o = given};
    j.rounds.s = s;
    j.rounds.unsafe = j.o->unsafe;
    fix_files_init(&j.rounds.files, s);
    if (!read_operands(&j, operands))
        return;
    if (fix_rounds(&j.rounds))
        finish(&j);
}

static const struct option options[] = {
    {"unsafe", 0, OPTION_FLAG, NULL, offsetof(struct fix_options, unsafe),
     "fix also where the meaning may change", NULL},
    {"diff", 0, OPTION_FLAG, NULL, offsetof(struct fix_options, diff),
     "print what would change, and write nothing", NULL},
};

static const struct example examples[] = {
    {"dmsc fix .", "all that is certain, in this folder"},
    {"dmsc fix --diff settings.json", "what that would be"},
    {"dmsc fix --only schema/type .", "one kind of mistake"},
    {NULL, NULL},
};

const struct command command_fix = {
    .name = "fix",
    .summary = "repair what check finds, where it is certain how",
    .operands = "FILE|FOLDER...",
    .operands_min = 1,
    .operands_max = SIZE_MAX,
    .examples = examples,
    .more = "A fix changes no more than it has to: layout, comments and line "
            "ends stay, and\ndocuments within strings, heredocs and scripts "
            "are fixed there. A file is\nwritten whole or not at all. 'dmsc "
            "rules' tells which rules have a fix. Advice\nis followed where "
            "that is safe, also without --info.\n\n"
            "What a document refers to, or a link leads to, is fixed where it "
            "lies below what\nis named, or in the same repository; what lies "
            "elsewhere has to be named.\n\n"
            "--diff prints a patch for patch -p0 and git apply -p0; the exit "
            "code is 1 if\nanything would change. Else it is 1 if errors are "
            "left. '-' is standard input,\nwhich comes out fixed on standard "
            "output.",
    .options = options,
    .option_count = COUNT_OF(options),
    .option_size = sizeof(struct fix_options),
    .inspects = true,
    .selects = true,
    .tidies = true,
    .run = run,
};
