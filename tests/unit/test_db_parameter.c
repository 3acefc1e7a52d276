/* The parameters of source databases: the table, and what it says. */
#include "unit/unit.h"

#include "dms/db_parameter.h"
#include "dms/engine.h"

static bool is_wrong(const char *engine, const char *name, const char *value)
{
    const struct db_parameter *p =
        db_parameter_find(str_of(engine), str_of(name));
    assert_non_null(p);
    return db_parameter_is_wrong(p, str_of(value));
}

static bool falls_back(const char *engine, const char *name,
                       const char *version)
{
    const struct db_parameter *p =
        db_parameter_find(str_of(engine), str_of(name));
    assert_non_null(p);
    return db_parameter_falls_back(p, str_of(version));
}

static void the_table_is_sound(void **state)
{
    (void)state;
    assert_true(db_parameter_count() > 0);
    for (size_t i = 0; i < db_parameter_count(); i++) {
        const struct db_parameter *p = db_parameter_at(i);
        struct str engines = str_of(p->engines);
        assert_non_null(p->why);
        assert_true(p->wrong || p->wrong_to);
        assert_true(p->wrong_from <= p->wrong_to);
        assert_false(db_parameter_is_wrong(p, str_of(p->needed)));
        if (p->fallback)
            assert_true(db_parameter_is_wrong(p, str_of(p->fallback)));
        if (p->set)
            assert_false(db_parameter_is_wrong(p, str_of(p->set)));
        assert_true(p->fallback || !p->versions);
        /* What is set, or is needed, is written by `fix`. */
        assert_true(p->set || p->advice || !strchr(p->needed, ' '));
        while (engines.len) {
            struct str engine = str_cut(&engines, ' ');
            assert_ptr_equal(db_parameter_find(engine, str_of(p->name)), p);
            assert_true(str_is(engine, "aurora-mysql") || engine_find(engine));
        }
    }
}

static void values_are_judged(void **state)
{
    (void)state;
    assert_true(is_wrong("mysql", "binlog_format", "mixed"));
    assert_true(is_wrong("aurora-mysql", "binlog_format", "OFF"));
    assert_false(is_wrong("mysql", "binlog_format", "ROW"));
    assert_false(is_wrong("mysql", "binlog_format", "row"));
    assert_false(is_wrong("mysql", "binlog_format", "${format}"));
    assert_true(is_wrong("postgres", "wal_sender_timeout", "9999"));
    assert_true(is_wrong("postgres", "wal_sender_timeout", "1"));
    assert_false(is_wrong("postgres", "wal_sender_timeout", "0"));
    assert_false(is_wrong("postgres", "wal_sender_timeout", "10000"));
    assert_false(is_wrong("postgres", "wal_sender_timeout", "5s"));
    assert_null(db_parameter_find(STR("mysql"), STR("wal_sender_timeout")));
    assert_null(db_parameter_find(STR(""), STR("binlog_format")));
}

static void defaults_hang_on_the_version(void **state)
{
    (void)state;
    assert_true(falls_back("mysql", "binlog_format", "8.0"));
    assert_true(falls_back("mysql", "binlog_format", "8.0.35"));
    assert_false(falls_back("mysql", "binlog_format", "8.4.3"));
    assert_false(falls_back("mysql", "binlog_format", "8"));
    assert_false(falls_back("mysql", "binlog_format", ""));
    assert_true(falls_back("aurora-mysql", "binlog_format", ""));
    assert_true(falls_back("postgres", "max_slot_wal_keep_size", "13"));
    assert_false(falls_back("postgres", "max_slot_wal_keep_size", "12.14"));
    assert_false(falls_back("postgres", "wal_sender_timeout", "15"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_sound),
        cmocka_unit_test(values_are_judged),
        cmocka_unit_test(defaults_hang_on_the_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
