/* The pieces that reports are made of: values and types in words. For
 * report*.c alone. */
#ifndef DMSC_SCHEMA_REPORT_WORDS_H
#define DMSC_SCHEMA_REPORT_WORDS_H

#include "base/buf.h"
#include "schema/machine.h"

/* What V is: "a string", "the number 4.5". */
void words_kind(struct buf *b, struct val v);

/* A set of types: "a string, an array or null". */
void words_types(struct buf *b, unsigned mask);

/* A value of a schema, short: 'a', 4, an object. */
void words_value(struct buf *b, struct val v);

/* Alternatives: "a, b or c". Call before each but the first, with how many
 * there are. */
void words_or(struct buf *b, uint32_t index, uint32_t count);

/* Whether the text is a number as JSON writes it. */
bool words_is_number(struct str s);

#endif
