#include "host/bare.h"

#include "base/file.h"
#include "host/functions.h"
#include "read/read.h"

/* What no document that host_content takes is without. */
const char *const bare_signs[] = {
    "rule-type",        "rule-id",
    "rule-action",      "object-locator",
    "Settings",         "TargetMetadata",
    "ErrorBehavior",    "Logging",
    "ChangeProcessing", "FailTaskWhen",
    "PostProcessing",   "SourceSchema",
    "TableColumns",     NULL,
};

static bool contains_nocase(struct str s, struct str word)
{
    for (size_t i = 0; i + word.len <= s.len; i++)
        if (str_eq_nocase(str_sub(s, i, word.len), word))
            return true;
    return false;
}

/* Rules without one have no sign of DMS. */
bool bare_is_named(const struct text *text)
{
    struct str name = file_name(str_of(text->name));
    return read_syntax(text) == READ_JSON &&
           contains_nocase(name, STR("mapping")) &&
           (contains_nocase(name, STR("table")) ||
            contains_nocase(name, STR("dms")));
}

/* {"rules": []} and nothing more. */
static bool is_empty(struct val root)
{
    struct val rules = val_get(root, STR("rules"));
    return val_is(rules, NODE_ARRAY) && !val_count(rules) &&
           val_count(root) == 1;
}

bool bare_is(struct val root)
{
    struct val inner;
    return host_content(root, &inner) >= 0 && inner.at == root.at;
}

/* What DMS gets is the bytes of the file; in YAML, which is made into JSON, a
 * byte order mark does no harm. */
static void check_mark(const struct host_search *s)
{
    struct text *text = s->text;
    struct edit edit = {{text, 0, 3}, STR("")};
    if (read_syntax(text) != READ_JSON ||
        !str_starts(text->bytes, STR("\xEF\xBB\xBF")))
        return;
    struct finding *f =
        finding_add(s->findings, FINDING_JSON_BYTE_ORDER_MARK, edit.span,
                    "the file begins with a byte order mark");
    finding_help(s->findings, f, "save it as UTF-8 without one");
    finding_fix(s->findings, f, true, "remove it", &edit, 1);
}

static void add(struct host_search *s, struct host_document d)
{
    d.name = str_of(host_kind_name(d.kind));
    host_add(s, &d);
}

/* One object may wrap the settings and the mappings of a task. */
static void add_wrapped(struct host_search *s, struct host_document d)
{
    VAL_EACH(it, d.holder)
    {
        int kind = host_content(it.value, &d.val);
        d.kind = (enum host_kind)kind;
        if (kind >= 0 && d.val.at == it.value.at)
            add(s, d);
    }
}

bool bare_find(struct host_search *s)
{
    struct host_document d = {.words = HOST_WORDS_DMS};
    struct val root = host_root(s);
    int kind = host_content(root, &d.val);
    if (kind < 0 && bare_is_named(s->text) && is_empty(root))
        kind = HOST_TABLE_MAPPINGS;
    if (kind < 0 || val_exists(val_get(root, STR("dmsc"))))
        return false;
    const struct tree *tree = functions_unknown(s->arena, s->tree);
    if (tree != s->tree)
        host_content(tree_root(tree), &d.val);
    root = tree_root(tree);
    d.kind = (enum host_kind)kind;
    d.holder = root;
    if (d.val.at == root.at)
        add(s, d);
    else
        add_wrapped(s, d);
    check_mark(s);
    return true;
}
