/* The one bracket that would make a document whole.
 *
 * A bracket that is missing, too many, or of the wrong kind shows only where
 * what follows no longer fits, which may be the end of the file. Where
 * counting says that it is one bracket, indentation and grammar say which.
 *
 * For every syntax of brackets, keys and commas; the reader brings the
 * tokens. */
#ifndef DMSC_READ_MEND_H
#define DMSC_READ_MEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Kinds of tokens; a bracket or a comma is its own kind, and what stands
 * between key and value is none. */
enum { MEND_KEY = 1, MEND_VALUE = 2 };

struct mend_token {
    uint8_t kind;
    bool first; /* on its line */
    uint32_t line, indent;
};

enum mend_kind {
    MEND_NONE,
    MEND_INSERT, /* a closing bracket is missing before the token */
    MEND_SKIP,   /* the token, a bracket, is too many, */
    MEND_REPLACE /* or of the wrong kind */
};

struct mend {
    enum mend_kind kind;
    size_t at;    /* the token; of an insertion, right after the one that is
                     no comma */
    char bracket; /* what is inserted, or put in its stead */
    char next;    /* of an insertion: the bracket that follows, if one does */
    bool sure;    /* the layout says so, not only what follows */
};

/* What would mend the tokens; MEND_NONE if it is not one bracket, or if one
 * is missing at the very end, of which readers speak by themselves. */
struct mend mend_find(const struct mend_token *tokens, size_t n);

#endif
