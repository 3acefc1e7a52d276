#include "unit/unit.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "text/frame.h"
#include "text/limits.h"
#include "text/print.h"

static struct arena *arena;
static struct findings *fs;
static struct print_options look;
static struct buf out;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    fs = findings_new(arena);
    look = (struct print_options){.width = 80};
    buf_init(&out, 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_free(&out);
    arena_free(arena);
    return 0;
}

static struct text *text_of(const char *bytes)
{
    return text_new(arena, "f.yaml", str_of(bytes));
}

/* The span of PART in T. */
static struct span part(struct text *t, const char *what)
{
    const char *found = strstr(t->bytes.ptr, what);
    assert_non_null(found);
    return (struct span){t, (uint32_t)(found - t->bytes.ptr),
                         (uint32_t)strlen(what)};
}

static void assert_printed(const char *printer, const char *expected)
{
    buf_clear(&out);
    findings_sort(fs);
    printer_find(str_of(printer))->print(fs, &look, &out);
    if (!str_is(buf_str(&out), expected))
        fail_msg("printed:\n%.*s\nexpected:\n%s", STR_ARG(buf_str(&out)),
                 expected);
}

static void assert_frame(const char *bytes, const char *what,
                         const char *expected)
{
    fs = findings_new(arena);
    finding_add(fs, FINDING_JSON_SYNTAX, part(text_of(bytes), what), "no");
    assert_printed("human", expected);
}

static void the_table_finds_its_own(void **state)
{
    (void)state;
    for (unsigned i = 0; printer_at(i); i++)
        assert_ptr_equal(printer_find(str_of(printer_at(i)->name)),
                         printer_at(i));
    assert_non_null(printer_find(STR("human")));
    assert_null(printer_find(STR("latin")));
}

static void frames_stand_under_tabs(void **state)
{
    (void)state;
    assert_frame("a: 1\n\tb:\t[ c ]\n", "c",
                 "error: no [json/syntax]\n"
                 "    at f.yaml:2:7\n"
                 "    |\n"
                 "  2 |     b:    [ c ]\n"
                 "    |             ^\n"
                 "\n"
                 "1 error\n");
}

static void frames_stand_under_wide_characters(void **state)
{
    (void)state;
    assert_frame("größe: {名前: id, e\xCC\x81: x😀y}", "id",
                 "error: no [json/syntax]\n"
                 "    at f.yaml:1:13\n"
                 "    |\n"
                 "  1 | größe: {名前: id, e\xCC\x81: x😀y}\n"
                 "    |               ^^\n"
                 "\n"
                 "1 error\n");
    assert_frame("größe: {名前: id, e\xCC\x81: x😀y}", "😀y",
                 "error: no [json/syntax]\n"
                 "    at f.yaml:1:22\n"
                 "    |\n"
                 "  1 | größe: {名前: id, e\xCC\x81: x😀y}\n"
                 "    |                       ^^^\n"
                 "\n"
                 "1 error\n");
    assert_frame("e\xCC\x81", "\xCC\x81", /* a mark: under what it is on */
                 "error: no [json/syntax]\n"
                 "    at f.yaml:1:2\n"
                 "    |\n"
                 "  1 | e\xCC\x81\n"
                 "    | ^\n"
                 "\n"
                 "1 error\n");
}

static void nothing_reaches_the_terminal_as_it_is(void **state)
{
    (void)state;
    assert_frame("a\x1b[31m \xFF \xE2\x80\xAE!", "!",
                 "error: no [json/syntax]\n"
                 "    at f.yaml:1:11\n"
                 "    |\n"
                 "  1 | a\\x1b[31m \\xff \\u202e!\n"
                 "    |                      ^\n"
                 "\n"
                 "1 error\n");
}

