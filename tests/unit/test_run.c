/* The runner over a driver that lives in memory: what DMS promises of a task
 * is what happens here. */
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "read/json.h"
#include "run/limits.h"
#include "run/run.h"
#include "text/text.h"
#include "unit/memory_driver.h"

struct world {
    struct arena *arena;
    struct memory_db *source, *target;
    struct run_job job;
    struct run_options options;
    struct run_report report;
    struct err err;
};

static void set_mapping(struct world *w, const char *rules)
{
    struct text *text = text_new(w->arena, "rules.json", str_of(rules));
    struct tree *tree = json_read(w->arena, text, NULL, findings_new(w->arena));
    struct val list = tree_root(tree);
    struct val *items = ARENA_ARRAY(w->arena, struct val, val_count(list));
    VAL_EACH(it, list)
    items[it.index] = it.value;
    w->job.mapping = mapping_new(w->arena, items, val_count(list));
}

#define INCLUDE                                                                \
    "{\"rule-type\": \"selection\", \"rule-id\": \"1\", "                      \
    "\"rule-action\": \"include\", \"object-locator\": "                       \
    "{\"schema-name\": \"shop\", \"table-name\": \"%\"}"

static int set_up(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    w->arena = arena_new();
    w->source = memory_new("source");
    w->target = memory_new("target");
    w->job = (struct run_job){
        .spec = "spec.yaml",
        .task = "shop",
        .type = TASK_FULL_LOAD_AND_CDC,
        .settings = {.prep = PREP_DROP_AND_CREATE,
                     .ignore_conflicts = true,
                     .fail_on_no_tables = true},
        .from = &memory_driver,
        .to = &memory_driver,
        .source = {"source", STR("shop")},
        .target = {"target", STR("shop")},
        .source_for = "PostgreSQL",
        .target_for = "PostgreSQL",
        .changes = "steps",
    };
    set_mapping(w, "[" INCLUDE "}]");
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    memory_free(w->source);
    memory_free(w->target);
    arena_free(w->arena);
    free(w);
    return 0;
}

static void people(struct world *w)
{
    memory_table(w->source, "shop.people",
                 "id:int4:1 name:wstring city:wstring");
    memory_row(w->source, "shop.people", "1|Anna|Graz");
    memory_row(w->source, "shop.people", "2|Bo|NULL");
    memory_row(w->source, "shop.people", "10|Cem|Linz");
}

static bool execute(struct world *w)
{
    return run_execute(&w->job, &w->options, w->arena, &w->report, &w->err);
}

/* The run must come to its end, with equal sides. */
static void must_be_equal(struct world *w)
{
    if (!execute(w))
        fail_msg("%s", w->err.message);
    for (size_t i = 0; i < w->report.tables.n; i++)
        assert_int_equal(w->report.tables.at[i].different, 0);
    assert_true(w->report.equal);
}

/* ── Loading ─────────────────────────────────────────────────────────── */

static void loads_and_follows(void **state)
{
    struct world *w = *state;
    people(w);
    memory_step(w->source, "+shop.people 11|Dora|NULL");
    memory_step(w->source, "shop.people 1|Anna|Graz > 1|Anna|Wien");
    memory_step(w->source, "-shop.people 2|Bo|NULL");
    for (int i = 0; i < 10; i++)
        memory_step(w->source,
                    i % 2 ? "-shop.people 20|Eva|x" : "+shop.people 20|Eva|x");
    must_be_equal(w);
    assert_string_equal(memory_dump(w->target, "shop.people"),
                        "1|Anna|Wien\n10|Cem|Linz\n11|Dora|NULL\n");
    assert_int_equal(w->report.transactions, 13);
    assert_int_equal(w->report.captured, 13);
    assert_str(w->report.last_position, "000013");
    assert_string_equal(memory_checkpoint(w->target), "000013");
}

