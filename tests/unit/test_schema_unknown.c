/* Three values: what hangs on something that nobody knows here is neither
 * right nor wrong. In the documents below "?" stands for an unknown value, a
 * string with "~" in it has a hole, and an object with the key "...", or an
 * array with the item "...", is open; "!" could not be read. */
#include "unit/schema_case.h"

enum { N = TRI_NO, U = TRI_UNKNOWN, Y = TRI_YES };

struct row {
    const char *schema, *document;
    int verdict;
};

/* Branches that are found by the value of a key: of two keys, by an enum, with
 * an else, with more to ask, and one that is never taken. */
#define BRANCHES                                                               \
    "{'allOf':["                                                               \
    "{'if':{'properties':{'k':{'const':'a'}},'required':['k']},"               \
    "'then':{'required':['x']}},"                                              \
    "{'if':{'properties':{'k':{'enum':['b','c',1]},'l':{'const':'z'}},"        \
    "'required':['l','k']},'then':{'required':['y']}},"                        \
    "{'if':{'properties':{'k':{'enum':['a','b','c','d']}},'required':['k']},"  \
    "'else':{'required':['o']}},"                                              \
    "{'if':{'properties':{'k':{'const':'d'},'n':{'const':1}},"                 \
    "'required':['k']},'then':false},"                                         \
    "{'if':false,'then':false}]}"

