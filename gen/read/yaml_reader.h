/* What the parts of the YAML reader share: documents (yaml.c), libyaml's events
 * (yaml_event.c), what stands between them (yaml_gap.c), scalars and aliases
 * (yaml_value.c), objects and arrays (yaml_container.c), merge keys
 * (yaml_merge.c), bytes (yaml_bytes.c), what a plain scalar is (yaml_scalar.c),
 * messages (yaml_problem.c), what one character would mend (yaml_mend.c). None
 * but yaml_event.c and yaml_mend.c knows libyaml. */
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

/* What libyaml found: from OFF to END in the text. */
struct yaml_event {
    enum {
        YAML_AT_OTHER,
        YAML_AT_DOCUMENT,
        YAML_AT_ALIAS, /* of `anchor` */
        YAML_AT_SCALAR,
        YAML_AT_ARRAY, /* one begins */
        YAML_AT_OBJECT,
        YAML_AT_CLOSE, /* the innermost of them ends */
        YAML_AT_END,   /* no event follows */
    } kind;
    uint32_t off, end;
    struct str anchor; /* "" if there is none */
    bool tagged;
    bool plain, block; /* of a scalar: without quotes, with | or > */
    bool flow;         /* of a container: in brackets */
    struct str value;  /* of a scalar */
};

/* The events of a text that yaml_check has passed. */
struct yaml_events;
struct yaml_events *yaml_events_new(const struct yaml_index *index,
                                    struct arena *a);
void yaml_events_free(struct yaml_events *events);

/* The next event; its strings hold until the one after it. False if the text
 * cannot be read on, for the reason in *P. */
bool yaml_events_next(struct yaml_events *events, struct yaml_event *e,
                      struct yaml_problem *p);

/* An open container. */
struct yaml_level {
    bool object, flow;
    bool function;   /* stands for a tag; closed with its one value */
    bool key_next;   /* of an object: a key must come */
    bool merges;     /* it has a merge key */
    uint64_t weight; /* its nodes, with aliases looked through */
    struct yaml_anchor *anchor;
};

/* What a name after '&' stands for. */
struct yaml_anchor {
    uint32_t node;
    bool complete; /* an alias within itself would never end */
    uint64_t weight;
};

struct yaml_reader {
    struct yaml_events *events;
    struct builder b;
    struct arena *scratch;
    struct text *text;
    struct findings *fs;
    enum yaml_tags tags;
    struct yaml_level levels[READ_DEPTH_MAX];
    struct map *anchors;
    uint64_t total; /* weight of all so far */
    uint32_t gap;   /* the end of what was read: comments follow from here */
    uint32_t end;   /* of the last value: blocks end with it */
    unsigned errors;
    bool again;     /* a document came before */
    bool too_large; /* said once */
};

static inline struct yaml_level *yaml_top(struct yaml_reader *r)
{
    uint32_t depth = build_depth(&r->b);
    return depth ? &r->levels[depth - 1] : NULL;
}

/* Whether what comes next is a key. */
static inline bool yaml_in_key(struct yaml_reader *r)
{
    struct yaml_level *top = yaml_top(r);
    return top && top->object && top->key_next;
}

/* Reports and goes on; NULL when there were too many already. */
struct finding *yaml_say(struct yaml_reader *r, enum finding_id id,
                         uint32_t off, uint32_t end, const char *message,
                         const char *help);
void yaml_say_tag(struct yaml_reader *r, struct span tag);

/* The next event. False, and reported, if there is none for a mistake. */
bool yaml_next(struct yaml_reader *r, struct yaml_event *e);

/* Keeps the comments from r->gap to UNTIL. No value stands there, so each
 * '#' begins one, but for those in tags. */
void yaml_take_comments(struct yaml_reader *r, uint32_t until);

/* Where the node after its anchor and tag begins, which begin at OFF; *TAG is
 * where the tag stands. An empty node ends with them, at END. */
uint32_t yaml_skip_properties(const struct yaml_reader *r, uint32_t off,
                              uint32_t end, struct span *tag);

/* Where what stands from OFF to END does, without blanks at its end. */
uint32_t yaml_trim_end(const struct yaml_reader *r, uint32_t off, uint32_t end);

/* The node that is read next has the anchor NAME; NULL if that is "". Complete
 * once the node is, of WEIGHT nodes, all looked through. */
struct yaml_anchor *yaml_add_anchor(struct yaml_reader *r, struct str name);
void yaml_complete_anchor(struct yaml_anchor *a, uint64_t weight);

/* A value (of WEIGHT nodes, all looked through) is complete. */
void yaml_value_done(struct yaml_reader *r, uint64_t weight, uint32_t end);

/* A function stands as an object with one member around its value: opened
 * before, closed with all that were waiting for it. */
bool yaml_is_function(const struct yaml_reader *r, struct span tag);
void yaml_open_function(struct yaml_reader *r, struct span tag);
void yaml_close_functions(struct yaml_reader *r);

/* Opens a container that begins at OFF. */
void yaml_push_level(struct yaml_reader *r, struct yaml_level level,
                     uint32_t off);

/* Read what E has begun with. */
void yaml_read_scalar(struct yaml_reader *r, const struct yaml_event *e);
void yaml_read_alias(struct yaml_reader *r, const struct yaml_event *e);

/* False if the reading ends here. */
bool yaml_open_container(struct yaml_reader *r, const struct yaml_event *e);
void yaml_close_container(struct yaml_reader *r, const struct yaml_event *e);

/* Appends to the innermost open object what its merge keys bring. Returns how
 * many members that were. */
uint32_t yaml_merge(struct builder *b, struct text *text, struct findings *fs);

#endif
