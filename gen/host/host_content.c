/* Documents by what they are, not by where they stand. */
#include "host/host.h"

/* The sections of task settings, as DMS documents and shows them. One whose
 * name others may use too needs another beside it, or one of its settings, of
 * which these are the first letters. */
static const struct {
    const char *name;
    bool common;
    const char *settings[7];
} sections[] = {
    {"BeforeImageSettings", false, {NULL}},
    {"ChangeProcessingDdlHandlingPolicy", false, {NULL}},
    {"ChangeProcessingTuning", false, {NULL}},
    {"CharacterSetSettings", false, {NULL}},
    {"ControlTablesSettings", false, {NULL}},
    {"ErrorBehavior",
     true,
     {"ApplyError", "Data", "EventError", "FailOn", "Recoverable", "TableError",
      NULL}},
    {"FailTaskWhenCleanTaskResourceFailed", false, {NULL}},
    {"FullLoadSettings", false, {NULL}},
    {"Logging", true, {"EnableLog", "LogComponents", "CloudWatchLog", NULL}},
    {"LoopbackPreventionSettings", false, {NULL}},
    {"PostProcessingRules", true, {NULL}},
    {"ResyncSettings", true, {"EnableResync", NULL}},
    {"StreamBufferSettings", false, {NULL}},
    {"TTSettings", true, {"EnableTT", "EnableRawData", NULL}},
    {"TargetMetadata", false, {NULL}},
    {"ValidationSettings", true, {"EnableValidation", "Validation", NULL}},
};

static const char *const rule_keys[] = {"rule-type", "rule-id", "rule-action",
                                        "object-locator"};

/* Whether one of the settings in SECTION has a name that STARTS tells. */
static bool has_setting(struct val section, const char *const *starts)
{
    VAL_EACH(it, section)
    for (size_t i = 0; starts[i]; i++)
        if (str_starts(val_str(it.key), str_of(starts[i])))
            return true;
    return false;
}

/* How sure the section at I makes it that V is task settings. */
static unsigned points_of(struct val v, size_t i)
{
    struct val section = val_get_z(v, sections[i].name);
    if (!val_exists(section))
        return 0;
    bool sure =
        !sections[i].common || (val_is(section, NODE_OBJECT) &&
                                has_setting(section, sections[i].settings));
    return sure ? 2 : 1;
}

static bool is_settings(struct val v)
{
    unsigned points = 0;
    for (size_t i = 0; points < 2 && i < COUNT_OF(sections); i++)
        points += points_of(v, i);
    return points > 1;
}

static bool is_rule(struct val v)
{
    for (size_t i = 0; i < COUNT_OF(rule_keys); i++)
        if (val_exists(val_get_z(v, rule_keys[i])))
            return true;
    return false;
}

/* The form of before 2016, which is table mappings all the same. */
static bool is_old_form(struct val v)
{
    VAL_EACH(it, val_get(v, STR("TableMappings")))
    if (!val_exists(it.key) &&
        val_exists(val_get(it.value, STR("SourceSchema"))))
        return true;
    return false;
}

/* Rules under a name that "rules" is misspelt by, and nothing beside them. */
static bool is_misspelt(struct val v)
{
    const struct str name = STR("rules");
    struct val_iter it = val_iter(v);
    if (!it.object || val_count(v) != 1 || !val_step(&it) ||
        !val_count(it.value) || str_nearest(val_str(it.key), &name, 1) < 0)
        return false;
    VAL_EACH(rule, it.value)
    if (val_exists(rule.key) ||
        !val_exists(val_get(rule.value, STR("rule-type"))) ||
        !val_exists(val_get(rule.value, STR("object-locator"))))
        return false;
    return true;
}

static bool is_mappings(struct val v)
{
    struct val rules = val_get(v, STR("rules"));
    if (!val_is(rules, NODE_ARRAY))
        return is_old_form(v) || is_misspelt(v);
    VAL_EACH(it, rules)
    if (is_rule(it.value))
        return true;
    return false;
}

/* Others describe tables too, and have one document for each. */
static bool is_definition(struct val v)
{
    struct val tables = val_get(v, STR("Tables"));
    if (val_is(tables, NODE_ARRAY))
        VAL_EACH(it, tables)
        {
            if (val_exists(val_get(it.value, STR("TableColumns"))))
                return true;
        }
    return false;
}

static int kind_of(struct val v)
{
    return is_mappings(v)     ? HOST_TABLE_MAPPINGS
           : is_settings(v)   ? HOST_TASK_SETTINGS
           : is_definition(v) ? HOST_TABLE_DEFINITION
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
