#include "run/drivers.h"

#include "base/vec.h"
#include "run/sqlite_script.h"
#include "run/sqlite_source.h"
#include "run/sqlite_target.h"
#include "run/sqlite_writer.h"

static const struct driver drivers[] = {
    {"sqlite", "SQLite", sqlite_script_make, &sqlite_source_ops,
     &sqlite_target_ops, &sqlite_writer_ops},
};

const struct driver *drivers_find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(drivers); i++)
        if (strcmp(drivers[i].name, name) == 0)
            return &drivers[i];
    return NULL;
}
