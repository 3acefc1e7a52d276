/* The block s3_settings of Terraform's endpoints, which version 6 of the aws
 * provider has no more, and how such an endpoint becomes an
 * aws_dms_s3_endpoint: another type, without engine_name, what stood in the
 * block beside the rest, and other names where the file refers to it. All
 * arguments of the block are arguments there, by the same names (provider
 * 5.100.0). What cannot surely be written so is left to people. */
#include "rules/resource.h"
#include "rules/rules.h"
#include "tree/edit.h"

static const char old_type[] = "aws_dms_endpoint";
static const char new_type[] = "aws_dms_s3_endpoint";

struct rewrite {
    struct edits edits;
    struct text *text;
    struct str bytes; /* of the file */
    struct str name;  /* of the resource */
    struct val body, block;
};

static void replace(struct rewrite *w, uint32_t from, uint32_t to,
                    struct str by)
{
    struct span span = {w->text, from, to - from};
    *vec_push(w->edits.arena, &w->edits.list) = (struct edit){span, by};
}

static char at(const struct rewrite *w, uint32_t i)
{
    return i < w->bytes.len ? w->bytes.ptr[i] : '\n';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* --- Arguments --- */

static bool is_meta(struct str name)
{
    return str_among(name, "count depends_on for_each lifecycle provider "
                           "region timeouts");
}

static bool is_argument(struct str name)
{
    return member_find(OBJECT_S3_ENDPOINT, MEMBER_TERRAFORM, name) != NULL;
}

/* What is given to go: the engine is S3, and "" is no attribute. */
static bool goes(struct str name, struct val v)
{
    return (str_is(name, "engine_name") && str_is(val_str(v), "s3")) ||
           (str_is(name, "extra_connection_attributes") &&
            val_is(v, NODE_STRING) && !val_str(v).len &&
            !(val_flags(v) & NODE_HOLES));
}

static bool rewrite_arguments(struct rewrite *w)
{
    VAL_EACH(it, w->body)
    {
        struct str name = val_str(it.key);
        struct str value = span_str(val_span(it.value));
        if (val_same(it.value, w->block) || is_argument(name))
            continue;
        if (is_meta(name) && !str_contains(value, STR("s3_settings")) &&
            !str_contains(value, STR("engine_name")))
            continue;
        if (!goes(name, it.value))
            return false;
        edit_remove(&w->edits, it.key);
    }
    return true;
}

/* Two that the block need not have, and the resource must. */
static bool rewrite_settings(const struct rewrite *w)
{
    VAL_EACH(it, w->block)
    if (!is_argument(val_str(it.key)))
        return false;
    return val_exists(val_get(w->block, STR("bucket_name"))) &&
           val_exists(val_get(w->block, STR("service_access_role_arn")));
}

/* --- The type --- */

/* Goes back from *I over blanks and WORD, with or without quotes; *I is where
 * the word begins. */
static bool back_over(const struct rewrite *w, uint32_t *i, struct str word)
{
    uint32_t from = *i;
    while (from && is_blank(at(w, from - 1)))
        from--;
    bool quoted = from && at(w, from - 1) == '"';
    from -= quoted;
    if (from < word.len + quoted)
        return false;
    from -= (uint32_t)word.len;
    *i = from - quoted;
    return str_eq(str_sub(w->bytes, from, word.len), word) &&
           (!quoted || at(w, from - 1) == '"');
}

static bool rewrite_type(struct rewrite *w)
{
    uint32_t i = val_span(w->body).off;
    struct str type = str_of(old_type);
    if (at(w, i) != '{' || !back_over(w, &i, w->name) ||
        !back_over(w, &i, type))
        return false;
    i += at(w, i) == '"';
    replace(w, i, i + (uint32_t)type.len, str_of(new_type));
    return true;
}

/* --- The block --- */

static uint32_t line_start(const struct rewrite *w, uint32_t i)
{
    while (i && at(w, i - 1) != '\n')
        i--;
    return i;
}

/* Behind the end of the line. */
static uint32_t line_end(const struct rewrite *w, uint32_t i)
{
    while (i < w->bytes.len && at(w, i) != '\n')
        i++;
    return i < w->bytes.len ? i + 1 : i;
}

static bool only_blanks(const struct rewrite *w, uint32_t from, uint32_t to)
{
    for (; from < to; from++)
        if (!is_blank(at(w, from)) && at(w, from) != '\n')
            return false;
    return true;
}

static uint32_t indent(const struct rewrite *w, uint32_t line)
{
    uint32_t n = 0;
    while (at(w, line + n) == ' ' || at(w, line + n) == '\t')
        n++;
    return n;
}

/* The lines FROM to TO with so much less before each as the first has more than
 * the block. Here-documents are left as they are: they may mean it. */
static struct str outdented(const struct rewrite *w, uint32_t block,
                            uint32_t from, uint32_t to)
{
    uint32_t inner = indent(w, from), outer = indent(w, block);
    uint32_t less = inner > outer ? inner - outer : 0;
    struct str lines = str_sub(w->bytes, from, to - from);
    struct str out = STR("");
    if (str_contains(lines, STR("<<")))
        return lines;
    while (from < to) {
        uint32_t end = line_end(w, from), n = indent(w, from);
        n = n < less ? n : less;
        struct str line = str_sub(w->bytes, from + n, end - from - n);
        out =
            str_printf(w->edits.arena, "%.*s%.*s", STR_ARG(out), STR_ARG(line));
        from = end;
    }
    return out;
}

/* Whether the line before, or behind, parts the block from what stands there:
 * the arguments keep that distance. */
static bool is_apart_above(const struct rewrite *w, uint32_t line)
{
    return line && only_blanks(w, line_start(w, line - 1), line);
}
static bool is_apart_below(const struct rewrite *w, uint32_t line)
{
    return only_blanks(w, line, line_end(w, line)) ||
           at(w, line + indent(w, line)) == '}';
}

static bool rewrite_block(struct rewrite *w, struct val key)
{
    struct span head = val_span(key), span = val_span(w->block);
    uint32_t close = span.off + span.len - 1;
    uint32_t from = line_start(w, head.off), first = line_end(w, span.off);
    uint32_t last = line_start(w, close), to = line_end(w, close);
    if (at(w, span.off) != '{' || at(w, close) != '}' || first > last ||
        !only_blanks(w, from, head.off) ||
        !only_blanks(w, head.off + head.len, span.off) ||
        !only_blanks(w, span.off + 1, first) || !only_blanks(w, last, close) ||
        !only_blanks(w, close + 1, to))
        return false;
    struct str inner = outdented(w, from, first, last);
    const char *blank = at(w, first - 2) == '\r' ? "\r\n" : "\n";
    replace(w, from, to,
            str_printf(w->edits.arena, "%s%.*s%s",
                       is_apart_above(w, from) ? "" : blank, STR_ARG(inner),
                       is_apart_below(w, to) ? "" : blank));
    return true;
}

/* --- References --- */

/* Over "[0]", ".*", which may stand behind the name. */
static uint32_t over_index(const struct rewrite *w, uint32_t i)
{
    unsigned depth = 0;
    if (at(w, i) == '.' && at(w, i + 1) == '*')
        return i + 2;
    if (at(w, i) != '[')
        return i;
    do {
        depth += at(w, i) == '[';
        depth -= at(w, i) == ']';
        i++;
    } while (depth && at(w, i) != '\n');
    return i;
}

/* Whether what stands behind the name may stand there: an attribute that both
 * resources have; or nothing, in a list of such names. */
static bool may_follow(const struct rewrite *w, uint32_t i)
{
    i = over_index(w, i);
    if (at(w, i) == '.') {
        uint32_t from = ++i;
        while (is_name(at(w, i)))
            i++;
        return is_argument(str_sub(w->bytes, from, i - from));
    }
    while (is_blank(at(w, i)) || (at(w, i) == '\n' && i < w->bytes.len))
        i++;
    return at(w, i) == ',' || at(w, i) == ']';
}

static bool in_comment(const struct rewrite *w, uint32_t i)
{
    uint32_t line = line_start(w, i);
    line += indent(w, line);
    return at(w, line) == '#' || (at(w, line) == '/' && at(w, line + 1) == '/');
}

static bool rewrite_references(struct rewrite *w)
{
    struct str address =
        str_printf(w->edits.arena, "%s.%.*s", old_type, STR_ARG(w->name));
    for (uint32_t i = 0; i + address.len <= w->bytes.len; i++) {
        uint32_t end = i + (uint32_t)address.len;
        if (!str_eq(str_sub(w->bytes, i, address.len), address) ||
            is_name(at(w, end)) ||
            (i && (is_name(at(w, i - 1)) || at(w, i - 1) == '.')))
            continue;
        if (!in_comment(w, i) && !may_follow(w, end))
            return false;
        replace(w, i, i + (uint32_t)strlen(old_type), str_of(new_type));
    }
    return true;
}

/* --- All of it --- */

static void rewrite(struct rules *r, struct finding *f,
                    const struct rules_resource *x, struct val key)
{
    struct span body = val_span(x->doc->val);
    struct str name = x->doc->name;
    str_cut(&name, '.');
    struct rewrite w = {
        .edits = {.arena = r->fs->arena},
        .text = body.text,
        .bytes = body.text->bytes,
        .name = name,
        .body = x->doc->val,
        .block = host_member(x->doc, "S3Settings"),
    };
    bool here = x->doc->val.tree->syntax == TREE_HCL && !w.text->parent &&
                val_is(w.block, NODE_OBJECT) && key.tree == w.block.tree &&
                w.block.at == key.at + 1;
    if (f && here && x->doc->context.alone && rewrite_type(&w) &&
        rewrite_arguments(&w) && rewrite_settings(&w) &&
        rewrite_block(&w, key) && rewrite_references(&w))
        edit_fix(&w.edits, r->fs, f, false,
                 arena_printf(r->arena, "make it an %s", new_type));
}

/* Parts the address of the resource, which may be of a module, at its type. */
static struct str behind_type(const struct rules_resource *x,
                              struct str *module)
{
    struct str all = x->doc->name, type = str_of(old_type);
    size_t i = 0;
    while (i < all.len && !str_starts(str_sub(all, i, all.len), type))
        i++;
    *module = str_sub(all, 0, i);
    return str_sub(all, i + type.len, all.len);
}

/* A block `moved` leads from no type to another one. */
static void help(struct rules *r, struct finding *f,
                 const struct rules_resource *x)
{
    struct str module, rest = behind_type(x, &module), id;
    bool many = val_exists(val_get(x->doc->val, STR("count"))) ||
                val_exists(val_get(x->doc->val, STR("for_each")));
    if (!host_str(x->doc, "EndpointIdentifier", &id))
        id = STR("ENDPOINT_ID");
    if (many || str_contains(rest, STR("[")))
        rules_help(r, f,
                   "use the resource %s, whose arguments are those of the "
                   "block, and move the state with 'terraform state rm' and "
                   "'terraform import'",
                   new_type);
    else
        rules_help(r, f,
                   "use the resource %s, whose arguments are those of the "
                   "block, and move the state: 'terraform state rm %.*s', "
                   "'terraform import %.*s%s%.*s %.*s'",
                   new_type, STR_ARG(x->doc->name), STR_ARG(module), new_type,
                   STR_ARG(rest), STR_ARG(id));
}

static void s3_settings(struct rules *r, const struct rules_resource *x)
{
    if (x->doc->words != HOST_WORDS_TERRAFORM ||
        !resource_there(r, x, "S3Settings"))
        return;
    struct val key = host_member_key(x->doc, "S3Settings");
    bool removed = x->doc->provider >= 6;
    struct finding *f =
        rules_report(r, FINDING_ENDPOINT_S3_SETTINGS_BLOCK, key,
                     removed ? "the aws provider has no s3_settings since "
                               "version 6"
                             : "version 6 of the aws provider has no "
                               "s3_settings");
    help(r, f, x);
    if (f && !removed)
        f->severity = SEVERITY_WARNING;
    if (x->doc->provider == 0 || x->doc->provider >= 4)
        rewrite(r, f, x, key);
}

static const struct resource_rule rules[] = {
    {ON(ENDPOINT), s3_settings},
};

const struct resource_part resource_s3_block = {rules, COUNT_OF(rules)};
