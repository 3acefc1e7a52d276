/* Table mappings: rows of test_rules.c. */
#ifndef DMSC_TESTS_RULES_MAPPINGS_H
#define DMSC_TESTS_RULES_MAPPINGS_H

#include "unit/rules_row.h"

#define RULES(rules) "{'rules':[\n" rules "]}"
#define WHERE(s, t)                                                            \
    "'object-locator':{'schema-name':'" s "','table-name':'" t "'}"
#define COLUMN(s, t, c)                                                        \
    "'object-locator':{'schema-name':'" s "','table-name':'" t                 \
    "','column-name':'" c "'}"
#define SELECT(id, action, s, t, more)                                         \
    "{'rule-type':'selection','rule-id':" id ",'rule-action':'" action         \
    "'," WHERE(s, t) more "}"
#define INCLUDE(id, s, t) SELECT(id, "include", s, t, "")
#define EXCLUDE(id, s, t) SELECT(id, "exclude", s, t, "")
#define CHANGE(id, target, action, more)                                       \
    "{'rule-type':'transformation','rule-id':" id ",'rule-target':'" target    \
    "','rule-action':'" action "'," more "}"
#define FILTER(conditions)                                                     \
    ",'filters':[{'filter-type':'source','column-name':'c',"                   \
    "'filter-conditions':[" conditions "]}]"
#define PARALLEL(more)                                                         \
    "{'rule-type':'table-settings','rule-id':2," WHERE(                        \
        "a", "t") ",'parallel-load':{" more "}}"
#define N ",\n"

