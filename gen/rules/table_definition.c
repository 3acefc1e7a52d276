/* External table definitions, which say how the files of an S3 source are read:
 * what their schema cannot say. From the AWS DMS user guide, "Defining external
 * tables for Amazon S3 as a source for AWS DMS". */
#include "base/map.h"
#include "host/member.h"
#include "rules/resource.h"
#include "rules/rules.h"

/* Whether all items of V can be seen. One that is filled in may become
 * several. */
static bool is_whole(struct val v)
{
    VAL_EACH(it, v)
    if (val_is(it.value, NODE_UNKNOWN) || val_is(it.value, NODE_ERROR))
        return false;
    return val_is(v, NODE_ARRAY) && !(val_flags(v) & (NODE_OPEN | NODE_BROKEN));
}

/* NAME says how many there are in LIST. */
static void count(struct rules *r, struct val in, const char *name,
                  const char *list)
{
    struct val said = val_get_z(in, name), all = val_get_z(in, list);
    int64_t n;
    if (!is_whole(all) || !rules_heard(r, said) || !host_val_int(said, &n) ||
        n == (int64_t)val_count(all))
        return;
    const char *right = arena_printf(r->arena, "%u", (unsigned)val_count(all));
    struct finding *f = rules_report(r, FINDING_ENDPOINT_TABLE_COUNT, said,
                                     "'%s' is %lld, and '%s' has %s", name,
                                     (long long)n, list, right);
    rules_help(r, f, "write %s, or add what is missing", right);
    rules_related(r, f, val_key(in, str_of(list)), "these");
    if (val_is(said, NODE_STRING))
        rules_fix_string(r, f, said, str_of(right));
    else
        rules_fix(r, f, said, right);
}

static void same_name(struct rules *r, struct val name, struct val other)
{
    struct finding *f = rules_report(r, FINDING_ENDPOINT_TABLE_DEFINITION, name,
                                     "the table has two columns '%.*s'",
                                     STR_ARG(val_str(name)));
    rules_help(r, f, "remove one, or give it its own name");
    rules_related(r, f, other, "the other");
}

static void names(struct rules *r, struct val columns)
{
    struct map *seen = map_new(r->arena);
    VAL_EACH(it, columns)
    {
        struct val name = val_get_z(it.value, "ColumnName");
        struct str s;
        if (!rules_heard(r, name) || !host_val_str(name, &s))
            continue;
        void **first = map_put(seen, s);
        if (*first) {
            same_name(r, name, *(struct val *)*first);
            continue;
        }
        struct val *kept = ARENA_NEW(r->arena, struct val);
        *kept = name;
        *first = kept;
    }
}

/* A key that holds NULL cannot be made in any target. */
static void key(struct rules *r, struct val column)
{
    struct val nullable = val_get_z(column, "ColumnNullable");
    bool is_key, may_be_null;
    if (!host_val_bool(val_get_z(column, "ColumnIsPk"), &is_key) || !is_key ||
        !rules_heard(r, nullable) || !host_val_bool(nullable, &may_be_null) ||
        !may_be_null)
        return;
    struct finding *f =
        rules_report(r, FINDING_ENDPOINT_TABLE_KEY, nullable,
                     "a column of the primary key cannot be NULL");
    rules_help(r, f, "write \"false\", or leave it out of the key");
    rules_related(r, f, val_get_z(column, "ColumnIsPk"), "it is in the key");
}

static void check(struct rules *r, struct val definition)
{
    struct val tables = val_get_z(definition, "Tables");
    count(r, definition, "TableCount", "Tables");
    VAL_EACH(it, tables)
    {
        struct val columns = val_get_z(it.value, "TableColumns");
        count(r, it.value, "TableColumnsTotal", "TableColumns");
        names(r, columns);
        VAL_EACH(column, columns)
        key(r, column.value);
    }
}

void rules_check_definitions(struct rules *r)
{
    for (size_t i = 0; i < r->document_count; i++)
        if (r->documents[i].kind == HOST_TABLE_DEFINITION)
            check(r, r->documents[i].val);
}
