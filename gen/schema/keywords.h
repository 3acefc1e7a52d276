/* The table of keywords (keywords.def) in C. */
#ifndef DMSC_SCHEMA_KEYWORDS_H
#define DMSC_SCHEMA_KEYWORDS_H

#include "base/str.h"

enum schema_draft { SCHEMA_DRAFT_07 = 1, SCHEMA_DRAFT_2020_12 = 2 };

enum keyword {
#define KEYWORD(id, name, shape, drafts, vocabulary) KEYWORD_##id,
#include "schema/keywords.def"
#undef KEYWORD
    KEYWORD_COUNT
};

enum keyword_shape {
    SHAPE_ANY,
    SHAPE_ONE,
    SHAPE_LIST,
    SHAPE_MAP,
    SHAPE_ITEMS,
    SHAPE_DEPENDENCIES,
    SHAPE_STRING,
    SHAPE_BOOLEAN,
    SHAPE_NUMBER,
    SHAPE_POSITIVE, /* a number above 0 */
    SHAPE_COUNT,    /* a whole number from 0 */
    SHAPE_TYPE,
    SHAPE_VALUES,    /* an array of anything */
    SHAPE_NAMES,     /* an array of strings */
    SHAPE_NAMES_MAP, /* an object of those */
};

/* Vocabularies as bits. Old drafts have them all. */
enum vocabulary {
    VOCABULARY_CORE = 1,
    VOCABULARY_APPLICATOR = 2,
    VOCABULARY_UNEVALUATED = 4,
    VOCABULARY_VALIDATION = 8,
    VOCABULARY_FORMAT = 16,           /* format says what a value is */
    VOCABULARY_FORMAT_ASSERTION = 32, /* format is checked */
    VOCABULARY_STANDARD = 31,
};

struct keyword_row {
    struct str name;
    enum keyword_shape shape;
    unsigned drafts; /* bits of enum schema_draft */
    unsigned vocabulary;
};

const struct keyword_row *keyword_row(enum keyword k);

/* The keyword NAME of a draft, or -1. */
int keyword_find(struct str name, unsigned draft);

#endif
