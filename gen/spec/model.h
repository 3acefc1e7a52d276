/* The checked model: what a migration spec says, with names resolved and
 * defaults filled in. What graph, emit and run work from.
 *
 *     migration.yaml ──read──▶ tree ──schema──▶ ──spec──▶ struct model
 *                                                  ▲
 *                    schemas/migration.schema.json
 *
 * A value of the model is a `struct val`: a node of the spec, or of a file
 * that the spec names, or of the embedded defaults. Where it came from is
 * what val_span says: the text of the span is the spec's for what is written
 * there, and "schemas/migration.schema.json" for a default: that is where
 * defaults stand, as `default` of their keys. What was not given and has no
 * default is val_none().
 *
 * Numbers ("20 GiB" among them) and switches stand beside their val as C
 * values; the val remains the origin. What the engine implies (a port) has
 * the engine's val as its origin. References between parts of the spec are
 * pointers.
 *
 * Strings that users give may hold parameters, "db-${environment}.local":
 * take them apart with model_pieces and never copy them as they are. Texts
 * that DMS itself reads (settings, rules) are verbatim: "${...}" there is
 * DMS's.
 *
 * Names in AWS are in spec/name.h.
 *
 * Everything lives in the arena that was given to spec_load (spec/spec.h).
 */
#ifndef DMSC_SPEC_MODEL_H
#define DMSC_SPEC_MODEL_H

#include "tree/tree.h"

struct buf;
struct engine;

/* A number and where it stands. */
struct quantity {
    struct val origin;
    int64_t n; /* in the unit that the field's comment names; -1 where a
                  parameter gives it, which is in `origin` */
};

/* A switch and where it stands. */
struct flag {
    struct val origin;
    bool on;
};

/* A member of a map that users fill: tags, database parameters. */
struct pair {
    struct val key, value;
};

struct pairs {
    struct pair *at;
    size_t n;
};

struct vals {
    struct val *at;
    size_t n;
};

/* What differs between deployments: a variable, a Parameter, an environment
 * variable. */
struct parameter {
    struct val key; /* val_str(key) is its name, kebab-case */
    struct val description;
    struct val fallback; /* `default:`; none: it must be given */
    struct val allowed;  /* array of scalars; none: anything goes */
    struct val type;     /* "string", "number" or "boolean" */
};

/* A piece of a string: literal text, or (parameter not NULL) a parameter's
 * value. */
struct piece {
    const struct parameter *parameter;
    struct str text;
};

enum nat_mode { NAT_NONE, NAT_SINGLE, NAT_PER_ZONE };

/* A subnet that is created. Its place in the network follows from its kind
 * and its zone alone, so that another one more or less moves none. */
struct subnet {
    bool public;
    unsigned zone;   /* from 0: the region's zone that it lies in */
    struct str cidr; /* "10.20.4.0/24" */
};

struct network {
    struct val origin; /* create's or existing's value */
    bool create;

    /* created */
    struct val cidr;
    struct quantity zones;  /* 2 to 6 */
    struct subnet *subnets; /* public ones first, each kind in order of zones */
    size_t subnet_count;
    enum nat_mode nat;
    struct val nat_origin;

    /* existing: ids, which may hold parameters */
    struct val vpc;
    struct vals subnet_ids;
    struct vals security_groups; /* n 0: groups are made */
};

/* A database that is created as an RDS instance. */
struct database_create {
    struct val origin;
    struct val service; /* "rds" */
    struct val version; /* "15.14" */
    struct str family;  /* of its parameter group: "postgres15" */
    struct val class;   /* "db.t3.medium" */
    struct quantity storage, max_storage; /* GiB; max: none, n 0: no growth */
    struct val storage_type;              /* "gp3" */
    struct flag multi_az, public, encrypted, deletion_protection;
    struct val kms_key;     /* or none */
    struct vals allow_from; /* CIDRs that may connect, beside the instance */
    struct quantity backup_retention; /* days */
    /* Of the parameter group: what CDC needs of a source, then what the spec
     * sets; a name stands here once. */
    struct pairs parameters;
    struct val identifier; /* or none: spec/name.h */
};

struct database {
    struct val key; /* val_str(key) is its id in the spec: "source" */
    struct val origin;
    const struct engine *engine; /* dms/engine.h */
    struct val engine_origin;
    bool create;
    struct database_create created; /* if create */
    struct val host;                /* if not */
    struct quantity port;
    struct val name; /* of the database in the server, or none: `database:` */
    struct val user;
    struct val secret;   /* name of the secret that holds the password */
    struct str ssl_mode; /* "require" */
    struct val ssl_origin;
    struct pairs endpoint_settings; /* API key (PascalCase) and value */
    struct val populate;            /* path of SQL for a created one, or none */
    struct val rehearse_sqlite;     /* path of the stand-in, or none */
    bool is_source, is_target;      /* of a task */
    bool cdc_source;                /* of a task that captures changes */
};

