#include "schema/format.h"

#include "base/arena.h"
#include "schema/pattern.h"
#include "schema/uri.h"

static const struct {
    const char *name, *words;
} rows[] = {
#define FORMAT(id, name, words) {name, words},
#include "schema/formats.def"
#undef FORMAT
};

int format_find(struct str name)
{
    for (int i = 0; i < FORMAT_COUNT; i++)
        if (str_is(name, rows[i].name))
            return i;
    return -1;
}

const char *format_words(enum format f)
{
    return rows[f].words;
}

static bool is_hex(char c)
{
    return char_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

static bool is_alnum(char c)
{
    return char_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* ---- dates and times ---- */

/* N digits at the start of S, cut off; -1 if they are not there. */
static int cut_digits(struct str *s, size_t n)
{
    int value = 0;
    for (size_t i = 0; i < n; i++) {
        if (i >= s->len || !char_is_digit(s->ptr[i]))
            return -1;
        value = value * 10 + (s->ptr[i] - '0');
    }
    *s = str_sub(*s, n, s->len);
    return value;
}

static bool cut_char(struct str *s, char c)
{
    if (s->len == 0 || (s->ptr[0] | 0x20) != (c | 0x20))
        return false;
    *s = str_sub(*s, 1, s->len);
    return true;
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool cut_date(struct str *s)
{
    int year = cut_digits(s, 4);
    bool dash = cut_char(s, '-');
    int month = cut_digits(s, 2);
    bool dash2 = cut_char(s, '-');
    int day = cut_digits(s, 2);
    return year >= 0 && dash && dash2 && month >= 1 && month <= 12 &&
           day >= 1 && day <= days_of(year, month);
}

/* Hours and minutes, as minutes; -1 if they are none. */
static int cut_minutes(struct str *s)
{
    int hours = cut_digits(s, 2);
    bool colon = cut_char(s, ':');
    int minutes = cut_digits(s, 2);
    if (hours < 0 || hours > 23 || !colon || minutes < 0 || minutes > 59)
        return -1;
    return hours * 60 + minutes;
}

/* The zone in minutes; false if it is none. */
static bool cut_zone(struct str *s, int *zone)
{
    *zone = 0;
    if (cut_char(s, 'z'))
        return true;
    bool minus = s->len && s->ptr[0] == '-';
    if (s->len == 0 || (s->ptr[0] != '+' && !minus))
        return false;
    *s = str_sub(*s, 1, s->len);
    *zone = cut_minutes(s);
    bool ok = *zone >= 0;
    if (minus)
        *zone = -*zone;
    return ok;
}

static bool is_time(struct str s)
{
    int zone, minutes = cut_minutes(&s);
    bool colon = cut_char(&s, ':');
    int second = cut_digits(&s, 2);
    if (minutes < 0 || !colon || second < 0 || second > 60)
        return false;
    if (s.len && s.ptr[0] == '.') {
        size_t n = 1;
        while (n < s.len && char_is_digit(s.ptr[n]))
            n++;
        if (n == 1)
            return false;
        s = str_sub(s, n, s.len);
    }
    if (!cut_zone(&s, &zone) || s.len)
        return false;
    /* A leap second comes at the end of a day in UTC. */
    return second < 60 || (minutes - zone + 1440) % 1440 == 1439;
}

static bool is_date_time(struct str s)
{
    return cut_date(&s) && cut_char(&s, 't') && is_time(s);
}

static bool is_date(struct str s)
{
    return cut_date(&s) && s.len == 0;
}

/* ---- addresses ---- */

static bool is_ipv4(struct str s)
{
    for (int i = 0; i < 4; i++) {
        bool last = i == 3;
        if (last == str_contains(s, STR(".")))
            return false;
        struct str part = str_cut(&s, '.');
        uint64_t n;
        if (part.len > 3 || !str_to_u64(part, &n) || n > 255 ||
            (part.len > 1 && part.ptr[0] == '0'))
            return false;
    }
    return true;
}

/* A group of IPv6 at the start of S: its length, 0 if there is none. */
static size_t group_length(struct str s)
{
    size_t n = 0;
    while (n < s.len && n < 5 && is_hex(s.ptr[n]))
        n++;
    return n <= 4 ? n : 0;
}

static bool is_ipv6(struct str s)
{
    int groups = 0;
    bool gap = str_starts(s, STR("::"));
    if (gap)
        s = str_sub(s, 2, s.len);
    while (s.len) {
        if (groups <= 6 && is_ipv4(s))
            return gap ? groups + 2 < 8 : groups + 2 == 8;
        size_t n = group_length(s);
        if (n == 0)
            return false;
        groups++;
        s = str_sub(s, n, s.len);
        if (s.len == 0)
            break;
        if (str_starts(s, STR("::"))) {
            if (gap)
                return false;
            gap = true;
            s = str_sub(s, 2, s.len);
        } else if (s.ptr[0] != ':' || s.len == 1) {
            return false;
        } else {
            s = str_sub(s, 1, s.len);
        }
    }
    return gap ? groups < 8 : groups == 8;
}

static bool is_label(struct str label)
{
    if (label.len == 0 || label.len > 63 || label.ptr[0] == '-' ||
        label.ptr[label.len - 1] == '-')
        return false;
    for (size_t i = 0; i < label.len; i++)
        if (!is_alnum(label.ptr[i]) && label.ptr[i] != '-')
            return false;
    return true;
}

static bool is_hostname(struct str s)
{
    if (s.len == 0 || s.len > 253 || s.ptr[s.len - 1] == '.')
        return false;
    while (s.len)
        if (!is_label(str_cut(&s, '.')))
            return false;
    return true;
}

static bool is_email(struct str s)
{
    size_t at = s.len;
    while (at && s.ptr[at - 1] != '@')
        at--;
    struct str local = str_sub(s, 0, at ? at - 1 : 0);
    struct str host = str_sub(s, at, s.len);
    if (local.len == 0 || local.ptr[0] == '.' ||
        local.ptr[local.len - 1] == '.' || str_contains(local, STR("..")))
        return false;
    if (local.len > 2 && local.ptr[0] == '"')
        return local.ptr[local.len - 1] == '"' && is_hostname(host);
    for (size_t i = 0; i < local.len; i++)
        if (!is_alnum(local.ptr[i]) &&
            !memchr("!#$%&'*+-/=?^_`{|}~.", local.ptr[i], 20))
            return false;
    return is_hostname(host);
}

/* ---- the rest ---- */

static bool is_uuid(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? s.ptr[i] != '-' : !is_hex(s.ptr[i]))
            return false;
    }
    return s.len == 36;
}

static bool is_json_pointer(struct str s)
{
    if (s.len && s.ptr[0] != '/')
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '~' &&
            (i + 1 == s.len || (s.ptr[i + 1] != '0' && s.ptr[i + 1] != '1')))
            return false;
    return true;
}

