#include "schema/set.h"

#include "base/embed.h"
#include "base/file.h"
#include "base/map.h"
#include "read/json.h"
#include "schema/limits.h"
#include "schema/uri.h"

struct schema_set *set_new(struct arena *a, enum schema_draft fallback,
                           struct findings *findings)
{
    struct schema_set *set = ARENA_NEW(a, struct schema_set);
    set->arena = a;
    set->findings = findings;
    set->fallback = fallback;
    set->by_uri = map_new(a);
    set->missing = map_new(a);
    return set;
}

void set_map(struct schema_set *set, struct str prefix, struct str folder)
{
    *vec_push(set->arena, &set->folders) = (struct schema_folder){
        str_copy(set->arena, prefix), str_copy(set->arena, folder)};
}

/* What $schema says. */
struct dialect {
    enum schema_draft draft;
    unsigned vocabularies;
};

/* The dialects that are known by name. Those of other years are read as the
 * nearest of the two that are ours. */
static const struct {
    const char *uri;
    enum schema_draft draft;
} dialects[] = {
    {"https://json-schema.org/draft/2020-12/schema", SCHEMA_DRAFT_2020_12},
    {"http://json-schema.org/draft-07/schema", SCHEMA_DRAFT_07},
    {"https://json-schema.org/draft/2019-09/schema", SCHEMA_DRAFT_2020_12},
    {"http://json-schema.org/draft-06/schema", SCHEMA_DRAFT_07},
    {"http://json-schema.org/draft-04/schema", SCHEMA_DRAFT_07},
    {"http://json-schema.org/schema", SCHEMA_DRAFT_2020_12},
};

static const struct {
    const char *name;
    unsigned bit;
} vocabularies[] = {
    {"core", VOCABULARY_CORE},
    {"applicator", VOCABULARY_APPLICATOR},
    {"unevaluated", VOCABULARY_UNEVALUATED},
    {"validation", VOCABULARY_VALIDATION},
    {"format-annotation", VOCABULARY_FORMAT},
    {"format-assertion", VOCABULARY_FORMAT | VOCABULARY_FORMAT_ASSERTION},
};

/* The vocabularies that a metaschema's $vocabulary names. */
static unsigned vocabularies_of(struct val names)
{
    struct str prefix = STR("https://json-schema.org/draft/2020-12/vocab/");
    unsigned bits = VOCABULARY_CORE;
    if (!val_is(names, NODE_OBJECT))
        return VOCABULARY_STANDARD;
    VAL_EACH(it, names)
    {
        struct str name = val_str(it.key);
        if (!str_starts(name, prefix))
            continue;
        name = str_sub(name, prefix.len, name.len);
        for (size_t i = 0; i < COUNT_OF(vocabularies); i++)
            if (str_is(name, vocabularies[i].name))
                bits |= vocabularies[i].bit;
    }
    return bits;
}

/* The dialect of a metaschema that is somebody's own. */
static struct dialect dialect_of(struct schema_set *set, struct str uri,
                                 struct dialect outer)
{
    if (set->loads_under > 8)
        return outer;
    set->loads_under++;
    const struct resource *r = set_find(set, uri);
    set->loads_under--;
    if (!r)
        return outer;
    struct val root = {set->docs.at[r->doc], r->node};
    return (struct dialect){r->draft,
                            vocabularies_of(val_get(root, STR("$vocabulary")))};
}

static struct dialect dialect_named(struct schema_set *set, struct str base,
                                    struct val schema, struct dialect outer)
{
    struct val name = val_get(schema, STR("$schema"));
    if (!val_is(name, NODE_STRING))
        return outer;
    struct str uri = uri_resolve(set->arena, base, val_str(name));
    uri_cut_fragment(&uri);
    for (size_t i = 0; i < COUNT_OF(dialects); i++)
        if (str_is(uri, dialects[i].uri))
            return (struct dialect){dialects[i].draft, VOCABULARY_STANDARD};
    return dialect_of(set, uri, outer);
}

static void put_uri(struct schema_set *set, struct str uri, uint32_t resource)
{
    void **slot = map_put(set->by_uri, uri);
    if (!*slot)
        *slot = (void *)((uintptr_t)resource + 1);
}

static uint32_t add_resource(struct schema_set *set, uint32_t doc,
                             struct val schema, struct str uri,
                             struct dialect dialect)
{
    const struct node *n = &schema.tree->nodes[schema.at];
    *vec_push(set->arena, &set->resources) = (struct resource){
        uri, doc, schema.at, n->next, dialect.draft, dialect.vocabularies};
    uint32_t index = (uint32_t)set->resources.n - 1;
    put_uri(set, uri, index);
    return index;
}

static void add_anchor(struct schema_set *set, uint32_t resource,
                       struct val schema, struct str name, bool dynamic)
{
    if (name.len)
        *vec_push(set->arena, &set->anchors) =
            (struct anchor){name, resource, schema.at, dynamic};
}

