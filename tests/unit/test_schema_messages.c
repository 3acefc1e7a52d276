/* Which mistakes are reported, where, and in which words. */
#include "unit/schema_case.h"

#include "schema/compile.h"
#include "schema/machine.h"

struct row {
    const char *schema, *document, *lines;
};

/* clang-format off */
static const struct row words[] = {
    {"{'type':'string'}", "4",
     ": must be a string, is a number (write \"4\", in quotes) [schema/type]"},
    {"{'type':'integer'}", "'32'",
     ": must be a whole number, is a string (write 32 without quotes) [schema/type]"},
    {"{'type':'integer'}", "'3.5'",
     ": must be a whole number, is a string [schema/type]"},
    {"{'type':'integer'}", "1.5",
     ": must be a whole number, is 1.5 [schema/type]"},
    {"{'type':['boolean','null']}", "'true'",
     ": must be true, false or null, is a string (write true without quotes) [schema/type]"},
    {"{'type':'boolean'}", "'No'",
     ": must be true or false, is a string (write false) [schema/type]"},
    {"{'type':'boolean'}", "1",
     ": must be true or false, is a number (write true) [schema/type]"},
    {"{'type':['boolean','null']}", "'0'",
     ": must be true, false or null, is a string (write false) [schema/type]"},
    {"{'type':['boolean','integer']}", "'1'",
     ": must be a whole number, true or false, is a string (write 1 without quotes) [schema/type]"},
    {"{'type':['boolean','integer']}", "'yes'",
     ": must be a whole number, true or false, is a string (write true) [schema/type]"},
    {"{'type':['string','object']}", "1",
     ": must be a string or an object, is a number [schema/type]"},
    {"{'type':['object','array','number']}", "null",
     ": must be a number, an array or an object, is null [schema/type]"},
    {"{'enum':['a','b','c']}", "'x'",
     ": must be one of 'a', 'b', 'c' [schema/enum]"},
    {"{'enum':['include','exclude']}", "'inclde'",
     ": must be one of 'include', 'exclude' (did you mean 'include'?) [schema/enum]"},
    {"{'enum':[1,2]}", "'2'",
     ": must be one of 1, 2 (write 2 without quotes) [schema/enum]"},
    {"{'enum':['1','2']}", "2",
     ": must be one of '1', '2' (write \"2\", in quotes) [schema/enum]"},
    {"{'enum':[]}", "2", ": no value is right here [schema/enum]"},
    {"{'const':{'a':[1]}}", "2", ": must be {\"a\":[1]} [schema/const]"},
    {"{'const':null}", "2", ": must be null [schema/const]"},
    {"{'maximum':49}", "999", ": must be at most 49, is 999 [schema/range]"},
    {"{'exclusiveMaximum':49}", "49", ": must be less than 49, is 49 [schema/range]"},
    {"{'minimum':1}", "-0.5", ": must be at least 1, is -0.5 [schema/range]"},
    {"{'exclusiveMinimum':0}", "0", ": must be more than 0, is 0 [schema/range]"},
    {"{'multipleOf':0.25}", "1.1", ": must be a multiple of 0.25, is 1.1 [schema/range]"},
    {"{'maxLength':1}", "'abc'", ": must have at most 1 character, has 3 [schema/length]"},
    {"{'minLength':2}", "'\xC3\xA4'", ": must have at least 2 characters, has 1 [schema/length]"},
    {"{'pattern':'^a'}", "'b'", ": 'b' does not match the pattern ^a [schema/pattern]"},
    {"{'maxItems':1}", "[1,2]", ": must have at most 1 item, has 2 [schema/count]"},
    {"{'minProperties':2}", "{'a':1}", ": must have at least 2 keys, has 1 [schema/count]"},
    {"{'uniqueItems':true}", "[1,{},1.0]",
     "/2: this item stands here twice (remove one of the two) [schema/unique]"},
    {"{'contains':{'type':'null'}}", "[1]",
     ": no item is of the kind that one must be [schema/count]"},
    {"{'contains':true,'maxContains':1}", "[1,2]",
     ": must have at most 1 item of the kind that 'contains' describes, has 2 [schema/count]"},
    {"{'required':['a','b']}", "{}",
     ": missing 'a' and 'b' [schema/required]"},
    {"{'properties':{'a':{'required':['b']}},'additionalProperties':false}",
     "{'a':{},'b':1}", "/b: unknown key 'b' [schema/unknown-key]"},
    {"{'dependentRequired':{'a':['b']}}", "{'a':1}",
     ": missing 'b', which 'a' needs beside it [schema/dependency]"},
    {"{'properties':{'tasks':{}},'additionalProperties':false}", "{'taks':1}",
     "/taks: unknown key 'taks' (did you mean 'tasks'?) [schema/unknown-key]"},
    {"{'properties':{'tasks':{}},'additionalProperties':false}", "{'taks':1,'tasks':2}",
     "/taks: unknown key 'taks' [schema/unknown-key]"},
    /* Of another object, as its letters or its own keys say. */
    {"{'properties':{'a':{},'t':{'properties':{'ParallelThreads':{}}}},'additionalProperties':false}",
     "{'ParallelThread':1}",
     "/ParallelThread: unknown key 'ParallelThread' (did you mean 'ParallelThreads', which belongs in 't'?) [schema/unknown-key]"},
    {"{'properties':{'a':{},'t':{'properties':{'x':{},'y':{}}}},'additionalProperties':false}",
     "{'strange':{'y':1,'x':2}}",
     "/strange: unknown key 'strange' (its keys are those of 't') [schema/unknown-key]"},
    {"{'properties':{'a':{},'t':{'properties':{'x':{},'y':{}}}},'additionalProperties':false}",
     "{'strange':{'y':1}}", "/strange: unknown key 'strange' [schema/unknown-key]"},
    {"{'properties':{'s':{'properties':{'x':{},'y':{}}},'t':{'properties':{'x':{},'y':{}}}},'additionalProperties':false}",
     "{'strange':{'x':1,'y':1}}", "/strange: unknown key 'strange' [schema/unknown-key]"},
    {"{'properties':{'a':false}}", "{'a':1}",
     "/a: 'a' must not stand here [schema/false]"},
    {"{'propertyNames':{'pattern':'^[a-z]+$'}}", "{'a1':1}",
     "/a1: 'a1' does not match the pattern ^[a-z]+$ [schema/pattern]"},
    {"{'items':false}", "[1]", "/0: nothing may stand here [schema/false]"},
    {"false", "1", ": nothing may stand here [schema/false]"},
    {"{'not':{'required':['a']}}", "{'a':1}", "/a: 'a' must not stand here [schema/not]"},
    {"{'not':{'required':['a']}}", "'b'", ": is just what must not stand here [schema/not]"},
    {"{'not':{'const':'x'}}", "'x'", ": must not be 'x' [schema/not]"},
    {"{'not':{'type':'null'}}", "null", ": must not be null [schema/not]"},
    {"{'not':{}}", "1", ": is just what must not stand here [schema/not]"},
};

