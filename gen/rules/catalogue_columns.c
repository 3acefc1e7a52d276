/* Columns that rules name, held against those of the tables. */
#include "dms/wildcard.h"
#include "rules/catalogue.h"
#include "rules/rules.h"

/* What a name is to the tables that a rule is about. */
struct search {
    struct rules *r;
    const struct rules_list *tables;
    struct str name;
    bool targets; /* names of the target's columns are right, too */
};

static bool has_column(const struct table *t, struct str name)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (str_eq_nocase(t->columns[i].name, name))
            return true;
    return false;
}

static bool makes_column(const struct target_table *t, struct str name)
{
    for (size_t i = 0; t && i < t->column_count; i++)
        if (str_eq_nocase(t->columns[i].name, name))
            return true;
    for (size_t i = 0; t && i < t->added_count; i++)
        if (str_eq_nocase(t->added[i].name, name))
            return true;
    return false;
}

/* Whether all columns of T are known. */
static bool is_judged(const struct table *t)
{
    return table_is_whole(t) && !t->view;
}

/* Whether T surely has no column of that name. */
static bool lacks(const struct search *s, const struct table *t)
{
    if (!is_judged(t))
        return false;
    for (size_t i = 0; i < t->column_count; i++)
        if (wildcard_match(s->name, t->columns[i].name) ||
            rules_maybe_same(s->r, s->name, t->columns[i].name))
            return false;
    return !s->targets || (!has_column(t, s->name) &&
                           !makes_column(rules_target(s->r, t), s->name));
}

static const struct table *first_without(const struct search *s, size_t *n)
{
    const struct table *first = NULL;
    for (size_t i = *n = 0; i < s->tables->n; i++) {
        if (!lacks(s, s->tables->at[i]))
            continue;
        first = first ? first : s->tables->at[i];
        ++*n;
    }
    return first;
}

/* Whether all of them lack it. Of many tables none has a column of a name that
 * no table has. */
static bool all_lack(const struct search *s)
{
    bool nowhere = !s->targets && !rules_has_column(s->r, s->name);
    for (size_t i = 0; i < s->tables->n; i++) {
        const struct table *t = s->tables->at[i];
        if (!is_judged(t) || (!nowhere && !lacks(s, t)))
            return false;
    }
    return s->tables->n != 0;
}

/* Of one table its own columns are near; of several, those of any. */
static struct str near_column(const struct search *s)
{
    const struct table *only = s->tables->n == 1 ? s->tables->at[0] : NULL;
    return rules_near_column(s->r, only, s->name);
}

/* Adds the help; whether a name is near. */
static bool help_column(const struct search *s, struct finding *f,
                        const char *dollar)
{
    struct str near = near_column(s);
    if (near.len)
        rules_help(s->r, f, "did you mean '%s%.*s'?%s", dollar, STR_ARG(near),
                   str_eq_nocase(near, s->name) ? " case counts" : "");
    else
        rules_help(s->r, f,
                   "check the spelling, letter case included, or remove it");
    if (s->tables->n == 1)
        rules_at_table(s->r, f, s->tables->at[0], "the table");
    return near.len != 0;
}

/* Reports a name that none of the tables has. A near one makes sure that it
 * is a mistake; without one it is an error if AWS fails by it (FAILS). */
static void missing(const struct search *s, struct val at, bool fails)
{
    struct finding *f;
    if (!all_lack(s))
        return;
    if (s->tables->n == 1)
        f = rules_report(s->r, FINDING_MAPPING_UNKNOWN_COLUMN, at,
                         "%.*s has no column '%.*s'",
                         STR_ARG(rules_table_name(s->r, s->tables->at[0])),
                         STR_ARG(s->name));
    else
        f = rules_report(s->r, FINDING_MAPPING_UNKNOWN_COLUMN, at,
                         "none of the %zu tables that this matches has a "
                         "column '%.*s'",
                         s->tables->n, STR_ARG(s->name));
    bool near = help_column(s, f, "");
    if (f && ((!near && !fails) || s->r->c->catalogue->stand_in))
        f->severity = SEVERITY_WARNING;
}

/* ── Locators ────────────────────────────────────────────────────────── */

static bool names_column(const struct rules_item *item)
{
    const struct mapping_rule *m = item->rule;
    return item->located && rules_known(item->column) &&
           !rules_broad(m->column) && m->action != MAPPING_ADD_COLUMN &&
           (m->type == MAPPING_VALIDATION ||
            (m->type == MAPPING_TRANSFORMATION && m->object == MAPPING_COLUMN));
}

static void located(struct rules *r, const struct rules_item *item)
{
    if (!r->tables || !names_column(item))
        return;
    struct search s = {r, rules_matched(r, item), item->rule->column, false};
    missing(&s, item->column, mapping_is_masking(item->rule->action));
}