/* The $id of SCHEMA, "" if it has none. Beside $ref draft-07 looks at
 * nothing. */
static struct str id_of(struct val schema, enum schema_draft draft)
{
    if (draft == SCHEMA_DRAFT_07 && val_exists(val_get(schema, STR("$ref"))))
        return STR("");
    struct val id = val_get(schema, STR("$id"));
    return val_is(id, NODE_STRING) ? val_str(id) : STR("");
}

static void scan(struct schema_set *set, uint32_t doc, struct val schema,
                 uint32_t resource);

static void scan_all(struct schema_set *set, uint32_t doc, struct val list,
                     uint32_t resource)
{
    VAL_EACH(it, list)
    scan(set, doc, it.value, resource);
}

static void scan_keyword(struct schema_set *set, uint32_t doc, int keyword,
                         struct val value, uint32_t resource)
{
    bool array = val_is(value, NODE_ARRAY);
    switch (keyword_row((enum keyword)keyword)->shape) {
    case SHAPE_ITEMS:
        if (array)
            scan_all(set, doc, value, resource);
        else
            scan(set, doc, value, resource);
        break;
    case SHAPE_ONE:
        scan(set, doc, value, resource);
        break;
    case SHAPE_LIST:
        if (array)
            scan_all(set, doc, value, resource);
        break;
    case SHAPE_MAP:
    case SHAPE_DEPENDENCIES:
        if (!array)
            scan_all(set, doc, value, resource);
        break;
    default:
        break;
    }
}

/* The anchors of a schema that are not part of an $id. */
static void scan_anchors(struct schema_set *set, struct val schema,
                         uint32_t resource)
{
    struct val plain = val_get(schema, STR("$anchor"));
    struct val dynamic = val_get(schema, STR("$dynamicAnchor"));
    if (set->resources.at[resource].draft == SCHEMA_DRAFT_07)
        return;
    if (val_is(plain, NODE_STRING))
        add_anchor(set, resource, schema, val_str(plain), false);
    if (val_is(dynamic, NODE_STRING))
        add_anchor(set, resource, schema, val_str(dynamic), true);
}

/* The resource of SCHEMA: a new one if it has an $id. */
static uint32_t enter(struct schema_set *set, uint32_t doc, struct val schema,
                      uint32_t resource)
{
    struct resource outer = set->resources.at[resource];
    struct dialect dialect = {outer.draft, outer.vocabularies};
    struct str id = id_of(schema, outer.draft);
    if (id.len == 0)
        return resource;
    struct str uri = uri_resolve(set->arena, outer.uri, id);
    struct str fragment = uri_cut_fragment(&uri);
    if (!str_eq(uri, outer.uri)) {
        dialect = dialect_named(set, uri, schema, dialect);
        if (outer.node == schema.at) { /* the root: one thing, two URIs */
            set->resources.at[resource].uri = uri;
            put_uri(set, uri, resource);
        } else {
            resource = add_resource(set, doc, schema, uri, dialect);
        }
    }
    if (fragment.len && fragment.ptr[0] != '/')
        add_anchor(set, resource, schema, fragment, false);
    return resource;
}

static void scan(struct schema_set *set, uint32_t doc, struct val schema,
                 uint32_t resource)
{
    schema = val_target(schema);
    if (!val_is(schema, NODE_OBJECT))
        return;
    resource = enter(set, doc, schema, resource);
    scan_anchors(set, schema, resource);
    unsigned draft = set->resources.at[resource].draft;
    VAL_EACH(it, schema)
    {
        int keyword = keyword_find(val_str(it.key), draft);
        if (keyword >= 0)
            scan_keyword(set, doc, keyword, it.value, resource);
    }
}

static const struct str naming_words[] = {
    {"$id", 3}, {"$anchor", 7}, {"$dynamicAnchor", 14}};

/* Whether a schema below the root names itself. Most documents have none, and
 * a look at the hashes of their keys is cheaper than a walk. */
static bool has_names_within(const struct tree *tree)
{
    size_t own = 0, all = 0;
    uint32_t hashes[COUNT_OF(naming_words)];
    for (size_t i = 0; i < COUNT_OF(naming_words); i++) {
        hashes[i] = str_hash(naming_words[i]);
        own += val_exists(val_get(tree_root(tree), naming_words[i]));
    }
    for (uint32_t n = 0; n < tree->count; n++)
        if (tree->nodes[n].kind == NODE_KEY)
            for (size_t i = 0; i < COUNT_OF(hashes); i++)
                all += tree->nodes[n].hash == hashes[i];
    return all > own;
}

