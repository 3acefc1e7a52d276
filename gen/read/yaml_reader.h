/* What the parts of the YAML reader share: events to nodes (yaml.c), bytes
 * (yaml_bytes.c), scalars (yaml_scalar.c), messages (yaml_problem.c), what one
 * character would mend (yaml_mend.c), merge keys (yaml_merge.c). None but
 * yaml.c and yaml_mend.c knows libyaml. */
#ifndef DMSC_READ_YAML_READER_H
#define DMSC_READ_YAML_READER_H

#include "read/limits.h"
#include "read/yaml.h"
#include "tree/build.h"

/* Code points to bytes: libyaml's marks count code points. */
struct yaml_index {
    struct str bytes;
    uint32_t base;    /* of bytes in the text: 3 after a BOM */
    uint32_t *points; /* the byte of every 64th; NULL where all is ASCII */
};

/* Makes the index of a text whose bytes yaml_check has passed. */
struct yaml_index yaml_index_new(struct arena *a, const struct text *text);

/* The byte in the text of code point AT (at most their number). */
uint32_t yaml_index_byte(const struct yaml_index *index, size_t at);

/* Reports bytes that are not UTF-8, and characters that YAML does not allow
 * or that libyaml takes for line ends. False if there is any. */
bool yaml_check(struct text *text, struct findings *fs);

/* What a plain scalar is by the core schema: null, true, false, string,
 * number; NODE_ERROR for a number that JSON cannot say. *JSON is the number
 * as JSON writes it, in SPACE where it differs from PLAIN. */
enum node_kind yaml_core(struct str plain, char space[YAML_NUMBER_MAX + 8],
                         struct str *json);

/* The one character that would make a document good which libyaml gave up at
 * AT: a quote that closes the one at `off`, or a ':' behind the word there. */
enum yaml_mend_kind { YAML_MEND_NONE, YAML_MEND_QUOTE, YAML_MEND_COLON };
struct yaml_mend {
    enum yaml_mend_kind kind;
    uint32_t off, len;
};
struct yaml_mend yaml_mend_find(const struct text *text, uint32_t at);

/* What libyaml said, with places in bytes of the text. */
struct yaml_problem {
    const char *problem, *context;
    uint32_t at, context_at;
};
void yaml_report(struct text *text, struct findings *fs,
                 const struct yaml_problem *p);

/* Appends to the innermost open object what its merge keys bring. Returns how
 * many members that were. */
uint32_t yaml_merge(struct builder *b, struct text *text, struct findings *fs);

#endif
