#include "spec/cidr.h"

#include <assert.h>

static bool number(struct str s, uint64_t max, uint64_t *out)
{
    bool zeros = s.len > 1 && s.ptr[0] == '0';
    return !zeros && str_to_u64(s, out) && *out <= max;
}

bool cidr_parse(struct str s, struct cidr *out)
{
    struct str address = str_cut(&s, '/');
    uint64_t n;
    if (!number(s, 32, &n))
        return false;
    *out = (struct cidr){0, (unsigned)n};
    for (int i = 0; i < 4; i++) {
        struct str part = i < 3 ? str_cut(&address, '.') : address;
        if (!number(part, 255, &n))
            return false;
        out->address = out->address << 8 | (uint32_t)n;
    }
    return true;
}

struct cidr cidr_base(struct cidr c)
{
    assert(c.prefix <= 32);
    uint32_t mask = c.prefix ? UINT32_MAX << (32 - c.prefix) : 0;
    return (struct cidr){c.address & mask, c.prefix};
}

struct str cidr_str(struct arena *a, struct cidr c)
{
    return str_printf(a, "%u.%u.%u.%u/%u", c.address >> 24,
                      c.address >> 16 & 255, c.address >> 8 & 255,
                      c.address & 255, c.prefix);
}

struct cidr cidr_subnet(struct cidr network, unsigned slot)
{
    assert(network.prefix >= 16 && network.prefix <= 24 && slot < CIDR_SLOTS);
    unsigned prefix = network.prefix + 4 < 24 ? 24 : network.prefix + 4;
    uint32_t base = cidr_base(network).address;
    return (struct cidr){base + (slot << (32 - prefix)), prefix};
}
