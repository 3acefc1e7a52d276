/* Terraform's functions that need nothing but their arguments, by what they
 * are of: terraform_function_list.c, _map.c, _text.c and so on. Each says what
 * it gives, or that nobody knows: it guesses nothing.
 */
#ifndef DMSC_HOST_TERRAFORM_FUNCTION_H
#define DMSC_HOST_TERRAFORM_FUNCTION_H

#include "host/terraform_outcome.h"

struct call {
    struct evaluation *w;
    const struct outcome *const *args;
    size_t n;
    struct span at;
};

/* All of them. */
#define FUNCTION(name)                                                         \
    const struct outcome *function_##name(const struct call *c);
#include "host/terraform_function.def"
#undef FUNCTION

/* --- What they share ------------------------------------------------------ */

const struct outcome *call_unknown(const struct call *c);

/* Argument I; unknown if it is not there. */
const struct outcome *call_argument(const struct call *c, size_t i);

/* The text that argument I is; false if not all of it is known. */
bool call_text(const struct call *c, size_t i, struct str *out);

/* A new text, of which OUT, that is freed, has the bytes. */
const struct outcome *call_of_buf(const struct call *c, struct buf *out);

/* What ALL is if it is all that was asked for. */
const struct outcome *call_if_done(const struct call *c,
                                   const struct outcome *all);

/* A new list, and whether T is one, and all of it is seen. */
struct outcome *call_list(const struct call *c);
bool call_is_list(const struct outcome *t);
bool call_is_whole(const struct outcome *t);

/* Adds the items of FROM, what is not seen with them. */
void call_add_all(const struct call *c, struct outcome *to,
                  const struct outcome *from);

/* Whether Terraform makes a list of T's items as they are: all have one
 * type. */
bool call_is_uniform(const struct call *c, const struct outcome *t);

/* length() of a text, and replace() with a pattern. */
const struct outcome *call_length_of_text(const struct call *c, struct str s);
const struct outcome *call_replace(const struct call *c, struct str text,
                                   struct str pattern, struct str with);

#endif
