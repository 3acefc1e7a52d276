#include "run/sqlite_value.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "dms/sql_type.h"

static const char *const declarations[DMS_TYPE_COUNT] = {
    [DMS_BYTES] = "blob",
    [DMS_DATE] = "date",
    [DMS_TIME] = "time",
    [DMS_DATETIME] = "timestamp",
    [DMS_INT1] = "smallint",
    [DMS_INT2] = "smallint",
    [DMS_INT4] = "integer",
    [DMS_INT8] = "bigint",
    [DMS_NUMERIC] = "numeric",
    [DMS_REAL4] = "real",
    [DMS_REAL8] = "double precision",
    [DMS_STRING] = "varchar",
    [DMS_UINT1] = "smallint",
    [DMS_UINT2] = "integer",
    [DMS_UINT4] = "bigint",
    [DMS_UINT8] = "numeric",
    [DMS_WSTRING] = "varchar",
    [DMS_BLOB] = "blob",
    [DMS_NCLOB] = "text",
    [DMS_CLOB] = "text",
    [DMS_BOOLEAN] = "boolean",
};

const char *sqlite_declaration(enum dms_type type)
{
    return declarations[type];
}

/* "numeric(10,2)" is numeric, "timestamp(3) with time zone" what is left
 * without its brackets. In lower case; BARE has room for 64, zeroed. */
static struct str bare_type(struct str declared, char *bare)
{
    size_t n = 0;
    bool inside = false;
    for (size_t i = 0; i < declared.len && n < 63; i++) {
        char c = declared.ptr[i];
        if (c == '(' || c == ')')
            inside = c == '(';
        else if (!inside)
            bare[n++] = (char)tolower((unsigned char)c);
    }
    return str_trim((struct str){bare, n});
}

/* https://www.sqlite.org/datatype3.html, "Determination Of Column Affinity" */
static enum dms_type by_affinity(struct str bare)
{
    static const struct {
        const char *part;
        enum dms_type type;
    } rules[] = {
        {"int", DMS_INT8},   {"char", DMS_WSTRING}, {"clob", DMS_NCLOB},
        {"text", DMS_NCLOB}, {"blob", DMS_BLOB},    {"real", DMS_REAL8},
        {"floa", DMS_REAL8}, {"doub", DMS_REAL8},
    };
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        if (str_contains(bare, str_of(rules[i].part)))
            return rules[i].type;
    return bare.len ? DMS_NUMERIC : DMS_NCLOB;
}

enum dms_type sqlite_type(struct str declared)
{
    struct sql_type type = {.size = {-1, -1}};
    char bare[64] = "";
    struct str name = bare_type(declared, bare);
    memcpy(type.name, name.ptr, name.len);
    int found = sql_type_find(SQL_POSTGRES, &type);
    return found < 0 ? by_affinity(name) : (enum dms_type)found;
}

static size_t digits(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.len && isdigit((unsigned char)s.ptr[at + n]))
        n++;
    return n;
}

struct str sqlite_number(struct arena *a, struct str text)
{
    struct str s = text;
    bool minus = s.len && s.ptr[0] == '-';
    if (s.len && (minus || s.ptr[0] == '+'))
        s = str_sub(s, 1, s.len);
    size_t whole = digits(s, 0), zeros = 0;
    bool point = whole < s.len && s.ptr[whole] == '.';
    size_t fraction = point ? digits(s, whole + 1) : 0;
    if (whole + fraction == 0 || whole + point + fraction != s.len)
        return text;
    while (zeros + 1 < whole && s.ptr[zeros] == '0')
        zeros++;
    struct str front = whole ? str_sub(s, zeros, whole - zeros) : STR("0");
    while (fraction && s.ptr[whole + fraction] == '0')
        fraction--;
    if (fraction == 0)
        return str_printf(a, "%s%.*s", minus && !str_is(front, "0") ? "-" : "",
                          STR_ARG(front));
    return str_printf(a, "%s%.*s.%.*s", minus ? "-" : "", STR_ARG(front),
                      (int)fraction, s.ptr + whole + 1);
}

