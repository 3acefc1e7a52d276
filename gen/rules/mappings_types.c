/* data-type: what add-column and change-data-type make of a column. */
#include "rules/rules.h"

/* Words of databases for types that DMS has another word for, "AWS DMS data
 * types". */
static const struct {
    const char *words, *type;
} aliases[] = {
    {"bool", "boolean"},
    {"tinyint", "int1"},
    {"smallint int16", "int2"},
    {"int integer mediumint serial int32", "int4"},
    {"bigint bigserial long int64", "int8"},
    {"decimal number dec money", "numeric"},
    {"float real", "real4"},
    {"double double-precision float8", "real8"},
    {"varchar varchar2 char character text", "string"},
    {"nvarchar nvarchar2 nchar ntext", "wstring"},
    {"timestamp timestamptz datetime2 smalldatetime", "datetime"},
    {"binary varbinary bytea raw uuid", "bytes"},
};

static const char *of_dms(struct str word)
{
    for (size_t i = 0; i < COUNT_OF(aliases); i++) {
        struct str rest = str_of(aliases[i].words);
        while (rest.len)
            if (str_eq_nocase(str_cut(&rest, ' '), word))
                return aliases[i].type;
    }
    return NULL;
}

/* "varchar(20)" and "varchar" are both varchar. */
static void name_of_dms(struct rules *r, struct val type)
{
    struct val v = val_get(type, STR("type"));
    struct str word = val_str(v);
    const char *meant = of_dms(str_trim(str_cut(&word, '(')));
    if (meant)
        rules_help(r, rules_found(r, FINDING_SCHEMA_ENUM, v),
                   "the type of DMS is '%s'", meant);
}

static bool digits(struct val v, uint64_t *out)
{
    int64_t n;
    if (val_is(v, NODE_STRING))
        return str_to_u64(val_str(v), out);
    if (!val_int(v, &n) || n < 0)
        return false;
    *out = (uint64_t)n;
    return true;
}

/* A text that holds nothing, and fractions of a second that no database has:
 * DateTime goes to nanoseconds. */
static void size_of(struct rules *r, struct val type)
{
    enum { NANOSECONDS = 9 };
    struct str word = val_str(val_get(type, STR("type")));
    struct val length = val_get(type, STR("length"));
    struct val precision = val_get(type, STR("precision"));
    uint64_t n;
    struct finding *f = NULL;
    if (str_among(word, "string wstring bytes") && digits(length, &n) &&
        n == 0) {
        f = rules_report(r, FINDING_MAPPING_BAD_DATA_TYPE, length,
                         "a column of length 0 holds nothing");
        rules_help(r, f, "write how long the values are at most");
    }
    if (str_among(word, "datetime time") && digits(precision, &n) &&
        n > NANOSECONDS) {
        f = rules_report(r, FINDING_MAPPING_BAD_DATA_TYPE, precision,
                         "a %.*s has at most %d digits after the second",
                         STR_ARG(word), NANOSECONDS);
        rules_help(r, f, "write %d or less", NANOSECONDS);
    }
}

static void data_type(struct rules *r, const struct rules_item *item)
{
    if (item->rule->action != MAPPING_CHANGE_DATA_TYPE &&
        item->rule->action != MAPPING_ADD_COLUMN)
        return;
    struct val type = mapping_part(item->rule, MAPPING_PART_DATA_TYPE);
    if (!rules_known(type))
        return;
    name_of_dms(r, type);
    size_of(r, type);
    struct val scale = val_get(type, STR("scale"));
    uint64_t after, of;
    if (!str_is(val_str(val_get(type, STR("type"))), "numeric") ||
        !digits(scale, &after) ||
        !digits(val_get(type, STR("precision")), &of) || of == 0 || after <= of)
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_BAD_DATA_TYPE, scale,
                     "a number of %llu digits cannot have %llu after the point",
                     (unsigned long long)of, (unsigned long long)after);
    rules_help(r, f, "write %llu or less, or raise \"precision\"",
               (unsigned long long)of);
}

static rules_item_fn *const each[] = {data_type};

const struct rules_part rules_mappings_types = {NULL, 0, each, COUNT_OF(each),
                                                RULES_OF(TRANSFORMATION)};
