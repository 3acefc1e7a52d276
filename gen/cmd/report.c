#include "cmd/report.h"

#include <stddef.h>

#include "cmd/baseline.h"
#include "cmd/select.h"
#include "cmd/since.h"

/* Leaves what is new. COMPLETE: nothing is missing in the list. */
static struct reported narrow(struct session *s, bool complete)
{
    const struct select_options *o = &s->select_options;
    struct reported n = {0};
    if (o->write_baseline)
        n.written = baseline_write(s, o->write_baseline);
    else if (o->baseline)
        n.baseline = baseline_apply(s, o->baseline, complete);
    if (o->since)
        n.unchanged = since_apply(s, o->since, select_folder(s));
    return n;
}

struct reported report_findings(struct session *s)
{
    const char *format = s->shared.format ? s->shared.format : "human";
    struct print_options look = session_look(s);
    struct reported n = {0};
    if (s->select) {
        bool complete = select_session(s);
        findings_sort(s->findings);
        n = narrow(s, complete);
    }
    findings_sort(s->findings);
    printer_find(str_of(format))->print(s->findings, &look, &s->out);
    int fails =
        s->shared.fail_on ? severity_by_name(str_of(s->shared.fail_on)) : -1;
    if (findings_from(s->findings,
                      fails < 0 ? SEVERITY_ERROR : (enum severity)fails) &&
        s->exit < EXIT_FOUND)
        s->exit = EXIT_FOUND;
    return n;
}

void report_flawed(struct session *s)
{
    if (!findings_count(s->findings, SEVERITY_ERROR))
        session_error(s, EXIT_FOUND,
                      "the spec has errors, which are suppressed or ignored",
                      "'dmsc check' may pass over them, but nothing can be "
                      "made of such a spec");
}

const struct option narrow_options[] = {
    {"baseline", 0, OPTION_TEXT, "FILE",
     offsetof(struct select_options, baseline),
     "leave out the findings that are in it", NULL},
    {"write-baseline", 0, OPTION_TEXT, "FILE",
     offsetof(struct select_options, write_baseline),
     "put all findings into it", NULL},
    {"since", 0, OPTION_TEXT, "REV", offsetof(struct select_options, since),
     "only what is on lines changed since, by git", NULL},
};

const size_t narrow_option_count = COUNT_OF(narrow_options);
