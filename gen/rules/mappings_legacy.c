/* The form that table mappings had before 2016, and what it is today:
 *
 *     {"TableMappings": [{"Type": "Include", "SourceSchema": "sales"}]}
 */
#include "rules/rules.h"
#include "tree/write.h"

/* What a rule of the old form says. False if that is not certain. */
struct old_rule {
    bool include;
    struct str schema, table;
};

static bool read_name(struct val rule, const char *key, struct str *out)
{
    struct val v = val_get_z(rule, key);
    if (!val_exists(v))
        return true;
    *out = val_str(v);
    return val_is(v, NODE_STRING) && rules_known(v) && out->len;
}

static bool read_old(struct val rule, struct old_rule *out)
{
    struct str type = val_str(val_get(rule, STR("Type")));
    *out = (struct old_rule){str_eq_nocase(type, STR("include")), STR("%"),
                             STR("%")};
    VAL_EACH(it, rule)
    if (!str_among(val_str(it.key), "Type SourceSchema SourceTable"))
        return false;
    return val_is(rule, NODE_OBJECT) &&
           (out->include || str_eq_nocase(type, STR("exclude"))) &&
           read_name(rule, "SourceSchema", &out->schema) &&
           read_name(rule, "SourceTable", &out->table);
}

/* A line end and an indentation, or a space where all is on one line. */
static void next(struct buf *out, bool lines, unsigned indent)
{
    if (lines)
        write_json_line(out, indent);
    else
        buf_add_char(out, ' ');
}

static void write_rule(struct buf *out, const struct old_rule *old, size_t n,
                       bool lines)
{
    buf_add_char(out, '{');
    next(out, lines, 3);
    buf_add_z(out, "\"rule-type\": \"selection\",");
    next(out, lines, 3);
    buf_printf(out, "\"rule-id\": \"%zu\",", n);
    next(out, lines, 3);
    buf_printf(out, "\"rule-name\": \"%zu\",", n);
    next(out, lines, 3);
    buf_add_z(out, "\"object-locator\": { \"schema-name\": ");
    write_json_string(out, old->schema);
    buf_add_z(out, ", \"table-name\": ");
    write_json_string(out, old->table);
    buf_add_z(out, " },");
    next(out, lines, 3);
    buf_printf(out, "\"rule-action\": \"%s\"",
               old->include ? "include" : "exclude");
    next(out, lines, 2);
    buf_add_char(out, '}');
}

static bool write_all(struct buf *out, struct val rules, bool lines)
{
    size_t n = 0;
    buf_add_char(out, '{');
    next(out, lines, 1);
    buf_add_z(out, "\"rules\": [");
    VAL_EACH(it, rules)
    {
        struct old_rule old;
        if (!read_old(it.value, &old))
            return false;
        if (n)
            buf_add_char(out, ',');
        next(out, lines, 2);
        write_rule(out, &old, ++n, lines);
    }
    next(out, lines, 1);
    buf_add_char(out, ']');
    next(out, lines, 0);
    buf_add_char(out, '}');
    return n > 0;
}

/* The schema has found it. */
static void legacy(struct rules *r)
{
    struct val document = r->c->mappings;
    struct val rules = val_get(document, STR("TableMappings"));
    struct finding *f =
        rules_found(r, FINDING_MAPPING_LEGACY_MAPPING_SHAPE, rules);
    if (!f || f->fixes.n || !val_is(rules, NODE_ARRAY) ||
        val_count(document) != 1)
        return;
    struct str old = span_str(val_span(document));
    bool lines = memchr(old.ptr, '\n', old.len) != NULL;
    struct buf out;
    buf_init(&out, 0);
    if (write_all(&out, rules, lines))
        rules_fix_json(r, f, document, buf_str(&out));
    buf_free(&out);
}

static rules_fn *const all[] = {legacy};

const struct rules_part rules_mappings_legacy = {all, COUNT_OF(all), NULL, 0,
                                                 0};
