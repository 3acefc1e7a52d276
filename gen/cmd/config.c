#include "cmd/config.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/limits.h"
#include "cmd/schemas.h"
#include "dms/engine.h"
#include "host/ignore.h"
#include "read/read.h"
#include "rules/rules.h"
#include "schema/format.h"
#include "schema/schema.h"

/* ── Where it is ─────────────────────────────────────────────────────── */

static struct str here(struct arena *a)
{
    char *folder = realpath(".", NULL);
    struct str s = str_copy(a, str_of(folder ? folder : "/"));
    free(folder);
    return s;
}

/* The folder that a path of the command line is about, absolute. */
static struct str folder_of(struct arena *a, const char *path)
{
    if (strcmp(path, "-") == 0)
        return here(a);
    if (file_is_folder(path)) {
        char *real = realpath(path, NULL);
        struct str s = str_copy(a, str_of(real ? real : path));
        free(real);
        return s;
    }
    return str_copy(a, file_folder(str_of(file_full(a, path))));
}

static bool is_within(struct str path, struct str folder)
{
    return str_starts(path, folder) &&
           (path.len == folder.len || path.ptr[folder.len] == '/' ||
            str_is(folder, "/"));
}

/* The deepest folder in which all paths lie. */
static struct str common_folder(struct arena *a, const struct names *paths)
{
    struct str common = folder_of(a, paths->list.at[0]);
    for (size_t i = 1; i < paths->list.n; i++) {
        struct str folder = folder_of(a, paths->list.at[i]);
        while (!is_within(folder, common))
            common = str_copy(a, file_folder(common));
    }
    return common;
}

/* The file, absolute, or NULL. */
static const char *find(struct arena *a, struct str folder)
{
    for (;;) {
        const char *path = file_join(a, folder, STR(CONFIG_NAME));
        if (file_is_regular(path))
            return path;
        struct str above = str_copy(a, file_folder(folder));
        if (above.len >= folder.len ||
            file_exists(file_join(a, folder, STR(".git"))))
            return NULL;
        folder = above;
    }
}

/* PATH as people see it from here: the shorter way to say it. */
static const char *shown(struct arena *a, const char *path)
{
    const char *relative = file_relative(a, here(a), str_of(path));
    return strlen(relative) < strlen(path) ? relative : path;
}

/* ── What it says ────────────────────────────────────────────────────── */

struct reading {
    struct session *s;
    struct arena *arena;
    struct findings *held; /* findings that may be said later */
    struct config *config;
};

/* Adds the rules that the text V names; false, and said, if there are none. */
static bool read_rule(struct reading *r, struct val v, struct rule_set *set)
{
    struct str name = val_str(v);
    bool text = val_is(v, NODE_STRING) || val_is(v, NODE_KEY);
    if (!text || rule_set_add(set, name))
        return text;
    struct findings *fs = r->s->findings;
    struct str near = rule_set_nearest(r->arena, name);
    struct finding *f = val_finding(fs, FINDING_CONFIG_UNKNOWN_RULE, v,
                                    "there is no rule '%.*s'", STR_ARG(name));
    if (near.len)
        finding_help(fs, f, "did you mean '%.*s'?", STR_ARG(near));
    else
        finding_help(fs, f, "'dmsc rules' lists them all");
    return false;
}

static void read_rules(struct reading *r, struct val list, struct rule_set *set)
{
    if (val_is(list, NODE_ARRAY))
        VAL_EACH(it, list)
    read_rule(r, it.value, set);
}

static const char *read_text(struct reading *r, struct val root,
                             const char *key)
{
    struct val v = val_get_z(root, key);
    bool says = val_is(v, NODE_STRING) && val_str(v).len > 0;
    return says ? str_z(r->arena, val_str(v)) : NULL;
}

/* One that is none was reported by the schema. */
static const char *read_version(struct reading *r, struct val root,
                                const char *key)
{
    const char *version = read_text(r, root, key);
    return rules_version(str_of(version)) ? version : NULL;
}

