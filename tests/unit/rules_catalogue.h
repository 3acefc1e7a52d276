/* Rules over the tables of the source: rows of test_rules.c. The line of a
 * finding is that of its document; those of the settings come first. */
#ifndef DMSC_TESTS_RULES_CATALOGUE_H
#define DMSC_TESTS_RULES_CATALOGUE_H

#include "unit/rules_mappings.h"
#include "unit/rules_settings.h"

struct catalogue_row {
    const char
        *about; /* also dialect=any (or an engine), stand-in=yes,
                   enforced=yes, made=yes, version=3.5.4, and of the settings of
                   the endpoints about types ends=plain, maybe, set */
    const char *sql, *settings, *mappings, *expected;
};

#define SHOP                                                                   \
    "CREATE TABLE s.customers (id int PRIMARY KEY, email varchar(99),"         \
    " note text, born date);"                                                  \
    "CREATE TABLE s.orders (id int PRIMARY KEY, code varchar(9) UNIQUE,"       \
    " customer int REFERENCES s.customers (id), total float8, at timestamp);"  \
    "CREATE TABLE s.log (at timestamp, what varchar(9));"                      \
    "CREATE TABLE s.test_a (id int PRIMARY KEY);"                              \
    "CREATE TABLE s.tests (id int PRIMARY KEY);"                               \
    "CREATE VIEW s.open_orders AS SELECT 1;"
#define ITEMS                                                                  \
    "CREATE TABLE s.items (id int, line int, what varchar(9),"                 \
    " PRIMARY KEY (id, line));"
#define ALL       INCLUDE("1", "s", "%")
#define KEYED     INCLUDE("1", "s", "customers")
#define NOTHING   "mapping/selects-nothing:2"
#define BY(field) ",'value':'" field "'"
#define FILTERED(table, column)                                                \
    SELECT("1", "include", "s", table,                                         \
           ",'filters':[{'filter-type':'source','column-name':'" column        \
           "','filter-conditions':[{'filter-operator':'eq','value':'1'}]}]")
#define ODD                                                                    \
    "CREATE TABLE S.a (i NUMBER(9) PRIMARY KEY);"                              \
    "CREATE TABLE S.odd (i NUMBER(9) PRIMARY KEY, f BFILE);"
#define MAPS                                                                   \
    "CREATE TABLE S.maps (i NUMBER(9) PRIMARY KEY, g MDSYS.SDO_GEOMETRY);"
#define LOOSE                                                                  \
    "CREATE TABLE s.t (i int PRIMARY KEY, v varchar);"                         \
    "CREATE TABLE s.n (i int PRIMARY KEY, n numeric);"                         \
    "CREATE TABLE s.i (i int PRIMARY KEY, b bigint);"                          \
    "CREATE TABLE s.b (i int PRIMARY KEY, b boolean);"
#define FULL_LOBS                                                              \
    LOBS("'FullLobMode':true,'LimitedSizeLobMode':false,'LobChunkSize':64")
#define DROP    "settings/drop-and-create:2"
#define DROPPED LOAD("'TargetTablePrepMode':'DROP_AND_CREATE'")
#define SETTINGS_OF(table, more)                                               \
    "{'rule-type':'table-settings','rule-id':7," WHERE("s", table) "," more "}"
#define RANGES(column)                                                         \
    SETTINGS_OF("orders",                                                      \
                "'parallel-load':{'type':'ranges','columns':['" column         \
                "'],'boundaries':[['1']]}")
#define ADD(table, name, expression)                                           \
    CHANGE("2", "column", "add-column",                                        \
           WHERE("s", table) BY(name) ",'expression':'" expression             \
                                      "','data-type':{'type':'int4'}")

