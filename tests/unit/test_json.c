#include "unit/unit.h"

#include "read/limits.h"
#include "unit/reading.h"

static struct tree *strict(struct arena *a, struct text *t, struct findings *fs)
{
    return json_read(a, t, NULL, fs);
}

static struct tree *lenient(struct arena *a, struct text *t,
                            struct findings *fs)
{
    return json_read(a, t, &(struct json_options){.comments = true}, fs);
}

static const struct {
    const char *json, *nodes;
} documents[] = {
    {"null", "null 1:1-1:5\n"},
    {" -1.50e+3 ", "number 1:2-1:10 '-1.50e+3'\n"},
    {"\xEF\xBB\xBFtrue", "true 1:1-1:5\n"},
    {"{}", "object 1:1-1:3\n"},
    {"{\n\t\"a\" : [1, \"\xC3\xA9\\n\", false],\r\n \"\": {\"b\":null}\n}",
     "object 1:1-4:2\n"
     "key 2:2-2:5 'a'\n"
     "array 2:8-2:25\n"
     "number 2:9-2:10 '1'\n"
     "string 2:12-2:17 '\xC3\xA9\n'\n"
     "false 2:19-2:24\n"
     "key 3:2-3:4 ''\n"
     "object 3:6-3:16\n"
     "key 3:7-3:10 'b'\n"
     "null 3:11-3:15\n"},
    {"[\"\\ud83d\\ude00\", \"\\ud800\", \"\\\"\\\\\\/\\b\\f\\r\\t\\u0041\"]",
     "array 1:1-1:51\n"
     "string 1:2-1:16 '\xF0\x9F\x98\x80'\n"
     "string 1:18-1:26 '\xEF\xBF\xBD'\n"
     "string 1:28-1:50 '\"\\/\b\f\r\tA'\n"},
    {"[\"a long string, longer than one step\", \"and \xE2\x82\xAC then more "
     "of it\"]",
     "array 1:1-1:65\n"
     "string 1:2-1:39 'a long string, longer than one step'\n"
     "string 1:41-1:64 'and \xE2\x82\xAC then more of it'\n"},
};

static void gives_each_node_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(documents); i++) {
        struct reading r = read_str(strict, str_of(documents[i].json));
        assert_string_equal(show_findings(&r), "");
        assert_string_equal(show_nodes(&r), documents[i].nodes);
        assert_true(tree_is_sound(r.tree));
        arena_free(r.arena);
    }
}

