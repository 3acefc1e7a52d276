/* The tree that every document becomes, whatever its syntax.
 *
 * An array of nodes in pre-order. A container is followed by its content; a
 * member of an object is a key node followed by its value; `next` of a node
 * is the index just after its whole subtree. There are no parent pointers.
 *
 *     {"a": [1, 2]}     0 object   next 5
 *                       1 key "a"  next 2     (its value follows)
 *                       2 array    next 5
 *                       3 number   next 4
 *                       4 number   next 5
 *
 * The root comes first. Behind it there may be values that only aliases lead
 * to.
 *
 * Spans are those of the document's text (text/text.h) and take in the
 * quotes. Scalars keep their text as written.
 *
 * Consumers hold a `struct val`: a tree and an index, passed by value. All
 * val_ functions but val_span and val_alias look through aliases, and take a
 * val that is not there (val_none) for a value of kind NODE_NONE, so look-ups
 * chain: val_str(val_get(val_get(v, STR("a")), STR("b"))).
 */
#ifndef DMSC_TREE_TREE_H
#define DMSC_TREE_TREE_H

#include "base/vec.h"
#include "text/finding.h"

enum node_kind {
    NODE_NONE, /* no value there */
    NODE_NULL,
    NODE_FALSE,
    NODE_TRUE,
    NODE_NUMBER,
    NODE_STRING,
    NODE_ARRAY,
    NODE_OBJECT,
    NODE_KEY,
    NODE_ALIAS,   /* stands for the value at index `value` */
    NODE_UNKNOWN, /* a value that only somebody else knows: ${var.x}, !Sub */
    NODE_ERROR,   /* could not be read, and was reported */
};

enum node_flags {
    NODE_DECODED = 1,   /* the value of the string (or number, where YAML's is
                           not JSON's) is not its raw text: it lies in
                           tree->strings at `value` */
    NODE_HOLES = 2,     /* a string with pieces that nobody knows here */
    NODE_OPEN = 4,      /* a container merged with something not seen */
    NODE_SHADOWED = 8,  /* a key that a later equal key replaces */
    NODE_BROKEN = 16,   /* an error was reported in or below it: schema, spec
                           and rules are silent about what is below */
    NODE_PLAIN = 32,    /* a string without quotes (YAML) */
    NODE_DUPLICATE = 64 /* a key that an earlier equal key makes double */
};

struct node {
    uint32_t off, len; /* raw span in the text */
    uint32_t next;     /* index after the subtree */
    uint32_t hash;     /* of a string's or key's value; not others */
    uint32_t value;    /* string, key: start in text or strings; container:
                          number of items; alias: index of the target */
    uint32_t size;     /* string, key: bytes of the value */
    uint8_t kind, flags;
    uint16_t unused;
};

struct comment {
    uint32_t off, len; /* with its marker, without its line end */
};

/* How the values of a tree are spelt (tree/edit.h). */
enum tree_syntax { TREE_OTHER, TREE_JSON, TREE_YAML, TREE_HCL };

struct tree {
    struct text *text;
    enum tree_syntax syntax;
    struct arena *arena;
    struct node *nodes;
    uint32_t count;           /* 0: there is no document */
    uint32_t singles;         /* objects of one member; some may be gone */
    const char *strings;      /* the decoded values */
    struct comment *comments; /* in order, where the syntax has them */
    size_t comment_count;
};

struct val {
    const struct tree *tree;
    uint32_t at;
};

/* The value of a node that is a string or a key. */
static inline struct str node_str(const struct tree *t, const struct node *n)
{
    bool decoded = n->flags & NODE_DECODED;
    const char *base = decoded ? t->strings : t->text->bytes.ptr;
    return (struct str){base + n->value, n->size};
}

static inline struct val val_none(void)
{
    return (struct val){NULL, 0};
}

/* The document; val_none() if TREE is NULL or empty. */
struct val tree_root(const struct tree *tree);

static inline bool val_exists(struct val v)
{
    return v.tree != NULL;
}

/* V with aliases looked through. Inline, with what hangs on it, because all
 * who look at a document ask this first. */
static inline struct val val_target(struct val v)
{
    while (v.tree && v.tree->nodes[v.at].kind == NODE_ALIAS)
        v.at = v.tree->nodes[v.at].value;
    return v;
}

/* What V is; never NODE_ALIAS. */
static inline enum node_kind val_kind(struct val v)
{
    v = val_target(v);
    return v.tree ? (enum node_kind)v.tree->nodes[v.at].kind : NODE_NONE;
}
static inline bool val_is(struct val v, enum node_kind kind)
{
    return val_kind(v) == kind;
}
unsigned val_flags(struct val v);

