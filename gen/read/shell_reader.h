/* What the parts of the shell reader share: commands and here-documents
 * (shell.c), words and what is put into them (shell_word.c). */
#ifndef DMSC_READ_SHELL_READER_H
#define DMSC_READ_SHELL_READER_H

#include "read/shell.h"
#include "read/view.h"

/* A here-document that begins at the next line. */
struct shell_document {
    struct str delimiter;
    uint32_t delimiter_at;
    bool tabs, literal; /* <<-; quotes around the delimiter */
    struct text *text;  /* filled when it is read */
};

struct shell_reader {
    struct arena *arena;
    struct text *text;
    struct str bytes; /* of the text */
    uint32_t at, end;
    unsigned depth;
    shell_commands commands;
    shell_spans comments;
    VEC(struct shell_document) documents;
};

static inline char shell_peek(const struct shell_reader *r, uint32_t ahead)
{
    return ahead < r->end - r->at ? r->bytes.ptr[r->at + ahead] : '\0';
}

static inline bool shell_ends_word(char c)
{
    return c && strchr(" \t\r\n;&|()<>", c);
}

/* How long the <placeholder of the docs> at r->at is, 0 if there is none. Where
 * the shell would take it for two redirections, people mean a value. */
uint32_t shell_placeholder(const struct shell_reader *r);

/* The word at r->at; at least one byte is taken unless one stands there that
 * ends words. */
struct shell_word shell_word(struct shell_reader *r);

/* Adds what stands from r->at to STOP (and what goes on beyond it) with
 * expansions; a backslash escapes what is in ESCAPES. */
void shell_expand(struct shell_reader *r, struct view *v, uint32_t stop,
                  const char *escapes);

/* The commands after an opening bracket, with the closing one. */
void shell_nested(struct shell_reader *r);

/* The finished view; one of nothing has its place at OFF. */
struct text *shell_view(struct shell_reader *r, struct view *v, uint32_t off);

#endif