static const struct row mappings[] = {
    {"", RULES(INCLUDE("1", "a", "%")), ""},
    {"",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'selection','rule-id':'2','rule-name':'b'," WHERE(
               "b", "t") ",'rule-action':'include'}" N INCLUDE("3", "c", "t")),
     "mapping/rule-id-mixed:2"},
    {"advice=mapping/rule-id-mixed",
     RULES(INCLUDE("1", "a", "t") N INCLUDE("2", "b", "t")), ""},
    /* ids and names */
    {"", RULES(INCLUDE("1", "a", "x") N INCLUDE("'01'", "a", "y")),
     "mapping/duplicate-rule-id:3"},
    {"", RULES(INCLUDE("1", "a", "x") N INCLUDE("'10'", "a", "y")), ""},
    {"", RULES(INCLUDE("'${id}'", "a", "x") N INCLUDE("'${id}'", "a", "y")),
     ""},
    {"",
     RULES(SELECT("1", "include", "a", "x", ",'rule-name':'n'")
               N SELECT("2", "include", "a", "y", ",'rule-name':'n'")),
     "mapping/duplicate-rule-name:3"},
    {"",
     RULES(SELECT("1", "include", "a", "x", ",'rule-name':'n'")
               N SELECT("1", "include", "a", "y", ",'rule-name':'n'")),
     "mapping/duplicate-rule-id:3"},
    {"", RULES(INCLUDE("1", "undefined", "x")), "mapping/placeholder-leak:2"},
    {"", RULES(INCLUDE("1", "null", "x")), "mapping/placeholder-leak:2"},
    {"", RULES(INCLUDE("1", "nullable", "x")), ""},
    /* selection */
    {"", RULES(INCLUDE("1", "a", "audit_%")), ""},
    {"", RULES(INCLUDE("1", "a", "%") N EXCLUDE("2", "a", "test_%")),
     "mapping/underscore-is-wildcard:3"},
    {"", RULES(INCLUDE("1", "a_%", "%") N EXCLUDE("2", "a_%", "test[_]%")), ""},
    {"", RULES(INCLUDE("1", "a", "%") N EXCLUDE("2", "a", "test#_%")), ""},
    {"", RULES(INCLUDE("1", "a", "%") N EXCLUDE("2", "a", "test_log")), ""},
    {"", RULES(INCLUDE("1", "a", "%") N EXCLUDE("2", "a", "awsdms_%")), ""},
    {"", RULES(INCLUDE("1", "a", "tests") N EXCLUDE("2", "a", "test_%")),
     "mapping/underscore-is-wildcard:3"},
    {"", RULES(INCLUDE("1", "a", "test_a") N EXCLUDE("2", "a", "test_%")),
     "mapping/dead-selection:2"},
    {"", RULES(INCLUDE("1", "a", "aXb") N EXCLUDE("2", "a", "a_b")),
     "mapping/underscore-is-wildcard:3"},
    {"", RULES(INCLUDE("1", "prod1", "t") N EXCLUDE("2", "prod_", "%")),
     "mapping/underscore-is-wildcard:3"},
    {"source=oracle", RULES(INCLUDE("1", "hr", "%")),
     "mapping/oracle-db2-case:2"},
    {"source=oracle", RULES(INCLUDE("1", "HR", "emp")),
     "mapping/oracle-db2-case:2"},
    {"source=oracle", RULES(INCLUDE("1", "HR", "%")), ""},
    {"source=mysql", RULES(INCLUDE("1", "hr", "%")), ""},
    {"", RULES(INCLUDE("1", "a", "x") N INCLUDE("2", "a", "x")),
     "mapping/dead-selection:3"},
    {"", RULES(INCLUDE("1", "a", "%") N EXCLUDE("2", "%", "%")),
     "mapping/dead-selection:2"},
    {"", RULES(INCLUDE("1", "a", "%") N EXCLUDE("2", "a", "x%")), ""},
    {"", RULES(INCLUDE("1", "a", "%") N EXCLUDE("2", "b", "x")),
     "mapping/dead-selection:3"},
    {"", RULES(INCLUDE("1", "${a}", "%") N EXCLUDE("2", "b", "x")), ""},
    {"type=cdc",
     RULES("{'rule-type':'selection','rule-id':1,'rule-action':'include',"
           "'object-locator':{'schema-name':'a','table-name':'v',\n"
           "'table-type':'view'}}"),
     "mapping/view-in-cdc:3"},
    {"type=cdc",
     RULES("{'rule-type':'selection','rule-id':1,'rule-action':'include',"
           "'object-locator':{'schema-name':'a','table-name':'v',\n"
           "'table-type':'all'}}"),
     "mapping/view-in-cdc:3"},
    {"type=full-load",
     RULES("{'rule-type':'selection','rule-id':1,'rule-action':'include',"
           "'object-locator':{'schema-name':'a','table-name':'v',\n"
           "'table-type':'view'}}"),
     ""},
    {"type=cdc", RULES(SELECT("1", "include", "a", "x", ",'load-order':1")),
     "mapping/load-order-ignored:2"},
    {"type=full-load",
     RULES(SELECT("1", "include", "a", "x", ",'load-order':1")), ""},
    {"",
     RULES(INCLUDE("1", "a", "%")
               N SELECT("2", "exclude", "a", "x", ",'load-order':1")),
     "mapping/load-order-ignored:3"},
    /* names */
    {"",
     RULES(INCLUDE("1", "a", "%")
               N CHANGE("2", "table", "convert-lowercase", WHERE("A", "%"))),
     "mapping/orphan-transformation:3"},
    {"",
     RULES(INCLUDE("1", "a", "%")
               N CHANGE("2", "table", "convert-lowercase", WHERE("a", "x"))),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "x")
               N CHANGE("2", "schema", "convert-lowercase", WHERE("a", "y"))),
     ""},
    {"", RULES(INCLUDE("1", "a", "x") N PARALLEL("'type':'none'")),
     "mapping/orphan-transformation:3"},
    {"",
     RULES(INCLUDE("1", "a", "%") N CHANGE("2", "table", "rename",
                                           WHERE("a", "%") ",\n'value':'x'")),
     "mapping/rename-collapse:4"},
    {"",
     RULES(INCLUDE("1", "a", "t") N CHANGE("2", "table", "rename",
                                           WHERE("a", "%") ",'value':'x'")),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "%") N CHANGE("2", "table", "rename",
                                           WHERE("a", "t_x") ",'value':'x'")),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "t") N CHANGE(
         "2", "column", "rename", COLUMN("a", "t", "%") ",'value':'x'")),
     "mapping/rename-collapse:3"},
    {"",
     RULES(INCLUDE("1", "a", "%")
               N CHANGE("2", "table", "rename", WHERE("a", "t") ",'value':'x'")
                   N CHANGE("3", "table", "rename",
                            WHERE("a", "u") ",'value':'x'")),
     "mapping/target-collision:4"},
    {"",
     RULES(INCLUDE("1", "%", "%")
               N CHANGE("2", "table", "rename", WHERE("a", "t") ",'value':'x'")
                   N CHANGE("3", "table", "rename",
                            WHERE("b", "u") ",'value':'x'")),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "t") N CHANGE("2", "column", "rename",
                                           COLUMN("a", "t", "c") ",'value':'x'")
               N CHANGE("3", "column", "rename",
                        COLUMN("a", "t", "d") ",'value':'x'")),
     "mapping/target-collision:4"},
    /* transformations */
    {"",
     RULES(INCLUDE("1", "a", "%")
               N CHANGE("2", "table", "convert-lowercase", WHERE("a", "%"))
                   N CHANGE("3", "table", "add-prefix",
                            WHERE("a", "t") ",'value':'x'")),
     "mapping/duplicate-transformation:4"},
    {"",
     RULES(INCLUDE("1", "a", "%")
               N CHANGE("3", "table", "convert-lowercase", WHERE("a", "%"))
                   N CHANGE("2", "table", "add-prefix",
                            WHERE("a", "t") ",'value':'x'")),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "%") N CHANGE("2", "schema", "convert-lowercase",
                                           WHERE("a", "%"))
               N CHANGE("3", "table", "convert-lowercase", WHERE("a", "%"))),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "t") N CHANGE(
         "2", "column", "data-masking-hash-mask", COLUMN("a", "t", "c"))
               N CHANGE("3", "column", "change-data-type",
                        COLUMN("a", "t", "c"))),
     "mapping/masking-order:4"},
    {"",
     RULES(INCLUDE("1", "a", "t") N CHANGE(
         "3", "column", "data-masking-hash-mask", COLUMN("a", "t", "c"))
               N CHANGE("2", "column", "change-data-type",
                        COLUMN("a", "t", "c"))),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "t")
               N CHANGE("2", "column", "add-column",
                        WHERE("a", "t") ",\n'expression':'$AR_H_USR'")),
     "mapping/expression-unknown-ref:4"},
    {"",
     RULES(INCLUDE("1", "a", "t")
               N CHANGE("2", "column", "add-column",
                        WHERE("a", "t") ",'expression':'$AR_H_USER || $C'")),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "t")
               N CHANGE("2", "column", "change-data-type",
                        COLUMN("a", "t", "c") ",'data-type':{'type':'numeric',"
                                              "'precision':'5',\n'scale':6}")),
     "mapping/bad-data-type:4"},
    {"",
     RULES(INCLUDE("1", "a", "t")
               N CHANGE("2", "column", "change-data-type",
                        COLUMN("a", "t", "c") ",'data-type':{'type':'numeric',"
                                              "'precision':'5','scale':5}")),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "t") N CHANGE("2", "column", "remove-column",
                                           COLUMN("a", "t", "c-d"))),
     "mapping/special-char-column:3"},
    {"",
     RULES(INCLUDE("1", "a", "t") N CHANGE("2", "column", "remove-column",
                                           COLUMN("a", "t", "[a-d]x"))),
     ""},
    {"type=full-load",
     RULES(INCLUDE("1", "a", "t") N CHANGE(
         "2", "column", "add-before-image-columns", WHERE("a", "t"))),
     "mapping/before-image-target:3"},
    {"type=cdc",
     RULES(INCLUDE("1", "a", "t") N CHANGE(
         "2", "column", "add-before-image-columns", WHERE("a", "t"))),
     ""},
    {"target=mysql",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'object-mapping','rule-id':2," WHERE("a", "t") "}"),
     "mapping/object-mapping-target:3"},
    {"target=kafka",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'object-mapping','rule-id':2," WHERE("a", "t") "}"),
     ""},
    {"target=dynamodb",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'object-mapping','rule-id':2," WHERE("a", "t") "}"),
     "mapping/object-mapping-params:3"},
    /* filters */
    {"",
     RULES(SELECT("1", "include", "a", "t%",
                  FILTER("{'filter-operator':'eq','value':'1'}"))),
     "mapping/filter-wildcard:2"},
    {"",
     RULES(SELECT("1", "include", "a", "t",
                  FILTER("{'filter-operator':'eq','value':'1'}"))),
     ""},
    {"source=mongodb",
     RULES(SELECT("1", "include", "a", "t",
                  FILTER("{'filter-operator':'eq','value':'1'}"))),
     "mapping/filter-source:2"},
    {"",
     RULES(SELECT("1", "include", "a", "t",
                  FILTER("{'filter-operator':'noteq','value':'1'},\n"
                         "{'filter-operator':'noteq','value':'2'}"))),
     "mapping/negative-filter-multi:3"},
    {"",
     RULES(SELECT("1", "include", "a", "t",
                  FILTER("{'filter-operator':'eq','value':'1'},\n"
                         "{'filter-operator':'noteq','value':'2'}"))),
     ""},
    {"",
     RULES(SELECT("1", "include", "a", "t",
                  FILTER("{'filter-operator':'between',\n'start-value':'10',"
                         "'end-value':'9'}"))),
     "mapping/filter-bounds-reversed:3"},
    {"",
     RULES(SELECT("1", "include", "a", "t",
                  FILTER("{'filter-operator':'between','start-value':'9',"
                         "'end-value':'10'}"))),
     ""},
    {"",
     RULES(SELECT("1", "include", "a", "t",
                  FILTER("{'filter-operator':'notbetween','start-value':"
                         "'2026-02-01','end-value':'2026-01-31'}"))),
     "mapping/filter-bounds-reversed:2"},
    {"",
     RULES(SELECT("1", "include", "a", "t",
                  FILTER("{'filter-operator':'between','start-value':'b',"
                         "'end-value':'a'}"))),
     ""},
    /* object mapping */
    {"target=kinesis",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'object-mapping','rule-id':2,'rule-action':"
           "'map-record-to-record'," WHERE(
               "a", "t") ",'mapping-parameters':{\n"
                         "'partition-key-type':'schema'}}"),
     "mapping/object-mapping-params:4"},
    {"target=kinesis",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'object-mapping','rule-id':2,'rule-action':"
           "'map-record-to-record'," WHERE(
               "a", "t") ",'mapping-parameters':{\n"
                         "'partition-key-type':'schema-table'}}"),
     ""},
    {"target=kinesis",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'object-mapping','rule-id':2,'rule-action':"
           "'map-record-to-record'," WHERE(
               "a", "t") ",'mapping-parameters':{\n"
                         "'partition-key-type':'the usual one'}}"),
     "mapping/object-mapping-params:4"},
    {"target=kafka",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'object-mapping','rule-id':2,'rule-action':"
           "'map-record-to-record'," WHERE(
               "a", "t") ",'mapping-parameters':{\n"
                         "'partition-key-type':'task-id'}}"),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'object-mapping','rule-id':2,'rule-action':"
           "'map-record-to-record'," WHERE(
               "a", "t") ",'mapping-parameters':{'attribute-mappings':[{\n"
                         "'attribute-sub-type':'sting'}]}}"),
     "mapping/object-mapping-params:4"},
    {"",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'object-mapping','rule-id':2,'rule-action':"
           "'map-record-to-record'," WHERE(
               "a", "t") ",'mapping-parameters':{'attribute-mappings':[\n"
                         "{'attribute-sub-type':'json'},"
                         "{'attribute-sub-type':'dynamodb-map'},"
                         "{'attribute-sub-type':'{{kind}}'}]}}"),
     ""},
    /* names that nothing has */
    {"", RULES(INCLUDE("1", "a", "")), "mapping/empty-name:2"},
    {"", RULES(INCLUDE("1", "a", "t") N EXCLUDE("2", "a", "")),
     "mapping/empty-name:3"},
    {"", RULES(INCLUDE("1", "<schema>", "")), ""},
    {"", RULES(INCLUDE("1", "", "t")), ""},
    {"source=s3", RULES(INCLUDE("1", "", "t")), ""},
    {"source=mysql", RULES(INCLUDE("1", "", "t")), "mapping/empty-name:2"},
    {"",
     RULES(INCLUDE("1", "a", "t")
               N CHANGE("2", "column", "remove-column", COLUMN("a", "t", ""))),
     "mapping/empty-name:3"},
    {"",
     RULES(INCLUDE("1", "a", "t")
               N CHANGE("2", "column", "add-column",
                        COLUMN("a", "t", "") ",'value':'x',"
                                             "'expression':'$AR_H_USER'")),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "t")
               N CHANGE("2", "schema", "convert-lowercase", WHERE("a", ""))),
     ""},
    /* sizes of types */
    {"",
     RULES(INCLUDE("1", "a", "t")
               N CHANGE("2", "column", "change-data-type",
                        COLUMN("a", "t", "c") ",'data-type':{'type':'string',"
                                              "\n'length':'0'}")),
     "mapping/bad-data-type:4"},
    {"",
     RULES(INCLUDE("1", "a", "t")
               N CHANGE("2", "column", "change-data-type",
                        COLUMN("a", "t", "c") ",'data-type':{'type':'datetime'"
                                              ",\n'precision':10}")),
     "mapping/bad-data-type:4"},
    {"",
     RULES(INCLUDE("1", "a", "t")
               N CHANGE("2", "column", "change-data-type",
                        COLUMN("a", "t", "c") ",'data-type':{'type':'int4',"
                                              "'length':0,'precision':''}")),
     ""},
    /* schemas of the server */
    {"source=mysql", RULES(INCLUDE("1", "%", "%")),
     "mapping/system-schema-swept:2"},
    {"source=mysql", RULES(INCLUDE("1", "%", "%") N EXCLUDE("2", "mysql", "%")),
     ""},
    {"source=mysql", RULES(INCLUDE("1", "shop%", "%")), ""},
    {"source=postgres", RULES(INCLUDE("1", "%", "%")), ""},
    {"", RULES(INCLUDE("1", "%", "%")), ""},
    /* one table renamed to another */
    {"",
     RULES(INCLUDE("1", "a", "t") N INCLUDE("2", "a", "u") N CHANGE(
         "3", "table", "rename", WHERE("a", "t") ",'value':'u'")),
     "mapping/target-collision:4"},
    {"",
     RULES(INCLUDE("1", "a", "t") N INCLUDE("2", "a", "u")
               N CHANGE("3", "table", "rename", WHERE("a", "t") ",'value':'u'")
                   N CHANGE("4", "table", "rename",
                            WHERE("a", "u") ",'value':'t'")),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "t") N INCLUDE("2", "b", "u") N CHANGE(
         "3", "table", "rename", WHERE("a", "t") ",'value':'u'")),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "%") N CHANGE("3", "table", "rename",
                                           WHERE("a", "t") ",'value':'u'")),
     ""},
    /* what the console leaves */
    {"partial=yes",
     RULES(SELECT("1", "include", "a", "t", ",\n'load-order':null")),
     "mapping/console-export-noise:3"},
    {"", RULES(SELECT("1", "include", "a", "t", ",\n'load-order':null")), ""},
    {"partial=yes", RULES(INCLUDE("1", "a", "t")), ""},
    {"advice=mapping/null-key",
     RULES(SELECT("1", "include", "a", "t", ",\n'load-order':null")),
     "mapping/null-key:3"},
    {"advice=mapping/null-key exported=1",
     RULES(SELECT("1", "include", "a", "t", ",\n'load-order':null")), ""},
    {"advice=mapping/null-key", RULES(INCLUDE("1", "a", "t")), ""},
    {"advice=mapping/no-rule-name",
     RULES("{'rule-type':'selection','rule-id':'1'," WHERE(
         "a", "t") ",'rule-action':'include'}"),
     "mapping/no-rule-name:2"},
    {"advice=mapping/no-rule-name",
     RULES("{'rule-type':'selection','rule-id':'1','rule-name':'${n}'," WHERE(
         "a", "t") ",'rule-action':'include'}"),
     ""},
    /* rules about tables that nothing includes */
    {"",
     RULES(INCLUDE("1", "a", "t") N CHANGE("2", "table", "rename",
                                           WHERE("a", "u") ",'value':'x'")
               N CHANGE("3", "column", "remove-column", COLUMN("a", "u", "c"))),
     "mapping/orphan-transformation:3"},
    {"",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'object-mapping','rule-id':2,'rule-action':"
           "'map-record-to-record'," WHERE("a", "u") "}"),
     "mapping/orphan-transformation:3"},
    /* expressions */
    {"",
     RULES(INCLUDE("1", "a", "t") N CHANGE(
         "2", "column", "add-column",
         WHERE("a", "t") ",'value':'c',\n'expression':'lower($A) || $B'")),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "t") N CHANGE(
         "2", "column", "add-column",
         WHERE("a", "t") ",'value':'c',\n'expression':'lower($A) || '")),
     "mapping/expression-syntax:4"},
    {"",
     RULES(INCLUDE("1", "a", "t") N CHANGE(
         "2", "column", "add-column",
         WHERE("a", "t") ",'value':'c',\n'expression':'${x} || '")),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "t") N CHANGE(
         "2", "column", "add-column",
         WHERE("a", "t") ",'value':'c',\n'expression':'nvl($A, 1)'")),
     "mapping/expression-syntax:4"},
    /* parallel load */
    {"source=postgres",
     RULES(INCLUDE("1", "a", "t") N PARALLEL("'type':'partitions-auto'")),
     "mapping/parallel-load-engine:3"},
    {"source=oracle", RULES(PARALLEL("'type':'subpartitions-auto'")), ""},
    {"source=mysql",
     RULES(INCLUDE("1", "a", "t") N PARALLEL("'type':'subpartitions-auto'")),
     "mapping/parallel-load-engine:3"},
    {"target=kafka",
     RULES(INCLUDE("1", "a", "t") N PARALLEL("'type':'ranges'")),
     "mapping/parallel-load-engine:3"},
    {"",
     RULES(INCLUDE("1", "a", "t") N PARALLEL(
         "'type':'ranges','columns':['c','d'],'boundaries':[['1','2'],\n"
         "['3']]")),
     "mapping/parallel-load-ranges:4"},
    {"",
     RULES(INCLUDE("1", "a", "t") N PARALLEL(
         "'type':'ranges','columns':['c'],'boundaries':[['2'],\n['1']]")),
     "mapping/parallel-load-ranges:4"},
    {"",
     RULES(INCLUDE("1", "a", "t") N PARALLEL(
         "'type':'ranges','columns':['c'],'boundaries':[['2'],\n['2']]")),
     "mapping/parallel-load-ranges:4"},
    {"",
     RULES(INCLUDE("1", "a", "t") N PARALLEL(
         "'type':'ranges','columns':['c'],'boundaries':[['9'],['10']],"
         "'segment-names':['x','y','z']")),
     ""},
    {"",
     RULES(INCLUDE("1", "a", "t") N PARALLEL(
         "'type':'ranges','columns':['c'],'boundaries':[['9']],\n"
         "'segment-names':['x']")),
     "mapping/parallel-load-ranges:4"},
    {"",
     RULES(INCLUDE("1", "a", "t") N PARALLEL(
         "'type':'partitions-list','partitions':['p1','p2',\n'p1']")),
     "mapping/parallel-load-ranges:4"},
    {"",
     RULES(INCLUDE("1", "a", "t") N PARALLEL(
         "'type':'partitions-list','partitions':['p1','p2','p3']")),
     ""},
    /* LOBs of one table */
    {"target=s3",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'table-settings','rule-id':2," WHERE(
               "a", "t") ",\n'lob-settings':{'mode':'unlimited'}}"),
     "cross/table-lob-settings:4"},
    {"target=oracle",
     RULES(INCLUDE("1", "a", "t") N
           "{'rule-type':'table-settings','rule-id':2," WHERE(
               "a", "t") ",\n'lob-settings':{'mode':'unlimited'}}"),
     ""},
};

#endif