static const struct catalogue_row catalogue[] = {
    /* selections */
    {"", SHOP, NULL, RULES(ALL), ""},
    {"", SHOP, NULL, RULES(INCLUDE("1", "s", "ordres")), NOTHING},
    {"", SHOP, NULL, RULES(INCLUDE("1", "S", "orders")), NOTHING},
    {"", SHOP, NULL, RULES(INCLUDE("1", "s", "Orders")), NOTHING},
    {"", SHOP, NULL, RULES(INCLUDE("1", "elsewhere", "%")), NOTHING},
    {"", SHOP, NULL, RULES(INCLUDE("1", "${s}", "ordres")), ""},
    {"", SHOP, NULL, RULES(SELECT("1", "explicit", "s", "order", "")), NOTHING},
    {"", SHOP, NULL, RULES(INCLUDE("1", "s", "open%")), NOTHING},
    {"", SHOP, NULL,
     RULES("{'rule-type':'selection','rule-id':1,'rule-action':'include',"
           "'object-locator':{'schema-name':'s','table-name':'open%',"
           "'table-type':'view'}}"),
     ""},
    {"", SHOP, NULL, RULES(ALL N EXCLUDE("2", "s", "ordrs")),
     "mapping/selects-nothing:3"},
    {"", SHOP, NULL, RULES(ALL N EXCLUDE("2", "s", "temporary")), ""},
    {"", SHOP, NULL, RULES(ALL N EXCLUDE("2", "s", "tmp%")), ""},
    /* underscores */
    {"", SHOP, NULL, RULES(ALL N EXCLUDE("2", "s", "test_%")),
     "mapping/underscore-is-wildcard:3"},
    {"", SHOP, NULL, RULES(ALL N EXCLUDE("2", "s", "test[_]%")), ""},
    {"", SHOP, NULL, RULES(ALL N EXCLUDE("2", "s", "test_a%")), ""},
    {"", "CREATE TABLE s.aXb (i int); CREATE TABLE s.a_b (i int);", NULL,
     RULES(INCLUDE("1", "s", "a_b")), "mapping/underscore-is-wildcard:2"},
    {"", "CREATE TABLE s.aXb (i int); CREATE TABLE s.a_b (i int);", NULL,
     RULES(SELECT("1", "explicit", "s", "a_b", "")), ""},
    {"", "CREATE TABLE s.x1 (i int); CREATE TABLE s.x2 (i int);", NULL,
     RULES(INCLUDE("1", "s", "x_%")), ""},
    /* rules for tables that are not there, or not selected */
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "table", "rename", WHERE("s", "logs") BY("x"))),
     "mapping/orphan-transformation:3"},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "table", "rename", WHERE("s", "logs") BY("x"))
               N CHANGE("3", "column", "remove-column",
                        COLUMN("s", "logs", "at"))),
     "mapping/orphan-transformation:3"},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "schema", "rename",
                        "'object-locator':{'schema-name':'S'}" BY("x"))),
     "mapping/orphan-transformation:3"},
    {"", SHOP, NULL,
     RULES(
         ALL N CHANGE("2", "table", "rename", WHERE("s", "${table}") BY("x"))),
     ""},
    {"", SHOP, NULL,
     RULES(ALL N EXCLUDE("2", "s", "l%")
               N CHANGE("3", "table", "rename", WHERE("s", "log") BY("x"))),
     "mapping/orphan-transformation:4"},
    {"", SHOP, NULL,
     RULES(ALL N SETTINGS_OF("order", "'lob-settings':{'mode':'limited'}")),
     "mapping/orphan-transformation:3"},
    /* columns that are not there */
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "remove-column",
                        COLUMN("s", "customers", "emial"))),
     "mapping/unknown-column:3"},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "remove-column",
                        COLUMN("s", "customers", "Email"))),
     "mapping/unknown-column:3"},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "remove-column",
                        COLUMN("s", "%", "email"))),
     ""},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "remove-column",
                        COLUMN("s", "customers", "e%"))),
     ""},
    {"", "CREATE TABLE s.t (LIKE u, a int);", NULL,
     RULES(INCLUDE("1", "s", "t")
               N CHANGE("2", "column", "remove-column", COLUMN("s", "t", "x"))),
     ""},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "table", "define-primary-key",
                        WHERE("s", "log") ",'primary-key-def':{'name':'k',"
                                          "'columns':['wat']}")),
     "mapping/unknown-column:3"},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "table", "define-primary-key",
                        WHERE("s", "log") ",'primary-key-def':{'name':'k',"
                                          "'columns':['what','why']}")
               N CHANGE("3", "column", "rename",
                        COLUMN("s", "log", "at") BY("why"))),
     ""},
    /* filters */
    {"", SHOP, NULL, RULES(FILTERED("customers", "emial")),
     "mapping/unknown-column:2"},
    {"", SHOP, NULL, RULES(FILTERED("customers", "note")),
     "mapping/filter-risky-column:2"},
    {"", SHOP, NULL, RULES(FILTERED("customers", "email")), ""},
    {"source=postgres type=cdc", SHOP, NULL,
     RULES(FILTERED("customers", "email")), "mapping/filter-risky-column:2"},
    {"source=postgres type=full-load", SHOP, NULL,
     RULES(FILTERED("customers", "email")), ""},
    {"source=postgres type=cdc", SHOP, NULL, RULES(FILTERED("customers", "id")),
     ""},
    {"source=postgres type=cdc",
     SHOP "ALTER TABLE s.customers REPLICA IDENTITY FULL;", NULL,
     RULES(FILTERED("customers", "email")), ""},
    /* ranges */
    {"", SHOP, NULL, RULES(ALL N RANGES("id")), ""},
    {"", SHOP, NULL, RULES(ALL N RANGES("idd")), "mapping/unknown-column:3"},
    {"", SHOP, NULL, RULES(ALL N RANGES("at")),
     "mapping/parallel-load-ranges:3"},
    {"", SHOP, NULL, RULES(ALL N RANGES("total")),
     "mapping/parallel-load-ranges:3"},
    /* expressions */
    {"", SHOP, NULL, RULES(ALL N ADD("orders", "x", "$cod || 1")),
     "mapping/expression-unknown-ref:3"},
    {"", SHOP, NULL, RULES(ALL N ADD("orders", "x", "$code || $AR_H_USER")),
     ""},
    {"", SHOP, NULL, RULES(ALL N ADD("%", "x", "abs($id)")),
     "mapping/expression-unknown-ref:3"},
    {"", SHOP, NULL, RULES(ALL N ADD("log", "x", "operation_indicator(1,2,3)")),
     "mapping/operation-indicator-pk:3"},
    {"", SHOP, NULL,
     RULES(ALL N ADD("orders", "x", "operation_indicator(1,2,3)")), ""},
    /* object mapping */
    {"target=kinesis", SHOP, NULL,
     RULES(ALL N "{'rule-type':'object-mapping','rule-id':2,"
                 "'rule-action':'map-record-to-record'," WHERE(
                     "s", "orders") ",'mapping-parameters':{'attribute-"
                                    "mappings':[{'value':'${cdoe}'}]}}"),
     "mapping/object-mapping-params:3"},
    {"target=kinesis", SHOP, NULL,
     RULES(ALL N "{'rule-type':'object-mapping','rule-id':2,"
                 "'rule-action':'map-record-to-record'," WHERE(
                     "s", "orders") ",'mapping-parameters':{'attribute-"
                                    "mappings':[{'value':'${code}-${prefix}'}],"
                                    "'exclude-columns':['code','totl']}}"),
     "mapping/unknown-column:3"},
    /* names that become one */
    {"", SHOP, NULL,
     RULES(
         ALL N CHANGE("2", "table", "rename", WHERE("s", "log") BY("orders"))),
     "mapping/target-collision:3"},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "table", "remove-suffix",
                        WHERE("s", "test%") BY("s"))),
     ""},
    {"", SHOP "CREATE TABLE s.test (id int PRIMARY KEY);", NULL,
     RULES(ALL N CHANGE("2", "table", "remove-suffix",
                        WHERE("s", "test%") BY("s"))),
     "mapping/target-collision:3"},
    {"", SHOP "CREATE TABLE u.log (id int PRIMARY KEY);",
     "{'TargetMetadata':{'TargetSchema':'x','LobMaxSize':64}}",
     RULES(ALL N INCLUDE("2", "u", "%")), "mapping/target-collision:3"},
    {"target=mysql", SHOP "CREATE TABLE u.log (id int PRIMARY KEY);",
     "{'TargetMetadata':{'LobMaxSize':64}}",
     RULES(ALL N INCLUDE("2", "u", "%")), ""},
    {"", SHOP, NULL, RULES(ALL N ADD("orders", "code", "1")),
     "mapping/target-collision:3"},
    {"", "CREATE TABLE s.t (a int, \"A\" int);", NULL,
     RULES(INCLUDE("1", "s", "t") N CHANGE("2", "column", "convert-lowercase",
                                           COLUMN("s", "t", "%"))),
     "mapping/target-collision:3"},
    {"target=mysql", "CREATE TABLE s.t (a int, b int);", NULL,
     RULES(INCLUDE("1", "s", "t") N CHANGE("2", "column", "rename",
                                           COLUMN("s", "t", "b") BY("A"))),
     "mapping/target-collision:3"},
    {"target=postgres", "CREATE TABLE s.t (a int, b int);", NULL,
     RULES(INCLUDE("1", "s", "t") N CHANGE("2", "column", "rename",
                                           COLUMN("s", "t", "b") BY("A"))),
     ""},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "table", "rename", WHERE("s", "log") BY("${x}"))
               N CHANGE("3", "table", "rename",
                        WHERE("s", "tests") BY("orders"))),
     ""},
    /* columns that must not go, or change */
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "remove-column",
                        COLUMN("s", "orders", "id"))),
     "mapping/remove-key-column:3"},
    {"type=full-load", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "remove-column",
                        COLUMN("s", "orders", "id"))),
     ""},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "include-column",
                        COLUMN("s", "orders", "code"))),
     "mapping/remove-key-column:3"},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "remove-column",
                        COLUMN("s", "orders", "id"))
               N CHANGE("3", "table", "define-primary-key",
                        WHERE("s", "orders") ",'primary-key-def':{'name':'k',"
                                             "'columns':['code']}")),
     ""},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "rename",
                        COLUMN("s", "customers", "note") BY("x"))),
     "mapping/lob-transformation:3"},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "add-prefix",
                        COLUMN("s", "customers", "%") BY("x"))),
     ""},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "data-masking-hash-mask",
                        COLUMN("s", "customers", "note"))),
     "mapping/masking-type:3"},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "data-masking-hash-mask",
                        COLUMN("s", "customers", "born"))),
     "mapping/masking-type:3"},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "change-data-type",
                        COLUMN("s", "customers",
                               "born") ",'data-type':{'type':'string',"
                                       "'length':20}")
               N CHANGE("3", "column", "data-masking-hash-mask",
                        COLUMN("s", "customers", "born"))),
     ""},
    {"", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "data-masking-digits-randomize",
                        COLUMN("s", "orders", "customer"))),
     ""},
    /* keys */
    {"source=postgres type=cdc", SHOP, NULL, RULES(ALL), "cross/no-key-cdc:2"},
    {"source=postgres type=full-load", SHOP, NULL, RULES(ALL), ""},
    {"source=mysql type=cdc", SHOP, NULL, RULES(ALL), ""},
    {"target=dynamodb", SHOP ITEMS, NULL, RULES(INCLUDE("1", "s", "items")),
     "cross/dynamodb-key:2"},
    {"target=dynamodb", SHOP ITEMS, NULL, RULES(INCLUDE("1", "s", "orders")),
     ""},
    {"target=kinesis", SHOP ITEMS, NULL, RULES(INCLUDE("1", "s", "items")), ""},
    {"target=dynamodb", SHOP ITEMS, NULL,
     RULES(INCLUDE("1", "s", "items") N
           "{'rule-type':'object-mapping','rule-id':2," WHERE(
               "s", "items") ",'target-table-name':'t','mapping-parameters':{"
                             "'partition-key-name':'id'}}"),
     ""},
    {"target=dynamodb", SHOP ITEMS, NULL,
     RULES(INCLUDE("1", "s", "%") N EXCLUDE("2", "s", "log") N
           "{'rule-type':'object-mapping','rule-id':3," WHERE(
               "s", "orders") ",'target-table-name':'t','mapping-parameters':{"
                              "'partition-key-name':'id'}}"),
     "cross/dynamodb-key:2"},
    {"source=oracle type=cdc", SHOP, NULL, RULES(ALL), "cross/no-key-cdc:2"},
    {"source=postgres type=cdc", SHOP, NULL,
     RULES(ALL N EXCLUDE("2", "s", "log")), ""},
    /* a script without any key: of few tables, a dump's section, of more */
    {"source=postgres type=cdc", "CREATE TABLE s.a (i int);", NULL, RULES(ALL),
     "cross/no-key-cdc:2"},
    {"source=postgres type=cdc",
     "-- PostgreSQL database dump\nCREATE TABLE s.a (i int);", NULL, RULES(ALL),
     ""},
    {"source=postgres type=cdc",
     "CREATE TABLE s.a (i int);CREATE TABLE s.b (i int);"
     "CREATE TABLE s.c (i int);CREATE TABLE s.d (i int);",
     NULL, RULES(ALL), ""},
    /* long names */
    {"source=oracle type=cdc",
     "CREATE TABLE s.a (a_column_of_more_than_thirty_bytes int PRIMARY KEY);",
     NULL, RULES(ALL), "cross/long-name:2"},
    {"source=oracle type=full-load",
     "CREATE TABLE s.a (a_column_of_more_than_thirty_bytes int PRIMARY KEY);",
     NULL, RULES(ALL), ""},
    {"source=postgres type=cdc",
     "CREATE TABLE s.a (a_column_of_more_than_thirty_bytes int PRIMARY KEY);",
     NULL, RULES(ALL), ""},
    {"target=postgres", SHOP, LOBS("'LobMaxSize':64,'BatchApplyEnabled':true"),
     RULES(INCLUDE("1", "s", "orders")), "cross/batch-apply-keys:2"},
    {"", SHOP, LOBS("'LobMaxSize':64,'BatchApplyEnabled':true"),
     RULES(INCLUDE("1", "s", "log")), "cross/batch-apply-keys:2"},
    {"target=postgres", SHOP, LOBS("'LobMaxSize':64,'BatchApplyEnabled':true"),
     RULES(KEYED), ""},
    {"", SHOP, CHECKED("'EnableValidation':true"),
     RULES(INCLUDE("1", "s", "log")), "validation/key:2"},
    {"", SHOP, CHECKED("'EnableValidation':true"),
     RULES(INCLUDE("1", "s", "orders")), ""},
    {"",
     "CREATE TABLE s.a (b bytea PRIMARY KEY);"
     "CREATE TABLE s.c (d varchar(1024) PRIMARY KEY);",
     CHECKED("'EnableValidation':true"), RULES(INCLUDE("1", "s", "c")),
     "validation/key:2"},
    {"",
     "CREATE TABLE s.a (b bytea PRIMARY KEY);"
     "CREATE TABLE s.c (d varchar(1023) PRIMARY KEY);",
     CHECKED("'EnableValidation':true"), RULES(INCLUDE("1", "s", "c")), ""},
    {"target=postgres type=full-load enforced=yes", SHOP,
     LOAD("'TargetTablePrepMode':'TRUNCATE_BEFORE_LOAD'"),
     RULES(INCLUDE("1", "s", "orders") N INCLUDE("2", "s", "customers")
               N SETTINGS_OF("customers", "'lob-settings':{'mode':'none'}")),
     "cross/fk-order:2"},
    {"target=aurora-serverless type=full-load enforced=yes", SHOP,
     LOAD("'TargetTablePrepMode':'TRUNCATE_BEFORE_LOAD'"),
     RULES(INCLUDE("1", "s", "orders") N INCLUDE("2", "s", "customers")
               N SETTINGS_OF("customers", "'lob-settings':{'mode':'none'}")),
     "cross/fk-order:2"},
    {"target=postgres type=full-load enforced=yes", SHOP,
     LOAD("'TargetTablePrepMode':'TRUNCATE_BEFORE_LOAD'"),
     RULES(INCLUDE("1", "s", "orders")), ""},
    {"target=postgres type=full-load", SHOP,
     LOAD("'TargetTablePrepMode':'TRUNCATE_BEFORE_LOAD'"),
     RULES(INCLUDE("1", "s", "orders") N INCLUDE("2", "s", "customers")
               N SETTINGS_OF("customers", "'lob-settings':{'mode':'none'}")),
     ""},
    /* LOBs */
    {"", SHOP, LOBS("'LobMaxSize':32"), RULES(KEYED),
     "settings/lob-truncation-risk:2"},
    {"", SHOP, "{}", RULES(KEYED), "settings/lob-truncation-risk:1"},
    {"", SHOP, LOBS("'LobMaxSize':32"), RULES(INCLUDE("1", "s", "orders")), ""},
    {"", SHOP, LOBS("'LobMaxSize':'${size}'"), RULES(KEYED), ""},
    {"", SHOP, LOBS("'LobMaxSize':32"),
     RULES(KEYED N SETTINGS_OF("customers",
                               "'lob-settings':{'mode':'unlimited'}")),
     ""},
    {"", SHOP, LOBS("'LobMaxSize':32"),
     RULES(KEYED N CHANGE("2", "column", "remove-column",
                          COLUMN("s", "customers", "note"))),
     ""},
    {"", SHOP, LOBS("'LobMaxSize':102400"), RULES(KEYED),
     "settings/lob-memory:2"},
    {"", SHOP, LOBS("'LobMaxSize':1024"), RULES(KEYED), ""},
    {"", SHOP, LOBS("'SupportLobs':false"), RULES(KEYED),
     "settings/lobs-left-out:2"},
    {"", SHOP, LOBS("'SupportLobs':false"), RULES(INCLUDE("1", "s", "orders")),
     ""},
    {"type=cdc", SHOP "CREATE TABLE s.scans (at timestamp, scan bytea);", NULL,
     RULES(INCLUDE("1", "s", "scans")), "cross/lob-without-key:2"},
    {"type=full-load", SHOP "CREATE TABLE s.scans (at timestamp, scan bytea);",
     NULL, RULES(INCLUDE("1", "s", "scans")), ""},
    {"type=cdc", SHOP "CREATE TABLE s.scans (at int UNIQUE, scan bytea);", NULL,
     RULES(INCLUDE("1", "s", "scans")), ""},
    {"", "CREATE TABLE s.a (i int PRIMARY KEY, t text NOT NULL);",
     LOBS("'FullLobMode':true,'LimitedSizeLobMode':false,'LobChunkSize':64"),
     RULES(INCLUDE("1", "s", "a")), "settings/full-lob-not-null:2"},
    {"", "CREATE TABLE s.a (i int PRIMARY KEY, t text);",
     LOBS("'FullLobMode':true,'LimitedSizeLobMode':false,'LobChunkSize':64"),
     RULES(INCLUDE("1", "s", "a")), ""},
    /* types that DMS does not migrate */
    {"dialect=oracle source=oracle", ODD, NULL, RULES(INCLUDE("1", "S", "%")),
     "cross/unsupported-type:2"},
    {"dialect=oracle source=oracle target=oracle", MAPS, NULL,
     RULES(INCLUDE("1", "S", "%")), ""},
    {"dialect=oracle source=oracle target=mysql", MAPS, NULL,
     RULES(INCLUDE("1", "S", "%")), "cross/unsupported-type:2"},
    {"dialect=oracle source=oracle", MAPS, NULL, RULES(INCLUDE("1", "S", "%")),
     ""},
    {"dialect=oracle", ODD, NULL, RULES(INCLUDE("1", "S", "%")), ""},
    {"dialect=oracle source=oracle", ODD, NULL,
     RULES(INCLUDE("1", "S", "%") N CHANGE("2", "column", "remove-column",
                                           COLUMN("S", "ODD", "F"))),
     ""},
    {"dialect=oracle source=oracle", ODD, NULL,
     RULES(INCLUDE("1", "S", "%") N EXCLUDE("2", "S", "ODD")), ""},
    {"dialect=oracle source=oracle",
     "CREATE TYPE S.place_t AS OBJECT (a NUMBER(9));\n/\n"
     "CREATE TABLE S.a (i NUMBER(9) PRIMARY KEY, p place_t);",
     NULL, RULES(INCLUDE("1", "S", "%")), "cross/unsupported-type:2"},
    {"dialect=sqlserver source=sqlserver",
     "CREATE TABLE s.a (i int PRIMARY KEY, v sql_variant);", NULL, RULES(ALL),
     "cross/unsupported-type:2"},
    {"dialect=sqlserver source=sqlserver target=babelfish",
     "CREATE TABLE s.a (i int PRIMARY KEY, v rowversion);", NULL, RULES(ALL),
     "cross/unsupported-type:2"},
    {"dialect=sqlserver source=sqlserver target=mysql",
     "CREATE TABLE s.a (i int PRIMARY KEY, v rowversion);", NULL, RULES(ALL),
     ""},
    {"source=postgres target=mysql",
     "CREATE TABLE s.a (i int PRIMARY KEY, g public.geometry(Point,4326));",
     NULL, RULES(ALL), "cross/unsupported-type:2"},
    {"source=postgres target=postgres",
     "CREATE TABLE s.a (i int PRIMARY KEY, g public.geometry(Point,4326));",
     NULL, RULES(ALL), ""},
    {"target=opensearch", "CREATE TABLE s.a (i int PRIMARY KEY, t text);", NULL,
     RULES(ALL), "cross/unsupported-type:2"},
    {"target=opensearch", "CREATE TABLE s.a (i int PRIMARY KEY, t char(9));",
     NULL, RULES(ALL), ""},
    {"source=postgres stand-in=yes", "CREATE TABLE s.a (o oid);", NULL,
     RULES(ALL), ""},
    /* the LOB mode that a type needs */
    {"dialect=oracle source=oracle",
     "CREATE TABLE S.a (i NUMBER(9) PRIMARY KEY, x XMLTYPE);", FULL_LOBS,
     RULES(INCLUDE("1", "S", "%")), "cross/type-lob-mode:2"},
    {"dialect=oracle source=oracle",
     "CREATE TABLE S.a (i NUMBER(9) PRIMARY KEY, x CLOB);", FULL_LOBS,
     RULES(INCLUDE("1", "S", "%")), ""},
    {"dialect=oracle source=oracle target=oracle", MAPS, FULL_LOBS,
     RULES(INCLUDE("1", "S", "%")), ""},
    {"dialect=oracle source=oracle target=oracle", MAPS,
     LOBS("'FullLobMode':false,'LimitedSizeLobMode':true,'LobMaxSize':64"),
     RULES(INCLUDE("1", "S", "%")), "cross/type-lob-mode:2"},
    {"dialect=sqlserver source=sqlserver",
     "CREATE TABLE s.a (i int PRIMARY KEY, g geometry);", FULL_LOBS, RULES(ALL),
     "cross/type-lob-mode:2"},
    {"dialect=sqlserver source=sqlserver",
     "CREATE TABLE s.a (i int PRIMARY KEY, g geometry);",
     LOBS("'FullLobMode':true,'LimitedSizeLobMode':false,'LobChunkSize':64,"
          "'InlineLobMaxSize':32"),
     RULES(ALL), ""},
    /* arrays */
    {"source=postgres", SHOP "CREATE TABLE s.a (i int, t text[]);", NULL,
     RULES(INCLUDE("1", "s", "a")), "cross/array-without-key:2"},
    {"source=postgres type=full-load-and-cdc",
     SHOP "CREATE TABLE s.a (i int, t text[]);", NULL,
     RULES(INCLUDE("1", "s", "a")), "cross/array-without-key:2"},
    {"source=postgres type=cdc", SHOP "CREATE TABLE s.a (i int, t text[]);",
     NULL, RULES(INCLUDE("1", "s", "a")), "cross/no-key-cdc:2"},
    {"source=postgres", SHOP "CREATE TABLE s.a (i int PRIMARY KEY, t text[]);",
     NULL, RULES(INCLUDE("1", "s", "a")), ""},
    {"source=postgres", "-- dump\nCREATE TABLE s.a (i int, t text[]);", NULL,
     RULES(ALL), ""},
    {"source=postgres", SHOP "CREATE TABLE s.a (i int, t text[]);", NULL,
     RULES(INCLUDE("1", "s", "a")
               N CHANGE("2", "column", "remove-column", COLUMN("s", "a", "t"))),
     ""},
    /* values that do not fit */
    {"source=postgres ends=plain", LOOSE, NULL, RULES(INCLUDE("1", "s", "t")),
     "cross/unbounded-text:2"},
    {"source=postgres", LOOSE, NULL, RULES(INCLUDE("1", "s", "t")),
     "cross/unbounded-text:2"},
    {"source=postgres ends=maybe", LOOSE, NULL, RULES(INCLUDE("1", "s", "t")),
     ""},
    {"source=postgres ends=set", LOOSE, NULL, RULES(INCLUDE("1", "s", "t")),
     ""},
    {"source=mysql dialect=mysql ends=plain", LOOSE, NULL,
     RULES(INCLUDE("1", "s", "t")), ""},
    {"source=postgres ends=plain", LOOSE, NULL,
     RULES(INCLUDE("1", "s", "t") N CHANGE(
         "2", "column", "change-data-type",
         COLUMN("s", "t", "v") ",'data-type':{'type':'string','length':90}")),
     ""},
    {"source=postgres ends=plain", LOOSE, NULL, RULES(INCLUDE("1", "s", "n")),
     "cross/unbounded-number:2"},
    {"source=postgres ends=plain target=postgres", LOOSE, NULL,
     RULES(INCLUDE("1", "s", "n")), "cross/unbounded-number:2"},
    {"source=postgres ends=set target=postgres", LOOSE, NULL,
     RULES(INCLUDE("1", "s", "n")), ""},
    {"dialect=oracle source=oracle target=mysql",
     "CREATE TABLE S.a (i NUMBER PRIMARY KEY, x NUMBER, y NUMBER(9,2));", NULL,
     RULES(INCLUDE("1", "S", "%")), "cross/unbounded-number:2"},
    {"dialect=oracle source=oracle target=oracle",
     "CREATE TABLE S.a (i NUMBER PRIMARY KEY, x NUMBER);", NULL,
     RULES(INCLUDE("1", "S", "%")), ""},
    {"dialect=oracle source=oracle target=mysql",
     "CREATE TABLE S.a (i NUMBER PRIMARY KEY, y NUMBER(9,2));", NULL,
     RULES(INCLUDE("1", "S", "%")), ""},
    {"source=postgres target=kafka ends=plain", LOOSE, NULL,
     RULES(INCLUDE("1", "s", "i")), "cross/large-integer:2"},
    {"source=postgres target=kafka ends=set", LOOSE, NULL,
     RULES(INCLUDE("1", "s", "i")), ""},
    {"source=postgres target=mysql ends=plain", LOOSE, NULL,
     RULES(INCLUDE("1", "s", "i")), ""},
    {"source=postgres target=kinesis ends=plain",
     "CREATE TABLE s.i (i bigserial PRIMARY KEY, b int);", NULL,
     RULES(INCLUDE("1", "s", "i")), ""},
    {"source=postgres target=kinesis ends=plain",
     "CREATE TABLE s.i (i bigint GENERATED ALWAYS AS IDENTITY, b int);"
     "CREATE TABLE s.j (i bigint DEFAULT nextval('s.q'::regclass));"
     "CREATE TABLE s.k (i bigint NOT NULL);"
     "ALTER TABLE s.k ALTER COLUMN i SET DEFAULT nextval('s.q'::regclass);"
     "CREATE TABLE s.l (i bigint AUTO_INCREMENT PRIMARY KEY);",
     NULL, RULES(ALL), ""},
    {"source=postgres target=kafka ends=plain", LOOSE, NULL,
     RULES(INCLUDE("1", "s", "i") N
           "{'rule-type':'object-mapping','rule-id':7,'rule-name':'x',"
           "'rule-action':'map-record-to-record'," WHERE(
               "s",
               "i") ",'mapping-parameters':{'partition-key-type':'attribute-"
                    "name',"
                    "'partition-key-name':'i','exclude-columns':['b'],"
                    "'attribute-mappings':[{'target-attribute-name':'i',"
                    "'attribute-type':'scalar','attribute-sub-type':'string',"
                    "'value':'${i}'}]}}"),
     ""},
    /* booleans */
    {"made=yes source=postgres target=redshift ends=plain type=cdc", LOOSE,
     DROPPED, RULES(INCLUDE("1", "s", "b")), ""},
    {"made=yes source=postgres target=redshift ends=plain", LOOSE, DROPPED,
     RULES(INCLUDE("1", "s", "b")), DROP " cross/booleans-as-text:2"},
    {"made=yes source=postgres target=postgres ends=plain", LOOSE, DROPPED,
     RULES(INCLUDE("1", "s", "b")), DROP " cross/booleans-as-text:2"},
    {"made=yes source=postgres target=redshift ends=set", LOOSE, DROPPED,
     RULES(INCLUDE("1", "s", "b")), DROP},
    {"made=yes source=postgres target=redshift", LOOSE, DROPPED,
     RULES(INCLUDE("1", "s", "b")), DROP},
    {"made=yes source=postgres target=mysql", LOOSE, DROPPED,
     RULES(INCLUDE("1", "s", "b")), DROP " cross/booleans-as-text:2"},
    {"made=yes source=postgres target=redshift ends=plain", LOOSE,
     LOAD("'TargetTablePrepMode':'DO_NOTHING'"), RULES(INCLUDE("1", "s", "b")),
     ""},
    {"made=yes source=postgres target=redshift ends=plain", LOOSE, DROPPED,
     RULES(INCLUDE("1", "s", "i")), DROP},
    {"made=yes source=postgres target=mysql", LOOSE, DROPPED,
     RULES(INCLUDE("1", "s", "b")
               N CHANGE("2", "column", "change-data-type",
                        COLUMN("s", "b", "b") ",'data-type':{'type':"
                                              "'int1'}")),
     DROP},
    /* a stand-in has names; its types and keys say nothing */
    {"stand-in=yes", SHOP, NULL, RULES(INCLUDE("1", "s", "ordres")), NOTHING},
    {"stand-in=yes dialect=any", "CREATE TABLE s.Orders (i int);", NULL,
     RULES(INCLUDE("1", "s", "orders")), NOTHING},
    {"stand-in=yes source=postgres type=cdc", SHOP,
     "{'ValidationSettings':{'EnableValidation':true},"
     "'TargetMetadata':{'LobMaxSize':64,'SupportLobs':false}}",
     RULES(ALL N CHANGE("2", "column", "data-masking-hash-mask",
                        COLUMN("s", "customers", "note"))),
     ""},
    /* the version of the engine */
    {"version=3.5.3", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "data-masking-hash-mask",
                        COLUMN("s", "customers", "email"))),
     "cross/engine-version:3"},
    {"version=3.5.4", SHOP, NULL,
     RULES(ALL N CHANGE("2", "column", "data-masking-hash-mask",
                        COLUMN("s", "customers", "email"))),
     ""},
    {"version=3.5.4", SHOP,
     "{'ResyncSettings':{'EnableResync':false},'Logging':{'LogComponents':["
     "{'Id':'DATA_RESYNC','Severity':'LOGGER_SEVERITY_DEFAULT'}]}}",
     RULES(INCLUDE("1", "s", "orders")), "cross/engine-version:1"},
    {"version=3.5.4", SHOP, NULL,
     RULES(ALL N ADD("orders", "x", "$AR_M_MODIFIED_SCHEMA")),
     "cross/engine-version:3"},
    {"version=3.6.0", SHOP, NULL,
     RULES(ALL N ADD("orders", "x", "$AR_M_MODIFIED_SCHEMA")), ""},
    /* names whose case nobody knows */
    {"dialect=any", "CREATE TABLE s.Orders (Id int);", NULL,
     RULES(INCLUDE("1", "s", "Orders") N CHANGE(
         "2", "column", "rename", COLUMN("s", "Orders", "ID") BY("x"))),
     ""},
};

#endif
