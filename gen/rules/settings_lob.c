#include "rules/catalogue.h"
#include "rules/rules.h"

#define TARGET "TargetMetadata"

enum { CHUNK_ADVISED = 64, LOB_DEFAULT = 32, LOB_QUICK = 63 }; /* KB */

static bool copies_lobs(const struct rules *r)
{
    return rules_on(r, TARGET, "SupportLobs", true);
}

static void mode_missing(struct rules *r)
{
    if (!rules_on(r, TARGET, "SupportLobs", true) ||
        !rules_off(r, TARGET, "FullLobMode", rules_built(r, false)) ||
        !rules_off(r, TARGET, "LimitedSizeLobMode", -1))
        return;
    struct val at = rules_setting(r, TARGET, "SupportLobs");
    if (!val_exists(at))
        at = rules_setting(r, TARGET, "LimitedSizeLobMode");
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_LOB_MODE_MISSING, at,
                     "LOBs are to be copied, but no LOB mode is on");
    rules_help(r, f,
               "set \"LimitedSizeLobMode\" (with \"LobMaxSize\") or "
               "\"FullLobMode\" to true");
    rules_fix_set(r, f, TARGET, "LimitedSizeLobMode", "true", NULL, NULL);
}

static void mode_conflict(struct rules *r)
{
    if (!rules_on(r, TARGET, "FullLobMode", -1) ||
        !rules_on(r, TARGET, "LimitedSizeLobMode", -1) ||
        rules_off(r, TARGET, "SupportLobs", true))
        return;
    struct finding *f = rules_report(
        r, FINDING_SETTINGS_LOB_MODE_CONFLICT,
        rules_setting(r, TARGET, "LimitedSizeLobMode"),
        "full and limited LOB mode are both on, and a task has one");
    rules_help(r, f, "set one of the two to false");
    rules_related(r, f, rules_setting(r, TARGET, "FullLobMode"),
                  "the other mode");
}

static void keys_ignored(struct rules *r)
{
    static const char *const modes[] = {"FullLobMode", "LimitedSizeLobMode"};
    if (!rules_off(r, TARGET, "SupportLobs", -1))
        return;
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        if (!rules_on(r, TARGET, modes[i], -1))
            continue;
        struct finding *f = rules_report(
            r, FINDING_SETTINGS_LOB_KEYS_IGNORED,
            rules_setting(r, TARGET, modes[i]),
            "'%s' does nothing while 'SupportLobs' is false, which leaves "
            "LOB columns out",
            modes[i]);
        rules_help(r, f, "set \"SupportLobs\" to true, or this to false");
        return;
    }
}

/* A spec that does not say how long LOBs are. */
static void default_size(struct rules *r)
{
    struct val v = val_path(r->c->settings, TARGET, "LobMaxSize", NULL);
    if (!val_exists(r->c->spec) || (val_exists(v) && !val_is(v, NODE_NULL)))
        return;
    struct finding *f = rules_report(
        r, FINDING_SETTINGS_LOB_TRUNCATION_RISK, rules_home(r, TARGET),
        "LOBs longer than %d KB are cut off, unless the task says otherwise",
        LOB_DEFAULT);
    rules_help(r, f,
               "add \"" TARGET "\": { \"LobMaxSize\": 63 } to the task's "
               "settings, with the longest LOB of the source in KB%s",
               rules_limited_lob(r->c->target) ? "" : ", or \"FullLobMode\"");
}

/* What is cut off is lost without an error of the task. */
static void truncation(struct rules *r)
{
    int64_t size;
    if (rules_typed(r) && rules_resolution(r))
        return; /* catalogue_lobs.c knows whether there are any */
    if (!copies_lobs(r) || !rules_on(r, TARGET, "LimitedSizeLobMode", true) ||
        !rules_off(r, TARGET, "FullLobMode", false))
        return;
    if (!rules_number(r, TARGET, "LobMaxSize", &size)) {
        default_size(r);
        return;
    }
    if (size < 1 || size > LOB_DEFAULT)
        return;
    struct finding *f = rules_report(
        r, FINDING_SETTINGS_LOB_TRUNCATION_RISK,
        rules_setting(r, TARGET, "LobMaxSize"),
        "LOBs longer than %lld KB are cut off%s", (long long)size,
        size == LOB_DEFAULT ? ": this is the default, not your data" : "");
    rules_help(r, f, "set it to the longest LOB of the source in KB%s",
               rules_limited_lob(r->c->target) ? ""
                                               : ", or use \"FullLobMode\"");
}

