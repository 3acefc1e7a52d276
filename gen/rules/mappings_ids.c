#include "base/map.h"
#include "rules/rules.h"
#include "tree/edit.h"

/* The most that DMS takes, and where it is time to split the task. */
enum { MAPPINGS_MAX = 2 * 1024 * 1024, MAPPINGS_MUCH = MAPPINGS_MAX / 5 * 4 };

/* "007" and 7 are one id. */
static struct str plain(struct str id)
{
    while (id.len > 1 && id.ptr[0] == '0')
        id = str_sub(id, 1, id.len);
    return id;
}

/* The value under KEY that an earlier rule has too is reported. */
static const struct rules_item *earlier(struct map *seen, struct str text,
                                        const struct rules_item *item)
{
    if (!text.len)
        return NULL;
    void **slot = map_put(seen, text);
    const struct rules_item *first = *slot;
    if (!first)
        *slot = (void *)item;
    return first;
}

static struct val known(struct val v)
{
    return rules_known(v) ? v : val_none();
}

static void take_id(struct val rule, uint64_t *last)
{
    struct val id = val_get(rule, STR("rule-id"));
    uint64_t n;
    if ((val_is(id, NODE_STRING) || val_is(id, NODE_NUMBER)) &&
        str_to_u64(val_str(id), &n) && n > *last)
        *last = n;
}

/* The first rule-id after all that are there, also in rules of which nothing
 * else is known; 0 if there is none left. */
static int64_t free_id(const struct rules *r)
{
    uint64_t last = 0;
    VAL_EACH(it, val_get(r->c->mappings, STR("rules")))
    take_id(it.value, &last);
    for (size_t i = 0; i < r->c->rule_count; i++)
        take_id(r->c->rules[i], &last);
    return last < INT32_MAX ? (int64_t)last + 1 : 0;
}

/* Puts a number in place of a rule-id, as a string where it was one. */
static void fix_id(struct rules *r, struct finding *f, struct val id,
                   int64_t *next)
{
    if (*next < 0)
        *next = free_id(r);
    if (!f || !*next)
        return;
    const char *digits = arena_printf(r->arena, "%lld", (long long)(*next)++);
    if (val_is(id, NODE_NUMBER))
        rules_fix(r, f, id, digits);
    else
        rules_fix_string(r, f, id, str_of(digits));
}

/* A rule that was copied has the name of the other one too: that is the same
 * mistake. */
static void duplicates(struct rules *r, int64_t *next)
{
    struct map *ids = map_new_for(r->arena, r->n);
    struct map *names = map_new_for(r->arena, r->n);
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_item *item = &r->items[i];
        struct val id = known(mapping_part(item->rule, MAPPING_PART_ID));
        struct val name = known(mapping_part(item->rule, MAPPING_PART_NAME));
        const struct rules_item *first = earlier(ids, plain(val_str(id)), item);
        if (first) {
            struct finding *f = rules_report(
                r, FINDING_MAPPING_DUPLICATE_RULE_ID, id,
                "the rule-id %.*s is taken", STR_ARG(plain(val_str(id))));
            rules_help(r, f, "write one that no rule has, such as \"%lld\"",
                       (long long)r->items[r->n - 1].rule->id + 1);
            fix_id(r, f, id, next);
            rules_related(r, f, mapping_part(first->rule, MAPPING_PART_ID),
                          "this rule has it already");
            continue;
        }
        first = earlier(names, val_str(name), item);
        if (!first)
            continue;
        struct finding *f = rules_report(
            r, FINDING_MAPPING_DUPLICATE_RULE_NAME, name,
            "another rule is named '%.*s' too", STR_ARG(val_str(name)));
        rules_help(r, f, "write a name that no rule has, such as \"%.*s-%.*s\"",
                   STR_ARG(val_str(name)), STR_ARG(val_str(id)));
        rules_related(r, f, mapping_part(first->rule, MAPPING_PART_NAME),
                      "this rule has it already");
        rules_fix_string(r, f, name,
                         str_printf(r->arena, "%.*s-%.*s",
                                    STR_ARG(val_str(name)),
                                    STR_ARG(val_str(id))));
    }
}