static void ends_and_empty_files_have_frames(void **state)
{
    (void)state;
    struct text *t = text_of("");
    finding_add(fs, FINDING_JSON_SYNTAX, (struct span){t, 0, 0}, "empty");
    assert_printed("human", "error: empty [json/syntax]\n"
                            "    at f.yaml:1:1\n"
                            "    |\n"
                            "  1 |\n"
                            "    | ^\n"
                            "\n"
                            "1 error\n");
    fs = findings_new(arena);
    t = text_of("a: [");
    finding_add(fs, FINDING_JSON_SYNTAX, (struct span){t, 4, 0}, "open");
    assert_printed("human", "error: open [json/syntax]\n"
                            "    at f.yaml:1:5\n"
                            "    |\n"
                            "  1 | a: [\n"
                            "    |     ^\n"
                            "\n"
                            "1 error\n");
}

static void places_over_lines_say_where_they_end(void **state)
{
    (void)state;
    assert_frame("a: [1,\n  2]\n", "[1,\n  2]",
                 "error: no [json/syntax]\n"
                 "    at f.yaml:1:4\n"
                 "    |\n"
                 "  1 | a: [1,\n"
                 "    |    ^^^ ... to line 2\n"
                 "\n"
                 "1 error\n");
    assert_frame("a: b\nc\n", "b\n", /* a line end is no second line */
                 "error: no [json/syntax]\n"
                 "    at f.yaml:1:4\n"
                 "    |\n"
                 "  1 | a: b\n"
                 "    |    ^\n"
                 "\n"
                 "1 error\n");
}

static void related_places_share_the_frame(void **state)
{
    (void)state;
    struct text *t = text_of("a: 1\nb: 2\na: 3\nx\n");
    struct text *other = text_new(arena, "g.yaml", STR("\n\nthere\n"));
    struct finding *f = finding_add(fs, FINDING_JSON_DUPLICATE_KEY,
                                    (struct span){t, 10, 1}, "twice");
    finding_related(fs, f, part(other, "there"), "also here");
    finding_related(fs, f, (struct span){t, 0, 1}, "first here");
    finding_related(fs, f, (struct span){t, 13, 1}, "the value");
    finding_related(fs, f, (struct span){t, 15, 1}, "next");
    finding_help(fs, f, "remove one");
    assert_printed("human", "warning: twice [json/duplicate-key]\n"
                            "    at f.yaml:3:1\n"
                            "    |\n"
                            "  1 | a: 1\n"
                            "    | - first here\n"
                            "    :\n"
                            "  3 | a: 3\n"
                            "    | ^\n"
                            "    |    - the value\n"
                            "  4 | x\n"
                            "    | - next\n"
                            "    at g.yaml:3:1\n"
                            "    |\n"
                            "  3 | there\n"
                            "    | ----- also here\n"
                            "    help: remove one\n"
                            "\n"
                            "1 warning\n");
}

static void related_places_have_a_ceiling(void **state)
{
    (void)state;
    struct text *t = text_of("a b c d e f g h i j k");
    struct finding *f =
        finding_add(fs, FINDING_JSON_SYNTAX, (struct span){t, 20, 1}, "no");
    for (uint32_t i = 0; i < RELATED_SHOWN; i++)
        finding_related(fs, f, (struct span){t, i * 2, 1}, "here");
    printer_find(STR("human"))->print(fs, &look, &out);
    assert_false(str_contains(buf_str(&out), STR("more")));
    finding_related(fs, f, (struct span){t, 18, 1}, "here");
    printer_find(STR("human"))->print(fs, &look, &out);
    assert_true(str_contains(buf_str(&out), STR("\n    and 1 more\n")));
}

static void long_lines_are_cut_around_the_place(void **state)
{
    (void)state;
    char line[400];
    for (size_t i = 0; i < sizeof line; i++)
        line[i] = "0123456789"[i % 10];
    line[sizeof line - 1] = '\0';
    memcpy(line + 200, "here", 4);
    look.width = 46; /* 40 for the line */
    assert_frame(line, "here",
                 "error: no [json/syntax]\n"
                 "    at f.yaml:1:201\n"
                 "    |\n"
                 "  1 | …34567890123456789here45678901234567890…\n"
                 "    |                   ^^^^\n"
                 "\n"
                 "1 error\n");
    memcpy(line + 200, "0123", 4);
    memcpy(line + 20, "here", 4);
    assert_frame(line, "here",
                 "error: no [json/syntax]\n"
                 "    at f.yaml:1:21\n"
                 "    |\n"
                 "  1 | 01234567890123456789here45678901234567…\n"
                 "    |                     ^^^^\n"
                 "\n"
                 "1 error\n");
}

