/* What the parts of the HCL reader share.
 *
 *     hcl_scan.c      where strings, heredocs and holes end
 *     hcl_lex.c       bytes to tokens
 *     hcl_bracket.c   which bracket closes which
 *     hcl_mend.c      the one that is missing or too many
 *     hcl_body.c      arguments and blocks
 *     hcl_value.c     expressions
 *     hcl_container.c what stands in brackets
 *     hcl_template.c  what is in a string: pieces, holes, views
 *     hcl_expression.c  what an expression is made of
 *     hcl_directive.c   what "%{...}" says
 *
 * Brackets are matched before anything is read: a mistake within a pair stays
 * within it, and a body can be looked over before it is read, which is how
 * the blocks of one type get together.
 */
#ifndef DMSC_READ_HCL_READER_H
#define DMSC_READ_HCL_READER_H

#include "read/hcl.h"
#include "read/mend.h"
#include "tree/build.h"

/* Kinds of tokens; a character by itself is its own kind. */
enum hcl_kind {
    HCL_NAME = 128,
    HCL_NUMBER,
    HCL_STRING,
    HCL_HEREDOC,
    HCL_OPERATOR, /* one that stands between two values, but '-' and '*' */
    HCL_ELLIPSIS, /* ... */
    HCL_ARROW,    /* => */
    HCL_COLONS,   /* :: */
    HCL_NEWLINE,
    HCL_BAD, /* reported already */
    HCL_END,
};

struct hcl_token {
    uint32_t off, len;
    uint32_t close; /* of an opening bracket: the token at which what is in it
                       ends; its own bracket if `closed` */
    uint8_t kind;
    bool closed;
    bool broken; /* a string that was reported */
};

/* Bytes FROM to TO: a line of which enough was said. */
struct hcl_line {
    uint32_t from, to;
};

struct hcl_reader {
    struct text *text;
    struct str bytes;
    struct arena *arena;
    struct findings *fs; /* NULL: nothing is reported */
    struct builder b;
    VEC(struct hcl_token) tokens;
    uint32_t at, limit;        /* the next token, and the one to stop at */
    uint32_t last;             /* where the last token ended */
    bool newlines;             /* a line end ends an expression */
    bool not_utf8;             /* somewhere in the text */
    bool comments;             /* are kept: not in holes */
    bool unpaired;             /* a bracket was reported */
    struct finding *stray;     /* a '}' too many, behind all blocks */
    VEC(struct hcl_line) told; /* lines with a string that has no end */
    unsigned doubled;          /* keys that stand twice in an object */
    unsigned depth;            /* of expressions, with those in holes */
    unsigned errors;
    VEC(struct str) scope; /* names that `for` gives */
};

/* Makes R ready to read TEXT into a tree in A, of which it is about to read
 * SIZE bytes. */
void hcl_start(struct hcl_reader *r, struct arena *a, struct text *text,
               struct findings *fs, size_t size);

/* --- Mistakes --------------------------------------------------------- */

/* Reports a mistake at bytes OFF to OFF + LEN. NULL when it is not shown: one
 * on a line with a string that has no end follows from that. */
