/* Catalogues from SQL: what the dumps of four databases say of tables. */
#include "unit/unit.h"

#include "base/buf.h"
#include "dms/sql_ddl.h"

static struct arena *arena;
static struct sql_catalogue *last;

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

/* "schema.table(column type! *1 u, ...)" for each table: ! not null, *n place
 * in the key, u unique; "view" before a view's name. */
static const char *told(const struct sql_catalogue *c)
{
    struct buf out;
    buf_init(&out, 0);
    for (size_t i = 0; i < c->table_count; i++) {
        const struct table *t = &c->tables[i];
        buf_printf(&out, "%s%s%.*s.%.*s(", i ? " " : "", t->view ? "view " : "",
                   STR_ARG(t->schema), STR_ARG(t->name));
        for (size_t k = 0; k < t->column_count; k++) {
            const struct column *col = &t->columns[k];
            buf_printf(&out, "%s%.*s %s%s", k ? ", " : "", STR_ARG(col->name),
                       dms_type_name(col->type), col->nullable ? "" : "!");
            if (col->key)
                buf_printf(&out, "*%u", col->key);
            buf_add_z(&out, col->unique ? "u" : "");
        }
        buf_add_z(&out, ")");
    }
    const char *copy = arena_copy(arena, out.ptr ? out.ptr : "", out.len);
    buf_free(&out);
    return copy;
}

static const char *read_as(enum sql_dialect dialect, const char *sql)
{
    struct sql_options o = {.dialect = dialect};
    struct text *text = text_new(arena, "c.sql", str_of(sql));
    last = sql_ddl_read(arena, text, &o);
    return told(last);
}