/* What is wrong, what is said, and (where it matters) what is made of it. */
static const struct {
    const char *json, *findings, *nodes;
} mistakes[] = {
    {"", "1:1-1 syntax: the document is empty [write a value, such as {}]\n",
     "error 1:1-1:1\n"},
    {"[1, 2,]", "1:6-7 syntax: a ',' after the last item [remove the ',']\n",
     "array 1:1-1:8\nnumber 1:2-1:3 '1'\nnumber 1:5-1:6 '2'\n"},
    {"{\"a\": 1,\n}",
     "1:8-9 syntax: a ',' after the last member [remove the ',']\n", NULL},
    {"[1 2]",
     "1:3-3 syntax: a ',' is missing after this item "
     "[write ',' between items]\n",
     "array 1:1-1:6\nnumber 1:2-1:3 '1'\nnumber 1:4-1:5 '2'\n"},
    {"{\"a\": 1\n \"b\": 2}",
     "1:8-8 syntax: a ',' is missing after this member "
     "[write ',' between members]\n",
     "object 1:1-2:9\nkey 1:2-1:5 'a'\nnumber 1:7-1:8 '1'\n"
     "key 2:2-2:5 'b'\nnumber 2:7-2:8 '2'\n"},
    {"{\"a\" 1}",
     "1:5-5 syntax: the ':' after the key is missing "
     "[write ':' between key and value]\n",
     "object 1:1-1:8\nkey 1:2-1:5 'a'\nnumber 1:6-1:7 '1'\n"},
    {"{\"a\" = 1}", "1:6-7 syntax: a '=' after a key [write ':']\n", NULL},
    {"{\"a\":: 1}", "1:6-7 syntax: a second ':' [remove it]\n", NULL},
    {"{\"a\", \"b\": 1}",
     "1:5-5 syntax: the key has no value "
     "[write ':' and a value after the key]\n",
     "object 1:1-1:14 broken\nkey 1:2-1:5 'a'\nerror 1:5-1:5\n"
     "key 1:7-1:10 'b'\nnumber 1:12-1:13 '1'\n"},
    {"{\"a\", \"b\", \"c\": 1}",
     "1:5-6 syntax: a ',' after a key [write ':']\n", NULL},
    {"{\"\"ab\"\": 1, \"c\": \"d\"e\"}",
     "1:3-4 syntax: a quote within the text "
     "[remove it, or write \\\" if the text has it]\n"
     "1:20-21 syntax: a quote within the text "
     "[remove it, or write \\\" if the text has it]\n",
     NULL},
    {"{\"a\": 1 2, \"b\": 3}",
     "1:9-10 syntax: this belongs to no key [remove it]\n", NULL},
    {"{\"a\": 1. \"b\": 3}",
     "1:8-9 syntax: a '.' between members [write ',']\n", NULL},
    {"[(\"a\": 1}, ( 2 )]",
     "1:2-3 syntax: '(' cannot stand here [write '{']\n"
     "1:12-13 syntax: '(' cannot stand here [write '[']\n"
     "1:16-17 syntax: ')' closes a '[' [write ']']\n",
     NULL},
    {"{\"a\": ], \"b\": 1}",
     "1:7-8 syntax: ']' closes nothing here [write '[' before it]\n", NULL},
    {"[{\"a\": 1}, {{\"b\": 2}]",
     "1:13-14 syntax: '{' cannot stand here [write a key: \"name\": value]\n",
     NULL},
    {"{\"a\": , \"b\": 1}",
     "1:6-6 syntax: the value is missing "
     "[write a value after the ':', such as null or \"\"]\n",
     "object 1:1-1:16\nkey 1:2-1:5 'a'\nerror 1:6-1:6\n"
     "key 1:9-1:12 'b'\nnumber 1:14-1:15 '1'\n"},
    {"['it\\'s', 1]",
     "1:2-3 syntax: a string in single quotes [write \" on both sides]\n",
     "array 1:1-1:13\nstring 1:2-1:9 'it's'\nnumber 1:11-1:12 '1'\n"},
    {"{\xE2\x80\x9C"
     "a\xE2\x80\x9D: 1}",
     "1:2-3 syntax: a curly quote [write \" on both sides]\n",
     "object 1:1-1:9\nkey 1:2-1:5 'a' broken\nnumber 1:7-1:8 '1'\n"},
    {"{a: 1}", "1:2-3 syntax: a key without quotes [write \"a\"]\n",
     "object 1:1-1:7\nkey 1:2-1:3 'a'\nnumber 1:5-1:6 '1'\n"},
    {"[drop and create, 1]",
     "1:2-17 syntax: text without quotes [write \"drop and create\"]\n",
     "array 1:1-1:21\nerror 1:2-1:17\nnumber 1:19-1:20 '1'\n"},
    {"[True, None]",
     "1:2-6 syntax: JSON has no 'True' [write true]\n"
     "1:8-12 syntax: JSON has no 'None' [write null]\n",
     "array 1:1-1:13\ntrue 1:2-1:6\nerror 1:8-1:12\n"},
    {"[NaN, -Infinity]",
     "1:2-5 syntax: JSON has no 'NaN' "
     "[write null, or the word in double quotes]\n"
     "1:7-16 syntax: JSON has no '-Infinity' "
     "[write null, or the word in double quotes]\n",
     NULL},
    {"[007, +1, .5, 5., 0x1F, 1_000, 1e, -, 12ab]",
     "1:2-5 syntax: a number that begins with 0 "
     "[remove the 0 in front, or write it in double quotes]\n"
     "1:7-9 syntax: a number with a '+' [remove the '+']\n"
     "1:11-13 syntax: no digit before the '.' [write 0 before it]\n"
     "1:15-17 syntax: no digit after the '.' [write 0 after it]\n"
     "1:19-23 syntax: JSON has no hexadecimal numbers "
     "[write it as a decimal number]\n"
     "1:25-30 syntax: a '_' in a number [remove the '_']\n"
     "1:32-34 syntax: no whole exponent after the 'e' "
     "[write digits after it, such as 1e9]\n"
     "1:36-37 syntax: no digit after the '-' [write the number]\n"
     "1:39-43 syntax: this is not a number [write text in double quotes]\n",
     NULL},
    {"[\"a\tb\"]", "1:4-5 syntax: a tab in a string [write \\t]\n",
     "array 1:1-1:8\nstring 1:2-1:7 'a\tb' broken\n"},
    {"[\"select a\n from b\", 1]",
     "1:11-11 syntax: a line end in a string [write \\n]\n",
     "array 1:1-2:13\nstring 1:2-2:9 'select a\n from b' broken\n"
     "number 2:11-2:12 '1'\n"},
    {"[\"\\d+\"]",
     "1:3-5 syntax: JSON does not know this escape "
     "[write \\\\d if a backslash is meant]\n",
     "array 1:1-1:8\nstring 1:2-1:7 '\\d+' broken\n"},
    {"[\"\\u12x\"]",
     "1:3-7 syntax: \\u needs four hexadecimal digits "
     "[write a letter as \\u00e9, a backslash as \\\\]\n",
     NULL},
    {"{\"a\": \"b,\n\"c\": 1}",
     "1:9-9 syntax: the string is not closed [write \" at its end] < 1:7\n",
     "object 1:1-2:8\nkey 1:2-1:5 'a'\nstring 1:7-1:9 'b' broken\n"
     "key 2:1-2:4 'c'\nnumber 2:6-2:7 '1'\n"},
    {"{\"a\": [1, {\"b\": 2",
     "1:18-18 syntax: '}]}' is missing at the end "
     "[close what was opened; the file may be cut off] < 1:11 < 1:7 < 1:1\n",
     "object 1:1-1:18 broken\nkey 1:2-1:5 'a'\narray 1:7-1:18 broken\n"
     "number 1:8-1:9 '1'\nobject 1:11-1:18 broken\nkey 1:12-1:15 'b'\n"
     "number 1:17-1:18 '2'\n"},
    {"{\"a\": [1}",
     "1:9-9 syntax: ']' is missing before '}' [write ']'] < 1:7\n",
     "object 1:1-1:10\nkey 1:2-1:5 'a'\narray 1:7-1:9 broken\n"
     "number 1:8-1:9 '1'\n"},
    {"[1}", "1:3-4 syntax: '}' closes a '[' [write ']'] < 1:1\n", NULL},
    {"{} {}",
     "1:4-6 syntax: text after the end of the document "
     "[remove it, or put all values into one array: [..., ...]]\n",
     "object 1:1-1:3 broken\n"},
    {"[1]]",
     "1:4-5 syntax: this ']' closes nothing "
     "[remove it, or open what it should close]\n",
     NULL},
    {"{\"a\": {\n \"b\": 1\n, \"c\": {\n \"d\": 2\n}}",
     "5:3-3 syntax: '}' is missing at the end "
     "[close what was opened; the file may be cut off] < 1:1\n",
     NULL},
    {"{\n  \"a\": {\n    \"b\": 1,\n  \"c\": {\n    \"d\": 2\n  }\n}",
     "3:11-11 syntax: '}' is missing here [write '}'] < 2:8\n", NULL},
    {"{\n  \"r\": [\n    {\"a\": 1, \"a\": 1},\n  \"r\": [\n    {\"b\": 2}\n"
     "  ]\n}",
     "3:21-21 syntax: ']' is missing here [write ']'] < 2:8\n"
     "3:14-17 duplicate-key: the key 'a' stands twice in this object "
     "[remove one of the two; the last one counts] < 3:6\n",
     NULL},
    {"[{\"a\": {\"b\": 1}}, \"c\": 2}]",
     "1:16-17 syntax: this '}' closes nothing "
     "[remove it, or open what it should close]\n",
     NULL},
    {"{\"a\": [1}, \"b\": 2}",
     "1:9-10 syntax: '}' closes a '[' [write ']'] "
     "< 1:7\n",
     NULL},
    {"{\"a\": \"b, \"c\": 1}",
     "1:9-9 syntax: the string is not closed [write \" at its end] < 1:7\n",
     NULL},
    {"{\"a\": b\", \"c\": 1}",
     "1:7-8 syntax: text without its opening quote [write \" before it]\n",
     NULL},
    {"{\"a\": b:c::d\", \"e\": 1}",
     "1:7-13 syntax: text without its opening quote [write \" before it]\n",
     NULL},
    {"{\"a: 5, \"c\": 1}",
     "1:4-4 syntax: the string is not closed [write \" at its end] < 1:2\n",
     NULL},
    {"{\"\\u00e9a: \\u00e9 5}",
     "1:10-10 syntax: the string is not closed [write \" at its end] < 1:2\n"
     "1:12-13 syntax: '\\' cannot stand here [write a value: \"text\", "
     "a number, true, false, null, [...] or {...}]\n",
     "object 1:1-1:21 broken\nkey 1:2-1:10 '\xC3\xA9"
     "a' holes broken\nerror 1:12-1:20\n"},
    {"{a\": 5}",
     "1:2-3 syntax: a key without its opening quote "
     "[write \"a\"]\n",
     NULL},
    {"[,1,,2]",
     "1:2-3 syntax: nothing stands before this ',' [remove the ',']\n"
     "1:5-6 syntax: nothing stands before this ',' [remove the ',']\n",
     "array 1:1-1:8\nnumber 1:3-1:4 '1'\nnumber 1:6-1:7 '2'\n"},
    {"[1; 2]", "1:3-4 syntax: a ';' between values [write ',']\n", NULL},
    {"[\"a\": 1]",
     "1:5-6 syntax: ':' cannot stand here "
     "[write {...} around keys with values]\n",
     NULL},
    {"[1,\xC2\xA0"
     "2]",
     "1:4-5 syntax: U+00A0 is not a blank that JSON knows "
     "[write a space; such characters come with pasted text]\n",
     NULL},
    {"[\"a\xFF\", 1]",
     "1:4-5 syntax: the byte 0xFF is not UTF-8 [save the file as UTF-8]\n",
     "array 1:1-1:10\nstring 1:2-1:6 'a\xEF\xBF\xBD' broken\n"
     "number 1:8-1:9 '1'\n"},
    {"{\xC3\xA9\xFF: 1}",
     "1:2-3 syntax: a key without quotes [write \"\xC3\xA9\"]\n"
     "1:3-4 syntax: the byte 0xFF is not UTF-8 [save the file as UTF-8]\n",
     NULL},
    {"\x7F"
     "ELF\x02\x01\x01\x03",
     "1:1-2 syntax: the file is not text [name a YAML or JSON file]\n",
     "error 1:1-1:9\n"},
    {"\xFF\xFE{",
     "1:1-3 syntax: the file is UTF-16, not UTF-8 "
     "[save it as UTF-8; in PowerShell: Out-File -Encoding utf8]\n",
     "error 1:1-1:4\n"},
    {"{\"a\": 1, \"b\": 2, \"a\": 3}",
     "1:18-21 duplicate-key: the key 'a' stands twice in this object "
     "[remove one of the two; the last one counts] < 1:2\n",
     "object 1:1-1:25\nkey 1:2-1:5 'a' shadowed\nnumber 1:7-1:8 '1'\n"
     "key 1:10-1:13 'b'\nnumber 1:15-1:16 '2'\nkey 1:18-1:21 'a' duplicate\n"
     "number 1:23-1:24 '3'\n"},
    {"{\"a\": 1, // why\n /* b */ \"b\": 2} # c",
     "1:10-16 comment: JSON has no comments "
     "[remove it, and the other 2, or keep the document as YAML]\n",
     NULL},
    {"[1 // one\n 2]",
     "1:4-10 comment: JSON has no comments "
     "[remove it, or keep the document as YAML]\n"
     "1:3-3 syntax: a ',' is missing after this item "
     "[write ',' between items]\n",
     NULL},
    {"[1 /* 2]",
     "1:4-6 syntax: the comment is not closed "
     "[write */ at its end, or better remove it]\n"
     "1:9-9 syntax: ']' is missing at the end "
     "[close what was opened; the file may be cut off] < 1:1\n",
     NULL},
};

