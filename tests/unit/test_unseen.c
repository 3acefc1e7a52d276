/* What a rehearsal cannot show is one list: the report's and the page's. */
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "run/drivers.h"
#include "run/report.h"

static void add_row(struct buf *out, const struct unseen *u)
{
    buf_printf(out, "| %s | %s | %s |\n", u->what, u->why, u->todo);
}

/* docs/rehearsal.md has the list as a table. Print what it should be, so that
 * it can be put there. */
static void the_page_has_the_list(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct buf rows;
    struct str page;
    struct err err;
    size_t shown = 0;
    buf_init(&rows, 0);
    for (size_t i = 0; unseen_at(i); i++)
        add_row(&rows, unseen_at(i));
    if (!file_read(a, "docs/rehearsal.md", &page, &err))
        fail_msg("%s", err.message);
    if (!str_contains(page, buf_str(&rows))) {
        print_error("docs/rehearsal.md has not this table:\n%s", rows.ptr);
        fail();
    }
    for (struct str rest = page; rest.len;)
        shown += str_starts(str_cut(&rest, '\n'), STR("| "));
    size_t n = 0;
    while (unseen_at(n))
        n++;
    assert_int_equal(shown, n + 1); /* and its head: nothing else */
    buf_free(&rows);
    arena_free(a);
}

static void the_list_is_sound(void **state)
{
    (void)state;
    for (size_t i = 0; unseen_at(i); i++) {
        const struct unseen *u = unseen_at(i);
        assert_ptr_equal(unseen_find(u->id), u); /* no id stands twice */
        assert_true(u->what[0] >= 'A');
        assert_int_equal(u->why[strlen(u->why) - 1], '.');
        assert_int_equal(u->todo[strlen(u->todo) - 1], '.');
        assert_null(strchr(u->why, '|'));
    }
    assert_null(unseen_find("NONESUCH"));
}

/* Whatever was met, the report names what holds always. */
static void each_report_has_it(void **state)
{
    (void)state;
    struct run_report r = {.task = "t",
                           .source_driver = drivers_find("sqlite"),
                           .source_for = "PostgreSQL",
                           .target_driver = drivers_find("sqlite"),
                           .target_for = "PostgreSQL",
                           .equal = true};
    struct buf out;
    buf_init(&out, 0);
    run_print_human(&r, &out, 1000);
    for (size_t i = 0; unseen_at(i); i++) {
        bool there = str_contains(buf_str(&out), str_of(unseen_at(i)->what));
        assert_int_equal(there, unseen_at(i)->always);
    }
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_has_the_list),
        cmocka_unit_test(the_list_is_sound),
        cmocka_unit_test(each_report_has_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