static void applies_the_mapping(void **state)
{
    struct world *w = *state;
    people(w);
    set_mapping(
        w, "[" INCLUDE "}, {\"rule-type\": \"transformation\", "
           "\"rule-id\": \"2\", \"rule-action\": \"rename\", \"rule-target\": "
           "\"schema\", \"object-locator\": {\"schema-name\": \"shop\"}, "
           "\"value\": \"laden\"}, "
           "{\"rule-type\": \"transformation\", \"rule-id\": \"3\", "
           "\"rule-action\": \"add-prefix\", \"rule-target\": \"table\", "
           "\"object-locator\": {\"schema-name\": \"shop\", \"table-name\": "
           "\"%\"}, \"value\": \"t_\"}, "
           "{\"rule-type\": \"transformation\", \"rule-id\": \"4\", "
           "\"rule-action\": \"remove-column\", \"rule-target\": \"column\", "
           "\"object-locator\": {\"schema-name\": \"shop\", \"table-name\": "
           "\"%\", \"column-name\": \"city\"}}]");
    memory_step(w->source, "shop.people 1|Anna|Graz > 1|Änne|Wien");
    memory_step(w->source, "shop.people 2|Bo|NULL > 2|Bo|Wien");
    must_be_equal(w);
    assert_string_equal(memory_dump(w->target, "laden.t_people"),
                        "1|Änne\n2|Bo\n10|Cem\n");
    assert_str(w->report.tables.at[0].target, "laden.t_people");
}

static void note_order(void *context, const struct run_progress *p)
{
    struct buf *order = context;
    if (p->phase == PHASE_LOAD && p->table && p->finished)
        buf_printf(order, "%.*s ", STR_ARG(*p->table));
}

static void loads_in_order(void **state)
{
    struct world *w = *state;
    struct buf order;
    buf_init(&order, 0);
    memory_table(w->source, "shop.a", "id:int4:1");
    memory_table(w->source, "shop.b", "id:int4:1");
    memory_table(w->source, "shop.c", "id:int4:1");
    set_mapping(w, "[" INCLUDE "}, {\"rule-type\": \"selection\", "
                   "\"rule-id\": \"0\", \"rule-action\": \"include\", "
                   "\"load-order\": 2, \"object-locator\": {\"schema-name\": "
                   "\"shop\", \"table-name\": \"c\"}}]");
    w->options.progress = note_order;
    w->options.context = &order;
    must_be_equal(w);
    assert_string_equal(order.ptr, "shop.c shop.a shop.b ");
    buf_free(&order);
}

static void a_full_load_captures_nothing(void **state)
{
    struct world *w = *state;
    people(w);
    memory_step(w->source, "+shop.people 11|Dora|NULL");
    w->job.type = TASK_FULL_LOAD;
    must_be_equal(w);
    assert_int_equal(w->report.captured, 0);
    assert_int_equal(w->report.tables.at[0].loaded, 3);
    assert_int_equal(w->report.notes.n, 1);
}

static void cdc_begins_with_a_copy(void **state)
{
    struct world *w = *state;
    people(w);
    memory_step(w->source, "+shop.people 11|Dora|NULL");
    w->job.type = TASK_CDC;
    must_be_equal(w);
    assert_int_equal(w->report.captured, 1);
    assert_int_equal(w->report.tables.at[0].inserts, 1);
    assert_int_equal(w->report.phases.at[1].phase, PHASE_COPY);
}

/* ── Changes ─────────────────────────────────────────────────────────── */

static void a_rollback_is_not_applied(void **state)
{
    struct world *w = *state;
    people(w);
    for (int i = 0; i < 8; i++)
        memory_step(w->source, "shop.people 1|Anna|Graz > 1|Oops|Graz; "
                               "-shop.people 2|Bo|NULL; rollback");
    memory_step(w->source, "+shop.people 3|Dora|NULL");
    must_be_equal(w);
    assert_int_equal(w->report.transactions, 1);
    assert_int_equal(w->report.captured, 1);
    assert_string_equal(memory_dump(w->target, "shop.people"),
                        "1|Anna|Graz\n2|Bo|NULL\n3|Dora|NULL\n10|Cem|Linz\n");
}

