/* A value of a row as every driver gives and takes it: its DMS type, and its
 * text or bytes, or null. Text is the one canonical spelling of its type, so
 * that two sides are equal exactly when their bytes are:
 *
 *     numbers    as SQL writes them, without a leading plus or needless zeros
 *     date       2026-01-31     time 13:05:59[.ffffff]
 *     datetime   2026-01-31 13:05:59[.ffffff], in UTC
 *     boolean    true, false
 *     text, lob  UTF-8; binary ones the bytes themselves
 */
#ifndef DMSC_DMS_VALUE_H
#define DMSC_DMS_VALUE_H

#include "base/str.h"

enum dms_type {
#define DMS_TYPE(id, name, class) DMS_##id,
#include "dms/types.def"
#undef DMS_TYPE
    DMS_TYPE_COUNT
};

enum dms_class {
    DMS_CLASS_NUMBER,
    DMS_CLASS_TEXT,
    DMS_CLASS_BINARY,
    DMS_CLASS_TIME,
    DMS_CLASS_LOB,
    DMS_CLASS_BOOLEAN
};

struct value {
    enum dms_type type;
    bool null;
    struct str bytes; /* empty if null */
};

const char *dms_type_name(enum dms_type t);
enum dms_class dms_type_class(enum dms_type t);

/* The type of NAME ("int4"), or -1. */
int dms_type_by_name(struct str name);

/* Equal as rows are compared: both null, or the same bytes. Types may differ
 * (int4 against int8): that is what a migration does. */
bool value_equal(struct value a, struct value b);

/* Orders two values of one class: numbers by value, all else by bytes; null
 * comes first. */
int value_compare(struct value a, struct value b);

#endif
