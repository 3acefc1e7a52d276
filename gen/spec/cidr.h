/* Ranges of IPv4 addresses, and how a network is divided. */
#ifndef DMSC_SPEC_CIDR_H
#define DMSC_SPEC_CIDR_H

#include "base/str.h"

struct arena;

struct cidr {
    uint32_t address; /* the first; host byte order */
    unsigned prefix;  /* 0 to 32 */
};

/* Reads "10.20.0.0/16"; false if S is no such range. Bits after the prefix
 * are kept: cidr_base tells. */
bool cidr_parse(struct str s, struct cidr *out);

/* The range with the bits after the prefix cleared. */
struct cidr cidr_base(struct cidr c);

struct str cidr_str(struct arena *a, struct cidr c);

/* The SLOT-th of CIDR_SLOTS subnets of a network, /16 to /24. All are of one
 * size: a 16th of the network, but at most a /24, which is large enough and
 * easy on the eye. A slot's place does not hang on how many are in use. */
#define CIDR_SLOTS 16
struct cidr cidr_subnet(struct cidr network, unsigned slot);

#endif
