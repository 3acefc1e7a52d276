#include "host/rds.h"

#include "host/member.h"

const struct host_parameter *rds_parameter(const struct host_rds *db,
                                           const char *name)
{
    for (size_t i = db->parameters.n; i-- > 0;)
        if (str_is(db->parameters.at[i].name, name))
            return &db->parameters.at[i];
    return NULL;
}

bool rds_is_captured(const struct host_context *task)
{
    return str_among(val_str(task->migration_type), "cdc full-load-and-cdc");
}

static struct val member(const struct host_resolver *by, struct val body,
                         const char *name)
{
    struct val v = val_get_z(body, name);
    if (val_exists(v) && by->plain)
        v = by->plain(by->of, v);
    return val_is(v, NODE_NULL) ? val_none() : v;
}

static struct str word(struct val v)
{
    struct str s = STR("");
    host_val_str(v, &s);
    return s;
}

/* "aurora-mysql8.0": the engine, and its version. */
static void read_family(struct host_rds *db, struct str family)
{
    size_t n = family.len;
    while (n && memchr("0123456789.", family.ptr[n - 1], 11))
        n--;
    if (!db->engine.len)
        db->engine = str_sub(family, 0, n);
    if (!db->version.len)
        db->version = str_sub(family, n, family.len);
}

struct host_rds rds_read(const struct rds_words *words,
                         const struct host_resolver *by, struct val body,
                         struct val place)
{
    struct val at = member(by, body, words->identifier);
    struct val source = member(by, body, words->source);
    bool replica = val_exists(val_get_z(body, words->source));
    struct val engine = member(by, body, words->engine);
    struct host_rds db = {
        .at = val_exists(at) ? at : place,
        .engine = word(engine),
        .version = word(member(by, body, words->version)),
        .whole = val_is_closed(body, NODE_OBJECT) && !replica,
        .source = word(source).len ? source : val_none(),
        .retention = member(by, body, words->retention),
        .unwritten = val_is_closed(body, NODE_OBJECT) && !replica
                         ? words->unwritten
                         : -1,
    };
    db.group = val_exists(engine) ? engine : db.at;
    for (size_t i = 0; words->copies[i]; i++)
        if (val_exists(val_get_z(body, words->copies[i])))
            db.unwritten = -1;
    return db;
}

void rds_read_name(struct host_rds *db, struct val name)
{
    struct str s, own = STR("default.");
    if (!val_exists(name) || val_is(name, NODE_NULL))
        return;
    if (!host_val_str(name, &s) || !str_starts(s, own)) {
        db->whole = false;
        return;
    }
    db->group = name;
    read_family(db, str_sub(s, own.len, s.len));
}

void rds_read_group(struct host_rds *db, const struct rds_words *words,
                    const struct host_resolver *by, struct val group)
{
    struct val family = member(by, group, words->family);
    db->grouped = true;
    db->group = val_exists(family) ? family : group;
    db->whole = db->whole && val_is_closed(group, NODE_OBJECT);
    read_family(db, word(family));
}

void rds_add(struct arena *a, struct host_rds *db, struct host_parameter p)
{
    if (p.name.len)
        *vec_push(a, &db->parameters) = p;
    else
        db->whole = false;
}
