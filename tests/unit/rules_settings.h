/* Task settings: rows of test_rules.c. */
#ifndef DMSC_TESTS_RULES_SETTINGS_H
#define DMSC_TESTS_RULES_SETTINGS_H

#include "unit/rules_row.h"

#define SETTINGS(section, keys) "{'" section "':\n{" keys "}}"
#define LOBS(keys)              SETTINGS("TargetMetadata", keys)
#define LOGGING(keys)           SETTINGS("Logging", keys)
#define ERRORS(keys)            SETTINGS("ErrorBehavior", keys)
#define LOAD(keys)              SETTINGS("FullLoadSettings", keys)
#define CHECKED(keys)           SETTINGS("ValidationSettings", keys)

/* Ten defaults but for CONTROL, and what is none everywhere. */
#define PASTED_WITH(more, control)                                             \
    "{" more "'StreamBufferSettings':{\n'StreamBufferCount':3,"                \
    "'StreamBufferSizeInMB':8,'CtrlStreamBufferSizeInMB':" control             \
    "},'ChangeProcessingTuning':{'CommitTimeout':1,'MemoryKeepTime':60,"       \
    "'MemoryLimitTotal':1024,'MinTransactionSize':1000,"                       \
    "'BatchApplyTimeoutMin':1},'FullLoadSettings':{'CommitRate':10000,"        \
    "'MaxFullLoadSubTasks':8,'TargetTablePrepMode':'DO_NOTHING'}}"
#define PASTED(control) PASTED_WITH("", control)
#define DROPS                                                                  \
    "'ChangeProcessingDdlHandlingPolicy':{'HandleSourceTableDropped':true},"