/* Columns that a printed line takes, all characters being one wide. */
static size_t columns(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return n;
}

static void no_line_is_wider_than_the_room(void **state)
{
    (void)state;
    char line[300];
    memset(line, 'x', sizeof line);
    for (uint32_t len = 0; len < sizeof line; len += 13)
        for (uint32_t off = 0; off <= len; off += 7)
            for (unsigned room = FRAME_ROOM_MIN; room < 90; room += 9) {
                struct text *t = text_new(arena, "f", (struct str){line, len});
                uint32_t size = len - off < 5 ? len - off : 5;
                const struct finding *f = finding_add(
                    fs, FINDING_JSON_SYNTAX, (struct span){t, off, size}, "x");
                buf_clear(&out);
                struct frame frame = frame_line(&f->place, room, &out);
                assert_true(columns(buf_str(&out)) <= room);
                assert_true(frame.from + frame.width <= room);
                assert_int_equal(frame.width, size ? size : 1);
            }
}

static void summaries_count(void **state)
{
    (void)state;
    struct text *t = text_of("ab"), *u = text_new(arena, "g", STR("ab"));
    assert_printed("human", "");
    finding_add(fs, FINDING_JSON_SYNTAX, (struct span){t, 0, 1}, "x");
    finding_add(fs, FINDING_JSON_SYNTAX, (struct span){t, 1, 1}, "x");
    finding_add(fs, FINDING_JSON_DUPLICATE_KEY, (struct span){u, 1, 1}, "x");
    fs->dropped = 7;
    findings_sort(fs);
    printer_find(STR("human"))->print(fs, &look, &out);
    assert_true(str_ends(buf_str(&out),
                         STR("\n2 errors, 1 warning in 2 files, and 7 more "
                             "that are not shown\n")));
}

static void summaries_count_advice(void **state)
{
    (void)state;
    struct text *t = text_of("ab");
    finding_add(fs, FINDING_VALIDATION_OFF, (struct span){t, 0, 1}, "x");
    finding_add(fs, FINDING_VALIDATION_OFF, (struct span){t, 1, 1}, "x");
    printer_find(STR("human"))->print(fs, &look, &out);
    assert_true(str_ends(buf_str(&out), STR("\n2 info\n")));
    finding_add(fs, FINDING_JSON_DUPLICATE_KEY, (struct span){t, 1, 1}, "x");
    buf_clear(&out);
    printer_find(STR("human"))->print(fs, &look, &out);
    assert_true(str_ends(buf_str(&out), STR("\n1 warning, 2 info\n")));
}

static void colours_only_where_wanted(void **state)
{
    (void)state;
    struct text *t = text_of("ab");
    struct finding *f =
        finding_add(fs, FINDING_JSON_SYNTAX, (struct span){t, 0, 1}, "x");
    finding_help(fs, f, "y");
    printer_find(STR("human"))->print(fs, &look, &out);
    assert_null(strchr(out.ptr, '\033'));
    look.color = true;
    printer_find(STR("human"))->print(fs, &look, &out);
    assert_non_null(strchr(out.ptr, '\033'));
}

static void help_is_broken_on_a_terminal(void **state)
{
    (void)state;
    struct text *t = text_of("ab");
    struct finding *f =
        finding_add(fs, FINDING_JSON_SYNTAX, (struct span){t, 0, 1}, "x");
    finding_help(fs, f,
                 "write 名前 in quotes, or \"other words\" "
                 "a-very-long-word-that-fits-nowhere-at-all here");
    look = (struct print_options){.width = 30, .wrap = true};
    assert_printed("human",
                   "error: x [json/syntax]\n"
                   "    at f.yaml:1:1\n"
                   "    |\n"
                   "  1 | ab\n"
                   "    | ^\n"
                   "    help: write 名前 in\n"
                   "          quotes, or \"other\n"
                   "          words\"\n"
                   "          a-very-long-word-that-fits-nowhere-at-all"
                   "\n"
                   "          here\n"
                   "\n"
                   "1 error\n");
}

