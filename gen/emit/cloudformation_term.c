#include "emit/cloudformation_term.h"

#include <assert.h>

#include "emit/emit.h"
#include "emit/json_text.h"
#include "emit/yaml_text.h"

struct str cloudformation_id(struct arena *a, const struct resource *r)
{
    struct str noun = emit_pascal(a, emit_noun(r));
    if (str_is(r->label, "main"))
        return noun;
    return str_printf(a, "%.*s%.*s", STR_ARG(noun),
                      STR_ARG(emit_pascal(a, r->label)));
}

static struct str output_of(const struct term *t)
{
    struct val output = val_get(t->resource->kind->outputs, t->text);
    struct str s = val_str(val_get(output, STR("cloudformation")));
    assert(s.len);
    return s;
}

static const char *const pseudo_names[] = {
    [PSEUDO_REGION] = "AWS::Region",
    [PSEUDO_ACCOUNT] = "AWS::AccountId",
    [PSEUDO_PARTITION] = "AWS::Partition",
};

/* What stands between ${ and } for a term, "" if it has no such form. */
static struct str variable(struct arena *a, const struct term *t)
{
    switch (t->kind) {
    case TERM_REFERENCE: {
        struct str id = cloudformation_id(a, t->resource);
        if (str_is(output_of(t), "Ref"))
            return id;
        return str_printf(a, "%.*s.%.*s", STR_ARG(id), STR_ARG(output_of(t)));
    }
    case TERM_PARAMETER:
        return emit_pascal(a, t->text);
    case TERM_SECRET:
        return t->resource ? STR("") : emit_pascal(a, t->text);
    case TERM_PSEUDO:
        return t->pseudo == PSEUDO_ZONE ? STR("")
                                        : str_of(pseudo_names[t->pseudo]);
    default:
        return STR("");
    }
}

/* Text for Fn::Sub: a literal "${" is written "${!". */
static void add_literal(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        buf_add_char(out, text.ptr[i]);
        if (text.ptr[i] == '{' && i && text.ptr[i - 1] == '$')
            buf_add_char(out, '!');
    }
}

static void add_piece(struct arena *a, struct buf *out, const struct term *t)
{
    struct str name = variable(a, t);
    if (t->kind == TERM_STRING) {
        add_literal(out, t->text);
    } else {
        assert(name.len);
        buf_printf(out, "${%.*s}", STR_ARG(name));
    }
}

static bool has_variable(struct arena *a, const struct term *t)
{
    if (variable(a, t).len)
        return true;
    for (size_t i = 0; i < t->count; i++)
        if (has_variable(a, t->items[i]))
            return true;
    return false;
}

static void add_json(struct arena *a, struct buf *out, const struct term *t,
                     bool sub, unsigned depth);

static void add_json_string(struct arena *a, struct buf *out,
                            const struct term *t, bool sub)
{
    struct buf text;
    buf_init(&text, 0);
    if (t->kind != TERM_STRING) {
        add_piece(a, &text, t);
        buf_add_str(out, buf_str(&text));
    } else {
        json_add_escaped(&text, t->text);
        if (sub)
            add_literal(out, buf_str(&text));
        else
            buf_add_str(out, buf_str(&text));
    }
    buf_free(&text);
}

static void add_json_container(struct arena *a, struct buf *out,
                               const struct term *t, bool sub, unsigned depth)
{
    bool map = t->kind == TERM_MAP;
    buf_add_char(out, map ? '{' : '[');
    for (size_t i = 0; i < t->count; i++) {
        buf_add_z(out, i ? ",\n" : "\n");
        buf_add_repeat(out, ' ', 2 * depth + 2);
        if (map) {
            buf_add_char(out, '"');
            json_add_escaped(out, t->keys[i]);
            buf_add_z(out, "\": ");
        }
        add_json(a, out, t->items[i], sub, depth + 1);
    }
    if (t->count) {
        buf_add_char(out, '\n');
        buf_add_repeat(out, ' ', 2 * depth);
    }
    buf_add_char(out, map ? '}' : ']');
}

/* A term as JSON text; SUB: it goes through Fn::Sub. */
static void add_json(struct arena *a, struct buf *out, const struct term *t,
                     bool sub, unsigned depth)
{
    if (t->kind == TERM_MAP || t->kind == TERM_LIST) {
        add_json_container(a, out, t, sub, depth);
    } else if (t->kind == TERM_NUMBER) {
        buf_add_str(out, t->text);
    } else if (t->kind == TERM_BOOL) {
        buf_add_z(out, t->truth ? "true" : "false");
    } else {
        buf_add_char(out, '"');
        for (size_t i = 0; t->kind == TERM_JOIN && i < t->count; i++)
            add_json_string(a, out, t->items[i], sub);
        if (t->kind != TERM_JOIN)
            add_json_string(a, out, t, sub);
        buf_add_char(out, '"');
    }
}