static bool is_uri_reference(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c <= ' ' || c >= 127 || strchr("\"<>\\^`{|}", c))
            return false;
        if (c == '%' &&
            (i + 2 >= s.len || !is_hex(s.ptr[i + 1]) || !is_hex(s.ptr[i + 2])))
            return false;
    }
    struct uri u = uri_parse(s);
    return !str_contains(u.path, STR("[")) &&
           !str_contains(u.fragment, STR("#"));
}

static bool is_uri(struct str s)
{
    return is_uri_reference(s) && uri_parse(s).scheme.ptr;
}

static bool is_regex(struct str s)
{
    struct arena *a = arena_new();
    const char *message;
    struct pattern *p = pattern_compile(a, s, &message);
    pattern_free(p);
    arena_free(a);
    return p != NULL;
}

bool format_holds(enum format f, struct str s)
{
    static bool (*const checks[])(struct str) = {
        [FORMAT_DATE] = is_date,
        [FORMAT_TIME] = is_time,
        [FORMAT_DATE_TIME] = is_date_time,
        [FORMAT_EMAIL] = is_email,
        [FORMAT_HOSTNAME] = is_hostname,
        [FORMAT_IPV4] = is_ipv4,
        [FORMAT_IPV6] = is_ipv6,
        [FORMAT_JSON_POINTER] = is_json_pointer,
        [FORMAT_REGEX] = is_regex,
        [FORMAT_URI] = is_uri,
        [FORMAT_URI_REFERENCE] = is_uri_reference,
        [FORMAT_UUID] = is_uuid,
    };
    return checks[f](s);
}
