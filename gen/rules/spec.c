#include "dms/position.h"
#include "rules/catalogue.h"
#include "rules/rules.h"
#include "rules/together.h"

static enum rules_given given(const struct database *d, const char *name)
{
    for (size_t i = 0; i < d->endpoint_settings.n; i++) {
        struct pair pair = d->endpoint_settings.at[i];
        if (str_is(val_str(pair.key), "ExtraConnectionAttributes"))
            return GIVEN_MAYBE;
        if (str_eq_nocase(val_str(pair.key), str_of(name)))
            return !rules_known(pair.value)         ? GIVEN_MAYBE
                   : val_is(pair.value, NODE_FALSE) ? GIVEN_NOT
                                                    : GIVEN;
    }
    return GIVEN_NOT;
}

static struct rules_type_settings type_settings(const struct task *t)
{
    struct rules_type_settings s = {.text_size = GIVEN_NOT_SEEN};
    if (!t->from || !t->to)
        return s;
    s.text_size = given(t->from, "unboundedVarcharMaxSize");
    s.number_scale = given(t->from, "NumberDatatypeScale");
    s.numbers_as_text = given(t->from, "MapUnboundedNumericAsString");
    s.booleans_from = given(t->from, "MapBooleanAsBoolean");
    s.booleans_to = given(t->to, "MapBooleanAsBoolean");
    s.large_integers = given(t->to, "UseLargeIntegerValue");
    s.script = given(t->to, "AfterConnectScript");
    s.statement = given(t->to, "initstmt");
    return s;
}

/* Where the source of a task turns its heartbeat off, or does not turn it on;
 * none if it is on, or nobody knows. */
static struct val heartbeat_off(const struct database *d,
                                const struct rules *told)
{
    static const char others[] =
        "HeartbeatFrequency HeartbeatSchema ExtraConnectionAttributes";
    struct val at = d->key;
    for (size_t i = 0; i < d->endpoint_settings.n; i++) {
        struct pair pair = d->endpoint_settings.at[i];
        struct str name = val_str(pair.key);
        if (str_is(name, "HeartbeatEnable"))
            at = pair.value;
        if (str_among(name, others) || rules_blamed(told, pair.key))
            return val_none();
    }
    return val_same(at, d->key) || val_is(at, NODE_FALSE) ? at : val_none();
}

/* Of a source that is made, dmsc turns it on itself. */
static void heartbeat(const struct task *t, const struct rules *told)
{
    const struct database *d = t->from;
    struct findings *fs = told->fs;
    if (!d || !task_captures(t) || !rules_engine(d->engine, ENGINES_POSTGRES))
        return;
    struct val at = heartbeat_off(d, told);
    if (!val_exists(at))
        return;
    struct finding *f = val_finding(
        fs, FINDING_ENDPOINT_NO_HEARTBEAT, at,
        "without a heartbeat a quiet source keeps its write-ahead log until "
        "the disk is full");
    finding_help(fs, f, "%s",
                 d->create ? "remove it: the heartbeat of a source that is "
                             "made here is on"
                 : val_is(at, NODE_FALSE)
                     ? "write true, where the source is no read replica"
                     : "write 'endpoint-settings: { HeartbeatEnable: true }', "
                       "where the source is no read replica");
    finding_related(fs, f, val_span(t->key), "the task that captures changes");
}

/* A position in PostgreSQL's log needs a slot that is there already. */
static void start(const struct task *t, struct findings *fs)
{
    const struct database *d = t->from;
    struct val at = t->cdc_start_position;
    const struct position_log *log =
        d && d->engine ? position_log(d->engine) : NULL;
    if (!log || !log->timeless || !rules_known(at) ||
        position_form(d->engine, val_str(at)) != POSITION_NATIVE ||
        given(d, "SlotName") != GIVEN_NOT)
        return;
    struct finding *f = val_finding(
        fs, FINDING_TASK_START_WITHOUT_SLOT, at,
        "a start at a position in PostgreSQL's log needs a replication slot "
        "that is there already");
    finding_help(fs, f,
                 "make the slot, and write its name as 'SlotName' in the "
                 "source's 'endpoint-settings'");
    finding_related(fs, f, val_span(d->key), "the source");
}

/* Where the settings of a task are, or would be. Of a spec with errors nothing
 * is built, and what DMS does by default is not its trouble yet. */
static struct val settings_at(const struct task *t, const struct findings *fs,
                              size_t first)
{
    struct val key = val_key(t->origin, STR("settings"));
    for (size_t i = first; i < fs->list.n; i++)
        if (fs->list.at[i]->severity == SEVERITY_ERROR)
            return val_none();
    return val_exists(key) ? key : t->key;
}

static void check_task(const struct model *m, const struct task *t,
                       const struct rules_catalogue *catalogue, size_t first,
                       struct rules_together *together, struct findings *fs)
{
    struct val version = m->instance.engine_version;
    struct rules_context c = {
        .settings = t->settings,
        .defaults = t->settings_defaults,
        .spec = settings_at(t, fs, first),
        .rules = t->rule_docs.at,
        .rule_count = t->rule_docs.n,
        .source = t->from ? t->from->engine : NULL,
        .target = t->to ? t->to->engine : NULL,
        .type = val_exists(t->type_origin) ? (int)t->type : -1,
        .type_at = t->type_origin,
        .target_made = !t->to || t->to->create,
        .types = type_settings(t),
        .catalogue = catalogue,
        .engine_version =
            rules_known(version) ? rules_version(val_str(version)) : 0,
        .first = first,
    };
    rules_check(&c, m->arena, fs);
    heartbeat(t, &(struct rules){.c = &c, .fs = fs});
    start(t, fs);
    if (!t->from || !t->to)
        return;
    struct rules_ends ends = {
        .name = val_str(t->key),
        .at = val_span(t->key),
        .whole = true,
        .source = val_str(t->from->key),
        .target = val_str(t->to->key),
    };
    rules_together_add(together, &c, &ends, m->arena);
}

void rules_check_spec(const struct model *m,
                      const struct rules_catalogue *const *catalogues,
                      size_t first, struct findings *fs)
{
    struct rules_together *together = rules_together_new(fs);
    for (size_t i = 0; i < m->task_count; i++)
        check_task(m, &m->tasks[i], catalogues ? catalogues[i] : NULL, first,
                   together, fs);
    rules_together_check(together);
}
