#include <stddef.h>

#include "cmd/cmd.h"
#include "cmd/fix_files.h"
#include "cmd/inspect.h"
#include "cmd/limits.h"
#include "cmd/walk.h"
#include "text/diff.h"
#include "text/show.h"

struct fix_options {
    bool unsafe, diff;
    struct names only;
};

struct fixing {
    struct session *s;
    const struct fix_options *o;
    struct walk walk;
    struct fix_files files;
    bool only[FINDING_COUNT]; /* all, where none is named */
    bool from_stdin;
    size_t kept_back; /* findings that --unsafe would fix */
};

/* ── What is fixed ───────────────────────────────────────────────────── */

/* The fix of a finding that may be put in, or NULL. */
static const struct finding_fix *choose(struct fixing *j,
                                        const struct finding *f)
{
    if (!j->only[f->id])
        return NULL;
    for (size_t i = 0; i < f->fixes.n; i++)
        if (f->fixes.at[i].safe)
            return &f->fixes.at[i];
    if (j->o->unsafe && f->fixes.n)
        return f->fixes.at;
    j->kept_back += f->fixes.n > 0;
    return NULL;
}

static void collect(struct fixing *j)
{
    const struct findings *fs = j->s->findings;
    j->kept_back = 0;
    for (size_t i = 0; i < fs->list.n; i++) {
        const char *path;
        const struct finding *f = fs->list.at[i];
        const struct finding_fix *fix = choose(j, f);
        if (!fix || !patch_file(fix, &path))
            continue;
        struct fix_file *file = fix_files_open(&j->files, path);
        if (!file)
            continue;
        *vec_push(j->s->arena, &file->fixes) = (struct patch_fix){fix, false};
        *vec_push(j->s->arena, &file->findings) = f;
    }
}

/* Looks at all files as they are by now. One that cannot be opened is said
 * once. False if the options are wrong, which was said. */
static bool inspect_all(struct fixing *j)
{
    size_t n = 0;
    struct inspection *in = inspect_new(j->s);
    if (!in)
        return false;
    inspect_drafts(in, j->files.map);
    j->s->findings->list.n = j->s->findings->dropped = 0;
    for (size_t i = 0; i < j->walk.files.n; i++) {
        struct walk_file file = j->walk.files.at[i];
        enum exit_code before = j->s->exit;
        j->s->exit = EXIT_OK;
        inspect_file(in, file.path, file.named);
        if (j->s->exit == EXIT_OK)
            j->walk.files.at[n++] = file;
        j->s->exit = j->s->exit > before ? j->s->exit : before;
    }
    j->walk.files.n = n;
    inspect_together(in);
    inspect_free(in);
    findings_sort(j->s->findings);
    return true;
}

/* Round by round: a fix may wait for another, or be the consequence of one.
 * Ends with the findings that are left. */
static bool fix_all(struct fixing *j)
{
    for (size_t round = 0;; round++) {
        if (!inspect_all(j))
            return false;
        if (fix_files_undo(&j->files, j->s->findings))
            continue;
        collect(j);
        if (round >= FIX_ROUNDS_MAX ||
            !fix_files_apply(&j->files, j->s->findings))
            return true;
    }
}

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

static void say_left(const struct fixing *j, struct buf *out)
{
    size_t left = j->s->findings->list.n;
    if (left)
        buf_printf(out, "%zu finding%s left; 'dmsc check' shows %s\n", left,
                   left == 1 ? " is" : "s are", left == 1 ? "it" : "them");
    if (j->kept_back && left == 1)
        buf_add_z(out, "--unsafe would fix it\n");
    else if (j->kept_back)
        buf_printf(out, "--unsafe would fix %zu of them\n", j->kept_back);
}

/* Each fix with its place, then the sum. */
static void say(const struct fixing *j, struct buf *out)
{
    size_t fixes = 0, files = 0;
    struct fix_file *f;
    for (size_t i = 0; (f = fix_files_at(&j->files, i)); i++) {
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
        buf_add_z(out, "nothing to fix\n");
    say_left(j, out);
}

static bool show_diffs(const struct fixing *j)
{
    struct fix_file *f;
    size_t before = j->s->out.len;
    for (size_t i = 0; (f = fix_files_at(&j->files, i)); i++)
        diff_add(&j->s->out, f->path, f->original, f->bytes);
    return j->s->out.len > before;
}

/* ── The command ─────────────────────────────────────────────────────── */

static bool read_only_option(struct fixing *j)
{
    const struct names *only = &j->o->only;
    for (size_t i = 0; i < FINDING_COUNT; i++)
        j->only[i] = only->list.n == 0;
    for (size_t i = 0; i < only->list.n; i++) {
        int id = finding_by_name(str_of(only->list.at[i]));
        if (id >= 0) {
            j->only[id] = true;
            continue;
        }
        struct str *names = ARENA_ARRAY(j->s->arena, struct str, FINDING_COUNT);
        for (enum finding_id k = 0; k < FINDING_COUNT; k++)
            names[k] = str_of(finding_rule(k)->name);
        session_error(
            j->s, EXIT_WRONG,
            arena_printf(j->s->arena, "--only: there is no rule '%s'",
                         only->list.at[i]),
            did_you_mean(j->s, str_of(only->list.at[i]), names, FINDING_COUNT));
        return false;
    }
    return true;
}

static bool read_operands(struct fixing *j, const struct names *operands)
{
    for (size_t i = 0; i < operands->list.n; i++)
        j->from_stdin |= strcmp(operands->list.at[i], "-") == 0;
    if (j->from_stdin && operands->list.n > 1) {
        session_error(j->s, EXIT_WRONG, "'-' stands alone",
                      "what comes out is that file, fixed");
        return false;
    }
    for (size_t i = 0; i < operands->list.n; i++)
        walk_add(j->s, &j->walk, operands->list.at[i]);
    /* It can be read only once. */
    return !j->from_stdin || fix_files_open(&j->files, "-");
}

/* What is printed beside a result on standard output goes elsewhere. */
static void finish(struct fixing *j)
{
    struct buf words;
    buf_init(&words, 0);
    bool changes = j->o->diff && show_diffs(j), result = j->o->diff;
    if (!j->o->diff)
        fix_files_write(&j->files);
    if (j->from_stdin && !j->o->diff) {
        buf_add_str(&j->s->out, fix_files_at(&j->files, 0)->bytes);
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
    fix_files_init(&j.files, s);
    if (!read_only_option(&j) || !read_operands(&j, operands))
        return;
    if (fix_all(&j))
        finish(&j);
}

static const struct option options[] = {
    {"unsafe", 0, OPTION_FLAG, NULL, offsetof(struct fix_options, unsafe),
     "fix also where the meaning may change", NULL},
    {"diff", 0, OPTION_FLAG, NULL, offsetof(struct fix_options, diff),
     "print what would change, and write nothing", NULL},
    {"only", 0, OPTION_LIST, "RULE", offsetof(struct fix_options, only),
     "fix only what this rule finds", NULL},
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
            "are fixed there. A file is written\nwhole or not at all. 'dmsc "
            "rules' tells which rules have a fix.\n\n"
            "--diff prints a patch for patch -p0 and git apply -p0; the exit "
            "code is then 1 if\nanything would change. Else it is 1 if errors "
            "are left. '-' is standard input,\nwhich comes out fixed on "
            "standard output.",
    .options = options,
    .option_count = COUNT_OF(options),
    .option_size = sizeof(struct fix_options),
    .inspects = true,
    .run = run,
};