/* Steps that change nothing, so that what follows comes after the load. */
static void pass_load(struct world *w)
{
    for (int i = 0; i < 12; i++)
        memory_step(w->source,
                    i % 2 ? "-shop.people 99|x|x" : "+shop.people 99|x|x");
}

/* Steps that are rolled back, for the same. */
static void pass_nothing(struct world *w)
{
    for (int i = 0; i < 12; i++)
        memory_step(w->source, "rollback");
}

static void keys_come_back_and_move(void **state)
{
    struct world *w = *state;
    people(w);
    pass_load(w);
    memory_step(w->source,
                "-shop.people 1|Anna|Graz; +shop.people 1|Anna|Wien");
    memory_step(w->source, "shop.people 2|Bo|NULL > 3|Bo|NULL");
    memory_step(w->source, "+shop.people 2|Eva|Rom; "
                           "shop.people 3|Bo|NULL > 4|Bo|Rom; "
                           "shop.people 2|Eva|Rom > 3|Eva|Rom");
    must_be_equal(w);
    assert_string_equal(memory_dump(w->target, "shop.people"),
                        "1|Anna|Wien\n3|Eva|Rom\n4|Bo|Rom\n10|Cem|Linz\n");
    assert_int_equal(w->report.tables.at[0].errors, 0);
}

static void rows_move_in_and_out_of_filters(void **state)
{
    struct world *w = *state;
    people(w);
    set_mapping(w, "[" INCLUDE ", \"filters\": [{\"filter-type\": \"source\", "
                   "\"column-name\": \"id\", \"filter-conditions\": "
                   "[{\"filter-operator\": \"gte\", \"value\": \"2\"}]}]}]");
    pass_load(w);
    memory_step(w->source, "shop.people 1|Anna|Graz > 5|Anna|Graz");
    memory_step(w->source, "shop.people 2|Bo|NULL > 0|Bo|NULL");
    memory_step(w->source, "shop.people 0|Bo|NULL > 0|Bob|NULL");
    must_be_equal(w);
    assert_string_equal(memory_dump(w->target, "shop.people"),
                        "5|Anna|Graz\n10|Cem|Linz\n");
    assert_int_equal(w->report.tables.at[0].moved, 2);
    assert_int_equal(w->report.tables.at[0].source_rows, 2);
}

/* The first change is made after the moment from which changes count and
 * before its row is read: the row comes twice. */
static void rows_that_come_twice(void **state)
{
    struct world *w = *state;
    people(w);
    memory_step(w->source, "+shop.people 0|Zoe|x; -shop.people 2|Bo|NULL; "
                           "shop.people 10|Cem|Linz > 2|Cem|Linz");
    must_be_equal(w);
    assert_string_equal(memory_dump(w->target, "shop.people"),
                        "0|Zoe|x\n1|Anna|Graz\n2|Cem|Linz\n");
    assert_true(w->report.tables.at[0].overlaps > 0);
    assert_int_equal(w->report.tables.at[0].errors, 0);
}

static void conflicts_count_if_they_are_not_ignored(void **state)
{
    struct world *w = *state;
    people(w);
    w->job.settings.ignore_conflicts = false;
    memory_step(w->source, "+shop.people 0|Zoe|x");
    must_be_equal(w);
    assert_int_equal(w->report.tables.at[0].errors, 1);
    assert_int_equal(memory_refusals(w->target), 1);
}

static void tables_without_a_key(void **state)
{
    struct world *w = *state;
    memory_table(w->source, "shop.log", "at:int4 what:wstring");
    memory_row(w->source, "shop.log", "1|in");
    memory_row(w->source, "shop.log", "1|in");
    memory_row(w->source, "shop.log", "2|NULL");
    memory_step(w->source, "+shop.log 1|in");
    memory_step(w->source, "-shop.log 1|in");
    memory_step(w->source, "shop.log 2|NULL > 2|out");
    must_be_equal(w);
    assert_false(w->report.tables.at[0].has_key);
    assert_int_equal(w->report.tables.at[0].target_rows, 3);
}

