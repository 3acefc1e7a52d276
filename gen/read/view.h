/* Makes the view (text/text.h) over a string's value, piece by piece. */
#ifndef DMSC_READ_VIEW_H
#define DMSC_READ_VIEW_H

#include "base/buf.h"
#include "tree/tree.h"

struct view {
    struct arena *arena;
    struct text *parent;
    struct buf bytes;
    VEC(struct segment) segments;
    enum encoding encoding; /* of what is added from now on */
    bool sub;
};

/* Makes V ready for a view in A over PARENT, to which all offsets below are.
 */
void view_start(struct view *v, struct arena *a, struct text *parent);

/* The LEN bytes of the parent at OUTER as they are. */
void view_copy(struct view *v, uint32_t outer, uint32_t len);

/* VALUE, which stands written differently in the LEN bytes at OUTER. */
void view_escape(struct view *v, uint32_t outer, uint32_t len,
                 struct str value);

/* A hole of LEN bytes at OUTER; STAND_IN is what readers see of it. */
void view_hole(struct view *v, uint32_t outer, uint32_t len,
               struct str stand_in);

/* LEN bytes at OFF of FROM, which is itself a view over the parent, in the
 * way that they stand and are written there; and a hole that takes their
 * place. */
void view_part(struct view *v, const struct text *from, uint32_t off,
               uint32_t len);
void view_part_hole(struct view *v, struct text *from, uint32_t off,
                    uint32_t len, struct str stand_in);

/* The view of all that was added. */
struct text *view_text(struct view *v);

/* The view, whose bytes must be those of STRING. If they are not (a string
 * with mistakes), its value as one piece, written differently. */
struct text *view_finish(struct view *v, struct val string);

#endif
