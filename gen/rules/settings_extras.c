/* Sections that most tasks do not have: loopback prevention, before images,
 * character sets, time travel, resync. */
#include "rules/rules.h"
#include "tree/edit.h"

#define TT_SOURCES "oracle sqlserver " ENGINES_POSTGRES
#define TT_TARGETS ENGINES_POSTGRES " " ENGINES_MYSQL_BOTH

static void loopback_batch(struct rules *r)
{
    if (!rules_on(r, "LoopbackPreventionSettings", "EnableLoopbackPrevention",
                  -1) ||
        !rules_on(r, "TargetMetadata", "BatchApplyEnabled", -1))
        return;
    struct val at = rules_setting(r, "TargetMetadata", "BatchApplyEnabled");
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_LOOPBACK_BATCH, at,
                     "loopback prevention does not work with batch apply");
    rules_help(r, f, "set \"BatchApplyEnabled\" to false");
    rules_related(r, f,
                  rules_setting(r, "LoopbackPreventionSettings",
                                "EnableLoopbackPrevention"),
                  "loopback prevention is on");
}

/* Its engines. Their nearest kin are left alone: the guide does not speak of
 * them. */
static bool has_no_loopback(const struct engine *e)
{
    static const char *const engines =
        ENGINES_SQLSERVER " " ENGINES_MYSQL " " ENGINES_POSTGRES " oracle "
                          "babelfish";
    return rules_engine_not(e, engines);
}

static void loopback_engine(struct rules *r)
{
    struct val at = rules_setting(r, "LoopbackPreventionSettings",
                                  "EnableLoopbackPrevention");
    bool source = has_no_loopback(r->c->source);
    if (!val_is(at, NODE_TRUE) || (!source && !has_no_loopback(r->c->target)))
        return;
    const struct engine *e = source ? r->c->source : r->c->target;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_LOOPBACK_ENGINE, at,
                     "there is no loopback prevention with %.*s as the %s",
                     STR_ARG(e->words), source ? "source" : "target");
    rules_help(r, f,
               "set it to false: both ends are Oracle, SQL Server, MySQL, "
               "PostgreSQL or Aurora");
}

static void before_image(struct rules *r)
{
    struct val at =
        rules_setting(r, "BeforeImageSettings", "EnableBeforeImage");
    if (!val_is(at, NODE_TRUE))
        return;
    struct finding *f = NULL;
    if (rules_engine_not(r->c->target, ENGINES_STREAMS))
        f = rules_report(r, FINDING_SETTINGS_BEFORE_IMAGE, at,
                         "before images go to Kinesis and Kafka only, and the "
                         "target is %.*s",
                         STR_ARG(r->c->target->words));
    else if (rules_loads_only(r))
        f = rules_report(r, FINDING_SETTINGS_BEFORE_IMAGE, at,
                         "a full-load task sees no changes, so there are no "
                         "before images");
    rules_help(r, f, "set it to false");
}

static void charset_vs_validation(struct rules *r)
{
    struct val sets = val_get(r->c->settings, STR("CharacterSetSettings"));
    if (!rules_known(sets) || !val_count(sets) ||
        !rules_on(r, "ValidationSettings", "EnableValidation", -1))
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_CHARSET_VS_VALIDATION,
                     rules_setting(r, "ValidationSettings", "EnableValidation"),
                     "tables with substituted characters are not validated");
    rules_help(r, f,
               "remove \"CharacterSetSettings\", or set this to false and "
               "compare by other means");
    rules_related(r, f, sets, "characters are substituted");
}

/* From "Character substitution task settings". */
static void charset_engine(struct rules *r)
{
#define SUBSTITUTED                                                            \
    ENGINES_SQLSERVER " " ENGINES_MYSQL " " ENGINES_POSTGRES " oracle sybase"
    const struct engine *e = NULL;
    struct val sets = val_get(r->c->settings, STR("CharacterSetSettings"));
    struct val at = val_key(r->c->settings, STR("CharacterSetSettings"));
    if (rules_engine_not(r->c->source, SUBSTITUTED " db2"))
        e = r->c->source;
    else if (rules_engine_not(r->c->target, SUBSTITUTED " " ENGINES_REDSHIFT))
        e = r->c->target;
    if (!e || !rules_known(sets) || !val_count(sets))
        return;
    struct finding *f = rules_report(
        r, FINDING_SETTINGS_CHARSET_ENGINE, at,
        "DMS substitutes no characters with %.*s as the %s", STR_ARG(e->words),
        e == r->c->source ? "source" : "target");
    rules_help(r, f, "remove it");
#undef SUBSTITUTED
}

/* Behind which a quote is missing, has more behind it: that was told. */
static bool of_role(struct val arn)
{
    struct str s = val_exists(arn) ? val_str(arn) : STR("");
    return !s.len || str_ends(s, STR("/dms-tt-s3-access-role")) ||
           str_contains(s, STR("/dms-tt-s3-access-role, "));
}

static void time_travel_role(struct rules *r)
{
    struct val arn = val_path(r->c->settings, "TTSettings", "TTS3Settings",
                              "ServiceAccessRoleArn", (char *)NULL);
    if (!rules_on(r, "TTSettings", "EnableTT", -1) || !rules_known(arn) ||
        of_role(arn))
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_TIME_TRAVEL, arn,
                     "time travel takes a role of one name only");
    rules_help(r, f, "make a role 'dms-tt-s3-access-role' and write its ARN");
}

