#include "dms/sql_type.h"

#include <assert.h>
#include <stdlib.h>

#include "base/vec.h"

struct row {
    enum sql_dialect dialect;
    const char *name;
    enum dms_type type;
};

static const struct row rows[] = {
#define SQL_TYPE(dialect, name, type) {SQL_##dialect, name, DMS_##type},
#define SQL_TYPE_OVER(dialect, name, over, type)
#include "dms/sql_types.def"
#undef SQL_TYPE
#undef SQL_TYPE_OVER
};

static const struct {
    enum sql_dialect dialect;
    const char *name;
    int64_t over;
    enum dms_type type;
} sized[] = {
#define SQL_TYPE(dialect, name, type)
#define SQL_TYPE_OVER(dialect, name, over, type)                               \
    {SQL_##dialect, name, over, DMS_##type},
#include "dms/sql_types.def"
#undef SQL_TYPE
#undef SQL_TYPE_OVER
};

static const struct {
    const char *words, *schema;
} dialects[SQL_DIALECT_COUNT] = {
    [SQL_ANY] = {"SQL", ""},
    [SQL_POSTGRES] = {"PostgreSQL", "public"},
    [SQL_MYSQL] = {"MySQL", ""},
    [SQL_ORACLE] = {"Oracle", ""},
    [SQL_SQLSERVER] = {"SQL Server", "dbo"},
};

static const struct {
    const char *engine;
    enum sql_dialect dialect;
} engines[] = {
    {"aurora", SQL_MYSQL},
    {"aurora-postgresql", SQL_POSTGRES},
    {"aurora-postgresql-serverless", SQL_POSTGRES},
    {"aurora-serverless", SQL_MYSQL},
    {"azure-sql-managed-instance", SQL_SQLSERVER},
    {"azuredb", SQL_SQLSERVER},
    {"babelfish", SQL_SQLSERVER},
    {"gcp-mysql", SQL_MYSQL},
    {"mariadb", SQL_MYSQL},
    {"mysql", SQL_MYSQL},
    {"oracle", SQL_ORACLE},
    {"postgres", SQL_POSTGRES},
    {"redshift", SQL_POSTGRES},
    {"redshift-serverless", SQL_POSTGRES},
    {"sqlserver", SQL_SQLSERVER},
};

const char *sql_dialect_words(enum sql_dialect d)
{
    assert(d < SQL_DIALECT_COUNT);
    return dialects[d].words;
}

struct str sql_dialect_schema(enum sql_dialect d)
{
    assert(d < SQL_DIALECT_COUNT);
    return str_of(dialects[d].schema);
}

enum sql_dialect sql_dialect_of(struct str engine)
{
    for (size_t i = 0; i < COUNT_OF(engines); i++)
        if (str_is(engine, engines[i].engine))
            return engines[i].dialect;
    return SQL_ANY;
}

static int compare_rows(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    if (x->dialect != y->dialect)
        return x->dialect < y->dialect ? -1 : 1;
    return strcmp(x->name, y->name);
}

/* "When the scale is 0", in the words of the guide: by the digits. */
static enum dms_type oracle_number(const struct sql_type *t)
{
    if (t->size[0] < 0 || t->size[1] > 0)
        return DMS_NUMERIC;
    if (t->size[1] < -1)
        return DMS_REAL8;
    if (t->size[0] <= 2)
        return DMS_INT1;
    if (t->size[0] <= 4)
        return DMS_INT2;
    return t->size[0] <= 9 ? DMS_INT4 : DMS_NUMERIC;
}

static int find_in(enum sql_dialect d, const struct sql_type *type)
{
    const struct row key = {.dialect = d, .name = type->name};
    const struct row *found =
        bsearch(&key, rows, COUNT_OF(rows), sizeof *rows, compare_rows);
    if (!found)
        return -1;
    if (d == SQL_ORACLE && strcmp(type->name, "number") == 0)
        return (int)oracle_number(type);
    if (d == SQL_ORACLE && strcmp(type->name, "float") == 0 &&
        type->size[0] > 0 && type->size[0] <= 24)
        return DMS_REAL4;
    for (size_t i = 0; i < COUNT_OF(sized); i++)
        if (sized[i].dialect == d && type->size[0] > sized[i].over &&
            strcmp(sized[i].name, type->name) == 0)
            return (int)sized[i].type;
    return (int)found->type;
}

int sql_type_find(enum sql_dialect d, const struct sql_type *type)
{
    int found = find_in(d, type);
    if (d != SQL_ANY)
        return found < 0 ? find_in(SQL_ANY, type) : found;
    for (int other = 1; found < 0 && other < SQL_DIALECT_COUNT; other++)
        found = find_in((enum sql_dialect)other, type);
    return found;
}
