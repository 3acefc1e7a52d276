#include "host/database.h"

#include "base/file.h"

/* What leads to a place, the more exact first: in the settings of the endpoint
 * or in it, in the words of Terraform and of the API. */
static const struct {
    const char *block, *where, *part;
} ways[] = {
    {NULL, "server_name", "database_name"},
    {NULL, "ServerName", "DatabaseName"},
    {NULL, "bucket_name", "bucket_folder"},
    {"s3_settings", "bucket_name", "bucket_folder"},
    {"S3Settings", "BucketName", "BucketFolder"},
    {NULL, "secrets_manager_arn", "database_name"},
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

struct str host_database(struct arena *a, struct val endpoint)
{
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        struct val in = endpoint;
        if (ways[i].block)
            in = val_get(endpoint, str_of(ways[i].block));
        if (val_is(in, NODE_ARRAY))
            in = val_item(in, 0);
        struct str where = name_of(a, val_get(in, str_of(ways[i].where)));
        struct val part = val_get(in, str_of(ways[i].part));
        struct str rest = name_of(a, part);
        if (where.len && (rest.len || !val_exists(part)))
            return str_printf(a, "%.*s %.*s", STR_ARG(where), STR_ARG(rest));
        if (where.len)
            return STR("");
    }
    return STR("");
}