static void says_what_is_wrong_and_goes_on(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        struct reading r = read_str(strict, str_of(mistakes[i].json));
        assert_string_equal(show_findings(&r), mistakes[i].findings);
        if (mistakes[i].nodes)
            assert_string_equal(show_nodes(&r), mistakes[i].nodes);
        assert_true(tree_is_sound(r.tree));
        arena_free(r.arena);
    }
}

static void keeps_comments(void **state)
{
    (void)state;
    struct reading r =
        read_str(lenient, STR("// a\n[1, /* b\n c */ 2,\n3 # d\n]"));
    assert_string_equal(show_findings(&r), "");
    static const char *const wanted[] = {"// a", "/* b\n c */", "# d"};
    assert_int_equal(r.tree->comment_count, COUNT_OF(wanted));
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        struct comment c = r.tree->comments[i];
        assert_str(str_sub(r.text->bytes, c.off, c.len), wanted[i]);
    }
    arena_free(r.arena);
}

/* N arrays within each other. */
static struct reading nested(size_t n)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_repeat(&b, '[', n);
    buf_add_repeat(&b, ']', n);
    struct arena *keep = arena_new();
    struct reading r = read_str(strict, str_copy(keep, buf_str(&b)));
    /* The tree looks into the text: both go when the reading does. */
    r.text->bytes = str_copy(r.arena, r.text->bytes);
    arena_free(keep);
    buf_free(&b);
    return r;
}

