/* SQL as a row of tokens: names, strings, numbers and symbols of any dialect,
 * as a dump has them. No grammar: that is dms/sql_ddl.h.
 *
 *     CREATE TABLE "a b".`c` (d [int] DEFAULT 'it''s') -- x
 *     word   word  quoted ▲ quoted     quoted  string
 *                         symbol '.'
 *
 * Names are taken in all quotes that there are: "x", `x`, [x]. A bracket that
 * hangs on what is before it, or holds a number or nothing, is a subscript
 * (text[], a[1]). Left out are comments, among them MySQL's of a version
 * (what is inside of those counts), and lines for the client: \connect.
 *
 * Never fails: what is not closed ends at the end of the text.
 */
#ifndef DMSC_READ_SQL_H
#define DMSC_READ_SQL_H

#include "text/text.h"

enum sql_kind {
    SQL_END,
    SQL_WORD,   /* a name or key word without quotes */
    SQL_QUOTED, /* a name in quotes */
    SQL_STRING, /* in single quotes or between dollars */
    SQL_NUMBER,
    SQL_SYMBOL /* one character */
};

struct sql_token {
    enum sql_kind kind;
    uint32_t off, len; /* as it stands in the text, with its quotes */
    struct str text;   /* a name or string without its quotes; not decoded
                          where `doubled` */
    bool doubled;      /* a quote that is written twice is in it */
    bool line_start;   /* the first on its line */
};

/* Copied to look ahead. */
struct sql_reader {
    struct str bytes;
    bool backslashes; /* '\'' is a string, as MySQL has it */
    uint32_t at;
    struct sql_token token; /* the current one */
};

/* Reads BYTES from the first token on, which is the current one then. */
void sql_start(struct sql_reader *r, struct str bytes, bool backslashes);

/* Goes on to the next token. At the end it stays. */
void sql_next(struct sql_reader *r);

/* Whether the current token is that key word (in lower case), or symbol. */
bool sql_at_word(const struct sql_reader *r, const char *word);
bool sql_at_symbol(const struct sql_reader *r, char symbol);

/* Goes to the token after the next `;` outside of strings, comments and names
 * in quotes: quickly, without a look at what is in between. */
void sql_skip_statement(struct sql_reader *r);

/* Goes from the `;` of a COPY, the current token, over its data: to the token
 * after the line `\.`. */
void sql_skip_copy(struct sql_reader *r);

#endif
