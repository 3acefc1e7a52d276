/* The mapping engine: what a task's table mappings make of a source's tables.
 * One engine for check, resolve, build and run.
 *
 * Semantics, from the AWS DMS user guide, "Using table mapping":
 * - a table is selected if an include (or explicit) rule matches it and no
 *   exclude rule does;
 * - of the transformations that match an object (a schema, a table, a column)
 *   one takes effect: the one with the lowest rule-id;
 * - include-column rules, once one matches a table, drop all other columns;
 * - source filters are those of the selecting rule with the lowest rule-id.
 *
 * A mapping keeps pointers into the documents that its rules came from.
 */
#ifndef DMSC_DMS_MAPPING_H
#define DMSC_DMS_MAPPING_H

#include "dms/mapping_rule.h"
#include "dms/table.h"

struct mapping;

/* A mapping of the rules that ITEMS holds (dms/mapping_rule.h), which can be
 * asked what becomes of a table. */
struct mapping *mapping_new(struct arena *a, const struct val *items,
                            size_t count);

/* The rules in order of their rule-ids; I is below the count. */
size_t mapping_rule_count(const struct mapping *m);
const struct mapping_rule *mapping_rule_at(const struct mapping *m, size_t i);

/* The rule that selects a table, or NULL; *EXCLUDED (may be NULL) is the
 * exclude rule that takes it out, or NULL. */
const struct mapping_rule *mapping_select(const struct mapping *m,
                                          const struct table *t,
                                          const struct mapping_rule **excluded);

/* Why a table is selected or not: the include (or explicit) and the exclude
 * rule with the lowest rule-id that match it, each or NULL. It is selected if
 * there is an include and no exclude. */
struct mapping_choice {
    const struct mapping_rule *included, *excluded;
};
struct mapping_choice mapping_choose(const struct mapping *m,
                                     const struct table *t);

/* Calls VISIT with the index (mapping_rule_at) of each rule whose locator
 * matches T, or for a rule about columns one of its columns: selection,
 * transformation and table-settings rules, in no order, whatever takes effect
 * then. */
typedef void mapping_visit(void *context, size_t rule);
void mapping_matching(const struct mapping *m, const struct table *t,
                      mapping_visit *visit, void *context);

struct target_column {
    struct str name;
    int source;                         /* index of the source's column */
    enum dms_type type;                 /* after a change-data-type rule */
    const struct mapping_rule *by;      /* the rule that named it, or NULL */
    const struct mapping_rule *type_by; /* that changed its type, or NULL */
};

/* A column of the source that the target does not get. */
struct removed_column {
    int source;
    const struct mapping_rule *by; /* the remove-column rule, or the first
                                      include-column rule about the table */
};

/* A column that only the target has, by an add-column rule. */
struct added_column {
    struct str name;
    struct str type; /* as the rule spells it */
    const struct mapping_rule *by;
};

struct target_table {
    const struct table *source;
    struct str schema, name;
    struct target_column *columns;
    size_t column_count;
    struct removed_column *removed;
    size_t removed_count;
    struct added_column *added; /* by rule-id */
    size_t added_count;
    const struct mapping_rule *selected_by, *schema_by, *name_by;
};

/* What a selected table becomes; NULL if it is not selected. DEFAULT_SCHEMA
 * is TargetMetadata.TargetSchema ("" if not set); a schema rule beats it. */
struct target_table *mapping_resolve(const struct mapping *m, struct arena *a,
                                     const struct table *source,
                                     struct str default_schema);

/* Whether a row of the source table passes the filters of the rule that
 * selected it. VALUES has a value for each of the table's columns. */
bool mapping_row_passes(const struct target_table *t,
                        const struct value *values);

#endif