/* What the schema found of a rule-id: here all of them are known. */
static void no_number(struct rules *r, struct val rule, int64_t *next)
{
    struct val id = val_get(rule, STR("rule-id"));
    struct finding *f = rules_found(r, FINDING_MAPPING_RULE_ID_TYPE, id);
    if (f && !f->fixes.n)
        fix_id(r, f, id, next);
}

static void ids(struct rules *r)
{
    int64_t next = -1; /* looked for when it is needed */
    duplicates(r, &next);
    if (r->fs->list.n == r->c->first)
        return;
    VAL_EACH(it, val_get(r->c->mappings, STR("rules")))
    no_number(r, it.value, &next);
    for (size_t i = 0; i < r->c->rule_count; i++)
        no_number(r, r->c->rules[i], &next);
}

/* DMS takes both, and who looks for an id finds half of them. */
static void mixed_ids(struct rules *r)
{
    struct edits e = {.arena = r->fs->arena};
    struct val number = val_none(), text = val_none();
    if (!findings_ask(r->fs, FINDING_MAPPING_RULE_ID_MIXED))
        return;
    for (size_t i = 0; i < r->n; i++) {
        struct val id = mapping_part(r->items[i].rule, MAPPING_PART_ID);
        if (val_is(id, NODE_STRING) && rules_known(id))
            text = id;
        if (!val_is(id, NODE_NUMBER))
            continue;
        edit_string(&e, id, val_str(id));
        if (!val_exists(number))
            number = id;
    }
    if (!val_exists(number) || !val_exists(text))
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_RULE_ID_MIXED, number,
                     "this rule-id is a number, and others are text: \"%.*s\"",
                     STR_ARG(val_str(text)));
    rules_help(r, f, "write all in quotes, as the console does");
    rules_fix_edits(r, f, &e, "put them in quotes");
}

/* A selection that names its table, but by a pattern. */
static void explicit_pattern(struct rules *r, const struct rules_item *item)
{
    if (item->rule->action != MAPPING_EXPLICIT)
        return;
    const struct val parts[] = {item->schema, item->table};
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        rules_fix_string(
            r, rules_found(r, FINDING_MAPPING_EXPLICIT_WITH_WILDCARD, parts[i]),
            mapping_part(item->rule, MAPPING_PART_ACTION), STR("include"));
}

static void one_leak(struct rules *r, struct val v)
{
    struct str text = val_str(v);
    char first = text.len ? text.ptr[0] : 0;
    if (first != 'u' && first != '[' && first != 'n' && first != 'N')
        return; /* nearly all */
    bool sure = str_among(text, "undefined");
    if (!rules_known(v) || !val_is(v, NODE_STRING) ||
        !(sure || str_is(val_str(v), "[object Object]") ||
          str_among(val_str(v), "null None NaN")))
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_PLACEHOLDER_LEAK, v,
                     "'%.*s' looks like what a program wrote when it had no "
                     "value",
                     STR_ARG(val_str(v)));
    rules_help(r, f, "write the name that is meant");
    if (f && !sure && !str_is(val_str(v), "[object Object]"))
        f->severity = SEVERITY_WARNING;
}

static void placeholder_leak(struct rules *r, const struct rules_item *item)
{
    one_leak(r, item->schema);
    one_leak(r, item->table);
    one_leak(r, item->column);
    one_leak(r, mapping_part(item->rule, MAPPING_PART_VALUE));
}

static void too_big(struct rules *r)
{
    if (!val_exists(r->c->mappings))
        return;
    struct span span = val_span(r->c->mappings);
    if (span.len <= MAPPINGS_MUCH)
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_TOO_BIG, val_key(r->c->mappings, STR("rules")),
        "these table mappings have %u KB, and DMS takes 2048",
        (unsigned)(span.len / 1024));
    rules_help(r, f, "split the tables among several tasks");
    if (f && span.len <= MAPPINGS_MAX)
        f->severity = SEVERITY_WARNING;
}

