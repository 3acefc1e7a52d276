/* The resolution for people:
 *
 *     public.orders → sales.orders_v2                       rules 1, 12
 *         total → amount   numeric(10,2)   numeric          rule 14
 *         note             removed                          rule 15
 *
 * A line that has no room for its rules gets them on the next one. */
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "cmd/resolve_print.h"
#include "dms/wildcard.h"
#include "text/show.h"

enum { NAME_MAX_WIDTH = 30, TYPE_MAX_WIDTH = 28 };

struct page {
    const struct resolve_view *v;
    const struct print_options *look;
    struct buf *out;
    struct arena *arena; /* of the page alone */
};

bool resolve_shows(const struct resolve_view *v, const struct table *t)
{
    char both[512];
    if (!v->pattern.len || wildcard_match(v->pattern, t->name))
        return true;
    size_t len = t->schema.len + 1 + t->name.len;
    if (len > sizeof both)
        return false;
    if (t->schema.len)
        memcpy(both, t->schema.ptr, t->schema.len);
    both[t->schema.len] = '.';
    memcpy(both + t->schema.len + 1, t->name.ptr, t->name.len);
    return wildcard_match(v->pattern, (struct str){both, len});
}

struct span resolve_place(const struct mapping_rule *r)
{
    return span_outer(val_span(r->origin));
}

/* ── Lines ───────────────────────────────────────────────────────────── */

/* How many columns of a terminal S takes as it is shown. */
static size_t width_of(struct str s)
{
    size_t width = 0;
    for (size_t at = 0; at < s.len;) {
        struct glyph g = show_glyph(str_sub(s, at, s.len));
        width += g.width;
        at += g.size;
    }
    return width;
}

static void styled(struct page *p, const char *escape, struct str s)
{
    if (p->look->color)
        buf_printf(p->out, "\033[%sm", escape);
    show_str(p->out, s);
    if (p->look->color)
        buf_add_z(p->out, "\033[0m");
}

static void cell(struct page *p, struct str s, size_t width)
{
    size_t used = width_of(s);
    show_str(p->out, s);
    buf_add_repeat(p->out, ' ', used < width ? width - used : 0);
}

/* Ends a line that USED columns are of, with RIGHT at its right edge. */
static void line_end(struct page *p, size_t used, struct str right)
{
    size_t want = width_of(right);
    if (!want) {
        buf_add_z(p->out, "\n");
        return;
    }
    if (used + 2 + want > p->look->width) {
        buf_add_z(p->out, "\n");
        used = 0;
    }
    size_t room =
        p->look->width > used + want ? p->look->width - used - want : 0;
    buf_add_repeat(p->out, ' ', room);
    styled(p, "2", right);
    buf_add_z(p->out, "\n");
}

static void heading(struct page *p, const char *z)
{
    buf_add_z(p->out, "\n");
    styled(p, "1", str_of(z));
    buf_add_z(p->out, "\n");
}

static struct str full_name(struct page *p, struct str schema, struct str name)
{
    if (!schema.len)
        return name;
    return str_printf(p->arena, "%.*s.%.*s", STR_ARG(schema), STR_ARG(name));
}

static struct str source_name(struct page *p, const struct table *t)
{
    return full_name(p, t->schema, t->name);
}

static struct str arrow(struct page *p, struct str from, struct str to)
{
    if (str_eq(from, to))
        return from;
    return str_printf(p->arena, "%.*s → %.*s", STR_ARG(from), STR_ARG(to));
}

/* "rule 1", "rules 1, 12"; each once, NULLs left out. */
static struct str rule_list(struct page *p,
                            const struct mapping_rule *const *rules, size_t n)
{
    struct str list = STR("");
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        bool again = !rules[i];
        for (size_t k = 0; k < i; k++)
            again |= rules[k] == rules[i];
        if (again)
            continue;
        list = str_printf(p->arena, "%.*s%s%lld", STR_ARG(list),
                          count++ ? ", " : "", (long long)rules[i]->id);
    }
    if (!count)
        return list;
    return str_printf(p->arena, "rule%s %.*s", count > 1 ? "s" : "",
                      STR_ARG(list));
}

/* ── Tables ──────────────────────────────────────────────────────────── */

