#include "unit/unit.h"

#include "read/limits.h"
#include "unit/reading.h"

static struct tree *core(struct arena *a, struct text *t, struct findings *fs)
{
    return yaml_read(a, t, NULL, fs);
}

static struct tree *with_tags(struct arena *a, struct text *t,
                              struct findings *fs)
{
    return yaml_read(a, t, &(struct yaml_options){.tags = YAML_TAGS_UNKNOWN},
                     fs);
}

static const struct {
    const char *yaml, *nodes;
} documents[] = {
    {"", "null 1:1-1:1\n"},
    {"# only a comment\n", "null 1:1-1:1\n"},
    {"\xEF\xBB\xBF"
     "a: b\n",
     "object 1:1-1:5\nkey 1:1-1:2 'a'\nstring 1:4-1:5 'b'\n"},
    {"a: 1\nb:\n  - x\n  - y z\nc:\n", "object 1:1-5:3\n"
                                       "key 1:1-1:2 'a'\n"
                                       "number 1:4-1:5 '1'\n"
                                       "key 2:1-2:2 'b'\n"
                                       "array 3:3-4:8\n"
                                       "string 3:5-3:6 'x'\n"
                                       "string 4:5-4:8 'y z'\n"
                                       "key 5:1-5:2 'c'\n"
                                       "null 5:3-5:3\n"},
    {"{a: [1, 'it''s'], \"b\\n\": {}}", "object 1:1-1:29\n"
                                        "key 1:2-1:3 'a'\n"
                                        "array 1:5-1:17\n"
                                        "number 1:6-1:7 '1'\n"
                                        "string 1:9-1:16 'it's'\n"
                                        "key 1:19-1:24 'b\n'\n"
                                        "object 1:26-1:28\n"},
    {"- |\n  one\n\n  two\n\n# end\n- >-\n  a\n  b\n",
     "array 1:1-9:4\n"
     "string 1:3-4:6 'one\n\ntwo\n'\n"
     "string 7:3-9:4 'a b'\n"},
    {"\xC3\xBC\xE2\x82\xAC: \xF0\x9F\x98\x80 x\nb: \xC3\xA4 # \xC3\xB6\nc: d",
     "object 1:1-3:5\n"
     "key 1:1-1:3 '\xC3\xBC\xE2\x82\xAC'\n"
     "string 1:5-1:8 '\xF0\x9F\x98\x80 x'\n"
     "key 2:1-2:2 'b'\n"
     "string 2:4-2:5 '\xC3\xA4'\n"
     "key 3:1-3:2 'c'\n"
     "string 3:4-3:5 'd'\n"},
    {"a: &x # why\n  b: 1\nc: *x\nd: &y e\nf: *y", "object 1:1-5:6\n"
                                                   "key 1:1-1:2 'a'\n"
                                                   "object 2:3-2:7\n"
                                                   "key 2:3-2:4 'b'\n"
                                                   "number 2:6-2:7 '1'\n"
                                                   "key 3:1-3:2 'c'\n"
                                                   "alias 3:4-3:6 of 2\n"
                                                   "key 4:1-4:2 'd'\n"
                                                   "string 4:7-4:8 'e'\n"
                                                   "key 5:1-5:2 'f'\n"
                                                   "alias 5:4-5:6 of 8\n"},
    {"a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  l: 3\n", "object 1:1-4:7\n"
                                                   "key 1:1-1:2 'a'\n"
                                                   "object 1:7-1:19\n"
                                                   "key 1:8-1:9 'k'\n"
                                                   "number 1:11-1:12 '1'\n"
                                                   "key 1:14-1:15 'l'\n"
                                                   "number 1:17-1:18 '2'\n"
                                                   "key 2:1-2:2 'b'\n"
                                                   "object 3:3-4:7\n"
                                                   "key 3:3-3:5 '<<' shadowed\n"
                                                   "alias 3:7-3:9 of 2\n"
                                                   "key 4:3-4:4 'l'\n"
                                                   "number 4:6-4:7 '3'\n"
                                                   "key 1:8-1:9 'k'\n"
                                                   "alias 1:11-1:12 of 4\n"},
    {"x: &x {a: 1, b: 2}\ny: {<<: [{b: 3, c: 4}, *x]}",
     "object 1:1-2:28\n"
     "key 1:1-1:2 'x'\n"
     "object 1:7-1:19\n"
     "key 1:8-1:9 'a'\n"
     "number 1:11-1:12 '1'\n"
     "key 1:14-1:15 'b'\n"
     "number 1:17-1:18 '2'\n"
     "key 2:1-2:2 'y'\n"
     "object 2:4-2:28\n"
     "key 2:5-2:7 '<<' shadowed\n"
     "array 2:9-2:27\n"
     "object 2:10-2:22\n"
     "key 2:11-2:12 'b'\n"
     "number 2:14-2:15 '3'\n"
     "key 2:17-2:18 'c'\n"
     "number 2:20-2:21 '4'\n"
     "alias 2:24-2:26 of 2\n"
     "key 2:11-2:12 'b'\n"
     "alias 2:14-2:15 of 13\n"
     "key 2:17-2:18 'c'\n"
     "alias 2:20-2:21 of 15\n"
     "key 1:8-1:9 'a'\n"
     "alias 1:11-1:12 of 4\n"},
    {"&k a: *k\n", "object 1:1-1:9\n"
                   "key 1:4-1:5 'a'\n"
                   "string 1:7-1:9 'a'\n"},
    {"[a: b, c]", "array 1:1-1:10\n"
                  "object 1:2-1:6\n"
                  "key 1:2-1:3 'a'\n"
                  "string 1:5-1:6 'b'\n"
                  "string 1:8-1:9 'c'\n"},
    {"---\na: 1\n...\n", "object 2:1-2:5\nkey 2:1-2:2 'a'\n"
                         "number 2:4-2:5 '1'\n"},
    {"a:\r\n- 'b'\r\n", "object 1:1-2:6\nkey 1:1-1:2 'a'\n"
                        "array 2:1-2:6\nstring 2:3-2:6 'b'\n"},
};