/* What the schema shows of what would be right. */
static const struct row examples[] = {
    {"{'properties':{'a':{'type':'integer','examples':[2]}}}", "{'a' : 'x'}",
     "/a: must be a whole number, is a string (for example: \"a\": 2) [schema/type]"},
    {"{'properties':{'a':{'type':'integer','default':2}}}", "{'a':'x'}",
     "/a: must be a whole number, is a string (for example: \"a\": 2 (the default)) [schema/type]"},
    {"{'type':'integer','examples':[2],'default':3}", "[]",
     ": must be a whole number, is an array (for example: 2) [schema/type]"},
    {"{'items':{'pattern':'^a','examples':['ab']}}", "['b']",
     "/0: 'b' does not match the pattern ^a (for example: \"ab\") [schema/pattern]"},
    {"{'type':'object','examples':[{'b': 1}]}", "4",
     ": must be an object, is a number (for example: {\"b\": 1}) [schema/type]"},
    /* Of the nearest schema that has some. */
    {"{'$ref':'#/$defs/n','examples':[1],'$defs':{'n':{'type':'integer'}}}", "'x'",
     ": must be a whole number, is a string (for example: 1) [schema/type]"},
    {"{'$ref':'#/$defs/n','examples':[1],'$defs':{'n':{'type':'integer','examples':[2]}}}", "'x'",
     ": must be a whole number, is a string (for example: 2) [schema/type]"},
    {"{'properties':{'a':{'type':'integer'}},'examples':[1]}", "{'a':'x'}",
     "/a: must be a whole number, is a string [schema/type]"},
    /* Where it is said what may stand there, only what stands there else. */
    {"{'enum':['a','b'],'default':'b'}", "'xyz'",
     ": must be one of 'a', 'b' (the default is \"b\") [schema/enum]"},
    {"{'maximum':9,'default':3}", "10",
     ": must be at most 9, is 10 (the default is 3) [schema/range]"},
    {"{'maximum':9,'examples':[3]}", "10", ": must be at most 9, is 10 [schema/range]"},
    {"{'type':'boolean','default':false}", "10",
     ": must be true or false, is a number (the default is false) [schema/type]"},
    {"{'anyOf':[{'type':'integer'},{'type':'boolean'}],'examples':[3]}", "null",
     ": must be a whole number, true or false, is null (for example: 3) [schema/any-of]"},
    /* What is meant goes first. */
    {"{'type':'integer','examples':[2]}", "'3'",
     ": must be a whole number, is a string (write 3 without quotes) [schema/type]"},
    {"{'enum':['include'],'default':'include'}", "'inclde'",
     ": must be 'include' (did you mean 'include'?) [schema/enum]"},
    /* What is no example shows nothing. */
    {"{'type':'integer','examples':['a',null,4]}", "'x'",
     ": must be a whole number, is a string (for example: 4) [schema/type]"},
    {"{'type':'integer','examples':7,'default':[]}", "'x'",
     ": must be a whole number, is a string [schema/type]"},
    {"{'type':['object','null'],'examples':[{},null]}", "'x'",
     ": must be an object or null, is a string [schema/type]"},
    {"{'type':'array','examples':[[1,\n2]]}", "'x'",
     ": must be an array, is a string [schema/type]"},
};

