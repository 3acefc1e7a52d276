/* Mistakes in task settings. */
#include <ctype.h>

#include "base/vec.h"
#include "good.h"
#include "mistake_tools.h"

/* The mistake is not in the document. */
static bool nothing(const struct mistake *m, struct item *doc, struct arena *a,
                    struct chance *c)
{
    (void)m, (void)doc, (void)a, (void)c;
    return true;
}

/* A section of the table that has settings; its name is *NAME. */
static struct item *pick_section(struct item *doc, struct chance *c)
{
    struct item *found = NULL;
    unsigned seen = 0;
    for (struct item *i = doc->first; i; i = i->next)
        if (i->first && i->kind == ITEM_OBJECT && chance_one_in(c, ++seen))
            found = i;
    return found;
}

static struct item *pick_setting(struct item *doc, struct chance *c, int kind,
                                 const struct setting **row)
{
    struct item *found = NULL;
    unsigned seen = 0;
    for (struct item *s = doc->first; s; s = s->next)
        for (struct item *i = s->first; i; i = i->next) {
            const struct setting *r =
                i->key ? setting_find(s->key, i->key) : NULL;
            if (!r || (kind && (int)r->kind != kind) ||
                !chance_one_in(c, ++seen))
                continue;
            found = i;
            *row = r;
        }
    return found;
}

static bool misspell(const struct mistake *m, struct item *doc, struct arena *a,
                     struct chance *c)
{
    const struct setting *row;
    struct item *i = strcmp(m->from, "section") == 0
                         ? pick_section(doc, c)
                         : pick_setting(doc, c, 0, &row);
    if (!i)
        return false;
    i->key = mistake_misspell(a, c, i->key);
    i->flags |= ITEM_AT_KEY;
    return true;
}

static bool change_case(const struct mistake *m, struct item *doc,
                        struct arena *a, struct chance *c)
{
    const struct setting *row;
    struct item *i = strcmp(m->from, "section") == 0
                         ? pick_section(doc, c)
                         : pick_setting(doc, c, 0, &row);
    if (!i)
        return false;
    char *key = arena_copy(a, i->key, strlen(i->key));
    *key = (char)tolower((unsigned char)*key);
    i->key = key;
    i->flags |= ITEM_AT_KEY;
    return true;
}

static bool add_unknown(const struct mistake *m, struct item *doc,
                        struct arena *a, struct chance *c)
{
    static const char *const names[] = {"CopyGrants", "Watermark", "Owner",
                                        "RetryForever", "x-note"};
    struct item *section =
        strcmp(m->from, "section") == 0 ? doc : pick_section(doc, c);
    const char *name = names[chance_below(c, COUNT_OF(names))];
    struct item *i = section == doc ? item_object(a, doc, name)
                                    : item_plain(a, section, name, "true");
    if (section == doc)
        item_plain(a, i, "Enabled", "true");
    i->flags |= ITEM_AT_KEY;
    return true;
}

/* A setting of FROM's kind becomes TO. */
static bool wrong_type(const struct mistake *m, struct item *doc,
                       struct arena *a, struct chance *c)
{
    (void)a;
    int kind = strcmp(m->from, "bool") == 0     ? SETTING_BOOL
               : strcmp(m->from, "number") == 0 ? SETTING_INT
               : strcmp(m->from, "text") == 0   ? SETTING_TEXT
                                                : SETTING_WORD;
    const struct setting *row;
    struct item *i = pick_setting(doc, c, kind, &row);
    if (!i)
        return false;
    const char *text = i->text;
    mistake_set(i, m->to);
    if (strcmp(m->to, "quoted") == 0) {
        i->kind = ITEM_STRING;
        i->text = text;
    }
    return true;
}

static bool out_of_range(const struct mistake *m, struct item *doc,
                         struct arena *a, struct chance *c)
{
    (void)a;
    const struct setting *row;
    for (unsigned n = 0; n < 50; n++) {
        struct item *i = pick_setting(doc, c, SETTING_INT, &row);
        const char *value = !i                            ? ""
                            : strcmp(m->to, "below") == 0 ? row->below
                                                          : row->above;
        if (!*value)
            continue;
        mistake_set(i, value);
        return true;
    }
    return false;
}

static bool wrong_word(const struct mistake *m, struct item *doc,
                       struct arena *a, struct chance *c)
{
    const struct setting *row;
    struct item *i = pick_setting(doc, c, SETTING_WORD, &row);
    if (!i)
        return false;
    char *word = arena_copy(a, i->text, strlen(i->text));
    for (char *p = word; *p && strcmp(m->to, "lower") == 0; p++)
        *p = (char)tolower((unsigned char)*p);
    mistake_set(i, strcmp(m->to, "lower") == 0  ? word
                   : strcmp(m->to, "near") == 0 ? mistake_misspell(a, c, word)
                                                : "WHATEVER");
    return true;
}

