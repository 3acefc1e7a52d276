/* Documents that mistakes are planted into: a tree that is easy to change,
 * and chance that is the same for the same seed. All lives in an arena. */
#ifndef DMSC_PLANT_ITEM_H
#define DMSC_PLANT_ITEM_H

#include "base/arena.h"
#include "base/str.h"

/* --- Chance ----------------------------------------------------------- */

struct chance {
    uint64_t state;
};

/* A number below N, which is not 0. */
unsigned chance_below(struct chance *c, unsigned n);

/* True once in N times. */
bool chance_one_in(struct chance *c, unsigned n);

/* One of the words that BAR separates: "8|16|49". */
const char *chance_word(struct chance *c, struct arena *a, const char *words);

/* --- Documents -------------------------------------------------------- */

/* Where a finding about an item may stand. */
enum {
    ITEM_AT_KEY = 1,
    ITEM_AT_VALUE = 2,

    /* What the writer of the syntax does wrong here. */
    ITEM_NO_COMMA = 1 << 4, /* after it */
    ITEM_TWO_COMMAS = 1 << 5,
    ITEM_LAST_COMMA = 1 << 6, /* after the last one within it */
    ITEM_NO_COLON = 1 << 7,
    ITEM_EQUALS = 1 << 8,
    ITEM_NO_OPENING_QUOTE = 1 << 9, /* of its value */
    ITEM_NO_CLOSING_QUOTE = 1 << 10,
    ITEM_KEY_NO_CLOSING_QUOTE = 1 << 11,
    ITEM_KEY_NO_QUOTES = 1 << 12,
    ITEM_SINGLE_QUOTES = 1 << 13,
    ITEM_NO_CLOSE = 1 << 14,        /* its bracket is left out, */
    ITEM_MORE_CLOSE = 1 << 15,      /* doubled, */
    ITEM_WRONG_CLOSE = 1 << 16,     /* or the other one */
    ITEM_COMMENT_SLASHES = 1 << 17, /* before it */
    ITEM_COMMENT_STAR = 1 << 18,
    ITEM_COMMENT_HASH = 1 << 19,
};

enum item_kind {
    ITEM_OBJECT,
    ITEM_ARRAY,
    ITEM_STRING, /* text is what it says */
    ITEM_PLAIN   /* text is what is written: 32, true, null */
};

struct item {
    const char *key; /* NULL in an array */
    enum item_kind kind;
    const char *text;
    struct item *first, *next;
    unsigned flags;
};

struct item *item_new(struct arena *a, enum item_kind kind, const char *key,
                      const char *text);

/* Adds CHILD as the last of PARENT; the child is the result. */
struct item *item_add(struct item *parent, struct item *child);

/* The same of what they hold. */
struct item *item_object(struct arena *a, struct item *parent, const char *key);
struct item *item_array(struct arena *a, struct item *parent, const char *key);
struct item *item_string(struct arena *a, struct item *parent, const char *key,
                         const char *text);
struct item *item_plain(struct arena *a, struct item *parent, const char *key,
                        const char *text);

/* The member KEY, or NULL. */
struct item *item_get(struct item *object, const char *key);

/* Takes CHILD out of PARENT. */
void item_remove(struct item *parent, struct item *child);

/* How many items ITEM holds, and the one at INDEX. */
unsigned item_count(const struct item *item);
struct item *item_at(struct item *item, unsigned index);

bool item_is_container(const struct item *item);
bool item_says(const struct item *item, const char *text);

struct item *item_copy(struct arena *a, const struct item *item);

#endif
