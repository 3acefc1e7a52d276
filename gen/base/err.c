#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define FORMAT_INTO(buffer, format)                                            \
    do {                                                                       \
        va_list args_;                                                         \
        va_start(args_, format);                                               \
        vsnprintf(buffer, sizeof buffer, format, args_);                       \
        va_end(args_);                                                         \
    } while (0)

bool err_set(struct err *err, const char *format, ...)
{
    if (err)
        FORMAT_INTO(err->message, format);
    return false;
}

bool err_errno(struct err *err, const char *format, ...)
{
    int number = errno;
    char what[ERR_MAX];
    if (!err)
        return false;
    FORMAT_INTO(what, format);
    return err_set(err, "%.400s: %.100s", what, strerror(number));
}

bool err_context(struct err *err, const char *format, ...)
{
    char context[ERR_MAX / 2], rest[ERR_MAX];
    if (!err)
        return false;
    FORMAT_INTO(context, format);
    memcpy(rest, err->message, sizeof rest);
    return err_set(err, "%s: %.250s", context, rest);
}
