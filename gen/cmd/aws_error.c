#include "cmd/aws_error.h"

#include <ctype.h>

#include "base/embed.h"
#include "base/vec.h"
#include "cmd/limits.h"

#define GAP "\xE2\x80\xA6" /* … */

/* Words of a text, in lower case. One without letters is a gap. */
struct words {
    VEC(struct str) list;
};

/* A known error: its literal text, and the page that it stands on. */
struct known_error {
    struct str literal, page;
    struct words words;
};

struct known_errors {
    VEC(struct known_error) list;
};

/* S without the escape sequence (of a terminal's colours) that it begins
 * with. */
static struct str skip_escape(struct str s)
{
    size_t n = 1;
    while (n < s.len && !isalpha((unsigned char)s.ptr[n]))
        n++;
    return str_sub(s, n + 1, s.len);
}

/* The word that S begins with, in lower case; S goes on after it. Apostrophes
 * of either kind belong to a word, but are not kept. */
static struct str cut_word(struct arena *a, struct str *s)
{
    static const struct str curly = {"\xE2\x80\x99", 3};
    char *word = arena_alloc(a, s->len + 1);
    size_t n = 0;
    while (s->len) {
        unsigned char c = (unsigned char)s->ptr[0];
        bool quote = c == '\'' || str_starts(*s, curly);
        if (isalnum(c))
            word[n++] = (char)tolower(c);
        else if (!quote)
            break;
        *s = str_sub(*s, quote && c != '\'' ? curly.len : 1, s->len);
    }
    return (struct str){word, n};
}

static struct words split(struct arena *a, struct str s)
{
    struct words words = {0};
    while (s.len && words.list.n < ERROR_WORDS_MAX) {
        if (s.ptr[0] == '\033') {
            s = skip_escape(s);
        } else if (isalnum((unsigned char)s.ptr[0])) {
            struct str start = str_sub(s, 0, ERROR_WORD_MAX), rest = start;
            *vec_push(a, &words.list) = cut_word(a, &rest);
            s = str_sub(s, start.len - rest.len, s.len);
        } else if (str_starts(s, STR(GAP))) {
            *vec_push(a, &words.list) = STR("");
            s = str_sub(s, strlen(GAP), s.len);
        } else {
            s = str_sub(s, 1, s.len);
        }
    }
    return words;
}

/* ---- the pages ---- */

static void add(struct arena *a, struct known_errors *known, struct str literal,
                struct str page)
{
    struct known_error *e = vec_push(a, &known->list);
    e->literal = literal;
    e->page = page;
    e->words = split(a, literal);
}

static void add_page(struct arena *a, struct known_errors *known,
                     struct str page)
{
    struct str rest = page, line = str_cut(&rest, '\n');
    bool also = false;
    add(a, known, str_sub(line, 2, line.len), page);
    while (rest.len) {
        line = str_cut(&rest, '\n');
        if (str_starts(line, STR("## ")))
            also = str_is(line, "## Also");
        else if (also && str_starts(line, STR("- ")))
            add(a, known, str_sub(line, 2, line.len), page);
    }
}

static struct known_errors all_errors(struct arena *a)
{
    struct known_errors known = {0};
    for (unsigned i = 0; i < embed_total(); i++) {
        struct str bytes, path = str_of(embed_path(i, &bytes));
        if (str_starts(path, STR("docs/errors/")))
            add_page(a, &known, bytes);
    }
    return known;
}

/* ---- comparing ---- */

/* Whether PATTERN from I on is what TEXT holds from J on. */
static bool fits(const struct words *pattern, size_t i,
                 const struct words *text, size_t j)
{
    for (; i < pattern->list.n; i++, j++) {
        struct str word = pattern->list.at[i];
        for (size_t gap = 0; !word.len && gap <= ERROR_GAP_MAX; gap++)
            if (fits(pattern, i + 1, text, j + gap))
                return true;
        if (!word.len || j >= text->list.n || !str_eq(word, text->list.at[j]))
            return false;
    }
    return true;
}

static bool holds(const struct words *text, const struct words *pattern)
{
    for (size_t j = 0; j < text->list.n; j++)
        if (fits(pattern, 0, text, j))
            return true;
    return false;
}

bool aws_error_find(struct arena *a, struct str text, struct str *page)
{
    struct known_errors known = all_errors(a);
    struct words words = split(a, text);
    size_t best = 0;
    for (size_t i = 0; i < known.list.n; i++) {
        const struct known_error *e = &known.list.at[i];
        if (e->words.list.n <= best || !holds(&words, &e->words))
            continue;
        best = e->words.list.n;
        *page = e->page;
    }
    return best > 0;
}

static bool has_word(const struct words *words, struct str word)
{
    for (size_t i = 0; i < words->list.n; i++)
        if (str_eq(words->list.at[i], word))
            return true;
    return false;
}

struct str aws_error_nearest(struct arena *a, struct str text)
{
    struct known_errors known = all_errors(a);
    struct words words = split(a, text);
    struct str nearest = STR("");
    size_t most = 1; /* one word in common says nothing */
    for (size_t i = 0; i < known.list.n; i++) {
        const struct known_error *e = &known.list.at[i];
        size_t common = 0;
        for (size_t w = 0; w < e->words.list.n; w++)
            common += has_word(&words, e->words.list.at[w]);
        if (common <= most || common * 2 < e->words.list.n)
            continue;
        most = common;
        nearest = e->literal;
    }
    return nearest;
}