/* clang-format off */
static const struct row rows[] = {
    /* One value. */
    {"{'type':'string'}", "'?'", U},
    {"{'type':'string'}", "'a~'", Y},
    {"{'type':'integer'}", "'a~'", N},
    {"{'type':['null','boolean','number','string','array','object']}", "'?'", Y},
    {"{'enum':['a']}", "'?'", U},
    {"{'enum':['a']}", "'a~'", U},
    {"{'const':1}", "'a~'", N},
    {"{'maximum':1}", "'?'", U},
    {"{'maximum':1}", "'a~'", Y},
    {"{'pattern':'^x'}", "'a~'", U},
    {"{'minLength':9}", "'a~'", U},
    {"{}", "'?'", Y},
    {"false", "'?'", N},
    {"{'not':{}}", "'?'", N},
    {"{'not':{'type':'string'}}", "'?'", U},
    /* Unknowns within. */
    {"{'const':{'a':1,'b':2}}", "{'a':1,'b':'?'}", U},
    {"{'const':{'a':1,'b':2}}", "{'a':2,'b':'?'}", N},
    {"{'enum':[[1],[2]]}", "['?']", U},
    {"{'enum':[[1],[2]]}", "['?',1]", N},
    {"{'uniqueItems':true}", "[1,'?']", U},
    {"{'uniqueItems':true}", "[1,'?',1]", N},
    {"{'uniqueItems':true}", "['?','?']", U},
    /* Objects. */
    {"{'required':['a']}", "{'...':0}", U},
    {"{'required':['a']}", "{'a':'?','...':0}", Y},
    {"{'required':['a'],'properties':{'b':{'type':'null'}}}", "{'b':1,'...':0}", N},
    {"{'properties':{'a':{'type':'null'}}}", "{'...':0}", U},
    {"{'properties':{'a':{'type':'null'}}}", "{'a':null,'...':0}", Y},
    {"{'additionalProperties':false}", "{'...':0}", U},
    {"{'additionalProperties':false}", "{'x':'?'}", N},
    {"{'minProperties':1}", "{'...':0}", U},
    {"{'minProperties':1}", "{'a':1,'...':0}", Y},
    {"{'maxProperties':1}", "{'a':1,'...':0}", U},
    {"{'maxProperties':1}", "{'a':1,'b':2,'...':0}", N},
    {"{'propertyNames':{'maxLength':1}}", "{'...':0}", U},
    {"{'dependentRequired':{'a':['b']}}", "{'...':0}", U},
    {"{'dependentRequired':{'a':['b']}}", "{'b':1,'...':0}", Y},
    {"{'dependentRequired':{'a':['b']}}", "{'a':1,'...':0}", U},
    {"{'dependentSchemas':{'a':false}}", "{'...':0}", U},
    {"{'dependentSchemas':{'a':false}}", "{'a':1,'...':0}", N},
    /* Branches by the value of a key. */
    {BRANCHES, "{'k':'a'}", N},
    {BRANCHES, "{'k':'a','x':1}", Y},
    {BRANCHES, "{'k':'b'}", Y},
    {BRANCHES, "{'k':'b','l':'z'}", N},
    {BRANCHES, "{'k':'c','l':'z','y':1}", Y},
    {BRANCHES, "{'k':'a','k':'b'}", Y},
    {BRANCHES, "{'k':'b','k':'a'}", N},
    {BRANCHES, "{'k':1,'l':'z','o':1}", N},
    {BRANCHES, "{'k':1,'l':'z','o':1,'y':1}", Y},
    {BRANCHES, "{'k':'e'}", N},
    {BRANCHES, "{'k':'e','o':1}", Y},
    {BRANCHES, "{}", N},
    {BRANCHES, "{'o':1}", Y},
    {BRANCHES, "{'k':'d'}", N},
    {BRANCHES, "{'k':'d','n':2}", Y},
    {BRANCHES, "{'k':'d','n':'?'}", U},
    {BRANCHES, "{'k':'?'}", U},
    {BRANCHES, "{'k':'a~'}", U},
    {BRANCHES, "{'k':'a','x':1,'...':0}", Y},
    {BRANCHES, "{'...':0}", U},
    {BRANCHES, "[]", N},
    {BRANCHES, "'?'", U},
    /* Arrays. */
    {"{'minItems':2}", "[1,'...']", U},
    {"{'minItems':2}", "[1,2,'...']", Y},
    {"{'maxItems':1}", "[1,2,'...']", N},
    {"{'items':{'type':'integer'}}", "[1,'...']", U},
    {"{'items':{'type':'integer'}}", "['a','...']", N},
    {"{'prefixItems':[{'type':'integer'}]}", "[1,'...']", Y},
    {"{'contains':{'const':1}}", "['?']", U},
    {"{'contains':{'const':1}}", "['?',1]", Y},
    {"{'contains':{'const':1}}", "[2,'...']", U},
    {"{'contains':{'const':1},'maxContains':1}", "[1,1,'?']", N},
    {"{'contains':{'const':1},'maxContains':1}", "[1,'?']", U},
    {"{'contains':{'const':1},'minContains':2}", "[1,3]", N},
    /* Logic. */
    {"{'anyOf':[{'type':'null'},{'enum':['a']}]}", "'a~'", U},
    {"{'anyOf':[{'type':'string'},{'enum':['a']}]}", "'a~'", Y},
    {"{'oneOf':[{'type':'string'},{'enum':['a']}]}", "'a~'", U},
    {"{'oneOf':[{'type':'string'},{'minLength':0}]}", "'?'", U},
    {"{'allOf':[{'type':'null'},{'enum':['a']}]}", "'a~'", N},
    {"{'if':{'const':'a'},'then':{'type':'null'},'else':{'type':'array'}}", "'a~'", U},
    {"{'if':{'const':'a'},'then':{'type':'string'},'else':{'type':'string'}}", "'a~'", Y},
    {"{'if':{'required':['t'],'properties':{'t':{'const':'x'}}},'then':{'required':['a']}}", "{'t':'?'}", U},
    {"{'if':{'required':['t'],'properties':{'t':{'const':'x'}}},'then':{'required':['a']}}", "{'t':'x','...':0}", U},
    {"{'if':{'required':['t'],'properties':{'t':{'const':'x'}}},'then':{'required':['a']}}", "{'t':'y','...':0}", Y},
    {"{'if':{'required':['t'],'properties':{'t':{'const':'x'}}},'then':{'required':['a']}}", "{'t':'~'}", U},
    {"{'if':{'required':['t'],'properties':{'t':{'const':'x'}}},'then':{'required':['a']}}", "{'t':'x'}", N},
    /* What is looked at by a branch that may hold. */
    {"{'anyOf':[{'properties':{'a':true,'t':{'const':1}}}],'unevaluatedProperties':false}", "{'a':1,'t':'?'}", U},
    {"{'properties':{'a':true},'unevaluatedProperties':false}", "{'a':1,'...':0}", U},
    {"{'properties':{'a':true},'unevaluatedProperties':false}", "{'b':1,'...':0}", N},
    {"{'prefixItems':[true],'unevaluatedItems':false}", "[1,'...']", U},
    /* What could not be read silences all on and below it. */
    {"false", "'!'", U},
    {"{'type':'null'}", "['!']", N},
    {"{'items':{'type':'null'}}", "['!']", U},
    {"{'items':false}", "['!']", U},
};
/* clang-format on */

