# What the generated scripts share (templates/cli/lib.sh), function by
# function, with an `aws` that answers what the test tells it to: what is
# found, what is not, what is not ours, what differs, what is still in use.
. tests/lib.sh
need bash

# The `aws`: it notes its arguments, and gives the next of the answers that
# wait for the operation; the last one stays. `!Code` is an error.
mkdir "$tmp/bin" "$tmp/answers"
cat >"$tmp/bin/aws" <<'END'
#!/bin/bash
printf '%s\n' "$*" >>"$tmp/calls"
answers=$tmp/answers/$2
[ "$2" != wait ] || exit 0
[ -s "$answers" ] || exit 0
answer=$(head -n 1 "$answers")
if [ "$(wc -l <"$answers")" -gt 1 ]; then sed -i 1d "$answers"; fi
case $answer in
'!'*)
    echo "An error occurred (${answer#!}) when calling" >&2
    exit 255
    ;;
esac
printf '%s\n' "$answer"
END
chmod +x "$tmp/bin/aws"
export tmp PATH="$tmp/bin:$PATH" TRIES=4 PAUSE=0

# answer OPERATION ANSWER...
answer() {
    operation=$1
    shift
    printf '%s\n' "$@" >"$tmp/answers/$operation"
}
# try CODE: what bash says that runs CODE with lib.sh; then its exit code.
try() {
    : >"$tmp/calls"
    bash -c 'MIGRATION=shop; RELOAD=no; . templates/cli/lib.sh
        '"$1" 2>&1
    echo "exit $?"
}
calls() {
    cut -d ' ' -f 1-2 "$tmp/calls" | tr '\n' ','
}

# --- looking ---
look='x=$(lookup ec2 describe-vpcs); printf "<%s>" "$x"'
answer describe-vpcs vpc-1
expect "found" "<vpc-1>exit 0" "$(try "$look")"
answer describe-vpcs None
expect "none" "<>exit 0" "$(try "$look")"
for code in InvalidVpcID.NotFound DBInstanceNotFound ResourceNotFoundFault \
    NoSuchEntity; do
    answer describe-vpcs "!$code"
    expect "$code" "<>exit 0" "$(try "$look")"
done
answer describe-vpcs '!ExpiredToken'
expect "not asked" "An error occurred (ExpiredToken) when calling
exit 1" "$(try "$look")"
answer describe-vpcs None None vpc-1
expect "seen a moment later" "vpc-1exit 0" \
    "$(try 'must VPC lookup ec2 describe-vpcs')"

# --- making ---
expect "absent" "yes
exit 0" "$(try 'if absent VPC ""; then echo $FRESH; fi')"
expect "there" "  kept    VPC (vpc-1)
no
exit 0" "$(try 'if absent VPC vpc-1; then echo made; fi; echo $FRESH')"
expect "two of them" "error: there is more than one VPC: vpc-1 vpc-2
exit 1" "$(try 'if absent VPC "vpc-1 vpc-2"; then echo made; fi')"
foreign=$(try 'theirs() { echo crm; }; if absent role r theirs; then :; fi')
case $foreign in
*"was not made by this migration"*"exit 1") ;;
*) fail "somebody else's is taken: $foreign" ;;
esac
answer create-endpoint '!AccessDenied: role is not configured properly' arn-1
expect "a new role is waited for" "  create  endpoint
arn-1
exit 0" "$(try 'create endpoint dms create-endpoint')"
answer create-endpoint '!AccessDenied: no'
expect "other mistakes are not tried again" 1 \
    "$(try 'create endpoint dms create-endpoint' >/dev/null
    grep -c . "$tmp/calls")"

# --- comparing ---
unit=$(printf '\037')
answer describe-things "true${unit}gp3${unit}[\"b\",\"a\"]"
compare='find_it() { lookup ec2 describe-things "$1"; }; FRESH=no
    compare thing find_it Public true Type gp2 Groups "a b"'
expect "what differs is said" \
    "  differs thing: Type is 'gp3', not 'gp2'; left as it is
exit 0" "$(try "$compare")"
expect "with one call" "ec2 describe-things," "$(calls)"
expect "not of what was just made" "exit 0" \
    "$(try "$(printf %s "$compare" | sed s/FRESH=no/FRESH=yes/)")"
settle='settle VPC names false true'
expect "set once" "  set     VPC: names
exit 0" "$(try "$settle False ec2 modify-vpc")"
expect "the call" "ec2 modify-vpc," "$(calls)"
expect "set already" "exit 0" "$(try "$settle True ec2 modify-vpc")"
expect "set by another" \
    "  differs VPC: names is 'odd', not 'true'; left as it is
exit 0" "$(try "$settle odd ec2 modify-vpc")"

