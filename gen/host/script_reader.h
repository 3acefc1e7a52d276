/* What the parts of the host of scripts share: which commands there are
 * (script.c), what their words come to (script_value.c), and the roles that
 * they make (script_role.c). */
#ifndef DMSC_HOST_SCRIPT_READER_H
#define DMSC_HOST_SCRIPT_READER_H

#include "host/script.h"
#include "read/shell.h"

/* A word that was read as a value: JSON, Key=Value. */
struct script_read {
    uint32_t off;
    struct val val;
};

struct script {
    struct host_search *search;
    struct arena *arena;
    shell_commands commands;
    VEC(struct script_read) read;
};

/* The text that a word comes to, NULL if that is not known. It may be that
 * of another file. */
struct text *script_text(struct script *s, const struct shell_word *w);

/* The same of the word's value from byte FROM on. */
struct text *script_text_from(struct script *s, const struct shell_word *w,
                              uint32_t from);

/* The text of an option's value among the words of C from FIRST on: `--name
 * value`, `--name=value`; *WHERE is the word. NULL with a word: nobody knows
 * it. */
struct text *script_option(struct script *s, const struct shell_command *c,
                           size_t first, const char *name,
                           const struct shell_word **where);

/* Adds the IAM roles that are about DMS. */
void script_roles(struct script *s);

/* The value of an option that was left unknown, V: JSON, Key=Value, what a
 * variable or a file holds; V itself if that is not known. OF is a struct
 * script: what the documents get as their resolver. */
struct val script_plain(void *of, struct val v);

#endif
