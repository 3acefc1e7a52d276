/* What differs between two texts, line by line, in the unified form that
 * patch(1) and git apply take:
 *
 *     --- settings.json
 *     +++ settings.json
 *     @@ -1,3 +1,3 @@
 *      {
 *     -  "a": "1"
 *     +  "a": 1
 *      }
 */
#ifndef DMSC_TEXT_DIFF_H
#define DMSC_TEXT_DIFF_H

#include "base/buf.h"

/* Adds the difference to OUT; nothing if there is none. NAME is the file's,
 * before and after; an odd one is quoted, as git does. */
void diff_add(struct buf *out, const char *name, struct str before,
              struct str after);

#endif
