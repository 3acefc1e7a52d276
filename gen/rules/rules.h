/* The rules: what is wrong with task settings and table mappings that a JSON
 * Schema cannot say, since it hangs on two values, on two documents, or on
 * the engines and the kind of the task.
 *
 * A rule speaks only where it knows. What it needs and has not got (an engine,
 * the task's type, a value that a placeholder stands for, a value that was
 * reported already) makes it quiet. A setting that is not written has the
 * default that DMS documents, and is relied on only where a rule says so.
 *
 * Severities, titles and ids stand in text/findings.def, the reasons on the
 * pages, docs/rules/. Facts are of the AWS DMS user guide where a rule does
 * not say otherwise.
 */
#ifndef DMSC_RULES_RULES_H
#define DMSC_RULES_RULES_H

#include "dms/engine.h"
#include "dms/mapping.h"
#include "dms/sql_type.h"
#include "dms/wildcard.h"
#include "host/host.h"
#include "spec/model.h"
#include "tree/tree.h"

struct map;

/* The tables of a source, as a file has them. */
struct rules_catalogue {
    const char *file;
    const struct table *tables;
    size_t count;
    enum sql_dialect dialect; /* SQL_ANY: names are as they were typed, which
                                 may not be how the database has them */
    bool stand_in; /* it stands in for the source: names are as they are
                      written, types and keys are not those of the source */
};

/* Whether a setting of an endpoint says otherwise than DMS does by default. */
enum rules_given {
    GIVEN_NOT_SEEN, /* nobody knows the endpoint */
    GIVEN_NOT,      /* it has the default */
    GIVEN_MAYBE,    /* its value is not known */
    GIVEN
};

/* The settings of a task's endpoints that say what becomes of types. */
struct rules_type_settings {
    enum rules_given text_size;    /* of the source: unboundedVarcharMaxSize */
    enum rules_given number_scale; /* of the source: NumberDatatypeScale */
    enum rules_given numbers_as_text; /* of the source:
                                         MapUnboundedNumericAsString */
    enum rules_given large_integers;  /* of the target: UseLargeIntegerValue */
    enum rules_given booleans_from, booleans_to; /* MapBooleanAsBoolean */
    /* Of the target, what may turn foreign keys off: AfterConnectScript, and
     * initstmt of MySQL. */
    enum rules_given script, statement;
};

struct rules_context {
    struct val settings; /* the document, or none */
    struct val defaults; /* of settings, or none: not known */
    struct val mappings; /* the document, or none; or, one by one, */
    const struct val *rules;
    size_t rule_count;
    const struct engine *source, *target; /* NULL: not known */
    int type;                             /* enum task_type, or -1: not known */
    struct val task;    /* the resource that they are of, or none */
    struct val spec;    /* where a spec has the settings, or would have them:
                           what it does not write is built as DMS's default.
                           None in other documents, which may be parts */
    struct val type_at; /* where the type is written, or none */
    bool target_made;   /* the target is made for the task, so that it is empty;
                           or nobody knows which one it is */
    struct rules_type_settings types;        /* of its endpoints */
    const struct rules_catalogue *catalogue; /* NULL: not known */
    unsigned engine_version; /* of DMS, as rules_version gives it; 0: not
                                known */
    bool exported;           /* what AWS returned, which nobody will send */
    bool partial;            /* of a call that changes a task which is there */
    enum host host;          /* that the documents lie in */
    size_t first;            /* findings from there on are of these documents */
};

/* Checks what C holds. SCRATCH is used meanwhile; it must live as long as the
 * caller's documents, not as long as the findings. */
void rules_check(const struct rules_context *c, struct arena *scratch,
                 struct findings *fs);

/* Checks each task of a spec: its settings and rules, with engines and type
 * known. CATALOGUES has one for each task, or NULL for it; or is NULL itself.
 * FIRST is the first finding of the spec. */
void rules_check_spec(const struct model *m,
                      const struct rules_catalogue *const *catalogues,
                      size_t first, struct findings *fs);

/* A version of the DMS engine, "3.5.4", as a number that grows with it: 30504.
 * 0 if S is none. */
unsigned rules_version(struct str s);

/* ---- what the files of this folder share ---- */

/* A rule of the mappings. */
struct rules_item {
    const struct mapping_rule *rule;
    struct val schema, table, column; /* of its locator */
    struct wildcard_shape shape;      /* of the table's name */
    bool located; /* what it is about is known and well written */
};