/* ── Filters ─────────────────────────────────────────────────────────── */

static const struct column *only_column(const struct rules_list *tables,
                                        struct str name)
{
    if (tables->n != 1)
        return NULL;
    int i = table_column(tables->at[0], name);
    return i < 0 ? NULL : &tables->at[0]->columns[i];
}

static void filter_lob(struct rules *r, struct val at, const struct column *c)
{
    if (!column_is_lob(c))
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_FILTER_RISKY_COLUMN, at,
        "'%.*s' is a LOB to DMS (%.*s), and rows cannot be filtered by it",
        STR_ARG(c->name), STR_ARG(c->declared));
    rules_help(r, f, "filter by another column");
    if (f)
        f->severity = SEVERITY_ERROR;
}

/* PostgreSQL logs of a row that is deleted its primary key alone. */
static void filter_key(struct rules *r, struct val at, const struct table *t,
                       const struct column *c)
{
    if (c->key || t->identified || !rules_captures(r) ||
        !rules_engine(r->c->source, ENGINES_POSTGRES))
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_FILTER_RISKY_COLUMN, at,
        "'%.*s' is not part of the primary key of %.*s, so deletes do not "
        "have it and are lost",
        STR_ARG(c->name), STR_ARG(rules_table_name(r, t)));
    rules_help(r, f,
               "filter by a column of the primary key, or run ALTER TABLE "
               "%.*s REPLICA IDENTITY FULL",
               STR_ARG(rules_table_name(r, t)));
}

static void filters(struct rules *r, const struct rules_item *item)
{
    struct val list = mapping_part(item->rule, MAPPING_PART_FILTERS);
    if (!r->tables || !rules_takes(item) || !item->located ||
        !rules_known(list))
        return;
    VAL_EACH(it, list)
    {
        struct val at = val_get(it.value, STR("column-name"));
        if (!rules_known(at) || !val_is(at, NODE_STRING))
            continue;
        struct search s = {r, rules_matched(r, item), val_str(at), false};
        missing(&s, at, true);
        const struct column *c = only_column(s.tables, s.name);
        if (!c || !rules_typed(r))
            continue;
        filter_lob(r, at, c);
        filter_key(r, at, s.tables->at[0], c);
    }
}

/* ── Ranges ──────────────────────────────────────────────────────────── */

/* From "Table and collection settings rules and operations". */
static bool has_no_ranges(enum dms_type type)
{
    return type == DMS_REAL4 || type == DMS_REAL8 || type == DMS_BLOB ||
           type == DMS_CLOB || type == DMS_NCLOB;
}

static void range(struct rules *r, struct val at, const struct column *c)
{
    struct finding *f = NULL;
    if (has_no_ranges(c->type)) {
        f = rules_report(r, FINDING_MAPPING_PARALLEL_LOAD_RANGES, at,
                         "'%.*s' is of a type that has no ranges: %.*s",
                         STR_ARG(c->name), STR_ARG(c->declared));
        rules_help(r, f, "use another column");
    } else if (c->nullable) {
        f = rules_report(r, FINDING_MAPPING_PARALLEL_LOAD_RANGES, at,
                         "'%.*s' may be null, and such rows are in no range: "
                         "they are not loaded",
                         STR_ARG(c->name));
        rules_help(r, f, "use a column that is never null");
        if (f)
            f->severity = SEVERITY_WARNING;
    }
}

static void ranges(struct rules *r, const struct rules_item *item)
{
    struct val load = mapping_part(item->rule, MAPPING_PART_PARALLEL_LOAD);
    struct val columns = val_get(load, STR("columns"));
    if (!r->tables || item->rule->type != MAPPING_TABLE_SETTINGS ||
        !item->located || !rules_known(load) || !rules_known(columns) ||
        !str_is(val_str(val_get(load, STR("type"))), "ranges"))
        return;
    VAL_EACH(it, columns)
    {
        if (!rules_known(it.value) || !val_is(it.value, NODE_STRING))
            continue;
        struct search s = {r, rules_matched(r, item), val_str(it.value), false};
        missing(&s, it.value, true);
        const struct column *c = only_column(s.tables, s.name);
        if (c && rules_typed(r))
            range(r, it.value, c);
    }
}

static void primary_key(struct rules *r, const struct rules_item *item)
{
    if (!r->tables || item->rule->action != MAPPING_DEFINE_PRIMARY_KEY ||
        !item->located)
        return;
    struct val columns =
        val_path(item->rule->origin, "primary-key-def", "columns", NULL);
    if (!rules_known(columns))
        return;
    VAL_EACH(it, columns)
    {
        struct search s = {r, rules_matched(r, item), val_str(it.value), true};
        if (rules_known(it.value) && s.name.len)
            missing(&s, it.value, true);
    }
}

