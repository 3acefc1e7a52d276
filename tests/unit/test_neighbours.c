/* What lies beside files is kept for those of one folder. */
#include "unit/unit.h"

#include "host/neighbours.h"

static struct neighbours *n;
static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    n = neighbours_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    neighbours_free(n);
    return 0;
}

static struct neighbour **at(const char *folder, const char *name)
{
    return neighbours_at(n, str_of(folder), str_of(name), &arena);
}

/* Puts one there; it. */
static struct neighbour *put(const char *folder, const char *name)
{
    struct neighbour **slot = at(folder, name);
    assert_non_null(slot);
    assert_null(*slot);
    return *slot = ARENA_NEW(arena, struct neighbour);
}

static void are_kept_for_a_folder(void **state)
{
    (void)state;
    neighbours_enter(n, "a/main.tf");
    struct neighbour *locals = put("a", "locals.tf");
    assert_ptr_equal(*at("a", "locals.tf"), locals);
    assert_ptr_not_equal(put("a", "other.tf"), locals);
    neighbours_enter(n, "a/other.tf");
    assert_ptr_equal(*at("a", "locals.tf"), locals);
}

static void are_forgotten_in_the_next(void **state)
{
    (void)state;
    neighbours_enter(n, "a/main.tf");
    put("a", "locals.tf");
    neighbours_enter(n, "b/main.tf");
    put("b", "locals.tf");
    neighbours_enter(n, "a/main.tf");
    put("a", "locals.tf");
}

static void are_of_the_folder_that_was_entered(void **state)
{
    (void)state;
    assert_null(at("a", "locals.tf"));
    neighbours_enter(n, "a/main.tf");
    assert_null(at("a/modules", "locals.tf"));
    assert_null(neighbours_at(NULL, STR("a"), STR("locals.tf"), &arena));
    neighbours_enter(n, "main.tf");
    put(".", "locals.tf");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(are_kept_for_a_folder),
        TEST(are_forgotten_in_the_next),
        TEST(are_of_the_folder_that_was_entered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
