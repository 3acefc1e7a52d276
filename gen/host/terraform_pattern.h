/* The patterns of regex(), regexall() and replace(), which are Go's: those of
 * them that mean the same in base/regex.h, or can be written so. Texts and
 * patterns are ASCII; others nobody knows here. */
#ifndef DMSC_HOST_TERRAFORM_PATTERN_H
#define DMSC_HOST_TERRAFORM_PATTERN_H

#include "base/regex.h"
#include "base/vec.h"

struct arena;

struct terraform_pattern {
    struct regex *regex;    /* regex_free */
    VEC(struct str) groups; /* their names; "" of one without */
    bool named;             /* they have names */
};

/* False if SOURCE is no pattern that is known here. */
bool terraform_pattern_compile(struct arena *a, struct str source,
                               struct terraform_pattern *out);

#endif