struct rules {
    const struct rules_context *c;
    struct arena *arena;
    struct findings *fs;
    struct rules_item *items; /* by rule-id */
    uint8_t *types;           /* of them, as bits */
    size_t n;
    bool complete; /* all selection rules are known and located */
    const struct rules_item **takes, **drops; /* include, and exclude */
    size_t take_count, drop_count;
    struct map *taken; /* "schema\ntable" of what is included by name */
    const struct rules_resource *resources; /* of rules/resource.h, else NULL */
    size_t resource_count;
    const struct host_document *documents; /* of the file they stand in */
    size_t document_count;
    struct host_role *const *roles; /* of the same file */
    size_t role_count;
    struct expressions *expressions; /* once there is one to read */
    const struct val *docs;          /* what the items were read from */
    size_t doc_count;
    struct rules_tables *tables; /* rules/catalogue.h; NULL: not known */
};

typedef void rules_fn(struct rules *r);
typedef void rules_item_fn(struct rules *r, const struct rules_item *item);

/* The rules of a file: over the whole, and for each rule of the mappings. */
struct rules_part {
    rules_fn *const *all;
    size_t all_count;
    rules_item_fn *const *each;
    size_t each_count;
    unsigned types; /* of the rules that EACH is about, as bits; 0: all */
};

/* A type of rules as a bit. */
#define RULES_OF(type) (1u << MAPPING_##type)

extern const struct rules_part rules_settings_lob, rules_settings_logging,
    rules_settings_terraform, rules_settings_errors, rules_settings_tuning,
    rules_settings_load, rules_settings_extras, rules_settings_defaults,
    rules_validation, rules_cross, rules_mappings_ids, rules_mappings_legacy,
    rules_mappings_locators, rules_mappings_objects, rules_mappings_selection,
    rules_mappings_transformation, rules_mappings_types,
    rules_mappings_expressions, rules_mappings_names, rules_mappings_filters,
    rules_mappings_tables, rules_catalogue_selection, rules_catalogue_columns,
    rules_catalogue_names, rules_catalogue_keys, rules_catalogue_lobs,
    rules_catalogue_types, rules_engine_version;

/* The first list of task settings, from *I on, that the aws provider of
 * Terraform never finds equal; *I is set behind it. val_none() after the
 * last. */
struct val rules_endless_list(struct val settings, size_t *i);

/* Whether V is there and nobody has to guess what it is: no null, no
 * placeholder of a template, nothing that could not be read. */
bool rules_known(struct val v);

/* Whether V is known and nothing was reported in it. */
bool rules_heard(const struct rules *r, struct val v);

/* Whether an error was reported at or within V. */
bool rules_faulty(const struct rules *r, struct val v);

/* Whether more than advice was reported about just V. */
bool rules_blamed(const struct rules *r, struct val v);

/* The settings. Inline, so that the hashes of the names, which are literals,
 * are made by the compiler: a document is asked for more than a hundred. */
static inline struct val rules_section(const struct rules *r,
                                       const char *section)
{
    return val_get(r->c->settings, str_of(section));
}

/* V if it is heard, else none. */
struct val rules_heard_val(const struct rules *r, struct val v);

/* A setting as it is written; none if it is not, or not known, or was
 * reported. */
static inline struct val rules_setting(const struct rules *r,
                                       const char *section, const char *key)
{
    return rules_heard_val(r, val_get(rules_section(r, section), str_of(key)));
}

/* Whether the switch V of SECTION, as rules_on and rules_off have it, surely is
 * ON. */
bool rules_switched(const struct rules *r, struct val section, struct val v,
                    int fallback, bool on);

/* A switch: whether it surely is on, or off. FALLBACK is what holds where it
 * is not written: true, false, or -1 to rely on no default. */
static inline bool rules_on(const struct rules *r, const char *section,
                            const char *key, int fallback)
{
    struct val in = rules_section(r, section);
    return rules_switched(r, in, val_get(in, str_of(key)), fallback, true);
}
static inline bool rules_off(const struct rules *r, const char *section,
                             const char *key, int fallback)
{
    struct val in = rules_section(r, section);
    return rules_switched(r, in, val_get(in, str_of(key)), fallback, false);
}

/* A number that is written. */
static inline bool rules_number(const struct rules *r, const char *section,
                                const char *key, int64_t *out)
{
    return val_int(rules_setting(r, section, key), out);
}

/* What a rule may rely on where a switch is not written: WHOLE, DMS's default,
 * in a spec, which is built whole; no default elsewhere. */
static inline int rules_built(const struct rules *r, bool whole)
{
    return val_exists(r->c->spec) ? (int)whole : -1;
}

/* A number that is written, or that is built as the default. */
static inline bool rules_number_built(const struct rules *r,
                                      const char *section, const char *key,
                                      int64_t *out)
{
    struct val in = rules_section(r, section);
    if (rules_number(r, section, key, out))
        return true;
    return val_exists(r->c->spec) &&
           rules_switched(r, in, val_get(in, str_of(key)), true, true) &&
           val_int(val_path(r->c->defaults, section, key, (char *)NULL), out);
}