/* From "Setting LOB support", on limited LOB mode. */
static void size_slow(struct rules *r)
{
    int64_t size;
    if (!copies_lobs(r) || !rules_on(r, TARGET, "LimitedSizeLobMode", true) ||
        !rules_off(r, TARGET, "FullLobMode", false) || r->c->type == TASK_CDC ||
        !rules_number(r, TARGET, "LobMaxSize", &size) || size <= LOB_QUICK)
        return;
    struct finding *f = rules_report(
        r, FINDING_SETTINGS_LOB_SIZE_SLOW,
        rules_setting(r, TARGET, "LobMaxSize"),
        "above 63 KB the size slows down a full load, and takes memory for "
        "each row of a commit");
    rules_help(r, f, "write no more than the longest LOB of the source%s",
               rules_limited_lob(r->c->target)
                   ? ", or a smaller \"CommitRate\""
                   : "; if few are long, use \"FullLobMode\" with "
                     "\"InlineLobMaxSize\"");
}

static void chunk_size(struct rules *r)
{
    int64_t size;
    if (!rules_on(r, TARGET, "FullLobMode", -1) || !copies_lobs(r) ||
        !rules_number(r, TARGET, "LobChunkSize", &size) ||
        (size > 0 && size <= CHUNK_ADVISED))
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_LOB_CHUNK_SIZE,
                     rules_setting(r, TARGET, "LobChunkSize"),
                     size > 0 ? "chunks of more than 64 KB have made tasks fail"
                              : "full LOB mode copies in chunks, and these "
                                "have no size");
    rules_help(r, f, "write 64");
    rules_fix(r, f, rules_setting(r, TARGET, "LobChunkSize"), "64");
}

static void inline_lob(struct rules *r)
{
    int64_t size;
    if (!rules_number(r, TARGET, "InlineLobMaxSize", &size) || size <= 0 ||
        !rules_off(r, TARGET, "FullLobMode", false))
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_INLINE_LOB,
                     rules_setting(r, TARGET, "InlineLobMaxSize"),
                     "'InlineLobMaxSize' works in full LOB mode only");
    rules_help(r, f, "set \"FullLobMode\" to true, or this to 0");
    rules_fix(r, f, rules_setting(r, TARGET, "InlineLobMaxSize"), "0");
}

/* From the guide's page on Redshift as a target: CLOB and NCLOB up to 63 KB
 * of a VARCHAR's 65,535 bytes. */
static void redshift(struct rules *r)
{
    int64_t size;
    if (!rules_engine(r->c->target, ENGINES_REDSHIFT) ||
        !rules_on(r, TARGET, "LimitedSizeLobMode", true) || !copies_lobs(r) ||
        !rules_number(r, TARGET, "LobMaxSize", &size) || size <= 63)
        return;
    struct finding *f = rules_report(
        r, FINDING_CROSS_REDSHIFT_LOB_SIZE,
        rules_setting(r, TARGET, "LobMaxSize"),
        "Redshift holds no LOB of more than 63 KB: its longest VARCHAR is "
        "65,535 bytes");
    rules_help(r, f, "write 63 or less");
    rules_fix(r, f, rules_setting(r, TARGET, "LobMaxSize"), "63");
}

static rules_fn *const all[] = {
    mode_missing, mode_conflict, keys_ignored, redshift,
    truncation,   size_slow,     chunk_size,   inline_lob,
};

const struct rules_part rules_settings_lob = {all, COUNT_OF(all), NULL, 0, 0};
