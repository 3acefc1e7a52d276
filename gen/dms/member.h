/* What the resources of DMS are made of, and what each of their members is
 * called: by the API, by CloudFormation, by Terraform. The rows stand in
 * resource.def and setting.def.
 *
 * Whoever speaks of a member calls it as the API does:
 *
 *     const struct member *m = member_at(OBJECT_ENDPOINT,
 *                                        STR("PostgreSQLSettings"));
 *     member_name(m, MEMBER_TERRAFORM)   "postgres_settings"
 *     m->object                          OBJECT_POSTGRES, its members
 */
#ifndef DMSC_DMS_MEMBER_H
#define DMSC_DMS_MEMBER_H

#include <stdint.h>

#include "base/str.h"

enum object {
    OBJECT_NONE,
#define OBJECT(id, shape, cloudformation, terraform) OBJECT_##id,
#define MEMBER(...)
#define MODULE(...)
#define ATTRIBUTE(...)
#include "dms/resource.def"
#include "dms/setting.def"
#undef OBJECT
#undef MEMBER
#undef MODULE
#undef ATTRIBUTE
    OBJECT_COUNT
};

/* As what an engine serves. */
enum engine_role { ENGINE_SOURCE = 1, ENGINE_TARGET = 2, ENGINE_BOTH = 3 };

/* Who calls it: the words of a document. */
enum member_words {
    MEMBER_API,
    MEMBER_CLOUDFORMATION,
    MEMBER_TERRAFORM,
    MEMBER_MODULE, /* terraform-aws-modules/dms */
};

enum member_type {
    MEMBER_STRING,
    MEMBER_INTEGER,
    MEMBER_BOOLEAN,
    MEMBER_LIST,
    MEMBER_MAP,
    MEMBER_OBJECT,
    MEMBER_DOCUMENT, /* JSON, as text or as it is */
    MEMBER_TIME,
};

/* Who does not make a resource without a member, as bits. CloudFormation makes
 * up identifiers, and Terraform wants more than the API. */
enum member_requires {
    BY_API = 1 << MEMBER_API,
    BY_CLOUDFORMATION = 1 << MEMBER_CLOUDFORMATION,
    BY_TERRAFORM = 1 << MEMBER_TERRAFORM,
    BY_ALL = BY_API | BY_CLOUDFORMATION | BY_TERRAFORM,
    BY_S3_ENDPOINT = 1 << 7, /* Terraform of an aws_dms_s3_endpoint, which has
                                its settings at the top */
};

#define MEMBER_UNBOUNDED INT64_MAX

struct member {
    const char *name;           /* of the API */
    const char *cloudformation; /* NULL: not there */
    const char *terraform;      /* NULL: not there */
    uint8_t of;                 /* enum object that has it */
    uint8_t type;               /* enum member_type */
    uint8_t object;             /* enum object that it is, OBJECT_NONE: not
                                   described here */
    uint8_t role;               /* enum engine_role; 0: of both */
    uint8_t required;           /* to make the resource: enum member_requires */
    uint8_t since;              /* the major version of its provider from which
                                   Terraform surely requires it; 0: from the
                                   first */
    bool by_engine;             /* Terraform requires it of endpoints whose
                                   settings it is */
    bool secret;
    bool answer;  /* only in what the API answers; nobody sets it */
    bool foreign; /* not the API's: of CloudFormation or Terraform alone */
    bool flat;    /* Terraform has its members in place of it */
    const char *values;   /* all that it may be, parted by blanks; or NULL */
    const char *spelt;    /* the values as the provider of Terraform takes them,
                             to the letter; NULL: as they are, "": in any
                             case, or unchecked */
    const char *fallback; /* what holds if it is not there; or NULL */
    const char *eca;      /* as extra connection attribute; NULL: like name */
    int64_t min, max;     /* of a number; max 0: not known */
};

/* The member that the API calls NAME; NULL if the object has none. */
const struct member *member_at(enum object object, struct str name);

/* The same by what others call it. Within a flat member is looked too. */
const struct member *member_find(enum object object, enum member_words words,
                                 struct str name);

/* The same by the API's name whatever its case: of "--multi-az". */
const struct member *member_folded(enum object object, struct str name);

/* What it is called; NULL if it is not there. */
const char *member_name(const struct member *m, enum member_words words);

/* Of the names that can be set the one that differs from NAME only in how it
 * points at the same thing: replication_instance_arn for
 * replication_instance_id; "" if there is none. */
struct str member_handle(enum object object, enum member_words words,
                         struct str name);

/* Whether NAME is most of the words at the end of what M is called:
 * InstanceClass of ReplicationInstanceClass. */
bool member_ends(const struct member *m, enum member_words words,
                 struct str name);

/* The name nearest to NAME of those that can be set; "" if none is near. */
struct str member_nearest(enum object object, enum member_words words,
                          struct str name);

/* What is not said by name: goes over the members of an object, from NULL on
 * until NULL. */
const struct member *member_next(enum object object, const struct member *m);

/* The value of M that V stands for: `gzip` of "GZIP", `test-decoding` of
 * "test_decoding", for AWS and Terraform spell them differently. "" if it is
 * none of them; V itself if not all values are known. */
struct str member_value(const struct member *m, struct str v);

/* The value that V stands for, as Terraform has to write it: V itself if it is
 * not particular. "" if V is none of them. */
struct str member_spelt(const struct member *m, struct str v);

/* The value near to V that may be meant; "" if none is. */
struct str member_value_nearest(const struct member *m, struct str v);

/* What "aws_dms_endpoint" and AWS::DMS::Endpoint are; NULL if nothing. */
const char *member_object_type(enum object object, enum member_words words);

/* Extra connection attributes: "heartbeatEnable" of "heartbeatEnable=Y". */
struct member_extra {
    struct str name;             /* as it is written best */
    const struct member *member; /* the setting that it is, or NULL */
};

/* The attribute called NAME of the settings OBJECT, in whatever case and
 * with underscores or without. False if
 * it is not known. */
bool member_extra(enum object object, struct str name,
                  struct member_extra *out);

/* The name of an attribute that is near to NAME, "" if there is none. */
struct str member_extra_nearest(enum object object, struct str name);

/* Whether NAME is surely a misspelling of NEAR, which is that, and of no other
 * (schema/report_fix.h). */
bool member_extra_certain(enum object object, struct str name, struct str near);

#endif
