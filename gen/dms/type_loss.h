/* Column types that DMS does not migrate, or not as they are
 * (dms/type_loss.def). */
#ifndef DMSC_DMS_TYPE_LOSS_H
#define DMSC_DMS_TYPE_LOSS_H

#include "dms/engine.h"
#include "dms/table.h"

/* What becomes of a column, from worse to better known. */
enum type_loss {
    LOSS_NULLED,      /* it arrives as null */
    LOSS_REFUSED,     /* its table is not migrated */
    LOSS_UNCHANGED,   /* its changes are not captured */
    LOSS_UNSUPPORTED, /* it is not migrated; what arrives, if anything, is not
                         documented */
    LOSS_COUNT
};

/* The LOB mode that a type needs. */
enum lob_mode {
    LOB_MODE_NOT_FULL, /* limited */
    LOB_MODE_FULL,     /* full, without inline LOBs */
    LOB_MODE_INLINE,   /* limited, or full with inline LOBs */
};

struct type_loss_row {
    const char *sources, *type;
    enum type_loss loss;
    const char *page; /* of the user guide */
    const char *to, *but;
    bool changes;
};

struct lob_mode_row {
    const char *sources, *type;
    enum lob_mode mode;
    const char *page;
};

/* The tables, for those who look at many columns: of a source and a target
 * few rows hold. */
const struct type_loss_row *type_loss_rows(size_t *n);
const struct lob_mode_row *lob_mode_rows(size_t *n);

/* Whether a row is about a task from SOURCE to TARGET. An engine that is not
 * known (NULL) has no row, where the row asks for it. CAPTURES: it surely
 * captures changes. */
bool type_loss_holds(const struct type_loss_row *row,
                     const struct engine *source, const struct engine *target,
                     bool captures);
bool lob_mode_holds(const struct lob_mode_row *row,
                    const struct engine *source);

/* Whether the target takes no column of the type: a LOB. */
bool target_lacks_lob(const struct engine *target, enum dms_type type);

#endif
