/* A growing byte buffer with a ceiling.
 *
 * Lives on the heap; buf_free releases it. A buffer that would grow past its
 * ceiling keeps what it has, drops the rest and says so in `overflow`: who
 * fills a buffer with what users wrote checks that once, at the end.
 */
#ifndef DMSC_BASE_BUF_H
#define DMSC_BASE_BUF_H

#include <stdarg.h>

#include "base/str.h"

struct buf {
    char *ptr; /* NUL-terminated once anything was added, else NULL */
    size_t len, cap, max;
    bool overflow;
};

/* An empty buffer that may hold MAX bytes (0: BUF_MAX of limits.h). */
void buf_init(struct buf *b, size_t max);
void buf_free(struct buf *b);
void buf_clear(struct buf *b);

void buf_add(struct buf *b, const void *bytes, size_t len);
void buf_add_char(struct buf *b, char c);
void buf_add_str(struct buf *b, struct str s);
void buf_add_z(struct buf *b, const char *z);
void buf_add_repeat(struct buf *b, char c, size_t n);
void buf_printf(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Adds a code point as UTF-8. */
void buf_add_utf8(struct buf *b, uint32_t code_point);

/* The bytes as a string in A; frees the buffer. */
struct str buf_take(struct buf *b, struct arena *a);

static inline struct str buf_str(const struct buf *b)
{
    return (struct str){b->ptr, b->len};
}

#endif
