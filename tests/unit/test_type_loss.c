/* The table of types that DMS does not migrate (dms/type_loss.def). */
#include "unit.h"

#include "base/vec.h"
#include "dms/sql_ddl.h"
#include "dms/type_loss.h"

static int place(const char *sources, const char *type, const char *before,
                 const char *before_type)
{
    int order = strcmp(sources, before);
    return order ? order : strcmp(type, before_type);
}

static void the_rows_are_in_order(void **state)
{
    (void)state;
    size_t n;
    const struct type_loss_row *losses = type_loss_rows(&n);
    for (size_t i = 1; i < n; i++)
        assert_true(place(losses[i].sources, losses[i].type,
                          losses[i - 1].sources, losses[i - 1].type) > 0);
    const struct lob_mode_row *modes = lob_mode_rows(&n);
    for (size_t i = 1; i < n; i++)
        assert_true(place(modes[i].sources, modes[i].type, modes[i - 1].sources,
                          modes[i - 1].type) > 0);
}

static void engines_exist(const char *words, unsigned role)
{
    struct str rest = str_of(words ? words : "");
    while (rest.len) {
        struct str word = str_cut(&rest, ' ');
        const struct engine *e = engine_find(word);
        if (!e || !(e->roles & role))
            fail_msg("%.*s", STR_ARG(word));
    }
}

static void of_the_guide(const char *page)
{
    assert_true(str_starts(str_of(page), STR("CHAP_Source.")) ||
                str_starts(str_of(page), STR("CHAP_Target.")));
}

static void what_the_rows_name_is_there(void **state)
{
    (void)state;
    size_t n;
    const struct type_loss_row *losses = type_loss_rows(&n);
    for (size_t i = 0; i < n; i++) {
        engines_exist(losses[i].sources, ENGINE_SOURCE);
        engines_exist(losses[i].to, ENGINE_TARGET);
        engines_exist(losses[i].but, ENGINE_TARGET);
        of_the_guide(losses[i].page);
        assert_true(losses[i].loss < LOSS_COUNT);
        assert_false(losses[i].to && losses[i].but);
    }
    const struct lob_mode_row *modes = lob_mode_rows(&n);
    for (size_t i = 0; i < n; i++) {
        engines_exist(modes[i].sources, ENGINE_SOURCE);
        of_the_guide(modes[i].page);
    }
}

/* The name of a column's type, as a script of the source declares it. */
static struct str base_of(struct arena *a, const char *source, const char *type)
{
    struct str engines = str_of(source);
    struct sql_options o = {
        .dialect = sql_dialect_of(str_cut(&engines, ' ')),
        .schema = STR("s"),
    };
    char *sql = arena_printf(
        a,
        "CREATE TYPE object_t AS OBJECT (a int);\n/\n"
        "CREATE OR REPLACE TYPE varray_t IS VARRAY(9) OF int;\n/\n"
        "CREATE TABLE t (c %s%s NOT NULL, d int);",
        type,
        strcmp(type, "object") == 0 || strcmp(type, "varray") == 0 ? "_t"
        : strcmp(type, "ref") == 0                                 ? " object_t"
                                                                   : "");
    struct sql_catalogue *c =
        sql_ddl_read(a, text_new(a, "s.sql", str_of(sql)), &o);
    assert_int_equal(c->table_count, 1);
    assert_int_equal(c->tables[0].column_count, 2);
    return c->tables[0].columns[0].base;
}

/* A row whose type is spelt as no catalogue has it never holds. */
static void catalogues_spell_the_types_so(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    size_t n;
    const struct type_loss_row *losses = type_loss_rows(&n);
    for (size_t i = 0; i < n; i++)
        assert_str(base_of(a, losses[i].sources, losses[i].type),
                   losses[i].type);
    const struct lob_mode_row *modes = lob_mode_rows(&n);
    for (size_t i = 0; i < n; i++)
        assert_str(base_of(a, modes[i].sources, modes[i].type), modes[i].type);
    arena_free(a);
}

static bool holds(const char *type, const char *source, const char *target,
                  bool captures)
{
    size_t n;
    const struct type_loss_row *rows = type_loss_rows(&n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(rows[i].type, type) == 0 &&
            type_loss_holds(&rows[i], engine_find(str_of(source)),
                            engine_find(str_of(target)), captures))
            return true;
    return false;
}

static void rows_hold_where_they_say(void **state)
{
    (void)state;
    assert_true(holds("rowid", "oracle", "postgres", false));
    assert_true(holds("rowid", "oracle", "", false));
    assert_false(holds("rowid", "", "postgres", false));
    assert_false(holds("rowid", "mysql", "postgres", false));
    assert_true(holds("geometry", "postgres", "mysql", false));
    assert_false(holds("geometry", "postgres", "aurora-postgresql", false));
    assert_false(holds("geometry", "postgres", "", false));
    assert_true(holds("timestamp", "sqlserver", "babelfish", false));
    assert_false(holds("timestamp", "sqlserver", "postgres", false));
    assert_false(holds("timestamp", "sqlserver", "", false));
    assert_true(holds("decfloat", "db2", "", true));
    assert_false(holds("decfloat", "db2", "", false));
}

static void targets_without_lobs(void **state)
{
    (void)state;
    const struct engine *search = engine_find(STR("opensearch")),
                        *table = engine_find(STR("dynamodb"));
    assert_true(target_lacks_lob(search, DMS_NCLOB));
    assert_false(target_lacks_lob(search, DMS_WSTRING));
    assert_true(target_lacks_lob(table, DMS_BLOB));
    assert_false(target_lacks_lob(table, DMS_CLOB));
    assert_false(target_lacks_lob(engine_find(STR("mysql")), DMS_BLOB));
    assert_false(target_lacks_lob(NULL, DMS_BLOB));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rows_are_in_order),
        cmocka_unit_test(what_the_rows_name_is_there),
        cmocka_unit_test(catalogues_spell_the_types_so),
        cmocka_unit_test(rows_hold_where_they_say),
        cmocka_unit_test(targets_without_lobs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