static void set_flag(struct node *container, struct node *mark, bool object)
{
    container->flags |= NODE_OPEN;
    if (object) { /* the key that says so is not there */
        mark->flags |= NODE_SHADOWED;
        container->value--;
    }
}

static struct val parent_of(struct tree *t, uint32_t at)
{
    uint32_t best = 0;
    for (uint32_t i = 0; i < at; i++)
        if ((t->nodes[i].kind == NODE_ARRAY ||
             t->nodes[i].kind == NODE_OBJECT) &&
            t->nodes[i].next > at)
            best = i;
    return (struct val){t, best};
}

/* Makes unknown what the signs say. An item "..." is cut off: it is last. */
static void make_unknown(struct tree *t)
{
    for (uint32_t i = 0; i < t->count; i++) {
        struct node *n = &t->nodes[i];
        struct str s = val_str((struct val){t, i});
        if (n->kind == NODE_KEY && str_is(s, "...")) {
            set_flag(&t->nodes[parent_of(t, i).at], n, true);
        } else if (n->kind != NODE_STRING) {
            continue;
        } else if (str_is(s, "...")) {
            struct node *array = &t->nodes[parent_of(t, i).at];
            set_flag(array, n, false);
            array->value--;
            array->next = i;
            t->count = i;
        } else if (str_is(s, "?")) {
            n->kind = NODE_UNKNOWN;
        } else if (str_is(s, "!")) {
            n->kind = NODE_ERROR;
        } else if (str_contains(s, STR("~"))) {
            n->flags |= NODE_HOLES;
        }
    }
}

static char *quoted(struct schema_case *c, const char *text)
{
    char *z = str_z(c->arena, str_of(text));
    for (char *p = z; *p; p++)
        if (*p == '\'')
            *p = '"';
    return z;
}

static void judges_only_what_is_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct schema_case c;
        case_start(&c, SCHEMA_DRAFT_2020_12);
        case_compile(&c, quoted(&c, rows[i].schema));
        assert_int_equal(c.schema_findings->list.n, 0);
        struct tree *t = case_read(&c, "d.json", quoted(&c, rows[i].document));
        make_unknown(t);
        int verdict = (int)schema_check(c.schema, tree_root(t), c.findings);
        if (verdict != rows[i].verdict)
            fail_msg("%s with %s: %d", rows[i].schema, rows[i].document,
                     verdict);
        /* Only what is certainly wrong is spoken of. */
        assert_int_equal(c.findings->list.n > 0, verdict == TRI_NO);
        case_end(&c);
    }
}

/* A mistake beside an unknown is reported; what hangs on it is not. */
static void reports_beside_unknowns(void **state)
{
    (void)state;
    struct schema_case c;
    case_start(&c, SCHEMA_DRAFT_2020_12);
    case_compile(&c, quoted(&c, "{'properties':{'a':{'maximum':1},"
                                "'b':{'maximum':1},'c':{'pattern':'^x'}}}"));
    struct tree *t =
        case_read(&c, "d.json", quoted(&c, "{'a':'?','b':2,'c':'y~'}"));
    make_unknown(t);
    assert_int_equal(schema_check(c.schema, tree_root(t), c.findings), TRI_NO);
    assert_string_equal(case_lines(&c, c.findings),
                        "/b: must be at most 1, is 2 [schema/range]");
    case_end(&c);
}

/* A container flagged broken is not looked into. */
static void is_silent_below_broken_nodes(void **state)
{
    (void)state;
    struct schema_case c;
    case_start(&c, SCHEMA_DRAFT_2020_12);
    case_compile(&c, quoted(&c, "{'items':{'required':['a']}}"));
    struct tree *t = case_read(&c, "d.json", "[{},{\"a\":1}]");
    t->nodes[1].flags |= NODE_BROKEN;
    assert_int_equal(schema_check(c.schema, tree_root(t), c.findings),
                     TRI_UNKNOWN);
    assert_int_equal(c.findings->list.n, 0);
    case_end(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judges_only_what_is_known),
        cmocka_unit_test(reports_beside_unknowns),
        cmocka_unit_test(is_silent_below_broken_nodes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
