/* Expressions of transformation rules: whether SQLite can read them, and
 * whether they name what DMS knows. */
#include "dms/expression.h"
#include "rules/rules.h"

static const struct str variables[] = {
#define LITERAL(z)                                                             \
    {                                                                          \
        z, sizeof(z) - 1                                                       \
    }
    LITERAL("AR_H_STREAM_POSITION"),
    LITERAL("AR_H_TIMESTAMP"),
    LITERAL("AR_H_COMMIT_TIMESTAMP"),
    LITERAL("AR_H_OPERATION"),
    LITERAL("AR_H_USER"),
    LITERAL("AR_H_CHANGE_SEQ"),
    LITERAL("AR_M_SOURCE_SCHEMA"),
    LITERAL("AR_M_SOURCE_TABLE_NAME"),
    LITERAL("AR_M_SOURCE_COLUMN_NAME"),
    LITERAL("AR_M_SOURCE_COLUMN_DATATYPE"),
    LITERAL("AR_M_MODIFIED_SCHEMA"),
    LITERAL("AR_M_MODIFIED_TABLE_NAME"),
#undef LITERAL
};

/* LEN bytes of the string V from OFF, where they are in its document as they
 * are in its value, but for quotes around them; else all of it. */
static struct span part_of(struct val v, size_t off, size_t len)
{
    struct span span = val_span(v);
    size_t size = val_str(v).len;
    if (len == 0 || off + len > size ||
        (span.len != size && span.len != size + 2))
        return span;
    span.off += (uint32_t)(off + (span.len - size) / 2);
    span.len = (uint32_t)len;
    return span;
}

static bool is_known_variable(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(variables); i++)
        if (str_eq(variables[i], name))
            return true;
    return false;
}

static size_t name_length(struct str s)
{
    size_t n = 0;
    while (n < s.len &&
           (s.ptr[n] == '_' || (s.ptr[n] >= 'A' && s.ptr[n] <= 'Z') ||
            (s.ptr[n] >= 'a' && s.ptr[n] <= 'z') ||
            (s.ptr[n] >= '0' && s.ptr[n] <= '9')))
        n++;
    return n;
}

static void one_variable(struct rules *r, struct val v, size_t off,
                         struct str name)
{
    bool header =
        str_starts(name, STR("AR_H_")) || str_starts(name, STR("AR_M_"));
    if (!header || is_known_variable(name))
        return;
    int near = str_nearest(name, variables, COUNT_OF(variables));
    struct finding *f = rules_report_span(
        r, FINDING_MAPPING_EXPRESSION_UNKNOWN_REF, v,
        part_of(v, off, name.len + 1), "DMS knows no '$%.*s'", STR_ARG(name));
    if (near >= 0)
        rules_help(r, f, "did you mean '$%.*s'?", STR_ARG(variables[near]));
    else if (f)
        f->severity = SEVERITY_WARNING;
}

/* A text that is "$NAME" and no more may be a placeholder of a template; one
 * that begins as DMS's own names do is none. */
static struct str expression_text(struct val v)
{
    bool own = str_starts(val_str(v), STR("$AR_"));
    return val_is(v, NODE_STRING) && (own || rules_known(v)) ? val_str(v)
                                                             : STR("");
}

/* What stands in single quotes is text. */
static void expression_refs(struct rules *r, const struct rules_item *item)
{
    if (item->rule->type != MAPPING_TRANSFORMATION)
        return;
    struct val v = mapping_part(item->rule, MAPPING_PART_EXPRESSION);
    struct str s = expression_text(v);
    bool quoted = false;
    for (size_t i = 0; i < s.len; i++) {
        quoted ^= s.ptr[i] == '\'';
        if (s.ptr[i] != '$' || quoted)
            continue;
        struct str rest = str_sub(s, i + 1, s.len);
        one_variable(r, v, i, str_sub(rest, 0, name_length(rest)));
    }
}

/* ---- whether it can be read ---- */

/* What is said around the word in question. */
static const struct {
    const char *before, *after;
} words_of[] = {
    [EXPRESSION_SYNTAX] = {"the expression cannot be read at '", "'"},
    [EXPRESSION_UNFINISHED] = {"the expression ends too early", ""},
    [EXPRESSION_FUNCTION] = {"DMS knows no function '", "'"},
    [EXPRESSION_UNLISTED] = {"AWS lists no function '", "' for expressions"},
    [EXPRESSION_ARGUMENTS] = {"'", "' takes another number of arguments"},
    [EXPRESSION_NAME] = {"'", "' is neither text nor a column"},
    [EXPRESSION_TABLE] = {"an expression sees one row, and no table '", "'"},
};

static void help(struct rules *r, struct finding *f,
                 const struct expression_problem *p)
{
    const char *words = expression_instead(p->what);
    struct str near = expression_near(p->what);
    bool function =
        p->fault == EXPRESSION_FUNCTION || p->fault == EXPRESSION_UNLISTED;
    if (p->fault == EXPRESSION_NAME)
        rules_help(r, f,
                   "write \"$%.*s\" for the value of the column, or '%.*s' in "
                   "single quotes for text",
                   STR_ARG(p->what), STR_ARG(p->what));
    else if (function && words)
        rules_help(r, f, "%s", words);
    else if (function && near.len)
        rules_help(r, f, "did you mean '%.*s'?", STR_ARG(near));
    else if (function)
        rules_help(r, f, "write an expression of SQLite");
    else if (p->fault == EXPRESSION_UNFINISHED)
        rules_help(r, f,
                   "look for a bracket or a quote that is never closed, "
                   "or an operator with nothing after it");
    else if (p->fault == EXPRESSION_SYNTAX)
        rules_help(r, f,
                   "write an expression of SQLite, such as "
                   "\"$FIRST || ' ' || $LAST\"");
}

/* AWS documents expressions for what adds or renames: of others nobody knows
 * whether they are looked at. */
static bool is_computed(const struct mapping_rule *rule)
{
    return rule->action == MAPPING_ADD_COLUMN || rule->action == MAPPING_RENAME;
}

static void syntax(struct rules *r, const struct rules_item *item)
{
    if (item->rule->type != MAPPING_TRANSFORMATION)
        return;
    struct val v = mapping_part(item->rule, MAPPING_PART_EXPRESSION);
    struct str text = expression_text(v);
    if (!text.len)
        return;
    if (!r->expressions)
        r->expressions = expressions_new();
    if (!r->expressions)
        return;
    struct expression_problem p =
        expression_check(r->expressions, r->arena, text);
    if (p.fault == EXPRESSION_GOOD)
        return;
    struct finding *f = rules_report_span(
        r, FINDING_MAPPING_EXPRESSION_SYNTAX, v, part_of(v, p.off, p.len),
        "%s%.*s%s", words_of[p.fault].before, STR_ARG(p.what),
        words_of[p.fault].after);
    help(r, f, &p);
    if (f && (p.fault == EXPRESSION_UNLISTED || !is_computed(item->rule)))
        f->severity = SEVERITY_WARNING;
}

static rules_item_fn *const each[] = {expression_refs, syntax};

const struct rules_part rules_mappings_expressions = {
    NULL, 0, each, COUNT_OF(each), RULES_OF(TRANSFORMATION)};