static void has_a_ceiling_on_depth(void **state)
{
    (void)state;
    assert_true(READ_DEPTH_MAX <= TREE_DEPTH_MAX); /* room for all */
    struct reading r = nested(READ_DEPTH_MAX);
    assert_int_equal(r.findings->list.n, 0);
    assert_int_equal(r.tree->count, READ_DEPTH_MAX);
    arena_free(r.arena);
    r = nested(READ_DEPTH_MAX + 1);
    assert_int_equal(r.findings->list.n, 1);
    assert_int_equal(r.findings->list.at[0]->place.start.column,
                     READ_DEPTH_MAX + 1);
    assert_true(tree_is_sound(r.tree));
    arena_free(r.arena);
    r = nested(100000);
    assert_int_equal(r.findings->list.n, 1);
    arena_free(r.arena);
}

/* How much is wrong in "<aaa>" of N bytes. */
static size_t findings_of_angle(size_t n)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_char(&b, '<');
    buf_add_repeat(&b, 'a', n - 2);
    buf_add_char(&b, '>');
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct json_options options = {.templated = true};
    json_read(a, text_new(a, "a.json", buf_str(&b)), &options, fs);
    size_t found = fs->list.n;
    arena_free(a);
    buf_free(&b);
    return found;
}

static void has_a_ceiling_on_angles(void **state)
{
    (void)state;
    assert_int_equal(findings_of_angle(READ_ANGLE_MAX), 0);
    assert_int_equal(findings_of_angle(READ_ANGLE_MAX + 1), 1);
}