#define EXPECT(dialect, sql, want)                                             \
    assert_string_equal(read_as(SQL_##dialect, sql), want)

/* "table(n uniques, ...)": what is known of a table besides its columns. */
static const char *keys_of(const char *sql)
{
    struct buf out;
    read_as(SQL_ANY, sql);
    buf_init(&out, 0);
    for (size_t i = 0; i < last->table_count; i++) {
        const struct table *t = &last->tables[i];
        buf_printf(&out, "%s%.*s(%zu%s%s", i ? " " : "", STR_ARG(t->name),
                   t->unique_count, t->partial ? ", partial" : "",
                   t->identified ? ", identified" : "");
        for (size_t k = 0; k < t->foreign_count; k++)
            buf_printf(
                &out, ", %.*s -> %.*s.%.*s", STR_ARG(t->foreign[k].column),
                STR_ARG(t->foreign[k].schema), STR_ARG(t->foreign[k].table));
        buf_add_z(&out, ")");
    }
    const char *copy = arena_copy(arena, out.ptr ? out.ptr : "", out.len);
    buf_free(&out);
    return copy;
}

static void keys(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *want;
    } rows[] = {
        {"CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE, c int);", "t(1)"},
        /* of several columns, twice, and once more as the primary key */
        {"CREATE TABLE t (a int, b int, c int, UNIQUE (a, b), "
         "UNIQUE KEY k (b, a), PRIMARY KEY (a, c));\n"
         "CREATE UNIQUE INDEX i ON t (c, a);\n"
         "CREATE UNIQUE INDEX j ON t (a, c) WHERE b > 0;",
         "t(1)"},
        /* an expression, a part of a column: no row is known by them */
        {"CREATE TABLE t (a text);\nCREATE UNIQUE INDEX i ON t (lower(a));",
         "t(0)"},
        {"CREATE TABLE t (a int REFERENCES s.u (x) ON DELETE CASCADE UNIQUE, "
         "b int NOT NULL REFERENCES v, c int, d int, "
         "CONSTRAINT f FOREIGN KEY (c, d) REFERENCES w (c, d), e int);\n"
         "ALTER TABLE ONLY t ADD CONSTRAINT g FOREIGN KEY (e) REFERENCES "
         "x(id) ON UPDATE SET NULL NOT VALID;",
         "t(1, a -> s.u, b -> .v, c -> .w, e -> .x)"},
        {"CREATE TABLE t (a int);\nALTER TABLE ONLY t REPLICA IDENTITY FULL;",
         "t(0, identified)"},
        {"CREATE TABLE t (a int);\n"
         "ALTER TABLE t REPLICA IDENTITY USING INDEX i;",
         "t(0, identified)"},
        {"CREATE TABLE t (a int);\nALTER TABLE t REPLICA IDENTITY NOTHING;",
         "t(0)"},
        {"CREATE TABLE t (LIKE elsewhere, b int);", "t(0, partial)"},
        {"CREATE TABLE u (a int) INHERITS (v);\nCREATE TABLE t (LIKE u);",
         "u(0, partial) t(0, partial)"},
        {"CREATE TABLE t (a int, b int);\nALTER TABLE t DROP COLUMN b;",
         "t(0, partial)"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_string_equal(keys_of(rows[i].sql), rows[i].want);
}

static void a_dump_of_postgres(void **state)
{
    (void)state;
    EXPECT(
        ANY,
        "--\n-- PostgreSQL database dump\n--\n\\restrict abc\n"
        "SET statement_timeout = 0;\n"
        "SELECT pg_catalog.set_config('search_path', '', false);\n"
        "CREATE TYPE public.mood AS ENUM (\n    'sad',\n    'ok'\n);\n"
        "CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql\n"
        "    AS $_$ begin\nCREATE TABLE no (a int); return new; end $_$;\n"
        "CREATE TABLE public.\"Orders\" (\n"
        "    id bigint NOT NULL,\n"
        "    \"Note\" character varying(80) DEFAULT 'a;b'::text,\n"
        "    tags text[] DEFAULT '{}'::text[] NOT NULL,\n"
        "    at timestamp(3) without time zone DEFAULT now() NOT NULL,\n"
        "    mood public.mood,\n"
        "    sum numeric(10,2) GENERATED ALWAYS AS ((a + b)) STORED,\n"
        "    CONSTRAINT c CHECK (((id > 0) AND (id IS NOT NULL)))\n"
        ");\n"
        "ALTER TABLE public.\"Orders\" OWNER TO shop;\n"
        "ALTER TABLE public.\"Orders\" ALTER COLUMN id ADD GENERATED BY "
        "DEFAULT AS IDENTITY (\n    SEQUENCE NAME public.s\n);\n"
        "CREATE VIEW public.v AS\n SELECT 1;\n"
        "COPY public.\"Orders\" (id) FROM stdin;\n"
        "1\t'; CREATE TABLE x (a int);\n\\.\n"
        "ALTER TABLE ONLY public.\"Orders\"\n"
        "    ADD CONSTRAINT p PRIMARY KEY (id, mood);\n"
        "CREATE UNIQUE INDEX i ON public.\"Orders\" USING btree (\"Note\");\n"
        "CREATE UNIQUE INDEX j ON public.\"Orders\" USING btree (sum) "
        "WHERE (sum > 0);\n"
        "CREATE UNIQUE INDEX k ON public.\"Orders\" (lower(tags));\n",
        "public.Orders(id int8!*1, Note wstringu, tags nclob!, "
        "at datetime!, mood string!*2, sum numeric) view public.v()");
    assert_int_equal(last->dialect, SQL_POSTGRES);
    assert_int_equal(last->notes.n, 0);
}

static void a_dump_of_mysql(void **state)
{
    (void)state;
    EXPECT(ANY,
           "-- MySQL dump 10.13\n--\n-- Host: localhost    Database: shop\n"
           "/*!40101 SET NAMES utf8 */;\n"
           "DROP TABLE IF EXISTS `a``b`;\n"
           "CREATE TABLE `a``b` (\n"
           "  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,\n"
           "  `key` varchar(20) CHARACTER SET utf8mb4 COLLATE x NOT NULL "
           "COMMENT 'it\\'s, a key',\n"
           "  `kind` enum('a','b)') DEFAULT 'a',\n"
           "  `flag` bit(1) DEFAULT b'0',\n"
           "  `bits` bit(8),\n"
           "  `body` longtext,\n"
           "  PRIMARY KEY (`key`(10),`id`),\n"
           "  UNIQUE KEY `u` (`kind`),\n"
           "  UNIQUE KEY `w` (`body`(9)),\n"
           "  KEY `k` (`key`) USING BTREE,\n"
           "  CONSTRAINT `f` FOREIGN KEY (`id`) REFERENCES `x` (`id`)\n"
           ") ENGINE=InnoDB DEFAULT CHARSET=utf8;\n"
           "INSERT INTO `a``b` VALUES (1,'it\\'s; CREATE TABLE x (a int);');\n"
           "/*!50001 CREATE VIEW `v` AS SELECT \n 1 AS `x`*/;\n"
           "USE `other`;\n"
           "CREATE TABLE t (a tinyint(1) NOT NULL /*!80023 INVISIBLE */);\n"
           "ALTER TABLE `t`\n  ADD PRIMARY KEY (`a`),\n"
           "  MODIFY `a` int NOT NULL, ADD COLUMN `z` date;\n",
           "shop.a`b(id uint4!*2, key wstring!*1, kind wstringu, "
           "flag boolean, bits bytes, body nclob) view shop.v() "
           "other.t(a int1!*1, z date)");
    assert_int_equal(last->notes.n, 0);
}

static void a_script_of_oracle(void **state)
{
    (void)state;
    EXPECT(ANY,
           "CREATE TABLE \"HR\".\"EMP\"\n"
           "   (\t\"ID\" NUMBER(6,0) NOT NULL ENABLE,\n"
           "\t\"NAME\" VARCHAR2(20 CHAR) DEFAULT q'[it's]',\n"
           "\t\"BIG\" NUMBER, \"RATE\" NUMBER(8,-2), \"PAY\" NUMBER(8,2),\n"
           "\t\"HIRED\" DATE, \"SEEN\" TIMESTAMP (6) WITH TIME ZONE,\n"
           "\t\"CV\" CLOB, \"GAP\" INTERVAL DAY (2) TO SECOND (6),\n"
           "\t CONSTRAINT \"PK\" PRIMARY KEY (\"ID\") USING INDEX PCTFREE 10\n"
           "   ) SEGMENT CREATION IMMEDIATE\n/\n"
           "CREATE GLOBAL TEMPORARY TABLE tmp (a NUMBER)\n/\n"
           "create table hr.plain (a number(2) primary key, b long raw)\n/\n"
           "ALTER TABLE hr.plain MODIFY (b NOT NULL ENABLE);\n/\n"
           "CREATE OR REPLACE FORCE EDITIONABLE VIEW \"HR\".\"V\" "
           "(\"A\", \"B\") AS SELECT 1, 2 FROM dual;\n",
           "HR.EMP(ID int4!*1, NAME string, BIG numeric, RATE real8, "
           "PAY numeric, HIRED datetime, SEEN string, CV clob, GAP string) "
           "HR.PLAIN(A int1!*1, B blob!) view HR.V(A string, B string)");
    assert_int_equal(last->dialect, SQL_ORACLE);
    assert_int_equal(last->notes.n, 0);
}

static void a_script_of_sql_server(void **state)
{
    (void)state;
    EXPECT(ANY,
           "USE [Shop]\nGO\n"
           "CREATE TABLE [dbo].[Order Lines](\n"
           "\t[Id] [int] IDENTITY(1,1) NOT NULL,\n"
           "\t[A]]B] [nvarchar](max) NULL,\n"
           "\t[C] [varchar](20) NOT NULL,\n"
           "\t[D] AS ([Id]*(2)),\n"
           " CONSTRAINT [PK] PRIMARY KEY CLUSTERED \n(\n\t[Id] ASC\n)"
           "WITH (PAD_INDEX = OFF) ON [PRIMARY]\n"
           ") ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]\nGO\n"
           "INSERT [dbo].[Order Lines] ([Id]) VALUES (1)\n"
           "INSERT [dbo].[Order Lines] ([Id]) VALUES (2)\n"
           "CREATE TABLE #tmp (a int)\nGO\n"
           "CREATE TABLE Shop.dbo.T2 (a timestamp, b uniqueidentifier)\n"
           "ALTER TABLE [dbo].[T2]  WITH CHECK ADD  CONSTRAINT [u] "
           "UNIQUE NONCLUSTERED ([b])\nGO\n"
           "ALTER TABLE [dbo].[T2] ADD CONSTRAINT [d] DEFAULT ((0)) FOR [a]\n",
           "dbo.Order Lines(Id int4!*1, A]B nclob, C string!, D string) "
           "dbo.T2(a bytes, b stringu)");
    assert_int_equal(last->notes.n, 0);
}

static void what_people_write(void **state)
{
    (void)state;
    EXPECT(ANY,
           "\xEF\xBB\xBF"
           "create table if not exists T (key text, "
           "index integer unique, primary key (key))\n"
           "-- no semicolon; CREATE TABLE c (a int)\n"
           "CREATE TABLE \"sales.orders\" (untyped, a int[])",
           ".T(key nclob!*1, index int4u) "
           ".sales.orders(untyped string, a nclob)");
    EXPECT(POSTGRES,
           "CREATE TABLE A (x serial primary key) PARTITION BY RANGE (x);"
           "CREATE TABLE b PARTITION OF a FOR VALUES FROM (1) TO (2);"
           "CREATE TABLE c (y int) INHERITS (A);"
           "CREATE TABLE d (LIKE a INCLUDING ALL, z date);"
           "SET search_path = other, pg_catalog;"
           "CREATE DOMAIN short AS varchar(9); CREATE TABLE e (s short);",
           "public.a(x int4!*1) public.b(x int4!*1) "
           "public.c(y int4, x int4!*1) public.d(x int4!*1, z date) "
           "other.e(s wstring)");
}

static void a_stand_in_is_read_as_it_is(void **state)
{
    (void)state;
    struct text *text = text_new(
        arena, "c.sql",
        STR("-- PostgreSQL database\nCREATE TABLE \"sales.Orders\" (a int);\n"
            "CREATE TABLE Plain (a varchar2(9))"));
    struct sql_options o = {.stand_in = true, .schema = STR("public")};
    last = sql_ddl_read(arena, text, &o);
    assert_string_equal(told(last),
                        "sales.Orders(a int4) public.Plain(a string)");
}

static void what_is_not_understood_is_noted(void **state)
{
    (void)state;
    EXPECT(POSTGRES,
           "CREATE TABLE t (a public.geometry(Point, 4326) NOT NULL,\n"
           "  b   int, primary key (no));\n"
           "CREATE TABLE u (a int, b",
           "public.t(a string!, b int4) public.u(a int4, b string)");
    assert_int_equal(last->notes.n, 3);
    struct sql_note n = last->notes.at[0];
    assert_true(str_is(span_str(n.span), "public.geometry(Point, 4326)"));
    assert_true(str_contains(n.message, STR("'public.geometry(Point, 4326)'")));
    assert_true(str_is(last->notes.at[1].message,
                       "there is no column 'no' for the key"));
    assert_true(
        str_is(last->notes.at[2].message, "the list of columns has no end"));
    assert_int_equal(text_position(n.span.text, n.span.off).column, 19);
}

static void notes_have_a_ceiling(void **state)
{
    (void)state;
    struct buf sql;
    buf_init(&sql, 0);
    for (size_t i = 0; i <= SQL_NOTES_MAX; i++)
        buf_printf(&sql, "CREATE TABLE t%zu (a thing%zu);\n", i, i);
    read_as(SQL_ANY, arena_copy(arena, sql.ptr, sql.len));
    assert_int_equal(last->notes.n, SQL_NOTES_MAX);
    assert_int_equal(last->dropped, 1);
    buf_free(&sql);
}

static void columns_have_a_ceiling(void **state)
{
    (void)state;
    struct buf sql;
    buf_init(&sql, 0);
    buf_add_z(&sql, "CREATE TABLE t (c0 int");
    for (size_t i = 1; i <= SQL_COLUMNS_MAX; i++)
        buf_printf(&sql, ", c%zu int", i);
    buf_add_z(&sql, ", primary key (c0))");
    read_as(SQL_ANY, arena_copy(arena, sql.ptr, sql.len));
    assert_int_equal(last->tables[0].column_count, SQL_COLUMNS_MAX);
    assert_int_equal(table_key_size(&last->tables[0]), 1);
    buf_free(&sql);
}

/* Of a key of more columns nothing is known. */
static size_t key_of(size_t n)
{
    struct buf sql;
    buf_init(&sql, 0);
    buf_add_z(&sql, "CREATE TABLE t (");
    for (size_t i = 0; i < n; i++)
        buf_printf(&sql, "c%zu int, ", i);
    buf_add_z(&sql, "primary key (c0");
    for (size_t i = 1; i < n; i++)
        buf_printf(&sql, ", c%zu", i);
    buf_add_z(&sql, "))");
    read_as(SQL_ANY, arena_copy(arena, sql.ptr, sql.len));
    buf_free(&sql);
    return table_key_size(&last->tables[0]);
}

static void keys_have_a_ceiling(void **state)
{
    (void)state;
    assert_int_equal(key_of(SQL_KEY_MAX), SQL_KEY_MAX);
    assert_int_equal(key_of(SQL_KEY_MAX + 1), SQL_KEY_MAX);
}

static void a_type_is_declared_in_one_line(void **state)
{
    (void)state;
    read_as(SQL_ANY, "CREATE TABLE t (a numeric ( 10,\n   2 ) not null)");
    assert_true(
        str_is(last->tables[0].columns[0].declared, "numeric ( 10, 2 )"));
}

/* The table of types is searched by halves. */
static void the_types_are_in_order(void **state)
{
    (void)state;
    static const struct {
        enum sql_dialect dialect;
        const char *name;
        enum dms_type type;
    } rows[] = {
#define SQL_TYPE(dialect, name, type) {SQL_##dialect, name, DMS_##type},
#define SQL_TYPE_OVER(dialect, name, over, type)
#include "dms/sql_types.def"
#undef SQL_TYPE
#undef SQL_TYPE_OVER
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct sql_type t = {.size = {-1, -1}};
        assert_true(strlen(rows[i].name) < sizeof t.name);
        strcpy(t.name, rows[i].name);
        assert_int_equal(sql_type_find(rows[i].dialect, &t), rows[i].type);
        if (i && rows[i - 1].dialect == rows[i].dialect)
            assert_true(strcmp(rows[i - 1].name, rows[i].name) < 0);
        else if (i)
            assert_true(rows[i - 1].dialect < rows[i].dialect);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dump_of_postgres),
        cmocka_unit_test(a_dump_of_mysql),
        cmocka_unit_test(a_script_of_oracle),
        cmocka_unit_test(a_script_of_sql_server),
        cmocka_unit_test(what_people_write),
        cmocka_unit_test(keys),
        cmocka_unit_test(a_stand_in_is_read_as_it_is),
        cmocka_unit_test(what_is_not_understood_is_noted),
        cmocka_unit_test(notes_have_a_ceiling),
        cmocka_unit_test(columns_have_a_ceiling),
        cmocka_unit_test(keys_have_a_ceiling),
        cmocka_unit_test(a_type_is_declared_in_one_line),
        cmocka_unit_test(the_types_are_in_order),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
