#include "cmd/select.h"

#include <stddef.h>

#include "base/file.h"
#include "base/map.h"
#include "cmd/naming.h"
#include "host/suppress.h"

/* A file that was looked at, or that has a finding. */
struct file {
    struct str full; /* absolute; "" before it is asked for */
    suppressions comments;
    bool whole; /* it was looked at, and nothing else is found in it */
};

struct select {
    struct config *config;
    const char *folder; /* of the first path */
    bool has_only;
    struct rule_set only, ignore;
    bool unasked[FINDING_COUNT]; /* advice */
    struct map *files;           /* by the names that findings have */
    bool complete;
};

/* ── Options ─────────────────────────────────────────────────────────── */

static bool add_rule(struct session *s, const char *option, struct str name,
                     struct rule_set *set)
{
    if (rule_set_add(set, name))
        return true;
    struct str near = rule_set_nearest(s->arena, name);
    const char *help = "'dmsc rules' lists them all";
    if (near.len)
        help = arena_printf(s->arena, "did you mean '%.*s'?", STR_ARG(near));
    session_error(s, EXIT_WRONG,
                  arena_printf(s->arena, "%s: there is no rule '%.*s'", option,
                               STR_ARG(name)),
                  help);
    return false;
}

/* The rules of an option: several times, and several parted by commas. */
static bool add_rules(struct session *s, const char *option,
                      const struct names *given, struct rule_set *set)
{
    bool named = given->list.n == 0;
    for (size_t i = 0; i < given->list.n; i++) {
        struct str rest = str_of(given->list.at[i]);
        while (rest.len) {
            struct str name = str_trim(str_cut(&rest, ','));
            named |= name.len > 0;
            if (name.len && !add_rule(s, option, name, set))
                return false;
        }
    }
    /* Only of nothing: every check would pass. */
    if (!named)
        session_error(s, EXIT_WRONG,
                      arena_printf(s->arena, "%s names no rule", option),
                      "'dmsc rules' lists them all");
    return named;
}

static bool wrong_together(struct session *s)
{
    const struct select_options *o = &s->select_options;
    if (o->config && o->no_config)
        session_error(s, EXIT_WRONG,
                      "--config and --no-config exclude each "
                      "other",
                      NULL);
    else if (o->write_baseline && o->since)
        session_error(s, EXIT_WRONG,
                      "--write-baseline needs all findings, not only those "
                      "--since a revision",
                      "leave out --since");
    else if (o->write_baseline && o->baseline)
        session_error(s, EXIT_WRONG,
                      "--baseline and --write-baseline exclude each other",
                      "the new one needs nothing of the old one");
    else
        return false;
    return true;
}

static void fill(const char **option, const char *config)
{
    if (!*option)
        *option = config;
}

/* The same of a file, relative to the configuration. */
static void fill_path(struct session *s, const char **option,
                      const struct config *c, const char *path)
{
    if (path)
        fill(option,
             file_join(s->arena, file_folder(str_of(c->path)), str_of(path)));
}

/* What the command line does not say, the configuration does. */
static void fill_options(struct session *s, const struct config *c)
{
    struct select_options *o = &s->select_options;
    fill(&s->shared.fail_on, c->fail_on);
    o->info |= c->info ||
               (s->shared.fail_on && strcmp(s->shared.fail_on, "info") == 0);
    fill(&s->inspect.source, c->inspect.source);
    fill(&s->inspect.target, c->inspect.target);
    fill(&s->inspect.type, c->inspect.type);
    fill(&s->inspect.engine_version, c->inspect.engine_version);
    fill_path(s, &s->inspect.catalogue, c, c->inspect.catalogue);
    if (!o->write_baseline)
        fill_path(s, &o->baseline, c, c->baseline);
}

/* Nobody need look for advice that nobody wants. */
static void leave_advice(struct session *s)
{
    struct select *sel = s->select;
    for (int id = 0; id < FINDING_COUNT; id++)
        sel->unasked[id] =
            finding_rule(id)->severity == SEVERITY_INFO && !select_wants(s, id);
    s->findings->unasked = sel->unasked;
}

bool select_start(struct session *s, const struct names *paths)
{
    const struct select_options *o = &s->select_options;
    struct select *sel = ARENA_NEW(s->arena, struct select);
    if (wrong_together(s) || !add_rules(s, "--only", &o->only, &sel->only) ||
        !add_rules(s, "--ignore", &o->ignore, &sel->ignore))
        return false;
    sel->config = config_load(s, paths);
    if (!sel->config)
        return false;
    sel->has_only = o->only.list.n > 0;
    sel->files = map_new(s->arena);
    sel->folder = paths->list.at[0];
    s->select = sel;
    fill_options(s, sel->config);
    leave_advice(s);
    return true;
}

