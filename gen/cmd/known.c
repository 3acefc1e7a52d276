#include "cmd/known.h"

/* A document that has any of these keys with a value of that kind is of the
 * schema. The keys are DMS's own; what others may use too ("Logging") is not
 * among them. */
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

static bool has_sign(struct val document, size_t i)
{
    struct val v = val_get(document, str_of(signs[i].key));
    return val_is(v, signs[i].kind) &&
           (signs[i].kind != NODE_ARRAY || has_rule_type(v));
}

/* The schema of the sign at I, compiled once. */
static struct schema *compiled(struct known *k, size_t i)
{
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

struct schema *known_schema(struct known *k, struct val document)
{
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (val_is(document, NODE_OBJECT) && has_sign(document, i))
            return compiled(k, i);
    return NULL;
}
