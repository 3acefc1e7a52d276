/* Columns of types that DMS does not migrate, or changes. Facts: the table
 * dms/type_loss.def, and where a function names a page of the user guide, that.
 */
#include "dms/type_loss.h"
#include "dms/wildcard.h"
#include "rules/catalogue.h"
#include "rules/rules.h"

#define TARGET "TargetMetadata"

/* What is found of columns, each with the names of its columns. */
enum slot {
    SLOT_LOSS,
    SLOT_LOB = SLOT_LOSS + LOSS_COUNT, /* the target takes none */
    SLOT_TEXT,
    SLOT_NUMBER,
    SLOT_INTEGER,
    SLOT_BOOLEAN,
    SLOT_ARRAY, /* names of tables */
    SLOT_COUNT
};

/* What holds for all columns of a task. */
struct types {
    struct rules *r;
    const struct type_loss_row **losses; /* those that hold */
    size_t loss_count;
    bool asks[SLOT_COUNT];
    const char *number; /* types that hold any number, if without precision */
    const struct rules_item **shapes; /* object mappings with exclude-columns */
    size_t shape_count;
};

/* ── What to look for ────────────────────────────────────────────────── */

static void take_losses(struct types *t)
{
    const struct rules_context *c = t->r->c;
    size_t n;
    const struct type_loss_row *rows = type_loss_rows(&n);
    t->losses = ARENA_ARRAY(t->r->arena, const struct type_loss_row *, n);
    for (size_t i = 0; i < n; i++)
        if (type_loss_holds(&rows[i], c->source, c->target,
                            rules_captures(t->r)))
            t->losses[t->loss_count++] = &rows[i];
}

/* By default; for GIVEN_NOT_SEEN it is no more than advice. */
static bool is_default(enum rules_given given)
{
    return given == GIVEN_NOT_SEEN || given == GIVEN_NOT;
}

/* Whether DMS makes of booleans, in tables that it makes, text. To Redshift
 * and PostgreSQL a setting at both ends says otherwise; if only one end has it,
 * that is endpoint/booleans. */
static bool asks_booleans(const struct rules *r)
{
    const struct rules_context *c = r->c;
    if (!rules_engine(c->source, ENGINES_POSTGRES) || c->type == TASK_CDC ||
        !rules_word(r, "FullLoadSettings", "TargetTablePrepMode",
                    "DROP_AND_CREATE"))
        return false;
    return rules_engine(c->target, ENGINES_MYSQL) ||
           (rules_engine(c->target, ENGINES_REDSHIFT " " ENGINES_POSTGRES) &&
            c->types.booleans_from == GIVEN_NOT &&
            c->types.booleans_to == GIVEN_NOT);
}

static bool asks_numbers(const struct rules *r)
{
    const struct rules_context *c = r->c;
    if (rules_engine(c->source, "oracle"))
        return rules_engine_not(c->target, "oracle") &&
               is_default(c->types.number_scale);
    return rules_engine(c->source, ENGINES_POSTGRES) &&
           is_default(c->types.numbers_as_text);
}

static void take_shapes(struct types *t)
{
    struct rules *r = t->r;
    t->shapes = ARENA_ARRAY(r->arena, const struct rules_item *, r->n);
    for (size_t i = 0; i < r->n; i++)
        if (r->items[i].rule->type == MAPPING_OBJECT_MAPPING &&
            r->items[i].located)
            t->shapes[t->shape_count++] = &r->items[i];
}

static void prepare(struct types *t)
{
    struct rules *r = t->r;
    const struct rules_context *c = r->c;
    take_losses(t);
    t->asks[SLOT_LOB] = target_lacks_lob(c->target, DMS_BLOB) &&
                        !rules_off(r, TARGET, "SupportLobs", -1);
    t->asks[SLOT_TEXT] = rules_engine(c->source, ENGINES_POSTGRES) &&
                         is_default(c->types.text_size);
    t->asks[SLOT_NUMBER] = asks_numbers(r);
    t->number =
        rules_engine(c->source, "oracle") ? "number" : "numeric decimal dec";
    t->asks[SLOT_INTEGER] = rules_engine(c->target, ENGINES_STREAMS) &&
                            is_default(c->types.large_integers);
    t->asks[SLOT_BOOLEAN] = asks_booleans(r);
    t->asks[SLOT_ARRAY] =
        rules_engine(c->source, ENGINES_POSTGRES) && rules_has_keys(r);
    if (t->asks[SLOT_INTEGER])
        take_shapes(t);
}

/* ── Columns ─────────────────────────────────────────────────────────── */

static int slot_of_loss(const struct types *t, const struct column *c)
{
    for (size_t i = 0; i < t->loss_count; i++)
        if (str_is(c->base, t->losses[i]->type))
            return SLOT_LOSS + (int)t->losses[i]->loss;
    return t->asks[SLOT_LOB] && target_lacks_lob(t->r->c->target, c->type)
               ? SLOT_LOB
               : -1;
}