enum role_mode { ROLES_EXISTING, ROLES_CREATE };

struct instance {
    struct val origin;
    struct val class;          /* "dms.t3.medium" */
    struct quantity storage;   /* GiB */
    struct val engine_version; /* or none: the service's default */
    struct flag multi_az, public, auto_minor_version_upgrade;
    struct val maintenance_window, kms_key; /* or none */
    struct val identifier;                  /* or none: spec/name.h */
    struct val roles_origin;
    enum role_mode roles; /* dms-vpc-role, dms-cloudwatch-logs-role */
};

enum task_type { TASK_FULL_LOAD, TASK_CDC, TASK_FULL_LOAD_AND_CDC };

/* A table-mapping rule. `doc` is an object as DMS documents have it (for
 * dms/mapping.h and for the outputs); `origin` what a message underlines. For
 * a rule of `rules:` they are the same; a short form's doc is a view that
 * stands over its entry in the spec, so that spans in it lead there too. */
struct rule {
    struct val doc, origin;
    struct str id; /* decimal digits */
    bool sugar;
};

struct task {
    struct val key; /* val_str(key) is its id in the spec */
    struct val origin;
    struct database *from, *to;
    struct val from_origin, to_origin;
    enum task_type type;
    struct val type_origin; /* val_str: DMS's word for it */

    struct rule *rules; /* short forms first, then `rules:`, in their order */
    size_t rule_count;
    struct vals rule_docs;  /* the docs alone, as mapping_new takes them */
    const char *rules_path; /* the file, if `rules:` is a path; as opened */

    struct val settings_defaults; /* schemas/task-settings.defaults.json */
    struct val settings;          /* the user's object; an empty one at KEY if
                                     there is none; none if it is faulty */
    const char *settings_path;    /* the file, if `settings:` is a path */

    /* each of them or none */
    struct val cdc_start_time, cdc_start_position;
    struct val identifier; /* spec/name.h */
};

struct model {
    struct arena *arena;
    const struct tree *tree; /* the spec's */
    const char *path;        /* the spec's file as the user named it */
    struct str folder;       /* paths in the spec are relative to it */
    bool flawed; /* errors were found: fine to look at, not to build from */

    struct val name, region;
    struct pairs tags;
    struct parameter *parameters;
    size_t parameter_count;
    struct network network;
    struct database *databases; /* in the order of the spec, as tasks */
    size_t database_count;
    struct instance instance;
    struct task *tasks;
    size_t task_count;
    struct val rehearse_changes; /* path, or none */
    struct val overrides; /* object, by target (merged by graph), or none */
};

/* The pieces of a string value, in order; at least one. "$${" is "${". A
 * name that is no parameter is literal text (it was reported). */
size_t model_pieces(const struct model *m, struct val v, struct piece **out);

/* Whether a string holds no parameter, so that it can be looked at. */
bool model_is_fixed(struct val v);

/* The parameter of that name, or NULL. */
struct parameter *model_parameter(const struct model *m, struct str name);

/* A path of the spec as it is to be opened; NULL for val_none(). */
const char *model_file(const struct model *m, struct val path);

/* Does the task copy what is there, does it capture changes? */
bool task_loads(const struct task *t);
bool task_captures(const struct task *t);

/* Task settings are layers: DMS's defaults, and the user's laid over them,
 * section by section and key by key (a list or a nested object as a whole; a
 * null of the user's counts as not written). Full LOB mode that is
 * turned on, and LOBs that are left out, turn off limited LOB mode, which is on
 * by default.
 *
 * The setting KEY of SECTION, the user's before the default; KEY "" gives the
 * section, or a key of the document; val_none() if neither has it. */
struct val task_setting(const struct task *t, struct str section,
                        struct str key);

/* Whether DMS adds the setting when it describes a task, and rejects it when
 * one is created: "Task Settings CloudWatchLogGroup or CloudWatchLogStream
 * cannot be set on create". */
bool task_reported_only(struct str section, struct str key);

/* The whole settings document: every section in DMS's order, then those that
 * only the user has; without nulls, and without what is only reported. Two
 * spaces, a final newline: the same model gives the same bytes. */
void model_settings_json(const struct task *t, struct buf *out);

/* The table-mappings document {"rules": [...]}, in the same form. */
void model_mappings_json(const struct task *t, struct buf *out);

#endif
