/* The rules, each with a document that has the mistake and one that has not.
 *
 * A row: what the command line says of the task ("source=oracle target=s3
 * type=cdc"), the document, and the findings: "slug:line" with blanks between,
 * "" for none. Documents are written in single quotes for double ones. */
#include "unit/unit.h"

#include "base/buf.h"
#include "read/json.h"
#include "rules/rules.h"

struct row {
    const char *about, *document, *expected;
};

#define SETTINGS(section, keys) "{'" section "':\n{" keys "}}"
#define LOBS(keys)              SETTINGS("TargetMetadata", keys)
#define LOGGING(keys)           SETTINGS("Logging", keys)
#define ERRORS(keys)            SETTINGS("ErrorBehavior", keys)
#define LOAD(keys)              SETTINGS("FullLoadSettings", keys)
#define CHECKED(keys)           SETTINGS("ValidationSettings", keys)

static const struct row settings[] = {
    /* nothing to say */
    {"", "{}", ""},
    {"", "{'TargetMetadata':null,'Logging':null}", ""},
    /* LOBs */
    {"",
     LOBS(
         "'SupportLobs':true,'FullLobMode':false,\n'LimitedSizeLobMode':false"),
     "settings/lob-mode-missing:2"},
    {"", LOBS("'SupportLobs':false,'FullLobMode':false"), ""},
    {"", LOBS("'SupportLobs':true,'FullLobMode':false"), ""},
    {"", LOBS("'FullLobMode':false,\n'LimitedSizeLobMode':false"),
     "settings/lob-mode-missing:3"},
    {"", LOBS("'FullLobMode':true,\n'LimitedSizeLobMode':true"),
     "settings/lob-mode-conflict:3"},
    {"", LOBS("'FullLobMode':true"), ""},
    {"", LOBS("'SupportLobs':false,\n'LimitedSizeLobMode':true"),
     "settings/lob-keys-ignored:3"},
    {"", LOBS("'SupportLobs':false,'LimitedSizeLobMode':false"), ""},
    {"", LOBS("'LobMaxSize':32"), "settings/lob-truncation-risk:2"},
    {"", LOBS("'LobMaxSize':1"), "settings/lob-truncation-risk:2"},
    {"", LOBS("'LobMaxSize':33"), ""},
    {"", LOBS("'LobMaxSize':32,'SupportLobs':false"), ""},
    {"", LOBS("'LobMaxSize':32,'FullLobMode':true"), ""},
    {"", LOBS("'LobMaxSize':32,'LimitedSizeLobMode':'${mode}'"), ""},
    {"", LOBS("'LobMaxSize':32,'LimitedSizeLobMode':null"),
     "settings/lob-truncation-risk:2"},
    {"", LOBS("'FullLobMode':true,\n'LobChunkSize':0"),
     "settings/lob-chunk-size:3"},
    {"", LOBS("'FullLobMode':true,\n'LobChunkSize':65"),
     "settings/lob-chunk-size:3"},
    {"", LOBS("'FullLobMode':true,'LobChunkSize':64"), ""},
    {"", LOBS("'FullLobMode':false,'LobChunkSize':0"), ""},
    {"", LOBS("'FullLobMode':false,\n'InlineLobMaxSize':1"),
     "settings/inline-lob:3"},
    {"", LOBS("'FullLobMode':true,'InlineLobMaxSize':1"), ""},
    {"", LOBS("'FullLobMode':false,'InlineLobMaxSize':0"), ""},
    {"target=redshift", LOBS("'LobMaxSize':64"), "cross/redshift-lob-size:2"},
    {"target=redshift", LOBS("'LobMaxSize':63"), ""},
    {"", LOBS("'LobMaxSize':64"), ""},
    /* logging */
    {"", LOGGING("'EnableLogContext':true,\n'EnableLogging':false"),
     "settings/log-context-without-logging:2"},
    {"", LOGGING("'EnableLogContext':true"),
     "settings/log-context-without-logging:2"},
    {"", LOGGING("'EnableLogContext':true,'EnableLogging':true"), ""},
    {"", LOGGING("'EnableLogContext':true,'EnableLogging':'${on}'"), ""},
    {"", LOGGING("\n'EnableLogging':false"), "settings/logging-off:3"},
    {"", LOGGING("'LogComponents':[]"), ""},
    {"", LOGGING("'LogComponents':[{'Id':'SORTER'},\n{'Id':'SORTER'}]"),
     "settings/duplicate-log-component:3"},
    {"", LOGGING("'LogComponents':[{'Id':'SORTER'},{'Id':'IO'}]"), ""},
    {"",
     LOGGING("'EnableLogging':true,'LogComponents':[{\n'Severity':"
             "'LOGGER_SEVERITY_DEBUG'}]"),
     "settings/debug-left-on:3"},
    {"",
     LOGGING("'EnableLogging':true,'LogComponents':[{'Severity':"
             "'LOGGER_SEVERITY_INFO'}]"),
     ""},
    /* errors */
    {"", ERRORS("'FailOnNoTablesCaptured':false"),
     "settings/no-tables-not-fatal:2"},
    {"", ERRORS("'FailOnNoTablesCaptured':true"), ""},
    {"type=cdc", ERRORS("'RecoverableErrorCount':0"),
     "settings/never-restarts:2"},
    {"type=cdc", ERRORS("'RecoverableErrorCount':-1"), ""},
    {"type=full-load", ERRORS("'RecoverableErrorCount':0"), ""},
    {"", ERRORS("'RecoverableErrorCount':0"), ""},
    {"", ERRORS("'DataTruncationErrorPolicy':'IGNORE_RECORD'"),
     "settings/silent-truncation:2"},
    {"", ERRORS("'DataTruncationErrorPolicy':'LOG_ERROR'"), ""},
    {"",
     ERRORS("'DataErrorEscalationPolicy':'STOP_TASK',\n"
            "'DataErrorEscalationCount':0"),
     "settings/escalation-zero:3"},
    {"",
     ERRORS("'DataErrorEscalationPolicy':'SUSPEND_TABLE',"
            "'DataErrorEscalationCount':0"),
     ""},
    {"",
     ERRORS("'ApplyErrorEscalationPolicy':'SUSPEND_TABLE',\n"
            "'ApplyErrorEscalationCount':0"),
     "settings/escalation-zero:3"},
    {"",
     ERRORS("'ApplyErrorEscalationPolicy':'SUSPEND_TABLE',"
            "'ApplyErrorEscalationCount':1"),
     ""},
    {"source=oracle", ERRORS("'ApplyErrorUpdatePolicy':'UPDATE_RECORD'"),
     "settings/update-record:2"},
    {"source=mysql", ERRORS("'ApplyErrorUpdatePolicy':'UPDATE_RECORD'"), ""},
    {"",
     SETTINGS("ChangeProcessingTuning",
              "'BatchApplyTimeoutMin':31,'BatchApplyTimeoutMax':30"),
     "settings/min-max-inverted:2"},
    {"",
     SETTINGS("ChangeProcessingTuning",
              "'BatchApplyTimeoutMin':30,'BatchApplyTimeoutMax':30"),
     ""},
    {"",
     ERRORS("'RecoverableErrorInterval':9,'RecoverableErrorThrottlingMax':8"),
     "settings/min-max-inverted:2"},
    /* tuning */
    {"", LOBS("'ParallelLoadThreads':125"), "settings/thread-explosion:2"},
    {"", LOBS("'ParallelLoadThreads':124"), ""},
    {"target=postgres", LOBS("'ParallelLoadThreads':1"),
     "settings/parallel-key-target:2"},
    {"target=kinesis", LOBS("'ParallelLoadThreads':1"), ""},
    {"target=dynamodb", LOBS("'ParallelApplyThreads':1"),
     "settings/parallel-key-target:2"},
    {"target=docdb", LOBS("'ParallelApplyThreads':1"), ""},
    {"target=postgres", LOBS("'ParallelLoadThreads':0"), ""},
    {"type=full-load", LOBS("'ParallelApplyThreads':1"),
     "settings/parallel-apply-full-load:2"},
    {"type=cdc", LOBS("'ParallelApplyThreads':1"), ""},
    {"",
     "{'TargetMetadata':{'BatchApplyEnabled':false},\n"
     "'ChangeProcessingTuning':{'BatchSplitSize':7}}",
     "settings/dead-tuning:2"},
    {"",
     "{'TargetMetadata':{'BatchApplyEnabled':true},\n"
     "'ChangeProcessingTuning':{'BatchSplitSize':7,'CommitTimeout':1}}",
     ""},
    {"",
     "{'TargetMetadata':{'BatchApplyEnabled':true},\n"
     "'ChangeProcessingTuning':{'CommitTimeout':2}}",
     "settings/dead-tuning:2"},
    {"", "{'ChangeProcessingTuning':{'BatchSplitSize':7}}", ""},
    {"type=full-load",
     SETTINGS("ControlTablesSettings", "'StatusTableEnabled':true"),
     "settings/control-tables-full-load:2"},
    {"type=cdc", SETTINGS("ControlTablesSettings", "'StatusTableEnabled':true"),
     ""},
    {"target=s3",
     SETTINGS("ChangeProcessingDdlHandlingPolicy",
              "'HandleSourceTableDropped':true"),
     "settings/ddl-to-datalake:2"},
    {"target=s3 type=full-load",
     SETTINGS("ChangeProcessingDdlHandlingPolicy",
              "'HandleSourceTableDropped':true"),
     ""},
    {"target=s3",
     SETTINGS("ChangeProcessingDdlHandlingPolicy",
              "'HandleSourceTableDropped':false"),
     ""},
    /* load */
    {"type=cdc", LOAD("'StopTaskCachedChangesApplied':true"),
     "settings/stop-after-load:2"},
    {"type=full-load-and-cdc", LOAD("'StopTaskCachedChangesApplied':true"), ""},
    {"", LOAD("'StopTaskCachedChangesApplied':true"), ""},
    {"",
     LOAD("'StopTaskCachedChangesApplied':true,\n"
          "'StopTaskCachedChangesNotApplied':true"),
     "settings/stop-after-load:3"},
    {"", LOAD("'TargetTablePrepMode':'DROP_AND_CREATE'"),
     "settings/drop-and-create:2"},
    {"target=s3", LOAD("'TargetTablePrepMode':'DROP_AND_CREATE'"), ""},
    {"type=cdc", LOAD("'TargetTablePrepMode':'DROP_AND_CREATE'"), ""},
    {"", LOAD("'TargetTablePrepMode':'DO_NOTHING'"), ""},
    {"target=docdb", LOAD("'TargetTablePrepMode':'TRUNCATE_BEFORE_LOAD'"),
     "settings/prep-mode-target:2"},
    {"target=babelfish", LOAD("'TargetTablePrepMode':'DROP_AND_CREATE'"),
     "settings/prep-mode-target:2"},
    {"target=postgres", LOAD("'TargetTablePrepMode':'TRUNCATE_BEFORE_LOAD'"),
     ""},
    {"target=mysql", LOBS("'TargetSchema':'x'"),
     "settings/target-schema-mysql:2"},
    {"target=mysql", LOBS("'TargetSchema':''"), ""},
    {"target=oracle", LOBS("'TargetSchema':'x'"), ""},
    /* extras */
    {"",
     "{'TargetMetadata':{'BatchApplyEnabled':true},\n"
     "'LoopbackPreventionSettings':{'EnableLoopbackPrevention':true}}",
     "settings/loopback-batch:1"},
    {"", "{'LoopbackPreventionSettings':{'EnableLoopbackPrevention':true}}",
     ""},
    {"target=postgres",
     SETTINGS("BeforeImageSettings", "'EnableBeforeImage':true"),
     "settings/before-image:2"},
    {"type=full-load",
     SETTINGS("BeforeImageSettings", "'EnableBeforeImage':true"),
     "settings/before-image:2"},
    {"target=kafka type=cdc",
     SETTINGS("BeforeImageSettings", "'EnableBeforeImage':true"), ""},
    {"",
     "{'CharacterSetSettings':{'CharacterReplacements':[]},\n"
     "'ValidationSettings':{'EnableValidation':true}}",
     "settings/charset-vs-validation:2"},
    {"",
     "{'CharacterSetSettings':null,\n"
     "'ValidationSettings':{'EnableValidation':true}}",
     ""},
    {"type=full-load", SETTINGS("TTSettings", "'EnableTT':true"),
     "settings/time-travel:2"},
    {"source=mysql", SETTINGS("TTSettings", "'EnableTT':true"),
     "settings/time-travel:2"},
    {"target=s3", SETTINGS("TTSettings", "'EnableTT':true"),
     "settings/time-travel:2"},
    {"source=oracle target=mysql type=cdc",
     SETTINGS("TTSettings", "'EnableTT':true"), ""},
    {"",
     SETTINGS("TTSettings", "'EnableTT':true,'TTS3Settings':{\n"
                            "'ServiceAccessRoleArn':'arn:aws:iam::1:role/x'}"),
     "settings/time-travel:3"},
    {"",
     SETTINGS("TTSettings", "'EnableTT':true,'TTS3Settings':{"
                            "'ServiceAccessRoleArn':'${role}'}"),
     ""},
    {"source=mysql",
     SETTINGS("ResyncSettings", "'EnableResync':true,'ValidationTaskId':'A'"),
     "settings/resync:2"},
    {"type=cdc",
     SETTINGS("ResyncSettings", "'EnableResync':true,'ValidationTaskId':'A'"),
     "settings/resync:2"},
    {"type=full-load",
     SETTINGS("ResyncSettings", "'EnableResync':true,'ValidationTaskId':'A',\n"
                                "'ResyncSchedule':'0 0 * * 6'"),
     "settings/resync:3"},
    {"", SETTINGS("ResyncSettings", "'EnableResync':true"),
     "settings/resync:2"},
    {"source=oracle target=postgres type=cdc",
     SETTINGS("ResyncSettings", "'EnableResync':true,'ValidationTaskId':'A',"
                                "'ResyncSchedule':'0 0 * * 6'"),
     ""},
    /* validation */
    {"target=kinesis", CHECKED("'EnableValidation':true"),
     "validation/unsupported:2"},
    {"source=mongodb", CHECKED("'EnableValidation':true"),
     "validation/unsupported:2"},
    {"target=s3 source=oracle", CHECKED("'EnableValidation':true"), ""},
    {"target=kinesis", CHECKED("'EnableValidation':false"), ""},
    {"", CHECKED("'ValidationOnly':true"), "validation/validation-only:2"},
    {"", CHECKED("'ValidationOnly':true,'EnableValidation':true"), ""},
    {"type=full-load-and-cdc",
     CHECKED("'EnableValidation':true,\n'ValidationOnly':true"),
     "validation/validation-only:3"},
    {"",
     "{'FullLoadSettings':{'TargetTablePrepMode':'DROP_AND_CREATE'},\n"
     "'ValidationSettings':{'EnableValidation':true,'ValidationOnly':true}}",
     "validation/validation-only:1"},
    {"",
     "{'TargetMetadata':{'LobMaxSize':64},\n'ValidationSettings':"
     "{'EnableValidation':true,'ValidationPartialLobSize':32}}",
     "validation/partial-lob-size:2"},
    {"",
     "{'TargetMetadata':{'LobMaxSize':64},\n'ValidationSettings':"
     "{'EnableValidation':true,'ValidationPartialLobSize':64}}",
     ""},
    {"", CHECKED("'FailureMaxCount':9,\n'TableFailureMaxCount':10"),
     "validation/failure-count-swapped:3"},
    {"", CHECKED("'FailureMaxCount':10,'TableFailureMaxCount':10"), ""},
    {"source=sqlserver target=postgres", CHECKED("'EnableValidation':true"),
     "validation/pg-collation:2"},
    {"source=sqlserver target=postgres",
     CHECKED("'EnableValidation':true,'HandleCollationDiff':true"), ""},
    {"source=oracle target=postgres", CHECKED("'EnableValidation':true"), ""},
    /* engines */
    {"target=kafka", LOBS("'BatchApplyEnabled':true"),
     "cross/batch-apply-target:2"},
    {"target=postgres", LOBS("'BatchApplyEnabled':true"), ""},
    {"", LOBS("'FullLobMode':true,\n'BatchApplyEnabled':true"),
     "cross/batch-apply-full-lob:3"},
    {"",
     LOBS("'SupportLobs':false,'FullLobMode':false,'BatchApplyEnabled':true"),
     ""},
    {"target=redis", LOBS("'FullLobMode':true"), "cross/full-lob-target:2"},
    {"target=oracle", LOBS("'FullLobMode':true"), ""},
};

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
    {"", RULES(INCLUDE("1", "a", "t_%")), "mapping/underscore-is-wildcard:2"},
    {"", RULES(INCLUDE("1", "a", "t[_]%")), ""},
    {"", RULES(INCLUDE("1", "a", "t#_%")), ""},
    {"", RULES(INCLUDE("1", "a", "t_x")), ""},
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

