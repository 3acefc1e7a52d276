/* What would be right in place of what is wrong, where a failure of a schema
 * tells it, and the fix that follows. Used by report*.c, and by whoever finds
 * a name that is almost right. */
#ifndef DMSC_SCHEMA_REPORT_FIX_H
#define DMSC_SCHEMA_REPORT_FIX_H

#include "tree/tree.h"

enum remedy_kind {
    REMEDY_NONE,
    REMEDY_SCALAR, /* a number, true, false or null, as JSON has it */
    REMEDY_STRING, /* a string, or another name of a key */
    REMEDY_REMOVE, /* one of two equal items */
};

struct remedy {
    enum remedy_kind kind;
    struct str text;
    bool unsafe; /* something else may have been meant */
};

/* Gives the finding about V the fix, if it can be written. */
void remedy_fix(const struct remedy *remedy, struct findings *fs,
                struct finding *f, struct val v);

/* Whether two names differ only in what people do not look at: upper and lower
 * case, dashes, underscores. */
bool remedy_same_name(struct str a, struct str b);

/* Whether NAME is a certain misspelling of NEAR: the same name, or one slip
 * away from it and from no other of the N names. */
bool remedy_is_certain(struct str name, struct str near,
                       const struct str *names, size_t n);

#endif