/* What is counted up does not get to 16 digits. */
static int slot_of_value(const struct types *t, const struct column *c)
{
    if (t->asks[SLOT_TEXT] && !c->sized &&
        (str_is(c->base, "varchar") || str_is(c->base, "character varying")))
        return SLOT_TEXT;
    if (t->asks[SLOT_NUMBER] && !c->sized && !c->key &&
        str_among(c->base, t->number))
        return SLOT_NUMBER;
    if (t->asks[SLOT_INTEGER] &&
        (c->type == DMS_INT8 || c->type == DMS_UINT8) && !c->counted)
        return SLOT_INTEGER;
    return t->asks[SLOT_BOOLEAN] && c->type == DMS_BOOLEAN ? SLOT_BOOLEAN : -1;
}

/* Whether an object mapping keeps a column out of the messages. */
static bool is_shaped_away(const struct types *t, const struct table *table,
                           const struct column *c)
{
    for (size_t i = 0; i < t->shape_count; i++) {
        const struct mapping_rule *m = t->shapes[i]->rule;
        struct val list = val_path(m->origin, "mapping-parameters",
                                   "exclude-columns", (char *)NULL);
        if (!val_exists(list) || !wildcard_match(m->schema, table->schema) ||
            !wildcard_match(m->table, table->name))
            continue;
        VAL_EACH(it, list)
        if (str_eq_nocase(val_str(it.value), c->name))
            return true;
    }
    return false;
}

static void look(const struct types *t, const struct target_table *to,
                 struct rules_names *found)
{
    const struct table *table = to->source;
    for (size_t i = 0; i < to->column_count; i++) {
        const struct column *c = &table->columns[to->columns[i].source];
        int slot = slot_of_loss(t, c);
        if (slot < 0 && !to->columns[i].type_by)
            slot = slot_of_value(t, c);
        if (slot >= 0 && (slot != SLOT_INTEGER || !is_shaped_away(t, table, c)))
            rules_name_column(&found[slot], table, c, slot <= SLOT_LOB);
    }
}

/* ── Reports ─────────────────────────────────────────────────────────── */

static const struct loss_words {
    const char *one, *more;
    enum severity severity;
} loss_words[] = {
    [LOSS_NULLED] = {"arrives as null", "arrive as null", SEVERITY_ERROR},
    [LOSS_REFUSED] = {"keeps its table from being migrated",
                      "keep their tables from being migrated", SEVERITY_ERROR},
    [LOSS_UNCHANGED] = {"is loaded, but its changes are not captured",
                        "are loaded, but their changes are not captured",
                        SEVERITY_ERROR},
    [LOSS_UNSUPPORTED] = {"is not migrated", "are not migrated",
                          SEVERITY_WARNING},
    [SLOT_LOB] = {"is a LOB, of which the target takes none",
                  "are LOBs, of which the target takes none", SEVERITY_WARNING},
};

/* One finding has all that is lost, the worst first. */
static void report_losses(struct rules *r, const struct rules_item *item,
                          struct rules_names *found)
{
    struct str all = STR("");
    enum severity severity = SEVERITY_INFO;
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(loss_words); i++) {
        const struct loss_words *w = &loss_words[i];
        if (!found[i].n)
            continue;
        all =
            str_printf(r->arena, "%.*s%s%.*s %s", STR_ARG(all),
                       all.len ? "; " : "", STR_ARG(rules_names_end(&found[i])),
                       found[i].n == 1 ? w->one : w->more);
        severity = w->severity > severity ? w->severity : severity;
        n += found[i].n;
    }
    if (!n)
        return;
    struct finding *f = rules_report_tables(r, FINDING_CROSS_UNSUPPORTED_TYPE,
                                            item, "%.*s", STR_ARG(all));
    rules_help(r, f,
               "say by \"remove-column\" that %s left out, and move what is in "
               "%s another way",
               n == 1 ? "it is" : "they are", n == 1 ? "it" : "them");
    if (f)
        f->severity = severity;
}

/* What an endpoint that nobody sees may have is no more than advice. */
static void if_not_seen(struct finding *f, enum rules_given given)
{
    if (f && given == GIVEN_NOT_SEEN)
        f->severity = SEVERITY_INFO;
}

/* From "Endpoint settings and ECAs when using PostgreSQL as a source". */
static void report_text(struct rules *r, const struct rules_item *item,
                        struct rules_names *found)
{
    if (!found->n)
        return;
    struct finding *f = rules_report_tables(
        r, FINDING_CROSS_UNBOUNDED_TEXT, item,
        "values longer than 8000 bytes are cut off, since the type has no "
        "length: those of %.*s",
        STR_ARG(rules_names_end(found)));
    rules_help(r, f,
               "set 'unboundedVarcharMaxSize' of the source endpoint to the "
               "longest value in bytes");
    if_not_seen(f, r->c->types.text_size);
}

/* From "Limitations on using a PostgreSQL database as a DMS source", and of
 * Oracle from its "Endpoint settings". */
