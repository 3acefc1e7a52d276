/* Source text, views into it, and spans.
 *
 * A text is the bytes of a file, or a *view*: the decoded bytes of a document
 * that lies inside another text (settings as a string in a template, a
 * heredoc in a script), with a list of segments that says where each piece of
 * it stands in its parent. Views nest. Readers know nothing of that: they
 * read bytes and give spans in the text they were given. Only those who show
 * or edit a place map it outward, with span_outer.
 *
 *     parent  "…\"CommitRate\":\u0031…"        escaped, inside a template
 *                │ copy      ││ escape
 *     view     "CommitRate":1                   what the reader sees
 *
 * Offsets and lengths are in bytes and fit 32 bits, since no file is larger
 * than FILE_MAX_BYTES. Texts live in the arena they were made in.
 */
#ifndef DMSC_TEXT_TEXT_H
#define DMSC_TEXT_TEXT_H

#include "base/str.h"
#include "base/vec.h"

struct arena;
struct err;
struct map;

enum segment_kind {
    SEGMENT_COPY,   /* the same bytes, byte for byte */
    SEGMENT_ESCAPE, /* written differently: an escape, a folded line end; it
                       maps as a whole */
    SEGMENT_HOLE,   /* a placeholder whose value nobody knows here */
};

/* How the bytes of a segment are written in the parent (text/encode.h). */
enum encoding {
    ENCODING_NONE,          /* nobody knows: nothing can be written there */
    ENCODING_SAME,          /* as they are */
    ENCODING_JSON,          /* "..." */
    ENCODING_HCL,           /* "..." */
    ENCODING_HCL_TEMPLATE,  /* a heredoc, a file for templatefile() */
    ENCODING_YAML_DOUBLE,   /* "..." */
    ENCODING_YAML_SINGLE,   /* '...' */
    ENCODING_YAML_LITERAL,  /* | */
    ENCODING_YAML_FOLDED,   /* > */
    ENCODING_SHELL_WORD,    /* without quotes */
    ENCODING_SHELL_SINGLE,  /* '...' */
    ENCODING_SHELL_DOUBLE,  /* "..." */
    ENCODING_SHELL_ANSI,    /* $'...' */
    ENCODING_SHELL_DOCUMENT /* a here-document in which $ counts */
};

/* [inner, inner + inner_len) of the view came from [outer, outer + outer_len)
 * of the parent, or of another text: what several files give together has
 * pieces of all of them. The segments of a view are in order and leave no
 * gap. */
struct segment {
    uint32_t inner, inner_len;
    uint32_t outer, outer_len;
    enum segment_kind kind;
    enum encoding encoding;
    bool sub;        /* Fn::Sub reads it before it counts: ${ is ${! there */
    struct text *of; /* where it came from; NULL: the parent */
};

/* Bytes OFF to OFF + LEN (half open). */
struct text_range {
    uint32_t off, len;
};

struct text {
    const char *name; /* as the user named the file; a view's is its root's */
    struct str bytes;
    struct text *parent; /* NULL for a file */
    const struct segment *segments;
    size_t segment_count;
    struct arena *arena;
    const struct map *drafts; /* of a file: what others are about to be, by
                                 their real paths, each a struct str; or
                                 NULL */
    uint32_t *lines; /* where each line starts, made when first asked for */
    uint32_t line_count;
    uint32_t seen_off, seen_column;   /* the last position asked for */
    VEC(struct text_range) concealed; /* of a file: what findings do not show */
};

/* Bytes OFF to OFF + LEN (half open) of a text. */
struct span {
    struct text *text;
    uint32_t off, len;
};

/* A place as people count: from 1, columns in code points. */
struct position {
    uint32_t line, column;
};

struct text *text_new(struct arena *a, const char *name, struct str bytes);

/* The file PATH, which BESIDE, a text of any kind, names or lies beside; as it
 * is on the disk, or as its draft. NULL, with ERR (may be NULL) filled, if it
 * cannot be read. */
struct text *text_open(struct arena *a, const struct text *beside,
                       const char *path, struct err *err);

/* The draft of the file PATH, or NULL. */
const struct str *text_draft(const struct map *drafts, const char *path);

/* A view over PARENT. SEGMENTS is kept, not copied. */
struct text *text_view(struct arena *a, struct text *parent, struct str bytes,
                       const struct segment *segments, size_t count);

/* The last segment of a view (that has some) that starts at or before OFF. */
const struct segment *text_segment(const struct text *t, uint32_t off);

/* The span of the file (the outermost text) that SPAN stands for. An empty
 * span stays empty unless it lies within an escape or a hole. */
struct span span_outer(struct span span);

/* The text that a segment of the view T came from. */
static inline struct text *segment_text(const struct text *t,
                                        const struct segment *s)
{
    return s->of ? s->of : t->parent;
}

/* The same, one text outward: SPAN must be of a view. */
struct span span_parent(struct span span);

/* Whether nobody knows some of SPAN: a hole of its text, or of one that this
 * is a view over, lies in it. */
bool span_has_hole(struct span span);

/* Whether T itself has one. */
bool text_has_hole(const struct text *t);

/* Whether SPAN, which is not empty, is within one hole of its text. */
bool span_is_hole(struct span span);

/* The line and column of byte OFF (at most the text's length). A line ends at
 * LF, CRLF or CR; a BOM at the start takes no column. */
struct position text_position(struct text *t, uint32_t off);

/* The bytes of LINE (from 1) without its line end. */
struct str text_line(struct text *t, uint32_t line);

/* The bytes of a span. */
struct str span_str(struct span span);

#endif
