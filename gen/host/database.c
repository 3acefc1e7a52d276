#include "host/database.h"

#include "base/file.h"
#include "host/member.h"

/* What leads to a place, and what is within it; the more exact first. */
static const struct {
    enum host_kind kind;
    const char *where, *part;
} ways[] = {
    {HOST_ENDPOINT, "ServerName", "DatabaseName"},
    {HOST_ENDPOINT, "S3Settings.BucketName", "S3Settings.BucketFolder"},
    {HOST_S3_ENDPOINT, "S3Settings.BucketName", "S3Settings.BucketFolder"},
    {HOST_ENDPOINT, "SecretsManagerSecretId", "DatabaseName"},
};

/* What an expression says differs from one instance of a block to the next. */
static bool is_instance(struct str text)
{
    return str_contains(text, STR("each.")) ||
           str_contains(text, STR("count."));
}

/* A value, or an expression with the folder that it means something in. */
static struct str name_of(struct arena *a, struct val v)
{
    if (val_is(v, NODE_STRING) && !(val_flags(v) & NODE_HOLES))
        return str_printf(a, "'%.*s'", STR_ARG(val_str(v)));
    if (!val_is(v, NODE_UNKNOWN) && !val_is(v, NODE_STRING))
        return STR("");
    struct span span = val_span(v);
    struct str text = span_str(span), file = str_of(span.text->name);
    if (is_instance(text))
        return STR("");
    if (str_ends(file, STR(".tf")) || str_ends(file, STR(".tf.json")))
        file = file_folder(file);
    return str_printf(a, "%.*s:%.*s", STR_ARG(file), STR_ARG(text));
}

struct str host_database(struct arena *a, const struct host_document *endpoint)
{
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        if (ways[i].kind != endpoint->kind)
            continue;
        struct str where = name_of(a, host_member(endpoint, ways[i].where));
        struct val part = host_member(endpoint, ways[i].part);
        struct str rest = name_of(a, part);
        if (where.len && (rest.len || !val_exists(part)))
            return str_printf(a, "%.*s %.*s", STR_ARG(where), STR_ARG(rest));
        if (where.len)
            return STR("");
    }
    return STR("");
}
