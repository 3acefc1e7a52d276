#include "unit/unit.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "text/finding.h"
#include "text/limits.h"

static struct arena *arena;
static struct findings *fs;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    fs = findings_new(arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct span at(const char *file, const char *bytes, uint32_t off,
                      uint32_t len)
{
    return (struct span){text_new(arena, file, str_of(bytes)), off, len};
}

static void the_table_is_sound(void **state)
{
    (void)state;
    for (enum finding_id id = 0; id < FINDING_COUNT; id++) {
        const struct finding_rule *r = finding_rule(id);
        assert_int_equal(finding_by_name(str_of(r->name)), id);
        struct str rest = str_of(r->name), group = str_cut(&rest, '/');
        assert_true(group.len > 0 && rest.len > 0);
        assert_true(r->title[0] >= 'A' && r->title[0] <= 'Z');
        assert_true(r->title[strlen(r->title) - 1] != '.');
        if (id && strcmp(finding_rule(id - 1)->name, r->name) >= 0)
            fail_msg("findings.def is not sorted at %s", r->name);
    }
    assert_int_equal(finding_by_name(STR("no/such")), -1);
}

static void keeps_all_that_it_shows(void **state)
{
    (void)state;
    struct arena *file = arena_new();
    char *bytes = arena_copy(file, "a\nbad: 1\n", 9);
    struct text *t =
        text_new(file, arena_copy(file, "x.yaml", 6), (struct str){bytes, 9});
    struct finding *f = finding_add(fs, FINDING_JSON_SYNTAX,
                                    (struct span){t, 2, 3}, "no '%s'", "bad");
    finding_help(fs, f, "write '%s'", "good");
    finding_related(fs, f, (struct span){t, 0, 1}, "first");
    memset(bytes, '?', 9);
    arena_free(file);
    assert_string_equal(f->place.file, "x.yaml");
    assert_str(f->place.line, "bad: 1");
    assert_int_equal(f->place.start.line, 2);
    assert_int_equal(f->place.end.column, 4);
    assert_str(f->message, "no 'bad'");
    assert_str(f->help, "write 'good'");
    assert_str(f->related.at[0].place.line, "a");
    assert_int_equal(f->severity, SEVERITY_ERROR);
}

static void sorts_by_file_and_place(void **state)
{
    (void)state;
    finding_add(fs, FINDING_JSON_SYNTAX, at("z", "abc", 2, 1), "z2");
    finding_add(fs, FINDING_JSON_SYNTAX, at("a", "abc", 1, 1), "a1");
    finding_add(fs, FINDING_JSON_SYNTAX, at("z", "abc", 0, 3), "z0 long");
    finding_add(fs, FINDING_JSON_SYNTAX, at("z", "abc", 0, 1), "z0");
    finding_add(fs, FINDING_JSON_DUPLICATE_KEY, at("z", "abc", 2, 1), "z2");
    findings_sort(fs);
    static const char *const order[] = {"z0", "z0 long", "z2", "z2", "a1"};
    assert_int_equal(fs->list.n, 5);
    for (size_t i = 0; i < 5; i++)
        assert_str(fs->list.at[i]->message, order[i]);
    /* rules of one place are in order of their names */
    assert_int_equal(fs->list.at[2]->id, FINDING_JSON_DUPLICATE_KEY);
    assert_int_equal(findings_count(fs, SEVERITY_ERROR), 4);
    assert_int_equal(findings_count(fs, SEVERITY_WARNING), 1);
    assert_int_equal(findings_from(fs, SEVERITY_ERROR), 4);
    assert_int_equal(findings_from(fs, SEVERITY_INFO), 5);
}

static void severities_have_names(void **state)
{
    (void)state;
    for (enum severity s = SEVERITY_INFO; s <= SEVERITY_ERROR; s++)
        assert_int_equal(severity_by_name(str_of(severity_name(s))), s);
    assert_int_equal(severity_by_name(STR("loud")), -1);
}

static void equal_ones_become_one(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        finding_add(fs, FINDING_JSON_SYNTAX, at("z", "abc", 1, 1), "same");
    finding_add(fs, FINDING_JSON_SYNTAX, at("z", "abc", 1, 1), "other");
    finding_add(fs, FINDING_JSON_SYNTAX, at("y", "abc", 1, 1), "same");
    findings_sort(fs);
    assert_int_equal(fs->list.n, 3);
    findings_sort(fs);
    assert_int_equal(fs->list.n, 3);
}

static void has_a_ceiling(void **state)
{
    (void)state;
    struct span here = at("f", "x", 0, 1);
    for (int i = 0; i < FINDINGS_MAX; i++)
        finding_add(fs, FINDING_JSON_SYNTAX, here, "%d", i);
    assert_int_equal(fs->list.n, FINDINGS_MAX);
    assert_int_equal(fs->dropped, 0);
    struct finding *f = finding_add(fs, FINDING_JSON_SYNTAX, here, "over");
    finding_help(fs, f, "may still be filled");
    assert_int_equal(fs->list.n, FINDINGS_MAX);
    assert_int_equal(fs->dropped, 1);
}

static void advice_leaves_room(void **state)
{
    (void)state;
    struct span here = at("f", "x", 0, 1);
    for (int i = 0; i < FINDINGS_MAX / 2; i++)
        finding_add(fs, FINDING_VALIDATION_OFF, here, "%d", i);
    assert_int_equal(fs->list.n, FINDINGS_MAX / 2);
    assert_int_equal(fs->dropped, 0);
    finding_add(fs, FINDING_VALIDATION_OFF, here, "over");
    assert_int_equal(fs->dropped, 1);
    finding_add(fs, FINDING_JSON_SYNTAX, here, "wrong");
    assert_int_equal(fs->list.n, FINDINGS_MAX / 2 + 1);
    assert_int_equal(fs->dropped, 1);
}

/* LEN bytes of three-byte characters. */
static struct span wide_line(size_t len, uint32_t off)
{
    char *bytes = arena_alloc(arena, len + 1);
    for (size_t i = 0; i < len; i++)
        bytes[i] = "\xE2\x82\xAC"[i % 3];
    return (struct span){text_new(arena, "f", (struct str){bytes, len}), off,
                         3};
}

static void keeps_a_line_up_to_its_ceiling(void **state)
{
    (void)state;
    enum { AT = FINDING_LINE_MAX / 3 * 3, OVER = AT + 3 };
    const struct finding *f =
        finding_add(fs, FINDING_JSON_SYNTAX, wide_line(AT, AT - 3), "at");
    assert_int_equal(f->place.line.len, AT);
    assert_int_equal(f->place.line_skip, 0);
    assert_false(f->place.line_more);
    f = finding_add(fs, FINDING_JSON_SYNTAX, wide_line(OVER, 0), "over");
    assert_true(f->place.line.len <= FINDING_LINE_MAX);
    assert_int_equal(utf8_valid(f->place.line), f->place.line.len);
    assert_true(f->place.line_more);
    f = finding_add(fs, FINDING_JSON_SYNTAX, wide_line(30000, 15000), "far");
    assert_int_equal(f->place.start.column, 5001);
    assert_true(f->place.line_skip > 0 && f->place.line_skip < 5001);
    assert_int_equal(utf8_valid(f->place.line), f->place.line.len);
}

static void fixes_hold_edits(void **state)
{
    (void)state;
    struct span here = at("f", "taks: 1", 0, 4);
    struct finding *f = finding_add(fs, FINDING_JSON_SYNTAX, here, "no");
    struct edit e = {here, STR("tasks")};
    assert_true(finding_fix(fs, f, true, "write 'tasks'", &e, 1));
    assert_true(f->fixes.at[0].safe);
    assert_str(f->fixes.at[0].edits.at[0].text, "tasks");
    assert_int_equal(f->fixes.at[0].edits.at[0].place.len, 4);
}

static void help(struct finding *f, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    finding_vhelp(fs, f, format, args);
    va_end(args);
}

static void keeps_words_up_to_their_ceiling(void **state)
{
    (void)state;
    char words[FINDING_WORDS_MAX + 3] = "";
    memset(words, 'w', FINDING_WORDS_MAX);
    struct finding *f =
        finding_add(fs, FINDING_JSON_SYNTAX, at("a", "x", 0, 1), "%s", words);
    assert_int_equal(f->message.len, FINDING_WORDS_MAX);
    help(f, "%s", words);
    assert_int_equal(f->help.len, FINDING_WORDS_MAX);
    words[FINDING_WORDS_MAX] = 'w';
    help(f, "%s", words);
    assert_int_equal(f->help.len, FINDING_WORDS_MAX);
    assert_true(str_ends(f->help, STR("ww…")));
    help(NULL, "%s", words);
    /* No character is cut in two. */
    memcpy(words + FINDING_WORDS_MAX - 4, "€€", 6);
    help(f, "%s", words);
    assert_true(str_ends(f->help, STR("ww…")));
    assert_int_equal(f->help.len, FINDING_WORDS_MAX - 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(keeps_words_up_to_their_ceiling),
        TEST(the_table_is_sound),
        TEST(keeps_all_that_it_shows),
        TEST(sorts_by_file_and_place),
        TEST(severities_have_names),
        TEST(equal_ones_become_one),
        TEST(has_a_ceiling),
        TEST(advice_leaves_room),
        TEST(keeps_a_line_up_to_its_ceiling),
        TEST(fixes_hold_edits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
