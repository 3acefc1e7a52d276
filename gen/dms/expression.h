/* Expressions of transformation rules ("$FIRST || ' ' || $LAST"): those of
 * SQLite, with $COLUMN for the values of a row, and a few functions of DMS's
 * own. From the AWS DMS user guide, "Using transformation rule expressions to
 * define column content". SQLite itself reads them here; nothing is run. */
#ifndef DMSC_DMS_EXPRESSION_H
#define DMSC_DMS_EXPRESSION_H

#include "base/arena.h"
#include "base/str.h"

enum expression_fault {
    EXPRESSION_GOOD,
    EXPRESSION_SYNTAX,     /* it cannot be read at `what` */
    EXPRESSION_UNFINISHED, /* it ends too early, or a quote never does */
    EXPRESSION_FUNCTION,   /* neither SQLite nor DMS has the function `what` */
    EXPRESSION_UNLISTED,   /* later versions of SQLite have it, and DMS's guide
                              does not list it: it may work */
    EXPRESSION_ARGUMENTS, /* the function `what` takes another number of them */
    EXPRESSION_NAME,      /* `what` is a bare word, where $COLUMN or text was
                             meant */
    EXPRESSION_TABLE      /* it asks the table `what` */
};

struct expression_problem {
    enum expression_fault fault;
    struct str what; /* "" if there is no word for it */
    size_t off, len; /* of WHAT in the text; len 0: it is not known where */
};

/* What reads them; NULL if SQLite cannot be had. */
struct expressions;
struct expressions *expressions_new(void);
void expressions_free(struct expressions *e); /* NULL is fine */

/* The first problem of TEXT, whose words live in A. */
struct expression_problem expression_check(struct expressions *e,
                                           struct arena *a, struct str text);

/* What to write instead of the function NAME: "use ||"; or the known name that
 * is nearest; or NULL. */
const char *expression_instead(struct str name);
struct str expression_near(struct str name); /* "" if none is */

#endif