/* The deepest sensible mistake, not every branch. */
static const struct row choices[] = {
    /* Branches that differ in the value only are one list. */
    {"{'anyOf':[{'type':'string'},{'type':'integer'}]}", "null",
     ": must be a string or a whole number, is null [schema/any-of]"},
    {"{'oneOf':[{'const':'auto'},{'type':'integer'}]}", "'aut'",
     ": must be 'auto' or a whole number, is 'aut' (did you mean 'auto'?) [schema/one-of]"},
    {"{'anyOf':[{'enum':['a','b']},{'const':'c'}]}", "'d'",
     ": must be one of 'a', 'b', 'c' [schema/any-of]"},
    /* Branches that differ in a key only are one list of keys. */
    {"{'anyOf':[{'required':['a']},{'required':['b']}]}", "{}",
     ": missing 'a' or 'b' [schema/any-of]"},
    /* The branch of the value's own type. */
    {"{'anyOf':[{'type':'null'},{'type':'object','properties':{'n':{'maximum':3}}}]}", "{'n':4}",
     "/n: must be at most 3, is 4 [schema/range]"},
    /* The branch that a const below the value names, however wrong else. */
    {"{'oneOf':["
     "{'properties':{'kind':{'const':'a'},'x':{'type':'string'},'y':{'type':'string'}},'required':['kind']},"
     "{'properties':{'kind':{'const':'b'},'x':{'type':'null'}},'required':['kind']}]}",
     "{'kind':'a','x':1,'y':2}",
     "/x: must be a string, is a number (write \"1\", in quotes) [schema/type]\n"
     "/y: must be a string, is a number (write \"2\", in quotes) [schema/type]"},
    /* None is named: what may be named. */
    {"{'oneOf':["
     "{'properties':{'kind':{'const':'aa'}},'required':['kind']},"
     "{'properties':{'kind':{'const':'bb'}},'required':['kind']}]}",
     "{'kind':'cc'}",
     "/kind: must be one of 'aa', 'bb' [schema/one-of]"},
    /* The branch that got furthest. */
    {"{'anyOf':[{'required':['z']},{'properties':{'a':{'properties':{'b':{'maximum':1}}}}}]}",
     "{'a':{'b':2}}", "/a/b: must be at most 1, is 2 [schema/range]"},
    /* Nothing tells them apart: all in short. */
    {"{'anyOf':[{'minProperties':3},{'required':['q']}]}", "{'a':1}",
     ": fits none of the 2 forms that may stand here (either: must have at least 3 keys, has 1; or: missing 'q') [schema/any-of]"},
    {"{'oneOf':[{'required':['a']},{'required':['b']}]}", "{'a':1,'b':1}",
     ": fits two forms that exclude one another, number 1 and number 2 of 'oneOf' [schema/one-of]"},
    /* Of if, then and else only what applies. */
    {"{'if':{'properties':{'t':{'const':'x'}},'required':['t']},'then':{'required':['a']},'else':{'required':['b']}}",
     "{'t':'x'}", ": missing 'a' [schema/required]"},
    /* Keys of the branch that applies are known keys. */
    {"{'properties':{'t':{}},'if':{'properties':{'t':{'const':'x'}},'required':['t']},"
     "'then':{'properties':{'alpha':{}}},'else':{'properties':{'gamma':{}}},'unevaluatedProperties':false}",
     "{'t':'x','alpa':1,'gama':2}",
     "/alpa: unknown key 'alpa' (did you mean 'alpha'?) [schema/unknown-key]\n"
     "/gama: unknown key 'gama' [schema/unknown-key]"},
    /* A wrong kind is one mistake: its keys are not unknown. */
    {"{'properties':{'t':{'enum':['x','y']}},'if':{'properties':{'t':{'const':'x'}},'required':['t']},"
     "'then':{'properties':{'alpha':{}}},'unevaluatedProperties':false}",
     "{'t':'z','alpha':1}",
     "/t: must be one of 'x', 'y' [schema/enum]"},
    /* Other keys are, though. */
    {"{'properties':{'t':{},'u':{'enum':[1]}},'if':{'properties':{'t':{'const':'x'}},'required':['t']},"
     "'then':{'properties':{'alpha':{}}},'unevaluatedProperties':false}",
     "{'t':'x','u':2,'beta':1}",
     "/u: must be 1 [schema/enum]\n/beta: unknown key 'beta' [schema/unknown-key]"},
    /* A branch that failed knows its keys all the same. */
    {"{'allOf':[{'properties':{'a':{'type':'null'}}}],'unevaluatedProperties':false}",
     "{'a':1}", "/a: must be null, is a number [schema/type]"},
    /* All mistakes in one pass. */
    {"{'properties':{'a':{'type':'null'},'b':{'items':{'maximum':1}}},'required':['c']}",
     "{'a':1,'b':[1,2,3]}",
     ": missing 'c' [schema/required]\n/a: must be null, is a number [schema/type]\n"
     "/b/1: must be at most 1, is 2 [schema/range]\n/b/2: must be at most 1, is 3 [schema/range]"},
};

