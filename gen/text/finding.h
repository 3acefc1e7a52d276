/* Findings: what is wrong with what the user wrote, as data.
 *
 * Every stage adds to one list; the commands sort it and hand it to a printer
 * (text/print.h). A finding is complete when it is added: file, line and
 * column are those of the outermost file, and the source line is kept with
 * it, so that the texts and trees it speaks of may go before it is printed.
 *
 * The words of a message: lower case at the start, no final stop, names in
 * single quotes: "unknown key 'taks'". The help says what to type instead:
 * "did you mean 'tasks'?".
 */
#ifndef DMSC_TEXT_FINDING_H
#define DMSC_TEXT_FINDING_H

#include <stdarg.h>

#include "base/vec.h"
#include "text/encode.h"

/* Info is advice, which is shown only to those who ask for it. */
enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR };

enum fix_kind { FIX_NONE, FIX_SAFE, FIX_UNSAFE };

enum finding_id {
#define FINDING(id, name, severity, title, fix) FINDING_##id,
#include "text/findings.def"
#undef FINDING
    FINDING_COUNT
};

/* A row of findings.def. */
struct finding_rule {
    const char *name; /* "group/slug" */
    enum severity severity;
    const char *title;
    enum fix_kind fix;
};

const struct finding_rule *finding_rule(enum finding_id id);

/* The id of NAME ("group/slug"), or -1. */
int finding_by_name(struct str name);

/* "error", "warning" or "info". */
const char *severity_name(enum severity s);

/* The severity of that name, or -1. */
int severity_by_name(struct str name);

/* A place in a file, as it is shown. Lines and columns from 1, the end is
 * exclusive, columns count code points. */
struct place {
    const char *file;
    uint32_t off, len; /* bytes in the file */
    struct position start, end;
    struct str line;    /* of START, at most FINDING_LINE_MAX bytes of it */
    uint32_t line_skip; /* code points of the line cut off before LINE */
    bool line_more;     /* the line goes on after LINE */
};

struct finding_related {
    struct place place;
    struct str message;
};

/* In bytes of the file, and as the file has to have it. */
struct finding_edit {
    struct place place; /* what is replaced; empty to insert */
    struct str text;
};

struct finding_fix {
    struct str title;
    bool safe;
    VEC(struct finding_edit) edits;
};

struct finding {
    enum finding_id id;
    enum severity severity; /* the rule's, unless something changed it */
    struct place place;
    struct str pointer; /* JSON pointer of the value, "" for the whole */
    struct str message;
    struct str help; /* "" if there is none */
    VEC(struct finding_related) related;
    VEC(struct finding_fix) fixes;
};

struct findings {
    struct arena *arena; /* everything in the list lives here */
    VEC(struct finding *) list;
    size_t dropped;      /* beyond FINDINGS_MAX */
    const bool *unasked; /* by id: nobody wants to hear of it; or NULL */
};

/* An empty list whose findings live in ARENA. */
struct findings *findings_new(struct arena *a);

/* Whether it is worth while to look for findings of the rule. */
static inline bool findings_ask(const struct findings *fs, enum finding_id id)
{
    return !fs->unasked || !fs->unasked[id];
}

/* Adds a finding at SPAN, asked for or not. The result stays valid (and may be
 * filled further) as long as the list's arena. Of its words, as of those of a
 * help, FINDING_WORDS_MAX bytes are kept: names in them may be long. */
struct finding *finding_add(struct findings *fs, enum finding_id id,
                            struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
struct finding *finding_vadd(struct findings *fs, enum finding_id id,
                             struct span span, const char *format, va_list args)
    __attribute__((format(printf, 4, 0)));

/* The place that a span is, which lives as long as the list: for those who
 * find out later what is wrong there. */
struct place finding_place(struct findings *fs, struct span span);

/* The same as finding_add, at such a place. */
struct finding *finding_add_at(struct findings *fs, enum finding_id id,
                               const struct place *place, const char *format,
                               ...) __attribute__((format(printf, 4, 5)));

/* Sets the help of F: what to type instead. */
void finding_help(struct findings *fs, struct finding *f, const char *format,
                  ...) __attribute__((format(printf, 3, 4)));

/* The same for who is given the words; nothing where F is NULL, which was not
 * added. */
void finding_vhelp(struct findings *fs, struct finding *f, const char *format,
                   va_list args) __attribute__((format(printf, 3, 0)));

/* Adds a place that has to do with it, by its span or as finding_place gave
 * it. */
void finding_related(struct findings *fs, struct finding *f, struct span span,
                     const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void finding_related_at(struct findings *fs, struct finding *f,
                        const struct place *place, const char *words);

/* Adds a fix of N edits, which may be in any text and come out encoded for
 * the file (text/encode.h). If one of them cannot be written there, false: the
 * finding has no such fix. What the user reads of it is TITLE: "remove the
 * key". */
bool finding_fix(struct findings *fs, struct finding *f, bool safe,
                 const char *title, const struct edit *edits, size_t n);

/* What stands at SPAN is a secret: in the lines that findings show there are
 * stars in its place, in those of the findings from FIRST on and in those to
 * come. */
void findings_conceal(struct findings *fs, size_t first, struct span span);

/* By file (in order of first appearance), place, name; equal ones (same rule,
 * place and message) become one. */
void findings_sort(struct findings *fs);

size_t findings_count(const struct findings *fs, enum severity s);

/* How many are of that severity or a worse one. */
size_t findings_from(const struct findings *fs, enum severity s);

#endif
