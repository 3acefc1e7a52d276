#include "run/rehearse.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "dms/engine.h"
#include "dms/sql_type.h"
#include "run/drivers.h"

/* ── Settings ────────────────────────────────────────────────────────── */

static const struct {
    const char *name;
    enum prep_mode mode;
} prep_modes[] = {
    {"DO_NOTHING", PREP_DO_NOTHING},
    {"DROP_AND_CREATE", PREP_DROP_AND_CREATE},
    {"TRUNCATE_BEFORE_LOAD", PREP_TRUNCATE},
};

static struct val setting(const struct task *t, const char *section,
                          const char *key)
{
    return task_setting(t, str_of(section), str_of(key));
}

static enum prep_mode find_prep(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(prep_modes); i++)
        if (str_is(name, prep_modes[i].name))
            return prep_modes[i].mode;
    return PREP_DROP_AND_CREATE;
}

static enum run_policy find_policy(const struct task *t, const char *key)
{
    int policy = run_policy_by_name(val_str(setting(t, "ErrorBehavior", key)));
    return policy < 0 ? POLICY_LOG_ERROR : (enum run_policy)policy;
}

struct run_settings rehearse_settings(const struct task *t)
{
    struct val prep = setting(t, "FullLoadSettings", "TargetTablePrepMode");
    return (struct run_settings){
        .target_schema = val_str(setting(t, "TargetMetadata", "TargetSchema")),
        .prep = find_prep(val_str(prep)),
        .policies =
            {
                [CHANGE_INSERT] = find_policy(t, "ApplyErrorInsertPolicy"),
                [CHANGE_UPDATE] = find_policy(t, "ApplyErrorUpdatePolicy"),
                [CHANGE_DELETE] = find_policy(t, "ApplyErrorDeletePolicy"),
            },
        .ignore_conflicts = val_bool(
            setting(t, "ErrorBehavior", "FullLoadIgnoreConflicts"), true),
        .fail_on_no_tables = val_bool(
            setting(t, "ErrorBehavior", "FailOnNoTablesCaptured"), true),
    };
}

/* ── What is not rehearsed ───────────────────────────────────────────── */

static const struct {
    enum mapping_action action;
    const char *id;
} unseen_actions[] = {
    {MAPPING_ADD_COLUMN, "ADD_COLUMN"},
    {MAPPING_CHANGE_DATA_TYPE, "DATA_TYPE"},
    {MAPPING_DEFINE_PRIMARY_KEY, "DEFINE_KEY"},
    {MAPPING_ADD_BEFORE_IMAGE_COLUMNS, "BEFORE_IMAGE"},
    {MAPPING_MASK_DIGITS, "MASKING"},
    {MAPPING_RANDOMIZE_DIGITS, "MASKING"},
    {MAPPING_HASH_MASK, "MASKING"},
};

static const char *const unseen_types[MAPPING_RULE_TYPE_COUNT] = {
    [MAPPING_TABLE_SETTINGS] = "TABLE_SETTINGS",
    [MAPPING_OBJECT_MAPPING] = "OTHER_RULES",
    [MAPPING_POST_PROCESSING] = "OTHER_RULES",
    [MAPPING_VALIDATION] = "OTHER_RULES",
};

static const char *unseen_of_rule(const struct mapping_rule *r)
{
    for (size_t i = 0; i < COUNT_OF(unseen_actions); i++)
        if (r->action == unseen_actions[i].action)
            return unseen_actions[i].id;
    return unseen_types[r->type];
}

static const struct {
    const char *section, *key, *id;
} unseen_settings[] = {
    {"TargetMetadata", "BatchApplyEnabled", "BATCH_APPLY"},
    {"ValidationSettings", "EnableValidation", "VALIDATION"},
};

static bool has_cdc_times(const struct task *t)
{
    return val_exists(t->cdc_start_time) || val_exists(t->cdc_start_position);
}

static void list_unseen(struct arena *a, const struct task *t,
                        struct run_job *job)
{
    VEC(struct run_unseen) met = {0};
    for (size_t i = 0; i < mapping_rule_count(job->mapping); i++) {
        const struct mapping_rule *r = mapping_rule_at(job->mapping, i);
        const char *id = unseen_of_rule(r);
        if (id)
            *vec_push(a, &met) = (struct run_unseen){
                id, str_printf(a, "rule %lld", (long long)r->id)};
    }
    for (size_t i = 0; i < COUNT_OF(unseen_settings); i++)
        if (val_bool(
                setting(t, unseen_settings[i].section, unseen_settings[i].key),
                false))
            vec_push(a, &met)->id = unseen_settings[i].id;
    if (has_cdc_times(t))
        vec_push(a, &met)->id = "CDC_START";
    job->unseen = met.at;
    job->unseen_count = met.n;
}

