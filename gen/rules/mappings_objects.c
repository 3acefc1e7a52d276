/* object-mapping: how rows become items of DynamoDB, or messages.
 *
 * A task to DynamoDB needs no such rule: DMS then makes an item of each row,
 * with its primary key as the partition key. Only tables whose primary key has
 * several columns need one ("AWS DMS only supports replication of tables with
 * non-composite primary keys, unless you specify an object mapping"), and
 * which those are, the catalogue says (catalogue_keys.c). */
#include "rules/rules.h"

/* From the guide's pages on Kinesis, Kafka and DynamoDB. It promises a whole
 * list for Kinesis only, and for no words of attributes: what is nearly one of
 * these is a mistake, what is like none of them may be one. */
static const struct str key_types[] = {
    {"attribute-name", 14}, {"constant", 8}, {"primary-key", 11},
    {"schema-table", 12},   {"task-id", 7},  {"transaction-id", 14},
};
static const struct str sub_types[] = {
    {"string", 6},        {"number", 6},        {"boolean", 7},
    {"json", 4},          {"dynamodb-map", 12}, {"dynamodb-list", 13},
    {"dynamodb-set", 12},
};

static void check_word(struct rules *r, struct val v, const char *name,
                       const struct str *words, size_t n, const char *help)
{
    struct str word = val_str(v);
    if (!rules_known(v) || !val_is(v, NODE_STRING))
        return;
    for (size_t i = 0; i < n; i++)
        if (str_eq(words[i], word))
            return;
    int near = str_nearest(word, words, n);
    struct finding *f = rules_report(
        r, FINDING_MAPPING_OBJECT_MAPPING_PARAMS, v,
        near < 0 ? "AWS documents no %s '%.*s'" : "there is no %s '%.*s'", name,
        STR_ARG(word));
    if (near < 0) {
        rules_help(r, f, "%s", help);
        return;
    }
    rules_help(r, f, "did you mean '%.*s'?", STR_ARG(words[near]));
    if (f)
        f->severity = SEVERITY_ERROR;
}

static void words(struct rules *r, const struct rules_item *item)
{
    if (item->rule->type != MAPPING_OBJECT_MAPPING)
        return;
    struct val all = mapping_part(item->rule, MAPPING_PART_PARAMETERS);
    check_word(r, val_get(all, STR("partition-key-type")), "partition-key-type",
               key_types, COUNT_OF(key_types),
               "write 'primary-key', 'schema-table', 'attribute-name', "
               "'transaction-id' or 'constant'");
    VAL_EACH(it, val_get(all, STR("attribute-mappings")))
    check_word(r, val_get(it.value, STR("attribute-sub-type")),
               "attribute-sub-type", sub_types, COUNT_OF(sub_types),
               "write 'string', 'json' or 'dynamodb-map'");
}

static void target(struct rules *r, const struct rules_item *item)
{
    if (item->rule->type != MAPPING_OBJECT_MAPPING)
        return;
    struct val type = mapping_part(item->rule, MAPPING_PART_TYPE);
    struct finding *f = NULL;
    if (rules_engine_not(r->c->target, "dynamodb " ENGINES_STREAMS)) {
        f = rules_report(r, FINDING_MAPPING_OBJECT_MAPPING_TARGET, type,
                         "object mapping is for DynamoDB, Kinesis and Kafka, "
                         "and the target is %.*s",
                         STR_ARG(r->c->target->words));
        rules_help(r, f, "use transformation rules");
    } else if (rules_engine(r->c->target, "dynamodb") &&
               !val_exists(
                   val_get(item->rule->origin, STR("target-table-name")))) {
        f = rules_report(r, FINDING_MAPPING_OBJECT_MAPPING_PARAMS, type,
                         "the DynamoDB table of this rule is not named");
        rules_help(r, f, "add \"target-table-name\"");
    }
}

static rules_item_fn *const each[] = {target, words};

const struct rules_part rules_mappings_objects = {NULL, 0, each, COUNT_OF(each),
                                                  RULES_OF(OBJECT_MAPPING)};
