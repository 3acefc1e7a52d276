#include "dms/position.h"

#include <regex.h>
#include <stdio.h>

#include "base/vec.h"
#include "dms/limits.h"

static const struct position_log logs[] = {
    {"mysql mariadb aurora", "^.+[.][0-9]+:[0-9]+(:.*)?$",
     "mysql-bin-changelog.000024:373", false},
    {"oracle", "^[0-9]+$", "1234567890", false},
    {"postgres aurora-postgresql", "^(.*:)?[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}$",
     "4AF/B00000D0", true},
    {"sqlserver", "^[0-9A-Fa-f]{8}:[0-9A-Fa-f]{8}:[0-9A-Fa-f]{4}$",
     "00000014:00000061:0001", false},
};

const struct position_log *position_log(const struct engine *e)
{
    for (size_t i = 0; i < COUNT_OF(logs); i++)
        if (str_among(e->name, logs[i].engines))
            return &logs[i];
    return NULL;
}

static bool matches(const char *pattern, struct str s)
{
    char text[POSITION_MAX + 1];
    regex_t rx;
    if (s.len > POSITION_MAX || memchr(s.ptr, '\0', s.len) ||
        regcomp(&rx, pattern, REG_EXTENDED | REG_NOSUB) != 0)
        return false;
    snprintf(text, sizeof text, "%.*s", STR_ARG(s));
    bool good = regexec(&rx, text, 0, NULL, 0) == 0;
    regfree(&rx);
    return good;
}

static bool is_time(struct str s)
{
    return str_starts(s, STR("server_time:")) ||
           str_starts(s, STR("commit_time:")) ||
           matches("^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([T ].*)?$", s);
}

enum position_form position_form(const struct engine *e, struct str position)
{
    const struct position_log *log = position_log(e);
    if (str_starts(position, STR("checkpoint:")))
        return POSITION_CHECKPOINT;
    if (is_time(position))
        return POSITION_TIME;
    return log && matches(log->pattern, position) ? POSITION_NATIVE
                                                  : POSITION_UNKNOWN;
}

bool position_known(struct str position)
{
    for (size_t i = 0; i < COUNT_OF(logs); i++)
        if (matches(logs[i].pattern, position))
            return true;
    /* No engine: what all of them take. */
    return str_starts(position, STR("checkpoint:")) || is_time(position);
}

bool position_stops(struct str position)
{
    return matches("^(server|commit)_time: *[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
                   "([T ].*)?$",
                   position);
}
