/* Rules about resources: endpoints, tasks, instances, subnet groups. They see
 * all documents of a file under the names of the API (host/member.h), whatever
 * host they stand in.
 *
 * A rule is a function and a row in its file's table:
 *
 *     static void add_column_name(struct rules *r, const struct rules_resource
 * *x)
 *     {
 *         if (!resource_on(r, x, "AddColumnName") ||
 *             !resource_on(r, x, "PreserveTransactions"))
 *             return;
 *         struct finding *f = resource_report(r, x, FINDING_ENDPOINT_...,
 *             "AddColumnName", "headers are not written with transactions");
 *         rules_help(r, f, "remove '%s'", resource_name(x, "AddColumnName"));
 *     }
 *
 *     static const struct resource_rule rules[] = {
 *         {ON(ENDPOINT) | ON(S3_ENDPOINT), add_column_name},
 *     };
 *     const struct resource_part resource_s3 = {rules, COUNT_OF(rules)};
 *
 * and resource_s3 in the table of resource.c. Like all rules they are quiet
 * where something is not known (rules/rules.h), and where it was reported.
 */
#ifndef DMSC_RULES_RESOURCE_H
#define DMSC_RULES_RESOURCE_H

#include "dms/engine.h"
#include "host/member.h"
#include "rules/rules.h"

struct rules_resource {
    const struct host_document *doc;
    enum object object;
    const struct engine *engine; /* of an endpoint; NULL: not known */
    enum object settings;        /* the engine's, OBJECT_NONE if not known */
    int role; /* of an endpoint: enum engine_role; 0: not known */
};

/* Checks the resources that a search found, and the roles; FIRST is the first
 * finding of their file. SCRATCH is used meanwhile. */
void rules_check_resources(const struct host_search *found, size_t first,
                           struct arena *scratch, struct findings *fs);

/* What the endpoints of the task that D belongs to say of types. */
struct rules_type_settings rules_type_settings(const struct host_search *found,
                                               const struct host_document *d,
                                               struct arena *scratch);

/* ---- for the rules ---- */

typedef void resource_fn(struct rules *r, const struct rules_resource *x);

struct resource_rule {
    unsigned kinds; /* ON(TASK) | ON(CONFIG) */
    resource_fn *check;
};
#define ON(kind) (1u << HOST_##kind)

struct resource_part {
    const struct resource_rule *rules;
    size_t count;
};

extern const struct resource_part resource_members, resource_engines,
    resource_attributes, resource_texts, resource_starts, resource_sources,
    resource_names, resource_capacity, resource_changes, resource_s3,
    resource_access, resource_ends, resource_settings, resource_roles,
    resource_regions, resource_databases, resource_required, resource_advice,
    resource_s3_block;

/* Checks the roles of R, which are no documents. */
void rules_check_roles(struct rules *r);

/* Checks how the files of S3 sources are described: what the schema of these
 * documents cannot say. */
void rules_check_definitions(struct rules *r);

/* A name is a path of host_member: "SslMode", "ComputeConfig.MultiAZ". What
 * is no member of the resource itself is one of the settings of its engine,
 * wherever they are given (host_setting): "HeartbeatEnable". Of an endpoint
 * whose engine is not known these are not known. */

/* Where the value is written; of what is not known, or was reported, none. */
struct host_setting resource_setting(struct rules *r,
                                     const struct rules_resource *x,
                                     const char *name);

/* The same, though it was reported. */
struct host_setting resource_written(struct rules *r,
                                     const struct rules_resource *x,
                                     const char *name);

/* Whether it is written and known; then *OUT is its value. */
bool resource_str(struct rules *r, const struct rules_resource *x,
                  const char *name, struct str *out);
bool resource_int(struct rules *r, const struct rules_resource *x,
                  const char *name, int64_t *out);

/* Whether it is written, and means WORD: GZIP is gzip, SSE_KMS sse-kms. */
bool resource_is(struct rules *r, const struct rules_resource *x,
                 const char *name, const char *word);

/* A switch: whether it surely is on, or off. The default holds where it is
 * not written, if DMS documents one (member.fallback). */
bool resource_on(struct rules *r, const struct rules_resource *x,
                 const char *name);
bool resource_off(struct rules *r, const struct rules_resource *x,
                  const char *name);

/* Whether it is written, though perhaps nobody knows what, and surely comes to
 * something: no variable, no condition; whether it surely is not written,
 * neither here nor there. */
bool resource_there(struct rules *r, const struct rules_resource *x,
                    const char *name);
bool resource_absent(struct rules *r, const struct rules_resource *x,
                     const char *name);

/* Whether it is written, and surely is something: no variable that may be
 * null, no "". */
bool resource_given(struct rules *r, const struct rules_resource *x,
                    const char *name);

/* What the document calls it: "heartbeat_enable"; the attribute's name where
 * the document has only that: "heartbeatEnable". */
const char *resource_name(const struct rules_resource *x, const char *name);

/* Where a resource is pointed at as a whole: its identifier. */
struct val resource_place(const struct rules_resource *x);

/* Adds a finding where NAME is written, or at the resource itself if it is
 * not; NULL if something was reported there. */
struct finding *resource_report(struct rules *r, const struct rules_resource *x,
                                enum finding_id id, const char *name,
                                const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Points at NAME as the other place of a finding. */
void resource_related(struct rules *r, struct finding *f,
                      const struct rules_resource *x, const char *name,
                      const char *words);

/* Fixes of what was reported, which may be NULL (rules/resource_fix.c). Only
 * what stands in the resource is touched, not what it refers to; where that
 * cannot be, there is no fix. They are safe if SAFE says so.
 *
 * A member gets a value, JSON, which keeps its quotes if it had some; a switch
 * that may be a setting of the engine is turned on or off, and added if it is
 * not there; members go, of NAMES that NULL ends all that are there. */
void resource_fix(struct rules *r, struct finding *f,
                  const struct rules_resource *x, const char *name,
                  const char *json, bool safe);
void resource_fix_switch(struct rules *r, struct finding *f,
                         const struct rules_resource *x, const char *name,
                         bool on, bool safe);
void resource_fix_remove(struct rules *r, struct finding *f,
                         const struct rules_resource *x,
                         const char *const *names, bool safe);

/* What NAME, which is no member of OBJECT, is here: the member that points at
 * the same thing by its ARN or identifier, or the only one that NAME is the
 * last words of, if X is not made without it and lacks it; "" if it is none. */
struct str resource_meant(const struct rules_resource *x, enum object object,
                          struct str name);

/* Whether S is the number of an account, and none of AWS's documentation. */
bool resource_is_account(struct str s);

/* The document of KIND that belongs to a task, or NULL. */
const struct host_document *resource_document(struct rules *r,
                                              const struct rules_resource *task,
                                              enum host_kind kind);

/* The endpoint of a task or a serverless replication: ENGINE_SOURCE or
 * ENGINE_TARGET. It may stand in another file. False if it is not found. */
bool resource_end(struct rules *r, const struct rules_resource *task, int role,
                  struct rules_resource *out);

/* Whether RDS makes the database that SOURCE leads TASK to, and it surely is
 * none that the endpoint can speak with: database/engine says so, and nothing
 * that hangs on the engine is said. */
bool resource_is_led_astray(const struct rules_resource *task,
                            const struct rules_resource *source);

#endif
