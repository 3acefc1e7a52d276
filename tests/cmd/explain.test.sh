# `dmsc explain` finds the page of an error in texts as people paste them.
. tests/lib.sh
[ -x "$DMSC" ] || skip "dmsc is not built"

explains() { # explains HEADING TEXT: that text is of the page
    expect "explain $2" "$1" "$("$DMSC" explain "$2" 2>&1 | sed 1q)"
    expect "explain - <<< $2" "$1" \
        "$(printf '%s\n' "$2" | "$DMSC" explain - 2>&1 | sed 1q)"
}
explains "Invalid task settings JSON" \
"Error: updating DMS Replication Task (test-dms-replication-task-tf): \
InvalidParameterValueException: Invalid task settings json
│       status code: 400, request id: ab973d14-ad51-430e-9776-9cef4dce0593
│
│   with aws_dms_replication_task.test,
│   on main.tf line 82, in resource \"aws_dms_replication_task\" \"test\":
│   82: resource \"aws_dms_replication_task\" \"test\" {"
explains "Invalid Table Mappings document" \
"botocore.errorfactory.InvalidParameterValueException: An error occurred \
(InvalidParameterValueException) when calling the CreateReplicationTask \
operation: Invalid Table Mappings document."
explains "Error in mapping rules. Rule with ruleId = … failed validation. \
Exact schema and table name required when using table settings rule" \
"Error in mapping rules. Rule with ruleId = 7 failed validation. Exact
schema and table name required when using table settings rule."
explains "Error in mapping rules. Rule with ruleId = … failed validation" \
"Error in mapping rules. Rule with ruleId = 12 failed validation. Something new"
explains "No modifications were requested on the task" \
"InvalidParameterCombinationException: No modifications were requested on the \
task: arn:aws:dms:eu-west-1:123456789012:task:ABC"
explains "Task Settings CloudWatchLogGroup or CloudWatchLogStream cannot be \
set on create" \
"Error: InvalidParameterValueException: Task Settings CloudWatchLogGroup or \
CloudWatchLogStream cannot be set on create."
explains "The IAM Role … is not configured properly" \
"AccessDeniedFault: The IAM Role \
arn:aws:iam::123456789012:role/dms-vpc-role is not configured properly."
explains "Replication Task, excluding logging severity task settings, \
cannot be modified while it is running state" \
"InvalidResourceStateFault: Replication Task, excluding logging severity task \
settings, cannot be modified while it is running state"
explains "is in MODIFYING state and cannot start" \
"Error: starting DMS Serverless Replication \
(arn:aws:dms:us-west-2:123456789012:replication-config:x): \
InvalidResourceStateFault: Replication for Replication Config: x is in \
MODIFYING state and cannot start"
explains "unexpected state 'stopped', wanted target 'running'" \
"Error: waiting for DMS Replication Task (x) start: unexpected state \
'stopped', wanted target 'running'. last error: Stop Reason \
FULL_LOAD_ONLY_FINISHED"
explains "TimestampColumnName cannot be an empty string" \
"$(printf '\033[31m│\033[0m \033[1mTimestampColumnName\033[0m cannot be
\033[31m│\033[0m an empty string')"
explains "Replication Task, excluding logging severity task settings, \
cannot be modified while it is running state" \
"it can’t be modified while running"
explains "logical decoding requires wal_level >= logical" \
"[SOURCE_CAPTURE ]E: RetCode: SQL_ERROR SqlState: 55000 NativeError: 1 \
Message: ERROR: logical decoding requires wal_level >= logical;"
explains "cannot use immediate apply method for static parameter" \
"Error: modifying RDS DB Parameter Group (shop): InvalidParameterCombination: \
cannot use immediate apply method for static parameter"

explains "was suspended due to … successive unexpected failures" \
"Last Error Task 'K7YJOFK7GYXIK44C2KLGFNG7ZO' was suspended due to 6 \
successive \
unexpected failures Stop Reason FATAL_ERROR Error Level FATAL"
explains "was suspended due to … successive unexpected failures" \
"2022-05-28T16:07:35 [TASK_MANAGER    ]E:  Task 'K7YJOFK7GYXIK44C2KLG' \
encountered a fatal error"
explains "replication slot … already exists" \
"ERROR: replication slot \"k7yjofk7_00016404_c1b2\" already exists;"
explains "all replication slots are in use" \
"ERROR:  all replication slots are in use
HINT:  Free one or increase max_replication_slots."
explains "The resource you are attempting to create already exists" \
"ResourceAlreadyExistsFault"
explains "The resource you are attempting to create already exists" \
"Error: creating DMS Endpoint (shop): operation error Database Migration \
Service: CreateEndpoint, https response error StatusCode: 400, RequestID: 1, \
ResourceAlreadyExistsFault: The resource you are attempting to create already \
exists."
explains "The IAM Role … is not configured properly" \
"AccessDeniedFault: The IAM Role arn:aws:iam::1:role/dms-vpc-role is not \
configured properly."
explains "valid only for tasks running for the first time" \
"An error occurred (InvalidParameterCombinationException) when calling the \
StartReplicationTask operation: Start Type : START_REPLICATION, valid only for \
tasks running for the first time"
explains "Test connection … should be successful for starting the \
replication task" \
"Test connection for replication instance and endpoint should be successful \
for starting the replication task"
explains "No tables were found at task initialization" \
"Last Error  No tables were found at task initialization. Either the selected \
table(s) or schemas(s) no longer exist or no match was found for the table \
selection pattern(s). Stop Reason FATAL_ERROR Error Level FATAL"
explains "no pg_hba.conf entry for host" \
"Test Endpoint failed: Application-Status: 1020912, Application-Message: \
Failed \
to connect Network error has occurred, Application-Detailed-Message: RetCode: \
SQL_ERROR SqlState: 08001 NativeError: 101 Message: FATAL: no pg_hba.conf \
entry \
for host \"10.0.1.135\", user \"postgres\", database \"shop\", no encryption"
explains "Unable to find Secrets Manager secret" \
"Test Endpoint failed: Application-Status: 1020912, Application-Message: \
Failed \
to build connection string Unable to find Secrets Manager secret, \
Application-Detailed-Message: Failed to retrieve secret."
explains "Application-Status: 1020912" \
"Test Endpoint failed: Application-Status: 1020912, Application-Message: \
Cannot \
connect to SQL Server Authentication failed"
explains "CDC cannot be provided because supplemental_log_data_min in \
v\$database is set to NO" \
"Last Error Failed in resolving configuration. Task error notification \
received \
from subtask 0, thread 0 [reptask/replicationtask.c:2859] [1020418] CDC cannot \
be provided because supplemental_log_data_min in v\$database is set to NO; \
Minimal database supplemental logging level is not enabled"
explains "MS-CDC has not been enabled on database" \
"[1020101] MS-CDC has not been enabled on database 'source'; Failed while \
preparing stream component 'st_0_ZWM3'.; Stop Reason FATAL_ERROR"
explains "Identifier name … is too long" \
"TARGET_LOAD E: RetCode: SQL_ERROR SqlState: HY000 NativeError: 1059 Message: \
[mysqld-5.6.10]Identifier name 'name' is too long 122502 ODBC general error."
explains "Bulk apply operation failed. Trying to execute bulk statements in \
'one-by-one' mode" \
"[TARGET_APPLY ]I: Bulk apply operation failed. Trying to execute bulk \
statements in 'one-by-one' mode (bulk_apply.c:2000)"
explains "relation \"awsdms_apply_exceptions\" already exists" \
"ERROR: Relation 'awsdms_apply_exceptions' already exists"

# --- what is near, and what is not ---
said=$("$DMSC" explain "Invalid task setting" 2>&1)
expect "a near one" "2 error: dmsc knows no error with this text
    help: did you mean \"Invalid task settings JSON\"?" "$? $said"
said=$("$DMSC" explain "the dog ate my database" 2>&1)
expect "a far one" "2 error: dmsc knows no error with this text
    help: 'dmsc check .' finds what AWS would reject; paste the part of the \
text that says what is wrong" "$? $said"
said=$("$DMSC" explain sintax 2>&1)
expect "one word is a rule" "2 error: there is no rule 'sintax'" \
    "$? $(echo "$said" | sed 1q)"
expect "words without quotes" "Invalid task settings JSON" \
    "$("$DMSC" explain Invalid task settings JSON | sed 1q)"
expect "rules and errors together" "json/syntax
Invalid task settings JSON" "$("$DMSC" explain json/syntax \
    "Invalid task settings JSON" | grep '^json/syntax$\|^Invalid task')"

# --- ceilings: words of a text, of a gap, bytes of a word ---
first() { # the first line of what explains standard input
    "$DMSC" explain - 2>&1 | sed 1q
}
text() { # text N TEXT: N words before it
    awk -v n="$1" -v text="$2" 'BEGIN {
        while (n-- > 0) print "word"; print text }'
}
expect "20000 words" "Invalid task settings JSON" \
    "$(text 19996 "Invalid task settings JSON" | first)"
expect "one more" "error: dmsc knows no error with this text" \
    "$(text 19997 "Invalid task settings JSON" | first)"
role() { # role N: a role of N words
    echo "The IAM Role $(text "$1" "" | tr '\n' ' ') is not configured properly"
}
expect "a gap of 12" "The IAM Role … is not configured properly" \
    "$(role 12 | first)"
expect "a gap of 13" "error: dmsc knows no error with this text" \
    "$(role 13 | first)"
long() { # long N: one word of N bytes, then an error
    awk -v n="$1" 'BEGIN { while (n-- > 0) printf "x"
        print " Invalid task settings JSON" }'
}
for n in 256 257 100000; do
    expect "a word of $n" "Invalid task settings JSON" "$(long "$n" | first)"
done
finish
