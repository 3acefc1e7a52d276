/* How much of a pasted text is looked at to know an error by (what it is known
 * by otherwise, tests/cmd/explain.test.sh holds). */
#include "unit/unit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "cmd/aws_error.h"
#include "cmd/limits.h"

#define KNOWN       "Invalid task settings JSON"
#define KNOWN_WORDS 4

/* Whether the page of HEADING is found by TEXT, which is freed. */
static bool finds(const char *heading, struct buf *text)
{
    struct arena *a = arena_new();
    struct str page = STR("");
    bool found = aws_error_find(a, buf_str(text), &page);
    struct str line = str_cut(&page, '\n');
    found = found && str_is(str_sub(line, 2, line.len), heading);
    buf_free(text);
    arena_free(a);
    return found;
}

static bool finds_after(size_t words)
{
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < words; i++)
        buf_add_z(&b, "x ");
    buf_add_z(&b, KNOWN);
    return finds(KNOWN, &b);
}

static void looks_at_so_many_words(void **state)
{
    (void)state;
    assert_true(finds_after(ERROR_WORDS_MAX - KNOWN_WORDS));
    assert_false(finds_after(ERROR_WORDS_MAX - KNOWN_WORDS + 1));
}

/* What follows a word of the longest kind is a word, nothing between them. */
static bool finds_behind(size_t letters)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_repeat(&b, 'x', letters);
    buf_add_z(&b, KNOWN);
    return finds(KNOWN, &b);
}

static void a_word_has_so_many_letters(void **state)
{
    (void)state;
    assert_false(finds_behind(ERROR_WORD_MAX - 1));
    assert_true(finds_behind(ERROR_WORD_MAX));
    assert_false(finds_behind(ERROR_WORD_MAX + 1));
}

static bool finds_around(size_t words)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "The IAM Role ");
    for (size_t i = 0; i < words; i++)
        buf_add_z(&b, "x ");
    buf_add_z(&b, "is not configured properly");
    return finds("The IAM Role \xE2\x80\xA6 is not configured properly", &b);
}

static void a_gap_has_so_many_words(void **state)
{
    (void)state;
    assert_true(finds_around(0));
    assert_true(finds_around(ERROR_GAP_MAX));
    assert_false(finds_around(ERROR_GAP_MAX + 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looks_at_so_many_words),
        cmocka_unit_test(a_word_has_so_many_letters),
        cmocka_unit_test(a_gap_has_so_many_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
