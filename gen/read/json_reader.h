/* What the parts of the JSON reader share: the straight way (json.c), strings
 * (json_string.c), and what happens off the way (json_recover.h). */
#ifndef DMSC_READ_JSON_READER_H
#define DMSC_READ_JSON_READER_H

#include "read/json.h"
#include "read/json_mend.h"
#include "tree/build.h"

struct json_reader {
    const char *start, *end;
    const char *at;   /* what is read next */
    const char *last; /* the end of the last token */
    struct builder b;
    struct text *text;
    struct findings *fs;
    const char *doubt; /* what is read from here on is a guess, or NULL */
    unsigned errors;
    bool comments_allowed;
    bool templated;
    bool holes;                /* strings may be placeholders, or have some */
    bool no_branch;            /* an `else` of a template had no end */
    bool bad_brackets;         /* they do not fit each other */
    struct json_mend mend;     /* while one is to come, END is where it is, */
    const char *real_end;      /* and this the end */
    bool cut_off;              /* by a comment that goes to the end */
    bool odd_blanks;           /* some were told */
    struct finding *comment;   /* of the first, or NULL */
    VEC(struct edit) comments; /* what takes them out */
};

/* Where the reader goes on after something odd. */
enum json_next {
    JSON_VALUE, /* a value must come */
    JSON_AFTER, /* a value (or a mistake in its place) is behind us */
    JSON_KEY,   /* a key must come */
    JSON_COLON, /* a key is behind us */
    JSON_END,   /* nothing more to read */
};

static inline uint32_t json_off(const struct json_reader *r, const char *p)
{
    return (uint32_t)(p - r->start);
}

/* Whether C is at P; false at the end. */
static inline bool json_is(const struct json_reader *r, const char *p, char c)
{
    return p < r->end && *p == c;
}

/* Whether a number or word can end before C. */
static inline bool json_ends_word(char c)
{
    return (unsigned char)c <= ' ' || c == ',' || c == '}' || c == ']' ||
           memchr(":\"{[/#;=\'", c, 9);
}

/* Whether a placeholder may begin with C: see the tables of json_hole.c. */
static inline bool json_may_begin_hole(char c)
{
    return c == '$' || c == '%' || c == '.' || c == '<' || c == '@' ||
           c == '{' || c == '#' || c == '_';
}

/* The first byte from P on that is no blank (RFC 8259 "ws"). */
const char *json_blanks(const char *p, const char *end);

/* The end of the line at P. */
const char *json_line_end(const struct json_reader *r, const char *p);

/* Adds the finding ID. NULL when no more are shown. */
struct finding *json_report(struct json_reader *r, const char *at, size_t len,
                            enum finding_id id, const char *message);
/* Reports a mistake of LEN bytes at AT. NULL when no more are shown, and if it
 * may follow from one before. */
struct finding *json_error(struct json_reader *r, const char *at, size_t len,
                           const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Sets the help of what json_error returned, if it is shown. */
void json_help(struct json_reader *r, struct finding *f, const char *format,
               ...) __attribute__((format(printf, 3, 4)));

/* What json_error returned, if it is shown, gets a fix: the LEN bytes at AT
 * become TEXT. */
void json_fix(struct json_reader *r, struct finding *f, bool safe,
              const char *at, size_t len, const char *text);

/* Double quotes in place of others: OPEN bytes at FROM, and CLOSE bytes before
 * END, if what is between them may stand in them as it is. */
void json_fix_quotes(struct json_reader *r, struct finding *f, const char *from,
                     size_t open, const char *end, size_t close);

/* Notes that the comment from r->at to END goes, with the blanks before it, or
 * with its line where it stands alone there; json_end_comments makes a fix of
 * all of them. It is unsafe: what people wrote is lost. */
void json_fix_comment(struct json_reader *r, const char *end);
void json_end_comments(struct json_reader *r);

/* Reads the string or key (KIND) at r->at, in whatever quotes, and appends
 * its node. P is after the bytes at its start that need no look. */
void json_string(struct json_reader *r, enum node_kind kind, const char *p);

/* The length of the escape at P ("\n", "\u0041", a surrogate pair, with its
 * backslash), and what it stands for; 0 if it is none. */
unsigned json_escape(const char *p, const char *end, uint32_t *code_point);

/* Whether what is wrong at AT may follow from what was wrong before. */
bool json_follows(struct json_reader *r, const char *at);

/* Whether the string or key that ends at r->last, right before r->at, took
 * what follows it for want of its closing quote, or has a quote within: mended
 * and reported. */
bool json_give_back(struct json_reader *r);
bool json_inner_quote(struct json_reader *r);

/* Steps over comments (keeps and reports them), blanks that JSON does not
 * know and bytes that are not UTF-8 (reports them). False if there is none
 * at r->at. */
bool json_skip_odd(struct json_reader *r);

/* At r->at stands what starts no value, is no key, no colon, and no comma or
 * closing bracket. What comes next; reported. */
enum json_next json_odd_value(struct json_reader *r);
enum json_next json_odd_key(struct json_reader *r);
enum json_next json_odd_colon(struct json_reader *r);
enum json_next json_odd_after(struct json_reader *r);

/* A number or word that the straight way did not take: adds its node. */
void json_odd_word(struct json_reader *r);

/* The container at r->at is one too deep: steps over it. */
void json_too_deep(struct json_reader *r);

/* In a templated document: takes the word at r->at if it is or has a
 * placeholder, and adds a NODE_UNKNOWN; and what comes *NEXT. */
bool json_hole(struct json_reader *r, enum json_next *next);

/* The same in place of a key, and of a comma or a closing bracket: whether
 * there is a placeholder, and what comes *NEXT. */
bool json_hole_key(struct json_reader *r, enum json_next *next);
bool json_hole_after(struct json_reader *r, enum json_next *next);

/* Flags the strings of a templated document that have holes. */
void json_hole_strings(struct tree *t);

/* Reports what follows the document, if anything does. */
void json_trailing(struct json_reader *r);

#endif
