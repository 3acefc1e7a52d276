#include "schema/report.h"

#include "schema/limits.h"
#include "schema/once.h"
#include "schema/report_parts.h"

/* What a failure of a keyword is called, and who finds the words for it. */
static const struct saying {
    enum finding_id id;
    void (*say)(struct report *r);
    const char *bound;
} sayings[KEYWORD_COUNT] = {
    [KEYWORD_SCHEMA] = {FINDING_SCHEMA_FALSE, report_say_forbidden, NULL},
    [KEYWORD_TYPE] = {FINDING_SCHEMA_TYPE, report_say_type, NULL},
    [KEYWORD_CONST] = {FINDING_SCHEMA_CONST, report_say_enum, NULL},
    [KEYWORD_ENUM] = {FINDING_SCHEMA_ENUM, report_say_enum, NULL},
    [KEYWORD_MULTIPLE_OF] = {FINDING_SCHEMA_RANGE, report_say_number,
                             "a multiple of"},
    [KEYWORD_MAXIMUM] = {FINDING_SCHEMA_RANGE, report_say_limit, "at most"},
    [KEYWORD_EXCLUSIVE_MAXIMUM] = {FINDING_SCHEMA_RANGE, report_say_number,
                                   "less than"},
    [KEYWORD_MINIMUM] = {FINDING_SCHEMA_RANGE, report_say_limit, "at least"},
    [KEYWORD_EXCLUSIVE_MINIMUM] = {FINDING_SCHEMA_RANGE, report_say_number,
                                   "more than"},
    [KEYWORD_MAX_LENGTH] = {FINDING_SCHEMA_LENGTH, report_say_length,
                            "at most"},
    [KEYWORD_MIN_LENGTH] = {FINDING_SCHEMA_LENGTH, report_say_length,
                            "at least"},
    [KEYWORD_PATTERN] = {FINDING_SCHEMA_PATTERN, report_say_pattern, NULL},
    [KEYWORD_FORMAT] = {FINDING_SCHEMA_FORMAT, report_say_format, NULL},
    [KEYWORD_MAX_ITEMS] = {FINDING_SCHEMA_COUNT, report_say_items, "at most"},
    [KEYWORD_MIN_ITEMS] = {FINDING_SCHEMA_COUNT, report_say_items, "at least"},
    [KEYWORD_MAX_PROPERTIES] = {FINDING_SCHEMA_COUNT, report_say_keys,
                                "at most"},
    [KEYWORD_MIN_PROPERTIES] = {FINDING_SCHEMA_COUNT, report_say_keys,
                                "at least"},
    [KEYWORD_CONTAINS] = {FINDING_SCHEMA_COUNT, report_say_contains, NULL},
    [KEYWORD_UNIQUE_ITEMS] = {FINDING_SCHEMA_UNIQUE, report_say_unique, NULL},
    [KEYWORD_REQUIRED] = {FINDING_SCHEMA_REQUIRED, report_say_missing, NULL},
    [KEYWORD_DEPENDENT_REQUIRED] = {FINDING_SCHEMA_DEPENDENCY,
                                    report_say_dependent, NULL},
    [KEYWORD_PROPERTIES] = {FINDING_SCHEMA_FALSE, report_say_forbidden, NULL},
    [KEYWORD_PATTERN_PROPERTIES] = {FINDING_SCHEMA_FALSE, report_say_forbidden,
                                    NULL},
    [KEYWORD_ADDITIONAL_PROPERTIES] = {FINDING_SCHEMA_UNKNOWN_KEY,
                                       report_say_unknown_key, NULL},
    [KEYWORD_UNEVALUATED_PROPERTIES] = {FINDING_SCHEMA_UNKNOWN_KEY,
                                        report_say_unknown_key, NULL},
    [KEYWORD_NOT] = {FINDING_SCHEMA_NOT, report_say_not, NULL},
    [KEYWORD_ANY_OF] = {FINDING_SCHEMA_ANY_OF, report_say_forms, NULL},
    [KEYWORD_ONE_OF] = {FINDING_SCHEMA_ONE_OF, report_say_forms, NULL},
};

/* What has no words of its own is what a false schema says. */
static const struct saying *saying_of(const struct failure *failure)
{
    const struct saying *s = &sayings[failure->keyword];
    return s->say ? s : &sayings[KEYWORD_SCHEMA];
}

