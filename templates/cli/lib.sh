# shellcheck shell=bash
# What all scripts share. Sourced, never run. Works with AWS CLI 1 and 2.
set -euo pipefail
export AWS_PAGER=''

ERRORS=$(mktemp)
trap 'rm -f "$ERRORS"' EXIT

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

# need NAME...: names every environment variable that is not set, and ends
# the script with 2 if there is one.
need() {
  local name missing=0
  for name; do
    if [ -z "${!name:-}" ]; then
      say "error: the environment variable $name is not set"
      missing=1
    fi
  done
  [ "$missing" -eq 0 ] || exit 2
}

# allow NAME VALUE...: ends the script with 2 unless the variable NAME holds
# one of the values.
allow() {
  local name=$1 value
  shift
  for value; do
    if [ "${!name}" = "$value" ]; then return 0; fi
  done
  say "error: $name is '${!name}', but must be one of: $*"
  exit 2
}

# password NAME...: ends the script with 2 unless each variable holds what
# RDS takes as a password. Never shows it.
password() {
  local name value LC_ALL=C
  for name; do
    value=${!name}
    case $value in
      *[!!-~]* | *[\"/@\\]*) value='' ;;
    esac
    if [ "${#value}" -lt 8 ] || [ "${#value}" -gt 128 ]; then
      say "error: $name must have 8 to 128 printable ASCII characters," \
        'without space, double quote, slash, backslash and @'
      exit 2
    fi
  done
}

# quoted TEXT: TEXT as a JSON string.
quoted() {
  local text=$1
  text=${text//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# lookup SERVICE OPERATION ARGUMENT...: answers with what AWS says, as words
# parted by blanks; with nothing if there is no such thing. Fails if AWS
# cannot be asked.
lookup() {
  local words
  if ! words=$(aws "$@" --output text 2>"$ERRORS"); then
    if grep -Eq 'NotFound|NoSuchEntity' "$ERRORS"; then return 0; fi
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
  say "error: $title does not exist; run deploy.sh"
  return 1
}

# zone N: the name of the region's N-th zone, counted from 0.
zone() {
  lookup ec2 describe-availability-zones \
    --filters Name=state,Values=available \
    Name=opt-in-status,Values=opt-in-not-required \
    --query "sort_by(AvailabilityZones, &ZoneName)[$1].ZoneName"
}

# single TITLE WORDS: ends the script if more than one thing was found.
single() {
  case $2 in
    *' '*) die "there is more than one $1: $2" ;;
  esac
}

# kept TITLE ID: says that a thing is already there.
kept() { say "  kept    $1 ($2)"; }

# create TITLE SERVICE OPERATION ARGUMENT...: makes a thing, and answers with
# what AWS says. What fails because a new role is not known everywhere yet is
# tried again.
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

# compare TITLE FINDER (FIELD WANTED)...: reports each field of a thing that
# differs, with one call for all of them.
compare() {
  local title=$1 finder=$2 fields='' words i
  local -a values
  shift 2
  for ((i = 1; i < $#; i += 2)); do
    fields+="${fields:+, }to_string(${!i})"
  done
  words=$("$finder" "join('|', [$fields])")
  IFS='|' read -r -a values <<<"$words"
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

# remove TITLE SERVICE OPERATION ARGUMENT...: deletes a thing. What is still
# in use for a moment is tried again; what is gone is gone.
remove() {
  local title=$1 i
  shift
  say "  delete  $title"
  for ((i = 0; i < TRIES; i++)); do
    if aws "$@" >/dev/null 2>"$ERRORS"; then return 0; fi
    if grep -Eq 'NotFound|NoSuchEntity' "$ERRORS"; then return 0; fi
    grep -Eq 'DependencyViolation|InvalidResourceState|InUse|DeleteConflict|InvalidDB[A-Za-z]*State' \
      "$ERRORS" || break
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

# start_task TASK: starts a task, or resumes it if it has run before.
start_task() {
  local how
  case $(task_field "$1" Status) in
    running | starting)
      say "  kept    $1 runs already"
      return 0
      ;;
    ready) how=start-replication ;;
    *) how=resume-processing ;;
  esac
  say "  start   $1 ($how)"
  aws dms start-replication-task --replication-task-arn "$1" \
    --start-replication-task-type "$how" >/dev/null
  aws dms wait replication-task-running \
    --filters "Name=replication-task-arn,Values=$1"
}

# task_status TASK: prints how a task and each of its tables stand.
task_status() {
  printf '%s: %s\n' "$1" "$(task_field "$1" Status)"
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
