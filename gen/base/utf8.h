/* UTF-8 as RFC 3629 has it: no surrogates, no overlong forms, at most
 * U+10FFFF. */
#ifndef DMSC_BASE_UTF8_H
#define DMSC_BASE_UTF8_H

#include "base/str.h"

/* The length in bytes (1 to 4) of the code point that S begins with, which is
 * put into *CODE_POINT (may be NULL); 0 if S begins with none, or is empty. */
unsigned utf8_decode(struct str s, uint32_t *code_point);

/* Writes CODE_POINT to BYTES; how many bytes that took. */
unsigned utf8_encode(uint32_t code_point, char bytes[4]);

/* The offset of the first byte that is not UTF-8; S.len if all of it is. */
size_t utf8_valid(struct str s);

/* The number of code points; a byte that belongs to none counts as one. */
size_t utf8_count(struct str s);

/* How many columns of a terminal a code point takes: 0 (combining marks and
 * other things that take no room), 1, or 2 (East Asian wide, emoji). From a
 * small table of our own, so that it does not hang on the locale. */
unsigned utf8_width(uint32_t code_point);

#endif