static const struct row settings[] = {
    /* nothing to say */
    {"", "{}", ""},
    {"", "{'TargetMetadata':null,'Logging':null}", ""},
    /* what DMS only reports */
    {"", LOGGING("'CloudWatchLogGroup':'dms-tasks-x'"),
     "settings/read-only-key:2"},
    {"", LOGGING("'CloudWatchLogStream':null"), ""},
    {"exported=yes", LOGGING("'CloudWatchLogGroup':'dms-tasks-x'"), ""},
    {"host=terraform", LOGGING("'CloudWatchLogStream':null"),
     "settings/read-only-key:2"},
    /* batches that fail */
    {"",
     "{'TargetMetadata':{'BatchApplyEnabled':true},'ErrorBehavior':{"
     "'ApplyErrorDeletePolicy':'SUSPEND_TABLE',"
     "'ApplyErrorInsertPolicy':'SUSPEND_TABLE',"
     "'ApplyErrorUpdatePolicy':'SUSPEND_TABLE',\n"
     "'DataErrorPolicy':'LOG_ERROR'}}",
     "cross/batch-apply-errors:2"},
    {"",
     "{'TargetMetadata':{'BatchApplyEnabled':true},'ErrorBehavior':{"
     "'ApplyErrorDeletePolicy':'SUSPEND_TABLE',"
     "'ApplyErrorInsertPolicy':'SUSPEND_TABLE',"
     "'ApplyErrorUpdatePolicy':'SUSPEND_TABLE',"
     "'DataErrorPolicy':'SUSPEND_TABLE'}}",
     ""},
    {"",
     "{'TargetMetadata':{'BatchApplyEnabled':true},'ErrorBehavior':{"
     "'ApplyErrorDeletePolicy':'IGNORE_RECORD',"
     "'ApplyErrorInsertPolicy':'LOG_ERROR',"
     "'ApplyErrorUpdatePolicy':'LOG_ERROR',"
     "'DataErrorPolicy':'LOG_ERROR'}}",
     ""},
    {"",
     "{'TargetMetadata':{'BatchApplyEnabled':true},'ErrorBehavior':{"
     "'ApplyErrorDeletePolicy':'SUSPEND_TABLE',"
     "'ApplyErrorInsertPolicy':'SUSPEND_TABLE',"
     "'ApplyErrorUpdatePolicy':'SUSPEND_TABLE',"
     "'DataErrorPolicy':'${policy}'}}",
     ""},
    /* characters */
    {"source=mongodb",
     "{\n'CharacterSetSettings':{'CharacterSetSupport':{'CharacterSet':"
     "'UTF-8'}}}",
     "settings/charset-engine:2"},
    {"source=oracle target=redshift",
     "{'CharacterSetSettings':{'CharacterSetSupport':{'CharacterSet':"
     "'UTF-8'}}}",
     ""},
    {"source=oracle target=s3",
     "{\n'CharacterSetSettings':{'CharacterSetSupport':{'CharacterSet':"
     "'UTF-8'}}}",
     "settings/charset-engine:2"},
    {"target=s3", "{'CharacterSetSettings':null}", ""},
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
    {"", LOBS("'LobMaxSize':64"), "settings/lob-size-slow:2"},
    {"advice=settings/lob-size-slow", LOBS("'LobMaxSize':63"), ""},
    {"type=cdc advice=settings/lob-size-slow", LOBS("'LobMaxSize':64"), ""},
    {"advice=settings/lob-size-slow",
     LOBS("'LobMaxSize':64,'FullLobMode':true"), ""},
    {"advice=settings/lob-size-slow",
     LOBS("'LobMaxSize':64,'SupportLobs':false"), ""},
    {"target=redshift", LOBS("'LobMaxSize':64"), "cross/redshift-lob-size:2"},
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
     LOGGING("'EnableLogging':true,'LogComponents':[{\n'Severity':"
             "'LOGGER_SEVERITY_DEBUG'},{\n'Severity':"
             "'LOGGER_SEVERITY_DETAILED_DEBUG'}]"),
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
    {"target=kinesis", LOBS("'ParallelLoadThreads':32"), ""},
    {"target=kinesis", LOBS("'ParallelLoadThreads':33"), "schema/range:2"},
    {"target=dynamodb", LOBS("'ParallelLoadThreads':33"), ""},
    {"target=dynamodb", LOBS("'ParallelApplyThreads':1"),
     "settings/parallel-key-target:2"},
    {"target=docdb", LOBS("'ParallelApplyThreads':1"), ""},
    {"target=postgres", LOBS("'ParallelLoadThreads':0"), ""},
    {"type=full-load", LOBS("'ParallelApplyThreads':1"),
     "settings/parallel-apply-full-load:2"},
    {"type=cdc", LOBS("'ParallelApplyThreads':1"), ""},
    {"type=full-load",
     LOBS("'ParallelApplyThreads':2,'ParallelApplyBufferSize':400,"
          "'ParallelApplyQueuesPerThread':4"),
     "settings/parallel-apply-full-load:2"},
    {"type=full-load", LOBS("'ParallelApplyBufferSize':400"),
     "settings/parallel-apply-full-load:2"},
    {"type=full-load", LOBS("'ParallelApplyQueuesPerThread':4"),
     "settings/parallel-apply-full-load:2"},
    {"type=full-load",
     LOBS("'ParallelApplyThreads':0,'ParallelApplyBufferSize':100,"
          "'ParallelApplyQueuesPerThread':1"),
     ""},
    {"type=full-load",
     LOBS("'ParallelApplyBufferSize':0,'ParallelApplyQueuesPerThread':0"), ""},
    {"type=full-load",
     LOBS("'ParallelApplyThreads':0,'ParallelApplyBufferSize':50"), ""},
    {"type=cdc", LOBS("'ParallelApplyBufferSize':400"), ""},
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
    {"target=s3",
     SETTINGS("LoopbackPreventionSettings", "'EnableLoopbackPrevention':true"),
     "settings/loopback-engine:2"},
    {"source=db2 target=postgres",
     SETTINGS("LoopbackPreventionSettings", "'EnableLoopbackPrevention':true"),
     "settings/loopback-engine:2"},
    {"source=mysql target=aurora-postgresql",
     SETTINGS("LoopbackPreventionSettings", "'EnableLoopbackPrevention':true"),
     ""},
    {"source=mysql target=mariadb",
     SETTINGS("LoopbackPreventionSettings", "'EnableLoopbackPrevention':true"),
     ""},
    {"target=s3",
     SETTINGS("LoopbackPreventionSettings", "'EnableLoopbackPrevention':false"),
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
    /* defaults */
    {"host=terraform", PASTED("5"), "settings/redundant-default:2"},
    {"host=terraform advice=settings/redundant-default", PASTED("6"), ""},
    {"host=terraform advice=settings/redundant-default", PASTED("'${mb}'"), ""},
    {"host=terraform partial=1 advice=settings/redundant-default", PASTED("5"),
     ""},
    {"host=terraform exported=1 advice=settings/redundant-default", PASTED("5"),
     ""},
    {"advice=settings/redundant-default", PASTED("5"), ""},
    {"host=terraform", PASTED_WITH(DROPS, "6"), "settings/redundant-default:1"},
    {"host=terraform target=s3 advice=settings/redundant-default",
     PASTED_WITH(DROPS, "6"), "settings/ddl-to-datalake:1"},
    /* validation */
    {"host=terraform", "{'Logging':null}", ""},
    {"", "{'Logging':null}", ""},
    {"host=terraform", "{'PostProcessingRules':[]}", ""},
    {"", "{'PostProcessingRules':[]}", ""},
    {"source=oracle target=postgres",
     "{'ValidationSettings':\n{'EnableValidation':false}}", "validation/off:2"},
    {"source=oracle target=postgres", "{'Logging':{'EnableLogging':true}}",
     "validation/off:1"},
    {"source=oracle target=postgres partial=1 advice=validation/off",
     "{'Logging':{'EnableLogging':true}}", ""},
    {"source=oracle target=kinesis advice=validation/off",
     "{'Logging':{'EnableLogging':true}}", ""},
    {"source=oracle target=postgres advice=validation/off",
     "{'ValidationSettings':{'EnableValidation':true}}", ""},
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
    {"type=full-load target=s3",
     CHECKED("'EnableValidation':true,\n'ValidationOnly':true"),
     "validation/validation-only:3"},
    {"type=cdc target=s3",
     CHECKED("'EnableValidation':true,\n'ValidationOnly':true"), ""},
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
    {"target=redis",
     LOBS("'FullLobMode':true,\n'LimitedSizeLobMode':true,\n'LobMaxSize':32,"
          "'BatchApplyEnabled':true"),
     "settings/lob-mode-conflict:3"},
    /* former names */
    {"", SETTINGS("ControlTablesSettings", "'historyTimeslotInMinutes':5"),
     "settings/deprecated-key:2"},
    {"",
     SETTINGS("ControlTablesSettings", "'historyTimeslotInMinutes':5,"
                                       "'HistoryTimeslotInMinutes':5"),
     ""},
    {"", LOBS("'BatchApplyPreserveTransaction':true"),
     "settings/deprecated-key:2"},
};

#endif
