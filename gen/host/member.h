/* The members of a document that is a resource of DMS, by the names of the
 * API, whatever its own words are:
 *
 *     struct str engine;
 *     bool on;
 *     if (host_str(d, "EngineName", &engine) && str_is(engine, "postgres") &&
 *         host_absent(d, "PostgreSQLSettings.SlotName"))
 *         ...
 *     if (host_bool(d, "S3Settings.AddColumnName", &on) && on)
 *         ...
 *
 * A path is a member's name (dms/resource.def) and those of what it has
 * within (dms/setting.def), parted by '.'; another one is our own mistake, and
 * asserted. Of Terraform's blocks the path leads into the one there is. null
 * is absent. References are followed where they are known (struct
 * host_resolver), so a value may stand in another tree than the document.
 *
 * There are three answers, not two: there, surely not there (host_absent), and
 * not known: a dynamic block, a merged map, `var.x`. The last is neither of
 * the others.
 */
#ifndef DMSC_HOST_MEMBER_H
#define DMSC_HOST_MEMBER_H

#include "dms/member.h"
#include "host/attributes.h"
#include "host/host.h"

/* What a document is; OBJECT_NONE if it is no resource. */
enum object host_object(const struct host_document *d);

enum object host_kind_object(enum host_kind kind);

/* What its members are called in. */
enum member_words host_member_words(const struct host_document *d);

/* V, or what it refers to if that is known. */
struct val host_plain(const struct host_document *d, struct val v);

/* Whether DMS reads the external table definition of an endpoint: that of a
 * source only, says the API's reference, so in a target anything may stand
 * there. */
bool host_reads_definition(const struct host_document *endpoint);

/* What PATH names: the facts of its last part. */
const struct member *host_member_at(const struct host_document *d,
                                    const char *path);

/* The value at PATH; val_none() if there is none. Where something is written
 * that nobody knows, it is that: NODE_UNKNOWN, a string with NODE_HOLES. */
struct val host_member(const struct host_document *d, const char *path);

/* Whether surely nothing stands at PATH, so that its default holds. Never of a
 * document that only changes what is there (`partial`). */
bool host_absent(const struct host_document *d, const char *path);

/* The key or the option that PATH is written behind, to point at what is
 * there although it should not be; val_none() if it is not. */
struct val host_member_key(const struct host_document *d, const char *path);

/* Values that are known, as AWS takes them: "5432" is a number and "true" is
 * true, for so it is in Terraform and CloudFormation. False if the value is
 * absent, not known or nothing of the kind; then *OUT is left alone. */
bool host_str(const struct host_document *d, const char *path, struct str *out);
bool host_int(const struct host_document *d, const char *path, int64_t *out);
bool host_bool(const struct host_document *d, const char *path, bool *out);

/* The same of a value at hand. */
bool host_val_str(struct val v, struct str *out);
bool host_val_int(struct val v, int64_t *out);
bool host_val_bool(struct val v, bool *out);

/* The extra connection attributes of an endpoint; of what has none there are
 * none. */
struct host_attributes host_attributes(struct arena *a,
                                       const struct host_document *d);

/* A setting of an endpoint, such as "HeartbeatEnable", wherever it is given:
 * typed in the settings of its engine, beside them, or as an extra connection
 * attribute. */
struct host_setting {
    const struct member *member;
    struct val val;                  /* typed; else val_none() */
    struct val key;                  /* of that, where it is written */
    struct host_attribute attribute; /* else; span.text NULL: neither */
    bool unknown; /* it may be given where nobody sees it, or its value is
                     not known */
};

/* Reads the setting NAME of the settings OBJECT (engine.h: `settings`). */
struct host_setting host_setting(struct arena *a, const struct host_document *d,
                                 enum object object, const char *name);

/* Where a setting that is not written could be: in an object; or in one that
 * is not there either, and would be AROUND it. */
struct host_room {
    struct val in;
    const char *name;   /* of the setting */
    const char *around; /* of the object that is missing, or NULL */
};

/* False if the document has no place for it, or nobody knows which. */
bool host_setting_room(const struct host_document *d, enum object object,
                       const char *name, struct host_room *out);

/* Whether the setting is written; where. */
bool host_setting_there(const struct host_setting *s);
struct span host_setting_span(const struct host_setting *s);

/* Its value, if it is written and known; of attributes Y and N are booleans
 * too. */
bool host_setting_str(const struct host_setting *s, struct str *out);
bool host_setting_int(const struct host_setting *s, int64_t *out);
bool host_setting_bool(const struct host_setting *s, bool *out);

#endif
