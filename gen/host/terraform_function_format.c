/* format() and formatlist(). */
#include "host/terraform_function.h"
#include "tree/number.h"

/* %[flags][width][.precision][[argument]]verb */
struct directive {
    bool minus, zero, plus, space;
    size_t width, precision;
    bool has_precision;
    size_t argument; /* from 1; 0: the next */
    char verb;
};

struct formatting {
    const struct call *call;
    struct str from;
    size_t at, next; /* in `from`, and of the arguments */
    size_t most;     /* the last argument that was asked for */
    struct buf out;
};

static char peek(const struct formatting *f)
{
    return f->at < f->from.len ? f->from.ptr[f->at] : '\0';
}

static size_t digits(struct formatting *f)
{
    size_t n = 0;
    while (char_is_digit(peek(f)) && n < 1000)
        n = n * 10 + (size_t)(f->from.ptr[f->at++] - '0');
    return n;
}

/* Reads what is behind a '%'. */
static bool directive(struct formatting *f, struct directive *d)
{
    *d = (struct directive){0};
    for (; peek(f) && strchr("-0+ ", peek(f)); f->at++) {
        d->minus |= peek(f) == '-';
        d->zero |= peek(f) == '0';
        d->plus |= peek(f) == '+';
        d->space |= peek(f) == ' ';
    }
    d->width = digits(f);
    d->has_precision = peek(f) == '.';
    if (d->has_precision) {
        f->at++;
        d->precision = digits(f);
    }
    if (peek(f) == '[') {
        f->at++;
        d->argument = digits(f);
        if (peek(f) != ']' || !d->argument)
            return false;
        f->at++;
    }
    d->verb = peek(f);
    f->at++;
    return d->verb && strchr("sdvtx", d->verb);
}

/* --- Values --------------------------------------------------------------- */

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] < ' ' || (unsigned char)s.ptr[i] >= 0x7F)
            return false;
    return true;
}

/* Pads S, which is ASCII where that counts; zeros go behind a sign. */
static bool pad(struct formatting *f, const struct directive *d, struct str s,
                bool zeros)
{
    size_t n = d->width > s.len ? d->width - s.len : 0, sign;
    if (n && !is_ascii(s))
        return false;
    sign = zeros && s.len && (*s.ptr == '-' || *s.ptr == '+' || *s.ptr == ' ');
    if (zeros)
        buf_add_str(&f->out, str_sub(s, 0, sign));
    if (!d->minus)
        buf_add_repeat(&f->out, zeros ? '0' : ' ', n);
    buf_add_str(&f->out, str_sub(s, zeros ? sign : 0, s.len));
    if (d->minus)
        buf_add_repeat(&f->out, ' ', n);
    return true;
}

/* %d and %x of a whole number. */
static bool add_number(struct formatting *f, const struct directive *d,
                       const struct outcome *t)
{
    struct arena *a = f->call->w->t->arena;
    int64_t n;
    if (!outcome_is_text(t) || !outcome_is_plain(t->str) ||
        !number_small(t->str, &n) || d->has_precision)
        return false;
    struct str s = t->str;
    if (d->verb == 'x' && t->kind != NODE_NUMBER) /* the bytes of a string */
        return false;
    if (d->verb == 'x')
        s = str_printf(a, "%s%llx", n < 0 ? "-" : "",
                       (unsigned long long)(n < 0 ? -n : n));
    if (n >= 0 && (d->plus || d->space))
        s = str_printf(a, "%c%.*s", d->plus ? '+' : ' ', STR_ARG(s));
    return pad(f, d, s, d->zero && !d->minus);
}

static bool add_text(struct formatting *f, const struct directive *d,
                     const struct outcome *t)
{
    struct str s;
    bool zeros = d->zero && !d->minus && t->kind != NODE_NUMBER;
    if (!outcome_spell(t, &s) || t->holes || d->plus || d->space ||
        (d->zero && t->kind == NODE_NUMBER))
        return false;
    if (d->has_precision && (t->kind != NODE_STRING || !is_ascii(s)))
        return false;
    if (d->has_precision)
        s = str_sub(s, 0, d->precision);
    return pad(f, d, s, zeros);
}

/* %v is %s of a string, %d of a number; a collection is as JSON. */
static bool add_value(struct formatting *f, const struct directive *d,
                      const struct outcome *t)
{
    bool several = t->kind == NODE_ARRAY || t->kind == NODE_OBJECT;
    bool bare = !d->width && !d->has_precision && !d->plus && !d->space;
    if (several || t->kind == NODE_NULL)
        return d->verb == 'v' && bare &&
               outcome_json(f->call->w->t->arena, &f->out, t);
    if (t->kind == NODE_TRUE || t->kind == NODE_FALSE) {
        if (d->verb == 't') /* has no width */
            buf_add_z(&f->out, t->kind == NODE_TRUE ? "true" : "false");
        return d->verb == 't' ||
               ((d->verb == 's' || (d->verb == 'v' && bare)) &&
                add_text(f, d, t));
    }
    if (d->verb == 'd' || d->verb == 'x' ||
        (d->verb == 'v' && t->kind == NODE_NUMBER && !bare))
        return add_number(f, d, t);
    return d->verb != 't' && add_text(f, d, t);
}

static bool add(struct formatting *f, const struct directive *d)
{
    if (d->argument)
        f->next = d->argument;
    if (f->next >= f->call->n)
        return false;
    const struct outcome *t = f->call->args[f->next];
    f->most = f->next > f->most ? f->next : f->most;
    f->next++;
    size_t before = f->out.len;
    bool good = add_value(f, d, t);
    outcome_charge(f->call->w, f->out.len - before);
    return good && !outcome_is_spent(f->call->w);
}

static bool format_all(struct formatting *f)
{
    while (f->at < f->from.len) {
        struct directive d;
        char c = f->from.ptr[f->at++];
        if (c != '%' || peek(f) == '%') {
            f->at += c == '%';
            buf_add_char(&f->out, c);
        } else if (!directive(f, &d) || !add(f, &d)) {
            return false;
        }
    }
    return f->most + 1 >= f->call->n; /* none is left over */
}

const struct outcome *function_format(const struct call *c)
{
    struct formatting f = {.call = c, .next = 1};
    bool good = call_text(c, 0, &f.from);
    buf_init(&f.out, 0);
    if (good && format_all(&f))
        return call_of_buf(c, &f.out);
    buf_free(&f.out);
    return call_unknown(c);
}

/* Of the arguments that are lists, all as long, one item a turn. */
const struct outcome *function_formatlist(const struct call *c)
{
    struct outcome *all = call_list(c);
    size_t n = SIZE_MAX;
    for (size_t i = 1; i < c->n; i++) {
        const struct outcome *t = c->args[i];
        bool list = call_is_list(t);
        if (list ? t->open || (n != SIZE_MAX && n != t->members.n)
                 : t->kind == NODE_UNKNOWN || t->kind == NODE_OBJECT)
            return call_unknown(c);
        if (list)
            n = t->members.n;
    }
    const struct outcome **args =
        ARENA_ARRAY(c->w->t->arena, const struct outcome *, c->n + 1);
    for (size_t k = 0; n != SIZE_MAX && k < n && !outcome_is_spent(c->w); k++) {
        for (size_t i = 0; i < c->n; i++)
            args[i] = i && call_is_list(c->args[i])
                          ? c->args[i]->members.at[k].value
                          : c->args[i];
        struct call one = {c->w, args, c->n, c->at};
        outcome_add(c->w, all, function_format(&one));
    }
    return n == SIZE_MAX ? call_unknown(c) : call_if_done(c, all);
}
