/* What the files of the report share: report.c (which words for which keyword,
 * and the finding), report_values.c (one value's type, size, form),
 * report_choices.c (values to choose from), report_keys.c (unknown and missing
 * ones), report_forms.c (what other schemas say of the same value). Nobody
 * else includes this. */
#ifndef DMSC_SCHEMA_REPORT_PARTS_H
#define DMSC_SCHEMA_REPORT_PARTS_H

#include "schema/compile.h"
#include "schema/report.h"
#include "schema/report_fix.h"

/* One failure on its way to a finding. */
struct report {
    const struct machine *m;
    const struct collector *out;
    const struct failure *failure;
    const struct instr *in; /* NULL: a false schema */
    const char *bound;      /* "at most": how the limit bounds the value */
    struct val value;       /* what is wrong */
    struct val limit;       /* what the schema says */
    struct buf message, help;
    bool misplaced; /* a key that is known elsewhere */
    struct remedy remedy;
};

/* The words for FAILURE, into R. */
void report_start(struct report *r, const struct machine *m,
                  const struct collector *out, const struct failure *failure);
void report_finish(struct report *r);

static inline void report_add(struct report *r, const char *words)
{
    buf_add_z(&r->message, words);
}

static inline void report_remedy(struct report *r, enum remedy_kind kind,
                                 struct str text)
{
    r->remedy = (struct remedy){.kind = kind, .text = text};
}

/* Each writes the message, and the help and the remedy where there are some,
 * of failures of the keywords that report.c gives it. */
void report_say_type(struct report *r);
void report_say_enum(struct report *r);
void report_say_number(struct report *r);
void report_say_limit(struct report *r);
void report_say_length(struct report *r);
void report_say_items(struct report *r);
void report_say_keys(struct report *r);
void report_say_pattern(struct report *r);
void report_say_format(struct report *r);
void report_say_unique(struct report *r);
void report_say_contains(struct report *r);
void report_say_missing(struct report *r);
void report_say_dependent(struct report *r);
void report_say_unknown_key(struct report *r);
void report_say_not(struct report *r);
void report_say_forms(struct report *r);
void report_say_forbidden(struct report *r);

/* If all forms that a value could have differ in that value, or in the one key
 * that is missing: says what it may be. False, and nothing said, if not. */
bool report_say_other_values(struct report *r);
bool report_say_other_keys(struct report *r);

/* Help where none is yet: the value with or without quotes (of the types in
 * MASK), an example, the default of the schema. */
void report_help_quotes(struct report *r, unsigned mask);
void report_help_example(struct report *r);
void report_help_default(struct report *r);

#endif
