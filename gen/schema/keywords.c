#include "schema/keywords.h"

#include <assert.h>

enum {
    DRAFT_OLD = SCHEMA_DRAFT_07,
    DRAFT_NEW = SCHEMA_DRAFT_2020_12,
    DRAFT_BOTH = DRAFT_OLD | DRAFT_NEW
};

static const struct keyword_row rows[] = {
#define KEYWORD(id, name, shape, drafts, vocabulary)                           \
    {{name, sizeof name - 1},                                                  \
     SHAPE_##shape,                                                            \
     DRAFT_##drafts,                                                           \
     VOCABULARY_##vocabulary},
#include "schema/keywords.def"
#undef KEYWORD
};

const struct keyword_row *keyword_row(enum keyword k)
{
    assert(k < KEYWORD_COUNT);
    return &rows[k];
}

int keyword_find(struct str name, unsigned draft)
{
    for (int i = 0; i < KEYWORD_COUNT; i++)
        if (rows[i].drafts & draft && str_eq(name, rows[i].name))
            return i;
    return -1;
}
