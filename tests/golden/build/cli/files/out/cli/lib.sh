# shellcheck shell=bash
# What all scripts share. Sourced, never run. Works with AWS CLI 1 and 2.
set -euo pipefail
export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off

ERRORS=$(mktemp)
trap 'rm -f "$ERRORS"' EXIT

# Between fields: the unit separator, which no value holds.
SEPARATOR=$'\037'

# How often, and after how many seconds, something is asked for again.
TRIES=${TRIES:-40}
PAUSE=${PAUSE:-15}

# say TEXT...: what happens, to standard error, for standard output carries
# the ids that functions answer with.
say() { printf '%s\n' "$*" >&2; }

# die TEXT...: ends the script with 1.
die() {
  say "error: $*"
  exit 1
}

# arguments WORD...: answers -h with the comment at the head of the script, and
# ends it with 2 for anything else.
arguments() {
  case ${1-} in
    -h | --help)
      sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
      exit 0
      ;;
  esac
  if [ $# -gt 0 ]; then
    say "error: '$1' is not known; -h says what is"
    exit 2
  fi
}

# What is wrong with the parameters is said all at once, before anything is
# made. None of these ever shows a value that may be a secret.
WRONG=0

wrong() {
  say "error: $*"
  WRONG=1
}

end_if_wrong() { [ "$WRONG" -eq 0 ] || exit 2; }

# need NAME: an environment variable that must be set, to one line of text.
need() {
  case ${!1} in
    '') wrong "the environment variable $1 is not set" ;;
    *[[:cntrl:]]*) wrong "$1 holds a control character" ;;
  esac
}

# allow NAME VALUE...: the variable NAME must hold one of the values.
allow() {
  local name=$1 value
  shift
  for value; do
    if [ "${!name}" = "$value" ]; then return 0; fi
  done
  [ -z "${!name}" ] || wrong "$name must be one of: $*"
}

# matches NAME PATTERN WORDS: the variable NAME must match the extended
# regular expression; WORDS say what that means.
matches() {
  local value=${!1} pattern=$2 LC_ALL=C
  [ -z "$value" ] || [[ $value =~ $pattern ]] || wrong "$1 is not right: it $3"
}

