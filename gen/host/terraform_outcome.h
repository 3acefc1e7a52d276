/* What Terraform's expressions give, as far as the folder tells: literals,
 * strings with "${...}", locals, operators, conditions, `for`, and functions
 * that need nothing but their arguments (terraform_function.h).
 *
 * An outcome is a value with the place where it is written. What only a plan
 * could tell is NODE_UNKNOWN, an array or object that is partly known is
 * `open`, a string `holes`: nothing is guessed. Of a collection of which
 * nothing is known `for` gives one item, with names of which nothing is known,
 * and may give others.
 *
 * All functions that give an outcome give one, unless they say that it may be
 * NULL. Outcomes live in the arena of the folder, share what they hold, and
 * are not changed once they are given out.
 */
#ifndef DMSC_HOST_TERRAFORM_OUTCOME_H
#define DMSC_HOST_TERRAFORM_OUTCOME_H

#include "host/terraform_reader.h"

struct outcome;

struct outcome_member {
    struct str key; /* of an object */
    struct span key_span;
    const struct outcome *value;
    struct span at; /* where a literal around it has it; text NULL: nowhere */
};

struct outcome {
    enum node_kind kind;    /* NODE_NULL to NODE_OBJECT, or NODE_UNKNOWN */
    bool open;              /* array, object: with something that is not seen */
    bool set;               /* array: a set, whose keys are its items */
    bool failed;            /* unknown: Terraform would say that it cannot be */
    enum node_kind promise; /* unknown: what it will be, NODE_STRING,
                               NODE_NUMBER, NODE_TRUE (or false); or NONE */
    bool holes;             /* string: with pieces that nobody knows */
    bool derived; /* what stands at the span is not, or not only, this value:
                     no edit of it is one of the value */
    struct span span;
    struct str str;                     /* number (as JSON has it), string */
    VEC(struct outcome_member) members; /* array, object; keys are there once */
    /* Of an object that was put together: its members by keys; or NULL. */
    struct map *index;
};

/* A name that `for` or templatefile() gives, and those around it. */
struct outcome_name {
    const struct outcome_name *up;
    struct str name;
    const struct outcome *value;
};

/* While outcomes are worked out. */
struct evaluation {
    struct terraform *t;
    /* The names that loops and templates give, the innermost first. */
    const struct outcome_name *names;
    unsigned loops; /* that it is within: what they give is derived */
    unsigned found; /* expressions of which something is known */
};

/* What V is, a value of a file of the folder. */
const struct outcome *outcome_of(struct evaluation *w, struct val v);

/* The same of an expression, by its place. */
const struct outcome *outcome_at(struct evaluation *w, struct span span);

/* Gives the members of VARS, an object or nothing, names: in the file of
 * templatefile(). */
void outcome_name_all(struct evaluation *w, struct val vars);

/* Calls TURN for each of what IN has, in Terraform's order, with the names of
 * a `for` in scope; where there may be others, at last for one of which
 * nothing is known. Whether there may be others. */
struct outcome_loop {
    const struct str *names; /* one or two */
    size_t names_count;
    struct span at;
    void (*turn)(struct evaluation *w, void *of);
    void *of;
};
bool outcome_each(struct evaluation *w, const struct outcome *in,
                  const struct outcome_loop *loop);

/* What a template gives: a string with "${...}" and "%{...}", or a file. */
struct outcome_template {
    struct text *text; /* a view over what VIEW is one of, or VIEW itself;
                          NULL if its directives make no sense */
    bool worked_out;   /* something was put in its place */
    bool unsure;       /* of a directive nobody knows what it gives: what is
                          around it may not fit together */
};

/* What VIEW (hcl_string_view, hcl_template_view) gives. What is not known is a
 * hole; of a hole that is partly known with SPELT so much. Nobody can edit
 * what was put in, or is there for each turn of a loop. */
struct outcome_template outcome_template(struct evaluation *w,
                                         struct text *view, bool spelt);