static const char *read_engine(struct reading *r, struct val root,
                               const char *key)
{
    const char *name = read_text(r, root, key);
    if (!name || engine_find(str_of(name)))
        return name;
    struct findings *fs = r->s->findings;
    struct str *names = ARENA_ARRAY(r->arena, struct str, engine_count());
    for (size_t i = 0; i < engine_count(); i++)
        names[i] = engine_at(i)->name;
    struct finding *f =
        val_finding(fs, FINDING_CONFIG_UNKNOWN_ENGINE, val_get_z(root, key),
                    "DMS has no engine '%s'", name);
    int best = str_nearest(str_of(name), names, engine_count());
    if (best >= 0)
        finding_help(fs, f, "did you mean '%.*s'?", STR_ARG(names[best]));
    else
        finding_help(fs, f,
                     "write it as the API does, such as oracle or "
                     "aurora-postgresql");
    return NULL;
}

static void read_severities(struct reading *r, struct val map)
{
    struct config *c = r->config;
    if (!val_is(map, NODE_OBJECT))
        return;
    VAL_EACH(it, map)
    {
        struct rule_set set = {0};
        int severity = severity_by_name(val_str(it.value));
        read_rule(r, it.key, &set);
        for (int id = 0; id < FINDING_COUNT; id++)
            if (set.has[id] && severity >= 0) {
                c->has_severity.has[id] = true;
                c->severity[id] = (enum severity)severity;
            }
    }
}

static void add_pattern(struct reading *r, struct ignore *to, struct val v)
{
    if (val_is(v, NODE_STRING))
        ignore_add(to, r->config->folder, str_copy(r->arena, val_str(v)));
}

/* Whether DATE, "2027-01-31", is over. */
static bool is_past(struct str date)
{
    char today[sizeof "2027-01-31"];
    time_t now = time(NULL);
    struct tm tm;
    if (!localtime_r(&now, &tm) ||
        !strftime(today, sizeof today, "%Y-%m-%d", &tm))
        return false;
    return date.len == sizeof today - 1 && str_cmp(date, str_of(today)) < 0;
}

static void read_expiry(struct reading *r, struct val v,
                        struct config_entry *entry)
{
    struct findings *fs = r->s->findings;
    if (!val_is(v, NODE_STRING) || !is_past(val_str(v)))
        return;
    entry->expired = true;
    struct finding *f =
        val_finding(fs, FINDING_CONFIG_EXPIRED, v,
                    "the suppression held until %.*s", STR_ARG(val_str(v)));
    finding_help(fs, f,
                 "mend what it silenced and take it out, or give it "
                 "another date");
}

static void read_entry(struct reading *r, struct val v)
{
    struct config *c = r->config;
    struct config_entry entry = {.paths = ignore_new(r->arena)};
    struct val rule = val_get(v, STR("rule"));
    bool named = read_rule(r, rule, &entry.rules);
    add_pattern(r, entry.paths, val_get(v, STR("path")));
    entry.pointer = str_copy(r->arena, val_str(val_get(v, STR("pointer"))));
    read_expiry(r, val_get(v, STR("expires")), &entry);
    if (!ignore_count(entry.paths) || !named ||
        !format_holds(FORMAT_JSON_POINTER, entry.pointer))
        return; /* which was said */
    entry.unused =
        val_finding(r->held, FINDING_SUPPRESS_UNUSED, v,
                    "nothing of '%.*s' is found there", STR_ARG(val_str(rule)));
    finding_help(r->held, entry.unused, "take the suppression out");
    if (c->entries.n < CONFIG_ENTRIES_MAX)
        *vec_push(r->arena, &c->entries) = entry;
}

static void read_root(struct reading *r, struct val root)
{
    struct config *c = r->config;
    struct val exclude = val_get(root, STR("exclude"));
    struct val entries = val_get(root, STR("suppressions"));
    struct val only = val_get(root, STR("only"));
    c->inspect.source = read_engine(r, root, "source");
    c->inspect.target = read_engine(r, root, "target");
    c->inspect.type = read_text(r, root, "migration-type");
    c->inspect.engine_version = read_version(r, root, "engine-version");
    c->inspect.catalogue = read_text(r, root, "catalog");
    c->fail_on = read_text(r, root, "fail-on");
    c->baseline = read_text(r, root, "baseline");
    c->info = val_bool(val_get(root, STR("info")), false);
    c->has_only = val_is(only, NODE_ARRAY);
    read_rules(r, only, &c->only);
    read_rules(r, val_get(root, STR("ignore")), &c->ignore);
    read_severities(r, val_get(root, STR("severity")));
    if (val_is(exclude, NODE_ARRAY))
        VAL_EACH(it, exclude)
    add_pattern(r, c->exclude, it.value);
    if (val_is(entries, NODE_ARRAY))
        VAL_EACH(it, entries)
    read_entry(r, it.value);
}

