/* JSON that we write: the only door to json-c. (JSON that users wrote is read
 * by read/json.h.)
 *
 *     struct json *o = json_new_object();
 *     json_put(o, "version", json_new_int(1));
 *     json_print(o, &out);
 *     json_free(o);
 *
 * A value that was put into another belongs to it. Members stay in the order
 * in which they were put, so that the same calls give the same bytes.
 */
#ifndef DMSC_BASE_JSON_H
#define DMSC_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct json;

struct json *json_new_object(void);
struct json *json_new_array(void);

/* Bytes that are not UTF-8 become U+FFFD. NULs are allowed. */
struct json *json_new_string(struct str s);
struct json *json_new_int(int64_t n);
struct json *json_new_bool(bool b);

/* TEXT is a JSON number, and is printed as it stands. */
struct json *json_new_number(struct str text);

/* Puts a member (VALUE may be NULL, for null); one of the same key is
 * replaced in its place. */
void json_put(struct json *object, const char *key, struct json *value);
void json_push(struct json *array, struct json *value);

/* Adds the value to OUT, two spaces a level, without a line end. */
void json_print(struct json *value, struct buf *out);

/* Frees a value that belongs to no other. NULL is allowed. */
void json_free(struct json *value);

/* The library's version. */
const char *json_library(void);

#endif
