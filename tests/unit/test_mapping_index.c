/* The index over rules: it finds what looking at each rule finds. */
#include "unit/unit.h"

#include "base/vec.h"
#include "dms/mapping_index.h"
#include "dms/wildcard.h"

enum { RULES = 300, NAMES = 400, ROUNDS = 40 };

struct found {
    unsigned char times[RULES];
    bool ascending;
};

static void note(void *context, const uint32_t *rules, size_t n)
{
    struct found *f = context;
    for (size_t i = 0; i < n; i++) {
        f->times[rules[i]]++;
        f->ascending &= i == 0 || rules[i - 1] < rules[i];
    }
}

static uint32_t state = 7;

static unsigned below(unsigned n)
{
    state = state * 1664525u + 1013904223u;
    return (unsigned)((uint64_t)(state >> 8) * n >> 24);
}

/* Few letters, so that much matches; brackets whole, broken and in ranges,
 * and a letter of two bytes. */
static struct str pattern(struct arena *a, unsigned pieces)
{
    static const char *const piece[] = {"a", "b", "ab", "_",     "%",   "[ab]",
                                        "[", "]", "ü",  "[a-b]", "[_]", "ba"};
    const char *made = "";
    for (unsigned n = below(pieces + 1); n > 0; n--)
        made = arena_printf(a, "%s%s", made, piece[below(COUNT_OF(piece))]);
    return str_of(made);
}

static struct str name(struct arena *a)
{
    static const char *const piece[] = {"a", "b", "_", "ü", "[", "]"};
    const char *made = "";
    for (unsigned n = below(6); n > 0; n--)
        made = arena_printf(a, "%s%s", made, piece[below(COUNT_OF(piece))]);
    return str_of(made);
}

struct row {
    struct str schema, table;
    bool exact;
};

static bool fits(const struct row *r, struct str schema, struct str table)
{
    if (r->exact)
        return str_eq(r->schema, schema) && str_eq(r->table, table);
    return wildcard_match(r->schema, schema) && wildcard_match(r->table, table);
}

static void check_name(const struct mapping_index *x, const struct row *rows,
                       struct str schema, struct str table)
{
    struct found f = {.ascending = true};
    mapping_index_find(x, schema, table, note, &f);
    assert_true(f.ascending);
    for (uint32_t i = 0; i < RULES; i++)
        if (f.times[i] != fits(&rows[i], schema, table))
            fail_msg("rule %u, '%.*s'.'%.*s'%s, is found %u times for "
                     "'%.*s'.'%.*s'",
                     i, STR_ARG(rows[i].schema), STR_ARG(rows[i].table),
                     rows[i].exact ? " (exact)" : "", f.times[i],
                     STR_ARG(schema), STR_ARG(table));
}

static void finds_what_looking_at_each_finds(void **state_)
{
    (void)state_;
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct arena *a = arena_new();
        struct mapping_index *x = mapping_index_new(a);
        struct row rows[RULES];
        for (uint32_t i = 0; i < RULES; i++) {
            rows[i] = (struct row){pattern(a, 2), pattern(a, 5), !below(10)};
            mapping_index_add(x, i, rows[i].schema, rows[i].table,
                              rows[i].exact);
        }
        mapping_index_finish(x);
        for (unsigned i = 0; i < NAMES; i++)
            check_name(x, rows, name(a), name(a));
        arena_free(a);
    }
}

static void nothing_is_in_an_empty_one(void **state_)
{
    (void)state_;
    struct arena *a = arena_new();
    struct mapping_index *x = mapping_index_new(a);
    struct found f = {.ascending = true};
    mapping_index_finish(x);
    mapping_index_find(x, STR("s"), STR("t"), note, &f);
    for (size_t i = 0; i < RULES; i++)
        assert_int_equal(f.times[i], 0);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_looking_at_each_finds),
        cmocka_unit_test(nothing_is_in_an_empty_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
