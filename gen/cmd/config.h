/* .dmsc.yaml: what a project wants of dmsc (schemas/config.schema.json).
 *
 * One holds for a run: the first that is found from the folder that all paths
 * of the command line have in common upward, up to the one that git knows.
 * Paths in it are patterns as .gitignore has them, relative to its folder.
 * What is wrong in it is a finding in it.
 */
#ifndef DMSC_CMD_CONFIG_H
#define DMSC_CMD_CONFIG_H

#include "cmd/cmd.h"
#include "text/rule_set.h"

struct ignore;

#define CONFIG_NAME ".dmsc.yaml"

/* An item of `suppressions`. */
struct config_entry {
    struct rule_set rules;
    struct ignore *paths;
    struct str pointer;     /* "": of any value */
    struct finding *unused; /* what is to be said if it silences nothing */
    bool expired, used;
};

struct config {
    const char *path;    /* as the user sees it; NULL if there is none */
    struct str folder;   /* its, absolute */
    const char *fail_on; /* each of these NULL if it is not given */
    const char *baseline;
    struct inspect_options inspect;
    bool info; /* advice is wanted */
    bool has_only;
    struct rule_set only, ignore;
    struct rule_set has_severity;
    enum severity severity[FINDING_COUNT];
    struct ignore *exclude;
    VEC(struct config_entry) entries;
};

/* The configuration for PATHS; an empty one if there is none, or none is
 * wanted (s->select_options). NULL if the one that is named cannot be opened,
 * which was said. Its findings go to the session's. */
struct config *config_load(struct session *s, const struct names *paths);

/* Checks TEXT as a configuration, in A; the one that is USED (or NULL) was
 * checked when it was loaded. */
void config_check(struct session *s, const struct config *used, struct arena *a,
                  struct text *text);

/* Whether the file is one, by its name. */
bool config_is(const char *path);

/* Whether the file or folder FULL (absolute) is excluded; CONFIG may be NULL.
 */
bool config_excludes(const struct config *c, struct str full, bool folder);

/* Whether ENTRY silences F, a finding in the file FULL. */
bool config_entry_has(const struct config *c, const struct config_entry *entry,
                      const struct finding *f, struct str full);

/* Whether ENTRY is about the file FULL. */
bool config_entry_is_about(const struct config *c,
                           const struct config_entry *entry, struct str full);

#endif
