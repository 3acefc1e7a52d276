/* A folder of Terraform files: its blocks, read when first asked for. */
#include <limits.h>

#include "base/file.h"
#include "host/limits.h"
#include "host/neighbours.h"
#include "host/terraform_reader.h"
#include "read/read.h"

bool terraform_is_json(const struct text *text)
{
    while (text->parent)
        text = text->parent;
    return str_ends(str_of(text->name), STR(".json"));
}

static bool is_module_file(struct str name)
{
    return name.len && *name.ptr != '.' &&
           (str_ends(name, STR(".tf")) || str_ends(name, STR(".tf.json")) ||
            str_ends(name, STR(".tofu")));
}

/* Reads the file PATH into N, in A. */
static void read_into(struct terraform *t, struct arena *a, const char *path,
                      struct neighbour *n)
{
    struct text *text = NULL;
    if (file_size(path, &n->size) && n->size <= TERRAFORM_BYTES_MAX)
        text = text_open(a, t->search->text, path, NULL);
    if (!text)
        return;
    n->unheard = findings_new(t->search->findings->arena);
    n->tree = terraform_is_json(text) ? json_read(a, text, NULL, n->unheard)
                                      : hcl_read(a, text, n->unheard);
}

static const struct neighbour *neighbour_of(struct terraform *t,
                                            struct str name)
{
    struct arena *a = t->arena;
    struct neighbour *one = NULL, **kept = neighbours_at(t->search->neighbours,
                                                         t->folder, name, &a);
    if (kept && *kept)
        return *kept;
    one = ARENA_NEW(a, struct neighbour);
    if (kept)
        *kept = one;
    read_into(t, a, file_join(a, t->folder, name), one);
    return one;
}

/* Adds a neighbour, unless all of them would be too much. */
static void add_neighbour(struct terraform *t, struct str name)
{
    const struct neighbour *n =
        t->files.n < TERRAFORM_FILES_MAX ? neighbour_of(t, name) : NULL;
    if (!n || !n->tree || n->size > TERRAFORM_BYTES_MAX - t->bytes) {
        t->partly = true;
        return;
    }
    t->bytes += n->size;
    t->partly |= !n->tree->count && n->unheard->list.n;
    if (!n->tree->count)
        return;
    *vec_push(t->arena, &t->files) = tree_root(n->tree);
    *vec_push(t->arena, &t->unheard) = n->unheard;
}

void terraform_hear(struct terraform *t, struct val v)
{
    struct findings *fs = t->search->findings;
    for (size_t i = 1; i < t->files.n; i++) {
        const struct findings *unheard = t->unheard.at[i - 1];
        if (t->files.at[i].tree != v.tree || !unheard)
            continue;
        for (size_t k = 0; k < unheard->list.n; k++)
            *vec_push(fs->arena, &fs->list) = unheard->list.at[k];
        t->unheard.at[i - 1] = NULL;
    }
}