/* Whether a setting is written, and is WORD. */
static inline bool rules_word(const struct rules *r, const char *section,
                              const char *key, const char *word)
{
    return str_is(val_str(rules_setting(r, section, key)), word);
}

/* Where a setting that is not written would be: its section, or what has the
 * sections. */
static inline struct val rules_home(const struct rules *r, const char *section)
{
    struct val key = val_key(r->c->settings, str_of(section));
    return val_exists(key)          ? key
           : val_exists(r->c->spec) ? r->c->spec
                                    : r->c->settings;
}

/* Whether the engine is known and one of ENGINES; known and none of them. */
bool rules_engine(const struct engine *e, const char *engines);
bool rules_engine_not(const struct engine *e, const char *engines);

/* Whether the task is known to copy only, or to capture changes. */
bool rules_loads_only(const struct rules *r);
bool rules_captures(const struct rules *r);

/* Adds a finding at V; NULL if nobody asks for it, or if something was
 * reported there already, since one mistake makes one finding. */
struct finding *rules_report(struct rules *r, enum finding_id id, struct val v,
                             const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same at a part of V, such as one extra connection attribute. */
struct finding *rules_report_span(struct rules *r, enum finding_id id,
                                  struct val v, struct span span,
                                  const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The same for who is given the words. */
struct finding *rules_vreport(struct rules *r, enum finding_id id, struct val v,
                              const char *format, va_list args)
    __attribute__((format(printf, 4, 0)));
struct finding *rules_vreport_span(struct rules *r, enum finding_id id,
                                   struct val v, struct span span,
                                   const char *format, va_list args)
    __attribute__((format(printf, 5, 0)));

/* The help of what rules_report gave, which may be NULL, and where else. */
void rules_help(struct rules *r, struct finding *f, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void rules_related(struct rules *r, struct finding *f, struct val v,
                   const char *words);

/* Fixes of what rules_report gave, which may be NULL; safe if SAFE or
 * the finding's row says so: a number, true, false or null in place of V; a
 * string; JSON that is more, where V is JSON; a member, of which KEY is the
 * key, or an item that goes. What cannot be written where the document lies is
 * no fix. */
void rules_fix(struct rules *r, struct finding *f, struct val v,
               const char *json);
void rules_fix_as(struct rules *r, struct finding *f, struct val v,
                  const char *json, bool safe);
void rules_fix_string(struct rules *r, struct finding *f, struct val v,
                      struct str value);
void rules_fix_json(struct rules *r, struct finding *f, struct val v,
                    struct str json);
void rules_fix_remove(struct rules *r, struct finding *f, struct val key);

struct edits;
void rules_fix_edits(struct rules *r, struct finding *f,
                     const struct edits *edits, const char *title);

/* Another text at a place. Whether it is safe, says SAFE. */
void rules_fix_span(struct rules *r, struct finding *f, struct span span,
                    struct str text, bool safe);

/* Another name or value that was meant: safe only if it is the same but for
 * upper and lower case, dashes and underscores. */
void rules_fix_name(struct rules *r, struct finding *f, struct val v,
                    struct str near);

/* A setting, and another of the section (or NULL), that get values; they are
 * added if they are not there. */
void rules_fix_set(struct rules *r, struct finding *f, const char *section,
                   const char *key, const char *json, const char *other,
                   const char *other_json);

/* What the schema found at V, or NULL. */
struct finding *rules_found(const struct rules *r, enum finding_id id,
                            struct val v);

/* Whether an item selects tables (include, explicit). */
bool rules_takes(const struct rules_item *item);

/* Whether an include may meet the tables that an item is about. */
bool rules_included(const struct rules *r, const struct rules_item *item);

/* Whether the target takes LOBs in limited LOB mode only. */
bool rules_limited_lob(const struct engine *target);

/* Whether the tables of two locators surely have none in common: for loops
 * over pairs. */
static inline bool rules_apart(const struct rules_item *a,
                               const struct rules_item *b)
{
    return wildcard_apart(a->shape, b->shape);
}

/* Whether the tables of two locators have one in common; whether those of A
 * take in all of B. */
bool rules_meet(const struct rules_item *a, const struct rules_item *b);
bool rules_cover(const struct rules_item *a, const struct rules_item *b);

/* What a map finds a rule by: a number below 64, and up to three names. */
struct str rules_key(const struct rules *r, unsigned number, struct str a,
                     struct str b, struct str c);

/* Prepares R->tables, if there is a catalogue (catalogue.c). */
void rules_read_tables(struct rules *r);

/* Whether a pattern is meant for more than one name. '_' alone is part of
 * most names, and does not make it so. */
bool rules_broad(struct str pattern);

#endif
