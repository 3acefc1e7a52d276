/* Classes and capacity units (dms/capacity.h), start positions
 * (dms/position.h): tables that have to be in order. */
#include "unit.h"

#include "base/vec.h"

#include "dms/capacity.h"
#include "dms/limits.h"
#include "dms/position.h"

static void classes(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum class_state state;
        const char *instead;
    } rows[] = {
        {"dms.t3.micro", CLASS_KNOWN, ""},
        {"dms.r7i.48xlarge", CLASS_KNOWN, ""},
        {"dms.t2.large", CLASS_OLD, "dms.t3.large"},
        {"dms.t2.2xlarge", CLASS_OLD, ""},
        {"dms.c4.4xlarge", CLASS_OLD, "dms.c5.4xlarge"},
        {"dms.t3.mediun", CLASS_UNKNOWN, "dms.t3.medium"},
        {"db.t3.medium", CLASS_UNKNOWN, "dms.t3.medium"},
        {"dms.z9.gigantic", CLASS_UNKNOWN, ""},
        {"", CLASS_UNKNOWN, ""},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str instead;
        assert_int_equal(capacity_class(a, str_of(rows[i].name), &instead),
                         rows[i].state);
        assert_str(instead, rows[i].instead);
    }
    arena_free(a);
}

static void any_position(void **state)
{
    (void)state;
    static const char *const known[] = {
        "mysql-bin-changelog.000024:373",
        "4AF/B00000D0",
        "1234567890",
        "00000014:00000061:0001",
        "2026-01-31T12:00:00",
        "checkpoint:V1#27",
    };
    for (size_t i = 0; i < COUNT_OF(known); i++)
        assert_true(position_known(str_of(known[i])));
    assert_false(position_known(STR("yesterday")));
    assert_false(position_known(STR("mysql-bin-changelog.000024")));
    assert_true(position_stops(STR("server_time:2026-01-31T12:00:00")));
    assert_true(position_stops(STR("commit_time: 2026-01-31T12:00:00")));
    assert_false(position_stops(STR("2026-01-31T12:00:00")));
    assert_false(position_stops(STR("commit_time:tomorrow")));
}

static void units_ascend(void **state)
{
    (void)state;
    size_t n;
    const unsigned *units = capacity_units(&n);
    assert_int_equal(n, 11);
    for (size_t i = 1; i < n; i++)
        assert_true(units[i - 1] < units[i]);
}

static void positions(void **state)
{
    (void)state;
    static const struct {
        const char *engine, *position;
        enum position_form form;
    } rows[] = {
        {"mysql", "mysql-bin-changelog.000024:373", POSITION_NATIVE},
        {"mysql", "mysql-bin-changelog.000024", POSITION_UNKNOWN},
        {"aurora", "mysql-bin-changelog.000024:373", POSITION_NATIVE},
        {"postgres", "4AF/B00000D0", POSITION_NATIVE},
        {"postgres", "4AF-B00000D0", POSITION_UNKNOWN},
        {"oracle", "123456", POSITION_NATIVE},
        {"oracle", "0x123", POSITION_UNKNOWN},
        {"sqlserver", "00000014:00000061:0001", POSITION_NATIVE},
        {"sqlserver", "14:61:1", POSITION_UNKNOWN},
        {"mongodb", "123456", POSITION_UNKNOWN},
        {"mongodb", "2026-01-31T12:00:00", POSITION_TIME},
        {"oracle", "server_time:2026-01-31T12:00:00", POSITION_TIME},
        {"db2", "checkpoint:V1#27#mysql-bin-changelog.157832:1975:-1:2002",
         POSITION_CHECKPOINT},
        {"mysql", "", POSITION_UNKNOWN},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct engine *e = engine_find(str_of(rows[i].engine));
        assert_non_null(e);
        assert_int_equal(position_form(e, str_of(rows[i].position)),
                         rows[i].form);
    }
}

static enum position_form form_of_digits(size_t n)
{
    char digits[POSITION_MAX + 1];
    memset(digits, '1', sizeof digits);
    return position_form(engine_find(STR("oracle")), (struct str){digits, n});
}

static void positions_have_a_ceiling(void **state)
{
    (void)state;
    assert_int_equal(form_of_digits(POSITION_MAX), POSITION_NATIVE);
    assert_int_equal(form_of_digits(POSITION_MAX + 1), POSITION_UNKNOWN);
}

/* What is shown as an example is right. */
static void examples_are_native(void **state)
{
    (void)state;
    size_t with = 0;
    for (size_t i = 0; i < engine_count(); i++) {
        const struct position_log *log = position_log(engine_at(i));
        if (!log)
            continue;
        with++;
        assert_int_equal(position_form(engine_at(i), str_of(log->example)),
                         POSITION_NATIVE);
    }
    assert_true(with >= 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes),
        cmocka_unit_test(any_position),
        cmocka_unit_test(units_ascend),
        cmocka_unit_test(positions),
        cmocka_unit_test(positions_have_a_ceiling),
        cmocka_unit_test(examples_are_native),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