const struct config *select_config(const struct session *s)
{
    return s->select ? s->select->config : NULL;
}

static bool is_configured(struct session *s, const struct config *c,
                          const char *path, const char *value)
{
    const char *full = NULL;
    fill_path(s, &full, c, value);
    return full && strcmp(full, path) == 0;
}

const char *select_help_file(struct session *s, const char *path)
{
    const char *help = did_you_mean_file(s, path);
    const struct config *c = select_config(s);
    if (*help || !c || !c->path)
        return help;
    if (is_configured(s, c, path, c->inspect.catalogue))
        return arena_printf(s->arena, "'catalog' in %s names it", c->path);
    if (is_configured(s, c, path, c->baseline))
        return arena_printf(s->arena, "'baseline' in %s names it", c->path);
    return help;
}

const char *select_folder(const struct session *s)
{
    return s->select->folder;
}

/* ── Files ───────────────────────────────────────────────────────────── */

static struct file *read_comments(struct session *s, struct text *text)
{
    struct str name = str_copy(s->arena, str_of(text->name));
    struct file **file = (struct file **)map_put(s->select->files, name);
    if (!*file)
        *file = ARENA_NEW(s->arena, struct file);
    (*file)->comments = suppress_read(s->arena, text, s->findings);
    return *file;
}

void select_file(struct session *s, struct text *text, bool whole)
{
    if (s->select)
        read_comments(s, text)->whole = whole;
}

void select_complete(struct session *s)
{
    if (s->select)
        s->select->complete = true;
}

/* The file of a finding, read if nobody has. */
static struct file *file_of(struct session *s, const char *name)
{
    struct file *file = map_get(s->select->files, str_of(name));
    struct str bytes = STR("");
    if (file)
        return file;
    struct arena *scratch = arena_new();
    if (file_is_regular(name))
        file_read(scratch, name, &bytes, NULL);
    file = read_comments(s, text_new(scratch, name, bytes));
    arena_free(scratch);
    return file;
}

struct str select_full(struct session *s, const char *name)
{
    struct file *file = file_of(s, name);
    if (!file->full.len)
        file->full = str_of(file_full(s->arena, name));
    return file->full;
}

bool select_was_checked(const struct session *s, struct str full)
{
    struct select *sel = s->select;
    for (size_t i = 0; i < map_count(sel->files); i++) {
        const struct map_entry *e = map_at(sel->files, i);
        struct file *file = e->value;
        if (!file->full.len)
            file->full = str_of(file_full(s->arena, e->key.ptr));
        if (file->whole && str_eq(file->full, full))
            return true;
    }
    return false;
}

/* ── What is shown ───────────────────────────────────────────────────── */

static bool is_suppressed(struct session *s, const struct finding *f)
{
    struct config *c = s->select->config;
    bool is = suppress_covers(&file_of(s, f->place.file)->comments, f);
    for (size_t i = 0; i < c->entries.n; i++) {
        struct config_entry *entry = &c->entries.at[i];
        if (entry->expired ||
            !config_entry_has(c, entry, f, select_full(s, f->place.file)))
            continue;
        entry->used = true;
        is = true;
    }
    return is;
}

/* What keeps a file or the configuration from being read is no choice: who
 * asks for some rules only must hear that they could not be held. */
static bool is_vital(enum finding_id id)
{
    struct str name = str_of(finding_rule(id)->name);
    return str_ends(name, STR("/syntax")) || str_starts(name, STR("config/")) ||
           id == FINDING_BASELINE_INVALID;
}

/* The severity that findings of the rule have, if their default is GIVEN. */
static enum severity severity_of(const struct config *c, enum finding_id id,
                                 enum severity given)
{
    return c->has_severity.has[id] ? c->severity[id] : given;
}

/* Whether a finding of that severity is shown: advice is to those who ask for
 * it, or for the rule. */
static bool shows_severity(const struct session *s, enum finding_id id,
                           enum severity given)
{
    const struct select *sel = s->select;
    return s->select_options.info || sel->only.has[id] ||
           sel->config->only.has[id] ||
           severity_of(sel->config, id, given) != SEVERITY_INFO;
}

static bool wants_severity(const struct session *s, enum finding_id id,
                           enum severity given)
{
    bool tidied = s->command->tidies && finding_rule(id)->fix == FIX_SAFE;
    return tidied || shows_severity(s, id, given);
}

bool select_shows(const struct session *s, const struct finding *f)
{
    return !s->select || shows_severity(s, f->id, f->severity);
}

