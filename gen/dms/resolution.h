/* What a mapping makes of a whole catalogue: which table becomes what, which
 * are left and why, and what each rule had to do with it. */
#ifndef DMSC_DMS_RESOLUTION_H
#define DMSC_DMS_RESOLUTION_H

#include "base/vec.h"
#include "dms/mapping.h"

/* A table that is not selected. */
struct left_table {
    const struct table *table;
    const struct mapping_rule *excluded; /* the exclude rule with the lowest id
                                            that matches it, or NULL */
    bool included; /* some rule includes it; else none does */
    bool by_type;  /* none does, but one would if a view were a table, or a
                      table a view: table-type */
};

/* Why a rule does nothing here. */
enum rule_use {
    RULE_USED,
    RULE_MATCHES_NOTHING,  /* no table, no column */
    RULE_ALL_EXCLUDED,     /* an include: excludes take all that it matches */
    RULE_NOTHING_INCLUDED, /* an exclude: nothing includes what it matches */
    RULE_NOTHING_SELECTED, /* matches only tables that are not selected */
    RULE_BEATEN,           /* `beaten_by` comes first wherever it matches */
    RULE_NOT_JUDGED,       /* of a type that is not about tables alone */
    RULE_USE_COUNT
};

/* In a word, as programs get it: "matches-nothing". */
const char *rule_use_name(enum rule_use use);

struct resolved_rule {
    const struct mapping_rule *rule;
    enum rule_use use;
    size_t matched;  /* tables that it matches */
    size_t affected; /* of those it selects, excludes or changes */
    const struct mapping_rule *beaten_by;
};

/* Two tables that become one. */
struct clash {
    const struct target_table *first, *second;
};

struct resolution {
    size_t count; /* tables of the catalogue */
    VEC(const struct target_table *)
    tables;                      /* in load order: higher first,
                                    then by names */
    VEC(struct left_table) left; /* in order of the catalogue */
    VEC(struct clash) clashes;
    struct resolved_rule *rules; /* in order of rule-id */
    size_t rule_count;
};

/* TABLES and the mapping must live as long. DEFAULT_SCHEMA as in
 * mapping_resolve. */
struct resolution *resolution_make(struct arena *a, const struct mapping *m,
                                   const struct table *tables, size_t count,
                                   struct str default_schema);

#endif