static void gives_each_node_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(documents); i++) {
        struct reading r = read_str(core, str_of(documents[i].yaml));
        assert_string_equal(show_findings(&r), "");
        assert_string_equal(show_nodes(&r), documents[i].nodes);
        assert_true(tree_is_sound(r.tree));
        arena_free(r.arena);
    }
}

/* A plain scalar, and what it is; of a number what JSON writes. */
static const struct {
    const char *plain;
    enum node_kind kind;
    const char *value;
} scalars[] = {
    {"no", NODE_STRING, "no"},
    {"yes", NODE_STRING, "yes"},
    {"on", NODE_STRING, "on"},
    {"Off", NODE_STRING, "Off"},
    {"y", NODE_STRING, "y"},
    {"12:30:00", NODE_STRING, "12:30:00"},
    {"1_000", NODE_STRING, "1_000"},
    {"2024-01-31", NODE_STRING, "2024-01-31"},
    {"1.2.3", NODE_STRING, "1.2.3"},
    {"0b101", NODE_STRING, "0b101"},
    {"0x", NODE_STRING, "0x"},
    {"0o9", NODE_STRING, "0o9"},
    {"1e", NODE_STRING, "1e"},
    {"+", NODE_STRING, "+"},
    {".", NODE_STRING, "."},
    {"-x", NODE_STRING, "-x"},
    {"15.7", NODE_NUMBER, "15.7"},
    {"-0", NODE_NUMBER, "-0"},
    {"1E+3", NODE_NUMBER, "1E+3"},
    {"+12", NODE_NUMBER, "12"},
    {"007", NODE_NUMBER, "7"},
    {"000", NODE_NUMBER, "0"},
    {"-.5", NODE_NUMBER, "-0.5"},
    {"5.", NODE_NUMBER, "5"},
    {"5.e3", NODE_NUMBER, "5e+3"},
    {".5E-3", NODE_NUMBER, "0.5e-3"},
    {"0x1F", NODE_NUMBER, "31"},
    {"0o17", NODE_NUMBER, "15"},
    {"0xFFFFFFFFFFFFFFFF", NODE_NUMBER, "18446744073709551615"},
    {"99999999999999999999", NODE_NUMBER, "99999999999999999999"},
    {"0x10000000000000000", NODE_ERROR, ""},
    {".inf", NODE_ERROR, ""},
    {"-.INF", NODE_ERROR, ""},
    {".NaN", NODE_ERROR, ""},
    {"null", NODE_NULL, "null"},
    {"~", NODE_NULL, "null"},
    {"Null", NODE_NULL, "null"},
    {"nULL", NODE_STRING, "nULL"},
    {"true", NODE_TRUE, "true"},
    {"TRUE", NODE_TRUE, "true"},
    {"False", NODE_FALSE, "false"},
    {"\"12\"", NODE_STRING, "12"},
    {"'true'", NODE_STRING, "true"},
    {"''", NODE_STRING, ""},
};

