/* What the parts of the host of scripts share: which commands there are
 * (script.c), and what their words come to (script_value.c). */
#ifndef DMSC_HOST_SCRIPT_READER_H
#define DMSC_HOST_SCRIPT_READER_H

#include "host/script.h"
#include "read/shell.h"

struct script {
    struct host_search *search;
    struct arena *arena;
    shell_commands commands;
};

/* The text that a word comes to, NULL if that is not known. It may be that
 * of another file. */
struct text *script_text(struct script *s, const struct shell_word *w);

/* The same of the word's value from byte FROM on. */
struct text *script_text_from(struct script *s, const struct shell_word *w,
                              uint32_t from);

#endif
