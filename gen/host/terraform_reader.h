/* What the parts of the Terraform host share: the folder
 * (terraform_module.c), values (terraform_value.c, terraform_outcome.h), what
 * holds documents (terraform_document.c), and what lies in files by its
 * content (terraform_sweep.c). */
#ifndef DMSC_HOST_TERRAFORM_READER_H
#define DMSC_HOST_TERRAFORM_READER_H

#include "host/terraform.h"

/* A folder of files, which Terraform calls a module. */
struct terraform {
    struct host_search *search;
    struct arena *arena;
    struct str folder;
    VEC(struct val) files; /* roots; the searched file is the first */
    /* What is wrong in the neighbours: of the second file, the third, ...;
     * NULL once it was said. */
    VEC(const struct findings *) unheard;
    bool complete; /* the neighbours have been read */
    bool partly;   /* but not all: one cannot be, or they are too much */
    size_t bytes;  /* of the neighbours, against TERRAFORM_BYTES_MAX */
    bool listed, overrides; /* it was looked for files that are laid over the
                               others, and there are some */
    bool defaults;          /* a variable's default may stand for it */
    /* What terraform_outcome.c has worked out: */
    struct map *locals[2]; /* by `defaults` */
    struct map *expressions, *calls;
    struct map *templates; /* that files are of, by their calls */
    size_t work;           /* bytes, against TERRAFORM_WORK_MAX */
    unsigned depth; /* values that are being followed or worked out, one for
                       another, against TREE_DEPTH_MAX */
};

/* A block with its labels, the last first: of resource "type" "name". */
struct terraform_block {
    struct str type, name;
    struct val label; /* the last one */
    struct val body;
};
typedef VEC(struct terraform_block) terraform_blocks;

/* Whether a tree was read from JSON. */
bool terraform_is_json(const struct text *text);

/* Adds the blocks KEYWORD (with LABELS labels, at most 2) of a file. */
void terraform_collect(struct terraform *t, struct val file, const char *word,
                       unsigned labels, terraform_blocks *out);

/* The block of the folder, or val_none(), also where another file is laid over
 * it. TYPE may be "". */
struct val terraform_block(struct terraform *t, const char *word,
                           struct str type, struct str name);

/* The least major version of the aws provider that the folder takes, 0 if
 * none is said. */
unsigned terraform_provider(struct terraform *t);

/* The Region that the resource BODY is made in: its own, else that of the
 * provider that it names, else of the one without an alias. val_none() if that
 * is not known. */
struct val terraform_region(struct terraform *t, struct val body);

/* Whether the resource TYPE NAME of the searched file is spoken of in no other
 * file of the folder, all of which have been read. */
bool terraform_alone(struct terraform *t, struct str type, struct str name);

/* The value of a local, or val_none(). */
struct val terraform_local(struct terraform *t, struct str name);

/* What a value is, as far as it can be known. */
enum terraform_form {
    TERRAFORM_NOTHING, /* not there, or null */
    TERRAFORM_UNKNOWN,
    TERRAFORM_VALUE,    /* `val`, a value of the language */
    TERRAFORM_TEXT,     /* `text`; `val` is the string, if there is one */
    TERRAFORM_DOCUMENT, /* `val`, as JSON in a string */
};

struct terraform_value {
    enum terraform_form form;
    bool settled; /* all in `val` that can be known is */
    bool unsure;  /* parts of `text` are anybody's guess: what is around them
                     may not fit together */
    struct val val;
    struct text *text;
    struct val encoded; /* what `text` encodes, where that is more than can be
                           read from it, or none */
};

struct terraform_value terraform_value(struct terraform *t, struct val v);

/* The JSON that the text of a value is (host_json); val_none() if nobody knows
 * enough of it. */
struct val terraform_json(struct terraform *t,
                          const struct terraform_value *value);

/* Whether a view over a template is one "${...}" and nothing else. */
bool terraform_is_one_hole(const struct text *view);

/* What a function that reads a file or a text gives, by its place. */
struct terraform_value terraform_call(struct terraform *t, struct span span);

/* V, or what it refers to, as one value: an object, a string. */
struct val terraform_plain(struct terraform *t, struct val v);

/* The same without the defaults of variables; OF is a struct terraform: what
 * the documents get as their resolver. */
struct val terraform_certain(void *of, struct val v);

/* A value of which nothing is known, where V stands. */
struct val terraform_unknown(struct terraform *t, struct val v);

/* V with all in it that the folder tells in its place; V itself where that is
 * nothing. */
struct val terraform_settled(struct terraform *t, struct val v);

/* The string that V is, "" if that is not known. */
struct str terraform_str(struct terraform *t, struct val v);

/* What V refers to: the *N parts of "aws_dms_endpoint.name.arn", at least two;
 * NULL if it is no reference. */
const struct str *terraform_reference(struct terraform *t, struct val v,
                                      size_t *n);

/* Adds the document that V holds; where nobody knows which of several it is,
 * all of them. D says what it is and where it belongs. */
void terraform_add(struct terraform *t, struct val v,
                   const struct host_document *d);

/* Whether a file of the folder is one whose blocks are laid over those of the
 * others: override.tf, main_override.tf.json. */
bool terraform_overrides(const struct text *text);

/* Whether such a file speaks of the resource D, whose resolver is
 * terraform_certain. */
bool terraform_overridden(const struct host_document *d);

/* Reads the other files of the folder, if that was not done. */
void terraform_neighbours(struct terraform *t);

/* V, of a neighbour, is a part of what is found: what is wrong in its file is
 * told, since that may have nothing of DMS in it that would be its turn. */
void terraform_hear(struct terraform *t, struct val v);

/* Adds the roles of the file that are about DMS. */
void terraform_roles(struct terraform *t);

/* The role of the folder that ARN refers to, or NULL. */
const struct host_role *terraform_role(struct terraform *t, struct val arn);

/* dms-vpc-role, if the folder makes it and the instance or subnet group BODY
 * surely does not wait for it: nothing that it refers to, or that refers to,
 * is the role. NULL otherwise. */
const struct host_role *terraform_unawaited(struct terraform *t,
                                            struct val body);

/* The database of the folder that the address SERVER is of, or NULL. */
const struct host_rds *terraform_rds(struct terraform *t, struct val server);

/* Adds what is a document by its content, and was not found yet. */
void terraform_sweep(struct terraform *t);

#endif
