/* LOB columns of the tables that are selected, held against the LOB mode. */
#include "dms/type_loss.h"
#include "rules/catalogue.h"
#include "rules/rules.h"

#define TARGET "TargetMetadata"

enum { LOB_DEFAULT = 32 };                  /* KB */
enum { ROWS_HELD = 1000, MEMORY_MAX = 64 }; /* GiB */

/* Tables with LOB settings of their own go by these. */
static bool has_settings(const struct rules *r, const struct table *t)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_item *item = &r->items[i];
        if (item->rule->type == MAPPING_TABLE_SETTINGS &&
            val_exists(mapping_part(item->rule, MAPPING_PART_LOB_SETTINGS)) &&
            str_eq(item->rule->schema, t->schema) &&
            str_eq(item->rule->table, t->name))
            return true;
    }
    return false;
}

/* The LOB columns that are copied, and how many a table has at most. */
static size_t lobs_of(struct rules *r, struct rules_names *names)
{
    const struct resolution *res = rules_resolution(r);
    size_t most = 0;
    for (size_t i = 0; i < res->tables.n; i++) {
        const struct target_table *t = res->tables.at[i];
        size_t n = 0;
        for (size_t k = 0; k < t->column_count; k++) {
            const struct column *c = &t->source->columns[t->columns[k].source];
            if (t->source->view || !column_is_lob(c) ||
                has_settings(r, t->source))
                continue;
            rules_name(names,
                       str_printf(r->arena, "%.*s.%.*s",
                                  STR_ARG(rules_table_name(r, t->source)),
                                  STR_ARG(c->name)));
            n++;
        }
        most = n > most ? n : most;
    }
    return most;
}

static bool limited(const struct rules *r)
{
    return rules_on(r, TARGET, "SupportLobs", true) &&
           rules_on(r, TARGET, "LimitedSizeLobMode", true) &&
           rules_off(r, TARGET, "FullLobMode", false);
}

/* The most telling of what is written. */
static struct val place(const struct rules *r)
{
    static const char *const keys[] = {"LobMaxSize", "LimitedSizeLobMode",
                                       "SupportLobs"};
    struct val at = val_none();
    for (size_t i = 0; i < COUNT_OF(keys) && !val_exists(at); i++)
        at = rules_setting(r, TARGET, keys[i]);
    if (!val_exists(at))
        at = val_get(r->c->settings, STR(TARGET));
    return val_exists(at) ? at : rules_home(r, TARGET);
}

/* LobMaxSize, or its default; -1 if nobody knows it. */
static int64_t max_size(const struct rules *r)
{
    int64_t size;
    if (rules_number(r, TARGET, "LobMaxSize", &size))
        return size;
    struct val v = val_path(r->c->settings, TARGET, "LobMaxSize", NULL);
    return !val_exists(v) || val_is(v, NODE_NULL) ? LOB_DEFAULT : -1;
}

static void truncation(struct rules *r)
{
    int64_t size = max_size(r);
    struct rules_names names = {.r = r};
    if (size < 1 || size > LOB_DEFAULT)
        return;
    lobs_of(r, &names);
    if (!names.n)
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_LOB_TRUNCATION_RISK, place(r),
                     "LOBs longer than %lld KB are cut off: those of %.*s",
                     (long long)size, STR_ARG(rules_names_end(&names)));
    rules_help(r, f,
               "set \"LobMaxSize\" to the longest LOB of the source in KB, or "
               "use \"FullLobMode\"");
}

/* From "Using LOB support", on the memory of limited LOB mode. */
static void memory(struct rules *r)
{
    int64_t size, tables = 8;
    struct rules_names names = {.r = r};
    struct val at = rules_setting(r, TARGET, "LobMaxSize");
    if (!val_int(at, &size) || size <= LOB_DEFAULT || size > 1 << 20)
        return;
    if (!rules_number(r, "FullLoadSettings", "MaxFullLoadSubTasks", &tables) &&
        val_exists(val_path(r->c->settings, "FullLoadSettings",
                            "MaxFullLoadSubTasks", NULL)))
        return;
    int64_t lobs = (int64_t)lobs_of(r, &names);
    if ((int64_t)rules_resolution(r)->tables.n < tables)
        tables = (int64_t)rules_resolution(r)->tables.n;
    int64_t total = lobs * tables * size * ROWS_HELD / (1 << 20);
    if (total <= MEMORY_MAX)
        return;
    struct finding *f = rules_report(
        r, FINDING_SETTINGS_LOB_MEMORY, at,
        "this may take %lld GiB of memory: for %d rows, %lld LOB column%s of a "
        "table, and %lld table%s at a time",
        (long long)total, ROWS_HELD, (long long)lobs, lobs == 1 ? "" : "s",
        (long long)tables, tables == 1 ? "" : "s");
    rules_help(r, f,
               "write less, use \"FullLobMode\" with \"InlineLobMaxSize\", or "
               "give the tables with large LOBs \"lob-settings\"");
}

static void left_out(struct rules *r)
{
    struct val at = rules_setting(r, TARGET, "SupportLobs");
    struct rules_names names = {.r = r};
    if (!val_is(at, NODE_FALSE))
        return;
    lobs_of(r, &names);
    if (!names.n)
        return;
    struct finding *f = rules_report(r, FINDING_SETTINGS_LOBS_LEFT_OUT, at,
                                     "without LOBs nothing is copied of %.*s",
                                     STR_ARG(rules_names_end(&names)));
    rules_help(r, f,
               "set it to true with a LOB mode, or say that the columns are "
               "left out by \"remove-column\"");
}

