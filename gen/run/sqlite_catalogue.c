#include "run/sqlite_catalogue.h"

#include "base/vec.h"
#include "run/sqlite_db.h"
#include "run/sqlite_value.h"

struct tables {
    VEC(struct table) list;
};

static struct str text_of(struct arena *a, sqlite3_stmt *stmt, int i)
{
    return sqlite_read(a, stmt, i, DMS_STRING).bytes;
}

/* A statement over pragmas and sqlite_schema, with NAME as its parameter (if
 * it has one). NAME must live as long. */
static sqlite3_stmt *ask(sqlite3 *db, const char *sql, struct str name,
                         struct err *err)
{
    sqlite3_stmt *stmt = sqlite_prepare(db, str_of(sql), err);
    if (stmt && sqlite3_bind_parameter_count(stmt))
        sqlite3_bind_text(stmt, 1, name.ptr, (int)name.len, SQLITE_STATIC);
    return stmt;
}

/* The end of a statement that was stepped through. */
static bool finish(sqlite3 *db, sqlite3_stmt *stmt, struct err *err)
{
    return sqlite3_finalize(stmt) == SQLITE_OK || sqlite_failed(db, err);
}

static bool read_columns(sqlite3 *db, struct arena *a, struct str file_name,
                         struct table *t, struct err *err)
{
    VEC(struct column) columns = {0};
    sqlite3_stmt *stmt =
        ask(db,
            "SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo(?) "
            "WHERE hidden <> 1 ORDER BY cid",
            file_name, err);
    while (stmt && sqlite3_step(stmt) == SQLITE_ROW) {
        struct str declared = text_of(a, stmt, 1);
        *vec_push(a, &columns) = (struct column){
            .name = text_of(a, stmt, 0),
            .declared = declared,
            .type = sqlite_type(declared),
            .nullable = !sqlite3_column_int(stmt, 2),
            .key = (uint32_t)sqlite3_column_int(stmt, 3),
        };
    }
    t->columns = columns.at;
    t->column_count = columns.n;
    return stmt && finish(db, stmt, err);
}

/* Unique constraints and indexes of whole columns, but the primary key's. */
static bool read_uniques(sqlite3 *db, struct arena *a, struct str file_name,
                         struct table *t, struct err *err)
{
    sqlite3_stmt *stmt =
        ask(db,
            "SELECT count(*), max(c.name) FROM pragma_index_list(?1) i, "
            "pragma_index_info(i.name) c WHERE i.\"unique\" AND "
            "i.origin <> 'pk' AND NOT i.partial GROUP BY i.name "
            "HAVING count(*) = count(c.name)",
            file_name, err);
    while (stmt && sqlite3_step(stmt) == SQLITE_ROW) {
        bool one = sqlite3_column_int(stmt, 0) == 1;
        int i = one ? table_column(t, text_of(a, stmt, 1)) : -1;
        if (i >= 0)
            t->columns[i].unique = true;
        if (i < 0 || table_key_size(t) != 1 || !t->columns[i].key)
            t->unique_count++;
    }
    return stmt && finish(db, stmt, err);
}

static void split_name(const struct db_place *where, struct str file_name,
                       struct str *schema, struct str *name)
{
    struct str rest = file_name, first = str_cut(&rest, '.');
    bool both = first.len && rest.len;
    *schema = both ? first : where->schema;
    *name = both ? rest : file_name;
}

static bool read_foreign(sqlite3 *db, const struct db_place *where,
                         struct arena *a, struct str file_name, struct table *t,
                         struct err *err)
{
    VEC(struct foreign_key) keys = {0};
    sqlite3_stmt *stmt = ask(db,
                             "SELECT \"from\", \"table\" FROM "
                             "pragma_foreign_key_list(?) WHERE seq = 0 "
                             "ORDER BY id DESC",
                             file_name, err);
    while (stmt && sqlite3_step(stmt) == SQLITE_ROW) {
        struct foreign_key *key = vec_push(a, &keys);
        key->column = text_of(a, stmt, 0);
        split_name(where, text_of(a, stmt, 1), &key->schema, &key->table);
    }
    t->foreign = keys.at;
    t->foreign_count = keys.n;
    return stmt && finish(db, stmt, err);
}

