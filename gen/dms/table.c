#include "dms/table.h"

size_t table_key_size(const struct table *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->column_count; i++)
        n += t->columns[i].key != 0;
    return n;
}

bool table_has_key(const struct table *t)
{
    return t->unique_count || table_key_size(t);
}

bool table_is_whole(const struct table *t)
{
    return t->column_count && !t->partial;
}

int table_column(const struct table *t, struct str name)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (str_eq(t->columns[i].name, name))
            return (int)i;
    return -1;
}

bool column_is_lob(const struct column *c)
{
    return dms_type_class(c->type) == DMS_CLASS_LOB;
}
