/* What came with a version of the DMS engine, and is used with an older one. */
#include "rules/rules.h"

/* From the release notes of AWS DMS, and the pages of each. */
enum {
    TOPICS = 30406,
    RAW_DATA = 30500,
    MASKING = 30504,
    MODIFIED_NAMES = 30600,
    RESYNC = 30601
};

/* What comes of it: a task that fails or does not do what it should, or one
 * that does without. */
enum loss { LESS, FAILS };

static void too_old(struct rules *r, struct val at, unsigned since,
                    const char *what, enum loss loss)
{
    unsigned have = r->c->engine_version;
    if (!have || have >= since || !val_exists(at))
        return;
    struct finding *f = rules_report(
        r, FINDING_CROSS_ENGINE_VERSION, at,
        "%s came with version %u.%u.%u of the DMS engine, and the task runs on "
        "%u.%u.%u",
        what, since / 10000, since / 100 % 100, since % 100, have / 10000,
        have / 100 % 100, have % 100);
    rules_help(r, f, "take a newer version, or remove this");
    if (f && loss == LESS)
        f->severity = SEVERITY_WARNING;
}

static void settings(struct rules *r)
{
    if (!r->c->engine_version)
        return;
    struct val resync = rules_setting(r, "ResyncSettings", "EnableResync");
    struct val raw = val_path(r->c->settings, "TTSettings", "TTRecordSettings",
                              "RawDataFormat", (char *)NULL);
    if (val_is(resync, NODE_TRUE))
        too_old(r, resync, RESYNC, "data resync", FAILS);
    if (rules_known(raw) && val_str(raw).len)
        too_old(r, raw, RAW_DATA, "'RawDataFormat'", LESS);
}

static void log_components(struct rules *r)
{
    if (!r->c->engine_version)
        return;
    struct val list = rules_setting(r, "Logging", "LogComponents");
    VAL_EACH(it, list)
    {
        struct val id = val_get(it.value, STR("Id"));
        if (rules_known(id) &&
            str_among(val_str(id), "DATA_RESYNC RESYNC_UNLOAD RESYNC_APPLY"))
            too_old(r, id, RESYNC, "the log of data resync", LESS);
    }
}

static void rule(struct rules *r, const struct rules_item *item)
{
    const struct mapping_rule *m = item->rule;
    if (!r->c->engine_version)
        return;
    struct val expression = mapping_part(m, MAPPING_PART_EXPRESSION);
    struct val topic = val_get(mapping_part(m, MAPPING_PART_PARAMETERS),
                               STR("kafka-target-topic"));
    if (m->action == MAPPING_MASK_DIGITS ||
        m->action == MAPPING_RANDOMIZE_DIGITS || m->action == MAPPING_HASH_MASK)
        too_old(r, mapping_part(m, MAPPING_PART_ACTION), MASKING,
                "data masking", FAILS);
    if (str_contains(val_str(expression), STR("$AR_M_MODIFIED_")))
        too_old(r, expression, MODIFIED_NAMES, "$AR_M_MODIFIED_...", FAILS);
    if (!val_exists(topic))
        topic = val_get(m->origin, STR("kafka-target-topic"));
    too_old(r, topic, TOPICS, "'kafka-target-topic'", FAILS);
}

static rules_fn *const all[] = {settings, log_components};

static rules_item_fn *const each[] = {rule};

const struct rules_part rules_engine_version = {all, COUNT_OF(all), each,
                                                COUNT_OF(each), 0};
