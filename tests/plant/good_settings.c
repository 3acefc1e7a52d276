#include "good.h"

const struct setting setting_table[] = {
#define SECTION(name)           {SETTING_SECTION, name, "", "", ""},
#define BOOL(name, good)        {SETTING_BOOL, name, good, "", ""},
#define INT(name, good, lo, hi) {SETTING_INT, name, good, lo, hi},
#define TEXT(name, good)        {SETTING_TEXT, name, good, "", ""},
#define WORD(name, good)        {SETTING_WORD, name, good, "", ""},
#include "good_settings.def"
    {SETTING_SECTION, NULL, NULL, NULL, NULL},
};

const struct setting *setting_find(const char *section, const char *name)
{
    const struct setting *s = setting_table;
    while (s->name && (s->kind || strcmp(s->name, section) != 0))
        s++;
    for (s += s->name != NULL; s->kind; s++)
        if (strcmp(s->name, name) == 0)
            return s;
    return NULL;
}

static void add_setting(struct arena *a, struct chance *c, struct item *section,
                        const struct setting *s)
{
    bool quoted = s->kind == SETTING_TEXT || s->kind == SETTING_WORD;
    item_add(section, item_new(a, quoted ? ITEM_STRING : ITEM_PLAIN, s->name,
                               chance_word(c, a, s->good)));
}

/* Adds the section whose row S is; all of it, or some. */
static void add_section(struct arena *a, struct chance *c, struct item *doc,
                        const struct setting *s, bool all)
{
    struct item *section = item_object(a, doc, s->name);
    for (s++; s->kind; s++)
        if (all || chance_below(c, 5) < 3)
            add_setting(a, c, section, s);
}

static void add_components(struct arena *a, struct chance *c, struct item *doc)
{
    static const char *const ids[] = {
        "SOURCE_UNLOAD", "SOURCE_CAPTURE", "TARGET_LOAD",  "TARGET_APPLY",
        "TASK_MANAGER",  "TRANSFORMATION", "VALIDATOR_EXT"};
    struct item *logging = item_get(doc, "Logging");
    if (!logging)
        return;
    struct item *list = item_array(a, logging, "LogComponents");
    for (unsigned i = chance_below(c, 3); i < 7; i += 1 + chance_below(c, 3)) {
        struct item *o = item_object(a, list, NULL);
        item_string(a, o, "Id", ids[i]);
        item_string(a, o, "Severity",
                    chance_word(c, a,
                                "LOGGER_SEVERITY_DEFAULT|LOGGER_SEVERITY_INFO|"
                                "LOGGER_SEVERITY_ERROR"));
    }
}

static void add_before_image(struct arena *a, struct chance *c,
                             struct item *doc)
{
    struct item *o = item_object(a, doc, "BeforeImageSettings");
    item_plain(a, o, "EnableBeforeImage", "true");
    item_string(a, o, "FieldName", "before");
    item_string(a, o, "ColumnFilter", chance_word(c, a, "pk-only|non-lob|all"));
}

static void add_loopback(struct arena *a, struct chance *c, struct item *doc)
{
    (void)c;
    struct item *o = item_object(a, doc, "LoopbackPreventionSettings");
    item_plain(a, o, "EnableLoopbackPrevention", "true");
    item_string(a, o, "SourceSchema", "LOOP_DATA");
    item_string(a, o, "TargetSchema", "loop_data");
}

static void add_characters(struct arena *a, struct chance *c, struct item *doc)
{
    struct item *o = item_object(a, doc, "CharacterSetSettings");
    if (chance_one_in(c, 2)) {
        struct item *list = item_array(a, o, "CharacterReplacements");
        struct item *r = item_object(a, list, NULL);
        item_plain(a, r, "SourceCharacterCodePoint", "62");
        item_plain(a, r, "TargetCharacterCodePoint", "61");
    }
    struct item *set = item_object(a, o, "CharacterSetSupport");
    item_string(a, set, "CharacterSet",
                chance_word(c, a, "UTF-8|UTF16_PlatformEndian|US-ASCII"));
    item_plain(a, set, "ReplaceWithCharacterCodePoint", "0");
}

static void add_time_travel(struct arena *a, struct chance *c, struct item *doc)
{
    struct item *o = item_object(a, doc, "TTSettings");
    item_plain(a, o, "EnableTT", "true");
    struct item *s3 = item_object(a, o, "TTS3Settings");
    item_string(a, s3, "EncryptionMode", "SSE_KMS");
    item_string(a, s3, "ServerSideEncryptionKmsKeyId",
                "arn:aws:kms:eu-west-1:112233445566:key/4bd6b0b5");
    item_string(a, s3, "ServiceAccessRoleArn",
                "arn:aws:iam::112233445566:role/dms-tt-s3-access-role");
    item_string(a, s3, "BucketName", "shop-time-travel");
    struct item *records = item_object(a, o, "TTRecordSettings");
    item_plain(a, records, "EnableRawData", "true");
    item_string(a, records, "OperationsToLog",
                chance_word(c, a, "DELETE,UPDATE|ALL"));
    item_plain(a, records, "MaxRecordSize", "64");
}

static bool is_on(struct item *doc, const char *section, const char *key)
{
    struct item *o = item_get(doc, section);
    return o && item_says(item_get(o, key), "true");
}

/* What most tasks do not have; null, or nothing, for what this one has not. */
static void add_extras(struct arena *a, struct chance *c, struct item *doc,
                       bool exported)
{
    static const struct {
        const char *key, *section, *not_with;
        void (*add)(struct arena *, struct chance *, struct item *);
    } extras[] = {
        {"LoopbackPreventionSettings", "TargetMetadata", "BatchApplyEnabled",
         add_loopback},
        {"CharacterSetSettings", "ValidationSettings", "EnableValidation",
         add_characters},
        {"BeforeImageSettings", "", "", add_before_image},
        {"TTSettings", "", "", add_time_travel},
    };
    for (size_t i = 0; i < sizeof extras / sizeof *extras; i++) {
        if (chance_one_in(c, 4) &&
            !is_on(doc, extras[i].section, extras[i].not_with))
            extras[i].add(a, c, doc);
        else if (exported)
            item_plain(a, doc, extras[i].key, "null");
    }
    if (exported) {
        item_plain(a, doc, "PostProcessingRules", "null");
        item_plain(a, doc, "FailTaskWhenCleanTaskResourceFailed", "false");
    }
}

/* A document is known by its sections: there is one that nobody else has. */
struct item *good_settings(struct arena *a, struct chance *c, bool exported)
{
    struct item *doc = item_new(a, ITEM_OBJECT, NULL, NULL);
    for (const struct setting *s = setting_table; s->name; s++) {
        bool own = strcmp(s->name, "TargetMetadata") == 0 ||
                   strcmp(s->name, "FullLoadSettings") == 0;
        if (s->kind == SETTING_SECTION &&
            (own || exported || chance_one_in(c, 2)))
            add_section(a, c, doc, s, exported);
    }
    add_components(a, c, doc);
    add_extras(a, c, doc, exported);
    return doc;
}
