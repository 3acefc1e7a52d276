#include "base/words.h"

#include <assert.h>

/* Of the text only every fourth byte is looked at, with the three behind it.
 * Wherever a word stands, one of these pieces is among its first four: they
 * are kept in a table, and what is found there is compared.
 *
 *     ...  "  r  u  l  e  -  t  y  p  e  "  :  ...
 *                └─────┘     └─────┘               looked at
 *             └─────┘                              pieces that are kept
 *                └─────┘
 *                   └─────┘
 *                      └─────┘
 */
enum { PIECE = 4, STRIDE = WORD_LENGTH_MIN - PIECE + 1, SLOT_COUNT = 1024 };

struct piece {
    uint8_t word, offset; /* of which word, and where in it */
    uint8_t next;         /* 1 + the next piece of the slot; 0: none */
};

struct search {
    const struct word *words;
    size_t count;
    uint32_t found;            /* groups; their words are no longer in it */
    uint8_t slots[SLOT_COUNT]; /* 1 + a piece */
    struct piece pieces[WORDS_MAX * STRIDE];
};

static_assert(WORDS_MAX * STRIDE < UINT8_MAX, "pieces are counted in bytes");

static inline unsigned slot_of(const char *p)
{
    uint32_t piece;
    memcpy(&piece, p, PIECE);
    return piece * 0x9E3779B1u >> 22;
}

/* Puts the words that are still to be found into the table; whether there are
 * any. */
static bool prepare(struct search *x)
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
            x->pieces[n++] = (struct piece){(uint8_t)i, at, *slot};
            *slot = n;
        }
    }
    return n > 0;
}

/* The group of a word that stands in S so that the piece at AT is one of its
 * first; as a bit. Most are not, and tell by the piece. */
static uint32_t compare(const struct search *x, struct str s, size_t at,
                        unsigned slot)
{
    for (unsigned i = slot; i; i = x->pieces[i - 1].next) {
        const struct piece *p = &x->pieces[i - 1];
        const struct word *word = &x->words[p->word];
        if (at >= p->offset &&
            memcmp(s.ptr + at, word->text + p->offset, PIECE) == 0 &&
            str_starts(str_sub(s, at - p->offset, WORD_LENGTH_MAX),
                       str_of(word->text)))
            return (uint32_t)1 << word->group;
    }
    return 0;
}

/* The first place from AT on where a word may stand, or one behind the last. */
static size_t next_place(const uint8_t *slots, struct str s, size_t at)
{
    size_t end = s.len < PIECE ? 0 : s.len - PIECE + 1;
    while (at < end && !slots[slot_of(s.ptr + at)])
        at += STRIDE;
    return at < end ? at : s.len;
}

uint32_t words_groups(struct str s, const struct word *words, size_t count)
{
    struct search x = {.words = words, .count = count};
    bool more = prepare(&x);
    size_t at = next_place(x.slots, s, 0);
    while (more && at < s.len) {
        uint32_t group = compare(&x, s, at, x.slots[slot_of(s.ptr + at)]);
        x.found |= group;
        if (group)
            more = prepare(&x);
        /* More than one word may stand here. */
        if (more)
            at = next_place(x.slots, s, group ? at : at + STRIDE);
    }
    return x.found;
}