# --- taking down ---
answer delete-vpc '!DependencyViolation' '!DependencyViolation' ''
expect "still in use" "  delete  VPC
exit 0" "$(try 'remove VPC ec2 delete-vpc')"
expect "tried again" "ec2 delete-vpc,ec2 delete-vpc,ec2 delete-vpc," "$(calls)"
answer delete-vpc '!InvalidVpcID.NotFound'
expect "gone meanwhile" "  delete  VPC
exit 0" "$(try 'remove VPC ec2 delete-vpc')"
answer delete-vpc '!UnauthorizedOperation'
expect "forbidden" "  delete  VPC
An error occurred (UnauthorizedOperation) when calling
error: VPC cannot be deleted
exit 1" "$(try 'remove VPC ec2 delete-vpc')"
expect "not ours" "  left    VPC: not made by this migration
exit 1" "$(try 'mine VPC crm')"

# --- tasks ---
start() { # start STATE TYPE OPTION
    answer describe-replication-tasks "$1" "$2"
    try "RELOAD=$3; start_task arn" >"$tmp/said"
    sed -n 's/.*--start-replication-task-type //p' "$tmp/calls"
}
expect "first" start-replication "$(start ready cdc no)"
expect "again" resume-processing "$(start stopped full-load-and-cdc no)"
expect "failed" resume-processing "$(start failed cdc no)"
expect "reload" reload-target "$(start stopped full-load yes)"
expect "loaded" "" "$(start stopped full-load no)"
expect "running" "" "$(start running cdc no)"
answer describe-connections None testing testing successful
expect "an endpoint answers" "  test    ep
exit 0" "$(try 'test_connection ri ep')"
answer describe-connections None testing failed 'wrong password'
expect "an endpoint does not" "  test    ep
error: ep: wrong password
exit 1" "$(try 'test_connection ri ep')"
answer describe-replication-tasks starting running
try 'stop_task arn' >"$tmp/said"
expect "stopped only once it runs" 1 \
    "$(grep -c 'stop-replication-task ' "$tmp/calls")"

# --- what tasks leave in their sources ---
expect "a stopped task" "  note    while its task stands, a replication slot of\
 crm on db keeps the log, until the disk is full; pg_replication_slots shows it
exit 0" "$(try 'slot_waits "crm on db"')"
expect "but not one that goes" "exit 0" \
    "$(try 'LEAVING=yes; slot_waits "crm on db"')"
left=$(try 'slot_left "crm on db"; say "the last"; notes')
expect "what is left is said last" "the last" "$(echo "$left" | head -n 1)"
echo "$left" | grep -q 'slot is left in crm on db\.' ||
    fail "where something may be left: $left"
expect "nothing left" "exit 0" "$(try notes)"

# --- assessments ---
# assess STATE...: what assess_task says of a run in these states.
assess() {
    answer start-replication-task-assessment-run run-1
    answer describe-replication-task-assessment-runs "$@"
    try 'ASSESSMENT_ROLE=role ASSESSMENT_BUCKET=reports
        assess_task arn shop; end_if_failed'
}
answer describe-replication-task-individual-assessments 'failed  some-keys'
expect "failed" "  create  assessment of shop
  failed  shop; the report is in s3://reports/shop/
failed  some-keys
error: an assessment failed; read the report before you start the task
exit 1" "$(assess starting provisioning running failed)"
expect "waited for" 4 \
    "$(grep -c 'describe-replication-task-assessment-runs' "$tmp/calls")"
answer describe-replication-task-individual-assessments ''
expect "passed" "  create  assessment of shop
  passed  shop; the report is in s3://reports/shop/

exit 0" "$(assess passed)"
expect "a warning is no failure" "exit 0" "$(assess warning | tail -n 1)"
expect "it never ends" \
    "error: the assessment of shop does not end; DMS goes on with it
exit 1" "$(assess running | tail -n 2)"
expect "it cannot be done" "  create  assessment of shop
error: shop is not assessed: error-executing: no disk
exit 1" "$(assess error-executing 'no disk')"
answer start-replication-task-assessment-run '!S3AccessDeniedFault'
expect "it is refused" "  create  assessment of shop
An error occurred (S3AccessDeniedFault) when calling
exit 1" "$(try 'ASSESSMENT_ROLE=role ASSESSMENT_BUCKET=reports
        assess_task arn shop; end_if_failed')"

# --- parameters ---
export A='' B='x y' C='seven77' D='line
two'
expect "all that is wrong at once" \
    "error: the environment variable A is not set
error: D holds a control character
error: B must be one of: x y z
error: C is not right: it has 8 letters
exit 2" "$(try 'need A; need B; need D; allow B x "y z"
    matches C "^[a-z0-9]{8}\$" "has 8 letters"; end_if_wrong')"
expect "JSON strings" '"a\"b\\c$d"exit 0' "$(try "quoted 'a\"b\\c\$d'")"
expect "an unknown option" "error: '--x' is not known; -h says what is
exit 2" "$(try 'arguments --x')"
finish
