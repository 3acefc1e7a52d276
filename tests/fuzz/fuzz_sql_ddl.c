/* Any bytes as the SQL of a catalogue, in every dialect: whatever comes of
 * them keeps its promises. */
#include <assert.h>
#include <stdint.h>

#include "base/arena.h"
#include "dms/sql_ddl.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_table(const struct table *t)
{
    size_t key = table_key_size(t);
    assert(t->name.len && t->column_count <= SQL_COLUMNS_MAX);
    for (size_t i = 0; i < t->column_count; i++) {
        const struct column *c = &t->columns[i];
        assert(c->name.len && c->type < DMS_TYPE_COUNT);
        assert(c->key <= key && !(c->key && c->nullable));
    }
    assert(t->origin.off + t->origin.len <= t->origin.text->bytes.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (int d = 0; d < SQL_DIALECT_COUNT; d++) {
        struct arena *a = arena_new();
        struct text *text =
            text_new(a, "c.sql", (struct str){arena_copy(a, data, size), size});
        struct sql_options o = {.dialect = (enum sql_dialect)d,
                                .stand_in = d == SQL_ANY && size % 2};
        struct sql_catalogue *c = sql_ddl_read(a, text, &o);
        for (size_t i = 0; i < c->table_count; i++)
            check_table(&c->tables[i]);
        for (size_t i = 0; i < c->notes.n; i++) {
            struct span s = c->notes.at[i].span;
            assert(s.off + s.len <= size);
        }
        arena_free(a);
    }
    return 0;
}
