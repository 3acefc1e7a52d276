/* HCL, Terraform's language, into the node tree. What Terraform up to 0.11
 * accepted is read too.
 *
 * The tree is that of Terraform's JSON syntax, so that a .tf and a .tf.json
 * look alike to who walks them:
 *
 *     resource "aws_dms_endpoint" "shop" {   {"resource": {"aws_dms_endpoint":
 *       engine_name = "mysql"                  {"shop": {
 *       s3_settings {                            "engine_name": "mysql",
 *       }                                        "s3_settings": {}}}}}
 *     }
 *
 * A body is an object. The blocks of one type are one member, where the first
 * of them stands; each label is an object around the body; blocks that are
 * alike but for their bodies become an array of these. An attribute is a
 * member.
 *
 * Values are read as they stand: strings, heredocs, numbers, true, false,
 * null, tuples, objects (with '=' or ':'). A string with "${...}" or "%{...}"
 * in it is flagged NODE_HOLES; its value has the holes as written, or "${…}"
 * where that could not stand in a string of JSON; the blanks that "${~" and
 * "~}" strip are none of it. All that must be worked out
 * is a NODE_UNKNOWN whose span is that of the expression: a reference, a
 * call, an operator, a condition, `for`, and a string that is one "${...}".
 * hcl_expression says what such a node is. An object with a member whose name
 * is unknown is flagged NODE_OPEN, the key NODE_HOLES.
 *
 * Spans are bytes of the text: of strings with their quotes, of a heredoc
 * from "<<" to the end of its closing word, of a block's object the braces
 * with all between them. Comments are kept, but for those within "${...}".
 *
 * The reader always recovers, with one finding a mistake (hcl/syntax). What
 * could not be read is a NODE_ERROR, or its container is flagged NODE_BROKEN.
 * A hole that is a bare name ("${Column}"), which Terraform never has a value
 * for, is an error of its own (hcl/unescaped-template).
 */
#ifndef DMSC_READ_HCL_H
#define DMSC_READ_HCL_H

#include "tree/tree.h"

/* Reads TEXT into a tree in A. The result is never NULL and has a root, an
 * object. Without FS (NULL) nothing is reported. */
struct tree *hcl_read(struct arena *a, struct text *text, struct findings *fs);

/* The value of a string or key that hcl_read made as a text of its own, a
 * view over the string's text; holes are SEGMENT_HOLE. */
struct text *hcl_string_view(struct arena *a, struct val string);

/* The same for TEXT as a whole read as a template: the file that
 * templatefile() reads, a string of a .tf.json. */
struct text *hcl_template_view(struct arena *a, struct text *text);

enum hcl_directive_form {
    HCL_DIRECTIVE_OTHER, /* nothing that Terraform knows */
    HCL_DIRECTIVE_IF,
    HCL_DIRECTIVE_ELSE,
    HCL_DIRECTIVE_ENDIF,
    HCL_DIRECTIVE_FOR,
    HCL_DIRECTIVE_ENDFOR,
};

struct hcl_directive {
    enum hcl_directive_form form;
    struct span of;    /* of IF the condition, of FOR what it goes over */
    struct str *names; /* of FOR, one or two */
    size_t names_count;
};

/* What the hole at SPAN, which begins with "%{", says. Reports nothing. */
struct hcl_directive hcl_directive(struct arena *a, struct span span);

enum hcl_form {
    HCL_OTHER,     /* nothing that anybody here could work out */
    HCL_VALUE,     /* a value as it stands: args has it */
    HCL_CALL,      /* name is the function, args the arguments */
    HCL_REFERENCE, /* path is what it refers to: local.a["b"][0] */
    HCL_INDEX,     /* args are a value and the key that is asked of it */
    HCL_OPERATION, /* name is the operator, args the one or two operands */
    HCL_CONDITION, /* args are the condition and the two values */
    HCL_FOR,       /* path are the names; see below */
    HCL_SPLAT,     /* args has a list, path is what is taken of each item:
                      a[*].b, a.*.b */
};

struct hcl_expression {
    enum hcl_form form;
    struct str name;
    struct val args;  /* an array */
    struct str *path; /* "local", "a", "b", "0" */
    size_t path_count;
    bool grouped; /* of `for`: "...", the values of a key make a list */
};

/* What the args of a `for` are. What is not there is a NODE_NULL. */
enum hcl_for_part {
    HCL_FOR_IN,
    HCL_FOR_KEY, /* there: it makes an object */
    HCL_FOR_VALUE,
    HCL_FOR_IF,
};

/* What the expression at SPAN is: of a NODE_UNKNOWN that hcl_read made, or
 * of a text that is one "${...}". Quotes around "${...}" and parentheses are
 * looked through. Reports nothing: that hcl_read did. A name by itself is a
 * reference of one part. */
struct hcl_expression hcl_expression(struct arena *a, struct span span);

#endif
