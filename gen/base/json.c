#include "base/json.h"

#include <json-c/json.h>

#include "base/arena.h"
#include "base/utf8.h"

/* A struct json is json-c's object by another name. */
static json_object *inner(struct json *value)
{
    return (json_object *)value;
}

static struct json *made(json_object *value)
{
    if (!value)
        out_of_memory();
    return (struct json *)value;
}

/* json-c breaks the line within an empty container; these do not. */
static int print_no_members(json_object *o, struct printbuf *pb, int level,
                            int flags)
{
    (void)o;
    (void)level;
    (void)flags;
    return printbuf_memappend(pb, "{}", 2);
}

static int print_no_items(json_object *o, struct printbuf *pb, int level,
                          int flags)
{
    (void)o;
    (void)level;
    (void)flags;
    return printbuf_memappend(pb, "[]", 2);
}

struct json *json_new_object(void)
{
    struct json *value = made(json_object_new_object());
    json_object_set_serializer(inner(value), print_no_members, NULL, NULL);
    return value;
}

struct json *json_new_array(void)
{
    struct json *value = made(json_object_new_array());
    json_object_set_serializer(inner(value), print_no_items, NULL, NULL);
    return value;
}

struct json *json_new_string(struct str s)
{
    struct buf valid;
    buf_init(&valid, 0);
    while (s.len) {
        size_t good = utf8_valid(s);
        buf_add(&valid, s.ptr, good);
        if (good < s.len)
            buf_add_utf8(&valid, 0xFFFD);
        s = str_sub(s, good + 1, s.len);
    }
    json_object *o =
        json_object_new_string_len(valid.len ? valid.ptr : "", (int)valid.len);
    buf_free(&valid);
    return made(o);
}

struct json *json_new_int(int64_t n)
{
    return made(json_object_new_int64(n));
}

struct json *json_new_bool(bool b)
{
    return made(json_object_new_boolean(b));
}

struct json *json_new_number(struct str text)
{
    struct arena *scratch = arena_new();
    json_object *o = json_object_new_double_s(0, str_z(scratch, text));
    arena_free(scratch);
    return made(o);
}

void json_put(struct json *object, const char *key, struct json *value)
{
    json_object_set_serializer(inner(object), NULL, NULL, NULL);
    if (json_object_object_add(inner(object), key, inner(value)) != 0)
        out_of_memory();
}

void json_push(struct json *array, struct json *value)
{
    json_object_set_serializer(inner(array), NULL, NULL, NULL);
    if (json_object_array_add(inner(array), inner(value)) != 0)
        out_of_memory();
}

void json_print(struct json *value, struct buf *out)
{
    size_t len;
    const char *z = json_object_to_json_string_length(
        inner(value),
        JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED |
            JSON_C_TO_STRING_NOSLASHESCAPE,
        &len);
    if (!z)
        out_of_memory();
    buf_add(out, z, len);
}

void json_free(struct json *value)
{
    json_object_put(inner(value));
}

const char *json_library(void)
{
    return json_c_version();
}