/* Whether V is of that kind, and all that it holds can be seen. */
static inline bool val_is_closed(struct val v, enum node_kind kind)
{
    return val_is(v, kind) && !(val_flags(v) & (NODE_OPEN | NODE_BROKEN));
}

/* Whether both are the same place of the same tree. */
static inline bool val_same(struct val a, struct val b)
{
    return a.tree == b.tree && a.at == b.at;
}

/* Where V stands; of an alias its own place. */
struct span val_span(struct val v);

/* The value of a string or a key, a number as JSON writes it, "true", "false"
 * or "null"; "" for all else. */
struct str val_other_str(struct val v); /* of what is no string or key */
static inline struct str val_str(struct val v)
{
    v = val_target(v);
    const struct node *n = v.tree ? &v.tree->nodes[v.at] : NULL;
    if (n && (n->kind == NODE_STRING || n->kind == NODE_KEY))
        return node_str(v.tree, n);
    return val_other_str(v);
}
uint32_t val_hash(struct val v); /* of a string or key: str_hash of val_str */

/* True and false. FALLBACK for everything else. */
bool val_bool(struct val v, bool fallback);

/* A number that is a whole one (also as 1e3 or 1.0) and fits. */
bool val_int(struct val v, int64_t *out);

/* How many members or items there are (shadowed ones not counted). */
uint32_t val_count(struct val v);

/* The key node of the member KEY of an object, or val_none(); HASH is the
 * str_hash of KEY. */
struct val val_find(struct val object, struct str key, uint32_t hash);
/* The same. Inline, so that the hash of a literal is made by the compiler. */
static inline struct val val_key(struct val object, struct str key)
{
    return val_find(object, key, str_hash(key));
}
/* The value of the member KEY of an object, or val_none(). The last wins. */
static inline struct val val_get(struct val object, struct str key)
{
    struct val v = val_key(object, key);
    return v.tree ? (struct val){v.tree, v.at + 1} : v;
}
/* The same, with the name as a string of C. */
static inline struct val val_get_z(struct val object, const char *key)
{
    return val_get(object, str_of(key));
}
/* The value by pieces: val_path(v, "tasks", "shop", NULL). */
struct val val_path(struct val v, ...) __attribute__((sentinel));
struct val val_item(struct val array, uint32_t index);

/* The first key of an object that is NAME, which may be shadowed by a later
 * one; val_none() if there is none. */
struct val val_first_key(struct val object, struct str name);

/* Goes over the members of an object or the items of an array, in order,
 * shadowed members left out:
 *
 *     VAL_EACH(it, object)
 *         use(it.key, it.value);
 */
struct val_iter {
    struct val key, value; /* of an array's item the key is val_none() */
    uint32_t index;        /* from 0 */
    uint32_t next, end;
    const struct tree *tree;
    bool object;
};
static inline struct val_iter val_iter(struct val container)
{
    struct val v = val_target(container);
    struct val_iter it = {0};
    enum node_kind kind = val_kind(v);
    if (kind != NODE_ARRAY && kind != NODE_OBJECT)
        return it;
    it.tree = v.tree;
    it.next = v.at + 1;
    it.end = v.tree->nodes[v.at].next;
    it.object = kind == NODE_OBJECT;
    it.index = UINT32_MAX;
    return it;
}

/* Inline, since the rules do little else. */
static inline bool val_step(struct val_iter *it)
{
    while (it->next < it->end) {
        const struct node *nodes = it->tree->nodes;
        uint32_t key = it->next, at = key + it->object;
        it->next = nodes[at].next;
        if (it->object && nodes[key].flags & NODE_SHADOWED)
            continue;
        it->key = it->object ? (struct val){it->tree, key} : val_none();
        it->value = (struct val){it->tree, at};
        it->index++;
        return true;
    }
    return false;
}
#define VAL_EACH(it, container)                                                \
    for (struct val_iter it = val_iter(container); val_step(&it);)

/* The JSON pointer (RFC 6901) of a value or key, "" for the root. Of what
 * stands behind the root, and only aliases lead to, by the first of these. */
struct str val_pointer(struct arena *a, struct val v);

/* The value that a JSON pointer leads to, or val_none(). */
struct val val_at_pointer(struct val root, struct str pointer);

/* Adds a finding about V (or about the span of a key), with its pointer. */
struct finding *val_finding(struct findings *fs, enum finding_id id,
                            struct val v, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
struct finding *val_vfinding(struct findings *fs, enum finding_id id,
                             struct val v, const char *format, va_list args)
    __attribute__((format(printf, 4, 0)));

/* Whether two values are equal as JSON values (1 and 1.0 are; the order of
 * members is not looked at). Unknowns are equal to nothing. */
bool val_equal(struct val a, struct val b);

#endif