static bool section_type(const struct mistake *m, struct item *doc,
                         struct arena *a, struct chance *c)
{
    (void)a;
    struct item *i = pick_section(doc, c);
    if (!i)
        return false;
    mistake_set(i, m->to);
    return true;
}

/* What stands at PATH, "Logging/EnableLogging", added where its section is
 * there, becomes VALUE. */
static bool set_one(struct item *doc, struct arena *a, struct str path,
                    const char *value)
{
    struct str section = str_cut(&path, '/');
    struct item *s = item_get(doc, str_z(a, section));
    if (!s || !s->first)
        return false;
    struct item *i = item_get(s, str_z(a, path));
    if (!i)
        i = item_plain(a, s, str_z(a, path), value);
    mistake_set(i, value);
    return true;
}

/* FROM becomes TO; WHERE says what must hold besides, "Section/Key=value" by
 * blanks. Where the two of them do not go together, either may be told. */
static bool set_value(const struct mistake *m, struct item *doc,
                      struct arena *a, struct chance *c)
{
    (void)c;
    struct str rest = str_of(m->where ? m->where : "");
    while (rest.len) {
        struct str word = str_cut(&rest, ' ');
        struct str path = str_cut(&word, '=');
        if (!set_one(doc, a, path, str_z(a, word)))
            return false;
    }
    return set_one(doc, a, str_of(m->from), m->to);
}

/* The same, where FROM was small enough, and is what counts. */
static bool grow(const struct mistake *m, struct item *doc, struct arena *a,
                 struct chance *c)
{
    struct item *parent, *i = mistake_path(doc, m->from, &parent);
    return i && item_says(i, "48") && set_value(m, doc, a, c);
}

static bool remove_member(const struct mistake *m, struct item *doc,
                          struct arena *a, struct chance *c)
{
    (void)a;
    (void)c;
    struct item *parent, *i = mistake_path(doc, m->from, &parent);
    if (!i)
        return false;
    item_remove(parent, i);
    parent->flags |= ITEM_AT_VALUE | ITEM_AT_KEY;
    return parent->first != NULL;
}

/* What stands at FROM becomes TO. */
static bool replace(const struct mistake *m, struct item *doc, struct arena *a,
                    struct chance *c)
{
    (void)a;
    (void)c;
    struct item *parent, *i = mistake_path(doc, m->from, &parent);
    if (!i)
        return false;
    mistake_set(i, m->to);
    return true;
}

static bool misspell_at(const struct mistake *m, struct item *doc,
                        struct arena *a, struct chance *c)
{
    struct item *parent, *i = mistake_path(doc, m->from, &parent);
    if (!i)
        return false;
    i->key = mistake_misspell(a, c, i->key);
    i->flags |= ITEM_AT_KEY;
    return true;
}

static bool read_only(const struct mistake *m, struct item *doc,
                      struct arena *a, struct chance *c)
{
    (void)m;
    struct item *logging = item_get(doc, "Logging");
    if (!logging)
        return false;
    struct item *i = item_string(
        a, logging, chance_word(c, a, "CloudWatchLogGroup|CloudWatchLogStream"),
        "dms-tasks-shop");
    i->flags |= ITEM_AT_KEY | ITEM_AT_VALUE;
    return true;
}

static bool component_twice(const struct mistake *m, struct item *doc,
                            struct arena *a, struct chance *c)
{
    (void)m;
    (void)c;
    struct item *logging = item_get(doc, "Logging");
    struct item *list = logging ? item_get(logging, "LogComponents") : NULL;
    if (!list || !list->first)
        return false;
    struct item *copy = item_copy(a, list->first);
    item_add(list, copy);
    copy->next = NULL;
    copy->flags |= ITEM_AT_VALUE;
    item_get(copy, "Id")->flags |= ITEM_AT_VALUE;
    return true;
}

#define ANY   MISTAKE_ANY
#define EXACT (MISTAKE_ANY | MISTAKE_EXACT)
#define LOBS  "TargetMetadata/SupportLobs=true "
#define ROW(name, flags, rules, plant, from, to)                               \
    {                                                                          \
        name, false, flags, rules, plant, NULL, from, to, 0, 0                 \
    }
#define ROW_WHERE(name, rules, where, from, to)                                \
    {                                                                          \
        name, false, EXACT | MISTAKE_ALONE, rules, set_value, where, from, to, \
            0, 0                                                               \
    }

