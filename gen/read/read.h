/* The one entry for a document whose syntax its name or its content tells. */
#ifndef DMSC_READ_READ_H
#define DMSC_READ_READ_H

#include "read/hcl.h"
#include "read/json.h"
#include "read/yaml.h"

enum read_syntax { READ_JSON, READ_YAML, READ_HCL };

/* What TEXT is: by the end of its file's name (.json, .yaml, .yml,
 * .tf, .tfvars, .tofu, .hcl); else JSON where its first character is '{' or
 * '[', and YAML else. A view goes by its content. */
enum read_syntax read_syntax(const struct text *text);

/* Whether that is no more than a guess: the file has a name of another trade
 * (notes.md), and its first character tells nothing. */
bool read_is_guess(const struct text *text);

struct read_options {
    struct json_options json;
    struct yaml_options yaml;
};

/* Reads TEXT as what it is. OPTIONS may be NULL. */
struct tree *read_document(struct arena *a, struct text *text,
                           const struct read_options *options,
                           struct findings *fs);

#endif