/* ── Stand-ins ───────────────────────────────────────────────────────── */

/* Of engines whose dialect knows none, it is the database itself. */
struct str rehearse_schema(const struct database *d)
{
    struct str usual = sql_dialect_schema(sql_dialect_of(d->engine->name));
    struct str name = val_str(d->name);
    if (usual.len)
        return usual;
    return name.len ? name : STR("main");
}

/* The folder of the databases: where they are kept, or a new one. */
static char *make_folder(const struct rehearsal *r, struct arena *a,
                         struct err *err)
{
    if (r->keep)
        return file_make_folder(r->keep, err) ? str_z(a, str_of(r->keep))
                                              : NULL;
    const char *base = getenv("TMPDIR");
    char *folder = file_join(a, str_of(base && *base ? base : "/tmp"),
                             STR("dmsc-run-XXXXXX"));
    if (mkdtemp(folder))
        return folder;
    err_errno(err, "cannot make the folder %s", folder);
    return NULL;
}

static struct db_place place_of(const struct rehearsal *r, struct arena *a,
                                const char *folder, const struct database *d,
                                const char *side)
{
    struct str name =
        str_printf(a, "%.*s-%s.sqlite", STR_ARG(val_str(r->task->key)), side);
    return (struct db_place){file_join(a, str_of(folder), name),
                             rehearse_schema(d)};
}

static bool make_place(const struct rehearsal *r, const struct driver *driver,
                       const struct database *d, const struct db_place *place,
                       struct err *err)
{
    const char *script = model_file(r->model, d->rehearse_sqlite);
    if (file_exists(place->path))
        return err_set(err,
                       "%s is there already; remove it or keep the "
                       "databases elsewhere",
                       place->path);
    return !script || driver->make(place->path, script, err);
}

static void remove_place(struct arena *a, const struct db_place *place)
{
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < COUNT_OF(suffixes); i++)
        unlink(arena_printf(a, "%s%s", place->path, suffixes[i]));
}

static bool make_places(const struct rehearsal *r, const struct run_job *job,
                        struct err *err)
{
    const struct task *t = r->task;
    if (!val_exists(t->from->rehearse_sqlite))
        return err_set(err,
                       "the database %.*s has nothing that stands in for "
                       "it: add \"rehearse: { sqlite: FILE.sql }\"",
                       STR_ARG(val_str(t->from->key)));
    return make_place(r, job->from, t->from, &job->source, err) &&
           make_place(r, job->to, t->to, &job->target, err);
}

/* ── The rehearsal ───────────────────────────────────────────────────── */

static struct run_job make_job(const struct rehearsal *r, struct arena *a)
{
    const struct task *t = r->task;
    struct run_job job = {
        .spec = r->model->path,
        .task = str_z(a, val_str(t->key)),
        .type = t->type,
        .mapping = mapping_new(a, t->rule_docs.at, t->rule_docs.n),
        .settings = rehearse_settings(t),
        .from = drivers_find("sqlite"),
        .to = drivers_find("sqlite"),
        .source_for = str_z(a, t->from->engine->words),
        .target_for = str_z(a, t->to->engine->words),
        .changes = model_file(r->model, r->model->rehearse_changes),
        .target_filled = val_exists(t->to->rehearse_sqlite),
    };
    list_unseen(a, t, &job);
    return job;
}

bool rehearse(const struct rehearsal *r, struct arena *a,
              struct run_report *report, struct err *err)
{
    struct run_job job = make_job(r, a);
    char *folder = make_folder(r, a, err);
    if (!folder)
        return false;
    job.source = place_of(r, a, folder, r->task->from, "source");
    job.target = place_of(r, a, folder, r->task->to, "target");
    bool good =
        make_places(r, &job, err) && run_execute(&job, &r->run, a, report, err);
    if (!r->keep) {
        remove_place(a, &job.source);
        remove_place(a, &job.target);
        rmdir(folder);
    }
    return good;
}
