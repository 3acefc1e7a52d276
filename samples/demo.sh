#!/bin/sh
# What `make demo` shows: one spec checked, built and rehearsed. Each command
# is printed as one would type it.
#
#   sh samples/demo.sh [BUILD]
set -eu
cd "$(dirname "$0")/.."
build=${1:-build}
dmsc=$build/dmsc
spec=samples/homogeneous/migration.yaml
out=$build/demo

say() {
    printf '%s\n' "$@"
}

# show WHY COMMAND...: the reason, the command, then what it prints.
show() {
    say "" "$1"
    shift
    say "   \$ $*"
    "$@"
}

say "A shop moves from one PostgreSQL database to another with AWS DMS: six" \
    "tables, loaded while customers keep writing. One file describes it all:" \
    "$spec."

show "1. Check the spec: what AWS would reject hours later, now." \
    "$dmsc" check "$spec"
show "2. Write it out as Terraform, CloudFormation and AWS CLI scripts." \
    "$dmsc" build "$spec" -o "$out"
show "3. Rehearse the migration here, with the same mappings and settings." \
    "$dmsc" run "$spec"

cat <<END

That was the whole way, on this machine, without an AWS account. Next:

  less $spec
      the spec: everything above came from these lines
  ls $out/terraform $out/cloudformation $out/cli
      the outputs: plain code that stays valid without dmsc
  $dmsc init --help
      start your own
  $dmsc check FOLDER
      or look over the DMS files you already have
END
