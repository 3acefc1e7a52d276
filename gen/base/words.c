#include "base/words.h"

#include <assert.h>

/* Of the text only every STRIDE-th pair of bytes is looked at. The words are
 * long enough that one of these is within the first pairs of each place where
 * one stands; those are kept in a table, and what is found there is compared.
 *
 *     ...  "  r  u  l  e  -  t  y  p  e  "  :  ...
 *             └ru┘                 └pe┘            looked at
 *             └───────────────┘                    pairs that are kept
 */
enum { STRIDE = WORD_LENGTH_MIN - 1, SLOT_COUNT = 1024 };

struct pair {
    uint8_t word, offset; /* of which word, and where in it */
    uint8_t next;         /* 1 + the next pair of the slot; 0: none */
};

struct search {
    const struct word *words;
    size_t count;
    uint32_t found;            /* groups; their words are no longer in it */
    uint8_t slots[SLOT_COUNT]; /* 1 + a pair */
    struct pair pairs[WORDS_MAX * STRIDE];
};

static_assert(WORDS_MAX * STRIDE < UINT8_MAX, "pairs are counted in bytes");

static inline unsigned slot_of(const char *p)
{
    return ((unsigned char)p[0] * 37u + (unsigned char)p[1]) % SLOT_COUNT;
}

static void prepare(struct search *x)
{
    uint8_t n = 0;
    assert(x->count <= WORDS_MAX);
    memset(x->slots, 0, sizeof x->slots);
    for (size_t i = 0; i < x->count; i++) {
        size_t len = strlen(x->words[i].text);
        assert(len >= WORD_LENGTH_MIN && len <= WORD_LENGTH_MAX);
        if (x->found >> x->words[i].group & 1)
            continue;
        for (uint8_t at = 0; at < STRIDE; at++) {
            uint8_t *slot = &x->slots[slot_of(x->words[i].text + at)];
            x->pairs[n++] = (struct pair){(uint8_t)i, at, *slot};
            *slot = n;
        }
    }
}

/* The group of a word that stands in S so that the pair at AT is one of its
 * first; as a bit. */
static uint32_t compare(const struct search *x, struct str s, size_t at,
                        unsigned slot)
{
    for (unsigned i = slot; i; i = x->pairs[i - 1].next) {
        const struct pair *p = &x->pairs[i - 1];
        const struct word *word = &x->words[p->word];
        if (at >= p->offset &&
            str_starts(str_sub(s, at - p->offset, WORD_LENGTH_MAX),
                       str_of(word->text)))
            return (uint32_t)1 << word->group;
    }
    return 0;
}

uint32_t words_groups(struct str s, const struct word *words, size_t count)
{
    struct search x = {.words = words, .count = count};
    prepare(&x);
    for (size_t at = 0; at + 1 < s.len; at += STRIDE) {
        unsigned slot;
        uint32_t group;
        /* More than one word may stand here. */
        while ((slot = x.slots[slot_of(s.ptr + at)]) != 0 &&
               (group = compare(&x, s, at, slot)) != 0) {
            x.found |= group;
            prepare(&x);
        }
    }
    return x.found;
}
