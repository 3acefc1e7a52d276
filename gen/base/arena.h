/* An arena: memory that is given out piece by piece and taken back at once.
 *
 * The compiler lives in arenas: one for each input file with everything that
 * is read from it, one for the session (findings, the model, the outputs).
 * Nothing that comes from an arena is ever freed by itself.
 *
 * Out of memory ends the process with a line on stderr: no caller could do
 * anything better, and none has to check.
 */
#ifndef DMSC_BASE_ARENA_H
#define DMSC_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new, empty arena. The caller frees it. */
struct arena *arena_new(void);

/* Frees the arena and all that came from it. NULL is allowed. */
void arena_free(struct arena *a);

/* Takes back all that came from the arena; keeps its largest block for reuse,
 * so that file after file of the same size needs no new memory. */
void arena_reset(struct arena *a);

/* SIZE zeroed bytes, aligned for any type. SIZE may be 0. */
void *arena_alloc(struct arena *a, size_t size);

/* SIZE bytes that hold anything, for what is written before it is read. */
void *arena_raw(struct arena *a, size_t size);

/* Grows the piece at PTR (OLD bytes, from this arena, or NULL) to SIZE bytes,
 * in place where it is the last one; the new bytes are zero. */
void *arena_grow(struct arena *a, void *ptr, size_t old, size_t size);

/* A copy of the LEN bytes at BYTES, with a NUL after them. */
char *arena_copy(struct arena *a, const void *bytes, size_t len);

/* A NUL-terminated string made as by printf. */
char *arena_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

char *arena_vprintf(struct arena *a, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* A zeroed TYPE, and an array of N of them. */
#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n)                                                \
    ((type *)arena_alloc((a), sizeof(type) * (size_t)(n)))

/* malloc and realloc that end the process when memory is out, for the few
 * things that do not live in an arena. */
void *xmalloc(size_t size);
void *xrealloc(void *ptr, size_t size);

/* How they end it, for libraries that say that memory is out. */
_Noreturn void out_of_memory(void);

#endif