/* A line below a table: what, its types, and its rules. */
static void column_line(struct page *p, size_t name_width, struct str name,
                        size_t type_width, struct str declared, struct str type,
                        struct str rules)
{
    buf_add_z(p->out, "      ");
    cell(p, name, name_width);
    buf_add_z(p->out, "  ");
    cell(p, declared, type.len ? type_width : 0);
    size_t used =
        8 + (width_of(name) > name_width ? width_of(name) : name_width);
    used += type.len && width_of(declared) < type_width ? type_width
                                                        : width_of(declared);
    if (type.len) {
        buf_add_z(p->out, "  ");
        show_str(p->out, type);
        used += 2 + width_of(type);
    }
    line_end(p, used, rules);
}

static struct str target_type(struct page *p, const struct target_column *c,
                              const struct column *from)
{
    const char *was = dms_type_name(from->type);
    const char *is = dms_type_name(c->type);
    struct str type = arrow(p, str_of(was), str_of(is));
    if (from->key)
        return str_printf(p->arena, "%.*s, key", STR_ARG(type));
    return from->nullable
               ? type
               : str_printf(p->arena, "%.*s, not null", STR_ARG(type));
}

static bool is_changed(const struct target_column *c)
{
    return c->by || c->type_by;
}

static struct str column_name(struct page *p, const struct target_table *t,
                              const struct target_column *c)
{
    return arrow(p, t->source->columns[c->source].name, c->name);
}

static size_t at_most(size_t n, size_t max)
{
    return n < max ? n : max;
}

/* The widths of the columns that are shown. */
static void measure(struct page *p, const struct target_table *t, bool all,
                    size_t *name, size_t *type)
{
    *name = strlen("(filter)");
    *type = 0;
    for (size_t i = 0; i < t->column_count; i++) {
        const struct target_column *c = &t->columns[i];
        if (!all && !is_changed(c))
            continue;
        size_t n = width_of(column_name(p, t, c));
        size_t d = width_of(t->source->columns[c->source].declared);
        *name = n > *name ? n : *name;
        *type = d > *type ? d : *type;
    }
    for (size_t i = 0; i < t->removed_count; i++) {
        size_t n = width_of(t->source->columns[t->removed[i].source].name);
        *name = n > *name ? n : *name;
    }
    for (size_t i = 0; i < t->added_count; i++) {
        size_t n = width_of(t->added[i].name);
        *name = n > *name ? n : *name;
    }
    *name = at_most(*name, NAME_MAX_WIDTH);
    *type = at_most(*type, TYPE_MAX_WIDTH);
}

static struct str condition_words(struct page *p,
                                  const struct filter_condition *c)
{
    const char *op = filter_operator_name(c->op);
    if (c->op == FILTER_NULL || c->op == FILTER_NOTNULL)
        return str_of(op);
    if (c->op == FILTER_BETWEEN || c->op == FILTER_NOTBETWEEN)
        return str_printf(p->arena, "%s %.*s and %.*s", op, STR_ARG(c->low),
                          STR_ARG(c->high));
    return str_printf(p->arena, "%s %.*s", op, STR_ARG(c->low));
}

static void filter_lines(struct page *p, const struct mapping_rule *r,
                         size_t name_width)
{
    for (size_t i = 0; i < r->filter_count; i++) {
        const struct filter *f = &r->filters[i];
        struct str words = f->column;
        for (size_t k = 0; k < f->condition_count; k++) {
            struct str c = condition_words(p, &f->conditions[k]);
            words = str_printf(p->arena, "%.*s %s%.*s", STR_ARG(words),
                               k ? "or " : "", STR_ARG(c));
        }
        column_line(p, name_width, STR("(filter)"), 0, words, STR(""),
                    rule_list(p, &r, 1));
    }
}

static void target_lines(struct page *p, const struct target_table *t, bool all)
{
    size_t name, type;
    measure(p, t, all, &name, &type);
    for (size_t i = 0; i < t->column_count; i++) {
        const struct target_column *c = &t->columns[i];
        const struct column *from = &t->source->columns[c->source];
        const struct mapping_rule *rules[] = {c->by, c->type_by};
        if (all || is_changed(c))
            column_line(p, name, column_name(p, t, c), type, from->declared,
                        target_type(p, c, from), rule_list(p, rules, 2));
    }
    for (size_t i = 0; i < t->removed_count; i++) {
        const struct removed_column *c = &t->removed[i];
        bool left_out = c->by->action == MAPPING_INCLUDE_COLUMN;
        column_line(p, name, t->source->columns[c->source].name, 0,
                    left_out ? STR("not included") : STR("removed"), STR(""),
                    rule_list(p, &c->by, 1));
    }
    for (size_t i = 0; i < t->added_count; i++) {
        const struct added_column *c = &t->added[i];
        column_line(p, name, c->name, 0,
                    str_printf(p->arena, "added%s%.*s", c->type.len ? ", " : "",
                               STR_ARG(c->type)),
                    STR(""), rule_list(p, &c->by, 1));
    }
    filter_lines(p, t->selected_by, name);
}