/* The word after KEY= in ABOUT. */
static struct str about(const char *about, const char *key)
{
    struct str rest = str_of(about);
    while (rest.len) {
        struct str word = str_cut(&rest, ' '), name = str_cut(&word, '=');
        if (str_is(name, key))
            return word;
    }
    return STR("");
}

static int type_of(struct str name)
{
    static const char *const types[] = {"full-load", "cdc",
                                        "full-load-and-cdc"};
    for (int i = 0; i < 3; i++)
        if (str_is(name, types[i]))
            return i;
    return -1;
}

static struct val read(struct arena *a, struct findings *fs, const char *quoted)
{
    char *text = arena_copy(a, quoted, strlen(quoted));
    for (char *p = text; *p; p++)
        if (*p == '\'')
            *p = '"';
    struct val v =
        tree_root(json_read(a, text_new(a, "t", str_of(text)), NULL, fs));
    assert_int_equal(fs->list.n, 0);
    return v;
}

static const char *found(struct arena *a, struct findings *fs)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "");
    findings_sort(fs);
    for (size_t i = 0; i < fs->list.n; i++)
        buf_printf(&b, "%s%s:%u", i ? " " : "",
                   finding_rule(fs->list.at[i]->id)->name,
                   fs->list.at[i]->place.start.line);
    const char *all = str_z(a, buf_str(&b));
    buf_free(&b);
    return all;
}

