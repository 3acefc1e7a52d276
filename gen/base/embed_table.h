/* The shape of the table that cmake/Embed.cmake generates. Only embed.c and
 * the generated file know it. */
#ifndef DMSC_BASE_EMBED_TABLE_H
#define DMSC_BASE_EMBED_TABLE_H

struct embed_row {
    const char *path, *start, *end;
};

extern const struct embed_row embed_rows[];
extern const unsigned embed_count;

#endif
