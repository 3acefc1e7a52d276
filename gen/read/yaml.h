/* YAML into the node tree, through libyaml (this is its only door).
 *
 * What is read is YAML's JSON part: objects with text keys, arrays, strings,
 * numbers, true, false, null. Anchors, aliases and merge keys work within
 * ceilings (read/limits.h); the rest is reported: tags, several documents,
 * keys that are no text.
 *
 * Scalars are resolved by the core schema of YAML 1.2: `no`, `yes`, `on` and
 * `12:30` are strings, as is all in quotes. Numbers keep their text where it
 * is JSON's; +1, .5, 5., 007, 0x1F and 0o17 are numbers whose val_str is what
 * JSON writes (1, 0.5, 5, 7, 31, 15). JSON has no .inf and .nan: an error.
 *
 * An alias is a NODE_ALIAS with its own span. A merge key is kept, flagged
 * NODE_SHADOWED, and what it brings follows as key and alias nodes, whose
 * spans are those of the merged object's members, at the end of the object;
 * keys that the object has itself win, then those merged first.
 *
 * Spans leave out anchors and tags. A block's span ends with its last item;
 * of a block scalar (| or >) it begins with the indicator and ends with its
 * last line, without that line's end. What libyaml cannot read ends the
 * reading: open containers are flagged NODE_BROKEN.
 */
#ifndef DMSC_READ_YAML_H
#define DMSC_READ_YAML_H

#include "tree/tree.h"

enum yaml_profile {
    YAML_CORE_1_2, /* the core schema of YAML 1.2.2, 10.3 */
};

enum yaml_tags {
    YAML_TAGS_ERROR,     /* each is reported; its node is read without it */
    YAML_TAGS_UNKNOWN,   /* what has one is a NODE_UNKNOWN as a whole */
    YAML_TAGS_FUNCTIONS, /* CloudFormation's short forms: `!Sub x` is read as
                            {"Fn::Sub": x}, `!Ref x` as {"Ref": x}; the key's
                            span is the tag. Others (!!str) are not looked at */
};

struct yaml_options {
    enum yaml_profile profile;
    enum yaml_tags tags;
};

/* Reads TEXT into a tree in A. OPTIONS may be NULL: all zero. The result is
 * never NULL and has a root: an empty document is null (YAML says so), and
 * what cannot be read at all is a NODE_ERROR. */
struct tree *yaml_read(struct arena *a, struct text *text,
                       const struct yaml_options *options, struct findings *fs);

/* The value of a scalar (plain, quoted, literal, folded; not an alias) as a
 * text of its own, a view over the text it stands in. STRING must be a string
 * or key that yaml_read made. */
struct text *yaml_string_view(struct arena *a, struct val string);

/* The library's version. */
const char *yaml_library(void);

#endif
