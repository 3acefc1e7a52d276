/* The mapping engine: which tables a task takes, and what becomes of them. */
#include "unit/unit.h"

#include "base/vec.h"
#include "dms/mapping.h"
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

/* Single quotes stand for double ones. */
static struct mapping *mapping(const char *rules)
{
    struct findings *fs = findings_new(arena);
    char *json = arena_printf(arena, "%s", rules);
    for (char *p = json; *p; p++)
        if (*p == '\'')
            *p = '"';
    struct text *text = text_new(arena, "rules.json", str_of(json));
    struct val root = tree_root(json_read(arena, text, NULL, fs));
    assert_int_equal(fs->list.n, 0);
    struct val items[RULES_MAX];
    size_t n = 0;
    VAL_EACH(it, root)
    items[n++] = it.value;
    return mapping_new(arena, items, n);
}

static struct column columns[] = {
    {.name = {"Id", 2}, .type = DMS_INT4, .key = 1},
    {.name = {"Name", 4}, .type = DMS_STRING, .nullable = true},
    {.name = {"Secret", 6}, .type = DMS_STRING, .nullable = true},
};

static struct table table(const char *schema, const char *name)
{
    return (struct table){.schema = str_of(schema),
                          .name = str_of(name),
                          .columns = columns,
                          .column_count = COUNT_OF(columns)};
}

static bool selected(const struct mapping *m, const char *schema,
                     const char *name)
{
    struct table t = table(schema, name);
    return mapping_select(m, &t, NULL) != NULL;
}

#define SELECT(id, schema, table, action)                                      \
    "{'rule-type':'selection','rule-id':'" id "','rule-name':'" id             \
    "','object-locator':{'schema-name':'" schema "','table-name':'" table      \
    "'},'rule-action':'" action "'}"
#define TRANSFORM(id, target, locator, action, more)                           \
    "{'rule-type':'transformation','rule-id':" id ",'rule-name':'" id          \
    "','rule-target':'" target "','object-locator':{'schema-name':'%'" locator \
    "},'rule-action':'" action "'" more "}"
#define ANY_TABLE  ",'table-name':'%'"
#define ANY_COLUMN ",'table-name':'%','column-name':'%'"

static void exclude_beats_include(void **state)
{
    (void)state;
    struct mapping *m =
        mapping("[" SELECT("1", "public", "audit_%", "exclude") "," //
                SELECT("2", "public", "%", "include") "]");
    assert_true(selected(m, "public", "orders"));
    assert_false(selected(m, "public", "audit_log"));
    assert_false(selected(m, "other", "orders"));
}

static void explicit_takes_exact_names_only(void **state)
{
    (void)state;
    struct mapping *m = mapping("[" SELECT("1", "public", "a%", "explicit") //
                                "," SELECT("2", "s", "t", "explicit") "]");
    assert_false(selected(m, "public", "abc"));
    assert_true(selected(m, "public", "a%"));
    assert_true(selected(m, "s", "t"));
}

static void views_only_when_asked_for(void **state)
{
    (void)state;
    struct mapping *m = mapping("[" SELECT("1", "%", "%", "include") "]");
    struct table t = table("public", "v");
    t.view = true;
    assert_null(mapping_select(m, &t, NULL));
    m = mapping("[{'rule-type':'selection','rule-id':1,'object-locator':{"
                "'schema-name':'%','table-name':'%','table-type':'view'},"
                "'rule-action':'include'}]");
    assert_non_null(mapping_select(m, &t, NULL));
    assert_false(selected(m, "public", "t"));
}

static struct target_table *resolve(const char *rules, const char *schema,
                                    const char *name, const char *fallback)
{
    struct table *t = ARENA_NEW(arena, struct table);
    char *all =
        arena_printf(arena, "[" SELECT("90", "%%", "%%", "include") "%s%s]",
                     *rules ? "," : "", rules);
    *t = table(schema, name);
    return mapping_resolve(mapping(all), arena, t, str_of(fallback));
}