/* Part of a key tells no rows apart. */
static void a_key_that_loses_a_column_is_none(void **state)
{
    struct world *w = *state;
    memory_table(w->source, "shop.t", "a:int4:1 b:int4:2 c:wstring");
    memory_row(w->source, "shop.t", "1|1|x");
    memory_row(w->source, "shop.t", "1|2|x");
    memory_row(w->source, "shop.t", "2|1|y");
    set_mapping(w, "[" INCLUDE "}, {\"rule-type\": \"transformation\", "
                   "\"rule-id\": \"2\", \"rule-action\": \"remove-column\", "
                   "\"rule-target\": \"column\", \"object-locator\": "
                   "{\"schema-name\": \"shop\", \"table-name\": \"t\", "
                   "\"column-name\": \"b\"}}]");
    pass_nothing(w);
    memory_step(w->source, "-shop.t 1|2|x");
    must_be_equal(w);
    assert_false(w->report.tables.at[0].has_key);
    assert_int_equal(w->report.tables.at[0].target_rows, 2);
    assert_int_equal(w->report.tables.at[0].loaded, 3);
}

/* Whatever is done in whatever order, both sides end equal. */
static void random_changes(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < 300; seed++) {
        void *inner;
        char rows[6][16] = {"", "1|a|x", "2|b|x", "", "4|d|x", ""};
        set_up(&inner);
        struct world *w = inner;
        memory_table(w->source, "shop.t", "id:int4:1 a:wstring b:wstring");
        for (int i = 0; i < 6; i++)
            if (rows[i][0])
                memory_row(w->source, "shop.t", rows[i]);
        unsigned dice = seed * 2654435761u + 1;
        for (int n = 0; n < 20; n++) {
            char step[96], row[16];
            dice = dice * 1103515245u + 12345u;
            unsigned i = (dice >> 16) % 6, j = (dice >> 20) % 6;
            snprintf(row, sizeof row, "%u|v%d|y", j, n);
            if (!rows[i][0]) {
                snprintf(row, sizeof row, "%u|v%d|y", i, n);
                snprintf(step, sizeof step, "+shop.t %s", row);
                strcpy(rows[i], row);
            } else if (i == j || rows[j][0]) {
                snprintf(step, sizeof step, "-shop.t %s", rows[i]);
                rows[i][0] = '\0';
            } else {
                snprintf(step, sizeof step, "shop.t %s > %s", rows[i], row);
                strcpy(rows[j], row);
                rows[i][0] = '\0';
            }
            memory_step(w->source, step);
        }
        must_be_equal(w);
        assert_string_equal(memory_dump(w->source, "shop.t"),
                            memory_dump(w->target, "shop.t"));
        assert_int_equal(w->report.tables.at[0].errors, 0);
        tear_down(&inner);
    }
}

/* ── What goes wrong ─────────────────────────────────────────────────── */

static void three_changes(struct world *w)
{
    people(w);
    pass_load(w);
    memory_step(w->source, "shop.people 1|Anna|Graz > 1|Anna|Wien");
    memory_step(w->source, "+shop.people 3|Dora|NULL");
    memory_step(w->source, "-shop.people 10|Cem|Linz");
}

