#include <signal.h>
#include <stddef.h>

#include "base/file.h"
#include "cmd/cmd.h"
#include "cmd/report.h"
#include "run/rehearse.h"
#include "run/report_json.h"
#include "spec/spec.h"

struct run_command {
    const char *task, *format, *report, *keep;
    bool quiet;
};

/* Set by Ctrl-C: the run ends after the batch that it is at, and takes its
 * databases away. */
static volatile sig_atomic_t interrupted;

static void interrupt(int signal)
{
    (void)signal;
    interrupted = 1;
}

static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = interrupt};
    sigemptyset(&action.sa_mask);
    /* A second one ends the program at once. */
    action.sa_flags = (int)SA_RESETHAND;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

static bool is_interrupted(void *session)
{
    (void)session;
    return interrupted;
}

/* One line that changes on a terminal; a line for each table and phase that
 * is done elsewhere. */
static void show_progress(void *session, const struct run_progress *p)
{
    static const char *const units[PHASE_COUNT] = {
        [PHASE_PREPARE] = "table", [PHASE_COPY] = "row",
        [PHASE_LOAD] = "row",      [PHASE_CHANGES] = "change",
        [PHASE_COMPARE] = "row",
    };
    struct session *s = session;
    bool terminal = session_on_terminal();
    bool worth = p->finished && (!p->table || p->phase != PHASE_COMPARE);
    if (!terminal && !worth)
        return;
    struct buf line;
    buf_init(&line, 0);
    buf_printf(&line, "%s%s", terminal ? "\r\033[K" : "",
               run_phase_words(p->phase));
    if (p->table)
        buf_printf(&line, " %.*s", STR_ARG(*p->table));
    buf_printf(&line, ": %zu %s%s%s", p->done, units[p->phase],
               p->done == 1 ? "" : "s",
               terminal && (p->table || !p->finished) ? "" : "\n");
    session_say(s, buf_str(&line));
    buf_free(&line);
}

static void write_report(struct session *s, const struct run_command *o,
                         const struct run_report *r)
{
    struct buf json;
    struct err err;
    if (o->format && strcmp(o->format, "json") == 0)
        run_print_json(r, &s->out);
    else
        run_print_human(r, &s->out, session_look(s).width);
    if (!o->report)
        return;
    buf_init(&json, 0);
    run_print_json(r, &json);
    if (!file_write(o->report, buf_str(&json), 0666, &err))
        session_error(s, EXIT_WRONG, err.message, NULL);
    buf_free(&json);
}

static void run_task(struct session *s, const struct run_command *o,
                     const struct model *m, const struct task *t)
{
    struct run_report report;
    struct err err;
    struct rehearsal r = {
        .model = m,
        .task = t,
        .keep = o->keep,
        .run = {.progress = o->quiet ? NULL : show_progress,
                .stopped = is_interrupted,
                .context = s},
    };
    if (!rehearse(&r, s->arena, &report, &err)) {
        err_context(&err, "task %.*s", STR_ARG(val_str(t->key)));
        session_error(s, EXIT_RUN, err.message, NULL);
        return;
    }
    write_report(s, o, &report);
    if (!report.equal && s->exit < EXIT_RUN)
        s->exit = EXIT_RUN;
    session_flush(s);
}

static void run_all(struct session *s, const struct run_command *o,
                    const struct model *m)
{
    for (size_t i = 0; i < m->task_count && !interrupted; i++)
        run_task(s, o, m, &m->tasks[i]);
}

static const struct task *find_task(struct session *s, const struct model *m,
                                    const char *name)
{
    VEC(struct str) names = {0};
    for (size_t i = 0; i < m->task_count; i++) {
        if (str_is(val_str(m->tasks[i].key), name))
            return &m->tasks[i];
        *vec_push(s->arena, &names) = val_str(m->tasks[i].key);
    }
    session_error(s, EXIT_WRONG,
                  arena_printf(s->arena, "there is no task '%s'", name),
                  did_you_mean_one(s, str_of(name), names.at, names.n));
    return NULL;
}

static void run_model(struct session *s, const struct run_command *o,
                      const struct model *m)
{
    const struct task *t = o->task ? find_task(s, m, o->task) : NULL;
    if (s->exit == EXIT_WRONG)
        return;
    if (!t && o->report && m->task_count > 1) {
        session_error(s, EXIT_WRONG, "--report takes the report of one task",
                      "add --task NAME");
        return;
    }
    catch_signals();
    if (t)
        run_task(s, o, m, t);
    else
        run_all(s, o, m);
}

static void run(struct session *s, const void *given,
                const struct names *operands)
{
    const struct run_command *o = given;
    struct err err;
    struct model *m =
        spec_load(s->arena, operands->list.at[0], s->findings, &err);
    if (!m) {
        session_error(s, EXIT_WRONG, err.message,
                      did_you_mean_file(s, operands->list.at[0]));
        return;
    }
    s->shared.format = o->format;
    /* JSON has room for one document: findings, or else the report. */
    if (m->flawed || session_for_people(s))
        report_findings(s);
    if (m->flawed)
        report_flawed(s);
    else
        run_model(s, o, m);
}

static const char *const formats[] = {"human", "json", NULL};

static const struct option options[] = {
    {"task", 't', OPTION_TEXT, "NAME", offsetof(struct run_command, task),
     "this task only (default: all, in order)", NULL},
    {"format", 'f', OPTION_TEXT, NULL, offsetof(struct run_command, format),
     "how the report is printed (default: human)", formats},
    {"report", 'r', OPTION_TEXT, "FILE", offsetof(struct run_command, report),
     "write it as JSON too", NULL},
    {"keep", 'k', OPTION_TEXT, "FOLDER", offsetof(struct run_command, keep),
     "keep both databases, for looking at", NULL},
    {"quiet", 'q', OPTION_FLAG, NULL, offsetof(struct run_command, quiet),
     "show no progress", NULL},
};

static const struct example examples[] = {
    {"dmsc run migration.yaml", "all tasks, on SQLite"},
    {"dmsc run migration.yaml --task shop --keep out",
     "and keep the databases"},
    {"dmsc run migration.yaml -q --format json", "for programs"},
    {NULL, NULL},
};

const struct command command_run = {
    .name = "run",
    .summary = "rehearse the migration on this machine",
    .operands = "SPEC",
    .operands_min = 1,
    .operands_max = 1,
    .examples = examples,
    .more = "Loads the stand-in of the source (rehearse: in the spec) into "
            "SQLite by the same\nmappings and settings that DMS gets, while "
            "changes are made; applies them, and\ncompares row by row. Exit "
            "code 0 if both sides are equal, 3 if not.",
    .options = options,
    .option_count = COUNT_OF(options),
    .option_size = sizeof(struct run_command),
    .selects = true,
    .run = run,
};
