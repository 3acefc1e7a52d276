/* A growing array of any type, in an arena.
 *
 *     VEC(struct row) rows = {0};
 *     *vec_push(arena, &rows) = (struct row){...};
 *     for (size_t i = 0; i < rows.n; i++) use(&rows.at[i]);
 *
 * A pointer into it holds until the next push.
 */
#ifndef DMSC_BASE_VEC_H
#define DMSC_BASE_VEC_H

#include "base/arena.h"

#define VEC(type)                                                              \
    struct {                                                                   \
        type *at;                                                              \
        size_t n, cap;                                                         \
    }

/* The address of a new zeroed element at the end. */
#define vec_push(arena, v)                                                     \
    ((v)->n == (v)->cap                                                        \
         ? ((v)->at =                                                          \
                arena_grow((arena), (v)->at, (v)->cap * sizeof *(v)->at,       \
                           ((v)->cap ? (v)->cap * 2 : 8) * sizeof *(v)->at),   \
            (v)->cap = (v)->cap ? (v)->cap * 2 : 8, &(v)->at[(v)->n++])        \
         : &(v)->at[(v)->n++])

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

#endif