/* What hangs on a table that has a name and no more yet. */
static bool read_table(sqlite3 *db, const struct db_place *where,
                       struct arena *a, struct str file_name, struct table *t,
                       struct err *err)
{
    split_name(where, file_name, &t->schema, &t->name);
    return read_columns(db, a, file_name, t, err) &&
           (t->view || (read_uniques(db, a, file_name, t, err) &&
                        read_foreign(db, where, a, file_name, t, err)));
}

bool sqlite_catalogue(sqlite3 *db, const struct db_place *where,
                      struct arena *a, struct table **tables, size_t *count,
                      struct err *err)
{
    struct tables found = {0};
    sqlite3_stmt *stmt = ask(db,
                             "SELECT name, type = 'view' FROM sqlite_schema "
                             "WHERE type IN ('table', 'view') "
                             "AND name NOT GLOB 'sqlite_*' "
                             "AND name NOT GLOB 'dmsc_*' ORDER BY name",
                             STR(""), err);
    bool good = stmt != NULL;
    while (good && sqlite3_step(stmt) == SQLITE_ROW) {
        struct str name = text_of(a, stmt, 0);
        struct table *t = vec_push(a, &found.list);
        t->view = sqlite3_column_int(stmt, 1);
        good = read_table(db, where, a, name, t, err);
    }
    if (good)
        good = finish(db, stmt, err);
    else
        sqlite3_finalize(stmt);
    *tables = found.list.at;
    *count = found.list.n;
    return good;
}

#define OURS "NOT GLOB 'sqlite_*' AND m.name NOT GLOB 'dmsc_*'"

static const struct {
    const char *kind, *sql;
} queries[] = {
    {"VIEWS", "SELECT name FROM sqlite_schema m "
              "WHERE type = 'view' ORDER BY name"},
    {"INDEXES", "SELECT name FROM sqlite_schema m WHERE type = 'index' "
                "AND sql IS NOT NULL ORDER BY name"},
    {"UNIQUE", "SELECT m.name || ' (' || group_concat(c.name, ', ') || ')' "
               "FROM sqlite_schema m, pragma_index_list(m.name) i, "
               "pragma_index_info(i.name) c WHERE m.type = 'table' "
               "AND i.origin = 'u' AND m.name " OURS
               " GROUP BY m.name, i.name ORDER BY m.name, i.name"},
    {"FOREIGN_KEYS",
     "SELECT m.name || ' (' || group_concat(f.\"from\", ', ') || ')' "
     "FROM sqlite_schema m, pragma_foreign_key_list(m.name) f "
     "WHERE m.type = 'table' AND m.name " OURS
     " GROUP BY m.name, f.id ORDER BY m.name, f.id DESC"},
    {"CHECKS",
     "SELECT m.name FROM sqlite_schema m WHERE m.type = 'table' "
     "AND m.sql LIKE '%CHECK%(%' AND m.name " OURS " ORDER BY m.name"},
    {"DEFAULTS",
     "SELECT m.name || '.' || c.name FROM sqlite_schema m, "
     "pragma_table_xinfo(m.name) c WHERE m.type = 'table' "
     "AND c.dflt_value IS NOT NULL AND m.name " OURS " ORDER BY m.name, c.cid"},
    {"TRIGGERS", "SELECT m.name FROM sqlite_schema m WHERE "
                 "m.type = 'trigger' AND m.name " OURS " ORDER BY m.name"},
};

bool sqlite_objects(sqlite3 *db, struct arena *a,
                    struct source_object **objects, size_t *count,
                    struct err *err)
{
    VEC(struct source_object) found = {0};
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        sqlite3_stmt *stmt = ask(db, queries[i].sql, STR(""), err);
        while (stmt && sqlite3_step(stmt) == SQLITE_ROW)
            *vec_push(a, &found) = (struct source_object){
                .kind = queries[i].kind, .name = text_of(a, stmt, 0)};
        if (!stmt || !finish(db, stmt, err))
            return false;
    }
    *objects = found.at;
    *count = found.n;
    return true;
}
