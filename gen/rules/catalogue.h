/* The tables of the source, for the rules that hang on them (catalogue_*.c).
 * Without a catalogue there are none, and nothing here may be called:
 * R->tables is NULL.
 *
 * Lists and names live as long as R->arena. */
#ifndef DMSC_RULES_CATALOGUE_H
#define DMSC_RULES_CATALOGUE_H

#include "dms/resolution.h"
#include "rules/rules.h"

struct rules_list {
    const struct table **at;
    size_t n, cap; /* as a VEC has them */
};

/* The tables that two patterns match, selected or not, in order of their
 * names' schemas. EXACT: the patterns are names, whatever is in them. */
const struct rules_list *rules_find(const struct rules *r, struct str schema,
                                    struct str table, bool exact);

/* Those that the locator of an item matches. */
const struct rules_list *rules_matched(const struct rules *r,
                                       const struct rules_item *item);

/* What all rules together make of the tables; NULL if that is not sure, since
 * a placeholder hides some of it. */
const struct resolution *rules_resolution(const struct rules *r);

/* What a table becomes; NULL if it is not selected, or that is not sure. */
const struct target_table *rules_target(const struct rules *r,
                                        const struct table *t);

/* The same, if ITEM is the rule that selects it. */
const struct target_table *rules_selected(const struct rules *r,
                                          const struct rules_item *item,
                                          const struct table *t);

/* The table that may be meant by a name that is none: one that differs in case
 * alone, or by a typing mistake. NULL if none is near. */
const struct table *rules_near_table(const struct rules *r, struct str schema,
                                     struct str table);

/* The name of a column that may be meant, "" if none is near: of T, or if that
 * is NULL of any table. */
struct str rules_near_column(const struct rules *r, const struct table *t,
                             struct str name);

/* Whether any table has such a column. */
bool rules_has_column(const struct rules *r, struct str name);

/* Whether A and B differ in case alone where nobody knows what the database
 * makes of names without quotes: they may be the same. */
bool rules_maybe_same(const struct rules *r, struct str a, struct str b);

/* Whether types and keys are those of the source. */
bool rules_typed(const struct rules *r);

/* Whether keys are known: a dump of its first section has none at all. */
bool rules_has_keys(const struct rules *r);

/* Whether DMS suspends a table while it loads: it has an array that is copied,
 * and no primary key. */
bool rules_suspends(const struct rules *r, const struct target_table *to);

/* Some names in a sentence: "a, b and c", "a, b, c and 4 more". */
struct rules_names {
    struct rules *r;
    struct str words;
    size_t n;
    struct str last;
};
void rules_name(struct rules_names *names, struct str name);
struct str rules_names_end(struct rules_names *names);

/* The same for "schema.table.column", with its type in brackets if TYPED. */
void rules_name_column(struct rules_names *names, const struct table *t,
                       const struct column *c, bool typed);

/* The schemas of the tables, in a sentence. */
struct str rules_schema_names(struct rules *r);

/* "schema.table". */
struct str rules_table_name(const struct rules *r, const struct table *t);

/* Where T stands in the catalogue, as another place of F (which may be
 * NULL). */
void rules_at_table(struct rules *r, struct finding *f, const struct table *t,
                    const char *words);

/* Adds a finding about tables that ITEM selects, at ITEM. Unlike rules_report
 * it asks only whether the same was found there: what is wrong with the tables
 * is no mistake in the rule, so another mistake is no reason for silence. */
struct finding *rules_report_tables(struct rules *r, enum finding_id id,
                                    const struct rules_item *item,
                                    const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