static void resolves_scalars_by_the_core_schema(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(scalars); i++) {
        struct reading r = read_str(core, str_of(scalars[i].plain));
        struct val v = tree_root(r.tree);
        if (val_kind(v) != scalars[i].kind)
            print_error("%s\n", scalars[i].plain);
        assert_int_equal(val_kind(v), scalars[i].kind);
        assert_str(val_str(v), scalars[i].value);
        assert_int_equal(r.findings->list.n, scalars[i].kind == NODE_ERROR);
        arena_free(r.arena);
    }
}

static const struct {
    const char *yaml, *findings;
} mistakes[] = {
    {"a:\n\tb: 1\n",
     "2:1-2 syntax: a tab in the indentation [indent with spaces]\n"},
    {"a: b: c",
     "1:5-6 syntax: a ':' in the middle of a value [write the value in quotes, "
     "or indent this line like the key above it]\n"},
    {"a: 1\nname:shop\nb: 2", "2:5-6 syntax: no space after this ':' "
                              "[write a space between ':' and the value]\n"},
    {"name:shop\r\nb: 2", "1:5-6 syntax: no space after this ':' "
                          "[write a space between ':' and the value]\n"},
    {"a: 1\nb\nc: 2",
     "2:1-2 syntax: this line is no 'key: value' [write ':' and a space after "
     "the key, or indent the line if it belongs to the one above]\n"},
    {"include: %", "1:10-11 syntax: a value cannot begin with '%' "
                   "[write it in quotes, such as \"%\" or \"public.%\"]\n"},
    {"a: @b", "1:4-5 syntax: a value cannot begin with '@' "
              "[write it in quotes]\n"},
    {"a: `b`", "1:4-5 syntax: a value cannot begin with '`' "
               "[write it in quotes]\n"},
    {"a: *.b", "1:4-5 syntax: '*' begins an alias, and no name follows "
               "[write the text in quotes, such as \"*\"]\n"},
    {"a: \"b\nc: 1", "1:4-5 syntax: the quoted text is not closed "
                     "[write the same quote at its end]\n"},
    {"r:\n- a: \"x\n  b: 1\n- a: \"y\"\n  b: 2\n",
     "2:6-7 syntax: the quoted text is not closed [write the same quote at its "
     "end]\n"},
    {"a: [\"x, y]\nb: \"z\"\n",
     "1:5-6 syntax: the quoted text is not closed [write the same quote at its "
     "end]\n"},
    {"a: 'it''s\nb: 'c'\nd: \"#'\"\n",
     "1:4-5 syntax: the quoted text is not closed [write the same quote at its "
     "end]\n"},
    {"a: 1\nwhere\n  b: 1\n  c: 2\n",
     "2:1-6 syntax: this line is no 'key: value' [write ':' and a space after "
     "the key, or indent the line if it belongs to the one above]\n"},
    {"w:\n  name shop # why\n\n  # more\n  b: 1\n",
     "2:3-7 syntax: this line is no 'key: value' [write ':' and a space after "
     "the key, or indent the line if it belongs to the one above]\n"},
    {"a: 'it's'", "1:8-9 syntax: text after the end of a value [put all of the "
                  "value in quotes; a quote within single quotes is written "
                  "twice]\n"},
    {"a: [1, 2\nb: 3", "2:2-3 syntax: a ',' or ']' is missing here "
                       "[write ',' between items, ']' at the end] < 1:4\n"},
    {"a: {b: 1, c: 2\nd: 3", "2:2-3 syntax: a ',' or '}' is missing here "
                             "[write ',' between members, '}' at the end] "
                             "< 1:4\n"},
    {"a:\n  b: 1\n c: 2",
     "3:2-3 syntax: this is not indented like the keys before it "
     "[begin each key of a mapping in the same column] < 1:1\n"},
    {"- a\nb: 1", "2:1-2 syntax: this is not indented like the items before it "
                  "[begin each '-' of a list in the same column] < 1:1\n"},
    {"a: - b", "1:4-5 syntax: a list item cannot begin here "
               "[write '-' on a line of its own, below the key]\n"},
    {"a: \"\\d\"", "1:5-6 syntax: YAML does not know this escape [write \\\\ "
                   "for a backslash, or put the text in single quotes]\n"},
    {"a: | b", "1:6-7 syntax: text after '|' or '>' "
               "[begin the text on the next line, indented]\n"},
    {"a: [1,,2]", "1:7-8 syntax: a value is missing here "
                  "[write the value, or \"\" for an empty text]\n"},
    {"a: 1\n---\nb: 2", "2:1-4 syntax: a second document in the file [one file "
                        "holds one document: move it to a file of its own]\n"},
    {"a: !Ref b", "1:4-8 tag: a tag has no meaning here [remove it]\n"},
    {"a: !!str 5\nb: !x [1]",
     "1:4-9 tag: a tag has no meaning here [remove it]\n"
     "2:4-6 tag: a tag has no meaning here [remove it]\n"},
    {"a: &x [*x]", "1:8-10 alias: an alias within the value that it stands for "
                   "[write out what is meant]\n"},
    {"base: &base 1\na: *bsae", "2:4-9 alias: no anchor '&bsae' stands before "
                                "it [did you mean '*base'?]\n"},
    {"? [1, 2]\n: 3", "1:3-9 key: a key must be text "
                      "[write it in quotes if it is text]\n"},
    {"a: {{x}}", "1:5-8 key: a key must be text "
                 "[write it in quotes if it is text]\n"},
    {"a: &k b\n*k : 1",
     "2:1-3 key: an alias as a key [write the key itself]\n"},
    {"a: 1\nb: 2\na: 3",
     "3:1-2 duplicate-key: the key 'a' stands twice in this mapping "
     "[remove one of the two] < 1:1\n"},
    {"<<: 5\na: 1", "1:5-6 merge: '<<' merges mappings, and this is none "
                    "[write an alias of a mapping: <<: *name]\n"},
    {"a: \x01"
     "b",
     "1:4-5 character: U+0001 is a control character "
     "[remove it, or write \"\\u0001\" in double quotes]\n"},
    {"\xC3\xA4: x\xFF", "1:5-6 character: the byte 0xFF is not UTF-8 "
                        "[save the file as UTF-8]\n"},
    {"\x7F"
     "ELF\x02\x01\x01\x03",
     "1:1-2 character: the file is not text [name a YAML or JSON file]\n"},
    {"\xFE\xFF\x01",
     "1:1-3 character: the file is UTF-16, not UTF-8 "
     "[save it as UTF-8; in PowerShell: Out-File -Encoding utf8]\n"},
    {"a: \xE2\x80\xA8", "1:4-5 character: U+2028 is a line end for some "
                        "readers of YAML and not for others [remove it, or "
                        "write \"\\u2028\" in double quotes]\n"},
};

