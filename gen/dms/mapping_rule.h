/* The rules of table mappings, as a document writes them, read.
 *
 * A rule keeps pointers into the document that it came from.
 */
#ifndef DMSC_DMS_MAPPING_RULE_H
#define DMSC_DMS_MAPPING_RULE_H

#include "dms/filter.h"
#include "tree/tree.h"

enum mapping_rule_type {
    MAPPING_SELECTION,
    MAPPING_TRANSFORMATION,
    MAPPING_TABLE_SETTINGS,
    MAPPING_OBJECT_MAPPING,
    MAPPING_POST_PROCESSING,
    MAPPING_VALIDATION,
    MAPPING_RULE_TYPE_COUNT
};

/* Rule actions: id, spelling, whether it needs a value. */
#define MAPPING_ACTIONS(X)                                                     \
    X(INCLUDE, "include")                                                      \
    X(EXCLUDE, "exclude")                                                      \
    X(EXPLICIT, "explicit")                                                    \
    X(RENAME, "rename")                                                        \
    X(CONVERT_LOWERCASE, "convert-lowercase")                                  \
    X(CONVERT_UPPERCASE, "convert-uppercase")                                  \
    X(ADD_PREFIX, "add-prefix")                                                \
    X(ADD_SUFFIX, "add-suffix")                                                \
    X(REMOVE_PREFIX, "remove-prefix")                                          \
    X(REMOVE_SUFFIX, "remove-suffix")                                          \
    X(REPLACE_PREFIX, "replace-prefix")                                        \
    X(REPLACE_SUFFIX, "replace-suffix")                                        \
    X(REMOVE_COLUMN, "remove-column")                                          \
    X(INCLUDE_COLUMN, "include-column")                                        \
    X(ADD_COLUMN, "add-column")                                                \
    X(CHANGE_DATA_TYPE, "change-data-type")                                    \
    X(DEFINE_PRIMARY_KEY, "define-primary-key")                                \
    X(ADD_BEFORE_IMAGE_COLUMNS, "add-before-image-columns")                    \
    X(MASK_DIGITS, "data-masking-digits-mask")                                 \
    X(RANDOMIZE_DIGITS, "data-masking-digits-randomize")                       \
    X(HASH_MASK, "data-masking-hash-mask")

enum mapping_action {
    MAPPING_NO_ACTION,
#define MAPPING_ACTION(id, name) MAPPING_##id,
    MAPPING_ACTIONS(MAPPING_ACTION)
#undef MAPPING_ACTION
        MAPPING_ACTION_COUNT
};

/* Whether an action says what becomes of the object itself: its name, or
 * whether it stays. Of these one takes effect. */
static inline bool mapping_is_structural(enum mapping_action action)
{
    return action >= MAPPING_RENAME && action <= MAPPING_REMOVE_COLUMN;
}

static inline bool mapping_is_masking(enum mapping_action action)
{
    return action == MAPPING_MASK_DIGITS ||
           action == MAPPING_RANDOMIZE_DIGITS || action == MAPPING_HASH_MASK;
}

enum mapping_object {
    MAPPING_NO_OBJECT,
    MAPPING_SCHEMA,
    MAPPING_TABLE,
    MAPPING_COLUMN,
    MAPPING_OTHER_OBJECT /* tablespaces */
};

/* The members of a rule, and of its object-locator, that are looked at. */
#define MAPPING_PARTS(IN_RULE, IN_LOCATOR)                                     \
    IN_RULE(TYPE, "rule-type")                                                 \
    IN_RULE(ID, "rule-id")                                                     \
    IN_RULE(NAME, "rule-name")                                                 \
    IN_RULE(LOCATOR, "object-locator")                                         \
    IN_RULE(ACTION, "rule-action")                                             \
    IN_RULE(TARGET, "rule-target")                                             \
    IN_RULE(VALUE, "value")                                                    \
    IN_RULE(OLD_VALUE, "old-value")                                            \
    IN_RULE(EXPRESSION, "expression")                                          \
    IN_RULE(DATA_TYPE, "data-type")                                            \
    IN_RULE(FILTERS, "filters")                                                \
    IN_RULE(LOAD_ORDER, "load-order")                                          \
    IN_RULE(LOB_SETTINGS, "lob-settings")                                      \
    IN_RULE(PARALLEL_LOAD, "parallel-load")                                    \
    IN_RULE(PARAMETERS, "mapping-parameters")                                  \
    IN_LOCATOR(SCHEMA_NAME, "schema-name")                                     \
    IN_LOCATOR(TABLE_NAME, "table-name")                                       \
    IN_LOCATOR(COLUMN_NAME, "column-name")                                     \
    IN_LOCATOR(TABLE_TYPE, "table-type")                                       \
    IN_LOCATOR(COLUMN_TYPE, "data-type")

enum mapping_part {
#define MAPPING_PART(id, name) MAPPING_PART_##id,
    MAPPING_PARTS(MAPPING_PART, MAPPING_PART)
#undef MAPPING_PART
        MAPPING_PART_COUNT
};

struct mapping_rule {
    struct val origin;                  /* the rule in its document */
    uint32_t parts[MAPPING_PART_COUNT]; /* mapping_part asks them */
    int64_t id;
    enum mapping_rule_type type;
    enum mapping_action action;
    enum mapping_object object;
    struct str schema, table, column; /* patterns; "" matches nothing asked */
    struct str value, old_value;
    int64_t load_order;
    bool views, tables; /* which table-type the selection takes in */
    struct filter *filters;
    size_t filter_count;
};

/* The value of a member, or val_none(). Found already: for those who ask each
 * rule of a long document. */
static inline struct val mapping_part(const struct mapping_rule *r,
                                      enum mapping_part part)
{
    uint32_t at = r->parts[part];
    return at ? (struct val){r->origin.tree, at} : val_none();
}

/* The rules that ITEMS holds (objects as in "rules": [...]), in order of
 * rule-id; *RULE_COUNT is how many. What is not an object or has no known
 * rule-type is left out: schema and rules have reported it. */
struct mapping_rule *mapping_read(struct arena *a, const struct val *items,
                                  size_t count, size_t *rule_count);

/* The word for an action or a rule type as documents spell it. */
const char *mapping_action_name(enum mapping_action action);
const char *mapping_type_name(enum mapping_rule_type type);

#endif