/* The shortest text that is the same double again. */
static struct str real_text(struct arena *a, double d)
{
    char text[40];
    snprintf(text, sizeof text, "%.15g", d);
    if (strtod(text, NULL) != d)
        snprintf(text, sizeof text, "%.17g", d);
    return sqlite_number(a, str_copy(a, str_of(text)));
}

static struct str boolean_text(struct str s)
{
    static const struct {
        const char *spelling;
        bool value;
    } spellings[] = {
        {"1", true},   {"t", true},  {"true", true},   {"yes", true},
        {"y", true},   {"on", true}, {"0", false},     {"f", false},
        {"no", false}, {"n", false}, {"false", false}, {"off", false},
    };
    for (size_t i = 0; i < COUNT_OF(spellings); i++)
        if (str_eq_nocase(s, str_of(spellings[i].spelling)))
            return spellings[i].value ? STR("true") : STR("false");
    return s;
}

/* 2026-01-31T13:05:59.500Z is 2026-01-31 13:05:59.5. */
static struct str time_text(struct arena *a, struct str s, enum dms_type type)
{
    static const struct str utc[] = {{"Z", 1}, {"+00", 3}, {"+00:00", 6}};
    for (size_t i = COUNT_OF(utc); i-- > 0;)
        if (s.len > 10 && str_ends(s, utc[i]))
            s.len -= utc[i].len;
    struct str whole = s, seconds = str_cut(&whole, '.');
    while (whole.len && whole.ptr[whole.len - 1] == '0')
        whole.len--;
    char *copy = str_z(a, seconds);
    if (type == DMS_DATETIME && seconds.len > 10 && copy[10] == 'T')
        copy[10] = ' ';
    if (whole.len)
        return str_printf(a, "%s.%.*s", copy, STR_ARG(whole));
    bool midnight = type == DMS_DATETIME && seconds.len == 10;
    return str_printf(a, "%s%s", copy, midnight ? " 00:00:00" : "");
}

static struct str canonical(struct arena *a, struct str text,
                            enum dms_type type)
{
    switch (dms_type_class(type)) {
    case DMS_CLASS_NUMBER:
        return sqlite_number(a, text);
    case DMS_CLASS_BOOLEAN:
        return boolean_text(text);
    case DMS_CLASS_TIME:
        return time_text(a, text, type);
    default:
        return text;
    }
}

struct value sqlite_read(struct arena *a, sqlite3_stmt *stmt, int i,
                         enum dms_type type)
{
    struct value v = {.type = type};
    int storage = sqlite3_column_type(stmt, i);
    if (storage == SQLITE_NULL) {
        v.null = true;
        return v;
    }
    if (storage == SQLITE_FLOAT) {
        v.bytes = real_text(a, sqlite3_column_double(stmt, i));
        return v;
    }
    const void *bytes = storage == SQLITE_BLOB
                            ? sqlite3_column_blob(stmt, i)
                            : (const void *)sqlite3_column_text(stmt, i);
    struct str text = {bytes, (size_t)sqlite3_column_bytes(stmt, i)};
    text = str_copy(a, text);
    v.bytes = storage == SQLITE_BLOB ? text : canonical(a, text, type);
    return v;
}

bool sqlite_bind(sqlite3_stmt *stmt, int i, struct value v)
{
    const char *bytes = v.bytes.ptr ? v.bytes.ptr : "";
    enum dms_class class = dms_type_class(v.type);
    if (v.null)
        return sqlite3_bind_null(stmt, i) == SQLITE_OK;
    if (v.type == DMS_BLOB || class == DMS_CLASS_BINARY)
        return sqlite3_bind_blob64(stmt, i, bytes, v.bytes.len,
                                   SQLITE_STATIC) == SQLITE_OK;
    if (v.type == DMS_BOOLEAN &&
        (str_is(v.bytes, "true") || str_is(v.bytes, "false")))
        return sqlite3_bind_int(stmt, i, bytes[0] == 't') == SQLITE_OK;
    return sqlite3_bind_text64(stmt, i, bytes, v.bytes.len, SQLITE_STATIC,
                               SQLITE_UTF8) == SQLITE_OK;
}
