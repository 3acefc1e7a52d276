/* What the files share that find the place to go on where the document is not
 * as it should be: json_recover.c (steps over what is not understood),
 * json_bracket.c (brackets), json_quote.c (quotes), json_odd_value.c,
 * json_odd_key.c and json_odd_after.c (what stands in place of something).
 * Nobody else includes this. All report what they find, and go on after it. */
#ifndef DMSC_READ_JSON_RECOVER_H
#define DMSC_READ_JSON_RECOVER_H

#include "read/json_reader.h"

/* What stands at r->at; -1 at the end. */
static inline int json_current(const struct json_reader *r)
{
    return r->at < r->end ? (unsigned char)*r->at : -1;
}

/* What ends a member or an item. */
static inline bool json_is_end(int c)
{
    return c == ',' || c == '}' || c == ']';
}

static inline bool json_in_object(const struct json_reader *r)
{
    uint32_t depth = build_depth(&r->b);
    const struct node *top = depth ? &r->b.nodes[r->b.open[depth - 1]] : NULL;
    return top && top->kind == NODE_OBJECT;
}

static inline char json_closer(const struct node *n)
{
    return n->kind == NODE_OBJECT ? '}' : ']';
}

/* Whether a number or a word may begin with C, be it a wrong one. */
bool json_starts_word(int c);

/* The length of the character at P; 0 if it is not UTF-8. */
unsigned json_valid_len(const struct json_reader *r, const char *p);

/* The end of the string at P, in any quotes, without a look inside. */
const char *json_string_end(const struct json_reader *r, const char *p);

/* The first ',' or closing bracket from P on outside of the brackets and
 * strings that open from P on; with WHOLE the end of the first bracket. */
const char *json_skip_over(const struct json_reader *r, const char *p,
                           bool whole);

/* Appends a node for what could not be read, from r->at to END. */
void json_add_broken(struct json_reader *r, const char *end);

/* What was read of the innermost container may not be what was meant. */
void json_break_top(struct json_reader *r);

/* How the document goes on from r->at is a guess. */
void json_doubt(struct json_reader *r);

/* The character at r->at can stand nowhere; WANTED is the help. */
void json_unexpected(struct json_reader *r, const char *wanted);

/* Steps over commas that stand where something should, for all of which one
 * mistake is reported. */
enum json_next json_extra_commas(struct json_reader *r);

/* {...}, or dots between members: what else there is is not said. A single one
 * after a member is a ',' that slipped. False if there are none. */
bool json_left_out(struct json_reader *r, enum json_next *next);

/* A string or key (KIND) in quotes that JSON does not know. False if at r->at
 * is none. */
bool json_odd_quotes(struct json_reader *r, enum node_kind kind);

/* The reader is at r->mend. If only what follows says so, members may have
 * been meant for another of the open objects. */
enum json_next json_mend_bracket(struct json_reader *r);

/* The text ends, or begins, with brackets open. */
enum json_next json_early_end(struct json_reader *r);

/* A closing bracket where an item or a key should follow. */
enum json_next json_early_close(struct json_reader *r);

/* "a": ] - nothing but '[' was forgotten. */
enum json_next json_no_bracket(struct json_reader *r);

/* '(' in place of '{' or '['; its own closing bracket comes, or ')'. */
enum json_next json_parenthesis(struct json_reader *r);
enum json_next json_close_parenthesis(struct json_reader *r);

/* The bracket at r->at is not the one that closes the innermost container:
 * either that one was forgotten, or it was mistyped. */
enum json_next json_wrong_closer(struct json_reader *r);

#endif