static void says_what_is_wrong(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        struct reading r = read_str(core, str_of(mistakes[i].yaml));
        assert_string_equal(show_findings(&r), mistakes[i].findings);
        assert_true(tree_is_sound(r.tree));
        arena_free(r.arena);
    }
}

static void keeps_what_it_read_before_a_mistake(void **state)
{
    (void)state;
    struct reading r = read_str(core, STR("a: {b: 1}\nc:\n  d: e\n f: g\n"));
    assert_int_equal(r.findings->list.n, 1);
    struct val root = tree_root(r.tree);
    assert_true(val_flags(root) & NODE_BROKEN);
    struct val a = val_get(root, STR("a"));
    assert_false(val_flags(a) & NODE_BROKEN);
    assert_str(val_str(val_get(a, STR("b"))), "1");
    assert_str(val_str(val_path(root, "c", "d", NULL)), "e");
    arena_free(r.arena);
}

static void keeps_comments(void **state)
{
    (void)state;
    struct reading r = read_str(
        core, STR("# a\nx: '#' # b\ny: [1, # c\n  2] #d\n# e\n"
                  "z: | # f\n  # text\n\n# g\nu: &u # h\n  v: w#x\n# i"));
    static const char *const wanted[] = {"# a", "# b", "# c", "#d", "# e",
                                         "# f", "# g", "# h", "# i"};
    assert_string_equal(show_findings(&r), "");
    assert_int_equal(r.tree->comment_count, COUNT_OF(wanted));
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        struct comment c = r.tree->comments[i];
        assert_str(str_sub(r.text->bytes, c.off, c.len), wanted[i]);
    }
    arena_free(r.arena);
}

