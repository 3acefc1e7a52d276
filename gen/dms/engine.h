/* The database engines that DMS knows (dms/engine.def). */
#ifndef DMSC_DMS_ENGINE_H
#define DMSC_DMS_ENGINE_H

#include "base/str.h"

enum engine_role { ENGINE_SOURCE = 1, ENGINE_TARGET = 2, ENGINE_BOTH = 3 };

struct engine {
    struct str name;  /* the API's engine-name: "postgres" */
    struct str words; /* "PostgreSQL" */
    unsigned port;
    enum engine_role roles;
    bool captures;        /* as a source, changes can be captured */
    struct str ssl_modes; /* words; the first is dmsc's default */
    struct str versions;  /* majors that RDS makes, ascending; "": none */
};

size_t engine_count(void);
const struct engine *engine_at(size_t i);

/* The engine of that name, or NULL. */
const struct engine *engine_find(struct str name);

/* The TLS mode that an endpoint has unless told. */
struct str engine_ssl_default(const struct engine *e);

/* Whether WORD is one of WORDS, which single spaces divide. */
bool engine_has_word(struct str words, struct str word);

#endif