static void table_lines(struct page *p, const struct target_table *t)
{
    const struct mapping_rule *rules[] = {t->selected_by, t->schema_by,
                                          t->name_by};
    struct str name =
        arrow(p, source_name(p, t->source), full_name(p, t->schema, t->name));
    if (t->source->view)
        name = str_printf(p->arena, "%.*s (view)", STR_ARG(name));
    buf_add_z(p->out, "  ");
    show_str(p->out, name);
    line_end(p, 2 + width_of(name), rule_list(p, rules, 3));
    target_lines(p, t, p->v->pattern.len > 0);
}

/* Whether one was shown. */
static bool tables(struct page *p)
{
    const struct resolution *res = p->v->res;
    bool first = true;
    for (size_t i = 0; i < res->tables.n; i++) {
        const struct target_table *t = res->tables.at[i];
        if (!resolve_shows(p->v, t->source))
            continue;
        if (first)
            heading(p, "Selected, in load order");
        first = false;
        table_lines(p, t);
    }
    return !first;
}

static bool left(struct page *p)
{
    const struct resolution *res = p->v->res;
    bool first = true;
    for (size_t i = 0; i < res->left.n; i++) {
        const struct left_table *l = &res->left.at[i];
        if (!resolve_shows(p->v, l->table))
            continue;
        if (first)
            heading(p, "Not selected");
        first = false;
        struct str name = source_name(p, l->table);
        if (l->table->view)
            name = str_printf(p->arena, "%.*s (view)", STR_ARG(name));
        struct str why = l->by_type ? STR("its table-type is not included")
                                    : STR("no include matches");
        if (l->included && l->excluded)
            why = str_printf(p->arena, "excluded by rule %lld",
                             (long long)l->excluded->id);
        buf_add_z(p->out, "  ");
        show_str(p->out, name);
        line_end(p, 2 + width_of(name), why);
    }
    return !first;
}

/* ── Rules ───────────────────────────────────────────────────────────── */

static struct str locator_words(struct page *p, const struct mapping_rule *r)
{
    if (r->object == MAPPING_SCHEMA)
        return r->schema;
    struct str name = full_name(p, r->schema, r->table);
    if (r->object != MAPPING_COLUMN || !r->column.len)
        return name;
    return str_printf(p->arena, "%.*s.%.*s", STR_ARG(name), STR_ARG(r->column));
}

/* "rename table public.orders". */
static struct str rule_words(struct page *p, const struct mapping_rule *r)
{
    static const char *const objects[] = {
        [MAPPING_SCHEMA] = "schema ", [MAPPING_TABLE] = "table ",
        [MAPPING_COLUMN] = "column ", [MAPPING_OTHER_OBJECT] = "",
        [MAPPING_NO_OBJECT] = "",
    };
    const char *action = mapping_action_name(r->action);
    bool says = *action && strstr(action, "column");
    return str_printf(
        p->arena, "%s %s%.*s", *action ? action : mapping_type_name(r->type),
        says ? "" : objects[r->object], STR_ARG(locator_words(p, r)));
}

static struct str use_words(struct page *p, const struct resolved_rule *r)
{
    switch (r->use) {
    case RULE_MATCHES_NOTHING:
        return STR("matches nothing here");
    case RULE_ALL_EXCLUDED:
        return STR("all that it matches is excluded");
    case RULE_NOTHING_INCLUDED:
        return STR("nothing includes what it matches");
    case RULE_NOTHING_SELECTED:
        return STR("what it matches is not selected");
    case RULE_BEATEN:
        return str_printf(p->arena, "rule %lld comes first",
                          (long long)r->beaten_by->id);
    case RULE_NOT_JUDGED:
        return STR("");
    default:
        return str_printf(p->arena, "%zu table%s", r->affected,
                          r->affected == 1 ? "" : "s");
    }
}

