#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_FIRST = 16 << 10, BLOCK_MAX = 1 << 20, ALIGN = 16 };

struct block {
    struct block *prev;
    size_t size, used;
    _Alignas(ALIGN) char bytes[];
};

struct arena {
    struct block *top;
};

_Noreturn void out_of_memory(void)
{
    fputs("dmsc: out of memory\n", stderr);
    abort();
}

void *xmalloc(size_t size)
{
    void *p = malloc(size ? size : 1);
    if (!p)
        out_of_memory();
    return p;
}

void *xrealloc(void *ptr, size_t size)
{
    void *p = realloc(ptr, size ? size : 1);
    if (!p)
        out_of_memory();
    return p;
}

static size_t aligned(size_t size)
{
    if (size > SIZE_MAX / 2)
        out_of_memory();
    return (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static void push_block(struct arena *a, size_t need)
{
    size_t size = a->top ? a->top->size * 2 : BLOCK_FIRST;
    if (size > BLOCK_MAX)
        size = BLOCK_MAX;
    if (size < need)
        size = need;
    struct block *b = xmalloc(sizeof *b + size);
    b->prev = a->top;
    b->size = size;
    b->used = 0;
    a->top = b;
}

struct arena *arena_new(void)
{
    struct arena *a = xmalloc(sizeof *a);
    a->top = NULL;
    return a;
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    arena_reset(a);
    free(a->top);
    free(a);
}

void arena_reset(struct arena *a)
{
    struct block *keep = NULL;
    while (a->top) {
        struct block *b = a->top, *drop = b;
        a->top = b->prev;
        if (!keep || b->size > keep->size) {
            drop = keep;
            keep = b;
        }
        free(drop);
    }
    if (keep) {
        keep->prev = NULL;
        keep->used = 0;
    }
    a->top = keep;
}

void *arena_raw(struct arena *a, size_t size)
{
    size = aligned(size);
    if (!a->top || a->top->size - a->top->used < size)
        push_block(a, size);
    void *p = a->top->bytes + a->top->used;
    a->top->used += size;
    return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
    /* To the end of the piece: what arena_grow adds begins there. */
    return memset(arena_raw(a, size), 0, aligned(size));
}

/* Whether the SIZE bytes at PTR are the newest piece. */
static int is_last(const struct arena *a, const char *ptr, size_t size)
{
    return a->top && ptr + aligned(size) == a->top->bytes + a->top->used;
}

void *arena_grow(struct arena *a, void *ptr, size_t old, size_t size)
{
    assert(size >= old);
    if (ptr && is_last(a, ptr, old)) {
        size_t more = aligned(size) - aligned(old);
        if (a->top->size - a->top->used >= more) {
            memset(a->top->bytes + a->top->used, 0, more);
            a->top->used += more;
            return ptr;
        }
    }
    void *p = arena_alloc(a, size);
    if (old)
        memcpy(p, ptr, old);
    return p;
}

char *arena_copy(struct arena *a, const void *bytes, size_t len)
{
    char *p = arena_alloc(a, len + 1);
    if (len)
        memcpy(p, bytes, len);
    return p;
}

char *arena_vprintf(struct arena *a, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    assert(len >= 0);
    char *p = arena_alloc(a, (size_t)len + 1);
    vsnprintf(p, (size_t)len + 1, format, args);
    return p;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *p = arena_vprintf(a, format, args);
    va_end(args);
    return p;
}