# quoted TEXT: TEXT (one line) as a JSON string, which is what the CLI's
# shorthand takes too.
quoted() {
  local text=$1
  text=${text//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# is_gone: whether the last error says that there is no such thing.
is_gone() {
  grep -Eq '\(([A-Za-z.]*NotFound[A-Za-z]*|NoSuchEntity)\)' "$ERRORS"
}

# lookup SERVICE OPERATION ARGUMENT...: answers with what AWS says, as words
# parted by blanks; with nothing if there is no such thing. Fails if AWS
# cannot be asked.
lookup() {
  local words
  if ! words=$(aws "$@" --output text 2>"$ERRORS"); then
    if is_gone; then return 0; fi
    cat "$ERRORS" >&2
    return 1
  fi
  words=$(printf '%s' "$words" | tr -s ' \t\n' ' ')
  if [ "$words" != None ]; then printf '%s' "$words"; fi
}

# must TITLE FINDER FIELD: looks up FIELD with FINDER until it is there, for
# what is just made may take a moment to be seen. Fails if it stays away.
must() {
  local title=$1 words i
  shift
  for ((i = 0; i < 5; i++)); do
    words=$("$@") || return 1
    if [ -n "$words" ]; then
      printf '%s' "$words"
      return 0
    fi
    sleep "$((PAUSE / 5))"
  done
  say "error: $title does not exist; deploy first"
  return 1
}

# zone N: the name of the region's N-th zone, counted from 0.
zone() {
  lookup ec2 describe-availability-zones \
    --filters Name=state,Values=available \
    Name=opt-in-status,Values=opt-in-not-required \
    --query "sort_by(AvailabilityZones, &ZoneName)[$1].ZoneName"
}

# absent TITLE ID [OWNER]: whether a thing has to be made. More than one, or
# one that OWNER says another has made, ends the script. FRESH is yes until
# the next.
absent() {
  local owner=$MIGRATION
  FRESH=yes
  if [ -z "$2" ]; then return 0; fi
  case $2 in
    *' '*) die "there is more than one $1: $2" ;;
  esac
  if [ $# -gt 2 ]; then owner=$("$3" "$2") || die "who made $1 is not known"; fi
  if [ "$owner" != "$MIGRATION" ]; then
    die "$1 is there already, but was not made by this migration (it has no" \
      "tag migration=$MIGRATION): give one of the two another name, or leave" \
      'it out of the spec'
  fi
  say "  kept    $1 ($2)"
  FRESH=no
  return 1
}

# create TITLE SERVICE OPERATION ARGUMENT...: makes a thing, and answers with
# what AWS says. What fails because a new role is not known everywhere yet is
# tried again (no call with a secret, which standard input gives only once).
create() {
  local title=$1 i
  shift
  say "  create  $title"
  for ((i = 0; i < 8; i++)); do
    if aws "$@" --output text 2>"$ERRORS"; then return 0; fi
    grep -Eq 'not configured properly|cannot be assumed' "$ERRORS" || break
    sleep "$PAUSE"
  done
  cat "$ERRORS" >&2
  return 1
}

# await TITLE SERVICE wait STATE ARGUMENT...: waits until a thing is ready.
await() {
  local title=$1
  shift
  aws "$@" || die "$title does not get ready"
}

# normal WORDS: words in a form that can be compared, whatever their order:
# a list comes as JSON, a boolean as true or True.
normal() {
  printf '%s' "$1" | tr -s ' \t\n,[]"' '\n' |
    sed '/^$/d; s/^True$/true/; s/^False$/false/' |
    LC_ALL=C sort | tr '\n' ' '
}

# same TITLE WHAT WANTED FOUND: reports a difference. It is left as it is.
same() {
  if [ "$(normal "$3")" != "$(normal "$4")" ]; then
    say "  differs $1: $2 is '$4', not '$3'; left as it is"
  fi
}

# compare TITLE FINDER (FIELD WANTED)...: reports each field that differs, with
# one call for all of them; nothing of a thing that was just made.
compare() {
  local title=$1 finder=$2 fields='' words i
  local -a values
  shift 2
  if [ "$FRESH" = yes ]; then return 0; fi
  for ((i = 1; i < $#; i += 2)); do
    fields+="${fields:+, }to_string(${!i})"
  done
  words=$("$finder" "join('$SEPARATOR', [$fields])")
  IFS=$SEPARATOR read -r -a values <<<"$words"
  for ((i = 0; $# > 0; i++)); do
    same "$title" "$1" "$2" "${values[i]:-}"
    shift 2
  done
}

# settle TITLE WHAT INITIAL WANTED FOUND SERVICE OPERATION ARGUMENT...: sets
# what still is as it was made; reports what somebody else has set.
settle() {
  local title=$1 what=$2 initial=$3 wanted=$4 found=$5
  shift 5
  if [ "$(normal "$found")" = "$(normal "$wanted")" ]; then return 0; fi
  if [ "$(normal "$found")" = "$(normal "$initial")" ]; then
    say "  set     $title: $what"
    aws "$@" >/dev/null
  else
    same "$title" "$what" "$wanted" "$found"
  fi
}

# mine TITLE OWNER: whether a thing carries the tag of this migration. What
# somebody else made is said, and left alone.
mine() {
  if [ "$2" = "$MIGRATION" ]; then return 0; fi
  say "  left    $1: not made by this migration"
  return 1
}

# What AWS answers while another thing still holds on to one.
IN_USE='DependencyViolation|InvalidResourceState|InUse|DeleteConflict'
IN_USE+='|InvalidDB[A-Za-z]*State|CannotDelete|OperationAborted'

# remove TITLE SERVICE OPERATION ARGUMENT...: deletes a thing. What is still
# in use for a moment is tried again; what is gone is gone.
remove() {
  local title=$1 i
  shift
  say "  delete  $title"
  for ((i = 0; i < TRIES; i++)); do
    if aws "$@" >/dev/null 2>"$ERRORS"; then return 0; fi
    if is_gone; then return 0; fi
    grep -Eq "$IN_USE" "$ERRORS" || break
    sleep "$PAUSE"
  done
  cat "$ERRORS" >&2
  die "$title cannot be deleted"
}

# test_connection INSTANCE ENDPOINT: has a replication instance try an
# endpoint until it succeeds; a failure is told in DMS's words.
test_connection() {
  local state i
  state=$(connection_state "$1" "$2" Status)
  if [ "$state" = successful ]; then return 0; fi
  say "  test    $2"
  if [ "$state" != testing ]; then
    aws dms test-connection --replication-instance-arn "$1" \
      --endpoint-arn "$2" >/dev/null
  fi
  for ((i = 0; i < TRIES; i++)); do
    state=$(connection_state "$1" "$2" Status)
    case $state in
      successful) return 0 ;;
      failed) die "$2: $(connection_state "$1" "$2" LastFailureMessage)" ;;
    esac
    sleep "$PAUSE"
  done
  die "$2: the test of the connection does not end"
}

# connection_state INSTANCE ENDPOINT FIELD: a field of the last test.
connection_state() {
  lookup dms describe-connections --filters \
    "Name=replication-instance-arn,Values=$1" \
    "Name=endpoint-arn,Values=$2" --query "Connections[0].$3"
}

# task_field TASK FIELD: a field of a task.
task_field() {
  lookup dms describe-replication-tasks --without-settings \
    --filters "Name=replication-task-arn,Values=$1" \
    --query "ReplicationTasks[0].$2"
}

# start_task TASK: starts a task, or resumes it if it has run before. RELOAD is
# yes if it shall load all tables again.
start_task() {
  local state type how
  state=$(task_field "$1" Status)
  type=$(task_field "$1" MigrationType)
  case $state in
    running | starting)
      say "  kept    $1 runs already"
      return 0
      ;;
    ready) how=start-replication ;;
    *) how=resume-processing ;;
  esac
  if [ "$state" != ready ] && [ "$RELOAD" = yes ]; then
    how=reload-target
  elif [ "$state" != ready ] && [ "$type" = full-load ]; then
    say "  kept    $1 has loaded its tables; --reload loads them again"
    return 0
  fi
  say "  start   $1 ($how)"
  aws dms start-replication-task --replication-task-arn "$1" \
    --start-replication-task-type "$how" >/dev/null
  aws dms wait replication-task-running \
    --filters "Name=replication-task-arn,Values=$1"
}

# task_status TASK: says how a task and each of its tables stand.
task_status() {
  local field value
  for field in Status StopReason LastFailureMessage; do
    value=$(task_field "$1" "$field")
    [ -z "$value" ] || printf '%s: %s\n' "$field" "$value"
  done
  aws dms describe-replication-tasks --without-settings \
    --filters "Name=replication-task-arn,Values=$1" --output table \
    --query 'ReplicationTasks[0].ReplicationTaskStats'
  aws dms describe-table-statistics --replication-task-arn "$1" \
    --output table --query 'TableStatistics[].{Table: TableName,
      State: TableState, Rows: FullLoadRows, Inserts: Inserts,
      Updates: Updates, Deletes: Deletes, Validation: ValidationState}'
}

