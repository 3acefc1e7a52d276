#include "spec/piece.h"

/* The length of the "${name}" that REST begins with, 0 if with none. */
static size_t reference_length(struct str rest)
{
    if (!str_starts(rest, STR("${")))
        return 0;
    for (size_t i = 2; i < rest.len && rest.ptr[i] != '$'; i++)
        if (rest.ptr[i] == '}')
            return i + 1;
    return 0;
}

bool piece_next(struct str *rest, struct str *literal, struct str *name)
{
    *name = STR("");
    for (size_t at = 0; at < rest->len; at++) {
        struct str here = str_sub(*rest, at, rest->len);
        size_t len = reference_length(here);
        /* Of "$${" the first "$" ends this piece, the second is dropped. */
        bool escaped = str_starts(here, STR("$${"));
        if (!len && !escaped)
            continue;
        *literal = str_sub(*rest, 0, escaped ? at + 1 : at);
        if (!escaped)
            *name = str_sub(here, 2, len - 3);
        *rest = str_sub(here, escaped ? 2 : len, here.len);
        return true;
    }
    *literal = *rest;
    *rest = STR("");
    return literal->len > 0;
}

bool piece_any(struct str s)
{
    struct str literal, name;
    while (piece_next(&s, &literal, &name))
        if (name.len)
            return true;
    return false;
}