/* As the assessment full-lob-not-nullable-at-target: a row is inserted without
 * its LOBs, which follow. Tables that DMS makes take that. */
static void not_nullable(struct rules *r)
{
    const struct resolution *res = rules_resolution(r);
    struct val at = rules_setting(r, TARGET, "FullLobMode");
    struct rules_names names = {.r = r};
    if (!val_is(at, NODE_TRUE) || r->c->target_made ||
        !rules_on(r, TARGET, "SupportLobs", true) ||
        rules_word(r, "FullLoadSettings", "TargetTablePrepMode",
                   "DROP_AND_CREATE"))
        return;
    for (size_t i = 0; i < res->tables.n; i++) {
        const struct target_table *t = res->tables.at[i];
        for (size_t k = 0; k < t->column_count; k++) {
            const struct column *c = &t->source->columns[t->columns[k].source];
            if (!t->source->view && column_is_lob(c) && !c->nullable && !c->key)
                rules_name(&names,
                           str_printf(r->arena, "%.*s.%.*s",
                                      STR_ARG(rules_table_name(r, t->source)),
                                      STR_ARG(c->name)));
        }
    }
    if (!names.n)
        return;
    struct finding *f = rules_report(
        r, FINDING_SETTINGS_FULL_LOB_NOT_NULL, at,
        "in full LOB mode LOBs are filled in after their row, and %.*s %s not "
        "null",
        STR_ARG(rules_names_end(&names)), names.n == 1 ? "is" : "are");
    rules_help(r, f, "make the columns nullable on the target");
}

/* ── Types that need a mode ──────────────────────────────────────────── */

/* What says that LOBs are not copied in the mode; none if they are, or nobody
 * knows. */
static struct val against(const struct rules *r, enum lob_mode mode)
{
    struct val full = rules_setting(r, TARGET, "FullLobMode");
    struct val limited = rules_setting(r, TARGET, "LimitedSizeLobMode");
    struct val within = rules_setting(r, TARGET, "InlineLobMaxSize");
    int64_t size;
    bool on = val_is(full, NODE_TRUE);
    if (mode == LOB_MODE_NOT_FULL)
        return on ? full : val_none();
    if (mode == LOB_MODE_INLINE)
        return on && ((val_int(within, &size) && size == 0) ||
                      !val_exists(val_path(r->c->settings, TARGET,
                                           "InlineLobMaxSize", (char *)NULL)))
                   ? full
                   : val_none();
    if (on)
        return val_int(within, &size) && size > 0 ? within : val_none();
    return val_is(limited, NODE_TRUE) && rules_off(r, TARGET, "FullLobMode", 0)
               ? limited
               : val_none();
}

/* The columns that are copied of the types which need the mode. */
static void typed_lobs(struct rules *r, enum lob_mode mode,
                       struct rules_names *names)
{
    const struct resolution *res = rules_resolution(r);
    size_t n;
    const struct lob_mode_row *rows = lob_mode_rows(&n);
    for (size_t i = 0; i < res->tables.n; i++) {
        const struct target_table *t = res->tables.at[i];
        for (size_t k = 0; k < t->column_count && !t->source->view; k++) {
            const struct column *c = &t->source->columns[t->columns[k].source];
            for (size_t m = 0; m < n; m++)
                if (rows[m].mode == mode && str_is(c->base, rows[m].type) &&
                    lob_mode_holds(&rows[m], r->c->source) &&
                    !has_settings(r, t->source))
                    rules_name_column(names, t->source, c, true);
        }
    }
}

/* As the assessments oracle-validate-limited-lob-mode-for-longs,
 * oracle-check-spatial-columns and that of SQL Server's geometry. */
static void type_modes(struct rules *r)
{
    static const struct {
        const char *words, *help;
    } modes[] = {
        [LOB_MODE_NOT_FULL] = {"in limited LOB mode only",
                               "use \"LimitedSizeLobMode\", or give the tables "
                               "\"lob-settings\" of the mode \"limited\""},
        [LOB_MODE_FULL] = {"in full LOB mode only, without inline LOBs",
                           "give the tables \"lob-settings\" of the mode "
                           "\"unlimited\", in a task of their own"},
        [LOB_MODE_INLINE] = {"in limited LOB mode, or as inline LOBs",
                             "set \"InlineLobMaxSize\" above 0, or use "
                             "\"LimitedSizeLobMode\""},
    };
    if (!rules_on(r, TARGET, "SupportLobs", true))
        return;
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        struct rules_names names = {.r = r};
        struct val at = against(r, (enum lob_mode)i);
        if (!val_exists(at))
            continue;
        typed_lobs(r, (enum lob_mode)i, &names);
        if (!names.n)
            continue;
        struct finding *f = rules_report(
            r, FINDING_CROSS_TYPE_LOB_MODE, at, "DMS copies %.*s %s",
            STR_ARG(rules_names_end(&names)), modes[i].words);
        rules_help(r, f, "%s", modes[i].help);
    }
}

static void lobs(struct rules *r)
{
    if (!rules_typed(r) || !rules_resolution(r) || !rules_known(r->c->settings))
        return;
    left_out(r);
    type_modes(r);
    not_nullable(r);
    if (!limited(r))
        return;
    truncation(r);
    memory(r);
}

static rules_fn *const all[] = {lobs};

const struct rules_part rules_catalogue_lobs = {all, COUNT_OF(all), NULL, 0, 0};