/* A document with N mistakes. */
static size_t findings_of(size_t n)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_char(&b, '[');
    for (size_t i = 0; i < n; i++)
        buf_add_z(&b, "True, ");
    buf_add_z(&b, "1]");
    struct reading r = read_str(strict, buf_str(&b));
    size_t count = r.findings->list.n;
    assert_int_equal(r.tree->count, n + 2);
    arena_free(r.arena);
    buf_free(&b);
    return count;
}

static void has_a_ceiling_on_mistakes(void **state)
{
    (void)state;
    assert_int_equal(findings_of(READ_ERRORS_MAX), READ_ERRORS_MAX);
    assert_int_equal(findings_of(READ_ERRORS_MAX + 1), READ_ERRORS_MAX + 1);
    assert_int_equal(findings_of(READ_ERRORS_MAX + 9), READ_ERRORS_MAX + 1);
}

/* Objects of every size, where the way to find duplicates changes. */
static void finds_duplicates_in_objects_of_any_size(void **state)
{
    (void)state;
    for (int n = 2; n < 200; n++) {
        struct buf b;
        buf_init(&b, 0);
        for (int i = 0; i < n; i++)
            buf_printf(&b, "%c\"key-%d\": %d", i ? ',' : '{', i, i);
        buf_printf(&b, ", \"key-%d\": -1}", n / 2);
        struct reading r = read_str(strict, buf_str(&b));
        assert_int_equal(r.findings->list.n, 1);
        struct val root = tree_root(r.tree);
        struct str key = str_printf(r.arena, "key-%d", n / 2);
        assert_int_equal(val_count(root), n);
        assert_str(val_str(val_get(root, key)), "-1");
        arena_free(r.arena);
        buf_free(&b);
    }
}