static struct tree *with_functions(struct arena *a, struct text *t,
                                   struct findings *fs)
{
    return yaml_read(a, t, &(struct yaml_options){.tags = YAML_TAGS_FUNCTIONS},
                     fs);
}

static void takes_tags_for_functions(void **state)
{
    (void)state;
    struct reading r =
        read_str(with_functions, STR("a: !Ref b\nc: !Sub [x, !Ref y]\n"
                                     "d: &n !Base64\n  Fn::Sub: |\n    z\n"
                                     "e: *n\nf: !!str 1\n"));
    assert_string_equal(show_nodes(&r), "object 1:1-7:11\n"
                                        "key 1:1-1:2 'a'\n"
                                        "object 1:4-1:10\n"
                                        "key 1:4-1:8 'Ref'\n"
                                        "string 1:9-1:10 'b'\n"
                                        "key 2:1-2:2 'c'\n"
                                        "object 2:4-2:20\n"
                                        "key 2:4-2:8 'Fn::Sub'\n"
                                        "array 2:9-2:20\n"
                                        "string 2:10-2:11 'x'\n"
                                        "object 2:13-2:19\n"
                                        "key 2:13-2:17 'Ref'\n"
                                        "string 2:18-2:19 'y'\n"
                                        "key 3:1-3:2 'd'\n"
                                        "object 3:7-5:6\n"
                                        "key 3:7-3:14 'Fn::Base64'\n"
                                        "object 4:3-5:6\n"
                                        "key 4:3-4:10 'Fn::Sub'\n"
                                        "string 4:12-5:6 'z\n'\n"
                                        "key 6:1-6:2 'e'\n"
                                        "alias 6:4-6:6 of 14\n"
                                        "key 7:1-7:2 'f'\n"
                                        "string 7:10-7:11 '1'\n");
    assert_string_equal(show_findings(&r), "");
    assert_true(tree_is_sound(r.tree));
    arena_free(r.arena);
}