static void concise_is_a_line_each(void **state)
{
    (void)state;
    struct text *t = text_new(arena, "a\nb.json", STR("ab"));
    struct text *in = text_new(arena, "-", STR("ab"));
    struct finding *f = finding_add(fs, FINDING_JSON_SYNTAX,
                                    (struct span){t, 1, 1}, "not\t\x1b[m");
    finding_help(fs, f, "did you mean '%s'?", "c");
    finding_add(fs, FINDING_JSON_DUPLICATE_KEY, (struct span){in, 0, 1}, "x");
    assert_printed("concise",
                   "a\\nb.json:1:2: error: not\\t\\x1b[m (did you mean 'c'?) "
                   "[json/syntax]\n"
                   "<stdin>:1:1: warning: x [json/duplicate-key]\n");
}

static void json_has_every_member(void **state)
{
    (void)state;
    struct text *t = text_new(arena, "-", STR("\xFF/\"é\n: 1"));
    struct finding *f = finding_add(fs, FINDING_JSON_SYNTAX,
                                    (struct span){t, 0, 6}, "no \xFF\"");
    f->pointer = STR("/a");
    finding_related(fs, f, (struct span){t, 3, 2}, "here");
    struct edit e = {{t, 0, 1}, STR("")};
    finding_fix(fs, f, false, "drop it", &e, 1);
    assert_printed("json", "{\n"
                           "  \"version\": 1,\n"
                           "  \"findings\": [\n"
                           "    {\n"
                           "      \"rule\": \"json/syntax\",\n"
                           "      \"severity\": \"error\",\n"
                           "      \"file\": \"-\",\n"
                           "      \"line\": 1,\n"
                           "      \"column\": 1,\n"
                           "      \"end-line\": 2,\n"
                           "      \"end-column\": 1,\n"
                           "      \"pointer\": \"/a\",\n"
                           "      \"message\": \"no \uFFFD\\\"\",\n"
                           "      \"help\": null,\n"
                           "      \"related\": [\n"
                           "        {\n"
                           "          \"message\": \"here\",\n"
                           "          \"file\": \"-\",\n"
                           "          \"line\": 1,\n"
                           "          \"column\": 4,\n"
                           "          \"end-line\": 1,\n"
                           "          \"end-column\": 5\n"
                           "        }\n"
                           "      ],\n"
                           "      \"fixes\": [\n"
                           "        {\n"
                           "          \"title\": \"drop it\",\n"
                           "          \"safe\": false,\n"
                           "          \"edits\": [\n"
                           "            {\n"
                           "              \"file\": \"-\",\n"
                           "              \"line\": 1,\n"
                           "              \"column\": 1,\n"
                           "              \"end-line\": 1,\n"
                           "              \"end-column\": 2,\n"
                           "              \"text\": \"\"\n"
                           "            }\n"
                           "          ]\n"
                           "        }\n"
                           "      ]\n"
                           "    }\n"
                           "  ]\n"
                           "}\n");
    fs = findings_new(arena);
    assert_printed("json", "{\n  \"version\": 1,\n  \"findings\": []\n}\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_table_finds_its_own),
        TEST(frames_stand_under_tabs),
        TEST(frames_stand_under_wide_characters),
        TEST(nothing_reaches_the_terminal_as_it_is),
        TEST(ends_and_empty_files_have_frames),
        TEST(places_over_lines_say_where_they_end),
        TEST(related_places_share_the_frame),
        TEST(related_places_have_a_ceiling),
        TEST(long_lines_are_cut_around_the_place),
        TEST(no_line_is_wider_than_the_room),
        TEST(summaries_count),
        TEST(summaries_count_advice),
        TEST(colours_only_where_wanted),
        TEST(help_is_broken_on_a_terminal),
        TEST(concise_is_a_line_each),
        TEST(json_has_every_member),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