/* Words of ours. */
static const struct row own[] = {
    {"{'type':'string','x-dmsc-message':'no','x-dmsc-help':'go'}", "1",
     ": no (go) [schema/type]"},
    {"{'type':'string','minLength':2,'x-dmsc-message':{'type':'text!'}}", "1",
     ": text! (write \"1\", in quotes) [schema/type]"},
    {"{'type':'string','minLength':2,'x-dmsc-message':{'type':'text!'}}", "'1'",
     ": must have at least 2 characters, has 1 [schema/length]"},
    {"{'maximum':1,'x-dmsc-severity':'warning'}", "2",
     ": warning: must be at most 1, is 2 [schema/range]"},
    {"{'maximum':1,'x-dmsc-rule':'spec/size-range'}", "2",
     ": must be at most 1, is 2 [spec/size-range]"},
    {"{'maximum':1,'x-dmsc-rule':'no/such'}", "2",
     ": must be at most 1, is 2 [schema/range]"},
    /* The nearest holds; what has none takes those of who asked. */
    {"{'$ref':'#/$defs/n','x-dmsc-message':'outer','$defs':{'n':{'maximum':1}}}", "2",
     ": outer [schema/range]"},
    {"{'$ref':'#/$defs/n','x-dmsc-message':'outer','$defs':{'n':{'maximum':1,'x-dmsc-message':'inner'}}}", "2",
     ": inner [schema/range]"},
    /* They are about one value, not about those within. */
    {"{'items':{'maximum':1},'x-dmsc-message':'outer'}", "[2]",
     "/0: must be at most 1, is 2 [schema/range]"},
    {"{'anyOf':[{'required':['a']},{'minProperties':2}],'x-dmsc-message':{'anyOf':'give a'}}", "{}",
     ": give a (either: missing 'a'; or: must have at least 2 keys, has 0) [schema/any-of]"},
    {"{'additionalProperties':false,'x-dmsc-rule':{'additionalProperties':'spec/unknown-key'}}", "{'a':1}",
     "/a: unknown key 'a' [spec/unknown-key]"},
};