/* Every cut of a document is read, and reported. */
static void recovers_from_any_cut(void **state)
{
    (void)state;
    static const char json[] =
        "{\"a\": [1, -2.5e3, \"x\\u00e9\\ny\"], \"b\": {\"c\": null}, "
        "\"d\": [true, false, []]}";
    for (size_t n = 0; n < sizeof json - 1; n++) {
        struct reading r = read_str(strict, (struct str){json, n});
        assert_true(findings_count(r.findings, SEVERITY_ERROR) > 0);
        assert_true(tree_is_sound(r.tree));
        arena_free(r.arena);
    }
}

static struct tree *templated(struct arena *a, struct text *t,
                              struct findings *fs)
{
    return json_read(a, t, &(struct json_options){.templated = true}, fs);
}

/* Placeholders. */
static const struct {
    const char *json, *nodes;
} templates[] = {
    {"{\"a\": ${var.x}, \"b\": 1}",
     "object 1:1-1:24\nkey 1:2-1:5 'a'\nunknown 1:7-1:15\n"
     "key 1:17-1:20 'b'\nnumber 1:22-1:23 '1'\n"},
    {"[<ARN>, $VAR, %X%, @y@, {{a.b}}, 1${x}, ${a}-${b}]",
     "array 1:1-1:51 open\nunknown 1:2-1:7\nunknown 1:9-1:13\n"
     "unknown 1:15-1:18\nunknown 1:20-1:23\nunknown 1:25-1:32\n"
     "unknown 1:34-1:39\nunknown 1:41-1:50\n"},
    {"[%{ for x }{\"a\": 1},%{ end } 2]",
     "array 1:1-1:32 open\nunknown 1:2-1:12\nobject 1:12-1:20\n"
     "key 1:13-1:16 'a'\nnumber 1:18-1:19 '1'\nunknown 1:21-1:29\n"
     "number 1:30-1:31 '2'\n"},
    {"[{% for x %} {},\n{% end %}]",
     "array 1:1-2:11 open\nunknown 1:2-1:13\nobject 1:14-1:16\n"
     "unknown 2:1-2:10\n"},
    {"{\"a\": [{% x %}, 1], {% y %} \"b\": 2}",
     "object 1:1-1:36 open\nkey 1:2-1:5 'a'\narray 1:7-1:19 open\n"
     "unknown 1:8-1:15\nnumber 1:17-1:18 '1'\nkey 1:29-1:32 'b'\n"
     "number 1:34-1:35 '2'\n"},
    {"[\"#{X}#\", \"#{X}\", \"__X__\", \"@@X@@\", \"#X\", \"__X\"]",
     "array 1:1-1:49\nunknown 1:2-1:9\nunknown 1:11-1:17\n"
     "unknown 1:19-1:26\nunknown 1:28-1:35\nstring 1:37-1:41 '#X'\n"
     "string 1:43-1:48 '__X'\n"},
    {"{${all}}", "object 1:1-1:9 open\n"},
    {"{{all}}", "unknown 1:1-1:8\n"},
    {"{\"a\": {{b}}}", "object 1:1-1:13\nkey 1:2-1:5 'a'\nunknown 1:7-1:12\n"},
    {"{${k}: 1, \"x\": 2}",
     "object 1:1-1:18 open\nkey 1:2-1:6 '${k}' holes\nnumber 1:8-1:9 '1'\n"
     "key 1:11-1:14 'x'\nnumber 1:16-1:17 '2'\n"},
    {"[1, 2 ${more}]",
     "array 1:1-1:15 open\nnumber 1:2-1:3 '1'\nnumber 1:5-1:6 '2'\n"},
    {"{\"a\": 1 ${comma} \"b\": 2}",
     "object 1:1-1:25 open\nkey 1:2-1:5 'a'\nnumber 1:7-1:8 '1'\n"
     "key 1:18-1:21 'b'\nnumber 1:23-1:24 '2'\n"},
    {"[\"a ${b}\", \"<x>\", \"$x\", \"a $x\", \"{{y}}\", \"<= 3\"]",
     "array 1:1-1:49\nstring 1:2-1:10 'a ${b}' holes\n"
     "unknown 1:12-1:17\nunknown 1:19-1:23\n"
     "string 1:25-1:31 'a $x'\nunknown 1:33-1:40\n"
     "string 1:42-1:48 '<= 3'\n"},
};