static void names_stay_without_rules(void **state)
{
    (void)state;
    struct target_table *t = resolve("", "Sales", "Orders", "");
    assert_str(t->schema, "Sales");
    assert_str(t->name, "Orders");
    assert_int_equal(t->column_count, 3);
    assert_str(t->columns[1].name, "Name");
    assert_null(t->name_by);
}

static void the_target_schema_yields_to_a_rule(void **state)
{
    (void)state;
    assert_str(resolve("", "Sales", "Orders", "dbo")->schema, "dbo");
    const char *rules = TRANSFORM("5", "schema", "", "rename", ",'value':'x'");
    assert_str(resolve(rules, "Sales", "Orders", "dbo")->schema, "x");
}

static void the_lower_rule_id_wins(void **state)
{
    (void)state;
    const char *rules =
        TRANSFORM("30", "table", ANY_TABLE, "convert-lowercase", "") "," //
        TRANSFORM("4", "table", ANY_TABLE, "add-prefix", ",'value':'old_'");
    struct target_table *t = resolve(rules, "s", "Orders", "");
    assert_str(t->name, "old_Orders");
    assert_int_equal(t->name_by->id, 4);
}

static void every_renaming_action(void **state)
{
    (void)state;
    static const struct {
        const char *action, *more, *name, *result;
    } rows[] = {
        {"rename", ",'value':'Z'", "Orders", "Z"},
        {"convert-lowercase", "", "OrDers1", "orders1"},
        {"convert-uppercase", "", "OrDers1", "ORDERS1"},
        {"add-prefix", ",'value':'p_'", "t", "p_t"},
        {"add-suffix", ",'value':'_s'", "t", "t_s"},
        {"remove-prefix", ",'value':'p_'", "p_t", "t"},
        {"remove-prefix", ",'value':'p_'", "t", "t"},
        {"remove-suffix", ",'value':'_s'", "t_s", "t"},
        {"replace-prefix", ",'old-value':'a','value':'b'", "at", "bt"},
        {"replace-suffix", ",'old-value':'a','value':'b'", "ta", "tb"},
        {"replace-suffix", ",'old-value':'a','value':'b'", "tc", "tc"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *rules = arena_printf(
            arena,
            "{'rule-type':'transformation','rule-id':1,'rule-target':"
            "'table','object-locator':{'schema-name':'%%','table-name':'%%'}"
            ",'rule-action':'%s'%s}",
            rows[i].action, rows[i].more);
        struct target_table *t = resolve(rules, "s", rows[i].name, "");
        assert_str(t->name, rows[i].result);
    }
}

static void columns_are_renamed_and_removed(void **state)
{
    (void)state;
    const char *rules =
        TRANSFORM("7", "column", ",'table-name':'%','column-name':'Secret'",
                  "remove-column", "") "," //
        TRANSFORM("8", "column", ANY_COLUMN, "convert-lowercase", "");
    struct target_table *t = resolve(rules, "s", "t", "");
    assert_int_equal(t->column_count, 2);
    assert_str(t->columns[0].name, "id");
    assert_str(t->columns[1].name, "name");
    assert_int_equal(t->columns[1].source, 1);
}

static void include_column_drops_the_others(void **state)
{
    (void)state;
    const char *rules =
        TRANSFORM("7", "column", ",'table-name':'t','column-name':'Id'",
                  "include-column", "");
    assert_int_equal(resolve(rules, "s", "t", "")->column_count, 1);
    assert_int_equal(resolve(rules, "s", "u", "")->column_count, 3);
}

static void a_type_may_change(void **state)
{
    (void)state;
    const char *rules =
        TRANSFORM("7", "column", ",'table-name':'t','column-name':'Id'",
                  "change-data-type", ",'data-type':{'type':'int8'}");
    struct target_table *t = resolve(rules, "s", "t", "");
    assert_int_equal(t->columns[0].type, DMS_INT8);
    assert_str(t->columns[0].name, "Id");
}

static bool passes(const char *filters, const char *id, const char *name)
{
    char *rules = arena_printf(
        arena,
        "[{'rule-type':'selection','rule-id':1,'object-locator':{"
        "'schema-name':'s','table-name':'t'},'rule-action':'include',"
        "'filters':[%s]}]",
        filters);
    struct table *t = ARENA_NEW(arena, struct table);
    *t = table("s", "t");
    struct target_table *out =
        mapping_resolve(mapping(rules), arena, t, STR(""));
    const struct value values[] = {
        {.type = DMS_INT4, .bytes = str_of(id)},
        {.type = DMS_STRING, .null = !name, .bytes = str_of(name)},
        {.type = DMS_STRING, .null = true},
    };
    return mapping_row_passes(out, values);
}

#define FILTER(column, conditions)                                             \
    "{'filter-type':'source','column-name':'" column                           \
    "','filter-conditions':[" conditions "]}"
#define IS(op, value) "{'filter-operator':'" op "','value':'" value "'}"

static void filters_compare_numbers_as_numbers(void **state)
{
    (void)state;
    assert_true(passes(FILTER("Id", IS("gte", "9")), "10", "x"));
    assert_false(passes(FILTER("Id", IS("lte", "9")), "10", "x"));
    assert_true(passes(FILTER("Id", IS("ste", "9")), "9", "x"));
    assert_true(passes(FILTER("Id", IS("eq", "9.0")), "9", "x"));
    assert_true(passes(FILTER("Name", IS("gte", "9")), "1", "95"));
    assert_false(passes(FILTER("Name", IS("gte", "9")), "1", "10"));
}

static void filters_are_joined_by_and_conditions_by_or(void **state)
{
    (void)state;
    const char *either = FILTER("Id", IS("eq", "1") "," IS("eq", "2"));
    assert_true(passes(either, "2", "x"));
    assert_false(passes(either, "3", "x"));
    const char *both =
        FILTER("Id", IS("gte", "1")) "," FILTER("Name", IS("noteq", "x"));
    assert_true(passes(both, "1", "y"));
    assert_false(passes(both, "1", "x"));
}

static void null_passes_no_comparison(void **state)
{
    (void)state;
    assert_false(passes(FILTER("Name", IS("noteq", "x")), "1", NULL));
    assert_true(
        passes(FILTER("Name", "{'filter-operator':'null'}"), "1", NULL));
    assert_false(
        passes(FILTER("Name", "{'filter-operator':'notnull'}"), "1", NULL));
    assert_true(passes(FILTER("Id", "{'filter-operator':'notbetween',"
                                    "'start-value':'2','end-value':'4'}"),
                       "5", NULL));
    assert_false(passes(FILTER("Id", "{'filter-operator':'between',"
                                     "'start-value':'2','end-value':'4'}"),
                        "5", NULL));
}

static void a_choice_names_both_rules(void **state)
{
    (void)state;
    struct mapping *m =
        mapping("[" SELECT("3", "public", "%", "include") ","   //
                SELECT("2", "public", "audit_%", "exclude") "," //
                SELECT("1", "other", "%", "exclude") ","        //
                SELECT("4", "public", "orders", "include") "]");
    struct table audit = table("public", "audit_log");
    struct mapping_choice c = mapping_choose(m, &audit);
    assert_int_equal(c.included->id, 3);
    assert_int_equal(c.excluded->id, 2);
    struct table orders = table("public", "orders");
    c = mapping_choose(m, &orders);
    assert_int_equal(c.included->id, 3);
    assert_null(c.excluded);
    struct table other = table("other", "x");
    c = mapping_choose(m, &other);
    assert_null(c.included);
    assert_int_equal(c.excluded->id, 1);
}

static void mark(void *context, size_t rule)
{
    ((bool *)context)[rule] = true;
}

static void matching_rules_include_those_that_are_beaten(void **state)
{
    (void)state;
    struct mapping *m = mapping(
        "[" SELECT("1", "public", "%", "include") ","                  //
        TRANSFORM("2", "schema", "", "rename", ",'value':'x'") ","     //
        TRANSFORM("3", "schema", "", "add-prefix", ",'value':'y'") "," //
        TRANSFORM("4", "column", ",'table-name':'t','column-name':'No'",
                  "remove-column", "") "," //
        TRANSFORM("5", "column", ",'table-name':'t','column-name':'Id'",
                  "remove-column", "") "," //
        TRANSFORM("6", "table", ",'table-name':'u'", "rename",
                  ",'value':'z'") "]");
    struct table t = table("public", "t");
    bool matched[6] = {false};
    mapping_matching(m, &t, mark, matched);
    const bool want[6] = {true, true, true, false, true, false};
    assert_memory_equal(matched, want, sizeof want);
}

static void what_is_removed_and_added_has_its_rule(void **state)
{
    (void)state;
    struct mapping *m = mapping(
        "[" SELECT("1", "%", "%", "include") "," //
        TRANSFORM("2", "column", ANY_TABLE ",'column-name':'Secret'",
                  "remove-column", "") "," //
        TRANSFORM("3", "column", ",'table-name':'t'", "add-column",
                  ",'value':'loaded','data-type':{'type':'datetime'},"
                  "'expression':'datetime()'") "," //
        TRANSFORM("4", "column", ",'table-name':'u'", "add-column",
                  ",'value':'other','data-type':{'type':'string'}") "]");
    struct table t = table("public", "t");
    struct target_table *to = mapping_resolve(m, arena, &t, STR(""));
    assert_int_equal(to->removed_count, 1);
    assert_int_equal(to->removed[0].source, 2);
    assert_int_equal(to->removed[0].by->id, 2);
    assert_int_equal(to->added_count, 1);
    assert_true(str_is(to->added[0].name, "loaded"));
    assert_true(str_is(to->added[0].type, "datetime"));
    assert_int_equal(to->added[0].by->id, 3);
}

static void columns_that_are_not_included_name_the_rule_that_is(void **state)
{
    (void)state;
    struct mapping *m =
        mapping("[" SELECT("1", "%", "%", "include") "," //
                TRANSFORM("2", "column", ANY_TABLE ",'column-name':'Name'",
                          "include-column", "") "]");
    struct table t = table("public", "t");
    struct target_table *to = mapping_resolve(m, arena, &t, STR(""));
    assert_int_equal(to->column_count, 1);
    assert_int_equal(to->removed_count, 2);
    assert_int_equal(to->removed[0].by->id, 2);
    assert_int_equal(to->removed[1].source, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exclude_beats_include),
        cmocka_unit_test(explicit_takes_exact_names_only),
        cmocka_unit_test(views_only_when_asked_for),
        cmocka_unit_test(names_stay_without_rules),
        cmocka_unit_test(the_target_schema_yields_to_a_rule),
        cmocka_unit_test(the_lower_rule_id_wins),
        cmocka_unit_test(every_renaming_action),
        cmocka_unit_test(columns_are_renamed_and_removed),
        cmocka_unit_test(include_column_drops_the_others),
        cmocka_unit_test(a_type_may_change),
        cmocka_unit_test(a_choice_names_both_rules),
        cmocka_unit_test(matching_rules_include_those_that_are_beaten),
        cmocka_unit_test(what_is_removed_and_added_has_its_rule),
        cmocka_unit_test(columns_that_are_not_included_name_the_rule_that_is),
        cmocka_unit_test(filters_compare_numbers_as_numbers),
        cmocka_unit_test(filters_are_joined_by_and_conditions_by_or),
        cmocka_unit_test(null_passes_no_comparison),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
