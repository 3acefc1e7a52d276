#include "unit/unit.h"

#include "base/arena.h"
#include "base/vec.h"
#include "base/words.h"

static const struct word words[] = {
    {"rule-type", 0}, {"rule-id", 0},  {"TargetMetadata", 1},
    {"Settings", 1},  {"aws_dms_", 2},
};

static uint32_t groups(const char *s)
{
    return words_groups(str_of(s), words, COUNT_OF(words));
}

static void finds_words_of_groups(void **state)
{
    (void)state;
    assert_int_equal(groups(""), 0);
    assert_int_equal(groups("r"), 0);
    assert_int_equal(groups("rule-i rule-typ Setting aws-dms-"), 0);
    assert_int_equal(groups("rule-id"), 1);
    assert_int_equal(groups("{\"FullLoadSettings\": {}}"), 2);
    assert_int_equal(groups("aws_dms_endpoint rule-type rule-type"), 5);
    assert_int_equal(groups("Settingsaws_dms_rule-id"), 7);
}

/* Each word at each place, before and behind anything, also its own start. */
static void finds_them_at_any_place(void **state)
{
    (void)state;
    static const char *const around[] = {".", "r", "ru", "aws_dms", "Set"};
    for (size_t w = 0; w < COUNT_OF(words); w++)
        for (size_t k = 0; k < COUNT_OF(around); k++) {
            char s[256] = "";
            for (int n = 0; n < 20; n++) {
                size_t len = strlen(s);
                memcpy(s + len, words[w].text, strlen(words[w].text) + 1);
                assert_int_equal(groups(s), 1u << words[w].group);
                s[strlen(s) - 1] = '\0';
                assert_int_equal(groups(s), 0);
                s[len] = '\0';
                strcat(s, around[k]);
            }
        }
}

/* The table is as large as it may be, and all of it is used. */
static void takes_as_many_as_it_says(void **state)
{
    (void)state;
    static char texts[WORDS_MAX][WORD_LENGTH_MAX + 1];
    struct word all[WORDS_MAX];
    struct arena *a = arena_new();
    for (unsigned i = 0; i < WORDS_MAX; i++) {
        memset(texts[i], 'a' + (int)i % 26, WORD_LENGTH_MAX);
        texts[i][0] = (char)('A' + (int)i / 26);
        all[i] = (struct word){texts[i], i % 32};
    }
    for (unsigned i = 0; i < WORDS_MAX; i++)
        assert_int_equal(
            words_groups(str_printf(a, "--%s--", texts[i]), all, WORDS_MAX),
            1u << i % 32);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_words_of_groups),
        cmocka_unit_test(finds_them_at_any_place),
        cmocka_unit_test(takes_as_many_as_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