static void time_travel(struct rules *r)
{
    struct val at = rules_setting(r, "TTSettings", "EnableTT");
    if (!val_is(at, NODE_TRUE))
        return;
    struct finding *f = NULL;
    if (rules_loads_only(r))
        f = rules_report(r, FINDING_SETTINGS_TIME_TRAVEL, at,
                         "time travel logs changes, and a full-load task has "
                         "none");
    else if (rules_engine_not(r->c->source, TT_SOURCES))
        f = rules_report(r, FINDING_SETTINGS_TIME_TRAVEL, at,
                         "time travel cannot read from %.*s",
                         STR_ARG(r->c->source->words));
    else if (rules_engine_not(r->c->target, TT_TARGETS))
        f = rules_report(r, FINDING_SETTINGS_TIME_TRAVEL, at,
                         "time travel cannot write to %.*s",
                         STR_ARG(r->c->target->words));
    rules_help(r, f, "set it to false");
    time_travel_role(r);
}

static void resync_schedule(struct rules *r, struct val on)
{
    struct val schedule = rules_setting(r, "ResyncSettings", "ResyncSchedule");
    struct finding *f = NULL;
    if (rules_loads_only(r) && val_exists(schedule)) {
        f = rules_report(r, FINDING_SETTINGS_RESYNC, schedule,
                         "a full-load task resyncs once, without a schedule");
        rules_help(r, f, "remove it");
    } else if (rules_captures(r) &&
               !val_exists(val_path(r->c->settings, "ResyncSettings",
                                    "ResyncSchedule", (char *)NULL))) {
        f = rules_report(r, FINDING_SETTINGS_RESYNC, on,
                         "resync of a task that captures changes needs a "
                         "schedule");
        rules_help(r, f,
                   "add \"ResyncSchedule\" and \"MaxResyncTime\", such as "
                   "\"0 0 * * 6\" and 360");
    }
}

static void resync(struct rules *r)
{
    struct val on = rules_setting(r, "ResyncSettings", "EnableResync");
    if (!val_is(on, NODE_TRUE))
        return;
    struct finding *f = NULL;
    if (rules_engine_not(r->c->source, "oracle sqlserver"))
        f = rules_report(r, FINDING_SETTINGS_RESYNC, on,
                         "resync reads from Oracle and SQL Server only");
    else if (rules_engine_not(r->c->target, ENGINES_POSTGRES))
        f = rules_report(r, FINDING_SETTINGS_RESYNC, on,
                         "resync writes to PostgreSQL and Aurora PostgreSQL "
                         "only");
    rules_help(r, f, "set it to false");
    if (!f)
        resync_schedule(r, on);
}

static void resync_validation(struct rules *r)
{
    struct val on = rules_setting(r, "ResyncSettings", "EnableResync");
    struct val task = val_path(r->c->settings, "ResyncSettings",
                               "ValidationTaskId", (char *)NULL);
    if (!val_is(on, NODE_TRUE) ||
        !rules_off(r, "ValidationSettings", "EnableValidation", false) ||
        (val_exists(task) && !val_is(task, NODE_NULL) &&
         (!rules_known(task) || val_str(task).len)))
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_RESYNC, on,
                     "resync mends what a validation found, and there is none");
    rules_help(r, f,
               "set \"EnableValidation\" to true, or name a validation task "
               "as \"ValidationTaskId\"");
}

/* Names that DMS showed once, and still takes in some versions. The new one
 * beside it is how DMS itself exports settings. */
static const struct {
    const char *section, *key, *home, *name;
} former[] = {
    {"ControlTablesSettings", "historyTimeslotInMinutes",
     "ControlTablesSettings", "HistoryTimeslotInMinutes"},
    {"TargetMetadata", "BatchApplyPreserveTransaction",
     "ChangeProcessingTuning", "BatchApplyPreserveTransaction"},
};

/* To another section, if that is there. */
static void move(struct rules *r, struct finding *f, struct val key,
                 const char *home, const char *name)
{
    struct edits e = {.arena = r->fs->arena};
    struct val v = {key.tree, key.at + 1};
    struct val to = val_get_z(r->c->settings, home);
    if (!f || !rules_known(v) || !val_is(to, NODE_OBJECT) ||
        !(val_is(v, NODE_TRUE) || val_is(v, NODE_FALSE)))
        return;
    edit_remove(&e, key);
    edit_add(&e, to, str_of(name),
             val_is(v, NODE_TRUE) ? STR("true") : STR("false"));
    rules_fix_edits(r, f, &e, arena_printf(e.arena, "move it to %s", home));
}

static void deprecated_key(struct rules *r)
{
    for (size_t i = 0; i < COUNT_OF(former); i++) {
        struct val section = val_get_z(r->c->settings, former[i].section);
        struct val key = val_key(section, str_of(former[i].key));
        bool moved = strcmp(former[i].section, former[i].home) != 0;
        if (!val_exists(key) ||
            val_exists(val_path(r->c->settings, former[i].home, former[i].name,
                                (char *)NULL)))
            continue;
        struct finding *f = rules_report(
            r, FINDING_SETTINGS_DEPRECATED_KEY, key, "'%s' is a former name%s",
            former[i].key, moved ? ", in another section than now" : "");
        rules_help(r, f, "write '%s'%s%s", former[i].name, moved ? " in " : "",
                   moved ? former[i].home : "");
        if (!moved)
            rules_fix_name(r, f, key, str_of(former[i].name));
        else
            move(r, f, key, former[i].home, former[i].name);
    }
}

static rules_fn *const all[] = {
    deprecated_key,        loopback_batch, loopback_engine, before_image,
    charset_vs_validation, charset_engine, time_travel,     resync,
    resync_validation,
};

const struct rules_part rules_settings_extras = {all, COUNT_OF(all), NULL, 0,
                                                 0};