static void a_lost_change_is_seen(void **state)
{
    static const struct {
        size_t change;
        enum difference_kind kind;
        const char *key;
    } rows[] = {
        {13, DIFFERENCE_CHANGED, "1"},
        {14, DIFFERENCE_MISSING, "3"},
        {15, DIFFERENCE_EXTRA, "10"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct world *w = *state;
        three_changes(w);
        w->options.drop_change = rows[i].change;
        assert_true(execute(w));
        assert_false(w->report.equal);
        const struct table_report *t = &w->report.tables.at[0];
        assert_int_equal(t->different, 1);
        assert_int_equal(t->differences.at[0].kind, rows[i].kind);
        assert_str(t->differences.at[0].key_names[0], "id");
        assert_str(t->differences.at[0].key_values[0].bytes, rows[i].key);
        tear_down(state);
        set_up(state);
    }
}

static void two_transactions(struct world *w)
{
    people(w);
    pass_load(w);
    memory_step(w->source, "+shop.people 3|Dora|x; +shop.people 4|Eva|x");
    memory_step(w->source, "+shop.people 5|Fay|x; +shop.people 6|Gus|x");
}

static void a_target_that_fails_keeps_whole_transactions(void **state)
{
    struct world *w = *state;
    two_transactions(w);
    assert_true(execute(w));
    assert_string_equal(memory_checkpoint(w->target), "000014");

    /* Once more; the very last change fails. */
    size_t changes = w->report.tables.at[0].loaded + w->report.applied +
                     2 * w->report.tables.at[0].overlaps;
    tear_down(state);
    set_up(state);
    w = *state;
    two_transactions(w);
    memory_fail_at(w->target, changes);
    assert_false(execute(w));
    assert_non_null(strstr(w->err.message, "the target is gone"));
    assert_string_equal(memory_checkpoint(w->target), "000013");
    assert_string_equal(memory_dump(w->target, "shop.people"),
                        "1|Anna|Graz\n2|Bo|NULL\n3|Dora|x\n4|Eva|x\n"
                        "10|Cem|Linz\n");
}

/* What a checkpoint covers must all be there; in the middle of the load it is
 * not. */
static void a_load_that_fails_has_no_checkpoint(void **state)
{
    struct world *w = *state;
    people(w);
    memory_step(w->source, "+shop.people 0|Zoe|x");
    memory_step(w->source, "shop.people 0|Zoe|x > 0|Zoe|y");
    memory_fail_at(w->target, 3);
    assert_false(execute(w));
    assert_true(w->report.transactions > 0);
    assert_string_equal(memory_checkpoint(w->target), "");
}

/* A row that stands in the way, and one that is gone. */
static void conflict(struct world *w)
{
    memory_table(w->target, "shop.people",
                 "id:int4:1 name:wstring city:wstring");
    memory_row(w->target, "shop.people", "3|Before|x");
    w->job.settings.prep = PREP_DO_NOTHING;
    people(w);
    pass_load(w);
    memory_step(w->source, "+shop.people 3|Dora|x");
}

static void policies(void **state)
{
    static const struct {
        enum run_policy policy;
        bool runs, equal, suspended;
        size_t errors, refusals;
    } rows[] = {
        {POLICY_LOG_ERROR, true, false, false, 1, 1},
        {POLICY_IGNORE_RECORD, true, false, false, 1, 0},
        {POLICY_SUSPEND_TABLE, true, false, true, 1, 1},
        {POLICY_STOP_TASK, false, false, false, 1, 0},
        {POLICY_INSERT_RECORD, true, true, false, 0, 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct world *w = *state;
        conflict(w);
        w->job.settings.policies[CHANGE_INSERT] = rows[i].policy;
        assert_int_equal(execute(w), rows[i].runs);
        const struct table_report *t = &w->report.tables.at[0];
        assert_int_equal(w->report.equal, rows[i].equal);
        assert_int_equal(t->suspended, rows[i].suspended);
        assert_int_equal(t->errors, rows[i].errors);
        assert_int_equal(memory_refusals(w->target), rows[i].refusals);
        if (!rows[i].runs)
            assert_non_null(strstr(w->err.message, "STOP_TASK"));
        tear_down(state);
        set_up(state);
    }
    for (int i = 0; i < POLICY_COUNT; i++) {
        static const char *const names[] = {
#define RUN_POLICY(id, name) name,
            RUN_POLICIES(RUN_POLICY)
#undef RUN_POLICY
        };
        assert_int_equal(run_policy_by_name(str_of(names[i])), i);
    }
    assert_int_equal(run_policy_by_name(STR("log_error")), -1);
}

static void differences_have_a_ceiling(void **state)
{
    struct world *w = *state;
    memory_table(w->source, "shop.t", "id:int4:1");
    memory_table(w->target, "shop.t", "id:int4:1");
    for (int i = 0; i < RUN_DIFFERENCES_MAX + 1; i++) {
        char row[16];
        snprintf(row, sizeof row, "%d", i);
        memory_row(w->target, "shop.t", row);
    }
    w->job.settings.prep = PREP_DO_NOTHING;
    memory_row(w->source, "shop.t", "7");
    assert_true(execute(w));
    assert_int_equal(w->report.tables.at[0].refused, 1);
    assert_int_equal(w->report.tables.at[0].different, RUN_DIFFERENCES_MAX);
    assert_int_equal(w->report.tables.at[0].differences.n, RUN_DIFFERENCES_MAX);
    w->job.type = TASK_FULL_LOAD;
    memory_row(w->target, "shop.t", "1000");
    assert_true(execute(w));
    assert_int_equal(w->report.tables.at[0].different, RUN_DIFFERENCES_MAX + 1);
    assert_int_equal(w->report.tables.at[0].differences.n, RUN_DIFFERENCES_MAX);
}

static void tables_have_a_ceiling(void **state)
{
    struct world *w = *state;
    w->job.type = TASK_FULL_LOAD;
    for (int i = 0; i <= RUN_TABLES_MAX; i++)
        memory_table(w->source,
                     arena_printf(w->arena, "%s.t%d", i ? "shop" : "other", i),
                     "id:int4:1");
    must_be_equal(w);
    assert_int_equal(w->report.tables.n, RUN_TABLES_MAX);
    memory_table(w->source, "shop.more", "id:int4:1");
    assert_false(execute(w));
    assert_non_null(strstr(w->err.message, "5001 tables"));
}

static void tables_that_cannot_be_one(void **state)
{
    struct world *w = *state;
    memory_table(w->source, "shop.a", "id:int4:1");
    memory_table(w->source, "shop.b", "id:int4:1");
    set_mapping(w, "[" INCLUDE "}, {\"rule-type\": \"transformation\", "
                   "\"rule-id\": \"2\", \"rule-action\": \"rename\", "
                   "\"rule-target\": \"table\", \"object-locator\": "
                   "{\"schema-name\": \"shop\", \"table-name\": \"%\"}, "
                   "\"value\": \"one\"}]");
    assert_false(execute(w));
    assert_non_null(strstr(w->err.message, "a and b both become shop.one"));
}

static void nothing_selected(void **state)
{
    struct world *w = *state;
    memory_table(w->source, "other.a", "id:int4:1");
    assert_false(execute(w));
    assert_non_null(strstr(w->err.message, "FailOnNoTablesCaptured"));
    w->job.settings.fail_on_no_tables = false;
    must_be_equal(w);
}

static bool stop_at_once(void *context)
{
    (void)context;
    return true;
}

static void stops_when_asked(void **state)
{
    struct world *w = *state;
    people(w);
    w->options.stopped = stop_at_once;
    assert_false(execute(w));
    assert_non_null(strstr(w->err.message, "stopped"));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(loads_and_follows),
        TEST(applies_the_mapping),
        TEST(loads_in_order),
        TEST(a_full_load_captures_nothing),
        TEST(cdc_begins_with_a_copy),
        TEST(a_rollback_is_not_applied),
        TEST(keys_come_back_and_move),
        TEST(rows_move_in_and_out_of_filters),
        TEST(rows_that_come_twice),
        TEST(conflicts_count_if_they_are_not_ignored),
        TEST(tables_without_a_key),
        TEST(a_key_that_loses_a_column_is_none),
        TEST(random_changes),
        TEST(a_lost_change_is_seen),
        TEST(a_target_that_fails_keeps_whole_transactions),
        TEST(a_load_that_fails_has_no_checkpoint),
        TEST(policies),
        TEST(differences_have_a_ceiling),
        TEST(tables_have_a_ceiling),
        TEST(tables_that_cannot_be_one),
        TEST(nothing_selected),
        TEST(stops_when_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
