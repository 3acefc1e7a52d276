/* What the files of the edits share: edit.c (values), edit_member.c (where a
 * member stands), edit_remove.c, edit_add.c. Nobody else includes this. Places
 * are offsets into the bytes of the tree's text. */
#ifndef DMSC_TREE_EDIT_PARTS_H
#define DMSC_TREE_EDIT_PARTS_H

#include "tree/edit.h"

static inline struct str edit_bytes(struct val v)
{
    return v.tree->text->bytes;
}

static inline char edit_byte_at(struct str s, uint32_t at)
{
    return at < s.len ? s.ptr[at] : '\0';
}

static inline bool edit_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static inline bool edit_is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static inline uint32_t edit_skip_blanks(struct str s, uint32_t at)
{
    while (edit_is_blank(edit_byte_at(s, at)))
        at++;
    return at;
}

static inline uint32_t edit_skip_space(struct str s, uint32_t at)
{
    while (edit_is_blank(edit_byte_at(s, at)) ||
           edit_is_line_end(edit_byte_at(s, at)))
        at++;
    return at;
}

/* The end of the line that AT is on, before what ends it. */
static inline uint32_t edit_line_end(struct str s, uint32_t at)
{
    while (at < s.len && !edit_is_line_end(s.ptr[at]))
        at++;
    return at;
}

/* Where the line that AT is on begins. */
uint32_t edit_line_start(struct str s, uint32_t at);

/* Where the line end before AT, the start of a line, begins. */
uint32_t edit_before_line_end(struct str s, uint32_t at);

/* Puts TEXT in place of the bytes from FROM to TO of V's text. */
void edit_replace(struct edits *e, struct val v, uint32_t from, uint32_t to,
                  struct str text);

/* Whether HCL takes S for a name, and YAML for text, without quotes. */
bool edit_is_word(struct str s);
bool edit_is_yaml_word(struct str s);

/* A member or an item, and what stands around it. Siblings are found by their
 * places, since a tree of HCL may have them in another order. */
struct edit_member {
    struct val in;     /* the container */
    struct str bytes;  /* of the text */
    uint32_t from, to; /* with its key, without its comma */
    bool first, last;
    uint32_t before, after; /* where its neighbours end and begin; at the
                               ends the container's insides do */
    bool brackets;          /* the container has some */
};

/* The member of which V is the key, or the item V. False if V does not stand
 * in its container: merged into it from elsewhere, or beside something that
 * is. */
bool edit_find_member(struct val v, struct edit_member *m);

/* Where the comma after a member ends, or where it would be. */
uint32_t edit_after_comma(const struct edit_member *m, bool *comma);

/* Whether the member has its lines for itself; these are START to END. */
bool edit_has_lines(const struct edit_member *m, uint32_t *start,
                    uint32_t *end);

#endif
