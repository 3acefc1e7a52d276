/* XML that we write: the only door to libxml2, whose text writer knows what to
 * escape where.
 *
 *     struct xml *x = xml_new(&out);
 *     xml_start(x, "file");
 *     xml_attribute(x, "name", STR("a.json"));
 *     xml_end(x);
 *     xml_free(x);
 *
 * What XML cannot hold, even as a reference (most control characters, bytes
 * that are not UTF-8), becomes U+FFFD.
 *
 * Linking libxml2 costs every start of dmsc about 1 ms and 2.4 MiB, as measured
 * with Debian's, which brings ICU and the C++ library along. To load it only
 * when XML is asked for would need its soname, which is another on each
 * distribution, and hide it from those who make packages: not worth 1 ms.
 */
#ifndef DMSC_BASE_XML_H
#define DMSC_BASE_XML_H

#include "base/buf.h"

struct xml;

/* Starts a document, added to OUT. */
struct xml *xml_new(struct buf *out);

void xml_start(struct xml *x, const char *element);
void xml_attribute(struct xml *x, const char *name, struct str value);
void xml_number(struct xml *x, const char *name, size_t value);
void xml_text(struct xml *x, struct str text);

/* Ends the innermost element that is open. */
void xml_end(struct xml *x);

/* Ends the document, whose last byte is a line end. */
void xml_free(struct xml *x);

/* The library's version. */
const char *xml_library(void);

#endif