/* ── Expressions and object mappings ─────────────────────────────────── */

static bool is_name(char c)
{
    return char_is_name(c) || (unsigned char)c >= 0x80;
}

static bool is_of_dms(struct str name)
{
    return str_starts(name, STR("AR_H_")) || str_starts(name, STR("AR_M_"));
}

/* $NAME in an expression. Tables that another rule gives the column may have
 * it under its new name, too. */
static void reference(const struct search *s, struct val at)
{
    size_t n;
    const struct table *first = first_without(s, &n);
    if (!n)
        return;
    struct finding *f = rules_report(
        s->r, FINDING_MAPPING_EXPRESSION_UNKNOWN_REF, at,
        "%.*s%s has no column '%.*s' for '$%.*s'",
        STR_ARG(rules_table_name(s->r, first)), n > 1 ? ", for one," : "",
        STR_ARG(s->name), STR_ARG(s->name));
    struct search one = *s;
    struct rules_list list = {&first, 1, 1};
    one.tables = &list;
    bool near = help_column(&one, f, "$");
    if (f && (s->r->c->catalogue->stand_in || (!near && n < s->tables->n)))
        f->severity = SEVERITY_WARNING;
}

/* A text that is "$NAME" and no more may be a placeholder of a template. */
static void expression(struct rules *r, const struct rules_item *item)
{
    struct val at = mapping_part(item->rule, MAPPING_PART_EXPRESSION);
    struct str text = val_str(at);
    bool quoted = false;
    if (!r->tables || item->rule->type != MAPPING_TRANSFORMATION ||
        !item->located || !rules_known(at) || !val_is(at, NODE_STRING))
        return;
    for (size_t i = 0; i < text.len; i++) {
        quoted ^= text.ptr[i] == '\'';
        if (text.ptr[i] != '$' || quoted)
            continue;
        size_t end = i + 1;
        while (end < text.len && is_name(text.ptr[end]))
            end++;
        struct search s = {r, rules_matched(r, item),
                           str_sub(text, i + 1, end - i - 1), true};
        if (s.name.len && !is_of_dms(s.name))
            reference(&s, at);
    }
}

/* ${NAME} in the parameters of an object mapping. Without a column that is
 * near it may be a placeholder of a template. */
static void placeholder(const struct search *s, struct val at)
{
    if (!all_lack(s) || !near_column(s).len)
        return;
    struct finding *f = rules_report(
        s->r, FINDING_MAPPING_OBJECT_MAPPING_PARAMS, at,
        "%.*s has no column '%.*s'",
        STR_ARG(rules_table_name(s->r, s->tables->at[0])), STR_ARG(s->name));
    help_column(s, f, "");
    if (f && !s->r->c->catalogue->stand_in)
        f->severity = SEVERITY_ERROR;
}

static void placeholders(struct search *s, struct val at)
{
    struct str rest = val_str(at);
    while (str_contains(rest, STR("${"))) {
        while (!str_starts(rest, STR("${")))
            rest = str_sub(rest, 1, rest.len);
        rest = str_sub(rest, 2, rest.len);
        if (!memchr(rest.ptr ? rest.ptr : "", '}', rest.len))
            return;
        s->name = str_cut(&rest, '}');
        if (s->name.len)
            placeholder(s, at);
    }
}

static void values_within(struct search *s, struct val v)
{
    if (val_is(v, NODE_STRING) && !(val_flags(v) & NODE_HOLES))
        placeholders(s, v);
    if (!val_is(v, NODE_OBJECT) && !val_is(v, NODE_ARRAY))
        return;
    VAL_EACH(it, v)
    values_within(s, it.value);
}

static void object_mapping(struct rules *r, const struct rules_item *item)
{
    struct val all = mapping_part(item->rule, MAPPING_PART_PARAMETERS);
    if (!r->tables || item->rule->type != MAPPING_OBJECT_MAPPING ||
        !item->located || !val_exists(all))
        return;
    struct search s = {r, rules_matched(r, item), STR(""), true};
    values_within(&s, all);
    VAL_EACH(it, val_get(all, STR("exclude-columns")))
    {
        s.name = val_str(it.value);
        if (rules_known(it.value) && s.name.len)
            missing(&s, it.value, false);
    }
}

static rules_item_fn *const each[] = {
    located, filters, ranges, primary_key, expression, object_mapping,
};

const struct rules_part rules_catalogue_columns = {NULL, 0, each,
                                                   COUNT_OF(each), 0};