struct finding *hcl_error(struct hcl_reader *r, uint32_t off, uint32_t len,
                          const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void hcl_help(struct hcl_reader *r, struct finding *f, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Whether byte OFF is on a line with a string that has no end: where its
 * quotes belong is a guess. */
bool hcl_is_told(const struct hcl_reader *r, uint32_t off);

/* --- Scanning --------------------------------------------------------- */

/* The byte after the string, the hole ("${" or "%{") or the heredoc ("<<")
 * that starts at P; NULL if it has no end. */
const char *hcl_quoted_end(const char *p, const char *end);
const char *hcl_hole_end(const char *p, const char *end);
const char *hcl_heredoc_end(const char *p, const char *end);

/* The heredoc that starts at P: its first line with the content in *BODY,
 * its word, whether the indentation is taken off. False if it is none. */
struct hcl_heredoc {
    struct str word;
    const char *body;
    bool indented;
};
bool hcl_heredoc(const char *p, const char *end, struct hcl_heredoc *h);

/* Whether the line of P to END, without its end, is the closing WORD. */
bool hcl_closes(struct str line, struct str word);

/* The length of a name ("a", "a-b", "ä"), 0 if there is none at P. */
size_t hcl_name_length(const char *p, const char *end);

/* --- Tokens ----------------------------------------------------------- */

/* Adds the tokens of bytes FROM to TO and an HCL_END; pairs the brackets. */
void hcl_lex(struct hcl_reader *r, uint32_t from, uint32_t to);

/* Pairs the brackets among the tokens from BASE on. */
void hcl_pair(struct hcl_reader *r, uint32_t base);

/* What would mend the brackets among the tokens from BASE on; its place is
 * the number of a token. */
struct mend hcl_mend(struct hcl_reader *r, uint32_t base);

static inline struct str hcl_token_str(const struct hcl_reader *r, uint32_t t)
{
    const struct hcl_token *token = &r->tokens.at[t];
    return str_sub(r->bytes, token->off, token->len);
}

/* The kind of the next token, line ends stepped over where they mean nothing;
 * HCL_END at the limit. */
int hcl_peek(struct hcl_reader *r);
void hcl_take(struct hcl_reader *r);

/* Takes the next token if it is a KIND. */
bool hcl_take_if(struct hcl_reader *r, int kind);

/* Whether the next token is a KIND (and WORD, unless that is NULL). */
bool hcl_next_is(struct hcl_reader *r, int kind, const char *word);

/* The text of the token at r->at. */
struct str hcl_current(const struct hcl_reader *r);

/* Goes into the bracket at r->at, and comes out behind it, wherever the
 * reading stopped. */
struct hcl_frame {
    uint32_t limit, close;
    bool newlines, closed;
    struct findings *fs;
};
struct hcl_frame hcl_enter(struct hcl_reader *r, bool newlines);
void hcl_leave(struct hcl_reader *r, struct hcl_frame f);

/* Whether the token at r->at was reported. */
static inline bool hcl_is_broken(const struct hcl_reader *r)
{
    return r->tokens.at[r->at].broken;
}

/* The token after T, which may open a bracket that is stepped over whole. */
static inline uint32_t hcl_after(const struct hcl_reader *r, uint32_t t)
{
    const struct hcl_token *token = &r->tokens.at[t];
    return token->close ? token->close + token->closed : t + 1;
}

/* Whether the token at T or the one before it is a string or a bracket that
 * was reported: that it stands here is no other mistake. */
static inline bool hcl_told(const struct hcl_reader *r, uint32_t t)
{
    return (t > 0 && r->tokens.at[t - 1].broken) ||
           (t < r->tokens.n && r->tokens.at[t].broken);
}

/* --- Bodies and values ------------------------------------------------ */

/* Reads the body of tokens FROM to TO into an object of bytes OFF to END. */
void hcl_read_body(struct hcl_reader *r, uint32_t from, uint32_t to,
                   uint32_t off, uint32_t end);

/* Opens a container unless it is one too deep, which is reported; then a
 * NODE_ERROR stands for it. */
bool hcl_open(struct hcl_reader *r, enum node_kind kind, uint32_t off,
              uint32_t len);

/* Reads an expression into one node (with what is below it). False after a
 * mistake: then there is a NODE_ERROR. */
bool hcl_value(struct hcl_reader *r);

/* Reads and forgets an expression. */
bool hcl_skip_value(struct hcl_reader *r);

/* Whether the bracket at r->at holds a `for`, not a member of that name. */
bool hcl_is_for(struct hcl_reader *r);

/* Reads "for NAME, NAME in"; the names are in scope from then on. */
bool hcl_for_names(struct hcl_reader *r);

/* The same with the list. */
bool hcl_for(struct hcl_reader *r);

/* Reports that what stands at r->at cannot; WANTED is the help. */
void hcl_unexpected(struct hcl_reader *r, const char *wanted);
bool hcl_fail(struct hcl_reader *r, const char *wanted); /* and is false */

/* Reads the tuple, the object or the `for` at r->at into one node. */
void hcl_container(struct hcl_reader *r);

/* Flags the innermost container: not all of it was read. */
void hcl_break(struct hcl_reader *r);

/* --- Strings ---------------------------------------------------------- */

/* Adds the string or key (KIND) of token T. Its holes are looked into. */
void hcl_string(struct hcl_reader *r, uint32_t t, enum node_kind kind);

/* What is within the braces of a hole, without the marks that strip blanks. */
struct str hcl_hole_content(struct str hole);

/* Whether the string of token T is one hole and nothing else. */
bool hcl_is_hole(const struct hcl_reader *r, uint32_t t);

#endif
