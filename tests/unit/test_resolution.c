/* What a mapping makes of a whole catalogue: the tables that are left, and
 * the part that each rule has. */
#include "unit/unit.h"

#include "base/vec.h"
#include "dms/resolution.h"
#include "read/json.h"

enum { RULES_MAX = 16 };

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* A rule for the pattern "schema.table", or "schema.table.column". */
#define RULE(id, type, more, action, schema, table)                            \
    "{'rule-type':'" type "','rule-id':" id ",'rule-name':'" id "'," more      \
    "'object-locator':{'schema-name':'" schema "'" table                       \
    "},'rule-action':'" action "'}"
#define SELECT(id, action, schema, table)                                      \
    RULE(id, "selection", "", action, schema, ",'table-name':'" table "'")
#define RENAME(id, table, value)                                               \
    RULE(id, "transformation", "'rule-target':'table','value':'" value "',",   \
         "rename", "s", ",'table-name':'" table "'")
#define COLUMN(id, action, column, more)                                       \
    RULE(id, "transformation", "'rule-target':'column'," more, action, "s",    \
         ",'table-name':'%','column-name':'" column "'")

static struct column columns[] = {
    {.name = {"Id", 2}, .type = DMS_INT4, .key = 1},
    {.name = {"Name", 4}, .type = DMS_STRING, .nullable = true},
};

/* Resolves the tables s.a, s.b, t.c and the view s.v. Single quotes stand for
 * double ones. */
static struct resolution *resolve(const char *rules)
{
    static const char *const names[][2] = {
        {"s", "b"}, {"s", "a"}, {"t", "c"}, {"s", "v"}};
    struct table *tables = ARENA_ARRAY(arena, struct table, 4);
    for (size_t i = 0; i < COUNT_OF(names); i++)
        tables[i] = (struct table){.schema = str_of(names[i][0]),
                                   .name = str_of(names[i][1]),
                                   .columns = columns,
                                   .column_count = COUNT_OF(columns),
                                   .view = i == 3};
    char *json = arena_printf(arena, "%s", rules);
    for (char *p = json; *p; p++)
        if (*p == '\'')
            *p = '"';
    struct text *text = text_new(arena, "rules.json", str_of(json));
    struct findings *fs = findings_new(arena);
    struct val root = tree_root(json_read(arena, text, NULL, fs));
    assert_int_equal(fs->list.n, 0);
    struct val items[RULES_MAX];
    size_t n = 0;
    VAL_EACH(it, root)
    items[n++] = it.value;
    return resolution_make(arena, mapping_new(arena, items, n), tables,
                           COUNT_OF(names), STR(""));
}

static void expect_use(const struct resolution *res, size_t rule,
                       const char *use, size_t matched, size_t affected)
{
    assert_string_equal(rule_use_name(res->rules[rule].use), use);
    assert_int_equal(res->rules[rule].matched, matched);
    assert_int_equal(res->rules[rule].affected, affected);
}

static void each_table_is_selected_or_left_for_a_reason(void **state)
{
    (void)state;
    struct resolution *res = resolve("[" SELECT("1", "include", "s", "%") "," //
                                     SELECT("2", "exclude", "%", "b") "]");
    assert_int_equal(res->count, 4);
    assert_int_equal(res->tables.n, 1);
    assert_true(str_is(res->tables.at[0]->source->name, "a"));
    assert_int_equal(res->left.n, 3);
    assert_true(res->left.at[0].included);
    assert_int_equal(res->left.at[0].excluded->id, 2);
    assert_false(res->left.at[1].included || res->left.at[1].by_type);
    assert_true(res->left.at[2].by_type);
    expect_use(res, 0, "used", 2, 1);
    expect_use(res, 1, "used", 1, 1);
}

static void rules_that_do_nothing_have_a_reason(void **state)
{
    (void)state;
    struct resolution *res =
        resolve("[" SELECT("1", "include", "s", "a") ","            //
                SELECT("2", "include", "s", "b") ","                //
                SELECT("3", "exclude", "s", "b") ","                //
                SELECT("4", "exclude", "t", "%") ","                //
                SELECT("5", "include", "u", "%") ","                //
                RENAME("6", "b", "x") "," RENAME("7", "a", "x") "," //
                RENAME("8", "%", "y") "," RENAME("9", "n", "z") "]");
    expect_use(res, 0, "used", 1, 1);
    expect_use(res, 1, "all-excluded", 1, 0);
    expect_use(res, 2, "used", 1, 1);
    expect_use(res, 3, "nothing-included", 1, 0);
    expect_use(res, 4, "matches-nothing", 0, 0);
    expect_use(res, 5, "nothing-selected", 1, 0);
    expect_use(res, 6, "used", 1, 1);
    expect_use(res, 7, "beaten", 3, 0);
    assert_int_equal(res->rules[7].beaten_by->id, 7);
    expect_use(res, 8, "matches-nothing", 0, 0);
}

static void rules_about_columns_are_judged_by_column(void **state)
{
    (void)state;
    struct resolution *res = resolve(
        "[" SELECT("1", "include", "s", "a") "," //
        COLUMN("2", "remove-column", "Name", "") "," COLUMN("3", "rename", "Name", "'value':'x',") "," COLUMN(
            "4", "add-suffix", "%",
            "'value':'_',") "," COLUMN("5", "change-data-type", "Id",
                                       "'data-type':{'type':'int8'"
                                       "},") "," COLUMN("6",
                                                        "change-"
                                                        "data-"
                                                        "type",
                                                        "I%",
                                                        "'data-"
                                                        "type':{'"
                                                        "type':'"
                                                        "int2'},") "," COLUMN("7",
                                                                              "remove-column",
                                                                              "No",
                                                                              "") "]");
    expect_use(res, 1, "used", 3, 1);
    expect_use(res, 2, "beaten", 3, 0);
    assert_int_equal(res->rules[2].beaten_by->id, 2);
    expect_use(res, 3, "used", 3, 1);
    expect_use(res, 4, "used", 3, 1);
    expect_use(res, 5, "beaten", 3, 0);
    assert_int_equal(res->rules[5].beaten_by->id, 5);
    expect_use(res, 6, "matches-nothing", 0, 0);
}

static void higher_load_orders_come_first(void **state)
{
    (void)state;
    struct resolution *res =
        resolve("[" SELECT("1", "include", "s", "%") "," //
                RULE("2", "selection", "'load-order':'3',", "include", "t",
                     ",'table-name':'%'") "]");
    assert_int_equal(res->tables.n, 3);
    assert_true(str_is(res->tables.at[0]->source->name, "c"));
    assert_true(str_is(res->tables.at[1]->source->name, "a"));
    assert_true(str_is(res->tables.at[2]->source->name, "b"));
}

static void tables_that_become_one_are_found(void **state)
{
    (void)state;
    struct resolution *res = resolve("[" SELECT("1", "include", "s", "%") "," //
                                     RENAME("2", "b", "a") "]");
    assert_int_equal(res->clashes.n, 1);
    assert_true(str_is(res->clashes.at[0].first->source->name, "a"));
    assert_true(str_is(res->clashes.at[0].second->source->name, "b"));
    res = resolve("[" SELECT("1", "include", "s", "%") "," //
                  RENAME("2", "b", "c") "]");
    assert_int_equal(res->clashes.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_table_is_selected_or_left_for_a_reason),
        cmocka_unit_test(rules_that_do_nothing_have_a_reason),
        cmocka_unit_test(rules_about_columns_are_judged_by_column),
        cmocka_unit_test(higher_load_orders_come_first),
        cmocka_unit_test(tables_that_become_one_are_found),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
