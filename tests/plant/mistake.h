/* The mistakes that are planted. */
#ifndef DMSC_PLANT_MISTAKE_H
#define DMSC_PLANT_MISTAKE_H

#include "item.h"

enum {
    MISTAKE_JSON = 1,    /* of the syntax: only where the document is JSON, */
    MISTAKE_HCL = 2,     /* or Terraform, */
    MISTAKE_YAML = 4,    /* or YAML */
    MISTAKE_ANY = 7,     /* of the content: everywhere */
    MISTAKE_SENT = 8,    /* in what is sent to DMS, not in what it gives out */
    MISTAKE_EXACT = 16,  /* at the very place, not only on its line */
    MISTAKE_LINES = 32,  /* where lines are kept */
    MISTAKE_NAMED = 64,  /* where the host says which document it is */
    MISTAKE_ALONE = 128, /* without the other document of the task */
    MISTAKE_RESOURCES = 256, /* in what stands beside the task */
    MISTAKE_CATALOGUE = 512, /* against the schema of the source */
    MISTAKE_INFO = 1024,     /* advice, of which only some is asked for */
    MISTAKE_LACKS = 2048,    /* of the resource, which lacks a member */
    MISTAKE_OPTIONS = 4096   /* of the command, which has an option twice */
};

struct mistake {
    const char *name;
    bool mappings; /* in table mappings, else in task settings */
    unsigned flags;
    const char *rules; /* one of these must be found, separated by blanks */
    bool (*plant)(const struct mistake *, struct item *, struct arena *,
                  struct chance *);
    const char *where, *from, *to; /* for plant */
    int pick;                      /* of the syntax: in what, */
    unsigned flag;                 /* and what is written wrong */
};

/* The mistake at INDEX, or NULL after the last. */
const struct mistake *mistake_at(size_t index);

/* Plants it into DOC and marks the places; false if DOC has no place for it,
 * and then it may be changed all the same. */
bool mistake_plant(const struct mistake *m, struct item *doc, struct arena *a,
                   struct chance *c);

/* Whether NAME is one of WORDS, which blanks separate. */
bool mistake_among(const char *name, const char *words);

#endif
