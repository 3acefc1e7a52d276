/* The parameters of a source database on RDS that DMS reads changes by
 * (dms/db_parameter.def).
 */
#ifndef DMSC_DMS_DB_PARAMETER_H
#define DMSC_DMS_DB_PARAMETER_H

#include <stdint.h>

#include "base/str.h"

struct db_parameter {
    const char *engines; /* of RDS, parted by blanks: "mysql aurora-mysql" */
    const char *name;
    const char *needed;   /* what suits, in words: "0, or 10000 and more" */
    const char *wrong;    /* values that surely do not suit, or NULL */
    int64_t wrong_from;   /* and numbers that do not, */
    int64_t wrong_to;     /* up to this one; 0: there are none */
    const char *fallback; /* what RDS has unless it is set, if that is wrong */
    const char *versions; /* of the engine that have this fallback; NULL: all */
    const char *set;      /* what dmsc sets for a source; NULL: nothing */
    const char *why;      /* what is wrong then: "a task fails with that" */
    bool fixed;           /* it changes by a reboot alone */
    bool advice;          /* changes are captured all the same */
};

size_t db_parameter_count(void);
const struct db_parameter *db_parameter_at(size_t i);

/* The row of a parameter of an engine of RDS, or NULL. */
const struct db_parameter *db_parameter_find(struct str engine,
                                             struct str name);

/* Whether P is of the engine of RDS. */
bool db_parameter_is_of(const struct db_parameter *p, struct str engine);

/* Whether VALUE surely does not suit. Of words the case does not matter. */
bool db_parameter_is_wrong(const struct db_parameter *p, struct str value);

/* Whether the engine's VERSION ("8.0.35", "15") surely has the fallback. */
bool db_parameter_falls_back(const struct db_parameter *p, struct str version);

#endif
