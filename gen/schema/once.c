/* One mistake is told once. */
#include "schema/once.h"

#include "schema/compile.h"

/* A missing key of which the schema has no words of its own. */
bool once_plain_missing(const struct failure *f)
{
    return f->keyword == KEYWORD_REQUIRED &&
           !val_exists(f->words[WORDS_MESSAGE]) &&
           !val_exists(f->words[WORDS_RULE]);
}

static bool is_unknown_key(const struct failure *f)
{
    return f->keyword == KEYWORD_ADDITIONAL_PROPERTIES ||
           f->keyword == KEYWORD_UNEVALUATED_PROPERTIES;
}

/* The container that holds the node AT; NONE of the root. */
static uint32_t parent_of(const struct tree *t, uint32_t at)
{
    for (uint32_t i = at; i-- > 0;)
        if ((t->nodes[i].kind == NODE_OBJECT ||
             t->nodes[i].kind == NODE_ARRAY) &&
            t->nodes[i].next > at)
            return i;
    return NONE;
}

/* What a failure is about, where an alias stands for it. */
static uint32_t target_of(const struct machine *m, const struct failure *f)
{
    return val_target((struct val){m->tree, f->at}).at;
}

/* Whether the unknown key of G is what F misses: the same name further in, or
 * beside the object that misses it. */
static bool is_moved(const struct machine *m, const struct failure *f,
                     const struct failure *g)
{
    if (!is_unknown_key(g) || !str_eq(val_str((struct val){m->tree, g->at}),
                                      program_name(m->p, f->detail)))
        return false;
    uint32_t home = parent_of(m->tree, g->at), at = target_of(m, f);
    return (g->at > at && g->at < m->tree->nodes[at].next) ||
           (home != NONE && home == parent_of(m->tree, f->at));
}

/* Whether a key that is missing is there after all, misspelt or in the wrong
 * place: that was said where it stands. */
bool once_is_elsewhere(const struct machine *m, const struct collector *out,
                       const struct failure *f)
{
    if (f->keyword != KEYWORD_REQUIRED)
        return false;
    struct str name = program_name(m->p, f->detail);
    uint32_t at = target_of(m, f), end = m->tree->nodes[at].next;
    for (size_t i = 0; i < out->list.n; i++) {
        const struct failure *g = &out->list.at[i];
        if (g->at > at && g->at < end && g->level <= f->level + 1 &&
            g->suggestion.len && str_eq(g->suggestion, name))
            return true;
        if (is_moved(m, f, g))
            return true;
    }
    return false;
}

static bool same_words(const struct failure *f, const struct failure *g,
                       enum words w)
{
    return val_exists(f->words[w]) && val_exists(g->words[w]) &&
           str_eq(val_str(f->words[w]), val_str(g->words[w]));
}

/* Whether one of those before says the same of the same object: that it needs
 * other keys too, or what the schema's own rule says of a sibling. */
bool once_is_said(const struct machine *m, const struct collector *out,
                  size_t at)
{
    const struct failure *f = &out->list.at[at];
    for (size_t i = 0; i < at; i++) {
        const struct failure *g = &out->list.at[i];
        if (once_plain_missing(f) && once_plain_missing(g) && f->at == g->at &&
            !once_is_elsewhere(m, out, g))
            return true;
        if (same_words(f, g, WORDS_RULE) && same_words(f, g, WORDS_MESSAGE) &&
            f->at != g->at &&
            parent_of(m->tree, f->at) == parent_of(m->tree, g->at) &&
            parent_of(m->tree, f->at) != NONE && f->keyword == KEYWORD_PATTERN)
            return true;
    }
    return false;
}