static void report_number(struct rules *r, const struct rules_item *item,
                          struct rules_names *found)
{
    bool oracle = rules_engine(r->c->source, "oracle");
    if (!found->n)
        return;
    struct finding *f = rules_report_tables(
        r, FINDING_CROSS_UNBOUNDED_NUMBER, item,
        "digits after the %s of a fraction are lost, since the type has no "
        "precision: those of %.*s",
        oracle ? "10th" : "6th", STR_ARG(rules_names_end(found)));
    if (oracle)
        rules_help(
            r, f,
            "set 'NumberDatatypeScale' of the source endpoint, to -2 for "
            "text");
    else if (rules_engine(r->c->target, ENGINES_POSTGRES))
        rules_help(r, f,
                   "set 'MapUnboundedNumericAsString' of both endpoints to "
                   "true, or declare precision and scale");
    else
        rules_help(r, f, "declare precision and scale at the source");
    if_not_seen(f, oracle ? GIVEN_NOT_SEEN : r->c->types.numbers_as_text);
}

/* From the limitations of Kafka and Kinesis as targets. */
static void report_integer(struct rules *r, const struct rules_item *item,
                           struct rules_names *found)
{
    if (!found->n)
        return;
    struct finding *f = rules_report_tables(
        r, FINDING_CROSS_LARGE_INTEGER, item,
        "integers of more than 16 digits do not arrive as they are: those of "
        "%.*s",
        STR_ARG(rules_names_end(found)));
    rules_help(r, f,
               "set '%s' of the target endpoint to true, or give the columns "
               "\"change-data-type\" to a string of 20",
               "UseLargeIntegerValue");
    if_not_seen(f, r->c->types.large_integers);
}

/* From "Using the MapBooleanAsBoolean PostgreSQL endpoint setting". Of
 * PostgreSQL as the target the guide also says that the types of columns are
 * the source's, so there it is advice. */
static void report_boolean(struct rules *r, const struct rules_item *item,
                           struct rules_names *found)
{
    bool mysql = rules_engine(r->c->target, ENGINES_MYSQL);
    bool sure = mysql || rules_engine(r->c->target, ENGINES_REDSHIFT);
    if (!found->n)
        return;
    struct finding *f = rules_report_tables(
        r, FINDING_CROSS_BOOLEANS_AS_TEXT, item,
        "the tables that DMS makes %s varchar(5) for booleans: %.*s",
        sure ? "have" : "may have", STR_ARG(rules_names_end(found)));
    if (mysql)
        rules_help(r, f, "add \"change-data-type\" for them, to int1");
    else
        rules_help(r, f, "set 'MapBooleanAsBoolean' of both endpoints to true");
    if (f && !sure)
        f->severity = SEVERITY_INFO;
}

static void report_array(struct rules *r, const struct rules_item *item,
                         struct rules_names *found)
{
    if (!found->n)
        return;
    struct finding *f = rules_report_tables(
        r, FINDING_CROSS_ARRAY_WITHOUT_KEY, item,
        "%.*s %s not loaded: %s an array and no primary key",
        STR_ARG(rules_names_end(found)), found->n == 1 ? "is" : "are",
        found->n == 1 ? "it has" : "they have");
    rules_help(r, f,
               "add a primary key, or leave the array out by "
               "\"remove-column\"");
}

static void report(const struct types *t, const struct rules_item *item)
{
    struct rules *r = t->r;
    const struct rules_list *tables = rules_matched(r, item);
    struct rules_names found[SLOT_COUNT];
    for (size_t i = 0; i < SLOT_COUNT; i++)
        found[i] = (struct rules_names){.r = r};
    for (size_t i = 0; i < tables->n; i++) {
        const struct target_table *to = rules_selected(r, item, tables->at[i]);
        if (!to || to->source->view)
            continue;
        look(t, to, found);
        if (t->asks[SLOT_ARRAY] && rules_suspends(r, to))
            rules_name(&found[SLOT_ARRAY], rules_table_name(r, to->source));
    }
    report_losses(r, item, found);
    report_text(r, item, &found[SLOT_TEXT]);
    report_number(r, item, &found[SLOT_NUMBER]);
    report_integer(r, item, &found[SLOT_INTEGER]);
    report_boolean(r, item, &found[SLOT_BOOLEAN]);
    report_array(r, item, &found[SLOT_ARRAY]);
}

static void types(struct rules *r)
{
    struct types t = {.r = r};
    bool any = false;
    if (!rules_typed(r) || !rules_resolution(r))
        return;
    prepare(&t);
    for (size_t i = 0; i < SLOT_COUNT; i++)
        any |= t.asks[i];
    for (size_t i = 0; i < r->take_count && (any || t.loss_count); i++)
        if (r->takes[i]->located)
            report(&t, r->takes[i]);
}

static rules_fn *const all[] = {types};

const struct rules_part rules_catalogue_types = {all, COUNT_OF(all), NULL, 0,
                                                 0};