const struct mistake mistakes_settings[] = {
    ROW("section-near", EXACT, "settings/unknown-key", misspell, "section", ""),
    ROW("section-case", EXACT, "settings/unknown-key", change_case, "section",
        ""),
    ROW("section-far", EXACT, "settings/unknown-key", add_unknown, "section",
        ""),
    ROW("section-string", EXACT, "schema/type", section_type, "", "none"),
    ROW("section-list", EXACT, "schema/type", section_type, "", "[]"),
    ROW("section-number", EXACT, "schema/type", section_type, "", "1"),
    ROW("key-near", EXACT, "settings/unknown-key", misspell, "key", ""),
    ROW("key-case", EXACT, "settings/unknown-key settings/deprecated-key",
        change_case, "key", ""),
    ROW("key-far", EXACT, "settings/unknown-key", add_unknown, "key", ""),
    ROW("bool-quoted", EXACT, "schema/type", wrong_type, "bool", "quoted"),
    ROW("bool-number", EXACT, "schema/type", wrong_type, "bool", "1"),
    ROW("bool-word", EXACT, "schema/type", wrong_type, "bool", "yes"),
    ROW("bool-null", EXACT, "schema/type", wrong_type, "bool", "null"),
    ROW("number-quoted", EXACT, "schema/type", wrong_type, "number", "quoted"),
    ROW("number-bool", EXACT, "schema/type", wrong_type, "number", "true"),
    ROW("number-list", EXACT, "schema/type", wrong_type, "number", "[]"),
    ROW("number-fraction", EXACT, "schema/type", wrong_type, "number", "1.5"),
    ROW("text-number", EXACT, "schema/type", wrong_type, "text", "5"),
    ROW("text-null", EXACT, "schema/type", wrong_type, "text", "null"),
    ROW("word-number", EXACT, "schema/enum schema/type", wrong_type, "word",
        "3"),
    ROW("word-null", EXACT, "schema/enum schema/type", wrong_type, "word",
        "null"),
    ROW("word-near", EXACT, "schema/enum schema/const", wrong_word, "", "near"),
    ROW("word-case", EXACT, "schema/enum schema/const", wrong_word, "",
        "lower"),
    ROW("word-far", EXACT, "schema/enum schema/const", wrong_word, "", "far"),
    ROW("below-range", EXACT, "schema/range", out_of_range, "", "below"),
    ROW("above-range", EXACT, "schema/range", out_of_range, "", "above"),
    ROW("read-only-key", ANY | MISTAKE_SENT, "settings/read-only-key",
        read_only, "", ""),
    ROW_WHERE("both-lob-modes", "settings/lob-mode-conflict",
              LOBS "TargetMetadata/LimitedSizeLobMode=true "
                   "TargetMetadata/LobChunkSize=64 "
                   "TargetMetadata/BatchApplyEnabled=false",
              "TargetMetadata/FullLobMode", "true"),
    ROW_WHERE("no-lob-mode", "settings/lob-mode-missing",
              LOBS "TargetMetadata/FullLobMode=false",
              "TargetMetadata/LimitedSizeLobMode", "false"),
    ROW_WHERE("batch-full-lob", "cross/batch-apply-full-lob",
              LOBS "TargetMetadata/FullLobMode=true "
                   "TargetMetadata/LobChunkSize=64 "
                   "TargetMetadata/LimitedSizeLobMode=false",
              "TargetMetadata/BatchApplyEnabled", "true"),
    ROW_WHERE("lobs-off", "settings/lob-keys-ignored",
              "TargetMetadata/SupportLobs=false "
              "TargetMetadata/FullLobMode=false",
              "TargetMetadata/LimitedSizeLobMode", "true"),
    ROW_WHERE("inline-lob", "settings/inline-lob",
              LOBS "TargetMetadata/LimitedSizeLobMode=true "
                   "TargetMetadata/FullLobMode=false",
              "TargetMetadata/InlineLobMaxSize", "16"),
    ROW_WHERE("loopback-batch", "settings/loopback-batch",
              "LoopbackPreventionSettings/EnableLoopbackPrevention=true",
              "TargetMetadata/BatchApplyEnabled", "true"),
    ROW_WHERE("context-without-log", "settings/log-context-without-logging",
              "Logging/EnableLogging=false", "Logging/EnableLogContext",
              "true"),
    ROW_WHERE("log-off", "settings/logging-off",
              "Logging/EnableLogContext=false", "Logging/EnableLogging",
              "false"),
    ROW_WHERE("min-above-max", "settings/min-max-inverted",
              "ErrorBehavior/RecoverableErrorThrottlingMax=1800",
              "ErrorBehavior/RecoverableErrorInterval", "3600"),
    ROW_WHERE("stop-twice", "settings/stop-after-load",
              "FullLoadSettings/StopTaskCachedChangesApplied=true",
              "FullLoadSettings/StopTaskCachedChangesNotApplied", "true"),
    ROW_WHERE("drop-and-create", "settings/drop-and-create", "",
              "FullLoadSettings/TargetTablePrepMode", "DROP_AND_CREATE"),
    ROW_WHERE("no-tables-fine", "settings/no-tables-not-fatal", "",
              "ErrorBehavior/FailOnNoTablesCaptured", "false"),
    ROW_WHERE("silent-truncation", "settings/silent-truncation", "",
              "ErrorBehavior/DataTruncationErrorPolicy", "IGNORE_RECORD"),
    ROW_WHERE("failures-swapped", "validation/failure-count-swapped",
              "ValidationSettings/FailureMaxCount=10000",
              "ValidationSettings/TableFailureMaxCount", "20000"),
    ROW_WHERE("only-validates", "validation/validation-only",
              "ValidationSettings/EnableValidation=false "
              "FullLoadSettings/TargetTablePrepMode=DO_NOTHING",
              "ValidationSettings/ValidationOnly", "true"),
    {"lob-size-slow", false, EXACT | MISTAKE_INFO | MISTAKE_ALONE,
     "settings/lob-size-slow", grow,
     LOBS "TargetMetadata/LimitedSizeLobMode=true "
          "TargetMetadata/FullLobMode=false",
     "TargetMetadata/LobMaxSize", "4096", 0, 0},
    ROW("component-twice", ANY, "settings/duplicate-log-component",
        component_twice, "", ""),
    ROW("component-unknown", EXACT, "schema/enum", replace,
        "Logging/LogComponents/0/Id", "SOURCE_UNLAOD"),
    ROW("component-severity", EXACT, "schema/enum", replace,
        "Logging/LogComponents/0/Severity", "LOGGER_SEVERITY_WARN"),
    ROW("component-no-severity", ANY, "schema/required", remove_member,
        "Logging/LogComponents/0/Severity", ""),
    ROW("component-key", EXACT, "settings/unknown-key", misspell_at,
        "Logging/LogComponents/0/Severity", ""),
    ROW("components-object", EXACT, "schema/type", replace,
        "Logging/LogComponents", "{}"),
    ROW("image-no-field", ANY, "schema/required", remove_member,
        "BeforeImageSettings/FieldName", ""),
    ROW("image-field-empty", EXACT, "schema/length schema/not", replace,
        "BeforeImageSettings/FieldName", ""),
    ROW("image-filter", EXACT, "schema/enum", replace,
        "BeforeImageSettings/ColumnFilter", "pk_only"),
    ROW("loopback-no-schema", ANY, "schema/required", remove_member,
        "LoopbackPreventionSettings/SourceSchema", ""),
    ROW("loopback-key", EXACT, "settings/unknown-key", misspell_at,
        "LoopbackPreventionSettings/TargetSchema", ""),
    ROW("charset-unknown", EXACT, "schema/enum", replace,
        "CharacterSetSettings/CharacterSetSupport/CharacterSet", "UTF8"),
    ROW("charset-missing", ANY, "schema/required", remove_member,
        "CharacterSetSettings/CharacterSetSupport/CharacterSet", ""),
    ROW("charset-point", EXACT, "schema/type", replace,
        "CharacterSetSettings/CharacterReplacements/0/"
        "SourceCharacterCodePoint",
        "U+0062"),
    ROW("travel-no-bucket", ANY, "schema/required", remove_member,
        "TTSettings/TTS3Settings", ""),
    ROW("travel-no-key", ANY, "schema/required", remove_member,
        "TTSettings/TTS3Settings/ServerSideEncryptionKmsKeyId", ""),
    ROW("travel-role", EXACT, "schema/pattern settings/time-travel", replace,
        "TTSettings/TTS3Settings/ServiceAccessRoleArn", "dms-role"),
    ROW("lacks-member", ANY | MISTAKE_EXACT | MISTAKE_LACKS,
        "resource/required", nothing, "", ""),
    ROW("option-again", ANY | MISTAKE_EXACT | MISTAKE_OPTIONS,
        "resource/option-twice", nothing, "", ""),
    ROW("travel-operations", EXACT, "schema/pattern", replace,
        "TTSettings/TTRecordSettings/OperationsToLog", "UPSERT"),
};
const size_t mistakes_settings_count = COUNT_OF(mistakes_settings);
