/* Settings that say what holds anyway. */
#include "base/vec.h"
#include "rules/rules.h"
#include "tree/edit.h"

enum { WORTH_A_WORD = 10, NAMED = 3 };

/* Defaults that are no such thing: the console, the API or a version of the
 * engine has another one, sources differ, or what is written is a decision
 * that other rules speak of. */
static const char *const contested =
    "BatchApplyPreserveTransaction DataMaskingErrorPolicy EnableLogging "
    "EnableValidation FailOnNoTablesCaptured FailureMaxCount FullLobMode "
    "LimitedSizeLobMode LobChunkSize LobMaxSize ParallelApplyBufferSize "
    "ParallelApplyQueuesPerThread "
    "ParallelLoadBufferSize ParallelLoadQueuesPerThread RecoverableErrorCount "
    "RecoverableErrorStopRetryAfterThrottlingMax SupportLobs "
    "TableFailureMaxCount TargetTablePrepMode ValidationQueryCdcDelaySeconds";

struct redundant {
    struct rules *r;
    VEC(struct val) keys; /* of the settings */
    struct edits edits;   /* that take them out */
    size_t scalars;       /* all that are written */
};

static bool is_scalar(struct val v)
{
    return rules_known(v) && !val_is(v, NODE_ARRAY) && !val_is(v, NODE_OBJECT);
}

/* What another rule speaks of would do harm unseen. */
static bool is_default(const struct rules *r, const struct val_iter *it,
                       struct val defaults)
{
    struct str key = val_str(it->key);
    return is_scalar(it->value) &&
           val_equal(it->value, val_get(defaults, key)) &&
           !str_among(key, contested) && !rules_blamed(r, it->value) &&
           !rules_blamed(r, it->key);
}

/* A section of which nothing else would be left goes as a whole. */
static void take_section(struct redundant *out, struct val section_key,
                         struct val section, struct val defaults)
{
    size_t from = out->keys.n;
    VAL_EACH(it, section)
    {
        out->scalars += is_scalar(it.value);
        if (is_default(out->r, &it, defaults))
            *vec_push(out->r->arena, &out->keys) = it.key;
    }
    if (out->keys.n - from == val_count(section) && val_count(section)) {
        edit_remove_more(&out->edits, section_key);
        return;
    }
    for (size_t i = from; i < out->keys.n; i++)
        edit_remove_more(&out->edits, out->keys.at[i]);
}

static struct str first_names(const struct redundant *found)
{
    struct str s = STR("");
    for (size_t i = 0; i < NAMED && i < found->keys.n; i++)
        s = str_printf(found->r->arena, "%.*s%s'%.*s'", STR_ARG(s),
                       i ? ", " : "", STR_ARG(val_str(found->keys.at[i])));
    return s;
}

/* Whether the document makes a task: a call that changes one may well set
 * something back, and nobody knows who sends a file that lies alone. */
static bool makes_task(const struct rules *r)
{
    return !r->c->exported && !r->c->partial &&
           (r->c->host == HOST_IS_terraform ||
            r->c->host == HOST_IS_cloudformation);
}

static void redundant(struct rules *r)
{
    struct redundant found = {.r = r, .edits = {.arena = r->fs->arena}};
    if (!findings_ask(r->fs, FINDING_SETTINGS_REDUNDANT_DEFAULT) ||
        !makes_task(r) || !val_exists(r->c->defaults) ||
        !rules_known(r->c->settings))
        return;
    VAL_EACH(it, r->c->settings)
    {
        struct val defaults = val_get(r->c->defaults, val_str(it.key));
        if (rules_known(it.value) && val_is(defaults, NODE_OBJECT))
            take_section(&found, it.key, it.value, defaults);
    }
    if (found.keys.n < WORTH_A_WORD || found.keys.n * 2 < found.scalars)
        return;
    struct str names = first_names(&found);
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_REDUNDANT_DEFAULT, found.keys.at[0],
                     "%zu of %zu settings are the defaults of DMS: %.*s, ...",
                     found.keys.n, found.scalars, STR_ARG(names));
    rules_help(r, f, "leave them out: what differs is seen then");
    rules_fix_edits(r, f, &found.edits, "remove them");
}

static rules_fn *const all[] = {redundant};

const struct rules_part rules_settings_defaults = {all, COUNT_OF(all), NULL, 0,
                                                   0};
