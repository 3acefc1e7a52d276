/* The network of a spec, into the model. */
#ifndef DMSC_SPEC_NETWORK_H
#define DMSC_SPEC_NETWORK_H

#include "spec/fill.h"

/* Reads `network:` of ROOT, the spec; mistakes become findings. */
void network_fill(struct scope root);

/* Whether the network has public subnets, as far as the spec tells. */
bool network_is_public(const struct network *n);

#endif