# stop_task TASK: stops a task if it runs, and waits for it.
stop_task() {
  case $(task_field "$1" Status) in
    running)
      say "  stop    $1"
      aws dms stop-replication-task --replication-task-arn "$1" >/dev/null
      ;;
    starting)
      aws dms wait replication-task-running \
        --filters "Name=replication-task-arn,Values=$1"
      stop_task "$1"
      return
      ;;
    stopping) ;;
    *) return 0 ;;
  esac
  aws dms wait replication-task-stopped \
    --filters "Name=replication-task-arn,Values=$1"
}

# slot_waits DATABASE: what a stopped task does to a PostgreSQL source. Not said
# if LEAVING is yes: then the task is going to be deleted.
LEAVING=${LEAVING:-no}
slot_waits() {
  if [ "$LEAVING" = yes ]; then return 0; fi
  say "  note    while its task stands, a replication slot of $1 keeps the" \
    'log, until the disk is full; pg_replication_slots shows it'
}

# slot_left DATABASE: what may be left in a PostgreSQL source that outlives its
# task. notes says it, after all else.
NOTES=''
slot_left() {
  NOTES+="
Look whether a replication slot is left in $1. DMS drops the one
that it made together with its task, but not yours, and none in a database that
it cannot reach. A slot that nobody reads fills the disk:
  SELECT slot_name, active FROM pg_replication_slots;
  SELECT pg_drop_replication_slot('NAME');
"
}

# notes: what is left to do by hand.
notes() { printf '%s' "$NOTES" >&2; }

