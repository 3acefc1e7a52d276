#include "run/sqlite_file.h"

#include <stdio.h>

#include "base/arena.h"
#include "run/sqlite_catalogue.h"
#include "run/sqlite_db.h"

bool sqlite_is_file(const char *path)
{
    static const char mark[16] = "SQLite format 3"; /* with its NUL */
    char head[sizeof mark] = "";
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    size_t n = fread(head, 1, sizeof head, file);
    fclose(file);
    return n == sizeof mark && memcmp(head, mark, sizeof mark) == 0;
}

bool sqlite_read_file(struct arena *a, const char *path, struct str schema,
                      struct table **tables, size_t *count, struct err *err)
{
    sqlite3 *db;
    struct db_place where = {str_z(a, str_of(path)), schema};
    bool good =
        sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
    if (good)
        good = sqlite_catalogue(db, &where, a, tables, count, err);
    else
        sqlite_failed(db, err);
    sqlite3_close(db);
    return good || err_context(err, "%s", path);
}
