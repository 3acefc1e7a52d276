/* Lays out the source line of a place as a terminal shows it: tabs as four
 * blanks, wide characters as two columns, and of a line that is too long the
 * part around the place, with "…" where something is left out. */
#ifndef DMSC_TEXT_FRAME_H
#define DMSC_TEXT_FRAME_H

#include "base/buf.h"
#include "text/finding.h"

#define FRAME_TAB 4u /* columns that a tab takes */

/* Where the line goes under which the place is marked. */
struct frame {
    unsigned from, width; /* columns of the underline; width at least 1 */
    bool goes_on;         /* the place ends on a later line */
};

/* Adds to OUT the line of P, at most ROOM columns of it (FRAME_ROOM_MIN at
 * least), without a line end and without blanks at its end. */
#define FRAME_ROOM_MIN 20u
struct frame frame_line(const struct place *p, unsigned room, struct buf *out);

#endif
