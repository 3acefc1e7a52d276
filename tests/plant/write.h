/* A document as text: JSON, an expression of Terraform, or YAML. What its
 * flags say is written wrong, and where a finding may stand there is the byte
 * PLACE. */
#ifndef DMSC_PLANT_WRITE_H
#define DMSC_PLANT_WRITE_H

#include "base/buf.h"
#include "item.h"

enum { PLACE = 1 };

enum layout {
    LAYOUT_LINES,   /* each member on a line of its own */
    LAYOUT_COMPACT, /* what holds no other container on one line */
    LAYOUT_ONE_LINE
};

struct writing {
    struct buf *out;
    enum layout layout;
    unsigned step; /* of the indentation */
    bool colon;    /* of Terraform: "key" : value instead of key = value */
    unsigned depth;
};

void write_json(struct writing *w, const struct item *item);
void write_hcl(struct writing *w, const struct item *item);

/* A mapping or sequence whose lines are indented by DEPTH blanks. */
void write_yaml(struct buf *out, const struct item *item, unsigned depth);

/* TEXT in double quotes, as JSON and as Terraform have it. */
void write_json_string(struct buf *out, struct str text);
void write_hcl_string(struct buf *out, struct str text);

#endif