static void warns_of_duplicates_in_templates(void **state)
{
    (void)state;
    struct reading r = read_str(with_functions, STR("Resources:\n"
                                                    "  T:\n"
                                                    "    Type: a\n"
                                                    "    Type: b\n"));
    assert_string_equal(show_findings(&r),
                        "4:5-9 duplicate-key: the key 'Type' stands twice in "
                        "this mapping [remove one of the two; CloudFormation "
                        "takes the last] < 3:5\n");
    assert_int_equal(r.findings->list.at[0]->severity, SEVERITY_WARNING);
    struct val type =
        val_path(tree_root(r.tree), "Resources", "T", "Type", NULL);
    assert_str(val_str(type), "b");
    arena_free(r.arena);
    r = read_str(with_functions, STR("tasks: {}\ntasks: {}\n"));
    assert_int_equal(r.findings->list.at[0]->severity, SEVERITY_ERROR);
    arena_free(r.arena);
}

static void takes_tags_for_unknowns(void **state)
{
    (void)state;
    struct reading r =
        read_str(with_tags, STR("a: !Ref b\nc: !Sub [x, {y: 1}]\nd: !If\n"
                                "  - e\nf: 1"));
    assert_string_equal(show_findings(&r), "");
    assert_string_equal(show_nodes(&r), "object 1:1-5:5\n"
                                        "key 1:1-1:2 'a'\n"
                                        "unknown 1:9-1:10\n"
                                        "key 2:1-2:2 'c'\n"
                                        "unknown 2:9-2:20\n"
                                        "key 3:1-3:2 'd'\n"
                                        "unknown 4:3-4:6\n"
                                        "key 5:1-5:2 'f'\n"
                                        "number 5:4-5:5 '1'\n");
    assert_true(tree_is_sound(r.tree));
    arena_free(r.arena);
}

/* Each anchor holds ten of the one before it. */
static struct reading laughs(int depth)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i <= depth; i++) {
        buf_printf(&b, "a%d: &a%d [", i, i);
        for (int j = 0; j < 10; j++)
            buf_printf(&b, "%s*a%d", j ? ", " : "", i - 1);
        buf_add_z(&b, "]\n");
    }
    struct arena *keep = arena_new();
    struct reading r = read_str(core, str_copy(keep, buf_str(&b)));
    r.text->bytes = str_copy(r.arena, r.text->bytes);
    arena_free(keep);
    buf_free(&b);
    return r;
}

static void has_a_ceiling_on_expansion(void **state)
{
    (void)state;
    struct reading r = laughs(4); /* 11 + 111 + 1111 + ... below a million */
    assert_int_equal(r.findings->list.n, 0);
    arena_free(r.arena);
    r = laughs(9);
    assert_int_equal(r.findings->list.n, 1);
    assert_int_equal(r.findings->list.at[0]->id, FINDING_YAML_LIMIT);
    assert_true(tree_is_sound(r.tree));
    arena_free(r.arena);
}

static size_t findings_at_depth(size_t depth)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_repeat(&b, '[', depth);
    buf_add_repeat(&b, ']', depth);
    struct reading r = read_str(core, buf_str(&b));
    size_t n = r.findings->list.n;
    assert_true(tree_is_sound(r.tree));
    arena_free(r.arena);
    buf_free(&b);
    return n;
}

static size_t findings_of_size(size_t size)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "a: 1\n#");
    buf_add_repeat(&b, 'x', size - b.len);
    struct reading r = read_str(core, buf_str(&b));
    size_t n = r.findings->list.n;
    arena_free(r.arena);
    buf_free(&b);
    return n;
}

/* The list itself, its N items, and what one more would be. */
static size_t findings_of_items(size_t n)
{
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < n; i++)
        buf_add_z(&b, "- x\n");
    struct reading r = read_str(core, buf_str(&b));
    size_t count = r.findings->list.n;
    arena_free(r.arena);
    buf_free(&b);
    return count;
}

/* Where the mistake of the first line is found, in a document of SIZE bytes
 * with N more lines that might be it: 1, or where libyaml gave up. */
