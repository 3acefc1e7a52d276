#include <stdio.h>

#include "base/json.h"
#include "cmd/cmd.h"
#include "cmd/resolve_print.h"

static struct json *text(struct str s)
{
    return json_new_string(s);
}

static struct json *words(const char *z)
{
    return json_new_string(str_of(z));
}

/* The id of a rule, as a document has it; null of none. */
static struct json *rule_id(const struct mapping_rule *r)
{
    char id[24];
    if (!r)
        return NULL;
    snprintf(id, sizeof id, "%lld", (long long)r->id);
    return words(id);
}

static struct json *name_of(struct str schema, struct str table)
{
    struct json *o = json_new_object();
    json_put(o, "schema", text(schema));
    json_put(o, "table", text(table));
    return o;
}

static struct json *source_of(const struct table *t)
{
    struct json *o = name_of(t->schema, t->name);
    json_put(o, "view", json_new_bool(t->view));
    return o;
}

static void put_place(struct json *o, struct span place)
{
    struct position at = text_position(place.text, place.off);
    json_put(o, "file", words(place.text->name));
    json_put(o, "line", json_new_int(at.line));
    json_put(o, "column", json_new_int(at.column));
}

/* ── Tables ──────────────────────────────────────────────────────────── */

static struct json *column_of(const struct target_table *t,
                              const struct target_column *c)
{
    const struct column *from = &t->source->columns[c->source];
    struct json *o = json_new_object();
    json_put(o, "source", text(from->name));
    json_put(o, "declared", text(from->declared));
    json_put(o, "source-type", words(dms_type_name(from->type)));
    json_put(o, "target", text(c->name));
    json_put(o, "target-type", words(dms_type_name(c->type)));
    json_put(o, "nullable", json_new_bool(from->nullable));
    json_put(o, "key", json_new_int(from->key));
    json_put(o, "named-by", rule_id(c->by));
    json_put(o, "type-by", rule_id(c->type_by));
    return o;
}

static struct json *columns_of(const struct target_table *t)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < t->column_count; i++)
        json_push(list, column_of(t, &t->columns[i]));
    return list;
}

static struct json *removed_of(const struct target_table *t)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < t->removed_count; i++) {
        struct json *o = json_new_object();
        const struct removed_column *c = &t->removed[i];
        json_put(o, "source", text(t->source->columns[c->source].name));
        json_put(o, "by", rule_id(c->by));
        json_push(list, o);
    }
    return list;
}

static struct json *added_of(const struct target_table *t)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < t->added_count; i++) {
        struct json *o = json_new_object();
        json_put(o, "target", text(t->added[i].name));
        json_put(o, "type", text(t->added[i].type));
        json_put(o, "by", rule_id(t->added[i].by));
        json_push(list, o);
    }
    return list;
}

static struct json *conditions_of(const struct filter *f)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < f->condition_count; i++) {
        const struct filter_condition *c = &f->conditions[i];
        struct json *o = json_new_object();
        json_put(o, "operator", words(filter_operator_name(c->op)));
        json_put(o, "value", text(c->low));
        json_put(o, "end-value", text(c->high));
        json_push(list, o);
    }
    return list;
}

static struct json *filters_of(const struct mapping_rule *r)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < r->filter_count; i++) {
        struct json *o = json_new_object();
        json_put(o, "column", text(r->filters[i].column));
        json_put(o, "conditions", conditions_of(&r->filters[i]));
        json_push(list, o);
    }
    return list;
}

static struct json *table_of(const struct target_table *t)
{
    struct json *o = json_new_object();
    json_put(o, "source", source_of(t->source));
    json_put(o, "target", name_of(t->schema, t->name));
    json_put(o, "load-order", json_new_int(t->selected_by->load_order));
    json_put(o, "selected-by", rule_id(t->selected_by));
    json_put(o, "schema-by", rule_id(t->schema_by));
    json_put(o, "table-by", rule_id(t->name_by));
    json_put(o, "columns", columns_of(t));
    json_put(o, "removed", removed_of(t));
    json_put(o, "added", added_of(t));
    json_put(o, "filters", filters_of(t->selected_by));
    return o;
}

static struct json *tables_of(const struct resolve_view *v)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < v->res->tables.n; i++)
        if (resolve_shows(v, v->res->tables.at[i]->source))
            json_push(list, table_of(v->res->tables.at[i]));
    return list;
}

static struct json *left_of(const struct resolve_view *v)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < v->res->left.n; i++) {
        const struct left_table *l = &v->res->left.at[i];
        bool excluded = l->included && l->excluded;
        if (!resolve_shows(v, l->table))
            continue;
        struct json *o = json_new_object();
        json_put(o, "source", source_of(l->table));
        json_put(o, "reason",
                 words(excluded     ? "excluded"
                       : l->by_type ? "table-type"
                                    : "not-included"));
        json_put(o, "by", excluded ? rule_id(l->excluded) : NULL);
        json_push(list, o);
    }
    return list;
}

/* ── Rules and the rest ──────────────────────────────────────────────── */

static struct json *rule_of(const struct resolved_rule *r)
{
    struct json *o = json_new_object();
    struct val name = val_get(r->rule->origin, STR("rule-name"));
    json_put(o, "id", rule_id(r->rule));
    json_put(o, "name", text(val_str(name)));
    json_put(o, "type", words(mapping_type_name(r->rule->type)));
    json_put(o, "action", words(mapping_action_name(r->rule->action)));
    put_place(o, resolve_place(r->rule));
    json_put(o, "use", words(rule_use_name(r->use)));
    json_put(o, "matched", json_new_int((int64_t)r->matched));
    json_put(o, "affected", json_new_int((int64_t)r->affected));
    json_put(o, "beaten-by",
             rule_id(r->use == RULE_BEATEN ? r->beaten_by : NULL));
    return o;
}

static struct json *rules_of(const struct resolution *res)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < res->rule_count; i++)
        json_push(list, rule_of(&res->rules[i]));
    return list;
}

static struct json *clashes_of(const struct resolution *res)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < res->clashes.n; i++) {
        const struct clash *c = &res->clashes.at[i];
        struct json *o = json_new_object();
        json_put(o, "first", source_of(c->first->source));
        json_put(o, "second", source_of(c->second->source));
        json_put(o, "target", name_of(c->first->schema, c->first->name));
        json_push(list, o);
    }
    return list;
}

static struct json *notes_of(const struct sql_catalogue *sql)
{
    struct json *list = json_new_array();
    for (size_t i = 0; sql && i < sql->notes.n; i++) {
        struct json *o = json_new_object();
        json_put(o, "message", text(sql->notes.at[i].message));
        put_place(o, sql->notes.at[i].span);
        json_push(list, o);
    }
    return list;
}

static struct json *catalogue_of(const struct resolve_view *v)
{
    struct json *o = json_new_object();
    json_put(o, "file", words(v->catalogue));
    json_put(o, "dialect", words(v->dialect));
    json_put(o, "tables", json_new_int((int64_t)v->res->count));
    json_put(o, "assumed-schema", v->assumed.len ? text(v->assumed) : NULL);
    json_put(o, "notes", notes_of(v->sql));
    return o;
}

struct json *resolve_json(const struct resolve_view *v)
{
    struct json *o = json_new_object();
    json_put(o, "document", words(v->document));
    json_put(o, "task", v->task.len ? text(v->task) : NULL);
    json_put(o, "catalogue", catalogue_of(v));
    json_put(o, "tables", tables_of(v));
    json_put(o, "not-selected", left_of(v));
    json_put(o, "clashes", clashes_of(v->res));
    json_put(o, "rules", rules_of(v->res));
    return o;
}
