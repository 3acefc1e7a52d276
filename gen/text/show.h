/* What users wrote, made fit to be shown: one line, nothing that a terminal
 * would act on, nothing invisible. Control characters, bytes that are not
 * UTF-8, and characters that turn or hide their neighbours are written as
 * escapes (\n, \x1b, \u202e); all else stays as it is. */
#ifndef DMSC_TEXT_SHOW_H
#define DMSC_TEXT_SHOW_H

#include "base/buf.h"

struct glyph {
    char text[16];  /* how it is shown */
    unsigned len;   /* bytes of TEXT */
    unsigned size;  /* bytes that it stands for */
    unsigned width; /* columns of a terminal; 0: stands on the one before */
};

/* The character that S (not empty) begins with. */
struct glyph show_glyph(struct str s);

void show_str(struct buf *out, struct str s);

/* Message and help of a finding as one sentence, for where there is room for
 * one text only: "unknown key 'form'; did you mean 'from'?" */
void show_sentence(struct buf *out, struct str message, struct str help);

/* A file by its name; "-" is <stdin>. */
void show_file(struct buf *out, const char *name);

#endif
