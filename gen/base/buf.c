#include "base/buf.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"

void buf_init(struct buf *b, size_t max)
{
    *b = (struct buf){.max = max ? max : BUF_MAX};
}

void buf_free(struct buf *b)
{
    free(b->ptr);
    *b = (struct buf){.max = b->max};
}

void buf_clear(struct buf *b)
{
    b->len = 0;
    b->overflow = false;
}

/* Makes room for N more bytes; how many of them fit. */
static size_t reserve(struct buf *b, size_t n)
{
    assert(b->max);
    if (n > b->max - b->len) {
        n = b->max - b->len;
        b->overflow = true;
    }
    if (b->len + n + 1 > b->cap) {
        size_t cap = b->cap ? b->cap * 2 : 256;
        if (cap < b->len + n + 1)
            cap = b->len + n + 1;
        b->ptr = xrealloc(b->ptr, cap);
        b->cap = cap;
    }
    return n;
}

void buf_add(struct buf *b, const void *bytes, size_t len)
{
    len = reserve(b, len);
    if (len)
        memcpy(b->ptr + b->len, bytes, len);
    b->len += len;
    b->ptr[b->len] = '\0';
}

void buf_add_char(struct buf *b, char c)
{
    buf_add(b, &c, 1);
}

void buf_add_str(struct buf *b, struct str s)
{
    buf_add(b, s.ptr, s.len);
}

void buf_add_z(struct buf *b, const char *z)
{
    buf_add(b, z, strlen(z));
}

void buf_add_repeat(struct buf *b, char c, size_t n)
{
    n = reserve(b, n);
    memset(b->ptr + b->len, c, n);
    b->len += n;
    b->ptr[b->len] = '\0';
}

void buf_vprintf(struct buf *b, const char *format, va_list args)
{
    char small[256];
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(small, sizeof small, format, args);
    assert(len >= 0);
    if ((size_t)len < sizeof small) {
        buf_add(b, small, (size_t)len);
    } else {
        char *big = xmalloc((size_t)len + 1);
        vsnprintf(big, (size_t)len + 1, format, again);
        buf_add(b, big, (size_t)len);
        free(big);
    }
    va_end(again);
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(b, format, args);
    va_end(args);
}

void buf_add_utf8(struct buf *b, uint32_t code_point)
{
    char bytes[4];
    buf_add(b, bytes, utf8_encode(code_point, bytes));
}

struct str buf_take(struct buf *b, struct arena *a)
{
    struct str s = str_copy(a, buf_str(b));
    buf_free(b);
    return s;
}