static bool wants_rule(const struct session *s, enum finding_id id)
{
    const struct select *sel = s->select;
    const struct config *c = sel->config;
    if (sel->ignore.has[id] || c->ignore.has[id])
        return false;
    if (sel->has_only)
        return sel->only.has[id] || is_vital(id);
    return !c->has_only || c->only.has[id] || is_vital(id);
}

bool select_wants(const struct session *s, enum finding_id id)
{
    return wants_rule(s, id) &&
           wants_severity(s, id, finding_rule(id)->severity);
}

bool select_asks(const struct session *s, enum finding_id id)
{
    const struct select *sel = s->select;
    if (!sel)
        return true;
    bool named = sel->has_only           ? sel->only.has[id]
                 : sel->config->has_only ? sel->config->only.has[id]
                                         : true;
    return named && select_wants(s, id);
}

static void take_suppressed(struct session *s, struct findings *fs)
{
    size_t n = 0;
    /* Comments that are read on the way may add findings at the end. */
    for (size_t i = 0; i < fs->list.n; i++) {
        struct finding *f = fs->list.at[i];
        if (!is_suppressed(s, f))
            fs->list.at[n++] = f;
    }
    fs->list.n = n;
}

static void take_unwanted(struct session *s, struct findings *fs)
{
    const struct config *c = s->select->config;
    size_t n = 0;
    for (size_t i = 0; i < fs->list.n; i++) {
        struct finding *f = fs->list.at[i];
        if (!wants_rule(s, f->id) || !wants_severity(s, f->id, f->severity))
            continue;
        f->severity = severity_of(c, f->id, f->severity);
        fs->list.at[n++] = f;
    }
    fs->list.n = n;
}

void select_findings(struct session *s, struct findings *fs)
{
    if (!s->select)
        return;
    naming_unify(s, fs, s->select->files);
    take_suppressed(s, fs);
    take_unwanted(s, fs);
}

/* ── What silences nothing ───────────────────────────────────────────── */

static void add(struct session *s, struct finding *f)
{
    *vec_push(s->findings->arena, &s->findings->list) = f;
}

static bool is_about_checked(struct session *s,
                             const struct config_entry *entry)
{
    struct select *sel = s->select;
    for (size_t i = 0; i < map_count(sel->files); i++) {
        const struct map_entry *e = map_at(sel->files, i);
        const struct file *file = e->value;
        if (file->whole && config_entry_is_about(sel->config, entry,
                                                 select_full(s, e->key.ptr)))
            return true;
    }
    return false;
}

/* Whether anybody looked for what the rules find. */
static bool were_asked(const struct session *s, const struct rule_set *rules)
{
    for (int id = 0; id < FINDING_COUNT; id++)
        if (rules->has[id] && findings_ask(s->findings, id))
            return true;
    return false;
}

static void add_unused(struct session *s)
{
    struct select *sel = s->select;
    const struct config *c = sel->config;
    for (size_t i = 0; i < map_count(sel->files); i++) {
        const struct file *file = map_at(sel->files, i)->value;
        for (size_t j = 0; file->whole && j < file->comments.n; j++) {
            const struct suppression *comment = &file->comments.at[j];
            if (!comment->used && were_asked(s, &comment->rules))
                add(s, comment->unused);
        }
    }
    for (size_t i = 0; i < c->entries.n; i++) {
        const struct config_entry *entry = &c->entries.at[i];
        if (!entry->used && !entry->expired && were_asked(s, &entry->rules) &&
            is_about_checked(s, entry))
            add(s, entry->unused);
    }
}

bool select_session(struct session *s)
{
    bool complete = s->select->complete && !s->findings->dropped;
    naming_unify(s, s->findings, s->select->files);
    take_suppressed(s, s->findings);
    if (complete)
        add_unused(s);
    take_unwanted(s, s->findings);
    return complete;
}

/* ── The options ─────────────────────────────────────────────────────── */

const struct option select_options[] = {
    {"only", 0, OPTION_LIST, "RULE", offsetof(struct select_options, only),
     "these rules or groups, and no others", NULL},
    {"ignore", 0, OPTION_LIST, "RULE", offsetof(struct select_options, ignore),
     "all but these rules or groups", NULL},
    {"config", 0, OPTION_TEXT, "FILE", offsetof(struct select_options, config),
     "configuration (default: " CONFIG_NAME ", or above)", NULL},
    {"no-config", 0, OPTION_FLAG, NULL,
     offsetof(struct select_options, no_config), "no configuration", NULL},
    {"info", 0, OPTION_FLAG, NULL, offsetof(struct select_options, info),
     "advice too, on what is no mistake", NULL},
};

const size_t select_option_count = COUNT_OF(select_options);
