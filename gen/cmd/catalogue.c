#include "cmd/catalogue.h"

#include "base/file.h"
#include "run/sqlite_file.h"

/* A catalogue and what it was read for. */
struct reading {
    struct catalogue_request q;
    struct catalogue c;
};

struct catalogue_file {
    struct arena *arena;
    const char *path;
    struct text *text; /* NULL of a SQLite file */
    VEC(struct reading *) readings;
};

struct catalogue_file *catalogue_open(struct arena *a, const char *path,
                                      struct err *err)
{
    struct catalogue_file *f = ARENA_NEW(a, struct catalogue_file);
    struct str bytes;
    f->arena = a;
    f->path = path;
    if (sqlite_is_file(path))
        return f;
    if (!file_read(a, path, &bytes, err))
        return NULL;
    f->text = text_new(a, path, bytes);
    return f;
}

/* The one schema that the rules which include tables name, "" if there are
 * several or none. '_' is part of most names. */
static struct str only_schema(const struct mapping *m)
{
    struct str only = STR("");
    for (size_t i = 0; i < mapping_rule_count(m); i++) {
        const struct mapping_rule *r = mapping_rule_at(m, i);
        if (r->type != MAPPING_SELECTION || r->action == MAPPING_EXCLUDE ||
            !r->schema.len)
            continue;
        if (memchr(r->schema.ptr, '%', r->schema.len) ||
            memchr(r->schema.ptr, '[', r->schema.len) ||
            (only.len && !str_eq(only, r->schema)))
            return STR("");
        only = r->schema;
    }
    return only;
}

static bool read_sqlite(struct reading *r, struct catalogue_file *f,
                        struct err *err)
{
    r->c.words = "SQLite";
    return sqlite_read_file(f->arena, f->path, r->q.schema, &r->c.tables,
                            &r->c.count, err);
}

static void read_sql(struct reading *r, struct catalogue_file *f)
{
    struct sql_options o = {
        .dialect = r->q.dialect,
        .schema = r->q.schema,
        .stand_in = r->q.stand_in,
    };
    struct sql_catalogue *c = sql_ddl_read(f->arena, f->text, &o);
    r->c.dialect = c->dialect;
    r->c.words = sql_dialect_words(c->dialect);
    r->c.tables = c->tables;
    r->c.count = c->table_count;
    r->c.sql = c;
}

/* Whether some tables have no schema: those of a script that names none, in a
 * dialect that has no usual one. */
static bool has_homeless(const struct catalogue *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (!c->tables[i].schema.len)
            return true;
    return false;
}

static struct reading *read_as(struct catalogue_file *f,
                               const struct catalogue_request *q,
                               struct err *err)
{
    for (size_t i = 0; i < f->readings.n; i++) {
        struct reading *old = f->readings.at[i];
        if (old->q.dialect == q->dialect && old->q.stand_in == q->stand_in &&
            str_eq(old->q.schema, q->schema))
            return old;
    }
    struct reading *r = ARENA_NEW(f->arena, struct reading);
    r->q = *q;
    r->q.schema = str_copy(f->arena, q->schema);
    r->q.mapping = NULL;
    r->c.path = f->path;
    if (f->text)
        read_sql(r, f);
    else if (!read_sqlite(r, f, err))
        return NULL;
    r->c.homeless = has_homeless(&r->c);
    *vec_push(f->arena, &f->readings) = r;
    return r;
}

const struct catalogue *catalogue_read(struct catalogue_file *f,
                                       const struct catalogue_request *q,
                                       struct err *err)
{
    struct catalogue_request again = *q;
    if (q->stand_in)
        again.dialect = SQL_ANY;
    struct reading *r = read_as(f, &again, err);
    again.schema = only_schema(q->mapping);
    if (!r || !r->c.homeless || q->schema.len || !again.schema.len)
        return r ? &r->c : NULL;
    r = read_as(f, &again, err);
    if (!r)
        return NULL;
    struct catalogue *c = ARENA_NEW(f->arena, struct catalogue);
    *c = r->c;
    c->assumed = r->q.schema;
    return c;
}
