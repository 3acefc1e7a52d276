/* Documents by what they are, not by where they stand. */
#include "host/host.h"

/* The sections of task settings, as DMS documents and shows them. One whose
 * name is common needs another beside it. */
static const struct {
    const char *name;
    bool common;
} sections[] = {
    {"BeforeImageSettings", false},
    {"ChangeProcessingDdlHandlingPolicy", false},
    {"ChangeProcessingTuning", false},
    {"CharacterSetSettings", false},
    {"ControlTablesSettings", false},
    {"ErrorBehavior", true},
    {"FailTaskWhenCleanTaskResourceFailed", false},
    {"FullLoadSettings", false},
    {"Logging", true},
    {"LoopbackPreventionSettings", false},
    {"PostProcessingRules", true},
    {"StreamBufferSettings", false},
    {"TTSettings", true},
    {"TargetMetadata", false},
    {"ValidationSettings", true},
};

static const char *const rule_keys[] = {"rule-type", "rule-id", "rule-action",
                                        "object-locator"};

static bool is_settings(struct val v)
{
    unsigned points = 0;
    for (size_t i = 0; i < COUNT_OF(sections); i++)
        if (val_exists(val_get(v, str_of(sections[i].name))))
            points += sections[i].common ? 1 : 2;
    return points > 1;
}

static bool is_rule(struct val v)
{
    for (size_t i = 0; i < COUNT_OF(rule_keys); i++)
        if (val_exists(val_get(v, str_of(rule_keys[i]))))
            return true;
    return false;
}

static bool is_mappings(struct val v)
{
    struct val rules = val_get(v, STR("rules"));
    if (!val_is(rules, NODE_ARRAY))
        return false;
    VAL_EACH(it, rules)
    if (is_rule(it.value))
        return true;
    return false;
}

static int kind_of(struct val v)
{
    return is_mappings(v)   ? HOST_TABLE_MAPPINGS
           : is_settings(v) ? HOST_TASK_SETTINGS
                            : -1;
}

int host_content(struct val v, struct val *inner)
{
    int kind = kind_of(v);
    if (inner)
        *inner = v;
    if (kind >= 0 || !val_is(v, NODE_OBJECT))
        return kind;
    VAL_EACH(it, v)
    if ((kind = kind_of(it.value)) >= 0) {
        if (inner)
            *inner = it.value;
        return kind;
    }
    return -1;
}