static void json(struct arena *a, struct buf *out, const struct term *body,
                 unsigned indent)
{
    bool sub = has_variable(a, body);
    struct buf text;
    buf_init(&text, 0);
    add_json(a, &text, body, sub, 0);
    buf_add_char(&text, '\n');
    buf_add_z(out, sub ? " !Sub " : " ");
    yaml_add_block(out, buf_str(&text), indent);
    buf_free(&text);
}

static void join(struct arena *a, struct buf *out, const struct term *t)
{
    struct buf text;
    buf_init(&text, 0);
    for (size_t i = 0; i < t->count; i++)
        add_piece(a, &text, t->items[i]);
    buf_add_z(out, " !Sub ");
    yaml_add_quoted(out, buf_str(&text));
    buf_free(&text);
}

static void list(struct arena *a, struct buf *out, const struct term *t,
                 unsigned indent)
{
    for (size_t i = 0; i < t->count; i++) {
        struct buf item;
        buf_init(&item, 0);
        buf_add_char(out, '\n');
        buf_add_repeat(out, ' ', indent);
        buf_add_char(out, '-');
        cloudformation_term(a, &item, t->items[i], indent + 2);
        struct str text = buf_str(&item);
        /* An item that is a map begins on the line of its dash. */
        if (t->items[i]->kind == TERM_MAP && t->items[i]->count) {
            buf_add_char(out, ' ');
            text = str_sub(text, indent + 3, text.len);
        }
        buf_add_str(out, text);
        buf_free(&item);
    }
    if (t->count == 0)
        buf_add_z(out, " []");
}

static void map(struct arena *a, struct buf *out, const struct term *t,
                unsigned indent)
{
    for (size_t i = 0; i < t->count; i++) {
        buf_add_char(out, '\n');
        buf_add_repeat(out, ' ', indent);
        yaml_add_string(out, t->keys[i]);
        buf_add_char(out, ':');
        cloudformation_term(a, out, t->items[i], indent + 2);
    }
    if (t->count == 0)
        buf_add_z(out, " {}");
}

static void reference(struct arena *a, struct buf *out, const struct term *t)
{
    bool ref = t->kind != TERM_REFERENCE || str_is(output_of(t), "Ref");
    buf_printf(out, " %s %.*s", ref ? "!Ref" : "!GetAtt",
               STR_ARG(variable(a, t)));
}

/* Through a secret of ours: NoEcho alone would not keep the value out of what
 * CloudFormation shows of the resource. */
static void secret(struct arena *a, struct buf *out, const struct term *t)
{
    if (!t->resource)
        reference(a, out, t);
    else
        buf_printf(out,
                   " !Sub '{{resolve:secretsmanager:${%.*s}:SecretString:"
                   "password}}'",
                   STR_ARG(cloudformation_id(a, t->resource)));
}

static void document(struct buf *out, const struct term *t, unsigned indent)
{
    buf_add_char(out, ' ');
    if (yaml_fits_block(t->body))
        yaml_add_block(out, t->body, indent);
    else
        yaml_add_quoted(out, t->body);
}

void cloudformation_term(struct arena *a, struct buf *out, const struct term *t,
                         unsigned indent)
{
    switch (t->kind) {
    case TERM_STRING:
        buf_add_char(out, ' ');
        yaml_add_string(out, t->text);
        break;
    case TERM_NUMBER:
        buf_printf(out, " %.*s", STR_ARG(t->text));
        break;
    case TERM_BOOL:
        buf_add_z(out, t->truth ? " true" : " false");
        break;
    case TERM_REFERENCE:
    case TERM_PARAMETER:
        reference(a, out, t);
        break;
    case TERM_SECRET:
        secret(a, out, t);
        break;
    case TERM_PSEUDO:
        if (t->pseudo == PSEUDO_ZONE)
            buf_printf(out, " !Select [%u, !GetAZs '']", t->number);
        else
            reference(a, out, t);
        break;
    case TERM_JOIN:
        join(a, out, t);
        break;
    case TERM_LIST:
        list(a, out, t, indent);
        break;
    case TERM_MAP:
        map(a, out, t, indent);
        break;
    case TERM_JSON:
        json(a, out, t->items[0], indent);
        break;
    case TERM_DOCUMENT:
        document(out, t, indent);
        break;
    case TERM_ABSENT:
        break;
    }
}

void cloudformation_member(struct arena *a, struct buf *out, struct str key,
                           const struct term *t, unsigned indent)
{
    buf_add_repeat(out, ' ', indent);
    yaml_add_string(out, key);
    buf_add_char(out, ':');
    cloudformation_term(a, out, t, indent + 2);
    buf_add_char(out, '\n');
}
