/* The literal texts of templates/: a hole is @name@ and nothing else is looked
 * at. There is no logic in a template; what depends on the graph is put into
 * a hole. */
#ifndef DMSC_BASE_TEMPLATE_H
#define DMSC_BASE_TEMPLATE_H

#include "base/arena.h"
#include "base/str.h"

struct template_hole {
    const char *name;
    struct str text;
};

/* The template PATH ("templates/cli/lib.sh") with its holes filled. A line
 * that is a hole alone and gets no text is left out. A hole that is not in
 * HOLES, or a template that is not there, is our mistake. */
struct str template_fill(struct arena *a, const char *path,
                         const struct template_hole *holes, size_t n);

#endif