/* The text that a scalar is within a string, holes and all; it is not copied.
 * False if there is none. */
bool outcome_spell(const struct outcome *t, struct str *out);

/* An outcome as Terraform's jsonencode writes it; false if not all is known. */
bool outcome_json(struct arena *a, struct buf *out, const struct outcome *t);

/* Whether a number is written as Terraform writes it in a string: 1.5 and not
 * 1.50 or 15e-1. */
bool outcome_is_plain(struct str number);

/* Whether Terraform may give the two one type without changing either: they
 * are of the same kinds all the way down, as far as they are known. */
bool outcome_alike(struct evaluation *w, const struct outcome *a,
                   const struct outcome *b);

/* Whether the two are of one type and equal all the way down: 1, 0, or -1
 * where that is not known. An outcome is the same as itself if all of it is
 * known. */
int outcome_same(struct evaluation *w, const struct outcome *a,
                 const struct outcome *b);

/* What the default T of a variable is by its type, as it is written. */
const struct outcome *outcome_typed(struct evaluation *w,
                                    const struct outcome *t, struct str type,
                                    struct span at);

/* What T is where OTHER could stand too: of a number and a string a string. */
const struct outcome *outcome_unify(struct evaluation *w,
                                    const struct outcome *t,
                                    const struct outcome *other,
                                    struct span at);

/* New outcomes, derived, at the place of an expression. */
struct outcome *outcome_new(struct evaluation *w, enum node_kind kind,
                            struct span at);
const struct outcome *outcome_unknown(struct evaluation *w, struct span at);

/* The same for what is not the expression at AT, but comes of it: an argument
 * that is not there, an item that nobody knows. */
const struct outcome *outcome_unseen(struct evaluation *w, struct span at);
const struct outcome *outcome_failed(struct evaluation *w, struct span at);
const struct outcome *outcome_string(struct evaluation *w, struct span at,
                                     struct str s);
const struct outcome *outcome_int(struct evaluation *w, struct span at,
                                  int64_t n);
const struct outcome *outcome_bool(struct evaluation *w, struct span at,
                                   bool yes);

/* Counts work, in bytes that are made or looked at, against
 * TERRAFORM_WORK_MAX: what is beyond it is not known. */
void outcome_charge(struct evaluation *w, size_t bytes);

/* Whether that is used up. What is made in a loop asks in each turn: one call
 * can be given the same long list a thousand times. */
bool outcome_is_spent(const struct evaluation *w);

/* Adds an item to an array, a member to an object (in place of an equal
 * one). */
void outcome_add(struct evaluation *w, struct outcome *to,
                 const struct outcome *item);
void outcome_put(struct evaluation *w, struct outcome *to,
                 const struct outcome_member *m);

/* The value of the member KEY, or NULL. */
const struct outcome *outcome_get(const struct outcome *object, struct str key);

/* What VALUE[KEY] is. */
const struct outcome *outcome_index(struct evaluation *w,
                                    const struct outcome *value, struct str key,
                                    struct span at);

/* Whether all of an outcome's own text is known: a string or a number. A
 * string that is a number, "true" or "false" counts as such. */
bool outcome_is_text(const struct outcome *t);
bool outcome_is_int(const struct outcome *t, int64_t *out);
bool outcome_is_bool(const struct outcome *t, bool *out);

/* What an operator gives, of one operand where B is NULL. */
const struct outcome *outcome_operate(struct evaluation *w, struct str op,
                                      const struct outcome *a,
                                      const struct outcome *b, struct span at);

/* What a function gives, or NULL if there is none of that name here. */
const struct outcome *outcome_call(struct evaluation *w, struct str name,
                                   const struct outcome *const *args, size_t n,
                                   struct span at);

/* An outcome as a tree of its own, whose text has a copy of each piece of a
 * file that the outcome comes from: places are those of the files, and what is
 * derived cannot be edited. */
struct val outcome_tree(struct terraform *t, const struct outcome *outcome);

#endif