/* What is wrong with schemas, in the schema. */
static const struct row schemas[] = {
    {"{'type':'strng'}", "1",
     "/type: 'strng' is no type (did you mean 'string'?) [schema/bad-schema]"},
    {"{'required':'a'}", "1", "/required: 'required' must be an array of strings [schema/bad-schema]"},
    {"{'multipleOf':0}", "1", "/multipleOf: 'multipleOf' must be a number above 0 [schema/bad-schema]"},
    {"{'pattern':'('}", "'x'",
     "/pattern: not a pattern: missing closing parenthesis [schema/bad-schema]"},
    {"{'properties':{'a':1}}", "1",
     "/properties: 'properties' must be an object of schemas [schema/bad-schema]"},
    {"{'$ref':'#/nope'}", "1",
     "/$ref: '#/nope' leads to nothing: there is no such place [schema/bad-ref]"},
    {"{'$ref':'#nope'}", "1",
     "/$ref: '#nope' leads to nothing: there is no such anchor [schema/bad-ref]"},
    {"{'$ref':'https://example.com/a/b.json'}", "1",
     "/$ref: 'https://example.com/a/b.json' leads to nothing: no such document is known "
     "(say where it lies: --schema-map https://example.com/a/=FOLDER; nothing is ever fetched) [schema/bad-ref]"},
    {"{'$ref':'#'}", "1",
     "/$ref: this leads back to itself without going deeper into the document "
     "(put it under 'properties' or 'items', or remove it) [schema/bad-ref]"},
    {"{'$defs':{'a':{'anyOf':[{'$ref':'#/$defs/b'}]},'b':{'not':{'$ref':'#/$defs/a'}}},'$ref':'#/$defs/a'}", "1",
     "/$defs/b/not/$ref: this leads back to itself without going deeper into the document "
     "(put it under 'properties' or 'items', or remove it) [schema/bad-ref]"},
    {"4", "1", ": a schema must be an object, true or false [schema/bad-schema]"},
};
/* clang-format on */

/* Single quotes are easier to read in C. */
static char *quoted(struct schema_case *c, const char *text)
{
    char *z = str_z(c->arena, str_of(text));
    for (char *p = z; *p; p++)
        if (*p == '\'')
            *p = '"';
    return z;
}