static const char *check(struct arena *a, const struct row *row, bool mappings_)
{
    struct findings *fs = findings_new(a);
    struct val document = read(a, fs, row->document);
    struct rules_context c = {
        .source = engine_find(about(row->about, "source")),
        .target = engine_find(about(row->about, "target")),
        .type = type_of(about(row->about, "type")),
    };
    if (mappings_)
        c.mappings = document;
    else
        c.settings = document;
    rules_check(&c, a, fs);
    return found(a, fs);
}

static void check_rows(const struct row *rows, size_t n, bool mappings_)
{
    unsigned wrong = 0;
    for (size_t i = 0; i < n; i++) {
        struct arena *a = arena_new();
        const char *got = check(a, &rows[i], mappings_);
        if (strcmp(got, rows[i].expected) != 0) {
            print_error("%s %s\n  is '%s', not '%s'\n", rows[i].about,
                        rows[i].document, got, rows[i].expected);
            wrong++;
        }
        arena_free(a);
    }
    assert_int_equal(wrong, 0);
}

static void of_settings(void **state)
{
    (void)state;
    check_rows(settings, COUNT_OF(settings), false);
}

static void of_mappings(void **state)
{
    (void)state;
    check_rows(mappings, COUNT_OF(mappings), true);
}

/* What hangs on both documents, and on where the type is written. */
static void of_both(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct rules_context c = {
        .type = TASK_CDC,
        .target = engine_find(STR("neptune")),
        .settings = read(a, fs,
                         "{'TargetMetadata':{'SupportLobs':false},\n"
                         "'ErrorBehavior':{'DataMaskingErrorPolicy':"
                         "'LOG_ERROR'},\n'BeforeImageSettings':"
                         "{'EnableBeforeImage':true}}"),
        .mappings = read(
            a, fs,
            RULES(INCLUDE("1", "a", "t") N CHANGE(
                "2", "column", "data-masking-hash-mask", COLUMN("a", "t", "c"))
                      N CHANGE("3", "column", "add-before-image-columns",
                               WHERE("a", "t")) N
                  "{'rule-type':'table-settings','rule-id':4," WHERE(
                      "a", "t") ",'lob-settings':{'mode':'limited'}}")),
        .type_at = read(a, fs, "\n\n\n\n\n\n'cdc'"),
    };
    rules_check(&c, a, fs);
    assert_string_equal(found(a, fs),
                        "cross/cdc-target:7 cross/masking-logged:2 "
                        "cross/before-image-twice:3 "
                        "cross/table-lob-settings:5");
    arena_free(a);
}

