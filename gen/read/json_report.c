/* Says what is wrong, once. */
#include <stdarg.h>
#include <stdio.h>

#include "read/json_reader.h"
#include "read/limits.h"

struct finding *json_report(struct json_reader *r, const char *at, size_t len,
                            enum finding_id id, const char *message)
{
    struct span span = {r->text, json_off(r, at), (uint32_t)len};
    if (r->errors++ < READ_ERRORS_MAX)
        return finding_add(r->fs, id, span, "%s", message);
    if (r->errors == READ_ERRORS_MAX + 1)
        finding_add(r->fs, FINDING_JSON_SYNTAX, span,
                    "there are more mistakes from here on");
    return NULL;
}

struct finding *json_error(struct json_reader *r, const char *at, size_t len,
                           const char *format, ...)
{
    char message[256];
    if (json_follows(r, at))
        return NULL;
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return json_report(r, at, len, FINDING_JSON_SYNTAX, message);
}

void json_help(struct json_reader *r, struct finding *f, const char *format,
               ...)
{
    va_list args;
    va_start(args, format);
    finding_vhelp(r->fs, f, format, args);
    va_end(args);
}