/* What is wrong in a configuration is no choice of rules, and goes by a name
 * of its own: --only schema is about documents. */
static void hold_schema(struct session *s, struct val root)
{
    struct findings *fs = s->findings;
    size_t first = fs->list.n;
    struct shelf *shelf = schemas_borrow(s);
    schema_check(schemas_of_config(shelf), root, fs);
    schemas_give_back(s, shelf);
    for (size_t i = first; i < fs->list.n; i++)
        fs->list.at[i]->id = FINDING_CONFIG_INVALID;
}

static struct config *read_config(struct session *s, struct arena *a,
                                  struct text *text)
{
    struct config *c = ARENA_NEW(a, struct config);
    struct reading r = {s, a, findings_new(s->arena), c};
    c->exclude = ignore_new(a);
    c->path = text->name;
    c->folder = file_folder(str_of(file_full(a, text->name)));
    struct val root = tree_root(read_document(a, text, NULL, s->findings));
    hold_schema(s, root);
    /* Half a file says what nobody has written. */
    if (val_is(root, NODE_OBJECT) && !(val_flags(root) & NODE_BROKEN))
        read_root(&r, root);
    return c;
}

void config_check(struct session *s, const struct config *used, struct arena *a,
                  struct text *text)
{
    const char *full = file_full(a, text->name);
    if (!used || !used->path || strcmp(file_full(a, used->path), full) != 0)
        read_config(s, a, text);
}

bool config_is(const char *path)
{
    return str_is(file_name(str_of(path)), CONFIG_NAME);
}

struct config *config_load(struct session *s, const struct names *paths)
{
    const struct select_options *o = &s->select_options;
    struct arena *a = s->arena;
    struct str bytes;
    struct err err;
    const char *path = o->config;
    if (!path && !o->no_config) {
        path = find(a, common_folder(a, paths));
        path = path ? shown(a, path) : NULL;
    }
    if (!path) {
        struct config *none = ARENA_NEW(a, struct config);
        none->exclude = ignore_new(a);
        return none;
    }
    if (file_read(a, path, &bytes, &err))
        return read_config(s, a, text_new(a, path, bytes));
    session_error(s, EXIT_WRONG, err.message, did_you_mean_file(s, path));
    return NULL;
}

/* ── What it is about ────────────────────────────────────────────────── */

/* Whether a pattern has FULL, or a folder that it lies in. */
static bool has_path(const struct config *c, const struct ignore *patterns,
                     struct str full, bool folder)
{
    if (!ignore_count(patterns) || !is_within(full, c->folder))
        return false;
    for (size_t i = c->folder.len + 1; i < full.len; i++)
        if (full.ptr[i] == '/' &&
            ignore_has(patterns, str_sub(full, 0, i), true))
            return true;
    return ignore_has(patterns, full, folder);
}

bool config_excludes(const struct config *c, struct str full, bool folder)
{
    return c && has_path(c, c->exclude, full, folder);
}

bool config_entry_is_about(const struct config *c,
                           const struct config_entry *entry, struct str full)
{
    return has_path(c, entry->paths, full, false);
}

/* Whether the value at POINTER is the one at OUTER, or lies within. */
static bool is_below(struct str pointer, struct str outer)
{
    return str_starts(pointer, outer) &&
           (pointer.len == outer.len || pointer.ptr[outer.len] == '/');
}

bool config_entry_has(const struct config *c, const struct config_entry *entry,
                      const struct finding *f, struct str full)
{
    return entry->rules.has[f->id] && !rule_is_meta(f->id) &&
           is_below(f->pointer, entry->pointer) &&
           config_entry_is_about(c, entry, full);
}
