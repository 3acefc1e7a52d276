/* What the parts of the host of scripts share: which commands there are
 * (script.c), and what their words come to (script_value.c). */
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

/* The value of an option that was left unknown, V: JSON, Key=Value, what a
 * variable or a file holds; V itself if that is not known. OF is a struct
 * script: what the documents get as their resolver. */
struct val script_plain(void *of, struct val v);

#endif
