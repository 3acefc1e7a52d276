/* Brackets that are missing, that are too many, or that are not those that they
 * should be. */
#include "read/json_recover.h"
#include "read/limits.h"

static void relate_opening(struct json_reader *r, struct finding *f,
                           const struct node *n)
{
    if (f)
        finding_related(r->fs, f, (struct span){r->text, n->off, 1},
                        "it is opened here");
}

/* --- The end comes too early --- */

enum { CLOSERS_SHOWN = 8, OPENERS_SHOWN = 3 };

static struct finding *report_mend(struct json_reader *r,
                                   const struct json_mend *mend)
{
    char found = *mend->at;
    struct finding *f;
    if (mend->kind == MEND_SKIP) {
        f = json_error(r, mend->at, 1, "this '%c' closes nothing", found);
        json_help(r, f, "remove it, or open what it should close");
        return f;
    }
    if (mend->kind == MEND_REPLACE)
        f = json_error(r, mend->at, 1, "'%c' closes a '%c'", found,
                       mend->bracket == '}' ? '{' : '[');
    else if (mend->next)
        f = json_error(r, mend->at, 0, "'%c' is missing before '%c'",
                       mend->bracket, mend->next);
    else
        f = json_error(r, mend->at, 0, "'%c' is missing here", mend->bracket);
    json_help(r, f, "write '%c'", mend->bracket);
    return f;
}

/* The value that ends where the reader is may be meant for an item of a list
 * whose '[' is missing. */
static void break_last(struct json_reader *r)
{
    uint32_t end = json_off(r, r->last), i = r->b.count;
    while (i-- > 0) {
        struct node *n = &r->b.nodes[i];
        if (n->kind == NODE_OBJECT && n->len && n->off + n->len == end)
            n->flags |= NODE_BROKEN;
    }
}

enum json_next json_mend_bracket(struct json_reader *r)
{
    struct json_mend mend = r->mend;
    struct finding *f = report_mend(r, &mend);
    r->mend.kind = MEND_NONE;
    r->end = r->real_end;
    r->at = mend.at + (mend.kind != MEND_INSERT);
    bool members = !mend.sure && mend.bracket == '}';
    for (uint32_t i = 0; members && i < build_depth(&r->b); i++)
        r->b.nodes[r->b.open[i]].flags |= NODE_BROKEN;
    if (!mend.sure)
        json_break_top(r);
    if (mend.kind == MEND_SKIP)
        break_last(r);
    if (mend.kind != MEND_SKIP) {
        relate_opening(r, f, build_top(&r->b));
        build_close(&r->b, json_off(r, r->at));
    }
    return JSON_AFTER;
}

enum json_next json_early_end(struct json_reader *r)
{
    char closers[CLOSERS_SHOWN + 1] = "";
    uint32_t depth = build_depth(&r->b), n = 0;
    if (depth == 0) {
        struct finding *f = json_error(r, r->at, 0, "the document is empty");
        json_help(r, f, "write a value, such as {}");
        return JSON_END;
    }
    while (n < depth && n < CLOSERS_SHOWN) {
        closers[n] = json_closer(&r->b.nodes[r->b.open[depth - 1 - n]]);
        n++;
    }
    /* A comment that took the rest of a line took the brackets too. */
    if (r->cut_off && !r->comments_allowed) {
        r->bad_brackets = true;
        return JSON_END;
    }
    struct finding *f =
        json_error(r, r->last, 0, "'%s'%s is missing at the end", closers,
                   n < depth ? " and more" : "");
    json_help(r, f, "close what was opened; the file may be cut off");
    r->bad_brackets = true;
    for (uint32_t i = 0; i < n && i < OPENERS_SHOWN; i++)
        relate_opening(r, f, &r->b.nodes[r->b.open[depth - 1 - i]]);
    return JSON_END;
}

/* --- A bracket that does not fit --- */

enum json_next json_early_close(struct json_reader *r)
{
    if (r->last > r->start && r->last[-1] == ',') {
        struct finding *f =
            json_error(r, r->last - 1, 1, "a ',' after the last %s",
                       json_in_object(r) ? "member" : "item");
        json_help(r, f, "remove the ','");
        json_fix(r, f, true, r->last - 1, 1, "");
    }
    return JSON_AFTER;
}

enum json_next json_no_bracket(struct json_reader *r)
{
    struct finding *f = json_error(r, r->at, 1, "']' closes nothing here");
    json_help(r, f, "write '[' before it");
    json_add_broken(r, r->at + 1);
    return JSON_AFTER;
}

enum json_next json_parenthesis(struct json_reader *r)
{
    const char *p = json_blanks(r->at + 1, r->end);
    if (json_is(r, p, '"'))
        p = json_blanks(json_string_end(r, p), r->end);
    bool object = json_is(r, p, ':');
    struct finding *f = json_error(r, r->at, 1, "'(' cannot stand here");
    json_help(r, f, "write '%c'", object ? '{' : '[');
    if (build_depth(&r->b) == READ_DEPTH_MAX) {
        r->bad_brackets = true;
        json_add_broken(r, r->end);
        return JSON_AFTER;
    }
    build_open(&r->b, object ? NODE_OBJECT : NODE_ARRAY, json_off(r, r->at++));
    return object ? JSON_KEY : JSON_VALUE;
}

/* Whether an outer container waits for the bracket C. */
static bool closes_outer(const struct json_reader *r, char c)
{
    for (uint32_t i = 0; i + 1 < build_depth(&r->b); i++)
        if (json_closer(&r->b.nodes[r->b.open[i]]) == c)
            return true;
    return false;
}

enum json_next json_wrong_closer(struct json_reader *r)
{
    char found = *r->at, want = json_closer(build_top(&r->b));
    bool forgotten = closes_outer(r, found);
    struct finding *f;
    if (forgotten)
        f = json_error(r, r->last, 0, "'%c' is missing before '%c'", want,
                       found);
    else
        f = json_error(r, r->at, 1, "'%c' closes a '%c'", found,
                       want == '}' ? '{' : '[');
    json_help(r, f, "write '%c'", want);
    relate_opening(r, f, build_top(&r->b));
    r->bad_brackets = true;
    json_break_top(r);
    if (!forgotten)
        r->at++;
    build_close(&r->b, json_off(r, forgotten ? r->last : r->at));
    return JSON_AFTER;
}

enum json_next json_close_parenthesis(struct json_reader *r)
{
    char want = json_closer(build_top(&r->b));
    struct finding *f =
        json_error(r, r->at, 1, "')' closes a '%c'", want == '}' ? '{' : '[');
    json_help(r, f, "write '%c'", want);
    build_close(&r->b, json_off(r, ++r->at));
    return JSON_AFTER;
}