static struct str rule_name(const struct mapping_rule *r)
{
    return val_str(val_get(r->origin, STR("rule-name")));
}

/* ID_WIDTH: of the longest id. */
static void rule_lines(struct page *p, const struct resolved_rule *r,
                       size_t id_width)
{
    struct span place = resolve_place(r->rule);
    struct position at = text_position(place.text, place.off);
    struct str id = str_printf(p->arena, "%lld", (long long)r->rule->id);
    struct str words = rule_words(p, r->rule), name = rule_name(r->rule);
    buf_add_z(p->out, "  ");
    buf_add_repeat(p->out, ' ', id_width - id.len);
    show_str(p->out, id);
    buf_add_z(p->out, "  ");
    show_str(p->out, words);
    line_end(p, 4 + id_width + width_of(words), use_words(p, r));
    buf_add_repeat(p->out, ' ', 4 + id_width);
    bool named = name.len && !str_eq(name, id);
    if (named)
        buf_add_z(p->out, "'");
    show_str(p->out, named ? name : STR(""));
    buf_add_z(p->out, named ? "' at " : "at ");
    show_file(p->out, place.text->name);
    buf_printf(p->out, ":%u:%u\n", at.line, at.column);
}

static void rules(struct page *p)
{
    const struct resolution *res = p->v->res;
    size_t id_width = 0;
    if (res->rule_count)
        heading(p, "Rules");
    for (size_t i = 0; i < res->rule_count; i++) {
        struct str id =
            str_printf(p->arena, "%lld", (long long)res->rules[i].rule->id);
        id_width = id.len > id_width ? id.len : id_width;
    }
    for (size_t i = 0; i < res->rule_count; i++)
        rule_lines(p, &res->rules[i], id_width);
}

/* ── The whole ───────────────────────────────────────────────────────── */

static void head(struct page *p)
{
    const struct resolve_view *v = p->v;
    struct buf *out = p->out;
    buf_add_z(out, v->task.len ? "Task " : "Rules of ");
    if (v->task.len) {
        styled(p, "1", v->task);
        buf_add_z(out, " of ");
    }
    show_file(out, v->document);
    buf_add_z(out, "\nTables of ");
    show_file(out, v->catalogue);
    buf_printf(out, " (%s): %zu of %zu selected\n", v->dialect,
               v->res->tables.n, v->res->count);
    if (v->assumed.len) {
        buf_add_z(out, "Schema ");
        show_str(out, v->assumed);
        buf_add_z(out, ": the tables have none, and the rules name no other\n");
    }
}

static void clashes(struct page *p)
{
    const struct resolution *res = p->v->res;
    if (res->clashes.n)
        heading(p, "Several tables become one");
    for (size_t i = 0; i < res->clashes.n; i++) {
        const struct clash *c = &res->clashes.at[i];
        struct str to = full_name(p, c->first->schema, c->first->name);
        buf_add_z(p->out, "  ");
        show_str(p->out, source_name(p, c->first->source));
        buf_add_z(p->out, " and ");
        show_str(p->out, source_name(p, c->second->source));
        buf_add_z(p->out, "\n      both become ");
        show_str(p->out, to);
        buf_add_z(p->out, "\n");
    }
}

static void notes(struct page *p)
{
    const struct sql_catalogue *sql = p->v->sql;
    if (!sql || !sql->notes.n)
        return;
    heading(p, "Not understood in the catalogue");
    for (size_t i = 0; i < sql->notes.n; i++) {
        const struct sql_note *n = &sql->notes.at[i];
        struct position at = text_position(n->span.text, n->span.off);
        buf_add_z(p->out, "  ");
        show_str(p->out, n->message);
        buf_add_z(p->out, "\n      at ");
        show_file(p->out, n->span.text->name);
        buf_printf(p->out, ":%u:%u\n", at.line, at.column);
    }
    if (sql->dropped)
        buf_printf(p->out, "  and %zu more\n", sql->dropped);
}

void resolve_print_text(const struct resolve_view *v,
                        const struct print_options *look, struct buf *out)
{
    struct page p = {v, look, out, arena_new()};
    head(&p);
    bool selected = tables(&p), others = left(&p);
    if (v->pattern.len && !selected && !others)
        heading(&p, "No table matches --table");
    clashes(&p);
    rules(&p);
    notes(&p);
    arena_free(p.arena);
}