uint32_t set_add(struct schema_set *set, struct str uri,
                 const struct tree *tree)
{
    *vec_push(set->arena, &set->docs) = tree;
    uint32_t doc = (uint32_t)set->docs.n - 1;
    struct val root = tree_root(tree);
    struct dialect dialect = {set->fallback, VOCABULARY_STANDARD};
    if (!val_exists(root))
        return doc;
    uri = str_copy(set->arena, uri);
    uri_cut_fragment(&uri);
    dialect = dialect_named(set, uri, root, dialect);
    uint32_t resource = add_resource(set, doc, root, uri, dialect);
    if (has_names_within(tree))
        scan(set, doc, root, resource);
    else if (val_is(root, NODE_OBJECT))
        scan_anchors(set, root, enter(set, doc, root, resource));
    return doc;
}

/* Where the standard metaschemas, and those of dmsc itself, lie in the
 * program. What follows the prefix follows the path. */
static const struct {
    const char *prefix, *path, *suffix;
} embedded[] = {
    {"http://json-schema.org/draft-07/schema", "schemas/draft-07.schema.json",
     ""},
    {"https://json-schema.org/draft/2020-12/", "schemas/draft-2020-12/",
     ".json"},
    {"https://dmsc.dev/schemas/", "schemas/", ""},
};

static bool find_embedded(struct schema_set *set, struct str uri,
                          const char **name, struct str *bytes)
{
    for (size_t i = 0; i < COUNT_OF(embedded); i++) {
        struct str prefix = str_of(embedded[i].prefix);
        if (!str_starts(uri, prefix))
            continue;
        struct str rest = str_sub(uri, prefix.len, uri.len);
        *name = arena_printf(set->arena, "%s%.*s%s", embedded[i].path,
                             STR_ARG(rest), embedded[i].suffix);
        if (embed_find(*name, bytes))
            return true;
    }
    return false;
}

/* A path out of a URI must not lead out of its folder. */
static bool climbs(struct str path)
{
    while (path.len)
        if (str_is(str_cut(&path, '/'), ".."))
            return true;
    return false;
}

static bool read_mapped(struct schema_set *set, const struct schema_folder *m,
                        struct str uri, const char **name, struct str *bytes)
{
    static const char *const suffixes[] = {"", ".json", ".schema.json"};
    struct str rest = str_sub(uri, m->prefix.len, uri.len);
    rest = uri_decode(set->arena, rest);
    while (rest.len && rest.ptr[0] == '/')
        rest = str_sub(rest, 1, rest.len);
    if (climbs(rest) || memchr(rest.ptr, 0, rest.len))
        return false;
    for (size_t i = 0; i < COUNT_OF(suffixes); i++) {
        struct str file =
            str_printf(set->arena, "%.*s%s", STR_ARG(rest), suffixes[i]);
        *name = file_join(set->arena, m->folder, file);
        if (!file_is_folder(*name) && file_exists(*name) &&
            file_read(set->arena, *name, bytes, NULL))
            return true;
    }
    return false;
}

static bool load(struct schema_set *set, struct str uri)
{
    const char *name;
    struct str bytes;
    bool found = false;
    if (set->docs.n >= SCHEMA_LOAD_MAX)
        return false;
    for (size_t i = 0; i < set->folders.n && !found; i++)
        if (str_starts(uri, set->folders.at[i].prefix))
            found = read_mapped(set, &set->folders.at[i], uri, &name, &bytes);
    if (!found && !find_embedded(set, uri, &name, &bytes))
        return false;
    struct text *text = text_new(set->arena, name, bytes);
    const struct tree *tree = json_read(set->arena, text, NULL, set->findings);
    if (tree->count == 0)
        return false;
    set_add(set, uri, tree);
    return true;
}

static const struct resource *find_known(struct schema_set *set, struct str uri)
{
    uintptr_t index = (uintptr_t)map_get(set->by_uri, uri);
    return index ? &set->resources.at[index - 1] : NULL;
}

const struct resource *set_find(struct schema_set *set, struct str uri)
{
    const struct resource *r = find_known(set, uri);
    if (r || map_get(set->missing, uri))
        return r;
    uri = str_copy(set->arena, uri);
    if (load(set, uri))
        return find_known(set, uri);
    *map_put(set->missing, uri) = set;
    return NULL;
}

uint32_t set_resource_of(const struct schema_set *set, uint32_t doc,
                         uint32_t node)
{
    uint32_t best = UINT32_MAX, start = 0;
    for (uint32_t i = 0; i < set->resources.n; i++) {
        const struct resource *r = &set->resources.at[i];
        if (r->doc != doc || node < r->node || node >= r->end)
            continue;
        if (best == UINT32_MAX || r->node > start) {
            best = i;
            start = r->node;
        }
    }
    return best;
}

const struct anchor *set_anchor(const struct schema_set *set, uint32_t resource,
                                struct str name)
{
    for (size_t i = 0; i < set->anchors.n; i++)
        if (set->anchors.at[i].resource == resource &&
            str_eq(set->anchors.at[i].name, name))
            return &set->anchors.at[i];
    return NULL;
}
