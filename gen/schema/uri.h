/* URIs as RFC 3986 has them: taken apart, and references resolved. */
#ifndef DMSC_SCHEMA_URI_H
#define DMSC_SCHEMA_URI_H

#include "base/str.h"

/* The parts, without the marks around them. A part that is not there has a
 * NULL pointer (an empty one has not); there is always a path. */
struct uri {
    struct str scheme, authority, path, query, fragment;
};

/* Takes TEXT apart. Any text can be: what is no URI is a relative path. */
struct uri uri_parse(struct str text);

/* REF resolved against BASE (RFC 3986 section 5.2), without dot segments,
 * its fragment kept. */
struct str uri_resolve(struct arena *a, struct str base, struct str ref);

/* Cuts "#fragment" off; the fragment, NULL pointer if there is none. */
struct str uri_cut_fragment(struct str *uri);

/* %41 becomes A. What is no escape stays as it is. */
struct str uri_decode(struct arena *a, struct str text);

/* PATH percent-encoded, slashes kept, with "file://" in front. */
struct str uri_of_path(struct arena *a, struct str path);

#endif
