/* Terms, kinds, and the order of a graph. */
#include "unit/unit.h"

#include "base/arena.h"
#include "emit/emit.h"
#include "graph/graph.h"
#include "read/json.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const struct term *look_up(void *context, struct str name)
{
    (void)context;
    if (str_is(name, "name"))
        return term_z(arena, "shop");
    if (str_is(name, "port"))
        return term_number(arena, 5432);
    return term_absent();
}

static const struct term *expanded(const char *json)
{
    struct findings *fs = findings_new(arena);
    struct text *text = text_new(arena, "template", str_of(json));
    struct val v = tree_root(json_read(arena, text, NULL, fs));
    assert_int_equal(fs->list.n, 0);
    return kind_expand(arena, v, look_up, NULL);
}

static void names_become_values(void **state)
{
    (void)state;
    const struct term *t =
        expanded("{\"a\": \"@name\", \"@name\": [\"@port\", true, 1.50]}");
    assert_str(term_get(t, STR("a"))->text, "shop");
    const struct term *list = term_get(t, STR("shop"));
    assert_str(list->items[0]->text, "5432");
    assert_true(list->items[1]->truth);
    assert_str(list->items[2]->text, "1.50");
    assert_str(expanded("\"x-@{name}-y\"")->text, "x-shop-y");
    assert_int_equal(expanded("\"@{name}:@{port}\"")->kind, TERM_JOIN);
    assert_str(expanded("\"a@b\"")->text, "a@b");
}

/* What is not set leaves no empty shell behind. */
static void what_is_unset_vanishes(void **state)
{
    (void)state;
    assert_int_equal(expanded("\"@none\"")->kind, TERM_ABSENT);
    assert_int_equal(expanded("{\"a\": {\"b\": \"@none\"}}")->kind,
                     TERM_ABSENT);
    const struct term *t = expanded("{\"a\": \"@none\", \"b\": 1}");
    assert_int_equal(t->count, 1);
    t = expanded("[{\"a\": \"@none\", \"b\": 1}, {\"b\": 2}]");
    assert_int_equal(t->count, 1);
    assert_int_equal(expanded("{}")->kind, TERM_MAP);
}

static void terms_merge_and_override(void **state)
{
    (void)state;
    const struct term *x = expanded("{\"a\": [1], \"b\": {\"c\": 1}}");
    const struct term *y = expanded("{\"a\": [2], \"b\": {\"d\": 2}}");
    const struct term *t = term_merge(arena, x, y);
    assert_int_equal(term_get(t, STR("a"))->count, 2);
    assert_int_equal(term_get(t, STR("b"))->count, 2);
    t = term_override(arena, x, y);
    assert_int_equal(term_get(t, STR("a"))->count, 1);
    assert_str(term_get(t, STR("a"))->items[0]->text, "2");
    assert_int_equal(term_get(t, STR("b"))->count, 2);
}

static struct resource *add(struct graph *g, const char *kind,
                            const char *label)
{
    return graph_add(g, kind, str_of(label), val_none());
}

static void refer(struct graph *g, struct resource *r, const char *name,
                  const struct resource *to)
{
    resource_set(g, r, name, term_reference(arena, to, "id"));
}

static void resources_follow_what_they_need(void **state)
{
    (void)state;
    struct graph *g = graph_new(arena);
    struct resource *route = add(g, "route", "public");
    struct resource *join = add(g, "gateway-attachment", "main");
    struct resource *gateway = add(g, "internet-gateway", "main");
    struct resource *vpc = add(g, "vpc", "main");
    struct resource *table = add(g, "route-table", "public");
    refer(g, route, "table", table);
    refer(g, route, "gateway", gateway);
    refer(g, join, "gateway", gateway);
    refer(g, join, "vpc", vpc);
    refer(g, table, "vpc", vpc);
    graph_sort(g);
    assert_true(table->index < route->index);
    assert_true(gateway->index < join->index);
    assert_true(join->index < route->index); /* by the kind's "after" */
}

/* "after" means those that belong to what is referred to, if there are. */
static void after_means_the_related_ones(void **state)
{
    (void)state;
    struct graph *g = graph_new(arena);
    struct resource *secrets[2], *versions[2];
    static const char *const labels[] = {"source", "target"};
    for (size_t i = 0; i < 2; i++) {
        secrets[i] = add(g, "secret", labels[i]);
        versions[i] = add(g, "secret-version", labels[i]);
        refer(g, versions[i], "secret", secrets[i]);
    }
    struct resource *end = add(g, "dms-endpoint-postgres", "source");
    refer(g, end, "secret", secrets[0]);
    const struct resource *after[8];
    assert_int_equal(graph_after(g, end, after), 1);
    assert_ptr_equal(after[0], versions[0]);
}

/* Each kind reads, and every attribute that a template names is one. */
static const struct term *known_names(void *context, struct str name)
{
    const struct kind *k = context;
    static const char *const always[] = {"tags", "migration", "region",
                                         "account", "partition"};
    bool known = val_exists(val_get(k->attributes, name)) ||
                 val_exists(val_get(k->outputs, name));
    for (size_t i = 0; i < COUNT_OF(always); i++)
        known |= str_is(name, always[i]);
    if (!known)
        fail_msg("%.*s: @%.*s is no attribute", STR_ARG(k->name),
                 STR_ARG(name));
    return term_z(arena, "x");
}

static void kinds_name_their_attributes(void **state)
{
    (void)state;
    struct kinds *ks = kinds_new(arena);
    size_t n = kinds_load_all(ks);
    assert_true(n >= 26);
    for (size_t i = 0; i < n; i++) {
        const struct kind *k = kinds_at(ks, i);
        kind_expand(arena, k->terraform, known_names, (void *)k);
        kind_expand(arena, k->cloudformation, known_names, (void *)k);
        VAL_EACH(it, k->cli)
        if (!str_is(val_str(it.key), "find"))
            kind_expand(arena, it.value, known_names, (void *)k);
    }
}

static void names_for_the_targets(void **state)
{
    (void)state;
    assert_str(emit_pascal(arena, STR("private-1")), "Private1");
    assert_str(emit_pascal(arena, STR("db_subnet.group x")), "DbSubnetGroupX");
    assert_str(emit_pascal(arena, STR("")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_become_values),
        cmocka_unit_test(what_is_unset_vanishes),
        cmocka_unit_test(terms_merge_and_override),
        cmocka_unit_test(resources_follow_what_they_need),
        cmocka_unit_test(after_means_the_related_ones),
        cmocka_unit_test(kinds_name_their_attributes),
        cmocka_unit_test(names_for_the_targets),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
