/* Good documents: valid, and nothing to say about them. */
#ifndef DMSC_PLANT_GOOD_H
#define DMSC_PLANT_GOOD_H

#include "item.h"

/* A setting: what it may be, and numbers just out of its range ("" for
 * none). A row without kind begins a section. */
struct setting {
    enum setting_kind {
        SETTING_SECTION,
        SETTING_BOOL,
        SETTING_INT,
        SETTING_TEXT,
        SETTING_WORD
    } kind;
    const char *name;
    const char *good; /* "8|16" */
    const char *below, *above;
};

/* The table of them, in the order of the guide, ended by a row without
 * name. */
extern const struct setting setting_table[];

/* The row of a setting, or NULL. */
const struct setting *setting_find(const char *section, const char *name);

/* Task settings; EXPORTED as DMS gives them out, with all sections and with
 * null for those that are not used. */
struct item *good_settings(struct arena *a, struct chance *c, bool exported);

/* Table mappings; EXPORTED as the console makes them, with null for what a
 * rule does not use. */
struct item *good_mappings(struct arena *a, struct chance *c, bool exported);

#endif