/* What was reported already is not reported again, nor relied upon. */
static void after_an_error(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct rules_context c = {.type = -1,
                              .settings = read(a, fs, LOBS("'LobMaxSize':32"))};
    struct val v =
        val_path(c.settings, "TargetMetadata", "LobMaxSize", (char *)NULL);
    val_finding(fs, FINDING_SCHEMA_RANGE, v, "too small");
    rules_check(&c, a, fs);
    assert_int_equal(fs->list.n, 1);
    arena_free(a);
}

/* More than DMS takes, and nearly as much. */
static void of_size(void **state)
{
    (void)state;
    static const struct {
        size_t rules;
        int severity; /* -1: nothing */
    } rows[] = {
        {10000, -1}, {20000, SEVERITY_WARNING}, {24000, SEVERITY_ERROR}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena *a = arena_new();
        struct findings *fs = findings_new(a);
        struct buf b;
        buf_init(&b, 0);
        buf_add_z(&b, "{'rules':[");
        for (size_t id = 1; id <= rows[i].rules; id++)
            buf_printf(&b,
                       "%s{'rule-type':'post-processing','rule-id':%zu,"
                       "'note':'some bytes that take place in it'}",
                       id > 1 ? "," : "", id);
        buf_add_z(&b, "]}");
        struct rules_context c = {.type = -1, .mappings = read(a, fs, b.ptr)};
        rules_check(&c, a, fs);
        assert_int_equal(fs->list.n, rows[i].severity >= 0);
        if (fs->list.n)
            assert_int_equal(fs->list.at[0]->severity, rows[i].severity);
        buf_free(&b);
        arena_free(a);
    }
}

