/* Words of bash: whatever a text holds, the shell gives it back unchanged. */
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"
#include "emit/bash.h"
#include "emit/cli_input.h"

/* What `sh -c "printf %s WORD"` prints. */
static struct str printed(struct arena *a, struct str word)
{
    char script[] = "/tmp/dmsc-bash-XXXXXX";
    int fd = mkstemp(script);
    assert_true(fd >= 0);
    FILE *f = fdopen(fd, "w");
    fprintf(f, "vpc=vpc-1\nprintf %%s %.*s\n", STR_ARG(word));
    fclose(f);
    FILE *p = popen(arena_printf(a, "sh %s", script), "r");
    char bytes[1024];
    size_t n = fread(bytes, 1, sizeof bytes, p);
    assert_int_equal(pclose(p), 0);
    remove(script);
    return str_copy(a, (struct str){bytes, n});
}

static void hostile_texts_survive(void **state)
{
    static const char *const texts[] = {
        "",
        "shop",
        "the shop",
        "it's",
        "\"quoted\"",
        "it's \"both\"",
        "$(touch x)",
        "`touch x`",
        "${HOME} $HOME $1 $$",
        "back\\slash",
        "ends with \\",
        "it's \\",
        "two\nlines",
        "it's\ntwo $lines\n",
        "~ * ? [a] {b,c} !! # ; & | < > ( )",
        "gr\xC3\xBC\xC3\x9F \xE2\x82\xAC \xF0\x9F\x98\x80",
        "-n",
        "%s %d \\n",
        "\t\x01\x7F",
    };
    struct arena *a = arena_new();
    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_str(printed(a, bash_quote(a, str_of(texts[i]))), texts[i]);
    arena_free(a);
}

static void quotes_are_as_light_as_can_be(void **state)
{
    struct arena *a = arena_new();
    (void)state;
    assert_str(bash_quote(a, STR("db.t3.medium")), "db.t3.medium");
    assert_str(bash_quote(a, STR("Name=a,Values=b")), "Name=a,Values=b");
    assert_str(bash_quote(a, STR("the shop")), "'the shop'");
    assert_str(bash_quote(a, STR("it's $5")), "\"it's \\$5\"");
    arena_free(a);
}

static void variables_end_where_they_end(void **state)
{
    static const struct {
        const char *after, *word, *value;
    } cases[] = {
        {"", "\"$vpc\"", "vpc-1"},
        {"s", "\"${vpc}s\"", "vpc-1s"},
        {"_1", "\"${vpc}_1\"", "vpc-1_1"},
        {"[0]", "\"${vpc}[0]\"", "vpc-1[0]"},
        {":x", "\"$vpc:x\"", "vpc-1:x"},
        {"$vpc", "\"$vpc\\$vpc\"", "vpc-1$vpc"},
    };
    struct arena *a = arena_new();
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct bash_word w = bash_start(a);
        bash_variable(&w, STR("vpc"));
        bash_text(&w, str_of(cases[i].after));
        assert_str(bash_spell(&w), cases[i].word);
        assert_str(printed(a, bash_spell(&w)), cases[i].value);
    }
    arena_free(a);
}

static void commands_stand_within_quotes(void **state)
{
    struct arena *a = arena_new();
    struct bash_word w = bash_start(a);
    (void)state;
    bash_text(&w, STR("a \"b\" "));
    bash_code(&w, STR("$(printf %s \"$vpc\")"));
    assert_false(bash_is_plain(&w));
    assert_str(printed(a, bash_spell(&w)), "a \"b\" vpc-1");
    arena_free(a);
}

static void inputs_have_names_of_their_own(void **state)
{
    struct arena *a = arena_new();
    (void)state;
    assert_str(cli_input(a, STR("source-password")), "SOURCE_PASSWORD");
    assert_str(cli_input(a, STR("path")), "MIGRATION_PATH");
    assert_str(cli_input(a, STR("aws-region")), "MIGRATION_AWS_REGION");
    assert_str(cli_input(a, STR("region")), "MIGRATION_REGION");
    assert_str(cli_input(a, STR("paths")), "PATHS");
    arena_free(a);
}

/* In brackets, POSIX takes a backslash for itself, ']' as text only in front
 * and '-' only at the end. */
static void patterns_become_posix(void **state)
{
    static const struct {
        const char *pattern, *posix;
    } cases[] = {
        {"^[a-z]+$", "^[a-z]+$"},
        {"^a\\.b$", "^a\\.b$"},
        {"^[!#-.0-?A-\\[\\]-~]{8,128}$", "^[]!#-.0-?A-[^-~]{8,128}$"},
        {"[\\-x]", "[x-]"},
        {"[^\\]a]", "[^]a]"},
        {"x\\[y", "x\\[y"},
    };
    struct arena *a = arena_new();
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_str(cli_pattern(a, str_of(cases[i].pattern)), cases[i].posix);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_texts_survive),
        cmocka_unit_test(quotes_are_as_light_as_can_be),
        cmocka_unit_test(variables_end_where_they_end),
        cmocka_unit_test(commands_stand_within_quotes),
        cmocka_unit_test(inputs_have_names_of_their_own),
        cmocka_unit_test(patterns_become_posix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