/* The console writes every key of every kind of rule, and DMS keeps what it
 * was given: https://github.com/aws/aws-cli/issues/7057. What a rule needs it
 * never leaves null: that is another mistake, which was reported. */
static bool is_noise(const struct rules *r, struct val value)
{
    return val_is(value, NODE_NULL) && !rules_faulty(r, value);
}

/* A change has been refused for it; elsewhere to take it out is advice. */
static struct finding *report_noise(struct rules *r, struct val first,
                                    unsigned nulls)
{
    const char *s = nulls == 1 ? "" : "s", *are = nulls == 1 ? "is" : "are";
    if (r->c->partial)
        return rules_report(
            r, FINDING_MAPPING_CONSOLE_EXPORT_NOISE, first,
            "the rules have %u key%s that %s null, as the console exports "
            "them; modify-replication-task has refused such rules",
            nulls, s, are);
    return rules_report(r, FINDING_MAPPING_NULL_KEY, first,
                        "the rules have %u key%s that %s null, as the console "
                        "exports them, and %s nothing",
                        nulls, s, are, nulls == 1 ? "says" : "say");
}

static void fix_noise(struct rules *r, struct finding *f)
{
    struct edits e = {.arena = r->arena};
    for (size_t i = 0; i < r->n; i++)
        VAL_EACH(it, r->items[i].rule->origin)
    if (is_noise(r, it.value))
        edit_remove_more(&e, it.key);
    rules_fix_edits(r, f, &e, "remove keys that are null");
}

static void console_noise(struct rules *r)
{
    unsigned nulls = 0;
    struct val first = val_none();
    if (r->c->exported ||
        !(r->c->partial || findings_ask(r->fs, FINDING_MAPPING_NULL_KEY)))
        return;
    for (size_t i = 0; i < r->n; i++)
        VAL_EACH(it, r->items[i].rule->origin)
    if (is_noise(r, it.value) && nulls++ == 0)
        first = it.key;
    if (!nulls)
        return;
    struct finding *f = report_noise(r, first, nulls);
    rules_help(r, f, "remove all keys that are null");
    if (f)
        fix_noise(r, f);
}

/* Whether the guide has a name for rules of this type. */
static bool is_named_type(const struct mapping_rule *m)
{
    return m->type == MAPPING_SELECTION || m->type == MAPPING_TRANSFORMATION;
}

/* AWS takes rules without a name. */
static void no_names(struct rules *r)
{
    unsigned without = 0;
    struct val first = val_none();
    if (!findings_ask(r->fs, FINDING_MAPPING_NO_RULE_NAME))
        return;
    for (size_t i = 0; i < r->n; i++) {
        struct val rule = r->items[i].rule->origin;
        if (val_flags(rule) & NODE_OPEN || !is_named_type(r->items[i].rule) ||
            val_exists(mapping_part(r->items[i].rule, MAPPING_PART_NAME)))
            continue;
        if (without++ == 0)
            first = mapping_part(r->items[i].rule, MAPPING_PART_ID);
    }
    if (!without || !val_exists(first))
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_NO_RULE_NAME, first, "%s of the rules ha%s no name",
        without == 1 ? "one" : arena_printf(r->arena, "%u", without),
        without == 1 ? "s" : "ve");
    rules_help(r, f,
               "give each rule a rule-name of its own, such as "
               "\"include-orders\"");
}

static rules_fn *const all[] = {ids, mixed_ids, too_big, console_noise,
                                no_names};

static rules_item_fn *const each[] = {placeholder_leak, explicit_pattern};

const struct rules_part rules_mappings_ids = {all, COUNT_OF(all), each,
                                              COUNT_OF(each), 0};