static void check_rows(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct schema_case c;
        case_start(&c, SCHEMA_DRAFT_2020_12);
        case_compile(&c, quoted(&c, rows[i].schema));
        assert_int_equal(c.schema_findings->list.n, 0);
        assert_int_equal(case_check(&c, quoted(&c, rows[i].document)), TRI_NO);
        const char *lines = case_lines(&c, c.findings);
        if (strcmp(lines, rows[i].lines) != 0)
            fail_msg("%s with %s\n%s\n%s", rows[i].schema, rows[i].document,
                     lines, rows[i].lines);
        case_end(&c);
    }
}

#define CHECK(rows) check_rows((rows), sizeof(rows) / sizeof *(rows))

static void says_what_is_wrong(void **state)
{
    (void)state;
    CHECK(words);
}

static void chooses_what_was_meant(void **state)
{
    (void)state;
    CHECK(choices);
}

static void takes_the_schemas_own_words(void **state)
{
    (void)state;
    CHECK(own);
}

static void shows_what_would_be_right(void **state)
{
    (void)state;
    CHECK(examples);
}

/* Says "(for example: ...)" of an example of so many bytes, or nothing. */
static bool shows_example_of(size_t bytes)
{
    struct schema_case c;
    char text[200] = "";
    memset(text, 'a', bytes);
    case_start(&c, SCHEMA_DRAFT_2020_12);
    case_compile(&c, arena_printf(c.arena,
                                  "{\"type\":\"string\",\"examples\":[\"%s\"]}",
                                  text));
    case_check(&c, "[]");
    bool shows = c.findings->list.at[0]->help.len > 0;
    case_end(&c);
    return shows;
}

static void shows_no_long_examples(void **state)
{
    (void)state;
    assert_true(shows_example_of(80));
    assert_false(shows_example_of(81));
}

/* How many there are; each is one that its schema takes. */
static size_t check_samples(const struct program *p, uint32_t sub)
{
    const struct sub *s = &p->subs.at[sub];
    struct val schema = program_val(p, s->doc, s->node);
    struct val list = val_get(schema, STR("examples"));
    struct val normal = val_get(schema, STR("default"));
    if (val_exists(normal))
        assert_int_equal(machine_try(p, sub, normal), TRI_YES);
    if (!val_exists(list))
        return 0;
    VAL_EACH(it, list)
    if (machine_try(p, sub, it.value) != TRI_YES)
        fail_msg("%.*s is no example", STR_ARG(span_str(val_span(it.value))));
    return val_count(list);
}

/* Those of our own schemas: of task settings, table mappings and the spec,
 * which refers to both, and of configurations. */
static void own_examples_are_right(void **state)
{
    static const struct {
        const char *uri;
        size_t least;
    } ours[] = {
        {"https://dmsc.dev/schemas/migration.schema.json", 50},
        {"https://dmsc.dev/schemas/config.schema.json", 5},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(ours); i++) {
        struct schema_case c;
        size_t n = 0;
        case_start(&c, SCHEMA_DRAFT_2020_12);
        const struct resource *r = set_find(c.set, str_of(ours[i].uri));
        struct program *p = compile(c.set, r->doc, r->node, true);
        for (uint32_t sub = 0; sub < p->subs.n; sub++)
            n += check_samples(p, sub);
        assert_true(n >= ours[i].least);
        compile_free(p);
        case_end(&c);
    }
}

static void reports_wrong_schemas(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
        struct schema_case c;
        case_start(&c, SCHEMA_DRAFT_2020_12);
        case_compile(&c, quoted(&c, schemas[i].schema));
        const char *lines = case_lines(&c, c.schema_findings);
        if (strcmp(lines, schemas[i].lines) != 0)
            fail_msg("%s\n%s\n%s", schemas[i].schema, lines, schemas[i].lines);
        /* What cannot be compiled judges nothing. */
        assert_int_equal(case_check(&c, quoted(&c, schemas[i].document)),
                         TRI_UNKNOWN);
        case_end(&c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(chooses_what_was_meant),
        cmocka_unit_test(takes_the_schemas_own_words),
        cmocka_unit_test(shows_what_would_be_right),
        cmocka_unit_test(shows_no_long_examples),
        cmocka_unit_test(own_examples_are_right),
        cmocka_unit_test(reports_wrong_schemas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
