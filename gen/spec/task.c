#include "spec/task.h"

#include "dms/engine.h"
#include "schema/shelf.h"
#include "spec/attached.h"
#include "spec/database.h"
#include "spec/rules.h"
#include "tree/build.h"
#include "tree/edit.h"

static struct database *resolve_database(struct fill *f, struct val name)
{
    if (!val_exists(name))
        return NULL;
    struct database *d = database_find(f->m, val_str(name));
    if (d)
        return d;
    if (fill_astray(f, "databases"))
        return NULL;
    struct database *near = database_nearest(f->m, val_str(name));
    struct finding *e =
        fill_error(f, FINDING_SPEC_UNKNOWN_DATABASE, name,
                   "there is no database '%.*s'", STR_ARG(val_str(name)));
    if (near)
        fill_help(f, e, "did you mean '%.*s'?", STR_ARG(val_str(near->key)));
    else
        fill_help(f, e, "add it to 'databases'");
    return NULL;
}

static enum task_type task_type(struct val v)
{
    if (str_is(val_str(v), "full-load"))
        return TASK_FULL_LOAD;
    return str_is(val_str(v), "cdc") ? TASK_CDC : TASK_FULL_LOAD_AND_CDC;
}

static void check_role(struct fill *f, const struct database *d,
                       struct val origin, bool target)
{
    if (!d || !d->engine ||
        d->engine->roles & (target ? ENGINE_TARGET : ENGINE_SOURCE))
        return;
    struct finding *e = fill_error(
        f, FINDING_SPEC_ENGINE_ROLE, origin, "DMS cannot %s %.*s",
        target ? "write to" : "read from", STR_ARG(d->engine->words));
    fill_help(f, e, "%.*s can only be a %s", STR_ARG(d->engine->words),
              target ? "source" : "target");
}

static void check_capture(struct fill *f, const struct task *t)
{
    if (!t->from || !t->from->engine || !task_captures(t) ||
        t->from->engine->captures || !(t->from->engine->roles & ENGINE_SOURCE))
        return;
    struct finding *e = fill_error(f, FINDING_SPEC_ENGINE_ROLE, t->type_origin,
                                   "DMS captures no changes of %.*s",
                                   STR_ARG(t->from->engine->words));
    fill_help(f, e, "write 'type: full-load'");
}

/* Documented for PostgreSQL sources: the start is a position in the log, and
 * needs a slot that was made beforehand. */
static void check_cdc_start(struct fill *f, const struct task *t)
{
    if (!val_exists(t->cdc_start_time) || !t->from || !t->from->engine ||
        !str_among(t->from->engine->name, ENGINES_POSTGRES))
        return;
    struct finding *e =
        fill_error(f, FINDING_SPEC_CDC_START, t->cdc_start_time,
                   "DMS cannot start at a time with a PostgreSQL source");
    fill_help(f, e,
              "write 'position:' with the position that the replication "
              "slot was made at, and its name as 'SlotName' in the "
              "source's 'endpoint-settings'");
}

static void check_ends(struct fill *f, const struct task *t)
{
    if (t->from && t->from == t->to) {
        struct finding *e =
            fill_error(f, FINDING_SPEC_SAME_DATABASE, t->to_origin,
                       "the task reads and writes the same database, '%.*s'",
                       STR_ARG(val_str(t->from->key)));
        fill_help(f, e, "name another database in 'to'");
    }
    check_role(f, t->from, t->from_origin, false);
    check_role(f, t->to, t->to_origin, true);
    check_capture(f, t);
    check_cdc_start(f, t);
}

/* To DMS these are errors ("cannot be set on create"); the outputs of a spec
 * leave them out, so here they only mislead. */
static void check_read_only(struct fill *f, const struct task *t)
{
    VAL_EACH(it, val_get(t->settings, STR("Logging")))
    {
        if (!task_reported_only(STR("Logging"), val_str(it.key)))
            continue;
        struct finding *e =
            val_finding(f->fs, FINDING_SETTINGS_READ_ONLY_KEY, it.key,
                        "DMS only ever reports '%.*s', so it is left out",
                        STR_ARG(val_str(it.key)));
        e->severity = SEVERITY_WARNING;
        finding_help(f->fs, e, "remove it");
        struct edits edits = {.arena = f->fs->arena};
        edit_remove(&edits, it.key);
        edit_fix(&edits, f->fs, e, true, "remove it");
    }
}

/* No settings: an object of which nothing is written, where the task is. */
static struct val no_settings(struct arena *a, const struct task *t)
{
    struct span at = val_span(t->key);
    struct builder b;
    build_start_part(&b, a, at.text, 1);
    build_open(&b, NODE_OBJECT, at.off);
    build_close(&b, at.off + at.len);
    return tree_root(build_finish(&b));
}

static void fill_settings(struct scope s, struct task *t)
{
    struct fill *f = s.f;
    struct val v = val_get(s.object, STR("settings"));
    t->settings_defaults =
        shelf_document(f->shelf, "schemas/task-settings.defaults.json");
    if (val_is(v, NODE_STRING) && !fill_faulty(f, v))
        v = attached_read(f, v, "schemas/task-settings.schema.json",
                          &t->settings_path);
    t->settings = val_is(v, NODE_OBJECT) ? v
                  : val_exists(v)        ? val_none()
                                         : no_settings(f->m->arena, t);
    check_read_only(f, t);
}

static void fill_task(struct scope s, struct task *t)
{
    struct scope start = scope_in(s, "cdc-start");
    t->origin = s.object;
    t->from_origin = ask(s, "from", NODE_STRING);
    t->to_origin = ask(s, "to", NODE_STRING);
    t->type_origin = ask(s, "type", NODE_STRING);
    t->type = task_type(t->type_origin);
    t->from = resolve_database(s.f, t->from_origin);
    t->to = resolve_database(s.f, t->to_origin);
    t->cdc_start_time = ask(start, "time", NODE_STRING);
    t->cdc_start_position = ask(start, "position", NODE_STRING);
    t->identifier = ask(s, "identifier", NODE_STRING);
    check_ends(s.f, t);
    fill_settings(s, t);
    rules_fill(s, t);
}

static void mark_use(const struct task *t)
{
    if (t->from) {
        t->from->is_source = true;
        t->from->cdc_source |= task_captures(t);
    }
    if (t->to)
        t->to->is_target = true;
}

void tasks_fill(struct scope root)
{
    struct model *m = root.f->m;
    struct scope map = scope_in(root, "tasks");
    m->tasks = ARENA_ARRAY(m->arena, struct task, val_count(map.object));
    VAL_EACH(it, map.object)
    {
        struct task *t = &m->tasks[m->task_count++];
        t->key = it.key;
        fill_task(scope_entry(map, it.value), t);
        mark_use(t);
    }
}