static void takes_placeholders_for_unknown(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(templates); i++) {
        struct reading r = read_str(templated, str_of(templates[i].json));
        assert_string_equal(show_findings(&r), "");
        assert_string_equal(show_nodes(&r), templates[i].nodes);
        assert_true(tree_is_sound(r.tree));
        arena_free(r.arena);
    }
}

/* One control character in eight is no text, if they stand at its start. */
static bool is_text_with(size_t controls_at_start, size_t at)
{
    char bytes[READ_BINARY_BYTES * 2 + 1] = "";
    memset(bytes, ' ', sizeof bytes - 1);
    memset(bytes, '\1', controls_at_start);
    bytes[at] = '\1';
    struct reading r = read_str(strict, str_of(bytes));
    bool binary =
        str_is(r.findings->list.at[0]->message, "the file is not text");
    arena_free(r.arena);
    return !binary;
}

static void looks_for_binaries_at_the_start(void **state)
{
    (void)state;
    size_t few = READ_BINARY_BYTES / 8 - 1;
    assert_false(is_text_with(few, READ_BINARY_BYTES - 1));
    assert_true(is_text_with(few, READ_BINARY_BYTES));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_placeholders_for_unknown),
        cmocka_unit_test(gives_each_node_its_place),
        cmocka_unit_test(says_what_is_wrong_and_goes_on),
        cmocka_unit_test(keeps_comments),
        cmocka_unit_test(has_a_ceiling_on_angles),
        cmocka_unit_test(has_a_ceiling_on_depth),
        cmocka_unit_test(has_a_ceiling_on_mistakes),
        cmocka_unit_test(finds_duplicates_in_objects_of_any_size),
        cmocka_unit_test(recovers_from_any_cut),
        cmocka_unit_test(looks_for_binaries_at_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
