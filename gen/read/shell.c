#include "read/shell.h"

#include "read/limits.h"
#include "read/shell_reader.h"

/* --- Between words -------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static void skip_blanks(struct shell_reader *r)
{
    for (;; r->at++) {
        if (shell_peek(r, 0) == '\\' && shell_peek(r, 1) == '\n')
            r->at++;
        else if (shell_peek(r, 0) == '\\' && shell_peek(r, 1) == '\r' &&
                 shell_peek(r, 2) == '\n')
            r->at += 2;
        else if (r->at >= r->end || !is_blank(shell_peek(r, 0)))
            break;
    }
    uint32_t start = r->at;
    if (r->at >= r->end || shell_peek(r, 0) != '#')
        return;
    while (r->at < r->end && shell_peek(r, 0) != '\n')
        r->at++;
    *vec_push(r->arena, &r->comments) =
        (struct span){r->text, start, r->at - start};
}

static void add_command(struct shell_reader *r, struct shell_command *c)
{
    if (c->words.n || c->output.view || c->document)
        *vec_push(r->arena, &r->commands) = *c;
    *c = (struct shell_command){0};
}

/* --- Here-documents --- */

/* A line of a here-document, from r->at; where it ends, without its end. */
static uint32_t line_end(const struct shell_reader *r)
{
    uint32_t at = r->at;
    while (at < r->end && r->bytes.ptr[at] != '\n')
        at++;
    return at;
}

static bool is_last_line(const struct shell_reader *r, struct str delimiter,
                         uint32_t end)
{
    struct str line = str_sub(r->bytes, r->at, end - r->at);
    if (str_ends(line, STR("\r")))
        line.len--;
    return str_eq(line, delimiter);
}

static struct text *read_document(struct shell_reader *r,
                                  const struct shell_document *d)
{
    struct view v;
    view_start(&v, r->arena, r->text);
    v.encoding = d->literal ? ENCODING_SAME : ENCODING_SHELL_DOCUMENT;
    while (r->at < r->end) {
        while (d->tabs && shell_peek(r, 0) == '\t')
            r->at++;
        uint32_t end = line_end(r);
        bool last = is_last_line(r, d->delimiter, end);
        uint32_t stop = end < r->end ? end + 1 : end;
        if (last) {
            r->at = stop;
            break;
        }
        if (d->literal)
            view_copy(&v, r->at, stop - r->at);
        else
            shell_expand(r, &v, stop, "$`\\\n");
        r->at = d->literal || r->at < stop ? stop : r->at;
    }
    return shell_view(r, &v, d->delimiter_at);
}

/* At a line's end: the documents that were promised on it. Each belongs to a
 * command that may be in the list by now, so what is filled is a text that it
 * has already. Commands within a document may promise some of their own. */
static void read_documents(struct shell_reader *r)
{
    struct shell_document *at = r->documents.at;
    size_t n = r->documents.n;
    r->documents.at = NULL;
    r->documents.n = r->documents.cap = 0;
    for (size_t i = 0; i < n; i++)
        *at[i].text = *read_document(r, &at[i]);
}

static void promise_document(struct shell_reader *r, struct shell_command *c)
{
    struct shell_document d = {.tabs = shell_peek(r, 0) == '-'};
    r->at += d.tabs;
    skip_blanks(r);
    struct shell_word word = shell_word(r);
    d.delimiter = word.view ? word.view->bytes : STR("");
    d.delimiter_at = word.span.off;
    d.literal = word.quoted;
    struct view empty;
    view_start(&empty, r->arena, r->text);
    d.text = shell_view(r, &empty, d.delimiter_at);
    c->document = d.text;
    if (r->documents.n < SHELL_DOCUMENTS_MAX)
        *vec_push(r->arena, &r->documents) = d;
}

/* --- Redirections --------------------------------------------------------- */

static void redirection(struct shell_reader *r, struct shell_command *c)
{
    char sign = shell_peek(r, 0);
    r->at++;
    if (sign == '<' && shell_peek(r, 0) == '<') {
        r->at++;
        if (shell_peek(r, 0) != '<') {
            promise_document(r, c);
            return;
        }
        r->at++;
        skip_blanks(r);
        c->document = shell_word(r).view;
        return;
    }
    while (r->at < r->end && strchr("<>&|", shell_peek(r, 0)) &&
           shell_peek(r, 0))
        r->at++;
    skip_blanks(r);
    struct shell_word word = shell_word(r);
    if (sign == '<')
        c->input = word;
    else
        c->output = word;
}

/* A number right before < or > is a file's, and no word. */
static bool is_descriptor(const struct shell_reader *r,
                          const struct shell_word *w)
{
    uint64_t n;
    return !w->quoted && w->view && str_to_u64(w->view->bytes, &n) &&
           (shell_peek(r, 0) == '<' || shell_peek(r, 0) == '>');
}

/* --- Commands --- */

/* What stands between words, at r->at. False where the commands end: at the
 * closing bracket of NESTED ones. */
static bool separator(struct shell_reader *r, struct shell_command *c,
                      bool nested)
{
    char sign = shell_peek(r, 0);
    if (sign == '<' || sign == '>') {
        redirection(r, c);
        return true;
    }
    add_command(r, c);
    r->at++;
    if (sign == '\n')
        read_documents(r);
    if (sign == ')' && nested)
        return false;
    if (sign == '(')
        shell_nested(r);
    return true;
}

static void read_commands(struct shell_reader *r, bool nested)
{
    struct shell_command c = {0};
    for (bool more = true; more;) {
        skip_blanks(r);
        if (r->at >= r->end)
            break;
        if (shell_ends_word(shell_peek(r, 0)) && !shell_placeholder(r)) {
            more = separator(r, &c, nested);
            continue;
        }
        struct shell_word word = shell_word(r);
        if (!is_descriptor(r, &word))
            *vec_push(r->arena, &c.words) = word;
    }
    add_command(r, &c);
}

void shell_nested(struct shell_reader *r)
{
    if (r->depth == SHELL_DEPTH_MAX) {
        r->at = r->end;
        return;
    }
    r->depth++;
    read_commands(r, true);
    r->depth--;
}

static struct shell_reader read_span(struct arena *a, struct span span)
{
    struct shell_reader r = {
        .arena = a,
        .text = span.text,
        .bytes = span.text->bytes,
        .at = span.off,
        .end = span.off + span.len,
    };
    read_commands(&r, false);
    return r;
}

shell_commands shell_read(struct arena *a, struct span span)
{
    return read_span(a, span).commands;
}

shell_spans shell_comments(struct arena *a, struct span span)
{
    return read_span(a, span).comments;
}

struct str shell_str(const struct shell_word *w)
{
    if (!w->view)
        return STR("");
    for (size_t i = 0; i < w->view->segment_count; i++)
        if (w->view->segments[i].kind == SEGMENT_HOLE)
            return STR("");
    return w->view->bytes;
}
