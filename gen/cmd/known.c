#include "cmd/known.h"

/* A document that has any of these keys with a value of that kind is of the
 * schema. The keys are DMS's own; of what others may use too ("Logging",
 * "rules") the content says whose it is. */
static const struct {
    const char *schema;
    const char *key;
    enum node_kind kind;
} signs[] = {
    {"task-settings", "TargetMetadata", NODE_OBJECT},
    {"task-settings", "FullLoadSettings", NODE_OBJECT},
    {"task-settings", "ChangeProcessingTuning", NODE_OBJECT},
    {"task-settings", "ChangeProcessingDdlHandlingPolicy", NODE_OBJECT},
    {"task-settings", "ControlTablesSettings", NODE_OBJECT},
    {"task-settings", "StreamBufferSettings", NODE_OBJECT},
    {"task-settings", "ErrorBehavior", NODE_OBJECT},
    {"task-settings", "ValidationSettings", NODE_OBJECT},
    {"task-settings", "LoopbackPreventionSettings", NODE_OBJECT},
    {"task-settings", "CharacterSetSettings", NODE_OBJECT},
    {"task-settings", "BeforeImageSettings", NODE_OBJECT},
    {"task-settings", "TTSettings", NODE_OBJECT},
    {"task-settings", "ResyncSettings", NODE_OBJECT},
    {"task-settings", "Logging", NODE_OBJECT},
    {"table-mappings", "rules", NODE_ARRAY},
};

struct known {
    struct arena *arena;
    struct schema_set *set;
    struct schema *compiled[COUNT_OF(signs)]; /* when first needed */
};

struct known *known_new(struct session *s)
{
    struct known *k = ARENA_NEW(s->arena, struct known);
    k->arena = s->arena;
    k->set = set_new(s->arena, SCHEMA_DRAFT_2020_12, s->findings);
    return k;
}

void known_free(struct known *k)
{
    for (size_t i = 0; i < COUNT_OF(k->compiled); i++)
        if (k->compiled[i])
            schema_free(k->compiled[i]);
}

/* Many have an array of rules; only DMS's have a rule-type. */
static bool has_rule_type(struct val rules)
{
    VAL_EACH(rule, rules)
    if (val_exists(val_get(rule.value, STR("rule-type"))))
        return true;
    return false;
}

static bool is_logging(struct val v)
{
    return val_exists(val_get(v, STR("LogComponents"))) ||
           val_exists(val_get(v, STR("EnableLogging"))) ||
           val_exists(val_get(v, STR("EnableLogContext")));
}

static bool has_sign(struct val document, size_t i)
{
    struct val v = val_get(document, str_of(signs[i].key));
    if (!val_is(v, signs[i].kind))
        return false;
    if (strcmp(signs[i].key, "Logging") == 0)
        return is_logging(v);
    return signs[i].kind != NODE_ARRAY || has_rule_type(v);
}

bool known_is_settings(struct val document)
{
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (signs[i].kind == NODE_OBJECT && has_sign(document, i))
            return true;
    return false;
}

/* The schema of the sign at I, compiled once: at its first sign. */
static struct schema *compiled(struct known *k, size_t i)
{
    while (i && strcmp(signs[i - 1].schema, signs[i].schema) == 0)
        i--;
    if (!k->compiled[i])
        k->compiled[i] = schema_compile_uri(
            k->set,
            str_printf(k->arena, "https://dmsc.dev/schemas/%s.schema.json",
                       signs[i].schema),
            NULL);
    return k->compiled[i];
}

struct schema *known_named(struct known *k, const char *name)
{
    size_t i = 0;
    while (strcmp(signs[i].schema, name) != 0)
        i++;
    return compiled(k, i);
}

static bool is_whole_placeholder(struct str s)
{
    if (s.len < 3)
        return false;
    char first = s.ptr[0], last = s.ptr[s.len - 1];
    return (first == '<' && last == '>') ||
           (last == '}' &&
            (str_starts(s, STR("${")) || str_starts(s, STR("{{"))));
}

void known_mark(struct tree *tree)
{
    for (uint32_t i = 0; i < tree->count; i++) {
        struct node *n = &tree->nodes[i];
        if (n->kind != NODE_STRING)
            continue;
        struct str s = val_str((struct val){tree, i});
        if (!s.len || (s.ptr[0] != '<' && !memchr(s.ptr, '{', s.len)))
            continue;
        if (is_whole_placeholder(s))
            n->kind = NODE_UNKNOWN;
        else if (str_contains(s, STR("${")) || str_contains(s, STR("{{")))
            n->flags |= NODE_HOLES;
    }
}

struct schema *known_schema(struct known *k, struct val document)
{
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (val_is(document, NODE_OBJECT) && has_sign(document, i))
            return compiled(k, i);
    return NULL;
}