/* Every rule of these groups has a row that it is found in. */
static void rows_are_complete(void **state)
{
    (void)state;
    static const char *const elsewhere[] = {
        /* of_both and of_size */
        "cross/cdc-target", "cross/masking-logged", "cross/before-image-twice",
        "mapping/too-big",
        /* what the schemas say */
        "mapping/action-target-mismatch", "mapping/explicit-with-wildcard",
        "mapping/filter-on-exclude", "mapping/legacy-mapping-shape",
        "mapping/missing-action-value", "mapping/no-selection-rule",
        "mapping/rule-id-type", "mapping/table-settings-wildcard",
        "mapping/unknown-key", "settings/read-only-key",
        "settings/unknown-key"};
    for (int id = 0; id < FINDING_COUNT; id++) {
        const char *name = finding_rule((enum finding_id)id)->name;
        struct str group = str_of(name);
        group = str_cut(&group, '/');
        if (!rules_among(group, "settings mapping validation cross"))
            continue;
        bool has = false;
        for (size_t i = 0; i < COUNT_OF(elsewhere); i++)
            has |= strcmp(name, elsewhere[i]) == 0;
        for (size_t i = 0; i < COUNT_OF(settings); i++)
            has |= str_starts(str_of(settings[i].expected), str_of(name));
        for (size_t i = 0; i < COUNT_OF(mappings); i++)
            has |= str_starts(str_of(mappings[i].expected), str_of(name));
        if (!has)
            fail_msg("no row has %s", name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_settings),    cmocka_unit_test(of_mappings),
        cmocka_unit_test(of_both),        cmocka_unit_test(of_size),
        cmocka_unit_test(after_an_error), cmocka_unit_test(rows_are_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