static unsigned line_of_mistake(size_t size, unsigned n)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "a: \"b\nx: |\n");
    for (unsigned i = 0; i < n; i++)
        buf_add_z(&b, "  'c\n");
    buf_add_z(&b, "e: \"f\"\n#");
    while (b.len < size)
        buf_add_char(&b, 'x');
    struct reading r = read_str(core, buf_str(&b));
    assert_int_equal(r.findings->list.n, 1);
    unsigned line = r.findings->list.at[0]->place.start.line;
    arena_free(r.arena);
    buf_free(&b);
    return line;
}

static void mends_what_is_not_too_large(void **state)
{
    (void)state;
    assert_int_equal(line_of_mistake(YAML_MEND_BYTES_MAX, 0), 1);
    assert_int_equal(line_of_mistake(YAML_MEND_BYTES_MAX + 1, 0), 3);
    assert_int_equal(line_of_mistake(0, YAML_MEND_TRIES_MAX - 1), 1);
    assert_int_equal(line_of_mistake(0, YAML_MEND_TRIES_MAX),
                     3 + YAML_MEND_TRIES_MAX);
}

static void has_ceilings_on_depth_and_size(void **state)
{
    (void)state;
    assert_int_equal(findings_at_depth(READ_DEPTH_MAX), 0);
    assert_int_equal(findings_at_depth(READ_DEPTH_MAX + 1), 1);
    assert_int_equal(findings_of_size(YAML_BYTES_MAX), 0);
    assert_int_equal(findings_of_size(YAML_BYTES_MAX + 1), 1);
    assert_int_equal(findings_of_items(YAML_EXPANSION_MAX - 1), 0);
    assert_int_equal(findings_of_items(YAML_EXPANSION_MAX), 1);
}

/* Of a number that JSON writes otherwise: "+1". */
static enum node_kind kind_of_digits(size_t n)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_char(&b, '+');
    buf_add_repeat(&b, '1', n - 1);
    struct reading r = read_str(core, buf_str(&b));
    enum node_kind kind = val_kind(tree_root(r.tree));
    arena_free(r.arena);
    buf_free(&b);
    return kind;
}

static void has_a_ceiling_on_numbers(void **state)
{
    (void)state;
    assert_int_equal(kind_of_digits(YAML_NUMBER_MAX), NODE_NUMBER);
    assert_int_equal(kind_of_digits(YAML_NUMBER_MAX + 1), NODE_ERROR);
}

static void goes_by_name_then_by_content(void **state)
{
    (void)state;
    static const struct {
        const char *name, *bytes;
        enum read_syntax syntax;
    } rows[] = {
        {"a.json", "a: 1", READ_JSON},
        {"a.yaml", "{}", READ_YAML},
        {"A.YML", "{}", READ_YAML},
        {"a.txt", " \n[1]", READ_JSON},
        {"-", "\xEF\xBB\xBF{}", READ_JSON},
        {"-", "a: 1", READ_YAML},
        {"-", "", READ_YAML},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct text *t = text_new(a, rows[i].name, str_of(rows[i].bytes));
        assert_int_equal(read_syntax(t), rows[i].syntax);
    }
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_each_node_its_place),
        cmocka_unit_test(resolves_scalars_by_the_core_schema),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(keeps_what_it_read_before_a_mistake),
        cmocka_unit_test(keeps_comments),
        cmocka_unit_test(takes_tags_for_functions),
        cmocka_unit_test(warns_of_duplicates_in_templates),
        cmocka_unit_test(takes_tags_for_unknowns),
        cmocka_unit_test(has_a_ceiling_on_expansion),
        cmocka_unit_test(mends_what_is_not_too_large),
        cmocka_unit_test(has_ceilings_on_depth_and_size),
        cmocka_unit_test(has_a_ceiling_on_numbers),
        cmocka_unit_test(goes_by_name_then_by_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
