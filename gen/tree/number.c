#include "tree/number.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"

/* A number taken apart: sign, the digits from the first to the last that is
 * not 0 (with a point perhaps among them), and the power of ten of the first
 * digit. Zero has no digits. */
struct parts {
    bool negative;
    struct str digits; /* may hold one '.', which is skipped */
    int64_t power;     /* the value is 0.d1d2d3... * 10^power */
};

enum { EXPONENT_MAX = 1 << 30 }; /* larger ones are taken for this */

/* The exponent at the end of N, which is cut off. */
static int64_t cut_exponent(struct str *n)
{
    size_t at = 0;
    while (at < n->len && n->ptr[at] != 'e' && n->ptr[at] != 'E')
        at++;
    struct str text = str_sub(*n, at + 1, n->len);
    *n = str_sub(*n, 0, at);
    bool negative = text.len && text.ptr[0] == '-';
    if (text.len && !char_is_digit(text.ptr[0]))
        text = str_sub(text, 1, text.len);
    int64_t value = 0;
    for (size_t i = 0; i < text.len && value < EXPONENT_MAX; i++)
        value = value * 10 + (text.ptr[i] - '0');
    if (value > EXPONENT_MAX)
        value = EXPONENT_MAX;
    return negative ? -value : value;
}

static struct parts take_apart(struct str n)
{
    struct parts p = {0};
    if (n.len && n.ptr[0] == '-') {
        p.negative = true;
        n = str_sub(n, 1, n.len);
    }
    p.power = cut_exponent(&n);
    size_t point = 0;
    while (point < n.len && n.ptr[point] != '.')
        point++;
    size_t first = 0, last = n.len;
    while (first < n.len && (n.ptr[first] == '0' || n.ptr[first] == '.'))
        first++;
    while (last > first && (n.ptr[last - 1] == '0' || n.ptr[last - 1] == '.'))
        last--;
    p.digits = str_sub(n, first, last - first);
    if (p.digits.len == 0)
        return (struct parts){0};
    p.power += first < point ? (int64_t)(point - first)
                             : -(int64_t)(first - point - 1);
    return p;
}

/* The digit at *AT, which moves on; -1 after the last. */
static int next_digit(struct str digits, size_t *at)
{
    if (*at < digits.len && digits.ptr[*at] == '.')
        ++*at;
    return *at < digits.len ? digits.ptr[(*at)++] - '0' : -1;
}

static int compare_sizes(const struct parts *a, const struct parts *b)
{
    if (a->digits.len == 0 || b->digits.len == 0)
        return (a->digits.len != 0) - (b->digits.len != 0);
    if (a->power != b->power)
        return a->power < b->power ? -1 : 1;
    for (size_t i = 0, j = 0;;) {
        int x = next_digit(a->digits, &i), y = next_digit(b->digits, &j);
        if (x != y)
            return x < y ? -1 : 1;
        if (x < 0)
            return 0;
    }
}

int number_compare(struct str a, struct str b)
{
    struct parts x = take_apart(a), y = take_apart(b);
    if (x.negative != y.negative)
        return x.negative ? -1 : 1;
    int c = compare_sizes(&x, &y);
    return x.negative ? -c : c;
}

static int64_t digit_count(struct str digits)
{
    int64_t n = 0;
    for (size_t at = 0; next_digit(digits, &at) >= 0;)
        n++;
    return n;
}

bool number_is_whole(struct str n)
{
    struct parts p = take_apart(n);
    return digit_count(p.digits) <= p.power || p.digits.len == 0;
}

bool number_to_int(struct str n, int64_t *out)
{
    if (number_small(n, out))
        return true;
    struct parts p = take_apart(n);
    if (!number_is_whole(n) || p.power > 19)
        return false;
    uint64_t value = 0, max = (uint64_t)INT64_MAX + p.negative;
    size_t at = 0;
    for (int64_t i = 0; i < p.power; i++) {
        int digit = next_digit(p.digits, &at);
        uint64_t add = digit < 0 ? 0 : (uint64_t)digit;
        if (value > (max - add) / 10)
            return false;
        value = value * 10 + add;
    }
    *out = p.negative ? (int64_t)(0 - value) : (int64_t)value;
    return true;
}

/* A remainder that grows digit by digit, always below the divisor: both have
 * SIZE digits, the first the most significant. */
struct division {
    const uint8_t *divisor;
    uint8_t *rest; /* SIZE + 1 digits: room for one more */
    size_t size;
};

static bool rest_is_below(const struct division *d)
{
    if (d->rest[0])
        return false;
    return memcmp(d->rest + 1, d->divisor, d->size) < 0;
}

static void subtract(struct division *d)
{
    int borrow = 0;
    for (size_t i = d->size; i > 0; i--) {
        int digit = d->rest[i] - d->divisor[i - 1] - borrow;
        borrow = digit < 0;
        d->rest[i] = (uint8_t)(digit + borrow * 10);
    }
    d->rest[0] = (uint8_t)(d->rest[0] - borrow);
}

static void divide_digit(struct division *d, int digit)
{
    memmove(d->rest, d->rest + 1, d->size);
    d->rest[d->size] = (uint8_t)digit;
    while (!rest_is_below(d))
        subtract(d);
}

static bool rest_is_zero(const struct division *d)
{
    for (size_t i = 0; i <= d->size; i++)
        if (d->rest[i])
            return false;
    return true;
}

/* Whether DIGITS followed by ZEROS zeros is a multiple of the divisor. */
static bool divides(struct division *d, struct str digits, int64_t zeros)
{
    int digit;
    for (size_t at = 0; (digit = next_digit(digits, &at)) >= 0;)
        divide_digit(d, digit);
    while (zeros-- > 0 && !rest_is_zero(d))
        divide_digit(d, 0);
    return rest_is_zero(d);
}

bool number_is_multiple(struct str n, struct str of)
{
    struct parts x = take_apart(n), y = take_apart(of);
    int64_t size = digit_count(y.digits);
    if (x.digits.len == 0 || size == 0)
        return x.digits.len == 0;
    /* As whole numbers without zeros at the end, times a power of ten. What
     * is not a multiple after four zeros for each digit of the divisor, which
     * has no more factors of 2 and 5 than that, never is. */
    int64_t zeros = (x.power - digit_count(x.digits)) - (y.power - size);
    if (zeros < 0)
        return false;
    if (zeros > 4 * size)
        zeros = 4 * size;
    uint8_t *room = xmalloc((size_t)size * 2 + 1);
    memset(room, 0, (size_t)size * 2 + 1);
    struct division d = {room, room + size, (size_t)size};
    for (size_t i = 0, at = 0; i < d.size; i++)
        room[i] = (uint8_t)next_digit(y.digits, &at);
    bool result = divides(&d, x.digits, zeros);
    free(room);
    return result;
}

uint32_t number_hash(struct str n)
{
    struct parts p = take_apart(n);
    uint32_t h = 2166136261u ^ (uint32_t)p.power ^ p.negative;
    int digit;
    for (size_t at = 0; (digit = next_digit(p.digits, &at)) >= 0;)
        h = (h ^ (uint32_t)digit) * 16777619u;
    return h;
}
