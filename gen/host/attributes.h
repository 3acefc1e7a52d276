/* Extra connection attributes: "heartbeatEnable=Y;heartbeatFrequency=1". Name
 * and value are parted by the first '=', attributes by ';'. There is no way to
 * quote a ';'.
 */
#ifndef DMSC_HOST_ATTRIBUTES_H
#define DMSC_HOST_ATTRIBUTES_H

#include "host/host.h"

struct host_attribute {
    struct str name, value; /* without blanks around them */
    struct span span;       /* both, with what is between; of a text that maps
                               to the file (text/text.h) */
    struct span name_span;
    struct span value_span; /* empty if there is no '=' */
    bool assigned;          /* there is a '=' */
    bool spaced;            /* there are blanks around name or value; those
                               around all attributes do not count, nor what
                               stands alone behind the '=': a delimiter may be
                               a line feed or a tab */
    bool unknown;           /* some of it is a hole */
};

struct host_attributes {
    VEC(struct host_attribute) list; /* in order, empty ones left out */
    bool unknown; /* there may be more than one sees, or nothing is known */
};

/* Those that V is, a value of the endpoint D. */
struct host_attributes host_attributes_read(struct arena *a,
                                            const struct host_document *d,
                                            struct val v);

#endif