void terraform_neighbours(struct terraform *t)
{
    const char *own = t->search->text->name;
    struct str *names;
    size_t count;
    if (t->complete || str_is(str_of(own), "-"))
        return;
    t->complete = true;
    if (!file_list(t->arena, str_z(t->arena, t->folder), &names, &count,
                   NULL)) {
        t->partly = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        if (is_module_file(names[i]) &&
            !str_eq(names[i], file_name(str_of(own))))
            add_neighbour(t, names[i]);
}

/* LEFT labels are still to come. */
static void collect(struct terraform *t, struct val v, unsigned left,
                    struct terraform_block b, terraform_blocks *out)
{
    if (val_is(v, NODE_ARRAY)) {
        VAL_EACH(it, v)
        if (!val_is(it.value, NODE_ARRAY))
            collect(t, it.value, left, b, out);
    } else if (val_is(v, NODE_OBJECT) && left == 0) {
        b.body = v;
        *vec_push(t->arena, out) = b;
    } else {
        VAL_EACH(it, v)
        {
            struct terraform_block next = b;
            next.type = b.name;
            next.name = val_str(it.key);
            next.label = it.key;
            if (it.object)
                collect(t, it.value, left - 1, next, out);
        }
    }
}

void terraform_collect(struct terraform *t, struct val file, const char *word,
                       unsigned labels, terraform_blocks *out)
{
    struct terraform_block none = {0};
    collect(t, val_get_z(file, word), labels, none, out);
}

static struct val find_in(struct terraform *t, struct val file,
                          const char *word, struct str type, struct str name)
{
    terraform_blocks blocks = {0};
    terraform_collect(t, file, word, type.len ? 2 : 1, &blocks);
    for (size_t i = 0; i < blocks.n; i++)
        if (str_eq(blocks.at[i].name, name) && str_eq(blocks.at[i].type, type))
            return blocks.at[i].body;
    return val_none();
}

static bool is_override(struct str name)
{
    struct str base = str_cut(&name, '.');
    return str_is(base, "override") || str_ends(base, STR("_override"));
}

bool terraform_overrides(const struct text *text)
{
    return is_override(file_name(str_of(text->name)));
}

/* Few folders have one: to read all files of a folder for each of them is much
 * work where they are many. */
static bool list_overrides(struct terraform *t)
{
    struct str *names;
    size_t count;
    if (str_is(str_of(t->search->text->name), "-") ||
        !file_list(t->arena, str_z(t->arena, t->folder), &names, &count, NULL))
        return false;
    for (size_t i = 0; i < count; i++)
        if (is_module_file(names[i]) && is_override(names[i]))
            return true;
    return false;
}

static bool has_override(struct terraform *t)
{
    if (!t->listed)
        t->overrides = list_overrides(t);
    t->listed = true;
    return t->overrides;
}

/* Whether a file of the folder lays something over that block: then nobody
 * knows what it is, or who could not be read does. */
static bool is_laid_over(struct terraform *t, const char *word, struct str type,
                         struct str name)
{
    if (!has_override(t))
        return false;
    terraform_neighbours(t);
    for (size_t i = 0; i < t->files.n; i++)
        if (terraform_overrides(t->files.at[i].tree->text) &&
            val_exists(find_in(t, t->files.at[i], word, type, name)))
            return true;
    return t->partly;
}

struct val terraform_block(struct terraform *t, const char *word,
                           struct str type, struct str name)
{
    for (size_t i = 0;; i++) {
        if (i == 1)
            terraform_neighbours(t);
        if (i >= t->files.n)
            return val_none();
        struct val found = find_in(t, t->files.at[i], word, type, name);
        if (val_exists(found))
            return is_laid_over(t, word, type, name) ? val_none() : found;
    }
}

bool terraform_overridden(const struct host_document *d)
{
    struct terraform *t = d->resolver.of;
    struct str name = d->name, type = str_cut(&name, '.');
    return is_laid_over(t, "resource", type, name);
}

static struct val local_in(struct terraform *t, struct val file,
                           struct str name)
{
    terraform_blocks blocks = {0};
    terraform_collect(t, file, "locals", 0, &blocks);
    for (size_t i = 0; i < blocks.n; i++) {
        struct val v = val_get(blocks.at[i].body, name);
        if (val_exists(v))
            return v;
    }
    return val_none();
}

/* What the last file that is laid over the others says. */
static struct val local_laid_over(struct terraform *t, struct str name)
{
    struct val last = val_none();
    if (has_override(t))
        terraform_neighbours(t);
    for (size_t i = 0; t->overrides && i < t->files.n; i++) {
        struct val file = t->files.at[i];
        struct val v = terraform_overrides(file.tree->text)
                           ? local_in(t, file, name)
                           : val_none();
        last = val_exists(v) ? v : last;
    }
    return last;
}

struct val terraform_local(struct terraform *t, struct str name)
{
    struct val over = local_laid_over(t, name);
    if (val_exists(over) || (t->overrides && t->partly))
        return over;
    for (size_t i = 0;; i++) {
        if (i == 1)
            terraform_neighbours(t);
        if (i >= t->files.n)
            return val_none();
        struct val found = local_in(t, t->files.at[i], name);
        if (val_exists(found))
            return found;
    }
}

bool terraform_alone(struct terraform *t, struct str type, struct str name)
{
    struct str address =
        str_printf(t->arena, "%.*s.%.*s", STR_ARG(type), STR_ARG(name));
    terraform_neighbours(t);
    for (size_t i = 1; i < t->files.n; i++)
        if (str_contains(t->files.at[i].tree->text->bytes, address))
            return false;
    return t->complete && !t->partly;
}

/* --- Providers --- */

/* What the provider "aws" is called: "" without an alias. */
static struct str alias_of(struct val provider)
{
    return val_str(val_get(provider, STR("alias")));
}

/* The alias that a resource names: `aws.west`, "aws.west" in old files. False
 * if it names no provider of that kind. */
static bool named_alias(struct val body, struct str *alias)
{
    struct val v = val_get(body, STR("provider"));
    *alias = STR("");
    if (!val_exists(v))
        return true;
    *alias = val_is(v, NODE_STRING) ? val_str(v) : span_str(val_span(v));
    return str_is(str_cut(alias, '.'), "aws");
}

static struct val provider_aws(struct terraform *t, struct str alias)
{
    terraform_neighbours(t);
    for (size_t i = 0; i < t->files.n; i++) {
        terraform_blocks blocks = {0};
        terraform_collect(t, t->files.at[i], "provider", 1, &blocks);
        for (size_t k = 0; k < blocks.n; k++)
            if (str_is(blocks.at[k].name, "aws") &&
                str_eq(alias_of(blocks.at[k].body), alias))
                return blocks.at[k].body;
    }
    return val_none();
}

struct val terraform_region(struct terraform *t, struct val body)
{
    struct val own = val_get(body, STR("region"));
    struct str alias;
    if (!val_exists(own) && named_alias(body, &alias))
        own = val_get(provider_aws(t, alias), STR("region"));
    own = val_exists(own) ? terraform_certain(t, own) : own;
    return val_is(own, NODE_STRING) ? own : val_none();
}

/* --- Versions of the provider --- */

/* ">= 6.0, < 7", "~> 6.1", "6.2.0": the number before the first dot of what is
 * not an upper bound. */
static unsigned least_major(struct str constraint)
{
    unsigned least = 0;
    while (constraint.len) {
        struct str part = str_trim(str_cut(&constraint, ','));
        if (str_starts(part, STR("<")) || str_starts(part, STR("!")))
            continue;
        while (part.len && memchr("=>~ v", *part.ptr, 5))
            part = str_sub(part, 1, part.len);
        uint64_t major;
        if (str_to_u64(str_cut(&part, '.'), &major) && major > least &&
            major < UINT_MAX)
            least = (unsigned)major;
    }
    return least;
}

static struct val required_aws(struct terraform *t, struct val file)
{
    terraform_blocks blocks = {0};
    terraform_collect(t, file, "terraform", 0, &blocks);
    for (size_t i = 0; i < blocks.n; i++) {
        struct val all = val_get(blocks.at[i].body, STR("required_providers"));
        if (val_is(all, NODE_ARRAY))
            all = val_item(all, 0);
        struct val aws = val_get(all, STR("aws"));
        if (val_exists(aws))
            return val_is(aws, NODE_OBJECT) ? val_get(aws, STR("version"))
                                            : aws;
    }
    return val_none();
}

unsigned terraform_provider(struct terraform *t)
{
    for (size_t i = 0;; i++) {
        if (i == 1)
            terraform_neighbours(t);
        if (i >= t->files.n)
            return 0;
        struct val version = required_aws(t, t->files.at[i]);
        if (val_exists(version))
            return least_major(val_str(version));
    }
}