# assess_task TASK NAME: has DMS assess a task before it is started, waits for
# the end, and prints what did not pass.
FAILED=no
assess_task() {
  local run state why i
  run=$(create "assessment of $2" dms start-replication-task-assessment-run \
    --replication-task-arn "$1" \
    --service-access-role-arn "$ASSESSMENT_ROLE" \
    --result-location-bucket "$ASSESSMENT_BUCKET" \
    --result-location-folder "$MIGRATION" \
    --assessment-run-name "$2-$(date -u +%Y-%m-%d-%H-%M-%S)" \
    --query ReplicationTaskAssessmentRun.ReplicationTaskAssessmentRunArn)
  for ((i = 0; i < TRIES * 6; i++)); do
    state=$(assessment_field "$run" Status)
    case $state in
      starting | provisioning | running) sleep "$PAUSE" ;;
      *) break ;;
    esac
  done
  case $state in
    passed | warning) ;;
    failed) FAILED=yes ;;
    starting | provisioning | running)
      die "the assessment of $2 does not end; DMS goes on with it"
      ;;
    *)
      why=$(assessment_field "$run" LastFailureMessage)
      die "$2 is not assessed: $state${why:+: $why}"
      ;;
  esac
  say "  $state  $2; the report is in s3://$ASSESSMENT_BUCKET/$MIGRATION/"
  aws dms describe-replication-task-individual-assessments --output text \
    --filters "Name=replication-task-assessment-run-arn,Values=$run" --query \
    "ReplicationTaskIndividualAssessments[?Status!='passed'].[Status,
      IndividualAssessmentName]"
}

# end_if_failed: ends the script with 1 if an assessment failed.
end_if_failed() {
  [ "$FAILED" = no ] ||
    die 'an assessment failed; read the report before you start the task'
}

# assessment_field RUN FIELD: a field of the run of an assessment.
assessment_field() {
  lookup dms describe-replication-task-assessment-runs \
    --filters "Name=replication-task-assessment-run-arn,Values=$1" \
    --query "ReplicationTaskAssessmentRuns[0].$2"
}

# connect HOST PORT DATABASE USER SECRET: how psql reaches a database. The
# password is the one that the secret holds, and is seen by psql alone.
connect() {
  command -v psql >/dev/null || die 'psql is needed, of postgresql-client'
  export PGHOST=${PGHOST:-$1} PGPORT=${PGPORT:-$2} PGDATABASE=$3 PGUSER=$4
  export PGSSLMODE=${PGSSLMODE:-require} PGCONNECT_TIMEOUT=10
  PGPASSWORD=$(aws secretsmanager get-secret-value --secret-id "$5" \
    --query SecretString --output text |
    sed -n 's/.*"password" *: *"\([^"]*\)".*/\1/p')
  export PGPASSWORD
  sql -c 'SELECT 1' >/dev/null ||
    die "$PGHOST cannot be reached from here; through a tunnel, set PGHOST and" \
      'PGPORT to its near end'
}

# sql OPTION...: psql that stops at the first mistake and shows bare rows.
sql() { psql -X -q -A -t -F ': ' -v ON_ERROR_STOP=1 "$@"; }

# The tables of a database that are neither PostgreSQL's nor DMS's own.
TABLES="FROM pg_class AS t JOIN pg_namespace AS s ON s.oid = t.relnamespace
  WHERE t.relkind IN ('r', 'p') AND NOT t.relispartition
    AND s.nspname NOT LIKE 'pg\\_%' AND s.nspname <> 'information_schema'
    AND t.relname NOT LIKE 'awsdms\\_%'"

# prepare_database HOST PORT DATABASE USER SECRET FILE: runs a file of ../sql
# that may be run again.
prepare_database() {
  (
    connect "$@"
    say "  prepare $3 on $PGHOST"
    sql -v "user=$4" -f "$HERE/../$6"
  )
}

# populate_database HOST PORT DATABASE USER SECRET FILE: runs a file of ../sql
# in a database without tables, then counts its rows. FORCE is yes if tables
# that are there do not matter.
populate_database() {
  (
    connect "$@"
    tables=$(sql -c "SELECT count(*) $TABLES")
    if [ "$tables" != 0 ] && [ "$FORCE" != yes ]; then
      die "$3 on $PGHOST has $tables tables already; --force fills it anyway"
    fi
    say "  fill    $3 on $PGHOST"
    # The file may have transactions of its own; PostgreSQL only warns.
    PGOPTIONS='-c client_min_messages=error' sql -1 -f "$HERE/../$6"
    count_rows
  )
}

# count_rows: prints each table and how many rows it has.
count_rows() {
  sql <<END
SELECT format('SELECT %L, count(*) FROM %s', t.oid::regclass, t.oid::regclass)
$TABLES ORDER BY 1 \\gexec
END
}
