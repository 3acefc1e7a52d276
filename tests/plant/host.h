/* The files that documents lie in. */
#ifndef DMSC_PLANT_HOST_H
#define DMSC_PLANT_HOST_H

#include "mistake.h"
#include "write.h"

enum { HOST_FILES_MAX = 3 };

/* What is made: files of one folder. */
struct wrapping {
    struct arena *a;
    struct chance *c;
    const struct item *doc;
    const struct item *partner; /* the other document of the task, or NULL */
    bool mappings;              /* what DOC is */
    unsigned lacks;  /* which of what the resource needs is left out, from 1 */
    unsigned twice;  /* which of it a command has twice, from 1 */
    unsigned needed; /* how many of these were written */
    size_t file_count;
    struct {
        const char *name;
        struct buf bytes;
    } files[HOST_FILES_MAX];
};

struct plant_host {
    const char *name;
    unsigned syntax; /* of the document, MISTAKE_JSON, _HCL or _YAML; with
                        MISTAKE_SENT if it is what somebody sends to DMS, and
                        MISTAKE_RESOURCES alone if it is what stands beside,
                        and MISTAKE_OPTIONS if a command has it */
    bool folds;      /* the lines of the document are not kept */
    bool exported;   /* the document is as DMS gives it out */
    void (*wrap)(struct wrapping *w);
    unsigned needs; /* how many members of the resource wrap_needed writes */
};

/* The host at INDEX, or NULL after the last. */
const struct plant_host *plant_host_at(size_t index);

/* --- For the tables, each ended by a row without name ------------------ */

extern const struct plant_host hosts_terraform[], hosts_cloudformation[],
    hosts_resources[], hosts_other[];

/* A new file of the folder. */
struct buf *wrap_file(struct wrapping *w, const char *name);

/* The document as JSON, each line but the first indented by INDENT more. */
struct str wrap_json(struct wrapping *w, const struct item *doc,
                     enum layout layout, unsigned indent);

/* One of the layouts that have lines. */
enum layout wrap_layout(struct wrapping *w);

/* Calls WRITE for the document and its partner, the mappings first. */
typedef void wrap_fn(struct wrapping *w, struct buf *out,
                     const struct item *doc, bool mappings);
void wrap_both(struct wrapping *w, struct buf *out, wrap_fn *write);

/* Whether the mappings are one of the two: no task is made without them. */
bool wrap_has_mappings(const struct wrapping *w);

/* A member that the resource needs, unless it is what W lacks; and where the
 * name of the resource comes, at which that is found. */
void wrap_needed(struct wrapping *w, struct buf *out, const char *text);
void wrap_label(struct wrapping *w, struct buf *out);

/* TEXT with INDENT blanks before each line, and a line end at its end. */
void wrap_lines(struct buf *out, struct str text, unsigned indent);

/* TEXT with each FROM as TO. */
struct str wrap_replace(struct arena *a, struct str text, const char *from,
                        const char *to);

#endif