void report_start(struct report *r, const struct machine *m,
                  const struct collector *out, const struct failure *failure)
{
    const struct sub *sub = &m->p->subs.at[failure->sub];
    *r = (struct report){.m = m, .out = out, .failure = failure};
    r->bound = saying_of(failure)->bound;
    r->value = (struct val){m->tree, failure->at};
    if (failure->instr != NONE) {
        r->in = &m->p->code.at[failure->instr];
        r->limit = program_val(m->p, sub->doc, r->in->node);
    }
    buf_init(&r->message, 0);
    buf_init(&r->help, 0);
    saying_of(failure)->say(r);
}

void report_finish(struct report *r)
{
    buf_free(&r->message);
    buf_free(&r->help);
}

/* The failure's own words, where the schema has some. */
static struct str word(const struct report *r, enum words w)
{
    struct val v = r->failure->words[w];
    return val_exists(v) ? val_str(v) : STR("");
}

/* Whether a key is a known one, in the wrong place or with a slip of the
 * finger, and not another name that happens to be like it. */
static bool is_slip(const struct report *r)
{
    struct str near = r->failure->suggestion;
    return r->misplaced ||
           (near.len && str_distance(val_str(r->value), near, 2) <= 2);
}

static void add_finding(struct report *r, struct findings *fs)
{
    struct str message = word(r, WORDS_MESSAGE), help = word(r, WORDS_HELP);
    struct str severity = word(r, WORDS_SEVERITY);
    enum finding_id id = saying_of(r->failure)->id;
    int own = finding_by_name(word(r, WORDS_RULE));
    if (own >= 0)
        id = (enum finding_id)own;
    if (message.len == 0)
        message = buf_str(&r->message);
    if (help.len == 0)
        help = buf_str(&r->help);
    struct finding *f = val_finding(fs, id, r->value, "%.*s", STR_ARG(message));
    if (str_is(severity, "error-if-near"))
        severity = is_slip(r) ? STR("error") : STR("warning");
    if (str_is(severity, "warning"))
        f->severity = SEVERITY_WARNING;
    else if (str_is(severity, "error"))
        f->severity = SEVERITY_ERROR;
    if (help.len)
        finding_help(fs, f, "%.*s", STR_ARG(help));
    remedy_fix(&r->remedy, fs, f, r->value);
    if (r->failure->keyword == KEYWORD_UNIQUE_ITEMS)
        finding_related(fs, f,
                        val_span((struct val){r->m->tree, r->failure->detail}),
                        "it is first here");
}

void report_failures(const struct machine *m, const struct collector *out,
                     struct findings *fs)
{
    size_t n = out->list.n;
    if (n > SCHEMA_FAILURES_MAX) {
        fs->dropped += n - SCHEMA_FAILURES_MAX;
        n = SCHEMA_FAILURES_MAX;
    }
    for (size_t i = 0; i < n; i++) {
        struct report r;
        if (once_is_elsewhere(m, out, &out->list.at[i]) ||
            once_is_said(m, out, i))
            continue;
        report_start(&r, m, out, &out->list.at[i]);
        add_finding(&r, fs);
        report_finish(&r);
    }
}

void report_limit(const struct machine *m, struct findings *fs)
{
    static const struct {
        enum finding_id id;
        const char *message, *help;
    } rows[] = {
        [LIMIT_STEPS] = {FINDING_SCHEMA_LIMIT,
                         "the schema asks for too much work over this "
                         "document; the check was given up",
                         "look for anyOf within anyOf in the schema"},
        [LIMIT_DEPTH] = {FINDING_SCHEMA_LIMIT,
                         "the schema leads from reference to reference "
                         "without end; the check was given up",
                         "look for a $dynamicRef that leads back to itself"},
        [LIMIT_PATTERN] = {FINDING_SCHEMA_PATTERN_LIMIT,
                           "a pattern of the schema takes too long over this "
                           "text; it was not checked",
                           "look for repeats within repeats, like (a+)+, in "
                           "the schema's pattern"},
    };
    if (m->limit == LIMIT_NONE)
        return;
    struct val v = {m->tree, m->limit_at};
    struct finding *f =
        val_finding(fs, rows[m->limit].id, v, "%s", rows[m->limit].message);
    finding_help(fs, f, "%s", rows[m->limit].help);
}
