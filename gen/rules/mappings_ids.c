#include "base/map.h"
#include "rules/rules.h"

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

/* A rule that was copied has the name of the other one too: that is the same
 * mistake. */
static void duplicates(struct rules *r)
{
    struct map *ids = map_new_for(r->arena, r->n);
    struct map *names = map_new_for(r->arena, r->n);
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_item *item = &r->items[i];
        struct val id = known(val_get(item->rule->origin, STR("rule-id")));
        struct val name = known(val_get(item->rule->origin, STR("rule-name")));
        const struct rules_item *first = earlier(ids, plain(val_str(id)), item);
        if (first) {
            struct finding *f = rules_report(
                r, FINDING_MAPPING_DUPLICATE_RULE_ID, id,
                "the rule-id %.*s is taken", STR_ARG(plain(val_str(id))));
            rules_help(r, f, "write one that no rule has, such as \"%lld\"",
                       (long long)r->items[r->n - 1].rule->id + 1);
            rules_related(r, f, val_get(first->rule->origin, STR("rule-id")),
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
        rules_related(r, f, val_get(first->rule->origin, STR("rule-name")),
                      "this rule has it already");
    }
}

static void one_leak(struct rules *r, struct val v)
{
    struct str text = val_str(v);
    char first = text.len ? text.ptr[0] : 0;
    if (first != 'u' && first != '[' && first != 'n' && first != 'N')
        return; /* nearly all */
    bool sure = rules_among(text, "undefined");
    if (!rules_known(v) || !val_is(v, NODE_STRING) ||
        !(sure || str_is(val_str(v), "[object Object]") ||
          rules_among(val_str(v), "null None NaN")))
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
    if (item->rule->value.len)
        one_leak(r, known(val_get(item->rule->origin, STR("value"))));
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
 * was given: https://github.com/aws/aws-cli/issues/7057. */
static void console_noise(struct rules *r)
{
    unsigned nulls = 0;
    struct val first = val_none();
    if (!r->c->partial)
        return;
    for (size_t i = 0; i < r->n; i++)
        VAL_EACH(it, r->items[i].rule->origin)
    if (val_is(it.value, NODE_NULL) && nulls++ == 0)
        first = it.key;
    if (!nulls)
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_CONSOLE_EXPORT_NOISE, first,
        "the rules have %u key%s that %s null, as the console exports them; "
        "modify-replication-task has refused such rules",
        nulls, nulls == 1 ? "" : "s", nulls == 1 ? "is" : "are");
    rules_help(r, f, "remove all keys that are null");
}

static rules_fn *const all[] = {duplicates, too_big, console_noise};

static rules_item_fn *const each[] = {placeholder_leak};

const struct rules_part rules_mappings_ids = {all, COUNT_OF(all), each,
                                              COUNT_OF(each)};
